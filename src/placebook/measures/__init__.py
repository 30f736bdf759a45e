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
    same_year,
    stacked,
    value_at,
    with_total,
)
from placebook.measures.complexity import industry_complexity, place_complexity
from placebook.measures.convergence import (
    beta_convergence,
    ends,
    sigma_change,
    sigma_convergence,
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
from placebook.measures.evidence import (
    SECTOR_TABLES,
    evidence_by_sector,
    evidence_of,
    sector_evidence,
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
from placebook.measures.meeting import meetings, strong_fields
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
from placebook.measures.productivity_gap import gap_by_section, gap_parts, section_output
from placebook.measures.profile import framework_cells, framework_profile, headline_profile
from placebook.measures.ranks import rank_ranges
from placebook.measures.relatedness import proximity, related_strengths, relatedness_density
from placebook.measures.research import research_strengths, research_totals
from placebook.measures.sectors import (
    average_jobs,
    nearby_jobs,
    sector_output,
    sector_research,
)
from placebook.measures.shift_share import growth_parts, shift_share
from placebook.measures.snapshot import Snapshot, snapshot
from placebook.measures.space import RelatednessSpace, estimate_space, relatedness_space
from placebook.measures.specialisation import location_quotients

__all__ = [
    "MODELS",
    "SECTOR_TABLES",
    "RelatednessSpace",
    "Snapshot",
    "annual_growth",
    "as_index",
    "average_jobs",
    "beta_convergence",
    "calibration",
    "chance_bands",
    "changed_specialisations",
    "class_breaks",
    "close_strengths",
    "compare_models",
    "decades",
    "ends",
    "entries",
    "entry_by_density",
    "entry_rates",
    "estimate_space",
    "evidence_by_sector",
    "evidence_of",
    "first_and_last",
    "fit_values",
    "followed",
    "framework_cells",
    "framework_profile",
    "gained_strengths",
    "gap_by_section",
    "gap_parts",
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
    "nearby_jobs",
    "of_nation",
    "opportunities",
    "place_complexity",
    "proximity",
    "rank_ranges",
    "region_profile",
    "region_quotients",
    "region_strengths",
    "related_strengths",
    "relatedness_density",
    "relatedness_space",
    "relative_to",
    "research_strengths",
    "research_totals",
    "same_year",
    "section_output",
    "sector_evidence",
    "sector_output",
    "sector_research",
    "share_of_largest",
    "shared_years",
    "shift_share",
    "sigma_change",
    "sigma_convergence",
    "snapshot",
    "spread_by_year",
    "stacked",
    "strengths_behind",
    "strong_fields",
    "total_growth",
    "traded_industries",
    "value_at",
    "with_chances",
    "with_growth",
    "with_total",
]
