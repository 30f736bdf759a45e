"""Research of all places beside each other: by field, per head, how concentrated, how it changed.

World-leading research is staff times the share of work judged world-leading, so it can be added
up over fields and places. The 38 LEPs and the three smaller nations together hold all of the
UK's, for no institution has its main address where two LEPs overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook.measures.ranks import rank_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "discipline_quotients",
    "field_concentration",
    "field_specialisation",
    "panel_intensity",
    "research_by_place",
    "shares_of_uk",
]

LEADING = "fte_world_leading"
ALL = "all"


def research_by_place(research: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Add up each place's world-leading research, and set it against its people.

    Parameters
    ----------
    research
        Columns ``place``, ``panel``, ``period``, ``fte``, ``fte_world_leading``.
    people
        Columns ``place``, ``period``, ``value``.

    Returns
    -------
    DataFrame
        A row a place, period and panel, the panel ``all`` among them: ``fte``,
        ``fte_world_leading`` and ``value``, world-leading full-time equivalents per 100,000
        people of that year. A place without research in a panel has 0.
    """
    columns = ["fte", LEADING]
    whole = research.assign(panel=ALL)
    both = pd.concat([research, whole])
    every = pd.MultiIndex.from_product(
        [
            people["place"].unique(),
            sorted(research["period"].unique()),
            sorted(both["panel"].unique()),
        ],
        names=["place", "period", "panel"],
    )
    table = both.groupby(list(every.names))[columns].sum().reindex(every, fill_value=0)
    table = table.reset_index().merge(
        people[["place", "period", "value"]].rename(columns={"value": "people"})
    )
    return table.assign(value=table[LEADING] / table["people"] * 100_000)


def panel_intensity(table: pd.DataFrame, places: Sequence[str], uk: str) -> pd.DataFrame:
    """Set each place's research per head in each panel against the UK's, in the last exercise.

    Parameters
    ----------
    table
        As `research_by_place` gives it.
    places
        Ids of the places to rank.
    uk
        Id of the whole.

    Returns
    -------
    DataFrame
        A row a place, the most research per head first: ``place``, ``value`` (per 100,000
        people, all fields), ``best`` and ``worst`` rank over all exercises, ``of``, and by panel
        how many times the UK's research per head it has (1 is as much).
    """
    last = table[table["period"] == table["period"].max()]
    wide = last.pivot_table(index="place", columns="panel", values="value")
    ratios = wide.div(wide.loc[uk]).reindex(places)
    total = table[(table["panel"] == ALL) & table["place"].isin(places)]
    ranked = rank_ranges(total.assign(lower=float("nan"), upper=float("nan")))
    joined = ranked[["place", "value", "best", "worst", "of"]].merge(
        ratios.reset_index(), on="place"
    )
    return joined.sort_values("value", ascending=False, ignore_index=True)


def shares_of_uk(table: pd.DataFrame, places: Sequence[str], uk: str) -> pd.DataFrame:
    """Return which share of the UK's world-leading research each place has in each exercise.

    The exercises differ in whom they count, so shares are compared and not amounts.

    Returns
    -------
    DataFrame
        ``place``, ``first`` and ``last`` (shares in the first and the last exercise, 0 to 1) and
        ``change``; the largest last share first.
    """
    rows = table[table["panel"] == ALL]
    wide = rows.pivot_table(index="place", columns="period", values=LEADING)
    shares = wide.div(wide.loc[uk]).reindex(places)
    first, last = shares[shares.columns.min()], shares[shares.columns.max()]
    found = pd.DataFrame({"first": first, "last": last, "change": last - first})
    return found.sort_values("last", ascending=False).reset_index()


def field_concentration(research: pd.DataFrame, whole: pd.DataFrame, count: int) -> pd.DataFrame:
    """Return what the leading places hold of each field's world-leading research.

    Parameters
    ----------
    research
        Places that do not overlap, one exercise: ``place``, ``field``, ``short_title``,
        ``fte_world_leading``.
    whole
        The same of the UK.
    count
        How many places.

    Returns
    -------
    DataFrame
        A row a field, the most concentrated first: ``field``, ``short_title``, ``share`` (0 to
        1) and ``places`` (ids of the leading places, joined by ``|``).
    """
    totals = whole.set_index("field")[LEADING]
    ordered = research.sort_values([LEADING, "place"], ascending=[False, True])
    top = ordered.groupby("field").head(count)
    found = top.groupby(["field", "short_title"]).agg(
        held=(LEADING, "sum"), places=("place", "|".join)
    )
    found = found.reset_index()
    found["share"] = found["held"] / found["field"].map(totals)
    return found.sort_values("share", ascending=False, ignore_index=True)


def field_specialisation(
    research: pd.DataFrame, whole: pd.DataFrame, people: pd.Series, uk: str, *, least: float
) -> pd.DataFrame:
    """Find what each place's research is specialised in, and whether it has much of it per head.

    Parameters
    ----------
    research, whole
        As in `field_concentration`.
    people
        By place, the UK's among them.
    uk
        Id of the whole.
    least
        World-leading full-time equivalents that a field must have: quotients of small fields
        are high by chance.

    Returns
    -------
    DataFrame
        The place's field with the highest location quotient within research: ``place``,
        ``field``, ``short_title``, ``fte_world_leading``, ``lq``, ``share`` (of the UK's, 0 to 1)
        and ``per_head`` (times the UK's per head); the highest quotient first.
    """
    totals = whole.set_index("field")[LEADING]
    of_place = research.groupby("place")[LEADING].transform("sum")
    of_uk = research["field"].map(totals)
    share = research[LEADING] / of_uk
    found = research.assign(
        share=share,
        lq=(research[LEADING] / of_place) / (of_uk / totals.sum()),
        per_head=share / (research["place"].map(people) / people[uk]),
    )
    kept = found[found[LEADING] >= least].sort_values("lq", ascending=False)
    columns = ["place", "field", "short_title", LEADING, "lq", "share", "per_head"]
    return kept.drop_duplicates("place")[columns].reset_index(drop=True)


def discipline_quotients(funding: pd.DataFrame, whole: Sequence[str]) -> pd.DataFrame:
    """Set each place's mix of research council money by discipline against that of a whole.

    Parameters
    ----------
    funding
        Columns ``place``, ``discipline``, ``funding`` (GBP).
    whole
        Ids of the places that together are the whole.

    Returns
    -------
    DataFrame
        ``place``, ``discipline``, ``funding``, ``share`` (of the place's money, 0 to 1),
        ``whole_share`` and ``lq``.
    """
    total = funding[funding["place"].isin(whole)].groupby("discipline")["funding"].sum()
    of_place = funding.groupby("place")["funding"].transform("sum")
    share = funding["funding"] / of_place
    whole_share = funding["discipline"].map(total / total.sum())
    table = funding[["place", "discipline", "funding"]]
    return table.assign(share=share, whole_share=whole_share, lq=share / whole_share)
