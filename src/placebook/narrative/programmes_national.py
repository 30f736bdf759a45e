"""Words about the audits and programmes of all places: checked, not checked, and lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import count_word, quantity
from placebook.narrative.phrases import capital, join, plural
from placebook.narrative.programmes import when

if TYPE_CHECKING:
    from placebook.dataset import AllPlaces

__all__ = [
    "coverage",
    "findings",
    "gaps",
    "map_note",
    "map_title",
    "on_map",
]

AUDIT, FUND = "Science and Innovation Audit", "Strength in Places Fund"


def findings(programmes: pd.DataFrame) -> str:
    """Say how many programmes the list holds, of which kinds, and how many were checked.

    Parameters
    ----------
    programmes
        The ``programmes`` table.
    """
    checked = programmes[programmes["status"] == "verified"]
    audits, fund = (checked[checked["kind"] == kind] for kind in (AUDIT, FUND))
    waves = audits.groupby("date").size()
    told = [f"{count_word(int(count))} of {when(str(date))}" for date, count in waves.items()]
    money = quantity(float(fund["funding"].sum()), "GBP million")
    others = checked[~checked["kind"].isin([AUDIT, FUND])]
    rest = programmes[programmes["status"] != "verified"]
    read = (
        f" We have read of more, but could not check them: {_by_kind(rest)}." if len(rest) else ""
    )
    return (
        f"We could check {plural(len(audits), 'Science and Innovation Audit')} ({join(told)}); "
        f"{plural(len(fund), 'project')} of the Strength in Places Fund, with {money} from the "
        f"fund; and {_by_kind(others)}. To check means to find a page that says so itself; the "
        f"table links it.{read}"
    )


def _by_kind(rows: pd.DataFrame) -> str:
    """Count programmes by kind, the most frequent first."""
    kinds = rows["kind"].str.replace(r" wave \d", "", regex=True).value_counts()
    return join([plural(int(n), _one(str(k)), _several(str(k))) for k, n in kinds.items()])


def _one(kind: str) -> str:
    """Write a kind of programme inside a sentence: a name, as its government writes it."""
    return f"{kind} project" if kind == FUND else kind


def _several(kind: str) -> str:
    """Write several of a kind of programme.

    Examples
    --------
    >>> _several("Freeport"), _several("Local Industrial Strategy")
    ('Freeports', 'Local Industrial Strategies')
    """
    name = _one(kind)
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def coverage(counts: pd.DataFrame, data: AllPlaces) -> str:
    """Say which places no checked programme names, and which have none even by their region.

    Parameters
    ----------
    counts
        As ``measures.programme_counts`` gives it.
    """
    rows = counts.loc[[place.id for place in data.leps]]
    names = {place.id: place.name_in_text for place in data.leps}
    none = [chapter_link(str(i), names[str(i)]) for i in rows.index[rows["verified"] == 0]]
    loose = int(((rows["named"] == 0) & (rows["region"] > 0)).sum())
    have = "has" if len(none) == 1 else "have"
    alone = f" {capital(count_word(len(none)))} {have} none: {join(none)}." if none else ""
    return (
        f"Of the {len(rows)} LEPs, {count_word(int((rows['named'] > 0).sum()))} are named by at "
        f"least one programme that we could check. Another {count_word(loose)} have one only "
        f"because it speaks of all LEPs of their region.{alone}"
    )


def on_map(counts: pd.DataFrame, data: AllPlaces) -> pd.DataFrame:
    """Keep what the map draws: ``place``, ``name``, ``value``, the checked ones that name it."""
    drawn = [place for place in (*data.leps, *data.nations) if place.id != "england"]
    value = counts["named"].reindex([place.id for place in drawn]).to_numpy()
    return pd.DataFrame(
        {"place": [p.id for p in drawn], "name": [p.name for p in drawn], "value": value}
    )


def map_title(table: pd.DataFrame) -> str:
    """Title the map with the place that most programmes name, and how many none does.

    Parameters
    ----------
    table
        As `on_map` gives it.
    """
    top = table.loc[table["value"].idxmax()]
    most, none = int(top["value"]), int((table["value"] == 0).sum())
    named = f"{count_word(most)} checked programmes name {top['name']}, more than any other place"
    return f"{capital(named)}; none names {count_word(none)} of the places"


def map_note() -> str:
    """Say what is counted."""
    return (
        "Programmes that speak of all LEPs of a region are not counted here, but in the table by "
        "place. A nation is a single place here, and England is its LEPs. A count says nothing of "
        "size or success."
    )


def gaps(data: AllPlaces) -> str:
    """List what is known to be missing, once for each place that lacks the same."""
    names = data.package.places["name_in_text"]
    lines = []
    for (kind, gap), rows in data.package["programme_gaps"].groupby(["kind", "gap"], sort=False):
        places = [names[place] for place in rows["place"] if place]
        read = "; ".join(dict.fromkeys(str(one) for one in rows["reference"] if one))
        end = f" Read in: {read}." if read else ""
        lines.append(f"- **{_where(str(kind), places, str(gap))}** {gap}{end}")
    return "\n".join(lines)


def _where(kind: str, places: list[str], gap: str) -> str:
    """Name the kind, with the places where the words that follow do not name them."""
    unsaid = [place for place in places if place not in gap]
    return f"{kind}, {join(unsaid)}." if len(unsaid) > 1 else f"{kind}."
