"""Words: sentences made from measures by a small phrase book.

Every number in a sentence is computed in the run that prints it. Nothing
here reads files or computes statistics.
"""

from placebook.narrative import (
    caveats,
    environment,
    findings,
    foresight,
    future,
    glance,
    impact,
    industries,
    national,
    neighbours,
    opportunity,
    places,
    research,
    side_by_side,
    steadiness,
    subareas,
    surroundings,
)
from placebook.narrative.say import period, say, source_line

__all__ = [
    "caveats",
    "environment",
    "findings",
    "foresight",
    "future",
    "glance",
    "impact",
    "industries",
    "national",
    "neighbours",
    "opportunity",
    "period",
    "places",
    "research",
    "say",
    "side_by_side",
    "source_line",
    "steadiness",
    "subareas",
    "surroundings",
]
