"""The parts of a gap: they add up exactly, whatever is missing; known cases; the real data."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook import measures

WHOLES = ["england", "scotland", "wales"]


def made(rows: list[tuple[str, str, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["place", "section", "gva", "jobs"])


def parts_of(output: pd.DataFrame, wholes: list[str], place: str) -> pd.Series:
    return measures.gap_parts(output, wholes).set_index("place").loc[place]


@pytest.fixture(scope="module")
def real(package, gva) -> pd.DataFrame:
    jobs = package["industry_jobs"].query("measure == 'employment'")
    kept = (*package.places.index[package.places["kind"] == "lep"], *WHOLES)
    return measures.section_output(
        gva[gva["place"].isin(kept)], jobs[jobs["place"].isin(kept)], (2017, 2018, 2019)
    )


def test_with_the_same_output_in_each_section_all_of_the_gap_is_mix():
    output = made([("a", "X", 8, 800), ("a", "Y", 6, 200), ("b", "X", 2, 200), ("b", "Y", 24, 800)])
    found = parts_of(output, ["a", "b"], "a")
    assert found["within"] == pytest.approx(0)
    assert found["mix"] == pytest.approx(14_000 - 20_000)


def test_with_the_same_mix_all_of_the_gap_is_within():
    output = made(
        [("a", "X", 5, 500), ("a", "Y", 5, 500), ("b", "X", 10, 500), ("b", "Y", 10, 500)]
    )
    found = parts_of(output, ["a", "b"], "b")
    assert found["mix"] == pytest.approx(0)
    assert found["within"] == pytest.approx(5_000)


def test_a_section_by_hand():
    """Share 0.4 against 0.3, output per job 30 against 25 thousand, 20 thousand in all."""
    output = made(
        [("p", "X", 12, 400), ("p", "Y", 6, 600), ("q", "X", 3, 200), ("q", "Y", 19, 800)]
    )
    rows = measures.gap_by_section(output, ["p", "q"]).set_index(["place", "section"])
    found = rows.loc[("p", "X")]
    assert found["mix"] == pytest.approx(0.1 * ((30_000 + 25_000) / 2 - 20_000))
    assert found["within"] == pytest.approx(5_000 * 0.35)


cells = st.tuples(st.floats(0, 1e5), st.one_of(st.just(0.0), st.floats(1, 1e6)))


@given(st.lists(cells, min_size=8, max_size=8), st.integers(0, 2**31))
def test_the_parts_add_up_whatever_is_missing(values, seed):
    rows = [
        (place, section, *values[2 * k + j])
        for k, section in enumerate("WXYZ")
        for j, place in enumerate("ab")
    ]
    output = made(rows)
    jobs = output.groupby("section")["jobs"].sum()
    if (jobs == 0).any() or (output.groupby("place")["jobs"].sum() == 0).any():
        return
    found = measures.gap_parts(output, ["a", "b"])
    scale = max(1.0, found["value"].abs().max(), found["mix"].abs().max())
    assert np.allclose(found["mix"] + found["within"], found["gap"], rtol=0, atol=scale * 1e-9)
    mixed = measures.gap_parts(output.sample(frac=1, random_state=seed % 1000), ["a", "b"])
    both = found.set_index("place").sort_index(), mixed.set_index("place").sort_index()
    pd.testing.assert_frame_equal(*both, rtol=1e-9, atol=scale * 1e-9)


def test_the_whole_against_itself_has_no_gap():
    output = made([("a", "X", 8, 800), ("a", "Y", 6, 200)])
    found = parts_of(output, ["a"], "a")
    assert found[["gap", "mix", "within"]].tolist() == pytest.approx([0, 0, 0])


def test_output_without_jobs_is_within():
    output = made([("a", "X", 5, 500), ("a", "Y", 1, 0), ("b", "X", 5, 500), ("b", "Y", 5, 500)])
    rows = measures.gap_by_section(output, ["a", "b"]).set_index(["place", "section"])
    assert rows.loc[("a", "Y"), "within"] == pytest.approx(1e6 / 500)
    assert rows.loc[("a", "Y"), "per_job"] == rows.loc[("a", "Y"), "whole_per_job"]


def test_the_real_parts_add_up_to_a_millionth_of_a_pound(real):
    found = measures.gap_parts(real, WHOLES)
    assert len(found) == 41
    assert (found["mix"] + found["within"] - found["gap"]).abs().max() < 1e-6
    sections = measures.gap_by_section(real, WHOLES)
    sums = sections.groupby("place")["share"].sum()
    assert sums.to_numpy() == pytest.approx(1)


def test_every_place_has_all_seventeen_sections_and_all_its_output(real, gva):
    assert (real.groupby("place")["section"].nunique() == 17).all()
    base = gva[gva["leaf"] & gva["in_base"] & (gva["industry"] != "T (97-98)")]
    base = base[base["period"].between(2017, 2019)].groupby("place")["current"].sum() / 3
    ours = real.groupby("place")["gva"].sum()
    assert ours.to_numpy() == pytest.approx(base[ours.index].to_numpy(), rel=2e-3)


def test_output_per_job_agrees_with_what_is_published(real, package):
    rows = package["observations"].query("indicator == 'gva_per_job' and period == 2019")
    published = rows.set_index("place")["value"]
    ours = measures.gap_parts(real, WHOLES).set_index("place")["value"]
    assert np.corrcoef(ours, published[ours.index])[0, 1] > 0.98
