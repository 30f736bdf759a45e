"""Words about groups of places with like conditions: a name and a sentence from their data."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import count_word, percent, quantity
from placebook.narrative.phrases import capital, inside, join, plural
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces, DataPackage, PlaceData

__all__ = [
    "between",
    "group_names",
    "group_sentence",
    "groups_table",
    "map_note",
    "map_title",
    "of_place",
    "steadiness",
    "steadiness_table",
    "strip_note",
    "strip_title",
    "summary",
    "table_note",
    "typical_values",
]

# A group's middle place that stands this far from the middle of all sets the group apart.
APART, NAMED = 12, 2
UNSURE = 0.5
DENSITY = "population_density"
FAIR = 0.5
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
    shaping = rows[rows["indicator"].isin(_shaping(package))]
    far = shaping[(shaping["position"] - 50).abs() >= APART]
    sentences = []
    for good, lead in ((True, "More favourable than in most LEPs"), (False, "Less favourable")):
        side = far[(far["position"] > 50) == good]  # noqa: PLR2004
        side = side.sort_values("position", ascending=not good, kind="stable").head(4)
        if len(side):
            sentences.append(
                f"{lead}: {join([_against(row, package) for row in side.itertuples()])}."
            )
    return " ".join(sentences) or "Its conditions are about those of the middle LEP."


def _shaping(package: DataPackage) -> list[str]:
    conditions = package["conditions"].set_index("id")["environment"]
    pairs = package["condition_indicators"]
    return list(pairs.loc[pairs["condition"].map(conditions), "indicator"])


def _against(row: object, package: DataPackage) -> str:
    meta = package.indicators.loc[row.indicator]
    unit, decimals = meta["unit"], int(meta["decimals"])
    there, all_over = (quantity(v, unit, decimals, bare=True) for v in (row.value, row.middle))
    return f"{inside(meta['short_title'])} ({there} against {all_over})"


def summary(groups: pd.DataFrame, names: dict[int, str]) -> str:
    """Say how many groups there are, how large, and what tells them apart."""
    sizes = groups["environment"].value_counts().sort_index()
    listed = [f"{count_word(sizes[k])} in group {k} ({inside(names[k])})" for k in sizes.index]
    return (
        f"By their conditions the {len(groups)} Local Enterprise Partnership (LEP) areas fall into "
        f"{plural(len(sizes), 'group')}: {join(listed)}."
    )


def map_title(groups: pd.DataFrame) -> str:
    """Title the map."""
    count = groups["environment"].nunique()
    return f"{capital(count_word(count))} kinds of environment for innovation in England"


def map_note() -> str:
    """Explain numbers and colours."""
    return (
        "The number on each area is that of its group. Conditions are skills, research base, "
        "business dynamism and connectivity; where a place lies plays no part. Seven districts "
        "belong to two LEPs, so some areas lie under others."
    )


def strip_title(profile: pd.DataFrame, names: dict[int, str], package: DataPackage) -> str:
    """Title the heat strip with what parts the groups most."""
    rows = profile[profile["indicator"].isin(_shaping(package))]
    spread = rows.groupby("indicator")["position"].agg(lambda p: p.max() - p.min())
    widest = package.indicators.loc[spread.idxmax(), "title"]
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


def groups_table(
    profile: pd.DataFrame, groups: pd.DataFrame, names: dict[int, str], data: AllPlaces
) -> str:
    """Write the table of groups: name, what sets it apart, its members with links.

    Parameters
    ----------
    profile
        As ``measures.environment_profile`` gives it.
    groups
        The table ``place_environments``.
    names
        As `group_names` gives it.
    """
    order = {lep.id: (at, lep) for at, lep in enumerate(data.leps)}
    lines = []
    for group, members in groups.groupby("environment"):
        rows = profile[profile["environment"] == group]
        example = next(m.place for m in members.itertuples() if m.typical)
        places = sorted(members["place"], key=lambda p: order[p][0])
        lines.append(
            [
                f"{group}. {escape(names[int(group)])}",
                escape(group_sentence(rows, data.package)),
                chapter_link(example, order[example][1].name),
                _density(rows),
                ", ".join(chapter_link(place, order[place][1].name) for place in places),
            ]
        )
    head = ["Group", "What sets it apart", "Typical place", "People per sq. km", "Places"]
    return html_table("Groups of places with like conditions", head, lines)


def _density(rows: pd.DataFrame) -> str:
    """Write how densely people live in the middle place of a group."""
    value = rows.loc[rows["indicator"] == DENSITY, "value"].iloc[0]
    return f"{value:,.0f}"


def table_note() -> str:
    """Explain the columns of the table."""
    return (
        '<p class="pb-note">In brackets: the middle place of the group against the middle of all '
        "LEPs. Typical place: the one to which the others of the group are nearest in all. People "
        "per square kilometre are those of the middle place; density did not make the groups.</p>"
    )


def steadiness(groups: pd.DataFrame, choices: pd.DataFrame) -> str:
    """Say how clear the groups are and how often places stay with theirs.

    Parameters
    ----------
    groups
        The table ``place_environments``.
    choices
        The table ``environment_choices``.
    """
    chosen = choices[choices["chosen"]].iloc[0]
    next_best = choices[~choices["chosen"]].sort_values("silhouette").iloc[-1]
    score = chosen["silhouette"]
    kind = "weak" if score < FAIR else "clear"
    sure = int((groups["stays"] >= 1 - UNSURE / 2).sum())
    return (
        f"Conditions shade into one another, and the borders between groups are {kind}. The mean "
        f"silhouette is {score:.2f}, on a scale on which 1 is clear and 0 is no border at all. "
        f"That is the highest for two to six groups; {count_word(int(next_best['number']))} groups "
        f"come next with {next_best['silhouette']:.2f}. When the indicators are drawn anew, "
        f"{int(chosen['draws'])} times, the new groups agree with these to "
        f"{chosen['agreement']:.2f} (adjusted Rand index: 1 is wholly, 0 is by chance). "
        f"{capital(count_word(sure))} of the {len(groups)} places stay with at least half of their "
        f"group in three draws out of four or more."
    )


def between(groups: pd.DataFrame, data: AllPlaces) -> str:
    """Name the places that stand between groups."""
    unsure = groups[(groups["stays"] < UNSURE) | (groups["silhouette"] < 0)]
    names = {lep.id: lep.name_in_text for lep in data.leps}
    listed = [chapter_link(place, names[place]) for place in names if place in set(unsure["place"])]
    if not listed:
        return ""
    return (
        f"These {count_word(len(listed))} stand between groups, being nearer to another group on "
        f"average or leaving their own in more than half of the draws: {_joined(listed)}. Do not "
        "make much of their group."
    )


def _joined(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def steadiness_table(choices: pd.DataFrame) -> str:
    """Write what was tried: number of groups, clearness, steadiness."""
    lines = [
        [
            f"{row.number}{' (chosen)' if row.chosen else ''}",
            f"{row.silhouette:.2f}",
            f"{row.agreement:.2f}",
        ]
        for row in choices.itertuples()
    ]
    head = ["Groups", "Mean silhouette", "Agreement when redrawn"]
    return html_table("How many groups", head, lines, numeric=[True, True, True])


def _others(groups: pd.DataFrame, place: str) -> list[str]:
    """List the others of a place's group."""
    mine = groups.loc[groups["place"] == place, "environment"].iloc[0]
    return [p for p in groups.loc[groups["environment"] == mine, "place"] if p != place]


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
            f"The {PAGE} are made of England’s LEPs only. A nation is not like them in size or in "
            "powers, so none is assigned to a group."
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
        f"When the indicators are drawn anew, it stays with at least half of them in "
        f"{percent(row['stays'])} of the draws"
    )
    if row["stays"] < UNSURE or row["silhouette"] < 0:
        stays += ", so it stands between groups"
    company = f"With it in the group: {_joined(others)}." if others else "It is alone in its group."
    return (
        f"Among the {PAGE} it is in group {group} of {groups['environment'].nunique()}: "
        f"{inside(names[group])}. {company} {stays}."
    )
