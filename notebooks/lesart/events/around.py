"""Who takes part in a noun's event without standing beside it: in its relative clause, or as the subject of what follows it."""
from __future__ import annotations

from . import frames
from .arguments import arguments
from .people import meant

_AFTER = frozenset(("nach", "vor", "bei", "während"))


def participants(context, trigger, found: list) -> list:
    """(actor, role, mention) of those told around a noun that hangs on no empty verb of its own clause.

    Parameters
    ----------
    found : list
        Participants that stand beside the noun.
    """
    return _in_relative_clause(context, trigger) or _talker(context, trigger, found) or tried(context, trigger, found)


def _in_relative_clause(context, trigger) -> list:
    """ "das Treffen, an dem Peru teilnahm", "ein Antrag, den Peru gestellt hatte": the empty verb's arguments."""
    words = context.words
    for clause in context.children.get(trigger.clause, ()):
        light = frames.light_verbs().get(clause.lemma)
        if clause.kind != "relative" or clause.antecedent != trigger.token or light is None:
            continue
        passive, found = clause.voice == "passive", []
        for argument in arguments(context, clause, frozenset(light.roles)):
            if argument.head == clause.pronoun:
                continue
            slot = {"nom": "", "von": "nom", "durch": "nom"}.get(argument.slot, argument.slot) if passive else argument.slot
            role = light.roles.get(slot)
            if role is not None:
                found += [(m.actor, role, m) for head in argument.heads for m in meant(context, head, role, clause)]
        return found
    return []


def _talker(context, trigger, found: list) -> list:
    """ "Nach einem Gespräch mit Eva Prado forderte José Vega …": who acts after the talks has led them."""
    words = context.words
    number = words.phrase_of[trigger.token]
    clause = words.clauses[trigger.clause]
    roles = trigger.frame.roles
    if trigger.type != "CONSULT" or number < 0 or clause.voice == "passive" or context.preposition(words.phrases[number]) not in _AFTER or (
            "attendee" not in {role for _, role, _ in found} or roles.get("mit") != "attendee" or not _with(context, trigger)):
        return []
    known = {actor for actor, _, _ in found}
    actors = context.actors.actors
    return [(m.actor, "agent", None) for a in arguments(context, clause) if a.slot == "nom" for head in a.heads
            for m in meant(context, head, "agent", clause) if m.actor not in known and actors[m.actor].kind in ("person", "state")]


def tried(context, trigger, found: list) -> list:
    """Who stands trial in the same sentence: "Im Prozess gegen Eva Prado wurde eine Haftstrafe gefordert"."""
    words = context.words
    if trigger.type != "COERCE" or frames.families().get(trigger.frame.lemma) != "sentence" or any(role == "patient" for _, role, _ in found):
        return []
    sentence = words.sentences[words.tokens[trigger.token].sentence]
    for k in range(sentence.first, sentence.last - 2):
        lemma = words.tokens[k].lemma
        if words.tokens[k].tag == "NN" and words.tokens[k + 1].form.lower() == "gegen" and words.phrase_of[k + 2] >= 0 and any(
                frames.families().get(frame.lemma) in ("trial", "charge") for frame in frames.noun_frames(lemma, words.tokens[k].form)):
            phrase = words.phrases[words.phrase_of[k + 2]]
            return [(m.actor, "patient", m) for m in meant(context, phrase.head, "patient", words.clauses[phrase.clause])]
    return []


def _with(context, trigger) -> bool:
    """Whether only the other side is named: "Gespräch mit …"."""
    words = context.words
    after = words.phrases[words.phrase_of[trigger.token]].last
    return after < len(words.tokens) and words.tokens[after].form.lower() == "mit"
