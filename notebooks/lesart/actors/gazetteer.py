"""Known names: every alias of states, persons, organisations and places, with its inflected forms."""
from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from functools import lru_cache

from .. import reference
from ..datasets import rows
from ..words.cities import city_adjective
from .spellings import spellings

# States whose names come from another script, by rules or by habit.
_TRANSCRIBED = frozenset("ARM AZE BLR GEO KAZ KGZ MDA RUS TJK TKM UKR UZB SUN".split())


_REGNAL = re.compile(r" [IVX]+\.\Z")
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
    return index(aliases())


def index(pairs) -> dict[str, list[tuple[tuple[str, ...], tuple[Name, ...]]]]:
    """The gazetteer of (alias, `Name`) pairs.

    >>> [words for words, names in index([("Rotes Kreuz", Name("REDCROSS", "organisation", "name"))])["Rotes"]]
    [('Rotes', 'Kreuz')]
    """
    collecting = gc.isenabled()
    gc.disable()  # 100,000 tuples that stay are no garbage: looking for some takes twice as long as the rest
    try:
        return _indexed(pairs)
    finally:
        if collecting:
            gc.enable()


def _indexed(pairs) -> dict[str, list[tuple[tuple[str, ...], tuple[Name, ...]]]]:
    table: dict[tuple[str, ...], tuple[Name, ...]] = {}
    for alias, name in pairs:
        words = tuple(_TOKENS.findall(alias)) if "/" in alias or "(" in alias else tuple(alias.split())
        known = table.get(words)
        if known is None:
            table[words] = (name,)
        elif all(other.target != name.target or other.type != name.type for other in known):
            table[words] = (*known, name)
    table.pop((), None)
    found: dict[str, list] = {}
    for entry in table.items():
        found.setdefault(entry[0][0], []).append(entry)
    for entries in found.values():
        if len(entries) > 1:
            entries.sort(key=lambda entry: -len(entry[0]))
    return found


def aliases():
    """(alias, `Name`) of everything that the reference data name, in every form."""
    for row in rows("reference", "states"):
        yield from inflected(row["name"], Name(row["iso3"], "state", _short(row["name"])))
    for row in rows("reference", "state_names"):
        yield from inflected(row["name"], Name(row["iso3"], "state", _short(row["name"])))
    for row in rows("reference", "adjectives"):
        for form in _adjective(row["adjective"]) + _demonym(row["demonym"]):
            yield form, Name(row["iso3"], "state", "demonym")
    for row in rows("reference", "persons"):
        for alias in _person(row):
            yield from inflected(alias, Name(row["person"], "person", "name"))
    for row in rows("reference", "organisations"):
        yield from inflected(row["name"], Name(row["organisation"], "organisation", "name"))
        for alias in filter(None, (row["aliases"] or "").split(";")):
            yield from inflected(alias, Name(row["organisation"], "organisation", _short(alias)))
    for row in rows("reference", "places"):
        for alias in {row["name"], *(row["aliases"] or "").split(";")} - {""}:
            yield from inflected(alias, Name(row["place"], "place", "name"))
            if " " not in alias and row["kind"] != "region":
                yield city_adjective(alias), Name(row["place"], "place", "adjective")
    for row in rows("lexicon", "actor_seats"):
        yield from inflected(row["name"], Name(row["body"], "state", "metonym"))


def _short(name: str) -> str:
    """The form: alias for an abbreviation, else name.

    >>> _short("UdSSR"), _short("Nato"), _short("Kasachstan"), _short("DR Kongo")
    ('alias', 'alias', 'name', 'alias')
    """
    capitals = sum(c.isupper() for c in name)
    return "alias" if " " not in name and "-" not in name and capitals > 1 or name in ("dpa", "ddp", "Uno", "Nato", "DR Kongo") else "name"


def _person(row: dict) -> list[str]:
    """Name, surname and aliases of a person, in every spelling where the name is transcribed."""
    found = dict.fromkeys([row["name"], row["surname"], *filter(None, (row["aliases"] or "").split(";"))])
    if row["surname"] and row["surname"].startswith(("zu ", "von ")) and row["surname"].count(" ") == 1:
        found.setdefault(row["surname"].split()[1])  # "Verteidigungsminister Guttenberg"
    for alias in list(found):
        last = alias.split()[-1]
        if _REGNAL.search(alias):
            found.setdefault(alias[:-1])  # "Benedikt XVI" at a sentence's end, where the stop is the sentence's
        if " " in alias and row["surname"] in row["name"].split()[-1:] and len(last) > 3:
            found.setdefault(last)
    if row["country"] in _TRANSCRIBED:
        surnames = spellings(row["surname"], "surname")
        found.update(dict.fromkeys(surnames))
        given = spellings(row["given"], "given") if row["given"] and row["name"] == f"{row['given']} {row['surname']}" else ()
        found.update(dict.fromkeys(f"{g} {s}" for g in given for s in surnames[:16]))
    return list(found)


def inflected(alias: str, name: Name):
    """The alias and its inflected forms: "Kasachstans", "Russischen Föderation", "Internationalen Gerichtshofs" """
    yield alias, name
    if name.type in ("organisation", "state", "place"):
        for form in _adjectives_of(alias):
            yield form, name
    if name.type == "organisation" and (inner := _FIRST_NOUN.match(alias)):
        for ending in ("s", "es"):
            yield f"{inner[1]}{ending} {alias[inner.end():]}", name
    if name.type == "organisation" and alias.endswith(_GENITIVE_ES):
        yield alias + "es", name
    if not alias.endswith(("s", "x", "z", "ß", ".")):
        yield alias + "s", name
    elif alias.endswith(("s", "x", "z", "ß")) and name.type == "person":
        yield alias + "’", name


# "Rat der Europäischen Union": its genitive is inside
_FIRST_NOUN = re.compile(r"((?:[A-ZÄÖÜ][\w-]*)?(?:rat|Rat|amt|Amt|bund|Bund|hof|büro|Büro|werk|programm|komitee|Verein|verein|verband|Verband|Gericht|institut|Institut|fonds|Hof)) (?=der |des |für |von |zur )")
_GENITIVE_ES = ("rat", "hof", "amt", "bund", "tag", "gericht", "werk", "dienst", "kongress", "ausschuss", "schutz", "Kreuz", "verband", "Kongress", "kreis")
_ADJECTIVE = re.compile(r"([A-ZÄÖÜ][\w-]*(?:isch|al|är|lich|iert|eint|einigt|ot|eiß|eilig|tiv|ioniert))(e|er|es|en) (?=[A-ZÄÖÜ])")


def _adjectives_of(alias: str) -> list[str]:
    """Forms of a name that begins with an adjective.

    >>> _adjectives_of("Rotes Kreuz")
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


def written_otherwise(name: str) -> str | None:
    """The body or medium whose name differs by capitals only.

    >>> written_otherwise("DER SPIEGEL"), written_otherwise("EurActiv"), written_otherwise("Beispielblatt")
    ('Spiegel', 'EURACTIV', None)
    """
    return _casefolded().get(name.casefold()) if len(name) > 3 else None


@lru_cache(maxsize=1)
def _casefolded() -> dict[str, str]:
    found: dict[str, str] = {}
    for identity, row in organisations().items():
        for name in (row["name"], *(row["aliases"] or "").split(";")):
            found.setdefault(name.casefold(), identity)
    return found


@lru_cache(maxsize=1)
def state_genders() -> dict[str, str]:
    """Grammatical gender of states' names that are not neuter: "die Türkei", "der Iran", "die USA" (pl)."""
    return {row["iso3"]: row["gender"] for row in rows("lexicon", "actor_state_genders")}


@lru_cache(maxsize=1)
def wikidata() -> dict[str, str]:
    """Actor → Wikidata item, where it is certain."""
    return {row["actor"]: row["wikidata"] for row in rows("reference", "wikidata")}


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
