"""To whom a statement is made, and through which agency it came: the other actors of its frame."""
from __future__ import annotations

from .lexicon import addressees, noun_kinds

# "unter Berufung auf das Ministerium", "mit Verweis auf einen Sprecher": whose word an agency passes on
_REFERENCE = frozenset(("Berufung", "Bezug", "Bezugnahme", "Verweis", "Hinweis"))


def complete(words, actors, draft) -> None:
    """Carrier and addressee of a draft from the clause of its cue.

    "X sagte der Agentur EFE, …": an agency beside a speaker is the carrier.  "EFE meldete unter Berufung
    auf X, …": the word is X's, and EFE the carrier.  "X forderte Y auf, …", "gegenüber Y": the addressee.
    """
    if draft.cue_token is None:
        return
    clause = words.clauses[words.clause_of[draft.cue_token]]
    frame = [p for p in _phrases(words, clause) if not _inside(p, draft)]
    quoted = _cited(actors, frame, draft) or _quoted_source(words, actors, frame, draft)
    if quoted is not None:
        draft.carrier, draft.speaker, draft.meant = draft.carrier or draft.speaker, quoted, None
    ways = addressees().get(draft.cue, ())
    if "dat" in ways and draft.speaker is not None:
        _told(words, actors, frame, draft)
    speaker = _actor(actors, draft.meant or draft.speaker)
    for phrase in frame:
        span = (phrase.first, phrase.last, phrase.head)
        actor = _actor(actors, span)
        if actor is None or actor is speaker or draft.speaker is not None and draft.speaker[0] <= phrase.head < draft.speaker[1]:
            continue
        if actor.kind == "agency" and not (phrase.preposition is None and "acc" in ways):
            draft.carrier = draft.carrier or span
        elif draft.addressee is None and _hears(words, phrase, ways):
            draft.addressee = span


def _told(words, actors, frame, draft) -> None:
    """ "sagte ein Bauer der Agentur EFE": a dative that looks like a genitive, but "sagte ein Sprecher der Agentur EFE" """
    first, last, head = draft.speaker
    if words.tokens[head].tag != "NN" or "staff" in noun_kinds(words.tokens[head].form):
        return
    for phrase in frame:
        actor = _actor(actors, (phrase.first, phrase.last, phrase.head)) if head < phrase.first < last else None
        if actor is not None and actor.kind == "agency" and phrase.preposition is None and words.tokens[phrase.first].form in ("der", "dem"):
            draft.speaker = first, phrase.first, head
            draft.carrier = draft.carrier or (phrase.first, last, phrase.head)
            return


def _phrases(words, clause) -> list:
    numbers = dict.fromkeys(words.phrase_of[i] for i in clause.tokens if words.phrase_of[i] >= 0)
    return [words.phrases[n] for n in numbers]


def _inside(phrase, draft) -> bool:
    return draft.first <= phrase.head < draft.last


def _cited(actors, frame, draft) -> tuple[int, int, int] | None:
    """Whom an agency cites: "„…“, zitiert die Agentur den Minister" """
    speaker = _actor(actors, draft.speaker)
    if draft.cue != "zitieren" or speaker is None or speaker.kind != "agency":
        return None
    spans = [(p.first, p.last, p.head) for p in frame if p.preposition is None and "acc" in p.cases]
    return next((span for span in spans if (actor := _actor(actors, span)) is not None and actor is not speaker), None)


def _quoted_source(words, actors, frame, draft) -> tuple[int, int, int] | None:
    """The phrase behind "unter Berufung auf", where an agency passes its word on."""
    speaker = _actor(actors, draft.speaker)
    if speaker is None or speaker.kind != "agency":
        return None
    for n, phrase in enumerate(frame[:-1]):
        if words.tokens[phrase.head].form in _REFERENCE and phrase.preposition is not None:
            source = frame[n + 1]
            head = words.tokens[source.head]
            if source.preposition is not None and words.tokens[source.preposition].form.lower() == "auf" and not (
                    "document" in noun_kinds(head.form) and head.tag == "NN"):
                return source.first, source.last, source.head
    return None


def _hears(words, phrase, ways) -> bool:
    tokens = words.tokens
    if phrase.preposition is None:
        after = tokens[phrase.last].form == "gegenüber" if phrase.last < len(tokens) else False
        return after or "dat" in ways and "dat" in phrase.cases or "acc" in ways and "acc" in phrase.cases
    form = tokens[phrase.preposition].form.lower()
    return form == "gegenüber" or form in ways


def _actor(actors, span):
    """The actor that the head of a phrase names."""
    if span is None:
        return None
    mentions = actors.by_token.get(span[2]) or next((actors.by_token[i] for i in range(span[0], span[1]) if i in actors.by_token), None)
    return actors.actors.get(mentions[0].actor) if mentions else None
