"""When was the article written?  Inferred from the inside, as a historian would.

Each clue says on which days the article can have been published and how often such a clue is right.
Together they say how likely each day is; clues that speak against the answer stay in the table.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..language import tr
from .clues import hints
from .hint import OPEN, Hint

__all__ = ["Clue", "PublicationDate", "infer"]

# A day is named where the clues leave at most this many days (a month) and are as sure as this of the
# year.  They were set so that of 700 articles whose day is known fewer than 2 % get a wrong year.
MOST_DAYS = 31
SURE_OF_YEAR = 0.95
SURE_OF_DAY = 0.90
MOST_YEARS = 12  # clues that leave more open tell nothing


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The day of publication: the best guess and the days between which it lies; None is unknown."""

    best: date | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Clue:
    """A passage ``text[start:end]`` that tells something about the day, and what.

    ``earliest`` and ``latest`` are the days of publication that it allows; ``latest`` is None where
    it may be any later day, both are None where no year is known.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    reason: str
    contradicts: bool = False


def infer(words, times, published: date | None = None) -> tuple[PublicationDate, list[Clue]]:
    """The publication day of an article, with every clue to it.

    Parameters
    ----------
    words : lesart.words.Words
        The article's words.
    times : list of lesart.times.Timex
        Its temporal expressions, resolved against no day.
    published : date, optional
        The day where it is known: it is the answer then, and the clues show whether they agree.

    Returns
    -------
    PublicationDate
        ``best`` is None where the clues leave more than a month, all three where nothing tells.
        Today's date is never used.
    list of Clue
        In text order.  The reason of a clue that contradicts the answer says so.
    """
    found = hints(words, times)
    answer = PublicationDate(published, published, published) if published is not None else _answer(found)
    return answer, [_clue(hint, answer, published is not None) for hint in sorted(found, key=lambda h: (h.start, h.end))]


def _answer(found: list[Hint]) -> PublicationDate:
    if all(hint.named for hint in found):
        return PublicationDate()  # days without a year return every year
    from .weigh import chance, likelihood, window
    chances = likelihood(found)
    earliest, latest = window(chances, SURE_OF_DAY)
    if (latest - earliest).days > 366 * MOST_YEARS:
        return PublicationDate()
    best, _ = window(chances, 0)
    surely = chance(chances, date(best.year, 1, 1), date(best.year, 12, 31)) >= SURE_OF_YEAR
    return PublicationDate(best if surely and (latest - earliest).days <= MOST_DAYS else None, earliest, latest)


def _clue(hint: Hint, answer: PublicationDate, given: bool) -> Clue:
    """A hint as a row, with the one of its intervals that is nearest to the answer."""
    if answer.earliest is None:
        if hint.named:
            return Clue(hint.start, hint.end, None, None, tr("{reason}; no clue tells the year", reason=hint.reason))
        spans = hint.allowed(date.min, date.max)
        return Clue(hint.start, hint.end, spans[0][0], _closed(spans[-1][1]), hint.reason)
    span = timedelta(days=4000)  # a weekday comes back to its day after at most eleven years
    near = hint.allowed(answer.earliest - span, answer.latest + span)
    if not near:
        return Clue(hint.start, hint.end, None, None, hint.reason)
    gap = lambda s: max((s[0] - answer.latest).days, (answer.earliest - s[1]).days, 0)
    start, end = min(near, key=gap)
    against = gap((start, end)) > 0
    reason = hint.reason
    if against:
        reason = tr("{reason}; contradicts the day given", reason=reason) if given else tr("{reason}; contradicts the other clues", reason=reason)
    return Clue(hint.start, hint.end, start, _closed(end), reason, against)


def _closed(day: date) -> date | None:
    return day if day < OPEN else None
