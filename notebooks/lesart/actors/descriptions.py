"""Descriptions: "der kasachische Präsident", "die Staatschefs Perus und Chiles", "der Pilot", "drei Fischer"."""
from __future__ import annotations

from functools import lru_cache

from .. import reference
from . import salience
from .model import Actor, Draft
from .names import slug
from .nouns import Noun, fixed_offices, noun_of, number_of, offices, state_nouns
from .titles import states_of

_HEADS = frozenset(("head_of_state", "effective_leader", "representative"))
# Nouns for whoever was named last, whatever his office.
_ANYBODY = frozenset("Politiker Mann Frau Amtsinhaber Person Staatsmann Diplomat Jurist Angeklagte Beschuldigte Verdächtige Kandidat".split())
_NO_CALLING = frozenset("Herr Kollege Amtskollege Nachfolger Vorgänger Partner Stellvertreter Rivale Konkurrent Gast".split())


def describe(draft: Draft, i: int) -> bool:
    """Bind the noun at token i to whom it means; whether it means anybody.

    Somebody unknown becomes an actor of its own, which `parts.drop_idle` drops again unless an event or
    a statement needs it.
    """
    token = draft.words.tokens[i]
    if token.lemma in state_nouns() or token.form in state_nouns() or token.form.endswith("es") and token.form[:-2] in state_nouns():
        return _state(draft, i)
    fixed = fixed_offices().get(token.form) or fixed_offices().get(token.form.removesuffix("s")) or fixed_offices().get(token.lemma)
    noun = noun_of(token.form, token.lemma)
    if fixed is None and (noun is None or noun.kind == "place") or _said_of_another(draft, i):
        return False
    number = number_of(draft.words, i, noun) if noun else "sg"
    states = states_of(draft, i)
    if fixed and number == "sg" and not [s for s in states if s != fixed["body"]]:
        holder = fixed["body"] if fixed["office"] == "government" else holder_of(draft, fixed["body"], fixed["office"])
        if holder:
            if fixed["office"] == "government":
                draft.known(holder, "state")
            _mention(draft, i, holder, "role", optional=fixed["office"] == "government", noun=noun)
            return True
    if noun is None:
        return False
    if noun.kind == "person" and states and (noun.office or number == "sg" and noun.base.endswith(("minister", "ministerin"))):
        return _offices(draft, i, noun, number, states)
    if noun.kind in ("organisation", "agency") and states and number == "sg" and _organ(noun):
        return False
    known = _again(draft, i, noun, number, states)
    if known:
        _mention(draft, i, known, "group" if draft.actors[known].kind == "group" else "role", noun=noun)
        return True
    return _new(draft, i, noun, number, states)


def _organ(noun: Noun) -> bool:
    """Whether the state itself acts: "die peruanische Armee" """
    return noun.whole in state_nouns() or noun.base in state_nouns()


def _offices(draft: Draft, i: int, noun: Noun, number: str, states: list[str]) -> bool:
    """ "die Staatschefs Kasachstans und Usbekistans": who holds the office of each on the day """
    plural = number == "pl"
    if plural and not any(draft.actors[s].kind == "state" for s in states):
        return _new(draft, i, noun, number, states)  # "die Außenminister der EU"
    if noun.office == "representative" and not _highest(draft, i):
        return _new(draft, i, noun, number, states)
    if len(states) == 1 and plural:
        return _new(draft, i, noun, number, states)
    for state in states if plural else states[:1]:
        holder = noun.office and holder_of(draft, state, noun.office) or _again(draft, i, noun, "sg", [state])
        _mention(draft, i, holder or _unnamed(draft, i, noun, state, plural), "group" if plural else "role", plural=plural, noun=noun)
    return True


def _highest(draft: Draft, i: int) -> bool:
    """ "die höchsten Vertreter Armeniens" """
    return i > 0 and draft.words.tokens[i - 1].form.lower().startswith(("höchst", "oberst"))


def holder_of(draft: Draft, body: str, office: str) -> str | None:
    """Who holds an office on the day of publication: whom the text names with it, else by the data."""
    candidates = [a.actor for a in draft.actors.values() if a.kind == "person" and a.named and a.country == body and a.office
                  and (offices().get(a.office) or {}).get("office") == office]
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
    start, end = _span(draft, i)
    identity = slug(f"{noun.whole} {state}" if plural else draft.words.text[start:end])
    if identity not in draft.actors:
        country = state if draft.actors[state].kind == "state" else None
        draft.actors[identity] = Actor(identity, draft.words.text[start:end], "person", None, country, noun.whole, sex=noun.gender, named=False,
                                       nouns={noun.whole})
    return identity


def _again(draft: Draft, i: int, noun: Noun, number: str, states: list[str]) -> str | None:
    """Whom a definite description takes up: somebody of that noun or office, or the one named last."""
    words = draft.words
    if not definite(draft, i):
        return None
    kinds = ("group",) if number == "pl" else ("person",) if noun.kind == "person" else ("organisation", "agency")

    def called(actor, mention):
        if actor.kind not in kinds or mention.form == "demonym":
            return False
        if states and actor.country and actor.country not in states:
            return False
        return noun.whole in actor.nouns or _akin(noun, actor) or _holds(draft, actor, noun) or \
            actor.kind != "person" and mention.form == "name" and _ends(words.text[mention.start:mention.end], noun)

    found = salience.before(draft, i, called, reach=40)
    exact = [m for _, m in found if noun.whole in draft.actors[m.actor].nouns]
    if exact or found:
        return (exact[0] if exact else found[0][1]).actor
    if noun.kind == "person" and number == "sg" and noun.base in _ANYBODY and not states:
        sexes = ("f",) if noun.gender == "f" else ("m", None)
        if noun.base == "Person":
            sexes = ("f", "m", None)
        near = salience.before(draft, i, lambda a, m: a.kind == "person" and a.sex in sexes and a.named, reach=3)
        if near and words.tokens[i - 1].tag in ("ART", "ADJA", "PDAT"):
            return near[0][1].actor
    if noun.kind == "organisation" and noun.base in ("Organisation", "Partei", "Gemeinschaft", "Unternehmen", "Konzern", "Bündnis", "Behörde") \
            and noun.whole == noun.base and not states:
        near = salience.before(draft, i, lambda a, m: a.kind == "organisation" and a.named, reach=3)
        return near[0][1].actor if near else None
    return None


def _akin(noun: Noun, actor: Actor) -> bool:
    """ "der Sänger" for whom the text has called "Opernsänger", or the other way; not for offices: "Präsident" """
    return noun.base not in offices() and any(
        name.lower().endswith(noun.whole.lower()) or noun.whole.lower().endswith(name.lower()) for name in actor.nouns)


def _holds(draft: Draft, actor: Actor, noun: Noun) -> bool:
    """ "der Präsident" after "Hamid Karsai": by the text's own words or by the data on the day """
    if actor.kind != "person" or not noun.office:
        return False
    wanted = {noun.office} | (_HEADS if noun.office in _HEADS else set())
    if actor.office and (offices().get(actor.office) or {}).get("office") in wanted:
        return True
    return bool(actor.known and actor.country and draft.published and noun.office not in ("representative",) and any(
        _on(actor.country, office, draft.published) == actor.actor for office in wanted))


def _ends(name: str, noun: Noun) -> bool:
    """ "der Ministerrat" after "EU-Ministerrat", "die Gemeinschaft" after "Gemeinschaft Unabhängiger Staaten" """
    parts = name.replace("-", " ").split()
    return noun.whole in (parts[-1], parts[0]) and len(parts) > 1


def _new(draft: Draft, i: int, noun: Noun, number: str, states: list[str]) -> bool:
    """An actor of its own; "der Kollege" alone says too little."""
    if noun.base in _NO_CALLING and not definite(draft, i) or noun.kind == "place":
        return False
    start, end = _span(draft, i)
    name = draft.words.text[start:end]
    kind = "group" if number == "pl" else "organisation" if noun.kind in ("organisation", "agency") else "person"
    identity = slug(name)
    while identity in draft.actors:
        stem, _, count = identity.rpartition("-")
        identity = f"{stem}-{int(count) + 1}" if count.isdigit() and stem else f"{identity}-2"
    country = next((s for s in states if draft.actors[s].kind == "state"), None)
    draft.actors[identity] = Actor(identity, name, kind, None, country, noun.whole if kind == "person" else None,
                                   sex="pl" if number == "pl" else noun.gender, named=False, nouns={noun.whole})
    _mention(draft, i, identity, "group" if kind == "group" else "role", noun=noun)
    return True


def unknown_group(draft: Draft, i: int) -> str:
    """ "alle, die betroffen waren": a group of its own """
    form = draft.words.tokens[i].form
    draft.actors.setdefault(slug(form), Actor(slug(form), form, "group", sex="pl", named=False))
    return slug(form)


def _span(draft: Draft, i: int) -> tuple[int, int]:
    """The noun with the adjectives and numbers before it."""
    tokens = draft.words.tokens
    first = i
    while first > 0 and tokens[first - 1].sentence == tokens[i].sentence and (
            tokens[first - 1].tag in ("ADJA", "CARD", "TRUNC") or _numeral(tokens[first - 1].form)
            or tokens[first - 1].tag == "KON" and first > 1 and tokens[first - 2].tag in ("ADJA", "TRUNC") and tokens[first].tag == "ADJA"):
        if tokens[first - 1].form.lower().rstrip("nrs") in ("beide", "ander", "andere", "mehrere", "viele", "einige"):
            break
        first -= 1
    return tokens[first].start, tokens[i].end


def _numeral(form: str) -> bool:
    return form.lower() in ("hunderte", "hunderten", "tausende", "tausenden", "zehntausende", "zehntausenden", "hunderttausende", "dutzende",
                            "dutzenden", "zweier", "dreier", "zwei", "drei")


def _mention(draft: Draft, i: int, actor: str, form: str, plural: bool = False, optional: bool = False, noun: Noun | None = None) -> None:
    mention = draft.mention(actor, i, i + 1, form, plural=plural, optional=optional)
    mention.start, mention.end = _span(draft, i)
    if noun and noun.kind != "people" and form == "role":
        mention.gender = noun.gender
    if noun and not draft.actors[actor].named:
        draft.actors[actor].nouns.add(noun.whole)
    elif noun and draft.actors[actor].kind == "person":
        draft.actors[actor].nouns.add(noun.whole)


def definite(draft: Draft, i: int) -> bool:
    """Whether an article, a demonstrative or a contraction points to somebody known already."""
    tokens = draft.words.tokens
    k = i - 1
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and tokens[k].tag in ("ADJA", "CARD", "TRUNC"):
        k -= 1
    if k < 0 or tokens[k].sentence != tokens[i].sentence:
        return False
    return tokens[k].tag in ("PDAT", "APPRART", "PPOSAT") or tokens[k].tag in ("ART", "PRELS", "PDS") and not tokens[k].form.lower().startswith("ein") \
        or draft.at.get(k) is not None and tokens[k].form.endswith("s")


def _said_of_another(draft: Draft, i: int) -> bool:
    """ "Er ist Präsident", "als Vermittler", "zum Nachfolger gewählt": a predicate, no mention """
    words, tokens = draft.words, draft.words.tokens
    k = i - 1
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and tokens[k].tag in ("ADJA", "ART", "PPOSAT", "CARD"):
        k -= 1
    before = tokens[k].form.lower() if k >= 0 and tokens[k].sentence == tokens[i].sentence else ""
    if before in ("als", "wie", "kein", "keine", "keinen", "statt"):
        return True
    clause = words.clauses[words.clause_of[i]]
    if before in ("zum", "zur", "zu") and clause.lemma in ("wählen", "ernennen", "machen", "küren", "werden", "bestimmen", "erklären", "befördern"):
        return True
    phrase = words.phrase_of[i]
    if clause.lemma in ("sein", "werden", "bleiben", "gelten", "heißen") and phrase >= 0 and words.phrases[phrase].preposition is None:
        bare = tokens[i - 1].tag not in ("ART", "ADJA", "PPOSAT", "PDAT", "CARD", "PIAT")
        subject = any(k < i and (words.phrase_of[k] != phrase) and (tokens[k].tag in ("PPER", "PRELS", "NE", "NN", "PDS"))
                      and words.phrase_of[k] >= 0 and words.phrases[words.phrase_of[k]].preposition is None for k in clause.tokens)
        return bare or subject
    return False


def _state(draft: Draft, i: int) -> bool:
    """ "Die Regierung lehnte ab", "das Land": the state named last; with its adjective, that alone is the mention """
    tokens = draft.words.tokens
    token = tokens[i]
    base = next(b for b in (token.lemma, token.form, token.form[:-2]) if b in state_nouns())
    bare = state_nouns()[base]
    states = [s for s in states_of(draft, i) if draft.actors[s].kind == "state"]
    if _pair_of_states(draft, i, base, bare):
        return True
    if bare == "never" and not states:
        noun = noun_of(token.form, token.lemma)
        if noun is None or _said_of_another(draft, i):
            return False
        number = number_of(draft.words, i, noun)
        known = _again(draft, i, noun, number, [])
        if known:
            _mention(draft, i, known, "group" if number == "pl" else "role", noun=noun)
            return True
        return _new(draft, i, noun, number, [])
    if states or bare == "never":
        return False
    plural = token.form in ("Länder", "Ländern", "Staaten", "Republiken", "Regierungen", "Armeen")
    if plural:
        return _states_group(draft, i)
    relative = i + 2 < len(tokens) and tokens[i + 1].form == "," and tokens[i + 2].form in ("das", "dessen", "dem")
    if not definite(draft, i) and not (bare == "always" and relative and tokens[i - 1].tag == "ART") and not (bare == "part" and token.form in ("Truppen", "Streitkräfte", "Militär")) or _said_of_another(draft, i):
        return False
    owner = None
    if tokens[i - 1].tag == "PPOSAT" or i > 1 and tokens[i - 2].tag == "PPOSAT":
        k = i - 1 if tokens[i - 1].tag == "PPOSAT" else i - 2
        owner = next((draft.actors[m.actor].country for m in draft.at.get(k, ()) if draft.actors[m.actor].country), None)
    near = salience.before(draft, i, lambda a, m: a.kind == "state", reach=4)
    if base.startswith("Nachbar") and near:
        first = near[0][1].actor
        near = [item for item in near if item[1].actor != first] or near
    actor = owner or (near[0][1].actor if near else None)
    if actor is None:
        return False
    draft.known(actor, "state")
    _mention(draft, i, actor, "role", optional=bare == "part")
    draft.mentions[-1].gender = {"Land": "n", "Militär": "n", "Regime": "n", "Königreich": "n", "Staat": "m"}.get(base, "f")
    return True


def _pair_of_states(draft: Draft, i: int, base: str, bare: str) -> bool:
    """ "die beiden Länder": the two states named last """
    tokens = draft.words.tokens
    if bare != "always" or not i or tokens[i - 1].form.lower() not in ("beide", "beiden", "beider"):
        return False
    found = []
    for _, mention in sorted(salience.before(draft, i, lambda a, m: a.kind == "state", reach=12), key=lambda item: (-item[1].plural, -item[1].start)):
        if mention.actor not in found and not (mention.end - mention.start < len(tokens[mention.token].form) and not mention.plural):
            found.append(mention.actor)
    for actor in found[:2] if len(found) > 1 else ():
        mention = draft.mention(actor, i - 1, i + 1, "group", plural=True)
        mention.token = i
    return len(found) > 1


def _states_group(draft: Draft, i: int) -> bool:
    """ "die Staaten Zentralasiens": one actor of its own """
    noun = Noun("Staat", draft.words.tokens[i].form, "people", "pl", None, True)
    return definite(draft, i) and _new(draft, i, noun, "pl", [])
