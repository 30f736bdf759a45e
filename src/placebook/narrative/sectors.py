"""Words about sectors and places: hot and cold spots, peaks, regions, and what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook.narrative.numbers import count_word, quantity
from placebook.narrative.phrases import capital, inside, join, plural, some_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from placebook.dataset import AllPlaces

__all__ = [
    "by_region",
    "counts_note",
    "counts_title",
    "finding",
    "how_to_read",
    "job_years",
    "name_of",
    "of_leps",
    "regions",
    "sector_peaks",
    "sheet_caption",
    "sheet_note",
    "sources",
    "spots",
    "with_titles",
]


def spots(evidence: pd.DataFrame, data: AllPlaces) -> str:
    """Say where most sectors have both industry and research, and where none has either.

    Parameters
    ----------
    evidence
        As ``measures.sector_evidence`` gives it.
    """
    counts = _counts(evidence, data)
    ranked = counts.sort_values("both", ascending=False)
    some = ranked[ranked["both"] > 0]
    most = ranked[ranked["both"] == ranked["both"].iloc[0]]
    none = counts[counts[["both", "industry", "research"]].sum(axis=1) == 0]
    cold = (
        f" In {join(_names(none.index, data))} nothing stands out by this rule."
        if len(none)
        else " Every LEP has at least one sector in which something stands out."
    )
    return (
        f"{capital(some_of(len(some), len(counts)))} LEPs have a sector in which both industry and "
        f"research stand out. {join(_names(most.index, data))} "
        f"{'have' if len(most) > 1 else 'has'} most such sectors: "
        f"{count_word(int(most['both'].iloc[0]))}{' each' if len(most) > 1 else ''}.{cold}"
    )


def sheet_caption(evidence: pd.DataFrame, data: AllPlaces) -> str:
    """Title the sheet with how seldom industry and research stand out together."""
    rows = of_leps(evidence, data)
    rows = rows[rows["researched"]]
    strong = rows[rows["evidence"] != "neither"]
    both = int((strong["evidence"] == "both").sum())
    return (
        f"Industry and research stand out together in {both} of the {len(strong)} cases in "
        "which either does"
    )


def finding(evidence: pd.DataFrame, expected: float, data: AllPlaces) -> str:
    """Say for the overview how seldom the two stand out together, and where most often.

    Parameters
    ----------
    evidence
        As ``measures.evidence_of`` gives it.
    expected
        How often they would by chance, as ``measures.together_by_chance`` gives it.
    """
    rows = of_leps(evidence, data)
    rows = rows[rows["researched"]]
    strong = rows[rows["evidence"] != "neither"]
    both = strong[strong["evidence"] == "both"]
    counts = both["place"].value_counts()
    most = counts[counts == counts.max()].index
    links = [_linked(place, data) for place in sorted(most)]
    return (
        f"In the {count_word(rows['sector'].nunique())} sectors where both can be measured, "
        f"industry and research stand out together in {len(both)} cases of a sector in a LEP. If "
        f"the two had nothing to do with each other, it would be about {expected:.0f}. "
        f"{capital(join(links))} {'have' if len(links) > 1 else 'has'} most of them."
    )


def how_to_read(year: int, jobs: str) -> str:
    """Explain the rule."""
    return (
        "Each cell holds two figures. The upper is **industry**: the sector’s share of the place’s "
        f"output in {year} over its share of the UK’s (the location quotient). Where the columns "
        f"of output are too broad, it is the same of jobs ({jobs}) in the wider region. The lower "
        "is **research**: world-leading research posts per head in the sector’s fields (Research "
        "Excellence Framework, 2021) over the UK’s. Either stands out from 1.25 upwards, that is a "
        "quarter above the UK. Research also needs ten such posts, and a quotient of the wider "
        "region counts only if the place’s own broader industry is at least average. The two "
        "are never added up to one score. Chapters set research beside a place’s output instead, "
        "so their lists differ a little."
    )


def job_years(jobs: pd.DataFrame, count: int = 2) -> str:
    """Write the years whose mean is taken.

    Parameters
    ----------
    jobs
        The ``region_jobs_fine`` table.
    """
    years = sorted(jobs["period"].unique())[-count:]
    return f"mean of {join([str(int(year)) for year in years])}"


def sources(industries: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """List the sources of what the sheet is made from: output, jobs, the latest research."""
    research = tables["research"]
    latest = research[research["period"] == research["period"].max()]
    used = (industries, tables["region_jobs_fine"], latest)
    return [source for rows in used for source in rows["source"].unique()]


def with_titles(counts: pd.DataFrame, data: AllPlaces) -> pd.DataFrame:
    """Put the sectors' titles beside their counts, in the order of the sheet."""
    sectors = data.package["innovation_sectors"].sort_values("order")
    named = sectors[["id", "short_title"]].merge(counts, left_on="id", right_on="sector")
    return named.drop(columns="id")


def sheet_note() -> str:
    """Explain the marks and the limits."""
    return (
        "Upper figure: industry. Lower figure: research; – means that no field of research belongs "
        "to the sector. Dark with white figures: stands out, darkest from twice the UK. Pale: near "
        "average. "
        "* Jobs of the wider region: places that share a region share the figure. † Output of the "
        "broader industry, for the survey of jobs leaves out Northern Ireland. Research institutes "
        "outside universities and the research of firms are in neither figure."
    )


def counts_title(counts: pd.DataFrame) -> str:
    """Title the chart with the sector in which both stand out most often."""
    top = counts.sort_values("both", ascending=False).iloc[0]
    return (
        f"Industry and research stand out together most often in {inside(top['short_title'])}: in "
        f"{plural(int(top['both']), 'LEP')}"
    )


def counts_note(counts: pd.DataFrame) -> str:
    """Name the sectors for which no research can be counted."""
    alone = [inside(title) for title in counts.loc[~counts["researched"], "short_title"]]
    return (
        f"No field of research belongs to {join(alone, 'or')} alone, so only industry is counted "
        "there. LEPs overlap."
    )


def sector_peaks(evidence: pd.DataFrame, data: AllPlaces) -> str:
    """Name the highest quotient of all, and where research is most concentrated."""
    rows = of_leps(evidence, data)
    strong = rows[rows["evidence"].isin(["both", "industry"])]
    one = strong.sort_values("industry", ascending=False).iloc[0]
    learned = rows[rows["evidence"].isin(["both", "research"])]
    two = learned.sort_values("intensity", ascending=False).iloc[0]
    titles = data.package["innovation_sectors"].set_index("id")["short_title"]
    where = " in its wider region" if one["basis"] == "jobs" else ""
    return (
        f"The sharpest peak of industry is {inside(titles[one['sector']])} in "
        f"{name_of(one['place'], data)}, with {one['industry']:.1f} times the UK’s share{where}. "
        f"The sharpest of research is {inside(titles[two['sector']])} in "
        f"{name_of(two['place'], data)}, with {two['intensity']:.0f} times as many world-leading "
        f"posts per head as the UK ({quantity(two['staff'], 'full-time equivalents')})."
    )


def regions(evidence: pd.DataFrame, data: AllPlaces) -> str:
    """Say in which regions places have most and fewest sectors that stand out."""
    table = by_region(evidence, data).sort_values("mean", ascending=False)
    top, bottom = table.iloc[0], table.iloc[-1]
    return (
        f"A LEP in {_region(top.name)} has on average {top['mean']:.1f} sectors in which something "
        f"stands out, one in {_region(bottom.name)} {bottom['mean']:.1f}. London is a single LEP, "
        "and large places level out: what is sharp in one part of them is diluted by the rest."
    )


def _counts(evidence: pd.DataFrame, data: AllPlaces) -> pd.DataFrame:
    rows = of_leps(evidence, data)
    table = pd.crosstab(rows["place"], rows["evidence"])
    return table.reindex(columns=["both", "industry", "research", "neither"], fill_value=0)


def by_region(evidence: pd.DataFrame, data: AllPlaces) -> pd.DataFrame:
    """Count by region the LEPs, and the cases by sort of evidence, with their mean a LEP."""
    counts = _counts(evidence, data)
    region = pd.Series({lep.id: lep.region for lep in data.leps})
    table = counts.groupby(region).sum()
    table["leps"] = region.value_counts()
    table["mean"] = table[["both", "industry", "research"]].sum(axis=1) / table["leps"]
    order = list(dict.fromkeys(lep.region for lep in data.leps))
    return table.reindex(order)


def of_leps(evidence: pd.DataFrame, data: AllPlaces) -> pd.DataFrame:
    """Keep the rows of LEPs."""
    return evidence[evidence["place"].isin([lep.id for lep in data.leps])]


def _names(places: pd.Index, data: AllPlaces) -> list[str]:
    return [name_of(place, data) for place in places]


def name_of(place: str, data: AllPlaces) -> str:
    """Look up the name of a place as it stands inside a sentence."""
    return str(data.package.places.loc[place, "name_in_text"])


def _linked(place: str, data: AllPlaces) -> str:
    name = name_of(place, data)
    article = "the " if name.startswith("the ") else ""
    return f"{article}[{name.removeprefix('the ')}](place:{place})"


def _region(name: str) -> str:
    return name if name in {"London", "Yorkshire and The Humber"} else f"the {name}"
