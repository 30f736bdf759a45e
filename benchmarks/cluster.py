"""A dask scheduler and two workers of this machine, for as long as a measurement takes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from distributed import Client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["two_workers"]

WORKERS = 2
PATIENCE = 60


@contextmanager
def two_workers(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Start them in a folder, give the scheduler's address and their process ids, and end them."""
    note = folder / "scheduler.json"
    started = [
        _start(folder, "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", note)
    ]
    try:
        for number in range(WORKERS):
            own = folder / f"worker-{number}"
            own.mkdir(parents=True, exist_ok=True)
            words = ["--scheduler-file", note, "--nthreads", "1", "--local-directory", own]
            started.append(_start(folder, "worker", "--no-nanny", *words))
        with Client(scheduler_file=str(note), timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(WORKERS, timeout=PATIENCE)
            address = client.scheduler.address
        yield address, [process.pid for process in started]
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        note.unlink(missing_ok=True)


def _start(folder: Path, role: str, *words: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{role}", "--no-dashboard", *words]
    with (folder / f"{role}.log").open("ab") as log:
        return subprocess.Popen(
            list(map(str, command)), cwd=folder, stdout=log, stderr=log, start_new_session=True
        )
