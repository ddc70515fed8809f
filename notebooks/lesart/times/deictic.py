"""What points from the day of publication: heute, morgen, Vorjahr, damals, holidays."""
from __future__ import annotations

from .calendar import before_christ, holiday as holiday_day, shift_days
from .context import Context
from .resolve import PUBLICATION, month_year, shifted, tense, unknown
from .years import following_year, modifier

_MONTH = {"E": 4, "A": 12}  # of the holidays that move with Easter and with Advent


def day(context: Context, i: int):
    """ "heute", "gestern Abend", "heute früh" """
    shift = context.get(i, "day")
    part, end = _part_behind(context, i)
    here = context.published
    if shift == 0 and part is None:
        essay = not context.daily and context.word(i - 1) != "bis"  # "bis heute"
        nowadays = context.word(i + 1) == "noch" or essay or context.narrative  # "heute noch"
        if here is None or nowadays:
            return context.span(i, end, "DATE", "PRESENT_REF"), end
    return _that_day(context, i, end, shift, part)


def morrow(context: Context, i: int):
    """ "morgen" in lower case is tomorrow, "am Morgen" and "heute Morgen" a part of the day """
    if context.capital(i) and not (context.opens_sentence(i) and (
            context.has(i + 1, "part") or context.form(i + 1)[:1].islower() or context.word(i + 1) == "," and context.has(i + 2, "weekday"))) \
            or context.word(i - 1) in ("guten", "heute", "gestern", "am", "jeden"):
        return None
    part, end = _part_behind(context, i)
    return _that_day(context, i, end, 1, part)


def _part_behind(context: Context, i: int) -> tuple[str | None, int]:
    if context.word(i + 1) == "früh":
        return "MO", i + 2
    if context.has(i + 1, "part") and not context.word(i + 1).endswith("s"):
        return context.get(i + 1, "part"), i + 2
    return None, i + 1


def _that_day(context: Context, i: int, end: int, shift: int, part: str | None):
    that = shift_days(context.published, shift) if context.published else None
    value = (that.isoformat() if that else "XXXX-XX-XX") + (f"T{part}" if part else "")
    return context.span(i, end, "TIME" if part else "DATE", value, basis=PUBLICATION if that else None), end


def same_day(context: Context, i: int):
    """ "gleichentags": the day named last """
    that = context.named or context.published
    basis = f"text: {before_christ(that.isoformat())}" if context.named else PUBLICATION if that else None
    return context.span(i, i + 1, "DATE", that.isoformat() if that else "XXXX-XX-XX", basis=basis), i + 1


def year(context: Context, i: int):
    """ "heuer", "letztjährig" """
    value = shifted(context.published, context.get(i, "year"), "Y") if context.published else None
    return context.span(i, i + 1, "DATE", value or "XXXX", basis=PUBLICATION if value else None), i + 1


def noun(context: Context, i: int, done: int, kind: str, unit: str):
    """ "im Vorjahr", "in der Vorwoche"; "am Vortag" counts from the day named last """
    if not context.capital(i) or context.word(i) == "vorabend" and context.word(i + 1) in ("des", "der", "eines", "einer"):
        return None  # "am Vorabend des Krieges"
    base, basis = context.base()
    if unit == "D" and context.named:
        base, basis = context.named, f"text: {before_christ(context.named.isoformat())}"
    value = shifted(base, context.get(i, kind), unit) if base else None
    first, mod = (i, None) if unit == "D" else modifier(context, i, done)  # "Ende des Vormonats"
    return context.span(first, i + 1, "DATE", value or unknown(unit), mod, basis=basis if value else None), i + 1


def reference(context: Context, i: int, done: int, value: str):
    """ "jetzt", "damals", "künftig": a value that is no day """
    word, first = context.word(i), i
    if word == "früher" and context.word(i + 1) in ("oder", "als"):
        return None  # "früher oder später", "früher als sonst"
    if context.capital(i) and word in ("früher", "jüngst", "einst") and not context.opens_sentence(i):
        return None
    if word.startswith("heutige") and (context.has(i + 1, "weekday") or context.has(i + 1, "part") or context.word(i + 1) == "tag"):
        return None  # "am heutigen Samstag" is a day, "am heutigen Nachmittag" a part of one
    if word in ("zukunft", "vergangenheit", "gegenwart"):
        # "in Zukunft", "in der Vergangenheit" are times, "ihre Zukunft" is a thing
        article = context.word(i - 1) in ("der", "naher", "jüngster") or word == "gegenwart" and context.word(i - 1) == "die"
        if context.word(i - 1 - article) not in ("in", "für"):
            return None
        first = i - 1 if article and i - 1 >= done else i
    return context.span(first, i + 1, "DATE", value), i + 1


def holiday(context: Context, i: int, end: int, code: str):
    """ "zu Ostern", "Karfreitag 2023": the one of the year that is named, else the one that the tense asks for """
    year_, last = following_year(context, end - 1)
    if year_:
        if context.word(last) == "/" and context.glued(last) and context.is_number(last + 1, 4):  # "Jahreswechsel 1916/17"
            year_, last = year_ + (code[:2] == "01"), last + 2
        that = holiday_day(code, year_)
        return (context.span(i, last, "DATE", that.isoformat(), basis="calendar"), last) if that else None
    here = context.published
    year_, basis = month_year(context, i, int(code[:2]) if code[0].isdecimal() else _MONTH[code[0]])
    if year_ and basis != PUBLICATION:  # "Zu Weihnachten" goes on in the running year
        that = holiday_day(code, year_)
        if code == "01-01" and that and that < context.anchor_day:  # "Im Mai 1968 … Zum Jahreswechsel"
            that = holiday_day(code, year_ + 1)
        return (context.span(i, end, "DATE", that.isoformat(), basis=basis), end) if that else None
    if here is None:
        return context.span(i, end, "DATE", f"XXXX-{code}" if code[0].isdecimal() else "XXXX-XX-XX"), end
    days = [d for d in (holiday_day(code, here.year + step) for step in (-1, 0, 1)) if d]
    told = tense(context, i)
    near = [d for d in days if abs((d - here).days) <= 14]
    fitting = near or [d for d in days if told is None or (d <= here) == (told == "past") or d == here] or days
    that = min(fitting, key=lambda d: abs((d - here).days), default=None)
    return (context.span(i, end, "DATE", that.isoformat(), basis=PUBLICATION), end) if that else None
