"""Whether a frame fits the clause that its word stands in: what must stand beside it, what may not."""
from __future__ import annotations

from ..actors.nouns import noun_of
from .arguments import arguments
from .counted import means_people
from .frames import Frame

_NOUN_TAGS = frozenset(("NN", "NNA", "NNI"))


def fitting(context, clause, candidates, first: int, last: int) -> Frame | None:
    """The first of a word's frames that fits a clause, or its tokens from first to last."""
    tokens = context.words.tokens
    reflexive = any(tokens[i].tag == "PRF" for i in clause.tokens)
    own = [f for f in candidates if f.reflexive] if reflexive else []
    if reflexive and clause.voice != "passive" and not _several(context, clause) and not _has_object(context, clause, clause.tokens):
        candidates = own  # "Der Spieler verletzte sich": nobody else does it to him
    for frame in own + [f for f in candidates if not f.reflexive]:
        if fits(context, clause, frame, first, last):
            return frame
    return None


def _several(context, clause) -> bool:
    return clause.finite is not None and context.words.tokens[clause.finite].form.endswith(("en", "rn", "ln", "sind"))


def fits(context, clause, frame: Frame, first: int = -1, last: int = 1 << 60, noun: int | None = None) -> bool:
    """Whether a clause, and the relative clause of a noun, has what a frame wants and nothing that it forbids."""
    if not frame.only and not frame.without:
        return True
    words = context.words
    tokens = words.tokens
    inside = [i for i in clause.tokens if first <= i <= last]
    present = {tokens[i].lemma for i in inside if tokens[i].tag in _NOUN_TAGS or tokens[i].tag in ("NE", "ADJD", "ADJA", "ADV", "PROAV")}
    present |= {tokens[i].form for i in inside if tokens[i].tag in _NOUN_TAGS}
    present.add(clause.lemma or "")
    if noun is not None:
        # "ein Antrag, den Peru gestellt hatte"
        present |= {c.lemma for c in context.children.get(clause.i, ()) if c.kind == "relative" and c.antecedent == noun and c.lemma}
    if clause.kind == "relative" and clause.antecedent is not None:
        present.add(tokens[clause.antecedent].lemma)

    def there(condition: str) -> bool:
        if condition.endswith(" …"):
            slot = condition[:-2]
            if slot == "dass":
                return bool(context.content_clauses(clause))
            if slot == "passive":
                return clause.voice == "passive"
            if slot == "people":
                return _people_do_it(context, clause)
            if slot == "acc":
                return _has_object(context, clause, inside) or clause.voice == "passive"
            return any(context.preposition(words.phrases[words.phrase_of[i]]) == slot for i in inside if words.phrase_of[i] >= 0)
        # "Gefängnisstrafe" is a Strafe, "Anschlag" is no Schlag
        return condition in present or len(condition) > 3 and any(
            len(word) > len(condition) + 2 and word.lower().endswith(condition.lower()) for word in present)

    return (not frame.only or any(there(c) for c in frame.only)) and not any(there(c) for c in frame.without)


def _people_do_it(context, clause) -> bool:
    """Whether several people without an office are the subject: "Studenten", "Tausende", "die Bewohner"."""
    tokens = context.words.tokens
    for argument in arguments(context, clause):
        if argument.slot == "nom":
            token = tokens[clause.antecedent if argument.head == clause.pronoun and clause.antecedent is not None else argument.head]
            noun = noun_of(token.form, token.lemma)
            return means_people(token) or noun is not None and noun.kind in ("person", "people") and noun.office is None and (
                noun.plural is not False)
    return False


def _has_object(context, clause, inside) -> bool:
    words = context.words
    bare = {words.phrase_of[i] for i in inside if words.phrase_of[i] >= 0 and words.phrases[words.phrase_of[i]].preposition is None
            and words.tokens[words.phrases[words.phrase_of[i]].head].tag != "PRF" and not context.is_time(words.phrases[words.phrase_of[i]].head)}
    if len(bare) > 1 or clause.kind == "infinitive" and bool(bare):
        return True
    # "reiste nach Rom und traf dort den Präsidenten": an elided subject leaves the object alone
    return clause.coordinated is not None and any("nom" not in words.phrases[p].cases or words.phrases[p].head > (clause.finite or 0) for p in bare)
