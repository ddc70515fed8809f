"""What only later stages can tell: who "ich" is, and which descriptions take part in anything."""
from __future__ import annotations

from collections import Counter

from .model import Actors, Mention, indexed

_FIRST_SINGULAR = ("ich", "mich", "mir", "mein", "meine", "meinem", "meinen", "meiner", "meines")
_FIRST_PLURAL = ("wir", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "unseres", "unsern")


def add_speakers(words, found: Actors, statements: list) -> Actors:
    """With "ich" and "wir" of quoted speech as mentions of their speaker.

    "wir" is the state or organisation that the speaker speaks for where the sentence names it.

    Parameters
    ----------
    words : lesart.words.Words
    found : Actors
    statements : list of lesart.statements.Statement
    """
    new = []
    for statement in statements:
        speaker = found.actors.get(statement.speaker)
        if speaker is None:
            continue
        i = words.token_at(statement.start)
        while i < len(words.tokens) and words.tokens[i].start < statement.end:
            token = words.tokens[i]
            form = token.form.lower()
            if token.start >= statement.start and (statement.mode == "direct" or _quoted(words, token)) and i not in found.by_token and token.tag in ("PPER", "PPOSAT", "PRF"):
                if form in _FIRST_SINGULAR:
                    new.append(Mention(speaker.actor, token.sentence, token.start, token.end, "pronoun", i))
                elif form in _FIRST_PLURAL:
                    body = _spoken_for(found, speaker, token)
                    new.append(Mention(body, token.sentence, token.start, token.end, "pronoun", i))
            i += 1
    mentions = sorted({(m.start, m.end, m.actor): m for m in found.mentions + new}.values(), key=lambda m: (m.start, m.end))
    return indexed(words, found.actors, mentions, found.places)


def _quoted(words, token) -> bool:
    """Whether a token stands inside quotation marks that its sentence opened."""
    opened = 0
    for other in words.tokens[words.sentences[token.sentence].first:token.i]:
        opened += {"„": 1, "»": 1, "“": -1, "«": -1}.get(other.form, 0)
    return opened > 0


def _spoken_for(found: Actors, speaker, token) -> str:
    """The speaker's own state, if the sentence names it before; else the speaker, or the body that speaks."""
    if speaker.country and any(m.actor == speaker.country and m.sentence == token.sentence and m.start < token.start
                               and m.form != "demonym" for m in found.mentions):
        return speaker.country
    return speaker.actor


def drop_idle(words, found: Actors, statements: list, events: list) -> Actors:
    """Without descriptions of somebody unknown who neither takes part in an event nor says anything.

    Mentions are numbered anew, in the events' participants too.

    Parameters
    ----------
    words : lesart.words.Words
    found : Actors
    statements : list of lesart.statements.Statement
    events : list of lesart.events.Event
    """
    used = {actor for s in statements for actor in (s.speaker, s.carrier, s.addressee) if actor}
    busy = _busy_clauses(words, events)
    used |= {m.actor for m in found.mentions if not found.actors[m.actor].named and _core(words, m, busy)}
    often = Counter(m.actor for m in found.mentions if found.actors[m.actor].kind == "person")
    used |= {actor for actor, number in often.items() if number > 2}  # the text goes on about somebody
    used |= {actor for event in events for actor, _, _ in event.participants} | {event.source for event in events}
    active = {mention for event in events for _, _, mention in event.participants if mention is not None}
    spoken = {(s.speaker_start, s.speaker_end) for s in statements if s.speaker_start is not None}
    kept = [m for m in found.mentions if (found.actors[m.actor].named or m.actor in used) and (
        not m.optional or m.i in active or _core(words, m, busy) or any(a <= m.start and m.end <= b for a, b in spoken))]
    number = {old.i: new for new, old in enumerate(kept)}
    for event in events:
        event.participants = [(actor, role, number.get(mention)) for actor, role, mention in event.participants]
    return indexed(words, found.actors, kept, found.places)


def _busy_clauses(words, events: list) -> set[int]:
    """Clauses whose verb tells an event; what is done to people in the passive is one too."""
    busy = {c.i for c in words.clauses if c.voice == "passive" and c.finite is not None}
    for event in events:
        token = words.token_at(event.start)
        clause = words.clause_of[token]
        if words.clauses[clause].verb == token or words.clauses[clause].finite == token:
            busy.add(clause)
    return busy


def _core(words, mention: Mention, busy: set[int]) -> bool:
    """Whether a mention is subject, object or agent of a clause that tells an event."""
    number = words.phrase_of[mention.token]
    if number < 0 or words.clause_of[mention.token] not in busy:
        return False
    phrase = words.phrases[number]
    clause = words.clauses[phrase.clause]
    if phrase.preposition is not None:
        return clause.voice == "passive" and words.tokens[phrase.preposition].form.lower() in ("von", "durch", "vom")
    before = phrase.first - 1
    attribute = before >= 0 and words.tokens[before].tag in ("NN", "NNA", "NE") and "gen" in phrase.cases and \
        words.tokens[before].sentence == mention.sentence and words.tokens[phrase.first].form.lower() in ("der", "des", "eines", "einer")
    return not attribute
