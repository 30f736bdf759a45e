"""The 49 industries of the regional accounts for districts, and how others fit in."""

from __future__ import annotations

import re

import pandas as pd

__all__ = ["components", "divisions", "leaves_of"]

NOT_IN_SIC = {4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89}
SPECIAL = {"Total", "A-E", "G-T", "68IMP", "68", "L (68)"}


def divisions(code: str) -> frozenset[int]:
    """Return the SIC 2007 divisions of an industry code.

    Parameters
    ----------
    code
        As in the regional accounts, for instance ``"J (58-63)"`` or ``"61-63"``.

    Raises
    ------
    ValueError
        If no range of divisions can be read from the code.
    """
    found = re.search(r"(\d+)(?:-(\d+))?\)?$", code)
    if found is None:
        raise ValueError(f"no SIC divisions in the industry code {code!r}")
    first = int(found[1])
    last = int(found[2] or found[1])
    return frozenset(range(first, last + 1)) - NOT_IN_SIC


def components(wanted: list[str], published: set[str]) -> pd.DataFrame:
    """Return the published industries that make up each wanted one.

    Returns
    -------
    DataFrame
        Columns ``industry`` (wanted) and ``part`` (published): itself where it
        is published, else the fewest that together have the same divisions.

    Raises
    ------
    ValueError
        If a wanted industry cannot be made.
    """
    pairs = [(code, part) for code in wanted for part in _parts(code, published)]
    return pd.DataFrame(pairs, columns=["industry", "part"])


def _parts(code: str, published: set[str]) -> list[str]:
    if code in published:
        return [code]
    target = divisions(code)
    inside = {p: divisions(p) for p in sorted(published - SPECIAL) if divisions(p) <= target}
    chosen: list[str] = []
    covered: set[int] = set()
    for part, own in sorted(inside.items(), key=lambda item: -len(item[1])):
        if not own & covered:
            chosen.append(part)
            covered |= own
    if covered != target:
        raise ValueError(f"industry {code!r} cannot be made from the published ones")
    return sorted(chosen)


def leaves_of(industries: pd.DataFrame) -> pd.DataFrame:
    """Return which finest industries lie in which industry.

    Parameters
    ----------
    industries
        The ``industries`` table: ``code``, ``parent`` and ``leaf`` are used.

    Returns
    -------
    DataFrame
        Columns ``industry`` and ``leaf``; a leaf lies in itself too.
    """
    parent = dict(zip(industries["code"], industries["parent"], strict=True))
    pairs = []
    for code in industries.loc[industries["leaf"].astype(str).str.lower() == "true", "code"]:
        holder = code
        while holder:
            pairs.append((holder, code))
            holder = parent[holder]
    return pd.DataFrame(pairs, columns=["industry", "leaf"])
