"""Keep the process of one chapter within bounds, so that no chapter can hurt another or outlive it.

Memory and the tie to the parent are the operating system's to enforce; where a
system has no such call, the bound is left out.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

__all__ = ["confine", "end", "end_with_parent"]

MEGABYTE = 2**20
PR_SET_PDEATHSIG = 1


def confine(memory: int | None) -> None:
    """Confine this process, a fresh child: own group, bounded memory, ends with its parent.

    Parameters
    ----------
    memory
        Megabytes that it may add to what it has now; no bound if None.
    """
    os.setpgid(0, 0)
    end_with_parent()
    if memory is not None:
        _bound_memory(memory * MEGABYTE)


def end_with_parent() -> None:
    """Have the system kill this process when its parent dies, however it dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def end(child: int, patience: float) -> None:
    """Wait for a child for some seconds, then kill it and what it started."""
    deadline = time.monotonic() + patience
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() >= deadline:
            _kill_group(child)
            os.waitpid(child, 0)
            return
        time.sleep(0.005)


def _kill_group(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:  # it has not yet made its group
        os.kill(child, signal.SIGKILL)


def _bound_memory(more: int) -> None:
    statm = Path("/proc/self/statm")
    if not statm.is_file():
        return
    import resource  # noqa: PLC0415  absent where /proc is

    now = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = now + more if hard == resource.RLIM_INFINITY else min(now + more, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
