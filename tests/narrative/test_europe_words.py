"""Words on Europe: strong, weak, ordinary, a part of a region, several regions, a nation."""

from types import SimpleNamespace

import pandas as pd
import pytest

from placebook import measures, narrative
from placebook.dataset import open_all, open_place
from placebook.narrative import europe, europe_abroad, europe_national, europe_since

INDICATORS = list(measures.EUROPE_YEARS)


def place(name: str, kind: str = "lep") -> SimpleNamespace:
    return SimpleNamespace(
        place=SimpleNamespace(id=name.lower(), name=name, name_in_text=name, kind=kind)
    )


def regions(*rows: tuple[str, float, float]) -> pd.DataFrame:
    """Make regions: name, share of the place, share of the region."""
    columns = ["name", "share_of_place", "share_of_region"]
    return pd.DataFrame(rows, columns=columns).assign(region=[f"UK{n}" for n in range(len(rows))])


def standing(*percentiles: float, region: str = "UK0", spread: float = 1) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region": region,
            "indicator": INDICATORS,
            "period": [2017, 2011, 2019],
            "value": [3.6, 222.0, 54.0],
            "percentile": percentiles,
            "low": [max(p - spread, 0) for p in percentiles],
            "high": [min(p + spread, 100) for p in percentiles],
            "of": 243,
            "uk": 1.7,
            "uk_percentile": 67.0,
            "eu": 2.1,
            "eu_percentile": 77.0,
            "source": "eurostat",
        }
    )


WHOLE = regions(("Hull", 1, 1))


def say(table: pd.DataFrame, of: pd.DataFrame = WHOLE, data=None) -> str:
    return europe.answer(europe.in_words(table, of), of, data or place("Hull"))


def test_a_strong_place():
    words = say(standing(95, 93, 99))
    assert "in the highest tenth of Europe’s regions on all three measures" in words
    assert "In 2017 R&D was 3.60% of GDP, more than in 94% to 96% of regions" in words


def test_a_weak_place():
    words = say(standing(4, 8, 22))
    assert "in the lowest tenth of Europe’s regions on R&D and patents" in words
    assert "in the lowest quarter on qualified people" in words
    assert "less than in 95% to 97% of regions" in words
    assert "more than" not in words


def test_an_ordinary_place():
    words = say(standing(50, 40, 60))
    assert "in the broad middle of Europe’s regions on all three measures" in words
    assert "R&D was 3.60% of GDP, about the middle of all regions" in words


def test_the_very_first_and_the_very_last_have_no_share():
    words = say(standing(100, 0, 99.7, spread=0))
    assert "3.60% of GDP, more than in any other region" in words
    assert "222 per million people, less than in any other region" in words
    assert "more than in 99% of regions" in words


def test_a_range_across_a_border_claims_no_quarter():
    assert "in the broad middle" in say(standing(75, 75, 75, spread=4))


def test_a_place_that_is_a_region_a_part_or_most_of_one():
    assert say(standing(50, 50, 50)).startswith("Hull is itself one of the statistical regions")
    part = say(standing(50, 50, 50), regions(("West Midlands", 1, 0.41)))
    assert "That of Hull is the West Midlands, and only 41% of its people live here" in part
    larger = say(standing(50, 50, 50), regions(("Kent", 1, 0.6)))
    assert "60% of its people live here" in larger
    assert "only" not in larger
    most = say(standing(50, 50, 50), regions(("Devon", 0.68, 1), ("Dorset", 0.32, 0.4)))
    assert "68% of the people of Hull live in one of them, Devon" in most


def test_a_place_of_several_regions_shows_the_ends():
    of = regions(("Inner", 0.3, 1), ("Outer - East", 0.4, 1), ("Outer - West", 0.3, 1))
    table = pd.concat([standing(90, 90, 90), standing(10, 10, 10, region="UK1").assign(value=1.0)])
    words = say(table, of)
    assert "Hull lies in three of them: Inner; Outer – East; Outer – West." in words
    assert "3.60% of GDP in Inner (more than in 89% to 91% of regions)" in words
    assert "1.00% of GDP in Outer – East (less than in 89% to 91% of regions)" in words
    assert "Hull’s regions range from above 10% of Europe’s to above 90%" in europe.title(
        europe.in_words(table, of), place("Hull")
    )


def test_the_title_names_the_ends_or_says_that_they_are_level():
    def title(*percentiles: float) -> str:
        return europe.title(europe.in_words(standing(*percentiles), WHOLE), place("Hull"))

    assert title(95, 60, 99) == (
        "Hull stands above 99% of Europe’s regions on qualified people, above 60% on patents"
    )
    assert (
        title(50, 51, 51)
        == "Hull stands above 50% to 51% of Europe’s regions on all three measures"
    )


def near(gap: float) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region": "UK0",
            "other": ["X1", "X2", "X3"],
            "other_name": ["Estonia", "Limburg (Belgium)", "Basque Country"],
            "country": ["Estonia", "Belgium", "Spain"],
            "order": [1, 2, 3],
            "gap": gap,
            "rd": [1.0, float("nan"), 2.0],
            "patents": 10.0,
            "people": 40.0,
        }
    )


def test_regions_abroad_are_named_with_their_country_once():
    words = europe_abroad.abroad(near(5), WHOLE)
    assert "most like it are Estonia, Limburg (Belgium) and the Basque Country (Spain)" in words
    assert "No region abroad is close" in europe_abroad.abroad(near(15), WHOLE)


def test_a_missing_figure_is_said():
    table = europe_abroad.likeness_table(
        europe.in_words(standing(50, 50, 50), WHOLE), near(5), WHOLE
    )
    assert table.count("no figure") == 1


def test_each_of_several_regions_is_listed_with_its_like():
    of = regions(("Inner", 0.3, 1), ("Outer", 0.4, 1))
    both = pd.concat([near(5), near(15).assign(region="UK1")])
    assert "For each of the regions" in europe_abroad.abroad(both, of)
    table = europe_abroad.likeness_table(europe.in_words(standing(50, 50, 50), of), both, of)
    assert table.count("Limburg (Belgium)") == 2
    assert table.count("None is close: Estonia") == 1


@pytest.mark.parametrize("name", ["oxfordshire", "london", "wales", "england", "south-east"])
def test_real_places(name):
    data = open_place(name)
    of = measures.place_regions(data.package["region_places"], data.package["regions"], name)
    table = europe.in_words(data.package["region_standing"], of)
    words = " ".join(
        [europe.answer(table, of, data), europe.title(table, data), europe.note(table)]
    )
    assert "nan" not in words
    assert "no in" not in words
    assert " - " not in words
    assert len(table) == 3 * len(of)


@pytest.fixture(scope="module")
def comparators() -> pd.DataFrame:
    return open_all().package["comparators"]


@pytest.fixture(scope="module")
def stand(comparators) -> pd.DataFrame:
    names = comparators.drop_duplicates("code").set_index("code")["name"]
    found = measures.region_standing(comparators)
    return found.assign(name=found["region"].map(names))


def test_patents_of_the_eu_are_not_claimed(stand):
    words = europe_national.spread(stand[stand["indicator"] == "epo_patents_per_million"])
    assert "EU’s" not in words
    assert "nan" not in words
    with_eu = europe_national.spread(stand[stand["indicator"] == "rd_share_of_gdp"])
    assert "the EU’s 2.15% of GDP" in with_eu


def test_sectors_say_what_eurostat_published(comparators):
    sectors = [f"{s}rd_share_of_gdp" for s in ("business_", "higher_education_", "government_")]
    among = list(comparators["country"].unique())
    table = measures.countries(comparators, [*sectors, "rd_share_of_gdp"], 2019, among)
    words = europe_national.sectors(table, 2019)
    assert "1.76% of GDP in the UK, 2.23% in the EU and 3.17% in Germany" in words


def test_changes_are_counted_with_a_margin():
    change = pd.DataFrame(
        {
            "name": ["A", "B", "C", "D"],
            "value": [0.5, 0.15, 0.0, -0.4],
            "middle": [0.1, 0.1, 0.05, 0.1],
        }
    )
    words = europe_since.against(change, "rd_share_of_gdp", 5)
    assert "Of 4 UK regions, one did better on" in words
    assert "one worse; for two the difference is at most 0.1 points" in words
    assert "was in A (+0.50); at the other end is D (−0.40)." in words


def test_places_are_listed_with_the_region_that_holds_most_of_them():
    pairs = open_all().package["region_places"]
    names = {"black-country": "Black Country", "london": "London", "oxfordshire": "Oxfordshire"}
    assert europe_since.places_by_region(pairs, names) == {
        "UKG3": "Black Country",
        "UKJ1": "Oxfordshire",
    }


def test_the_modules_are_part_of_the_room():
    assert {"europe", "europe_national", "europe_since"} <= set(narrative.__all__)
