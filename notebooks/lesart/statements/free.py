"""Free indirect speech: sentences in Konjunktiv that go on with what the one before reports."""
from __future__ import annotations

from .attribution import subject
from .frame import Draft, clause_at, konjunktiv, trimmed

# Verbs whose Konjunktiv II stands for the first ("sie hätten"); "könnte" is as often the narrator's own
_MARKS = frozenset(("haben", "sein", "werden", "müssen", "dürfen"))
_REACH = 2  # sentences that may stand between a report and a sentence in Konjunktiv I that goes on with it


def find(words, covered, drafts, quoted) -> list[Draft]:
    """Statements that only their mood marks.

    Parameters
    ----------
    covered : list of bool
        For each sentence whether a statement with a cue has been found in it.
    drafts : list of Draft
        Those statements, in text order.
    """
    tokens = words.tokens
    latest: dict[int, Draft] = {}
    for draft in drafts:
        for s in range(tokens[draft.first].sentence, tokens[draft.last - 1].sentence + 1):
            if s not in latest or draft.mode != "reported":
                latest[s] = draft
    found: list[Draft] = []
    open_draft, open_sentence = None, -9
    for sentence in words.sentences:
        s = sentence.i
        if covered[s]:
            continue
        mood = _mood(words, sentence, quoted)
        reports = open_draft is not None and open_sentence == s - 1 or s - 1 in latest and latest[s - 1].mode != "reported"
        if mood is None:
            draft = _hearsay(words, sentence, quoted, reports)
            if draft is not None:
                if reports:
                    draft.speaker = (open_draft if open_sentence == s - 1 else latest[s - 1]).speaker
                found.append(draft)
            continue
        if mood == "weak":
            if not reports:
                continue
            mood = "konjunktiv2"
        if open_draft is not None and open_sentence == s - 1:
            first, last = trimmed(words, sentence.first, sentence.last)
            open_draft.last = max(open_draft.last, last)
            open_sentence = s
            continue
        source = next((latest[k] for k in range(s - 1, s - 2 - _REACH, -1) if k in latest), None)
        if open_draft is not None and s - open_sentence <= _REACH + 1 and (
                source is None or words.tokens[source.last - 1].sentence < open_sentence):
            source = open_draft
        if source is None and mood == "konjunktiv2":
            continue
        if mood == "konjunktiv2" and s - 1 not in latest:
            continue
        speaker = source.speaker if source is not None else None
        if source is None and s > 0:
            speaker = _sentence_subject(words, words.sentences[s - 1], quoted)
        first, last = trimmed(words, sentence.first, sentence.last)
        if last - first < 3:
            continue
        open_draft, open_sentence = Draft(first, last, "indirect", source.cue if source else None, None, speaker), s
        found.append(open_draft)
    return found


def _mood(words, sentence, quoted) -> str | None:
    """Konjunktiv of the sentence's main clause, or None."""
    tokens = words.tokens
    seen = None
    for i in range(sentence.first, sentence.last):
        if tokens[i].tag[0] == "$" or words.clause_of[i] == seen or quoted[i]:
            continue
        seen = words.clause_of[i]
        clause = words.clauses[seen]
        if clause.kind == "main" and clause.finite is not None and not quoted[clause.finite]:
            if clause.lemma == "erinnern" and clause.voice == "passive":
                return None  # "es sei daran erinnert": the narrator's own words
            form = tokens[clause.finite].form.lower()
            if clause.finite == sentence.first or form.startswith("möcht"):
                return None  # "siehe auch", "Hätte er …"
            if clause.mood == "konjunktiv1" or clause.mood == "konjunktiv2" and tokens[clause.finite].lemma in _MARKS:
                return clause.mood
            return "weak" if clause.mood == "konjunktiv2" else None
    return None


def _hearsay(words, sentence, quoted, reports: bool) -> Draft | None:
    """ "soll gestürmt haben": what others say; behind a report "soll …" goes on with it."""
    tokens = words.tokens
    seen = None
    for i in range(sentence.first, sentence.last):
        if tokens[i].tag[0] == "$" or words.clause_of[i] == seen or quoted[i]:
            continue
        seen = words.clause_of[i]
        clause = words.clauses[seen]
        if clause.kind != "main" or clause.modal != "sollen" or clause.finite is None:
            continue
        if tokens[clause.finite].form.lower() not in ("soll", "sollen") or clause.finite == sentence.first:
            return None
        perfect = any(tokens[k].form in ("haben", "sein") for k in clause.tokens) and any(tokens[k].tag == "VVPP" for k in clause.tokens)
        if not perfect and not reports:
            return None
        first, last = trimmed(words, sentence.first, sentence.last)
        return Draft(first, last, "indirect", "sollen", clause.finite, None, clause.i) if last - first > 2 else None
    return None


def _sentence_subject(words, sentence, quoted):
    for i in range(sentence.first, sentence.last):
        clause = clause_at(words, i)
        if clause.kind == "main":
            return subject(words, clause, skip=quoted)
    return None
