"""Words of the page on environments: groups of like places, and how sure they are."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.groups import (
    group_names,
    group_sentence,
    joined,
    of_place,
    shaping_indicators,
    stand_between,
)
from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import count_word, percent, quantity
from placebook.narrative.phrases import capital, inside, join, plural
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces, DataPackage

__all__ = [
    "between",
    "foreseen",
    "group_names",
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

STAYS = 0.75
FAIR = 0.5
DENSITY = "population_density"


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
    rows = profile[profile["indicator"].isin(shaping_indicators(package))]
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
    sure = int((groups["stays"] >= STAYS).sum())
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
    unsure = groups[stand_between(groups)]
    names = {lep.id: lep.name_in_text for lep in data.leps}
    listed = [chapter_link(place, names[place]) for place in names if place in set(unsure["place"])]
    if not listed:
        return ""
    return (
        f"These {count_word(len(listed))} stand between groups, being nearer to another group on "
        f"average or leaving their own in more than half of the draws: {joined(listed)}. Do not "
        "make much of their group."
    )


def foreseen(found: dict[str, float], year: int) -> str:
    """Say whether places with like conditions also produce alike.

    Parameters
    ----------
    found
        As ``measures.alike_in_outcome`` gives it, for output per hour.
    year
        Of the output.
    """
    less = 1 - found["with_peers"] / found["with_all"]
    return (
        "If conditions mattered for nothing, places with like conditions would be as far apart in "
        f"output per hour as any two. In {year} a LEP differed from its {count_word(found['peers'])} "
        f"nearest by {quantity(found['with_peers'], 'GBP', 2)} on average, and any two LEPs by "
        f"{quantity(found['with_all'], 'GBP', 2)}: {percent(less)} less. The correlation between a "
        f"LEP’s output per hour and the mean of its {count_word(found['peers'])} nearest is "
        f"{found['correlation']:.2f}. So conditions go with a good part of the differences in "
        "output, and leave much to be explained. Which is cause and which effect these figures do "
        "not say: firms that produce more also draw qualified people."
    )


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
