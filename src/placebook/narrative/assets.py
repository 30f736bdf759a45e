"""Words about innovation assets: what the list holds of a place, and what it does not."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word
from placebook.narrative.phrases import capital, inside, join, plural, with_article
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces, PlaceData

__all__ = [
    "KINDS",
    "MAPPED",
    "checks",
    "counts_table",
    "in_order",
    "lacks",
    "left_out_table",
    "listed",
    "map_note",
    "map_title",
    "national",
    "on_a_map",
    "place",
]

KINDS = {
    "university": "Universities",
    "research organisation": "Research organisations",
    "Catapult centre": "Catapult centres",
    "incubator or accelerator": "Incubators and accelerators",
}
MAPPED = range(2, 41)  # fewer need no map, more would cover each other
NAMED = 15
PAGE = "national/assets"
REASONS = {
    "wrong position": "The position cannot be right",
    "no position": "We have no position",
    "no site": "No building that we could confirm",
    "no research there": "No research at the address",
    "gone": "No longer there",
    "another name": "Listed under another name",
}


def in_order(assets: pd.DataFrame) -> pd.DataFrame:
    """Order assets by kind, then name."""
    kinds = list(KINDS)
    keys = [
        (kinds.index(kind), name.lower())
        for kind, name in zip(assets["kind"], assets["name"], strict=True)
    ]
    return assets.iloc[sorted(range(len(keys)), key=keys.__getitem__)]


def place(assets: pd.DataFrame, data: PlaceData) -> str:
    """Say how many assets of each kind the list holds here; carefully, if it holds none.

    Parameters
    ----------
    assets
        The place's rows of the ``assets`` table.
    """
    here = data.place.name_in_text
    link = f'<span data-page="{PAGE}#place={data.place.id}">map and list of all assets</span>'
    limits = (
        "The list is not complete. It holds the universities and institutes of the Research "
        "Excellence Framework at their main address, and research organisations, Catapult centres "
        f"and incubators chosen from lists of 2022, under the names of that time. See the {link}."
    )
    if assets.empty:
        return (
            f"Our list holds no innovation asset in {here}. That does not mean that there is none: "
            "a campus or laboratory of an institution whose main address is elsewhere is not in "
            f"it. {limits}"
        )
    counts = assets["kind"].value_counts()
    parts = [
        plural(int(counts[kind]), _singular(kind), _several(kind))
        for kind in KINDS
        if kind in counts.index
    ]
    whole = plural(len(assets), "innovation asset")
    what = f"{whole}: {join(parts)}" if len(parts) > 1 else parts[0]
    return f"In {here} our list holds {what}. {limits}"


def _singular(kind: str) -> str:
    return kind if kind[0].isupper() else inside(kind)


def _several(kind: str) -> str:
    return inside(KINDS[kind]) if kind[0].islower() else KINDS[kind]


def listed(assets: pd.DataFrame, data: PlaceData) -> str:
    """Name the assets by kind; the first of many, with the way to the others."""
    lines = []
    ordered = in_order(assets)
    pairs = list(zip(ordered["kind"], ordered["name"], strict=True))
    for kind, title in KINDS.items():
        names = [name for of, name in pairs if of == kind]
        if not names:
            continue
        heading = title if len(names) > 1 else capital(_singular(kind))
        shown = [escape(name) for name in names[:NAMED]]
        rest = len(names) - len(shown)
        address = f"{PAGE}#place={data.place.id}&amp;kind={kind.lower().replace(' ', '-')}"
        more = f'; and <span data-page="{address}">{count_word(rest)} more</span>' if rest else ""
        lines.append(f"- **{heading}**: {'; '.join(shown)}{more}.")
    return "\n".join(lines)


def on_a_map(assets: pd.DataFrame) -> bool:
    """Tell whether a map helps: not for one asset, nor for so many that they cover each other."""
    return len(assets) in MAPPED


def map_title(assets: pd.DataFrame, data: PlaceData) -> str:
    """Title the map with the district that holds most."""
    counts = assets["district"].value_counts()
    if counts.empty or counts.iloc[0] == 1:
        return f"The assets of {data.place.name_in_text} are all in different districts"
    top, most = counts.index[0], int(counts.iloc[0])
    if most == len(assets):
        return f"{capital(_all(most))} assets are in {with_article(str(top))}"
    tied = (counts == most).sum() > 1
    if tied:
        names = sorted(with_article(str(name)) for name in counts.index[counts == most])
        return f"{capital(join(names))} have {count_word(most)} assets each"
    where = with_article(str(top))
    return f"{capital(count_word(most))} of {count_word(len(assets))} assets are in {where}"


def _all(count: int) -> str:
    return "both" if count == 2 else f"all {count_word(count)}"  # noqa: PLR2004


def map_note() -> str:
    """Say what the positions are."""
    return "Main addresses. Assets at one address cover each other; the table names all."


def national(counts: pd.DataFrame, data: AllPlaces) -> str:
    """Say how many assets the list holds, where most are, and which places have one or none.

    Parameters
    ----------
    counts
        As ``measures.asset_counts`` gives it, for LEPs and nations and the UK.
    """
    names = {p.id: p.name_in_text for p in (*data.leps, *data.nations)}
    uk = counts.loc[data.reference.id]
    parts = [f"{int(uk[kind])} {_several(kind)}" for kind in KINDS]
    leps = counts.loc[[lep.id for lep in data.leps]].sort_values("all", ascending=False)
    none = [names[place] for place in leps.index[leps["all"] == 0]]
    single = int((leps["all"] == 1).sum())
    only = int((leps["all"] == leps["university"]).sum()) - len(none)
    sentences = [
        f"The list holds {int(uk['all'])} assets: {join(parts)}.",
        f"{capital(names[str(leps.index[0])])} has most of the LEPs, {int(leps['all'].iloc[0])}.",
        f"{capital(count_word(single))} LEPs have a single one, and "
        f"{count_word(only)} have universities only.",
        f"For {join(none)} the list holds none, which says more about the list than about the "
        "place: institutions count at their main address."
        if none
        else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def counts_table(counts: pd.DataFrame, data: AllPlaces) -> str:
    """Write how many assets of each kind each place has, with a link that filters the list."""
    rows = [
        [
            f'<a href="#place={place.id}">{escape(place.name)}</a>',
            *(str(int(counts.loc[place.id, kind])) for kind in KINDS),
            str(int(counts.loc[place.id, "all"])),
        ]
        for place in (*data.nations, *data.leps)
    ]
    head = ["Place", *KINDS.values(), "All"]
    return html_table(
        "Assets by place and kind; a name shows them on the map above",
        head,
        rows,
        numeric=[False, *(True for _ in head[1:])],
        kind="pb-sortable",
    )


def checks(found: pd.Series, near: int) -> str:
    """Say which positions were checked, against what, and with what result.

    Parameters
    ----------
    found
        As ``measures.asset_checks`` gives it.
    near
        Kilometres within which a town counts as near.
    """
    return (
        f"Every one of the {found['all']} positions lies in the LEP or nation of its address. "
        f"{found['post']} have a postcode, and we measured how far each is from the town that "
        f"names its postcode area. {found['registry']} are in the Research Organization Registry "
        f"under the same name, and we measured how far each is from the town given there. "
        f"{found['near']} are within {near} kilometres of every town they were measured against. "
        f"{capital(count_word(found['far']))} are further, each for a reason that is written down, "
        f"such as a postcode area that reaches from Shrewsbury to the coast of Wales. "
        f"{capital(count_word(found['neither']))} "
        "could be measured against neither town; the LEP or nation was their only check."
    )


def lacks(left_out: pd.DataFrame) -> str:
    """Say what the list lacks, plainly."""
    missing = left_out[left_out["reason"] == "no position"]["name"]
    catapults = [name for name in missing if "Catapult" in name]
    named = "; ".join(name.removesuffix(" Catapult") for name in catapults)
    others = len(missing) - len(catapults)
    return (
        "**The list lacks much.** Our sources give no position for "
        f"{plural(len(catapults), 'Catapult')} ({named}), nor for "
        f"{plural(others, 'other research organisation')} that UK Research and Innovation names. "
        "Science parks, hospitals that do research, company "
        "laboratories, and campuses away from an institution’s main address are not in it at all. "
        "Incubators come from one list of 2022 that leans to London; we kept "
        "those that name a site "
        "of their own. Nothing says how large or how good an asset is."
    )


def left_out_table(left_out: pd.DataFrame) -> str:
    """Write what was left out, by reason."""
    rows = []
    for reason, title in REASONS.items():
        mine = left_out[left_out["reason"] == reason].sort_values(
            "name", key=lambda c: c.str.lower()
        )
        for why, group in mine.groupby("why", sort=False):
            rows.append([escape(title), escape("; ".join(group["name"])), escape(f"{why}.")])
    return html_table("What was left out, and why", ["Reason", "Names", "Why"], rows)
