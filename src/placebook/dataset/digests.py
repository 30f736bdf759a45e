"""Fingerprint the rows of tables, so that a change tells which chapters it can affect."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from placebook.dataset.load import DataPackage

__all__ = ["table_digests"]


def table_digests(package: DataPackage, part: DataPackage) -> dict[str, str]:
    """Digest each table of a slice.

    Parameters
    ----------
    package
        The whole data package; its rows are hashed once for all slices.
    part
        The slice, whose rows keep the labels that they have in `package`.

    Returns
    -------
    dict
        16 hexadecimal digits by the table's name. They depend on columns,
        rows and the order of both.
    """
    return {
        name: hashlib.sha256(
            ",".join(table.columns).encode() + package.row_hashes[name][table.index].tobytes()
        ).hexdigest()[:16]
        for name, table in part.tables.items()
    }
