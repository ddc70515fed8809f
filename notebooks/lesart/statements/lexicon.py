"""Cue words: verbs of saying with what they take, nouns for what was said, prepositions of a source."""
from __future__ import annotations

from functools import lru_cache

from .. import datasets


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[str, frozenset[str], frozenset[str]]]:
    """Infinitive → (act, complements, words beside which it says nothing).

    >>> verbs()["warnen"][0], "vor" in verbs()["warnen"][1]
    ('warn', True)
    """
    return {row["verb"]: (row["act"], frozenset(row["complements"].split()), frozenset((row["not_with"] or "").split()))
            for row in datasets.rows("lexicon", "statement_verbs")}


@lru_cache(maxsize=1)
def addressees() -> dict[str, frozenset[str]]:
    """Infinitive → how it takes whom it is said to: dat, acc, or prepositions.

    >>> sorted(addressees()["schreiben"]), sorted(addressees()["auffordern"])
    (['an', 'dat'], ['acc'])
    """
    return {row["verb"]: frozenset(row["addressee"].split())
            for row in datasets.rows("lexicon", "statement_verbs") if row["addressee"]}


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[tuple[tuple[str, ...], str, str, frozenset[str]]]]:
    """Verb → (words beside it, cue, act, complements) of each phrase of saying.

    >>> [cue for _, cue, _, _ in phrases()["stellen"]][0]
    'klarstellen'
    """
    found: dict[str, list] = {}
    for row in datasets.rows("lexicon", "statement_phrases"):
        found.setdefault(row["verb"], []).append(
            (tuple(row["words"].split()), row["cue"], row["act"], frozenset(row["complements"].split())))
    return found


@lru_cache(maxsize=1)
def _nouns() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for row in datasets.rows("lexicon", "statement_nouns"):
        kinds.setdefault(row["noun"].lower(), set()).add(row["kind"])
    return {noun: frozenset(found) for noun, found in kinds.items()}


@lru_cache(maxsize=50_000)
def noun_kinds(form: str) -> frozenset[str]:
    """What a noun names, by its last part: a source's words, a document, a content.

    >>> "word" in noun_kinds("Polizeiangaben"), noun_kinds("Gipfel")
    (True, frozenset())
    """
    lower, nouns = form.lower(), _nouns()
    for cut in range(0, max(1, len(lower) - 3)):
        # "Aussage" is no "sage", "Vorrat" no "rat": a part shorter than five letters must stand alone
        if (cut == 0 or len(lower) - cut > 4) and lower[cut:] in nouns:
            return nouns[lower[cut:]]
    return frozenset()


@lru_cache(maxsize=1)
def prepositions() -> dict[str, tuple[str, str]]:
    """Preposition → (its place: before, after, both; what it governs: any, noun)."""
    return {row["preposition"]: (row["position"], row["governs"])
            for row in datasets.rows("lexicon", "statement_prepositions")}


@lru_cache(maxsize=1)
def time_nouns() -> frozenset[str]:
    """Nouns that name a time, so no speaker: "Montag", "Jahr"."""
    kinds = {"month", "weekday", "season", "unit", "day_noun", "week_noun", "month_noun", "year_noun", "part"}
    return frozenset(row["word"].lower() for row in datasets.rows("lexicon", "time_words") if row["class"] in kinds)
