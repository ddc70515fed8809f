"""Which register a text has: news, told from its day of publication, or history, told from its own running time."""
from __future__ import annotations

import re

from .calendar import make

_LEAST_YEARS = 3  # years long past, named in the text
_DATELINE, _NEAR = 250, 45  # characters at either end of a text that hold a date line, and days around its own
_LAST_YEAR = 2100
_LEAD = 60  # tokens of a text in which news says when it happened
# No \b in front: a pattern that begins with its own characters is searched for three times as fast.
_SOME_YEAR, _SOME_ERA = re.compile(r"[12]\d{3}(?!\d)"), re.compile(r"v\.\s?Chr")
_FULL_DATE = re.compile(r"\b(\d\d?)\.\s?(?:(\d\d?)\.|([A-ZJ][a-zä]+))\s?(\d{4})\b")


def tells_history(context) -> bool:
    """Whether a text tells history, so that a day without a year belongs to the year that was told last.

    History names years far from the day of publication, mostly in the preterite; news names weekdays,
    "gestern" and "heute", or the day of publication in its date line.

    Parameters
    ----------
    context : Context
        Tokens and day of publication; without one, every year counts as long past.

    Examples
    --------
    >>> from lesart.times.context import read
    >>> war = "1756 begann der Krieg. Im Mai 1757 war Prag belagert, 1758 wurde Breslau geräumt und 1759 Dresden. "
    >>> tells_history(read(war, "2010-02-25")), tells_history(read(war + "Gestern und am Montag, heute …", "2010-02-25"))
    (True, False)
    """
    if len(_SOME_YEAR.findall(context.text)) < _LEAST_YEARS and not _SOME_ERA.search(context.text):
        return False
    old, recent = _years(context)
    if old < _LEAST_YEARS or _has_dateline(context) or _opens_with_the_day(context):
        return False
    news, past, present = _words(context)
    return old > 2 * (news + recent) and (past >= present or old > 2 * present)


def _years(context) -> tuple[int, int]:
    """How many years are named that are long past, those before Christ twice, and how many that are not.

    "seit Juni 2022" is of both: news says since when something is so.
    """
    now = context.published.year if context.published else 9999
    old, recent = 2 * context.words.count("chr"), 0
    for i in [i for i, word in enumerate(context.words) if len(word) == 4 and word[0] in "12"]:
        year = context.year(i)
        if year and year <= _LAST_YEAR and "seit" not in context.words[max(0, i - 5):i]:
            if year < now - 1:
                old += 1
            else:
                recent += 1
    return old, recent


def _words(context) -> tuple[int, int, int]:
    """How many words point to a day of publication, and how many verb forms tell in the past and in the present."""
    counts = {"news": 0, "past": 0, "present": 0}
    marks = context.lexicon.register
    for i, word in enumerate(context.words):
        if word in marks and not (marks[word] == "news" and _is_no_news(context, i, word)):
            counts[marks[word]] += 1
    return counts["news"], counts["past"], counts["present"]


def _is_no_news(context, i: int, word: str) -> bool:
    # "bis heute", "noch heute": nowadays; "Sonntag, den 28. Juni 1914" names its own year
    if word == "heute":
        return context.word(i - 1) in ("bis", "noch") or context.word(i + 1) == "noch"
    return any(context.year(k) for k in range(i + 1, i + 8))


def _opens_with_the_day(context) -> bool:
    """Whether the lead says when it happened as news does: "ist am Montag gestorben", "Heute um 6 Uhr".

    History knows weekdays too, but first it names a year, and it tells in the past.
    """
    marks, dated = context.lexicon.register, False
    for i, word in enumerate(context.words[:_LEAD]):
        dated = dated or context.year(i) is not None
        if marks.get(word) == "news" and (word != "heute" or context.capital(i)) and not _is_no_news(context, i, word):
            if not dated or any(marks.get(context.words[k]) == "present" for k in context.sentence(i)):
                return True
    return False


def _has_dateline(context) -> bool:
    """Whether the text opens or closes with a full date near the day of publication: "Berlin, 12. Januar 2026 –" """
    if context.published is None:
        return False
    for part in (context.text[:_DATELINE], context.text[_DATELINE:][-_DATELINE:]):
        for match in _FULL_DATE.finditer(part):
            number = int(match[2]) if match[2] else context.lexicon.classes.get(match[3].lower(), {}).get("month", 0)
            day = make(int(match[4]), number, int(match[1]))
            if day and abs((day - context.published).days) <= _NEAR:
                return True
    return False
