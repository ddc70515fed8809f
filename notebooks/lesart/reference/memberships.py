"""Who belonged to which organisation on which day."""
from __future__ import annotations

from datetime import date
from functools import lru_cache

from ..article import as_day
from ..datasets import rows
from ..errors import LesartError
from .spells import STATES

BELONGS = ("member", "leaving", "suspended")


def status(organisation: str, country: str, day: str | date) -> str | None:
    """What a state is to an organisation on a day: member, associate, former, …; None: nothing.

    >>> status("CIS", "GEO", "2008-01-01"), status("CIS", "GEO", "2025-10-09"), status("CIS", "EST", "2025-10-09")
    ('member', 'former', None)
    """
    day = as_day(day)
    return next((step for since, step in reversed(steps(organisation, country)) if since <= day), None)


def members(organisation: str, day: str | date) -> list[str]:
    """The states among the fifteen that are members of an organisation on a day.

    One that has announced its withdrawal is a member until it takes effect.

    >>> members("CIS", "2025-10-09")
    ['ARM', 'AZE', 'BLR', 'KAZ', 'KGZ', 'MDA', 'RUS', 'TJK', 'UZB']
    """
    known_organisation(organisation)
    return [country for country in sorted(STATES) if status(organisation, country, day) in BELONGS]


def size(organisation: str, day: str | date) -> int | None:
    """How many members an organisation has on a day, all states of the world; None where unknown.

    >>> size("NATO", "2025-10-09"), size("EAEU", "2014-06-01")
    (32, None)
    """
    day = as_day(day)
    found = [row for row in rows("reference", "sizes") if row["organisation"] == organisation and row["day"] <= day]
    return max(found, key=lambda row: row["day"])["count"] if found else None


def complete(organisation: str, day: str | date) -> bool:
    """Whether the data name every member that an organisation has on a day: then a state that they do not name is none.

    >>> complete("NATO", "2025-10-09"), complete("UN", "2025-10-09")
    (True, False)
    """
    day = as_day(day)
    return size(organisation, day) == sum(status(o, country, day) in BELONGS for o, country in pairs() if o == organisation)


def steps(organisation: str, country: str) -> tuple[tuple[date, str], ...]:
    """All dated steps of a state in an organisation, in order."""
    return _steps().get((organisation, country), ())


def pairs() -> tuple[tuple[str, str], ...]:
    """Every (organisation, state) of which steps are known."""
    return tuple(_steps())


def known_organisation(organisation: str) -> None:
    """Raise a `LesartError` where no memberships of an organisation are known."""
    if organisation not in organisations():
        raise LesartError(f"data/reference/memberships.csv does not know {organisation!r}. "
                          f"It knows {', '.join(sorted(organisations()))}.")


@lru_cache(maxsize=1)
def organisations() -> frozenset[str]:
    """Ids of the organisations whose members are known."""
    return frozenset(organisation for organisation, _ in _steps())


@lru_cache(maxsize=1)
def _steps() -> dict[tuple[str, str], tuple[tuple[date, str], ...]]:
    found: dict[tuple[str, str], list] = {}
    for row in rows("reference", "memberships"):
        found.setdefault((row["organisation"], row["country"]), []).append((row["day"], row["step"]))
    return {key: tuple(sorted(steps_)) for key, steps_ in found.items()}
