"""Words about what a programme changed: first whether anything can be said, then what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from placebook.narrative.numbers import percent, quantity
from placebook.narrative.phrases import capital, inside, join, plural
from placebook.narrative.tables import html_table

if TYPE_CHECKING:
    import pandas as pd

    from placebook.dataset import AllPlaces

__all__ = [
    "Words",
    "answer",
    "checks_table",
    "likeness",
    "note",
    "refused",
    "title",
    "words",
]

LEAST_WEIGHT = 0.05


class Study(Protocol):
    """What is said of a study: see :class:`placebook.measures.impact.Study`."""

    donors: pd.DataFrame
    start: int


class Reading(Protocol):
    """What is said of its result: see :class:`placebook.measures.impact.Reading`."""

    fitted: Any
    fit: float
    placebos: pd.DataFrame
    share: float
    ratio: float
    lower: float
    upper: float
    early: float | None
    without: pd.DataFrame
    differences: Any
    verdict: str


class Words:
    """How one study's outcome, unit and places are called.

    Parameters
    ----------
    data
        The data package.
    outcome
        Id of an indicator.
    treated
        Ids of the treated places.
    """

    def __init__(self, data: AllPlaces, outcome: str, treated: list[str]) -> None:
        indicator = data.package.indicators.loc[outcome]
        names = data.package.places["name_in_text"]
        self.outcome = inside(indicator["short_title"]).partition(",")[0]
        self.unit = indicator["unit"]
        self.decimals = int(indicator["decimals"])
        self.places = join([names[place] for place in treated])
        self.names = names

    def amount(self, value: float) -> str:
        """Write an amount with its unit; a minus as people print it."""
        return quantity(value, self.unit, self.decimals).replace("-", "−")


def words(data: AllPlaces, outcome: str, treated: list[str]) -> Words:
    """Collect the words for a study."""
    return Words(data, outcome, treated)


def title(found: Reading, said: Words, start: int) -> str:
    """Write the finding as a chart's title."""
    where = f"in {said.places}"
    return {
        "poor fit": f"No mix of other places moved as {said.outcome} did {where} before {start}",
        "noise": f"No effect on {said.outcome} {where} can be told from noise",
        "mixed": f"The checks on {said.outcome} {where} disagree",
        "rise": f"{capital(said.outcome)} {where} rose more than in like places after {start}",
        "fall": f"{capital(said.outcome)} {where} fell behind like places after {start}",
    }[found.verdict]


def answer(given: Study, found: Reading, said: Words) -> str:
    """Say in plain words what the study shows, or that it shows nothing."""
    if found.verdict == "poor fit":
        return (
            f"**The comparison cannot be read.** Before {given.start}, no mix of the "
            f"{given.donors.shape[1]} other places followed {said.outcome} in {said.places} "
            f"closely enough: the gap was {percent(found.fit)} of how far places usually stray "
            "from each other, and the limit is 50%. Whatever came after could have come anyway."
        )
    return f"{_lead(given, found, said)} {_size(given, found, said)} {_chance(found)}"


def _lead(given: Study, found: Reading, said: Words) -> str:
    return {
        "noise": "**No effect can be told from noise.**",
        "mixed": "**There is a difference, but the checks disagree: do not rely on it.**",
        "rise": f"**{capital(said.outcome)} rose more than chance explains after {given.start}.**",
        "fall": f"**{capital(said.outcome)} fell short by more than chance explains after "
        f"{given.start}.**",
    }[found.verdict]


def _size(given: Study, found: Reading, said: Words) -> str:
    effect = found.fitted.effect
    side = "above" if effect > 0 else "below"
    return (
        f"From {given.start} to {given.donors.index.max()}, {said.outcome} in {said.places} was on "
        f"average {said.amount(abs(effect))} {side} that of the mix of other places which had "
        "moved like it before. Going by how far nine in ten other places stray, the true effect "
        f"lies from {said.amount(found.lower)} to {said.amount(found.upper)}."
    )


def _chance(found: Reading) -> str:
    return (
        f"Of {found.placebos.shape[1]} comparisons of places without the programme, "
        f"{percent(found.share)} moved away as far."
    )


def likeness(found: Reading, said: Words) -> str:
    """Name the places that make up the likeness, heaviest first."""
    weights = found.fitted.weights.sort_values(ascending=False)
    heavy = weights[weights >= LEAST_WEIGHT]
    named = [f"{said.names[place]} ({percent(weight)})" for place, weight in heavy.items()]
    rest = int((weights[weights < LEAST_WEIGHT] > 0).sum())
    weight = "a small weight" if rest == 1 else "small weights"
    more = f" {capital(plural(rest, 'more place'))} had {weight}." if rest else ""
    return f"The mix: {join(named)}.{more}"


def note(given: Study) -> str:
    """Say how to read the chart."""
    return (
        "Blue: the gap between the treated places and the mix of others. Grey: nine in ten of "
        f"the same gaps for places without the programme. Up to {given.start - 1} the blue line "
        "is near 0 because the mix was chosen so."
    )


def checks_table(found: Reading, variants: pd.DataFrame, said: Words) -> str:
    """List every check beside what it gave."""
    effects = found.without["effect"]
    did = found.differences
    rows = [
        (
            "Synthetic control",
            said.amount(found.fitted.effect),
            _range(found.lower, found.upper, said),
        ),
        ("Difference in differences", said.amount(did.effect), _range(did.lower, did.upper, said)),
        *[
            (f"Synthetic control, {row.method}", said.amount(row.effect), "")
            for row in variants.itertuples()
        ],
        ("Without each weighty place in turn", "", _range(effects.min(), effects.max(), said)),
        (
            "A start three years too early (should be near 0)",
            "too few years" if found.early is None else said.amount(found.early),
            "",
        ),
        (
            "Error after the start over error before",
            "",
            f"as much in {percent(found.ratio)} of placebos",
        ),
        (
            "Faster growth than the others before the start, a year",
            said.amount(did.drift),
            f"as much in {percent(did.drift_share)} of placebos",
        ),
    ]
    return html_table(
        f"The checks: effect on {said.outcome} in {said.places}",
        ["Check", "Effect", "Range or placebos"],
        rows,
        numeric=[False, True, False],
    )


def _range(low: float, high: float, said: Words) -> str:
    return f"{said.amount(low)} to {said.amount(high)}"


def refused(reason: str, data: AllPlaces, outcome: str) -> str:
    """Say that an outcome cannot be studied, and why."""
    called = inside(data.package.indicators.loc[outcome, "short_title"])
    return f"**Nothing can be said about the {called}.** {reason}"
