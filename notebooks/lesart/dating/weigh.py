"""Weighing clues: how likely each day is, given all of them."""
from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from .hint import Hint, day_of

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
# Clues of one article repeat each other (two days of the same week), so that they count for less than
# independent ones would: the power to which likelihoods of days without a year are raised.
_REPEATED = 0.7


def likelihood(hints: list[Hint]) -> np.ndarray:
    """The probability of each day from `FIRST` to `LAST`, every day being as likely beforehand."""
    total = np.zeros((LAST - FIRST).days + 1)
    for hint in hints:
        total += _dated(hint) if hint.named is None else _yearless(hint)
    total = np.exp(total - total.max())
    return total / total.sum()


def window(chances: np.ndarray, mass: float) -> tuple[date, date]:
    """The first and the last of the likeliest days that together have this probability."""
    order = np.argsort(-chances, kind="stable")
    count = int(np.searchsorted(np.cumsum(chances[order]), mass)) + 1
    # Days that are as likely as the last one belong to them.
    likely = np.flatnonzero(chances >= chances[order[min(count, len(order)) - 1]] * (1 - 1e-9))
    return FIRST + timedelta(days=int(likely[0])), FIRST + timedelta(days=int(likely[-1]))


def chance(chances: np.ndarray, first: date, last: date) -> float:
    """The probability that the day lies between two days."""
    return float(chances[max(0, (first - FIRST).days):(last - FIRST).days + 1].sum())


def _dated(hint: Hint) -> np.ndarray:
    size = (LAST - FIRST).days + 1
    missing = max(1 - sum(p for _, _, p in hint.spans), 1e-4)
    density = np.full(size, missing / size)
    for first, last, probability in hint.spans:
        days = (last - first).days + 1
        density[max(0, (first - FIRST).days):max(0, (last - FIRST).days + 1)] += probability / days
    return np.log(density)


def _yearless(hint: Hint) -> np.ndarray:
    if hint.weekday is not None:
        years = tuple(year for year in range(FIRST.year, LAST.year + 1) if hint.fits(year))
        sure = hint.tiers[0][2]  # in one year of seven, a day falls on a given weekday
        return np.log(np.where(_in_years(years, hint.named), 7 * sure, 7 / 6 * (1 - sure)))
    missing = max(1 - sum(p for _, _, p in hint.tiers), 1e-3)
    profile = np.full(366, missing / 366)
    for first, last, probability in hint.tiers:
        profile[np.arange(first, last + 1) % 366] += probability / (last - first + 1)
    return _REPEATED * np.log(profile)[(_day_of_year() - (day_of(4, *hint.named) - date(4, 1, 1)).days) % 366]


@lru_cache(maxsize=1)
def _day_of_year() -> np.ndarray:
    days = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return np.array([(date(4, day.month, day.day) - date(4, 1, 1)).days for day in days])


def _in_years(years: tuple[int, ...], named: tuple[int, int]) -> np.ndarray:
    """Which days lie within half a year of the named day in one of the years."""
    inside = np.zeros((LAST - FIRST).days + 1, dtype=bool)
    for year in years:
        middle = (day_of(year, *named) - FIRST).days
        inside[max(0, middle - 182):middle + 183] = True
    return inside
