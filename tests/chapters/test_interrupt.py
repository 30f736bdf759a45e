"""Ctrl-C in the middle of a build stops it at once and spoils nothing."""

import os
import signal
import subprocess
import sys
import time

from tests.book.test_site import build, small_project


def test_ctrl_c_stops_at_once_keeps_the_site_and_the_next_build_works(tmp_path):
    project = small_project(tmp_path)
    assert build(project, "--only", "wales").returncode == 0
    page = project / "_build" / "html" / "places" / "wales.html"
    before = page.read_bytes()
    command = [sys.executable, "-m", "placebook", "build", "--project", str(project), "--force"]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True, stdout=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    chapters = project / "_build" / "chapters" / "places"
    while len(list(chapters.glob("*.ipynb"))) < 4 and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "Stopped. Finished chapters are kept" in errors
    assert page.read_bytes() == before
    assert len(list(chapters.glob("*.ipynb"))) < 42
    assert not list(chapters.glob(".*.part"))
    done = build(project, "--only", "wales", "--only", "london")
    assert done.returncode == 0, done.stderr
    assert (project / "_build" / "html" / "places" / "london.html").is_file()
