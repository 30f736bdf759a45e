"""Statistics of places: pure functions, frames in, frames out.

Nothing here reads files, draws, or writes sentences.
"""

from placebook.measures.assets import asset_checks, asset_counts
from placebook.measures.comparison import (
    as_index,
    fit_values,
    latest_pairs,
    latest_parts,
    latest_shared,
    latest_values,
    relative_to,
    stacked,
    value_at,
    with_total,
)
from placebook.measures.complexity import industry_complexity, place_complexity
from placebook.measures.decade import decades, entry_by_density, followed
from placebook.measures.dispersion import (
    class_breaks,
    first_and_last,
    share_of_largest,
    spread_by_year,
)
from placebook.measures.dynamics import changed_specialisations, largest_changes
from placebook.measures.entry import chance_bands, entries, entry_rates, with_chances
from placebook.measures.foresight import MODELS, calibration, compare_models
from placebook.measures.growth import (
    annual_growth,
    index_to,
    industry_growth,
    last_year,
    total_growth,
    with_growth,
)
from placebook.measures.materials import (
    SCOPES,
    place_quotients,
    sector_classes,
    sector_jobs,
    sector_meetings,
    sector_parts,
    sector_quotients,
)
from placebook.measures.meeting import meetings, research_intensity, strong_fields
from placebook.measures.opportunity import (
    close_strengths,
    opportunities,
    strengths_behind,
    traded_industries,
)
from placebook.measures.profile import framework_cells, framework_profile, headline_profile
from placebook.measures.ranks import rank_ranges
from placebook.measures.relatedness import proximity, related_strengths, relatedness_density
from placebook.measures.research import research_strengths, research_totals
from placebook.measures.research_places import (
    discipline_quotients,
    field_concentration,
    field_specialisation,
    panel_intensity,
    research_by_place,
    shares_of_uk,
)
from placebook.measures.shift_share import growth_parts, shift_share
from placebook.measures.snapshot import Snapshot, snapshot
from placebook.measures.space import RelatednessSpace, estimate_space, relatedness_space
from placebook.measures.specialisation import location_quotients, strongest_industries

__all__ = [
    "MODELS",
    "SCOPES",
    "RelatednessSpace",
    "Snapshot",
    "annual_growth",
    "as_index",
    "asset_checks",
    "asset_counts",
    "calibration",
    "chance_bands",
    "changed_specialisations",
    "class_breaks",
    "close_strengths",
    "compare_models",
    "decades",
    "discipline_quotients",
    "entries",
    "entry_by_density",
    "entry_rates",
    "estimate_space",
    "field_concentration",
    "field_specialisation",
    "first_and_last",
    "fit_values",
    "followed",
    "framework_cells",
    "framework_profile",
    "growth_parts",
    "headline_profile",
    "index_to",
    "industry_complexity",
    "industry_growth",
    "largest_changes",
    "last_year",
    "latest_pairs",
    "latest_parts",
    "latest_shared",
    "latest_values",
    "location_quotients",
    "meetings",
    "opportunities",
    "panel_intensity",
    "place_complexity",
    "place_quotients",
    "proximity",
    "rank_ranges",
    "related_strengths",
    "relatedness_density",
    "relatedness_space",
    "relative_to",
    "research_by_place",
    "research_intensity",
    "research_strengths",
    "research_totals",
    "sector_classes",
    "sector_jobs",
    "sector_meetings",
    "sector_parts",
    "sector_quotients",
    "share_of_largest",
    "shares_of_uk",
    "shift_share",
    "snapshot",
    "spread_by_year",
    "stacked",
    "strengths_behind",
    "strong_fields",
    "strongest_industries",
    "total_growth",
    "traded_industries",
    "value_at",
    "with_chances",
    "with_growth",
    "with_total",
]
