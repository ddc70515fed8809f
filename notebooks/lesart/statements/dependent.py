"""Later clauses whose Konjunktiv I alone says that they are somebody's word: "lobte ihren Mut, der selten sei"."""
from __future__ import annotations

from .cues import cue_of
from .frame import Draft, trimmed
from .speakers import speaker_of

# "als ob er wisse", "damit er komme", "sei es, dass": Konjunktiv without a report
_SURE = frozenset(("sein", "haben", "werden", "können", "müssen", "sollen", "dürfen", "wollen", "mögen"))
_KINDS = frozenset(("relative", "subordinate", "main"))
_NO_REPORT = frozenset("als ob damit falls auf es sei seien möge mögen".split())


def find(words, sentence, segs, quoted, taken) -> list[Draft]:
    """Statements of clauses in Konjunktiv I behind a main clause in the indicative, outside all others.

    "lehnt den Plan ab, er sei zu teuer": the speaker is whoever acts in that main clause.
    """
    tokens, found = words.tokens, []
    for n, seg in enumerate(segs):
        clause = words.clauses[seg.clause]
        if n == 0 or clause.mood != "konjunktiv1" or clause.kind not in _KINDS or clause.finite is None or quoted[clause.finite]:
            continue
        if tokens[seg.first].form.lower() in _NO_REPORT or any(
                d.first <= clause.finite < d.last and d.mode != "reported" for d in taken + found):
            continue
        main = next((words.clauses[s.clause] for s in segs[:n] if words.clauses[s.clause].kind == "main"), None)
        if main is None or main.mood not in ("indicative", None):
            continue
        cue = cue_of(words, main)
        if clause.kind == "main" and (cue is None or tokens[clause.finite].lemma not in _SURE and not tokens[clause.finite].form.endswith("e")):
            continue
        speaker = speaker_of(words, main, cue[0] if cue else main.lemma or "", quoted)
        first, last = trimmed(words, seg.first, _end(words, segs, n))
        if speaker is not None and last - first > 2:
            found.append(Draft(first, last, "indirect", cue[0] if cue else None, main.verb if cue else None, speaker, clause.i))
    return found


def _end(words, segs, n: int) -> int:
    """With the clauses that depend on it: "die Gewalt, die selten sei, weil …" """
    last = segs[n].last
    for seg in segs[n + 1:]:
        if words.clauses[seg.clause].kind == "main" and words.clauses[seg.clause].mood != "konjunktiv1":
            break
        last = seg.last
    return last
