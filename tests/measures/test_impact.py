"""The impact tool: a published result, simulated panels, refusals, and agreement with pysyncon."""

import re
from importlib import import_module
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from pysyncon import AugSynth, Synth

from placebook.dataset import open_all
from placebook.measures import impact

variants = import_module("placebook.measures.impact.variants")
PAGE = Path(__file__).parents[2] / "book" / "methods" / "impact.md"
CASES = ((0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 0.3), (0.0, 0.6))


@pytest.fixture(scope="module")
def smoking() -> impact.Study:
    """California's tobacco programme of 1989 and 38 other states."""
    path = Path(__file__).with_name("proposition_99.csv")
    return impact.study(pd.read_csv(path, index_col="year"), ["California"], 1989)


@pytest.fixture(scope="module")
def quiet() -> impact.Study:
    return impact.simulated_study(np.random.default_rng(7), 0.0)


def test_the_published_effects_of_proposition_99_are_reproduced(smoking):
    # Arkhangelsky and others (2021), table 1: SC -19.6, DIFP -11.1, DID -27.3 packs.
    levels = impact.fit_synthetic(smoking, levels=True).effect
    assert levels == pytest.approx(-19.6, abs=0.15)
    assert impact.fit_synthetic(smoking).effect == pytest.approx(-11.1, abs=0.05)
    assert impact.difference_in_differences(smoking).effect == pytest.approx(-27.3, abs=0.05)


def test_the_states_that_make_up_california_are_those_of_the_literature(smoking):
    weights = impact.fit_synthetic(smoking, levels=True).weights
    assert set(weights.nlargest(4).index) == {"Utah", "Montana", "Nevada", "Connecticut"}


def test_weights_are_those_of_pysyncon(quiet):
    before = quiet.donors[quiet.before].to_numpy()
    treated = quiet.treated[quiet.before].to_numpy()
    theirs, _ = Synth().w_optimize(np.eye(len(treated)), before, treated)
    ours = impact.simplex_weights(before, treated)
    assert np.abs(ours - theirs).max() < 2e-3
    distance = [np.square(before @ weights - treated).sum() for weights in (ours, theirs)]
    assert distance[0] <= distance[1] + 1e-9


def test_the_augmented_effect_is_that_of_pysyncon_with_its_own_solver(monkeypatch):
    study = impact.simulated_study(np.random.default_rng(5), 1.0, places=12, years=12, after=3)
    ours = variants.augmented(study)
    monkeypatch.setattr(variants, "_Augmented", AugSynth)
    assert ours == pytest.approx(variants.augmented(study), abs=0.01)


@settings(max_examples=30, deadline=None)
@for_all(st.integers(0, 10_000), st.floats(-50, 50), st.floats(0.1, 10))
def test_no_unit_or_level_changes_the_weights(seed, shift, scale):
    study = impact.simulated_study(np.random.default_rng(seed), 1.0, places=15)
    moved = impact.Study(study.treated * scale + shift, study.donors * scale, study.start)
    first, second = impact.fit_synthetic(study), impact.fit_synthetic(moved)
    assert np.allclose(first.weights, second.weights, atol=1e-5)
    assert second.effect == pytest.approx(first.effect * scale, rel=1e-3, abs=1e-3)


def test_a_copy_of_a_donor_is_matched_exactly_and_its_effect_found(quiet):
    after = (quiet.donors.index >= quiet.start).astype(float)
    copy = quiet.donors["place 5"] + 3 * after
    fitted = impact.fit_synthetic(impact.Study(copy, quiet.donors, quiet.start))
    assert fitted.weights["place 5"] == pytest.approx(1, abs=1e-6)
    assert fitted.effect == pytest.approx(3, abs=1e-5)
    assert fitted.error_before == pytest.approx(0, abs=1e-5)


def test_a_large_effect_is_read_as_a_rise_and_none_as_noise():
    draw = np.random.default_rng(3)
    assert impact.read_study(impact.simulated_study(draw, 6.0)).verdict == "rise"
    draw = np.random.default_rng(3)
    assert impact.read_study(impact.simulated_study(draw, -6.0)).verdict == "fall"
    draw = np.random.default_rng(3)
    assert impact.read_study(impact.simulated_study(draw, 0.0)).verdict == "noise"


def test_a_place_that_moves_like_no_other_is_refused():
    study = impact.simulated_study(np.random.default_rng(4), 0.0, apart=1.5)
    assert impact.read_study(study).verdict == "poor fit"


@pytest.mark.parametrize(
    ("treated", "start", "says"),
    [
        (["place 1"], 3, "at least 6 are needed"),
        (["place 1"], 99, "ends before 99"),
        (["nowhere"], 14, "no whole series for nowhere"),
        ([], 14, "no whole series for any place"),
        ([f"place {n}" for n in range(30)], 14, "Only 8 places are left"),
    ],
)
def test_what_cannot_be_studied_is_refused_with_a_reason(treated, start, says):
    drawn = impact.simulated_study(np.random.default_rng(1), 0.0)
    panel = drawn.donors.assign(**{"place 0": drawn.treated})
    with pytest.raises(impact.StudyError, match=says):
        impact.study(panel, treated, start)
    assert says in impact.refusal(panel, treated, start)


def test_births_cannot_be_studied_because_they_begin_after_the_audits():
    data = open_all()
    births = impact.outcome_panel(data.observations("birth_rate", places=data.leps))
    assert "begins in 2019" in impact.refusal(births, ["greater-manchester"], 2017)


def printed(after: str) -> list[list[str]]:
    """Read the cells of the first table that stands after some words of the methods page."""
    text = PAGE.read_text(encoding="utf-8").replace("−", "-")
    lines = text[text.index(after) :].split("\n\n| ")[1].splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:] if "|" in line
    ]


def test_the_published_results_on_the_page_are_ours(smoking):
    ours = {
        "Synthetic control, on levels": impact.fit_synthetic(smoking, levels=True).effect,
        "Synthetic control, each from its own mean": impact.fit_synthetic(smoking).effect,
        "Difference in differences": impact.difference_in_differences(smoking).effect,
    }
    rows = printed("## A published result")
    assert {row[0]: float(row[2]) for row in rows} == {k: round(v, 1) for k, v in ours.items()}


@pytest.mark.slow
def test_the_simulation_table_on_the_page_is_what_the_tool_gives():
    rows = printed("## Simulated panels")
    found = impact.run_simulations(CASES, panels=200, seed=2016)
    columns = ["refused", "coverage", "found", "wrong", "did_coverage"]
    for cells, row in zip(rows, found.itertuples(), strict=True):
        shares = [int(re.sub(r"\D", "", cell)) for cell in cells[2:7]]
        assert shares == [round(getattr(row, column) * 100) for column in columns], cells


def test_the_worked_example_of_the_page_holds():
    words = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert (
        "The treated place has 10, 12, 17; place A has 20, 22, 24; place B has 30, 36, 40." in words
    )
    example = impact.Study(
        pd.Series([10.0, 12.0, 17.0], [1, 2, 3]),
        pd.DataFrame({"A": [20.0, 22.0, 24.0], "B": [30.0, 36.0, 40.0]}, [1, 2, 3]),
        3,
    )
    fitted = impact.fit_synthetic(example)
    assert fitted.weights["A"] == pytest.approx(1, abs=1e-6)
    assert fitted.effect == pytest.approx(3, abs=1e-5)
