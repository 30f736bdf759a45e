"""Tables of sectors and places: peaks, places, regions, and what each sector is made of."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word
from placebook.narrative.sectors import by_region, name_of, of_leps
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = ["made_of", "peaks", "places", "regions"]

MOST = 6
NOBODY = "none"
HUB = "the Hub’s {}"


def peaks(evidence: pd.DataFrame, data: AllPlaces) -> str:
    """List for each sector the places where both stand out, and the peaks of each alone."""
    rows = evidence[evidence["place"] != "england"]
    lines = []
    for sector in data.package["innovation_sectors"].sort_values("order").itertuples():
        mine = rows[rows["sector"] == sector.id]
        cells = [
            _peaks(mine[mine["evidence"] == "both"], "industry", "industry", data),
            _peaks(mine[mine["evidence"] == "industry"], "industry", "industry", data),
            _peaks(mine[mine["evidence"] == "research"], "intensity", "intensity", data),
        ]
        lines.append([escape(sector.title), *cells])
    head = ["Sector", "Both", "Industry only, by quotient", "Research only, per head over the UK’s"]
    return html_table("Peaks of each sector: at most six places, the highest first", head, lines)


def _peaks(rows: pd.DataFrame, by: str, shown: str, data: AllPlaces) -> str:
    top = rows.sort_values(by, ascending=False).head(MOST)
    named = [f"{name_of(row['place'], data)} {row[shown]:.1f}" for _, row in top.iterrows()]
    more = len(rows) - len(top)
    tail = f"; and {count_word(more)} more" if more else ""
    return escape("; ".join(named) + tail) if named else NOBODY


def places(evidence: pd.DataFrame, data: AllPlaces) -> str:
    """List for each place its most active sectors, the highest figure first."""
    titles = data.package["innovation_sectors"].set_index("id")["short_title"]
    lines = []
    for place in (*data.leps, *data.nations):
        mine = evidence[evidence["place"] == place.id]
        cells = []
        for kind, by in (("both", "industry"), ("industry", "industry"), ("research", "intensity")):
            of = mine[mine["evidence"] == kind].sort_values(by, ascending=False)
            named = [f"{titles[row['sector']]} {row[by]:.1f}" for _, row in of.iterrows()]
            cells.append(escape("; ".join(named)) or NOBODY)
        lines.append([escape(place.name), *cells])
    head = ["Place", "Both", "Industry only", "Research only"]
    return html_table("Sectors that stand out in each place", head, lines)


def regions(evidence: pd.DataFrame, data: AllPlaces) -> str:
    """Count cases by region and sort of evidence, with the sectors that recur."""
    table = by_region(evidence, data)
    rows = of_leps(evidence, data)
    region = {lep.id: lep.region for lep in data.leps}
    rows = rows.assign(region=rows["place"].map(region))
    titles = data.package["innovation_sectors"].set_index("id")["short_title"]
    strong = rows[rows["evidence"].isin(["both", "industry"])]
    lines = []
    for name, row in table.iterrows():
        common = strong.loc[strong["region"] == name, "sector"].value_counts()
        common = common[common > 1] if row["leps"] > 1 else common
        listed = [f"{titles[sector]} ({count})" for sector, count in common.head(4).items()]
        figures = [f"{int(row[kind])}" for kind in ("leps", "both", "industry", "research")]
        lines.append([escape(str(name)), *figures, escape("; ".join(listed)) or NOBODY])
    head = [
        "Region",
        "LEPs",
        "Both",
        "Industry only",
        "Research only",
        "Industry that stands out in several LEPs",
    ]
    numeric = [False, True, True, True, True, False]
    return html_table("Cases by region: a sector in a LEP is one", head, lines, numeric=numeric)


def made_of(data: AllPlaces) -> str:
    """Say for each sector what is counted, from where it comes, and what cannot be measured."""
    package = data.package
    parts = package["innovation_sector_parts"]
    industries = package["industries"].set_index("code")["short_title"]
    fields = package["research_fields"].set_index("id")["short_title"]
    lines = []
    for sector in package["innovation_sectors"].sort_values("order").itertuples():
        mine = parts[parts["sector"] == sector.id]
        made = [str(industries[code]) for code in mine.loc[mine["kind"] == "industry", "code"]]
        sic = list(mine.loc[mine["kind"] == "sic", "code"])
        known = [str(fields[code]) for code in mine.loc[mine["kind"] == "field", "code"]]
        jobs = f" Jobs: SIC {', '.join(map(_dotted, sic))}." if sic else ""
        title = sector.title + (f" ({HUB.format(sector.hub)})" if sector.hub else "")
        lines.append(
            [
                escape(title),
                escape(f"{'; '.join(made)}.{jobs}"),
                escape("; ".join(known) or "not measured"),
                escape(sector.limits),
            ]
        )
    head = ["Sector", "Industry", "Research fields", "What is counted, and what cannot be measured"]
    return html_table("What each sector is made of", head, lines, kind="pb-wide")


def _dotted(code: str) -> str:
    """Write a code of the classification as it is printed: 72110 as 72.11, 463 as 46.3.

    Examples
    --------
    >>> _dotted("72110"), _dotted("463"), _dotted("21"), _dotted("74901")
    ('72.11', '46.3', '21', '74.90/1')
    """
    division, rest = code[:2], code[2:]
    last = rest[2:].strip("0")
    return division + (f".{rest[:2]}" if rest else "") + (f"/{last}" if last else "")
