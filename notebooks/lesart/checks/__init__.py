"""Does what the article says hold?  General rules, each with passage, verdict, reason and source."""
from __future__ import annotations

from .model import Check
from .weekdays import weekdays

__all__ = ["Check", "check"]

RULES = (weekdays,)


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
    return sorted((found for rule in RULES for found in rule(reading)), key=lambda c: (c.start, c.end, c.rule))
