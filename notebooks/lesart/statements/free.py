"""Free indirect speech: sentences in Konjunktiv that go on with what the one before reports."""
from __future__ import annotations

from dataclasses import replace

from .attribution import subject
from .cues import cue_of
from .frame import Draft, clause_at, konjunktiv, trimmed
from .speakers import speaker_of

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
    sources = _sources(words, drafts, quoted)
    found: list[Draft] = []
    open_draft, open_sentence = None, -9
    for sentence in words.sentences:
        s = sentence.i
        if covered[s]:
            continue
        mood = _mood(words, sentence, quoted)
        goes_on = open_draft is not None and open_sentence == s - 1
        reports = goes_on or s - 1 in sources and sources[s - 1].mode != "reported" and sources[s - 1].cue != "sollen"
        if mood is None:
            draft = _hearsay(words, sentence, quoted, reports)
            if draft is not None:
                source = _nearest(sources, s)
                draft.speaker = None if source is None else source.speaker
                sources[s] = draft
                found.append(draft)
            continue
        if mood == "weak":
            if not reports:
                continue
            mood = "konjunktiv2"
        first, last = trimmed(words, sentence.first, sentence.last)
        if goes_on:
            open_draft.last = max(open_draft.last, last)
            open_sentence = s
            sources[s] = open_draft
            continue
        source = _nearest(sources, s)
        if mood == "konjunktiv2" and (source is None or s - 1 not in sources):
            continue
        speaker = source.speaker if source is not None else None
        if s > 0 and (source is None or s - 1 not in sources and _new_paragraph(words, sources, s)):
            speaker = _sentence_subject(words, words.sentences[s - 1], quoted) or speaker
        if last - first < 3:
            continue
        open_draft, open_sentence = Draft(first, last, "indirect", source.cue if source else None, None, speaker), s
        sources[s] = open_draft
        found.append(open_draft)
    return found


def _sources(words, drafts, quoted) -> dict[int, Draft]:
    """For each sentence that reports something the draft whose speaker a Konjunktiv behind it goes on with."""
    tokens = words.tokens
    found: dict[int, Draft] = {}
    for draft in drafts:
        for s in range(tokens[draft.first].sentence, tokens[draft.last - 1].sentence + 1):
            if s not in found or draft.mode != "reported" and not _within(draft, found[s]):
                found[s] = draft
    for sentence in words.sentences:
        if sentence.i not in found:
            act = _act(words, sentence, quoted)
            if act is not None:
                found[sentence.i] = act
    for s, draft in sorted(found.items()):
        before = _nearest(found, s) if draft.cue == "demnach" else None
        if before is not None:  # "Demnach ist …": the word of the source before
            draft.meant = before.meant or before.speaker
            found[s] = replace(draft, speaker=before.speaker)
    return found


def _nearest(sources: dict[int, Draft], s: int) -> Draft | None:
    return next((sources[k] for k in range(s - 1, s - 2 - _REACH, -1) if k in sources), None)


def _new_paragraph(words, sources, s: int) -> bool:
    """Whether the source stands in an earlier paragraph than the sentence right before: that one's subject is nearer."""
    paragraph = words.sentences[s].paragraph
    source = next((k for k in range(s - 1, s - 2 - _REACH, -1) if k in sources), s)
    return words.sentences[s - 1].paragraph == paragraph != words.sentences[source].paragraph


def _within(draft: Draft, other: Draft) -> bool:
    """ "A sagte, B fürchte, dass …": what follows goes on with A's word."""
    return other.mode != "reported" and other.first <= draft.first and draft.last <= other.last


def _act(words, sentence, quoted) -> Draft | None:
    """ "Der Bericht kritisiert die Änderung.": no statement, but whose word a Konjunktiv behind it gives."""
    seen = None
    for i in range(sentence.first, sentence.last):
        if words.clause_of[i] == seen or quoted[i]:
            continue
        seen = words.clause_of[i]
        clause = clause_at(words, i)
        cue = cue_of(words, clause) if clause.kind == "main" else None
        if cue is not None and clause.verb is not None:
            speaker = speaker_of(words, clause, cue[0], quoted)
            if speaker is not None:
                return Draft(sentence.first, sentence.last, "reported", cue[0], clause.verb, speaker, clause.i)
    return None


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
