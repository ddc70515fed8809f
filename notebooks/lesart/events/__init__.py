"""Who did what to whom, when, where; is it past, planned, possible or denied; and whose word is it.

Verbs and nouns of ``data/lexicon/event_*.csv`` are the triggers.  Types are PLOVER's codes
(https://osf.io/preprints/socarxiv/rm5dw, Halterman et al. 2023).
"""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from . import harm, merge, modality, roles, summary, triggers, when, where
from .context import Context
from .cues import cues
from .frames import families

_COMPLEMENTS = frozenset("in im von vom zwischen mit gegen auf über um nach zu zum zur bei an am".split())
_AROUND = frozenset(("nach", "vor", "während"))  # "Nach den Gesprächen in Duschanbe" takes up talks told before

__all__ = ["Event", "find_events"]


@dataclass(slots=True)
class Event:
    """One event; see the table `events`.  ``participants``: (actor, role, index of the mention or None)."""

    type: str | None
    trigger: str
    start: int
    end: int
    clause_start: int
    clause_end: int
    sentence: int
    time: int | None = None
    earliest: date | None = None
    latest: date | None = None
    place: str | None = None
    modality: str = "past"
    source: str | None = None
    carrier: str | None = None
    summary: str = ""
    participants: list[tuple[str, str, int | None]] = field(default_factory=list)
    passages: list[tuple[int, int]] = field(default_factory=list)
    told: merge.Telling | None = None
    told_by: triggers.Trigger | None = None


def find_events(words, actors, times: list, statements: list, published: date | None = None) -> list[Event]:
    """The events of an article, in text order.

    Parameters
    ----------
    words : lesart.words.Words
    actors : lesart.actors.Actors
    times : list of lesart.times.Timex
    statements : list of lesart.statements.Statement
    published : date, optional
        Tells past from planned where the tense does not; never an event's date by itself.

    Returns
    -------
    list of Event
    """
    context = Context(words, actors, times, statements, published)
    found: list[Event] = []
    told = triggers.find(context)
    for trigger in told:
        token = words.tokens[trigger.token]
        clause = words.clauses[trigger.clause]
        event = Event(trigger.type, token.form, token.start, token.end, clause.start, clause.end, token.sentence)
        event.told_by = trigger
        when.date(context, trigger, event, found)
        event.participants = roles.participants(context, trigger)
        event.type = harm.type_of(context, trigger, event, told)
        event.place = where.place_of(context, trigger)
        _attribute(event, statements)
        event.modality = modality.of(context, trigger, event)
        if _is_news(context, trigger, event):
            event.told = _telling(context, trigger, event)
            found.append(event)
    for event in found:
        event.participants = [(actor, role, None if mention is None else mention.i) for actor, role, mention in event.participants]
    bound = {(words.tokens[c.antecedent].start, words.tokens[c.verb].start) for c in words.clauses
             if c.kind == "relative" and c.antecedent is not None and c.verb is not None}
    found = merge.merge(found, bound, {p.place for p in actors.places if p.kind in ("city", "capital")})
    for event in found:
        event.summary = summary.of(context, event)
    return found


def _is_news(context, trigger, event: Event) -> bool:
    """Whether anybody, or a day, makes a particular event of it: not "Mord am Fjord, Krimi", "Ein Blick hilft", "Wer tötet, wird bestraft"."""
    if event.time is not None or event.source:
        return True
    words = context.words
    clause = words.clauses[trigger.clause]
    named = context.names_somebody(clause.sentence)
    if not context.dated and not named and (event.modality in ("present", "possible") or trigger.noun and clause.tense == "present" and clause.lemma is not None):
        return False  # a law, a manual, a horoscope: no day in the text, nobody with a name, and nothing that has happened
    if event.participants:
        return True
    return clause.kind != "fragment" and (named or event.modality != "present")


def _telling(context, trigger, event: Event) -> merge.Telling:
    """How the trigger tells its event: "das Treffen" points back, "das Treffen in Rom" names one by itself."""
    words = context.words
    tokens = words.tokens
    lemma = trigger.frame.lemma
    back = False
    number = words.phrase_of[trigger.token]
    if trigger.noun and number >= 0:
        phrase = words.phrases[number]
        bare = phrase.last == trigger.token + 1 and all(
            tokens[k].tag not in ("CARD", "NN") and (tokens[k].tag != "ADJA" or tokens[k].lemma in cues("points back")) for k in range(phrase.first, trigger.token))
        after = tokens[phrase.last] if phrase.last < len(tokens) else None
        complement = after is not None and after.sentence == event.sentence and (
            after.tag in ("APPR", "APPRART") and after.form.lower() in _COMPLEMENTS or after.tag == "ART" and after.form.lower() in ("der", "des"))
        first = tokens[phrase.first].form.lower()
        back = bare and (phrase.definite or first.startswith(("dies", "ihr", "sein"))) and (not complement or bool(event.participants) or (
            event.type == "CONSULT" and phrase.preposition is not None and tokens[phrase.preposition].form.lower() in _AROUND))
    content = frozenset(tokens[i].lemma for i in words.clauses[trigger.clause].tokens
                        if tokens[i].tag[0] in "NVC" or tokens[i].tag.startswith("ADJ"))
    return merge.Telling(lemma, families().get(lemma, lemma), trigger.noun, back, content,
                         trigger.light is not None and trigger.light.lemma in ("teilnehmen", "beiwohnen"))


def _attribute(event: Event, statements: list) -> None:
    """Source and carrier: those of the innermost statement around the trigger."""
    around = [s for s in statements if s.start <= event.start and event.end <= s.end]
    if around:
        inner = min(around, key=lambda s: s.end - s.start)
        event.source, event.carrier = inner.speaker, inner.carrier if inner.carrier != inner.speaker else None
