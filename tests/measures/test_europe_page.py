"""The worked examples of the methods page on Europe, followed with a calculator and the package."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from placebook import measures

PAGE = Path(__file__).parents[2] / "book" / "methods" / "europe.md"
REGION, OTHER = "UKJ1", "DE30"


@pytest.fixture(scope="module")
def text() -> str:
    return " ".join(PAGE.read_text(encoding="utf-8").split())


def numbers(words: str, text: str) -> list[float]:
    found = re.search(re.escape(words).replace(r"\#", r"(\d+(?:\.\d+)?)"), text)
    assert found, words
    return [float(group) for group in found.groups()]


@pytest.fixture(scope="module")
def stand(package) -> pd.Series:
    found = measures.region_standing(package["comparators"])
    return found[found["indicator"] == "rd_share_of_gdp"].set_index("region").loc[REGION]


def values(package, period: int) -> pd.Series:
    rows = measures.european_regions(package["comparators"])
    rows = rows[(rows["indicator"] == "rd_share_of_gdp") & (rows["period"] == period)]
    return rows.set_index("code")["value"]


def test_the_share_of_people(text, package):
    (share,) = numbers("Oxfordshire has #% of the people", text)
    found = measures.place_regions(package["region_places"], package["regions"], "oxfordshire")
    assert share == round(found["share_of_region"].iloc[0] * 100)


def test_standing(text, package, stand):
    value, others, lower = numbers(
        "Oxfordshire was #% of GDP. Of # other regions, # had less", text
    )
    there = values(package, 2017)
    mine, rest = there[REGION], there.drop(REGION)
    assert (value, others, lower) == (mine, len(rest), (rest < mine).sum())
    assert not (rest == mine).any()
    above, below, result = numbers("100 × # ÷ # = #.", text)
    assert result == round(100 * above / below, 1) == round(stand["percentile"], 1)


def test_range(text, package, stand):
    value, lower, others = numbers("same region had #%, more than # of # others", text)
    there = values(package, 2015)
    mine, rest = there[REGION], there.drop(REGION)
    assert (value, lower, others) == (mine, (rest < mine).sum(), len(rest))
    assert (rest == mine).sum() == 1
    above, below, result = numbers("one of them: 100 × # ÷ # = #.", text)
    assert above == lower + 0.5
    assert result == round(100 * above / below, 1) == round(stand["low"], 1)
    assert numbers("Its range is #% to #%", text) == [round(stand["low"]), round(stand["high"])]


def test_likeness(text, package):
    profile = measures.profiles(package["comparators"]).round(2)
    stated = numbers(
        "stands at # on R&D, # on patents and # on qualified people, Berlin at #, # and #.", text
    )
    assert stated == [*profile.loc[REGION], *profile.loc[OTHER]]
    apart = numbers("The differences are #, # and #,", text)
    assert apart == pytest.approx(list((profile.loc[REGION] - profile.loc[OTHER]).abs()))
    total, again, gap = numbers("add up to #, and the gap is √(# ÷ 3) = #.", text)
    assert total == again == round(sum(each**2 for each in apart), 2)
    assert gap == round(np.sqrt(total / 3), 1)
    near = measures.likenesses(measures.profiles(package["comparators"]))
    first = near[near["region"] == REGION].iloc[0]
    assert (first["other"], round(first["gap"], 1)) == (OTHER, gap)


def test_how_far_to_trust_the_names(text, package):
    comparators = package["comparators"]
    near = measures.likenesses(measures.profiles(comparators))
    one_year = {key: each[-1:] for key, each in measures.EUROPE_YEARS.items()}
    again = measures.likenesses(measures.profiles(comparators, one_year))
    kept = numbers("# of the three names stay the same on average.", text)
    assert kept == [round(shared(near, again), 1)]
    kept = numbers("with R&D and patents as logarithms, it is # of three again", text)
    assert kept == [round(shared(near, measures.likenesses(deviations(comparators))), 1)]
    first = near[near["order"] == 1]
    far = first.loc[first["gap"] > 12, "region"]
    assert len(far) == 6
    assert far.str.startswith("UKI").sum() == 5
    assert "six have no region abroad within 12 percentile points, five of them in London" in text


def shared(one: pd.DataFrame, other: pd.DataFrame) -> float:
    """Count how many names two lists share, on average."""
    sets = [each.groupby("region")["other"].agg(set) for each in (one, other)]
    both = sets[0].index.intersection(sets[1].index)
    return float(np.mean([len(sets[0][code] & sets[1][code]) for code in both]))


def deviations(comparators: pd.DataFrame) -> pd.DataFrame:
    """Put regions on a scale of standard deviations instead of percentiles."""
    rows = measures.european_regions(comparators)
    columns = {}
    for indicator, years in measures.EUROPE_YEARS.items():
        mine = rows[(rows["indicator"] == indicator) & rows["period"].isin(years)]
        means = mine.groupby("code")["value"].mean()
        scaled = means if indicator.startswith("science") else np.log(means)
        columns[indicator] = (scaled - scaled.mean()) / scaled.std()
    return pd.DataFrame(columns).dropna()
