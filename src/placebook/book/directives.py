"""Directives that pages use to show what is in the data package: map, lists, dictionary, sources.

Pages stay Markdown written by people; what comes from data is put in when the
page is read, and the page is read again when the data change.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from placebook.book.asset_list import assets_html
from placebook.book.cases import case_list_html, coverage_matrix_html
from placebook.book.corrections import corrections_html
from placebook.book.coverage import coverage_html, reconciliation_html
from placebook.book.finder import finder_html
from placebook.book.listings import dictionary_html, sources_html
from placebook.book.maps import maps_html
from placebook.book.place_list import places_html
from placebook.dataset import open_package

if TYPE_CHECKING:
    from collections.abc import Callable

    from placebook.dataset import DataPackage

__all__ = ["DIRECTIVES"]


class DataDirective(SphinxDirective):
    """What all directives on the data package share: loading it, and noting the dependency."""

    tables: ClassVar[tuple[str, ...]] = ()

    def package(self) -> DataPackage:
        """Open the package, and note which files the page depends on."""
        folder = (Path(self.env.srcdir) / self.config.placebook_data).resolve()
        for table in self.tables:
            self.env.note_dependency(str(folder / table))
        return open_package(folder)

    def html(self, text: str) -> list[nodes.Node]:
        """Wrap HTML as a node."""
        return [nodes.raw(text=text, format="html")]

    def root(self) -> str:
        """Return the way from this page to the site's root."""
        return "../" * self.env.docname.count("/")

    def address(self) -> Callable[[str], str | None]:
        """Give addresses of chapters as this page links to them."""
        up = self.root()
        known = self.env.found_docs
        return lambda place: f"{up}places/{place}.html" if f"places/{place}" in known else None


class PlaceMap(DataDirective):
    """The map of all places, each a link."""

    tables = ("boundaries.topojson", "places.csv")

    def run(self) -> list[nodes.Node]:
        """Draw the map."""
        package = self.package()
        topology = package.folder / "boundaries.topojson"
        return self.html(maps_html(topology, self.address(), list(package.chapters["id"])))


class PlaceList(DataDirective):
    """The list of places by region, with headline figures."""

    tables = ("places.csv", "observations.csv")
    option_spec: ClassVar = {"region": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Write the list, and load the script that sorts it."""
        region = self.options.get("region")
        script = f'<script src="{self.root()}assets/sort.js" defer></script>'
        return self.html(places_html(self.package(), self.address(), region) + script)


class PlaceFinder(DataDirective):
    """The box to type a place's name into."""

    def run(self) -> list[nodes.Node]:
        """Write the box."""
        return self.html(finder_html(self.root()))


class AssetList(DataDirective):
    """The map and the list of innovation assets, which a script lets readers filter."""

    tables = ("boundaries.topojson", "assets.csv", "asset_places.csv", "areas.csv", "places.csv")

    def run(self) -> list[nodes.Node]:
        """Write the filters, the map and the whole list."""
        return self.html(assets_html(self.package(), self.address(), self.root()))


class DataDictionary(DataDirective):
    """Every indicator with its definition, method and caveats."""

    tables = ("indicators.csv", "observations.csv", "sources.csv")

    def run(self) -> list[nodes.Node]:
        """Write a section an indicator, so that each can be linked to and searched."""
        return self.html(dictionary_html(self.package()))


class SourceList(DataDirective):
    """Every source with its licence and checksum."""

    tables = ("sources.csv",)

    def run(self) -> list[nodes.Node]:
        """Write the table of sources."""
        return self.html(sources_html(self.package()))


class Corrections(DataDirective):
    """What was wrong in a source, and what was done; only of some kinds if they are named."""

    tables = ("corrections.csv", "sources.csv", "indicators.csv")
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Write a section a correction."""
        actions = self.arguments[0].split() if self.arguments else []
        dictionary = f"{self.root()}about/data-dictionary.html"
        try:
            return self.html(corrections_html(self.package(), actions, dictionary))
        except ValueError as error:
            raise self.error(str(error)) from error


class Coverage(DataDirective):
    """Which indicators which places have, and why the others have none."""

    tables = ("indicators.csv", "observations.csv", "places.csv", "missing.csv")

    def run(self) -> list[nodes.Node]:
        """Write the table of coverage."""
        return self.html(coverage_html(self.package()))


class Reconciliation(DataDirective):
    """Published totals against the sums of the tables."""

    tables = ("reconciliation.csv", "sources.csv")

    def run(self) -> list[nodes.Node]:
        """Write the table of checks."""
        return self.html(reconciliation_html(self.package()))


class CaseList(DataDirective):
    """All case studies, to sort and to search."""

    def run(self) -> list[nodes.Node]:
        """Write the table and load its scripts."""
        _note_cases(self)
        scripts = "".join(
            f'<script src="{self.root()}assets/{name}.js" defer></script>'
            for name in ("filter", "sort")
        )
        return self.html(case_list_html(self.package(), self.address()) + scripts)


class CaseCoverage(DataDirective):
    """Who has no case study yet, by theme or by stage."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write the matrix."""
        _note_cases(self)
        return self.html(coverage_matrix_html(self.package(), self.arguments[0]))


def _note_cases(directive: DataDirective) -> None:
    """Note that the page depends on every case study, and on which there are."""
    folder = Path(directive.env.srcdir) / "case-studies"
    for path in (folder, *sorted(folder.glob("*.md"))):
        directive.env.note_dependency(str(path))


DIRECTIVES = {
    "asset-list": AssetList,
    "place-map": PlaceMap,
    "place-finder": PlaceFinder,
    "place-list": PlaceList,
    "data-dictionary": DataDictionary,
    "source-list": SourceList,
    "corrections": Corrections,
    "coverage": Coverage,
    "reconciliation": Reconciliation,
    "case-list": CaseList,
    "case-coverage": CaseCoverage,
}
