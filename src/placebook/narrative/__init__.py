"""Words: sentences made from measures by a small phrase book.

Every number in a sentence is computed in the run that prints it. Nothing
here reads files or computes statistics.
"""

from placebook.narrative import (
    caveats,
    europe,
    europe_abroad,
    europe_national,
    europe_notes,
    europe_since,
    findings,
    foresight,
    future,
    glance,
    impact,
    industries,
    national,
    opportunity,
    places,
    research,
    side_by_side,
)
from placebook.narrative.say import period, say, source_line

__all__ = [
    "caveats",
    "europe",
    "europe_abroad",
    "europe_national",
    "europe_notes",
    "europe_since",
    "findings",
    "foresight",
    "future",
    "glance",
    "impact",
    "industries",
    "national",
    "opportunity",
    "period",
    "places",
    "research",
    "say",
    "side_by_side",
    "source_line",
]
