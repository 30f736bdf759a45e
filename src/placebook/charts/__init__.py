"""Charts: one function a figure, measures in, a whole figure out.

Nothing here reads files or computes statistics.
"""

from placebook.charts.assets import asset_map
from placebook.charts.boundaries import bring_boundaries, with_boundaries
from placebook.charts.figure import Figure, figure
from placebook.charts.glance import at_a_glance, locator, parts
from placebook.charts.impact import gap_among_placebos
from placebook.charts.industries import industry_growth, largest_industries, shift_share
from placebook.charts.materials import sector_change, sector_regions, sector_senses
from placebook.charts.national import choropleth, ranking, spread_over_time
from placebook.charts.opportunity import opportunity_space
from placebook.charts.research import funding, research_strengths
from placebook.charts.research_places import field_concentration, shares_gained_and_lost
from placebook.charts.side_by_side import Comparison, side_by_side
from placebook.charts.specialisations import changed_specialisations, specialisation
from placebook.charts.trends import among_others, trend

__all__ = [
    "Comparison",
    "Figure",
    "among_others",
    "asset_map",
    "at_a_glance",
    "bring_boundaries",
    "changed_specialisations",
    "choropleth",
    "field_concentration",
    "figure",
    "funding",
    "gap_among_placebos",
    "industry_growth",
    "largest_industries",
    "locator",
    "opportunity_space",
    "parts",
    "ranking",
    "research_strengths",
    "sector_change",
    "sector_regions",
    "sector_senses",
    "shares_gained_and_lost",
    "shift_share",
    "side_by_side",
    "specialisation",
    "spread_over_time",
    "trend",
    "with_boundaries",
]
