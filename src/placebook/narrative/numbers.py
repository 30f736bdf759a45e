"""Numbers as people say them: rounded, with their unit, never with false precision."""

from __future__ import annotations

import math

__all__ = ["count_word", "odds", "ordinal", "percent", "quantity", "times"]

MONEY = {"GBP": "£", "EUR": "€"}
AFTER = {
    "percent": "%",
    "people": " people",
    "full-time equivalents": " full-time equivalents",
    "enterprises": " businesses",
    "jobs": " jobs",
    "Mbit/s": " Mbit/s",
    "hectares": " hectares",
    "days": " days",
    "minutes": " minutes",
    "per 1,000 people": " per 1,000 people",
    "per 10,000 people": " per 10,000 people",
    "per 1,000 jobs": " per 1,000 jobs",
    "micrograms per cubic metre": " micrograms per cubic metre",
    "tonnes CO2e per head": " tonnes per head",
    "people per square kilometre": " people per square kilometre",
}
PER = {
    "per hour": " an hour",
    "per head": " per head",
    "per week": " a week",
    "per job": " per job",
}
COUNTS = ("people", "enterprises", "full-time equivalents", "jobs")
HUNDRED = 100
THOUSANDS = 10_000
MILLION = 1_000_000
TEN = 10
PENCE = 2
TEENS = range(10, 21)
# Chances as people say them: so many in so many.
ODDS = (*((1, n) for n in (2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 50, 100)), (2, 5), (3, 5), (2, 3))
LEAST_ODDS = 0.005
WORDS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def quantity(value: float, unit: str, decimals: int = 0, *, bare: bool = False) -> str:
    """Write a value with its unit.

    Parameters
    ----------
    value
        In the unit given.
    unit
        A unit of the indicators table, for instance ``"GBP per hour"``.
    decimals
        Decimals of values that are not large: millions are said in words. Money
        has two decimals or none, because nobody says £8.9.
    bare
        Leave out what it counts or is per, where that has just been said.

    Examples
    --------
    >>> quantity(183471, "GBP million")
    '£183 billion'
    >>> quantity(57.46, "GBP per hour", 2), quantity(0.3, "GBP per head", 1)
    ('£57.46 an hour', '£0.30 per head')
    >>> quantity(5.2e6, "people")
    '5.2 million people'
    """
    currency, _, rest = unit.partition(" ")
    if currency in MONEY:
        text = _money(value, MONEY[currency], rest, decimals)
        return text.removesuffix(PER.get(_scaled(rest), "")) if bare else text
    if unit in COUNTS:
        value = _three_figures(value)
    after = "" if bare and unit in COUNTS else AFTER.get(unit, "")
    return f"{_large(value, decimals)}{after}"


def _scaled(rest: str) -> str:
    return rest.removeprefix("million").strip()


def _three_figures(value: float) -> float:
    """Round a large count as people do when they speak: 739,812 becomes 740,000."""
    if not THOUSANDS <= abs(value) < MILLION:
        return value
    step = 10 ** (math.floor(math.log10(abs(value))) - 2)
    return round(value / step) * step


def _money(value: float, sign: str, rest: str, decimals: int) -> str:
    if rest.startswith("million"):
        value, rest = value * 1e6, rest.removeprefix("million").strip()
    if abs(value) >= HUNDRED or ("per head" in rest and abs(value) >= TEN):
        decimals = 0
    minus = "-" if value < 0 else ""
    amount = _large(abs(value), PENCE if decimals else 0)
    if not value:
        amount = amount.partition(".")[0]
    return f"{minus}{sign}{amount}{PER.get(rest, '')}"


def _large(value: float, decimals: int) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size * 0.9995:
            scaled = value / size
            return f"{scaled:,.{0 if abs(scaled) >= 99.95 else 1}f}".removesuffix(".0") + f" {word}"  # noqa: PLR2004
    return f"{value:,.{decimals}f}"


def percent(share: float, decimals: int = 0) -> str:
    """Write a share between 0 and 1 as a percentage; under one per cent with one decimal more.

    Examples
    --------
    >>> percent(0.256), percent(0.0043)
    ('26%', '0.4%')
    """
    small = 0 < abs(share) < 0.0095  # noqa: PLR2004
    return f"{share * 100:.{max(decimals, 1) if small else decimals}f}%"


def times(ratio: float) -> str:
    """Write a ratio: 'twice', or '3.4 times'.

    Examples
    --------
    >>> times(2.04), times(3.44)
    ('twice', '3.4 times')
    """
    return "twice" if math.isclose(ratio, 2, abs_tol=0.05) else f"{ratio:.1f} times"


def odds(low: float, high: float) -> str:
    """Say a range of chances as so many in so many.

    Parameters
    ----------
    low, high
        Between 0 and 1.

    Examples
    --------
    >>> odds(0.411, 0.423), odds(0.135, 0.22), odds(0, 0.0103)
    ('about 2 in 5', '1 in 7 to 1 in 5', 'at most 1 in 100')
    """
    first, last = (_in_so_many(chance) for chance in (low, high))
    if low < LEAST_ODDS:
        return f"at most {last}"
    return f"about {last}" if first == last else f"{first} to {last}"


def _in_so_many(chance: float) -> str:
    chance = max(chance, LEAST_ODDS)
    some, of = min(ODDS, key=lambda pair: abs(math.log(pair[0] / pair[1] / chance)))
    return f"{some} in {of}"


def count_word(count: int) -> str:
    """Write a count up to twelve as a word.

    Examples
    --------
    >>> count_word(3), count_word(14)
    ('three', '14')
    """
    return WORDS[count] if 0 <= count < len(WORDS) else f"{count:,}"


def ordinal(number: int) -> str:
    """Write a rank.

    Examples
    --------
    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    ending = "th" if number % 100 in TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
