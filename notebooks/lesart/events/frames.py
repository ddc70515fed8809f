"""Verb and noun frames: which words tell an event, of what type, and who takes which part in it."""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..datasets import rows
from .cues import cues


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a word.

    ``roles``: slot → role; slots are cases (nom, acc, dat, gen), prepositions, and of nouns also ``adj`` (an
    adjective made of a state's name) and ``poss`` (a possessive).  ``only`` and ``without``: words of which one must,
    or none may, stand in the clause; "mit …" is a phrase with that preposition, "dass …" a clause or infinitive that
    says what, "acc …" an object.
    """

    lemma: str
    type: str | None
    roles: dict[str, str]
    only: frozenset[str]
    without: frozenset[str]
    reflexive: bool = False
    preposition: str | None = None


def _split(cell: str | None) -> frozenset[str]:
    return frozenset(filter(None, (part.strip() for part in (cell or "").split(";"))))


def _roles(cell: str | None) -> dict[str, str]:
    return dict(pair.split("=") for pair in (cell or "").split())


def _frame(row: dict, word: str) -> Frame:
    lemma = row[word]
    return Frame(lemma.removeprefix("sich "), row["type"], _roles(row["roles"]), _split(row.get("only_with")),
                 _split(row.get("not_with")), lemma.startswith("sich "), row.get("preposition"))


@lru_cache(maxsize=1)
def verbs() -> dict[str, list[Frame]]:
    """Infinitive → its frames; those that want certain words first.

    >>> [(frame.type, frame.roles["nom"]) for frame in verbs()["bombardieren"]]
    [('ASSAULT', 'agent')]
    """
    found: dict[str, list[Frame]] = {}
    for row in rows("lexicon", "event_verbs"):
        frame = _frame(row, "lemma")
        found.setdefault(frame.lemma, []).append(frame)
    return {lemma: sorted(frames, key=lambda f: (not f.only, not f.reflexive)) for lemma, frames in found.items()}


@lru_cache(maxsize=1)
def _nouns() -> dict[str, list[Frame]]:
    found: dict[str, list[Frame]] = {}
    for row in rows("lexicon", "event_nouns"):
        found.setdefault(row["noun"], []).append(_frame(row, "noun"))
    return {noun: sorted(frames, key=lambda f: not f.only) for noun, frames in found.items()}


@lru_cache(maxsize=1)
def light_verbs() -> dict[str, Frame]:
    """Infinitive of an empty verb → the parts that its own subject and objects take in the noun's event."""
    return {row["lemma"]: Frame(row["lemma"], None, _roles(row["roles"]), frozenset(), frozenset())
            for row in rows("lexicon", "event_light_verbs")}


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[tuple[str, Frame]]]:
    """Infinitive → (word that is the trigger, frame): "macht … verantwortlich"."""
    found: dict[str, list[tuple[str, Frame]]] = {}
    for row in rows("lexicon", "event_phrases"):
        found.setdefault(row["lemma"], []).append((row["word"], _frame(row, "lemma")))
    return found


@lru_cache(maxsize=1)
def judgements() -> dict[str, str]:
    """Word → ACCUSE or SUPPORT: what is said of a thing by "bezeichnete ihn als …"."""
    return {row["word"]: row["type"] for row in rows("lexicon", "event_judgements")}


@lru_cache(maxsize=1)
def families() -> dict[str, str]:
    """Verb or noun → the kind of event that it tells, which other words tell too.

    >>> families()["verhaften"] == families()["Festnahme"]
    True
    """
    return {row["word"]: row["family"] for row in rows("lexicon", "event_families")}


@lru_cache(maxsize=50_000)
def noun_frames(lemma: str, form: str) -> tuple[Frame, ...]:
    """The frames of a noun, by itself or as the last part of a compound: "Gipfeltreffens", "Bombenanschlag".

    >>> noun_frames("Gipfeltreffen", "Gipfeltreffens")[0].type, noun_frames("Treffer", "Treffer")
    ('CONSULT', ())
    """
    nouns = _nouns()
    for word in (lemma, form, form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("n"), form.removesuffix("en")):
        if word in nouns:
            return tuple(nouns[word])
    last = lemma.split("-")[-1]
    if last in nouns:
        return tuple(nouns[last])
    for cut in range(3, len(lemma) - 3):
        # "Handball-Wahl" but not "Auswahl": a short first part makes another word of it
        tail = lemma[cut:].capitalize()
        if tail in nouns and len(tail) >= 4 and lemma[:cut].lower() not in cues("makes another word") and not lemma[:cut].endswith(_PREFIXES):
            return tuple(nouns[tail])
    return ()


_PREFIXES = ("be", "ver", "ent")  # "Virusbedrohung" is no Drohung
