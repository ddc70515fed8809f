"""Indirect speech: the clause, question or infinitive that a verb of saying takes, before or behind it."""
from __future__ import annotations

from .attribution import subject
from .cues import cue_of
from .frame import Draft, is_finite, konjunktiv, trimmed
from .lexicon import noun_kinds, prepositions
from .speakers import content_speaker, speaker_with

_DASS = frozenset(("dass", "daß"))
_QUESTIONS = frozenset("ob wie warum weshalb wieso wann wo wer was welche welcher welches wohin woher worauf worüber womit".split())
_VERBAL = frozenset("VVPP VAPP VVINF VAINF VVFIN VAFIN VMFIN VVIZU PTKZU PTKVZ".split())
_NO_CONTENT = frozenset(("um", "ohne", "statt", "anstatt", "indem"))


def find(words, sentence, segs, quoted) -> list[Draft]:
    """Statements by a verb of saying and a clause in one sentence."""
    found: list[Draft] = []
    done: set[int] = set()
    for n, seg in enumerate(segs):
        clause = words.clauses[seg.clause]
        if seg.clause in done:
            continue
        done.add(seg.clause)
        if clause.verb is None or quoted[clause.verb]:
            continue
        cue = cue_of(words, clause)
        draft = None
        if cue is not None and clause.mood == "konjunktiv1" and clause.kind == "main" and n == 0:
            continue  # "Er habe gefordert, …": what somebody else reports, see `free`
        if cue is not None and konjunktiv(words, clause) and any(f.first <= clause.verb < f.last for f in found) and _pronoun(words, clause):
            continue  # "teilte mit, sie hoffe, dass …": the same person's word
        if cue is not None:
            if words.tokens[seg.first].form.lower() == "wie" or (
                    words.tokens[seg.first].tag == "KON" and seg.first + 1 < seg.last and words.tokens[seg.first + 1].form == "wie"):
                draft = _wie(words, sentence, segs, n, clause, cue)
            else:
                draft = _behind(words, segs, n, clause, cue, quoted) or _before(words, sentence, segs, n, clause, cue, quoted)
        if draft is None:
            draft = _noun(words, segs, n, clause, quoted)
        if draft is not None:
            found.append(draft)
    return found


def _pronoun(words, clause) -> bool:
    speaker = subject(words, clause)
    return speaker is not None and words.tokens[speaker[2]].tag == "PPER"


def _kind(words, seg, cue, mark: str) -> bool:
    """Whether a segment can begin the content of a verb with these complements."""
    clause = words.clauses[seg.clause]
    tokens = words.tokens
    complements = cue[2]
    opener = tokens[clause.conjunction].form.lower() if clause.conjunction is not None else tokens[seg.first].form.lower()
    if clause.kind == "subordinate":
        if opener in _QUESTIONS:
            # "das Schloss, wo …", "die Art, wie …": of a noun, no question
            return clause.finite is not None and cue[1] in ("say", "report", "warn", "think", "show") and not (
                opener in ("wie", "wo") and tokens[seg.first - 2].tag in ("NN", "NE"))
        return opener in _DASS and "clause" in complements and tokens[seg.first].form.lower() != "so"
    if clause.kind == "infinitive":
        return "infinitive" in complements and opener not in _NO_CONTENT
    if clause.kind == "main":
        if tokens[seg.first].tag == "KON":
            return False
        if mark == ":":
            return "quote" in complements or "clause" in complements and cue[1] != "think"
        if tokens[seg.first].form.lower() in ("so", "wie", "also") or clause.finite == seg.first:
            return False
        if clause.finite == clause.tokens[-1] and clause.finite > seg.first + 1 and not konjunktiv(words, clause):
            return False  # "heißt es in dem Bericht, der Fälle auflistet": a relative clause
        return mark == "," and "clause" in complements and (konjunktiv(words, clause) or cue[1] != "think")
    return False


def _behind(words, segs, n: int, clause, cue, quoted) -> Draft | None:
    """ "X sagte, dass …", "X forderte Y auf, … zu …", "X sagte, er sei …" """
    tokens = words.tokens
    k = n + 1
    while k < len(segs):
        seg = segs[k]
        other = words.clauses[seg.clause]
        if seg.clause != clause.i:
            mark = tokens[seg.first - 1].form
            if mark in "„“\"»" and seg.first > 1:
                mark = tokens[seg.first - 2].form
            if _kind(words, seg, cue, mark):
                break
            if other.kind == "subordinate" and k + 1 < len(segs) and _later_konjunktiv(words, segs, k + 1) and "clause" in cue[2]:
                break  # "sagte, wenn X komme, sei Y …"
            if other.kind == "main" or (other.kind == "fragment" and mark == ":"):
                return _parted(words, segs, k, clause, cue, quoted)
        k += 1
    else:
        return None
    if clause.kind in ("relative", "subordinate") and clause.finite is not None and segs[k].first < clause.finite:
        return None
    last = _content_end(words, segs, k, clause)
    first, last = trimmed(words, segs[k].first, last)
    if last <= first or (quoted[first] and quoted[last - 1] and all(quoted[first:last])):
        return None  # direct speech
    return _draft(words, clause, cue, first, last, "indirect", subject(words, clause, skip=quoted))


def _parted(words, segs, k: int, clause, cue, quoted) -> Draft | None:
    """ "gab an, dem Leiter der Agentur, Peter Muster, sei das Amt angeboten worden": cut in front of its verb."""
    tokens, seg = words.tokens, segs[k]
    other = words.clauses[seg.clause]
    if other.kind != "main" or not konjunktiv(words, other) or other.finite != seg.first or "clause" not in cue[2]:
        return None
    if any(words.clauses[s.clause].kind == "main" and s.clause != clause.i for s in segs[:k]):
        return None
    verb = max(i for i in clause.tokens if i < seg.first and tokens[i].tag[0] == "V" or tokens[i].tag == "PTKVZ" or i == clause.finite)
    comma = next((i for i in range(verb + 1, seg.first - 1) if tokens[i].form == ","), None)
    if comma is None:
        return None
    first, last = trimmed(words, comma + 1, _content_end(words, segs, k, clause))
    if last <= first or quoted[first] and quoted[last - 1]:
        return None
    return _draft(words, clause, cue, first, last, "indirect", subject(words, clause, skip=quoted))


def _later_konjunktiv(words, segs, k: int) -> bool:
    while k < len(segs):
        other = words.clauses[segs[k].clause]
        if other.kind == "main":
            return konjunktiv(words, other) and other.finite == segs[k].first
        k += 1
    return False


def _content_end(words, segs, k: int, clause) -> int:
    """The token where a content that begins with segment k ends."""
    tokens = words.tokens
    last = segs[k].last
    for seg in segs[k + 1:]:
        other = words.clauses[seg.clause]
        if seg.clause == clause.i:
            break
        begins = tokens[seg.first]
        if other.kind == "main" and not konjunktiv(words, other):
            if begins.tag == "KON" or tokens[seg.first - 1].form in (";", ":") or other.finite == seg.first or \
                    cue_of(words, other) is not None:
                break
        if begins.tag == "KON" and other.kind == clause.kind != "infinitive" and cue_of(words, other) is not None:
            break
        last = seg.last
    return last


def _before(words, sentence, segs, n: int, clause, cue, quoted) -> Draft | None:
    """ "X sei Y, sagte Z", "X ist Y, stellte Z fest", "Dass X, bestätigte Y" """
    if clause.kind != "main" or n == 0 or clause.finite is None:
        return None
    tokens = words.tokens
    seg = segs[n]
    if seg.first != clause.finite and not (tokens[seg.first].form.lower() in ("so", "dies", "das", "wie") and clause.finite == seg.first + 1):
        return None
    start = 0
    for k in range(n - 1, -1, -1):
        other = words.clauses[segs[k].clause]
        if tokens[segs[k].last - 1].form in (";",) or (other.kind == "main" and cue_of(words, other) is not None
                                                       and tokens[segs[k].first].tag == "KON"):
            start = k + 1
            break
    before = [words.clauses[s.clause] for s in segs[start:n]]
    opener = tokens[before[0].conjunction].form.lower() if before and before[0].conjunction is not None else ""
    if not any(b.kind == "main" for b in before) and opener not in _DASS and opener not in _QUESTIONS:
        return None
    if "clause" not in cue[2] or opener == "wie" and not any(b.kind == "main" for b in before) or opener in _QUESTIONS and cue[1] not in ("say", "report", "warn"):
        return None
    if quoted[segs[start].first] and quoted[segs[n - 1].first]:
        return None
    last = segs[n].first
    for later in segs[n + 1:]:
        other = words.clauses[later.clause]
        if later.clause != clause.i and other.kind == "main" and konjunktiv(words, other) and tokens[later.first].tag != "KON":
            last = _content_end(words, segs, segs.index(later), clause)
            break
    first, last = trimmed(words, segs[start].first, last)
    if last <= first:
        return None
    speaker = subject(words, clause, after=clause.finite, skip=quoted)
    if speaker is not None and speaker[2] < clause.finite:
        return None  # "Er ging heim, schrieb einen Brief": a shared subject, no frame
    return _draft(words, clause, cue, first, last, "indirect", speaker)


def _wie(words, sentence, segs, n: int, clause, cue) -> Draft | None:
    """ "Wie X mitteilte, …", "…, wie X berichtete" """
    if clause.finite is None:
        return None
    own_last = segs[n].last
    if n == 0:
        first, last = own_last, sentence.last
    elif n == len(segs) - 1:
        first, last = sentence.first, segs[n].first
    else:
        first, last = sentence.first, sentence.last
    if n == 0 and len(segs) == 1:
        return None
    first, last = trimmed(words, first, last)
    if last - first < 2:
        return None
    return _draft(words, clause, cue, first, last, "according_to", subject(words, clause))


def _noun(words, segs, n: int, clause, quoted) -> Draft | None:
    """ "die Forderung, … zu …", "ist der Meinung, dass …", "Berichte, wonach …" """
    tokens = words.tokens
    if n + 1 >= len(segs):
        return None
    nxt = segs[n + 1]
    other = words.clauses[nxt.clause]
    opener = tokens[other.conjunction].form.lower() if other.conjunction is not None else tokens[nxt.first].form.lower()
    if other.i == clause.i or tokens[nxt.first - 1].form != "," or quoted[nxt.first]:
        return None
    dass = other.kind == "subordinate" and opener in _DASS
    zu = other.kind == "infinitive" and opener not in _NO_CONTENT
    konj = other.kind == "main" and konjunktiv(words, other) and other.finite != nxt.first
    if not (dass or zu or konj):
        return None
    noun, begin = None, nxt.first - 2
    while begin > segs[n].first and tokens[begin].tag in _VERBAL:
        begin -= 1  # "daraus wurde der Schluss gezogen, es könne …"
    for i in range(begin, max(segs[n].first - 1, begin - (1 if konj else 6)), -1):
        if tokens[i].tag == "NN" and "content" in noun_kinds(tokens[i].form):
            noun = i
            break
        if tokens[i].tag == "$,":
            break
    if noun is None:
        return None
    first, last = trimmed(words, nxt.first, _content_end(words, segs, n + 1, clause))
    p = words.phrase_of[noun]
    speaker = None
    if p >= 0:
        phrase = words.phrases[p]
        if phrase.preposition is not None and tokens[phrase.preposition].form.lower() in prepositions():
            return None  # "laut Bericht ist es schwer, … zu …"
        speaker = content_speaker(words, clause, phrase, nxt.first - 1, quoted)
    return Draft(first, last, "indirect", tokens[noun].lemma, noun, speaker, clause.i)


def _draft(words, clause, cue, first: int, last: int, mode: str, speaker) -> Draft:
    token = clause.finite if clause.finite is not None and clause.verb == clause.finite else clause.verb
    return Draft(first, last, mode, cue[0], token, speaker_with(words, clause, cue[0], speaker), clause.i)
