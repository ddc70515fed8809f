"""One pass over the tokens: each trigger word asks its rule, which looks to its left and right."""
from __future__ import annotations

from . import clock, dates, spans_of_time
from .calendar import holiday
from .context import Context, Timex, interval, shifted
from .lexicon import compound, lexicon

# rule for each class of trigger; the first that finds something wins
_RULES = (
    ("month", dates.month), ("weekday", dates.weekday), ("season", dates.season), ("unit", spans_of_time.unit),
    ("year_noun", dates.noun), ("month_noun", dates.noun), ("week_noun", dates.noun), ("day_noun", dates.noun),
    ("day", dates.deictic), ("day_morrow", dates.morrow), ("year", dates.deictic_year), ("part", clock.part),
    ("weekdays", spans_of_time.each_weekday), ("set", spans_of_time.regularly),
    ("fixed_duration", spans_of_time.fixed),
)
_REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_SUFFIXES = ("ig", "ige", "igen", "iger", "iges", "igem", "er", "ern", "hre", "hren", "bend", "rüh", "acht", "ttag", "rgen", "ends")


def expressions(context: Context) -> list[Timex]:
    """All temporal expressions of a text, left to right, none inside another."""
    lex = lexicon()
    triggers, classes = lex.triggers, lex.classes
    found: list[Timex] = []
    done = 0  # tokens before this one belong to an expression already
    for i, word in enumerate(context.words):
        if i < done:
            continue
        first = word[0]
        if first.isdigit():
            result = dates.digits(context, i, done) if len(word) < 9 else None
        elif word in triggers:
            result = _trigger(context, i, done, classes[word])
        elif len(word) > 5 and word.endswith(_SUFFIXES):
            entry = compound(word)
            result = _compound(context, i, done, entry) if entry else None
        else:
            continue
        if result is None:
            continue
        new, end = result
        for timex in new if isinstance(new, list) else [new]:
            _settle(context, timex)
            found.append(timex)
        done = end
    found.sort(key=lambda t: t.start)
    return found


def _trigger(context: Context, i: int, done: int, entry: dict):
    for kind, rule in _RULES:
        if kind in entry:
            result = rule(context, i, done)
            if result is not None:
                return result
    if "holiday" in entry:
        return _holiday(context, i, entry["holiday"])
    for kind in _REFERENCES:
        if kind in entry:
            return _reference(context, i, done, kind)
    if "midnight" in entry:
        return dates.span(context, i, i + 1, "TIME", dates.day_prefix(context) + "T24:00"), i + 1
    return None


def _compound(context: Context, i: int, done: int, entry: dict):
    if "weekday" in entry:
        return dates.weekday(context, i, done, entry)
    if "decade" in entry:
        return dates.decade(context, i, done, entry)
    if entry["adjective"].endswith("Y") and (context.form(i)[0].isupper() or "-" in context.form(i) or int(entry["adjective"][1:-1]) > 12):
        return None  # "die Sechzehnjährige", "der achtzigjährige Vater": somebody's age
    return dates.span(context, i, i + 1, "DURATION", entry["adjective"]), i + 1


def _reference(context: Context, i: int, done: int, kind: str):
    """ "jetzt", "damals", "künftig"; "Ex-" is left alone """
    word = context.word(i)
    if word == "früher" and context.word(i + 1) in ("oder", "als"):
        return None
    if word == "nun" and context.word(i + 1) in ("mal", "einmal"):
        return None
    if word in ("früher", "jüngst") and context.form(i)[0].isupper() and i and context.word(i - 1) not in (".", "„", ":", "\n", "\""):
        return None
    first = i
    if word in ("zukunft", "vergangenheit", "gegenwart"):
        # "in Zukunft", "in der Vergangenheit" are times, "ihre Zukunft" is a thing
        article = context.word(i - 1) in ("der", "die", "naher", "jüngster")
        if context.word(i - 1 - article) not in ("in", "für") or context.word(i - 1) == "die" and word != "gegenwart":
            return None
        first = i - 1 if article else i
    if word == "kurzem":
        if context.word(i - 1) not in ("vor", "seit"):
            return None
        first = i - 1
    return dates.span(context, max(first, done), i + 1, "DATE", kind), i + 1


def _holiday(context: Context, i: int, code: str):
    """ "zu Ostern": the one that the tense asks for """
    if context.published is None:
        value = "XXXX-" + code if code[0].isdigit() else "XXXX-XX-XX"
    else:
        days = [day for year in (-1, 0, 1) if (day := holiday(code, context.published.year + year))]
        tense = context.tense(i)
        here = context.published
        fitting = [d for d in days if (d <= here if tense == "past" else d >= here if tense == "future" else True)] or days
        day = min(fitting, key=lambda d: abs((d - here).days))
        year = context.word(i + 1)
        if len(year) == 4 and year.isdigit() and holiday(code, int(year)):
            return dates.span(context, i, i + 2, "DATE", holiday(code, int(year)).isoformat()), i + 2
        value = day.isoformat()
    return dates.span(context, i, i + 1, "DATE", value), i + 1


def _settle(context: Context, timex: Timex) -> None:
    """Interval and basis of an expression, and what it leaves behind for the next ones."""
    value = timex.value
    if timex.earliest is None and timex.kind in ("DATE", "TIME"):
        timex.earliest, timex.latest = interval(value, timex.mod)
        if value in ("PRESENT_REF",) and context.published:
            timex.earliest = timex.latest = context.published
            timex.basis = timex.basis or "publication day"
    if timex.basis is None and timex.kind in ("DATE", "TIME"):
        digits = context.text[timex.start:timex.end]
        named_year = any(len(part) == 4 and part.isdigit() for part in digits.replace(".", " ").replace("-", " ").split())
        if timex.earliest is not None:
            timex.basis = "absolute" if named_year or len(value) < 4 else "publication day"
        elif value.startswith("XXXX"):
            timex.basis = "year unknown"
    if timex.kind == "DATE" and timex.earliest and value[:4].isdigit():
        context.named_year = int(value[:4])
        if timex.earliest == timex.latest and value != "PRESENT_REF":
            context.named = timex.earliest


__all__ = ["expressions", "shifted"]
