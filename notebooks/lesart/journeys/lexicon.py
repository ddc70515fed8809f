"""Words that tell a journey: verbs, nouns, vehicles, and what a preposition says of the place behind it."""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[str, str | None]]:
    """Infinitive → what a place "in" which it happens is, and what its object is.

    >>> verbs()["landen"], verbs()["besuchen"]
    (('arrive', None), ('end', 'end'))
    """
    return {row["lemma"]: (row["place"], row["object"]) for row in rows("lexicon", "journey_verbs")}


@lru_cache(maxsize=4096)
def noun(lemma: str, form: str) -> str | None:
    """What a place "in" which a noun's journey happens is: way, end, arrive, start; None: it tells no journey.

    >>> noun("Staatsbesuch", "Staatsbesuch"), noun("China-besuch", "China-Besuch"), noun("Handlung", "Handlung")
    ('end', 'end', None)
    """
    return _last_part(rows("lexicon", "journey_nouns"), "place", lemma, form)


@lru_cache(maxsize=4096)
def vehicle(lemma: str, form: str) -> tuple[str, str] | None:
    """A vehicle's class (air, land, water) and its noun in English.

    >>> vehicle("Passagierflugzeug", "Passagierflugzeug"), vehicle("Feldzug", "Feldzug")
    (('air', 'aircraft'), None)
    """
    kind = _last_part(rows("lexicon", "journey_vehicles"), "class", lemma, form)
    return (kind, _last_part(rows("lexicon", "journey_vehicles"), "english", lemma, form)) if kind else None


@lru_cache(maxsize=1)
def prepositions() -> dict[str, str]:
    """Preposition → to, from, via, at."""
    return {row["preposition"]: row["direction"] for row in rows("lexicon", "journey_prepositions")}


def _last_part(table: list[dict], column: str, lemma: str, form: str) -> str | None:
    """The value of the longest noun that the word is, or that it ends with where compounds count."""
    best = None
    for word in (lemma, form, form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("en"), form.removesuffix("e")):
        low = word.lower()
        for row in table:
            last = row["noun"].lower()
            if (low == last or row["compound"] == "yes" and low.endswith(last) and len(low) > len(last) + 1) and (
                    best is None or len(last) > best[0]):
                best = (len(last), row[column])
    return best[1] if best else None
