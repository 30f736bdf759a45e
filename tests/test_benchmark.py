"""The benchmark's own arithmetic: what it keeps, and which targets it calls met."""

import json

from benchmarks.measure import Took, measure, python
from benchmarks.results import append, median, read
from benchmarks.targets import commands_table, results_table, targets_table
from benchmarks.ways import WAYS


def took(seconds: float, **parts: float) -> Took:
    return Took(seconds, cpu=seconds * 1.5, memory=500, parts=parts)


RUNS = {
    "A": [took(100, chapters=80, book=20)],
    "C": [
        took(10, chapters=6, book=4, **{"a chapter": 0.1}),
        took(30, chapters=26, book=4, **{"a chapter": 0.5}),
        took(12, chapters=8, book=4, **{"a chapter": 0.12}),
    ],
    "F": [took(3)],
    "G": [took(90, chapters=60, book=30, **{"a chapter": 0.15})],
}


def test_the_median_of_the_runs_counts():
    assert median(RUNS, "C") == 12
    assert median(RUNS, "C", "chapters") == 8
    assert median(RUNS, "C", "a chapter") == 0.12
    assert median(RUNS, "D") is None
    assert median(RUNS, "F", "chapters") is None


def test_each_target_is_set_beside_what_was_measured():
    rows = dict(line.split(" | ", 1) for line in targets_table(RUNS).splitlines()[2:])
    assert rows["| C, times as fast as A"] == "at least 6 | 8.33 | yes |"
    assert rows["| C’s chapters, against F"] == "at most 2 | 2.67 | **no** |"
    assert rows["| D, times as fast as A"] == "at least 50 |  | not measured |"
    assert rows["| G’s cost a chapter, against C’s"] == "at most 1.2 | 1.25 | **no** |"
    assert rows["| C’s peak memory (MB)"] == "at most 600 | 500 | yes |"


def test_the_table_of_results_takes_a_way_apart():
    row = next(line for line in results_table(RUNS).splitlines() if line.startswith("| C |"))
    assert row.split(" | ")[2:] == [
        *("12.0", "8.0", "4.0", "0.120", "8.3×", "18", "500"),
        "3 |",
    ]


def test_each_way_says_what_it_runs():
    rows = [line.split(" | ", 1) for line in commands_table().splitlines()[2:]]
    assert [name for name, _ in rows] == [f"| {way}" for way in WAYS]
    assert all(len(commands) > len("| x |") for _, commands in rows)


def test_what_was_measured_is_kept_run_by_run_and_not_mixed(tmp_path):
    kept = tmp_path / "deep" / "kept.jsonl"
    append(kept, "C", took(10, book=4), "this")
    append(kept, "C", took(99), "other code")
    append(kept, "D", took(1), "this")
    with kept.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"way": "E", "measured": "this"})[:-9])
    assert read(kept, "this") == {"C": [took(10, book=4)], "D": [took(1)]}
    assert read(tmp_path / "none", "this") == {}


def test_a_command_is_measured_with_what_it_said(tmp_path):
    code = "import sys; x = bytearray(60 * 2**20); import time; time.sleep(0.5); print('done')"
    run = measure(python("-c", code), tmp_path)
    assert run.said == "done\n"
    assert run.seconds > 0.5
    assert 60 < run.memory < 300
