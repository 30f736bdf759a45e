"""Why two places are alike, what sets them apart, and in what the one is clearly ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.comparison import fit_values, latest_values

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["alike_in_outcome", "clearly_ahead", "parts_beside", "peer_reasons", "standing_beside"]

ALIKE, SOMEWHAT = 0.75, 0.5
MOST, FEWEST = 3, 2
AHEAD = 0.25
RECENT = 3
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
    table = peers.sort_values("rank").reset_index(drop=True)
    by_place = _by_place(conditions, {*table["place"], *table["peer"]})
    found = []
    for row in table.itertuples():
        ours = ranked[ranked["peer"] == row.peer]
        distances = dict(zip(ours["condition"], ours["distance"], strict=True))
        alike = _alike(dict(zip(ours["condition"], ours["nearer"], strict=True)))
        mix = distances.get(MIX, 0.0)
        found.append({"alike": alike, **_widest(by_place[row.place], by_place[row.peer], mix)})
    return pd.concat([table, pd.DataFrame(found, index=table.index)], axis=1)


def _by_place(conditions: pd.DataFrame, places: Collection[str]) -> dict[str, dict]:
    """Look up, by place and indicator, the value on the common scale and as it is."""
    rows = conditions[conditions["place"].isin(places)]
    found: dict[str, dict] = {place: {} for place in places}
    columns = ["place", "indicator", "scaled", "value"]
    for place, indicator, scale, value in zip(*(rows[c] for c in columns), strict=True):
        found[place][indicator] = (scale, value)
    return found


def _alike(nearer: dict[str, float]) -> list[str]:
    """Choose the conditions in which two places are alike, from the most alike to the least."""
    surely = [condition for condition, share in nearer.items() if share >= ALIKE]
    enough = [condition for condition, share in nearer.items() if share >= SOMEWHAT]
    return (surely if len(surely) >= FEWEST else enough[:FEWEST])[:MOST]


def _widest(here: dict, there: dict, mix: float) -> dict:
    """Find the indicator in which two places are farthest apart, or the mix of industries."""
    gaps = {one: abs(there[one][0] - here[one][0]) for one in here if one in there}
    widest = max(gaps, key=lambda one: gaps[one])
    if mix > gaps[widest]:
        return {"differs": MIX, "gap": mix, "here": float("nan"), "there": float("nan")}
    return {
        "differs": widest,
        "gap": gaps[widest],
        "here": here[widest][1],
        "there": there[widest][1],
    }


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
        ``source``, ``middle`` (of the LEPs), ``reference`` and ``against`` (whose that is; empty
        if no one’s).
    """
    rows = conditions[conditions["indicator"].isin(indicators)]
    middle = rows[rows["position"].notna()].groupby("indicator")["value"].median()
    table = rows[rows["place"] == place].set_index("indicator").reindex(indicators)
    table = table[table["value"].notna()].assign(middle=middle, reference=float("nan"), against="")
    for other in [one for one in beside if one != place]:
        theirs = rows[rows["place"] == other].set_index("indicator")["value"].reindex(table.index)
        fill = table["reference"].isna() & theirs.notna()
        table["reference"] = table["reference"].where(~fill, theirs)
        table["against"] = table["against"].where(~fill, other)
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
        The rows of each indicator's latest period that nine in ten of the parts have. An
        indicator without such a period among the last few is left out: old figures would stand
        beside new ones.
    """
    fit = fit_values(parts).rename(columns={"part": "place"})
    newest = fit.groupby("indicator")["period"].transform("max")
    fit = fit[fit["period"] > newest - RECENT]
    return latest_values(fit, least=max(1, round(NEARLY_ALL * fit["place"].nunique())))


def alike_in_outcome(peers: pd.DataFrame, outcome: pd.Series) -> dict[str, float]:
    """Ask whether places with like conditions are alike in an outcome that was left out of them.

    Parameters
    ----------
    peers
        The table ``peers``, of places of one kind.
    outcome
        By place.

    Returns
    -------
    dict
        ``correlation`` of the places' values with the means of their peers, ``with_peers`` and
        ``with_all`` (the mean difference from a peer, and between any two places), ``peers``
        (how many each has) and ``places``.
    """
    own, theirs = peers["place"].map(outcome), peers["peer"].map(outcome)
    means = theirs.groupby(peers["place"]).mean()
    values = outcome.reindex(means.index).to_numpy()
    first, second = np.triu_indices(len(values), 1)
    return {
        "correlation": float(np.corrcoef(values, means)[0, 1]),
        "with_peers": float((own - theirs).abs().mean()),
        "with_all": float(np.abs(values[first] - values[second]).mean()),
        "peers": int(peers["rank"].max()),
        "places": len(values),
    }
