"""What bad input gets, through the real command: one line that leads to the cell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from tests.data.conftest import ROOT, Project

from placebook.cli import build
from placebook.dataset.check import check_once, check_package, remembered
from placebook.layout import Layout

OXFORD = {"place": "oxfordshire", "period": "2022"}
GVA = OXFORD | {"indicator": "gva"}
JOBS = OXFORD | {"indicator": "employment_rate"}
DISTRICT = {"area": "E07000178", "indicator": "population", "period": "2022"}
WHERE = {"observations.csv": GVA, "area_observations.csv": DISTRICT}
PLACE = {"id": "oxfordshire"}


def complaint(file: str, row: int, column: str, value: str, expected: str) -> str:
    return f"{file} row {row}, column {column}: {value!r}; expected {expected}"


def test_the_small_copy_is_sound(project):
    assert project.check() == []


def test_the_committed_data_are_sound():
    assert [str(problem) for problem in check_package(ROOT / "data")] == []


CELLS = [
    ("area_observations.csv", DISTRICT, "area", "E07000999", "a code of the table areas, codes of "
     "2023; this may be one of another vintage"),
    ("area_observations.csv", DISTRICT, "area", "E07000004", "a code of the table areas, codes of "
     "2023; this may be one of another vintage"),
    ("area_observations.csv", DISTRICT, "area", "Oxford", "a code of the table areas"),
    ("observations.csv", GVA, "place", "oxfordshir", "an id of the table places"),
    ("observations.csv", GVA, "place", "E37000023", "an id of the table places, codes of 2021; "
     "this may be one of another vintage"),
    ("observations.csv", GVA, "indicator", "gvaa", "an id of the table indicators"),
    ("observations.csv", GVA, "source", "hearsay", "an id of the table sources"),
    ("industry_gva.csv", OXFORD, "industry", "0815", "a code of the table industries"),
    ("places.csv", PLACE, "kind", "county", "an id of the table kinds"),
    ("places.csv", PLACE, "id", "Oxfordshire", "the form "),
    ("observations.csv", GVA, "status", "guessed", "one of final, "),
    ("observations.csv", GVA, "status", "", "a value"),
    ("observations.csv", GVA, "period", "", "a value"),
    ("observations.csv", GVA, "period", "2022.0", "a whole number"),
    ("observations.csv", GVA, "period", "2022/23", "a whole number"),
    ("observations.csv", GVA, "period", "99999999999999999999", "a whole number"),
    ("observations.csv", GVA, "period", "1066", "1990 or more"),
    ("observations.csv", GVA, "period", "2202", "2030 or less"),
    ("observations.csv", GVA, "period", "2029", "a year up to 2025, when its source was published"),
    ("observations.csv", JOBS, "period", "1995", "a year of employment_rate: 2019 to 2023"),
    *(("observations.csv", GVA, "value", bad, "a number") for bad in (
        "n/a", "nan", "NaN", "inf", "-inf", "Infinity", "1e999", "12a", "1,234", "1_000", " 5",
        "5 ", "0x1F", "٣", "--1", "£5", "..", "true")),
    ("observations.csv", GVA, "value", "", "a value, or the status suppressed"),
    ("observations.csv", JOBS, "value", "0.75", "a percentage; this looks like a fraction of 1"),
    ("area_observations.csv", DISTRICT | {"indicator": "employment_rate"}, "value", "0.75",
     "a percentage; this looks like a fraction of 1"),
    ("places.csv", PLACE, "vintage", "two", "a whole number"),
    ("observations.csv", GVA, "vintage", "2025", "a year up to 2021"),
    ("observations.csv", GVA, "vintage", "", "a year up to 2021"),
    ("observations.csv", GVA | {"place": "wales"}, "vintage", "2021", "none for this place"),
    *(("places.csv", PLACE, "name", bad, "text that no spreadsheet takes for a formula")
      for bad in ("=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1:A9)")),
    *(("places.csv", PLACE, "name", bad, "text without HTML")
      for bad in ("<b>Oxfordshire</b>", "Oxford<script>alert(1)</script>", "Oxford<!--", "x</p>")),
    *(("places.csv", PLACE, "name", bad, "text without control characters or unreadable ones")
      for bad in ("Oxford\tshire", "Oxford\nshire", "Oxford\x07", "Oxford\u202eshire",
                  "Oxf\ufffdrd", "Oxford\u200bshire", "\ufeffOxford")),
    ("places.csv", PLACE, "name", "Oxfordshire ", "text without spaces at its ends"),
    ("industries.csv", {"code": "41"}, "leaf", "yes", "true or false"),
    ("industries.csv", {"code": "41"}, "leaf", "", "a value"),
    ("indicators.csv", {"id": "gva"}, "decimals", "-1", "0 or more"),
    ("sources.csv", {"id": "gva_lad"}, "sha256", "abc", "the form [0-9a-f]{64}"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "where", "column", "value", "expected"), CELLS)
def test_a_bad_cell_gets_its_line(project: Project, file, where, column, value, expected):
    row = project.row(file, **where)
    project.put(file, row, column, value)
    lines = project.check()
    wanted = complaint(file, row, column, value, expected)
    assert any(line.startswith(wanted) for line in lines), lines


def test_one_bad_cell_gets_one_line(project):
    row = project.row("observations.csv", **GVA)
    project.put("observations.csv", row, "value", "n/a")
    assert project.check() == [complaint("observations.csv", row, "value", "n/a", "a number")]


SCALED = [
    ("observations.csv", JOBS, "value", 2.0, "100 or less for employment_rate"),
    ("observations.csv", GVA, "value", -1.0, "0 or more for gva"),
    ("observations.csv", GVA, "value", 1000.0, "a value like the others of its series ("),
    ("observations.csv", GVA, "value", 0.001, "a value like the others of its series ("),
    ("industry_gva.csv", OXFORD | {"industry": "41"}, "current", 1000.0, "a value like the others"),
    ("industry_gva.csv", OXFORD | {"industry": "41"}, "volume", 0.001, "a value like the others"),
    ("observations.csv", JOBS, "lower", 1.5, "at most the value, "),
    ("observations.csv", JOBS, "upper", 0.5, "at least the value, "),
    ("observations.csv", GVA, "value", 100.0, "at most that of england, "),
    ("observations.csv", GVA, "value", 1.02, " the sum of its districts, within 0.5 %"),
    ("observations.csv", GVA | {"place": "united-kingdom"}, "value", 1.02,
     " the sum of the nations, within 0.5 %"),
    ("industry_gva.csv", OXFORD | {"industry": "Total"}, "current", 1.05, "about "),
]  # fmt: skip


@pytest.mark.parametrize(("file", "where", "column", "factor", "expected"), SCALED)
def test_a_figure_that_cannot_be_gets_its_line(project, file, where, column, factor, expected):
    row = project.row(file, **where)
    value = f"{float(project.cell(file, row, column)) * factor:.8g}"
    project.put(file, row, column, value)
    begin = f"{file} row {row}, column {column}: {value!r}; expected "
    lines = project.check()
    assert any(line.startswith(begin) and expected in line for line in lines), lines


def test_a_leaf_that_is_wrong_shows_in_the_industry_that_holds_it(project):
    row = project.row("industry_gva.csv", **OXFORD, industry="41")
    project.put("industry_gva.csv", row, "current", "1500")
    whole = project.row("industry_gva.csv", **OXFORD, industry="F (41-43)")
    lines = project.check()
    assert any(line.startswith(f"industry_gva.csv row {whole}, column current") for line in lines)


def test_a_whole_series_of_fractions_is_noticed(project):
    first = project.row("observations.csv", place="oxfordshire", indicator="employment_rate")
    for row in range(first, first + 5):
        for column in ("value", "lower", "upper"):
            share = float(project.cell("observations.csv", row, column)) / 100
            project.put("observations.csv", row, column, f"{share:.6g}")
    lines = project.check()
    assert len(lines) == 5
    assert all("looks like a fraction" in line for line in lines)


def test_a_duplicate_key_names_both_rows(project):
    path = project.data / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[4]]), encoding="utf-8")
    place, indicator, period = lines[4].split(",")[:3]
    assert project.check()[0] == (
        f"observations.csv row {len(lines) + 1}, column place, indicator, period: "
        f"'{place} {indicator} {period}' is already in row 5; expected no duplicate"
    )


def lines_of(raw: bytes) -> list[bytes]:
    return raw.splitlines(keepends=True)


def without_column(raw: bytes) -> bytes:
    return b"".join(line.rpartition(b",")[0] + b"\n" for line in lines_of(raw))


def with_column(raw: bytes) -> bytes:
    return b"".join(line.replace(b"\n", b",colour\n") for line in lines_of(raw))


FILES = [
    (lambda raw: b"\xef\xbb\xbf" + raw, " row 1: begins with a byte-order mark; expected UTF-8"),
    (lambda raw: raw.replace(b"\n", b"\r\n"), " row 1: holds a carriage return; expected lines"),
    (lambda raw: raw.replace(b"\n", b"\r"), " row 1: holds a carriage return; expected lines"),
    (lambda raw: raw.replace(b"Oxford,", b"\xd6xford,"), " row 179: byte 0xd6 is not UTF-8"),
    (lambda raw: raw.decode().encode("utf-16"), " row 1: looks like UTF-16; expected UTF-8"),
    (lambda raw: raw.decode().encode("utf-16-le"), " row 1: looks like UTF-16; expected UTF-8"),
    (lambda _: b"", ": the file is empty; expected a header and rows"),
    (lambda _: b"\n\n", ": the file is empty; expected a header and rows"),
    (lambda raw: lines_of(raw)[0], ": the table is empty; expected rows"),
    (lambda raw: raw[: len(raw) // 2], "has no end, the file may have been cut off"),
    (lambda raw: raw[:-1], "has no end, the file may have been cut off"),
    (without_column, " row 1: no column 'region'; expected the columns code, name, kind, vint"),
    (with_column, " row 1: column 'colour' is not known; expected the columns code, name"),
    (lambda raw: raw.replace(b"code,name", b"name,code"), " row 1: columns are name, code, kind"),
    (lambda raw: raw.replace(b"code,name", b"code,code"), " row 1: column 'code' is there more "),
    (lambda raw: with_column(raw).replace(b"colour", b"name", 1), "'name' is there more than once"),
    (lambda raw: raw.replace(b"name,", b"name ,", 1), " row 1: no column 'name', column 'name '"),
    (lambda raw: raw.replace(b"name,", b"na\0me,", 1), " row 1: no column 'name', column 'na\\x00"),
    (lambda raw: raw.replace(b",", b";"), " row 1: no column 'code', no column 'name'"),
    (lambda raw: raw.replace(b"Middlesbrough,", b'"Middlesbrough,'), " row 3: ',' expected after"),
    (lambda raw: raw.replace(b"Hartlepool,", b'Hartle"pool,'), "has checksum"),
    (lambda raw: raw.replace(b"Hartlepool,lad", b"Hartlepool"), " row 2: 4 cells; expected 5"),
    (lambda raw: raw.replace(b"Hartlepool", b"Hartlepool,x"), " row 2: 6 cells; expected 5"),
    (lambda raw: raw.replace(b"E06000002", b"\nE06000002"), " row 3: 0 cells; expected 5"),
    (lambda raw: raw.replace(b"Hartlepool", b"Hartle\0pool"), " row 2, column name: 'Hartle\\x00p"),
    (lambda raw: raw.replace(b"Hartlepool", b"H" * 20_000), "text of at most 10,000 characters"),
    (lambda raw: raw.replace(b"Hartlepool", b"H" * 200_000), " row 2: field larger than field li"),
    (lambda raw: raw.replace(b"Hartlepool", b'"'), " row 2: ',' expected after"),
    (lambda raw: raw + b'"\n', " row 363: unexpected end of data"),
    (lambda raw: b"x" * 200_000 + b"\n" + raw, " row 1: "),
]


@pytest.mark.parametrize(("spoil", "expected"), FILES, ids=[e.strip()[:40] for _, e in FILES])
def test_a_bad_file_gets_its_line(project: Project, spoil, expected):
    path = project.data / "areas.csv"
    path.write_bytes(spoil(path.read_bytes()))
    lines = project.check()
    assert all(line.startswith("areas.csv") for line in lines), lines
    assert expected in lines[0]
    assert len(lines[0]) < 1000


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def unreadable(path: Path) -> None:
    """Put a file there that not even the owner of the machine can read."""
    path.unlink()
    path.symlink_to("/proc/self/mem")


@pytest.mark.parametrize("file", ["areas.csv", "observations.csv", "areas.topojson"])
@pytest.mark.parametrize("spoil", [folder, link_to_itself, unreadable])
def test_what_is_no_file_or_cannot_be_read_gets_one_line(project, file, spoil):
    spoil(project.data / file)
    lines = project.check()
    assert [line.split(":")[0] for line in lines].count(file) == 1
    assert all(str(project.folder) not in line for line in lines)
    if file.endswith(".csv"):
        done = project.run("list")
        assert isinstance(done.exception, SystemExit)
        assert done.stderr.startswith(f"{file}: ")
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("text", ["[" * 100_000, '{"objects": []}', "[1]", "{"])
def test_a_map_that_is_none_gets_one_line(project, text):
    (project.data / "areas.topojson").write_text(text, encoding="utf-8")
    lines = project.check()
    assert [line.split(":")[0] for line in lines] == ["areas.topojson"]
    assert lines[0].endswith("; expected a TopoJSON file with an id for each outline")


@pytest.mark.parametrize("file", ["areas.csv", "areas.topojson"])
def test_a_missing_file_gets_its_line(project, file):
    (project.data / file).unlink()
    assert any(line.startswith(f"{file}: ") for line in project.check())


def test_an_outline_for_no_place_and_a_place_without_outline_are_named(project):
    path = project.data / "areas.topojson"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("E06000002", "E06000099"), encoding="utf-8")
    lines = project.check()
    assert lines[0].startswith("areas.topojson: 'E06000099' is drawn; expected a code of areas.csv")
    assert lines[1].startswith("areas.csv row 3, column code: 'E06000002'; expected an outline")


NO_DESCRIPTORS = [
    *("{", "[]", "{}", "", "null", "\ufeff{}", "places", "[" * 100_000),
    *('{"resources": [{"path": "areas.csv"}]}', '{"resources": []}', '{"resources": [5]}'),
]


def sole_line(project: Project, command: str) -> str:
    """Return what a command says of a descriptor; it must say one line."""
    done = project.run(command)
    assert isinstance(done.exception, SystemExit)
    assert done.exit_code == 1
    begin = "datapackage.json: expected a Data Package descriptor ("
    assert done.stderr.startswith(begin)
    assert len(done.stderr.splitlines()) == 1
    return done.stderr.removeprefix(begin)


@pytest.mark.parametrize("command", ["check", "list"])
@pytest.mark.parametrize("text", NO_DESCRIPTORS, ids=[text[:20] for text in NO_DESCRIPTORS])
def test_a_descriptor_that_is_none_gets_one_line(project, text, command):
    (project.data / "datapackage.json").write_text(text, encoding="utf-8")
    sole_line(project, command)


WRONG_PARTS = [
    (["path"], 5, "$.resources[0].path: 5 is not of type 'string'"),
    (["path"], "../places.csv", "$.resources[0].path: '../places.csv' does not match"),
    (["schema", "fields"], "id", "$.resources[0].schema.fields: 'id' is not of type 'array'"),
    (["schema", "fields", 0, "type"], "colour", "[0].type: 'colour' is not one of ['string', "),
    (["schema", "fields", 0, "constraints"], {"pattern": "("}, "pattern: '(' is not a 'regex'"),
    (["schema", "fields", 0, "constraints"], {"minimum": "x"}, "minimum: 'x' is not of type 'num"),
    (
        ["schema", "primaryKey"],
        ["name of it"],
        "primaryKey of places: no field 'name of it' in places",
    ),
    (["schema", "foreignKeys"], [5], ".foreignKeys[0]: 5 is not of type 'object'"),
    (
        ["schema", "foreignKeys"],
        [{"fields": "id", "reference": {"resource": "areas", "fields": "postcode"}}],
        "foreignKeys of places: no field 'postcode' in areas",
    ),
    (["limits"], 5, "$.resources[0].limits: 5 is not of type 'object'"),
    (
        ["limits"],
        {"people": {"minimum": []}},
        "limits.people.minimum: [] is not of type 'number', ",
    ),
    (["name"], "spaces", "no table 'places'"),
]


@pytest.mark.parametrize(("where", "part", "expected"), WRONG_PARTS)
def test_a_descriptor_that_is_wrong_somewhere_says_where(project, where, part, expected):
    path = project.data / "datapackage.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    holder = stated["resources"][0]
    for key in where[:-1]:
        holder = holder[key]
    holder[where[-1]] = part
    path.write_text(json.dumps(stated), encoding="utf-8")
    assert expected in sole_line(project, "check")


def test_a_file_of_another_kind_that_is_missing_gets_one_line(project):
    path = project.data / "datapackage.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    stated["resources"].append({"name": "notes", "path": "notes.txt", "hash": "sha256:0"})
    path.write_text(json.dumps(stated), encoding="utf-8")
    (line,) = project.check()
    assert line == "notes.txt: No such file or directory; expected a file that can be read"


@pytest.mark.parametrize("command", ["check", "list", "build"])
def test_without_a_descriptor_there_is_no_project(project, command):
    (project.data / "datapackage.json").unlink()
    done = project.run(command)
    assert done.exit_code == 1
    assert done.stderr.startswith("no Placebook project here: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_change_by_hand_is_noticed_and_can_be_kept(project):
    row = project.row("observations.csv", **JOBS)
    project.put("observations.csv", row, "value", "82.5")
    lines = project.check()
    assert len(lines) == 1
    assert lines[0].startswith("observations.csv: has checksum sha256:")
    assert "'make refresh' makes it anew" in lines[0]
    kept = project.run("check", "--accept")
    assert kept.exit_code == 0
    assert "observations.csv: taken as it is." in kept.output
    assert project.check() == []


def test_what_was_accepted_is_not_checked_again_before_it_changes(project, monkeypatch):
    row = project.row("observations.csv", **JOBS)
    stamp = Layout(project.folder).sound
    project.put("observations.csv", row, "value", "82.5")
    assert len(check_once(project.data, stamp)) == 1
    project.run("check", "--accept")
    with monkeypatch.context() as patch:
        patch.setattr(remembered, "check_package", lambda _: pytest.fail("checked once more"))
        assert check_once(project.data, stamp) == []
    project.put("observations.csv", row, "value", "many")
    assert "'many'" in str(check_once(project.data, stamp))


def test_what_is_wrong_cannot_be_accepted(project):
    before = (project.data / "datapackage.json").read_bytes()
    project.put("observations.csv", 2, "value", "many")
    assert project.run("check", "--accept").exit_code == 1
    assert (project.data / "datapackage.json").read_bytes() == before


def test_a_file_cut_off_between_two_lines_is_noticed_by_its_checksum(project):
    path = project.data / "research.csv"
    path.write_bytes(b"".join(lines_of(path.read_bytes())[:-3]))
    assert [line.split(":")[0] for line in project.check()] == ["research.csv"]


def test_many_problems_of_a_file_are_counted(project):
    path = project.data / "observations.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",final,", ",fnial,"), encoding="utf-8"
    )
    lines = project.check()
    assert len(lines) == 21
    assert lines[-1].startswith("observations.csv: ")
    assert lines[-1].endswith(" more problems; expected none of them")


def test_a_build_stops_before_it_starts_and_writes_nothing(project):
    row = project.row("observations.csv", **GVA)
    project.put("observations.csv", row, "value", "n/a")
    command = [sys.executable, "-m", "placebook", "build", "--project", str(project.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        complaint("observations.csv", row, "value", "n/a", "a number"),
        "The data are not sound, so nothing was built.",
    ]
    assert [path.name for path in project.folder.iterdir()] == ["data"]


def test_a_build_tells_of_a_change_by_hand_and_goes_on(project, monkeypatch):
    def went_on(*_):
        raise typer.Exit(3)

    monkeypatch.setattr(build, "planned", went_on)
    row = project.row("observations.csv", **JOBS)
    project.put("observations.csv", row, "value", "82.5")
    done = project.run("build")
    assert done.exit_code == 3
    assert done.stderr.startswith("observations.csv: has checksum sha256:")
    assert len(done.stderr.splitlines()) == 1


def test_limits_of_the_descriptor_are_the_ones_of_the_check(project):
    path = project.data / "datapackage.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    indicators = next(r for r in stated["resources"] if r["name"] == "indicators")
    indicators["limits"]["employment_rate"] = {"maximum": 80}
    path.write_text(json.dumps(stated), encoding="utf-8")
    assert "80 or less for employment_rate" in project.check()[0]


def test_a_suppressed_figure_has_no_value(project):
    row = project.row("observations.csv", **GVA)
    value = project.cell("observations.csv", row, "value")
    project.put("observations.csv", row, "status", "suppressed")
    expected = "none, as the status is suppressed"
    assert project.check() == [complaint("observations.csv", row, "value", value, expected)]


def test_a_figure_in_thousands_is_noticed_where_there_is_one_year_only(project):
    path = project.data / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if ",employment_rate," not in line or ",2022," in line]
    path.write_text("".join(kept), encoding="utf-8")
    limits = project.data / "datapackage.json"
    limits.write_text(limits.read_text(encoding="utf-8").replace('"maximum": 100', '"top": 1'))
    row = project.row("observations.csv", **JOBS)
    for column in ("value", "upper"):
        many = float(project.cell("observations.csv", row, column)) * 1000
        project.put("observations.csv", row, column, f"{many:.8g}")
    lines = project.check()
    assert len(lines) == 1
    assert lines[0].startswith(f"observations.csv row {row}, column value: ")
    assert "a value like the others of its year (" in lines[0]


def test_a_wide_step_that_is_right_can_be_allowed(project):
    row = project.row("industry_gva.csv", **OXFORD, industry="41")
    value = float(project.cell("industry_gva.csv", row, "volume")) * 1000
    project.put("industry_gva.csv", row, "volume", f"{value:.7g}")
    assert "a value like the others of its series" in project.check()[0]
    path = project.data / "datapackage.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    table = next(r for r in stated["resources"] if r["name"] == "industry_gva")
    table["limits"] = {"jump": 5000}
    path.write_text(json.dumps(stated), encoding="utf-8")
    assert project.run("check", "--accept").exit_code == 0
    assert project.check() == []


def test_an_indicator_without_a_figure_is_noticed(project):
    path = project.data / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if ",population," not in line]
    path.write_text("".join(kept), encoding="utf-8")
    row = project.row("indicators.csv", id="population")
    expected = "at least one observation of it"
    assert complaint("indicators.csv", row, "id", "population", expected) in project.check()
