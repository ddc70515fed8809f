"""Antecedents of relative pronouns: the nearest noun in front that agrees."""
from __future__ import annotations

from . import Clause

_MONTHS = frozenset("Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember".split())


def bind(words, here: list[Clause], found: list[Clause]) -> None:
    """Antecedents of relative pronouns: the nearest noun in front that agrees."""
    tokens = words.tokens
    for clause in here:
        if clause.pronoun is None:
            continue
        if tokens[clause.pronoun].tag in ("ART", "PDS"):
            tokens[clause.pronoun].tag = "PRELS"  # "in dem Anhänger sitzen": no article of "Anhänger"
        if clause.coordinated is not None and found[clause.coordinated].antecedent is not None:
            clause.antecedent = found[clause.coordinated].antecedent
            continue
        form = tokens[clause.pronoun].form.lower()
        first = clause.tokens[0]
        own = set(clause.tokens)
        candidates = [i for i in range(first - 1, max(first - 40, words.sentences[clause.sentence].first) - 1, -1)
                      if tokens[i].tag in ("NN", "NE", "NNA", "PIS", "PPER", "PDS") and i not in own
                      and not _dates(tokens, i)]
        clause.antecedent = _antecedent(words, clause, form, candidates)


def _dates(tokens, i: int) -> bool:
    """A noun of a date is no antecedent: "das Treffen Ende September, das …" """
    return tokens[i].form in _MONTHS or (tokens[i].form in ("Ende", "Anfang", "Mitte") and i + 1 < len(tokens)
                                         and tokens[i + 1].form in _MONTHS)


def _antecedent(words, clause: Clause, form: str, candidates: list[int]) -> int | None:
    from .agreement import noun_gender, noun_number
    tokens = words.tokens
    plural_verb = clause.finite is not None and tokens[clause.finite].form.endswith("en")
    best = None
    for rank, i in enumerate(candidates[:8]):
        gender, number = noun_gender(words, i), noun_number(words, i)
        if not _agrees(form, gender, number, tokens[clause.pronoun], words, clause, plural_verb):
            continue
        if best is None:
            best = i
            break
    return best if best is not None else (candidates[0] if candidates else None)


def _agrees(form: str, gender: str | None, number: str | None, pronoun, words, clause, plural_verb: bool) -> bool:
    """Whether a relative pronoun's form can stand for a noun of this gender and number."""
    preposition = pronoun.i > clause.tokens[0] and words.tokens[pronoun.i - 1].tag == "APPR"
    if form == "der":  # masculine subject; feminine dative: "in der"
        return number != "pl" and gender in ((None, "f") if preposition else (None, "m", "f"))
    if form in ("das", "welches"):
        return number != "pl" and gender in (None, "n")
    if form in ("den", "welchen"):
        return number != "pl" and gender in (None, "m")
    if form in ("dem", "welchem"):
        return number != "pl" and gender in (None, "m", "n")
    if form == "dessen":
        return number != "pl" and gender in (None, "m", "n")
    if form == "denen":
        return number != "sg"
    if form in ("die", "deren", "welche"):
        if number == "pl":
            return True
        return gender in (None, "f") and number != "pl"
    return True
