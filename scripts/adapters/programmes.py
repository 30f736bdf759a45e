"""Science and Innovation Audits, the Strength in Places Fund and other programmes of places.

Three tables compiled by hand, each row with where it was read. Rows whose name or area is not
known, and sums over places, are left out; those not confirmed say so. What we have checked since
stands in a lookup, with the address of what it was checked against: it amends rows or adds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scripts.adapters.assets import slug
from scripts.geography import METADATA

if TYPE_CHECKING:
    from scripts.raw import Raw

__all__ = ["amended", "programme_places", "programmes"]

AUDITS, STRENGTH, PLACES = "science_innovation_audits", "strength_in_places", "place_programmes"
VERIFIED = "verified in excerpt"
LOOKUP = METADATA / "lookups" / "programme_places.csv"
CHECKED = METADATA / "lookups" / "programmes_checked.csv"
UNNAMED = r"^\(|cut off|zones|all remaining|^26 projects|LEPs$|;.*;"
COLUMNS = ["kind", "title", "date", "area", "lead", "funding", "status", "reference", "source"]


def programmes(raw: Raw) -> pd.DataFrame:
    """Make the ``programmes`` table."""
    parts = [_audits(raw), _strength(raw), _places(raw)]
    table = pd.concat([part[COLUMNS] for part in parts], ignore_index=True)
    table = table.assign(id=(table["kind"] + " " + table["title"]).map(slug))
    return amended(table, pd.read_csv(CHECKED))


def amended(table: pd.DataFrame, checked: pd.DataFrame) -> pd.DataFrame:
    """Take over what was checked against a page that says so: dates, sums, addresses, new rows.

    Parameters
    ----------
    table
        Rows with ``id`` and the columns of the table ``programmes``.
    checked
        Rows with ``id`` and what is known better; what is missing stays as it is.

    Raises
    ------
    ValueError
        If a row is neither known nor complete enough to be a new one.
    """
    checked = checked.set_index("id").assign(status="verified")
    rows = table.set_index("id")
    new = checked[~checked.index.isin(rows.index)]
    incomplete = new.index[new[["kind", "title", "date", "area"]].isna().any(axis=1)]
    if len(incomplete):
        raise ValueError(f"{CHECKED.name}: no such programme: {', '.join(incomplete)}")
    known = checked[checked.index.isin(rows.index)]
    better = known.reindex(rows.index).combine_first(rows)[rows.columns]
    source = new["kind"].map({"Strength in Places Fund": STRENGTH}).fillna(PLACES)
    return pd.concat([better, new.assign(source=source)]).reset_index()


def programme_places(raw: Raw, places: pd.DataFrame) -> pd.DataFrame:
    """Make the ``programme_places`` table.

    Parameters
    ----------
    raw
        The source files.
    places
        The ``places`` table: a source that names the LEPs of a region means those that lie
        mainly in it.

    Returns
    -------
    DataFrame
        ``programme``, ``place`` and ``basis``: ``named``, or ``region`` where the place is known
        by its region alone.
    """
    areas = pd.read_csv(LOOKUP, keep_default_na=False).set_index("area")
    leps = places[places["kind"] == "lep"]
    table = programmes(raw)
    rows = [
        (row.id, place, basis)
        for row in table[table["area"].isin(areas.index)].itertuples()
        for place, basis in _places_of(areas.loc[row.area], leps).items()
    ]
    return pd.DataFrame(rows, columns=["programme", "place", "basis"])


def _places_of(area: pd.Series, leps: pd.DataFrame) -> dict[str, str]:
    """Find the places of an area as the source names it; one that it names needs no region."""
    meant = leps.loc[leps["region"].isin(area["regions"].split(";")), "id"]
    within, named = (
        [place for place in area[column].split(";") if place] for column in ("within", "places")
    )
    return dict.fromkeys([*meant, *within], "region") | dict.fromkeys(named, "named")


def _status(confidence: pd.Series) -> np.ndarray:
    return np.where(confidence.str.startswith(VERIFIED), "verified", "unverified")


def _audits(raw: Raw) -> pd.DataFrame:
    table = pd.read_csv(raw.path(AUDITS), keep_default_na=False)
    table = table[~table["audit"].str.match(UNNAMED)]
    names = {"audit": "title", "published": "date", "source": "reference"}
    table = table.rename(columns=names).assign(kind="Science and Innovation Audit")
    return table.assign(
        area=table["leps_or_nation"],
        lead=table["area_or_lead"],
        funding=np.nan,
        status=_status(table["confidence"]),
        source=AUDITS,
    )


def _strength(raw: Raw) -> pd.DataFrame:
    table = pd.read_csv(raw.path(STRENGTH), keep_default_na=False)
    table = table[~table["project"].str.match(UNNAMED) & (table["announced"] != "total")]
    names = {"project": "title", "announced": "date", "source": "reference", "place": "area"}
    table = table.rename(columns=names).assign(kind="Strength in Places Fund")
    funding = pd.to_numeric(table["gbp_million"])
    return table.assign(funding=funding, status=_status(table["confidence"]), source=STRENGTH)


def _places(raw: Raw) -> pd.DataFrame:
    table = pd.read_csv(raw.path(PLACES), keep_default_na=False)
    known = pd.read_csv(LOOKUP)["area"]
    table = table[table["place"].isin(known)]
    names = {"programme": "kind", "sector_or_note": "lead", "source": "reference"}
    table = table.rename(columns=names).assign(area=table["place"], title=table["place"])
    return table.assign(funding=np.nan, status="unverified", source=PLACES)
