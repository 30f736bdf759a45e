"""What did a programme change? Comparisons with places that it did not reach.

Needs the extra ``placebook[impact]``, so nothing else of the package imports it.
"""

from placebook.measures.impact.differences import Differences, difference_in_differences
from placebook.measures.impact.panel import Study, StudyError, outcome_panel, study
from placebook.measures.impact.placebos import in_space, in_time, leaving_out
from placebook.measures.impact.reading import Reading, read_study
from placebook.measures.impact.simulation import run_simulations, simulated_study
from placebook.measures.impact.synthetic import SyntheticControl, fit_synthetic, simplex_weights
from placebook.measures.impact.variants import variants

__all__ = [
    "Differences",
    "Reading",
    "Study",
    "StudyError",
    "SyntheticControl",
    "difference_in_differences",
    "fit_synthetic",
    "in_space",
    "in_time",
    "leaving_out",
    "outcome_panel",
    "read_study",
    "run_simulations",
    "simplex_weights",
    "simulated_study",
    "study",
    "variants",
]
