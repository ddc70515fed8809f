"""Arithmetic of days, weeks, seasons and holidays, and the interval that a TIMEX3 value covers."""
from __future__ import annotations

import re
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1, 9998
# Years before Christ are counted as 10,000 less their number, so that the arithmetic of days holds for
# them: 216 v. Chr. is 9784, and one year later is 215 v. Chr.  Nothing is that far ahead.
_CHRIST, _FIRST_BEFORE = 10_000, 9_000
# First and last month of a season (meteorological, Northern Hemisphere); winter runs into the next year.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_GREGORIAN = 1583  # the first year whose Easter is that of the Gregorian calendar
_PARTS = {"START": (0.0, 1 / 3), "MID": (1 / 3, 2 / 3), "END": (2 / 3, 1.0)}


def make(year: int, month: int, day: int) -> date | None:
    """A day, or None where the calendar has no such day (31 February, the year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_before_christ(number: int) -> int:
    """The year in which the calendar counts a year before Christ."""
    return _CHRIST - number


def is_before_christ(value: str) -> bool:
    """Whether a value is of a year before Christ, as the calendar counts it."""
    return len(value) >= 4 and value[:4].isdecimal() and int(value[:4]) > _FIRST_BEFORE


def before_christ(value: str) -> str:
    """The value as TIMEX3 writes it: BC and the year, where it lies before Christ.

    >>> before_christ("9784-08-02"), before_christ("1914-08-02")
    ('BC0216-08-02', '1914-08-02')
    """
    return f"BC{_CHRIST - int(value[:4]):04d}{value[4:]}" if is_before_christ(value) else value


def shift_months(day: date, months: int) -> date:
    """The same day some months later; the last of a shorter month where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = min(max(total // 12, FIRST_YEAR), LAST_YEAR), total % 12 + 1
    return date(year, month, min(day.day, last_of_month(year, month).day))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def shift_days(day: date, days: int) -> date | None:
    """A day some days away; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def easter(year: int) -> date:
    """Easter Sunday (Meeus, Astronomical Algorithms, ch. 8): up to 1582 that of the Julian calendar, as its day was called then.

    >>> easter(2025).isoformat(), easter(1512).isoformat()
    ('2025-04-20', '1512-04-11')
    """
    if year < _GREGORIAN:
        d = (19 * (year % 19) + 15) % 30
        month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
        return date(year, month, day + 1)
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    q = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * q) // 451
    month, day = divmod(h + q - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(code: str, year: int) -> date | None:
    """The day of a holiday: ``"12-24"``, ``"E+49"`` from Easter, ``"A-7"`` from the first Sunday in Advent."""
    if code[0] == "E":
        return easter(year) + timedelta(days=int(code[1:]))
    if code[0] == "A":
        christmas = date(year, 12, 25)
        advent = christmas - timedelta(days=christmas.isoweekday() + 21)
        return advent + timedelta(days=int(code[1:]))
    return make(year, int(code[:2]), int(code[3:]))


def week(day: date) -> str:
    """The ISO week of a day: ``2025-W41``."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?|(?P<season>SP|SU|FA|WI)"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])))?(?:T.*)?$|(?P<decade>\d{3})$|(?P<century>\d{2})$|(?P<millennium>\d)$")


def interval(value: str, mod: str | None = None) -> tuple[date | None, date | None]:
    """First and last day that a TIMEX3 date covers, narrowed by Anfang, Mitte, Ende.

    >>> [day.isoformat() for day in interval("2025-09", "END")]
    ['2025-09-21', '2025-09-30']
    >>> interval("XXXX-10-08")
    (None, None)
    """
    match = _VALUE.match(value)
    if not match:
        return None, None
    span = _span(match)
    if span is None or mod not in _PARTS:
        return span or (None, None)
    first, last = span
    days = (last - first).days + 1
    if days < 5:
        return span
    if match["season"]:  # "Anfang des Sommers" is its first month
        number = {"START": 0, "MID": 1, "END": 2}[mod]
        month = (first.month - 1 + number) % 12 + 1
        year = first.year + (first.month + number > 12)
        return date(year, month, 1), last_of_month(year, month)
    begin, end = _PARTS[mod]
    return first + timedelta(days=round(days * begin)), first + timedelta(days=round(days * end) - 1)


def _span(match) -> tuple[date, date] | None:
    year = int(match["year"] or 0)
    try:
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return day, day
        if match["month"]:
            return date(year, int(match["month"]), 1), last_of_month(year, int(match["month"]))
        if match["week"]:
            monday = date.fromisocalendar(year, int(match["week"]), 1)
            return monday + timedelta(days=5 if match["end"] else 0), monday + timedelta(days=6)
        if match["season"]:
            first, last = _SEASONS[match["season"]]
            return date(year, first, 1), last_of_month(year + (last < first), last)
        if match["quarter"]:
            number = int(match["quarter"])
            return date(year, 3 * number - 2, 1), last_of_month(year, 3 * number)
        if match["half"]:
            number = int(match["half"])
            return date(year, 6 * number - 5, 1), last_of_month(year, 6 * number)
        if match["year"]:
            return date(year, 1, 1), date(year, 12, 31)
        if match["decade"]:
            return date(int(match["decade"]) * 10, 1, 1), date(int(match["decade"]) * 10 + 9, 12, 31)
        if match["century"]:
            return date(int(match["century"]) * 100 or 1, 1, 1), date(int(match["century"]) * 100 + 99, 12, 31)
        return date(int(match["millennium"]) * 1000 or 1, 1, 1), date(int(match["millennium"]) * 1000 + 999, 12, 31)
    except ValueError:
        return None
