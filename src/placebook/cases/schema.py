"""What the header of a case study holds, as a JSON schema, with the words that can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["HINTS", "KINDS", "STAGES", "THEMES", "header_schema"]

THEMES = {
    "advanced-manufacturing": "Advanced manufacturing",
    "materials": "Materials and chemicals",
    "health": "Health and life sciences",
    "digital": "Digital and data",
    "energy": "Energy and net zero",
    "food": "Farming and food",
    "marine": "Marine and maritime",
    "space": "Space and satellites",
    "transport": "Transport and aerospace",
    "creative": "Creative industries",
    "finance": "Finance",
    "construction": "Construction",
    "skills": "Skills and enterprise",
}
STAGES = {
    "mapping": "Mapping strengths",
    "priorities": "Choosing priorities",
    "partnership": "Building partnerships",
    "investment": "Investing",
    "delivery": "Delivering",
    "evaluation": "Judging results",
}
KINDS = {
    "audit": "Science and Innovation Audit",
    "project": "Project",
    "programme": "Programme",
    "strategy": "Strategy",
    "centre": "Centre or facility",
    "network": "Network",
}
LICENCES = ("CC BY 4.0", "OGL v3.0", "CC0 1.0")
# What to do about each field, for people who do not write schemas.
HINTS = {
    "title": "a name of 5 to 90 characters",
    "summary": "one or two sentences of 40 to 300 characters, without Markdown",
    "places": "a list of ids that 'placebook list --ids' prints",
    "themes": f"a list of one to four of: {', '.join(THEMES)}",
    "stage": f"one of: {', '.join(STAGES)}",
    "kind": f"one of: {', '.join(KINDS)}",
    "organisations": "a list of names, for instance [University of York]",
    "period": "years, for instance '2016 to 2019' or '2021', in quotation marks",
    "evidence": "a list of sources, each with a title and a link (url) that begins with https://",
    "contact": "an organisation's web address that begins with https://, or 'none'",
    "licence": f"one of: {', '.join(LICENCES)}",
    "date": "the day on which it was written or last checked, for instance '2026-11-28', in "
    "quotation marks",
}


def _text(least: int, most: int, pattern: str = r"^[^<>{}`\n]*$") -> dict[str, Any]:
    return {"type": "string", "minLength": least, "maxLength": most, "pattern": pattern}


def _list(items: dict[str, Any], most: int) -> dict[str, Any]:
    return {
        "type": "array",
        "items": items,
        "minItems": 1,
        "maxItems": most,
        "uniqueItems": True,
    }


LINK = _text(12, 400, r"^https://[^\s<>\"'`{}\\]+$")


def header_schema(places: Collection[str]) -> dict[str, Any]:
    """Describe a header.

    Parameters
    ----------
    places
        Ids that ``places`` may hold.
    """
    source = {
        "type": "object",
        "properties": {"title": _text(3, 200), "url": LINK},
        "required": ["title", "url"],
        "additionalProperties": False,
    }
    properties = {
        "title": _text(5, 90),
        "summary": _text(40, 300),
        "places": _list({"enum": sorted(places)}, 42),
        "themes": _list({"enum": list(THEMES)}, 4),
        "stage": {"enum": list(STAGES)},
        "kind": {"enum": list(KINDS)},
        "organisations": _list(_text(2, 120), 20),
        "period": _text(4, 12, r"^\d{4}( to \d{4})?$"),
        "evidence": _list(source, 20),
        "contact": {"anyOf": [{"const": "none"}, LINK]},
        "licence": {"enum": list(LICENCES)},
        "date": _text(10, 10, r"^\d{4}-\d{2}-\d{2}$"),
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
