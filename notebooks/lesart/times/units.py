"""Units that a determiner points to: "nächste Woche", "am selben Tag", "jeden Tag", "Mitte der Woche"."""
from __future__ import annotations

from datetime import date

from . import durations, years
from .context import Context
from .calendar import before_christ, interval
from .eras import with_era
from .lexicon import duration
from .resolve import PUBLICATION, shifted, tense, unknown

_SAME = ("selb", "gleich", "demselb", "derselb", "desselb", "jen")
_NEXT = ("folgend", "darauffolgend")


def unit(context: Context, i: int, done: int):
    """What ends with a unit: its number or its determiner stands in front."""
    code, word, after = context.get(i, "unit"), context.word(i), context.word(i + 1)
    if word == "tags":  # "tags darauf"
        return _beside(context, i, i + 2, context.get(i + 1, "counted_from"), "D") if context.has(i + 1, "counted_from") else None
    if not context.capital(i):
        return None
    if after in ("für", "um") and context.word(i + 2) == word:  # "Tag für Tag", "Jahr um Jahr"
        return context.span(i, i + 3, "SET", duration(1, code)), i + 3
    if context.has(i + 1, "counted_from") and not context.has(i, "plural") and code in ("D", "W", "M", "Y") \
            and context.word(i - 1) in ("am", "im", "den", "der", "das", "einen", "einem", "nur", "."):
        first = i - 1 if context.word(i - 1) in ("einen", "einem") and i - 1 >= done else i
        return _beside(context, first, i + 2, context.get(i + 1, "counted_from"), code)  # "am Tag darauf", "im Jahr zuvor"
    return durations.in_words(context, i, done, code) or _determined(context, i, done, code)


def _beside(context: Context, first: int, end: int, shift: int, code: str):
    base, basis = _anchor(context, code)
    value = shifted(base, shift, code) if base else None
    return context.span(first, end, "DATE", value or _unknown(context, code), basis=basis if value else None), end


def _unknown(context: Context, code: str) -> str:
    if code == "D" and context.narrative:
        return context.day()
    return f"{context.anchor[:4]}-XX" if code == "M" and context.narrative and context.anchor else unknown(code)


def _anchor(context: Context, code: str) -> tuple[date | None, str | None]:
    """What the text counts a unit from: the day named last, or the last date that is at least as exact."""
    if code == "D":
        if context.named and not context.stale():
            return context.named, f"text: {before_christ(context.named.isoformat())}"
    elif context.anchor_day and (code == "Y" or len(context.anchor) > 4):
        return context.anchor_day, context.from_text()
    if context.narrative and context.anchor:
        return None, None
    return context.published, PUBLICATION if context.published else None


def _determined(context: Context, i: int, done: int, code: str):
    before = context.word(i - 1)
    if context.has(i - 1, "frequency") and i - 1 >= done:  # "einmal Jahr" does not occur, "zweimal im Jahr" does
        return None
    if before in ("im", "am", "pro", "die", "in") and context.has(i - 2, "frequency") and i - 2 >= done:
        return context.span(i - 2, i + 1, "SET", duration(1, code)), i + 1
    if context.has(i - 1, "every") and i - 1 >= done:  # "jedes Jahr", "pro Tag"
        return context.span(i - 1, i + 1, "SET", duration(1, code)), i + 1
    if before == "im" and code in ("Y", "M") and i - 1 >= done and not context.has(i, "plural") and _counted_noun(context, i - 2):
        return context.span(i - 1, i + 1, "SET", duration(1, code)), i + 1  # "500 Menschen im Jahr"
    if code in ("Q", "H"):
        result = years.quarter(context, i, done, code)
        if result:
            return result
    if code in ("CE", "ML"):
        result = years.century(context, i, done, code)
        if result:
            return result
    shift = context.get(i - 1, "relative")
    plural = context.has(i, "plural") and before != "dem" and not (shift is not None and _dative(context, i))
    if shift is not None and i - 1 >= done:
        return _relative(context, i, done, code, shift, plural)
    first, mod = years.modifier(context, i, done)
    if code == "Y" and before == "des" and (context.year(i + 1) or with_era(context, i + 1)):
        return None  # "Beginn des Jahres 1943" ends with its year
    if mod and first < i and code in ("W", "M", "Y", "Q", "DE", "CE") and not plural:  # "Mitte der Woche", "Ende des Jahres"
        return _this(context, first, i, code, mod)
    if code == "Y" and before == "des" and context.word(i - 2) in ("laufe", "lauf", "verlauf", "rest") and not context.year(i + 1):
        return _this(context, max(i - 1, done), i, code)  # "im Laufe des Jahres"
    if code == "Y" and before in ("neuen", "neue") and context.word(i - 2) in ("im", "des", "das") and i - 1 >= done:
        base, basis = context.base()  # "im neuen Jahr": the next one, or the one that has just begun
        value = shifted(base, int(base.month > 6), "Y") if base else None
        first, mod = years.modifier(context, i - 1, done)
        return context.span(first, i + 1, "DATE", value or unknown("Y"), mod, basis=basis if value else None), i + 1
    if code == "WE" and before in ("am", "dem", "zum") and not plural:
        return _weekend(context, i)
    if plural and context.has(i + 1, "counted_from"):  # "Monate später"
        return context.span(i, i + 1, "DURATION", duration("X", code)), i + 1
    if plural and (before in ("seit", "vor", "nach", "in") and len(code) < 3 and code not in ("TH", "TM", "TS")
                   and context.word(i)[-1] == "n" or context.word(i + 1) == "lang"):
        end = i + 2 if context.word(i + 1) == "lang" else i + 1
        return context.span(i, end, "DURATION", duration("X", code)), end  # "seit Jahren", "Jahre lang"
    return None


def _dative(context: Context, i: int) -> bool:
    # "am selben Tage", "im folgenden Jahre", "an diesem Tage": one day, one year
    return context.word(i) in ("tage", "jahre", "monate") and (context.word(i - 2) in ("am", "im") or context.word(i - 1).endswith("em"))


def _this(context: Context, first: int, i: int, code: str, mod: str | None = None):
    base, basis = context.base()
    return context.span(first, i + 1, "DATE", shifted(base, 0, code) if base else unknown(code), mod, basis=basis), i + 1


def edge(context: Context, i: int, done: int):
    """ "Jahresende", "Monatsbeginn 2024": the beginning or the end of a unit, as the tense asks for """
    if not context.capital(i):
        return None
    code, mod = context.get(i, "edge").split("-")
    year, end = years.following_year(context, i) if code == "Y" else (None, i + 1)
    if year:
        return context.span(i, end, "DATE", f"{year:04d}", mod), end
    base, basis = context.base()
    if base is None:
        return context.span(i, i + 1, "DATE", unknown(code), mod), i + 1
    told, shift = None if context.narrative else tense(context, i), 0
    first, last = interval(shifted(base, 0, code), mod)
    if told == "past" and mod == "END" and base < first:
        shift = -1  # "zum Jahresende sanken die Preise" in January
    elif told == "future" and mod == "START" and base > last:
        shift = 1
    return context.span(i, i + 1, "DATE", shifted(base, shift, code) or unknown(code), mod, basis=basis), i + 1


def _counted_noun(context: Context, i: int) -> bool:
    # "500 Menschen", "drei Euro"
    return context.capital(i) and not context.year(i + 3) and (context.word(i - 1).isdecimal() or context.has(i - 1, "number"))


def _weekend(context: Context, i: int):
    # "am Wochenende": the one just past, or the next if the verb says so
    here = context.named if context.narrative else context.published
    if here is None:
        return context.span(i, i + 1, "DATE", unknown("WE")), i + 1
    if context.narrative:
        return context.span(i, i + 1, "DATE", shifted(here, 0, "WE"), basis=context.from_text()), i + 1
    told = tense(context, i)
    back = here.isoweekday() < 6 and (told == "past" or told is None and here.isoweekday() < 3)
    return context.span(i, i + 1, "DATE", shifted(here, -1 if back else 0, "WE"), basis=PUBLICATION), i + 1


def _relative(context: Context, i: int, done: int, code: str, shift: int, plural: bool):
    first, word = i - 1, context.word(i - 1)
    if word == "dieser" and context.word(i) == "tage":
        return context.span(first, i + 1, "DATE", "PRESENT_REF"), i + 1
    if plural:
        return None if word.startswith("jen") else _plural(context, i, first, done, code, word)
    if word.startswith("jen") and context.anchor_day is None:
        return None  # "an jenem Tag" of which nobody has told
    begin, mod = years.modifier(context, first, done)
    if len(code) == 2 and code[0] == "T" or code == "D" and shift == -1:
        return None  # "die letzte Stunde", "der letzte Tag" of something
    base, basis = context.base()
    if word.startswith(_SAME + _NEXT) or code == "D":  # "im selben Monat", "am nächsten Tag"
        base, basis = _anchor(context, code)
    if base is None:
        return context.span(begin, i + 1, "DATE", _unknown(context, code), mod), i + 1
    if code == "WE" and shift == 1 and base.isoweekday() < 6:
        shift = 0  # "kommendes Wochenende" is that of this week, until it has begun
    value = shifted(base, shift, code)
    return (context.span(begin, i + 1, "DATE", value, mod, basis=basis), i + 1) if value else None


def _plural(context: Context, i: int, first: int, done: int, code: str, word: str):
    # "in den letzten Jahren" is PXY; "diese Jahre" too
    if context.word(first - 1) in ("den", "die", "der") and first - 1 >= done and not word.startswith("dies"):
        first -= 1
    return context.span(first, i + 1, "DURATION", duration("X", code)), i + 1


def each_weekday(context: Context, i: int):
    """ "montags", "sonntags um zehn"; "des Montags" is one day """
    if context.capital(i) and not context.opens_sentence(i):
        return None
    return context.span(i, i + 1, "SET", f"XXXX-WXX-{context.get(i, 'weekdays')}"), i + 1


def regularly(context: Context, i: int, done: int):
    """ "täglich", "zweimal wöchentlich" """
    first = i - 1 if context.has(i - 1, "frequency") and i - 1 >= done else i
    return context.span(first, i + 1, "SET", context.get(i, "set")), i + 1
