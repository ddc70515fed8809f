"""Persons by their names."""
from __future__ import annotations

from datetime import date
from functools import lru_cache

from ..datasets import rows
from ..errors import LesartError


def person(name: str) -> dict:
    """The row of persons.csv for an id, a full name, an alias or a surname.

    Raises `LesartError` where nobody or more than one is meant.

    >>> person("Rachmon")["birth"].isoformat()
    '1952-10-05'
    """
    found = _by_name().get(name, ())
    if not found:
        raise LesartError(f"{name!r} is nobody in data/reference/persons.csv. Check the spelling, or add a row.")
    if len(found) > 1:
        raise LesartError(f"{name!r} can be {', '.join(row['person'] for row in found)}. Use the id.")
    return found[0]


def died(person_id: str) -> date | None:
    """Day of death; None where nothing is known of one.

    >>> died("islam-karimow").isoformat()
    '2016-09-02'
    """
    row = _deaths().get(person_id)
    return row["day"] if row else None


def death_source(person_id: str) -> str:
    """Keys in sources.csv of what says when somebody died.

    >>> death_source("islam-karimow")
    'wikidata-uzbekistan'
    """
    return _deaths()[person_id]["source"]


@lru_cache(maxsize=1)
def _deaths() -> dict[str, dict]:
    return {row["person"]: row for row in rows("reference", "deaths")}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[dict, ...]]:
    ids = {row["person"]: (row,) for row in rows("reference", "persons")}
    names: dict[str, list[dict]] = {}
    for row in rows("reference", "persons"):
        for name in {row["name"], row["name_en"], row["surname"], *(row["aliases"] or "").split(";")} - {"", None}:
            names.setdefault(name, []).append(row)
    return {name: tuple(found) for name, found in names.items()} | ids
