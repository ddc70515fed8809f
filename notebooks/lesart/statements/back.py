"""Statements whose content stands in the sentence before: "… Das teilte die Polizei mit." """
from __future__ import annotations

from .cues import cue_of
from .frame import Draft, clause_at, is_finite
from .speakers import speaker_of

_RESUMES = frozenset(("das", "dies", "dieses", "davon", "darauf"))
_ACTS = frozenset(("say", "report", "deny", "promise", "announce"))


def find(words, sentence, segs, quoted, taken) -> list[Draft]:
    """The statement that a sentence beginning with "Das sagte …" makes of the one in front of it."""
    tokens = words.tokens
    i = sentence.first
    if sentence.i == 0 or sentence.last - i < 4 or quoted[i] or tokens[i].form.lower() not in _RESUMES:
        return []
    if not is_finite(tokens[i + 1]):
        return []
    clause = clause_at(words, i + 1)
    cue = cue_of(words, clause)
    if cue is None or cue[1] not in _ACTS or any(d.clause == clause.i for d in taken):
        return []
    speaker = speaker_of(words, clause, cue[0], quoted)
    if speaker is None:
        return []
    before = words.sentences[sentence.i - 1]
    token = clause.finite if clause.verb == clause.finite else clause.verb
    return [Draft(before.first, i + 1, "indirect", cue[0], token, speaker, clause.i)]
