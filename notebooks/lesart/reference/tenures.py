"""How long somebody has been in power, under each way of counting."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..errors import LesartError
from .people import person
from .spells import Spell, known_day, spells

COUNTINGS = ("head of state", "president", "effective leader")


@dataclass(frozen=True, slots=True)
class Tenure:
    """How long somebody has been in power: the spells counted, net days, whole years."""

    person: str
    counting: str
    since: date
    days: int
    spells: tuple[tuple[date, date], ...]

    @property
    def years(self) -> float:
        """Net length in years of 365.2425 days."""
        return self.days / 365.2425


def tenure(name: str, on: str | date, counting: str = "effective leader") -> Tenure | None:
    """How long a leader of one of the fifteen states has been in power on a day.

    Parameters
    ----------
    name : str
        Id, name or surname.
    on : str or date
        The day.
    counting : str
        ``"head of state"``: every spell as such; ``"president"``: without chairmen of assemblies and
        acting presidents; ``"effective leader"``: as Archigos and REIGN count who rules.

    Returns
    -------
    Tenure or None
        None where the person was not in power on that day by that way of counting.

    Raises
    ------
    LesartError
        The name means nobody or several, the day is before 1991, the counting is unknown.

    Examples
    --------
    >>> t = tenure("Rachmon", on="2025-10-09")
    >>> t.since.isoformat(), int(t.years)
    ('1992-11-20', 32)
    >>> int(tenure("Putin", on="2025-10-09", counting="head of state").years)
    21
    """
    day = known_day(on)
    who = person(name)["person"]
    counted = counted_spells(who, counting)
    spans = _joined([(s.start, min(s.end or day, day)) for s in counted if s.start <= day])
    if not spans or not any(s.covers(day) for s in counted):
        return None
    return Tenure(who, counting, spans[0][0], sum((end - start).days for start, end in spans), tuple(spans))


@lru_cache(maxsize=1024)
def counted_spells(person_id: str, counting: str) -> tuple[Spell, ...]:
    """The spells of a person that one way of counting counts, in order."""
    if counting not in COUNTINGS:
        raise LesartError(f"counting={counting!r} is unknown. Choose one of {', '.join(COUNTINGS)}.")
    own = [s for s in spells() if s.person == person_id]
    if counting == "effective leader":
        own = [s for s in own if s.effective]
    else:
        own = [s for s in own if s.role == "head_of_state"]
        if counting == "president":
            own = [s for s in own if not s.acting and not (s.office or "").startswith("chairman")]
    return tuple(sorted(own, key=lambda s: s.start))


def _joined(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Spans united where they touch or overlap, so that no day counts twice."""
    united: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
