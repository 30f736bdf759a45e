"""Why two places are alike, what sets them apart, and in what the one is clearly ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from placebook.measures.comparison import fit_values, latest_values

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["clearly_ahead", "parts_beside", "peer_reasons", "standing_beside"]

ALIKE, SOMEWHAT = 0.75, 0.5
MOST, FEWEST = 3, 2
AHEAD = 0.25
NEARLY_ALL = 0.9
MIX = "industry_mix"


def peer_reasons(
    peers: pd.DataFrame, apart: pd.DataFrame, conditions: pd.DataFrame
) -> pd.DataFrame:
    """Say in which conditions each peer is like the place, and what differs most.

    Two places are alike in a condition if three in four pairs of LEPs are farther apart in it;
    where there are fewer than two such conditions, half of the pairs are enough.

    Parameters
    ----------
    peers, apart
        The tables ``peers`` and ``peer_conditions`` of one place.
    conditions
        The table ``place_conditions``.

    Returns
    -------
    DataFrame
        A row a peer, the nearest first: columns of `peers` and ``alike`` (ids of conditions, the
        most alike first, at most three), ``differs`` (the indicator in which the two are farthest
        apart, or ``industry_mix``), ``gap`` (in units of the typical difference between two
        LEPs), ``here`` and ``there`` (its values; missing for the mix).
    """
    ranked = apart.sort_values("nearer", ascending=False, kind="stable")
    found = []
    for row in peers.sort_values("rank").itertuples():
        ours = ranked[ranked["peer"] == row.peer]
        surely = ours.loc[ours["nearer"] >= ALIKE, "condition"].tolist()
        enough = ours.loc[ours["nearer"] >= SOMEWHAT, "condition"].tolist()[:FEWEST]
        mix = ours.loc[ours["condition"] == MIX, "distance"]
        differs = _largest_gap(conditions, row.place, row.peer, mix.sum())
        found.append({"alike": (surely if len(surely) >= FEWEST else enough)[:MOST], **differs})
    table = peers.sort_values("rank").reset_index(drop=True)
    return pd.concat([table, pd.DataFrame(found, index=table.index)], axis=1)


def _largest_gap(conditions: pd.DataFrame, place: str, peer: str, mix: float) -> dict:
    both = [conditions[conditions["place"] == one].set_index("indicator") for one in (place, peer)]
    gaps = (both[1]["scaled"] - both[0]["scaled"]).abs().dropna()
    widest = gaps.idxmax()
    if mix > gaps[widest]:
        return {"differs": MIX, "gap": mix, "here": float("nan"), "there": float("nan")}
    here, there = (float(values.loc[widest, "value"]) for values in both)
    return {"differs": widest, "gap": float(gaps[widest]), "here": here, "there": there}


def clearly_ahead(
    profile: pd.DataFrame, place: str, peers: Collection[str], indicators: Sequence[str]
) -> pd.DataFrame:
    """Find the indicators in which peers are clearly ahead of a place.

    Clearly means: the rank ranges do not touch, and the difference is at least a quarter of that
    between the lower and the upper quartile of all places.

    Parameters
    ----------
    profile
        As `headline_profile` gives it, for all places of the kind.

    Returns
    -------
    DataFrame
        Columns ``peer``, ``indicator``, ``value`` (the peer's), ``here`` (the place's), in the
        order of `indicators`.
    """
    rows = profile[profile["indicator"].isin(indicators)]
    columns = ["indicator", "value", "best"]
    mine = rows.loc[rows["place"] == place, columns].rename(columns={"value": "here"})
    theirs = rows.loc[rows["place"].isin(peers), ["place", "indicator", "value", "worst"]]
    quartiles = rows.groupby("indicator")["value"].quantile([0.25, 0.75]).unstack()  # noqa: PD010
    least = AHEAD * (quartiles[0.75] - quartiles[0.25])
    both = theirs.merge(mine, on="indicator")
    gap = both["value"] - both["here"]
    ahead = both[(gap >= both["indicator"].map(least)) & (both["worst"] < both["best"])]
    order = {indicator: at for at, indicator in enumerate(indicators)}
    ahead = ahead.sort_values("indicator", key=lambda ids: ids.map(order), kind="stable")
    columns = ["peer", "indicator", "value", "here"]
    return ahead.rename(columns={"place": "peer"})[columns].reset_index(drop=True)


def standing_beside(
    conditions: pd.DataFrame, place: str, indicators: Sequence[str], beside: Sequence[str]
) -> pd.DataFrame:
    """Set a place's conditions beside another's and beside the middle of the LEPs.

    Parameters
    ----------
    conditions
        The table ``place_conditions``.
    place
        Id of the place.
    indicators
        Which, in this order.
    beside
        Ids of places to stand beside; the first that has a value counts: the UK, then England. A
        place does not stand beside itself.

    Returns
    -------
    DataFrame
        A row an indicator that the place has: ``indicator``, ``period``, ``value``, ``position``,
        ``source``, ``reference`` and ``against`` (whose it is; empty if no one’s), and ``middle`` (of the LEPs).
    """
    rows = conditions[conditions["indicator"].isin(indicators)]
    wide = rows.pivot_table(index="indicator", columns="place", values="value", aggfunc="first")
    middle = rows[rows["position"].notna()].groupby("indicator")["value"].median()
    table = rows[rows["place"] == place].set_index("indicator").reindex(indicators)
    table = table[table["value"].notna()].assign(middle=middle)
    others = wide.reindex(table.index)[[other for other in beside if other != place]]
    table["reference"] = others.bfill(axis=1).iloc[:, 0]
    table["against"] = others.notna().idxmax(axis=1).where(table["reference"].notna(), "")
    columns = ["period", "value", "position", "source", "middle", "reference", "against"]
    return table[columns].reset_index()


def parts_beside(parts: pd.DataFrame) -> pd.DataFrame:
    """Set the parts of a place side by side on several indicators.

    Parameters
    ----------
    parts
        Columns ``part``, ``name``, ``indicator``, ``period``, ``value``, ``status``, ``source``.

    Returns
    -------
    DataFrame
        The rows of each indicator's latest period that nine in ten of the parts have.
    """
    fit = fit_values(parts).rename(columns={"part": "place"})
    return latest_values(fit, least=max(1, round(NEARLY_ALL * fit["place"].nunique())))
