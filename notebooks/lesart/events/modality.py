"""Whether an event happened, happens, is planned, possible or denied."""
from __future__ import annotations

_PLANNED = frozenset("planen ankündigen vorsehen beabsichtigen erwarten wollen werden vorbereiten versprechen versuchen zusagen".split())
_POSSIBLE = frozenset("fordern auffordern verlangen bitten drohen warnen könnte erwägen mutmaßen vermuten".split())


def of(words, trigger, event, published) -> str:
    """past, present, planned, possible or negated."""
    clause = words.clauses[trigger.clause]
    if clause.negated and (not trigger.noun or trigger.light):
        return "negated"
    governing = clause
    if clause.kind == "infinitive" and clause.parent is not None:
        parent = words.clauses[clause.parent]
        if parent.lemma in _POSSIBLE:
            return "possible"
        if parent.lemma in _PLANNED or parent.tense == "future":
            return "planned"
        governing = parent
    if governing.modal in ("können", "dürfen", "mögen") or governing.mood == "konjunktiv2" and governing.tense != "perfect":
        return "possible"
    if published is not None and event.earliest is not None:
        if event.earliest > published:
            return "planned"
        if event.latest < published and governing.tense != "future":
            return "past"
    if governing.tense == "future" or governing.modal in ("sollen", "wollen"):
        if governing.modal == "sollen" and any(words.tokens[i].lemma in ("haben", "sein") and words.tokens[i].tag == "VAINF" for i in governing.tokens):
            return "possible"  # "soll getötet haben"
        if trigger.noun and not trigger.light and _preposition(words, trigger) in ("nach", "seit", "wegen", "beim"):
            return "past" if _preposition(words, trigger) != "beim" else "planned"
        return "planned"
    if governing.voice == "passive" and governing.lemma in ("planen", "erwarten", "vorsehen", "ankündigen"):
        return "planned"
    if governing.tense in ("preterite", "perfect", "pluperfect"):
        return "past"
    if trigger.noun and _preposition(words, trigger) in ("nach", "seit", "vor", "wegen"):
        return "past"
    return "present" if governing.tense == "present" else "past"


def _preposition(words, trigger) -> str:
    phrase = words.phrase_of[trigger.token]
    if phrase < 0 or words.phrases[phrase].preposition is None:
        return ""
    return words.tokens[words.phrases[phrase].preposition].form.lower()
