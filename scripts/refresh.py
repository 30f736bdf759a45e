"""Rebuild the data package from the source files: ``python -m scripts.refresh``.

The files are downloaded from their pinned addresses, or read from a folder
(``--raw DIR``). Everything is read, built and checked before anything is
written, so a source that has changed, or a value that cannot be, leaves the
package as it was. What changed is printed, for an analyst to sign off.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from placebook.dataset.check import check_package
from scripts import (
    boundaries,
    division_jobs,
    europe,
    missing,
    package,
    reconciliation,
    regions,
    relatedness,
    similarity,
    standing,
    validation,
    vintages,
)
from scripts.adapters import (
    assets,
    beis_indicators,
    eurostat_nations,
    eurostat_regions,
    innovation_survey,
    living_conditions,
    nation_regions,
    nuts2_history,
    ofcom_broadband,
    ons_business,
    ons_density,
    ons_gva,
    ons_gva_districts,
    ons_gva_industry,
    ons_income,
    ons_jobs,
    ons_labour_market,
    ons_population,
    ons_productivity,
    ons_qualifications,
    ons_region_jobs,
    ons_research_spending,
    ons_trade,
    programmes,
    ref_2014,
    ref_2021,
    smc_business_rd,
    tidy_csv,
    uk_business,
)
from scripts.adapters.ons_population import district_population
from scripts.changelog import changelog
from scripts.changes import compare
from scripts.download import TIMEOUT, absent, download
from scripts.geography import area_places, areas
from scripts.place_names import place_names
from scripts.places import places
from scripts.raw import Raw
from scripts.staging import replace, staging

__all__ = ["build", "main"]

ROOT = Path(__file__).parent.parent
ADAPTERS = (
    ons_population,
    ons_density,
    ons_gva,
    ons_productivity,
    ons_business,
    ons_labour_market,
    ons_qualifications,
    ons_income,
    ons_research_spending,
    ofcom_broadband,
    beis_indicators,
    ref_2021,
    ons_jobs,
    ons_trade,
    smc_business_rd,
    living_conditions,
    nuts2_history,
    innovation_survey,
    eurostat_nations,
    ref_2014,
    uk_business,
    tidy_csv,
)
WRITTEN = (
    *("kinds", "sources", "indicators", "corrections", "industries", "sections"),
    *("research_fields", "research_industries", "conditions", "condition_indicators"),
    *("innovation_sectors", "innovation_sector_parts", "nation_region_industries"),
    *("materials_sector", "assets_left_out", "programme_themes", "programme_gaps"),
)
OWN_TABLES = {
    "area_industry_gva": ons_gva_districts,
    "district_sums": ons_gva_districts,
    "industry_jobs": ons_jobs,
    "regions": regions,
    "region_places": regions,
    "sic_codes": ons_region_jobs,
    "region_jobs": ons_region_jobs,
    "region_jobs_fine": ons_region_jobs,
    "nation_regions": nation_regions,
    "nation_region_areas": nation_regions,
    "nation_region_gva": nation_regions,
    "nation_region_values": nation_regions,
    "research_funding": nuts2_history,
    "assets": assets,
    "asset_places": assets,
    "programmes": programmes,
    "comparators": eurostat_regions,
}
POPULATION_YEAR = 2023


def build(folder: Path) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """Build every table and boundary file.

    Parameters
    ----------
    folder
        Folder of the source files.

    Returns
    -------
    tuple
        Checked tables by name, and boundary files (text) by file name.

    Raises
    ------
    ValueError
        If a source is not the expected one or a value breaks the schema.
    """
    tables = {name: package.metadata(name) for name in WRITTEN}
    raw = Raw(folder, tables["sources"])
    population = district_population(raw).query("period <= @POPULATION_YEAR")
    counted = population[population["period"] == POPULATION_YEAR].set_index("area")["value"]
    tables["places"] = places(raw, counted)
    latest = population.sort_values("period").groupby("area")["value"].last()
    tables["place_names"] = place_names(raw, tables["places"], latest)
    tables["areas"] = areas(raw)
    tables["area_places"] = area_places(raw)
    tables["industry_gva"] = ons_gva_industry.industry_gva(raw)
    for name in ("observations", "area_observations", "research"):
        made = [getattr(module, name)(raw) for module in ADAPTERS if hasattr(module, name)]
        tables[name] = pd.concat(made, ignore_index=True)
    idle = set(tables["indicators"]["id"]) - set(tables["observations"]["indicator"])
    if idle:
        raise ValueError(f"indicators without any observation: {sorted(idle)}")
    tables |= {name: getattr(module, name)(raw) for name, module in OWN_TABLES.items()}
    tables["programme_places"] = programmes.programme_places(raw, tables["places"])
    tables |= relatedness.relatedness(tables)
    tables["division_jobs"] = division_jobs.division_jobs(tables)
    tables["framework_standing"] = standing.standing(tables)
    tables |= similarity.similarity(tables)
    tables |= europe.europe(tables)
    tables["place_vintages"] = vintages.same_areas(raw)
    tables["missing"] = missing.missing(tables)
    tables["reconciliation"] = reconciliation.reconciliation(tables)
    return validation.check(tables), boundaries.topologies(raw)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    given = _arguments(arguments)
    failures = [] if given.raw else _fetched(given.cache, given.timeout)
    if failures:
        return _stop(failures)
    try:
        tables, maps = build(given.raw or given.cache)
    except ValueError as error:
        return _stop([str(error)])
    with staging(given.out) as staged:
        package.write(tables, staged, boundaries.describe(maps))
        for name, text in maps.items():
            (staged / name).write_bytes(text.encode())
        problems = check_package(staged)
        if problems:
            return _stop([str(problem) for problem in problems])
        log = _changelog(given.out, staged)
        changed = replace(staged, given.out)
    for name, frame in tables.items():
        print(f"{name:20} {len(frame):7,} rows")
    print(f"\n{log}\nFiles written: {', '.join(changed) or 'none'}")
    if given.changelog:
        given.changelog.write_text(f"{log}\n", encoding="utf-8")
    return 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.refresh", description=__doc__)
    add = parser.add_argument
    add("--raw", type=Path, help="folder of the source files; without it they are downloaded")
    add("--cache", type=Path, default=ROOT / "raw", help="folder for downloaded files")
    add("--timeout", type=float, default=TIMEOUT, help="longest wait for a server, in seconds")
    add("--out", type=Path, default=ROOT / "data", help="folder to write")
    add("--changelog", type=Path, help="file to write what changed to; it is printed in any case")
    return parser.parse_args(arguments)


def _fetched(cache: Path, timeout: float) -> list[str]:
    """Download what is not in the cache; return what failed."""
    sources = package.metadata("sources")
    return absent(sources, cache) or download(sources, cache, timeout=timeout)


def _changelog(old: Path, new: Path) -> str:
    try:
        return changelog(compare(old, new))
    except (ValueError, KeyError) as error:
        return f"The package that was there cannot be compared with: {error}"


def _stop(problems: list[str]) -> int:
    for problem in problems:
        print(f"refresh: {problem}", file=sys.stderr)
    print("refresh: nothing was written", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
