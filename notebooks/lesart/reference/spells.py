"""Spells in office: who led one of the fifteen states on which day."""
from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..article import as_day
from ..datasets import DATA, rows
from ..errors import LesartError

FIRST_DAY = date(1991, 12, 26)  # the day after the Soviet Union ended
LAST_DAY = date(2025, 10, 9)    # until when the spells are known to be complete
STATES = ("ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LVA", "LTU", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB")
ROLES = ("effective_leader", "head_of_state", "head_of_government")


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell in office; ``end`` None: in office on the last day that the data know."""

    country: str
    person: str
    role: str
    office: str | None
    acting: bool
    start: date
    end: date | None
    confidence: str
    note: str | None = None
    exit: str | None = None
    effective: bool = False
    sources: tuple[str, ...] = ()
    start_alternatives: tuple[date, ...] = ()
    end_alternatives: tuple[date, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether the spell holds on a day; on the day of a handover the successor counts."""
        return self.start <= day and (self.end is None or day < self.end)

    def may_cover(self, day: date) -> bool:
        """Whether the spell holds on a day by any of the dates that sources give."""
        first = min((self.start, *self.start_alternatives))
        last = None if self.end is None else max((self.end, *self.end_alternatives))
        return first <= day and (last is None or day <= last)


@lru_cache(maxsize=1)
def spells() -> tuple[Spell, ...]:
    """All spells of ``leaders.csv``, checked by `lesart.reference.consistency`."""
    from .consistency import check_spells

    found = tuple(Spell(row["country"], row["person"], row["role"], row["office"], row["acting"], row["start"], row["end"],
                        row["confidence"], row["note"], row["exit"], row["effective"], tuple(row["sources"].split(";")),
                        _days(row["start_alternatives"]), _days(row["end_alternatives"])) for row in rows("reference", "leaders"))
    check_spells(found, DATA / "reference" / "leaders.csv", rows("reference", "gaps"))
    return found


def _days(text: str | None) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in text.split(";")) if text else ()


@lru_cache(maxsize=1)
def sequences() -> dict[tuple[str, str], tuple[Spell, ...]]:
    """For each state and role its spells in order; ``effective_leader`` is the sequence of those who ruled."""
    found: dict[tuple[str, str], list[Spell]] = {(country, role): [] for country in STATES for role in ROLES}
    for spell in spells():
        if spell.effective:
            found[spell.country, "effective_leader"].append(spell)
        if spell.role != "effective_leader":
            found[spell.country, spell.role].append(spell)
    return {key: tuple(sorted(spells_, key=lambda s: s.start)) for key, spells_ in found.items()}


@lru_cache(maxsize=1)
def _starts() -> dict[tuple[str, str], tuple[date, ...]]:
    return {key: tuple(s.start for s in spells_) for key, spells_ in sequences().items()}


def leader(country: str, day: str | date, role: str = "effective_leader") -> str | None:
    """Id of the person who led a state on a day, by the dates chosen in ``leaders.csv``.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3 of one of the fifteen states.
    day : str or date
        From 1 January 1991 on.
    role : str
        ``effective_leader``, ``head_of_state`` or ``head_of_government``.

    Returns
    -------
    str or None
        None where nobody held the office on that day (`vacancy` says why), or the data do not know.

    Raises
    ------
    LesartError
        The state is not one of the fifteen, the day is before 1991, the role is unknown.

    Examples
    --------
    >>> leader("KAZ", "2018-05-01"), leader("KAZ", "2025-10-09")
    ('nursultan-nasarbajew', 'kassym-schomart-tokajew')
    """
    spell = spell_on(country, day, role)
    return spell.person if spell else None


def spell_on(country: str, day: str | date, role: str = "effective_leader") -> Spell | None:
    """The spell in office on a day; see `leader`."""
    day = known_day(day)
    _known(country, role)
    spells_ = sequences()[country, role]
    number = bisect_right(_starts()[country, role], day)
    for spell in reversed(spells_[max(0, number - 2):number]):
        if spell.covers(day):
            return spell
    return None


def possible_leaders(country: str, day: str | date, role: str = "effective_leader") -> frozenset[str]:
    """Everyone who led a state on a day by one of the dates that sources give.

    Examples
    --------
    >>> sorted(possible_leaders("AZE", "2003-09-01")), sorted(possible_leaders("AZE", "2020-01-01"))
    (['heydar-alijew', 'ilham-alijew'], ['ilham-alijew'])
    """
    day = known_day(day)
    _known(country, role)
    return frozenset(s.person for s in sequences()[country, role] if s.may_cover(day))


def vacancy(country: str, day: str | date) -> str | None:
    """Why nobody is named as effective leader on a day; None where somebody is.

    >>> vacancy("UKR", "2014-02-22")
    'parliament removed the president; its chairman took over the next day'
    """
    day = known_day(day)
    _known(country, "effective_leader")
    return next((row["reason"] for row in rows("reference", "gaps")
                 if row["country"] == country and row["start"] <= day < row["end"]), None)


def office_holder(body: str, office: str, day: str | date) -> str | None:
    """Id of who held an office of any state or organisation on a day; None where the data do not say.

    >>> office_holder("RUS", "defence_minister", "2025-10-09"), office_holder("DEU", "head_of_government", "2006-01-01")
    ('andrej-beloussow', 'angela-merkel')
    """
    day = as_day(day)
    best = None
    for row in rows("reference", "offices"):
        if row["body"] == body and row["office"] == office and row["start"] <= day and (row["end"] is None or day < row["end"]):
            best = row["person"]
    if best is None and body in STATES and office in ROLES and day >= date(1991, 1, 1):
        best = leader(body, day, office)
    if best is None and body in STATES and office == "head_of_state" and day >= FIRST_DAY:
        holder = leader(body, day)
        if any(s.person == holder and s.role == "head_of_state" for s in spells()):
            best = holder
    return best


def representative(country: str, day: str | date) -> str | None:
    """Who represents a state at a summit: its effective leader, in Armenia the prime minister.

    >>> representative("ARM", "2025-10-10")
    'nikol-paschinjan'
    """
    day = as_day(day)
    if country in STATES and day >= FIRST_DAY:
        return leader(country, day)
    return office_holder(country, "head_of_state", day) or office_holder(country, "head_of_government", day)


def known_day(day: str | date) -> date:
    """The day itself; an error where the data on leaders do not reach back to it."""
    day = as_day(day)
    if day is None or day < date(1991, 1, 1):
        raise LesartError(f"{day}: the data on leaders begin with 1991. Choose a later day.")
    return day


def _known(country: str, role: str) -> None:
    if country not in STATES:
        raise LesartError(f"{country!r} is none of the fifteen successor states of the Soviet Union "
                          f"({', '.join(STATES)}), for which leaders are known.")
    if role not in ROLES:
        raise LesartError(f"role={role!r} is unknown. Choose effective_leader, head_of_state or head_of_government.")
