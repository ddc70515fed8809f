"""Sources named beside a sentence: laut, nach Angaben, zufolge, so X, demnach, wonach."""
from __future__ import annotations

from .attribution import extended, subject
from .frame import Draft, clause_at, is_finite, trimmed
from .lexicon import noun_kinds, prepositions

_POSSESSIVE = frozenset("sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres dessen deren".split())
_ARTICLES = frozenset("der die das dem den des ein eine einer einem eines einen".split())


def find(words, sentence, segs, quoted, taken) -> list[Draft]:
    """Statements of one sentence that a preposition or "so X" gives to a source.

    Parameters
    ----------
    taken : list of Draft
        Statements that verbs of saying make of this sentence: a source beside one is its carrier.
    """
    tokens, found = words.tokens, []
    table = prepositions()
    for i in range(sentence.first, sentence.last):
        form = tokens[i].form.lower()
        if form in table:
            if quoted[i]:
                continue
            draft = _relative(words, segs, i)
            if draft is not None:
                found.append(draft)
                continue
            source = _source(words, i, form, table[form])
            if source is not None:
                found += _attributed(words, sentence, segs, i, source, quoted, taken)
        elif form == "so" and not quoted[i]:
            draft = _so(words, sentence, segs, i, quoted)
            if draft is not None and not any(d.clause is not None and d.cue_token and d.first <= draft.first and
                                             d.last >= draft.last for d in taken):
                found.append(draft)
        elif form in ("demnach", "wonach") and not quoted[i]:
            found += _demnach(words, sentence, segs, i, form)
    return found


def _relative(words, segs, i: int) -> Draft | None:
    """ "Gerüchte, nach denen …", "ein Gutachten, dem zufolge …": what the antecedent says."""
    tokens, clause = words.tokens, clause_at(words, i)
    pronoun = clause.pronoun
    governed = i - 1 if prepositions()[tokens[i].form.lower()][0] == "after" else i + 1
    if clause.kind != "relative" or pronoun != governed or clause.finite is None or clause.antecedent is None:
        return None
    if tokens[i].form.lower() in ("nach", "gemäß") and not noun_kinds(tokens[clause.antecedent].form):
        return None  # "die Gesetze, nach denen sie leben"
    first, last = trimmed(words, max(i, pronoun) + 1, max(s.last for s in segs if s.clause == clause.i))
    if last - first < 2:
        return None
    p = words.phrase_of[clause.antecedent]
    draft = Draft(first, last, "indirect", tokens[i].form.lower(), i, (pronoun, pronoun + 1, pronoun), clause.i)
    if p >= 0:
        phrase = words.phrases[p]
        draft.meant = extended(words, phrase.first, phrase.last, phrase.head)
    return draft


def _source(words, i: int, form: str, rule) -> tuple[tuple[int, int], tuple[int, int, int], str] | None:
    """((first, last) of the whole expression, speaker, cue) of a preposition at token i."""
    tokens, phrases, phrase_of = words.tokens, words.phrases, words.phrase_of
    place, governs = rule
    end = words.sentences[tokens[i].sentence].last
    begin = words.sentences[tokens[i].sentence].first
    if place in ("before", "both") and i + 1 < end:
        k = i + 1
        if tokens[k].form in "„\"»" and k + 1 < end:
            k += 1
        p = phrase_of[k]
        if p >= 0 and phrases[p].first == k:
            phrase = phrases[p]
            kinds = noun_kinds(tokens[phrase.head].form)
            if governs == "any" or _says(words, phrase, kinds, form):
                if tokens[phrase.head].tag in ("PRELS", "PRELAT"):
                    return None
                whole = extended(words, phrase.first, phrase.last, phrase.head)
                last = whole[1]
                if k > i + 1 and last < end and tokens[last].form in "“”\"«":
                    last += 1
                speaker = _owner(words, phrase, whole) if "word" in kinds else whole
                if "word" in kinds and last == whole[1] < end - 1 and tokens[last].form == "aus" and phrase_of[last + 1] >= 0:
                    origin = phrases[phrase_of[last + 1]]  # "nach Angaben aus Kiew", "aus Regierungskreisen"
                    speaker, last = (last + 1, origin.last, origin.head), origin.last
                cue = form if governs == "any" else tokens[phrase.head].lemma
                return (i, last), speaker, cue
    if place in ("after", "both") and i > begin:
        k = i - 1
        closing = tokens[k].form in "“”\"«)"
        p = phrase_of[k]
        if closing:
            while k > begin and k > i - 8 and phrase_of[k] < 0:
                k -= 1
            p = phrase_of[k]
        if p < 0:
            return None
        phrase = phrases[p]
        # "Angaben der Polizei zufolge": the phrase in front of the genitive is the one governed
        while phrase.preposition is None and phrase.first > begin and "gen" in phrase.cases and phrase_of[phrase.first - 1] >= 0 \
                and phrase_of[phrase.first - 1] != phrase.i and tokens[phrases[phrase_of[phrase.first - 1]].head].tag == "NN" \
                and "dat" in phrases[phrase_of[phrase.first - 1]].cases:
            phrase = phrases[phrase_of[phrase.first - 1]]
        kinds = noun_kinds(tokens[phrase.head].form)
        if form == "nach" and "word" not in kinds:
            return None
        if governs == "any" or kinds:
            whole = (phrase.first, i, phrase.head)
            speaker = _owner(words, phrase, whole) if "word" in kinds else whole
            return (phrase.first, i + 1), speaker, form if governs == "any" else tokens[phrase.head].lemma
    return None


def _says(words, phrase, kinds, form: str) -> bool:
    """Whether a noun behind "nach" or "gemäß" says something: "nach Angaben", "nach einer Studie" """
    tokens = words.tokens
    if not kinds:
        return form == "gemäß" and tokens[phrase.head].tag == "NN"
    if "word" in kinds:
        # "nach dem Bericht" may be a time; "nach Berichten der BBC", "nach Ansicht von" are not
        return "document" not in kinds or tokens[phrase.first].form.lower() not in ("der", "dem", "den")
    if "document" not in kinds:
        return False
    return form == "gemäß" or tokens[phrase.first].form.lower() in ("einem", "einer") or tokens[phrase.first].tag in ("NN",)


def _owner(words, phrase, whole) -> tuple[int, int, int]:
    """Whose words: "Angaben der Polizei" → der Polizei; "seiner Meinung" → seiner; else the phrase."""
    tokens = words.tokens
    if whole[1] > phrase.last and tokens[phrase.last].tag not in ("$,", "$("):
        first = phrase.last
        if tokens[first].tag in ("APPR", "APPRART"):
            first += 1
        p = words.phrase_of[first]
        head = words.phrases[p].head if p >= 0 else whole[1] - 1
        if first < whole[1]:
            return first, whole[1], head
    for i in range(phrase.first, phrase.head):
        if tokens[i].form.lower() in _POSSESSIVE:
            return i, i + 1, i
        if tokens[i].tag == "NE":
            return i, i + 1, i
    return whole


def _attributed(words, sentence, segs, i: int, source, quoted, taken) -> list[Draft]:
    (first, last), speaker, cue = source
    clause = clause_at(words, i)
    owner = words.tokens[speaker[0]].form
    if owner.lower() in _POSSESSIVE and (owner[0].isupper() and speaker[0] > sentence.first + 1 or any(
            d.mode == "indirect" and d.first <= i < d.last for d in taken)):
        return []  # "sagte, der Plan sei seiner Meinung nach gut": one word; "Was ist Ihrer Meinung nach …?"
    for draft in taken:
        if draft.clause == clause.i and draft.cue != cue and not draft.first <= i < draft.last:
            draft.carrier = speaker
            return []
    if clause.kind in ("relative", "subordinate"):
        content = [s for s in segs if s.clause == clause.i]
        a, b = content[0].first, content[-1].last
    else:
        a, b = sentence.first, sentence.last
        for n, seg in enumerate(segs):
            mark = words.tokens[seg.first - 1].form if n else ""
            other = words.clauses[seg.clause]
            if mark == ";" or (mark == ":" and other.kind == "main"):
                if seg.first <= i:
                    a = seg.first
                else:
                    b = seg.first
                    break
        for draft in taken:
            if draft.first <= i < draft.last and draft.mode == "indirect":
                a, b = max(a, draft.first), min(b, draft.last)
    if a >= first - 1:
        a = max(a, last)
    if b <= last + 1:
        b = min(b, first)
    a, b = trimmed(words, a, b)
    if b - a < 2 or (a < last and b <= last and b > first and a >= first):
        return []
    if not any(is_finite(words.tokens[k]) for k in range(a, b)):
        return []
    draft = Draft(a, b, "according_to", cue, i, speaker, clause.i)
    if any(words.tokens[k].form in ("eigenen", "eigener") for k in range(speaker[0], speaker[1])):
        draft.meant = subject(words, clause)  # "will nach eigenen Angaben"
    return [draft]


def _so(words, sentence, segs, i: int, quoted) -> Draft | None:
    """ "…, so der Sprecher weiter." """
    tokens = words.tokens
    if i == sentence.first or i + 1 >= sentence.last or tokens[i - 1].form not in (",", "“", "”", "\"", "«", "–", "-", "("):
        return None
    p = words.phrase_of[i + 1]
    if p < 0 or words.phrases[p].first != i + 1 or quoted[i + 1]:
        return None
    phrase = words.phrases[p]
    if tokens[phrase.head].tag not in ("NN", "NE", "PPER") or "nom" not in phrase.cases:
        return None
    if tokens[phrase.first].tag in ("CARD", "PIAT", "ADJA"):
        return None
    speaker = extended(words, phrase.first, phrase.last, phrase.head)
    k = speaker[1]
    while k < sentence.last and tokens[k].form not in (",", ".", ":", "–", "-", ")", ";", "„"):
        if is_finite(tokens[k]):
            return None
        k += 1
    if tokens[i - 1].form in "“”\"«" or (i > 1 and tokens[i - 2].form in "“”\"«" and quoted[i - 2]):
        return None  # direct speech
    a, b = sentence.first, i
    if k + 1 < sentence.last and tokens[k].form != "." and any(is_finite(tokens[j]) for j in range(k, sentence.last)):
        b = sentence.last
    a, b = trimmed(words, a, b)
    if b - a < 2:
        return None
    return Draft(a, b, "according_to", "so", i, speaker, None)


def _demnach(words, sentence, segs, i: int, form: str) -> list[Draft]:
    """ "Demnach ist …"; "ein Bericht, wonach …" """
    tokens = words.tokens
    if form == "wonach":
        seg = next((s for s in segs if s.first <= i < s.last), None)
        if seg is None or i == sentence.first:
            return []
        a, b = trimmed(words, i + 1, seg.last)
        speaker = None
        for k in range(i - 1, max(sentence.first, i - 24) - 1, -1):
            p = words.phrase_of[k]
            if p >= 0 and noun_kinds(tokens[words.phrases[p].head].form):
                phrase = words.phrases[p]
                speaker = extended(words, phrase.first, phrase.last, phrase.head)
                break
        return [Draft(a, b, "indirect", "wonach", i, speaker, seg.clause)] if b > a else []
    a, b = sentence.first, sentence.last
    if i - a <= 1:
        a = i + 1
    a, b = trimmed(words, a, b)
    return [Draft(a, b, "according_to", "demnach", i, (i, i + 1, i))] if b - a > 2 else []
