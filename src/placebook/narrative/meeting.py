"""Words on where strong research and the industries that use it meet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from placebook.narrative.numbers import percent
from placebook.narrative.say import note
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["meeting_note", "meeting_table"]


def meeting_note(meets: pd.DataFrame) -> str:
    """Say what counts as strong research, and whose reading the pairs are."""
    none = "" if len(meets) else "No strong research meets an industry that uses it here.\n\n"
    below = note(
        "Research is strong here where the place has at least ten full-time posts of "
        "world-leading work, and a larger share of the UK’s than of the UK’s output. Industries "
        "are listed from three quarters of the UK’s share. Which fields go with which industries "
        "is our own reading, and many fields go with none."
    )
    return f"{none}{below}"


def meeting_table(meets: pd.DataFrame) -> str:
    """Set strong research beside the industries that use it; nothing where none meet.

    Parameters
    ----------
    meets
        As ``measures.meetings`` gives it.
    """
    if meets.empty:
        return ""
    rows = [
        [
            escape(title),
            f"{pairs['lq'].iloc[0]:.2f}",
            "; ".join(
                f"{escape(pair.field_title)} ({percent(pair.uk_share)} of the UK’s)"
                for pair in pairs.itertuples()
            ),
        ]
        for title, pairs in meets.groupby("short_title", sort=False)
    ]
    return html_table(
        "Where strong research meets an industry that uses it",
        ["Industry", "Location quotient", "Strong research"],
        rows,
        numeric=[False, True, False],
    )
