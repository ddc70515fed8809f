"""What one check says."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One claim, held against the reference data or against the rest of the text.

    ``article.text[start:end]`` is the claim; ``verdict`` one of `lesart.tables.VERDICTS`; ``source`` an id
    of ``data/reference/sources.csv``, or ``"article"`` where the text itself or the calendar decides.
    """

    start: int
    end: int
    rule: str
    expected: str | None
    found: str | None
    verdict: str
    reason: str
    source: str | None = None
