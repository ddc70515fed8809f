"""A clue to the day of publication: which days it allows, and how far to trust it."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]

# How far each kind of clue is to be trusted.  A clue that names the day outweighs all others.
DATELINE, TODAY, AGE, OFFICE, DATED, YEARLESS, YEARS_IN_POWER, WEEKDAY, RECENT = 8, 10, 4, 3, 3, 2, 1.5, 1, 1


@dataclass(frozen=True, slots=True)
class Hint:
    """One clue: the passage, what it says, its weight and the days of publication that it allows.

    ``yearly`` makes the interval of a given year where the passage names none ("am 8. Oktober");
    ``told`` is a day that the article tells of as past (its year is 4 where the text names none).
    """

    start: int
    end: int
    reason: str
    weight: float
    intervals: tuple[Span, ...] = ()
    yearly: Callable[[int], Span | None] | None = None
    told: date | None = None

    def between(self, lowest: date, highest: date) -> list[Span]:
        """The allowed intervals, cut to the days between two."""
        spans = self.intervals
        if self.yearly:
            spans = [span for year in range(lowest.year - 1, highest.year + 2) if (span := self.yearly(year))]
        return [(max(a, lowest), min(b, highest)) for a, b in spans if a <= highest and b >= lowest]


def around(year: int, month: int, day: int, before: int, after: int) -> Span | None:
    """The days around a day of a year; None where there is no such day (29 February)."""
    try:
        middle = date(year, month, day)
    except ValueError:
        return None
    return middle + timedelta(days=before), middle + timedelta(days=after)


def leap(month: int, day: int) -> date | None:
    """A day without a year, as a day of the year 4 (a leap year); None for the 31 February."""
    try:
        return date(4, month, day)
    except ValueError:
        return None


def birthday(born: date, year: int) -> date:
    """Somebody's birthday in a year; of one born on 29 February the 1 March."""
    return leap_safe(year, born.month, born.day)


def leap_safe(year: int, month: int, day: int) -> date:
    """A day of a year, the 1 March for a 29 February that does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 3, 1)
