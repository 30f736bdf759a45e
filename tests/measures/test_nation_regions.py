"""Regions of three nations: quotients by hand, what is left out, shared years, the real data."""

import pandas as pd
import pytest

from placebook import measures

NATIONS = {"scotland": 18, "wales": 12, "northern-ireland": 11}


def gva(**regions: list[float]) -> pd.DataFrame:
    rows = [
        {"region": region, "industry": f"I{k}", "period": 2023, "current": value}
        for region, values in regions.items()
        for k, value in enumerate(values)
    ]
    table = pd.DataFrame(rows)
    local = table["industry"] == "I2"
    return table.assign(short_title=table["industry"], local=local, by_business=True)


@pytest.fixture(scope="module")
def real(package) -> pd.DataFrame:
    rows, titles = package["nation_region_gva"], package["nation_region_industries"]
    return rows.merge(titles, left_on="industry", right_on="code")


@pytest.fixture(scope="module")
def profile(package) -> pd.DataFrame:
    rows = package["observations"].query(
        "indicator == 'gva_per_hour' and place == 'united-kingdom'"
    )
    return measures.region_profile(
        package["nation_region_values"],
        package["nation_regions"],
        rows.set_index("period")["value"],
        (2013, 2023),
    )


def test_quotients_are_shares_over_those_of_the_uk():
    table = gva(A=[60, 20, 20], UK=[300, 200, 500])
    found = measures.region_quotients(table, 2023, "UK").set_index("industry")
    assert found["lq"].to_dict() == pytest.approx({"I0": 2, "I1": 1, "I2": 0.4})
    assert found["share"].sum() == pytest.approx(1)
    assert set(found["region"]) == {"A"}


def test_strengths_are_traded_large_enough_and_a_few():
    table = gva(A=[1, 600, 390, 5, 4], UK=[1, 100, 10, 500, 389])
    quotients = measures.region_quotients(table, 2023, "UK")
    found = measures.region_strengths(quotients)
    # I0 has too small a share and I2 is local, though it has the highest quotient.
    assert found["industry"].tolist() == ["I1"]
    assert quotients.iloc[0]["industry"] == "I2"


def test_a_specialisation_is_gained_from_below_one_to_a_quarter_above():
    def quotients(values: list[float]) -> pd.DataFrame:
        table = pd.DataFrame({"industry": ["I0", "I1", "I2"], "lq": values})
        return table.assign(region="A", share=[0.1, 0.2, 0.3], local=False, by_business=True)

    found = measures.gained_strengths(quotients([0.99, 1.01, 0.5]), quotients([1.25, 2, 1.24]))
    assert found[["industry", "before"]].to_numpy().tolist() == [["I0", 0.99]]


def test_the_uk_has_a_quotient_of_one_in_every_industry(real):
    uk = real[real["region"] == "UK"]
    both = pd.concat([uk.assign(region="copy"), uk])
    assert measures.region_quotients(both, 2023, "UK")["lq"].to_numpy() == pytest.approx(1)


def test_there_are_as_many_regions_as_the_classification_has(profile):
    counts = profile[profile["level"] == "itl3"]["nation"].value_counts()
    assert counts.to_dict() == NATIONS
    assert profile.notna().all(axis=None)


def test_shared_years_are_those_that_all_regions_have(package):
    """Scotland and Northern Ireland have no people by district after 2022."""
    values, regions = package["nation_region_values"], package["nation_regions"]
    found = measures.shared_years(values, regions)
    assert found["population"] == 2022
    assert found["gva"] == 2023
    assert found["gva_per_hour"] == 2022


def test_what_anyone_knows_of_these_regions(real, profile):
    strengths = measures.region_strengths(measures.region_quotients(real, 2023, "UK"))
    first = strengths.drop_duplicates("region").set_index("region")["industry"]
    assert first["TLL44"] == "CH (24-25)"  # Port Talbot: steel
    assert first["TLL34"] == "CK-CL (28-30)"  # Broughton: aircraft wings
    assert first["TLM50"] == "AB (1-9)"  # Aberdeen: oil
    top = profile[profile["level"] == "itl3"].sort_values("index").iloc[-1]
    assert top["name"] == "City of Edinburgh"
    ours = measures.of_nation(strengths, profile, "wales")
    assert set(ours["region"].str[:3]) == {"TLL"}
