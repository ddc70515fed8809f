"""Years, seasons, quarters and halves, decades and centuries."""
from __future__ import annotations

from .context import Context
from .eras import LIFETIME, era_at, of_era, with_era
from .resolve import month_year

# What points to the year that was named last: "im Mai desselben Jahres", "im Juni des folgenden Jahres".
_OF_THE_TEXT = frozenset("desselben selben gleichen jenes folgenden darauffolgenden".split())
_FIRST_YEAR, _LAST_YEAR = 1000, 2100  # four digits outside are a count unless "Jahr" stands in front
# Month in the middle of a season, and its first one.
_MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def modifier(context: Context, i: int, done: int) -> tuple[int, str | None]:
    """Where an expression begins that token i would begin, and its mod: "Ende September", "Mitte der Woche"."""
    if context.has(i - 1, "mod") and i - 1 >= done:
        return i - 1, context.get(i - 1, "mod")
    if context.word(i - 1) in ("des", "dieses", "der") and context.has(i - 2, "mod") and i - 2 >= done:
        return i - 2, context.get(i - 2, "mod")
    return i, None


def following_year(context: Context, i: int) -> tuple[int | None, int]:
    """The year behind token i ("2005", "letzten Jahres", "des Vorjahres") and where it ends."""
    year = context.year(i + 1)
    if year and context.word(i + 2) != "uhr":
        return year, i + 2
    dated = with_era(context, i + 1)
    if dated:  # "im August 216 v. Chr."
        return dated
    k = i + 2 if context.word(i + 1) == "des" else i + 1
    if k == i + 2 and context.word(k) == "jahres" and context.year(k + 1):  # "Mai des Jahres 1968"
        return context.year(k + 1), k + 2
    here, _ = context.base()
    if context.has(k, "relative") and context.word(k + 1) in ("jahres", "jahrs"):
        if context.mentioned and context.word(k) in _OF_THE_TEXT:  # "im Frühjahr desselben Jahres"
            here = context.mentioned
        if here:
            return here.year + context.get(k, "relative"), k + 2
    if context.word(k) == "neuen" and context.word(k + 1) in ("jahres", "jahrs") and here:  # "am 22. Februar des neuen Jahres"
        return here.year + (here.month > 6), k + 2
    if here and k == i + 2 and context.has(k, "year_noun"):
        return here.year + context.get(k, "year_noun"), k + 1
    return None, i + 1


def season(context: Context, i: int, done: int):
    """ "Frühjahr 2015", "Anfang des Sommers", "im vergangenen Winter", "jeden Sommer" """
    if not context.capital(i):
        return None
    code = context.get(i, "season")
    if context.has(i - 1, "every"):
        return context.span(max(done, i - 1), i + 1, "SET", f"P1{code}"), i + 1
    year, end = following_year(context, i)
    if year is None and context.word(i + 1) in ("und", "oder", "bis", "–", "/") and context.has(i + 2, "season"):
        year = following_year(context, i + 2)[0]  # "im Frühjahr und Sommer 1942"
    if year is None and _is_name(context, i):
        return None
    if year is not None:
        end = _with_second_year(context, end)
    whole = i - 2 if context.word(i - 1) == "ganzen" else i - 1
    if context.word(end) == "über" and context.word(whole) == "den" and whole >= done:  # "den Sommer über", "den ganzen Winter über"
        return context.span(whole, i + 1, "DURATION", f"P1{code}"), i + 1
    first, mod = modifier(context, i, done)
    at = i - 2 if context.word(i - 1).endswith("en") and not context.has(i - 1, "relative") else i - 1  # "diesem strengen Winter"
    shift, basis = context.get(at, "relative"), None
    if shift is not None and at >= done:
        first = at
    if year is None:
        year, basis = _season_year(context, i, code, shift)
    value = f"{year:04d}-{code}" if year else f"XXXX-{code}"
    return context.span(first, end, "DATE", value, mod, basis=basis), end


def season_of_year(context: Context, i: int, code: str):
    """ "Kriegswinter 1941/42": a season in a word of its own, with its year """
    year, end = following_year(context, i)
    if year is None or not context.capital(i):
        return None
    end = _with_second_year(context, end)
    return context.span(i, end, "DATE", f"{year:04d}-{code}"), end


def _with_second_year(context: Context, end: int) -> int:
    # "Winter 1941/42", "1916/17"
    if context.word(end) in ("/", "–", "-") and context.glued(end) and context.glued(end + 1) and context.is_number(end + 1, 4) \
            and not (context.glued(end + 2) and context.word(end + 2) in ("/", "–", "-")):
        return end + 2
    return end


def _season_year(context: Context, i: int, code: str, shift: int | None) -> tuple[int | None, str | None]:
    """The year of a season that is named without one; a winter is that of its December."""
    here, basis = context.base()
    if here and shift == -1:
        return here.year - (here.month <= _START[code] + 2), basis
    if here and shift == 1:
        return here.year + (here.month >= _START[code]), basis
    if code == "WI" and context.narrative and context.anchor_day:  # "Im November 1756 … Den Winter verbrachte er"
        return here.year - (len(context.anchor) >= 7 and here.month < 3), basis
    year_, basis = month_year(context, i, _MIDDLE[code])
    return year_ - (code == "WI") if year_ else None, basis


def _is_name(context: Context, i: int) -> bool:
    # "Herr Sommer", "Anna Winter" are people, "Sommer-Olympiade" is a word
    if context.word(i + 1) == "-" and context.glued(i + 1):
        return True
    before = i - 1
    if context.has(before, "title"):
        return True
    known = context.lexicon.classes.get(context.word(before))
    return known is None and context.capital(before) and not context.opens_sentence(before)


def quarter(context: Context, i: int, done: int, code: str):
    """ "drittes Quartal 2024", "1. Quartal", "erstes Halbjahr": token i is the unit """
    which, first = context.get(i - 1, "ordinal"), i - 1
    if which is None and context.word(i - 1) == "." and context.is_number(i - 2, 1):
        which, first = int(context.word(i - 2)), i - 2
    elif context.word(i - 1) == "letzten" and following_year(context, i)[0]:  # "im letzten Quartal 2004"
        which = 4 if code == "Q" else 2
    if which is None or first < done or not 1 <= which <= (4 if code == "Q" else 2):
        return None
    year, end = following_year(context, i)
    basis = None
    if year is None:
        here, basis = context.base()
        year = here.year if here else None
    return context.span(first, end, "DATE", f"{year:04d}-{code}{which}" if year else f"XXXX-{code}{which}", basis=basis), end


def decade_word(context: Context, i: int, done: int, entry: dict):
    """ "in den fünfziger Jahren", "Mitte der Neunzigerjahre" """
    end = i + 1
    if not entry["decade_whole"]:
        if context.word(i + 1) in ("jahre", "jahren"):
            end = i + 2
        elif not context.capital(i) or not _decade_stands_alone(context, i, context.word(i).endswith("ern")):
            return None
    return _decade(context, i, end, done, f"{_century(context, '19')}{entry['decade']}")


def decade_digits(context: Context, i: int, done: int):
    """ "in den 1970er Jahren", "Mitte der 80er-Jahre" """
    word, k = context.word(i), i + 1
    if context.word(k) == "-" and context.glued(k):  # "1970-er Jahre"
        k += 1
    if len(word) not in (2, 4) or word[-1] != "0" or context.word(k) not in ("er", "ern") or not context.glued(k):
        return None
    end = k + 2 if context.word(k + 1) == "-" else k + 1
    if context.word(end) not in ("jahre", "jahren"):
        listed = context.word(k + 1) in ("und", "bis", "oder", "–") and context.is_number(k + 2, 4) and context.word(k + 3) in ("er", "ern")
        if not listed and (context.capital(k + 1) or not _decade_stands_alone(context, i, context.word(k) == "ern")):
            return None  # "in den 80er und 90er Jahren" are two
        end = k
    tens = word[:-1] if len(word) == 4 else _century(context, "19" if word[0] > "2" or word == "20" else "20") + word[0]
    return _decade(context, i, end + 1, done, tens)


def _century(context: Context, usual: str) -> str:
    # "in den siebziger Jahren" where the story is in 1763
    that = context.anchor_day if context.narrative else None
    return f"{that.year // 100}" if that and 1000 < that.year < 1900 else usual


def _decade_stands_alone(context: Context, i: int, dative: bool) -> bool:
    # "in den Neunzigern", "Anfang der 90er"; not "die Neunziger", who may be people
    return context.word(i - 1) == "den" and dative or context.word(i - 1) == "der" and context.has(i - 2, "mod")


def _decade(context: Context, first: int, end: int, done: int, value: str):
    mod = None
    if context.word(end) == "des":  # "in den sechziger Jahren des 19. Jahrhunderts"
        number, k = _numbered_century(context, end + 1)
        if number:
            value, end = f"{number - 1:02d}{value[-1]}", k
    if context.word(first - 1) in ("frühen", "späten") and first - 1 >= done:
        first, mod = first - 1, context.get(first - 1, "mod")
    if context.word(first - 1) in ("den", "der", "die") and first - 1 >= done:
        first -= 1
        if context.word(first) == "der" and context.has(first - 1, "mod") and first - 1 >= done:
            first, mod = first - 1, context.get(first - 1, "mod")
    return context.span(first, end, "DATE", value, mod, basis="calendar"), end


def _numbered_century(context: Context, k: int) -> tuple[int | None, int]:
    """The number of the century that begins at token k, and where it ends."""
    number, noun = context.get(k, "ordinal"), k + 1
    if number is None and context.is_number(k, 2) and context.word(k + 1) == ".":
        number, noun = int(context.word(k)), k + 2
    return (number, noun + 1) if number and context.get(noun, "unit") == "CE" else (None, k)


def century(context: Context, i: int, done: int, code: str):
    """ "13. Jahrhundert", "Ende des neunzehnten Jahrhunderts", "drittes Jahrtausend": token i is the unit """
    which, first = context.get(i - 1, "ordinal"), i - 1
    if which is None and context.word(i - 1) == "." and context.is_number(i - 2, 2):
        which, first = int(context.word(i - 2)), i - 2
    if not which or first < done or code == "ML" and which > 9:
        return None
    begin, mod = modifier(context, first, done)
    end = i + 2 if context.word(i).startswith("jh") and context.word(i + 1) == "." else i + 1  # "13. Jh."
    value = f"{which - 1:02d}" if code == "CE" else str(which - 1)
    era = era_at(context, end)
    if code == "CE" and era and era[0] == "v":
        return context.span(begin, era[1], "DATE", f"BC{value}", mod, basis="calendar"), era[1]
    return context.span(begin, end, "DATE", value, mod, basis="calendar"), end


def year(context: Context, i: int, done: int):
    """A year of its own: "2009", "im Jahr 1991", "2026–2030", "'89" """
    word = context.word(i)
    dated = of_era(context, i) if len(word) <= 4 and int(word) > 0 else None
    named = context.word(i - 1) in ("jahr", "jahre", "jahres") and context.capital(i - 1) and i - 1 >= done
    if dated or named and len(word) <= 4 and 0 < int(word) < 3000:
        full, end = dated or (int(word), i + 1)
        begin, mod = modifier(context, i - 1 if named else i, done)
        return context.span(begin, end, "DATE", f"{full:04d}", mod, basis="absolute"), end
    if len(word) == 2 and context.word(i - 1) in ("'", "’") and context.glued(i) and i - 1 >= done and not context.glued(i - 1):
        full = int(word) + (1900 if int(word) > 40 else 2000)
        return context.span(i - 1, i + 1, "DATE", str(full), basis="absolute"), i + 1
    if len(word) != 4 or not _FIRST_YEAR <= int(word) <= _LAST_YEAR or context.has(i + 1, "counted") or _in_number(context, i) \
            or context.has(i - 1, "numbered"):
        return None
    if context.capital(i + 1) and _is_far(context, int(word)):
        return None
    cue, noun_follows = context.has(i - 1, "year_cue"), context.capital(i + 1)
    if noun_follows and not cue and (context.has(i - 1, "approx") or int(word) < 1900
                                     or context.capital(i - 1) and not context.opens_sentence(i - 1)):
        return None  # "fast 2000 Mitarbeiter", "Flug LH 1950 Frankfurt"
    begin, mod = modifier(context, i, done)
    found = context.span(begin, i + 1, "DATE", word, mod, basis="absolute")
    if _short_end(context, i):  # "1939–45"
        last = context.span(i + 2, i + 3, "DATE", word[:2] + context.word(i + 2), basis="absolute")
        return [found, last], i + 3
    return found, i + 1


def _is_far(context: Context, number: int) -> bool:
    # "mit 2000 Reitern" where the story is in 1757
    return context.anchor_day is not None and abs(number - context.anchor_day.year) > LIFETIME and context.narrative


def _short_end(context: Context, i: int) -> bool:
    return context.word(i + 1) in ("–", "-") and context.glued(i + 1) and context.glued(i + 2) and context.is_number(i + 2, 2) \
        and len(context.word(i + 2)) == 2 and int(context.word(i + 2)) > int(context.word(i)[2:]) \
        and not (context.glued(i + 3) and context.word(i + 3) in ("-", "–", "/")) and not context.has(i + 3, "counted")


def _in_number(context: Context, i: int) -> bool:
    # part of a longer number, of a telephone number or of a word: "2.100", "0470 1985 2003", "1860-Fan"
    before, after = context.word(i - 1), context.word(i + 1)
    if after in (".", ",", ":") and context.glued(i + 1) and context.glued(i + 2) and context.word(i + 2).isdecimal():
        return True
    if before in (".", ",", ":", "-") and context.glued(i) and context.glued(i - 1) and context.word(i - 2).isdecimal():
        return before != "-" or len(context.word(i - 2)) != 4
    if before.isdecimal():
        return True
    return after == "-" and context.glued(i + 1) and context.glued(i + 2) and context.word(i + 2).isalpha()
