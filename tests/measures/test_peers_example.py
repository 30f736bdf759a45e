"""The worked example of the page on peers, followed with a calculator and with the package."""

import math
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "book" / "methods" / "peers.md"
US, THEM = "oxfordshire", "greater-cambridge-and-greater-peterborough"
ROW = re.compile(r"^\| ([^|]+?) \| ([\d.,]+) \| ([\d.,]+) \| ([\d.]+) \| (.+) = ([\d.]+) \|$")
INDICATORS = {
    "People per square kilometre": "population_density",
    "Population": "population",
    "Qualified to level 4 or above (%)": "qualifications_level4",
    "Qualified to level 3 or above (%)": "qualifications_level3",
    "Science and technology professionals (%)": "stem_professionals",
    "World-leading researchers per 10,000 people": "ref_world_leading_per_10000_people",
    "Research students per 1,000 people": "research_students_per_1000_people",
    "Business birth rate (%)": "birth_rate",
    "High-growth share (%)": "high_growth_share",
    "Businesses per 10,000 people": "business_density",
    "Gigabit broadband (%)": "gigabit_broadband",
    "5G coverage (%)": "mobile_5g",
    "Travel time to work (minutes)": "travel_time_to_work",
}
MOVE = {"plain": float, "log": math.log, "root": math.sqrt}


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def printed(text) -> dict[str, tuple[float, float, float, float]]:
    """Read the table of indicators: here, there, typical difference, result."""
    rows = [found.groups() for line in text.splitlines() if (found := ROW.match(line))]
    return {
        INDICATORS[row[0]]: tuple(float(row[k].replace(",", "")) for k in (1, 2, 3, 5))
        for row in rows
    }


def test_the_values_of_the_page_are_those_of_the_data(printed, package):
    table = package["place_conditions"].set_index(["place", "indicator"])
    assert set(printed) == set(package["condition_indicators"]["indicator"])
    for indicator, (here, there, _, result) in printed.items():
        values = [table.loc[(place, indicator), "value"] for place in (US, THEM)]
        assert values == pytest.approx([here, there], rel=5e-4), indicator
        gap = table.loc[(US, indicator), "scaled"] - table.loc[(THEM, indicator), "scaled"]
        assert abs(gap) == pytest.approx(result, abs=6e-4), indicator


def test_a_calculator_gives_the_differences_of_the_page(printed, package):
    scales = package["condition_indicators"].set_index("indicator")["scale"]
    for indicator, (here, there, typical, result) in printed.items():
        move = MOVE[scales[indicator]]
        gap = abs(move(here) - move(there)) / typical
        assert gap == pytest.approx(result, abs=1.5e-3), indicator


def test_the_conditions_add_up_to_the_distance(text, package):
    table = package["conditions"].set_index("title")
    apart = package["peer_conditions"].query("place == @US and peer == @THEM")
    apart = apart.set_index("condition")["distance"]
    total = 0.0
    for title, row in table.iterrows():
        line = next(
            found
            for found in re.findall(rf"^\| {title} \| (.+) \| ([\d.]+) \|$", text, re.MULTILINE)
            if "indicators" not in found[0] and ";" not in found[0] and "." in found[1]
        )
        distance = float(line[0].rpartition("= ")[2])
        assert distance == pytest.approx(apart[row["id"]], abs=1.1e-3), title
        assert float(line[1]) == pytest.approx(row["weight"] * distance, abs=1e-3)
        total += float(line[1])
    said = re.search(
        r"add up to ([\d.]+)\. Over the weights, (\d+), that is a distance of ([\d.]+)", text
    )
    assert total == pytest.approx(float(said[1]), abs=2e-3)
    assert int(said[2]) == table["weight"].sum()
    assert float(said[1]) / int(said[2]) == pytest.approx(float(said[3]), abs=1e-3)
    peers = package["peers"].query("place == @US").set_index("peer")
    assert peers.loc[THEM, "rank"] == 1
    assert peers.loc[THEM, "distance"] == pytest.approx(float(said[3]), abs=1e-3)


def test_the_industry_mix_of_the_page(text, package):
    words = " ".join(text.split())
    number = r"([\d.]+)"
    pattern = rf"the one, {number}% would .+? value is {number}%, so the two are "
    pattern += rf"{number} ÷ {number} = {number}"
    share, typical, above, below, result = map(float, re.search(pattern, words).groups())
    peers = package["peers"].query("place == @US").set_index("peer")
    assert 1 - peers.loc[THEM, "overlap"] == pytest.approx(share / 100, abs=6e-4)
    assert (share, typical) == pytest.approx((above * 100, below * 100), abs=0.06)
    assert above / below == pytest.approx(result, abs=1e-3)


def test_the_weights_of_the_page_are_those_of_the_data(text, package):
    for row in package["conditions"].itertuples():
        line = next(one for one in text.splitlines() if one.startswith(f"| {row.title} | "))
        assert float(line.strip("| ").rpartition("| ")[2]) == row.weight, row.title
