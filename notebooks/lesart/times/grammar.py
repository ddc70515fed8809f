"""One pass over the tokens: each trigger word asks its rule, which looks to its left and right."""
from __future__ import annotations

import re
from datetime import datetime

from . import clock, days, deictic, durations, units, years
from .anchor import remember
from .calendar import before_christ, interval, is_before_christ
from .context import Context, Timex
from .lexicon import compound
from .resolve import PUBLICATION

# The rule of each class of trigger; the first that finds something wins.
_RULES = {
    "month": days.month,
    "weekday": days.weekday,
    "season": years.season,
    "unit": units.unit,
    "year_noun": lambda context, i, done: deictic.noun(context, i, done, "year_noun", "Y"),
    "month_noun": lambda context, i, done: deictic.noun(context, i, done, "month_noun", "M"),
    "week_noun": lambda context, i, done: deictic.noun(context, i, done, "week_noun", "W"),
    "day_noun": lambda context, i, done: deictic.noun(context, i, done, "day_noun", "D"),
    "day": lambda context, i, done: deictic.day(context, i),
    "day_morrow": lambda context, i, done: deictic.morrow(context, i),
    "same_day": lambda context, i, done: deictic.same_day(context, i),
    "year": lambda context, i, done: deictic.year(context, i),
    "part": clock.part,
    "clock": clock.spoken,
    "weekdays": lambda context, i, done: units.each_weekday(context, i),
    "set": units.regularly,
    "fixed_duration": durations.fixed,
    "edge": units.edge,
    "holiday": lambda context, i, done: deictic.holiday(context, i, i + 1, context.get(i, "holiday")),
    "PAST_REF": lambda context, i, done: deictic.reference(context, i, done, "PAST_REF"),
    "PRESENT_REF": lambda context, i, done: deictic.reference(context, i, done, "PRESENT_REF"),
    "FUTURE_REF": lambda context, i, done: deictic.reference(context, i, done, "FUTURE_REF"),
    "midnight": lambda context, i, done: (context.span(i, i + 1, "TIME", clock.day_prefix(context) + "T24:00"), i + 1),
    "half": clock.half,
    "quarter": clock.quarter,
}
# How words end that `compound` may take apart: sparing it all the others is what makes the pass fast.
_COMPOUND_ENDS = ("ig", "ige", "igen", "iger", "iges", "igem", "zigern", "ißiger", "jahre", "jahren", "bend", "früh", "nacht",
                  "ttag", "rgen", "bends", "zigern", "winter", "sommer", "herbst", "frühjahr", "tage", "tagen")
# The last three letters of those words, where "ig" has one of its unit in front: "dreitägig".
_LAST_THREE = frozenset(end[-3:] for end in _COMPOUND_ENDS if len(end) > 2) | {"dig", "tig", "gig", "hig", "rig"}
_LONGEST_NUMBER = 8
_GENITIVES = frozenset("des der von seiner ihrer dieser jener unserer eines einer".split())
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d$")


def expressions(context: Context) -> list[Timex]:
    """All temporal expressions of a text, left to right, none inside another."""
    triggers, classes, phrases = context.lexicon.triggers, context.lexicon.classes, context.lexicon.phrases
    starts = context.lexicon.starts
    found: list[Timex] = []
    done = 0  # tokens before this one belong to an expression already
    for i, word in enumerate(context.words):
        if i < done:
            continue
        if word in starts:
            result = _phrase(context, i, done, phrases[word]) if word in phrases else None
            if result is None and word in triggers:
                result = _trigger(context, i, done, classes[word])
            elif result is None and word.isdecimal():  # "1. Mai" is no "1. Advent"
                result = _digits(context, i, done)
        elif word.isdecimal():
            result = _digits(context, i, done) if len(word) <= _LONGEST_NUMBER else None
        elif len(word) > 5 and word[-3:] in _LAST_THREE and word.endswith(_COMPOUND_ENDS):
            result = _compound(context, i, done, word)
        else:
            continue
        if result is None:
            continue
        new, end = result
        if new is None:
            continue
        for timex in new if isinstance(new, list) else [new]:
            _settle(context, timex, end)
            found.append(timex)
        done = end
    found.sort(key=lambda t: t.start)
    return found


def _phrase(context: Context, i: int, done: int, phrases: list[tuple]):
    """Expressions of several fixed words: "Christi Himmelfahrt", "vor kurzem" """
    for words, kind, value in phrases:
        end = i + len(words)
        if tuple(context.words[i:end]) == words:
            if kind == "holiday":
                return deictic.holiday(context, i, end, value) if context.capital(end - 1) else None
            if words == ("zur", "zeit") and (context.word(end) in _GENITIVES or context.capital(end)):
                return None  # "zur Zeit der Entstehung", "zur Zeit Napoleons"
            return context.span(i, end, "DATE", kind), end
    return None


def _trigger(context: Context, i: int, done: int, entry: dict):
    if context.kept:
        context.go_on(i)
    for kind in entry:
        rule = _RULES.get(kind)
        result = rule(context, i, done) if rule else None
        if result is not None:
            return result
    return None


def _digits(context: Context, i: int, done: int):
    """What begins with a number: dates in digits, clock times, numbers of units, decades, years."""
    if context.kept:
        context.go_on(i)
    result = days.in_digits(context, i, done) or days.of_month(context, i, done)
    if result:
        return result
    if context.word(i + 1) == "." and len(context.word(i)) <= 2 and context.has(i + 2, "month"):
        return None  # the month takes its day
    return (clock.clock(context, i) or durations.in_digits(context, i, done) or years.decade_digits(context, i, done)
            or years.year(context, i, done))


def _compound(context: Context, i: int, done: int, word: str):
    """ "Montagabend", "neunziger Jahre", "dreitägig" """
    if context.kept:
        context.go_on(i)
    entry = compound(word)
    if "weekday" in entry:
        return days.weekday(context, i, done, entry)
    if "month" in entry:
        return days.days_of_month(context, i, done, entry["month"])
    if "season" in entry:
        return years.season_of_year(context, i, entry["season"])
    if "decade" in entry:
        return years.decade_word(context, i, done, entry)
    return durations.adjective(context, i, entry["adjective"]) if entry else None


def _settle(context: Context, timex: Timex, end: int) -> None:
    """Interval and basis of an expression, and what it leaves behind for the next ones."""
    if timex.kind == "SET":
        context.set_at = end
    if timex.kind not in ("DATE", "TIME"):
        return
    value = timex.value
    timex.earliest, timex.latest = interval(value, timex.mod)
    if value == "PRESENT_REF" and context.published:
        timex.earliest = timex.latest = context.published
    if timex.earliest is None:
        timex.basis = timex.basis if value[0].isdecimal() else None
    elif timex.basis is None:
        timex.basis = _basis(context, timex)
    if timex.kind == "TIME" and _CLOCK.match(value) and context.narrative:
        context.clock = datetime.fromisoformat(value)
    if timex.kind == "DATE":
        remember(context, timex, end)
    if is_before_christ(value):
        timex.value, timex.earliest, timex.latest = before_christ(value), None, None


def _basis(context: Context, timex: Timex) -> str:
    """absolute where the expression names its year, else what it was counted from."""
    if timex.value[:4] in context.text[timex.start:timex.end] or is_before_christ(timex.value):
        return "absolute"
    if timex.kind == "TIME" and context.named and timex.value.startswith(context.named.isoformat()):
        return f"text: {before_christ(context.named.isoformat())}"
    return PUBLICATION
