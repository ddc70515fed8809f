"""Does what the article says hold?  General rules, each with passage, verdict, reason and source."""
from __future__ import annotations

from .ages import ages
from .context import Context
from .counts import counts
from .dates import dates
from .durations import durations
from .headings import headings
from .meetings import meetings
from .members import members
from .memberships import memberships
from .model import Check
from .offices import holders
from .places import places
from .power import power
from .predicates import predicates
from .quotations import quotations
from .retold import retold
from .shares import shares
from .slips import slips
from .sums import sums
from .superlatives import superlatives
from .titles import titles
from .turned import turned
from .weekdays import weekdays

__all__ = ["Check", "check"]

RULES = (ages, counts, dates, durations, headings, holders, meetings, members, memberships, places, power, predicates, quotations, retold, shares, slips, sums,
         superlatives, titles, turned, weekdays)


def check(reading) -> list[Check]:
    """All checks of a reading, in the order of the text.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article, read.

    Examples
    --------
    >>> import lesart
    >>> [c.verdict for c in check(lesart.read(text="Am Montag, dem 9. Oktober 2025, sprach Putin."))]
    ['contradicted']
    """
    context = Context(reading)
    # What stands inside a quotation is its speaker's claim, not the article's.
    found = {(c.start, c.end, c.rule): c for rule in RULES for c in rule(context) if c.rule == "quotation" or not context.quoted(c.start)}
    return sorted(found.values(), key=lambda c: (c.start, c.end, c.rule))
