"""The place finder: a box to type a name into, and the small index it looks names up in.

Everything happens in the reader's browser. The index is a script that sets a variable, because
a page opened from disk may load a script but not a JSON file, and it is loaded only once
somebody goes to the box.
"""

from __future__ import annotations

import json
import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from placebook.book.toc import region_slug

if TYPE_CHECKING:
    from collections.abc import Collection

    from placebook.dataset import DataPackage

__all__ = ["INDEX", "finder_html", "key", "names_file", "names_index"]

INDEX = "place-names.js"
# What a kind of name is called beside it; the first of equal names that lead to one chapter stays.
KINDS = {
    "lep": "Local Enterprise Partnership (LEP) area",
    "nation": "nation",
    "district": "district",
    "county": "county",
    "town": "in",
    "other name": "in",
    "combined authority": "combined authority",
    "former district": "former district, now in",
    "former county": "county until councils were merged",
    "former lep": "earlier name of the LEP",
    "former combined authority": "former combined authority",
    "statistical region": "statistical region",
    "region": "region of England",
}
LOCATED = {"town", "other name", "former district"}


def key(name: str) -> str:
    """Write a name as names are compared: ``book/_scripts/finder.js`` does the same.

    Examples
    --------
    >>> key("King's Lynn"), key("Saint Albans"), key("The Marches")
    ('kings lynn', 'st albans', 'marches')
    """
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['.]", "", plain.replace("&", " and "))
    words = re.sub(r"[^a-z0-9]+", " ", plain).strip()
    return re.sub(r"\bsaint\b", "st", words.removeprefix("the "))


def names_file(package: DataPackage, built: Collection[str]) -> dict[str, bytes]:
    """Return the index as a file of the site, by its path."""
    text = json.dumps(names_index(package, built), ensure_ascii=False, separators=(",", ":"))
    return {f"assets/{INDEX}": f"window.placebookNames={text};\n".encode()}


def names_index(package: DataPackage, built: Collection[str]) -> dict[str, list]:
    """Make the index of names.

    Returns
    -------
    dict
        ``pages``: address and name of chapters and region pages. ``kinds``: words.
        ``areas``: names of districts. ``names``: name, number of its kind, of its district (or
        -1) and of its page, joined by ``|``; larger places first.
    """
    rows = _rows(package, built)
    titles = package.places["name"]
    pages = list(dict.fromkeys(rows["page"]))
    areas = list(dict.fromkeys(rows.loc[rows["within"] != "", "within"]))
    number = {"pages": _numbered(pages), "areas": _numbered(areas) | {"": -1}}
    kinds = list(KINDS)
    return {
        "pages": [[f"places/{p}.html", titles.get(p, "")] for p in pages],
        "kinds": list(KINDS.values()),
        "areas": areas,
        "names": [
            f"{row.name}|{kinds.index(row.kind)}|{number['areas'][row.within]}"
            f"|{number['pages'][row.page]}"
            for row in rows.itertuples(index=False)
        ],
    }


def _numbered(names: list[str]) -> dict[str, int]:
    return {name: position for position, name in enumerate(names)}


def _rows(package: DataPackage, built: Collection[str]) -> pd.DataFrame:
    """Return one row a name and page, larger places first."""
    table = package["place_names"]
    table = table[table["place"].isin(built)]
    several = table[table["kind"] == "region"].groupby("name")["place"].transform("size") > 1
    regions = table.loc[several[several].index].assign(
        page=lambda frame: "regions/" + frame["name"].map(region_slug)
    )
    others = table[table["kind"] != "region"].assign(page=table["place"])
    rows = pd.concat([others, regions])
    districts = package["areas"].set_index("code")["name"]
    within = rows["area"].map(districts).where(rows["kind"].isin(LOCATED), "").fillna("")
    rows = rows.assign(within=within, key=rows["name"].map(key), rank=rows["kind"].map(_ranked()))
    rows["people"] = rows.groupby(["key", "page"])["people"].transform("max").fillna(0)
    rows = rows.sort_values(["rank", "people"], ascending=[True, False], kind="stable")
    rows = rows.drop_duplicates(["key", "page"])
    return rows.sort_values(["people", "rank", "name", "page"], ascending=[False, True, True, True])


def _ranked() -> dict[str, int]:
    return _numbered(list(KINDS))


def finder_html(root: str) -> str:
    """Write the box. Without scripts it is not shown: the list of places is there.

    Parameters
    ----------
    root
        The way from the page to the site's root, such as ``"../"``.
    """
    up = escape(root, quote=True)
    return (
        f'<form class="pb-finder pst-js-only" role="search" aria-label="Find a place" '
        f'data-root="{up}" data-index="{up}assets/{INDEX}" data-list="{up}places/index.html">'
        '<label for="pb-find">Find your place</label>'
        '<p class="pb-finder-hint" id="pb-find-hint">Type a town, district, county, combined '
        "authority or LEP. Then choose from the suggestions.</p>"
        '<div class="pb-finder-box">'
        '<input id="pb-find" type="text" role="combobox" aria-autocomplete="list" '
        'aria-expanded="false" aria-controls="pb-found" aria-describedby="pb-find-hint" '
        'autocomplete="off" autocapitalize="words" spellcheck="false" enterkeyhint="go">'
        "<button>Go</button>"
        '<ul id="pb-found" role="listbox" aria-label="Suggestions" hidden></ul></div>'
        '<p class="pb-finder-said" role="status"></p></form>'
        f'<script src="{up}assets/finder.js" defer></script>'
    )
