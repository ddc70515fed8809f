"""Which words tell an event, and of what type: verbs, nouns, fixed phrases."""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows


def _split(cell: str | None) -> frozenset[str]:
    return frozenset(filter(None, (cell or "").split(";")))


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[str | None, frozenset[str], frozenset[str]]]:
    """lemma → (type, nouns of which one is needed, nouns that exclude it)."""
    return {row["lemma"]: (row["type"], _split(row["only_with"]), _split(row["not_with"])) for row in rows("lexicon", "event_verbs")}


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str | None]:
    return {row["noun"]: row["type"] for row in rows("lexicon", "event_nouns")}


@lru_cache(maxsize=1)
def light_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("lexicon", "event_light_verbs"))


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for row in rows("lexicon", "event_phrases"):
        found.setdefault(row["lemma"], []).append(row)
    return found


@lru_cache(maxsize=50_000)
def noun_type(lemma: str, form: str) -> tuple[bool, str | None]:
    """(whether a noun tells an event, its type): "Gipfeltreffens", "Bombenanschlag".

    >>> noun_type("Gipfeltreffen", "Gipfeltreffens"), noun_type("Treffer", "Treffer")
    ((True, 'CONSULT'), (False, None))
    """
    nouns = _nouns()
    for word in (lemma, form, form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("n"), form.removesuffix("en")):
        if word in nouns:
            return True, nouns[word]
    last = lemma.split("-")[-1]
    if last in nouns:
        return True, nouns[last]
    for cut in range(3, len(lemma) - 3):
        tail = lemma[cut:].capitalize()
        if tail in nouns and len(tail) >= 5:
            return True, nouns[tail]
    return False, None
