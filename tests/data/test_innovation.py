"""Research and innovation: known totals, honest areas, and corrections that know their error."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml
from scripts import districts_2016, expectations, nuts, vintages
from scripts.adapters import beis_files, ref_institutions

ROOT = Path(__file__).parents[2]
NATIONS = ["england", "scotland", "wales", "northern-ireland"]
HE_INDICATORS = ["he_research_income", "research_students", "spinoff_investment", "ip_revenue"]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / f"{name}.csv")


@pytest.fixture(scope="module")
def innovation(observations: pd.DataFrame) -> pd.DataFrame:
    own = pd.read_csv(ROOT / "scripts/metadata/indicators_innovation.csv")["id"]
    return observations[observations["indicator"].isin(own)]


@pytest.fixture(scope="module")
def research() -> pd.DataFrame:
    return table("research").query("period == 2021")


def value(observations: pd.DataFrame, place: str, indicator: str, period: int) -> float:
    keys = observations[["place", "indicator", "period"]]
    rows = observations[(keys == [place, indicator, period]).all(axis=1)]
    assert len(rows) == 1, (place, indicator, period)
    return rows["value"].iloc[0]


@pytest.mark.parametrize(
    ("indicator", "period", "expected"),
    [
        ("he_research_income", 2018, [6_722_286_000, 1_110_630_000, 336_945_000, 171_649_000]),
        ("pgr_students", 2018, [69_365, 10_885, 3_390, 1_760]),
        ("innovate_uk_grants", 2019, [700_677_570, 32_255_267, 17_657_013, 12_907_478]),
        ("h2020_funding", 2019, [886_115_904, 107_305_469, 21_122_167, 16_882_850]),
        ("epo_patents", 2011, [4_631, 321, 142, 60]),
        ("spinoff_investment", 2018, [2_123_355_000, 79_320_000, 19_531_000, 114_894_000]),
    ],
)
def test_sums_of_the_nations_are_the_known_ones(
    innovation: pd.DataFrame, indicator: str, period: int, expected: list[float]
) -> None:
    found = [value(innovation, nation, indicator, period) for nation in NATIONS]
    assert found == pytest.approx(expected, rel=1e-6)
    total = value(innovation, "united-kingdom", indicator, period)
    assert total == pytest.approx(sum(expected), rel=1e-6)


def test_known_values_of_leps(innovation: pd.DataFrame) -> None:
    assert value(innovation, "london", "spinoff_investment", 2018) == pytest.approx(877e6, rel=1e-3)
    assert value(innovation, "oxfordshire", "spinoff_investment", 2018) == pytest.approx(
        581e6, rel=1e-3
    )


def test_all_places_of_2021_have_the_headline_indicators(innovation: pd.DataFrame) -> None:
    places = table("places").query("kind == 'lep'")["id"]
    indicators = table("indicators").query("headline >= 7")["id"]
    ours = indicators[indicators.isin(innovation["indicator"])]
    assert len(ours) == 4
    for indicator in ours:
        assert set(places) <= set(innovation.query("indicator == @indicator")["place"]), indicator


def test_learner_days_are_days_and_not_thousands(innovation: pd.DataFrame) -> None:
    days = innovation[innovation["indicator"] == "cpd_learner_days"]
    assert value(days, "greater-manchester", "cpd_learner_days", 2018) == 321_429
    assert days["value"].max() < 10e6


def test_years_that_are_not_whole_say_so(innovation: pd.DataFrame) -> None:
    years = innovation.query("indicator == 'h2020_funding' and period in (2014, 2020)")
    assert set(years["status"]) == {"partial"}
    assert set(
        innovation.query("indicator == 'innovate_uk_grants' and period == 2018")["status"]
    ) == {"low_reliability"}


def test_totals_that_lack_birmingham_say_so(innovation: pd.DataFrame) -> None:
    year = innovation.query("indicator == 'he_research_income_per_head' and period == 2018")
    partial = set(year.loc[year["status"] == "partial", "place"])
    assert partial == {"greater-birmingham-and-solihull", "england", "united-kingdom"}


def test_what_the_files_lack_is_marked(innovation: pd.DataFrame) -> None:
    marks = innovation.query("indicator == 'eu_trade_marks'").groupby("period")["status"].agg(set)
    assert marks[2016] == {"partial"}
    assert "partial" not in marks[2015]
    for indicator in ("stem_pgr_students", "stem_pgr_students_per_1000_people"):
        rows = innovation[innovation["indicator"] == indicator].query("place == 'dorset'")
        assert rows.set_index("period")["status"].to_dict() == {
            2014: "final", 2015: "partial", 2016: "partial", 2017: "partial", 2018: "partial",
        }  # fmt: skip


@pytest.mark.parametrize("indicator", HE_INDICATORS)
def test_swindon_and_wiltshire_is_a_marked_nought(innovation: pd.DataFrame, indicator: str) -> None:
    rows = innovation[
        (innovation["indicator"] == indicator) & (innovation["place"] == "swindon-and-wiltshire")
    ]
    assert len(rows)
    assert (rows["value"] == 0).all()
    assert set(rows["status"]) == {"estimated"}


def test_a_series_of_one_place_is_on_one_area(innovation: pd.DataFrame) -> None:
    """Cambridge was measured on three areas; only today's, built from NUTS 3, may be used."""
    income = innovation[innovation["indicator"] == "he_research_income"]
    rows = income[income["place"] == "greater-cambridge-and-greater-peterborough"]
    assert set(rows["vintage"]) == {2021}


def test_vintage_is_given_for_leps_and_only_for_them(innovation: pd.DataFrame) -> None:
    leps = innovation["place"].isin(table("places").query("kind == 'lep'")["id"])
    assert innovation.loc[leps, "vintage"].isin(vintages.LEP_VINTAGES).all()
    assert innovation.loc[~leps, "vintage"].isna().all()


def test_leps_do_not_fall_short_of_england(innovation: pd.DataFrame) -> None:
    """They overlap, so they add up to a little more; far more or less would be an error."""
    leps = innovation["place"].isin(table("places").query("kind == 'lep'")["id"])
    for indicator in ("pgr_students", "contract_research_income", "ref_world_leading_staff"):
        rows = innovation[(innovation["indicator"] == indicator) & (innovation["period"] >= 2018)]
        ratio = rows.loc[leps, "value"].sum() / rows.loc[rows["place"] == "england", "value"].sum()
        assert 0.99 < ratio < 1.08, indicator


def test_per_head_is_the_amount_over_the_people(
    observations: pd.DataFrame, innovation: pd.DataFrame
) -> None:
    for place in ("oxfordshire", "leeds-city-region", "scotland", "united-kingdom"):
        people = value(observations, place, "population", 2017)
        amount = value(innovation, place, "he_research_income", 2017)
        rate = value(innovation, place, "he_research_income_per_head", 2017)
        assert rate == pytest.approx(amount / people, rel=1e-4), place


def test_values_are_in_their_range(innovation: pd.DataFrame) -> None:
    units = table("indicators").set_index("id")["unit"]
    percent = innovation[innovation["indicator"].map(units) == "percent"]
    assert percent["value"].between(0, 100).all()
    assert percent["value"].max() > 1
    amounts = innovation[innovation["indicator"] != "economic_complexity"]
    assert (amounts["value"] >= 0).all()


def test_every_cell_of_the_framework_is_filled() -> None:
    indicators = table("indicators")
    cells = indicators.groupby(["actor", "contribution"]).size()
    assert len(cells) == 9
    assert cells.min() >= 2


def test_texts_and_titles_fit() -> None:
    own = pd.read_csv(ROOT / "scripts/metadata/indicators_innovation.csv")
    assert own["short_title"].str.len().max() <= 28
    assert own["short_title"].is_unique
    assert own["title"].is_unique
    fields = table("research_fields")
    assert len(fields) == 34
    assert fields["short_title"].str.len().max() <= 34
    for column in ("definition", "why", "caveats", "method"):
        assert own[column].str.endswith(".").all(), column


def test_every_recipe_is_in_the_dictionary() -> None:
    own = set(pd.read_csv(ROOT / "scripts/metadata/indicators_innovation.csv")["id"])
    made = {recipe.indicator for recipe in beis_files.recipes()}
    rates = {recipe.rate for recipe in beis_files.recipes() if recipe.rate}
    assert made | rates <= own


def test_ref_totals(research: pd.DataFrame) -> None:
    country = research[research["place"] == "united-kingdom"]
    assert country["fte"].sum() == pytest.approx(76_132.07, abs=0.1)
    assert len(country) == 34
    assert country["submissions"].sum() == 1_888
    names = {name for cell in country["institutions"] for name in cell.split("; ")}
    assert len(names) == 157
    share = country["fte_world_leading"].sum() / country["fte"].sum()
    assert share == pytest.approx(0.41, abs=0.005)


def test_ref_nations_add_up_to_the_uk_and_leps_to_england(research: pd.DataFrame) -> None:
    staff = research.groupby("place")["fte"].sum()
    assert staff[NATIONS].sum() == pytest.approx(staff["united-kingdom"], rel=1e-5)
    others = [*NATIONS, "united-kingdom"]
    assert staff.drop(others).sum() == pytest.approx(staff["england"], rel=1e-5)


def test_ref_joint_submissions_count_own_staff(research: pd.DataFrame) -> None:
    """Edinburgh with Heriot-Watt: each has its own staff, so Scotland has the joint total once."""
    rows = research.query("place == 'scotland' and field == 'mathematical-sciences'")
    assert rows["institutions"].str.contains("Heriot-Watt").all()
    assert rows["fte"].iloc[0] < 400


@pytest.mark.parametrize(
    ("place", "institution"),
    [
        ("south-east-midlands", "University of Northampton"),
        ("liverpool-city-region", "Liverpool School of Tropical Medicine"),
        ("gloucestershire", "Hartpury University"),
        ("coventry-and-warwickshire", "University of Warwick"),
        ("enterprise-m3", "Royal Holloway"),
    ],
)
def test_ref_institutions_are_where_they_should_be(
    research: pd.DataFrame, place: str, institution: str
) -> None:
    names = "; ".join(research.loc[research["place"] == place, "institutions"])
    assert institution in names


def test_names_without_articles() -> None:
    assert (
        ref_institutions.plain_name("Arts University Bournemouth, the")
        == "Arts University Bournemouth"
    )
    assert ref_institutions.plain_name("Royal College of Art(The)") == "Royal College of Art"
    assert (
        ref_institutions.plain_name("University of Nottingham, The") == "University of Nottingham"
    )
    assert (
        ref_institutions.plain_name("Bangor University / Prifysgol Bangor") == "Bangor University"
    )


def test_corrections_name_known_sources_and_can_be_checked() -> None:
    corrections = pd.read_csv(ROOT / "scripts/metadata/corrections_innovation.csv")
    assert len(corrections) >= 10
    assert set(corrections["source"]) <= set(table("sources")["id"])
    assert all(expectations.EXPECT.fullmatch(expect) for expect in corrections["expect"])


class FolderOfOne:
    """Stands for the folder of source files, with the same file under every id."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def path(self, _source: str) -> Path:
        return self._path


def _write(path: Path, text: str) -> FolderOfOne:
    path.write_text(text, encoding="utf-8")
    return FolderOfOne(path)


CORRECTION = (
    "id,source,indicator,action,where,expect,reason\n"
    'rail,beis_x_lep,,drop,all,"year=2013, lep_id=E1: minutes = 27.5",copied\n'
)


def test_a_correction_whose_error_is_there_passes(tmp_path: Path) -> None:
    raw = _write(tmp_path / "x.csv", "year,lep_id,minutes\n2013,E1,27.5\n2013,E2,9\n")
    (tmp_path / "c.csv").write_text(CORRECTION, encoding="utf-8")
    expectations.check(raw, "beis_", tmp_path / "c.csv")


def test_a_correction_whose_error_was_mended_stops_the_refresh(tmp_path: Path) -> None:
    raw = _write(tmp_path / "x.csv", "year,lep_id,minutes\n2013,E1,12\n")
    (tmp_path / "c.csv").write_text(CORRECTION, encoding="utf-8")
    with pytest.raises(ValueError, match=r"correction rail: beis_x_lep has 12\.0"):
        expectations.check(raw, "beis_", tmp_path / "c.csv")


def test_expectations_that_cannot_be_read_or_found() -> None:
    rows = pd.DataFrame({"year": [2013, 2013], "minutes": [1.0, 2.0]})
    with pytest.raises(ValueError, match="cannot read"):
        expectations.observed(rows, "minutes should be 3")
    with pytest.raises(ValueError, match="points at 2 values"):
        expectations.observed(rows, "year=2013: minutes = 3")
    assert expectations.observed(rows, "year=2013: rows = 2") == (2, 2)


def test_reading_a_file_of_an_earlier_year_on_later_boundaries(tmp_path: Path) -> None:
    raw = _write(tmp_path / "x.csv", "year,lep_id,lep_year_spec,pm10\n2007,E1,-2014,10.5\n")
    assert beis_files.read(raw, "defra/x", "lep").to_dict("records") == [
        {"year": 2007, "area": "E1", "spec": 2014, "value": 10.5}
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year,lep_id,pm10\n2007,E1,10.5\n", "columns"),
        ("year,lep_id,lep_year_spec,a,b\n2007,E1,2014,1,2\n", "columns"),
        ("year,lep_id,lep_year_spec,a\n2007,E1,2014,1\n2007,E1,2014,1\n", "two values"),
    ],
)
def test_reading_refuses_what_it_does_not_know(tmp_path: Path, text: str, message: str) -> None:
    raw = _write(tmp_path / "x.csv", text)
    with pytest.raises(ValueError, match=message):
        beis_files.read(raw, "defra/x", "lep")


def test_status_of_a_year() -> None:
    recipe = next(r for r in beis_files.recipes() if r.indicator == "innovate_uk_grants")
    assert [recipe.status(year) for year in (2018, 2019, 2020)] == [
        "low_reliability",
        "final",
        "partial",
    ]


def test_union_of_regions_only_where_it_is_exact() -> None:
    people = pd.Series({"a": 500.0, "b": 500.0, "c": 1000.0})
    region = pd.Series({"a": "R1", "b": "R1", "c": "R2"})
    assert nuts.exact_union(people, region, frozenset({"a", "b"})) == ("R1",)
    assert nuts.exact_union(people, region, frozenset({"a"})) == ()
    assert nuts.exact_union(people, region, frozenset({"a", "b", "c"})) == ("R1", "R2")


def test_a_district_code_leads_to_its_successor() -> None:
    changes = {"old": "middle", "middle": "new"}
    assert districts_2016.successor("old", changes, frozenset({"new"})) == "new"
    assert districts_2016.successor("old", changes, frozenset({"middle", "new"})) == "middle"
    with pytest.raises(ValueError, match="no successor"):
        districts_2016.successor("lost", changes, frozenset({"new"}))


def test_schema_knows_every_unit() -> None:
    schema = yaml.safe_load((ROOT / "scripts/schema.yaml").read_text(encoding="utf-8"))
    units = next(f["enum"] for f in schema["indicators"]["fields"] if f["name"] == "unit")
    own = pd.read_csv(ROOT / "scripts/metadata/indicators_innovation.csv")
    assert set(own["unit"]) <= set(units)
