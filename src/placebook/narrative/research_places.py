"""Words about the research of all places: where it is, how concentrated, how it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, times
from placebook.narrative.phrases import capital, inside, join, plural, possessive
from placebook.narrative.research_tables import ALL, PANELS, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = [
    "change",
    "change_note",
    "change_title",
    "concentration",
    "concentration_title",
    "field_leaders",
    "funding_mix",
    "lede",
    "map_title",
    "meetings",
    "panels",
    "specialisation",
    "staff_note",
]

LITTLE_CHANGE = 0.002
HALF = 0.5


def lede(table: pd.DataFrame, shares: pd.DataFrame, data: AllPlaces) -> str:
    """Say how much research was assessed, and which places have most of it.

    Parameters
    ----------
    table
        As ``measures.research_by_place`` gives it.
    shares
        As ``measures.shares_of_uk`` gives it.
    """
    rows = table[(table["place"] == data.reference.id) & (table["panel"] == ALL)]
    uk = rows.sort_values("period").iloc[-1]
    names = named(data, in_text=True)
    top = shares.head(4)
    held = [f"{names[row.place]} ({percent(row.last)})" for row in top.itertuples(index=False)]
    return (
        f"In {int(uk['period'])} the Research Excellence Framework judged the work of "
        f"{uk['fte']:,.0f} full-time equivalent staff of UK universities and institutes. "
        f"It found {percent(uk['fte_world_leading'] / uk['fte'])} of it world-leading. Staff times "
        f"that share gives {uk['fte_world_leading']:,.0f} posts of world-leading research. "
        f"Four places hold {percent(top['last'].sum())} of them: {join(held)}."
    )


def map_title(table: pd.DataFrame, uk: float, data: AllPlaces) -> str:
    """Title the map with how few places lie above the UK."""
    above = table[table["value"] > uk]
    top = named(data, in_text=True)[above.sort_values("value", ascending=False)["place"].iloc[0]]
    return (
        f"{capital(plural(len(above), 'place'))} of {len(table)} have more world-leading research "
        f"per head than the UK; {top} has most"
    )


def panels(table: pd.DataFrame, data: AllPlaces) -> str:
    """Say who leads each panel per head, and how many places have next to nothing.

    Parameters
    ----------
    table
        As ``measures.panel_intensity`` gives it.
    """
    names = named(data, in_text=True)
    leaders = {panel: table.loc[table[panel].idxmax()] for panel in PANELS}
    same = {row["place"] for row in leaders.values()}
    little = int((table[ALL] < HALF / 10).sum())
    if len(same) == 1:
        lead = f"{capital(names[same.pop()])} has most per head in all four groups of fields"
        parts = [
            f"{times(row[panel])} the UK’s in {inside(PANELS[panel])}"
            for panel, row in leaders.items()
        ]
    else:
        lead = "Per head, the leaders of the four groups of fields differ"
        parts = [
            f"{names[row['place']]} in {inside(PANELS[panel])} ({times(row[panel])} the UK’s)"
            for panel, row in leaders.items()
        ]
    few = f" {capital(plural(little, 'place'))} had less than a twentieth of the UK’s per head."
    return f"{lead}: {'; '.join(parts[:-1])}; and {parts[-1]}.{few if little else ''}"


def concentration(table: pd.DataFrame, people: pd.Series, data: AllPlaces) -> str:
    """Say which fields are most and least concentrated, and where.

    Parameters
    ----------
    table
        As ``measures.field_concentration`` gives it, for three places.
    people
        By place, the UK's among them.
    """
    names = named(data, in_text=True)
    leaders = table["places"].str.split("|").str[0].value_counts()
    first, fields = leaders.index[0], int(leaders.iloc[0])
    top, bottom = table.iloc[0], table.iloc[-1]
    over = int((table["share"] > HALF).sum())
    return (
        f"In {count_word(over)} of the {len(table)} fields three places hold "
        "more than half of the UK’s "
        f"world-leading research. It is most concentrated in {inside(top['short_title'])}: "
        f"{join([names[place] for place in top['places'].split('|')])} have "
        f"{percent(top['share'])}. It is least concentrated in {inside(bottom['short_title'])}, "
        f"where {join([names[place] for place in bottom['places'].split('|')])} have "
        f"{percent(bottom['share'])}. {capital(names[first])} has most in {fields} fields, and "
        f"{percent(people[first] / people[data.reference.id])} of the UK’s people."
    )


def concentration_title(table: pd.DataFrame) -> str:
    """Title the chart with its ends."""
    top, bottom = table.iloc[0], table.iloc[-1]
    return (
        f"Three places hold {percent(top['share'])} of {inside(top['short_title'])}, but "
        f"{percent(bottom['share'])} of {inside(bottom['short_title'])}"
    )


def field_leaders(table: pd.DataFrame, data: AllPlaces) -> pd.DataFrame:
    """Add the names of the leading places to the table that is drawn."""
    names = named(data)
    listed = [", ".join(names[place] for place in cell.split("|")) for cell in table["places"]]
    return table.assign(names=listed)


def specialisation(table: pd.DataFrame, data: AllPlaces, least: float) -> str:
    """Say that a specialisation is not yet a strength, with the clearest example of each.

    Parameters
    ----------
    table
        As ``measures.field_specialisation`` gives it.
    """
    names = named(data, in_text=True)
    both = table[table["per_head"] >= 2].sort_values("per_head", ascending=False)  # noqa: PLR2004
    weak = table[table["per_head"] < 1]
    lead = both.iloc[0]
    sentences = [
        f"Of {len(table)} places with at least {least:.0f} posts of world-leading research in some "
        f"field, {len(both)} also have at least twice the UK’s per head in the field in which "
        "their research is most specialised.",
        f"{capital(names[lead['place']])} has {times(lead['per_head'])} as much "
        f"{inside(lead['short_title'])} per head as the UK.",
    ]
    if len(weak):
        row = weak.sort_values("lq", ascending=False).iloc[0]
        sentences.append(
            f"{capital(names[row['place']])} shows why both must be read: "
            f"{inside(row['short_title'])} weighs {times(row['lq'])} as much in its research as in "
            f"the UK’s, yet per head it has only {percent(row['per_head'])} of what the UK has."
        )
    return " ".join(sentences)


def change(shares: pd.DataFrame, data: AllPlaces) -> str:
    """Say whose share of world-leading research rose and fell."""
    names = named(data, in_text=True)
    ordered = shares.sort_values("change")
    down, up = ordered.head(3), ordered.tail(3).iloc[::-1]
    steady = int((shares["change"].abs() < LITTLE_CHANGE).sum())
    return (
        f"{_moves(down, names)}. {_moves(up, names)}. The share of {steady} of the {len(shares)} "
        f"places moved by less than {LITTLE_CHANGE * 100:.1f} percentage points."
    )


def _moves(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    verb = "fell" if rows["change"].iloc[0] < 0 else "rose"
    moves = [
        f"{possessive(names[row.place])} from {percent(row.first, 1)} to {percent(row.last, 1)}"
        for row in rows.itertuples(index=False)
    ]
    first, *rest = moves
    start = first.partition(" from ")
    return capital(f"{start[0]} share {verb} from {start[2]}, {' and '.join(rest)}")


def change_title(shares: pd.DataFrame, data: AllPlaces) -> str:
    """Title the chart with what happened to the places that had most."""
    names = named(data, in_text=True)
    top = shares.sort_values("first", ascending=False).head(4)
    fell = top[top["change"] < 0]
    if len(fell) == len(top):
        return (
            f"The four places with most world-leading research had {percent(top['first'].sum())} "
            f"of it in 2014 and {percent(top['last'].sum())} in 2021"
        )
    rows = shares.sort_values("change", ascending=False)
    return f"{capital(possessive(names[rows['place'].iloc[0]]))} share rose most from 2014 to 2021"


def change_note() -> str:
    """Say why two exercises are no clean comparison."""
    return (
        "No clean comparison. In 2014 institutions chose whose work to send "
        "in; in 2021 they had to "
        "count all staff with a significant responsibility for research. So shares are compared, "
        "not amounts, and a place’s share also changes with whom its institutions chose in 2014. "
        "The 15 places with the largest share in 2021."
    )


def staff_note() -> str:
    """Say how world-leading research is counted and placed."""
    return (
        "Full-time equivalents times the share of work judged four-star, per 100,000 people. An "
        "institution counts at its main address, with all its sites: the Open University at Milton "
        "Keynes, for instance. Seven districts lie in two LEPs; no institution does."
    )


def meetings(table: pd.DataFrame, of: int, data: AllPlaces) -> str:
    """Say in how many places research and industry meet, and in which pair most often.

    Parameters
    ----------
    table
        Columns ``place``, ``field_title``, ``short_title`` (of the industry), ``lq``,
        ``intensity``.
    of
        How many places were looked at.
    """
    names = named(data, in_text=True)
    pairs = table.groupby(["field_title", "short_title"])["place"].nunique().sort_values()
    (field, industry), count = pairs.index[-1], int(pairs.iloc[-1])
    most = table.groupby("place").size().sort_values()
    return (
        f"In {table['place'].nunique()} of {of} places at least one strong field of research meets "
        f"an industry that weighs as much as in the UK or more. The most frequent pair is "
        f"{inside(field)} with {inside(industry)}, in {plural(count, 'place')}. "
        f"{capital(names[most.index[-1]])} has the most pairs, {int(most.iloc[-1])}."
    )


def funding_mix(table: pd.DataFrame, data: AllPlaces) -> str:
    """Say in which places the mix of research council money is farthest from the whole's.

    How far is half the sum of the differences of shares: what would have to change disciplines.

    Parameters
    ----------
    table
        As ``measures.discipline_quotients`` gives it.
    """
    names = named(data, in_text=True)
    tilt = table.assign(tilt=(table["share"] - table["whole_share"]))
    far = tilt["tilt"].abs().groupby(tilt["place"]).sum().nlargest(3).index
    most = tilt.sort_values("tilt", ascending=False).drop_duplicates("place").set_index("place")
    top = most.loc[far].reset_index()
    parts = [
        f"{names[row.place]} ({inside(row.discipline)}, {percent(row.share)} of it against "
        f"{percent(row.whole_share)})"
        for row in top.itertuples(index=False)
    ]
    return (
        "The money of UK Research and Innovation by discipline is known for NUTS 2 regions, to "
        f"2019, and so for the {table['place'].nunique()} places that are made of whole regions. "
        f"Its mix differs most from that of Great Britain in {join(parts)}. The money is counted "
        "where the lead organisation is, so one large project can make the difference."
    )
