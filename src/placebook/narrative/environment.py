"""Words of the page on environments: groups of like places, and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.groups import (
    group_names,
    group_sentence,
    of_place,
    shaping_indicators,
)
from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import count_word, quantity
from placebook.narrative.phrases import capital, inside, join, plural
from placebook.narrative.say import note
from placebook.narrative.surroundings import named

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces, DataPackage

__all__ = [
    "described",
    "described_note",
    "group_names",
    "group_sentence",
    "map_note",
    "map_title",
    "of_place",
    "strip_note",
    "strip_title",
    "summary",
    "typical_values",
]


def summary(groups: pd.DataFrame, names: dict[int, str]) -> str:
    """Say how many groups there are, how large, and what tells them apart."""
    sizes = groups["environment"].value_counts().sort_index()
    listed = [f"{count_word(sizes[k])} in group {k} ({inside(names[k])})" for k in sizes.index]
    return (
        f"By their conditions the {len(groups)} Local Enterprise Partnership (LEP) areas fall into "
        f"{plural(len(sizes), 'group')}: {join(listed)}."
    )


def map_title(groups: pd.DataFrame, profile: pd.DataFrame, names: dict[int, str]) -> str:
    """Title the map with the group that has the most favourable conditions, all told.

    Parameters
    ----------
    groups
        The table ``place_environments``.
    profile
        As ``measures.environment_profile`` gives it, without what is neither good nor bad.
    names
        As ``group_names`` gives it.
    """
    best = int(profile.groupby("environment")["position"].mean().idxmax())
    members = int((groups["environment"] == best).sum())
    return (
        f"{capital(plural(members, 'LEP'))} of {len(groups)} stand out most over all conditions: "
        f"{inside(names[best])}"
    )


def map_note() -> str:
    """Explain numbers and colours."""
    return (
        "The number on each area is that of its group. Conditions are skills, research base, "
        "business dynamism and connectivity; where a place lies plays no part. Seven districts "
        "belong to two LEPs, so some areas lie under others."
    )


def strip_title(profile: pd.DataFrame, names: dict[int, str], package: DataPackage) -> str:
    """Title the heat strip with what parts the groups most."""
    rows = profile[profile["indicator"].isin(shaping_indicators(package))]
    spread = rows.groupby("indicator")["position"].agg(lambda p: p.max() - p.min())
    widest = named(*package.indicators.loc[spread.idxmax(), ["title", "short_title", "unit"]])
    best = rows[rows["indicator"] == spread.idxmax()].sort_values("position").iloc[-1]
    return (
        f"Groups differ most in {inside(widest)}: most favourable in group "
        f"{int(best['environment'])} ({inside(names[int(best['environment'])])})"
    )


def strip_note() -> str:
    """Explain the cells."""
    return (
        "In each cell: the value of the group’s middle place. Darker: a more favourable position "
        "among all LEPs; for travel time, shorter is taken as more favourable."
    )


def typical_values(profile: pd.DataFrame, package: DataPackage) -> pd.DataFrame:
    """Add titles and values in words, for the heat strip."""
    meta = package.indicators.loc[profile["indicator"]]
    units = zip(profile["value"], meta["unit"], meta["decimals"].astype(int), strict=True)
    shown = [_short(quantity(value, unit, decimals, bare=True)) for value, unit, decimals in units]
    return profile.assign(short_title=list(meta["short_title"]), shown=shown)


def _short(text: str) -> str:
    """Leave out what the row's name has said, where a cell has no room."""
    for ending in (" per 10,000 people", " per 1,000 people", " people per square kilometre"):
        text = text.removesuffix(ending)
    return text.replace(" minutes", " min").replace(" million", "m")


def described(
    profile: pd.DataFrame, groups: pd.DataFrame, names: dict[int, str], data: AllPlaces
) -> str:
    """Describe each group in a paragraph: what sets it apart, and its places with links.

    Parameters
    ----------
    profile
        As ``measures.environment_profile`` gives it.
    groups
        The table ``place_environments``.
    names
        As ``group_names`` gives it.
    """
    titles = {lep.id: lep.name_in_text for lep in data.leps}
    paragraphs = []
    for group, members in groups.groupby("environment"):
        those = set(members["place"])
        linked = [chapter_link(place, titles[place]) for place in titles if place in those]
        sentence = group_sentence(profile[profile["environment"] == group], data.package)
        paragraphs.append(
            f"**{group}. {names[int(group)]}.** {capital(count_word(len(linked)))} places: "
            f"{join(linked)}. {sentence}"
        )
    return "\n\n".join(paragraphs)


def described_note() -> str:
    """Explain the figures of the paragraphs."""
    return note(
        "In brackets: the middle place of the group, then the middle of all LEPs. Named is what "
        "sets the group apart most; the figure below has all conditions."
    )
