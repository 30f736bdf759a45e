"""Words: sentences made from measures by a small phrase book.

Every number in a sentence is computed in the run that prints it. Nothing
here reads files or computes statistics.
"""

from placebook.narrative import (
    capacity,
    caveats,
    changes,
    findings,
    foresight,
    framework,
    funding,
    future,
    glance,
    impact,
    industries,
    jobs,
    meeting,
    national,
    opportunity,
    outlook,
    places,
    productivity,
    research,
    side_by_side,
    strengths,
)
from placebook.narrative.say import period, say, source_line

__all__ = [
    "capacity",
    "caveats",
    "changes",
    "findings",
    "foresight",
    "framework",
    "funding",
    "future",
    "glance",
    "impact",
    "industries",
    "jobs",
    "meeting",
    "national",
    "opportunity",
    "outlook",
    "period",
    "places",
    "productivity",
    "research",
    "say",
    "side_by_side",
    "source_line",
    "strengths",
]
