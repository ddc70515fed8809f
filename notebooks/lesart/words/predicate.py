"""What the verbs of a clause say: lemma with prefix, tense, mood, voice, modal, negation."""
from __future__ import annotations

from . import Clause
from .pieces import FINITE, NONFINITE
from .verbs import takes_sein, tense_and_mood

_WITH_VERBS = frozenset("lassen bleiben kommen gehen bekommen kriegen erhalten gehören finden wissen sehen haben sein werden".split())  # "blieb verletzt liegen"


def finish(words, clause: Clause) -> None:
    """Verb, lemma, tense, mood, voice, modal and negation of a clause, and its span."""
    tokens = words.tokens
    own = clause.tokens
    clause.start, clause.end = tokens[own[0]].start, tokens[own[-1]].end
    finite = [i for i in own if tokens[i].tag in FINITE]
    final = clause.kind in ("subordinate", "relative")
    clause.finite = (finite[-1] if final else finite[0]) if finite else None
    clause.negated = any(_negates(tokens[i]) for i in own) or (
        clause.conjunction is not None and tokens[clause.conjunction].form.lower() in ("ohne", "statt", "anstatt"))
    rest = [i for i in own if tokens[i].tag in NONFINITE and (final or clause.finite is None or i > clause.finite
                                                             or _fronted(tokens, own, i, clause.finite))]
    content = [i for i in rest if tokens[i].tag.startswith("VV")]
    if clause.finite is not None and tokens[clause.finite].tag == "VVFIN" and tokens[clause.finite].lemma not in _WITH_VERBS and content and (
            clause.kind == "main" and all(tokens[i].tag == "VVPP" for i in content)):
        content = rest = []  # "Die Armee führte, unterstützt von den Rebellen, eine Offensive durch"
    if clause.finite is None and not content:
        if clause.kind != "infinitive":
            clause.kind = "fragment" if clause.kind == "main" else clause.kind
        return
    clause.verb = content[-1] if content and clause.kind != "main" else content[0] if content else clause.finite
    if len(content) > 1 and clause.kind == "main":
        clause.verb = content[-1] if tokens[content[-1]].tag == "VVPP" and tokens[content[0]].tag == "VVINF" else content[0]
    lemma = tokens[clause.verb].lemma
    if clause.verb == clause.finite:
        prefix = next((i for i in reversed(own) if tokens[i].tag == "PTKVZ" and i > clause.finite), None)
        if prefix is not None:
            lemma = tokens[prefix].form.lower() + lemma
    clause.lemma = lemma
    _tense(tokens, clause, rest)


def _fronted(tokens, own: list[int], i: int, finite: int) -> bool:
    """A participle or infinitive in front of the verb: "Erwartet wird die Verabschiedung" """
    return own.index(i) == own.index(finite) - 1


def _negates(token) -> bool:
    lemma = token.lemma.lower()
    return lemma in ("nicht", "kein", "nie", "niemals", "niemand", "nichts", "keineswegs", "keinesfalls", "nirgends",
                     "keiner", "weder") or token.form.lower().startswith(("keine", "kein"))


def _tense(tokens, clause: Clause, rest: list[int]) -> None:
    nonfinite = [tokens[i] for i in rest]
    lemmas = {token.lemma for token in nonfinite}
    participle = any(token.tag == "VVPP" for token in nonfinite)
    infinitive = any(token.tag in ("VVINF", "VAINF", "VVIZU") for token in nonfinite)
    worden = any(token.form == "worden" for token in nonfinite)
    if clause.finite is None:
        clause.mood = None
        clause.voice = "passive" if participle and "werden" in lemmas else "active"
        clause.tense = "perfect" if participle and lemmas & {"haben", "sein"} and not clause.voice == "passive" else "present"
        return
    finite = tokens[clause.finite]
    tense, clause.mood = tense_and_mood(finite.form, finite.lemma)
    if finite.tag.endswith("IMP"):
        clause.mood = "imperative"
    if clause.mood == "konjunktiv1" and any(tokens[i].form in ("ich", "Ich") for i in clause.tokens):
        clause.mood = "indicative"  # "ich habe"
    lemma = finite.lemma
    if lemma == "werden" and clause.verb != clause.finite:
        if participle and not infinitive:
            clause.voice = "passive"
            if clause.mood == "konjunktiv2" and finite.form.lower().startswith("wurde"):
                clause.mood = "indicative"
        elif participle and any(token.lemma == "werden" for token in nonfinite):
            clause.voice = "passive"
            tense = "future"
        elif infinitive:
            tense = "future" if clause.mood != "konjunktiv2" else "present"
    elif lemma in ("haben", "sein") and clause.verb != clause.finite and (participle or worden or "VAPP" in {
            t.tag for t in nonfinite}):
        if lemma == "sein" and not worden and participle and not takes_sein(clause.lemma):
            clause.voice, clause.tense = "passive", "present" if clause.mood == "konjunktiv2" else tense
            return  # "sind zusammengeschlossen", "war betroffen": a state
        if worden:
            clause.voice = "passive"
        tense = {"present": "perfect", "preterite": "pluperfect"}[tense]
        if clause.mood == "konjunktiv2":
            tense = "perfect"
    elif finite.tag == "VMFIN":
        clause.modal = lemma
        clause.voice = "passive" if participle and "werden" in lemmas else "active"
    if clause.mood == "konjunktiv2" and tense == "preterite":
        tense = "present"
    clause.tense = tense
