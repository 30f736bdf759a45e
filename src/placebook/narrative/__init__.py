"""Words: sentences made from measures by a small phrase book.

Every number in a sentence is computed in the run that prints it. Nothing
here reads files or computes statistics.
"""

from placebook.narrative import (
    caveats,
    convergence,
    findings,
    foresight,
    future,
    glance,
    impact,
    industries,
    nation_regions,
    national,
    opportunity,
    places,
    productivity,
    research,
    sector_map,
    sector_tables,
    sectors,
    side_by_side,
)
from placebook.narrative.say import period, say, source_line

__all__ = [
    "caveats",
    "convergence",
    "findings",
    "foresight",
    "future",
    "glance",
    "impact",
    "industries",
    "nation_regions",
    "national",
    "opportunity",
    "period",
    "places",
    "productivity",
    "research",
    "say",
    "sector_map",
    "sector_tables",
    "sectors",
    "side_by_side",
    "source_line",
]
