"""Durations: a number and its unit, what approximates it, and the days that it reaches to."""
from __future__ import annotations

import re
from datetime import timedelta

from .calendar import is_before_christ
from .context import Context, Timex
from .lexicon import adjective_unit, duration
from .resolve import PUBLICATION, away, counted, point, tense

_ADJECTIVE = re.compile(r"P([\d.]+)([DWMY])")
_COUNTED = re.compile(r"P(\d+)([YM])")  # of fixed durations
_ONE = ("einem", "ein", "eines", "einer", "eine", "einen")
_DETERMINERS = ("die", "den", "der", "dieser", "diesen", "diese", "all", "alle")
_OLDER = frozenset("jünger älter jüngere ältere jüngeren älteren altes alten alte alter".split())


def in_digits(context: Context, i: int, done: int):
    """ "33 Jahre", "3,5 Stunden", "40 bis 50 Jahre", "35-Stunden-Woche", "14-tägig" """
    word = context.word(i)
    if len(word) > 5:
        return None
    value, k = int(word), i + 1
    if context.word(k) == "," and context.glued(k) and context.glued(k + 1) and context.is_number(k + 1, 2):
        value, k = float(f"{word}.{context.word(k + 1)}"), k + 2
    if context.word(k) == "-" and context.glued(k):
        result = _hyphenated(context, i, k, value)
        if result:
            return result
    if context.word(k) in ("bis", "–", "-", "oder") and context.is_number(k + 1, 4) and context.has(k + 2, "unit"):
        code = context.get(k + 2, "unit")
        if _is_limit(context, i, k + 3):
            return None
        return [context.span(i, k, "DURATION", duration(value, code)),
                context.span(k + 1, k + 3, "DURATION", duration(int(context.word(k + 1)), code))], k + 3
    while context.has(k, "filler") or context.get(k, "approx") == "":
        k += 1
    code = context.get(k, "unit")
    return _duration(context, i, k, done, value, code) if code and context.capital(k) else None


def _hyphenated(context: Context, i: int, k: int, value):
    # "35-Stunden-Woche", "3-Tages-Fahrt"; "14-tägiges", but "22-jährige Fahrerin" is her age
    unit = context.get(k + 1, "unit")
    if unit and context.word(k + 2) == "-" and context.glued(k + 2):
        end = k + 4 if context.word(k + 3).isalpha() and context.glued(k + 3) else k + 2
        return context.span(i, end, "DURATION", duration(value, unit)), end
    unit = adjective_unit(context.word(k + 1))
    if unit and not context.capital(k + 1) and (unit != "Y" or value <= 12):
        return context.span(i, k + 2, "DURATION", duration(value, unit)), k + 2
    return None


def in_words(context: Context, i: int, done: int, code: str):
    """ "zwei Jahren", "einem halben Jahr", "ein paar Tage", "zwei bis drei Stunden": token i is the unit """
    k = i - 1
    while k >= done and context.has(k, "filler"):
        k -= 1
    value = context.get(k, "number") if k >= done else None
    if value is None:
        return None
    first = k
    if value == 0.5 and context.get(k - 1, "number") == 1 and k - 1 >= done:  # "ein halbes Jahr"
        first = k - 1
    elif context.word(k) == "paar" and context.word(k - 1) == "ein" and k - 1 >= done:
        first = k - 1
    elif context.word(k - 1) in ("bis", "oder") and k - 2 >= done and context.get(k - 2, "number") not in (None, "X", 1) \
            and not _is_limit(context, k - 2, i + 1):
        return [context.span(k - 2, k - 1, "DURATION", duration(context.get(k - 2, "number"), code)),
                context.span(k, i + 1, "DURATION", duration(value, code))], i + 1
    if value == 1 and context.has(i, "plural"):
        return None
    if code == "D" and context.word(k) == "eines":  # "eines Tages"
        return context.span(first, i + 1, "DATE", "XXXX-XX-XX"), i + 1
    return _duration(context, first, i, done, value, code)


def _duration(context: Context, first: int, i: int, done: int, value, code: str):
    """A number from token ``first`` and its unit at token ``i``, with what stands around them."""
    if _is_limit(context, first, i + 1):
        return None
    text_value, end = _and_more(context, i + 1, duration(value, code), code)
    if context.word(first - 1) in ("alle", "je") and first - 1 >= done:  # "alle zwei Jahre", "je zwei Wochen"
        return context.span(first - 1, end, "SET", text_value), end
    begin, mod = approximation(context, first, done)
    shift = context.get(begin - 1, "relative") if begin - 1 >= done else None
    if shift is not None:  # "den letzten fünf Jahren"
        begin -= 1
    if begin - 1 >= done and (context.word(begin - 1) in _DETERMINERS and shift is not None
                              or context.word(begin - 1) in ("den", "die") and begin != first):
        begin -= 1
    if value != "X" and (then := _narrated(context, begin, end, value, code, mod)):
        return then
    timex = context.span(begin, end, "DURATION", text_value, mod)
    if value != "X" and context.word(begin - 1) == "nach":
        _expect(context, value, code, i, surely=True)
    if value != "X":
        _reach(context, timex, context.word(begin - 1), end, value, code, shift, i)
    return timex, end


def _narrated(context: Context, begin: int, end: int, value, code: str, mod: str | None):
    """History goes on: "zwei Tage später" is a day there, "zwei Tage früher als geplant" is not."""
    shift = context.get(end, "counted_from")
    if shift is None or context.word(begin - 1) == "vor" or context.word(end + 1) == "als" or not context.narrative:
        return None
    then = counted(context, shift * value, code) if len(code) < 2 or code[0] != "T" else _hours(context, shift * value, code)
    return (context.span(begin, end + 1, "TIME" if "T" in then else "DATE", then, mod, basis=context.from_text()), end + 1) if then else None


def _expect(context: Context, value, code: str, i: int, surely: bool) -> None:
    # "Nach zehn Monaten Haft unterschrieb er am 14. Januar", "nach neunwöchiger Belagerung am 5. März"
    if context.anchor_day and context.narrative:
        context.due, context.due_at, context.due_surely = away(context.anchor_day, value, code), i, surely


def _hours(context: Context, number: float, code: str) -> str | None:
    # "Um 8:15 Uhr … Zwei Stunden später"
    if context.clock is None or context.named is None or context.clock.date() != context.named or abs(number) > 1000:
        return None
    try:
        context.clock += timedelta(**{{"TH": "hours", "TM": "minutes", "TS": "seconds"}[code]: number})
    except OverflowError:  # the last day of the calendar
        return None
    return context.clock.isoformat(timespec="minutes")


def _and_more(context: Context, k: int, value: str, code: str) -> tuple[str, int]:
    # "drei Jahre und vier Monate" is one P3Y4M
    if context.word(k) != "und" or not context.has(k + 2, "unit"):
        return value, k
    more = int(context.word(k + 1)) if context.is_number(k + 1, 4) else context.get(k + 1, "number")
    second = context.get(k + 2, "unit")
    clock = len(code) == 2 and code[0] == "T"
    if type(more) is not int or clock != (len(second) == 2 and second[0] == "T") or len(second) != len(code):
        return value, k
    return f"{value}{more}{second[-1]}", k + 3


def _reach(context: Context, timex: Timex, preposition: str, end: int, value, code: str, shift: int | None, i: int) -> None:
    """Set the days that a duration leads to, or lasts, where its surroundings say so."""
    counted_from = context.get(end, "counted_from")
    if counted_from is not None and preposition != "vor":  # "zwei Jahre später", "drei Tage zuvor"
        base, grain, basis = context.anchor_day, "D", f"text: {context.anchor}"
        if base and is_before_christ(base.isoformat()):
            return
        if base is None:
            base, basis = context.published, PUBLICATION
        elif len(context.anchor) == 4:
            grain = "Y"
        elif len(context.anchor) == 7:
            grain = "M"
        if base:
            timex.earliest, timex.latest = point(base, counted_from * value, code, grain)
            timex.basis = basis if timex.earliest else None
        return
    here, against = context.base()  # the running time of history, the day of news
    if here is None or code[0] == "T" and len(code) == 2 or is_before_christ(here.isoformat()):
        return
    if shift in (-1, 1) or preposition in ("seit", "binnen", "innert"):
        # "in den letzten fünf Jahren", "seit drei Monaten"; "in den nächsten zwei Wochen", "binnen drei Tagen"
        back = shift == -1 or preposition == "seit"
        other = away(here, -value if back else value, code)
        if other:
            timex.earliest, timex.latest, timex.basis = min(here, other), max(here, other), against
    elif preposition == "vor":  # "vor einem Jahr"
        timex.earliest, timex.latest = point(here, -value, code)
        timex.basis = against if timex.earliest else None
    elif preposition == "in" and tense(context, i) == "future":  # "in zwei Wochen wird"; "schrieb es in zwei Wochen" is none
        timex.earliest, timex.latest = point(here, value, code)
        timex.basis = against if timex.earliest else None


def _is_limit(context: Context, first: int, end: int) -> bool:
    # "ab 16 Jahren", "unter 18 Jahren", "zwischen sechs und elf Jahren", "zehn Jahre jünger": who, not when
    before = context.word(first - 1)
    if context.word(end - 1) not in ("jahre", "jahren"):
        return False
    return before in ("ab", "unter") or context.word(end) in _OLDER or before == "und" and context.word(first - 3) == "zwischen" \
        or before in ("von", "bei") and context.word(first - 2) in ("altersgrenze", "mindestalter", "höchstalter")


def approximation(context: Context, first: int, done: int) -> tuple[int, str | None]:
    """ "etwa", "mehr als", "ca.", "mindestens" in front of token ``first``: where that begins, and its mod """
    k, mod = first, None
    while k - 1 >= done:
        word, value = context.word(k - 1), context.get(k - 1, "approx")
        if word == "als" and context.word(k - 2) in ("mehr", "weniger") and k - 2 >= done:
            mod, k = "MORE_THAN" if context.word(k - 2) == "mehr" else "LESS_THAN", k - 2
        elif word == "." and context.word(k - 2) == "ca" and k - 2 >= done:
            mod, k = "APPROX", k - 2
        elif value is not None and word not in ("über", "gegen", "lange", "langen"):
            mod, k = mod or value or None, k - 1
        else:
            break
    return k, mod


def fixed(context: Context, i: int, done: int):
    """ "ein Vierteljahrhundert", "wochenlang" """
    first, mod = i, None
    if context.word(i - 1) in _ONE and i - 1 >= done and context.capital(i):
        first, mod = approximation(context, i - 1, done)
    timex = context.span(first, i + 1, "DURATION", context.get(i, "fixed_duration"), mod)
    counts = _COUNTED.fullmatch(timex.value)
    if counts:  # "ein Vierteljahrhundert später", "vor einem Vierteljahrhundert"
        value, code = int(counts[1]), counts[2]
        then = _narrated(context, first, i + 1, value, code, mod)
        if then:
            return then
        _reach(context, timex, context.word(first - 1), i + 1, value, code, None, i)
    return timex, i + 1


def adjective(context: Context, i: int, value: str):
    """ "dreitägig"; "die Sechzehnjährige", "der achtzigjährige Vater", "ihr vierjähriger Sohn" are ages of people """
    if value.endswith("Y") and (context.capital(i) and not context.opens_sentence(i) or context.has(i + 1, "person")
                                or context.has(i + 2, "person") or float(value[1:-1]) > 12 and context.word(i - 1) != "nach"):
        return None
    if context.capital(i) and context.word(i + 1).startswith("krieg"):
        return None  # "Siebenjähriger Krieg" is a name
    counts = _ADJECTIVE.fullmatch(value)
    if counts and context.word(i - 1) == "nach":
        _expect(context, float(counts[1]), counts[2], i, surely=False)
    return context.span(i, i + 1, "DURATION", value), i + 1
