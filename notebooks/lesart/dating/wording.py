"""Days in the words of the reader's language, for the reasons of clues."""
from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from ..language import language, long_day


def weekday_name(number: int) -> str:
    """The name of a weekday; Monday is 0.

    >>> weekday_name(2)
    'Wednesday'
    """
    return _format(date(2024, 1, 1) + timedelta(days=number), "EEEE", language())


def day_month(month: int, day: int) -> str:
    """A day without its year.

    >>> day_month(10, 8)
    '8 October'
    """
    return _format(date(4, month, day), "d MMMM" if language() == "en" else "d. MMMM", language())


def value(timex: str) -> str:
    """A day, a month or a year as people write it, from its TIMEX3 value.

    >>> value("2025-10-08"), value("2025-10"), value("2025")
    ('8 October 2025', 'October 2025', '2025')
    """
    if len(timex) >= 10:
        return long_day(date.fromisoformat(timex[:10]))
    return _format(date(int(timex[:4]), int(timex[5:7]), 1), "MMMM y", language()) if len(timex) == 7 else timex


@lru_cache(maxsize=4096)
def _format(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date
    return format_date(day, format=pattern, locale=locale)
