"""Stated against measured: what counts as borne out, on small frames and on the real places."""

import pandas as pd
import pytest

from placebook import measures
from placebook.dataset import open_place

SECTORS = pd.DataFrame(
    [("metal", "Metal", "whole"), ("wind", "Wind", "part"), ("ships", "Ships", "whole")],
    columns=["id", "short_title", "fit"],
).assign(order=[2, 1, 3])
PARTS = pd.DataFrame(
    [
        ("metal", "industry", "24"),
        ("metal", "industry", "25"),
        ("metal", "field", "engineering"),
        ("wind", "industry", "35"),
        ("wind", "sic", "351"),
        ("wind", "field", "weather"),
        ("ships", "industry", "30"),
    ],
    columns=["sector", "kind", "code"],
)


def output(**quotients: float) -> pd.DataFrame:
    """Make industries i24, i25, ... strong from 1.1."""
    rows = [(code[1:], lq, lq >= 1.1) for code, lq in quotients.items()]
    return pd.DataFrame(rows, columns=["industry", "lq", "strength"])


def research(*fields: str) -> pd.DataFrame:
    return pd.DataFrame({"field": list(fields), "uk_share": [0.1] * len(fields)})


def found(traded: pd.DataFrame, fields: pd.DataFrame) -> pd.Series:
    table = measures.sector_findings(traded, fields, SECTORS, PARTS)
    return table.set_index("sector")["finding"]


@pytest.mark.parametrize(
    ("metals", "fields", "finding"),
    [
        ({"i24": 0.8, "i25": 1.3}, ["engineering"], "both"),
        ({"i24": 0.8, "i25": 1.3}, ["weather"], "industry"),
        ({"i24": 0.8}, ["engineering"], "research"),
        ({"i24": 1.0}, [], "neither"),
        ({}, [], "neither"),
    ],
)
def test_a_sector_is_judged_by_its_industries_and_its_fields(metals, fields, finding):
    assert found(output(**metals), research(*fields))["metal"] == finding


def test_a_strong_industry_never_makes_a_sector_strong_that_is_only_part_of_it():
    strong = output(i35=4.0)
    assert found(strong, research())["wind"] == "held"
    assert found(strong, research("weather"))["wind"] == "research"
    assert found(output(i35=0.9), research())["wind"] == "neither"


def test_industries_come_with_the_highest_quotient_first_and_sectors_in_order():
    table = measures.sector_findings(output(i24=1.2, i25=1.5), research(), SECTORS, PARTS)
    assert list(table["sector"]) == ["wind", "metal", "ships"]
    assert [row["lq"] for row in table["industries"].iloc[1]] == [1.5, 1.2]
    assert list(table["searched"]) == [True, True, False]


def themes(*rows: tuple[str, str, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["programme", "theme", "sector"])
    return table.assign(industry="", field="", basis="because")


def test_what_no_statistic_sees_is_unseen_and_what_is_stated_twice_stands_once():
    findings = measures.sector_findings(output(i24=1.2), research(), SECTORS, PARTS)
    stated = themes(("a", "steel", "metal"), ("b", "steel", "metal"), ("b", "dreams", ""))
    beside = measures.stated_and_measured(stated, findings)
    assert list(beside["theme"]) == ["steel", "dreams"]
    assert list(beside["finding"]) == ["industry", "unseen"]


def test_the_sectors_of_a_theme_are_taken_together():
    """Metal has industry here and no field; wind has research, and is not told apart."""
    findings = measures.sector_findings(
        output(i24=1.2), research("weather"), SECTORS, PARTS.query("code != 'engineering'")
    )
    stated = themes(("a", "making", "metal"), ("a", "making", "ships"))
    beside = measures.stated_and_measured(stated, findings)
    assert list(beside["finding"]) == ["industry"]
    mixed = measures.stated_and_measured(
        themes(("a", "making", "metal"), ("a", "making", "wind")), findings
    )
    assert list(mixed["finding"]) == ["research"]
    assert not mixed["apart"].any()


def test_a_theme_may_be_one_industry_of_its_sector_and_another_field():
    findings = measures.sector_findings(
        output(i24=0.8, i25=1.4), research("weather"), SECTORS, PARTS
    )
    steel = themes(("a", "steel", "metal"))
    assert list(measures.stated_and_measured(steel, findings)["finding"]) == ["industry"]
    only = measures.stated_and_measured(steel.assign(industry="24"), findings)
    assert list(only["finding"]) == ["neither"]
    assert [row["industry"] for row in only["industries"].iloc[0]] == ["24"]
    other = measures.stated_and_measured(steel.assign(field="weather"), findings)
    assert list(other["finding"]) == ["both"]


def test_the_reverse_leaves_out_what_was_named_and_what_is_not_told_apart():
    findings = measures.sector_findings(
        output(i24=1.2, i30=2.0, i35=3.0), research(), SECTORS, PARTS
    )
    others = measures.unnamed_strengths(themes(("a", "steel", "metal")), findings)
    assert list(others["sector"]) == ["ships"]
    both = measures.unnamed_strengths(themes(("a", "hopes", "")), findings)
    assert list(both["sector"]) == ["metal", "ships"]


def test_themes_of_a_whole_region_are_not_those_of_a_place():
    pairs = pd.DataFrame({"programme": ["a", "b"], "place": "x", "basis": ["named", "region"]})
    kept = measures.named_themes(themes(("a", "steel", "metal"), ("b", "wind", "wind")), pairs)
    assert list(kept["theme"]) == ["steel"]


def test_programmes_are_counted_by_how_they_mean_a_place():
    programmes = pd.DataFrame({"id": ["a", "b", "c"], "status": ["verified"] * 2 + ["unverified"]})
    pairs = pd.DataFrame(
        {
            "programme": ["a", "b", "c", "c"],
            "place": ["x", "x", "x", "y"],
            "basis": ["named", "region", "named", "named"],
        }
    )
    counts = measures.programme_counts(programmes, pairs, ["x", "y", "z"])
    assert counts.loc["x"].to_dict() == {"named": 1, "region": 1, "unverified": 1, "verified": 2}
    assert list(counts["verified"]) == [2, 0, 0]
    assert list(counts["unverified"]) == [1, 1, 0]


def beside(place: str) -> pd.Series:
    """Find what the committed data show of the themes of a real place, by sector."""
    data = open_place(place)
    mine, uk = data.industries(data.place), data.industries(data.reference)
    year = measures.last_year(mine)
    history = measures.industry_history(mine, uk)
    traded = measures.traded_industries(mine, uk, year)
    traded = measures.only_sure(measures.with_ranges(traded, history, year))
    strengths = measures.research_strengths(
        data.research(data.place), data.research(data.reference)
    )
    fields = measures.strong_fields(strengths, mine, uk, year)
    tables = data.package
    findings = measures.sector_findings(
        traded, fields, tables["innovation_sectors"], tables["innovation_sector_parts"]
    )
    stated = measures.named_themes(tables["programme_themes"], tables["programme_places"])
    return measures.stated_and_measured(stated, findings).set_index("theme")["finding"]


def test_sheffield_and_lancashire_share_an_audit_and_differ_in_what_bears_it_out():
    """By their case study: metals in both, but the research on one side, in Sheffield."""
    assert beside("sheffield-city-region")["advanced manufacturing"] == "both"
    assert beside("lancashire")["advanced manufacturing"] == "industry"


def test_ceramics_are_borne_out_by_industry_where_they_are_made():
    assert beside("stoke-on-trent-and-staffordshire")["industrial ceramics"] == "industry"
