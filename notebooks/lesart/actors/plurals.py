""""sie", "ihnen", "beide": pairs and groups that are meant together."""
from __future__ import annotations

from . import salience
from .model import Draft, Mention


def several_meant(draft: Draft, i: int) -> list[str]:
    """The last pair or group: those joined by "und", the members of a group, subject and object of a clause."""
    words = draft.words
    sentence = words.tokens[i].sentence
    for back in range(4):
        mentions = [m for m in (*draft.by_sentence.get(sentence - back, ()), *draft.organs_by_sentence.get(sentence - back, ()))
                    if m.token < i and m.form != "demonym"]
        if back and _own_subjects(draft, i) & {m.actor for m in mentions}:
            continue
        mentions.sort(key=lambda m: m.start)
        if back == 0:
            mentions = [m for m in mentions if words.clause_of[m.token] != words.clause_of[i]] or mentions
        found = _several(draft, mentions)
        if found:
            return found
    return []


def _own_subjects(draft: Draft, i: int) -> set[str]:
    """Who stands in the pronoun's own clause: a pronoun cannot mean them."""
    words = draft.words
    return {m.actor for m in draft.by_sentence.get(words.tokens[i].sentence, ()) if words.clause_of[m.token] == words.clause_of[i]
            and m.form in ("group", "name") and draft.actors[m.actor].kind == "person"}


def _several(draft: Draft, mentions: list[Mention]) -> list[str]:
    many = [m for m in mentions if salience.plural(draft, m)]
    named = [m for m in many if draft.actors[m.actor].named and draft.actors[m.actor].kind == "person"]
    if len({(m.start, m.end) for m in named}) > 1 and any(
            draft.words.tokens[k].form in ("auch", "ebenfalls") for k in range(named[0].token, named[-1].token)):
        return list(dict.fromkeys(m.actor for m in named))  # "beide …, zu dem auch die Staatschefs … kommen"
    many = [m for m in many if draft.actors[m.actor].named or draft.words.clauses[draft.words.clause_of[m.token]].kind != "relative"
            and salience.weight(draft.words, m) > -0.5]
    subjects = [m for m in many if salience.weight(draft.words, m) > 1]
    for chosen in subjects or many:
        return span_mates(draft, chosen)
    for mention in reversed(mentions):
        if draft.actors[mention.actor].kind in ("person", "state"):
            pair = joined(draft, mention)
            if pair:
                return pair
    persons = list(dict.fromkeys(m.actor for m in mentions if draft.actors[m.actor].kind == "person"))
    return persons if len(persons) == 2 else []


def pair_meant(draft: Draft, i: int) -> list[str]:
    """The two persons who were named last, each once."""
    words = draft.words
    if words.tokens[i].form.lower() not in ("beide", "beiden") or not alone(draft, i):
        return []
    here = {m.actor for back in range(salience.REACH + 2) for m in draft.by_sentence.get(words.tokens[i].sentence - back, ())
            if draft.actors[m.actor].named or salience.weight(words, m) > 0.2}
    return pair_before(draft, i, lambda actor: actor.actor in here)  # nobody unnamed that only hangs on a preposition


def pair_before(draft: Draft, i: int, fits=lambda actor: True, kinds: tuple[str, ...] = ("person",)) -> list[str]:
    """The two persons, or actors of other kinds, who were named last before token i, the one named first in front."""
    sentence = draft.words.tokens[i].sentence
    found: list[str] = []
    for back in range(salience.REACH + 2):
        here = [m for m in draft.by_sentence.get(sentence - back, ()) if m.token < i and draft.actors[m.actor].kind in kinds and fits(draft.actors[m.actor])]
        for mention in sorted(here, key=lambda m: -m.token):
            if mention.actor not in found:
                found.append(mention.actor)
            if len(found) == 2:
                return found[::-1]
    return []


def joined(draft: Draft, mention: Mention) -> list[str]:
    """The actors joined with a mention by "und": "Großbritannien und die Niederlande" """
    tokens = draft.words.tokens
    for k, step in ((mention.token + 1, 1), (draft.words.token_at(mention.start) - 1, -1)):
        while 0 <= k < len(tokens) and tokens[k].tag == "ART":
            k += step
        if 0 <= k < len(tokens) and tokens[k].form == "und":
            other = k + step
            while 0 <= other < len(tokens) and tokens[other].tag in ("ART", "ADJA", "NN") and other not in draft.at:
                other += step
            found = [m for m in draft.at.get(other, ()) if m.form != "demonym" and draft.actors[m.actor].kind == draft.actors[mention.actor].kind
                     and m.actor != mention.actor]
            if found:
                pair = [mention.actor, found[0].actor]
                return pair if step == 1 else [a for a in _listed(draft, mention, found[0]) if a not in pair] + pair[::-1]
    return []


def _listed(draft: Draft, last: Mention, before: Mention) -> list[str]:
    """ "A, B und C": the actors in front of the last but one """
    tokens, k, found = draft.words.tokens, draft.words.token_at(before.start) - 1, []
    while k > 0 and tokens[k].form == "," and tokens[k].sentence == tokens[last.token].sentence:
        here = [m for m in draft.at.get(k - 1, ()) if m.form != "demonym" and draft.actors[m.actor].kind == draft.actors[last.actor].kind]
        if not here:
            break
        found.insert(0, here[0].actor)
        k = draft.words.token_at(here[0].start) - 1
        while k > 0 and tokens[k].tag == "ART":
            k -= 1
    return found


def span_mates(draft: Draft, mention: Mention) -> list[str]:
    return list(dict.fromkeys(m.actor for m in draft.at.get(mention.token, ()) if m.start == mention.start and m.end == mention.end))


def alone(draft: Draft, i: int) -> bool:
    """ "beide" as a pronoun, not "beide Staaten" """
    tokens = draft.words.tokens
    return i + 1 >= len(tokens) or tokens[i + 1].tag not in ("NN", "NE", "ADJA", "NNA", "CARD", "TRUNC")
