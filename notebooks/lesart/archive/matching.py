"""Which names of different articles are the same person, and how sure that is."""
from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from functools import lru_cache
from typing import Iterable, NamedTuple

from ..datasets import rows

TERM = timedelta(days=730)  # offices change hands: a surname with an office joins a full name within two years


class Naming(NamedTuple):
    """How a person is named in some articles: id and name there, office and country if stated."""

    actor: str
    name: str
    office: str | None
    country: str | None
    articles: int
    mentions: int
    first: date | None
    last: date | None


class Link(NamedTuple):
    """A naming's id over all articles."""

    naming: Naming
    identity: str
    confidence: float
    reason: str


def spelling(name: str) -> str:
    """A name as it sounds, whatever its transliteration.

    >>> spelling("Sergei Lawrow") == spelling("Sergey Lavrov"), spelling("Meier") == spelling("Müller")
    (True, False)
    """
    found = name.lower()
    for pattern, sound in _sounds():
        found = pattern.sub(sound, found)
    return " ".join(re.findall(r"[^\W\d_]+", found))


@lru_cache(maxsize=1)
def _sounds() -> tuple[tuple[re.Pattern, str], ...]:
    return tuple((re.compile(row["letters"]), row["sound"] or "") for row in rows("lexicon", "archive_spellings"))


def surname(name: str) -> str:
    """The last word of a name, as it sounds: what all namings of a person share."""
    return (spelling(name).split() or [name.lower()])[-1]


def join(namings: Iterable[Naming]) -> list[Link]:
    """Links of all namings with one surname.

    Full names first: the same given name and surname are one person, unless both office and country are
    stated and both differ.  Then surnames alone, by office and country, to the one full name that fits.
    """
    full, bare = [], []
    for naming in sorted(namings, key=lambda n: (-n.articles, n.actor, n.office or "", n.country or "")):
        (full if len(spelling(naming.name).split()) > 1 else bare).append(naming)
    persons = _persons(full)
    names = _identities(persons)
    links = [_full(naming, members[0], names[i]) for i, members in enumerate(persons) for naming in members]
    return links + [_bare(naming, persons, names) for naming in bare]


def _persons(full: list[Naming]) -> list[list[Naming]]:
    """Full names in groups, each one person; the commonest naming stands first."""
    groups: dict[tuple[str, str], list[list[Naming]]] = defaultdict(list)
    unstated: list[Naming] = []
    for naming in full:
        candidates = groups[_key(naming.name)]
        if candidates and not (naming.office and naming.country):
            unstated.append(naming)
            continue
        fitting = next((members for members in candidates if not any(_contradict(naming, m) for m in members)), None)
        if fitting is None:
            candidates.append([naming])
        else:
            fitting.append(naming)
    for naming in unstated:  # joins who agrees with what little it states, else the commonest
        candidates = groups[_key(naming.name)]
        max(candidates, key=lambda members: max(_agreement(naming, m) for m in members)).append(naming)
    return [sorted(members, key=lambda n: (-n.articles, -len(n.name), n.actor)) for found in groups.values() for members in found]


def _key(name: str) -> tuple[str, str]:
    words = spelling(name).split()
    return words[0], words[-1]


def _identities(persons: list[list[Naming]]) -> list[str]:
    """An id for each person: the commonest one; with the country where several share it."""
    taken: dict[str, int] = defaultdict(int)
    for members in persons:
        taken[members[0].actor] += 1
    found: list[str] = []
    for members in persons:
        first = members[0]
        name = first.actor if taken[first.actor] == 1 else f"{first.actor}-{(first.country or 'xxx').lower()}"
        number = sum(other == name or other.startswith(f"{name}-") for other in found)
        found.append(name if not number else f"{name}-{number + 1}")
    return found


def _full(naming: Naming, main: Naming, identity: str) -> Link:
    if naming is main:
        return Link(naming, identity, 0.95, "the name by which the others are known")
    same = _plain(naming.name) == _plain(main.name)
    agreement = _agreement(naming, main)
    confidence, reason = {2: (0.95, "same name, office and country"), 1: (0.9, "same name, and office or country agree"),
                          0: (0.8, "same name, nothing else stated")}.get(agreement, (0.6, "same name, but office or country differ"))
    return Link(naming, identity, confidence, reason) if same else Link(
        naming, identity, round(confidence - 0.1, 2), reason.replace("same name", "name in another spelling or length"))


def _bare(naming: Naming, persons: list[list[Naming]], names: list[str]) -> Link:
    """ "Außenminister Weber" → the one Weber who is foreign minister of that state, at that time """
    for least, confidence, reason in ((2, 0.8, "surname, office and country are those of one full name within two years"),
                                      (1, 0.65, "surname, and office or country are those of one full name within two years")):
        fitting = [i for i, members in enumerate(persons) if any(_agreement(naming, m) >= least and _near(naming, m) for m in members)]
        if len(fitting) == 1:
            return Link(naming, names[fitting[0]], confidence, reason)
        if fitting:
            return Link(naming, naming.actor, 0.4, "surname only; several full names fit")
    if len(persons) == 1 and not any(_agreement(naming, m) < 0 for m in persons[0]) and any(_near(naming, m) for m in persons[0]):
        return Link(naming, names[0], 0.5, "the only full name with this surname within two years")
    return Link(naming, naming.actor, 0.7 if naming.office and naming.country else 0.4, "surname only")


def _agreement(one: Naming, other: Naming) -> int:
    """How many of office and country agree; -1 where one differs."""
    pairs = [(office_root(one.office), office_root(other.office)), (one.country, other.country)]
    stated = [(a, b) for a, b in pairs if a and b]
    return -1 if any(a != b for a, b in stated) else len(stated)


def _contradict(one: Naming, other: Naming) -> bool:
    return bool(one.office and other.office and one.country and other.country
                and office_root(one.office) != office_root(other.office) and one.country != other.country)


def _near(one: Naming, other: Naming) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first - TERM <= other.last and other.first - TERM <= one.last


def office_root(office: str | None) -> str | None:
    """An office in any inflection: "Außenministers", "Außenministerin" → "außenminister"

    >>> office_root("Außenministerin") == office_root("Außenministers") == office_root("Außenminister")
    True
    """
    if not office:
        return None
    return re.sub(r"(?<=\w{4})(?:innen|in|en|s|n)$", "", office.lower())


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", name.lower()))
