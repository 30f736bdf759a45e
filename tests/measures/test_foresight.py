"""Foresight: models equal to another implementation, and a test that tells signal from noise."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from placebook import measures
from placebook.measures.discrimination import area_under_curve, bootstrap_areas
from placebook.measures.foresight import GAINS, predicted
from placebook.measures.logistic import fit_logistic, predict_logistic

PLACES = 60


def sigmoid(values: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-values))


def decade(seed: int, start: int, effect: float) -> pd.DataFrame:
    """Make up a decade in which the quotient matters, and density as much as is asked for."""
    random = np.random.default_rng(seed)
    count = PLACES * 30
    lq = random.uniform(0.1, 0.999, count)
    names = ["density", "size", "growth", "breadth", "ubiquity"]
    rows = pd.DataFrame(random.normal(size=(count, 5)), columns=names)
    chance = sigmoid(4 * np.log(lq) + effect * rows["density"])
    return rows.assign(
        place=np.repeat(np.arange(PLACES), 30),
        start=start,
        lq=lq,
        log_lq=np.log(lq),
        entered=random.random(count) < chance,
    )


@pytest.fixture(scope="module")
def decades(package, gva, whole, lep_ids) -> dict[str, list[pd.DataFrame]]:
    """Follow the real districts and LEPs, as the methods page does."""
    years = (2003, 2013, 2023)
    areas = {
        year: measures.snapshot(package["area_industry_gva"], whole, year, whole_years=3).complete()
        for year in years
    }
    leps = {year: measures.snapshot(gva, whole, year, places=lep_ids) for year in years}
    before = {year: measures.snapshot(gva, whole, year - 5).whole for year in years[:-1]}
    return {
        "districts": measures.decades(areas, areas, before),
        "leps": measures.decades(leps, areas, before),
    }


def test_the_logistic_model_equals_that_of_scikit_learn():
    rows = decade(1, 2003, 0.7)
    columns = rows[["log_lq", "density", "size"]].to_numpy()
    happened = rows["entered"].to_numpy(dtype="float64")
    weights = fit_logistic(columns, happened)
    theirs = LogisticRegression(C=np.inf, tol=1e-12, max_iter=1000).fit(columns, happened)
    assert weights == pytest.approx([*theirs.intercept_, *theirs.coef_[0]], abs=1e-5)
    assert predict_logistic(weights, columns) == pytest.approx(
        theirs.predict_proba(columns)[:, 1], abs=1e-6
    )


def test_where_the_logistic_model_predicts_its_mean_is_what_happened():
    rows = decade(2, 2003, 0.7)
    columns = rows[["log_lq", "density"]].to_numpy()
    chance = predict_logistic(fit_logistic(columns, rows["entered"].to_numpy(float)), columns)
    assert chance.mean() == pytest.approx(rows["entered"].mean())


@pytest.mark.parametrize(
    ("columns", "happened"),
    [
        ([[1.0], [2.0], [3.0], [4.0]], [0, 0, 1, 1]),  # told apart without error
        ([[1.0], [2.0], [3.0], [4.0]], [1, 1, 1, 1]),  # one kind only
        ([[1.0, 2], [2, 4], [3, 6], [4, 8]], [0, 1, 0, 1]),  # the same twice
    ],
)
def test_a_logistic_model_without_a_solution_is_refused(columns, happened):
    with pytest.raises(ValueError, match="no finite solution"):
        fit_logistic(np.array(columns), np.array(happened, dtype="float64"))


@given(
    st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40).filter(
        lambda rows: len({happened for _, happened in rows}) == 2
    )
)
def test_the_area_under_the_curve_equals_that_of_scikit_learn(rows):
    scores, happened = (np.array(column) for column in zip(*rows, strict=True))
    assert area_under_curve(scores, happened) == pytest.approx(roc_auc_score(happened, scores))


def test_the_area_is_missing_if_nothing_or_everything_happened():
    assert np.isnan(area_under_curve(np.array([0.1, 0.2]), np.array([False, False])))
    assert np.isnan(area_under_curve(np.array([0.1, 0.2]), np.array([True, True])))


def test_the_bootstrap_draws_whole_places_and_the_same_ones_for_every_score():
    scores = np.array([0.9, 0.1, 0.2, 0.8])
    happened = np.array([True, False, True, False])
    groups = np.array(["good", "good", "bad", "bad"])
    drawn = bootstrap_areas({"one": scores, "same": scores}, happened, groups, 200, 1)
    assert list(drawn["one"]) == list(drawn["same"])
    # Only the good place (1), only the bad one (0), or one of each (3 of 4 pairs in order).
    assert set(np.round(drawn["one"], 9)) == {0.0, 0.75, 1.0}
    again = bootstrap_areas({"one": scores}, happened, groups, 200, 1)
    assert list(again["one"]) == list(drawn["one"])


def test_density_that_matters_is_found_and_density_that_does_not_is_not():
    for effect, least, most in ((1.0, 0.03, 0.2), (0.0, -0.005, 0.005)):
        models, gains = measures.compare_models(
            decade(3, 2003, effect), decade(4, 2013, effect), rounds=200
        )
        gain = gains.set_index("model").loc["baseline"]
        assert least < gain["gain"] < most
        assert (gain["lower"] > 0) == (effect > 0)
        assert models["auc"].between(models["lower"], models["upper"]).all()


def test_the_calibration_of_a_true_model_lies_on_the_diagonal():
    table = measures.calibration(decade(5, 2003, 1.0), decade(6, 2013, 1.0), "baseline and density")
    assert list(table["part"]) == list(range(1, 11))
    assert set(table["number"]) == {PLACES * 3}
    assert (table["predicted"] - table["observed"]).abs().max() < 0.08
    assert table["predicted"].is_monotonic_increasing


def test_entry_by_density_compares_halves_of_the_same_band():
    table = measures.entry_by_density(
        pd.concat([decade(7, 2003, 2.0), decade(8, 2013, 2.0)], ignore_index=True)
    )
    assert table["number"].sum() == 2 * PLACES * 30
    assert (table["high"] > table["low"]).all()


def test_followed_industries_carry_what_was_known_at_the_start(decades, gva, whole):
    rows = decades["leps"][1].set_index(["place", "industry"])
    assert set(rows["start"]) == {2013}
    assert rows.notna().all(axis=None)
    mine = gva[gva["place"] == "oxfordshire"]
    quotients = measures.location_quotients(mine, whole, 2013).set_index("industry")
    rise = (
        quotients["whole_share"]
        / measures.location_quotients(mine, whole, 2008).set_index("industry")["whole_share"]
    )
    found = rows.loc["oxfordshire"]
    assert list(found["log_lq"]) == pytest.approx(list(np.log(quotients["lq"][found.index])))
    assert list(found["growth"]) == pytest.approx(list(np.log(rise[found.index])))
    assert found["size"].to_numpy() == pytest.approx(np.log(quotients["gva"].sum()))
    # Households as employers are no business and never a specialisation.
    strengths = quotients.drop("T (97-98)")["lq"] >= 1
    assert (found["breadth"] == strengths.sum()).all()


def test_what_is_predicted_of_an_industry_does_not_depend_on_the_others_tested():
    train, test = decade(9, 2003, 1.0), decade(10, 2013, 1.0)
    columns = ("log_lq", "density")
    few = test.sort_values("density").head(20)
    alone = pd.Series(predicted(train, few, columns), few.index)
    together = pd.Series(predicted(train, test, columns), test.index)
    assert list(alone) == pytest.approx(list(together[few.index]))


@pytest.mark.parametrize("kind", ["districts", "leps"])
def test_on_real_places_the_quotient_foresees_entry_and_density_adds_next_to_nothing(decades, kind):
    models, gains = measures.compare_models(*decades[kind], rounds=200)
    area = models.set_index("model")["auc"]
    assert area["quotient"] > 0.74
    assert 0.5 < area["density"] < 0.6
    assert gains["gain"].abs().max() < 0.005
    assert area[["size", "growth"]].between(0.4, 0.6).all()
    assert list(gains["model"]) == [without for without, _ in GAINS]


@pytest.mark.parametrize("kind", ["districts", "leps"])
def test_density_does_not_foresee_firm_entries_either(decades, kind):
    firm = [rows.assign(entered=rows["lq_end"] >= 1.25) for rows in decades[kind]]
    _, gains = measures.compare_models(*firm, rounds=10)
    assert gains["gain"].max() < 0.005


def test_a_model_of_one_decade_underrates_the_next(decades):
    """That is why chapters give the lower and the higher rate, and no single chance."""
    models, _ = measures.compare_models(*decades["districts"], rounds=10)
    baseline = models.set_index("model").loc["baseline"]
    assert baseline["observed"] > 1.5 * baseline["predicted"]
