"""Fetch the source files from their pinned addresses, by checksum.

A file that is there already with the right bytes is not fetched again. What
cannot be had is said in one line a source, and then nothing is built.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pooch
import requests

from scripts.raw import located

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

__all__ = ["TIMEOUT", "absent", "download"]

TIMEOUT = 30.0
GIVE_UP = 3
HASHES = re.compile(r"[0-9a-f]{64}")
UNREACHABLE = (requests.exceptions.Timeout, requests.exceptions.ConnectionError)


def absent(sources: pd.DataFrame, folder: Path) -> list[str]:
    """Return one line on the sources that have no address and are not in a folder."""
    rows = sources[sources["download"] == ""]
    gone = [row.path for row in rows.itertuples() if not located(folder, row.path).is_file()]
    if not gone:
        return []
    return [
        f"compiled for this project, without an address, and not in {folder}: "
        f"{', '.join(gone)}; copy them there"
    ]


def download(
    sources: pd.DataFrame,
    folder: Path,
    *,
    timeout: float = TIMEOUT,
    tell: Callable[[str], None] = print,
) -> list[str]:
    """Fetch every source that has an address.

    Parameters
    ----------
    sources
        The ``sources`` table.
    folder
        Where the files are kept, each at its ``path``.
    timeout
        Longest wait for a server to say something, in seconds.
    tell
        Called with a line for each file that was fetched.

    Returns
    -------
    list of str
        One line a failure: source, address, what was expected and found. After
        three servers in a row could not be reached, the rest is not tried.
    """
    logging.getLogger("pooch").setLevel(logging.ERROR)
    rows = list(sources[sources["download"] != ""].itertuples())
    failures: list[str] = []
    silent = 0
    for tried, row in enumerate(rows, start=1):
        failure, unreachable = _fetch(row, folder, timeout, tell)
        failures += [failure] if failure else []
        silent = silent + 1 if unreachable else 0
        if silent == GIVE_UP and tried < len(rows):
            return [*failures, f"{len(rows) - tried} more sources were not tried"]
    return failures


def _fetch(
    row: tuple, folder: Path, timeout: float, tell: Callable[[str], None]
) -> tuple[str, bool]:
    """Fetch one file; return what went wrong, and whether its server could not be reached."""
    where = f"source {row.id!r}: {row.download}"
    store = pooch.create(
        folder, base_url="", registry={row.path: row.sha256}, urls={row.path: row.download}
    )
    try:
        fresh = not (folder / row.path).is_file()
        store.fetch(row.path, downloader=pooch.HTTPDownloader(timeout=timeout))
    except requests.exceptions.RequestException as error:
        unreachable = isinstance(error, UNREACHABLE) and not _cut_off(error)
        return f"{where}: {_reason(error, timeout)}", unreachable
    except ValueError as error:
        found = [digest for digest in HASHES.findall(str(error)) if digest != row.sha256]
        got = found[0] if found else "another one"
        return f"{where}: expected sha256 {row.sha256}, found {got}", False
    except OSError as error:
        return f"{where}: cannot be written: {error}", False
    if fresh:
        tell(f"fetched {row.path}")
    return "", False


def _reason(error: requests.exceptions.RequestException, timeout: float) -> str:
    if isinstance(error, requests.exceptions.HTTPError):
        answer = error.response
        return f"expected the file, found {answer.status_code} {answer.reason}"
    if isinstance(error, requests.exceptions.Timeout) or "timed out" in str(error).lower():
        return f"expected an answer within {timeout:g} seconds, found none (time-out)"
    if _cut_off(error):
        return f"expected the whole file, found it cut off ({_counts(error)})"
    return f"expected an answer, found none ({type(error).__name__})"


def _cut_off(error: Exception) -> bool:
    return "IncompleteRead" in str(error) or "Connection broken" in str(error)


def _counts(error: Exception) -> str:
    read = re.search(r"(\d+) bytes read, (\d+) more expected", str(error))
    return f"{read[1]} bytes, {read[2]} missing" if read else "the connection broke"
