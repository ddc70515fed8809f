"""Descriptions of several whose members are known: "die beiden Politiker", "die Präsidenten beider Länder", "die Staatschefs" again."""
from __future__ import annotations

from . import salience
from .countries import describe_state
from .model import Draft
from .nounphrase import definite, mention_noun
from .nouns import Noun, noun_of, state_nouns
from .plurals import pair_before, span_mates
from .told import told_of

_PEOPLE_AT_LARGE = frozenset("Opfer Verletzte Tote Todesopfer Mensch Kind Zuschauer Soldat Polizist Täter".split())


def pair_described(draft: Draft, i: int, noun: Noun, states: list[str]) -> bool:
    """ "die beiden Politiker", "die beiden Konzerne": the two named last, unless two of that noun were spoken of without names """
    tokens = draft.words.tokens
    if states or not i or tokens[i - 1].form.lower() not in ("beiden", "beide", "beider") or noun.base in _PEOPLE_AT_LARGE or \
            salience.before(draft, i, lambda a, m: a.kind == "group" and not a.named and noun.whole in a.nouns, reach=8):
        return False
    woman = noun.gender == "f" and noun.base != "Person"
    pair = pair_before(draft, i, lambda a: a.named, ("organisation", "agency")) if noun.kind == "organisation" else pair_before(draft, i, lambda a: a.named and (a.sex == "f" if woman else a.sex != "f" or noun.base != "Mann"))
    for actor in pair:
        mention_noun(draft, i, actor, "group", plural=True, noun=noun)
    return bool(pair)


def of_both(draft: Draft, i: int) -> list[str]:
    """ "die Präsidenten beider Länder": the two states that the noun behind means """
    tokens = draft.words.tokens
    k = i + 2 if i + 2 < len(tokens) and tokens[i + 1].form in ("beider", "der") and tokens[i + 2].form == "beiden" else i + 1
    if k + 1 >= len(tokens) or tokens[k].form not in ("beider", "beiden") or tokens[k].sentence != tokens[i].sentence or \
            tokens[k + 1].lemma not in state_nouns() or tokens[k].form == "beiden" and k == i + 1:
        return []
    if k + 1 not in draft.at:
        describe_state(draft, k + 1)
    return [m.actor for m in draft.at.get(k + 1, ()) if m.form == "group"]


def same_members(draft: Draft, i: int, noun: Noun) -> bool:
    """ "Die Staatschefs Perus und Chiles trafen sich. Die Staatschefs …": the same persons again """
    if not definite(draft, i) or any(told_of(draft.words, i)):
        return False
    tokens = draft.words.tokens
    found = salience.before(draft, i, lambda a, m: m.plural and m.form == "group" and (n := noun_of(tokens[m.token].form, tokens[m.token].lemma)) is not None
                            and n.whole == noun.whole, reach=8)
    members = span_mates(draft, found[0][1]) if found else []
    for actor in members:
        mention_noun(draft, i, actor, "group", plural=True)
    return bool(members)
