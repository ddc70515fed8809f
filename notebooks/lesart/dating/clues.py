"""The clues to an article's day, each with the days that it allows and its weight."""
from __future__ import annotations

import re
from datetime import date, timedelta

from .hint import DATED, DATELINE, RECENT, TODAY, WEEKDAY, YEARLESS, Hint, Span, around, leap
from .people import people

_FULL, _DAY, _MONTH, _YEAR = (re.compile(p) for p in (
    r"\d{4}-\d\d-\d\d(?:T.*)?", r"XXXX-(\d\d)-(\d\d)(?:T.*)?", r"XXXX-(\d\d)", r"(\d{4})(?:-(\d\d))?"))


def hints(words, times) -> list[Hint]:
    """All clues of an article; see the functions below for the kinds."""
    found = []
    tenses = [_tense(words, t) for t in times]
    for index, timex in enumerate(times):
        found += _today(words, timex)
        found += _dateline(words, timex)
        found += _dated(timex, tenses[index])
        found += _yearless(timex, tenses[index])
        found += _weekday(words, times, index)
    found += people(words)
    return found


def _today(words, timex) -> list[Hint]:
    """ "heute, 9. Oktober 2025", "am heutigen Donnerstag, dem 9. Oktober 2025" """
    before = words.text[max(0, timex.start - 35):timex.start]
    if not re.search(r"\b(?:heute|heutigen?)\b[^.!?]{0,20}$", before + words.text[timex.start:timex.start + 8]):
        return []
    if _FULL.fullmatch(timex.value):
        day = date.fromisoformat(timex.value[:10])
        return [Hint(timex.start, timex.end, "the text calls this day today", TODAY, ((day, day),), told=day)]
    if match := _DAY.fullmatch(timex.value):
        month, number = int(match[1]), int(match[2])
        return [Hint(timex.start, timex.end, "the text calls this day today", TODAY,
                     yearly=lambda year: around(year, month, number, 0, 0), told=leap(month, number))]
    return []


def _dateline(words, timex) -> list[Hint]:
    """ "Duschanbe, 9. Oktober 2025 – Putin …"; a first or last paragraph that is but a date """
    if not _FULL.fullmatch(timex.value):
        return []
    paragraph = next((p for p in (words.article.paragraphs[:2] + words.article.paragraphs[-1:])
                      if p.start <= timex.start < p.end), None)
    if paragraph is None:
        return []
    before, after = words.text[paragraph.start:timex.start], words.text[timex.end:paragraph.end]
    alone = len(before) <= 40 and len(after) <= 25 and not re.search(r"[.!?]\s", before)
    opening = paragraph.start <= words.article.paragraphs[0].start and re.fullmatch(
        r"[^.!?]{0,60}", before) and re.match(r"\s*\)?\s*(?:[–—:]|\((?:dpa|AFP|AP|APA|Reuters|sda|epd)|-\s)", after)
    if not (alone or opening):
        return []
    day = date.fromisoformat(timex.value[:10])
    return [Hint(timex.start, timex.end, "the article's own date line", DATELINE, ((day, day),), told=day)]


def _dated(timex, tense: str) -> list[Hint]:
    """A day or year with its year: the article is not older than what it tells as past."""
    span = _absolute(timex.value)
    if span is None or tense == "future":
        return []
    first, last = span
    if not 1900 <= first.year <= 2100:
        return []
    found = [Hint(timex.start, timex.end, f"tells of {timex.value} as past, so it is not older", DATED,
                  ((first, date(first.year + 60, 12, 31)),), told=last if first == last else None)]
    if first.year >= 1990:
        within = 45 if first == last else 400
        found.append(Hint(timex.start, timex.end, f"news seldom tells of {timex.value} much later", RECENT,
                          ((first, last + timedelta(days=within)),)))
    return found


def _yearless(timex, tense: str) -> list[Hint]:
    """ "reiste am 8. Oktober", "am 10. Oktober werden sich": a day before or after the publication """
    if match := _DAY.fullmatch(timex.value):
        month, number = int(match[1]), int(match[2])
        first, last = (month, number), (month, number)
    elif match := _MONTH.fullmatch(timex.value):
        month = int(match[1])
        first, last = (month, 1), (month, 28)
    else:
        return []
    if leap(*first) is None:
        return []
    if tense == "future":
        reason, reach = "announced for this day, so the article is not younger", (-90, 0)
        anchor = last
    else:
        reason, reach = "told as past, so the article is not older", (0, 120)
        anchor = first
    told = leap(*first) if tense == "past" and first == last else None
    return [Hint(timex.start, timex.end, reason, YEARLESS, told=told,
                 yearly=lambda year: around(year, *anchor, *reach))]


def _weekday(words, times, index: int) -> list[Hint]:
    """ "am Mittwoch, dem 8. Oktober": only in some years is the 8 October a Wednesday

    A weekday alone says so too where the text tells of exactly one day, but weakly.
    """
    timex = times[index]
    match = _WEEKDAY.search(words.text, timex.start, timex.end)
    if not match:
        return []
    weekday = _WEEKDAYS[match[0].lower()]
    own = _DAY.fullmatch(timex.value)
    linked, weight = (own, 3) if own else (None, WEEKDAY)
    day = timex
    if not own:
        days = {t.value[:10]: t for t in times if _DAY.fullmatch(t.value) and t.start < timex.start}
        if not days:
            return []
        day = list(days.values())[-1]
        linked = _DAY.fullmatch(day.value)
        if words.text.count("\n", day.end, timex.start) > 4:
            return []
    month, number = int(linked[1]), int(linked[2])

    def fits(year: int) -> Span | None:
        span = around(year, month, number, -7, 7)
        exact = around(year, month, number, 0, 0)
        if span is None or exact is None or exact[0].weekday() != weekday:
            return None
        return span if weight == WEEKDAY else (exact[0] - timedelta(days=90), exact[0] + timedelta(days=120))

    name = words.text[match.start():match.end()]
    reason = f"in these years {number:02d}-{month:02d} is a {name}" if own else \
        f"a {name} told beside {words.text[day.start:day.end]}: in these years they are the same day"
    return [Hint(timex.start, timex.end, reason, weight, yearly=fits)]


_WEEKDAYS = {name: number for number, names in enumerate((
    ("montag",), ("dienstag",), ("mittwoch",), ("donnerstag",), ("freitag",), ("samstag", "sonnabend"),
    ("sonntag",))) for name in names}
_WEEKDAY = re.compile(r"\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)")


def _tense(words, timex) -> str:
    """past, present or future: the tense of the clause around a temporal expression."""
    token = words.token_at(timex.start)
    if token is None:
        return "present"
    clause = words.clauses[words.clause_of[token]]
    if clause.kind in ("infinitive", "fragment") and clause.parent is not None:
        clause = words.clauses[clause.parent]
    if clause.tense == "future" or (clause.tense == "present" and clause.modal in ("sollen", "wollen", "werden")):
        return "future"
    return "past" if clause.tense in ("preterite", "perfect", "pluperfect") else "present"


def _absolute(value: str) -> Span | None:
    """First and last day of a value that has its year."""
    if _FULL.fullmatch(value):
        day = date.fromisoformat(value[:10])
        return day, day
    match = _YEAR.fullmatch(value)
    if not match:
        return None
    year, month = int(match[1]), int(match[2] or 0)
    if not year or month > 12:
        return None
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
