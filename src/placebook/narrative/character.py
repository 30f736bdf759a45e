"""Words on what kind of economy a place has: each kind is told in a way of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent, times
from placebook.narrative.phrases import capital, possessive

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["character", "england"]

NOTABLE = 1.5
MARGIN = 0.01
GROUP_NAMES = {
    "land": "farming and mining",
    "manufacturing": "manufacturing",
    "utilities": "energy and water supply",
    "visitors": "hotels, restaurants and leisure",
    "knowledge": "information, finance and professional services",
    "public": "government, education and health",
}


def england(groups: pd.DataFrame) -> str:
    """Say why England cannot stand out, and what it does most."""
    knowledge = groups.loc["knowledge"]
    return (
        "England is most of the UK’s economy, so hardly any industry can weigh much more here "
        "than there. It does most in services that sell knowledge: information, "
        f"finance and professional services make up {percent(knowledge['share'])} of its output. "
        "What its parts are good at, and how much they differ, is told in the chapters on them."
    )


def character(groups: pd.DataFrame, kind: str, data: PlaceData) -> str:
    """Say what kind of economy it is."""
    name = data.place.name_in_text
    if data.place.kind == "nation":
        return _nation(groups, name)
    make = {
        "manufacturing": lambda: _weight(
            groups.loc["manufacturing"], f"{capital(name)} makes things: manufacturing brings in"
        ),
        "knowledge": lambda: _weight(
            groups.loc["knowledge"],
            f"{capital(name)} lives by services that sell knowledge: information, finance and "
            "professional services bring in",
        ),
        "land": lambda: _land(groups, name),
        "public": lambda: _weight(
            groups.loc["public"],
            f"Government, education, health and care carry more of {possessive(name)} economy "
            "than of most: they bring in",
        ),
    }
    if kind in make:
        return make[kind]()
    return _mixed(groups, name)


def _weight(row: pd.Series, words: str) -> str:
    return (
        f"{words} {percent(row['share'])} of output, against {percent(row['whole_share'])} "
        "across the UK."
    )


def _land(groups: pd.DataFrame, name: str) -> str:
    land, visitors = groups.loc["land"], groups.loc["visitors"]
    first = (
        f"In {name} the land counts for more than in most places: farming, fishing and mining "
        f"bring in {percent(land['share'])} of output, {times(land['lq'])} the UK’s share"
    )
    if visitors["lq"] >= NOTABLE:
        return (
            f"{first}. Visitors count for more too: hotels, restaurants, arts and sport bring in "
            f"{percent(visitors['share'])}, {times(visitors['lq'])} the UK’s share."
        )
    return f"{first}."


def _mixed(groups: pd.DataFrame, name: str) -> str:
    """Say that no kind of industry marks the place, and which comes nearest."""
    known = groups.drop(index="other")
    gap = (known["share"] - known["whole_share"]).sort_values()
    most, least = gap.index[-1], gap.index[0]
    ends = [("more", most)] if gap[most] >= MARGIN else []
    ends += [("less", least)] if gap[least] <= -MARGIN else []
    if not ends:
        return f"{capital(name)} has a broad economy, much like the UK’s."
    (word, group), *rest = ends
    told = f"somewhat {word} of its output comes from {GROUP_NAMES[group]}"
    told += "".join(f", and somewhat {word} from {GROUP_NAMES[group]}," for word, group in rest)
    joint = ":" if rest else ", though"
    return f"No one kind of industry marks {name}{joint} {told} than in the UK as a whole."


def _nation(groups: pd.DataFrame, name: str) -> str:
    known = groups.drop(index="other")
    gap = (known["share"] - known["whole_share"]).sort_values()
    most, least = gap.index[-1], gap.index[0]
    return (
        f"More of {possessive(name)} output comes from {GROUP_NAMES[most]} "
        f"({_shares(known.loc[most])}), and less from {GROUP_NAMES[least]} "
        f"({_shares(known.loc[least])}), than in the UK as a whole."
    )


def _shares(row: pd.Series) -> str:
    return f"{percent(row['share'])} against {percent(row['whole_share'])}"
