"""Statistics of places: pure functions, frames in, frames out.

Nothing here reads files, draws, or writes sentences.
"""

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
from placebook.measures.conditions import (
    condition_values,
    place_conditions,
    positions,
    scaled,
)
from placebook.measures.decade import decades, entry_by_density, followed
from placebook.measures.dispersion import (
    class_breaks,
    first_and_last,
    share_of_largest,
    spread_by_year,
)
from placebook.measures.dynamics import changed_specialisations, largest_changes
from placebook.measures.entry import chance_bands, entries, entry_rates, with_chances
from placebook.measures.environment import (
    best_medoids,
    environment_profile,
    grouped,
    groups_around,
    medoids,
    numbered,
    silhouettes,
)
from placebook.measures.foresight import MODELS, calibration, compare_models
from placebook.measures.growth import (
    annual_growth,
    index_to,
    industry_growth,
    last_year,
    total_growth,
    with_growth,
)
from placebook.measures.likeness import (
    alike_in_outcome,
    clearly_ahead,
    parts_beside,
    peer_reasons,
    standing_beside,
)
from placebook.measures.meeting import meetings, strong_fields
from placebook.measures.opportunity import (
    close_strengths,
    opportunities,
    strengths_behind,
    traded_industries,
)
from placebook.measures.peers import (
    condition_distances,
    kept_without,
    mix_distances,
    nearest_places,
    overall_distance,
    pair_conditions,
    scaled_distances,
)
from placebook.measures.profile import framework_cells, framework_profile, headline_profile
from placebook.measures.ranks import rank_ranges
from placebook.measures.relatedness import proximity, related_strengths, relatedness_density
from placebook.measures.research import research_strengths, research_totals
from placebook.measures.shift_share import growth_parts, shift_share
from placebook.measures.snapshot import Snapshot, snapshot
from placebook.measures.space import RelatednessSpace, estimate_space, relatedness_space
from placebook.measures.specialisation import location_quotients, strongest_industries
from placebook.measures.steadiness import (
    adjusted_rand,
    redrawn_distances,
    stays_with_group,
)

__all__ = [
    "MODELS",
    "RelatednessSpace",
    "Snapshot",
    "adjusted_rand",
    "alike_in_outcome",
    "annual_growth",
    "as_index",
    "best_medoids",
    "calibration",
    "chance_bands",
    "changed_specialisations",
    "class_breaks",
    "clearly_ahead",
    "close_strengths",
    "compare_models",
    "condition_distances",
    "condition_values",
    "decades",
    "entries",
    "entry_by_density",
    "entry_rates",
    "environment_profile",
    "estimate_space",
    "first_and_last",
    "fit_values",
    "followed",
    "framework_cells",
    "framework_profile",
    "grouped",
    "groups_around",
    "growth_parts",
    "headline_profile",
    "index_to",
    "industry_complexity",
    "industry_growth",
    "kept_without",
    "largest_changes",
    "last_year",
    "latest_pairs",
    "latest_parts",
    "latest_shared",
    "latest_values",
    "location_quotients",
    "medoids",
    "meetings",
    "mix_distances",
    "nearest_places",
    "numbered",
    "opportunities",
    "overall_distance",
    "pair_conditions",
    "parts_beside",
    "peer_reasons",
    "place_complexity",
    "place_conditions",
    "positions",
    "proximity",
    "rank_ranges",
    "redrawn_distances",
    "related_strengths",
    "relatedness_density",
    "relatedness_space",
    "relative_to",
    "research_strengths",
    "research_totals",
    "scaled",
    "scaled_distances",
    "share_of_largest",
    "shift_share",
    "silhouettes",
    "snapshot",
    "spread_by_year",
    "stacked",
    "standing_beside",
    "stays_with_group",
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
