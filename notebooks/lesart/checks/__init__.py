"""Does what the article says hold?  General rules, each with passage, verdict, reason and source."""
from __future__ import annotations

from dataclasses import replace

from ..language import tr
from .ages import ages
from .context import Context, person_name
from .counts import counts
from .dates import dates
from .distances import distances
from .durations import durations
from .elapsed import elapsed
from .elliptic import elliptic
from .headings import headings
from .headlines import headlines
from .hedges import hedges
from .meetings import meetings
from .members import members
from .memberships import memberships
from .model import Check
from .neighbours import neighbours
from .offices import holders
from .places import places
from .power import power
from .predicates import predicates
from .quotations import quotations
from .reckonings import reckonings
from .retold import retold
from .served import served
from .shares import shares
from .slips import slips
from .sums import sums
from .superlatives import superlatives
from .titles import titles
from .totals import totals
from .turned import turned
from .weekdays import weekdays

__all__ = ["Check", "check"]

RULES = (ages, counts, dates, distances, durations, elapsed, elliptic, headings, headlines, hedges, holders, meetings, members, memberships, neighbours, places, power, predicates, quotations, reckonings, retold, served, shares, slips, sums,
         superlatives, titles, totals, turned, weekdays)


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
    return sorted(_doubtful(context, list(found.values())), key=lambda c: (c.start, c.end, c.rule))


def _doubtful(context: Context, checks: list[Check]) -> list[Check]:
    """Where the name beside an office is wrong, what the next sentence says of "the 80-year-old" is not of that person.

    A second "contradicted" would blame the text twice for one error.
    """
    cities = [c for c in checks if c.rule in ("capital", "place") and c.verdict == "contradicted"]
    checks = [c for c in checks if c.rule != "distance" or not any(0 <= c.start - city.end < 60 for city in cities)]  # of a city that is named by mistake
    wrong = [(c, m.actor) for c in checks if c.rule == "office" and c.verdict == "contradicted" for m in context.persons if c.start <= m.start < c.end]
    doubtful = [i for i, c in enumerate(checks) if c.rule in ("age", "came to power", "left power", "years in power", "in power since") and c.verdict in ("contradicted", "imprecise")
                and any(0 <= c.start - office.end < 250 and person_name(who) in c.reason for office, who in wrong)]
    return [replace(c, verdict="not checkable", reason=tr("Whom the text means is not certain: the office named with the name before is another's.")) if i in doubtful else c for i, c in enumerate(checks)]
