"""Coming into office told by "werden": "2003 wurde sie Präsidentin", "Er soll Botschafter werden"."""
from __future__ import annotations

from ..actors.nouns import noun_of
from .cues import cues
from .frames import Frame

_FRAME = Frame("werden", None, {"nom": "patient"}, frozenset(), frozenset())
_NOUNS = frozenset(("NN", "NNA"))


def frame(context, clause) -> Frame | None:
    """The frame of a clause in which somebody becomes what an office's noun says, else None."""
    words = context.words
    if clause.lemma != "werden" or clause.negated or clause.kind == "infinitive" or clause.tense == "present" and not clause.modal:
        return None
    offices = [i for i in clause.tokens if words.tokens[i].tag in _NOUNS and _is_office(words, i)]
    others = [p for p in {words.phrase_of[i] for i in clause.tokens} if p >= 0 and words.phrases[p].preposition is None and "nom" in words.phrases[p].cases]
    return _FRAME if offices and (len(others) > 1 or clause.coordinated is not None) else None


def _is_office(words, i: int) -> bool:
    """Whether a noun at the head of its phrase is an office, told without a definite article: "wurde Präsident", not "der Präsident wurde"."""
    token, number = words.tokens[i], words.phrase_of[i]
    if number < 0 or words.phrases[number].head != i or words.phrases[number].preposition is not None or words.phrases[number].definite:
        return False
    noun = noun_of(token.form, token.lemma)
    return noun is not None and noun.kind == "person" and noun.whole.removesuffix("in").endswith(tuple(cues("office")))
