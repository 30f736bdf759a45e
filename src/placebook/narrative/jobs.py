"""Words on jobs beside output: where the two tell different stories of the same industry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.narrative.numbers import count_word, percent, times
from placebook.narrative.phrases import capital, inside
from placebook.narrative.quotients import many

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import PlaceData

__all__ = ["BRITAIN", "beside_output"]

# The nations whose jobs are counted.
BRITAIN = ("england", "scotland", "wales")
TOGETHER = {"AB": "Farming, fishing and mining", "DE": "Energy, water and waste"}
# Its output is mostly rents, which nobody works for.
NO_JOBS = "L"
SOLDIERS = "O"
SHOWN = 2


def beside_output(table: pd.DataFrame, sections: pd.DataFrame, data: PlaceData) -> str:
    """Say whether jobs bear out what output shows.

    Parameters
    ----------
    table
        As ``measures.jobs_beside_output`` gives it; may be empty.
    sections
        The ``sections`` table.
    """
    if not data.covers("industry_jobs"):
        return ""
    if table.empty:
        return (
            f"The survey of jobs by industry does not cover {data.place.name_in_text}, so output "
            "cannot be checked against jobs here."
        )
    compared = table[table["section"] != NO_JOBS]
    apart = compared[compared["apart"]]
    first = compared.iloc[0]
    whose = (
        f"{'employees' if first['measure'] == 'employees' else 'jobs'} in {int(first['period'])}"
    )
    if apart.empty:
        return (
            f"Jobs bear this out: of {count_word(len(compared))} broad industries, none weighs "
            f"clearly more than in the UK by output and clearly less by {whose}, or the reverse."
        )
    names = sections.set_index("code")["short_title"].to_dict() | TOGETHER
    gap = (apart["output_share"] - apart["job_share"]).abs().sort_values(ascending=False)
    told = [_told(apart.loc[at], names) for at in gap.index[:SHOWN]]
    soldiers = SOLDIERS in set(apart.loc[gap.index[:SHOWN], "section"])
    note = " The survey leaves out the armed forces." if soldiers else ""
    start = f"For some industries jobs tell another story ({whose}, against Great Britain)."
    return f"{start} {' '.join(told)}{note}"


def _told(row: pd.Series, names: dict[str, str]) -> str:
    """Say one industry's share of output and of jobs."""
    title = names[row["section"]]
    plural = many(title)
    return (
        f"{capital(inside(title))} {'bring' if plural else 'brings'} in "
        f"{percent(row['output_share'])} of output, {_times(row['output_lq'])} the UK’s share, "
        f"but {'have' if plural else 'has'} {percent(row['job_share'])} of jobs, "
        f"{_times(row['job_lq'])} Great Britain’s."
    )


def _times(ratio: float) -> str:
    """Write a quotient as times above 1, as a percentage below.

    Examples
    --------
    >>> _times(1.36), _times(0.654)
    ('1.4 times', '65% of')
    """
    return times(ratio) if ratio >= 1 else f"{percent(ratio)} of"
