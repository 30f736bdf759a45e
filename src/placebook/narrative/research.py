"""Words about research and innovation: strengths by field, and funding."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent, quantity
from placebook.narrative.phrases import capital, compared, inside, join, plural, some_of
from placebook.narrative.say import year_label
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = [
    "FUNDING",
    "benchmark_note",
    "framework",
    "framework_table",
    "funding",
    "funding_note",
    "funding_title",
    "in_words",
    "research",
    "research_note",
    "research_title",
]

FUNDING = (
    "he_research_income_per_head",
    "h2020_funding_per_head",
    "innovate_uk_per_head",
    "collaborative_research_per_head",
    "spinoff_investment_per_head",
    "business_rd_per_head",
)
CLEAR, NOTABLE, TENTH = 1.05, 0.1, 0.05
NAMED = 4
LITTLE_RESEARCH = 10
ACTORS = {"research": "Research", "business": "Business", "environment": "Environment"}
CONTRIBUTIONS = ("funding", "talent", "outputs")


def research(table: pd.DataFrame, totals: pd.Series, data: PlaceData) -> str:
    """Say how much research was assessed here, how good it was, and in which fields.

    Parameters
    ----------
    table
        As ``measures.research_strengths`` gives it; may be empty.
    totals
        As ``measures.research_totals`` gives it.
    """
    name = capital(data.place.name_in_text)
    if table.empty:
        return (
            f"No university or institute with its main address in {data.place.name_in_text} took "
            "part in the Research Excellence Framework of 2021. Research may be done here by "
            "institutions whose main address is elsewhere."
        )
    institutions = sorted({one for cell in table["institutions"] for one in cell.split("; ")})
    staff, quality, uk = totals["fte"], totals["quality"], totals["whole_quality"]
    named = f" ({'; '.join(institutions)})" if len(institutions) <= NAMED else ""
    return (
        f"{name} has {plural(len(institutions), 'institution')}{named} whose research was assessed "
        f"in the Research Excellence Framework of 2021, with {staff:,.0f} full-time-equivalent "
        f"researchers. {percent(quality)} of their work was judged world-leading; in the same "
        f"fields across the UK it was {percent(uk)}. The most world-leading research was in "
        f"{join([inside(title) for title in table['short_title'].head(3)])}."
    )


def research_title(table: pd.DataFrame) -> str:
    """Title the chart of fields with the largest."""
    top = table.iloc[0]
    if table["fte_world_leading"].sum() < LITTLE_RESEARCH:
        staff = table["fte_world_leading"].sum()
        return f"Little research here was judged world-leading: about {staff:.0f} full-time posts"
    return (
        f"{top['short_title']} is the largest field of world-leading research, with "
        f"{percent(top['uk_share'])} of the UK’s"
    )


def funding(table: pd.DataFrame) -> str:
    """Say how much research and innovation money comes, per head, against the UK.

    Parameters
    ----------
    table
        A row a kind of funding: ``title``, ``value``, ``ratio``, ``shown``, ``uk_shown``, ``year``.
    """
    some, none = table[table["value"] > 0], table[table["value"] == 0]
    sentences = [
        f"{r.title.removesuffix(' per head')} came to {r.shown} per head in {r.year}, "
        f"{compared(r.ratio)} the UK’s {r.uk_shown}."
        for r in some.itertuples()
    ]
    if len(none):
        titles = [inside(title.removesuffix(" per head")) for title in none["title"]]
        years = " and ".join(sorted(set(none["year"])))
        sentences.append(f"None was recorded in {years} for {join(titles)}.")
    return " ".join(sentences)


def funding_title(table: pd.DataFrame) -> str:
    """Title the chart of funding with how many kinds are above the UK's."""
    above = int((table["ratio"] > CLEAR).sum())
    verb = "is" if above <= 1 else "are"
    return (
        f"{capital(some_of(above, len(table)))} kinds of research and innovation funding "
        f"{verb} clearly above the UK’s per head"
    )


def framework_table(table: pd.DataFrame, data: PlaceData) -> str:
    """Write the Hub's framework: actors down, contributions across, indicators in the cells.

    Parameters
    ----------
    table
        As ``measures.framework_profile`` gives it: ``actor``,
        ``contribution``, ``short_title``, ``ratio``, ``against``.
    data
        The chapter's slice.
    """
    lines = []
    for actor, name in ACTORS.items():
        cells = []
        for contribution in CONTRIBUTIONS:
            mine = table[(table["actor"] == actor) & (table["contribution"] == contribution)]
            ranked = mine.sort_values("ratio", ascending=False)
            items = "<br>".join(_indicator(row, data) for row in ranked.itertuples())
            cells.append(items or "no figures")
        lines.append([f"<strong>{name}</strong>", *cells])
    head = ["Actor", *(name.capitalize() for name in CONTRIBUTIONS)]
    return html_table(
        "Who contributes what, as multiples of the UK", head, lines, kind="pb-framework"
    )


def _indicator(row: object, data: PlaceData) -> str:
    """Write one indicator as a multiple of the benchmark's; in bold where it is clearly above."""
    ratio = f"{row.ratio:.1f}×" if row.ratio >= TENTH else "under 0.1×" if row.ratio else "no"
    shown = f"<strong>{ratio}</strong>" if round(row.ratio, 1) >= 1 + NOTABLE else ratio
    mark = "" if row.against == data.reference.name else f" (against {row.against})"
    return f"{shown} {escape(inside(row.short_title) + mark)}"


def benchmark_note(table: pd.DataFrame, data: PlaceData) -> str:
    """Say for which indicators another place stands in for the UK; nothing if for none."""
    instead = table[table["against"] != data.reference.name]
    if instead.empty:
        return ""
    names = join(sorted(inside(title) for title in instead["short_title"]))
    return f"For {names} there is no UK figure, so {instead['against'].iloc[0]} stands in."


def in_words(money: pd.DataFrame, data: PlaceData) -> pd.DataFrame:
    """Add the words of the funding chart: titles, years, values here and in the UK.

    Parameters
    ----------
    money
        As ``measures.latest_pairs`` gives it.
    """
    meta = data.package.indicators.loc[money["indicator"]]
    years = zip(money["period"], meta["period_kind"], strict=True)
    units = list(zip(meta["unit"], meta["decimals"].astype(int), strict=True))
    return money.assign(
        title=[title.replace("'", "’") for title in meta["title"]],
        short_title=list(meta["short_title"]),
        year=[year_label(int(period), kind) for period, kind in years],
        shown=[quantity(v, *u, bare=True) for v, u in zip(money["value"], units, strict=True)],
        uk_shown=[
            quantity(v, *u, bare=True) for v, u in zip(money["reference"], units, strict=True)
        ],
    )


def framework(cells: pd.Series, data: PlaceData) -> str:
    """Introduce the framework and say which of its cells stand out.

    Parameters
    ----------
    cells
        As ``measures.framework_cells`` gives it.
    """
    ahead = _cells(cells[cells > 1 + NOTABLE])
    behind = _cells(cells[cells < 1 - NOTABLE])
    name = data.place.name_in_text
    sentences = [
        "The Smart Specialisation Hub asked who contributes what: research, business and the "
        "wider environment, each with funding, talent and outputs.",
        f"Against the UK, {name} is ahead for {ahead}." if ahead else "",
        f"{'It' if ahead else capital(name)} is behind for {behind}." if behind else "",
        "The table shows each indicator as a multiple of the UK’s; bold is above by a tenth "
        "or more.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _cells(cells: pd.Series) -> str:
    """List cells of the framework by actor: 'research (funding and talent)'."""
    actors: dict[str, list[str]] = {}
    for actor, contribution in cells.index:
        actors.setdefault(str(actor), []).append(str(contribution))
    for found in actors.values():
        found.sort(key=CONTRIBUTIONS.index)
    order = [actor for actor in ("research", "business", "environment") if actor in actors]
    named = [f"{actor} ({join(actors[actor])})" for actor in order]
    return ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else "".join(named)


def funding_note() -> str:
    """Warn of head offices and old years."""
    return (
        "Dashed line: the UK. Each kind is in the latest year that both the place and the UK "
        "have. Money is counted "
        "at the main address of whoever receives it, so a place with a head office or a large "
        "university shows more than is spent there."
    )


def research_note() -> str:
    """Say how research is counted and placed."""
    return (
        "Beside each bar: staff, and in brackets their share of the UK’s. Full-time equivalents "
        "times the share of work judged four-star, Research Excellence Framework 2021. An "
        "institution counts at its main address, with all its sites."
    )
