"""The package as a whole: its schema, its bytes, and what bad input gets."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package
from scripts import package, validation
from scripts.raw import Raw

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


def test_frictionless_finds_nothing():
    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])[:5]


def test_descriptor_says_what_the_schema_says():
    stated = validation.schema()
    tables = {r["name"]: r for r in DESCRIPTOR["resources"] if r["path"].endswith(".csv")}
    assert set(tables) == set(stated)
    for name, resource in tables.items():
        fields = [(f["name"], f["type"]) for f in resource["schema"]["fields"]]
        assert fields == [(f["name"], f["type"]) for f in stated[name]["fields"]]
        assert resource["schema"]["primaryKey"] == stated[name]["key"]


def test_files_are_the_described_ones_and_not_too_large():
    described = {resource["path"] for resource in DESCRIPTOR["resources"]}
    there = {path.name for path in DATA.iterdir()}
    assert there == described | {"datapackage.json", "README.md"}
    assert all(path.stat().st_size < 3_000_000 for path in DATA.iterdir())


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda p: p.name)
def test_bytes_are_plain(path):
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not re.search(rb"(?:^|,)(?:nan|-?inf|<NA>)(?:,|$)", raw, re.MULTILINE)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda p: p.name)
def test_no_cell_is_a_formula_or_markup(path):
    cells = table(path.stem).apply(lambda column: column.str.match(r"[=@]|.*<\w+[ >]"))
    assert not cells.any(axis=None)


def test_every_source_is_traceable():
    sources = table("sources")
    assert sources["sha256"].str.fullmatch("[0-9a-f]{64}").all()
    pinned = sources["download"] != ""
    assert sources.loc[pinned, "download"].str.match(r"https://\S+/[0-9a-f]{40}/").all()
    assert (
        sources.loc[~pinned, "path"].str.contains("/derived/|/facts/|/lookups/|_derived|^library/")
    ).all()


def test_every_indicator_is_explained_and_used():
    indicators = table("indicators")
    words = indicators[["definition", "why", "caveats", "method"]]
    assert words.map(len).min(axis=None) > 20
    assert words.map(lambda text: text.rstrip().endswith(".")).all(axis=None)
    assert indicators["short_title"].str.len().max() <= 28
    assert set(indicators["id"]) == set(table("observations")["indicator"])


def test_headline_order_has_no_gap():
    order = sorted(int(n) for n in table("indicators")["headline"] if n)
    assert order == list(range(1, len(order) + 1))
    assert len(order) >= 10


def test_no_path_of_a_machine():
    for path in DATA.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in ("/work/", "/home/", "file://")), path.name


# What bad input gets


@pytest.fixture
def good() -> dict[str, pd.DataFrame]:
    names = ("places", "kinds", "areas", "area_places")
    return {
        name: table(name).head(50) if name != "area_places" else table(name).head(0)
        for name in names
    }


def test_good_tables_pass(good):
    checked = validation.check(good)
    assert str(checked["places"]["order"].dtype) == "Int64"


def test_missing_and_extra_columns_are_named(good):
    good["areas"] = good["areas"].drop(columns="kind").assign(colour="red")
    with pytest.raises(ValueError, match=r"areas: .*\['colour', 'kind'\]"):
        validation.check(good)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("kind", "county", r"places.kind: .*county"),
        ("id", "Not A Slug", r"places.id, row 2: 'Not A Slug' where the pattern"),
        ("order", "two", r"places.order, row 2: 'two' where a number"),
        ("order", "1.5", r"places.order, row 2: '1.5' where a whole number"),
        ("order", "0", r"places.order, row 2: '0' where >= 1"),
        ("order", "inf", r"places.order, row 2: 'inf' where a finite number"),
        ("name", "", r"places.name, row 2: '' where a value is expected"),
    ],
)
def test_a_bad_value_is_named(good, column, value, message):
    good["places"] = good["places"].copy()
    good["places"].loc[2, column] = value
    with pytest.raises(ValueError, match=message):
        validation.check(good)


def test_a_key_must_not_stand_twice(good):
    good["areas"] = pd.concat([good["areas"], good["areas"].head(1)], ignore_index=True)
    with pytest.raises(ValueError, match="areas: more than one row for"):
        validation.check(good)


def test_an_orphan_is_named(good):
    good["area_places"] = pd.DataFrame({"area": ["E99999999"], "place": ["oxfordshire"]})
    with pytest.raises(ValueError, match=r"area_places.area: .*E99999999"):
        validation.check(good)


def test_unknown_tables_are_refused(good):
    with pytest.raises(ValueError, match="gossip"):
        validation.check(good | {"gossip": pd.DataFrame()})


def test_writing_twice_gives_the_same_bytes(good, tmp_path):
    checked = validation.check(good) | {"sources": table("sources")}
    for folder in ("one", "two"):
        package.write(checked, tmp_path / folder, [])
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    assert (tmp_path / "one/places.csv").read_bytes() == (DATA / "places.csv").read_bytes()


def test_raw_checks_what_it_hands_out(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"x\n1\n")
    right = hashlib.sha256(b"x\n1\n").hexdigest()
    sources = pd.DataFrame(
        {"id": ["good", "bad", "gone"], "path": ["a.csv", "a.csv", "b.csv"],
         "sha256": [right, "0" * 64, right]}
    )  # fmt: skip
    raw = Raw(tmp_path, sources)
    assert raw.path("good") == tmp_path / "a.csv"
    with pytest.raises(ValueError, match=rf"'bad': a.csv has sha256 {right}, expected 0000"):
        raw.path("bad")
    with pytest.raises(ValueError, match=r"'gone': no file b.csv"):
        raw.path("gone")
    with pytest.raises(ValueError, match="'other' is not in the sources table"):
        raw.path("other")
