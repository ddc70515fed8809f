"""What a temporal expression is resolved against: the day of publication, the tense, what was named before."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import interval, last_of_month, make, shift_days, shift_months, week
from .lexicon import lexicon

_STOP = frozenset(".!?;:")
# A text without any of these is an essay: there "heute" means nowadays.
_DAILY = frozenset("gestern vorgestern morgen übermorgen uhr montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
                   "montags heuer montagabend dienstagabend mittwochabend donnerstagabend freitagabend samstagabend".split())


@dataclass(slots=True)
class Timex:
    """One temporal expression ``text[start:end]``; see the table `times`."""

    start: int
    end: int
    kind: str
    value: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: str | None = None


@dataclass(slots=True)
class Context:
    """The tokens of a text and the state of the reading so far."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    published: date | None
    named: date | None = None      # the last day that was named: "am Tag darauf"
    named_year: int | None = None  # the last year
    daily: bool = True             # whether the text speaks of single days, as daily news does

    def __post_init__(self):
        self.daily = not _DAILY.isdisjoint(self.words)

    def word(self, i: int) -> str:
        """Lower-case form of token i, or "" beyond the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def form(self, i: int) -> str:
        """Token i as it stands."""
        return self.text[self.spans[i][0]:self.spans[i][1]] if 0 <= i < len(self.spans) else ""

    def get(self, i: int, kind: str):
        """The value of a class of token i, or None."""
        return lexicon().classes.get(self.word(i), {}).get(kind)

    def glued(self, i: int) -> bool:
        """Whether token i stands right behind the one before it."""
        return 0 < i < len(self.spans) and self.spans[i][0] == self.spans[i - 1][1]

    def tense(self, i: int) -> str | None:
        """past, future or None: what the nearest verb of the sentence says.

        "werden sich am 10. Oktober" is future, "reiste am 8. Oktober" past.  Verbs beyond a comma
        count for less, as they belong to another clause.
        """
        lex = lexicon()
        best, tense = 99, None
        for step in (-1, 1):
            cost, k = 0, i
            while cost < best and cost < 40:
                k += step
                word = self.word(k)
                if not word or (word in _STOP and not self.word(k - 1).isdigit()):
                    break
                cost += 1 + (12 if word == "," else 0)
                found = self._verb(k, word, lex)
                if found and cost < best:
                    best, tense = cost, found
        return tense

    def _verb(self, k: int, word: str, lex) -> str | None:
        if not self.form(k)[0].islower():
            return None
        if word in lex.future:
            return "future"
        if word in lex.past:
            return "past"
        if len(word) > 4 and word.endswith(("te", "ten", "tete", "teten")) and word not in _NO_VERB and not word.endswith(
                ("iete", "sten", "ste", "esten")):
            return "past"
        return None

    def month_year(self, month: int, tense: str | None) -> int | None:
        """The year of a month that is named without one."""
        if self.published is None:
            return None
        here = self.published
        if tense == "past":
            return here.year if month <= here.month else here.year - 1
        if tense == "future":
            return here.year if month >= here.month else here.year + 1
        gap = month - here.month
        return here.year + (1 if gap < -7 else -1 if gap > 7 else 0)

    def day_year(self, month: int, day: int, tense: str | None) -> int | None:
        """The year of a day that is named without one: "am 24. Jänner wird" in December is next year's."""
        if self.published is None:
            return None
        here = self.published
        days = [d for year in (here.year - 1, here.year, here.year + 1) if (d := make(year, month, day))]
        if not days:
            return None
        if tense == "past":
            fitting = [d for d in days if d <= here] or days
            soon = [d for d in days if 0 < (d - here).days <= 14]
            if soon and (here - max(fitting)).days > 200:
                return soon[0].year  # news tells of next week, not of last year's November
            return max(fitting).year
        if tense == "future":
            fitting = [d for d in days if d >= here] or days
            return min(fitting).year
        return min(days, key=lambda d: abs((d - here).days)).year

    def weekday(self, number: int, tense: str | None) -> date | None:
        """The day that a weekday means: the last one, the next one if the verb says so."""
        if self.published is None:
            return None
        back = (self.published.isoweekday() - number) % 7
        if tense == "future" or tense is None and back != 0 and 7 - back <= 3:
            return shift_days(self.published, (number - self.published.isoweekday()) % 7)
        return shift_days(self.published, -back)


_NO_VERB = frozenset("heute bitte leute seite mitte breite weite zweite dritte vierte fünfte sechste siebte achte neunte zehnte "
                     "letzte nächste erste beste meiste größte höchste rechte alte bunte gute laute harte kalte tote rote "
                     "bekannte geplante verletzte gesamte mehrheitlichte beliebte zweiten dritten vierten fünften letzten ersten "
                     "gesamten bekannten alten guten roten verletzten geplanten unten hinten selten oberste unterste mitten "
                     "worten orten arten karten daten konten listen kosten westen osten beiten zeiten seiten leuten staaten "
                     "monaten abgeordneten beamten gäste kräfte präsidenten studenten sogenannte sogenannten".split())


def shifted(day: date, number: int, unit: str) -> str | None:
    """The TIMEX3 value of the unit some units away: the year before, next week.

    >>> shifted(date(2025, 10, 9), -1, "Y"), shifted(date(2025, 10, 9), 1, "W"), shifted(date(2025, 10, 9), -1, "M")
    ('2024', '2025-W42', '2025-09')
    """
    if unit == "D":
        moved = shift_days(day, number)
        return moved.isoformat() if moved else None
    if unit == "W":
        moved = shift_days(day, 7 * number)
        return week(moved) if moved else None
    if unit == "WE":
        moved = shift_days(day, 7 * number)
        return week(moved) + "-WE" if moved else None
    if unit == "M":
        moved = shift_months(day, number)
        return f"{moved.year:04d}-{moved.month:02d}"
    if unit == "Q":
        moved = shift_months(day, 3 * number)
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    if unit == "H":
        moved = shift_months(day, 6 * number)
        return f"{moved.year:04d}-H{1 if moved.month <= 6 else 2}"
    size = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if size is None:
        return None
    year = day.year + number * size
    if not 1 <= year <= 9998:
        return None
    return f"{year:04d}" if size == 1 else f"{year // size:0{ {10: 3, 100: 2, 1000: 1}[size] }d}"


def moved_interval(day: date, number, unit: str, approximate: bool) -> tuple[date | None, date | None]:
    """The days meant by "vor zwei Jahren", "in drei Wochen", counted from a day.

    The precision is that of the unit: years give the month, decades the year, weeks and days the day
    (weeks give or take three days).
    """
    if number == "X" or not isinstance(number, (int, float)):
        return None, None
    if unit == "D":
        moved = shift_days(day, round(number))
        return moved, moved
    if unit == "W":
        moved = shift_days(day, round(7 * number))
        return (moved - timedelta(days=3), moved + timedelta(days=3)) if moved else (None, None)
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if months is None:
        return (day, day) if unit[0] == "T" else (None, None)
    moved = shift_months(day, round(months * number))
    if months * abs(number) >= 60 or unit in ("DE", "CE"):
        return date(moved.year, 1, 1), date(moved.year, 12, 31)
    return date(moved.year, moved.month, 1), last_of_month(moved.year, moved.month)


__all__ = ["Context", "Timex", "interval", "moved_interval", "shifted"]
