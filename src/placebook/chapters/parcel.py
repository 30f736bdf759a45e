"""What a worker elsewhere needs of the project, in one parcel: the data and the templates."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.layout import Layout

__all__ = ["packed", "shipped"]


def shipped(layout: Layout) -> dict[str, Path]:
    """Find the files that a chapter reads, by their names on a worker."""
    template = layout.place_template
    files = {f"templates/{template.name}": template}
    for folder in (layout.data, layout.templates):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            files[path.relative_to(layout.root).as_posix()] = path
    return files


def packed(files: dict[str, Path]) -> bytes:
    """Pack files; equal ones give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
        for name, path in files.items():
            pack.writestr(zipfile.ZipInfo(name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
