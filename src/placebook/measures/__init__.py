"""Statistics of places: pure functions, frames in, frames out.

Nothing here reads files, draws, or writes sentences.
"""

from placebook.measures.comparison import (
    as_index,
    latest_pairs,
    latest_parts,
    latest_shared,
    latest_values,
    relative_to,
    stacked,
    value_at,
    with_total,
)
from placebook.measures.dispersion import class_breaks, share_of_largest, spread_by_year
from placebook.measures.dynamics import changed_specialisations, largest_changes
from placebook.measures.growth import (
    annual_growth,
    index_to,
    industry_growth,
    last_year,
    total_growth,
    with_growth,
)
from placebook.measures.profile import framework_cells, framework_profile, headline_profile
from placebook.measures.ranks import rank_ranges
from placebook.measures.research import research_strengths, research_totals
from placebook.measures.shift_share import growth_parts, shift_share
from placebook.measures.specialisation import location_quotients

__all__ = [
    "annual_growth",
    "as_index",
    "changed_specialisations",
    "class_breaks",
    "framework_cells",
    "framework_profile",
    "growth_parts",
    "headline_profile",
    "index_to",
    "industry_growth",
    "largest_changes",
    "last_year",
    "latest_pairs",
    "latest_parts",
    "latest_shared",
    "latest_values",
    "location_quotients",
    "rank_ranges",
    "relative_to",
    "research_strengths",
    "research_totals",
    "share_of_largest",
    "shift_share",
    "spread_by_year",
    "stacked",
    "total_growth",
    "value_at",
    "with_growth",
    "with_total",
]
