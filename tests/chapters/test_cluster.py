"""Chapters on a cluster: a real scheduler, two workers in processes, one killed in the middle."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from distributed import Client
from tests.conftest import ROOT
from tests.projects import placebook, site_bytes, tiny_project, write_template

from placebook.chapters import Limits, plan_chapters
from placebook.chapters.fingerprint import fingerprints
from placebook.dataset import load
from placebook.layout import Layout

pytestmark = pytest.mark.book

PLACES = ("wales", "cumbria", "dorset", "london")
FOUR = [word for place in PLACES for word in ("--only", place)]
READS = (
    "from placebook import dataset, measures",
    "data = dataset.open_place(place)",
    "print(place, measures.last_year(data.industries(data.place)))",
)


def start(folder: Path, *words: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


Cluster = tuple[str, list[subprocess.Popen]]


@contextmanager
def running_cluster(folder: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers, each in a folder of its own; end them by their ids."""
    note = folder / "scheduler.json"
    told = ("--scheduler-file", str(note), "--no-dashboard")
    here = ("--host", "127.0.0.1", "--port", "0")
    started = [start(folder, "distributed.cli.dask_scheduler", *told, *here)]
    for name in ("one", "two"):
        own = folder / name
        own.mkdir()
        alone = ("--nthreads", "1", "--no-nanny", "--local-directory", str(own))
        started.append(start(own, "distributed.cli.dask_worker", *told, *alone))
    with Client(scheduler_file=str(note), timeout=60, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        address = client.scheduler.address
    yield address, started[1:]
    for process in reversed(started):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory) -> Iterator[Cluster]:
    with running_cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def cluster_to_harm(tmp_path) -> Iterator[Cluster]:
    with running_cluster(tmp_path) as started:
        yield started


def test_a_cluster_makes_the_chapters_that_this_machine_makes(tmp_path, cluster):
    address, _ = cluster
    here = tiny_project(tmp_path / "here", *READS)
    there = tiny_project(tmp_path / "there", *READS)
    assert placebook(here, "build", *FOUR).returncode == 0
    done = placebook(there, "build", *FOUR, "--scheduler", address)
    assert done.returncode == 0, done.stderr
    assert "4 run" in done.stdout
    assert site_bytes(here) == site_bytes(there)


def test_all_chapters_arrive_though_a_worker_is_killed(tmp_path, cluster_to_harm):
    address, workers = cluster_to_harm
    project = tiny_project(tmp_path / "project")
    marks = tmp_path / "marks"
    marks.mkdir()
    slow = f"import time\nopen({str(marks)!r} + '/' + place, 'w').close()\ntime.sleep(1)"
    write_template(project, *READS, slow)
    command = [sys.executable, "-m", "placebook", "build", "--project", str(project), *FOUR]
    running = subprocess.Popen(
        [*command, "--scheduler", address],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 120
    while len(list(marks.iterdir())) < 2 and running.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.05)
    os.killpg(workers[0].pid, signal.SIGKILL)
    said, errors = running.communicate(timeout=120)
    assert running.returncode == 0, errors
    assert "4 run" in said
    built = {path.stem for path in (project / "_build/chapters/places").glob("*.ipynb")}
    assert built == set(PLACES)


def test_workers_get_the_data_once_and_load_them_once(tmp_path, cluster):
    """Each chapter notes the file that it reads, and the process that loaded it."""
    address, workers = cluster
    notes = tmp_path / "notes"
    note = (
        "import os\nfrom pathlib import Path\n"
        "from placebook.layout import find_layout\n"
        "read = (find_layout().data / 'observations.csv').stat()\n"
        f"with open({str(notes)!r}, 'a') as file:\n"
        "    file.write(f'{find_layout().data} {read.st_ino} {read.st_mtime_ns} {os.getppid()}\\n')"
    )
    project = tiny_project(tmp_path / "project", *READS, note, "import time\ntime.sleep(0.5)")
    done = placebook(project, "build", *FOUR, "--scheduler", address)
    assert done.returncode == 0, done.stderr
    read = notes.read_text(encoding="utf-8").splitlines()
    assert len(read) == 4
    assert len(set(read)) == len(workers)
    assert not any(line.startswith(str(project)) for line in read)


def test_what_travels_with_a_chapter_is_small():
    """The data and the template go to a worker once; a chapter takes its name and its limits."""
    package = load(ROOT / "data")
    chapter = plan_chapters(Layout(ROOT), package, ["cumbria"])[0]
    made_from = fingerprints([chapter], package)["cumbria"]
    sent = pickle.dumps((chapter, made_from, "fork", Limits()))
    assert len(sent) < 20_000


def test_all_chapters_arrive_though_a_worker_dies_before_it_has_the_data(tmp_path, cluster_to_harm):
    address, workers = cluster_to_harm
    project = tiny_project(tmp_path / "project", *READS)
    command = [sys.executable, "-m", "placebook", "build", "--project", str(project), *FOUR]
    running = subprocess.Popen(
        [*command, "--scheduler", address],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 120
    while not (project / "_build" / "reasons.json").is_file() and running.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.02)
    os.killpg(workers[0].pid, signal.SIGKILL)
    said, errors = running.communicate(timeout=300)
    assert running.returncode == 0, errors
    assert "4 run" in said


def test_a_failing_chapter_is_named_as_it_is_here(tmp_path, cluster):
    address, _ = cluster
    project = tiny_project(tmp_path / "project", "if place == 'wales':\n    raise ValueError('no')")
    done = placebook(project, "build", *FOUR, "--scheduler", address)
    assert done.returncode == 1
    assert "wales: cell 4 failed: ValueError: no" in done.stderr


def test_a_scheduler_that_does_not_answer_is_named(tmp_path):
    project = tiny_project(tmp_path / "project", *READS)
    done = placebook(project, "build", *FOUR, "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert "no scheduler answers at tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
