"""The worked examples on specialisation, growth, change and standing, and with the package."""

import math
import re
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from tests.measures.test_worked_examples import numbers

from placebook import measures

METHODS = Path(__file__).parents[2] / "book" / "methods"
PLACE, YEAR, METALS, WHOLESALE = "black-country", 2023, "CH (24-25)", "46"


def page(name: str) -> str:
    """Read a page on one line, with plain minus signs and no thousands separators."""
    text = (METHODS / f"{name}.md").read_text(encoding="utf-8").replace("−", "-")
    return " ".join(re.sub(r"(?<=\d),(?=\d{3})", "", text).split())


@pytest.fixture(scope="module")
def mine(gva) -> pd.DataFrame:
    return gva[gva["place"] == PLACE]


@pytest.fixture(scope="module")
def history(mine, whole) -> measures.History:
    return measures.industry_history(mine, whole)


@pytest.fixture(scope="module")
def metals(mine, whole, history) -> pd.Series:
    table = measures.location_quotients(mine, whole, YEAR)
    return measures.with_ranges(table, history, YEAR).set_index("industry").loc[METALS]


def total(rows: pd.DataFrame, year: int) -> float:
    base = rows[rows["leaf"] & rows["in_base"] & (rows["period"] == year)]
    return base["current"].sum()


def value(rows: pd.DataFrame, year: int, industry: str) -> float:
    return rows[(rows["industry"] == industry) & (rows["period"] == year)]["current"].item()


def test_location_quotient(mine, whole, metals):
    text = page("specialisation")
    made, here, share = numbers(
        "metal products made £# million of the Black Country’s £# million: #%.", text
    )
    uk_made, uk, uk_share = numbers("In the UK they made £# million of £# million: #%.", text)
    assert (made, here) == (value(mine, YEAR, METALS), total(mine, YEAR))
    assert (uk_made, uk) == (value(whole, YEAR, METALS), total(whole, YEAR))
    assert (share, uk_share) == (round(100 * made / here, 2), round(100 * uk_made / uk, 3))
    above, below, result = numbers("quotient is # ÷ # = #.", text)
    assert (above, below) == (share, uk_share)
    assert result == round(above / below, 2) == round(metals["lq"], 2)


def test_which_uk(package, mine, metals):
    text = page("specialisation")
    sums = package["district_sums"].set_index(["industry", "period"]).loc[(METALS, YEAR)]
    (districts,) = numbers("sum is therefore £# million.", text)
    assert districts == sums["current"]
    assert "withholds metals in six districts" in text
    assert sums["withheld"] == 6
    other, ours = numbers("quotient would be # and not #.", text)
    whole = package["district_sums"].query("period == @YEAR")["current"].sum()
    quotient = value(mine, YEAR, METALS) / total(mine, YEAR) / (districts / whole)
    assert other == round(quotient, 1)
    assert ours == round(metals["lq"], 1)


def test_the_range(history, metals):
    text = page("specialisation")
    path = numbers("was # in 2018, then #, #, #, # and #.", text)
    assert path == history.quotients.loc[METALS, 2018:YEAR].round(3).to_list()
    moves = numbers("logarithm are #, #, #, # and #.", text)
    exact = [math.log(b / a) for a, b in pairwise(path)]
    assert moves == [round(move, 3) for move in exact]
    square, half, noise = numbers("mean square is #, half of it #, and the root of that #.", text)
    assert square == round(sum(m * m for m in exact) / 5, 5)
    assert half == round(square / 2, 5)
    assert noise == round(math.sqrt(half), 3)
    lq, down, low, lq_again, up, high = numbers("from # × # = # to # × # = #.", text)
    assert lq == lq_again == round(metals["lq"], 2)
    assert (down, up) == (round(math.exp(-2 * noise), 3), round(math.exp(2 * noise), 3))
    assert (low, high) == (round(lq * down, 1), round(lq * up, 1))
    assert (low, high) == (round(metals["low"], 1), round(metals["high"], 1))
    assert metals["confidence"] == "firm"


def test_shift_share(mine, whole):
    text = page("shift-share")
    start, end, change, growth = numbers(
        "made £# million in 2013 and £# million in 2023: £# million more, or #%.", text
    )
    assert (start, end) == (value(mine, 2013, METALS), value(mine, YEAR, METALS))
    assert (change, growth) == (end - start, round(100 * (end / start - 1), 3))
    uk_start, uk_end, uk_growth = numbers(
        "economy grew from £# million to £# million, by #%.", text
    )
    assert (uk_start, uk_end) == (total(whole, 2013), total(whole, YEAR))
    assert uk_growth == round(100 * (uk_end / uk_start - 1), 3)
    trade_start, trade_end, trade = numbers("UK grew from £# million to £# million, by #%.", text)
    assert (trade_start, trade_end) == (value(whole, 2013, METALS), value(whole, YEAR, METALS))
    assert trade == round(100 * (trade_end / trade_start - 1), 3)
    parts = numbers("| National | # × #% | # |", text)
    mix = numbers("| Industry mix | # × (#% - #%) | # |", text)
    local = numbers("| Local | # × (#% - #%) | # |", text)
    assert parts[:2] == [start, uk_growth]
    assert mix[:3] == [start, trade, uk_growth]
    assert local[:3] == [start, growth, trade]
    shown = [parts[-1], mix[-1], local[-1]]
    assert shown == [
        round(start * uk_growth / 100, 1),
        round(start * (trade - uk_growth) / 100, 1),
        round(start * (growth - trade) / 100, 1),
    ]
    assert sum(shown) == pytest.approx(change)
    split = measures.shift_share(mine, whole, 2013, YEAR)
    row = split.set_index("industry").loc[METALS, ["national", "mix", "local"]]
    assert shown == pytest.approx(list(row), abs=0.1)
    grown = numbers("grew by #%: national part #%, mix #%, local #%.", text)
    of_all = measures.growth_parts(split).set_index("part")["growth"] * 100
    assert grown == [round(of_all[part], 1) for part in ("change", "national", "mix", "local")]


def test_fading(history):
    text = page("dynamics")
    before = numbers("had quotients of #, # and # in 2011 to 2013: # on average.", text)
    after = numbers("In 2021 to 2023 it had #, # and #: # on average.", text)
    path = history.quotients.loc[WHOLESALE]
    assert before[:3] == path.loc[2011:2013].round(3).to_list()
    assert after[:3] == path.loc[2021:2023].round(3).to_list()
    means = [round(sum(three[:3]) / 3, 2) for three in (before, after)]
    assert means == [before[3], after[3]]
    fall = numbers("# ÷ # - 1 = #%, more than 15%", text)
    assert fall == [means[1], means[0], round(100 * (means[1] / means[0] - 1))]
    (noise,) = numbers("noise in one year is #.", text)
    assert noise == round(measures.yearly_noise(history, YEAR)[WHOLESALE], 3)
    again, margin = numbers("Twice # × √(2 ÷ 3) is #;", text)
    assert again == noise
    assert margin == round(2 * noise * math.sqrt(2 / 3), 3)
    top, bottom, moved = numbers("logarithm of # ÷ # is #, three times as much", text)
    assert moved == round(math.log(top / bottom), 2)
    assert moved / margin == pytest.approx(3, abs=0.5)
    table = measures.changed_specialisations(history, 1998, YEAR).set_index("industry")
    assert table.loc[WHOLESALE, "trend"] == "fading"


def test_firms_may_have_been_counted_elsewhere_in_one_place_alone(gva, whole):
    text = page("dynamics")
    assert "In the ten years to 2023 that is so in Cumbria alone." in text
    before, after = numbers("fell from £# million to £# million", text)
    rows = gva[gva["place"] == "cumbria"]
    assert [before, after] == [value(rows, year, METALS) for year in (2015, 2021)]
    (stayed,) = numbers("jobs in basic metals stayed at about #", text)
    jobs = pd.read_csv(METHODS.parents[1] / "data" / "region_jobs.csv", dtype={"sic": str})
    basic = jobs[(jobs["region"] == "UKD1") & (jobs["sic"] == "24")]
    assert set(basic["jobs"]) == {stayed}
    assert {2015, 2021} <= set(basic["period"])
    pairs = {}
    for place, rows in gva.groupby("place"):
        past = measures.industry_history(rows, whole)
        pairs[place] = measures.exchanged(measures.changed_specialisations(past, 1998, YEAR))
    found = {place: pair for place, pair in pairs.items() if pair}
    assert found == {"cumbria": ("Metals and metal products", "Machines, electronics and vehicles")}


def test_standing():
    lines = (METHODS / "framework.md").read_text(encoding="utf-8").splitlines()
    rows = [re.findall(r"[^|\s][^|]*[^|\s]|[^|\s]", line) for line in lines if line[:2] == "| "]
    table = pd.DataFrame(rows[1:], columns=["place", "x", "y", "z", "positions", "median"])
    values = table.set_index("place")[["x", "y", "z"]].astype("float64")
    found = measures.cell_standing(values).set_index("place")
    assert table["median"].astype("float64").to_list() == found["position"].round(2).to_list()
    places = (values.rank(ascending=False) - 0.5) / 3
    sixths = [[f"{round(6 * place)}/6" for place in row] for row in places.to_numpy()]
    assert [", ".join(row) for row in sixths] == table["positions"].to_list()
    assert found[["best", "worst"]].to_numpy().tolist() == [[1, 1], [2, 3], [2, 3]]


def test_ranks():
    text = page("ranks")
    found = re.findall(r"(\d+) \((?:limits )?(\d+) to (\d+)\)", text)
    rows = [(f"p{k}", 1, *map(float, one)) for k, one in enumerate(found)]
    table = measures.rank_ranges(
        pd.DataFrame(rows, columns=["place", "period", "value", "lower", "upper"])
    )
    assert "both are between 1st and 2nd. The third is always 3rd." in text
    assert table[["best", "worst"]].to_numpy().tolist() == [[1, 2], [1, 2], [3, 3]]
