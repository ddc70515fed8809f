"""A clue to the day of publication: which days it allows, and how likely it makes each."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

Span = tuple[date, date]
Tier = tuple[int, int, float]  # first day, last day (counted from the day that is named), probability


OPEN = date(2100, 1, 1)  # the end of an interval that has none


@dataclass(frozen=True, slots=True)
class Hint:
    """One clue: the passage, what it says, and the days of publication that it allows.

    Exactly one of ``spans`` and ``named`` is given.

    Parameters
    ----------
    start, end : int
        The passage in the article.
    reason : str
        What it says, in the reader's language.
    spans : tuple
        ``(first, last, probability)``: that the day of publication lies between two days.  What is
        missing from 1 is that the clue misleads.
    named : (int, int), optional
        Month and day where the text names no year ("am 8. Oktober").
    tiers : tuple of Tier
        ``(0, 3, 0.4)``: with probability 0.4 the article was published on the named day or one of
        the three after it.
    weekday : int, optional
        The weekday (Monday is 0) that the named day was: in only some years it is.
    since : date, optional
        Where all that the clue surely says is that the article is not older than this day.
    """

    start: int
    end: int
    reason: str
    spans: tuple[tuple[date, date, float], ...] = ()
    named: tuple[int, int] | None = None
    tiers: tuple[Tier, ...] = field(default=())
    weekday: int | None = None
    since: date | None = None

    def fits(self, year: int) -> bool:
        """Whether the named day exists in a year, on the right weekday where one is told."""
        that = day_of(year, *self.named)
        return that is not None and (self.weekday is None or that.weekday() == self.weekday)

    def allowed(self, lowest: date, highest: date) -> list[Span]:
        """The intervals that the clue allows: all of them, or those that reach between two days."""
        if self.since is not None:
            return [(self.since, OPEN)]
        if self.named is None:
            joined: list[Span] = []
            for first, last, _ in sorted(self.spans):
                if joined and first <= joined[-1][1] + timedelta(days=1):
                    joined[-1] = joined[-1][0], max(joined[-1][1], last)
                else:
                    joined.append((first, last))
            return joined
        before, after = min(t[0] for t in self.tiers), max(t[1] for t in self.tiers)
        days = [day_of(year, *self.named) for year in range(max(lowest.year - 1, 1), min(highest.year + 2, 9999)) if self.fits(year)]
        spans = [(day + timedelta(days=before), day + timedelta(days=after)) for day in days]
        return [(first, last) for first, last in spans if first <= highest and last >= lowest]


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of a year; None where there is none (29 February, 31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def birthday(born: date, year: int) -> date:
    """Somebody's birthday in a year; of one born on 29 February the 1 March."""
    return day_of(year, born.month, born.day) or date(year, 3, 1)
