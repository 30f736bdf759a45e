"""Jobs beside output: which jobs are taken, the quotients by hand, and when the two disagree."""

import pandas as pd
import pytest

from placebook import measures

BRITAIN = ("england", "scotland")


def jobs(rows: list[tuple[str, str, int, str, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["place", "industry", "period", "measure", "jobs"])


def sections(values: dict[str, float], year: int = 2022) -> pd.DataFrame:
    """GVA of one year by finest industry; codes as in the industries table."""
    parents = {"CH (24-25)": "C (10-33)", "CM (31-33)": "C (10-33)"}
    codes = list(values)
    return pd.DataFrame(
        {
            "industry": codes,
            "parent": [parents.get(code, "Total") for code in codes],
            "level": ["detail" if code in parents else "section" for code in codes],
            "period": year,
            "current": list(values.values()),
            "leaf": True,
            "in_base": True,
            "by_business": [not code.startswith("T") for code in codes],
        }
    )


def employees(place: str, **numbers: int) -> list[tuple[str, str, int, str, float]]:
    return [(place, code, 2022, "employees", number) for code, number in numbers.items()]


ALL = jobs(
    [
        *employees("here", A=5, B=5, C=40, K=50),
        *employees("england", A=50, B=50, C=300, K=400),
        *employees("scotland", A=0, B=0, C=100, K=100),
        ("here", "Total", 2022, "employees", 100),
        ("here", "C", 2019, "employment", 1),
        ("there", "C", 2019, "employment", 7),
        ("england", "C", 2019, "employment", 70),
    ]
)


def test_the_latest_employees_come_first_and_farming_goes_with_mining():
    table = measures.latest_jobs(ALL, "here", BRITAIN).set_index("section")
    assert table["jobs"].to_dict() == {"AB": 10, "C": 40, "K": 50}
    assert table["whole_jobs"].to_dict() == {"AB": 100, "C": 400, "K": 500}
    assert set(table["period"]) == {2022}


def test_a_place_without_employees_has_employment_and_one_without_either_nothing():
    table = measures.latest_jobs(ALL, "there", BRITAIN)
    assert (table["measure"].item(), table["period"].item()) == ("employment", 2019)
    assert measures.latest_jobs(ALL, "northern-ireland", BRITAIN).empty


def test_output_and_jobs_by_hand():
    place = sections({"AB (1-9)": 10, "CH (24-25)": 30, "CM (31-33)": 30, "K (64-66)": 30})
    whole = sections({"AB (1-9)": 100, "CH (24-25)": 200, "CM (31-33)": 200, "K (64-66)": 500})
    found = measures.latest_jobs(ALL, "here", BRITAIN)
    table = measures.jobs_beside_output(place, whole, found).set_index("section")
    assert table.loc["C", "output_lq"] == pytest.approx(0.6 / 0.4)
    assert table.loc["C", "job_lq"] == pytest.approx(1)
    assert table.loc["K", "output_lq"] == pytest.approx(0.6)
    assert not table["apart"].any()  # by jobs neither stands clearly on a side of 1


def test_they_disagree_on_different_sides_of_one_only():
    place = sections({"AB (1-9)": 10, "CH (24-25)": 50, "K (64-66)": 40})
    whole = sections({"AB (1-9)": 100, "CH (24-25)": 300, "K (64-66)": 600})
    few = ALL.assign(jobs=ALL["jobs"].mask((ALL["place"] == "here") & (ALL["industry"] == "C"), 25))
    found = measures.latest_jobs(few, "here", BRITAIN)
    table = measures.jobs_beside_output(place, whole, found).set_index("section")
    assert table["apart"].to_dict() == {"AB": False, "C": True, "K": True}


def test_without_jobs_nothing_is_compared():
    place = sections({"AB (1-9)": 10, "K (64-66)": 40})
    nothing = measures.latest_jobs(ALL, "nowhere", BRITAIN)
    assert measures.jobs_beside_output(place, place, nothing).empty


def test_britain_compared_with_itself_has_quotients_of_one(package):
    nations = ("england", "scotland", "wales")
    table = package["industry_jobs"]
    found = measures.latest_jobs(table, "england", ("england",))
    share = found["jobs"] / found["jobs"].sum()
    assert share.to_numpy() == pytest.approx(found["whole_jobs"] / found["whole_jobs"].sum())
    assert len(measures.latest_jobs(table, "wales", nations)) == 17
