"""Pieces of titles for places that the reader chooses: each stands by itself."""

from types import SimpleNamespace

import pandas as pd

from placebook.narrative import side_by_side


def place(name: str, kind: str = "lep") -> SimpleNamespace:
    return SimpleNamespace(id=name.lower(), name=name, name_in_text=name, kind=kind, region="North")


UK = place("UK", "comparator")
DATA = SimpleNamespace(leps=(place("Hull"), place("Dorset")), nations=(), reference=UK)


def index(hull: float, dorset: float, dorset_year: int = 2023) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "place": ["hull", "hull", "dorset", "uk"],
            "period": [2003, 2023, dorset_year, 2023],
            "value": [100.0, hull, dorset, 130.0],
        }
    )


def test_growth_is_said_once_where_all_grew():
    words = side_by_side.volume_pieces(index(120, 105), DATA, 2003)
    assert words["lead"] == "From 2003 to 2023 the volume of output grew by"
    assert words["pieces"] == {"hull": "20% in Hull", "dorset": "5% in Dorset", "uk": "30% in UK"}


def test_a_place_that_shrank_is_not_said_to_have_grown():
    words = side_by_side.volume_pieces(index(120, 95), DATA, 2003)
    assert words["lead"] == "From 2003 to 2023 the volume of output"
    assert words["pieces"]["hull"] == "grew by 20% in Hull"
    assert words["pieces"]["dorset"] == "fell by 5% in Dorset"


def test_an_older_last_year_is_said():
    words = side_by_side.productivity_pieces(index(120, 95, 2021), DATA)
    assert words["lead"] == "In 2023 output an hour was"
    assert words["pieces"] == {
        "hull": "20% above the UK’s in Hull",
        "dorset": "5% below the UK’s in Dorset (2021)",
    }
