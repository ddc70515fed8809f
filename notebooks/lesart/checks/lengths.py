"""Lengths of time in words and figures, "anderthalb Jahre" and "einem halben Jahr" among them, against what is between two days."""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .numbers import NUMBER, QUALIFIER, qualifiers, value

_UNITS = {"jahr": 365.2425, "jäh": 365.2425, "mona": 30.436875, "woch": 7.0, "tag": 1.0}
_HALVES = {"anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5, "fünfeinhalb": 5.5, "sechseinhalb": 6.5, "siebeneinhalb": 7.5, "achteinhalb": 8.5,
           "neuneinhalb": 9.5, "zehneinhalb": 10.5}
# "gut anderthalb Jahre", "einem halben Jahr", "mehr als 20 Monaten", "einem Vierteljahrhundert"
LENGTH = (rf"(?:(?P<kind>{QUALIFIER})\s+)?(?:(?P<half>{'|'.join(_HALVES)})|(?P<part>ein(?:em|es)?\s+halbe[ns]?)|(?P<n>{NUMBER}))\s+(?P<unit>Jahr(?:e[ns]?|es|s)?|Monat(?:e[ns]?|s)?|Wochen?|Tag(?:e[ns]?|es|s)?)\b"
          r"(?!\s+(?:alt|Haft)\b)")
UNIT = re.compile(r"Jahr|Monat|Woche|Tag")  # a sentence without one has no length


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of so many days each; ``kind`` as `numbers.qualifiers` has it."""

    number: float
    unit: float
    kind: str | None

    def fits(self, low: int, high: int) -> str:
        """How well it fits a stretch of at least ``low`` and at most ``high`` days: the best verdict of all between.

        >>> Length(2, 365.2425, None).fits(700, 800), Length(4, 365.2425, None).fits(1098, 1098), Length(2, 365.2425, "below").fits(1400, 1400)
        ('supported', 'contradicted', 'contradicted')
        """
        if low / self.unit <= self.number <= high / self.unit:
            real = self.number
        else:
            real = min((low / self.unit, high / self.unit), key=lambda units: abs(units - self.number))
        (less, more), (far_less, far_more) = _ROOM[self.kind]
        step = max(1.0, self.number * (0.1 if self.kind in (None, "exact") else 0.2))
        if self.number - less * step <= real <= self.number + more * step:
            return "supported"
        return "imprecise" if self.number - far_less * step <= real <= self.number + far_more * step else "contradicted"


# How much shorter and longer the real length may be, in steps of one unit or of a part of a larger number: exact enough; not wholly wrong.
_ROOM = {None: ((0.6, 0.6), (0.8, 0.8)), "exact": ((0.6, 0.6), (0.8, 0.8)), "below": ((0.6, 0.1), (0.85, 0.5)), "above": ((0.05, 2.0), (0.4, 4.0)),
         "slightly above": ((0.1, 0.6), (0.5, 1.0)), "about": ((0.6, 0.6), (1.0, 1.0))}


def length_of(match: re.Match) -> Length | None:
    """The length that a match of `LENGTH` means; None where its number is none.

    >>> length_of(re.search(LENGTH, "seit gut anderthalb Jahren")).number
    1.5
    """
    groups = match.groupdict()
    number = _HALVES[groups["half"].lower()] if groups["half"] else 0.5 if groups["part"] else value(groups["n"])
    if number is None:
        return None
    unit = next(days for word, days in _UNITS.items() if groups["unit"].lower().startswith(word))
    return Length(float(number), unit, qualifiers().get(re.sub(r"\s+", " ", (groups["kind"] or "").lower())))


def between(first: tuple[date, date], last: tuple[date, date]) -> tuple[int, int]:
    """Fewest and most days from one interval of days to a later one."""
    return max(0, (last[0] - first[1]).days), max(0, (last[1] - first[0]).days)
