"""Charts: one function a figure, measures in, a whole figure out.

Nothing here reads files or computes statistics.
"""

from placebook.charts.assets import asset_map
from placebook.charts.boundaries import bring_boundaries, with_boundaries
from placebook.charts.conditions import conditions_among
from placebook.charts.environment import environment_map, environment_strip
from placebook.charts.europe import european_standing, percentile_axis
from placebook.charts.europe_lines import country_lines
from placebook.charts.europe_regions import change_axis, distribution, parts_of_total, region_ranges
from placebook.charts.figure import Figure, figure
from placebook.charts.glance import at_a_glance, locator, parts
from placebook.charts.impact import gap_among_placebos
from placebook.charts.industries import industry_growth, largest_industries, shift_share
from placebook.charts.materials import sector_change, sector_regions, sector_senses
from placebook.charts.nation_regions import region_map, region_ranking, region_strengths
from placebook.charts.national import choropleth, ranking, spread_over_time
from placebook.charts.opportunity import opportunity_space
from placebook.charts.productivity import (
    gap_made_of,
    growth_against_level,
    moves,
    spread_lines,
    two_values,
)
from placebook.charts.research import funding, research_strengths
from placebook.charts.research_places import field_concentration, shares_gained_and_lost
from placebook.charts.sector_map import SectorMap, sector_counts
from placebook.charts.side_by_side import Comparison, side_by_side
from placebook.charts.specialisations import changed_specialisations, specialisation
from placebook.charts.trends import among_others, trend

__all__ = [
    "Comparison",
    "Figure",
    "SectorMap",
    "among_others",
    "asset_map",
    "at_a_glance",
    "bring_boundaries",
    "change_axis",
    "changed_specialisations",
    "choropleth",
    "conditions_among",
    "country_lines",
    "distribution",
    "environment_map",
    "environment_strip",
    "european_standing",
    "field_concentration",
    "figure",
    "funding",
    "gap_among_placebos",
    "gap_made_of",
    "growth_against_level",
    "industry_growth",
    "largest_industries",
    "locator",
    "moves",
    "opportunity_space",
    "parts",
    "parts_of_total",
    "percentile_axis",
    "ranking",
    "region_map",
    "region_ranges",
    "region_ranking",
    "region_strengths",
    "research_strengths",
    "sector_change",
    "sector_counts",
    "sector_regions",
    "sector_senses",
    "shares_gained_and_lost",
    "shift_share",
    "side_by_side",
    "specialisation",
    "spread_lines",
    "spread_over_time",
    "trend",
    "two_values",
    "with_boundaries",
]
