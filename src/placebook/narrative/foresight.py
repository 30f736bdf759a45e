"""Words about the test of foresight: what told, in the past, which industries a place entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent
from placebook.narrative.phrases import capital, some_of
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

__all__ = [
    "calibration",
    "calibration_table",
    "density_halves",
    "gain",
    "halves_table",
    "models_table",
    "rates_table",
    "sample",
]

SMALL = 0.01
NAMES = {
    "quotient": "Location quotient at the start",
    "size": "Size of the place",
    "growth": "Growth of the industry in the UK before",
    "density": "Relatedness density",
    "baseline": "Quotient, size and growth",
    "baseline and density": "Quotient, size, growth and density",
    "baseline with breadth": "Quotient, size, growth, and the breadth of place and industry",
    "baseline with breadth and density": "All of these and density",
}


def sample(decades: Sequence[pd.DataFrame], kind: str) -> str:
    """Say how many industries were followed, and how many entered.

    Parameters
    ----------
    decades
        The decade that models are fitted on, and the one they are tested on:
        columns ``place``, ``start``, ``end``, ``entered``.
    kind
        What the places are, in the plural.
    """
    fitted, test = decades
    return (
        f"**{capital(kind)}.** {test['place'].nunique()} {kind} had {len(test):,} industries "
        f"that were not specialisations in {test['start'].iloc[0]}. By {test['end'].iloc[0]}, "
        f"{percent(test['entered'].mean())} of them were. In the decade before, on which the "
        f"models were fitted, it was {percent(fitted['entered'].mean())} of {len(fitted):,}."
    )


def models_table(models: Mapping[str, pd.DataFrame]) -> str:
    """Set the models side by side: the area under the curve, with its 95 % interval.

    Parameters
    ----------
    models
        As `compare_models` gives them, by kind of place: the same models in the same order.
    """
    columns = [
        [f"{row.auc:.3f} ({_interval(row.lower, row.upper)})" for row in table.itertuples()]
        for table in models.values()
    ]
    names = [NAMES[name] for name in next(iter(models.values()))["model"]]
    return html_table(
        "How well each model foresaw entry: 1 is without error, 0.5 no better than a coin, and "
        "less points the wrong way",
        ["Model", *[capital(kind) for kind in models]],
        zip(names, *columns, strict=True),
        numeric=[False, *[True] * len(models)],
    )


def gain(gains: pd.DataFrame, kind: str) -> str:
    """Say what density adds to what is known without it.

    Parameters
    ----------
    gains
        As `compare_models` gives them: columns ``gain``, ``lower``, ``upper``.
    """
    best = gains.loc[gains["gain"].idxmax()]
    if best["lower"] <= 0:
        verdict = "nothing that can be told from chance"
    else:
        verdict = "next to nothing" if best["gain"] < SMALL else "something"
    return (
        f"On {kind}, density adds {verdict}: at best it changes the area by "
        f"{_area(best['gain'])} (95% interval {_interval(best['lower'], best['upper'])})."
    )


def density_halves(table: pd.DataFrame, kind: str) -> str:
    """Say in how many bands of quotients a higher density went with more entries."""
    more = int((table["high"] > table["low"]).sum())
    return (
        f"On {kind}, the half with the higher density had more entries in "
        f"{some_of(more, len(table))} bands of quotients."
    )


def halves_table(table: pd.DataFrame, kind: str) -> str:
    """Set the shares that entered from the halves with lower and higher density side by side."""
    rows = [
        [_band(row.above, row.below), f"{row.number:,}", percent(row.low), percent(row.high)]
        for row in table.itertuples()
    ]
    head = ["Location quotient", "Industries", "Lower density", "Higher density"]
    caption = f"Share that entered within ten years, {kind}"
    return html_table(caption, head, rows, numeric=[False, True, True, True])


def calibration(table: pd.DataFrame) -> str:
    """Say how far the predicted shares were from what happened."""
    weights = table["number"] / table["number"].sum()
    predicted, observed = ((table[name] * weights).sum() for name in ("predicted", "observed"))
    return (
        f"The model expected {percent(predicted)} of the industries to enter, as the decade before "
        f"had taught it; {percent(observed)} did."
    )


def calibration_table(table: pd.DataFrame, kind: str) -> str:
    """Set predicted beside observed shares, in tenths by predicted probability."""
    rows = [
        [str(row.part), f"{row.number:,}", percent(row.predicted), percent(row.observed)]
        for row in table.itertuples()
    ]
    head = ["Tenth, least likely first", "Industries", "Predicted", "Observed"]
    caption = f"Predicted and observed shares that entered, {kind}"
    return html_table(caption, head, rows, numeric=[False, True, True, True])


def rates_table(rates: pd.DataFrame) -> str:
    """Show how often industries of LEPs entered, by quotient, in each decade.

    Parameters
    ----------
    rates
        The ``entry_rates`` table.
    """
    decades = sorted(set(zip(rates["start"], rates["end"], strict=True)))
    rows = [
        [_band(*band), *[_rate(row) for row in rows.sort_values("start").itertuples()]]
        for band, rows in rates.groupby(["above", "below"])
    ]
    head = ["Location quotient", *[f"{start} to {end}" for start, end in decades]]
    caption = "Industries of LEPs that became specialisations within ten years"
    return html_table(caption, head, rows, numeric=[False, *[True] * len(decades)])


def _interval(lower: float, upper: float) -> str:
    """Write an interval that is not broken at the end of a line."""
    return f"{_area(lower)}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{_area(upper)}"


def _area(value: float) -> str:
    """Write an area or a change of one, with a true minus, and without one before zero.

    Examples
    --------
    >>> _area(0.7691), _area(-0.0004), _area(-0.0027)
    ('0.769', '0.000', '−0.003')
    """
    return f"{value:z.3f}".replace("-", "−")


def _band(above: float, below: float) -> str:
    return f"{above:g} to under {below:g}"


def _rate(row: tuple) -> str:
    share = percent(row.rate) if row.number else "none"
    return f"{share} ({row.entered} of {row.number})"
