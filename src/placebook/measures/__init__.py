"""Statistics of places: pure functions, frames in, frames out.

Nothing here reads files, draws, or writes sentences.
"""

from placebook.measures.assets import asset_checks, asset_counts
from placebook.measures.character import broad_groups, kind_of_economy
from placebook.measures.comparison import (
    as_index,
    fit_values,
    latest_pairs,
    latest_parts,
    latest_shared,
    latest_values,
    relative_to,
    same_year,
    stacked,
    value_at,
    with_total,
)
from placebook.measures.complexity import industry_complexity, place_complexity
from placebook.measures.conditions import condition_values, place_conditions, positions, scaled
from placebook.measures.confidence import quotient_noise, with_ranges
from placebook.measures.convergence import beta_convergence, ends, sigma_change, sigma_convergence
from placebook.measures.decade import decades, entry_by_density, followed
from placebook.measures.dispersion import (
    class_breaks,
    first_and_last,
    share_of_largest,
    spread_by_year,
)
from placebook.measures.dynamics import (
    changed_specialisations,
    exchanged,
    largest_changes,
    most_grown,
    yearly_noise,
)
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
from placebook.measures.europe import (
    EUROPE_YEARS,
    european_regions,
    likenesses,
    percentiles,
    place_regions,
    profiles,
    region_standing,
)
from placebook.measures.europe_since import (
    START_YEARS,
    business_and_rest,
    change_beside,
    countries,
    followed_regions,
    histogram,
)
from placebook.measures.evidence import (
    SECTOR_TABLES,
    evidence_by_sector,
    evidence_of,
    sector_evidence,
    together_by_chance,
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
from placebook.measures.hindsight import nearest_then, with_course
from placebook.measures.history import History, industry_history
from placebook.measures.job_quotients import jobs_beside_output, latest_jobs
from placebook.measures.likeness import (
    alike_in_outcome,
    clearly_ahead,
    parts_beside,
    peer_reasons,
    standing_beside,
)
from placebook.measures.look_back import LookBack, look_back
from placebook.measures.materials import (
    SCOPES,
    place_quotients,
    sector_classes,
    sector_jobs,
    sector_meetings,
    sector_parts,
    sector_quotients,
)
from placebook.measures.meeting import cross_cutting, meetings, research_intensity, strong_fields
from placebook.measures.nation_regions import (
    gained_strengths,
    of_nation,
    region_profile,
    region_quotients,
    region_strengths,
    shared_years,
)
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
from placebook.measures.productivity_gap import gap_by_section, gap_parts, section_output
from placebook.measures.profile import (
    framework_cells,
    framework_indicators,
    framework_profile,
    headline_profile,
)
from placebook.measures.programmes import named_themes, programme_counts
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
from placebook.measures.sectors import average_jobs, nearby_jobs, sector_output, sector_research
from placebook.measures.shift_share import growth_parts, shift_share
from placebook.measures.snapshot import Snapshot, snapshot
from placebook.measures.space import RelatednessSpace, estimate_space, relatedness_space
from placebook.measures.specialisation import location_quotients
from placebook.measures.standing import cell_standing, framework_standing
from placebook.measures.stated import sector_findings, stated_and_measured, unnamed_strengths
from placebook.measures.steadiness import adjusted_rand, redrawn_distances, stays_with_group
from placebook.measures.strengths import (
    Strengths,
    clear_strengths,
    doubtful_strengths,
    find_strengths,
    leading_divisions,
    only_by_jobs,
    only_sure,
)

__all__ = [
    "EUROPE_YEARS",
    "MODELS",
    "SCOPES",
    "SECTOR_TABLES",
    "START_YEARS",
    "History",
    "LookBack",
    "RelatednessSpace",
    "Snapshot",
    "Strengths",
    "adjusted_rand",
    "alike_in_outcome",
    "annual_growth",
    "as_index",
    "asset_checks",
    "asset_counts",
    "average_jobs",
    "best_medoids",
    "beta_convergence",
    "broad_groups",
    "business_and_rest",
    "calibration",
    "cell_standing",
    "chance_bands",
    "change_beside",
    "changed_specialisations",
    "class_breaks",
    "clear_strengths",
    "clearly_ahead",
    "close_strengths",
    "compare_models",
    "condition_distances",
    "condition_values",
    "countries",
    "cross_cutting",
    "decades",
    "discipline_quotients",
    "doubtful_strengths",
    "ends",
    "entries",
    "entry_by_density",
    "entry_rates",
    "environment_profile",
    "estimate_space",
    "european_regions",
    "evidence_by_sector",
    "evidence_of",
    "exchanged",
    "field_concentration",
    "field_specialisation",
    "find_strengths",
    "first_and_last",
    "fit_values",
    "followed",
    "followed_regions",
    "framework_cells",
    "framework_indicators",
    "framework_profile",
    "framework_standing",
    "gained_strengths",
    "gap_by_section",
    "gap_parts",
    "grouped",
    "groups_around",
    "growth_parts",
    "headline_profile",
    "histogram",
    "index_to",
    "industry_complexity",
    "industry_growth",
    "industry_history",
    "jobs_beside_output",
    "kept_without",
    "kind_of_economy",
    "largest_changes",
    "last_year",
    "latest_jobs",
    "latest_pairs",
    "latest_parts",
    "latest_shared",
    "latest_values",
    "leading_divisions",
    "likenesses",
    "location_quotients",
    "look_back",
    "medoids",
    "meetings",
    "mix_distances",
    "most_grown",
    "named_themes",
    "nearby_jobs",
    "nearest_places",
    "nearest_then",
    "numbered",
    "of_nation",
    "only_by_jobs",
    "only_sure",
    "opportunities",
    "overall_distance",
    "pair_conditions",
    "panel_intensity",
    "parts_beside",
    "peer_reasons",
    "percentiles",
    "place_complexity",
    "place_conditions",
    "place_quotients",
    "place_regions",
    "positions",
    "profiles",
    "programme_counts",
    "proximity",
    "quotient_noise",
    "rank_ranges",
    "redrawn_distances",
    "region_profile",
    "region_quotients",
    "region_standing",
    "region_strengths",
    "related_strengths",
    "relatedness_density",
    "relatedness_space",
    "relative_to",
    "research_by_place",
    "research_intensity",
    "research_strengths",
    "research_totals",
    "same_year",
    "scaled",
    "scaled_distances",
    "section_output",
    "sector_classes",
    "sector_evidence",
    "sector_findings",
    "sector_jobs",
    "sector_meetings",
    "sector_output",
    "sector_parts",
    "sector_quotients",
    "sector_research",
    "share_of_largest",
    "shared_years",
    "shares_of_uk",
    "shift_share",
    "sigma_change",
    "sigma_convergence",
    "silhouettes",
    "snapshot",
    "spread_by_year",
    "stacked",
    "standing_beside",
    "stated_and_measured",
    "stays_with_group",
    "strengths_behind",
    "strong_fields",
    "together_by_chance",
    "total_growth",
    "traded_industries",
    "unnamed_strengths",
    "value_at",
    "with_chances",
    "with_course",
    "with_growth",
    "with_ranges",
    "with_total",
    "yearly_noise",
]
