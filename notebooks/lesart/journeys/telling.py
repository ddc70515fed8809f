"""What a verb or a noun tells: who goes by which places, and whether that has been, is planned, or is denied."""
from __future__ import annotations

from dataclasses import dataclass, field

from ..events import Event, modality, when
from ..events.arguments import arguments
from ..events.frames import Frame
from ..events.triggers import Trigger
from ..words.tagging import tag
from . import lexicon
from .stops import Stop
from .travellers import Traveller

_ABSENT = frozenset("absagen streichen stornieren canceln".split())  # "sagte seine Reise nach Minsk ab"
# A journey's noun behind these is the subject's own: "bei einem Besuch in Minsk sagte er", "auf dem Weg nach Minsk"
_OWN = frozenset("bei zu auf während nach vor von an in zum zur beim vom im am".split())
_DOES = frozenset("absolvieren machen unternehmen beginnen antreten planen beenden abbrechen fortsetzen absagen zusagen ankündigen verschieben "
                  "streichen weilen sein unterbrechen wagen".split())
_ON = frozenset("anschließend danach dann daraufhin später schließlich".split())


@dataclass(slots=True)
class Told:
    """One verb or noun of a journey: the travellers and the stops beside it, in the order of the text."""

    token: int
    travellers: list[Traveller]
    path: list[tuple[str, str]]  # (direction: from, via, to; place)
    days: dict[str, tuple]       # place → (earliest, latest) that stand before it: "am Mittwoch nach Minsk und am Freitag nach Kiew"
    arrives: bool                # without a place it is the dateline that is reached
    goes_on: bool                # from where the traveller was last
    returns: bool
    noun: bool
    before: bool  # told after what came later: "war zwischengelandet"
    modality: str = "past"
    earliest: object = None
    latest: object = None
    taken: set[int] = field(default_factory=set)


def verbs(context, clause, places, travellers) -> list[Told]:
    """What the verbs of a clause tell: one, or several that share an auxiliary ("ist gestartet und bald darauf gelandet")."""
    tokens = context.words.tokens
    finals = {i: tokens[i].lemma for i in clause.tokens if tokens[i].tag in ("VVPP", "VVINF", "VVFIN", "VVIZU") and tokens[i].lemma in lexicon.verbs()
              and (clause.finite is None or tokens[clause.finite].tag in ("VAFIN", "VMFIN"))}  # "sollte in Grosny landen"
    if clause.verb is not None and clause.lemma in lexicon.verbs():
        finals[clause.verb] = clause.lemma
    found, first = [], -1
    for n, (token, lemma) in enumerate(sorted(finals.items())):
        last = token if n < len(finals) - 1 else 1 << 60
        one = _verb(context, clause, token, lemma, [i for i in clause.tokens if first <= i <= last], places, travellers)
        found += [one] if one else []
        first = token + 1
    return found


def _verb(context, clause, token: int, lemma: str, own: list[int], places, travellers) -> Told | None:
    kind, object_is = lexicon.verbs()[lemma]
    tokens = context.words.tokens
    dash = _dateline(context.words, clause)
    given = [a for a in arguments(context, clause, frozenset(("acc", "nom"))) if a.head > dash]
    passive = clause.voice == "passive"
    if passive and object_is != "traveller":
        return None  # "Minsk wurde besucht": by whom is not told
    if object_is is None and any(a.slot == "acc" and a.head in own and a.head not in places.named and not _measure(tokens, a) for a in given):
        return None  # "hob Geld ab", "landete einen Erfolg"
    if object_is == "traveller" and not passive and not any(a.slot == "nom" for a in given):
        return None  # who brings or receives whom is not to be told
    slot = "nom" if object_is != "traveller" or passive else "acc"
    who = travellers.of_arguments([a for a in given if a.slot == slot], clause)
    objects = {tokens[head].start for a in given if a.slot == "acc" for head in a.heads}
    stops = places.stops(own)
    who = who or (_subject_behind(context, clause, dash, travellers) if slot == "nom" and dash >= 0 else [])
    path = []
    for stop in stops:
        if stop.direction == "" and tokens[stop.token].start in objects and object_is in ("start", "end"):
            path.append(("to" if object_is == "end" else "from", stop.place))
        elif found := _direction(stop, kind):
            path.append((found, stop.place))
    if not who or lemma == "kommen" and not any(direction == "to" for direction, _ in path):
        return None  # "Er kommt aus Minsk" tells no journey
    adverbs = {tokens[i].form.lower() for i in own}
    goes_on = lemma.startswith(("weiter", "umleiten")) or bool(adverbs & _ON) or "dort" in adverbs
    return Told(token, who, path, _days(context, stops), kind == "arrive" and object_is is None, goes_on, lemma.startswith(("zurück", "heim")),
                False, clause.tense == "pluperfect", *_when(context, Trigger(token, clause.i, Frame(lemma, None, {}, frozenset(), frozenset()))),
                taken={stop.token for stop in stops if _direction(stop, kind)})


def noun(context, clause, token: int, places, travellers, taken: set[int]) -> Told | None:
    """What a noun tells, or None; ``taken`` are places that the verb of its clause has."""
    words = context.words
    tokens = words.tokens
    kind = lexicon.noun(tokens[token].lemma, tokens[token].form)
    if kind is None or tokens[token].tag not in ("NN", "NNA", "NNI") or words.phrase_of[token] < 0:
        return None
    phrase = words.phrases[words.phrase_of[token]]
    if phrase.head != token and tokens[phrase.head].tag not in ("NE", "CARD"):
        return None
    path, used = [], set()
    if token in places.named and "-" in tokens[token].form:
        path.append(("to", places.named[token]))  # "China-Besuch"
    behind = [i for i in clause.tokens if i > token]
    stop_at = next((i for i in behind if tokens[i].tag[0] == "V" or lexicon.noun(tokens[i].lemma, tokens[i].form) and tokens[i].tag == "NN"), 1 << 60)
    for stop in places.stops([i for i in behind if i < stop_at]):
        found = _direction(stop, kind)
        if found is None or stop.token in taken or any(d == found for d, _ in path) and found != "via" and not _joined(tokens, used, stop.token):
            continue
        path.append((found, stop.place))
        used.add(stop.token)
    who = travellers.of_noun(token, clause)
    preposition = context.preposition(phrase)
    if not who and (preposition in _OWN or clause.lemma in _DOES):
        who = travellers.of_arguments([a for a in arguments(context, clause) if a.slot == "nom" and a.head != token], clause)
    who = who or travellers.of_flight(token)
    if not who or not path:
        return None
    told = Told(token, who, path, {}, False, False, tokens[token].lemma.startswith("Rück"), True, False,
                *_when(context, Trigger(token, clause.i, Frame(tokens[token].lemma, None, {}, frozenset(), frozenset()), noun=True, holder=clause.lemma)))
    if clause.lemma in _ABSENT:
        told.modality = "negated"
    elif told.modality == "past" and clause.lemma == "verschieben":
        told.modality = "planned"
    return told


def participle(context, clause, token: int, places, travellers) -> Told | None:
    """ "die in Baku gestartete Maschine", "das aus Baku kommende Flugzeug", or None."""
    words = context.words
    tokens = words.tokens
    number = words.phrase_of[token]
    if tokens[token].tag != "ADJA" or number < 0 or words.phrases[number].head == token:
        return None
    form = tokens[token].lemma
    lemma = form[:-1] if form.endswith("end") else tag(["ist", form])[1][1]
    if lemma not in lexicon.verbs() or lexicon.verbs()[lemma][1]:
        return None
    phrase = words.phrases[number]
    who = travellers.at(phrase.head)
    inside = [i for i in range(phrase.first, token)] or [token - 1]
    path = [(found, stop.place) for stop in places.stops(inside) if (found := _direction(stop, lexicon.verbs()[lemma][0]))]
    if not who or not path:
        return None
    return Told(token, who, path, {}, False, False, False, True, False)


def _dateline(words, clause) -> int:
    """The last token of the dateline that a clause begins with: "Minsk (dpa) – Der Präsident …"; else -1."""
    begins = words.article.paragraphs[words.sentences[clause.sentence].paragraph].start
    if not clause.tokens or clause.tokens[0] != words.token_at(begins):
        return -1
    return next((i for i in clause.tokens[:5] if i + 1 < len(words.tokens) and words.tokens[i + 1].form in ("–", "—", "-", ")", "/", ":")), -1)


def _subject_behind(context, clause, dash: int, travellers) -> list[Traveller]:
    """The subject where the dateline's city has been taken for it."""
    words = context.words
    for i in clause.tokens:
        phrase = words.phrases[words.phrase_of[i]] if words.phrase_of[i] >= 0 else None
        if phrase is not None and i == phrase.head and i > dash and phrase.preposition is None and "nom" in phrase.cases and (found := travellers.at(i, clause)):
            return found
    return []


def _days(context, stops: list[Stop]) -> dict[str, tuple]:
    found = {}
    for last, stop in zip(stops, stops[1:]):
        times = [context.times[context.time_at[i]] for i in range(last.token + 1, stop.token) if i in context.time_at]
        found.update({stop.place: (times[-1].earliest, times[-1].latest)} if times and times[-1].earliest else {})
    return found


def _measure(tokens, argument) -> bool:
    """ "flog 800 Kilometer nach Osten" """
    return any(tokens[i].tag == "CARD" for i in range(argument.phrase.first, argument.head)) or tokens[argument.head].tag == "PRF"


def _direction(stop: Stop, kind: str) -> str | None:
    if stop.direction in ("to", "from"):
        return stop.direction
    if stop.direction == "via":
        return "to" if kind in ("end", "arrive") else "via"  # "stürzte über der Ukraine ab"
    if stop.direction == "into":
        return "from" if kind == "start" else "to"
    if stop.direction == "at":
        return {"end": "to", "arrive": "to", "start": "from"}.get(kind)
    return None


def _joined(tokens, used: set[int], token: int) -> bool:
    """Whether a place goes on with the list of the one before: "in Minsk und Moskau"."""
    last = max(used, default=-1)
    return 0 <= last < token and all(tokens[i].form in (",", "und", "oder", "sowie", "in", "nach") or tokens[i].tag == "ART" for i in range(last + 1, token))


def _when(context, trigger) -> tuple:
    """Modality, earliest, latest; as the events stage tells them."""
    token, clause = context.words.tokens[trigger.token], context.words.clauses[trigger.clause]
    event = Event(None, token.form, token.start, token.end, clause.start, clause.end, token.sentence)
    when.date(context, trigger, event, [])
    around = [s for s in context.statements if s.start <= event.start and event.end <= s.end]
    event.source = min(around, key=lambda s: s.end - s.start).speaker if around else None
    return modality.of(context, trigger, event), event.earliest, event.latest
