"""The refresh as a whole: the same bytes, all or nothing, and a changelog to sign off."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from scripts import package, refresh, validation
from scripts.changelog import changelog
from scripts.changes import compare
from scripts.staging import replace, staging
from tests.data.conftest import ROOT, read, write
from tests.projects import few_places

DATA = ROOT / "data"


Built = tuple[dict[str, pd.DataFrame], dict[str, str]]


def read_built(data: Path) -> Built:
    """Give what the adapters would: the tables and maps of a package, as if built anew."""
    tables = {
        name: pd.read_csv(data / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in validation.schema()
    }
    maps = {path.name: path.read_text(encoding="utf-8") for path in data.glob("*.topojson")}
    return validation.check(tables), {name: maps[name] for name in sorted(maps, reverse=True)}


@pytest.fixture(scope="module")
def built() -> Built:
    return read_built(few_places())


@pytest.fixture
def run(built, monkeypatch, tmp_path):
    """Run the command with what is built; its package stands in ``tmp_path / "data"``."""

    def run(*options: str, tables: dict | None = None, of: Built = built) -> int:
        monkeypatch.setattr(refresh, "build", lambda _: (tables or of[0], of[1]))
        return refresh.main(["--raw", str(tmp_path), "--out", str(tmp_path / "data"), *options])

    return run


@pytest.fixture(scope="module")
def small(built, tmp_path_factory) -> Path:
    """Give a package of few places, as the command makes it."""
    folder = tmp_path_factory.mktemp("small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(refresh, "build", lambda _: built)
        assert refresh.main(["--raw", str(folder), "--out", str(folder / "data")]) == 0
    return folder / "data"


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "README.md"}


def test_into_an_empty_folder_the_bytes_are_the_committed_ones(run, tmp_path):
    assert run(of=read_built(DATA)) == 0
    assert files(tmp_path / "data") == files(DATA)


def test_unchanged_sources_touch_no_file(run, small, tmp_path, capsys):
    shutil.copytree(small, tmp_path / "data")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "data").iterdir()}
    assert run() == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before
    printed = capsys.readouterr().out
    assert "No figure, place, indicator or text has changed." in printed
    assert "Files written: none" in printed
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_change_is_written_told_and_kept_in_a_file_if_asked(run, built, small, tmp_path, capsys):
    shutil.copytree(small, tmp_path / "data")
    rows = built[0]["observations"].copy()
    one = (rows["place"] == "dorset") & (rows["indicator"] == "weekly_pay")
    latest = one & (rows["period"] == rows.loc[one, "period"].max())
    rows.loc[latest, ["value", "lower", "upper"]] *= 1.2
    log = tmp_path / "log.txt"
    assert run("--changelog", str(log), tables=built[0] | {"observations": rows}) == 0
    text = log.read_text(encoding="utf-8")
    assert text.startswith("Figures revised: 1 (1 over 15 %, 0 over 1 %, 0 less). The largest:\n")
    assert "(+20.0 %)" in text
    printed = capsys.readouterr().out
    assert text.strip() in printed
    assert "Files written: datapackage.json, observations.csv" in printed


def test_a_value_that_cannot_be_leaves_the_package_as_it_was(run, built, small, tmp_path, capsys):
    shutil.copytree(small, tmp_path / "data")
    rows = built[0]["observations"].copy()
    rows.loc[100, "value"] = -5
    assert run(tables=built[0] | {"observations": rows}) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("refresh: observations.csv row 102, column value: '-5'; expected 0")
    assert lines[-1] == "refresh: nothing was written"
    assert files(tmp_path / "data") == files(small)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_package_that_was_spoilt_by_hand_is_made_anew(run, small, tmp_path, capsys):
    shutil.copytree(small, tmp_path / "data")
    (tmp_path / "data" / "places.csv").write_bytes(b"gone,wrong\n1\n2,3,4\n")
    (tmp_path / "data" / "datapackage.json").write_bytes(b"{")
    assert run() == 0
    assert files(tmp_path / "data") == files(small)
    assert "cannot be compared" in capsys.readouterr().out


def test_a_missing_source_is_one_line(tmp_path, capsys):
    assert refresh.main(["--raw", str(tmp_path / "no"), "--out", str(tmp_path / "data")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("refresh: source ")
    assert ": no file " in lines[0]
    assert lines[1:] == ["refresh: nothing was written"]


def test_tables_that_are_gone_are_taken_away_and_pages_stay(tmp_path):
    old = tmp_path / "data"
    old.mkdir()
    (old / "datapackage.json").write_text('{"resources": [{"path": "gossip.csv"}]}')
    for name in ("gossip.csv", "README.md"):
        (old / name).write_text("x\n")
    with staging(old) as staged:
        (staged / "datapackage.json").write_text('{"resources": []}')
        assert replace(staged, old) == ["datapackage.json", "gossip.csv"]
    assert sorted(path.name for path in old.iterdir()) == ["README.md", "datapackage.json"]
    assert not staged.exists()


def test_checksums_of_the_descriptor_are_those_of_the_files():
    stated = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    for resource in stated:
        text = (DATA / resource["path"]).read_text(encoding="utf-8")
        checksum = package.checksum(text)
        assert {key: resource[key] for key in checksum} == checksum


# The changelog


@pytest.fixture
def editions(small_data, tmp_path):
    for name in ("old", "new"):
        shutil.copytree(small_data, tmp_path / name)
    return tmp_path / "old", tmp_path / "new"


def edit(folder, table, change):
    names, rows = read(folder / f"{table}.csv")
    write(folder / f"{table}.csv", names, change(rows))


def scaled(rows, factors):
    picked = [row for row in rows if row["indicator"] == "gva" and row["period"] == "2021"]
    for row, factor in zip(picked, factors, strict=False):
        row["value"] = str(float(row["value"]) * factor)
    return rows


def test_no_change_is_said_in_one_line(editions):
    text = changelog(compare(*editions))
    assert text == "No figure, place, indicator or text has changed."


def test_revisions_fall_into_tiers_with_the_largest_first(editions):
    edit(editions[1], "observations", lambda rows: scaled(rows, [1.2, 0.9, 1.05, 1.001, 3.0]))
    changes = compare(*editions)
    assert changes.revised["tier"].tolist() == ["over 15 %"] * 2 + ["over 1 %"] * 2 + ["less"]
    assert changes.revised["percent"].round(1).tolist() == [200.0, 20.0, -10.0, 5.0, 0.1]
    lines = changelog(changes).splitlines()
    assert lines[0] == ("Figures revised: 5 (2 over 15 %, 2 over 1 %, 1 less). The largest:")
    assert lines[1].endswith("(+200.0 %)")
    assert ", gva, 2021: " in lines[1]


def test_only_the_ten_largest_are_listed(editions):
    edit(editions[1], "observations", lambda rows: scaled(rows, [1.5] * 30))
    lines = changelog(compare(*editions)).splitlines()
    assert lines[0].startswith("Figures revised: 30 (30 over 15 %")
    assert len(lines) == 11


def test_a_value_from_nought_or_to_none_has_no_percentage(editions):
    edit(editions[0], "observations", lambda rows: scaled(rows, [0]))

    def emptied(rows):
        picked = [row for row in rows if row["indicator"] == "gva" and row["period"] == "2021"]
        picked[1]["value"] = ""
        return rows

    edit(editions[1], "observations", emptied)
    changes = compare(*editions)
    assert changes.revised["tier"].tolist() == ["over 15 %", "over 15 %"]
    text = changelog(changes)
    assert " 0 to " in text
    assert text.count("no percentage") == 2
    assert " to no value" in text


def test_new_and_vanished_ids_periods_and_figures_are_told(editions):
    old, new = editions
    for table, key in (("indicators", "id"), ("observations", "indicator")):
        edit(new, table, lambda rows, key=key: [r for r in rows if r[key] != "population"])
    for table, key in (("places", "id"), ("observations", "place")):
        edit(old, table, lambda rows, key=key: [r for r in rows if r[key] != "solent"])
    edit(old, "observations", lambda rows: [
        r for r in rows if (r["indicator"], r["period"]) != ("gva", "2023")
    ])  # fmt: skip
    lines = changelog(compare(old, new)).splitlines()
    assert lines[:2] == ["New places: solent", "Vanished indicators: population"]
    assert "New periods: gva in observations: 2023" in lines
    assert not any("population in observations" in line for line in lines)
    assert any(line.startswith("Figures: ") and line.endswith(" taken away") for line in lines)


def test_changed_codes_and_texts_are_told(editions):
    def recoded(rows):
        next(row for row in rows if row["id"] == "london")["code"] = "E37000023"
        return rows

    def reworded(rows):
        rows[0]["definition"] += " More or less."
        rows[1]["why"] = "Because."
        return rows

    def renumbered(rows):
        next(row for row in rows if row["name"] == "Barnsley")["code"] = "E08000038"
        return rows

    edit(editions[1], "places", recoded)
    edit(editions[1], "areas", renumbered)
    edit(editions[1], "indicators", reworded)
    lines = changelog(compare(*editions)).splitlines()
    assert lines == [
        "New areas: E08000038",
        "Vanished areas: E08000016",
        "Code changed: london, E37000051 to E37000023",
        "Code changed: Barnsley, E08000016 to E08000038",
        "Texts of the data dictionary changed: 2",
    ]


def test_revised_volumes_and_staff_are_told_by_their_column(editions):
    def more(rows, column):
        rows[3][column] = str(float(rows[3][column]) * 2)
        return rows

    edit(editions[1], "industry_gva", lambda rows: more(rows, "volume"))
    edit(editions[1], "research", lambda rows: more(rows, "fte_excellent"))
    edit(editions[1], "observations", lambda rows: more(rows, "value"))
    lines = changelog(compare(*editions)).splitlines()
    assert lines[0].startswith("Figures revised: 3 (3 over 15 %")
    assert sum("(volume), 20" in line for line in lines) == 1
    assert sum("(fte_excellent), 2021" in line for line in lines) == 1


def test_a_first_edition_is_all_new(small_data, tmp_path):
    changes = compare(tmp_path / "nothing", small_data)
    assert changes.new["indicators"] == ["employment_rate", "gva", "population"]
    assert changes.revised.empty
    assert changes.figures[1] == 0


def test_a_new_table_is_one_line_and_not_one_for_each_of_its_figures(small_data, tmp_path):
    shutil.copytree(small_data, tmp_path / "old")
    path = tmp_path / "old" / "datapackage.json"
    stated = json.loads(path.read_text(encoding="utf-8"))
    stated["resources"] = [r for r in stated["resources"] if r["name"] != "industry_gva"]
    path.write_text(json.dumps(stated), encoding="utf-8")
    (tmp_path / "old" / "industry_gva.csv").unlink()
    lines = changelog(compare(tmp_path / "old", small_data)).splitlines()
    assert lines[0] == "New tables: industry_gva"
    assert len(lines) == 2
    assert lines[1].endswith(" added, 0 taken away")
