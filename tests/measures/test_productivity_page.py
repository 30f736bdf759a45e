"""The worked examples of the page on productivity, followed with a calculator and the package."""

import math
import re
from pathlib import Path

import pandas as pd
import pytest

from placebook import measures

PAGE = Path(__file__).parents[2] / "book" / "methods" / "productivity.md"
PLACE = "cumbria"
WHOLES = ["england", "scotland", "wales"]
COLUMNS = ["share", "whole_share", "per_job", "whole_per_job", "mix", "within"]


def plain(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d)", "", text.replace("−", "-"))


@pytest.fixture(scope="module")
def text() -> str:
    return plain(" ".join(PAGE.read_text(encoding="utf-8").split()))


@pytest.fixture(scope="module")
def printed() -> pd.DataFrame:
    """Read the table of the page."""
    lines = plain(PAGE.read_text(encoding="utf-8")).splitlines()
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line[:2] == "| "]
    table = pd.DataFrame(cells[1:], columns=["section", *COLUMNS]).set_index("section")
    return table.astype("float64").rename(index=lambda name: name.split()[0])


@pytest.fixture(scope="module")
def output(package, gva) -> pd.DataFrame:
    jobs = package["industry_jobs"].query("measure == 'employment'")
    kept = [PLACE, *WHOLES]
    return measures.section_output(
        gva[gva["place"].isin(kept)], jobs[jobs["place"].isin(kept)], (2017, 2018, 2019)
    )


def numbers(words: str, text: str) -> list[float]:
    """Read the numbers that stand in the place of ``#`` in some words of the page."""
    found = re.search(re.escape(words).replace(r"\#", r"(-?\d+(?:\.\d+)?)"), text)
    assert found, words
    return [float(group) for group in found.groups()]


def test_the_table_of_the_page_is_what_the_package_gives(printed, output):
    rows = measures.gap_by_section(output, WHOLES)
    ours = rows[rows["place"] == PLACE].set_index("section")[COLUMNS]
    shares = ["share", "whole_share"]
    ours = ours.assign(**{name: (ours[name] * 100).round(2) for name in shares}).round(
        dict.fromkeys(COLUMNS[2:], 0)
    )
    pd.testing.assert_frame_equal(printed, ours, check_names=False, atol=1e-9)


def test_the_sums_of_the_example(text, printed, output):
    jobs, made, per_job = numbers("had # jobs and £# million of output a year: £# a job", text)
    assert per_job == pytest.approx(made / jobs * 1e6, abs=2)
    (whole,) = numbers("Britain had £#.", text)
    gap = float(re.search(r"The gap is -£(\d+)", text).group(1))
    assert gap == pytest.approx(whole - per_job, abs=1)
    mix, within = (
        float(found) for found in re.search(r"to -£(\d+), within to -£(\d+)\.", text).groups()
    )
    assert mix + within == pytest.approx(gap, abs=1.1)
    assert (-mix, -within) == pytest.approx(
        (printed["mix"].sum(), printed["within"].sum()), abs=len(printed) / 2
    )
    found = measures.gap_parts(output, WHOLES).set_index("place").loc[PLACE]
    assert (per_job, whole) == (round(found["value"]), round(found["whole"]))
    assert (-mix, -within) == (round(found["mix"]), round(found["within"]))


def test_manufacturing_with_a_calculator(text, printed):
    s, of, x, of_x, y, mix = numbers("(# - #) × ((# + #) ÷ 2 - #) = #,", text)
    row = printed.loc["C"]
    assert [s * 100, of * 100, x, of_x] == pytest.approx(row[COLUMNS[:4]].tolist())
    assert mix == round((s - of) * ((x + of_x) / 2 - y))
    # The page's shares have two decimals, so the parts can differ by a pound or two.
    assert mix == pytest.approx(row["mix"], abs=2)
    *_, within = numbers("(# - #) × (# + #) ÷ 2 = #.", text)
    assert within == round((x - of_x) * (s + of) / 2)
    assert within == pytest.approx(row["within"], abs=2)


def test_growth_against_the_uk(text, package):
    *first, start = numbers("Cumbria had #, # and # in 2004 to 2006, a mean of #.", text)
    *last, end = numbers("it had #, # and #, a mean of #.", text)
    assert start == round(sum(first) / 3, 2)
    assert end == pytest.approx(sum(last) / 3, abs=0.01)
    below, above, years, growth = numbers("ln(# ÷ #) ÷ # = #:", text)
    assert (below, above, years) == (end, start, 16)
    assert growth == round(math.log(below / above) / years, 4)
    rows = package["observations"].query("indicator == 'gva_per_hour'")
    uk = rows[rows["place"] == "united-kingdom"]
    mine = rows[rows["place"] == PLACE].assign(name="Cumbria")
    relative = measures.as_index(measures.relative_to(mine, uk))
    assert relative.set_index("period")["value"].loc[2004:2006].round(2).tolist() == first
    found = measures.ends(relative, 2004, 2022).iloc[0]
    assert (round(found["first"], 2), round(found["last"], 2)) == (start, end)
    assert round(found["growth"], 4) == growth
