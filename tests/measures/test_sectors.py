"""Evidence by sector: the rule at its edges, quotients by hand, the real data."""

import numpy as np
import pandas as pd
import pytest

from placebook import measures
from placebook.measures.evidence import EVIDENCE, LEAST_STAFF, STRONG

UK = "united-kingdom"
PARTS = pd.DataFrame(
    [
        ("bio", "industry", "I1", ""),
        ("bio", "sic", "21", ""),
        ("bio", "sic", "72110", ""),
        ("bio", "field", "biology", ""),
        ("cars", "industry", "I2", ""),
        ("cars", "field", "engines", ""),
        ("freight", "industry", "I3", ""),
    ],
    columns=["sector", "kind", "code", "basis"],
)
SECTORS = pd.DataFrame({"id": ["bio", "cars", "freight"], "fit": ["part", "whole", "whole"]})


def industries(**places: list[float]) -> pd.DataFrame:
    rows = [
        {"place": place, "industry": f"I{k}", "period": 2023, "current": value, "leaf": True}
        for place, values in places.items()
        for k, value in enumerate(values, 1)
    ]
    return pd.DataFrame(rows).assign(in_base=True)


@pytest.fixture(scope="module")
def real(package) -> pd.DataFrame:
    rows = package["industry_gva"].merge(package["industries"], left_on="industry", right_on="code")
    people = package["observations"].query("indicator == 'population'")
    tables = {name: package[name] for name in measures.SECTOR_TABLES}
    return measures.evidence_of(rows, tables, people, uk=UK)


def test_the_quotient_of_a_sector_is_its_share_over_the_uks():
    table = industries(a=[30, 50, 20], **{UK: [100, 400, 500]})
    found = measures.sector_output(table, PARTS, UK, 2023).set_index("sector")
    assert found.loc["bio", ["gva", "share", "lq"]].tolist() == pytest.approx([30, 0.3, 3])
    assert found.loc["freight", "lq"] == pytest.approx(0.4)
    assert set(found["place"]) == {"a"}


def test_a_place_of_whole_regions_has_their_jobs_and_a_part_has_the_mix_of_its_region():
    jobs = pd.DataFrame(
        [
            ("R1", "21100", 10.0),
            ("R1", "72110", 10.0),
            ("R1", "72190", 20.0),
            ("R1", "47110", 160.0),
            ("R2", "21200", 5.0),
            ("R2", "47110", 295.0),
        ],
        columns=["region", "sic", "jobs"],
    )
    regions = pd.DataFrame(
        [
            ("R1", "whole", 1, 1),
            ("R1", "part", 1, 0.25),
            ("R1", "land", 0.4, 1),
            ("R2", "land", 0.6, 1),
        ],
        columns=["region", "place", "share_of_place", "share_of_region"],
    )
    found = measures.nearby_jobs(jobs, regions, PARTS, ["land"]).set_index("place")
    # 72190 begins with no code of the sector.
    assert found.loc["whole", "nearby_jobs"] == 20
    assert found.loc["part", "nearby_jobs"] == 5
    assert found.loc["whole", "nearby_lq"] == pytest.approx((20 / 200) / (25 / 500))
    assert found.loc["part", "nearby_lq"] == found.loc["whole", "nearby_lq"]
    assert found.loc["land", "nearby_lq"] == 1
    assert found["own"].to_dict() == {"whole": True, "part": False, "land": True}


def test_research_counts_per_head_and_nothing_submitted_is_nought():
    staff = pd.DataFrame(
        [("a", "biology", 20.0), (UK, "biology", 100.0), (UK, "engines", 50.0)],
        columns=["place", "field", "fte_world_leading"],
    )
    people = pd.Series({"a": 1e6, "b": 1e6, UK: 10e6})
    found = measures.sector_research(staff, PARTS, people, UK).set_index(["sector", "place"])
    assert found.loc[("bio", "a"), "intensity"] == pytest.approx(2)
    assert found.loc[("bio", "b"), ["staff", "intensity"]].tolist() == [0, 0]
    assert "freight" not in found.index.get_level_values("sector")


@pytest.mark.parametrize(
    ("sector", "own", "wider", "staff", "intensity", "expected"),
    [
        ("cars", STRONG, np.nan, LEAST_STAFF, STRONG, "both"),
        ("cars", STRONG - 0.01, np.nan, LEAST_STAFF, STRONG, "research"),
        ("cars", STRONG, np.nan, LEAST_STAFF - 1, 9, "industry"),
        ("cars", STRONG - 0.01, np.nan, LEAST_STAFF, STRONG - 0.01, "neither"),
        # The wider region counts only with an average industry of the place's own.
        ("bio", 1.0, STRONG, 0, 0, "industry"),
        ("bio", 0.99, 9, 0, 0, "neither"),
        ("bio", 9, STRONG - 0.01, 0, 0, "neither"),
        # Without jobs the industries that hold the sector stand in.
        ("bio", STRONG, np.nan, 0, 0, "industry"),
        ("freight", STRONG, np.nan, np.nan, np.nan, "industry"),
    ],
)
def test_the_rule_at_its_edges(sector, own, wider, staff, intensity, expected):
    key = {"sector": [sector], "place": ["a"]}
    output = pd.DataFrame(key | {"gva": [1.0], "share": [0.1], "lq": [own]})
    jobs = pd.DataFrame(key | {"nearby_jobs": [1.0], "nearby_lq": [wider], "own": [True]})
    research = pd.DataFrame(key | {"staff": [staff], "intensity": [intensity]})
    found = measures.sector_evidence(SECTORS, output, jobs, research).iloc[0]
    assert found["evidence"] == expected
    assert found["researched"] == pd.notna(staff)


def test_every_place_and_sector_has_one_row_of_evidence(real, package):
    assert len(real) == 42 * len(package["innovation_sectors"])
    assert not real.duplicated(["sector", "place"]).any()
    assert set(real["evidence"]) == set(EVIDENCE)
    assert (real["industry"] >= 0).all()


def test_the_uk_is_at_one_in_every_sector(package):
    """The nations, weighted by their size, are the UK again."""
    rows = package["industry_gva"].merge(package["industries"], left_on="industry", right_on="code")
    nations = ["england", "scotland", "wales", "northern-ireland"]
    output = measures.sector_output(rows, package["innovation_sector_parts"], UK, 2023)
    output = output[output["place"].isin(nations)].assign(total=lambda t: t["gva"] / t["share"])
    sums = output.groupby("sector")[["gva", "total"]].sum()
    whole = (output["share"] / output["lq"]).groupby(output["sector"]).first()
    assert (sums["gva"] / sums["total"]).to_numpy() == pytest.approx(whole.to_numpy(), rel=2e-3)


def test_the_order_of_rows_makes_no_difference(real, package):
    rows = package["industry_gva"].merge(package["industries"], left_on="industry", right_on="code")
    people = package["observations"].query("indicator == 'population'")
    mixed = {n: package[n].sample(frac=1, random_state=3) for n in measures.SECTOR_TABLES}
    again = measures.evidence_of(rows.sample(frac=1, random_state=5), mixed, people, uk=UK)
    by = ["sector", "place"]
    one, two = (table.sort_values(by, ignore_index=True) for table in (real, again))
    pd.testing.assert_frame_equal(one, two, check_exact=False, rtol=1e-9)


def test_well_known_places_stand_where_anyone_would_look_for_them(real):
    evidence = real.set_index(["sector", "place"])["evidence"]
    cambridge = "greater-cambridge-and-greater-peterborough"
    assert evidence[("biosciences", "oxfordshire")] == "both"
    assert evidence[("biosciences", cambridge)] == "both"
    assert evidence[("financial-professional", "london")] == "both"
    assert evidence[("high-value-manufacturing", "coventry-and-warwickshire")] == "both"
    assert evidence[("digital", "thames-valley-berkshire")] == "industry"
    assert evidence[("food-supply", "greater-lincolnshire")] == "industry"
    assert evidence[("energy", "scotland")] == "industry"
    top = real[real["sector"] == "aerospace"].sort_values("industry").iloc[-1]
    assert top["place"] == "lancashire"


def test_counts_by_sector_add_up_to_the_places(real, lep_ids):
    counts = measures.evidence_by_sector(real, lep_ids)
    assert (counts[list(EVIDENCE)].sum(axis=1) == len(lep_ids)).all()
    alone = counts.set_index("sector").loc[["aerospace", "energy", "transport-logistics"]]
    assert (alone[["both", "research"]] == 0).all(axis=None)
    assert not alone["researched"].any()


def test_jobs_are_means_in_which_no_row_is_no_jobs():
    jobs = pd.DataFrame(
        [("R", "21100", 2015, 90.0), ("R", "21100", 2018, 10.0), ("R", "21200", 2021, 4.0)],
        columns=["region", "sic", "period", "jobs"],
    )
    found = measures.average_jobs(jobs).set_index("sic")["jobs"]
    assert found.to_dict() == {"21100": 5, "21200": 2}
