"""What did a programme change? Comparisons with places that it did not reach.

Imported by itself, not with the other measures: its libraries are slow to load.
"""

from placebook.measures.impact.differences import Differences, difference_in_differences
from placebook.measures.impact.panel import (
    Study,
    StudyError,
    outcome_panel,
    refusal,
    study,
)
from placebook.measures.impact.placebos import in_space, in_time, leaving_out
from placebook.measures.impact.reading import Reading, gap_band, read_study
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
    "gap_band",
    "in_space",
    "in_time",
    "leaving_out",
    "outcome_panel",
    "read_study",
    "refusal",
    "run_simulations",
    "simplex_weights",
    "simulated_study",
    "study",
    "variants",
]
