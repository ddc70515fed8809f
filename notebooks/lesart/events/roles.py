"""Who takes part as what: the frame's slots filled with the arguments of the clause or of the noun."""
from __future__ import annotations

from ..actors.nouns import noun_of
from . import around
from . import counted as numbers
from .arguments import Argument, arguments
from .cues import cues
from .frames import noun_frames
from .people import meant

_GENITIVE = frozenset("der des eines einer zweier dreier ihrer seiner dieser dieses mehrerer vieler".split())
_STOP = frozenset(("KOUS", "KOUI", "PRELS", "PWS", "PWAV", "PTKVZ"))
_SLOTS = frozenset("von zwischen mit gegen durch an auf in nach bei für".split())
_NO_SUBJECT = frozenset("es das dies".split())


def participants(context, trigger) -> list[tuple[str, str, object]]:
    """(actor, role, mention or None) of an event, each actor once."""
    found = []
    if trigger.participle:
        found += _of_participle(context, trigger)
    elif trigger.noun:
        found += _of_noun(context, trigger)
        if trigger.light is not None:
            taken = {role for _, role, _ in found}
            found += [p for p in _of_clause(context, trigger, _light_roles(trigger))
                      if p[1] not in taken or p[1] == "attendee"]
    else:
        found += _of_clause(context, trigger, trigger.frame.roles)
    if trigger.noun and trigger.light is not None:
        found += around.tried(context, trigger, found)
    if trigger.noun and trigger.light is None:
        found += _asked(context, trigger, found) or around.participants(context, trigger, found)
    if not trigger.noun or trigger.light is not None:
        attendees = trigger.frame.type == "CONSULT" and trigger.noun and _many(found)
        if attendees:
            found = [(a, "attendee" if role == "agent" and trigger.light.roles.get("nom") == "attendee" else role, m) for a, role, m in found]
    if trigger.frame.type not in ("CONSULT", "AGREE"):
        does = trigger.noun and trigger.frame.roles.get("gen") == "agent" and trigger.frame.type in ("PROTEST", "ASSAULT", "MOBILIZE")  # "nahmen an der Demonstration teil"
        found = [(a, "agent" if role == "attendee" else role, m) for a, role, m in found if does or role != "attendee"]
    seen, unique = set(), []
    for actor, role, mention in found:
        if actor not in seen:
            seen.add(actor)
            unique.append((actor, role, mention))
    return unique


def _asked(context, trigger, found: list) -> list:
    """ "rief die Rebellen zur Freilassung der Geiseln auf": who is asked is to do it."""
    words = context.words
    clause = words.clauses[trigger.clause]
    number = words.phrase_of[trigger.token]
    if clause.lemma not in cues("asks its object to do") or number < 0 or context.preposition(words.phrases[number]) != "zu" or (
            any(role in ("agent", "attendee") for _, role, _ in found)):
        return []
    given = arguments(context, clause, frozenset(("nom", "acc")))
    slot = "nom" if clause.voice == "passive" else "acc"
    own = trigger.frame.roles
    role = "attendee" if own.get("gen") == "attendee" else "agent"
    return [(m.actor, role, None) for a in given if a.slot == slot for head in a.heads for m in meant(context, head, role, clause)]


def _light_roles(trigger) -> dict[str, str]:
    """What the empty verb's arguments take part as: "sitzt in Haft" is held, "befindet sich im Hungerstreik" does it."""
    roles = trigger.light.roles
    if trigger.light.lemma in cues("makes known") and "agent" not in (trigger.frame.roles.get("poss"), trigger.frame.roles.get("gen")):
        return {}  # "gab den Tod des Präsidenten bekannt" does not do it, "gab seinen Rücktritt bekannt" does
    if trigger.light.lemma in ("befinden", "sitzen", "stehen"):
        own = trigger.frame.roles
        return {**roles, "nom": own.get("poss") or own.get("gen") or "patient"}
    return roles


def _many(found) -> bool:
    return sum(role in ("agent", "attendee") for _, role, _ in found) > 1


def given_arguments(context, trigger, roles: dict[str, str]) -> tuple[list[Argument], bool]:
    """The arguments from which a verb's participants are taken, and whether the clause is passive."""
    return _given(context, trigger, roles)[:2]


def passive_slot(slot: str, roles: dict[str, str]) -> str:
    """The active's slot of what stands in a slot of the passive: its subject is the active's object."""
    return {"nom": "acc" if "acc" in roles else "dat", "von": "nom", "durch": "nom", "acc": ""}.get(slot, slot)


def _given(context, trigger, roles: dict[str, str]) -> tuple[list[Argument], bool, tuple[int, int] | None]:
    clause = context.words.clauses[trigger.clause]
    tokens = context.words.tokens
    given = arguments(context, clause, frozenset(roles), trigger.first, trigger.last)
    counted = None
    if not any(a.slot == "nom" and not a.elided for a in given) and not trigger.noun:
        counted = numbers.find(context, trigger)
    if trigger.first > 0:
        own = {a.slot for a in given}
        given += [Argument(a.head, a.phrase, a.slot, a.joined, True) for a in arguments(context, clause, last=trigger.first - 1)
                  if a.slot not in own and (a.slot == "nom" and counted is None or a.slot in ("von", "durch"))]
    if counted is not None:
        given = [a for a in given if a.slot != "nom"]
    passive = clause.voice == "passive" or _lets(tokens, clause) and not trigger.noun or not trigger.noun and tokens[trigger.token].tag == "VVPP" and clause.finite is None and not (
        clause.kind == "infinitive" and any(tokens[i].lemma == "haben" for i in clause.tokens))  # "Menschen getötet zu haben"
    return given, passive, counted


def _of_clause(context, trigger, roles: dict[str, str]) -> list:
    clause = context.words.clauses[trigger.clause]
    tokens = context.words.tokens
    given, passive, counted = _given(context, trigger, roles)
    passive = passive and not ("acc" not in roles and roles.get("nom") == "patient")  # "sind elf gestorben und vierzig verletzt worden"
    found = []
    for argument in given:
        if argument.head == trigger.token or argument.slot == "nom" and (
                tokens[argument.head].form.lower() in _NO_SUBJECT and tokens[argument.head].tag != "PRELS"):
            continue
        slot = argument.slot
        if passive:
            slot = passive_slot(slot, roles)
        role = roles.get(slot)
        if role is None:
            continue
        for head in argument.heads:
            if head != trigger.token:
                whom = meant(context, head, role, clause) or _owners(context, argument, head, role)
                if not whom and not argument.elided and (numbers.means_people(tokens[head]) or numbers.one_of(tokens, head)):
                    whom = [numbers.take_part(context, head, head)]
                found += [(m.actor, role, None if argument.elided else m) for m in whom]
    if counted is not None and (role := roles.get("acc" if passive and "acc" in roles else "nom")):
        mention = numbers.take_part(context, *counted)
        found.append((mention.actor, role, mention))
    if roles.get("nom") == "agent" and roles.get("mit") == "attendee" and trigger.frame.reflexive and not passive:
        # "sie trafen sich": several subjects meet each other
        subjects = [p for p in found if p[1] == "agent"]
        if len(subjects) > 1:
            found = [(a, "attendee" if r == "agent" else r, m) for a, r, m in found]
    return found


def _lets(tokens, clause) -> bool:
    """ "musste sich Untätigkeit vorwerfen lassen": it is done to the subject."""
    return any(tokens[i].lemma == "lassen" for i in clause.tokens) and any(tokens[i].tag == "PRF" for i in clause.tokens)


def _owners(context, argument: Argument, head: int, role: str) -> list:
    """ "sperrte ihre Konten": what befalls somebody's things befalls them."""
    first = argument.phrase.first
    token = context.words.tokens[head]
    if role not in ("patient", "recipient") or head != argument.head or context.words.tokens[first].tag != "PPOSAT" or (
            token.tag == "NN" and noun_of(token.form, token.lemma)):
        return []
    return context.actors.by_token.get(first, [])


def _of_noun(context, trigger) -> list:
    """The parts that stand around a noun: "Festnahme zweier Fischer durch die Polizei", "Perus Angriff auf …"."""
    words, roles = context.words, trigger.frame.roles
    tokens = words.tokens
    token = tokens[trigger.token]
    clause = words.clauses[trigger.clause]
    found = []
    number = words.phrase_of[trigger.token]
    if number >= 0:
        phrase = words.phrases[number]
        for k in range(phrase.first, trigger.token):
            role = roles.get("poss" if tokens[k].tag == "PPOSAT" else "adj")
            if role and tokens[k].tag in ("PPOSAT", "ADJA"):
                found += [(m.actor, role, m) for m in context.actors.by_token.get(k, ())]
        before = phrase.first - 1
        if before >= 0 and tokens[phrase.first].tag != "ART" and tokens[before].tag == "NE" and tokens[before].form.endswith("s") and "gen" in roles:
            found += [(m.actor, roles["gen"], m) for m in context.actors.by_token.get(before, ())]  # "Perus Angriff"
        for k in range(trigger.token + 1, phrase.last):
            if "gen" in roles and tokens[k].form.endswith("s"):
                found += [(m.actor, roles["gen"], m) for m in context.actors.by_token.get(k, ())]
    # the first part of a compound: "EU-Gipfel", "US-Angriff"
    inside = [m for m in context.actors.by_token.get(trigger.token, ()) if m.end < token.end]
    if inside and (role := roles.get("adj") or roles.get("gen")):
        found += [(m.actor, role, m) for m in inside]
    end, slot = (words.phrases[number].last if number >= 0 else trigger.token + 1), None
    if end + 1 < len(tokens) and tokens[end].form in ("und", "oder", "sowie") and (joined := words.phrase_of[end + 1]) >= 0 and (
            noun_frames(tokens[words.phrases[joined].head].lemma, tokens[words.phrases[joined].head].form)):
        end = words.phrases[joined].last  # "Folter und Missbrauch von Gefangenen": of both
    k = end
    while k < len(tokens) and k < end + 14 and tokens[k].sentence == token.sentence:
        tag = tokens[k].tag
        if tag[0] == "V" or tag in _STOP or words.clause_of[k] != trigger.clause and tag[0] != "$":
            break
        p = words.phrase_of[k]
        if p >= 0 and words.phrases[p].first == k:
            phrase = words.phrases[p]
            preposition = context.preposition(phrase)
            first = tokens[phrase.first].form.lower()
            if preposition == "von" and k > end + 1 and tokens[k - 2].tag[0] == "N" and not context.is_time(k - 2):
                k = phrase.last
                continue  # "Angriffe gegen die Regierung von Vega": whose government
            if preposition in ("von", "durch") and k > end + 1 and clause.voice == "passive" and trigger.light is not None:
                break  # "Folterungen sind von Soldaten begangen worden"
            if preposition:
                if preposition not in roles and (preposition not in _SLOTS or words.tokens[phrase.head].tag[0] != "N"):
                    break  # "Sanktionen gegen Peru wegen des Vorgehens gegen Demonstranten"
                slot = preposition if preposition in _SLOTS else None
            elif slot is None and k == end and tokens[phrase.first].tag != "CARD" and (
                    first in _GENITIVE or tokens[phrase.head].form.endswith("s") or "gen" in phrase.cases):
                slot = "gen"  # "der Angriff der Rebellen", but "bei dem Angriff 35 Rebellen getötet"
            elif not (tokens[k - 1].tag == "KON" or tokens[k - 1].form == "," or "gen" in phrase.cases and slot):
                break
            if slot == "gen" and not preposition and k != end and tokens[k - 1].tag != "KON" and tokens[k - 1].form != ",":
                k = phrase.last
                continue  # "das Treffen der Chefs der Länder": whose chefs
            if slot in roles and not (preposition == "" and slot not in ("gen",) and first in _GENITIVE and tokens[k - 1].tag != "KON"):
                whom = meant(context, phrase.head, roles[slot], clause) or _owners(context, Argument(phrase.head, phrase), phrase.head, roles[slot])
                found += [(m.actor, roles[slot], m) for m in whom]
            if slot not in ("gen", "von", "zwischen") and noun_frames(tokens[phrase.head].lemma, tokens[phrase.head].form):
                break  # what follows belongs to another event: "die Klage gegen den Einsatz gegen Piraten"
            k = phrase.last
            continue
        k += 1
    return found


def _of_participle(context, trigger) -> list:
    """ "auf den von Israel annektierten Höhen": von is who did it, the noun behind it is what it befell."""
    words, roles = context.words, trigger.frame.roles
    tokens = words.tokens
    clause = words.clauses[trigger.clause]
    phrase = words.phrases[words.phrase_of[trigger.token]]
    by = next((k for k in range(phrase.first, trigger.token) if tokens[k].form.lower() in ("von", "vom", "durch")), None)
    found = []
    if by is not None and "acc" in roles and "nom" in roles:
        found += [(m.actor, roles["nom"], m) for k in range(by + 1, trigger.token) for m in context.actors.by_token.get(k, ())
                  if tokens[k + 1].i == trigger.token or m.end >= tokens[trigger.token - 1].start]
    role = roles.get("acc") or roles.get("nom")
    if role:
        known = {actor for actor, _, _ in found}
        found += [(m.actor, role, m) for m in meant(context, phrase.head, role, clause) if m.actor not in known]
    return found
