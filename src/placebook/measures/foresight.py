"""Does relatedness foresee entry? Models fitted on one decade, tested on the next."""

from __future__ import annotations

import numpy as np
import pandas as pd

from placebook.measures.discrimination import area_under_curve, bootstrap_areas
from placebook.measures.logistic import fit_logistic, predict_logistic

__all__ = ["MODELS", "calibration", "compare_models"]

BASELINE = ("log_lq", "size", "growth")
BREADTH = (*BASELINE, "breadth", "ubiquity")
MODELS = {
    "quotient": ("log_lq",),
    "size": ("size",),
    "growth": ("growth",),
    "density": ("density",),
    "baseline": BASELINE,
    "baseline and density": (*BASELINE, "density"),
    "baseline with breadth": BREADTH,
    "baseline with breadth and density": (*BREADTH, "density"),
}
GAINS = (
    ("baseline", "baseline and density"),
    ("baseline with breadth", "baseline with breadth and density"),
)
LIMITS = (2.5, 97.5)


def compare_models(
    train: pd.DataFrame, test: pd.DataFrame, *, rounds: int = 1000, seed: int = 2023
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Fit each of `MODELS` on one decade and measure it on the next.

    Parameters
    ----------
    train, test
        As `followed` gives them.
    rounds, seed
        Of the bootstrap over places.

    Returns
    -------
    models, gains
        ``model``, ``auc``, ``lower``, ``upper`` (95 % interval), and the mean
        predicted and observed share, ``predicted`` and ``observed``; then,
        for each pair of `GAINS`, what density adds to the area: ``model``,
        ``gain``, ``lower``, ``upper``.
    """
    scores = {name: predicted(train, test, columns) for name, columns in MODELS.items()}
    happened = test["entered"].to_numpy()
    areas = bootstrap_areas(scores, happened, test["place"].to_numpy(), rounds, seed)
    whole = {name: area_under_curve(values, happened) for name, values in scores.items()}
    models = [
        (name, whole[name], *_interval(areas[name]), scores[name].mean(), happened.mean())
        for name in MODELS
    ]
    gains = [
        (without, whole[with_] - whole[without], *_interval(areas[with_] - areas[without]))
        for without, with_ in GAINS
    ]
    return (
        pd.DataFrame(models, columns=["model", "auc", "lower", "upper", "predicted", "observed"]),
        pd.DataFrame(gains, columns=["model", "gain", "lower", "upper"]),
    )


def predicted(train: pd.DataFrame, test: pd.DataFrame, columns: tuple[str, ...]) -> np.ndarray:
    """Return the probability of entry of each tested row, by a model fitted on the others.

    Columns are put on the scale of the rows that the model was fitted on.
    """
    names = list(columns)
    middle, spread = train[names].mean(), train[names].std(ddof=0)
    design = ((train[names] - middle) / spread).to_numpy()
    weights = fit_logistic(design, train["entered"].to_numpy(dtype="float64"))
    return predict_logistic(weights, ((test[names] - middle) / spread).to_numpy())


def calibration(
    train: pd.DataFrame, test: pd.DataFrame, model: str, parts: int = 10
) -> pd.DataFrame:
    """Set predicted beside observed shares, in equal parts by predicted probability.

    Returns
    -------
    DataFrame
        A row a part, least likely first: ``part`` (from 1), ``number``,
        ``predicted`` and ``observed`` (0 to 1).
    """
    chance = pd.Series(predicted(train, test, MODELS[model]), test.index)
    order = chance.rank(method="first")
    part = np.ceil(order / len(chance) * parts).astype(int).rename("part")
    table = pd.DataFrame({"predicted": chance, "observed": test["entered"].astype("float64")})
    means = table.groupby(part).mean()
    return means.assign(number=part.value_counts().sort_index()).reset_index()


def _interval(values: np.ndarray) -> tuple[float, float]:
    low, high = np.nanpercentile(values, LIMITS)
    return float(low), float(high)
