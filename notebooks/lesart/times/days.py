"""Days and months: in words, in digits, in lists and ranges, and weekdays."""
from __future__ import annotations

from .calendar import make, shift_days, shift_months
from .context import Context
from .resolve import PUBLICATION, day_year, month_year, tense, weekday as nearest_weekday
from .years import following_year, modifier

_RANGE = frozenset("bis – - — und / , oder sowie bzw".split())
_LINKS = _RANGE | {"auf", "zum"}  # "in der Nacht vom 10. auf den 11. Februar", "vom 10. zum 11. Februar"
TODAYS = {"heutigen": 0, "gestrigen": -1, "morgigen": 1}
_ARTICLES = ("dem", "den", "der", "zum")


def month(context: Context, i: int, done: int):
    """ "8. Oktober", "Ende September", "Dezember letzten Jahres", "8. bis 10. Oktober 2025" """
    if not context.capital(i) or len(context.word(i)) <= 3 and context.word(i) != "mai" and context.word(i + 1) != ".":
        return None  # "Jan sprach"; "8. Jan. 2020" is a month
    number = context.get(i, "month")
    after = i + 1 if len(context.word(i)) <= 4 and context.word(i + 1) == "." and following_year(context, i + 1)[0] else i
    year, end = following_year(context, after)
    day, first = _day_before(context, i, done)
    if day is None:
        return _bare_month(context, i, done, number, year, end)
    if not make(4, number, day):
        return None  # "31. Februar"
    basis = None
    if year is None:
        year = joined_year(context, end, number)
        if year is None:
            year, basis = day_year(context, i, number, day)
    begin = _weekday_before(context, first, done)
    end = _closed(context, begin, end)
    listed = _days_listed(context, first, done) if begin == first else []
    found = [context.span(k, k + 1, "DATE", value, basis=basis) for k, other in listed if (value := day_value(year, number, other))]
    value = day_value(year, number, day)
    return (found + [context.span(begin, end, "DATE", value, basis=basis)], end) if value else None


def day_value(year: int | None, month_: int, day: int) -> str | None:
    """The value of a day, of an unknown year where it is None; None where there is no such day."""
    made = make(year or 4, month_, day)
    return None if made is None else made.isoformat() if year else f"XXXX-{month_:02d}-{day:02d}"


def _day_before(context: Context, i: int, done: int) -> tuple[int | None, int]:
    # "8." or "ersten" in front of a month
    if context.word(i - 1) == "." and context.is_number(i - 2, 2) and i - 2 >= done:
        return int(context.word(i - 2)), i - 2
    ordinal = context.get(i - 1, "ordinal")
    return (ordinal, i - 1) if ordinal and i - 1 >= done and not context.capital(i - 1) else (None, i)


def _days_listed(context: Context, first: int, done: int) -> list[tuple[int, int]]:
    # further days in front: "am 8., 9. und 10. Oktober", "vom 8. bis zum 10. Oktober", "am 8. und am 9. Oktober"
    found, k = [], first - 1
    while k - 2 >= done:
        if context.word(k) in ("zum", "am", "den", "dem") and context.word(k - 1) in _LINKS:
            k -= 1
        if context.word(k) == "." and context.word(k - 1) == "bzw":  # "am 8. bzw. 9. Mai"
            k -= 1
        if not (context.word(k) in _LINKS and context.word(k - 1) == "." and context.is_number(k - 2, 2)
                and k - 2 >= done and 1 <= int(context.word(k - 2)) <= 31):
            break
        found.append((k - 2, int(context.word(k - 2))))
        k -= 3
    return found[::-1]


def _weekday_before(context: Context, first: int, done: int) -> int:
    # "Samstag, 17. Januar", "Mittwoch, dem 8. Oktober", "Mittwoch (8. Oktober)"
    k = first - 1
    if context.word(k) in _ARTICLES:
        k -= 1
    if context.word(k) in (",", "("):
        k -= 1
    return k if done <= k < first and context.has(k, "weekday") else first


def _closed(context: Context, begin: int, end: int) -> int:
    # "Mittwoch (8. Oktober)": with both its brackets
    return end + 1 if context.word(begin + 1) == "(" and context.word(end) == ")" else end


def joined_year(context: Context, k: int, number: int) -> int | None:
    """The year that a later month of the same range or list brings along.

    "vom 28. September bis 3. Oktober 2024": 2024; "von Dezember bis Februar 2024": the year before.
    """
    steps = 0
    while context.word(k) in _RANGE and steps < 6:
        k += 1
        if context.word(k) in _ARTICLES or context.word(k) == "am":
            k += 1
        if context.is_number(k, 2) and context.word(k + 1) == ".":
            k += 2
        second = context.get(k, "month")
        if second is None:
            return None
        year = context.year(k + 1)
        if year:
            return year - (number > second)
        k, steps = k + 1, steps + 1
    return None


def _bare_month(context: Context, i: int, done: int, number: int, year: int | None, end: int):
    if _is_name(context, i, year) or context.word(i) == "mai" and context.word(i + 1) == "-":
        return None
    if context.word(i - 1) == "." and context.is_number(i - 2, 2) and context.glued(i - 1):
        return None  # "0. Mai", "32. Mai"
    first, mod = modifier(context, i, done)
    shift = context.get(i - 1, "relative") if first == i else None
    here = context.published
    basis = None
    if year is None and shift is not None and here:  # "vergangenen Mai"
        passed = {-1: -1 if number >= here.month else 0, 1: 1 if number <= here.month else 0}.get(shift, shift)
        year, first, basis = here.year + passed, max(i - 1, done), PUBLICATION
    elif year is None and context.words[i + 1:i + 4] in (["vor", "einem", "jahr"], ["vor", "einem", "jahre"]):
        year, end, basis = here.year - 1 if here else None, i + 4, PUBLICATION  # "im Oktober vor einem Jahr"
    elif year is None:
        year = joined_year(context, end, number)
        if year is None:
            year, basis = month_year(context, i, number)
    value = f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}"
    return context.span(first, end, "DATE", value, mod, basis=basis), end


def days_of_month(context: Context, i: int, done: int, number: int):
    """ "in den ersten Augusttagen 1914", "die Märztage": days of a month that is named in their word """
    if not context.capital(i):
        return None
    year, end = following_year(context, i)
    basis = None
    if year is None:
        year, basis = month_year(context, i, number)
    edge = {"ersten": "START", "letzten": "END"}.get(context.word(i - 1)) if i - 1 >= done else None
    value = f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}"
    return context.span(i - 1 if edge else i, end, "DATE", value, edge, basis=basis), end


def _is_name(context: Context, i: int, year: int | None) -> bool:
    # "mit Mai Linh", "Herr August", "Hans August": a person
    if year is not None or context.has(i - 1, "month_cue") and not context.has(i - 1, "title"):
        return False
    if context.has(i - 1, "title") or context.capital(i + 1) and context.word(i) in ("mai", "august", "april"):
        return not context.opens_sentence(i)
    return False


def weekday(context: Context, i: int, done: int, entry: dict | None = None):
    """ "am Mittwoch", "vergangenen Montag", "Donnerstagabend", "jeden Freitag", "Dienstag vergangener Woche" """
    if not context.capital(i) or _date_follows(context, i + 1) or context.glued(i) and context.word(i - 1) == "-":
        return None  # "der Literatur-Montag" is a name
    if context.word(i - 1) == "am" and context.has(i - 2, "paper"):
        return None  # "Bild am Sonntag"
    number = entry["weekday"] if entry else context.get(i, "weekday")
    part = entry.get("weekday_part") if entry else None
    result = _every_weekday(context, i, done, number, part)
    if result:
        return result
    if context.word(i - 1) in ("einem", "ein", "einen", "eines"):  # "am 22. Juni, einem Sonntag", "an einem Sonntag"
        named = context.named if context.named_at == i - 2 else None
        if named and named.isoweekday() == number:
            return context.span(i, i + 1, "DATE", named.isoformat(), basis=context.from_text()), i + 1
        return context.span(i, i + 1, "DATE", f"XXXX-WXX-{number}"), i + 1
    end = i + 1
    if part is None and (context.word(end) == "früh" or context.has(end, "part") and context.word(end) != "mittags"):
        part, end = "MO" if context.word(end) == "früh" else context.get(end, "part"), i + 2
    shift = context.get(i - 1, "relative")
    if shift is not None and i - 1 >= done:
        first, told = i - 1, {-1: "past", 1: "future"}.get(shift) or tense(context, i)
    else:
        first, told = i, tense(context, i)
    if context.word(i - 1) in TODAYS:  # "am heutigen Samstag", "vom gestrigen Dienstagabend"
        day = shift_days(context.published, TODAYS[context.word(i - 1)]) if context.published else None
    elif context.word(i - 1) == "(" and context.published and (named := _day_word(context, i - 2)) is not None:
        day = shift_days(context.published, named)  # "für morgen (Mittwoch)"
    elif context.word(i - 1) == "woche" and context.has(i - 2, "relative") and context.published:  # "nächste Woche Dienstag"
        day = shift_days(context.published, 7 * context.get(i - 2, "relative") + number - context.published.isoweekday())
    elif context.has(end, "relative") and context.word(end + 1) == "woche" and context.published:
        day = shift_days(context.published, 7 * context.get(end, "relative") + number - context.published.isoweekday())
        end += 2
    elif context.words[end:end + 3] == ["vor", "einer", "woche"] and context.published:  # "Freitag vor einer Woche"
        past = nearest_weekday(context, number, "past")
        day = shift_days(past, -7) if past else None
        end += 3
    else:
        day = nearest_weekday(context, number, told)
        if shift in (-1, 1) and day == context.published and day:
            day = shift_days(day, 7 * shift)
    basis = context.from_text() if context.narrative and context.anchor else PUBLICATION
    value = (day.isoformat() if day else f"XXXX-WXX-{number}") + (f"T{part}" if part else "")
    return context.span(first, end, "TIME" if part else "DATE", value, basis=basis if day else None), end


def _day_word(context: Context, i: int) -> int | None:
    shift = context.get(i, "day")
    return context.get(i, "day_morrow") if shift is None else shift


def _date_follows(context: Context, k: int) -> bool:
    # "Mittwoch, 8. Oktober": the month takes it all
    if context.word(k) in (",", "("):
        k += 1
    if context.word(k) in _ARTICLES:
        k += 1
    return context.is_number(k, 2) and context.word(k + 1) == "." and (context.has(k + 2, "month") or context.is_number(k + 2, 2))


def _every_weekday(context: Context, i: int, done: int, number: int, part: str | None):
    # "jeden Montag", "jeden zweiten Donnerstag im Monat"
    if context.has(i - 1, "every") and context.word(i - 1) not in ("pro", "je"):
        first = i - 1
    elif context.has(i - 1, "ordinal") and context.has(i - 2, "every"):
        first = i - 2
    else:
        return None
    if context.word(i + 1) == "im" and context.get(i + 2, "unit") == "M":
        return context.span(max(first, done), i + 3, "SET", "P1M"), i + 3
    return context.span(max(first, done), i + 1, "SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else "")), i + 1


def in_digits(context: Context, i: int, done: int):
    """ "23.3.1987", "05.08.05", "8.10.", "2025-10-08": with a day and a month that exist """
    if len(context.word(i)) == 4:
        return _iso(context, i)
    if not (context.is_number(i, 2) and context.word(i + 1) == "." and context.is_number(i + 2, 2)
            and context.word(i + 3) == "." and context.glued(i + 3)) or i and context.word(i - 1) == "." and context.glued(i):
        return None
    day, number = int(context.word(i)), int(context.word(i + 2))
    if not 1 <= number <= 12 or make(4, number, day) is None:
        return None
    year = context.word(i + 4)
    if year.isdecimal() and (len(year) == 4 or len(year) == 2 and context.glued(i + 4)):
        if context.word(i + 5) == "." and context.glued(i + 5) and context.is_number(i + 6, 4) and context.glued(i + 6):
            return None  # "10.12.20.4" is an address
        full = int(year) if len(year) == 4 else _full_year(context, int(year))
        value = day_value(full, number, day) if full else None
        first = _weekday_before(context, i, done)  # "Montag, dem 06.12.2004"
        end = _closed(context, first, i + 5)
        return (context.span(first, end, "DATE", value, basis="absolute"), end) if value else None
    if not context.glued(i + 1) or context.glued(i + 4) and year.isdecimal() or not context.has(i - 1, "month_cue") \
            and not context.has(i - 1, "weekday") and context.word(i - 1) not in ("am", "vom", "den", "dem"):
        return None  # "Profil 1.1." is no New Year's Day
    year_, basis = day_year(context, i, number, day)
    value = day_value(year_, number, day)
    return (context.span(i, i + 4, "DATE", value, basis=basis), i + 4) if value else None


def of_month(context: Context, i: int, done: int):
    """ "am 28. desselben Monats", "am 14. des folgenden Monats": a day of the month that was named last """
    if not context.is_number(i, 2) or context.word(i + 1) != ".":
        return None
    k = i + 3 if context.word(i + 2) == "des" and context.has(i + 3, "relative") else i + 2
    shift, anchor = 0 if context.word(k) == "des" else context.get(k, "relative"), context.anchor or ""
    if shift is None or context.word(k + 1) not in ("monats", "monates"):
        return None
    counted = len(anchor) in (7, 10) and anchor[5:7].isdecimal() and not context.word(k).startswith("laufend")
    base, basis = (context.anchor_day, context.from_text()) if counted else context.base()
    value = None
    if base:
        that = shift_months(base, shift)
        value = day_value(that.year, that.month, int(context.word(i)))
    if base and value is None:
        return None  # "am 31. dieses Monats" in June
    return context.span(i, k + 2, "DATE", value or "XXXX-XX-XX", basis=basis if value else None), k + 2


def _full_year(context: Context, year: int) -> int:
    """The year of two digits: "1.10.43" lies at most twenty years after the publication, "31.12.15" too."""
    if context.published is None:
        return year + (1900 if year > 50 else 2000)
    century = context.published.year // 100 * 100
    return century + year - (100 if century + year > context.published.year + 20 else 0)


def _iso(context: Context, i: int):
    if context.word(i + 1) == "-" == context.word(i + 3) and context.glued(i + 4) and all(
            context.is_number(k, 2) and len(context.word(k)) == 2 for k in (i + 2, i + 4)):
        made = make(int(context.word(i)), int(context.word(i + 2)), int(context.word(i + 4)))
        return (context.span(i, i + 5, "DATE", made.isoformat(), basis="absolute"), i + 5) if made else None
    return None
