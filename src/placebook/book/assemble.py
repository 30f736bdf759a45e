"""Put the book's sources side by side: pages, chapters, contents and data.

Sphinx reads again whatever is newer than its last build, so files are
written only when their bytes change, and removed when they are gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from placebook.book.cases import case_pages
from placebook.book.finder import names_file
from placebook.book.toc import region_slug, table_of_contents
from placebook.book.vega import BUNDLE, write_bundle

if TYPE_CHECKING:
    from pathlib import Path

    from placebook.dataset import DataPackage
    from placebook.layout import Layout

__all__ = ["assemble", "built_places", "sync_folder"]

# What a project has from the one that it builds upon, beside the template.
LOOK = ("_static", "_templates")


def built_places(layout: Layout, package: DataPackage) -> list[str]:
    """List the ids of places that have a chapter, in the order of the book."""
    folder = layout.chapters / "places"
    return [place for place in package.chapters["id"] if (folder / f"{place}.ipynb").is_file()]


def assemble(layout: Layout, package: DataPackage) -> Path:
    """Make the folder that Sphinx reads.

    Returns
    -------
    Path
        The table of contents with the places filled in.
    """
    built = built_places(layout, package)
    files = _files(layout.look, *LOOK) | _files(layout.pages, "")
    for path in sorted(layout.chapters.rglob("*.ipynb")):
        name = path.relative_to(layout.chapters)
        if name.parts[0] != "places" or name.stem in built:
            files[name.as_posix()] = path.read_bytes()
    files |= _region_pages(package, built) | case_pages(layout, package)
    toc = yaml.safe_load((layout.root / "_toc.yml").read_text(encoding="utf-8"))
    cases = list(package["case_studies"].sort_values("title")["slug"])
    by_region = package.kinds_that("by_region")
    filled = table_of_contents(toc, package.chapters, built, by_region, cases)
    files["_toc.yml"] = yaml.safe_dump(filled, sort_keys=False, allow_unicode=True).encode()
    sync_folder(files, layout.source)
    sync_folder(_extras(layout) | names_file(package, built), layout.build / "extra")
    return layout.source / "_toc.yml"


def _files(root: Path, *folders: str) -> dict[str, bytes]:
    """Read all files in some folders, by their path below the root."""
    paths = (path for folder in folders for path in (root / folder).rglob("*"))
    files = [path for path in paths if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def _region_pages(package: DataPackage, built: list[str]) -> dict[str, bytes]:
    """Write a page a region, with its part of the list of places."""
    places = package.chapters[package.chapters["kind"].isin(package.kinds_that("by_region"))]
    shown = places[places["id"].isin(built)]
    return {
        f"places/regions/{region_slug(region)}.md": (
            f"# {region}\n\n```{{place-list}}\n:region: {region}\n```\n"
        ).encode()
        for region in shown["region"].unique()
    }


def _extras(layout: Layout) -> dict[str, bytes]:
    """Collect what is copied to the site as it is: the data, and scripts that only some pages load.

    Jupyter Book loads the scripts in ``_static`` on every page. The boundaries are there as a
    script, too, for pages on a disk may read no data file.
    """
    files = {
        f"data/{path.name}": path.read_bytes() for path in layout.data.iterdir() if path.is_file()
    }
    for path in sorted((layout.look / "_scripts").glob("*.js")):
        files[f"assets/{path.name}"] = path.read_bytes()
    for path in sorted(layout.data.glob("*.topojson")):
        shapes = path.read_text(encoding="utf-8").strip()
        script = f"(window.placebookMaps ??= {{}})[{path.stem!r}] = {shapes};\n"
        files[f"assets/{path.stem}.js"] = script.encode()
    files[f"assets/{BUNDLE}"] = write_bundle(layout.build / "cache").read_bytes()
    return files


def sync_folder(files: dict[str, bytes], folder: Path) -> None:
    """Make a folder hold exactly these files, touching only those that differ.

    Parameters
    ----------
    files
        Contents by path relative to `folder`.
    """
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
