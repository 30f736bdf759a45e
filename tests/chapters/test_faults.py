"""What goes wrong in a build, through the real command: a clear word, nothing lost, then right.

``make faults`` keeps what each fault printed in ``docs/faults.md``.
"""

import ctypes
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.projects import placebook, site_bytes, tiny_project, write_template

pytestmark = pytest.mark.book

TWO = ("--only", "wales", "--only", "cumbria", "--jobs", "2")
LINUX = sys.platform == "linux"
GOOD = "print(place)"
PAGE = "places/wales.html"
HEAD = """# What goes wrong, and what a build prints

Made by `make faults`: each fault is brought about through the real command, on a project with two
chapters. After each of them the last good site stood whole, and the next build made it again to
the byte.

| What happened | What the build printed | Exit code |
|---|---|--:|"""


@pytest.fixture(scope="module")
def printed() -> Iterator[list[tuple[str, str, int]]]:
    """Keep what each fault printed: what happened, the words, the exit code."""
    rows: list[tuple[str, str, int]] = []
    yield rows
    if kept := os.environ.get("PLACEBOOK_FAULTS"):
        lines = [f"| {fault} | {words} | {code} |" for fault, words, code in rows]
        Path(kept).write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    """Build a site that is whole."""
    project = tiny_project(tmp_path_factory.mktemp("faults"), GOOD)
    done = placebook(project, "build", *TWO)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(good) -> Iterator[Path]:
    """Check, whatever a test did, that the site was left whole and the next build is right."""
    before = site_bytes(good)
    assert PAGE in before
    yield good
    assert site_bytes(good) == before
    assert not list((good / "_build").rglob("*.part"))
    again(good)
    assert site_bytes(good) == before


@pytest.fixture
def note(printed, good) -> Callable[[str, str, int], None]:
    """Give the function that keeps what a fault printed, without bars and folders."""

    def keep(fault: str, said: str, code: int) -> None:
        lines = [line.rstrip() for line in said.splitlines() if not line.startswith("Chapters")]
        words = "<br>".join(line for line in lines if line)
        words = re.sub(r": 2 chapters in .*?\)\.", ": 2 chapters.", words.replace(f"{good}/", ""))
        words = re.sub(r"\.\d+\.part", ".part", words)
        printed.append((fault, words.replace("|", "\\|"), code))

    return keep


@pytest.fixture
def fails(note) -> Callable[..., str]:
    """Give the function that runs a build that must fail, and returns its words on one line."""

    def run(project: Path, fault: str, *options: str, **how) -> str:
        done = placebook(project, "build", *TWO, *options, **how)
        assert done.returncode == 1, (done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        note(fault, done.stderr, done.returncode)
        return " ".join(done.stderr.split())

    return run


def again(project: Path) -> None:
    """Make the good site again."""
    write_template(project, GOOD)
    done = placebook(project, "build", *TWO)
    assert done.returncode == 0, done.stderr


def test_a_cell_that_raises_is_named(project, fails):
    write_template(project, GOOD, "if place == 'wales':\n    raise ValueError('no such figure')")
    said = fails(project, "A cell raises")
    assert "wales: cell 5 failed: ValueError: no such figure" in said
    assert "The site was left as it was." in said
    kept = {path.stem for path in (project / "_build/chapters/places").glob("*.ipynb")}
    assert kept == {"cumbria"}


def test_a_cell_that_never_ends_is_stopped(project, fails):
    write_template(project, GOOD, "while True:\n    pass")
    said = fails(project, "A cell never ends (`--cell-seconds 1`)", "--cell-seconds", "1")
    assert "wales: cell 5 failed: it took longer than 1 second" in said


def test_a_chapter_that_takes_too_long_is_stopped_though_no_cell_does(project, fails):
    write_template(project, *["import time\ntime.sleep(0.4)"] * 9)
    fault = "A chapter takes too long (`--chapter-seconds 1`)"
    said = fails(project, fault, "--chapter-seconds", "1", "--cell-seconds", "60")
    assert "failed: the chapter took longer than 1 second" in said


@pytest.mark.skipif(not LINUX, reason="memory is bounded on Linux only, as the option says")
def test_a_cell_that_takes_three_gigabytes_is_refused_them(project, fails):
    write_template(project, GOOD, "x = bytearray(3 * 2**30)")
    said = fails(project, "A cell takes 3 GB")
    assert "wales: cell 5 failed: MemoryError" in said


def test_a_chapter_that_is_killed_is_named(project, fails):
    write_template(project, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    said = fails(project, "The process of a chapter is killed (SIGKILL)")
    assert "wales: cell 4 failed: its process died" in said


def test_a_worker_that_dies_is_replaced_and_its_chapters_run_again(project, tmp_path, note):
    """The first chapter to run kills the process that watches over it, once."""
    once = tmp_path / "once"
    kill = f"import os, signal\nfrom pathlib import Path\nonce = Path({str(once)!r})"
    kill += "\nif not once.exists():\n    once.touch()\n    os.kill(os.getppid(), signal.SIGKILL)"
    write_template(project, kill)
    done = placebook(project, "build", *TWO)
    assert once.exists()
    assert done.returncode == 0, done.stderr
    assert "2 run (cumbria, wales)" in done.stdout
    note("A worker is killed (SIGKILL) in the middle", done.stdout, done.returncode)
    again(project)


def test_workers_that_always_die_are_given_up(project, fails):
    write_template(project, "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)")
    said = fails(project, "The workers are killed again and again")
    assert "wales: the notebook failed: the process that ran it died, 3 times" in said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_build_at_once_and_leaves_no_process(project, tmp_path, number, note):
    pids = tmp_path / "pids"
    write = (
        f"import os, time\nwith open({str(pids)!r}, 'a') as f:\n    f.write(f'{{os.getpid()}}\\n')"
    )
    write_template(project, f"{write}\ntime.sleep(120)")
    command = [sys.executable, "-m", "placebook", "build", "--project", str(project), *TWO]
    running = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=listen,  # noqa: PLW1509  the tests themselves may have been told not to
    )
    until(lambda: pids.is_file() and len(pids.read_text().split()) == 2)
    os.kill(running.pid, number)
    _, said = running.communicate(timeout=20)
    assert running.returncode == 128 + number
    assert "Stopped. Finished chapters are kept" in said
    note(f"{number.name} in the middle", said, running.returncode)
    until(lambda: not any(alive(int(pid)) for pid in pids.read_text().split()))


def listen() -> None:
    """Hear Ctrl-C, which a process that was started in the background does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def until(holds, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to pass"
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_two_builds_at_once_do_not_meet(project, tmp_path, fails):
    started = tmp_path / "started"
    write_template(project, f"import time\nopen({str(started)!r}, 'w').close()\ntime.sleep(4)")
    command = [sys.executable, "-m", "placebook", "build", "--project", str(project), *TWO]
    first = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until(started.exists)
    said = fails(project, "Two builds at once: the second")
    assert "Another build is at work in _build/. Try again when it has ended." in said
    first.communicate(timeout=120)
    assert first.returncode == 0
    again(project)


@pytest.mark.parametrize("tags", [(), ("parameter",)])
def test_a_template_without_a_parameters_cell_is_refused(project, tags, fails):
    write_template(project, GOOD, tags=tags)
    said = fails(project, f"A template whose cells have the tags {['title', *tags]}")
    assert "templates/place_report.ipynb has no cell tagged 'parameters'" in said


def test_a_template_that_is_no_notebook_is_refused(project, fails):
    (project / "templates" / "place_report.ipynb").write_text("{", encoding="utf-8")
    said = fails(project, "A template that is no notebook")
    assert "templates/place_report.ipynb is not a notebook" in said


@pytest.mark.parametrize("spoil", ["", "{", "\x00", '{"cells": [], "metadata": {}}'])
def test_a_broken_chapter_is_made_again(project, spoil, note):
    path = project / "_build/chapters/places/wales.ipynb"
    path.write_text(spoil, encoding="utf-8")
    done = placebook(project, "build", *TWO)
    assert "1 run (wales), 1 already current" in done.stdout
    note(f"A kept chapter holds {spoil!r}", done.stdout, done.returncode)


def test_a_chapter_edited_by_hand_is_kept_aside(project, note):
    path = project / "_build/chapters/places/wales.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][-1]["source"] = ["print('mine')"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    done = placebook(project, "build", *TWO)
    assert done.returncode == 0
    assert "1 run (wales)" in done.stdout
    kept = next(line for line in done.stderr.splitlines() if "edited by hand" in line)
    aside = project / kept.split("kept as ")[1].rstrip(".")
    assert "mine" in aside.read_text(encoding="utf-8")
    note("A chapter was edited by hand", done.stderr + done.stdout, done.returncode)
    shutil.rmtree(aside.parents[1])


@pytest.mark.parametrize("name", ["environment.pickle", "places/wales.doctree", "digests.json"])
def test_what_sphinx_keeps_may_be_broken(project, name, note):
    path = project / "_build" / ".doctrees" / name
    assert path.is_file()
    path.write_bytes(b"\x00 not what it was")
    index = project / "book" / "index.md"
    index.touch()
    done = placebook(project, "build", *TWO)
    assert done.returncode == 0, done.stderr
    note(f"`.doctrees/{name}` is broken", done.stdout, done.returncode)


NOTED = [".published", ".shared", ".sound", "reasons.json", "takeaway/wales.stamp"]


@pytest.mark.parametrize("names", [*([name] for name in NOTED), NOTED])
def test_what_is_noted_between_builds_may_be_broken(project, names):
    for name in names:
        path = project / "_build" / name
        assert path.is_file()
        path.write_bytes(b"\x00\xff not what it was" if len(names) == 1 else b"")
    done = placebook(project, "build", *TWO)
    assert done.returncode == 0, done.stderr
    assert "0 run, 2 already current" in done.stdout


@pytest.mark.parametrize("jump", [-(10**8), 10**8])
def test_a_clock_that_jumps_hides_no_change(project, jump, note):
    """Files that look older or newer than they are count by their content."""
    index = project / "book" / "index.md"
    words = index.read_text(encoding="utf-8")
    index.write_text(words + "\nA clock jumped.\n", encoding="utf-8")
    path = [str(clock_that_jumps(project.parent, jump)), os.environ.get("PYTHONPATH", "")]
    fake = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))}
    done = placebook(project, "build", *TWO, env=fake)
    assert done.returncode == 0, done.stderr
    assert b"A clock jumped." in site_bytes(project)["index.html"]
    way = "back" if jump < 0 else "ahead"
    note(f"The clock is set {way} by three years, and a page changes", done.stdout, 0)
    index.write_text(words, encoding="utf-8")
    assert placebook(project, "build", *TWO, env=fake).returncode == 0


def clock_that_jumps(folder: Path, jump: int) -> Path:
    """Make a folder whose ``sitecustomize`` tells all files and clocks another time."""
    place = folder / "clock"
    place.mkdir(exist_ok=True)
    code = (
        "import os, time, pathlib\n"
        "_now, _write = time.time, pathlib.Path.write_bytes\n"
        f"time.time = lambda: _now() + {jump}\n"
        "def write(self, data):\n"
        "    n = _write(self, data)\n"
        f"    os.utime(self, (_now() + {jump},) * 2)\n"
        "    return n\n"
        "pathlib.Path.write_bytes = write\n"
    )
    (place / "sitecustomize.py").write_text(code, encoding="utf-8")
    return place


def drop_power_over_files() -> None:
    """Make this process obey the modes of files, even if it is root's on Linux."""
    if LINUX:
        ctypes.CDLL(None).prctl(24, 1)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE


@pytest.mark.skipif(not (LINUX or os.geteuid()), reason="root obeys no modes but on Linux")
def test_an_output_folder_that_is_read_only_is_named(project, fails):
    build = project / "_build"
    folders = [build, *(path for path in build.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    write_template(project, GOOD, "1")
    try:
        said = fails(project, "`_build/` is read-only", preexec_fn=drop_power_over_files)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert "_build" in said
    assert "Permission denied" in said


@pytest.mark.parametrize("room", [0, 8])
def test_a_full_disk_is_said_and_the_site_stays(project, tmp_path, room, note):
    """The build's folder on a small disk: full at once, or when the chapters are bound."""
    script = (
        'set -e; kept="$1"; shift; disk="$1"; shift; room="$1"; shift\n'
        'mount -t tmpfs -o size=300m none "$disk"\n'
        'cp -r "$kept/_build/html" "$disk/html"\n'
        'full=$(du -sm "$disk" | cut -f1)\n'
        'mount -o "remount,size=$((full + room))m" "$disk"\n'
        '[ "$room" -gt 0 ] || dd if=/dev/zero of="$disk/filler" bs=4k 2>/dev/null || true\n'
        'mount --bind "$disk" "$kept/_build"\n'
        '"$@" || code=$?\n'
        'cmp "$disk/html/places/wales.html" "$kept/_build/html/places/wales.html"\n'
        "exit ${code:-0}\n"
    )
    disk = tmp_path / "disk"
    disk.mkdir()
    command = [sys.executable, "-m", "placebook", "build", "--project", str(project), *TWO]
    arguments = ["sh", "-c", script, "sh", str(project), str(disk), str(room), *command]
    done = subprocess.run([*own_mounts(), *arguments], capture_output=True, text=True, check=False)
    said = " ".join(done.stderr.split())
    left = f"{room} MB left" if room else "nothing left"
    note(f"The disk is full: {left}", done.stderr, done.returncode)
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "No space left on device" in said
    assert "The site was left as it was." in said


def own_mounts() -> list[str]:
    """Find how this user may mount a disk that nobody else sees."""
    for way in (["unshare", "-m"], ["unshare", "-rm"]):
        trial = [*way, "mount", "-t", "tmpfs", "none", "/mnt"]
        if (
            shutil.which("unshare")
            and not subprocess.run(trial, capture_output=True, check=False).returncode
        ):
            return way
    if "CI" in os.environ:
        pytest.fail("CI must be able to mount a small disk")
    pytest.skip("this user may not mount a small disk")
