"""Durations, sets, and what is counted in units: "drei Jahre", "vor einem Jahr", "nächste Woche", "jeden Tag"."""
from __future__ import annotations

from .context import Context, moved_interval, shifted
from .dates import modifier, span
from .lexicon import duration

_PLURAL = frozenset("sekunden minuten stunden tage tagen wochen monate monaten jahre jahren jahrzehnte jahrzehnten jahrhunderte "
                    "jahrhunderten wochenenden quartale quartalen nächte nächten".split())
_DETERMINERS = frozenset("die den der dieser diesen diese all alle ersten".split())
_AFTER = {"später": 1, "danach": 1, "darauf": 1, "zuvor": -1, "davor": -1, "vorher": -1, "früher": -1}


def unit(context: Context, i: int, done: int):
    """What ends with a unit: its number or its determiner stands in front."""
    if not context.form(i)[0].isupper() and context.word(i) != "tags":
        return None
    code = context.get(i, "unit")
    word = context.word(i)
    if word == "tags":
        if context.word(i + 1) in ("darauf", "zuvor"):
            return _neighbour(context, i, i + 2, 1 if context.word(i + 1) == "darauf" else -1)
        return None
    if context.word(i + 1) == "für" and context.word(i + 2) == word:
        return span(context, i, i + 3, "SET", duration(1, code)), i + 3  # "Tag für Tag"
    if context.word(i + 1) == "um" and context.word(i + 2) == word:
        return span(context, i, i + 3, "SET", duration(1, code)), i + 3
    if code == "D" and context.word(i + 1) in ("zuvor", "davor", "darauf", "danach") and context.word(i - 1) in ("am", "den", "einen", ".", "der", "nur"):
        return _neighbour(context, i, i + 2, _AFTER[context.word(i + 1)])
    result = _counted_before(context, i, done, code)
    if result:
        return result
    return _determined(context, i, done, code)


def _neighbour(context: Context, first: int, end: int, shift: int):
    """ "Tags darauf", "am Tag zuvor": counted from the day named before """
    base = context.named or context.published
    value = shifted(base, shift, "D") if base else "XXXX-XX-XX"
    basis = f"text: {base.isoformat()}" if context.named else "publication day" if base else None
    return span(context, first, end, "DATE", value, basis=basis), end


def counted(context: Context, i: int, done: int):
    """ "33 Jahre", "3,5 Stunden", "40 bis 50 Jahre": a number in digits in front of a unit """
    word = context.word(i)
    value, k = int(word), i + 1
    if context.word(k) == "," and context.glued(k) and context.word(k + 1).isdigit() and context.glued(k + 1) and len(context.word(k + 1)) <= 2:
        value, k = float(f"{word}.{context.word(k + 1)}"), k + 2
    if context.word(k) == "-" and context.glued(k):
        code = {"stunden": "TH", "tage": "D", "minuten": "TM", "jahres": "Y", "tages": "D", "wochen": "W"}.get(context.word(k + 1))
        if code and context.word(k + 2) == "-":
            end = k + 4 if context.word(k + 3).isalpha() and context.glued(k + 3) else k + 2
            return span(context, i, end, "DURATION", duration(value, code)), end
    if context.word(k) in ("bis", "–", "-", "oder") and context.word(k + 1).isdigit() and context.get(k + 2, "unit"):
        code = context.get(k + 2, "unit")
        return [span(context, i, k, "DURATION", duration(value, code)), span(context, k + 1, k + 3, "DURATION", duration(int(context.word(k + 1)), code))], k + 3
    while context.get(k, "approx") == "" or context.word(k) in ("lange", "weitere", "weiteren"):
        k += 1
    code = context.get(k, "unit")
    if code is None or not context.form(k)[0].isupper():
        return None
    return _duration(context, i, k, done, value, code)


def _counted_before(context: Context, i: int, done: int, code: str):
    """A number word in front: "zwei Jahren", "einem halben Jahr", "mehrere Tage" """
    k = i - 1
    while k >= done and (context.word(k) in ("lange", "langen", "weiteren", "weitere", "aufeinanderfolgenden", "vollen", "ganze", "ganzen", "ganzes",
                                             "volle", "knappes", "knappen", "knappe", "gutes", "guten", "gute", "kurzen", "kurze", "harten")):
        k -= 1
    value = context.get(k, "number") if k >= done else None
    if value is None:
        return None
    if context.get(k, "ordinal") is not None and value is None:
        return None
    first = k
    if value == 0.5 and context.get(k - 1, "number") == 1 and k - 1 >= done:
        first = k - 1
    elif value == "X" and context.word(k) == "paar" and context.word(k - 1) in ("ein", "alle") and k - 1 >= done:
        if context.word(k - 1) == "alle":
            return span(context, k - 1, i + 1, "SET", duration("X", code)), i + 1
        first = k - 1
    elif context.word(k - 1) in ("bis", "oder") and context.get(k - 2, "number") not in (None, "X", 1) and k - 2 >= done:
        return [span(context, k - 2, k - 1, "DURATION", duration(context.get(k - 2, "number"), code)),
                span(context, k, i + 1, "DURATION", duration(value, code))], i + 1
    if value == 1 and context.word(i) in _PLURAL:
        return None
    if value == 1 and code == "D" and context.word(k) in ("eines",):
        return span(context, first, i + 1, "DATE", "XXXX-XX-XX"), i + 1
    return _duration(context, first, i, done, value, code)


def _duration(context: Context, first: int, i: int, done: int, value, code: str):
    """A number and its unit at token i, with what stands around it."""
    end = i + 1
    text_value = duration(value, code)
    # "drei Jahre und vier Monate" is one P3Y4M
    if context.word(end) == "und" and context.get(end + 2, "unit"):
        more = int(context.word(end + 1)) if context.word(end + 1).isdigit() and len(context.word(end + 1)) < 5 else context.get(end + 1, "number")
        second = context.get(end + 2, "unit")
        if isinstance(more, int) and second[0] != "T" and code[0] != "T" and len(second) == 1:
            text_value, end = f"{text_value}{more}{second}", end + 3
        elif isinstance(more, int) and second[0] == "T" and code[0] == "T":
            text_value, end = f"{text_value}{more}{second[1]}", end + 3
    number_end = end
    if context.word(first - 1) in ("alle",) and first - 1 >= done:
        return span(context, first - 1, end, "SET", text_value), end  # "alle zwei Jahre"
    if context.word(first - 1) == "je" and first - 1 >= done:
        return span(context, first - 1, end, "SET", text_value), end
    begin, mod = _approximate(context, first, done)
    # "den letzten fünf Jahren"
    if context.get(begin - 1, "relative") is not None and begin - 1 >= done:
        begin -= 1
    if context.word(begin - 1) in _DETERMINERS and context.get(begin, "relative") is not None and begin - 1 >= done:
        begin -= 1
    elif context.word(begin - 1) in ("den", "die") and begin - 1 >= done and begin != first:
        begin -= 1
    if code == "Y" and isinstance(value, int) and _age(context, first, end):
        return None
    timex = span(context, begin, end, "DURATION", text_value, mod)
    preposition = context.word(begin - 1)
    if preposition == "erst":
        preposition = context.word(begin - 2)
    after = _AFTER.get(context.word(number_end))
    base = context.named or context.published
    if after and base and code[0] != "T":
        timex.earliest, timex.latest = moved_interval(base, after * value if value != "X" else "X", code, bool(mod))
        timex.basis = f"text: {base.isoformat()}" if context.named else "publication day"
    elif preposition == "vor" and context.published and value != "X":
        timex.earliest, timex.latest = moved_interval(context.published, -value, code, bool(mod))
        timex.basis = "publication day"
    elif preposition == "in" and context.published and value != "X" and context.word(begin) not in ("den", "der") and context.tense(i) == "future":
        timex.earliest, timex.latest = moved_interval(context.published, value, code, bool(mod))
        timex.basis = "publication day"
    return timex, end


def _age(context: Context, first: int, end: int) -> bool:
    """ "ab 16 Jahren", "unter 18 Jahren", "zehn Jahre jünger": an age or a limit, no time """
    return context.word(first - 1) in ("ab", "unter") or context.word(end) in ("jünger", "älter", "jüngere", "ältere", "jüngeren", "älteren", "altes", "alten", "alte") \
        or context.word(first - 1) in ("von", "auf", "mit") and context.word(first - 2) in ("alter", "altersgrenze", "mindestalter")


def _approximate(context: Context, first: int, done: int) -> tuple[int, str | None]:
    """ "etwa", "mehr als", "mindestens" in front of a number """
    k, mod = first, None
    while k - 1 >= done:
        word = context.word(k - 1)
        value = context.get(k - 1, "approx")
        if word == "als" and context.word(k - 2) in ("mehr", "weniger") and k - 2 >= done:
            mod = "MORE_THAN" if context.word(k - 2) == "mehr" else "LESS_THAN"
            k -= 2
        elif word == "." and context.word(k - 2) == "ca" and k - 2 >= done:
            mod, k = "APPROX", k - 2
        elif value is not None and word not in ("über", "gegen", "lange", "langen"):
            mod, k = value or mod, k - 1
        else:
            break
    return k, mod


def _determined(context: Context, i: int, done: int, code: str):
    """A unit with a word that points: "nächste Woche", "dieses Jahr", "im selben Monat", "jeden Tag" """
    word, before = context.word(i), context.word(i - 1)
    plural = word in _PLURAL and before not in ("dem",)
    if context.get(i - 1, "every") and i - 1 >= done:
        return span(context, i - 1, i + 1, "SET", duration(1, code)), i + 1
    ordinal = context.get(i - 1, "ordinal")
    if before in ("einmal", "zweimal", "dreimal", "mehrmals") or (before in ("im", "am", "pro") and context.word(i - 2) in ("einmal", "zweimal", "dreimal", "mehrmals", "zweimal")):
        first = i - 2 if before in ("im", "am", "pro") else i - 1
        return span(context, max(first, done), i + 1, "SET", duration(1, code)), i + 1
    if code == "Q" and (ordinal or context.word(i - 1) == "." and context.word(i - 2).isdigit()):
        which = ordinal or int(context.word(i - 2))
        if not 1 <= which <= 4:
            return None
        year = int(context.word(i + 1)) if len(context.word(i + 1)) == 4 and context.word(i + 1).isdigit() else (
            context.published.year if context.published else None)
        end = i + 2 if len(context.word(i + 1)) == 4 and context.word(i + 1).isdigit() else i + 1
        return span(context, max(done, i - (1 if ordinal else 2)), end, "DATE", f"{year:04d}-Q{which}" if year else f"XXXX-Q{which}"), end
    if code == "H" and ordinal in (1, 2):
        end = i + 2 if len(context.word(i + 1)) == 4 and context.word(i + 1).isdigit() else i + 1
        year = int(context.word(i + 1)) if end == i + 2 else context.published.year if context.published else None
        return span(context, max(done, i - 1), end, "DATE", f"{year:04d}-H{ordinal}" if year else f"XXXX-H{ordinal}"), end
    if code in ("CE", "ML") and ordinal:
        return span(context, max(done, i - 1), i + 1, "DATE", f"{ordinal - 1:02d}" if code == "CE" else str(ordinal - 1), basis="calendar"), i + 1
    shift = context.get(i - 1, "relative")
    if shift is not None and i - 1 >= done:
        return _relative(context, i, done, code, shift, plural)
    # "Mitte der Woche", "Ende des Jahres"
    first, mod = modifier(context, i, done)
    if mod and first < i and code in ("W", "M", "Y", "Q") and not plural:
        value = shifted(context.published, 0, code) if context.published else "XXXX"
        return span(context, first, i + 1, "DATE", value, mod, basis="publication day" if context.published else None), i + 1
    if code == "WE" and before in ("am", "dem", "diesem", "zum") and not plural:
        return _weekend(context, i)
    if plural and word.endswith(("en", "n")) and before in ("seit", "vor", "nach", "in") and code not in ("TH", "TM", "TS"):
        return span(context, i, i + 1, "DURATION", duration("X", code)), i + 1  # "seit Jahren"
    if context.word(i + 1) == "lang" and plural:
        return span(context, i, i + 2, "DURATION", duration("X", code)), i + 2
    return None


def _weekend(context: Context, i: int):
    """ "am Wochenende": the one just past, or the next if the verb says so """
    if context.published is None:
        return span(context, i, i + 1, "DATE", "XXXX-WXX-WE"), i + 1
    day, tense = context.published.isoweekday(), context.tense(i)
    back = day < 6 and (tense == "past" or tense is None and day < 3)
    return span(context, i, i + 1, "DATE", shifted(context.published, -1 if back else 0, "WE"), basis="publication day"), i + 1


def _relative(context: Context, i: int, done: int, code: str, shift: int, plural: bool):
    first = i - 1
    word = context.word(i - 1)
    if context.word(i) == "tage" and word == "dieser":
        return span(context, first, i + 1, "DATE", "PRESENT_REF"), i + 1
    if plural and word not in ("letzten", "vergangenen") and word.startswith("dies"):
        return span(context, first, i + 1, "DURATION" if code != "D" else "DURATION", duration("X", code)), i + 1
    if plural:
        if context.word(first - 1) in ("den", "die", "der") and first - 1 >= done:
            first -= 1
        return span(context, first, i + 1, "DURATION", duration("X", code)), i + 1
    mod = None
    if context.get(first - 1, "mod") and first - 1 >= done:
        first, mod = first - 1, context.get(first - 1, "mod")
    elif context.word(first - 1) in ("des", "der") and context.get(first - 2, "mod") and first - 2 >= done:
        first, mod = first - 2, context.get(first - 2, "mod")
    if code[0] == "T" and len(code) == 2:
        return None
    anaphoric = code == "D" or word.startswith(("selb", "gleich", "darauffolgend", "folgend")) or word in ("demselben", "derselben", "desselben")
    base = (context.named if anaphoric and context.named else None) or context.published
    if base is None:
        if code == "Y" and anaphoric and context.named_year:
            return span(context, first, i + 1, "DATE", f"{context.named_year + (0 if 'selb' in word else shift):04d}", mod), i + 1
        return span(context, first, i + 1, "DATE", {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(code, "XXXX-XX-XX"), mod), i + 1
    if code == "D" and shift == -1:
        return None
    if code == "Y" and anaphoric and context.named_year:
        value = f"{context.named_year + (0 if 'selb' in word or 'gleich' in word else shift):04d}"
    elif code == "WE" and shift == -1:
        value = shifted(base, -1 if base.isoweekday() < 6 else -1, "WE")
    else:
        value = shifted(base, shift, code)
    if value is None:
        return None
    basis = "publication day" if base == context.published else f"text: {base.isoformat()}"
    return span(context, first, i + 1, "DATE", value, mod, basis=basis), i + 1


def each_weekday(context: Context, i: int, done: int):
    """ "montags", "sonntags um zehn" """
    if context.form(i)[0].isupper() and i and context.word(i - 1) not in (".", ":", "„", "\""):
        return None
    return span(context, i, i + 1, "SET", f"XXXX-WXX-{context.get(i, 'weekdays')}"), i + 1


def regularly(context: Context, i: int, done: int):
    """ "täglich", "zweimal wöchentlich" """
    first = i - 1 if context.word(i - 1) in ("einmal", "zweimal", "dreimal", "mehrmals") and i - 1 >= done else i
    return span(context, first, i + 1, "SET", context.get(i, "set")), i + 1


def fixed(context: Context, i: int, done: int):
    """ "Vierteljahrhundert", "wochenlang" """
    first, mod = i, None
    if context.word(i - 1) in ("einem", "ein", "eines", "einer", "eine", "einen") and i - 1 >= done and context.form(i)[0].isupper():
        first = i - 1
        first, mod = _approximate(context, first, done)
    timex = span(context, first, i + 1, "DURATION", context.get(i, "fixed_duration"), mod)
    return timex, i + 1
