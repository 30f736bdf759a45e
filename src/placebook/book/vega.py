"""The one script that draws all charts: Vega, Vega-Lite and Vega-Embed in a single file.

It is taken from the vl-convert library, so no content network is needed, now
or when the page is read.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BUNDLE", "write_bundle"]

BUNDLE = "vega.js"


def write_bundle(folder: Path) -> Path:
    """Write the script, once a version of the library that it comes from.

    Parameters
    ----------
    folder
        Where the site's copied files are kept.

    Returns
    -------
    Path
        The script, wrapped so that its names stay its own.
    """
    path = folder / BUNDLE
    mark = f"/* Vega, Vega-Lite and Vega-Embed from vl-convert {version('vl-convert-python')} */\n"
    if path.is_file() and path.read_bytes().startswith(mark.encode()):
        return path
    import vl_convert  # noqa: PLC0415  loads a whole JavaScript engine

    script = vl_convert.javascript_bundle()
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{mark}(function () {{\n{script}\n}})();\n", encoding="utf-8")
    return path
