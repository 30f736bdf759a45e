"""A warm process that runs chapters for another process, one after the other.

A worker of a cluster has threads of its own, and a process with threads should
not be forked. So it keeps this process beside it: started afresh, without
threads, with libraries and data loaded once, and it is this one that forks.
"""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.chapters.outcome import Outcome

__all__ = ["Server", "serve"]

LENGTH = struct.Struct(">Q")
START = (
    "import sys; from pathlib import Path; from placebook.chapters.server import serve; "
    "serve(Path(sys.argv[1]))"
)


class Server:
    """The other end: starts the process, hands it work, and starts it again if it has died.

    Parameters
    ----------
    project
        Folder of the project whose chapters it runs.
    """

    def __init__(self, project: Path) -> None:
        self._project = project
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", START, str(self._project)]
        return subprocess.Popen(  # noqa: S603  our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def run(self, *arguments: Any) -> Outcome:
        """Run :func:`placebook.chapters.run.run_chapter` there, with these arguments.

        Raises
        ------
        ConnectionError
            If the process dies at it.
        """
        if self._process.poll() is not None:
            self._process = self._start()
        try:
            _send(self._process.stdin, arguments)
            return _receive(self._process.stdout)
        except (EOFError, OSError) as error:
            self.stop()
            raise ConnectionError("the process that ran the chapter died") from error

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def _send(stream: BinaryIO, message: object) -> None:
    content = pickle.dumps(message)
    stream.write(LENGTH.pack(len(content)) + content)
    stream.flush()


def _receive(stream: BinaryIO) -> Any:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    return pickle.loads(stream.read(LENGTH.unpack(head)[0]))  # noqa: S301  from our own process


def serve(project: Path) -> None:
    """Run chapters until nobody asks for more."""
    from placebook.chapters.run import run_chapter  # noqa: PLC0415  slow; not for the other end
    from placebook.chapters.workers import warm  # noqa: PLC0415

    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    warm(project / "data")
    while True:
        try:
            arguments = _receive(sys.stdin.buffer)
        except EOFError:
            return
        _send(answers, run_chapter(*arguments))
