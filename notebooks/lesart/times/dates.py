"""Days, months, seasons, years: absolute, partial, relative."""
from __future__ import annotations

from .calendar import make, shift_days, week
from .context import Context, Timex, shifted

_RANGE = ("bis", "–", "-", "—", "und", "/", ",", "oder", "sowie")
_BEFORE_YEAR = frozenset("jahr jahre jahres seit von bis in ab nach vor ende anfang mitte und oder um sommer winter herbst frühjahr "
                         "frühling ( – - — , herbstes bereits schon noch wahl wahljahr zwischen etwa erst war wurde gegen saison "
                         "rund wieder dann auch gegründet geboren / ' ’ . :".split())
_NOT_AFTER_YEAR = frozenset("euro dollar prozent mark meter metern kilometer kilometern quadratmeter menschen personen tonnen stück "
                            "mal mann soldaten frauen kinder einwohner einwohnern teilnehmer % € $ mio mrd millionen milliarden "
                            "franken schilling lire unterschriften zuschauer arbeitsplätze beschäftigte hektar liter kilo gramm km "
                            "m kg uhr grad punkte stimmen polizisten demonstranten flüchtlinge mitglieder gäste tote toten".split())


def span(context: Context, first: int, last: int, kind: str, value: str, mod: str | None = None, **more) -> Timex:
    """The expression that covers tokens first to last - 1."""
    return Timex(context.spans[first][0], context.spans[last - 1][1], kind, value, mod or None, **more)


def day_prefix(context: Context) -> str:
    """The day that a clock time belongs to: the one named last, else that of publication, else unknown."""
    day = context.named or context.published
    return day.isoformat() if day else "XXXX-XX-XX"


def number(context: Context, i: int) -> int | None:
    """A whole number written in digits (at most six) or as a word."""
    word = context.word(i)
    if word.isdigit():
        return int(word) if len(word) <= 6 else None
    value = context.get(i, "number")
    return value if isinstance(value, int) else None


def year_at(context: Context, i: int) -> int | None:
    """A year in four digits, 1000 to 2999."""
    word = context.word(i)
    return int(word) if len(word) == 4 and word.isdigit() and word[0] in "12" and context.word(i + 1) not in _NOT_AFTER_YEAR else None


def modifier(context: Context, i: int, done: int) -> tuple[int, str | None]:
    """ "Anfang", "Mitte", "Ende" in front of token i: where the expression begins, and its mod."""
    k = i - 1
    if context.word(k) in ("des", "dieses", "der") and context.get(k - 1, "mod") is not None:
        k -= 1
    mod = context.get(k, "mod")
    return (k, mod) if mod and k >= done and (k == i - 1 or context.word(i - 1) in ("des", "der")) else (i, None)


def _following_year(context: Context, i: int) -> tuple[int | None, int]:
    """The year behind token i ("2005", "letzten Jahres", "dieses Jahres") and where it ends."""
    year = year_at(context, i + 1)
    if year and not context.word(i + 2) == "uhr":
        return year, i + 2
    shift = context.get(i + 1, "relative")
    if shift is not None and context.word(i + 2) in ("jahres", "jahrs") and context.published:
        return context.published.year + shift, i + 3
    if context.word(i + 1) == "des" and context.word(i + 2) in ("jahres", "jahrs") and year_at(context, i + 3):
        return year_at(context, i + 3), i + 4
    if context.word(i + 1) == "des" and context.get(i + 2, "relative") is not None and context.word(i + 3) == "jahres" and context.published:
        return context.published.year + context.get(i + 2, "relative"), i + 4
    if context.word(i + 1) == "des" and context.get(i + 2, "year_noun") and context.published:
        return context.published.year - 1, i + 3
    return None, i + 1


def month(context: Context, i: int, done: int):
    """ "8. Oktober", "Ende September", "Dezember letzten Jahres", "8. bis 10. Oktober 2025" """
    if not context.form(i)[0].isupper():
        return None
    if len(context.word(i)) <= 4 and context.word(i) not in ("mai", "juni", "juli", "märz") and context.word(i + 1) != ".":
        return None
    number_of_month = context.get(i, "month")
    year, end = _following_year(context, i)
    day, first = _day_before(context, i, done)
    if day is None:
        return _bare_month(context, i, done, number_of_month, year, end)
    if not make(4, number_of_month, day):
        return None
    tense = context.tense(i)
    others = _days_listed(context, first, done)
    if year is None:
        year = context.day_year(number_of_month, day, tense)
        if context.published is None and context.named_year:
            year = None
    begin = _weekday_before(context, first, done)
    if begin != first:
        others = []
    found = []
    for k, other in others:
        value = _day_value(year, number_of_month, other)
        if value:
            found.append(span(context, k, k + 1, "DATE", value))
    value = _day_value(year, number_of_month, day)
    if value is None:
        return None
    found.append(span(context, begin, end, "DATE", value))
    return found, end


def _day_value(year: int | None, month_: int, day: int) -> str | None:
    if year is None:
        return f"XXXX-{month_:02d}-{day:02d}" if make(4, month_, day) else None
    made = make(year, month_, day)
    return made.isoformat() if made else None


def _day_before(context: Context, i: int, done: int) -> tuple[int | None, int]:
    """The number of the day in front of a month: "8.", "ersten" """
    if context.word(i - 1) == "." and context.word(i - 2).isdigit() and i - 2 >= done and len(context.word(i - 2)) <= 2:
        return int(context.word(i - 2)), i - 2
    ordinal = context.get(i - 1, "ordinal")
    if ordinal and i - 1 >= done and context.form(i - 1)[0].islower():
        return ordinal, i - 1
    return None, i


def _days_listed(context: Context, first: int, done: int) -> list[tuple[int, int]]:
    """Further days in front: "am 8., 9. und 10. Oktober", "vom 8. bis 10. Oktober" """
    found = []
    k = first - 1
    while k - 2 >= done - 1 and k >= 2:
        if context.word(k) in ("zum", "zur", "am") and context.word(k - 1) in ("bis", "sowie", "und"):
            k -= 1
        if context.word(k) in _RANGE and context.word(k - 1) == "." and context.word(k - 2).isdigit() and len(
                context.word(k - 2)) <= 2 and 1 <= int(context.word(k - 2)) <= 31 and k - 2 >= done:
            found.append((k - 2, int(context.word(k - 2))))
            k -= 3
        else:
            break
    return found[::-1]


def _weekday_before(context: Context, first: int, done: int) -> int:
    """ "Samstag, 17. Januar", "Mittwoch, dem 8. Oktober", "Mittwoch (8. Oktober)" """
    k = first - 1
    if context.word(k) in ("dem", "den", "der"):
        k -= 1
    if context.word(k) in (",", "("):
        k -= 1
    if k >= done and context.get(k, "weekday") and k < first - 0 and k != first:
        return k
    return first


def _bare_month(context: Context, i: int, done: int, number_of_month: int, year: int | None, end: int):
    first, mod = modifier(context, i, done)
    shift = context.get(i - 1, "relative") if first == i else None
    if context.word(i) == "mai" and context.word(i + 1) in ("-",):
        return None
    if year is None:
        if shift is not None and context.published:
            here = context.published
            year = here.year + {-1: -1 if number_of_month >= here.month else 0, 1: 1 if number_of_month <= here.month else 0, 0: 0}[shift]
            first = i - 1 if i - 1 >= done else i
        elif _year_ago(context, i + 1):
            year, end = context.published.year - 1 if context.published else None, i + 4
        else:
            year = context.month_year(number_of_month, context.tense(i))
    value = f"{year:04d}-{number_of_month:02d}" if year else f"XXXX-{number_of_month:02d}"
    return span(context, first, end, "DATE", value, mod), end


def _year_ago(context: Context, i: int) -> bool:
    """ "im Oktober vor einem Jahr" """
    return context.word(i) == "vor" and context.word(i + 1) in ("einem", "einen") and context.word(i + 2) == "jahr"


def weekday(context: Context, i: int, done: int, entry: dict | None = None):
    """ "am Mittwoch", "vergangenen Montag", "Donnerstagabend", "jeden Freitag" """
    if not context.form(i)[0].isupper():
        return None
    number_of_day = entry["weekday"] if entry else context.get(i, "weekday")
    part = entry.get("weekday_part") if entry else None
    k = i + 1
    if context.word(k) in (",", "("):
        k += 1
    if context.word(k) in ("dem", "den", "der"):
        k += 1
    if context.word(k).isdigit() and context.word(k + 1) == "." and (context.get(k + 2, "month") or context.word(k + 2).isdigit()):
        return None  # "Mittwoch, 8. Oktober": the month takes it all
    every = context.word(i - 1) if context.get(i - 1, "every") and context.word(i - 1) not in ("pro", "je") else None
    ordinal = context.get(i - 1, "ordinal") if context.get(i - 2, "every") else None
    if every or ordinal:
        first = max(done, i - (2 if ordinal else 1))
        value = f"XXXX-WXX-{number_of_day}" + (f"T{part}" if part else "")
        end = i + 1
        if context.word(end) == "im" and context.get(end + 1, "unit") == "M":
            return span(context, first, end + 2, "SET", "P1M"), end + 2
        return span(context, first, end, "SET", value), end
    end = i + 1
    if part is None and context.get(i + 1, "part") and context.word(i + 1) not in ("mittags",):
        part, end = context.get(i + 1, "part"), i + 2
    elif part is None and context.word(i + 1) in ("früh",):
        part, end = "MO", i + 2
    shift = context.get(i - 1, "relative")
    first = i
    tense = context.tense(i)
    if shift is not None and i - 1 >= done:
        first = i - 1
        tense = {-1: "past", 1: "future", 0: tense}[shift]
    day = context.weekday(number_of_day, tense)
    if shift == -1 and day == context.published and day:
        day = shift_days(day, -7)
    if shift == 1 and day == context.published and day:
        day = shift_days(day, 7)
    value = (day.isoformat() if day else f"XXXX-WXX-{number_of_day}") + (f"T{part}" if part else "")
    return span(context, first, end, "TIME" if part else "DATE", value, basis="publication day" if day else None), end


def season(context: Context, i: int, done: int):
    """ "Frühjahr 2015", "Anfang des Sommers", "im vergangenen Winter" """
    if not context.form(i)[0].isupper():
        return None
    code = context.get(i, "season")
    if context.get(i - 1, "every"):
        return span(context, max(done, i - 1), i + 1, "SET", f"P1{code}"), i + 1
    year, end = _following_year(context, i)
    first, mod = modifier(context, i, done)
    shift = context.get(i - 1, "relative")
    if shift is not None and i - 1 >= done:
        first = i - 1
    if year is None and context.published:
        here, month_ = context.published, {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[code]
        if shift in (-1, 1):
            starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
            year = here.year - (1 if here.month <= starts + 2 and shift == -1 else 0) + (1 if shift == 1 and here.month >= starts else 0)
        else:
            year = context.month_year(month_, context.tense(i))
            if code == "WI" and here.month > 6 and year == here.year:
                year = here.year
    value = f"{year:04d}-{code}" if year else f"XXXX-{code}"
    return span(context, first, end, "DATE", value, mod), end


def deictic(context: Context, i: int, done: int):
    """ "heute", "gestern Abend": of its own, "heute" is the day in news """
    shift = context.get(i, "day")
    part, end = None, i + 1
    if context.get(i + 1, "part") and context.word(i + 1) not in ("mittags", "abends"):
        part, end = context.get(i + 1, "part"), i + 2
    elif context.word(i + 1) == "früh":
        part, end = "MO", i + 2
    if context.published is None:
        if part is None:
            return span(context, i, end, "DATE", "PRESENT_REF" if shift == 0 else "XXXX-XX-XX"), end
        return span(context, i, end, "TIME", f"XXXX-XX-XXT{part}"), end
    if shift == 0 and part is None and (context.word(i + 1) == "noch" or not context.daily and context.word(i - 1) != "bis"):
        return span(context, i, end, "DATE", "PRESENT_REF"), end
    day = shift_days(context.published, shift)
    if day is None:
        return None
    value = day.isoformat() + (f"T{part}" if part else "")
    return span(context, i, end, "TIME" if part else "DATE", value, basis="publication day"), end


def morrow(context: Context, i: int, done: int):
    """ "morgen" in lower case is tomorrow, "am Morgen" a part of the day """
    if context.form(i)[0].isupper() or context.word(i - 1) in ("guten", "heute", "gestern", "am", "jeden"):
        return None
    part, end = None, i + 1
    if context.get(i + 1, "part"):
        part, end = context.get(i + 1, "part"), i + 2
    elif context.word(i + 1) == "früh":
        part, end = "MO", i + 2
    day = shift_days(context.published, 1) if context.published else None
    value = (day.isoformat() if day else "XXXX-XX-XX") + (f"T{part}" if part else "")
    return span(context, i, end, "TIME" if part else "DATE", value, basis="publication day" if day else None), end


def deictic_year(context: Context, i: int, done: int):
    """ "heuer", "letztjährig" """
    if context.published is None:
        return span(context, i, i + 1, "DATE", "XXXX"), i + 1
    return span(context, i, i + 1, "DATE", f"{context.published.year + context.get(i, 'year'):04d}", basis="publication day"), i + 1


def noun(context: Context, i: int, done: int):
    """ "im Vorjahr", "am Vortag", "Tags darauf" """
    if not context.form(i)[0].isupper():
        return None
    for kind, unit in (("year_noun", "Y"), ("month_noun", "M"), ("week_noun", "W"), ("day_noun", "D")):
        shift = context.get(i, kind)
        if shift is None:
            continue
        base = context.published if unit != "D" or context.named is None else context.named
        value = shifted(base, shift, unit) if base else "XXXX" if unit == "Y" else "XXXX-XX-XX"
        basis = None if base is None else "publication day" if base == context.published else f"text: {base.isoformat()}"
        return span(context, i, i + 1, "DATE", value, basis=basis), i + 1
    return None


def decade(context: Context, i: int, done: int, entry: dict):
    """ "in den fünfziger Jahren", "Mitte der Neunzigerjahre" """
    end = i + 1
    if not entry["decade_whole"]:
        if context.word(i + 1) not in ("jahre", "jahren", "jahrn"):
            return None
        end = i + 2
    return _decade(context, i, end, done, f"19{entry['decade']}")


def _decade(context: Context, first: int, end: int, done: int, value: str):
    mod = None
    if context.word(first - 1) in ("den", "der", "die") and first - 1 >= done:
        first -= 1
        if context.word(first) == "der" and context.get(first - 1, "mod"):
            first, mod = first - 1, context.get(first - 1, "mod")
    return span(context, first, end, "DATE", value, mod, basis="calendar"), end


def digits(context: Context, i: int, done: int):
    """What begins with a number: dates in digits, clock times, years, decades, numbers of units."""
    from . import clock, spans_of_time
    word = context.word(i)
    for rule in (_numeric, _iso):
        result = rule(context, i)
        if result:
            return result
    if context.word(i + 1) == "." and len(word) <= 2 and context.get(i + 2, "month"):
        return None  # the month takes its day
    result = clock.clock(context, i, done) or spans_of_time.counted(context, i, done)
    if result:
        return result
    if word.isdigit() and context.word(i + 1) in ("er",) and context.word(i + 2) in ("jahre", "jahren", "jahrn", "-") and context.glued(i + 1):
        value = word[:3] if len(word) == 4 else f"19{word[0]}" if len(word) == 2 and int(word[0]) > 2 else f"20{word[0]}" if len(word) == 2 else None
        end = i + 3 if context.word(i + 2) != "-" else i + 4
        return _decade(context, i, end, done, value) if value else None
    if len(word) == 2 and context.word(i + 1) == "." and context.word(i + 2) in ("jahrhundert", "jahrhunderts", "jahrhundertwende"):
        return _century(context, i, done, int(word))
    return _year(context, i, done)


def _century(context: Context, i: int, done: int, which: int):
    first, mod = modifier(context, i, done)
    return span(context, first, i + 3, "DATE", f"{which - 1:02d}", mod, basis="calendar"), i + 3


def _numeric(context: Context, i: int):
    """ "23.3.1987", "05.08.05", "8.10." with a day and a month that exist """
    if context.word(i + 1) != "." or not context.word(i + 2).isdigit() or len(context.word(i)) > 2 or len(context.word(i + 2)) > 2:
        return None
    if context.word(i + 3) not in (".",) or not context.glued(i + 3):
        return None
    day, month_ = int(context.word(i)), int(context.word(i + 2))
    if not 1 <= month_ <= 12 or make(4, month_, day) is None:
        return None
    year = context.word(i + 4)
    if year.isdigit() and len(year) in (2, 4) and (len(year) == 4 or context.glued(i + 4)):
        full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 50 else 2000)
        value = _day_value(full, month_, day)
        return (span(context, i, i + 5, "DATE", value), i + 5) if value else None
    if not context.glued(i + 1) or context.spans[i + 3][1] < len(context.text) and context.text[context.spans[i + 3][1]].isdigit():
        return None
    value = _day_value(context.day_year(month_, day, context.tense(i)), month_, day)
    return (span(context, i, i + 4, "DATE", value), i + 4) if value else None


def _iso(context: Context, i: int):
    """ "2025-10-08" """
    if len(context.word(i)) == 4 and context.word(i + 1) == "-" and context.word(i + 3) == "-" and all(
            len(context.word(k)) == 2 and context.word(k).isdigit() for k in (i + 2, i + 4)) and context.glued(i + 4):
        made = make(int(context.word(i)), int(context.word(i + 2)), int(context.word(i + 4)))
        return (span(context, i, i + 5, "DATE", made.isoformat()), i + 5) if made else None
    return None


def _year(context: Context, i: int, done: int):
    """A year of its own: "2009", "im Jahr 1991", "2026–2030" """
    word = context.word(i)
    before, after = context.word(i - 1), context.word(i + 1)
    named = before in ("jahr", "jahre", "jahres") and context.form(i - 1)[0].isupper()
    if named and 1 <= len(word) <= 4 and int(word) > 0:
        first = i - 1
        begin, mod = modifier(context, first, done)
        begin = begin if begin >= done else first
        return span(context, max(begin, done), i + 1, "DATE", f"{int(word):04d}", mod, basis="absolute"), i + 1
    if len(word) == 2 and before in ("'", "’") and context.glued(i) and word.isdigit():
        return span(context, i - 1 if i - 1 >= done else i, i + 1, "DATE", f"{1900 + int(word) if int(word) > 40 else 2000 + int(word)}", basis="absolute"), i + 1
    if len(word) != 4 or not 1000 <= int(word) <= 2100:
        return None
    if after in _NOT_AFTER_YEAR or (after in (".", ",", ":") and context.word(i + 2).isdigit() and context.glued(i + 1) and context.glued(i + 2)):
        return None
    if before in (".", ",", ":", "-", "/") and context.word(i - 2).isdigit() and context.glued(i) and context.glued(i - 1) and before != "/":
        if not (before == "-" and len(context.word(i - 2)) == 4):
            return None
    if after == "-" and context.glued(i + 1) and context.word(i + 2).isalpha() and context.glued(i + 2):
        return None
    following_noun = context.form(i + 1)[:1].isupper() and after.isalpha()
    if following_noun and context.get(i - 1, "approx") is not None:
        return None  # "fast 2000 Mitarbeiter"
    if before in _BEFORE_YEAR or not following_noun or int(word) >= 1900:
        if following_noun and before not in _BEFORE_YEAR and context.form(i + 1)[0].isupper() and not 1900 <= int(word) <= 2100:
            return None
        if before.isalpha() and context.form(i - 1)[0].isupper() and before not in _BEFORE_YEAR and following_noun:
            return None
        begin, mod = modifier(context, i, done)
        return span(context, begin, i + 1, "DATE", word, mod, basis="absolute"), i + 1
    return None


__all__ = ["day_prefix", "number", "span", "week"]
