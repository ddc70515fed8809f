"""What an event's verb looks like in a sentence: tense, voice and modality of its row in words."""
from __future__ import annotations

from ..words.conjugation import finite, participle, perfect

_MODALS = ("wollen", "sollen", "können", "dürfen", "müssen")
_PAST = ("preterite", "perfect", "pluperfect")


def predicate(lemma: str, modality: str, clause, plural: bool, passive: bool, transitive: bool, happened: bool, state: bool = False) -> tuple[str, str]:
    """The finite verb, and what closes the bracket: ("soll", "getroffen haben").

    Parameters
    ----------
    clause : lesart.words.Clause
        The event's clause: its modal and its tense where the modality leaves a choice.
    transitive : bool
        Whether an accusative goes with it.
    happened : bool
        Whether the clause has a perfect infinitive: "soll … getroffen haben".
    state : bool
        Whether the passive is one of sein: "sind geschlossen".
    """
    modal = clause.modal if clause.modal in _MODALS else None
    plain = f"{participle(lemma)} {'sein' if state else 'werden'}" if passive else lemma
    done = f"{participle(lemma)} worden sein" if passive else perfect(lemma, transitive)
    if modality == "planned":
        if modal in ("müssen", "sollen") or modal == "wollen" and not passive:
            return _aux(modal, plural), plain
        return _aux("werden" if clause.tense == "future" and modal is None else "sollen", plural), plain
    if modality == "possible":
        if modal == "sollen" and (happened or clause.tense == "present" and clause.mood == "indicative"):
            return _aux("sollen", plural), done if happened else plain
        if modal in ("können", "dürfen") and clause.tense == "present" and clause.mood == "indicative":
            return _aux(modal, plural), plain
        return "könnten" if plural else "könnte", done if happened or clause.tense in _PAST and modal is None else plain
    if modality in ("negated", "past", "present") and modal in ("können", "müssen", "dürfen") or modality == "negated" and modal:
        return finite(modal, "preterite" if clause.tense in _PAST else "present", plural)[0], plain
    if modality == "negated" and clause.tense == "future":
        return _aux("werden", plural), plain
    tense = "preterite" if modality == "past" or modality == "negated" and (clause.tense in _PAST or clause.finite is None) else "present"
    if passive and state:  # "Die Grenzen waren geschlossen"
        return finite("sein", "preterite" if clause.tense in _PAST else "present", plural)[0], participle(lemma)
    if passive:
        return finite("werden", tense, plural)[0], participle(lemma)
    return finite(lemma, tense, plural)


def _aux(verb: str, plural: bool) -> str:
    return finite(verb, "present", plural)[0]
