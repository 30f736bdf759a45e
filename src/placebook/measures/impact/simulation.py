"""Panels with a known effect: how often the tool sees it, misses it, or sees what is not there.

Outcomes follow a few common factors that places feel to different degrees, an own level and
trend, and noise that lasts from year to year: the world for which synthetic controls were made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from placebook.measures.impact.panel import Study, study
from placebook.measures.impact.reading import read_study

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["run_simulations", "simulated_study"]

LEVEL, SPREAD = 35.0, 5.0
GROWTH, FACTORS, FEEL = 0.8, 2, 0.4
NOISE, LASTING = 0.5, 0.4


def simulated_study(
    draw: np.random.Generator,
    effect: float,
    *,
    apart: float = 0.0,
    places: int = 38,
    years: int = 20,
    after: int = 6,
) -> Study:
    """Draw a panel like that of output per hour of LEPs, with an effect in one place.

    Parameters
    ----------
    draw
        Where chance comes from.
    effect
        Added to the treated place's outcome in each year from the start on.
    apart
        Added to the treated place's growth a year: it may move unlike all others.
    places, years, after
        Size of the panel, and years from the start on.
    """
    calendar = np.arange(years)
    factors = draw.normal(0, 0.5, (years, FACTORS)).cumsum(axis=0)
    level = draw.normal(LEVEL, SPREAD, places)
    trend = np.outer(calendar, GROWTH * level / LEVEL)
    outcome = level + trend + factors @ draw.normal(1, FEEL, (FACTORS, places))
    outcome += _lasting_noise(draw, years, places)
    outcome[:, 0] += apart * calendar
    outcome[years - after :, 0] += effect
    names = [f"place {number}" for number in range(places)]
    panel = pd.DataFrame(outcome, calendar, names)
    return study(panel, names[:1], years - after)


def _lasting_noise(draw: np.random.Generator, years: int, places: int) -> np.ndarray:
    noise = draw.normal(0, NOISE, (years, places))
    for year in range(1, years):
        noise[year] += LASTING * noise[year - 1]
    return noise


def run_simulations(
    cases: Sequence[tuple[float, float]], panels: int, seed: int = 1
) -> pd.DataFrame:
    """Read many simulated panels and count.

    Parameters
    ----------
    cases
        True effects, and how much faster the treated place grows a year, in the outcome's unit.
    panels
        How many panels for each case.
    seed
        Of the draws; the same panels for each case.

    Returns
    -------
    DataFrame
        A row a case: ``effect``, ``apart``, ``panels``, ``refused`` (share with a poor fit), and
        of the others ``bias`` (mean estimate less the truth), ``coverage`` (share whose interval
        holds the truth), ``found`` (share said to be a rise or a fall), ``wrong`` (share said to
        be one of the wrong sign, or any if there is none), ``did_bias`` and ``did_coverage``.
    """
    rows = []
    for effect, apart in cases:
        draw = np.random.default_rng(seed)
        read = pd.DataFrame([_one(draw, effect, apart) for _ in range(panels)])
        rows.append({"effect": effect, "apart": apart, "panels": panels, **_counts(read, effect)})
    return pd.DataFrame(rows)


def _one(draw: np.random.Generator, effect: float, apart: float) -> dict[str, float | str]:
    found = read_study(simulated_study(draw, effect, apart=apart))
    did = found.differences
    return {
        "verdict": found.verdict,
        "estimate": found.fitted.effect,
        "covered": found.lower <= effect <= found.upper,
        "did": did.effect,
        "did_covered": did.lower <= effect <= did.upper,
    }


def _counts(read: pd.DataFrame, effect: float) -> dict[str, float]:
    kept = read[read["verdict"] != "poor fit"]
    said = kept["verdict"].map({"rise": 1, "fall": -1}).fillna(0)
    wrong = said != 0 if effect == 0 else said == -np.sign(effect)
    return {
        "refused": 1 - len(kept) / len(read),
        "bias": (kept["estimate"] - effect).mean(),
        "coverage": kept["covered"].mean(),
        "found": (said != 0).mean(),
        "wrong": wrong.mean(),
        "did_bias": (kept["did"] - effect).mean(),
        "did_coverage": kept["did_covered"].mean(),
    }
