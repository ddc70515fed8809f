"""Relative pronouns: the actors at the antecedent that agree in number and gender."""
from __future__ import annotations

from . import salience
from .model import Draft, Mention
from .plurals import joined

_NOUNS = frozenset(("NN", "NE", "NNA", "NNI"))


def relative_of(draft: Draft, clause) -> list[str]:
    """The actors at the antecedent: its name, or the description that it is the head of."""
    if clause.antecedent is None or draft.words.tokens[clause.pronoun].form.lower() == "was":
        return []
    words = draft.words
    pronoun = words.tokens[clause.pronoun]
    k = clause.antecedent
    exact = [m for m in draft.at.get(k, ()) if m.form != "demonym" and m.end >= words.tokens[k].end and
             (m.start <= words.tokens[k].start or m.token != k)]
    tokens = words.tokens
    if 1 < k < len(tokens) - 1 and tokens[k + 1].form == ")" and tokens[k - 1].form == "(":
        exact = [*draft.at.get(k - 2, ()), *exact]  # "Karl Muster (CDU), der …"
    # "Friedbert Pflüger (CDU), der …": the bracket is no antecedent; nor is a state in the genitive of a person
    if not exact and words.tokens[k].form == ")":
        exact = list(draft.at.get(k - 1, ()) or draft.at.get(k - 3, ()))
    if not exact and k in draft.organs:
        exact = [draft.organs[k]]  # "die peruanische Regierung, die …"
    plural = pronoun.form.lower() in ("denen",) or pronoun.form.lower() == "die" and verb_is_plural(draft, clause)
    form = pronoun.form.lower()
    if form == "der" and not _other_subject(words, clause):
        form = "der (subject)"
    if tokens[clause.pronoun - 1].tag == "APPR" and tokens[k - 1].tag in ("APPR", "APPRART"):
        exact = [m for m in exact if draft.actors[m.actor].kind != "state"]  # "der Besuch in Peru, bei dem"
    if tokens[clause.pronoun - 1].form.lower() in ("in", "auf") and tokens[clause.pronoun - 1].tag == "APPR":
        exact = [m for m in exact if draft.actors[m.actor].kind != "person"]  # "die Petition an den König, in der"
    fitting = [m for m in exact if _agrees(draft, m, form, plural)]
    if fitting:
        return list(dict.fromkeys(m.actor for m in fitting))
    if plural or pronoun.form.lower() in ("denen", "deren"):
        several = next((found for m in exact if m.form == "name" and not salience.plural(draft, m) and (found := joined(draft, m))), [])
        if several:
            return several  # "Karl Muster und Eva Beispiel (19), die …"
    if exact and pronoun.form.lower() in ("der", "dem", "den", "das", "die", "denen") and k - 1 >= 0:
        # "Unionsparteien der Bundesrepublik, die …": the noun before the genitive
        head = _governor(draft, k)
        if head is not None:
            return list(dict.fromkeys(m.actor for m in draft.at.get(head, ()) if m.form != "demonym"
                                      and _agrees(draft, m, form, plural)))
    return []


def _other_subject(words, clause) -> bool:
    """Whether a relative clause has a subject beside its pronoun: "der Frau, der er half" """
    return any((n := words.phrase_of[k]) >= 0 and k != clause.pronoun and words.phrases[n].head == k and words.phrases[n].preposition is None
               and ("acc" not in words.phrases[n].cases or words.tokens[k].tag == "NE") and "nom" in words.phrases[n].cases and words.tokens[k].tag != "PRF" and not genitive_attribute(words, words.phrases[n])
               for k in clause.tokens)


def _agrees(draft: Draft, mention: Mention, form: str, plural: bool) -> bool:
    many = salience.plural(draft, mention)
    if form == "die" or form == "denen":
        if plural or many:
            return plural and many
    elif many:
        return form == "deren"
    gender = salience.gender(draft, mention)
    wanted = {"der": "mf", "der (subject)": "m", "den": "m", "dem": "mn", "das": "n", "die": "f", "dessen": "mn", "deren": "f"}.get(form)
    return wanted is None or gender is None or gender in wanted


def _governor(draft: Draft, k: int) -> int | None:
    """The noun that the genitive or the phrase with a preposition at token k hangs on."""
    words = draft.words
    number = words.phrase_of[k]
    if number < 0:
        return None
    phrase = words.phrases[number]
    before = (phrase.preposition if phrase.preposition is not None else phrase.first) - 1
    return before if before >= 0 and words.tokens[before].sentence == words.tokens[k].sentence and words.tokens[before].tag in _NOUNS else None


def verb_is_plural(draft: Draft, clause) -> bool:
    if clause.finite is None:
        return False
    form = draft.words.tokens[clause.finite].form.lower()
    return form.endswith("en") or form in ("sind", "seien", "tun", "wollten", "sollten")


def genitive_attribute(words, phrase) -> bool:
    before = phrase.first - 1
    return before >= 0 and words.tokens[before].tag in ("NN", "NNA") and "gen" in phrase.cases and phrase.first - 1 not in (
        words.clauses[phrase.clause].finite, None) and words.tokens[phrase.first].tag in ("ART", "NE", "PPOSAT", "ADJA")
