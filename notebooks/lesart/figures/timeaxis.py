"""A time axis in the reader's language: years, months or days, as many as there is room for."""
from __future__ import annotations

from datetime import date, timedelta

import matplotlib.dates

from ..language import language

_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTH_STEPS = (1, 2, 3, 6)
_DAY_STEPS = (1, 2, 3, 5, 7, 10, 14)


def label_days(axes, first: date, last: date, most: int = 8) -> None:
    """Set the limits, the ticks and their labels of an axis that shows two days and what is between."""
    at, labels = ticks(first, last, most)
    axes.set_xticks([matplotlib.dates.date2num(day) for day in at], labels)
    axes.set_xlim(matplotlib.dates.date2num(first), matplotlib.dates.date2num(last))


def ticks(first: date, last: date, most: int = 8) -> tuple[list[date], list[str]]:
    """Days to mark between two days, and their labels; the year stands where it changes.

    >>> ticks(date(2025, 9, 1), date(2026, 2, 1))[1]
    ['Sep 2025', 'Oct', 'Nov', 'Dec', 'Jan 2026', 'Feb']
    """
    length = (last - first).days
    if length > 366 * 3:
        step = next((s for s in _YEAR_STEPS if length / 365 / s <= most), 1000)
        at = [date(y, 1, 1) for y in range(first.year, last.year + 1) if y % step == 0 and y > 0]
        at = [day for day in at if first <= day <= last]
        return at, [str(day.year) for day in at]
    if length > 60:
        step = next((s for s in _MONTH_STEPS if length / 30.4 / s <= most), 12)
        at = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13, step)]
        at = [day for day in at if first <= day <= last]
        return at, [_name(day, "MMM", n == 0 or day.month == 1) for n, day in enumerate(at)]
    step = next((s for s in _DAY_STEPS if length / s <= most), 14)
    at = [first + timedelta(days=n) for n in range(0, length + 1) if (first.toordinal() + n) % step == 0]
    pattern = "d MMM" if language() == "en" else "d. MMM"
    return at, [_name(day, pattern, n == 0 or (day.year != at[n - 1].year)) for n, day in enumerate(at)]


def span_label(first: date, last: date) -> str:
    """An interval as people name it: a day, a month, a year, or its two ends.

    >>> span_label(date(2024, 12, 1), date(2024, 12, 31)), span_label(date(1991, 1, 1), date(1991, 12, 31))
    ('Dec 2024', '1991')
    >>> span_label(date(2025, 9, 21), date(2025, 9, 30)), span_label(date(2025, 10, 8), date(2025, 10, 8))
    ('21–30 Sep 2025', '8 Oct 2025')
    """
    dot = "" if language() == "en" else "."
    if first == last:
        return _name(first, f"d{dot} MMM", True)
    after = last + timedelta(days=1)
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return str(first.year) if after.year == first.year + 1 else f"{first.year}–{last.year}"
    if first.day == 1 and after.day == 1 and (last - first).days < 31:
        return _name(first, "MMM", True)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{dot}–" + _name(last, f"d{dot} MMM", True)
    return _name(first, "MMM", first.year != last.year) + "–" + _name(last, "MMM", True)


def _name(day: date, pattern: str, with_year: bool) -> str:
    from babel.dates import format_date
    text = format_date(day, format=pattern, locale=language())
    return f"{text} {day.year}" if with_year else text


__all__ = ["label_days", "span_label", "ticks"]
