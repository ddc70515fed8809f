"""Where an event takes place: the narrowest place named for it, in its own clause or in the one that hangs together with it."""
from __future__ import annotations

from ..actors.nouns import noun_of
from .cues import cues
from .frames import noun_frames

_ORDER = {"city": 0, "capital": 0, "region": 1, "state": 2}


def place_of(context, trigger) -> str | None:
    """The id of the place, or None: a city before a region before a state."""
    words = context.words
    clause = words.clauses[trigger.clause]
    found = _inside(context, trigger, clause)
    if found is None and trigger.noun:
        # "das Treffen …, das in Minsk stattfand"
        about = (c for c in context.children.get(clause.i, ()) if c.kind == "relative" and c.antecedent == trigger.token)
        found = next(filter(None, (_inside(context, trigger, c) for c in about)), None)
    if found is None and clause.parent is not None and _hangs_together(words, clause):
        above = words.clauses[clause.parent]
        found = _inside(context, trigger, above)
    return found


def _hangs_together(words, clause) -> bool:
    """ "stürzte bei Aktau ab, wobei zwei Menschen starben" """
    opener = words.tokens[clause.conjunction].form.lower() if clause.conjunction is not None else ""
    return opener in cues("shares its time")


def _inside(context, trigger, clause) -> str | None:
    words = context.words
    own = set(clause.tokens)
    position = words.tokens[trigger.token].start
    best = None
    for place in context.actors.places:
        for start, _ in place.occurrences:
            token = words.token_at(start)
            if token in own and not (trigger.participle and words.phrase_of[token] != words.phrase_of[trigger.token]) and not _of_another(words, trigger, token):
                key = (not _right_behind(words, trigger, token), _ORDER[place.kind], abs(start - position))
                if best is None or key < best[0]:
                    best = (key, place.place)
    return best[1] if best else None


def _right_behind(words, trigger, token: int) -> bool:
    """ "die Morde in Peru": a place that the noun itself has."""
    phrase = words.phrases[words.phrase_of[token]] if words.phrase_of[token] >= 0 else None
    return trigger.noun and phrase is not None and phrase.preposition == trigger.token + 1


def _of_another(words, trigger, token: int) -> bool:
    """Whether a place is another event's ("die Festnahme in Rom"), or only says whose something is ("die Staaten Asiens")."""
    tokens = words.tokens
    number = words.phrase_of[token]
    if number < 0:
        return False
    phrase = words.phrases[number]
    if phrase.first <= trigger.token < phrase.last:
        return False
    if token < phrase.head and noun_frames(tokens[phrase.head].lemma, tokens[phrase.head].form):
        return True  # "auf dem Moskauer Gipfeltreffen"
    if any(tokens[k].tag[0] == "N" and (noun := noun_of(tokens[k].form, tokens[k].lemma)) and noun.kind in ("person", "people") for k in range(token + 1, phrase.last)):
        return True  # "die Römer Bürgermeisterin Eva Prado"
    start = phrase.first if phrase.preposition is None else phrase.preposition
    before = tokens[start - 1] if start else None
    if before is None or before.tag not in ("NN", "NNI") or before.sentence != tokens[token].sentence or before.i == trigger.token:
        return False
    if phrase.preposition is None:
        return before.lemma not in cues("place of")  # "in der Nähe der Stadt Aktau"
    return bool(noun_frames(before.lemma, before.form)) and tokens[phrase.preposition].tag in ("APPR", "APPRART")
