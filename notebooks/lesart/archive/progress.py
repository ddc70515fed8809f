"""A bar that says how far a run is: articles a second, errors so far, time left."""
from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field


@dataclass
class Progress:
    """What is done; ``total`` and ``done`` count bytes of the source, ``again`` those an earlier run had finished."""

    total: int
    shown: bool = True
    stream: object = None
    done: int = 0
    again: int = 0
    articles: int = 0
    errors: int = 0
    duplicates: int = 0
    before: int = 0  # articles that an earlier run had read
    began: float = field(default_factory=time.monotonic)
    last: float = 0.0

    def add(self, length: int, about: dict, finished: bool = False) -> None:
        """A partition is done; `finished`: by an earlier run."""
        self.done += length
        self.articles += about["articles"]
        self.errors += about["errors"]
        self.duplicates += about["duplicates"]
        if finished:
            self.again += length
            self.before += about["articles"] + about["errors"] + about["duplicates"]

    def line(self, now: float | None = None) -> str:
        """The bar as text.

        >>> p = Progress(1000, began=0.0)
        >>> p.add(250, {"articles": 50, "errors": 2, "duplicates": 0})
        >>> p.line(now=10.0)
        ' 25 % [#####               ] 50 articles, 5.2/s, 2 errors, 0:30 left'
        """
        now = time.monotonic() if now is None else now
        share = min(self.done / self.total, 1.0) if self.total else 1.0
        seconds = max(now - self.began, 1e-9)
        rate = (self.articles + self.errors + self.duplicates - self.before) / seconds
        fresh = self.done - self.again
        left = _clock((self.total - self.done) * seconds / fresh) + " left" if fresh > 0 else "… left"
        bar = "#" * int(20 * share)
        errors = "1 error" if self.errors == 1 else f"{self.errors:,} errors"
        return f"{100 * share:3.0f} % [{bar:<20}] {self.articles:,} articles, {rate:.1f}/s, {errors}, {left}"

    def show(self, final: bool = False) -> None:
        """Draw the bar: twice a second on a terminal, every ten seconds as a line of a log."""
        if not self.shown:
            return
        stream = self.stream or sys.stderr
        terminal = stream.isatty()
        now = time.monotonic()
        if not final and now - self.last < (0.5 if terminal else 10.0):
            return
        self.last = now
        print(f"\r\x1b[2K{self.line(now)}" if terminal else self.line(now), end="\n" if final or not terminal else "", file=stream,
              flush=True)


def _clock(seconds: float) -> str:
    """ "0:30", "1:02:03"

    >>> _clock(3723)
    '1:02:03'
    """
    minutes, seconds = divmod(int(round(max(seconds, 0))), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
