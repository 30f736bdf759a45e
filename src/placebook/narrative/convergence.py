"""Words about convergence: whether places draw together, and how sure that is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

__all__ = ["at_the_edges", "finding", "note", "spread_title", "tests", "title"]

CHANCE = "can be told from chance"
UNSURE = "cannot be told from chance"
# The logarithm of where a place stands that is 10 % below another, which is at 1.
LOG_BELOW = math.log(0.9)


def tests(
    everyone: Mapping[str, float],
    without: Mapping[str, float],
    spread: Mapping[str, float],
    years: tuple[int, int],
) -> str:
    """Say whether LEPs draw together, by both tests.

    Parameters
    ----------
    everyone, without
        As ``measures.beta_convergence`` gives them, with London and without.
    spread
        As ``measures.sigma_change`` gives it, with London.
    years
        First and last year.
    """
    start, end = years
    return (
        f"If places drew together, those that were behind would have grown faster. From {start} to "
        f"{end} a LEP that began 10% below another grew {_faster(everyone)} a year faster "
        f"(95% interval {_range(everyone)}). Without London it was {_faster(without)} "
        f"({_range(without)}). {_verdict(everyone, without)} The second test is the spread itself: "
        f"the standard deviation of the logarithms went from {spread['first']:.3f} to "
        f"{spread['last']:.3f}. {_spread_verdict(spread)}"
    )


def _faster(fit: Mapping[str, float]) -> str:
    """Write how much faster a place grew that began 10 % lower, in percentage points."""
    return f"{_points(fit['slope'])} percentage points"


def _points(slope: float) -> str:
    return f"{_value(slope):z.2f}".replace("-", "−")


def _range(fit: Mapping[str, float]) -> str:
    low, high = sorted(_value(fit[end]) for end in ("lower", "upper"))
    return f"{low:z.2f} to {high:z.2f}".replace("-", "−")


def _value(slope: float) -> float:
    return slope * LOG_BELOW * 100


def _verdict(everyone: Mapping[str, float], without: Mapping[str, float]) -> str:
    sure = [fit["upper"] < 0 or fit["lower"] > 0 for fit in (everyone, without)]
    if not any(sure):
        return f"Neither {CHANCE}: there is no sign that places draw together, or apart."
    if all(sure):
        way = "drew together" if everyone["slope"] < 0 else "drew apart"
        return f"Both are more than chance: places {way}."
    return "Whether it is more than chance hangs on London."


def _spread_verdict(spread: Mapping[str, float]) -> str:
    interval = f"{spread['lower']:+.3f} to {spread['upper']:+.3f}".replace("-", "−")
    if spread["lower"] <= 0 <= spread["upper"]:
        return f"That change {UNSURE} either (95% interval {interval})."
    way = "grew" if spread["change"] > 0 else "shrank"
    return f"The spread {way} by more than chance (95% interval {interval})."


def title(fit: Mapping[str, float], years: tuple[int, int]) -> str:
    """Title the scatter with what the slope says."""
    start, end = years
    if fit["lower"] <= 0 <= fit["upper"]:
        return f"There is no sign that LEPs that were behind in {start} caught up by {end}"
    way = "faster" if fit["slope"] < 0 else "more slowly"
    return f"LEPs that were behind in {start} grew {way} up to {end}"


def finding(fit: Mapping[str, float], spread: Mapping[str, float], years: tuple[int, int]) -> str:
    """Say it in a sentence for the overview."""
    start, end = years
    together = fit["upper"] < 0 and spread["upper"] < 0
    apart = spread["lower"] > 0
    if together:
        return f"From {start} to {end} places drew together in output per hour."
    if apart:
        return f"From {start} to {end} places drew apart in output per hour."
    return (
        f"From {start} to {end} there is no clear sign that places drew together in output per "
        "hour, or apart; with so few places a slow change could go unseen."
    )


def note(fit: Mapping[str, float]) -> str:
    """Say how the line was fitted."""
    return (
        f"{fit['number']} LEPs, each counted once however large; they overlap. Means of three "
        "years at each end. The interval comes from 4,000 samples of LEPs drawn with replacement. "
        "Dashed line: least squares."
    )


def at_the_edges(table: pd.DataFrame) -> list[str]:
    """Name the places to label in a scatter: the ends of both axes.

    Parameters
    ----------
    table
        As ``measures.ends`` gives it.
    """
    rows = [
        table[column].agg(end) for column in ("first", "growth") for end in ("idxmin", "idxmax")
    ]
    return list(dict.fromkeys(table.loc[rows, "name"]))


def spread_title(spread: Mapping[str, float], years: tuple[int, int]) -> str:
    """Title the lines of the spread."""
    start, end = years
    if spread["lower"] <= 0 <= spread["upper"]:
        return f"The spread of LEPs in {end} was about what it was in {start}"
    return (
        f"The spread of LEPs {'grew' if spread['change'] > 0 else 'shrank'} from {start} to {end}"
    )
