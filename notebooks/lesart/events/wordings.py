"""What a verb's sentence needs and what its noun is called: ``data/lexicon/event_wordings.csv`` and ``event_noun_forms.csv``."""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows

_DATIVE = frozenset("aus bei mit nach von vor zu zwischen gegenüber seit".split())
_ACCUSATIVE = frozenset("gegen für durch über um an auf in".split())
_GENITIVE = frozenset(("wegen",))


@lru_cache(maxsize=1)
def wordings() -> dict[str, dict]:
    """Rows of ``event_wordings.csv`` by the verb."""
    return {row["lemma"]: row for row in rows("lexicon", "event_wordings")}


@lru_cache(maxsize=1)
def noun_forms() -> dict[str, dict]:
    """Rows of ``event_noun_forms.csv`` by the noun."""
    return {row["noun"]: row for row in rows("lexicon", "event_noun_forms")}


def wording(frame, lemma: str, word: str = "") -> dict:
    """The row of a verb or of its fixed phrase with a word; one made of its frame for a verb that the table does not have yet.

    >>> from lesart.events.frames import verbs
    >>> wording(verbs()["angreifen"][0], "angreifen")["noun"]
    'Angriff'
    """
    known = wordings().get(f"{lemma} {word}") or wordings().get(lemma)
    if known is not None:
        return known
    slots = [slot if slot == "acc" else f"{slot}?" for slot in frame.roles if slot != "nom"]
    return {"lemma": lemma, "complements": " ".join(slots), "without_object": None, "noun": lemma.capitalize(), "gender": "n", "link": "von" if "acc" in slots else None}


def complements(wording: dict) -> frozenset[str]:
    """Slots that a verb's sentence can have besides its subject.

    >>> sorted(complements(wordings()["klagen"]))
    ['auf', 'gegen']
    """
    return frozenset(part for need in (wording["complements"] or "").split() for part in need.rstrip("?").split("|"))


def governed(preposition: str) -> str:
    """The case behind a preposition that a verb or noun of an event takes.

    >>> governed("mit"), governed("gegen"), governed("an")
    ('dat', 'acc', 'acc')
    """
    return "gen" if preposition in _GENITIVE else "acc" if preposition in _ACCUSATIVE else "dat"
