"""The tokens of a text, and what the reading knows so far: what has been named, and when the text was published."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from ..article import as_day
from .calendar import before_christ, interval
from .lexicon import Lexicon, lexicon
from .register import tells_history

SENTENCE_END = frozenset(".!?;:")
_ABBREVIATED = frozenset("v n bzw ca".split())  # "218 v. Chr.", "am 8. bzw. 9. Mai"
_SENTENCE = 60  # tokens
_ESSAY = 200  # tokens; see Context.daily
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


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
    """The tokens of a text and the state of the reading.

    ``named`` is the last day that was named, ``named_at`` the token after it, ``anchor`` the ISO value of
    the last date of any grain, ``anchor_day`` its first day and ``anchor_at`` the token after it: what "am
    Tag darauf", "zwei Jahre später" and "um 14 Uhr" count from.  ``kept`` is what they were before a date
    that counts for its sentence alone; see `lesart.times.anchor`.
    """

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    published: date | None
    lexicon: Lexicon = field(default_factory=lexicon)
    named: date | None = None
    named_at: int = -1
    set_at: int = -1               # the token after the last SET: "wochentags von 14 bis 18 Uhr"
    anchor: str | None = None
    anchor_day: date | None = None
    anchor_at: int = -1
    clock: datetime | None = None  # the clock time named last, in narrative: "eine Stunde später"
    due: date | None = None        # in narrative, the day that "nach zehn Monaten" leads to, the token that says so,
    due_at: int = -1               # and whether it counts from the last date: "nach neunwöchiger Belagerung" may not
    due_surely: bool = False
    mentioned: date | None = None  # the first day of the last date, also of one named in passing: "im April jenes Jahres"
    kept: tuple | None = None
    kept_at: int = -1
    daily: bool = True
    _narrative: bool | None = None

    def __post_init__(self):
        # A long text without a weekday, a clock or "gestern" is an essay: there "heute" means nowadays.
        self.daily = len(self.words) < _ESSAY or not self.lexicon.daily.isdisjoint(self.words)

    @property
    def narrative(self) -> bool:
        """Whether the text tells history; there a day without a year belongs to the year that was named last."""
        if self._narrative is None:
            self._narrative = tells_history(self)
        return self._narrative

    def be_at(self, day: date, at: int) -> None:
        """Count from a day whose expression ends before token ``at``."""
        self.named = self.anchor_day = self.mentioned = day
        self.named_at, self.anchor = at, day.isoformat()

    def keep(self, at: int) -> None:
        """Remember what is counted from beyond the sentence of token ``at``."""
        if self.kept is None:
            self.kept = self.anchor, self.anchor_day, self.anchor_at, self.named, self.named_at
        self.kept_at = at

    def go_on(self, i: int) -> None:
        """Count from what was kept again, once token i lies beyond that sentence: beyond its full stop."""
        if i - self.kept_at > 60 or any(self.words[k] in ".!?" and self.ends(k) for k in range(self.kept_at, i)):
            if self.kept[1] is not None:
                self.anchor, self.anchor_day, self.anchor_at, self.named, self.named_at = self.kept
            self.kept = None

    def base(self) -> tuple[date | None, str | None]:
        """The day from which "this year" is counted, and what that is: the publication, in narrative the last date."""
        if self.anchor_day and self.narrative:
            return self.anchor_day, self.from_text()
        return self.published, "publication day" if self.published else None

    def stale(self) -> bool:
        """Whether narrative has left the day that was named last: "Am 6. Juni … Im Juli … am folgenden Tag"."""
        if not self.narrative or self.named is None or self.anchor is None:
            return False
        first, last = interval(self.anchor)
        return first is not None and not first <= self.named <= last

    def day(self) -> str:
        """The day that the text is at: the one named last, else that of publication; unknown in narrative."""
        if self.named and not self.stale():
            return self.named.isoformat()
        if self.narrative:
            month = self.anchor if self.anchor and len(self.anchor) == 7 and self.anchor[5:].isdecimal() else "XXXX-XX"
            return f"{month}-XX"
        return self.published.isoformat() if self.published else "XXXX-XX-XX"

    def from_text(self) -> str:
        """The basis of what is counted from the last date."""
        return f"text: {before_christ(self.anchor)}"

    def word(self, i: int) -> str:
        """Lower-case form of token i, or "" beyond the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def form(self, i: int) -> str:
        """Token i as it stands, or "" beyond the text."""
        return self.text[self.spans[i][0]:self.spans[i][1]] if 0 <= i < len(self.spans) else ""

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return self.form(i)[:1].isupper()

    def get(self, i: int, kind: str):
        """The value of a class of token i in the lexicon, or None."""
        entry = self.lexicon.classes.get(self.word(i))
        return None if entry is None else entry.get(kind)

    def has(self, i: int, kind: str) -> bool:
        """Whether token i belongs to a class of the lexicon."""
        return self.get(i, kind) is not None

    def glued(self, i: int) -> bool:
        """Whether token i stands right behind the one before it."""
        return 0 < i < len(self.spans) and self.spans[i][0] == self.spans[i - 1][1]

    def is_number(self, i: int, longest: int) -> bool:
        """Whether token i is written in one to ``longest`` digits."""
        word = self.word(i)
        return 0 < len(word) <= longest and word.isdecimal()

    def year(self, i: int) -> int | None:
        """A year in four digits, 1000 to 2999: not the count in "2000 Menschen", nor "2004-11-30"."""
        word = self.word(i)
        if len(word) == 4 and word.isdecimal() and word[0] in "12" and not self.has(i + 1, "counted"):
            return int(word)
        return None

    def opens_sentence(self, i: int) -> bool:
        """Whether token i is the first of its sentence, so that its capital says nothing."""
        return i <= 0 or not self.word(i - 1).isalnum() and self.word(i - 1) not in ",-–()"

    def same_sentence(self, earlier: int, i: int) -> bool:
        """Whether no sentence ends between two tokens that are near each other."""
        if earlier < 0 or i - earlier > 40:
            return False
        return not any(self.ends(k) for k in range(earlier, i))

    def sentence(self, i: int) -> range:
        """The tokens of the sentence of token i, at most `_SENTENCE` on either side, lest lists without a full stop take long."""
        first, last = i, i
        while first > max(0, i - _SENTENCE) and not self.ends(first - 1):
            first -= 1
        while last < min(len(self.words), i + _SENTENCE) and not self.ends(last):
            last += 1
        return range(first, last)

    def ends(self, i: int) -> bool:
        """Whether token i ends a sentence or a part of it; the full stop of "8. Oktober" does not, that of "1863." does."""
        if self.words[i] not in SENTENCE_END:
            return False
        before = self.words[i - 1] if i else ""
        return before not in _ABBREVIATED and not (before.isdecimal() and len(before) < 4)

    def span(self, first: int, end: int, kind: str, value: str, mod: str | None = None, **more) -> Timex:
        """The expression that covers tokens first to end - 1."""
        return Timex(self.spans[first][0], self.spans[end - 1][1], kind, value, mod or None, **more)


def read(text: str, published: str | date | None = None) -> Context:
    """The tokens of a text, before anything in it is read."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    lower = text.lower()
    if len(lower) != len(text):  # "İ".lower() has two characters
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return Context(text, spans, [lower[a:b] for a, b in spans], as_day(published))
