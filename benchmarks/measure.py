"""Run a command and say what it took: time, processor time, and the memory of all it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Took", "measure", "placebook", "python"]

PAUSE = 0.1
MEGABYTE = 2**20


@dataclass(frozen=True)
class Took:
    """What one run took: wall-clock and processor seconds, and the peak of its memory in MB.

    Memory is the proportional set size of the process and all that it
    started: what processes share counts once.
    """

    seconds: float
    cpu: float
    memory: float


def measure(command: list[str | Path], folder: Path) -> Took:
    """Run a command in a folder and measure it.

    Raises
    ------
    RuntimeError
        If it fails; the message ends with what it said.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with (folder / "bench.log").open("w+b") as log:
        running = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        peak = 0
        while running.poll() is None:
            peak = max(peak, _memory(running.pid))
            time.sleep(PAUSE)
        seconds = time.perf_counter() - started
        log.seek(0)
        said = log.read().decode(errors="replace")
    if running.returncode:
        raise RuntimeError(f"{command} failed:\n{said[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(seconds, cpu, peak / MEGABYTE)


def _memory(pid: int) -> int:
    try:
        top = psutil.Process(pid)
        family = [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    return sum(_own(process) for process in family)


def _own(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().pss
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0


def python(*words: str | Path) -> list[str | Path]:
    """Make a command of this Python."""
    return [sys.executable, *words]


def placebook(*words: str) -> list[str | Path]:
    """Make a ``placebook`` command."""
    return python("-m", "placebook", *words)


os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")
