"""A frame in the middle of what is said: "Die Brücke, sagte der Minister, müsse gesperrt werden." """
from __future__ import annotations

from .direct import subject_behind
from .frame import Draft, is_finite, trimmed
from .lexicon import verbs

_ACTS = frozenset(("say", "report", "think", "warn", "announce", "deny"))
_REACH = 20  # tokens of a frame


def find(words, sentence, quoted) -> list[Draft]:
    """The statement of a sentence whose frame stands between two commas, verb first."""
    tokens = words.tokens
    for comma in range(sentence.first + 1, sentence.last - 4):
        if tokens[comma].form != ",":
            continue
        verb = comma + 2 if tokens[comma + 1].form == "so" else comma + 1
        if tokens[verb].tag != "VVFIN" or quoted[verb] or quoted[comma - 1]:
            continue
        end = next((i for i in range(verb + 1, min(sentence.last - 1, verb + _REACH)) if tokens[i].form == ","), None)
        if end is None or not _parted(words, sentence, comma, end):
            continue
        prefix = next((tokens[i].form.lower() for i in range(verb + 1, end) if tokens[i].tag == "PTKVZ"), "")
        lemma = prefix + tokens[verb].lemma
        if lemma not in verbs() or verbs()[lemma][0] not in _ACTS or any(is_finite(tokens[i]) for i in range(verb + 1, end)):
            continue
        told = lemma == "heißen" and tokens[verb + 1].form == "es"
        speaker = subject_behind(words, verb, end, quoted)
        if not told and (speaker is None or speaker[0] != verb + 1):
            continue
        first, last = trimmed(words, sentence.first, sentence.last)
        return [Draft(first, last, "indirect", lemma, verb, speaker, words.clause_of[verb])]
    return []


def _parted(words, sentence, comma: int, end: int) -> bool:
    """Whether what stands before the frame goes on behind it: with its verb, or with the rest of its bracket."""
    tokens = words.tokens
    if tokens[sentence.first].tag in ("KOUS", "KOUI"):
        return False  # "Als er kam, sagte der Minister, …"
    behind = tokens[end + 1]
    before = [tokens[i] for i in range(sentence.first, comma)]
    if is_finite(behind):
        return not any(t.tag[:2] in ("VA", "VM") and is_finite(t) for t in before) or words.clause_of[sentence.first] == words.clause_of[end - 1]
    complete = words.clauses[words.clause_of[sentence.first]]
    return complete.kind == "main" and complete.finite is not None and complete.finite < comma and behind.tag not in (
        "KOUS", "KOUI", "KON", "PRELS", "PWAV", "PWS", "ART", "PPER") and behind.form != "dass"
