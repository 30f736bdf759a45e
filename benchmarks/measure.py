"""Run a command and say what it took: time, processor time, and the memory of all it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Took", "measure", "placebook", "python"]

PAUSE = 0.1
MEGABYTE = 2**20


@dataclass(frozen=True)
class Took:
    """What one run took: wall-clock and processor seconds, and the peak of its memory in MB.

    Memory is the proportional set size of the process and all that it
    started: what processes share counts once.

    Parameters
    ----------
    parts
        Seconds of parts of it, by name.
    said
        What the command printed.
    """

    seconds: float
    cpu: float
    memory: float
    parts: dict[str, float] = field(default_factory=dict)
    said: str = ""

    def with_parts(self, **parts: float) -> Took:
        """Give the same with the seconds of further parts; what it said is dropped."""
        return replace(self, parts={**self.parts, **parts}, said="")


def measure(command: list[str | Path], folder: Path, beside: Sequence[int] = ()) -> Took:
    """Run a command in a folder and measure it.

    Parameters
    ----------
    beside
        Ids of processes that work for it; they and what they start count too.

    Raises
    ------
    RuntimeError
        If it fails; the message ends with what it said.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    helped = _processor(beside)
    started = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        running = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        peak = 0
        while running.poll() is None:
            peak = max(peak, sum(map(_memory, (running.pid, *beside))))
            time.sleep(PAUSE)
        seconds = time.perf_counter() - started
        log.seek(0)
        said = log.read().decode(errors="replace")
    if running.returncode:
        raise RuntimeError(f"{command} failed:\n{said[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(seconds, cpu + _processor(beside) - helped, peak / MEGABYTE, said=said)


def _processor(pids: Sequence[int]) -> float:
    """Add up the processor seconds of running processes, and of what they started and saw end."""
    family = [one for pid in pids for one in _family(pid)]
    return sum(sum(one.cpu_times()[:4]) for one in family)


def _family(pid: int) -> list[psutil.Process]:
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _memory(pid: int) -> int:
    return sum(_own(process) for process in _family(pid))


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
