"""Words about how far groups of places, and likeness itself, can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.groups import stand_between
from placebook.narrative.links import chapter_link
from placebook.narrative.numbers import count_word, percent, quantity
from placebook.narrative.phrases import capital, join
from placebook.narrative.say import note
from placebook.narrative.surroundings import DENSITY
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = ["between", "foreseen", "groups_table", "steadiness", "steadiness_table"]

STAYS = 0.75
FAIR = 0.5


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
    below = note(
        "Typical place: the one to which the others of the group are nearest in all. People per "
        "square kilometre are those of the middle place; density did not make the groups. Places "
        "that mostly stay: with at least half of their group in three draws out of four."
    )
    return f"{table}{below}"


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
        f"average or leaving their own in more than half of the draws: {join(listed)}. Do not "
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
        f"output per hour as any two. In {year} a LEP differed from the "
        f"{count_word(found['peers'])} LEPs nearest to it by the seven groups of conditions of the "
        "chapters, the mix of industries among them, by "
        f"{quantity(found['with_peers'], 'GBP', 2)} on "
        "average, and any two LEPs by "
        f"{quantity(found['with_all'], 'GBP', 2)}: {percent(less)} less. The correlation between a "
        f"LEP’s output per hour and the mean of its {count_word(found['peers'])} nearest is "
        f"{found['correlation']:.2f}. So conditions go with part of the differences in "
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
