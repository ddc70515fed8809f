"""Who speaks: the subject of the cue's clause, its whole noun phrase, and the actor it means."""
from __future__ import annotations

from .lexicon import noun_kinds, time_nouns

# Heads that speak for the state whose adjective or genitive they carry: "die peruanische Regierung"
_ORGANS = ("regierung", "führung", "armee", "militär", "behörden", "behörde", "streitkräfte", "truppen", "seite", "angaben")
_IMPERSONAL = frozenset(("heißen", "geben", "gehen", "verlauten", "sein", "werden"))  # "heißt es": nobody in particular
_NOBODY = frozenset(("sich", "es", "das", "dies", "man", "nichts", "etwas", "wer", "was"))


def subject(words, clause, after: int = -1, skip=None) -> tuple[int, int, int] | None:
    """(first, last, head) of the clause's subject, or None.

    Parameters
    ----------
    after : int
        Look only behind this token: in „…“, sagte X the subject stands behind the verb.
    skip : bytearray, optional
        Tokens inside a quotation, which are no part of the frame.
    """
    tokens, finite = words.tokens, clause.finite
    if clause.kind == "infinitive":  # "um zu warnen, dass …": who does what governs it
        parent = words.clauses[clause.parent] if clause.parent is not None and clause.parent < clause.i else None
        return None if parent is None or parent.kind == "infinitive" else subject(words, parent, skip=skip)
    front, back, it = [], [], None
    seen = -1
    for t in clause.tokens:
        p = words.phrase_of[t]
        if t <= after or p < 0 or p == seen or (skip is not None and skip[t]):
            continue
        seen = p
        phrase = words.phrases[p]
        head = tokens[phrase.head]
        if phrase.preposition is not None or "nom" not in phrase.cases or head.tag == "PRF":
            continue
        if head.form.lower() == "es" and it is None and clause.lemma not in _IMPERSONAL:
            it = phrase
        if phrase.first != clause.pronoun and head.form.lower() in _NOBODY or head.lemma.lower() in time_nouns() or head.tag == "CARD":
            continue
        if _attribute(words, phrase) or phrase.first - 1 > clause.tokens[0] and tokens[phrase.first - 1].form in ("wie", "als"):
            continue  # "vertritt ebenso wie sein Mandant die Ansicht"
        if _titled(words, phrase):
            continue
        (front if finite is not None and phrase.head < finite else back).append(phrase)
    if clause.kind == "relative" and clause.pronoun is not None and front:
        return _chosen(words, clause, front)
    if elided(words, clause) and not (back and back[0].cases == {"nom"}):
        return _shared(words, clause, skip)
    if clause.kind in ("subordinate", "relative"):
        return _joint(words, _extended(words, (front + back)[0]), None if finite is None else tokens[finite]) if front or back else None
    if front and back and len(front[0].cases) > 1 and back[0].cases == {"nom"} and tokens[back[0].first].tag not in ("NN", "ADJA"):
        return _extended(words, back[0])  # "Die Klage nannte er …"
    chosen = front or back
    if front and back and front[0].number == "pl" and _singular(tokens[finite]) and back[0].number != "pl":
        chosen = back  # "Die Mönche beschrieb die Agentur als …"
    if chosen:
        return _joint(words, _extended(words, chosen[0]), None if finite is None else tokens[finite])
    if clause.kind == "main" and it is None and finite == clause.tokens[0] and clause.voice == "active":
        return _shared(words, clause, skip)  # "Die UNO bestätigte den Vorfall, teilte jedoch mit, …"
    return None if it is None or clause.voice == "passive" else _extended(words, it)


def _chosen(words, clause, front) -> tuple[int, int, int]:
    """Subject of a relative clause: "die der Rat ansieht" → der Rat; "der den Rat ansieht" → der."""
    form = words.tokens[clause.pronoun].form.lower()
    for phrase in front[1:]:
        if phrase.cases == {"nom"} or form in ("die", "das", "was") and phrase.first == clause.pronoun + 1:
            return _extended(words, phrase)
    return _extended(words, front[0])


def elided(words, clause) -> bool:
    """Whether a main clause begins with its verb because it shares a subject: "und warnte …" """
    if clause.kind != "main" or clause.finite is None or words.tokens[clause.tokens[0]].tag != "KON":
        return False
    return all(words.tokens[i].tag in ("KON", "ADV", "PTKNEG", "PROAV", "ADJD") for i in clause.tokens if i < clause.finite)


def _shared(words, clause, skip):
    """The subject of the clause that an elided one is joined to."""
    before = clause.coordinated
    if before is None:
        before = next((i for i in range(clause.i - 1, max(-1, clause.i - 8), -1)
                       if words.clauses[i].kind == "main" and words.clauses[i].sentence == clause.sentence), None)
    if before is None or before >= clause.i:
        return None
    other = words.clauses[before]
    return subject(words, other, skip=skip)


def _joint(words, span: tuple[int, int, int], verb) -> tuple[int, int, int]:
    """ "Peru und die Agentur meldeten": both, where the verb is plural."""
    first, last, head = span
    tokens = words.tokens
    if verb is None or _singular(verb) or last + 1 >= len(tokens) or tokens[last].form not in ("und", "sowie"):
        return span
    p = words.phrase_of[last + 1]
    if p < 0 or words.phrases[p].first != last + 1 or words.phrases[p].preposition is not None or "nom" not in words.phrases[p].cases:
        return span
    return first, _extended(words, words.phrases[p])[1], head


def _titled(words, phrase) -> bool:
    """ "gegenüber der Agentur „Blaue Welt“": the name in marks goes with the noun in front."""
    i = phrase.first - 1
    return i > 0 and words.tokens[i].form in "„»\"" and words.tokens[i - 1].tag == "NN" and words.phrase_of[i - 1] >= 0


def _singular(verb) -> bool:
    """Whether a finite verb can't have a plural subject: "beschrieb", "sagt", not "sagten"."""
    return not verb.form.endswith("n") and verb.form.lower() not in ("sind", "seid")


def _attribute(words, phrase) -> bool:
    """Whether a phrase is the genitive attribute of the one right in front of it."""
    p = words.phrase_of[phrase.first - 1] if phrase.first else -1
    if p < 0 or p == phrase.i or "gen" not in phrase.cases or words.tokens[phrase.head].tag in ("PPER", "CARD"):
        return False
    first, head = words.tokens[phrase.first], words.tokens[phrase.head]
    if words.tokens[words.phrases[p].head].tag in ("PPER", "PRELS", "PRF", "PIS", "PDS"):
        return False
    return first.tag in ("ART", "PPOSAT", "PDAT", "ADJA", "PIAT") or head.form.endswith("s")


def _extended(words, phrase) -> tuple[int, int, int]:
    return extended(words, phrase.first, phrase.last, phrase.head)


def extended(words, first: int, last: int, head: int) -> tuple[int, int, int]:
    """A noun phrase with its attributes: genitive, "von …", "(CDU)", ", Präsident des Landes,"."""
    tokens, phrases, phrase_of = words.tokens, words.phrases, words.phrase_of
    end = words.sentences[tokens[head].sentence].last
    if tokens[head].tag in ("PPER", "PRELS", "PDS"):
        return first, last, head
    if last - 1 > head and tokens[last - 1].tag == "CARD" and last < end and tokens[last].tag == "NN":
        return first, last - 1, head  # "laut Behördenangaben 62 Menschen"
    if first == head == last - 1 and last < end and tokens[head].tag == "NE" and phrase_of[last] >= 0:
        owned = phrases[phrase_of[last]]  # "Perus Präsident Juan Muster": the genitive in front is no speaker
        if owned.first == last and owned.preposition is None and tokens[last].tag == "NN" and tokens[head].form.endswith("s"):
            last, head = owned.last, owned.head
    for _ in range(8):
        if last >= end:
            break
        token = tokens[last]
        p = phrase_of[last]
        if token.form == "(" and last + 4 < end:
            close = next((k for k in range(last + 1, min(end, last + 8)) if tokens[k].form == ")"), None)
            if close is None:
                break
            last = close + 1
        elif token.tag in ("APPR", "APPRART") and token.form.lower() in ("von", "vom", "für", "der", "des", "beim", "bei") \
                and last + 1 < end and phrase_of[last + 1] >= 0:
            last = phrases[phrase_of[last + 1]].last
        elif token.form in "„\"»" and last + 2 < end:
            close = next((k for k in range(last + 1, min(end, last + 8)) if tokens[k].form in "“”\"«"), None)
            if close is None:
                break
            last = close + 1
        elif p >= 0 and phrases[p].first == last and "gen" in phrases[p].cases and token.tag in (
                "ART", "PPOSAT", "PDAT", "PIAT", "ADJA") and not (tokens[last - 1].tag == "NE" and token.form == "der"):
            # "sagte Juan Muster der Zeitung": after a name no genitive
            last = phrases[p].last
        elif token.tag == "NE" or (token.tag == "NN" and tokens[last - 1].tag in ("NN", "NE") and p >= 0 and phrases[p].first == last
                                   and token.lemma.lower() not in time_nouns()):
            last = phrases[p].last if p >= 0 else last + 1
        elif token.form == "," and last + 1 < end and phrase_of[last + 1] >= 0 and _apposition(words, last + 1, end):
            last = phrases[phrase_of[last + 1]].last
        else:
            break
    return first, last, head


def _apposition(words, i: int, end: int) -> bool:
    """", Präsident Perus," or ", Peter Clever," """
    phrase = words.phrases[words.phrase_of[i]]
    if phrase.first != i or words.tokens[phrase.head].tag not in ("NN", "NE"):
        return False
    k = phrase.last
    while k < end and k < phrase.last + 10 and words.phrase_of[k] >= 0 and words.tokens[k].tag not in ("PPER", "PRELS"):
        k += 1
    return k < end and words.tokens[k].form in (",", ":")


def actor_of(words, actors, span) -> str | None:
    """The actor that a speaker's phrase means; None where nobody known does.

    The mention on its head decides, then a name in apposition ("der Sprecher, Peter Clever,"), then
    the state of an organ ("die peruanische Regierung").
    """
    if actors is None or span is None:
        return None
    first, last, head = span
    by_token = actors.by_token
    for i in (head, *range(head + 1, min(last, head + 12))):
        mentions = by_token.get(i)
        if not mentions:
            continue
        if i == head or i > head and (words.tokens[i].tag == "NE" and _names(words, head, i)):
            return next((m for m in mentions if m.end >= words.tokens[i].end), mentions[0]).actor  # "US-Botschaft" is not the USA
    noun = words.tokens[head].form.lower()
    owner = noun.endswith(_ORGANS)
    for i in range(first, last):
        if i in by_token and (i < head or owner):
            if owner or by_token[i][0].form not in ("demonym", "pronoun"):
                return by_token[i][0].actor
    return None


def _names(words, head: int, i: int) -> bool:
    """Whether the name at i is in apposition to the head: a comma in between, no preposition, no genitive."""
    p = words.phrase_of[i]
    if p < 0 or words.phrases[p].preposition is not None:
        return False
    if i == head + 1 and "document" in noun_kinds(words.tokens[head].form):
        return True  # "die Agentur Reuters"
    return words.tokens[words.phrases[p].first - 1].form in (",", "(", "„", "\"")
