"""The tables of likeness: conditions on one scale, the nearest places, groups of environments.

They are the same for all chapters and cost more than one should spend, so they are made here, by
the package's own measures. A test makes them again from the committed tables.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from placebook.measures import (
    adjusted_rand,
    best_medoids,
    condition_distances,
    condition_values,
    grouped,
    groups_around,
    kept_without,
    mix_distances,
    nearest_places,
    numbered,
    overall_distance,
    pair_conditions,
    place_conditions,
    redrawn_distances,
    scaled_distances,
    silhouettes,
    snapshot,
    stays_with_group,
)
from scripts.package import number_text

__all__ = ["similarity"]

Tables = dict[str, pd.DataFrame]

UK, MIX = "united-kingdom", "industry_mix"
NEAREST, NEAREST_NATIONS = 5, 3
NUMBERS = range(2, 7)
DRAWS = 200


def similarity(tables: Tables) -> Tables:
    """Make the tables of likeness.

    Parameters
    ----------
    tables
        ``places``, ``indicators``, ``observations``, ``industries``, ``industry_gva``,
        ``conditions`` and ``condition_indicators`` are used.

    Returns
    -------
    dict
        ``place_conditions``, ``peers``, ``peer_conditions``, ``place_environments``,
        ``environment_choices``.
    """
    places = tables["places"].sort_values("order", key=lambda order: order.astype(int))
    by_kind = places.groupby("kind")["id"].apply(list)
    leps, nations = by_kind["lep"], by_kind["nation"]
    values = _values(tables, leps)
    wide = values.pivot_table(index="place", columns="indicator", values="scaled")
    several = _indicators_of(tables)
    mixes = _mixes(tables, [*leps, *nations])
    parts = {
        MIX: scaled_distances(mixes, leps),
        **condition_distances(wide.loc[[*leps, *nations]], several),
    }
    weights = tables["conditions"].set_index("id")["weight"].astype(float)
    kinds = ((leps, NEAREST), (nations, NEAREST_NATIONS))
    peers = pd.concat([_nearest(parts, weights, places, count) for places, count in kinds])
    pairs = zip(peers["place"], peers["peer"], strict=True)
    peers["overlap"] = [1 - mixes.loc[pair] for pair in pairs]
    groups, choices = _environments(wide.loc[leps], _shaping(tables, several))
    return {
        "place_conditions": values,
        "peers": peers,
        "peer_conditions": pair_conditions(parts, peers, leps),
        "place_environments": groups,
        "environment_choices": choices,
    }


def _values(tables: Tables, leps: list[str]) -> pd.DataFrame:
    """Take the values of all conditions as they are written, and put them on one scale."""
    chosen = tables["condition_indicators"].set_index("indicator")["scale"]
    rows = tables["observations"]
    values = condition_values(rows, chosen.index, leps)
    values["value"] = [float(number_text(value)) for value in values["value"]]
    directions = tables["indicators"].set_index("id")["direction"]
    table = place_conditions(values, chosen, directions, leps)
    keys = ["place", "indicator", "period"]
    return table.merge(rows[[*keys, "source"]], on=keys, validate="one_to_one")


def _indicators_of(tables: Tables) -> dict[str, list[str]]:
    pairs = tables["condition_indicators"]
    order = tables["conditions"].sort_values("order", key=lambda c: c.astype(int))["id"]
    found = pairs.sort_values("indicator").groupby("condition")["indicator"].apply(list)
    return {condition: found[condition] for condition in order if condition in found}


def _shaping(tables: Tables, several: dict[str, list[str]]) -> dict[str, list[str]]:
    """Keep the conditions by which environments are told apart."""
    flags = tables["conditions"].set_index("id")["environment"].astype(str).str.lower() == "true"
    return {condition: found for condition, found in several.items() if flags[condition]}


def _mixes(tables: Tables, places: list[str]) -> pd.DataFrame:
    flags = tables["industries"][["code", "leaf", "in_base", "by_business"]].astype(str)
    flags = flags.assign(**{name: flags[name].str.lower() == "true" for name in flags.columns[1:]})
    gva = tables["industry_gva"]
    whole = gva[gva["place"] == UK].merge(flags, left_on="industry", right_on="code")
    latest = int(gva["period"].max())
    return mix_distances(snapshot(gva, whole, latest, places=places).gva.loc[places])


def _nearest(parts: Tables, weights: pd.Series, places: list[str], count: int) -> pd.DataFrame:
    """List the nearest among places of a kind, and how often they stay so."""
    own = {name: part.loc[places, places] for name, part in parts.items()}
    near = nearest_places(overall_distance(own, weights), count)
    kept = kept_without(own, weights, count)
    pairs = zip(near["place"], near["peer"], strict=True)
    return near.assign(kept=[kept.get(pair, 0) for pair in pairs], of=len(parts))


def _environments(
    scaled: pd.DataFrame, conditions: dict[str, list[str]]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Group the LEPs in each number of groups that a map can show, and keep the clearest."""
    parts = condition_distances(scaled, conditions)
    distance = overall_distance(parts, pd.Series(1.0, list(parts))).to_numpy()
    again = redrawn_distances(scaled, conditions, DRAWS)
    choices, groupings = [], {}
    for number in NUMBERS:
        centres = best_medoids(distance, number)
        groups = groups_around(distance, centres)
        redrawn = np.array([grouped(other, number) for other in again])
        score = silhouettes(distance, groups)
        agreement = np.mean([adjusted_rand(groups, other) for other in redrawn])
        choices.append((number, score.mean(), agreement, DRAWS))
        table = {"place": scaled.index, "environment": numbered(groups)}
        table |= {"typical": np.isin(np.arange(len(groups)), centres), "silhouette": score}
        groupings[number] = pd.DataFrame(table).assign(stays=stays_with_group(groups, redrawn))
    tried = pd.DataFrame(choices, columns=["number", "silhouette", "agreement", "draws"])
    clearest = tried.loc[tried["silhouette"].idxmax(), "number"]
    return groupings[clearest], tried.assign(chosen=tried["number"] == clearest)
