"""The real command, without waiting each time for Python to import Sphinx and pandas.

A process of its own imports them once and then forks for each command. The child has the
words, the folder and the streams that it would have had by itself, and is the command from
there on: most builds of the tiny project take less time than the imports do.
"""

import atexit
import gc
import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

# What a build imports only when it needs it.
LATE = (
    *("placebook.cli", "placebook.book.binding", "placebook.book.extension", "placebook.charts"),
    *("placebook.chapters.run", "placebook.chapters.shell", "placebook.takeaway.notebook"),
    *("placebook.takeaway.workbook", "placebook.takeaway.worksheet", "placebook.takeaway.figures"),
    *("myst_nb.sphinx_ext", "sphinx_book_theme", "sphinx_external_toc", "sphinx_comments"),
    *("sphinx_multitoc_numbering", "sphinx.jinja2glue", "ipykernel", "gptables", "altair"),
)


def run(words: list[str], cwd: Path | None = None) -> subprocess.CompletedProcess:
    """Run ``placebook`` with these words; give what it printed and its exit code."""
    process = _process()
    with tempfile.TemporaryDirectory(prefix="placebook-warm-") as folder:
        wanted = {"words": words, "cwd": str(cwd or Path.cwd()), "streams": folder}
        process.stdin.write(json.dumps(wanted) + "\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        out, err = (Path(folder, name).read_text(encoding="utf-8") for name in ("out", "err"))
    return subprocess.CompletedProcess(["placebook", *words], code, out, err)


@cache
def _process() -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(process.communicate)
    return process


def _serve() -> None:
    """Fork for each line that asks for a command; the child goes on where this returns."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(json.loads(line))
            return
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    sys.exit()


def _become(wanted: dict) -> None:
    """Take the words, the folder and the streams of the command."""
    os.setsid()
    os.chdir(wanted["cwd"])
    for number, name in enumerate(("in", "out", "err")):
        path = Path(wanted["streams"], name)
        opened = os.open(path, os.O_CREAT | (os.O_RDONLY if name == "in" else os.O_WRONLY))
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.argv = ["placebook", *wanted["words"]]


if __name__ == "__main__":
    from sphinx.application import builtin_extensions

    for name in (*LATE, *builtin_extensions):
        importlib.import_module(name)
    gc.freeze()  # what is shared is not to be copied because it was looked through
    _serve()
    runpy.run_module("placebook", run_name="__main__", alter_sys=True)
