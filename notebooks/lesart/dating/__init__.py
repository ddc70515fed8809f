"""When was the article written?  Inferred from the inside, as a historian would.

Each clue says on which days the article can have been published and how far to trust it.  The
days on which most weight agrees are the answer; clues that speak against it stay in the table.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .clues import hints
from .hint import Hint

__all__ = ["Clue", "PublicationDate", "infer"]

# A day is named where the clues leave at most this many days (a month); a year is known earlier.
MOST_DAYS = 31
# The least weight of clues that each leave at most three years open: an age and the years in power
# of somebody, a date line.  With less, a day would be a guess: what is told as past can be long past.
LEAST_WEIGHT = 4.0
NARROW_DAYS = 3 * 366


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The day of publication: the best guess and the days between which it lies; None is unknown."""

    best: date | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Clue:
    """A passage ``text[start:end]`` that tells something about the day, and what."""

    start: int
    end: int
    earliest: date | None
    latest: date | None
    reason: str


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
    if published is not None:
        answer = PublicationDate(published, published, published)
    else:
        answer = _answer(found)
    return answer, [_clue(hint, answer) for hint in sorted(found, key=lambda h: (h.start, h.end))]


def _answer(found: list[Hint]) -> PublicationDate:
    if all(hint.yearly for hint in found):
        return PublicationDate()
    earliest, latest, _ = heaviest(found)
    narrow = sum(hint.weight for hint in found if any(
        start <= earliest and latest <= end and (end - start).days <= NARROW_DAYS for start, end in hint.intervals))
    if narrow < LEAST_WEIGHT:
        return PublicationDate()
    days = (latest - earliest).days
    return PublicationDate(_best(found, earliest, latest) if days <= MOST_DAYS else None, earliest, latest)


def heaviest(found: list[Hint]) -> tuple[date, date, float]:
    """The days on which the summed weight of the hints is greatest.

    One pass over the borders of all intervals.  Of several stretches with the same weight the
    latest wins: an old year is mentioned in new articles, a new one never in old articles.
    """
    lowest, highest = _range(found)
    change: dict[date, float] = {}
    for hint in found:
        for start, end in hint.between(lowest, highest):
            change[start] = change.get(start, 0.0) + hint.weight
            after = end + timedelta(days=1)
            change[after] = change.get(after, 0.0) - hint.weight
    borders = sorted(change)
    total, best = 0.0, (lowest, highest, 0.0)
    for border, following in zip(borders, borders[1:] + [highest + timedelta(days=1)]):
        total += change[border]
        if total >= best[2] - 1e-9:
            end = following - timedelta(days=1)
            joined = abs(total - best[2]) < 1e-9 and best[1] + timedelta(days=1) == border and best[2] > 0
            best = (best[0] if joined else border, end, total)
    return best


def _range(found: list[Hint]) -> tuple[date, date]:
    """The span of days that the clues with a year speak of; yearless ones are read within it."""
    spans = [span for hint in found if not hint.yearly for span in hint.intervals]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _best(found: list[Hint], earliest: date, latest: date) -> date:
    """The likeliest day between two: news tells of the day before, sometimes of the day itself."""
    told = [hint.told for hint in found if hint.told]
    days = [day.replace(year=year) for day in told for year in {earliest.year, latest.year}
            if not (day.month == 2 and day.day == 29)]
    newest = max((day for day in days if earliest - timedelta(days=1) <= day <= latest), default=None)
    if newest is None:
        return earliest
    return min(newest + timedelta(days=1), latest) if newest >= earliest else earliest


def _clue(hint: Hint, answer: PublicationDate) -> Clue:
    """A hint as a row: of a yearly one, the interval nearest to the answer."""
    if answer.earliest is None:
        if hint.yearly:
            return Clue(hint.start, hint.end, None, None, hint.reason + "; no clue tells the year")
        return Clue(hint.start, hint.end, hint.intervals[0][0], hint.intervals[-1][1], hint.reason)
    span = timedelta(days=800)
    near = hint.between(answer.earliest - span, answer.latest + span) or hint.intervals
    if not near:
        return Clue(hint.start, hint.end, None, None, hint.reason)
    gap = lambda s: max((s[0] - answer.latest).days, (answer.earliest - s[1]).days, 0)
    start, end = min(near, key=gap)
    contradicts = "; contradicts the other clues" if gap((start, end)) else ""
    return Clue(hint.start, hint.end, start, end, hint.reason + contradicts)
