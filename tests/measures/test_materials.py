"""The materials sector: classes once, senses inside each other, quotients of the whole one."""

import pandas as pd
import pytest

from placebook import measures
from placebook.measures.materials import place_quotients, rounding_step

DEFINITION = pd.DataFrame(
    {
        "kind": ["industry", "industry", "industry", "field"],
        "code": ["241", "25", "16", "chemistry"],
        "scope": ["narrow", "middle", "wide", "middle"],
        "part": ["Metals", "Metals", "Wood", "Chemistry"],
    }
)
CODES = ["24100", "25110", "25120", "16100", "01000"]
JOBS = pd.DataFrame(
    {
        "region": ["n"] * 4 + ["s"] * 4,
        "sic": ["24100", "25110", "16100", "01000"] * 2,
        "period": [2021] * 8,
        "jobs": [100, 200, 300, 400, 0, 50, 50, 900],
    }
).astype({"jobs": float})


@pytest.fixture
def classes() -> pd.DataFrame:
    return measures.sector_classes(DEFINITION, CODES)


def test_a_row_of_the_definition_holds_all_that_begins_like_it(classes):
    assert classes["sic"].tolist() == ["24100", "25110", "25120", "16100"]


def test_a_row_that_holds_nothing_is_an_error():
    wrong = DEFINITION.assign(code=["999", "25", "16", "chemistry"])
    with pytest.raises(ValueError, match="no subclass begins with 999"):
        measures.sector_classes(wrong, CODES)


def test_a_class_in_two_rows_is_an_error():
    wrong = DEFINITION.assign(code=["241", "24", "16", "chemistry"])
    with pytest.raises(ValueError, match="24100"):
        measures.sector_classes(wrong, CODES)


def test_a_wider_sense_holds_the_narrower(classes):
    table = measures.sector_jobs(JOBS, classes).set_index(["region", "scope"])
    assert table.loc["n", "jobs"].to_dict() == {"narrow": 100, "middle": 300, "wide": 600}
    assert table.loc[("n", "wide"), "value"] == pytest.approx(60)
    assert table.loc[("n", "wide"), "total"] == 1000


def test_limits_come_of_the_rounding(classes):
    table = measures.sector_jobs(JOBS, classes).set_index(["region", "scope"])
    # A cell of 100 is rounded to 25; 1.96 standard deviations of an even error are 14.1 jobs.
    found = table.loc[("n", "narrow")]
    assert found["upper"] - found["value"] == pytest.approx(1.96 * 25 / 12**0.5 / 10)
    assert found["value"] - found["lower"] == pytest.approx(found["upper"] - found["value"])


def test_quotients_of_all_regions_together_are_one(classes):
    table = measures.sector_quotients(measures.sector_jobs(JOBS, classes))
    for _, rows in table.groupby("scope"):
        assert (rows["lq"] * rows["total"]).sum() / rows["total"].sum() == pytest.approx(1)


def test_places_get_the_mean_of_their_regions():
    regions = pd.DataFrame({"region": ["n", "s"], "lq": [2.0, 1.0]})
    shares = pd.DataFrame(
        {
            "region": ["n", "s", "s", "other"],
            "place": ["p", "p", "q", "r"],
            "share_of_place": [0.75, 0.25, 1.0, 1.0],
        }
    )
    table = place_quotients(regions, shares).set_index("place")
    assert table.loc["p", "lq"] == pytest.approx(1.75)
    assert table.loc["p", "region"] == "n"
    assert table.loc["p", "share"] == 0.75
    assert list(table.index) == ["p", "q"], "no figure, no place"


def test_what_meets_where():
    output = pd.DataFrame({"place": ["p", "p", "q"], "lq": [0.5, 3.0, 1.0]})
    research = pd.DataFrame({"place": ["p"], "intensity": [1.5]})
    jobs = pd.DataFrame({"place": ["p", "q"], "lq": [2.0, 0.9]})
    table = measures.sector_meetings(output, research, jobs).set_index("place")
    assert table["count"].to_dict() == {"p": 3, "q": 1}
    assert table.loc["p", "output"] == 3
    assert pd.isna(table.loc["q", "research"])


def test_steps_are_those_of_the_published_cells(package):
    """Every published number is a whole number of the step that we read off for its size."""
    jobs = package["region_jobs_fine"]["jobs"].dropna()
    assert (jobs % rounding_step(jobs) == 0).mean() == 1
    # And no coarser step would do.
    middle = jobs[jobs.between(200, 249)]
    assert (middle % 50 != 0).any()


def test_the_definition_is_sound(package):
    definition = package["materials_sector"]
    codes = package["sic_codes"]
    subclasses = list(codes.loc[codes["level"] == "subclass", "code"])
    classes = measures.sector_classes(definition, subclasses)
    assert "24460" not in set(classes["sic"]), "nuclear fuel is no material in this sense"
    assert {"24100", "23440", "20600"} <= set(classes.query("scope == 'narrow'")["sic"])
    kinds = definition.groupby("kind")["code"].agg(set)
    assert kinds["output"] <= set(package["industries"].query("leaf")["code"])
    assert kinds["field"] <= set(package["research_fields"]["id"])


def test_known_places_of_materials(package):
    """Port Talbot, Scunthorpe, Sheffield and the Potteries are where the country makes them."""
    codes = package["sic_codes"]
    subclasses = list(codes.loc[codes["level"] == "subclass", "code"])
    classes = measures.sector_classes(package["materials_sector"], subclasses)
    table = measures.sector_quotients(measures.sector_jobs(package["region_jobs_fine"], classes))
    now = table[(table["period"] == 2021) & (table["scope"] == "middle")]
    quotients = now.set_index("region")["lq"]
    assert quotients[["UKL1", "UKE1", "UKE3", "UKG2"]].min() > 1.9
    assert quotients[["UKI3", "UKI4", "UKJ1"]].max() < 0.8
