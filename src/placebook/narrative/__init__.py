"""Words: sentences made from measures by a small phrase book.

Every number in a sentence is computed in the run that prints it. Nothing
here reads files or computes statistics.
"""

from placebook.narrative import (
    assets,
    caveats,
    findings,
    foresight,
    future,
    glance,
    heat,
    impact,
    industries,
    materials,
    materials_tables,
    national,
    opportunity,
    places,
    research,
    research_places,
    research_tables,
    side_by_side,
)
from placebook.narrative.say import period, say, source_line

__all__ = [
    "assets",
    "caveats",
    "findings",
    "foresight",
    "future",
    "glance",
    "heat",
    "impact",
    "industries",
    "materials",
    "materials_tables",
    "national",
    "opportunity",
    "period",
    "places",
    "research",
    "research_places",
    "research_tables",
    "say",
    "side_by_side",
    "source_line",
]
