"""Words of the national pages: for a strong case, a weak one, and where nothing can be told."""

import pandas as pd
import pytest

from placebook import dataset, measures
from placebook.narrative import (
    convergence,
    findings,
    nation_regions,
    productivity_gap,
    productivity_national,
    sector_map,
    sector_tables,
    sectors,
)


@pytest.fixture(scope="module")
def data():
    return dataset.open_all()


@pytest.fixture(scope="module")
def evidence(data):
    everyone = (*data.leps, *data.nations, data.reference)
    return measures.evidence_of(
        data.industries(*everyone),
        {name: data.package[name] for name in measures.SECTOR_TABLES},
        data.observations("population", places=everyone),
        uk=data.reference.id,
    )


def fit(slope: float, lower: float, upper: float) -> dict[str, float]:
    return {"slope": slope, "intercept": 0.0, "lower": lower, "upper": upper, "number": 38}


def change(first: float, last: float, lower: float, upper: float) -> dict[str, float]:
    return {"first": first, "last": last, "change": last - first, "lower": lower, "upper": upper}


def test_convergence_that_is_chance_is_called_chance():
    unsure = fit(-0.001, -0.01, 0.008)
    spread = change(0.131, 0.137, -0.014, 0.023)
    said = convergence.tests(unsure, unsure, spread, (2004, 2022))
    assert "grew 0.01 percentage points a year faster (95% interval −0.08 to 0.11)" in said
    assert "no sign that places draw together, or apart" in said
    assert "cannot be told from chance either" in said
    title = convergence.title(unsure, (2004, 2022))
    assert title == "There is no sign that LEPs that were behind in 2004 caught up by 2022"
    assert "no clear sign that places drew together" in convergence.finding(
        unsure, spread, (2004, 2022)
    )


def test_convergence_that_is_sure_is_said():
    sure, spread = fit(-0.02, -0.03, -0.01), change(0.2, 0.1, -0.12, -0.08)
    said = convergence.tests(sure, sure, spread, (2004, 2022))
    assert "places drew together" in said
    assert "shrank by more than chance" in said
    assert "faster" in convergence.title(sure, (2004, 2022))
    assert convergence.finding(sure, spread, (2004, 2022)) == (
        "From 2004 to 2022 places drew together in output per hour."
    )
    apart = fit(0.02, 0.01, 0.03), change(0.1, 0.2, 0.08, 0.12)
    said = convergence.tests(apart[0], sure, apart[1], (2004, 2022))
    assert "drew" in said
    assert "drew apart" in convergence.finding(*apart, (2004, 2022))
    one = convergence.tests(sure, fit(-0.001, -0.01, 0.01), spread, (2004, 2022))
    assert "hangs on London" in one


def test_gaps_are_counted_and_the_middle_place_is_named(data):
    table = pd.DataFrame(
        {
            "place": ["london", "cumbria", "dorset", "solent"],
            "gap": [100.0, -50, -40, -10],
            "mix": [50.0, -10, -5, -8],
            "within": [50.0, -40, -35, -2],
            "gap_share": [0.4, -0.2, -0.16, -0.04],
            "mix_share": [0.2, -0.04, -0.02, -0.03],
            "within_share": [0.2, -0.16, -0.14, -0.01],
        }
    )
    said = productivity_gap.gap(table, "2017 to 2019", data)
    assert "three of the four places produced less per job" in said
    assert "In two of these three most of the gap lies within industries, not in their mix." in said
    assert "Dorset is in the middle of them" in said
    assert "−2.0 points from its mix of industries, −14.0 points from within" in said
    assert productivity_gap.gap_finding(table, "2017 to 2019").startswith(
        "In 2017 to 2019, 3 LEPs and nations produced less per job than Great Britain. In 2 of them"
    )


def test_only_what_both_releases_show_is_a_finding(data):
    both = pd.DataFrame(
        {
            "place": ["london", "solent", "dorset", "cumbria"],
            "first": [130.0, 105.0, 80.0, 81.0],
            "last": [125.0, 99.0, 82.0, 80.0],
        }
    )
    said = findings.productivity(both, 2022, data)
    assert "In 2022 one of the 4 LEP areas produced at least 2% more per hour" in said
    assert "[London](place:london) was highest in both: 30% above the UK in that of June" in said
    assert "[Dorset](place:dorset) and [Cumbria](place:cumbria) were lowest, too close" in said
    apart = both.assign(last=[125.0, 130.0, 79.0, 90.0])
    said = findings.productivity(apart, 2022, data)
    assert "was highest in the first" in said
    assert "[Dorset](place:dorset) was lowest in both." in said


def test_moves_that_the_later_release_takes_back_are_named(data):
    moved = pd.DataFrame({"place": ["london", "solent", "dorset"], "change": [8.0, 5.0, -4.0]})
    again = moved.assign(change=[-3.0, 6.0, -2.0])
    said = productivity_national.moves_again(moved, again, data)
    assert "one places" not in said
    assert "By the one release a gain and by the other a loss: London." in said
    assert "one gain: the Solent (+5 and +6); and one loss: Dorset (−4 and −2)." in said


def test_a_revision_is_told_with_its_direction(data):
    table = pd.DataFrame(
        {"place": ["thames-valley-berkshire", "dorset"], "first": [145, 90.0], "last": [134, 90.5]}
    )
    said = productivity_national.releases(table, 2022, data)
    assert "one of the two places by two points or more" in said
    assert "Thames Valley Berkshire moved most: down from 145 to 134" in said


def test_the_sheet_holds_every_place_and_sector_in_words(data, evidence):
    sheet = sector_map.sheet(evidence, data, "A finding")
    assert len(sheet["cells"]) == len(sheet["places"]) == 42
    assert {len(cells) for cells in sheet["cells"].values()} == {len(sheet["sectors"])}
    column = [one["id"] for one in sheet["sectors"]].index("biosciences")
    industry, shade, research, learned, both = sheet["cells"]["oxfordshire"][column]
    row = evidence.set_index(["sector", "place"]).loc[("biosciences", "oxfordshire")]
    assert (industry, research) == (f"{row['industry']:.1f}", f"{row['intensity']:.1f}")
    assert (shade, learned, both) == (3, 3, 1)
    energy = [one["id"] for one in sheet["sectors"]].index("energy")
    assert sheet["cells"]["northern-ireland"][energy][0].endswith("†")
    assert sheet["cells"]["oxfordshire"][energy][2:4] == ["–", 0]


def test_a_figure_is_dark_only_if_it_stands_out(evidence, data):
    """A high quotient of the wider region stays pale where the place's own industry is low."""
    sheet = sector_map.sheet(evidence, data, "A finding")
    order = {one["id"]: k for k, one in enumerate(sheet["sectors"])}
    for row in evidence.itertuples():
        cell = sheet["cells"][row.place][order[row.sector]]
        assert (cell[1] >= 2) == (row.evidence in {"both", "industry"})
        assert (cell[3] >= 2) == (row.evidence in {"both", "research"})


def test_the_explorer_has_the_figures_of_the_evidence(evidence, data):
    index = sector_map.explorer(evidence, data)
    by_place = evidence.set_index(["sector", "place"])
    for k, sector in enumerate(index["sectors"]):
        row = by_place.loc[(sector["id"], "solent")]
        values = index["values"]["solent"][k]
        assert values[0] == round(row["industry"], 4)
        assert values[3:] == [row["evidence"], row["basis"]]
        assert (values[1] is None) == (not sector["researched"])


def test_spots_peaks_and_regions_speak_of_what_is_there(evidence, data):
    both = evidence[(evidence["evidence"] == "both")]
    leps = {lep.id for lep in data.leps}
    count = both[both["place"].isin(leps)]["place"].nunique()
    assert f"{count} of the 38 LEPs have a sector" in sectors.spots(evidence, data)
    cold = evidence.assign(
        evidence=evidence["evidence"].mask(evidence["place"] == "dorset", "neither")
    )
    assert "In Dorset nothing stands out by this rule." in sectors.spots(cold, data)
    assert "Lancashire" in sectors.sector_peaks(evidence, data)
    table = sector_tables.peaks(evidence, data)
    assert table.count("<tr>") == 1 + len(data.package["innovation_sectors"])
    assert "England" not in table.replace("West of England", "")
    assert sector_tables.regions(evidence, data).count("<tr>") == 1 + 9
    said = sectors.finding(evidence, 20.9, data)
    assert "place:oxfordshire" in said
    assert "it would be about 21" in said


def test_what_cannot_be_measured_is_said(data):
    table = sector_tables.made_of(data)
    assert "Space cannot be measured by itself" in table
    assert table.count("not measured") == 3


def test_regions_are_told_with_their_ends():
    table = pd.DataFrame(
        {
            "region": ["A", "B", "C"],
            "name": ["City of Edinburgh", "Mid Wales", "Belfast"],
            "nation": ["scotland", "wales", "northern-ireland"],
            "index": [120.0, 66.0, 90.0],
            "gva_per_hour": [48.0, 26.4, 36.0],
            "growth": [0.03, -0.01, 0.0],
        }
    )
    nations = pd.Series({"scotland": 97.0, "wales": 84.0, "northern-ireland": 87.0})
    said = nation_regions.spread(table, nations, 2022)
    assert "one of the three regions produced more per hour of work than the UK: Edinburgh." in said
    assert "Regions lie apart in each nation" in said
    strengths = pd.DataFrame(
        {"region": ["A"], "short_title": ["Finance and insurance"], "lq": [3.0]}
    )
    told = nation_regions.nation("scotland", table, strengths, (2013, 2023))
    assert "Edinburgh, 20% above the UK" in told
    assert "finance and insurance in Edinburgh (3.0 times)" in told
    assert nation_regions.finding(table, 2022).endswith("in 2022: Edinburgh.")
    nothing = nation_regions.finding(table.assign(index=50), 2022)
    assert nothing == "Outside England no region produced more per hour than the UK in 2022."


def test_nothing_gained_is_said():
    empty = pd.DataFrame(columns=["region", "short_title", "lq", "before", "share"])
    said = nation_regions.gained(empty, pd.Series(dtype=str), 2013, 2023)
    assert said == "No region gained a specialisation of some size from 2013 to 2023."


def test_a_finding_ends_with_its_page():
    assert findings.more("national/mapping", "the map", "One.") == (
        "One. More: [the map](page:national/mapping)."
    )
