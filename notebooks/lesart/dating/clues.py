"""The clues that an article's dates give, each with the days that it allows.

The probabilities were counted, roughly, over 700 news articles whose day is known
(``python -m tests.bench_dating``): nine of ten days told with their weekday lie within ten days
before the publication, so does every second other day at the beginning of an article, one in four of the later ones, and
few of the bare years.
"""
from __future__ import annotations

import re
from datetime import date, timedelta

from ..language import tr
from .hint import Hint, Span, Tier, day_of
from .people import people
from .wording import day_month, value, weekday_name

_FULL, _DAY, _MONTH, _YEAR = (re.compile(p) for p in (
    r"\d{4}-\d\d-\d\d(?:T.*)?", r"XXXX-(\d\d)-(\d\d)(?:T.*)?", r"XXXX-(\d\d)", r"(\d{4})(?:-(\d\d))?"))
_YEARS = 365

# Days after the newest date of the article → probability, by what that date looks like.
_NEWEST: dict[str, tuple[Tier, ...]] = {
    "day with its weekday": ((0, 0, 0.05), (1, 2, 0.48), (3, 4, 0.20), (5, 10, 0.19), (11, 45, 0.03), (46, 400, 0.01), (401, 20 * _YEARS, 0.02)),
    "day at the beginning": ((0, 0, 0.04), (1, 2, 0.26), (3, 4, 0.12), (5, 14, 0.08), (15, 60, 0.15), (61, 400, 0.12), (401, 6 * _YEARS, 0.10),
                             (6 * _YEARS, 60 * _YEARS, 0.08)),
    "day": ((0, 0, 0.02), (1, 4, 0.12), (5, 14, 0.12), (15, 60, 0.14), (61, 400, 0.22), (401, 6 * _YEARS, 0.18), (6 * _YEARS, 60 * _YEARS, 0.15)),
    "month": ((0, 45, 0.24), (46, 400, 0.30), (401, 6 * _YEARS, 0.28), (6 * _YEARS, 60 * _YEARS, 0.13)),
    "year": ((-4 * _YEARS, -1, 0.14), (0, 1 * _YEARS, 0.14), (1 * _YEARS, 2 * _YEARS, 0.14), (2 * _YEARS, 6 * _YEARS, 0.24), (6 * _YEARS, 60 * _YEARS, 0.26)),
}
_BEGINNING = 350  # characters: where news tells what is new
_OLDER: tuple[Tier, ...] = ((0, 200 * _YEARS, 0.95),)
# The same where the present tense may announce it: "am 19. Januar 2006 stellt sie den Betrieb ein".
_PRESENT: tuple[Tier, ...] = ((-400, -15, 0.12), (-14, -1, 0.12))
# Days after a day that has no year → probability, by the tense in which it is told.
_TOLD: dict[str, tuple[Tier, ...]] = {
    "past": ((0, 0, 0.09), (1, 1, 0.16), (2, 4, 0.33), (5, 14, 0.20), (15, 60, 0.08), (61, 180, 0.06)),
    "present": ((-60, -15, 0.18), (-14, -1, 0.30), (0, 3, 0.16), (4, 60, 0.18)),
    "future": ((-14, 0, 0.35), (-90, -15, 0.55)),
}
# "ab dem 20. Januar", "für den 18. September festgesetzt": nobody says whether that day has come.
_OPEN_ENDED = re.compile(r"\b(?:ab|zum|für|bis|nach|frühestens|spätestens|voraussichtlich|ursprünglich)\s+"
                         r"(?:(?:zum|im|am|den|dem|das|die|der|Jahre?|Ende|Anfang|Mitte)\s+)*$", re.I)
_OTHER_YEAR = re.compile(r"\s*(?:(?:des\s+)?(?:letzten|vergangenen|vorigen|kommenden|nächsten|folgenden)\s+Jahres|des\s+(?:Vor|Folge)jahres|vor\s+\w+\s+Jahr)")


def hints(words, times) -> list[Hint]:
    """All clues of an article; see the functions below for the kinds."""
    found = []
    tenses = [_tense(words, timex) for timex in times]
    newest = _newest(words, times, tenses)
    for index, timex in enumerate(times):
        own = _today(words, timex) or _dateline(words, timex)
        found += own
        if not own and tenses[index] != "open":
            found += _dated(words, timex, tenses[index], index == newest)
            found += _yearless(words, timex, tenses[index])
        found += _weekday(words, times, index)
        found += _since(words, times, index)
    return found + people(words)


def _today(words, timex) -> list[Hint]:
    """ "heute, 9. Oktober 2025", "am heutigen Donnerstag, dem 9. Oktober 2025" """
    before = words.text[max(0, timex.start - 35):timex.start]
    if not re.search(r"\b(?:heute|heutigen?)\b[^.!?]{0,20}$", before) or re.search(r"\b(?:bis|noch) heute", before):
        return []
    reason = tr("the text calls this day today")
    if _FULL.fullmatch(timex.value):
        day = date.fromisoformat(timex.value[:10])
        return [Hint(timex.start, timex.end, reason, ((day, day, 0.998),))]
    if match := _DAY.fullmatch(timex.value):
        return [Hint(timex.start, timex.end, reason, named=(int(match[1]), int(match[2])), tiers=((0, 0, 0.97),))]
    return []


def _dateline(words, timex) -> list[Hint]:
    """ "Duschanbe, 9. Oktober 2025 – Putin …"; a first or last paragraph that is but a date """
    if not _FULL.fullmatch(timex.value):
        return []
    paragraphs = words.article.paragraphs
    body = next((p for p in paragraphs if p.kind != "heading"), paragraphs[0])
    paragraph = next((p for p in (*paragraphs[:2], body, *paragraphs[-1:]) if p.start <= timex.start < p.end), None)
    if paragraph is None:
        return []
    before, after = words.text[paragraph.start:timex.start], words.text[timex.end:paragraph.end]
    alone = re.fullmatch(r"(?:[^.!?():]{0,40},)?\s*(?:den\s+)?", before) and re.fullmatch(r"[\s.,|]*(?:\d\d?[:.]\d\d\s*(?:Uhr)?)?\s*", after)
    opening = paragraph.start <= body.start and re.fullmatch(
        r"[^.!?]{0,60}", before) and re.match(r"\s*\)?\s*(?:[–—:]|\((?:dpa|AFP|AP|APA|Reuters|sda|epd)|-\s)", after)
    if not (alone or opening):
        return []
    day = date.fromisoformat(timex.value[:10])
    return [Hint(timex.start, timex.end, tr("the article's own date line"), ((day, day, 0.998),))]


def _newest(words, times, tenses) -> int | None:
    """Index of the newest date with its year that is not announced."""
    dated = [(span, -index) for index, timex in enumerate(times)
             if tenses[index] in ("past", "present") and (span := _absolute(words, timex)) and 1900 <= span[0].year <= 2100]
    return -max(dated, key=lambda item: (item[0][0], (item[0][0] - item[0][1]).days, item[1]))[1] if dated else None


def _dated(words, timex, tense: str, newest: bool) -> list[Hint]:
    """A day or year with its year: the article is not older than what it tells as past."""
    span = _absolute(words, timex)
    if span is None or not 1900 <= span[0].year <= 2100:
        return []
    first, last = span
    if tense == "future":
        reason = tr("{value} is announced, so it was written before its end", value=value(timex.value))
        return [Hint(timex.start, timex.end, reason, ((date(max(first.year - 60, 1900), 1, 1), last, 0.93),))]
    kind = "day" if first == last else "month" if len(timex.value) == 7 else "year"
    if kind == "day" and _names_weekday(words, timex, first):
        kind = "day with its weekday"
    elif kind == "day" and timex.start < _BEGINNING:
        kind = "day at the beginning"
    reason = tr("tells of {value}, so it was not written before", value=value(timex.value))
    tiers = _NEWEST[kind] if newest else _OLDER
    told_near = newest and tense == "present" and not (kind == "day with its weekday" and timex.start < _BEGINNING)
    if told_near:
        tiers = _PRESENT + tuple((a, b, p * 0.75) for a, b, p in tiers)
        reason = tr("news tells of days near its own")
    since = first + timedelta(days=_PRESENT[0][0]) if told_near else first
    return [Hint(timex.start, timex.end, reason, _spans(first, tiers), since=since)]


def _spans(first: date, tiers: tuple[Tier, ...]) -> tuple[tuple[date, date, float], ...]:
    return tuple((first + timedelta(days=a), first + timedelta(days=b), p) for a, b, p in tiers)


def _names_weekday(words, timex, day: date) -> bool:
    # "Mittwoch, 8. Oktober 2025", "8. Oktober 2025 (Mittwoch)"
    match = _WEEKDAY.search(words.text, max(0, timex.start - 15), timex.end + 12)
    return bool(match) and _WEEKDAYS[match[0].lower()] == day.weekday()


def _yearless(words, timex, tense: str) -> list[Hint]:
    """ "reiste am 8. Oktober", "am 10. Oktober werden sich": a day before or after the publication """
    if "ahr" in words.text[timex.start:timex.end] or _OTHER_YEAR.match(words.text, timex.end):
        return []  # "Dezember letzten Jahres", "Oktober vor einem Jahr"
    if match := _DAY.fullmatch(timex.value):
        month, number, length = int(match[1]), int(match[2]), 0
    elif match := _MONTH.fullmatch(timex.value):
        month, number, length = int(match[1]), 1, 27
    else:
        return []
    if day_of(4, month, number) is None:
        return []
    if tense == "past":
        reason = tr("told as past, so it was written on this day or after it") if not length else tr("told as past, so it was written in this month or after it")
    elif tense == "future":
        reason = tr("announced, so it was written on this day or before it") if not length else tr("announced, so it was written in this month or before it")
    else:
        reason = tr("news tells of days near its own")
    tiers = tuple((a + (length if a > 0 else 0), b + (length if b >= 0 else 0), p * (1 if not length else 0.9)) for a, b, p in _TOLD[tense])
    return [Hint(timex.start, timex.end, reason, named=(month, number), tiers=tiers)]


def _weekday(words, times, index: int) -> list[Hint]:
    """ "am Mittwoch, dem 8. Oktober": only in some years is the 8 October a Wednesday

    A weekday of its own says so too, but weakly, where a day was told as past just before.
    """
    timex = times[index]
    match = _WEEKDAY.search(words.text, timex.start, timex.end)
    if not match:
        return []
    number, day, sure = _WEEKDAYS[match[0].lower()], timex, _SAME_DAY
    if not _DAY.fullmatch(timex.value):
        day, sure = _told_before(words, times, index), _MAYBE_SAME_DAY
    if day is None:
        return []
    named = tuple(map(int, _DAY.fullmatch(day.value).groups()))
    if day_of(4, *named) is None:
        return []
    message = "only in some years is {day} a {weekday}" if day is timex else \
        "a {weekday} beside {day}: the same day only in some years"
    return [Hint(timex.start, timex.end, tr(message, day=day_month(*named), weekday=weekday_name(number)),
                 named=named, tiers=((-90, 120, sure),), weekday=number)]


def _told_before(words, times, index: int):
    """The last day without a year, at most two sentences before a weekday, both told as past."""
    if _tense(words, times[index]) != "past":
        return None
    for timex in reversed(times[:index]):
        if _DAY.fullmatch(timex.value) and timex.kind == "DATE":
            near = words.tokens[words.token_at(times[index].start)].sentence - words.tokens[words.token_at(timex.start)].sentence
            return timex if near <= 2 and _tense(words, timex) == "past" else None
    return None


def _since(words, times, index: int) -> list[Hint]:
    """ "1945, vor 80 Jahren": the year and the years since then make the year of writing """
    timex = times[index]
    if not re.fullmatch(r"P\d{1,3}Y", timex.value) or not words.text[:timex.start].rstrip().endswith(("vor", "Vor")):
        return []
    number = int(timex.value[1:-1])
    near = [t for t in times if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", t.value) and abs(t.start - timex.start) < 80
            and not re.search(r"[.!?]\s|\n", words.text[min(t.end, timex.end):max(t.start, timex.start)])]
    if len(near) != 1 or not 1900 <= int(near[0].value[:4]) + number <= 2100:
        return []
    year = int(near[0].value[:4])
    reason = tr("{year} lies {number} years back", year=year, number=number)
    return [Hint(min(timex.start, near[0].start), max(timex.end, near[0].end), reason,
                 ((date(year + number, 1, 1), date(year + number, 12, 31), 0.85),
                  (date(year + number - 1, 1, 1), date(year + number + 1, 12, 31), 0.1)))]


_SAME_DAY, _MAYBE_SAME_DAY = 0.97, 0.35
_WEEKDAYS = {name: number for number, names in enumerate((
    ("montag",), ("dienstag",), ("mittwoch",), ("donnerstag",), ("freitag",), ("samstag", "sonnabend"),
    ("sonntag",))) for name in names}
_WEEKDAY = re.compile(r"\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)")


def _tense(words, timex) -> str:
    """past, present, future or open: how the clause around a temporal expression tells it."""
    token = words.token_at(timex.start)
    if token is None:
        return "present"
    clause = words.clauses[words.clause_of[token]]
    if clause.kind in ("infinitive", "fragment") and clause.parent is not None:
        clause = words.clauses[clause.parent]
    if clause.tense == "future":
        return "future"
    if clause.tense == "present" and clause.modal in ("sollen", "wollen", "können", "müssen", "dürfen"):
        # "am 10. Oktober soll er reisen" is to come, "soll sich am Samstag ereignet haben" is past
        return "open" if words.text[words.tokens[clause.tokens[-1]].start:].startswith(("haben", "sein")) else "future"
    if _OPEN_ENDED.search(words.text, max(0, timex.start - 40), timex.start):
        return "open"
    return "past" if clause.tense in ("preterite", "perfect", "pluperfect") else "present"


def _absolute(words, timex) -> Span | None:
    """First and last day of an expression that names its own year."""
    value_ = timex.value
    if value_[:4] not in words.text[timex.start:timex.end] and not re.search(r"\.\d\d$", words.text[timex.start:timex.end]):
        return None  # "am Abend" of a day that was named before
    if _FULL.fullmatch(value_):
        day = date.fromisoformat(value_[:10])
        return day, day
    match = _YEAR.fullmatch(value_)
    if not match:
        return None
    year, month = int(match[1]), int(match[2] or 0)
    if not year or month > 12:
        return None
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
