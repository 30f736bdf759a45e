"""Words about a group of like places: its name, what sets it apart, who is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import count_word
from placebook.narrative.phrases import capital, inside, join
from placebook.narrative.surroundings import Units, named, shown, units_of

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import DataPackage, PlaceData

__all__ = [
    "APART",
    "UNSURE",
    "group_names",
    "group_sentence",
    "of_place",
    "shaping_indicators",
    "stand_between",
]

# A group's middle place that stands this far from the middle of all sets the group apart.
APART, NAMED, LISTED = 12, 2, 4
UNSURE = 0.5
PAGE = '<span data-page="national/environment">groups of places with like conditions</span>'


def group_names(profile: pd.DataFrame, package: DataPackage) -> dict[int, str]:
    """Name each group by the two conditions that set it apart most, from its data.

    Parameters
    ----------
    profile
        As ``measures.environment_profile`` gives it.
    package
        For the conditions and their words.
    """
    conditions = package["conditions"].set_index("id")
    of = package["condition_indicators"].set_index("indicator")["condition"]
    rows = profile.assign(condition=profile["indicator"].map(of))
    rows = rows[rows["condition"].map(conditions["environment"])]
    shifts = rows.groupby(["environment", "condition"])["position"].mean() - 50
    names = {}
    for group, part in shifts.groupby("environment"):
        widest = part.droplevel(0).sort_values(key=lambda s: -s.abs(), kind="stable").head(NAMED)
        words = [
            conditions.loc[condition, "more" if shift > 0 else "less"]
            for condition, shift in widest.items()
        ]
        names[int(group)] = capital(", ".join(words))
    return names


def group_sentence(rows: pd.DataFrame, package: DataPackage) -> str:
    """Say what sets a group apart: its middle place against the middle of all LEPs.

    Parameters
    ----------
    rows
        The rows of one group in ``measures.environment_profile``.
    package
        For titles and units.
    """
    shaping = rows[rows["indicator"].isin(shaping_indicators(package))]
    far = shaping[(shaping["position"] - 50).abs() >= APART]
    units, sentences = units_of(package), []
    sides = {True: "More favourable than in most places", False: "Less favourable"}
    for good, lead in sides.items():
        side = far[(far["position"] > 50) == good]  # noqa: PLR2004
        side = side.sort_values("position", ascending=not good, kind="stable").head(LISTED)
        if len(side):
            sentences.append(
                f"{lead}: {join([_against(row, package, units) for row in side.itertuples()])}."
            )
    return " ".join(sentences) or "Its conditions are about those of the middle LEP."


def shaping_indicators(package: DataPackage) -> list[str]:
    """List the indicators by which environments are told apart."""
    conditions = package["conditions"].set_index("id")["environment"]
    pairs = package["condition_indicators"]
    return list(pairs.loc[pairs["condition"].map(conditions), "indicator"])


def _against(row: object, package: DataPackage, units: Units) -> str:
    """Write an indicator's value in the middle place of a group, and in the middle of all."""
    title, short_title, unit = package.indicators.loc[
        row.indicator, ["title", "short_title", "unit"]
    ]
    there, all_over = (shown(value, row.indicator, units) for value in (row.value, row.middle))
    return f"{inside(named(title, short_title, unit))} ({there}, {all_over})"


def stand_between(groups: pd.DataFrame) -> pd.Series:
    """Tell which places stand between groups, by the draws or by their distances."""
    return (groups["stays"] < UNSURE) | (groups["silhouette"] < 0)


def of_place(groups: pd.DataFrame, profile: pd.DataFrame, data: PlaceData) -> str:
    """Say which group a LEP belongs to; for England, which there are; for others, why none.

    Parameters
    ----------
    groups
        The table ``place_environments``.
    profile
        As ``measures.environment_profile`` gives it.
    data
        The chapter's slice.
    """
    names = group_names(profile, data.package)
    if data.place.id == "england":
        return _of_england(groups, names, data)
    if data.place.kind == "nation":
        return (
            f"The {PAGE} are made of England’s LEPs only. A nation has powers "
            "that no LEP has, so none is put into a group."
        )
    return _of_lep(groups, names, data)


def _of_england(groups: pd.DataFrame, names: dict[int, str], data: PlaceData) -> str:
    """List England's LEPs by group."""
    places = data.package.places["name"]
    lines = [
        f"- Group {group}, {inside(names[int(group)])}: "
        + ", ".join(chapter_link(place, places[place]) for place in rows["place"])
        for group, rows in groups.groupby("environment")
    ]
    opening = f"The {PAGE} are made of the {len(groups)} LEPs of England:"
    return "\n".join([opening, "", *lines])


def _of_lep(groups: pd.DataFrame, names: dict[int, str], data: PlaceData) -> str:
    """Name a LEP's group and the others in it, and say how surely it belongs there."""
    row = groups[groups["place"] == data.place.id].iloc[0]
    places = data.package.places["name_in_text"]
    others = [chapter_link(p, places[p]) for p in _others(groups, data.place.id)]
    group = int(row["environment"])
    stays = (
        f"In {row['stays'] * 100:.0f} of 100 trials with a random choice of the indicators, at "
        "least half of this group stayed together with it"
    )
    if stand_between(row.to_frame().T).iloc[0]:
        stays += ", so it stands between groups"
    company = f"With it in the group: {join(others)}." if others else "It is alone in its group."
    name = capital(data.place.name_in_text)
    count = count_word(groups["environment"].nunique())
    return (
        f"{name} is in group {group} of the {count} {PAGE}: {inside(names[group])}. "
        f"{company} {stays}."
    )


def _others(groups: pd.DataFrame, place: str) -> list[str]:
    """List the others of a place's group."""
    mine = groups.loc[groups["place"] == place, "environment"].iloc[0]
    return [p for p in groups.loc[groups["environment"] == mine, "place"] if p != place]
