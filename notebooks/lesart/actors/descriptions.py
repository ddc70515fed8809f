"""Descriptions: "der kasachische Präsident", "die Staatschefs Perus und Chiles", "der Pilot", "drei Fischer"."""
from __future__ import annotations

from functools import lru_cache

from .. import reference
from . import salience
from .countries import describe_state
from .model import Actor, Draft
from .names import slug
from .nounphrase import MANY_AS_ONE, definite, mention_noun, new_actor, said_of_another, span_of
from .nominatives import called, of_state, office_row
from .nouns import Noun, fixed_offices, noun_of, number_of, offices, relations, state_nouns
from .parties import party_meant
from .members import of_both, pair_described, same_members
from .seats import state_of_seat
from .succession import colleague_in_office, neighbour_in_office
from .titles import states_of
from .told import formerly, one_of_the_most, same_many, superlatives, told_of

_HEADS = frozenset(("head_of_state", "effective_leader", "representative"))
# Nouns for a body that was named last.
_ANY_BODY = frozenset("Organisation Partei Gemeinschaft Unternehmen Konzern Bündnis Behörde Firma".split())
_COMPANIES = ("unternehmen", "konzern", "firma", "hersteller", "bauer", "bank", "händler", "gesellschaft", "tochter", "anbieter", "betreiber", "holding", "airline",
              "werft", "verlag", "reederei", "kette", "discounter", "versicherer", "entwickler", "veranstalter", "haus", "werk", "riese", "gruppe", "start-up")
_HYPERNYMS = frozenset("Minister Ministerin Chef Chefin Vorsitzende Sprecher Sprecherin Kommissar Kommissarin Senator Senatorin Trainer Politiker".split())
# Nouns for whoever was named last, whatever his office.
_ANYBODY = frozenset("Politiker Mann Frau Amtsinhaber Person Staatsmann Diplomat Jurist Angeklagte Beschuldigte Verdächtige Kandidat Jährige".split())


def describe(draft: Draft, i: int) -> bool:
    """Bind the noun at token i to whom it means; whether it means anybody.

    Somebody unknown becomes an actor of its own, which `parts.drop_idle` drops again unless an event or
    a statement needs it.
    """
    token = draft.words.tokens[i]
    if token.lemma in state_nouns() or token.form in state_nouns() or token.form.endswith("es") and token.form[:-2] in state_nouns():
        meant = describe_state(draft, i)
        if meant is not None:
            return meant
    if party_meant(draft, i):
        return True
    fixed = fixed_offices().get(token.form) or fixed_offices().get(token.form.removesuffix("s")) or fixed_offices().get(token.lemma)
    if fixed and fixed["body"] == "DEU":
        fixed = {**fixed, "body": draft.home}
    noun = noun_of(token.form, token.lemma)
    if noun is not None and one_of_the_most(draft, i):
        return False
    if fixed is None and (noun is None or noun.kind == "place") or said_of_another(draft, i):
        return False
    if noun and noun.base == "Gemeinschaft" and i and draft.words.tokens[i - 1].lemma.lower().startswith(("international", "western", "westlich")):
        return False  # "die internationale Gemeinschaft" is nobody
    number = number_of(draft.words, i, noun) if noun else "sg"
    states = states_of(draft, i) or of_both(draft, i)
    if fixed and number == "sg" and not formerly(draft.words, i) and not [s for s in states if s != fixed["body"]]:
        holder = fixed["body"] if fixed["office"] == "government" else holder_of(draft, fixed["body"], fixed["office"])
        if holder:
            if fixed["office"] == "government":
                draft.known(holder, "state")
            mention_noun(draft, i, holder, "role", optional=fixed["office"] == "government", noun=noun)
            return True
    if noun is None:
        return False
    if noun.kind == "person" and states and (noun.office or number == "sg" and noun.base.endswith(("minister", "ministerin"))):
        return _offices(draft, i, noun, number, states)
    if noun.kind in ("organisation", "agency") and states and number == "sg" and _organ(noun):
        return False
    if noun.kind in ("person", "organisation") and number == "pl" and pair_described(draft, i, noun, states):
        return True
    known = None
    if noun.kind == "person" and number == "sg":
        known = neighbour_in_office(draft, i, noun.base) or colleague_in_office(draft, i, noun.base, states[0] if states else None)
    if known:
        draft.known(known, "person")
    seat = state_of_seat(draft, i, noun.whole) if noun.kind == "organisation" and not states else None
    known = known or take_up(draft, i, noun, number, [seat] if seat else states)
    if known is None and number == "pl" and not states and same_members(draft, i, noun):
        return True
    if known:
        mention_noun(draft, i, known, "group" if draft.actors[known].kind == "group" else "role", noun=noun)
        return True
    return new_actor(draft, i, noun, number, states)


def _organ(noun: Noun) -> bool:
    """Whether the state itself acts: "die peruanische Armee" """
    return noun.whole in state_nouns() or noun.base in state_nouns()


def _offices(draft: Draft, i: int, noun: Noun, number: str, states: list[str]) -> bool:
    """ "die Staatschefs Kasachstans und Usbekistans": who holds the office of each on the day """
    plural = number == "pl"
    if plural and not any(draft.actors[s].kind == "state" for s in states):
        return new_actor(draft, i, noun, number, states)  # "die Außenminister der EU"
    if noun.office == "representative" and not _highest(draft, i):
        return new_actor(draft, i, noun, number, states)
    if len(states) == 1 and plural:
        return new_actor(draft, i, noun, number, states)
    former = noun.whole.startswith(("Ex-", "Alt-")) or formerly(draft.words, i)  # "der russische Ex-Präsident" is not who holds the office
    for state in states if plural else states[:1]:
        holder = noun.office and not former and holder_of(draft, state, noun.office) or take_up(draft, i, noun, "sg", [state])
        mention_noun(draft, i, holder or _unnamed(draft, i, noun, state, plural), "group" if plural else "role", plural=plural, noun=noun)
    return True


def _highest(draft: Draft, i: int) -> bool:
    """ "die höchsten Vertreter Armeniens" """
    return i > 0 and draft.words.tokens[i - 1].form.lower().startswith(("höchst", "oberst"))


def holder_of(draft: Draft, body: str, office: str) -> str | None:
    """Who holds an office on the day of publication: whom the text names with it, else by the data."""
    candidates = [a.actor for a in draft.actors.values() if a.kind == "person" and a.named and a.country == body and a.office
                  and (office_row(a.office) or {}).get("office") == office]
    holder = _on(body, office, draft.published) if draft.published else None
    if holder and (holder in candidates or not candidates):
        return draft.known(holder, "person")
    return candidates[0] if len(candidates) == 1 else draft.known(holder, "person") if holder else None


@lru_cache(maxsize=10_000)
def _on(body: str, office: str, day) -> str | None:
    if office in ("representative", "effective_leader"):
        return reference.representative(body, day)
    return reference.office_holder(body, office, day)


def _unnamed(draft: Draft, i: int, noun: Noun, state: str, plural: bool) -> str:
    """An office that nobody in the data held: an actor of its own."""
    start, end = span_of(draft, i)
    identity = slug(f"{noun.whole} {state}" if plural else draft.words.text[start:end])
    if identity not in draft.actors:
        country = state if draft.actors[state].kind == "state" else None
        name = of_state(noun, state) if plural else called(draft, draft.words.token_at(start), i, noun, False)
        draft.actors[identity] = Actor(identity, name, "person", None, country, noun.whole, sex=noun.gender, named=False,
                                       nouns={noun.whole})
    return identity


def take_up(draft: Draft, i: int, noun: Noun, number: str, states: list[str]) -> str | None:
    """Whom a definite description takes up: somebody of that noun or office, or the one named last."""
    words = draft.words
    if not definite(draft, i) and not (noun.kind == "organisation" and number == "sg" and _bare(words, i)):
        return None
    told = told_of(words, i)
    owner = _owner(draft, i) if noun.kind == "person" and number == "sg" and noun.office is None and noun.whole not in relations() else None
    kinds = ("group",) if number == "pl" else ("person",) if noun.kind == "person" else ("organisation", "agency")
    if noun.base in MANY_AS_ONE and number == "sg":
        kinds = ("group",)

    def called(actor, mention):
        if actor.kind not in kinds or mention.form == "demonym":
            return False
        if states and actor.country and actor.country not in states:
            return False
        if owner and not _owned(draft, mention, owner):
            return False  # "seinen Sprecher" is not the "Sprecher der Polizei" of before
        told_before = told_of(words, mention.token)
        if actor.kind != "person" and superlatives(told) - superlatives(told_before):
            return False  # "der größte Konzern" is not whoever was called Konzern before
        if number == "pl" and not same_many(told, told_before) or noun.kind == "organisation" and told[1] and told_before[1] and \
                told[1].isdisjoint(told_before[1]):
            return False  # nor is "die holländische Polizei" the "Münchener Polizei"
        return noun.whole in actor.nouns or _akin(noun, actor) or _holds(draft, actor, noun) or \
            actor.kind != "person" and mention.form == "name" and _ends(words.text[mention.start:mention.end], noun)

    found = salience.before(draft, i, called, reach=40)
    exact = [m for _, m in found if noun.whole in draft.actors[m.actor].nouns]
    if number == "pl" and not any(told):  # "die Demonstranten" after "Demonstranten … drei getötete Demonstranten"
        exact = [m for m in exact if not any(told_of(words, m.token))] or exact
    if exact or found:
        return (exact[0] if exact else found[0][1]).actor
    if noun.kind == "person" and number == "sg" and noun.base in _ANYBODY and (
            not states or noun.base == "Politiker" and all(draft.actors[s].kind == "organisation" for s in states)):  # "der SPD-Politiker"
        sexes = ("f",) if noun.gender == "f" or _feminine(words, i, noun) else ("m", None)
        if noun.base == "Person":
            sexes = ("f", "m", None)
        near = salience.before(draft, i, lambda a, m: a.kind == "person" and a.sex in sexes and a.named, reach=3)
        if near and words.tokens[i - 1].tag in ("ART", "ADJA", "PDAT"):
            return near[0][1].actor
    if noun.kind == "organisation" and noun.base in _ANY_BODY and not superlatives(told) and (noun.whole == noun.base or noun.base != "Behörde") and not states and words.tokens[i - 1].tag in ("ART", "PDAT", "APPRART"):
        near = salience.before(draft, i, lambda a, m: a.kind == "organisation" and a.named and (noun.whole == noun.base or not a.nouns) and _of_a_sort(noun, a),
                               reach=3 if noun.whole == noun.base else 2)
        return near[0][1].actor if near else None
    return _just_named(draft, i, noun) if noun.kind == "person" and number == "sg" and not states else None


def _bare(words, i: int) -> bool:
    """ "Parlament und Kommission einigten sich": a body's noun alone """
    before = words.tokens[i - 1] if i and words.tokens[i - 1].sentence == words.tokens[i].sentence else None
    return before is None or before.tag not in ("ART", "ADJA", "CARD", "PPOSAT", "PIAT", "PDAT", "TRUNC", "NE", "NN")


def _owner(draft: Draft, i: int) -> set[str]:
    """Whose the noun at token i is by a possessive in front: "seinen Sprecher" """
    tokens, k = draft.words.tokens, i - 1
    while k > 0 and tokens[k].tag == "ADJA":
        k -= 1
    return {m.actor for m in draft.at.get(k, ())} if tokens[k].tag == "PPOSAT" and tokens[k].sentence == tokens[i].sentence else set()


def _owned(draft: Draft, mention, owner: set[str]) -> bool:
    """Whether a mention was told as the same owner's: "ihr Sprecher Karl Muster" """
    tokens = draft.words.tokens
    first = draft.words.token_at(mention.start)
    return any(tokens[k].tag == "PPOSAT" and owner & {m.actor for m in draft.at.get(k, ())} for k in range(max(first - 3, 0), mention.token + 1)) \
        or any(owner & {m.actor for m in draft.at.get(k, ())} for k in range(mention.token + 1, min(mention.token + 3, len(tokens))))


def _of_a_sort(noun: Noun, actor: Actor) -> bool:
    """ "der Konzern" is no trade union, "die Partei" no company, as far as the text has told """
    nouns = [n.lower() for n in actor.nouns]
    if not nouns or noun.base not in ("Unternehmen", "Konzern", "Firma", "Partei"):
        return True
    return any(n.endswith(("partei", "bündnis") if noun.base == "Partei" else _COMPANIES) for n in nouns)


def _just_named(draft: Draft, i: int, noun: Noun) -> str | None:
    """ "Karl Muster sagte … Der Journalist betonte": the one subject of the sentence before whom no noun has described """
    tokens = draft.words.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i - 1].tag not in ("ART", "PDAT") or after is not None and (after.form.lower() in ("der", "des", "von", "vom", "aus", "für", "im", "in")
                                                                         or after.tag in ("NE", "ADJA", "ART")):
        return None
    sexes = ("f",) if noun.gender == "f" else ("m", None)
    near = [m for _, m in salience.before(draft, i, lambda a, m: a.kind == "person" and a.sex in sexes and m.form != "demonym", reach=2)]
    actor = near[0].actor if near and len({m.actor for m in near}) == 1 else None
    fits = actor and draft.actors[actor].named and not draft.actors[actor].nouns and not draft.actors[actor].known
    return actor if fits and salience.weight(draft.words, near[0]) > 1 else None


def _feminine(words, i: int, noun: Noun) -> bool:
    """ "die Angeklagte", "der 54-Jährigen": a participle or adjective takes its gender from the article """
    article = words.tokens[i - 1].form.lower()
    return noun.base.endswith("e") and (article in ("die", "diese") or article == "der" and words.tokens[i].form.endswith("n"))


def _akin(noun: Noun, actor: Actor) -> bool:
    """ "der Sänger" for whom the text has called "Opernsänger", for persons also the other way; not for offices: "Präsident" """
    whole = noun.whole.lower()
    if noun.whole in _HYPERNYMS:
        return any(name.lower().endswith(whole) for name in actor.nouns)  # "der Minister" after "Innenminister Muster"
    return noun.base not in offices() and any(
        name.lower().endswith(whole) or actor.kind == "person" and whole.endswith(name.lower()) for name in actor.nouns)


def _holds(draft: Draft, actor: Actor, noun: Noun) -> bool:
    """ "der Präsident" after "Hamid Karsai": by the text's own words or by the data on the day """
    if actor.kind != "person" or not noun.office:
        return False
    wanted = {noun.office} | (_HEADS if noun.office in _HEADS and noun.office != "head_of_state" else set())
    if actor.office and (office_row(actor.office) or {}).get("office") in wanted:
        return True
    return bool(actor.known and actor.country and draft.published and noun.office not in ("representative",) and any(
        _on(actor.country, office, draft.published) == actor.actor for office in wanted))


def _ends(name: str, noun: Noun) -> bool:
    """ "der Ministerrat" after "EU-Ministerrat", "die Gemeinschaft" after "Gemeinschaft Unabhängiger Staaten" """
    parts = name.replace("-", " ").split()
    return noun.whole in (parts[-1], parts[0]) and len(parts) > 1
