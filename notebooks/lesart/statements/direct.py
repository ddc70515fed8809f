"""Direct speech: which quotations are utterances, and whose."""
from __future__ import annotations

from bisect import bisect_left

from .attribution import extended, subject
from .cues import cue_of
from .frame import Draft, clause_at, is_finite
from .lexicon import noun_kinds, verbs
from .reported import PREPOSITIONS
from .speakers import content_speaker, speaker_of
from .verbatim import said

_SENTENCE_END = (".", "!", "?", "…")


def tokens_of(words, spans) -> list[tuple[int, int]]:
    """(first, last) tokens of each quotation, marks included."""
    starts = words._starts
    return [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in spans]


def find(words, spans, quoted) -> list[Draft]:
    """Statements in quotation marks."""
    found: list[Draft] = []
    for (first, last), (start, end) in zip(tokens_of(words, spans), spans):
        if last - first < 3:
            continue
        draft = _one(words, first, last, quoted)
        if draft is None:
            previous = found[-1] if found else None
            if previous is not None and _utterance(words, first, last) and _near(words, previous, first):
                draft = Draft(first, last, "direct", previous.cue, previous.cue_token, previous.speaker)
            elif _utterance(words, first, last):
                draft = _surrounding(words, first, last, quoted)
        if draft is None:
            continue
        if draft.speaker is None and draft.cue is None and found and _near(words, found[-1], first):
            draft.speaker = found[-1].speaker  # "Er sagte: „…“ Und: „…“"
        draft.start, draft.end = start, end
        if found and _continues(words, found[-1], draft):
            found[-1].last, found[-1].end = last, end
            continue
        found.append(draft)
        outer = _mixed(words, draft)
        if outer is not None:
            found.append(outer)
    return found


def _mixed(words, draft: Draft) -> Draft | None:
    """ "Die Brücke solle „noch lange halten“, sagte X": the whole of it is indirect speech."""
    tokens = words.tokens
    begin = words.sentences[tokens[draft.first].sentence].first
    if draft.cue_token is None or draft.cue_token < draft.last or any(tokens[i].form in ":;" for i in range(begin, draft.first)):
        return None
    if draft.clause is not None and words.clauses[draft.clause].tokens[0] < draft.last:
        return None
    words_before = [t for t in tokens[begin:draft.first] if t.tag[0] != "$"]
    if len(words_before) < 2 or not any(is_finite(t) for t in tokens[begin:draft.last - 1]):
        return None
    return Draft(begin, draft.last, "indirect", draft.cue, draft.cue_token, draft.speaker, draft.clause)


def _one(words, first: int, last: int, quoted) -> Draft | None:
    return _inquit_after(words, first, last, quoted) or _inquit_before(words, first, last, quoted) or \
        _governed(words, first, last, quoted) or _after_comma(words, first, last, quoted)


def _inquit_after(words, first: int, last: int, quoted) -> Draft | None:
    """ „…“, sagte X; „…“, so X; „…“ (X) """
    tokens = words.tokens
    if last < len(tokens) and not said(words, first, last) and (
            tokens[last].form != "," or first and tokens[first - 1].sentence == tokens[first].sentence and tokens[first - 1].tag[0] != "$"):
        return None  # "„Radio Eins“ berichtete", "dort steht das Schiff „Alma“, sagte er": a name
    i = last
    while i < len(tokens) and i < last + 2 and tokens[i].form in (",", "–", "-"):
        i += 1
    if i >= len(tokens) or tokens[i].sentence > tokens[last - 1].sentence + 1:
        return None
    end = words.sentences[tokens[i].sentence].last
    if tokens[i].form == "so" and i + 1 < end:
        p = words.phrase_of[i + 1]
        if p >= 0 and words.phrases[p].first == i + 1 and not quoted[i + 1]:
            phrase = words.phrases[p]
            return Draft(first, last, "direct", "so", i, extended(words, phrase.first, phrase.last, phrase.head))
    if tokens[i].form in ("so", "wie") and i + 1 < end and is_finite(tokens[i + 1]):
        i += 1
    clause = clause_at(words, i)
    if is_finite(tokens[i]):
        cue = cue_of(words, clause) if clause.finite == i or clause.verb == i else None
        lemma = cue[0] if cue else _prefixed(words, i, end)
        if lemma is None:
            return None
        return Draft(first, last, "direct", lemma, i, subject_behind(words, i, end, quoted), clause.i)
    if tokens[i].form == "wie":
        cue = cue_of(words, clause)
        if cue:
            return Draft(first, last, "direct", cue[0], clause.finite, subject(words, clause, after=i, skip=quoted), clause.i)
    return None


def _prefixed(words, i: int, end: int) -> str | None:
    """Lemma of the verb at i with a separable prefix that stands further on, if it is one of saying."""
    tokens = words.tokens
    for k in range(i + 1, min(end, i + 25)):
        if tokens[k].tag == "PTKVZ" or (tokens[k].tag == "VVPP" and tokens[i].tag == "VAFIN"):
            lemma = tokens[k].lemma if tokens[k].tag == "VVPP" else tokens[k].form.lower() + tokens[i].lemma
            if lemma in verbs():
                return lemma
    return tokens[i].lemma if tokens[i].lemma in verbs() else None


def subject_behind(words, i: int, end: int, quoted):
    """The first phrase behind an inquit's verb that can be nominative."""
    for k in range(i + 1, min(end, i + 20)):
        p = words.phrase_of[k]
        if words.tokens[k].form == ":" or (quoted[k] and k > i + 1):
            break
        if p < 0 or words.phrases[p].first != k:
            continue
        phrase = words.phrases[p]
        form = words.tokens[phrase.head].form.lower()
        if form == "es" and words.tokens[i].lemma == "heißen":
            for n in range(k + 1, min(end, k + 12)):
                q = words.phrase_of[n]
                if q >= 0 and words.phrases[q].preposition is not None:
                    return extended(words, words.phrases[q].first, words.phrases[q].last, words.phrases[q].head)
            return None
        if phrase.preposition is None and "nom" in phrase.cases and form not in ("sich", "das", "dies"):
            return extended(words, phrase.first, phrase.last, phrase.head)
    return None


def _inquit_before(words, first: int, last: int, quoted) -> Draft | None:
    """X sagte: „…“; X: „…“; Zitat von X: „…“ """
    tokens = words.tokens
    i = first - 1
    if i < 0 or tokens[i].form != ":":
        return None
    sentence = words.sentences[tokens[i].sentence]
    k = i - 1
    if k < sentence.first:
        return None
    while k >= sentence.first and quoted[k]:
        k -= 1
    clause_indices = []
    for j in range(k, max(sentence.first, k - 60) - 1, -1):
        c = words.clause_of[j]
        if c not in clause_indices and tokens[j].tag[0] != "$":
            clause_indices.append(c)
    for c in clause_indices:
        clause = words.clauses[c]
        cue = cue_of(words, clause)
        if cue is not None and clause.verb is not None and clause.verb < first and not quoted[clause.verb]:
            return Draft(first, last, "direct", cue[0], clause.verb, speaker_of(words, clause, cue[0], quoted), c)
    speaker = None
    for c in reversed(clause_indices):
        clause = words.clauses[c]
        if clause.kind in ("main", "fragment"):
            speaker = subject(words, clause, skip=quoted)
            if speaker:
                break
    if not _utterance(words, first, last) and last - first < 6:
        return None
    return Draft(first, last, "direct", None, None, speaker)


def _governed(words, first: int, last: int, quoted) -> Draft | None:
    """A quotation as object of a verb of saying: X nannte es „…“, X sagt „…“ """
    tokens = words.tokens
    if last - first < 4:
        return None
    clause = clause_at(words, first + 1)
    cue = cue_of(words, clause)
    if cue is None or clause.verb is None or clause.finite is None or quoted[clause.verb] or "quote" not in cue[2]:
        return None
    if clause.mood == "konjunktiv1" and clause.kind == "main":
        return None  # "Es drohe „ein Ende“": what somebody else reports
    before = tokens[first - 1]
    if before.form != "als" and not said(words, first, last):
        return None  # "zeigt der Film „Blaue Stunde“": a title
    if before.tag in ("NN", "NE", "ART", "ADJA") and before.form != "Worten" and cue[0] not in ("nennen", "bezeichnen") and (
            tokens[first + 1].form[0].isupper()):
        return None  # the name of a thing: "der Sender „Radio Eins“"
    if before.tag in ("ART", "ADJA", "APPR", "APPRART") and "quote" in cue[2] and cue[2] & PREPOSITIONS and not _utterance(words, first, last):
        return None  # "drohte mit einer „harten Antwort“": a part of what is reported
    speaker = speaker_of(words, clause, cue[0], quoted)
    if speaker is None or clause.kind == "infinitive":
        return None
    return Draft(first, last, "direct", cue[0], clause.verb, speaker, clause.i)


def _after_comma(words, first: int, last: int, quoted) -> Draft | None:
    """X forderte ihn auf, „… zu …“; die Antwort, „…“; Parolen wie „…“ """
    tokens = words.tokens
    if first < 2 or not said(words, first, last) or last - first < 5:
        return None
    before = tokens[first - 1]
    i = first - 2 if before.form == "," or before.form == "wie" else first - 1
    clause = clause_at(words, i)
    if quoted[i] or tokens[i].sentence != tokens[first].sentence:
        return None
    if before.form == "," and (cue := cue_of(words, clause)) is not None and cue[2] & {"quote", "clause", "infinitive"} and (
            clause.verb is not None and not quoted[clause.verb]):
        return Draft(first, last, "direct", cue[0], clause.verb, speaker_of(words, clause, cue[0], quoted), clause.i)
    while i > first - 5 and tokens[i].tag[0] == "V":
        i -= 1
    if tokens[i].tag == "NN" and "content" in noun_kinds(tokens[i].form) and words.phrase_of[i] >= 0:
        return Draft(first, last, "direct", tokens[i].lemma, i, content_speaker(words, clause, words.phrases[words.phrase_of[i]], i + 1, quoted), clause.i)
    return None


def _utterance(words, first: int, last: int) -> bool:
    """Whether a quotation is a sentence: it has a finite verb, and begins or ends as sentences do."""
    tokens = words.tokens
    if last - first < 5 or not any(is_finite(tokens[i]) for i in range(first, last)):
        return False
    inner = tokens[last - 2].form
    starts = first == 0 or tokens[first].sentence != tokens[first - 1].sentence or tokens[first - 1].form == ":"
    return inner in _SENTENCE_END and tokens[first + 1].form[:1].isupper() or starts and tokens[first + 1].form[:1].isupper()


def _near(words, previous: Draft, first: int) -> bool:
    """Whether a quotation goes on with the one before it: in the same or the next sentence."""
    return words.tokens[first].sentence - words.tokens[previous.last - 1].sentence <= 2


def _continues(words, previous: Draft, draft: Draft) -> bool:
    """„…“, sagte X, „…“: one statement, cut by its frame."""
    tokens = words.tokens
    if tokens[draft.first].sentence != tokens[previous.last - 1].sentence or previous.cue_token is None:
        return False
    between = range(previous.last, draft.first)
    if not between or previous.last > previous.cue_token or previous.cue_token >= draft.first:
        return False
    return tokens[draft.first - 1].form == "," and previous.cue_token == draft.cue_token


def _surrounding(words, first: int, last: int, quoted) -> Draft | None:
    """A whole sentence in quotation marks whose speaker is the subject of the sentence in front."""
    sentence = words.tokens[first].sentence
    previous = sentence - 1 if words.sentences[sentence].first >= first - 1 else sentence
    if previous < 0:
        return None
    at = words.sentences[previous]
    for j in range(at.first, at.last):
        if words.tokens[j].tag[0] == "$":
            continue
        clause = clause_at(words, j)
        if clause.kind == "main":
            return Draft(first, last, "direct", None, None, subject(words, clause, skip=quoted))
    return Draft(first, last, "direct", None, None, None)
