"""Reported speech acts: the object names what is said ("versprach Hilfe", "sprach von einem Erfolg")."""
from __future__ import annotations

from .attribution import subject
from .cues import cue_of
from .frame import Draft, is_finite, trimmed
from .speakers import by_phrase, source_of

PREPOSITIONS = frozenset("von vor mit um auf für gegen über zu zur zum vom".split())
_CONTRACTED = {"vom": "von", "zur": "zu", "zum": "zu", "im": "in", "am": "an", "beim": "bei", "ums": "um", "aufs": "auf", "fürs": "für"}


def find(words, sentence, segs, quoted, taken) -> list[Draft]:
    """Statements of one sentence whose content is a noun phrase."""
    found, done = [], {d.clause for d in taken}
    for seg in segs:
        if seg.clause in done:
            continue
        done.add(seg.clause)
        clause = words.clauses[seg.clause]
        if clause.verb is None or quoted[clause.verb]:
            continue
        cue = cue_of(words, clause)
        if cue is None or clause.mood == "konjunktiv1" and clause.kind == "main" or any(d.first <= clause.verb < d.last and d.mode == "direct" for d in taken):
            continue
        draft = _object(words, clause, cue, segs, quoted)
        if draft is not None:
            found.append(draft)
    return found


def _object(words, clause, cue, segs, quoted) -> Draft | None:
    complements = cue[2]
    tokens = words.tokens
    passive = clause.voice == "passive"
    told = "von" in complements and (passive or cue[0] == "die Rede sein von")  # "wird von Verlusten gesprochen", "war von X die Rede"
    speaker = source_of(words, clause) if told else by_phrase(words, clause) if passive else subject(words, clause, skip=quoted)
    if speaker is None and not told or clause.kind == "infinitive" or clause.finite is None:
        return None
    first = None
    own = clause.tokens
    inside = range(speaker[0], speaker[1]) if speaker else range(0)
    if "als" in complements:
        als = next((i for i in own if tokens[i].form == "als" and not quoted[i] and not _compares(tokens, i)), None)
        named = cue[0] == "nennen" and any(quoted[i] for i in own)
        if als is not None or named:
            first = als if als is not None else next(i for i in own if quoted[i])
    if first is None and (told or not passive):
        for i in own:
            p = words.phrase_of[i]
            if p < 0 or i in inside or words.phrases[p].first != i:
                continue
            if speaker and clause.kind == "main" and speaker[0] < i < clause.finite:
                continue  # "Anna Muster, Leiterin der Behörde, erwartet …": goes with the subject
            phrase = words.phrases[p]
            head = tokens[phrase.head]
            if phrase.preposition is not None:
                form = tokens[phrase.preposition].form.lower()
                form = _CONTRACTED.get(form, form)
                if form in complements:
                    first = phrase.preposition
                    break
            elif not told and "accusative" in complements and "acc" in phrase.cases and head.tag in ("NN", "NE") and not _time(head):
                first = phrase.first
                break
    if first is None:
        return None
    last = first + 1
    for i in own:
        if told and i > first and tokens[i].form == "die" and tokens[i + 1].form == "Rede":
            break
        if i >= first:
            last = max(last, i + 1)
    while last > first + 1 and last - 1 != first and (tokens[last - 1].tag in (
            "PTKVZ", "VVPP", "VVFIN", "VAFIN", "VMFIN", "VVINF", "VAINF", "VAPP")) and not quoted[last - 1]:
        last -= 1
    # a relative clause behind the object belongs to it: "Entschädigungen für alle, die …"
    after = [s for s in segs if s.first >= last]
    for seg in after:
        other = words.clauses[seg.clause]
        if other.kind in ("relative", "infinitive") or (other.kind == "subordinate" and other.parent == clause.i):
            last = seg.last
        else:
            break
    if not passive and speaker and speaker[0] >= first:
        return None
    first, last = trimmed(words, first, last)
    if last - first < 1:
        return None
    verb = clause.verb
    return Draft(first, last, "reported", cue[0], verb, speaker, clause.i)


def _compares(tokens, i: int) -> bool:
    """ "griff mit mehr als 120 Drohnen an", "länger als": no name is given to anything """
    before = tokens[i - 1] if i else None
    return before is not None and (before.form.lower() in ("mehr", "weniger", "anders", "sowohl") or before.tag == "ADJD" and before.form.endswith("er"))


def _time(token) -> bool:
    from .lexicon import time_nouns
    return token.lemma.lower() in time_nouns()
