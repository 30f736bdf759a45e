"""From a number to its source, through the real command."""

import csv

import pytest
from tests.data.conftest import ROOT, Project

REPORT = Project(ROOT)


def table(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def trace(*arguments: str) -> list[str]:
    done = REPORT.run("trace", *arguments)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def labelled(lines: list[str], label: str) -> list[str]:
    return [line[14:] for line in lines if line.startswith(f"{label} ")]


def test_the_path_holds_every_step():
    lines = trace("oxfordshire", "he_research_income", "2018")
    about = next(row for row in table("indicators") if row["id"] == "he_research_income")
    value = next(
        row
        for row in table("observations")
        if (row["place"], row["indicator"], row["period"])
        == ("oxfordshire", "he_research_income", "2018")
    )
    source = next(row for row in table("sources") if row["id"] == value["source"])
    assert lines[0] == "Research income of universities, Oxfordshire, 2018/19 (academic year)"
    assert labelled(lines, "Value") == [f"{int(value['value']):,} GBP"]
    assert labelled(lines, "Status") == ["final"]
    assert labelled(lines, "Measured on") == [
        "LEP boundaries of 2017 (those of the report are of 2021)"
    ]
    assert labelled(lines, "Method") == [about["method"]]
    for label, column in (
        ("Source", "id"),
        ("Publisher", "publisher"),
        ("Title", "title"),
        ("Page", "page"),
        ("Pinned file", "download"),
        ("SHA-256", "sha256"),
        ("Licence", "licence"),
    ):
        assert labelled(lines, label) == [source[column]], label
    corrections = labelled(lines, "Correction")
    assert len(corrections) == 1
    assert corrections[0].startswith("beis_birmingham_income_missing (flag: ")


def test_the_latest_year_is_taken_if_none_is_given_and_limits_are_shown():
    lines = trace("oxfordshire", "employment_rate")
    rows = [
        row
        for row in table("observations")
        if row["place"] == "oxfordshire" and row["indicator"] == "employment_rate"
    ]
    last = max(rows, key=lambda row: int(row["period"]))
    assert lines[0] == f"Employment rate, Oxfordshire, {last['period']}"
    assert labelled(lines, "95 % limits") == [f"{last['lower']} to {last['upper']}"]
    assert labelled(lines, "Status")[0].startswith("estimated: ")


def test_a_nation_has_no_boundaries_of_a_year_and_no_limits_where_none_are_published():
    lines = trace("wales", "gva", "2010")
    assert labelled(lines, "Measured on") == []
    assert labelled(lines, "95 % limits") == []
    assert labelled(lines, "Value")[0].endswith(" GBP million")


def test_every_indicator_can_be_traced():
    done = [
        REPORT.run("trace", "united-kingdom" if i % 2 else "england", row["id"])
        for i, row in enumerate(table("indicators")[::6])
    ]
    for result in done:
        assert result.exit_code == 0 or " has no value for " in result.stderr
    assert sum(result.exit_code == 0 for result in done) > len(done) / 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("oxfordshir", "gva"), "no place has the id 'oxfordshir'; the nearest is 'oxfordshire'"),
        (("???", "gva"), "no place has the id '???'; the nearest is "),
        (("oxfordshire", "gvaa"), "no indicator has the id 'gvaa'; the nearest is 'gva'"),
        (
            ("oxfordshire", "gva", "1066"),
            "gva has no value for oxfordshire in 1066; the nearest year is 1998",
        ),
        (
            ("oxfordshire", "gva", "2031"),
            "gva has no value for oxfordshire in 2031; the nearest year is 2023",
        ),
    ],
)
def test_what_is_not_there_gets_one_line_with_the_nearest(arguments, line):
    done = REPORT.run("trace", *arguments)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(line)


def test_an_indicator_without_a_value_for_the_place_is_said(project):
    path = project.data / "observations.csv"
    kept = [
        line
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
        if not line.startswith("solent,gva,")
    ]
    path.write_text("".join(kept), encoding="utf-8")
    done = project.run("trace", "solent", "gva")
    assert (done.exit_code, done.stderr) == (1, "gva has no value for solent in any year\n")


def test_a_source_that_is_not_there_gets_one_line(project):
    row = project.row("observations.csv", place="oxfordshire", indicator="gva", period="2022")
    project.put("observations.csv", row, "source", "gossip")
    done = project.run("trace", "oxfordshire", "gva", "2022")
    assert (done.exit_code, done.stderr) == (
        1,
        "source 'gossip' is not in the table of sources\n",
    )


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"resources": [{"path": "areas.csv"}]}'])
@pytest.mark.parametrize("command", [("list",), ("trace", "oxfordshire", "gva"), ("build",)])
def test_a_package_that_cannot_be_read_ends_no_command_in_a_traceback(project, command, text):
    (project.data / "datapackage.json").write_text(text, encoding="utf-8")
    done = project.run(*command)
    assert isinstance(done.exception, SystemExit)
    assert done.exit_code == 1
    assert done.stderr


def test_a_source_without_an_address_says_so(project):
    row = project.row("sources.csv", id="gva_lad")
    project.put("sources.csv", row, "download", "")
    done = project.run("trace", "oxfordshire", "gva")
    assert "Pinned file   none: compiled for this project" in done.stdout.splitlines()
