"""Which clauses say something: by their verb, or by a verb with a phrase ("gab zu bedenken", "stellte klar")."""
from __future__ import annotations

from .frame import konjunktiv
from .lexicon import phrases, verbs
from .speakers import by_phrase, source_of

# Verbs that speak only beside one of these words: "geht davon aus", "heißt es", "hält es für möglich"
_NEEDS = {"ausgehen": ("davon", "von"), "heißen": ("es",), "halten": ("für",), "sprechen": ("von", "vom", "davon"),
          "bestehen": ("darauf", "auf"), "dringen": ("darauf", "auf")}
_WRITTEN = frozenset(("stehen", "lesen"))
_ONLY = frozenset(("nur", "als", "zuletzt", "allein"))


def cue_of(words, clause) -> tuple[str, str, frozenset] | None:
    """(lemma, act, complements) of a clause's verb if it is one of saying."""
    if clause.lemma is None:
        return None
    known = words.__dict__.setdefault("_cues", {})  # kept with the words: every kind of statement asks for it
    if clause.i not in known:
        known[clause.i] = _cue(words, clause)
    return known[clause.i]


def _cue(words, clause) -> tuple[str, str, frozenset] | None:
    lemma = clause.lemma
    phrase = _phrase(words, clause)
    if phrase is not None:
        return None if _refused(words, clause) and phrase[1] != "deny" else phrase
    if clause.verb != clause.finite and clause.finite is not None and words.tokens[clause.finite].tag[:2] == "VV" and (
            words.tokens[clause.verb].tag == "VVPP"):
        return None  # "gilt ein Verfahren, genannt „Blau“": no bracket of both
    if lemma.startswith("weiter") and lemma[6:] in verbs():
        lemma = lemma[6:]  # "heißt es weiter"
    found = verbs().get(lemma)
    if found is None:
        lemma = _joined(words, clause)
        found = verbs().get(lemma)
    if found is None:
        return None
    forms = {words.tokens[i].form for i in clause.tokens}
    if found[2] & forms or clause.modal and "man" in forms:
        return None  # "forderte drei Todesopfer"; "da kann man sagen, dass …": nobody in particular
    if found[0] in ("say", "report", "announce", "show", "decide") and _refused(words, clause):
        return None  # "gab nicht bekannt, wieso …": nothing is said
    if found[0] == "think" and clause.voice == "passive" and by_phrase(words, clause) is None and (
            lemma == "erwarten" or not {"es", "Es"} & forms):
        return None  # "Das Tor wird erwartet": nobody in particular; "Es wird vermutet, dass …" is hearsay
    needed = _NEEDS.get(lemma)
    if needed and not any(words.tokens[i].form.lower() in needed for i in clause.tokens):
        return None
    if lemma in _WRITTEN and source_of(words, clause) is None:
        return None  # "In dem Bericht steht, dass …", but "Es steht fest, dass …"
    if lemma == "erinnern" and clause.voice == "passive" and konjunktiv(words, clause):
        return None  # "es sei daran erinnert": the narrator's own words
    return lemma, found[0], found[1]


def _phrase(words, clause) -> tuple[str, str, frozenset] | None:
    """ "gab zu bedenken", "stellte in Aussicht", "zeigte sich besorgt": a verb that speaks with these words alone."""
    table, tokens = phrases(), words.tokens
    # "gab zu bedenken": the verb is taken for "bedenken"
    for lemma in (clause.lemma, tokens[clause.finite].lemma) if clause.finite not in (None, clause.verb) else (clause.lemma,):
        if lemma not in table:
            continue
        forms = {tokens[i].form for i in clause.tokens}
        for wanted, cue, act, complements in table[lemma]:
            if forms.issuperset(wanted):
                return cue, act, complements
    return None


def _refused(words, clause) -> bool:
    """Whether "nicht" denies the saying: "sagte nicht, wann", but "nicht nur A, auch B sagte", "nicht als Teil"."""
    if not clause.negated:
        return False
    tokens, own = words.tokens, clause.tokens
    for n, i in enumerate(own):
        if (tokens[i].tag == "PTKNEG" or tokens[i].form.lower().startswith("kein")) and (
                clause.kind != "main" or clause.finite is None or i > clause.finite or n == 0 and tokens[own[0]].tag != "PTKNEG"):
            return n + 1 == len(own) or tokens[own[n + 1]].form not in _ONLY
    return clause.kind != "main"


def _joined(words, clause) -> str | None:
    """ "hat sich dagegen ausgesprochen und behauptet, …": the last participle of the bracket speaks."""
    tokens = words.tokens
    last = tokens[clause.tokens[-1]]
    joined = last.tag == "VVPP" and last.i != clause.verb and any(tokens[i].tag == "KON" for i in clause.tokens if clause.verb < i < last.i)
    return last.lemma if joined else None
