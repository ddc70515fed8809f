"""Known names: every alias of states, persons, organisations and places, with its inflected forms."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .. import reference
from ..datasets import rows


_TOKENS = re.compile(r"[^\s/()]+|[/()]")  # as the tokeniser cuts "CDU/CSU"


@dataclass(frozen=True, slots=True)
class Name:
    """What an alias means: a target's id, its type (state, person, organisation, place) and the form."""

    target: str
    type: str
    form: str


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, list[tuple[tuple[str, ...], tuple[Name, ...]]]]:
    """First word of an alias → (its words, what it can mean), longest first.

    A name that means several is resolved by ``ambiguous.csv`` or by its holder on the day.
    """
    table: dict[tuple[str, ...], dict[tuple[str, str], Name]] = {}

    def add(alias: str, name: Name) -> None:
        words = tuple(_TOKENS.findall(alias))
        if words:
            table.setdefault(words, {}).setdefault((name.type, name.target), name)

    for row in rows("reference", "states"):
        _forms(add, row["name"], Name(row["iso3"], "state", "name"))
    for row in rows("reference", "state_names"):
        short = row["name"].isupper() or row["name"] in ("UdSSR", "ČSSR", "DR Kongo")
        _forms(add, row["name"], Name(row["iso3"], "state", "alias" if short else "name"))
    for row in rows("reference", "adjectives"):
        for form in _adjective(row["adjective"]) + _demonym(row["demonym"]):
            add(form, Name(row["iso3"], "state", "demonym"))
    for row in rows("reference", "persons"):
        for alias in {row["name"], row["surname"], *(row["aliases"] or "").split(";")} - {""}:
            _forms(add, alias, Name(row["person"], "person", "name"))
            last = alias.split()[-1]
            if " " in alias and row["surname"] in row["name"].split()[-1:] and len(last) > 3:
                _forms(add, last, Name(row["person"], "person", "name"))
    for row in rows("reference", "organisations"):
        _forms(add, row["name"], Name(row["organisation"], "organisation", "name"))
        for alias in filter(None, (row["aliases"] or "").split(";")):
            short = " " not in alias and sum(c.isupper() for c in alias) > 1 or alias.lower() in ("dpa", "afp", "uno", "nato")
            _forms(add, alias, Name(row["organisation"], "organisation", "alias" if short and alias != row["name"] else "name"))
    for row in rows("reference", "places"):
        for alias in {row["name"], *(row["aliases"] or "").split(";")} - {""}:
            _forms(add, alias, Name(row["place"], "place", "name"))
            if " " not in alias and row["kind"] != "region":
                add(_city_adjective(alias), Name(row["place"], "place", "adjective"))
    for row in rows("lexicon", "actor_seats"):
        _forms(add, row["name"], Name(row["body"], "state", "metonym"))
    found: dict[str, list] = {}
    for words, names in table.items():
        found.setdefault(words[0], []).append((words, tuple(names.values())))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _forms(add, alias: str, name: Name) -> None:
    """The alias and its inflected forms: "Kasachstans", "Russischen Föderation", "Internationalen Gerichtshofs" """
    add(alias, name)
    if name.type in ("organisation", "state"):
        for form in _inflected(alias):
            add(form, name)
    if not alias.endswith(("s", "x", "z", "ß", ".")):
        add(alias + "s", name)
    elif alias.endswith(("s", "x", "z", "ß")) and name.type == "person":
        add(alias + "’", name)


_ADJECTIVE = re.compile(r"([A-ZÄÖÜ][\w-]*(?:isch|al|är|lich|iert|eint|einigt|ot|eiß|eilig|tiv|ioniert))(e|er|es|en) (?=[A-ZÄÖÜ])")


def _inflected(alias: str) -> list[str]:
    """Forms of a name that begins with an adjective.

    >>> _inflected("Rotes Kreuz")
    ['Rote Kreuz', 'Roten Kreuz', 'Rotem Kreuz', 'Roten Kreuzes', 'Roten Kreuzs']
    """
    match = _ADJECTIVE.match(alias)
    if not match:
        return []
    stem, ending = match.groups()
    rest = alias[match.end():]
    endings = ("e", "en", "er") if ending in ("e", "en") else ("e", "en", "em", ending)
    found = [f"{stem}{e} {rest}" for e in endings]
    if ending in ("er", "es"):
        noun, space, more = rest.partition(" ")
        found += [f"{stem}en {noun}{s}{space}{more}" for s in ("es", "s")]
    return [form for form in found if form != alias]


def _adjective(stem: str | None) -> list[str]:
    """ "russisch" → "russische", "russischen", …; also capital, as in names and at the beginning """
    if not stem:
        return []
    forms = [stem + ending for ending in ("e", "en", "er", "es", "em")]
    return forms + [form[0].upper() + form[1:] for form in forms]


def _demonym(noun: str | None) -> list[str]:
    """ "Russe" → Russen, Russin, Russinnen; "Tadschike"; "Armenier" → Armeniern, Armeniers, Armenierin """
    if not noun or noun == "Deutsche":
        return []
    if noun.endswith("e"):
        return [noun, noun + "n", noun[:-1] + "in", noun[:-1] + "innen"]
    if noun.endswith("er"):
        return [noun, noun + "n", noun + "s", noun + "in", noun + "innen"]
    return [noun, noun + "s", noun + "en", noun + "n"]


def _city_adjective(city: str) -> str:
    """ "Moskau" → "Moskauer", "Bremen" → "Bremer", "Minsk" → "Minsker" """
    irregular = {"Kiew": "Kiewer", "Rom": "Römer", "Athen": "Athener", "Zürich": "Zürcher", "Hannover": "Hannoveraner"}
    if city in irregular:
        return irregular[city]
    if city.endswith("e"):
        return city + "r"
    if city.endswith("en") and city not in ("Eriwan",):
        return city[:-2] + "er"
    return city + "er"


@lru_cache(maxsize=1)
def ambiguous() -> dict[str, str]:
    """Names that mean several, and which one is taken."""
    return {row["alias"]: row["default"] for row in rows("reference", "ambiguous")}


@lru_cache(maxsize=1)
def persons() -> dict[str, dict]:
    return {row["person"]: row for row in rows("reference", "persons")}


@lru_cache(maxsize=1)
def organisations() -> dict[str, dict]:
    return {row["organisation"]: row for row in rows("reference", "organisations")}


@lru_cache(maxsize=1)
def state_genders() -> dict[str, str]:
    """Grammatical gender of states' names that are not neuter: "die Türkei", "der Iran", "die USA" (pl)."""
    return {row["iso3"]: row["gender"] for row in rows("lexicon", "actor_state_genders")}


@lru_cache(maxsize=1)
def places() -> dict[str, dict]:
    return {row["place"]: row for row in rows("reference", "places")}


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """Capital's place id → state."""
    found = {row["capital"]: row["iso3"] for row in rows("reference", "states") if row["capital"] and row["iso2"]}
    found.pop("washington", None)
    return found | {"washington": "USA", "bruessel": "BEL"}


states = reference.states
