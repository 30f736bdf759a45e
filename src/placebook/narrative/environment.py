"""Words of the page on environments: groups of like places, and how sure they are."""

from __future__ import annotations

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
from placebook.narrative.surroundings import named
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces, DataPackage

__all__ = [
    "between",
    "described",
    "described_note",
    "foreseen",
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
        f"Conditions are most favourable, all told, in {plural(members, 'LEP')} of "
        f"{len(groups)}: {inside(names[best])}"
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
            f"{joined(linked)}. {sentence}"
        )
    return "\n\n".join(paragraphs)


def described_note() -> str:
    """Explain the figures of the paragraphs."""
    return (
        '<p class="pb-note">In brackets: the middle place of the group, then the middle of all '
        "LEPs. Named is what sets the group apart most; the figure below has all conditions.</p>"
    )


def groups_table(profile: pd.DataFrame, groups: pd.DataFrame, data: AllPlaces) -> str:
    """Write the table of groups: how many places, the typical one, how densely people live.

    Parameters
    ----------
    profile
        As ``measures.environment_profile`` gives it, density among it.
    groups
        The table ``place_environments``.
    """
    titles = {lep.id: lep.name for lep in data.leps}
    density = profile[profile["indicator"] == DENSITY].set_index("environment")["value"]
    lines = []
    for group, members in groups.groupby("environment"):
        example = members.loc[members["typical"], "place"].iloc[0]
        surely = f"{int((members['stays'] >= STAYS).sum())} of {len(members)}"
        link = chapter_link(example, titles[example])
        lines.append([str(group), link, f"{density[group]:,.0f}", surely])
    head = ["Group", "Typical place", "People per sq. km", "Places that mostly stay"]
    table = html_table("The groups", head, lines, numeric=[False, False, True, True])
    note = (
        "Typical place: the one to which the others of the group are nearest in all. People per "
        "square kilometre are those of the middle place; density did not make the groups. Places "
        "that mostly stay: with at least half of their group in three draws out of four."
    )
    return f'{table}<p class="pb-note">{note}</p>'


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
        f"output per hour as any two. In {year} a LEP differed from its "
        f"{count_word(found['peers'])} nearest by {quantity(found['with_peers'], 'GBP', 2)} on "
        "average, and any two LEPs by "
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
