"""Which words tell events: verbs, fixed phrases, nouns, participles with complements of their own."""
from __future__ import annotations

from dataclasses import dataclass

from . import frames, offices
from .arguments import is_attribute
from .cues import cues
from .fitting import fits, fitting
from .frames import Frame

_FINAL = frozenset(("VVPP", "VVINF", "VVIZU", "VVFIN"))
_NOUN_TAGS = frozenset(("NN", "NNA", "NNI"))
_GENERIC = frozenset("jeder jede jedes jedem jeden jeglicher jegliche".split())
_NOBODY = frozenset("man jeder jemand niemand wer".split())
_TO = frozenset(("an", "zu"))
_TOLD = frozenset(("preterite", "perfect", "pluperfect"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that tells an event in a clause.

    ``first`` and ``last`` bound the tokens of its arguments; ``light`` is the frame of the empty verb that a noun
    hangs on, ``holder`` the verb that demands, promises or announces it.
    """

    token: int
    clause: int
    frame: Frame
    noun: bool = False
    light: Frame | None = None
    holder: str | None = None
    first: int = -1
    last: int = 1 << 60
    participle: bool = False

    @property
    def type(self) -> str | None:
        return self.frame.type


def find(context) -> list[Trigger]:
    """All triggers of an article, in text order."""
    words, found = context.words, []
    for clause in words.clauses:
        heading = words.article.paragraphs[words.sentences[clause.sentence].paragraph].kind == "heading"
        if heading and clause.finite is None:
            continue
        verbal = _verbal(context, clause)
        nominal = _nominal(context, clause)
        if any(t.type == "CONSULT" and t.light is not None for t in nominal):
            # "reiste zu einem Staatsbesuch", "kommen zu einer Sitzung zusammen": the noun says more
            verbal = [t for t in verbal if t.type != "CONSULT" or t.frame.lemma not in frames.light_verbs()]
        held = {t.type for t in nominal if t.light is not None}
        # "verhängte eine Geldstrafe": the noun carries the event
        verbal = [t for t in verbal if not held or t.token != clause.verb or t.type not in held and t.frame.lemma != "beschließen" or t.frame.lemma not in frames.light_verbs() or t.type == "CONSULT"]
        found += verbal + nominal
    tokens = words.tokens
    return sorted({t.token: t for t in reversed(found)}.values(), key=lambda t: tokens[t.token].start)


def _verbal(context, clause) -> list[Trigger]:
    """Triggers among the verbs of a clause: one, or several participles that share an auxiliary."""
    if clause.verb is None or clause.lemma is None:
        return []
    words = context.words
    tokens = words.tokens
    phrase = _phrase(context, clause)
    if phrase is not None:
        return [phrase]
    if clause.mood == "imperative" or tokens[clause.verb].form.lower() == "bitte" or _bids(tokens, clause):
        return []
    if any(tokens[i].form.lower() in _NOBODY and tokens[i].tag in ("PIS", "PWS") and (tokens[i].lemma != "man" or clause.tense not in _TOLD)
           for i in clause.tokens):
        return []  # "man tötet …", but "man hatte ihn hingerichtet"
    if (office := offices.frame(context, clause)) is not None:
        return [Trigger(clause.verb, clause.i, office)]
    finals = [i for i in clause.tokens if tokens[i].tag in _FINAL and i != clause.verb and (
        tokens[i].tag == tokens[clause.verb].tag) and tokens[i].lemma in frames.verbs()]
    verbs = sorted({clause.verb, *finals})
    found, first = [], -1
    for n, i in enumerate(verbs):
        lemma = _joined_lemma(tokens, clause) if i == clause.verb else tokens[i].lemma
        last = i if n < len(verbs) - 1 else 1 << 60
        frame = fitting(context, clause, frames.verbs().get(lemma, ()), first, last)
        if frame is not None:
            found.append(Trigger(i, clause.i, frame, first=first, last=last))
        first = i + 1
    return found


def _bids(tokens, clause) -> bool:
    """ "Greifen Sie zu!", "Löwe: Greifen Sie zu!" """
    k = clause.finite
    return k is not None and clause.kind == "main" and k + 1 < len(tokens) and tokens[k + 1].form == "Sie" and tokens[k].form[0].isupper() and (
        k == clause.tokens[0] or tokens[k - 1].tag[0] == "$")


def _joined_lemma(tokens, clause) -> str:
    """ "stellte die Waffen sicher", "stellt die Beziehungen wieder her": adverbs that a verb is written together with."""
    return next((lemma for i in clause.tokens if tokens[i].tag in ("ADJD", "ADV")
                 and (lemma := tokens[i].form.lower() + clause.lemma) in frames.verbs()), clause.lemma)


def _phrase(context, clause) -> Trigger | None:
    tokens = context.words.tokens
    for word, frame in frames.phrases().get(clause.lemma, ()):
        for i in clause.tokens:
            if word in (tokens[i].lemma, tokens[i].form) and (
                    not frame.preposition or i > 0 and frame.preposition in _before(context, i)) and fits(context, clause, frame):
                return Trigger(i, clause.i, frame)
    if clause.lemma == "ankündigen" and _harms(context, clause):
        return Trigger(clause.verb, clause.i, Frame("ankündigen", "THREATEN", {"nom": "agent", "dat": "recipient"}, frozenset(), frozenset()))
    if clause.lemma in ("nennen", "bezeichnen", "einstufen", "werten", "bewerten"):
        # "bezeichnete das Verfahren als Farce": blame or praise by what it is called
        for i in clause.tokens:
            type = frames.judgements().get(tokens[i].lemma.lower()) or frames.judgements().get(tokens[i].form.lower())
            if type:
                roles = {"nom": "agent", "acc": "recipient" if type == "SUPPORT" else "patient"}
                return Trigger(clause.verb, clause.i, Frame(clause.lemma, type, roles, frozenset(), frozenset()))
    return None


def _harms(context, clause) -> bool:
    """ "kündigte an, Gefängnisse zu stürmen": what is announced is an attack."""
    words = context.words
    following = words.clauses[clause.i + 1:clause.i + 2]
    return any(frame.type == "ASSAULT" for c in [*context.content_clauses(clause), *following]
               if c.sentence == clause.sentence and c.lemma for frame in frames.verbs().get(c.lemma, ()))


def _before(context, i: int) -> tuple[str, str]:
    """The word before a noun, and the preposition of its phrase."""
    words = context.words
    number = words.phrase_of[i]
    return words.tokens[i - 1].form.lower(), context.preposition(words.phrases[number]) if number >= 0 else ""


def _nominal(context, clause) -> list[Trigger]:
    words = context.words
    tokens = words.tokens
    light = frames.light_verbs().get(clause.lemma) if clause.lemma else None
    found = []
    for i in clause.tokens:
        tag = tokens[i].tag
        if tag in _NOUN_TAGS:
            trigger = _noun(context, clause, i, light)
        elif tag == "ADJA":
            trigger = _participle(context, clause, i)
        else:
            continue
        if trigger is not None:
            found.append(trigger)
    return found


def _noun(context, clause, i: int, light: Frame | None) -> Trigger | None:
    words = context.words
    tokens = words.tokens
    token = tokens[i]
    frame = next((f for f in frames.noun_frames(token.lemma, token.form) if fits(context, clause, f, noun=i)), None)
    if frame is None:
        return None
    number = words.phrase_of[i]
    preposition, held = "", light is not None
    if number >= 0:
        phrase = words.phrases[number]
        if phrase.head != i and not tokens[phrase.head].tag == "NE":
            return None
        first = tokens[phrase.first]
        preposition = context.preposition(phrase) or shared_preposition(context, phrase)
        if first.form.lower() in _GENERIC or phrase.first > 0 and tokens[phrase.first - 1].form == "als" and not phrase.definite:
            return None  # "verurteilte die Tat als Anschlag"
        if preposition in cues("topic or aim") and not phrase.definite and not _blamed(tokens, clause, preposition):
            return None
        if preposition == "zu" and not phrase.definite and phrase.preposition is not None and tokens[phrase.preposition].form.lower() == "zu" and light is None and \
                first.tag in _NOUN_TAGS:
            return None
        held = light is not None and _holds(clause, light, preposition) and not is_attribute(words, phrase)
    return Trigger(i, clause.i, frame, True, light if held else None, clause.lemma)


def _blamed(tokens, clause, preposition: str) -> bool:
    """ "machte sie für mehrere Anschläge verantwortlich": these have happened."""
    return preposition == "für" and any(tokens[i].lemma in ("verantwortlich", "Verantwortung", "mitverantwortlich") for i in clause.tokens)


def _holds(clause, light: Frame, preposition: str) -> bool:
    """Whether a noun under a preposition hangs on the clause's empty verb: "nahm am Treffen teil", "sitzt in Haft", not "kam bei dem Unfall"."""
    return (not preposition or preposition in _TO
            or preposition in ("von", "durch") and clause.voice == "passive" and "acc" in light.roles
            or preposition == "mit" and light.lemma in ("beginnen", "drohen")
            or preposition in ("in", "unter", "vor") and light.lemma in cues("state")
            or preposition == "in" and light.lemma in ("einschalten", "einmischen", "eintreten"))


def shared_preposition(context, phrase) -> str:
    """ "nach einer Besetzung und Geiselnahme": the preposition of the noun joined to."""
    words = context.words
    k = phrase.first - 1
    if k < 1 or words.tokens[k].form.lower() not in ("und", "oder", "sowie") or words.phrase_of[k - 1] < 0:
        return ""
    return context.preposition(words.phrases[words.phrase_of[k - 1]])


def _participle(context, clause, i: int) -> Trigger | None:
    """ "des über Litauen abgestürzten Flugzeugs", "auf den von Israel annektierten Höhen": it has complements of its own."""
    words = context.words
    tokens = words.tokens
    number = words.phrase_of[i]
    form = tokens[i].lemma
    if number < 0 or not form.endswith(("t", "en", "n")) or tokens[i - 1].tag not in ("NN", "NE", "CARD", "ADV", "ADJD"):
        return None
    phrase = words.phrases[number]
    if not any(tokens[k].tag in ("APPR", "APPRART") for k in range(phrase.first, i)) or any(tokens[k].tag[0] == "V" for k in range(phrase.first, i)):
        return None
    lemma = _infinitive(context, form)
    frame = next((f for f in frames.verbs().get(lemma, ()) if not f.only and not f.reflexive), None) if lemma else None
    return Trigger(i, clause.i, frame, participle=True) if frame is not None else None


def _infinitive(context, participle: str) -> str | None:
    """The event verb of a participle: "annektiert" → annektieren."""
    from ..words.tagging import tag
    candidates = (tag(["wurde", participle])[1][1], tag(["ist", participle])[1][1], participle.removesuffix("t") + "en")
    return next((lemma for lemma in candidates if lemma in frames.verbs()), None)
