"""Clock times and parts of the day."""
from __future__ import annotations

from datetime import date

from .calendar import before_christ, shift_days
from .context import Context
from .days import TODAYS, month
from .resolve import PUBLICATION, tense, weekday

_RANGE = ("bis", "und", "–", "-", "oder", ",")
# What a part of the day stands behind when it means that of one day: "am Abend", "in der Nacht".
_ONE_DAYS = frozenset("am im bei der diesem dieser diesen den zum gegen des bis über".split())


def day_prefix(context: Context) -> str:
    """The day that a clock time belongs to: the one named last, else that of publication, else unknown.

    In narrative it is an unknown day of the month that was named since: "Im Juli … am Morgen".
    """
    return context.day()


def clock(context: Context, i: int):
    """ "14.30 Uhr", "18 Uhr", "18h30", "14 bis 18 Uhr" """
    time = _time(context, i)
    if time is None:
        return None
    value, end = time
    if context.word(end) == "uhr":
        mod = "APPROX" if context.get(i - 1, "approx") == "APPROX" else None  # "gegen 7 Uhr"
        end = end + 1
        if value.endswith(":00") and context.is_number(end, 2) and int(context.word(end)) < 60 and not context.capital(end + 1) \
                and context.word(end + 1) not in (".", "bis", "-", "–", "uhr") and not context.has(end + 1, "number"):
            value, end = f"{value[:4]}{int(context.word(end)):02d}", end + 1  # "20 Uhr 15"
        value, end = _part_of_clock(context, value, end)
        return context.span(i, end, "TIME", day_prefix(context) + value, mod), end
    if context.word(i + 1) == "h" and context.glued(i + 1) and context.glued(i + 2) and context.is_number(i + 2, 2):
        return context.span(i, end, "TIME", day_prefix(context) + value), end
    if context.word(end) in _RANGE:
        second = _time(context, end + 1)
        if second and context.word(second[1]) == "uhr":  # two times, one "Uhr"
            named = (context.narrative or context.same_sentence(context.named_at, i)) and not context.same_sentence(context.set_at, i)
            prefix = day_prefix(context) if named else ""  # opening hours belong to no day: "von 9 bis 17 Uhr"
            return [context.span(i, end, "TIME", prefix + value),
                    context.span(end + 1, second[1] + 1, "TIME", prefix + second[0])], second[1] + 1
    return None


def _time(context: Context, i: int) -> tuple[str, int] | None:
    """The value of a clock time at token i and where it ends; None for "25 Uhr"."""
    if not context.is_number(i, 2) or int(context.word(i)) > 24:
        return None
    hour = int(context.word(i))
    if context.word(i + 1) in (".", ":", "h") and context.glued(i + 1) and context.glued(i + 2) \
            and context.is_number(i + 2, 2) and len(context.word(i + 2)) == 2:
        minute = int(context.word(i + 2))
        return (f"T{hour:02d}:{minute:02d}", i + 3) if minute < 60 else None
    return f"T{hour:02d}:00", i + 1


def spoken(context: Context, i: int, done: int):
    """ "acht Uhr": the hour as a word in front of token i """
    hour = context.get(i - 1, "number")
    if i - 1 < done or not isinstance(hour, int) or hour > 24:
        return None
    first, value = _told_hour(context, i - 1, done, hour)
    value, end = _part_of_clock(context, value, i + 1)
    return context.span(first, end, "TIME", day_prefix(context) + value), end


def _part_of_clock(context: Context, value: str, end: int) -> tuple[str, int]:
    """ "8 Uhr morgens", "acht Uhr abends" (20:00): the hour with the part of the day behind it """
    if context.word(end) == "früh":
        return value, end + 1
    if not context.has(end, "part") or context.capital(end):
        return value, end
    hour = int(value[1:3])
    if context.get(end, "part") in ("AF", "EV") and 0 < hour < 12:
        value = f"T{hour + 12:02d}{value[3:]}"
    return value, end + 1


def _told_hour(context: Context, i: int, done: int, hour: int) -> tuple[int, str]:
    # "halb acht Uhr"
    if i - 1 >= done and context.has(i - 1, "half"):
        return i - 1, f"T{(hour - 1) % 24:02d}:30"
    return i, f"T{hour:02d}:00"


def half(context: Context, i: int, done: int):
    """ "um halb acht": half an hour before eight """
    hour = context.get(i + 1, "number")
    if context.word(i - 1) not in ("um", "gegen", "bis", "ab", "seit", "kurz", "nach", "vor") or type(hour) is not int \
            or not 1 < hour <= 12 or context.has(i + 2, "unit") or context.word(i + 2) == "so":
        return None
    end = i + 3 if context.word(i + 2) == "uhr" else i + 2
    return context.span(i, end, "TIME", f"{day_prefix(context)}T{hour - 1:02d}:30"), end


def quarter(context: Context, i: int, done: int):
    """ "Viertel nach sechs", "Viertel vor zwölf" """
    hour = context.get(i + 2, "number")
    if context.word(i + 1) not in ("nach", "vor") or type(hour) is not int or not 1 < hour <= 12 or context.has(i + 3, "unit"):
        return None
    value = f"T{hour:02d}:15" if context.word(i + 1) == "nach" else f"T{hour - 1:02d}:45"
    return context.span(i, i + 3, "TIME", day_prefix(context) + value), i + 3


def part(context: Context, i: int, done: int):
    """ "am Abend", "in der Nacht", "nachts", "jeden Morgen", "Nacht zum Samstag" """
    code, word, before = context.get(i, "part"), context.word(i), i - 1
    if context.has(before, "every") and context.word(before) not in ("pro", "je"):
        return context.span(max(done, before), i + 1, "SET", f"XXXX-XX-XXT{code}"), i + 1
    if word.endswith("s") and not context.capital(i) or word.endswith("s") and context.opens_sentence(i):
        return context.span(i, i + 1, "SET", f"PT1{code}"), i + 1  # "nachts": night after night
    if not context.capital(i):
        return None
    if code == "NI" and context.word(i + 1) in ("zum", "auf") and context.has(i + 2, "weekday"):
        return _night_before(context, i)
    if code == "NI" and context.word(i + 1) in ("von", "vom") and context.has(i + 2, "weekday"):  # "Nacht von Mittwoch auf Donnerstag"
        day = weekday(context, context.get(i + 2, "weekday"), tense(context, i))
        return context.span(i, i + 1, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}TNI", basis=PUBLICATION if day else None), i + 1
    dated = _of_day(context, i, done, code)
    if dated:
        return dated
    if context.word(before) in TODAYS and before >= done:  # "am heutigen Nachmittag"
        that = shift_days(context.published, TODAYS[context.word(before)]) if context.published else None
        return context.span(before, i + 1, "TIME", f"{that.isoformat() if that else 'XXXX-XX-XX'}T{code}", basis=PUBLICATION if that else None), i + 1
    shift = context.get(before, "relative")
    late = code == "NI" and context.word(before) == "die" and context.word(before - 1) == "in"  # "bis in die Nacht"
    if shift is None and context.get(before, "mod") is None and context.word(before) not in _ONE_DAYS and not late:
        return None
    first = before if before >= done and context.word(before) not in _ONE_DAYS and not late else i
    day = context.named
    if shift == 1 and code != "NI" and day and (moved := shift_days(day, 1)) and day_prefix(context) == day.isoformat():
        context.be_at(moved, i + 1)  # "am nächsten Morgen um 7 Uhr"
        return context.span(first, i + 1, "TIME", f"{moved.isoformat()}T{code}", basis=f"text: {before_christ(day.isoformat())}"), i + 1
    return context.span(first, i + 1, "TIME", f"{day_prefix(context)}T{code}"), i + 1


def _of_day(context: Context, i: int, done: int, code: str):
    """ "Morgen des 22. Juni 1941" is one expression, "Nacht vom 13. auf den 14. Februar" one and two days """
    link = context.word(i + 1)
    if link == "des" and context.has(i + 2, "relative") and context.word(i + 3) in ("tages", "tags"):
        base = context.named or context.published  # "Vormittag des nächsten Tages"
        day = shift_days(base, context.get(i + 2, "relative")) if base else None
        return context.span(i, i + 4, "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{code}"), i + 4
    day = i + 3 if link == "auf" and context.word(i + 2) in ("den", "dem") else i + 2
    if link not in ("des", "vom", "zum", "auf") or not context.is_number(day, 2) or context.word(day + 1) != ".":
        return None
    at = next((k for k in range(day + 2, day + 7) if context.has(k, "month")), None)
    result = month(context, at, day) if at else None
    if result is None:
        return None
    days, end = result if isinstance(result[0], list) else ([result[0]], result[1])
    value = days[0].value
    if link in ("zum", "auf") and code == "NI" and value[0].isdecimal():
        eve = shift_days(date.fromisoformat(value), -1)
        value = eve.isoformat() if eve else value
    first = i - 1 if i - 1 >= done and context.has(i - 1, "mod") else i
    if link == "des" and len(days) == 1:
        if value[0].isdecimal():  # "um 23 Uhr" is of that day
            context.be_at(date.fromisoformat(value), end)
        return context.span(first, end, "TIME", f"{value}T{code}"), end
    return [context.span(first, i + 1, "TIME", f"{value}T{code}"), *days], end


def _night_before(context: Context, i: int):
    # "in der Nacht zum Samstag" begins on Friday
    number = context.get(i + 2, "weekday")
    day = weekday(context, number, tense(context, i))
    if day is None:
        return context.span(i, i + 3, "TIME", f"XXXX-WXX-{(number + 5) % 7 + 1}TNI"), i + 3
    eve = shift_days(day, -1)
    return context.span(i, i + 3, "TIME", f"{eve.isoformat()}TNI", basis=PUBLICATION) if eve else None, i + 3
