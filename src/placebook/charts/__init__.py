"""Charts: one function a figure, measures in, a whole figure out.

Nothing here reads files or computes statistics.
"""

from placebook.charts.boundaries import bring_boundaries, with_boundaries
from placebook.charts.conditions import conditions_among
from placebook.charts.environment import environment_map, environment_strip
from placebook.charts.figure import Figure, figure
from placebook.charts.glance import at_a_glance, locator, parts
from placebook.charts.impact import gap_among_placebos
from placebook.charts.industries import industry_growth, largest_industries, shift_share
from placebook.charts.national import choropleth, ranking, spread_over_time
from placebook.charts.opportunity import opportunity_space
from placebook.charts.research import funding, research_strengths
from placebook.charts.side_by_side import Comparison, side_by_side
from placebook.charts.specialisations import changed_specialisations, specialisation
from placebook.charts.trends import among_others, trend

__all__ = [
    "Comparison",
    "Figure",
    "among_others",
    "at_a_glance",
    "bring_boundaries",
    "changed_specialisations",
    "choropleth",
    "conditions_among",
    "environment_map",
    "environment_strip",
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
    "shift_share",
    "side_by_side",
    "specialisation",
    "spread_over_time",
    "trend",
    "with_boundaries",
]
