"""Clock times and parts of the day."""
from __future__ import annotations

from .context import Context
from .dates import day_prefix, number, span


def clock(context: Context, i: int, done: int):
    """ "14.30 Uhr", "18 Uhr", "10.30 bis 12 Uhr", "14 und 18 Uhr" """
    time = _time(context, i)
    if time is None:
        return None
    value, end = time
    if context.word(end) == "uhr":
        last = end + 1
        part = context.get(last, "part")
        if part and context.form(last)[0].islower():
            last += 1
        return span(context, i, last, "TIME", day_prefix(context) + value), last
    # "14 bis 18 Uhr": two times, one "Uhr"
    if context.word(end) in ("bis", "und", "–", "-", "oder", ","):
        second = _time(context, end + 1)
        if second and context.word(second[1]) == "uhr":
            prefix = day_prefix(context)
            return [span(context, i, end, "TIME", prefix + value), span(context, end + 1, second[1] + 1, "TIME", prefix + second[0])], second[1] + 1
    return None


def _time(context: Context, i: int) -> tuple[str, int] | None:
    """The value of a clock time at token i and where it ends; None for "25 Uhr"."""
    word = context.word(i)
    if not word.isdigit() or len(word) > 2 or int(word) > 24:
        return None
    if context.word(i + 1) in (".", ":") and context.glued(i + 1) and context.glued(i + 2) and len(context.word(i + 2)) == 2 \
            and context.word(i + 2).isdigit():
        minute = int(context.word(i + 2))
        return (f"T{int(word):02d}:{minute:02d}", i + 3) if minute < 60 else None
    return f"T{int(word):02d}:00", i + 1


def part(context: Context, i: int, done: int):
    """ "am Abend", "in der Nacht", "nachts", "jeden Morgen" """
    code, form, word = context.get(i, "part"), context.form(i), context.word(i)
    if context.get(i - 1, "every") and context.word(i - 1) not in ("pro", "je"):
        return span(context, max(done, i - 1), i + 1, "SET", f"XXXX-XX-XXT{code}"), i + 1
    if form[0].islower() or word in ("abends", "morgens", "nachts", "mittags", "nachmittags", "vormittags"):
        if word in ("morgen", "abend", "nacht", "mittag", "abende"):
            return None
        return span(context, i, i + 1, "SET", f"PT1{code}"), i + 1
    if word in ("abende", "abenden"):
        return None
    if number(context, i - 1) is not None and context.word(i - 1) not in ("einem", "einer", "eines", "eine", "einen", "ein"):
        return None
    if context.word(i - 1) not in ("am", "der", "den", "diesem", "dieser", "diesen", "zum", "späten", "frühen", "gegen", "des", "bis",
                                   "selben", "nächsten", "letzte", "vergangene", "vergangenen", "letzten"):
        return None
    first = i
    if context.word(i - 1) in ("späten", "frühen", "selben") and i - 1 >= done:
        first = i - 1
    if context.word(i - 1) in ("letzte", "vergangene", "vergangenen", "letzten", "nächsten") and i - 1 >= done:
        first = i - 1
    return span(context, first, i + 1, "TIME", f"{day_prefix(context)}T{code}"), i + 1
