"""A Python that has only what a reader of a downloaded notebook is asked to install."""

import os
import re
import subprocess
import venv
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ASKED = ("pandas", "altair", "nbclient", "ipykernel")
# Nothing outside this machine answers, as on a train.
NO_NETWORK = """\
import socket

_connect = socket.socket.connect


def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
        raise OSError("no network")
    return _connect(self, address)


socket.socket.connect = connect
"""
RUN = """\
import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=300).execute()
nbformat.write(notebook, sys.argv[2])
"""


def bare_python(folder: Path) -> Path:
    """Make an environment with the libraries asked for, what they need, and nothing else.

    Returns
    -------
    Path
        Its Python.
    """
    venv.create(folder, with_pip=False, symlinks=True)
    site = next(folder.glob("lib/python3*/site-packages"))
    for name in sorted(_closure(ASKED)):
        found = distribution(name)
        tops = {str(path).split("/")[0] for path in found.files or []} - {"..", "__pycache__"}
        for top in tops:
            source = Path(str(found.locate_file(top)))
            if source.exists() and not (site / top).exists():
                (site / top).symlink_to(source)
    (site / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return folder / "bin" / "python"


def run_notebook(python: Path, notebook: Path, output: Path) -> subprocess.CompletedProcess:
    """Run a notebook in its own folder with that Python and none of this one's surroundings."""
    kept = {key: os.environ[key] for key in ("LANG", "LC_ALL") if key in os.environ}
    home = output.parent / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [python, "-c", RUN, notebook, output],
        cwd=notebook.parent,
        env={**kept, "HOME": str(home), "PATH": os.fspath(python.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def _closure(names: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            needed = distribution(name).requires or []
        except PackageNotFoundError:
            continue  # asked for on another system only
        found.add(name)
        waiting += [re.match(r"[\w.-]+", line)[0] for line in needed if "extra ==" not in line]
    return found
