"""The worked example of the methods page, followed with a calculator and with the package."""

import re
from pathlib import Path

import pandas as pd
import pytest

from placebook import measures
from placebook.dataset import open_place

PAGE = Path(__file__).parents[2] / "book" / "methods" / "relatedness.md"
PLACE, YEAR, INDUSTRY, NEIGHBOUR = "gloucestershire", 2023, "61-63", "70"


@pytest.fixture(scope="module")
def text() -> str:
    return " ".join(PAGE.read_text(encoding="utf-8").replace("−", "-").split())


@pytest.fixture(scope="module")
def printed() -> pd.DataFrame:
    """Read the table of the page."""
    lines = PAGE.read_text(encoding="utf-8").replace("−", "-").splitlines()
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line[:2] == "| "]
    table = pd.DataFrame(cells[1:], columns=["strength", "proximity", "complexity"])
    return table.set_index("strength").astype("float64")


@pytest.fixture(scope="module")
def space(package) -> measures.RelatednessSpace:
    return measures.relatedness_space(package["industry_proximity"], package["industry_complexity"])


@pytest.fixture(scope="module")
def ours(gva, whole, space) -> pd.DataFrame:
    """Find the strengths of the place with the package's functions."""
    quotients = measures.location_quotients(gva[gva["place"] == PLACE], whole, YEAR)
    table = quotients[(quotients["lq"] >= 1) & quotients["industry"].isin(space.proximity.index)]
    codes = table["industry"]
    return pd.DataFrame(
        {
            "proximity": space.proximity.loc[INDUSTRY, codes].to_numpy(),
            "complexity": space.complexity[codes].to_numpy(),
        },
        index=pd.Index(table["short_title"], name="strength"),
    ).sort_values("proximity", ascending=False)


def numbers(words: str, text: str) -> list[float]:
    """Read the numbers that stand in the place of ``#`` in some words of the page."""
    found = re.search(re.escape(words).replace(r"\#", r"(-?\d+(?:\.\d+)?)"), text)
    assert found, words
    return [float(group) for group in found.groups()]


def test_the_table_of_the_page_is_what_the_package_gives(printed, ours):
    expected = ours.assign(
        proximity=ours["proximity"].round(3), complexity=ours["complexity"].round(2)
    )
    pd.testing.assert_frame_equal(printed, expected, atol=1e-9)


def test_proximity(text, districts, space):
    one, other, both = numbers(
        "# districts were specialised in telecommunications and IT, # in head offices "
        "and consultancy, and # in both",
        text,
    )
    presence = districts.presence
    assert (one, other) == (presence[INDUSTRY].sum(), presence[NEIGHBOUR].sum())
    assert both == (presence[INDUSTRY] & presence[NEIGHBOUR]).sum()
    left, right, result = numbers("Proximity is # ÷ # = #.", text)
    assert (left, right) == (both, max(one, other))
    assert result == round(left / right, 3)
    assert result == pytest.approx(space.proximity.loc[INDUSTRY, NEIGHBOUR], abs=5e-4)
    assert f"the {len(presence)} of which ONS withholds no industry" in text
    assert f"leaves {len(presence.columns)} industries" in text


def test_density(text, printed, gva, whole, package, space):
    total, everything = numbers(
        "The proximities add up to #. Those of telecommunications and IT to all 34 other "
        "industries add up to #.",
        text,
    )
    assert total == pytest.approx(printed["proximity"].sum())
    assert everything == round(space.proximity[INDUSTRY].drop(INDUSTRY).sum(), 3)
    above, below, density = numbers("Density is 100 × # ÷ # = #.", text)
    assert (above, below) == (total, everything)
    assert density == round(100 * above / below, 1)
    place = gva[gva["place"] == PLACE]
    found = measures.opportunities(place, whole, YEAR, space, package["entry_rates"])
    row = found.set_index("industry").loc[INDUSTRY]
    assert density == round(row["density"], 1)
    assert numbers("telecommunications and IT was # in 2023", text) == [round(row["lq"], 2)]


def test_the_first_strength(text, gva, whole, space, ours):
    over, under, part = numbers("make up # ÷ # = #% of it", text)
    assert part == round(100 * over / under)
    behind = measures.strengths_behind(gva[gva["place"] == PLACE], whole, YEAR, space)
    first = behind[behind["industry"] == INDUSTRY].iloc[0]
    assert first["strength_title"] == ours.index[0] == "Finance and insurance"
    assert part == round(100 * first["part"])


def test_complexity(text, printed, ours, space):
    (total,) = numbers("complexities in the table add up to #.", text)
    assert total == pytest.approx(printed["complexity"].sum())
    above, below, mean = numbers("mean, # ÷ # = #:", text)
    assert (above, below) == (total, len(printed))
    assert mean == round(above / below, 2)
    assert mean == round(ours["complexity"].mean(), 2)
    assert numbers("IT have #.", text) == [round(space.complexity[INDUSTRY], 2)]


def test_where_physics_meets_its_industry(text):
    plain = re.sub(r"(?<=\d),(?=\d)", "", text)
    part, of, share = numbers(
        "physics, # of the UK’s # world-leading posts were in Oxfordshire: #%", plain
    )
    assert share == round(100 * part / of, 1)
    whole_output, year, output, of_output = numbers(
        "imputed rents, £# million in #, Oxfordshire made £# million: #%", plain
    )
    assert of_output == round(100 * output / whole_output, 1)
    (intensity,) = numbers("is strong there, # times its share", plain)
    assert intensity == round(part / of / (output / whole_output), 1)
    assert year == YEAR
    data = open_place("oxfordshire")
    mine, uk = data.industries(data.place), data.industries(data.reference)
    fields = measures.strong_fields(
        measures.research_strengths(data.research(data.place), data.research(data.reference)),
        mine,
        uk,
        YEAR,
    )
    assert fields.set_index("field").loc["physics", "intensity"].round(1) == intensity
    traded = measures.traded_industries(mine, uk, YEAR)
    meets = measures.meetings(fields, traded, data.package["research_industries"])
    pair = meets.set_index(["industry", "field"]).loc[("CI-CL (26-30)", "physics")]
    assert numbers("has a location quotient of #:", plain) == [round(pair["lq"], 2)]
