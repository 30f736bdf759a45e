"""Spoil one thing anywhere: the check names the place, or the change does no harm.

Each example is one small mistake in a sound package; none may end in a
traceback, and none may go unnoticed by the checksum.
"""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.data.conftest import read, write

from placebook.dataset import load
from placebook.dataset.check import accept_changes, check_package

TABLES = ("places", "areas", "area_places", "indicators", "observations", "sources")
PLACES = {"oxfordshire", "solent", "england", "wales", "scotland", "northern-ireland"}
# What is wrong in these, but well formed, shows in the tables that refer to them.
REFERRED_TO = {"places", "areas", "indicators", "sources"}
NASTY = st.sampled_from(
    [
        *("", " ", "nan", "NaN", "inf", "-inf", "None", "-1", "0", "1e309", "1e-400", "0.5", "-0"),
        *("99999999999999999999", "=1+1", "@x", "+x", "-x", "<b>x</b>", "x\x00y", "x\ty", "x\ny"),
        *('x"y', "x,y", "\ufeffx", "\u202ex", "É", "٣", "E37000051", "E07000178", "oxfordshire"),
        *("gva", "final", "2021", "true", "00", "１"),
    ]
)
TEXT = st.one_of(NASTY, st.text(max_size=12), st.integers().map(str), st.floats().map(str))


@pytest.fixture(scope="module")
def tiny(small_data, tmp_path_factory) -> Path:
    """Make a package of a few hundred rows, without maps, sound in itself."""
    folder = tmp_path_factory.mktemp("tiny")
    shutil.copytree(small_data, folder, dirs_exist_ok=True)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    kept = [r for r in descriptor["resources"] if r["name"] in TABLES]
    descriptor["resources"] = kept
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    for table, keep in {
        "observations": lambda row: row["place"] in PLACES,
        "places": lambda row: row["id"] in PLACES,
        "area_places": lambda row: row["place"] in {"oxfordshire", "solent"},
        "areas": lambda row: int(row["code"][-2:]) < 90,
    }.items():
        names, rows = read(folder / f"{table}.csv")
        write(folder / f"{table}.csv", names, [row for row in rows if keep(row)])
    accept_changes(folder)
    names, rows = read(folder / "area_places.csv")
    areas = {row["code"] for row in read(folder / "areas.csv")[1]}
    write(folder / "area_places.csv", names, [row for row in rows if row["area"] in areas])
    accept_changes(folder)
    assert check_package(folder) == []
    return folder


def checked(folder: Path, table: str, raw: bytes) -> list:
    """Check the package with other bytes in one file, and put the old ones back."""
    path = folder / f"{table}.csv"
    before = path.read_bytes()
    path.write_bytes(raw)
    try:
        problems = check_package(folder)
        for problem in problems:
            line = str(problem)
            assert "\n" not in line
            assert "; expected " in line or ": expected " in line
        if not any(problem.grave for problem in problems):
            harmless(folder)
        assert raw == before or problems
        return problems
    finally:
        path.write_bytes(before)


def harmless(folder: Path) -> None:
    """Load what the check let pass: it must load, with finite numbers and plain text."""
    for table in load(folder).tables.values():
        for column in (table[name] for name in table):
            if column.dtype == "float64":
                assert not column.isin([float("inf"), float("-inf")]).any()
            elif isinstance(column.dtype, pd.StringDtype):
                assert column.notna().all()
                assert not column.str.contains(r"[\x00-\x1f]|<[A-Za-z/!?]", regex=True).any()


FUZZ = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FUZZ
@given(data=st.data())
def test_one_other_cell_is_named_or_harmless(tiny, data):
    table = data.draw(st.sampled_from(TABLES))
    names, rows = read(tiny / f"{table}.csv")
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(names))
    value = data.draw(TEXT.filter(lambda v: not any("\ud800" <= c <= "\udfff" for c in v)))
    rows[row][column] = value
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    problems = [p for p in checked(tiny, table, text.getvalue().encode()) if p.grave]
    lines = [str(problem) for problem in problems if problem.file == f"{table}.csv"]
    place = rows[row].get("place", "nowhere")
    named = [line for line in lines if re.search(rf"row {row + 2}\b|\b{re.escape(place)}\b", line)]
    if problems and table not in REFERRED_TO:
        assert named, [str(problem) for problem in problems]


@FUZZ
@given(data=st.data())
def test_other_bytes_never_end_in_a_traceback(tiny, data):
    table = data.draw(st.sampled_from(TABLES))
    raw = (tiny / f"{table}.csv").read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    gone = data.draw(st.integers(0, 40))
    put = data.draw(
        st.one_of(st.binary(max_size=6), TEXT.map(lambda t: t.encode("utf-8", "replace")))
    )
    checked(tiny, table, raw[:at] + put + raw[at + gone :])


@FUZZ
@given(data=st.data())
def test_lines_lost_repeated_or_swapped_are_noticed(tiny, data):
    table = data.draw(st.sampled_from(TABLES))
    lines = (tiny / f"{table}.csv").read_bytes().splitlines(keepends=True)
    one, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    way = data.draw(st.sampled_from(["drop", "repeat", "swap", "cut"]))
    if way == "drop":
        del lines[one]
    elif way == "repeat":
        lines.insert(other, lines[one])
    elif way == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines = [*lines[:one], lines[one][: len(lines[one]) // 2]]
    problems = checked(tiny, table, b"".join(lines))
    if way == "repeat" and one > 0 and other > 0:
        assert any("is already in row" in str(problem) for problem in problems)
    if way == "cut":
        assert problems[0].file == f"{table}.csv"
        assert problems[0].grave
