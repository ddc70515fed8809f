"""Which year, week or day is meant: by the tense, the day of publication and what was named before."""
from __future__ import annotations

from datetime import date, timedelta

from .anchor import narrated_year
from .calendar import last_of_month, make, shift_days, shift_months, week
from .context import SENTENCE_END, Context

PUBLICATION = "publication day"
_SEIN = frozenset("ist sind bin sei seien war waren".split())
_SOON, _LONG_AGO = 60, 200  # days
_REACH, _COMMA = 40, 12  # how far the verb is looked for, and how many tokens a comma counts for
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}


def tense(context: Context, i: int) -> str | None:
    """past, future or None: what the verb nearest to token i in its sentence says.

    "werden sich am 10. Oktober …" is future, "reiste am 8. Oktober" past.  A verb beyond a comma counts
    for less, as it mostly belongs to another clause.
    """
    words, known = context.words, context.lexicon.tense
    first = i
    while first > max(0, i - 5) and not context.ends(first - 1):
        first -= 1
    before = words[first:i]
    if "seit" in before:  # "seit Anfang Juli", "seit dem 19. September"
        return "past"
    if "ab" in before or before[-4:-2] == ["auf", "den"]:  # "wurde auf den 28. November vertagt": nobody says whether it has come
        return None
    best, found = _REACH, None
    for step, last in ((-1, -1), (1, len(words))):
        cost = 0
        for k in range(i + step, last, step):
            word = words[k]
            cost += 1
            if word == ",":
                cost += _COMMA
            elif word in SENTENCE_END and context.ends(k):
                break
            if cost >= best:
                break
            if word in known or word[-1] in "en" and word.endswith(("te", "ten")):
                told = _told(context, k, word, known.get(word))
                if told:
                    best, found = cost, told
                    break
    return found


def _told(context: Context, k: int, word: str, known: str | None) -> str | None:
    if not context.form(k)[0].islower():
        return None
    if known == "perfect":  # "ist am Montag gelandet", not "wird am Montag gelandet"
        return "past" if any(context.words[j] in _SEIN for j in context.sentence(k)) else None
    if known == "modal":
        return "past" if _perfect_infinitive(context, k) else "future"
    if known:
        return None if known == "none" else known
    # weak preterite: "tagten", "fasste"; not "erste", "meisten"
    if len(word) > 4 and word.endswith(("te", "ten")) and (not word.endswith(("sten", "ste")) or word.endswith(("ssten", "sste"))):
        return "past"
    return None


def _perfect_infinitive(context: Context, k: int) -> bool:
    # "soll sich am Samstag ereignet haben" tells what was, "soll am Samstag Zeit haben" what will be
    for i in range(k + 1, k + _REACH):
        word = context.word(i)
        if not word or context.ends(i):
            return False
        if word in ("haben", "sein") and context.form(i - 1)[:1].islower() and context.word(i - 1).endswith(("t", "en")):
            return True
    return False


def month_year(context: Context, i: int, month: int) -> tuple[int | None, str | None]:
    """The year of a month that is named without one, and what it is resolved against.

    "Im November hatte er" in February is last year's.
    """
    told, here = tense(context, i), context.published
    if context.narrative or _in_background(context, i, told):
        return _narrated(context, i, month)
    if here is None:
        return None, None
    if told == "past":
        return here.year if month <= here.month else here.year - 1, PUBLICATION
    if told == "future":
        return here.year if month >= here.month else here.year + 1, PUBLICATION
    gap = month - here.month
    return here.year + (1 if gap < -7 else -1 if gap > 7 else 0), PUBLICATION


def day_year(context: Context, i: int, month: int, day: int) -> tuple[int | None, str | None]:
    """The year of a day that is named without one: "am 24. Jänner wird" in December is next year's."""
    told, here = tense(context, i), context.published
    if context.narrative or _in_background(context, i, told):
        return _narrated(context, i, month)
    if here is None:
        return None, None
    days = [d for year in (here.year - 1, here.year, here.year + 1) if (d := make(year, month, day))]
    if not days:
        return None, None
    if told == "past":
        fitting = [d for d in days if d <= here] or days
        # News tells of the next weeks rather than of last year, whatever the nearest verb says.
        soon = [d for d in days if 0 < (d - here).days <= _SOON]
        return soon[0].year if soon and (here - max(fitting)).days > _LONG_AGO else max(fitting).year, PUBLICATION
    if told == "future":
        return min([d for d in days if d >= here] or days).year, PUBLICATION
    return min(days, key=lambda d: abs((d - here).days)).year, PUBLICATION


def _narrated(context: Context, i: int, month: int) -> tuple[int | None, str | None]:
    if context.anchor_day is None:
        return None, None
    return narrated_year(context, i, month), context.from_text()


def _in_background(context: Context, i: int, told: str | None) -> bool:
    """Whether news goes on to tell what was long ago, or what is to come: "Im Juni 2014 fiel die Stadt. Am 5. September wurde …"

    A date of another year stands in the same sentence or in the one before, in the same paragraph, and no word of
    the day.  A bare year opens its sentence: "1953 kamen am Heiligen Abend …", not "der 1953 gewählte Präsident".
    """
    at, here = context.anchor_at, context.published
    if here is None or context.kept or not 0 < at <= i <= at + _REACH:
        return False
    year = context.anchor_day.year
    if not (year < here.year - 1 if told == "past" else year > here.year):
        return False
    between = range(at, i)
    ends = sum(context.words[k] in ".!?" and context.ends(k) for k in between)
    if ends > 1 or "\n" in context.text[context.spans[at - 1][1]:context.spans[i][0]] \
            or any(context.lexicon.register.get(context.words[k]) == "news" for k in between):
        return False
    opens = at - context.sentence(at - 1).start <= 3
    return len(context.anchor) >= 7 or opens and (not ends or told != "past")


def weekday(context: Context, number: int, told: str | None) -> date | None:
    """The day that a weekday means: the last one; the next one where the verb or nearness says so."""
    if context.narrative:
        return None if context.named is None or context.stale() else shift_days(context.named, (number - context.named.isoweekday()) % 7)
    here = context.published
    if here is None:
        return None
    back = (here.isoweekday() - number) % 7
    if told == "future" or told is None and back and 7 - back <= 3:
        return shift_days(here, (number - here.isoweekday()) % 7)
    return shift_days(here, -back)


def shifted(day: date, number: int, unit: str) -> str | None:
    """The TIMEX3 value of the unit some units away: the year before, next week; None beyond the calendar.

    >>> shifted(date(2025, 10, 9), -1, "Y"), shifted(date(2025, 10, 9), 1, "W"), shifted(date(2025, 10, 9), -1, "M")
    ('2024', '2025-W42', '2025-09')
    """
    if unit == "D":
        moved = shift_days(day, number)
        return moved.isoformat() if moved else None
    if unit in ("W", "WE"):
        moved = shift_days(day, 7 * number)
        return week(moved) + ("-WE" if unit == "WE" else "") if moved else None
    if unit in ("M", "Q", "H"):
        moved = shift_months(day, _MONTHS[unit] * number)
        grain = {"M": f"{moved.month:02d}", "Q": f"Q{(moved.month + 2) // 3}", "H": f"H{1 if moved.month <= 6 else 2}"}
        return f"{moved.year:04d}-{grain[unit]}"
    size = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if size is None or not 1 <= day.year + number * size <= 9998:
        return None
    return f"{(day.year + number * size) // size:0{5 - len(str(size))}d}"


def unknown(unit: str) -> str:
    """The value of a unit whose place on the calendar nobody tells."""
    return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX", "H": "XXXX-HX",
            "DE": "XXX", "CE": "XX", "ML": "X"}.get(unit, "XXXX-XX-XX")


def away(day: date, number: float, unit: str) -> date | None:
    """The day that many units away, to the day; None for hours and beyond the calendar."""
    if unit in ("D", "W", "WE", "NI"):
        return shift_days(day, round(number * (1 if unit in ("D", "NI") else 7)))
    months = _MONTHS.get(unit)
    return shift_months(day, round(months * number)) if months and abs(number) < 10_000 else None


def counted(context: Context, number: float, unit: str) -> str | None:
    """The value of "zwei Tage später" in narrative: as exact as its unit, None where the anchor is not as exact."""
    grain, that = len(context.anchor or ""), context.anchor_day
    if grain < {"D": 10, "NI": 10, "W": 8, "M": 7, "Q": 7, "H": 7}.get(unit, 4):
        return None
    moved = away(that, number, unit)
    if moved is None:
        return None
    if unit in ("D", "NI"):
        return moved.isoformat()
    if unit == "W":
        return week(moved)
    if unit in ("M", "Q", "H") or unit == "Y" and number != int(number) and grain >= 7:  # "ein halbes Jahr später"
        return f"{moved.year:04d}-{moved.month:02d}"
    return shifted(moved, 0, unit)


def point(day: date, number: float, unit: str, grain: str = "D") -> tuple[date | None, date | None]:
    """The days that "vor zwei Jahren", "drei Wochen später" mean, counted from a day.

    As exact as people are when they say so: days count to the day, weeks within three days, months
    and years to the month, from five years on to the year.  ``grain`` is that of the day counted from:
    from a year ("1991 …, zwei Jahre später") it is the year whatever the unit.
    """
    if unit[0] == "T" and len(unit) == 2:
        return day, day
    moved = away(day, number, unit)
    if moved is None:
        return None, None
    if grain == "Y" or _MONTHS.get(unit, 0) * abs(number) >= 60:
        return date(moved.year, 1, 1), date(moved.year, 12, 31)
    if unit in _MONTHS or grain == "M":
        return date(moved.year, moved.month, 1), last_of_month(moved.year, moved.month)
    slack = timedelta(days=3 if unit == "W" else 0)
    return moved - slack, moved + slack
