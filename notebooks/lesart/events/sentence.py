"""An event told by a verb as a German main clause: "Putin traf Alijew in Duschanbe", "Zwei Fischer wurden festgenommen"."""
from __future__ import annotations

from dataclasses import replace

from .behind import behind
from .cues import cues
from .naming import of_actor, of_head
from .parts import CASES, Parts, own_words, parts as parts_of, turn
from .phrasing import joined, names_place, together
from .predicate import predicate
from .wordings import complements, governed, noun_forms, wording as wording_of

_EMPTY = frozenset("sein geben haben werden kommen finden stehen folgen dauern drohen bevorstehen gehen halten".split())
_WITH_DATIVE = frozenset(("machen", "geben"))
_JUDGING = dict.fromkeys(("nennen", "bezeichnen", "einstufen", "werten", "bewerten"), {"ACCUSE": "üben Kritik", "SUPPORT": "äußern Lob"})
_PREPOSITIONS = frozenset("in im ins um ums auf zu zum zur an am vor als von vom mit aus".split())
_HELPERS = frozenset(("haben", "sein", "werden", "wollen", "sollen", "können", "dürfen", "müssen", "mögen"))


def sentence(context, event, place: str) -> str | None:
    """The clause of an event that a verb tells, or None where its parts make none."""
    trigger, words = event.told_by, context.words
    clause = words.clauses[trigger.clause]
    lemma, fixed = verb_of(context, trigger, clause)
    if trigger.participle or lemma is None or clause.verb is None or not _plain(words, clause):
        return None
    if trigger.noun and sum(words.tokens[i].tag == "VVPP" for i in clause.tokens) > 1:
        return None  # "ein Geständnis abgelegt und … Taten zugegeben": whose object it is
    wording = None if trigger.noun else wording_of(trigger.frame, lemma)
    roles = trigger.light.roles if trigger.noun else trigger.frame.roles
    link = (noun_forms().get(trigger.frame.lemma) or {}).get("link") if trigger.noun else None
    after, took, taken = behind(context, event, trigger, link) if trigger.noun else ([], set(), set())
    parts = parts_of(context, event, trigger, clause, roles, complements(wording) if wording is not None else frozenset(), taken)
    if trigger.noun:
        parts.slots = {slot: n for slot, n in parts.slots.items() if slot in CASES or not any(text.split()[0] == slot for text in after)}
        fixed = " ".join([fixed, *after, *_left(context, event, parts, took, link)])
    if parts.own:
        parts.slots["nom"] = replace(parts.slots["nom"], text=" ".join([parts.slots["nom"].text, *fixed.split()[len(own_words(context, trigger).split()):]]))
        fixed = ""
    elif trigger.noun and "nom" not in trigger.light.roles:
        return None  # "kam es zu Krawallen"
    reflexive = not parts.passive and (trigger.frame.reflexive and not trigger.noun or (
        "acc" not in parts.slots and any(words.tokens[i].form.lower() == "sich" for i in clause.tokens)))
    if "nom" not in parts.slots and not (parts.passive or reflexive or trigger.noun or event.modality == "possible" and clause.modal == "sollen"):
        turn(context, parts, clause, roles)
    if "nom" not in parts.slots:
        return None
    if fixed and not trigger.noun and "acc" in roles and not {"acc", "nom" if parts.passive else "acc"} & parts.slots.keys():
        return None  # "nahmen … als Geisel"
    if not fixed and wording is not None and (lemma in _JUDGING or _missing(wording, parts, reflexive)):
        instead = _JUDGING[lemma].get(event.type) if lemma in _JUDGING else wording["without_object"]
        if parts.passive or event.modality == "negated" or not instead or not _somebody(parts) or lemma not in _JUDGING and "acc" in parts.failed:
            return None
        judged = _judged(context, clause, parts, event) if lemma in _JUDGING else ""
        lemma, _, fixed = instead.partition(" ")
        fixed = " ".join(filter(None, (fixed, judged)))
        parts.slots = {slot: named for slot, named in parts.slots.items() if slot == "nom" or slot == "dat" and lemma in _WITH_DATIVE}
        reflexive = False
    return _line(context, event, clause, parts, lemma, fixed, reflexive, place)


def _somebody(parts: Parts) -> bool:
    """Whether the subject can speak: an actor, or a noun with its article; a bare noun is mostly an object."""
    subject = parts.slots["nom"]
    return bool(subject.actors) or subject.text.split()[0] in ("der", "die", "das", "ein", "eine")


def _judged(context, clause, parts: Parts, event) -> str:
    """ "bezeichnete die Übereinkunft als Farce": Kritik an der Übereinkunft """
    argument = parts.arguments.get("acc")
    preposition, case = ("an", "dat") if event.type == "ACCUSE" else ("für", "acc")
    named = together([of_head(context, h, case, frozenset(("acc",)), "patient", clause) for h in argument.heads]) if argument is not None else None
    return joined(preposition, named.text) if named is not None else ""


def verb_of(context, trigger, clause) -> tuple[str | None, str]:
    """Base form of the verb, and words that belong to it: "kommen", "ums Leben"; None for a noun that no verb carries."""
    tokens = context.words.tokens
    if trigger.noun:
        carried = trigger.light is not None and clause.lemma not in _EMPTY and trigger.holder not in cues("plans") | cues("asks or supposes")
        return (clause.lemma, own_words(context, trigger)) if carried else (None, "")
    if trigger.participle:
        return trigger.frame.lemma, ""
    if trigger.token == clause.verb:
        return trigger.frame.lemma, ""
    if tokens[trigger.token].tag[0] == "V":
        return trigger.frame.lemma, ""
    return clause.lemma, own_words(context, trigger)


def _left(context, event, parts: Parts, took: set[str], link: str | None) -> list[str]:
    """Whom the noun's event befalls, if neither its own words nor the verb's say so: "nach den beiden"."""
    if link in parts.slots:
        return []
    told = took | {actor for named in parts.slots.values() for actor in named.actors}
    left = [(a, None if m is None else context.actors.mentions[m]) for a, role, m in event.participants if role in ("patient", "recipient") and a not in told]
    if not link:
        return []
    outside = [(a, m) for a, m in left if m is None or not event.start <= m.start < event.end]
    named = together([of_actor(context, a, governed(link), m) for a, m in outside], governed(link))
    return [joined(link, named.text)] if named is not None else []


def _plain(words, clause) -> bool:
    """Whether the finite verb is the event's own or one that only bends it: not "sah sich gezwungen", "hat ein Verbot erteilt bekommen"."""
    if any(words.tokens[i].lemma in ("bekommen", "kriegen", "lassen") and i != clause.verb for i in clause.tokens):
        return False
    if clause.finite is None or clause.finite == clause.verb:
        return not any(words.tokens[i].form == "gewesen" for i in clause.tokens)  # "beteiligt gewesen zu sein"
    return words.tokens[clause.finite].lemma in _HELPERS


def _missing(wording, parts: Parts, reflexive: bool) -> bool:
    for need in (wording["complements"] or "").split():
        if need.endswith("?"):
            continue
        alternatives = need.split("|")
        if parts.passive:
            alternatives = ["nom" if a == "acc" else a for a in alternatives]
        if reflexive and alternatives == ["acc"]:
            continue
        if not any(a in parts.slots for a in alternatives):
            return True
    return False


def _line(context, event, clause, parts: Parts, lemma: str, fixed: str, reflexive: bool, place: str) -> str | None:
    subject = parts.slots["nom"]
    if subject.plural is None:
        return None
    tokens = context.words.tokens
    own = [tokens[i] for i in clause.tokens]
    worden = any(t.form == "worden" for t in own)
    happened = worden or any(t.tag == "VAINF" and t.lemma in ("haben", "sein") for t in own) or (
        clause.modal is not None and clause.voice == "active" and not parts.passive and any(t.tag == "VVPP" for t in own))  # "soll … gestürmt"
    state = clause.voice == "passive" and clause.finite is not None and tokens[clause.finite].lemma == "sein" and not worden
    transitive = "acc" in parts.slots or reflexive or bool(fixed) and fixed.split()[0].lower() not in _PREPOSITIONS
    finite, rest = predicate(lemma, event.modality, clause, subject.plural, parts.passive, transitive, happened, state)
    parts.between(context)
    subject, accusative = parts.slots["nom"], parts.slots.get("acc")
    middle = ["sich"] if reflexive else []
    for slot in ("dat", "acc", "gen"):
        if slot in parts.slots and not (slot == "acc" and parts.passive):
            middle.append(parts.slots[slot].text)
    negated = event.modality == "negated" and not any(
        any(word.startswith(("kein", "niemand", "nichts")) for word in text.lower().split()) for text in (subject.text, *(n.text for n in parts.slots.values()), fixed))
    if negated and accusative is not None and accusative.text.split()[0].lower().startswith("ein") and accusative.text.split()[0].lower() in (
            "ein", "eine", "einen", "einem", "einer"):
        middle[middle.index(accusative.text)] = "k" + accusative.text[0].lower() + accusative.text[1:]
        negated = False
    agent, prepositional = [], []
    for slot, named in parts.slots.items():
        if slot not in CASES:
            (agent if parts.passive and slot in ("von", "durch") else prepositional).append(joined(parts.preposition(context, slot), named.text))
    if names_place(" ".join([subject.text, *middle, *agent, *prepositional, fixed]), place):
        place = ""
    indefinite = next((k for k, text in enumerate(middle) if text.lower().split()[0].rstrip("nmrs") in ("ein", "eine", "kein", "keine")), None)
    if indefinite is not None:
        middle.insert(indefinite, place)  # "forderte in Ankara eine Waffenruhe": the truce is not in Ankara
        place = ""
    order = [subject.text, finite, *middle, *agent, "nicht" if negated and not fixed else "", place, *prepositional,
             *((fixed, "nicht") if negated and fixed.startswith(("der ", "die ", "das ", "den ")) else ("nicht" if negated and fixed else "", fixed)), rest]
    return " ".join(filter(None, order))
