"""Descriptions: "der kasachische Präsident", "die Staatschefs Kasachstans und Usbekistans", "der Kremlchef"."""
from __future__ import annotations

from functools import lru_cache

from .. import reference
from ..datasets import rows
from .model import Actor, Draft
from .names import fixed_offices, office_noun, offices, slug

_PLURALS = {"Staatschefs": "Staatschef", "Staatsoberhäupter": "Staatsoberhaupt", "Präsidenten": "Präsident",
            "Regierungschefs": "Regierungschef", "Außenminister": "Außenminister", "Verteidigungsminister": "Verteidigungsminister",
            "Ministerpräsidenten": "Ministerpräsident", "Premierminister": "Premierminister", "Vertreter": "Vertreter",
            "Führer": "Staatschef", "Machthaber": "Machthaber", "Staats- und Regierungschefs": "Staatschef"}
_HEADS = frozenset(("head_of_state", "effective_leader", "representative"))


@lru_cache(maxsize=1)
def state_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("lexicon", "actor_state_nouns"))


def find(draft: Draft) -> None:
    """Bind nouns of office and of state to whom they mean, in text order."""
    tokens = draft.words.tokens
    by_token = {}
    for mention in draft.mentions:
        by_token.setdefault(mention.token, []).append(mention)
    for i, token in enumerate(tokens):
        if token.tag not in ("NN", "NE", "NNA") or i in draft.taken and draft.taken[i] != "actor":
            continue
        if i in draft.taken:
            continue
        noun = office_noun(token.form)
        if noun:
            _office(draft, i, noun, by_token)
        elif token.lemma in state_nouns() or token.form in state_nouns():
            _state_noun(draft, i, by_token)


def _office(draft: Draft, i: int, noun: str, by_token: dict) -> None:
    tokens = draft.words.tokens
    named = _named_beside(draft, i, by_token)
    states = _states(draft, i, by_token)
    if named is not None:
        actor = draft.actors[named]
        if actor.office is None and actor.kind == "person":
            actor.office = tokens[i].form
            if actor.country is None and states:
                actor.country = states[0]
        return
    if _predicate(draft, i):
        return
    fixed = fixed_offices().get(tokens[i].form.removesuffix("s")) or fixed_offices().get(noun)
    row = offices().get(noun) or {"office": None, "sex": "m"}
    plural = _plural(draft, i, states)
    if fixed and not states:
        holder = _holder(draft, fixed["body"], fixed["office"])
        if holder:
            _mention_role(draft, i, holder, "role")
            return
    if states and row["office"]:
        for state in states if plural else states[:1]:
            holder = _holder(draft, state, row["office"])
            _mention_role(draft, i, holder or _unnamed(draft, i, state, noun, row), "group" if plural else "role")
        return
    if plural and noun in ("Vertreter",):
        return
    if row["office"] in _HEADS | {"head_of_government"} and not plural and _definite(draft, i):
        holder = _last_with_office(draft, i, row["office"])
        if holder:
            _mention_role(draft, i, holder, "role")
            return
    if noun in ("Amtskollege", "Amtskollegin", "Kollege", "Kollegin", "Vertreter", "Herr", "Frau", "Kandidat", "Politiker", "Journalist",
                "Autor", "Experte", "Abgeordnete", "Diplomat"):
        if not _speaks(draft, i):
            return
    if not plural and _speaks(draft, i):
        identity = _own(draft, i, "person", row["sex"], states[0] if states else None)
        _mention_role(draft, i, identity, "role")


def _mention_role(draft: Draft, i: int, actor: str, form: str) -> None:
    """The noun with the adjectives and numbers before it."""
    tokens = draft.words.tokens
    first = i
    while first > 0 and tokens[first - 1].tag in ("ADJA", "CARD") and tokens[first - 1].sentence == tokens[i].sentence:
        first -= 1
    start, end = tokens[first].start, tokens[i].end
    mention = draft.mention(actor, i, i + 1, form)
    mention.start, mention.end = start, end


def _named_beside(draft: Draft, i: int, by_token: dict) -> str | None:
    """The person whose name stands right behind an office, or in front of it with a comma."""
    tokens = draft.words.tokens
    for k in (i + 1, i + 2, i + 3):
        if k < len(tokens) and tokens[k].sentence == tokens[i].sentence:
            for mention in by_token.get(k, ()):
                if mention.form == "name" and draft.actors[mention.actor].kind == "person" and mention.start <= tokens[i + 1].start:
                    return mention.actor
    if i + 1 < len(tokens) and i + 1 in draft.taken:
        for mention in draft.mentions:
            if mention.start == tokens[i + 1].start and draft.actors[mention.actor].kind == "person":
                return mention.actor
    k = i - 1
    while k >= 0 and tokens[k].tag in ("ART", "ADJA"):
        k -= 1
    if k > 0 and tokens[k].form == ",":
        for mention in by_token.get(k - 1, ()):
            if mention.form == "name" and draft.actors[mention.actor].kind == "person":
                return mention.actor
    return None


def _states(draft: Draft, i: int, by_token: dict) -> list[str]:
    """The states of an office: adjectives in front, genitives behind, all of a list."""
    tokens = draft.words.tokens
    found = []
    k = i - 1
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and (tokens[k].tag in ("ADJA", "CARD", "KON", "TRUNC") or tokens[k].form == ","):
        found += [m.actor for m in by_token.get(k, ()) if m.form == "demonym"]
        k -= 1
    prefix = tokens[i].form.split("-")[0] if "-" in tokens[i].form else None
    if prefix:
        found += [m.actor for m in draft.mentions if tokens[i].start <= m.start < tokens[i].end and draft.actors[m.actor].kind in ("state", "organisation")]
    if found:
        return found[::-1]
    k = i + 1
    while k < len(tokens) and tokens[k].sentence == tokens[i].sentence:
        here = [m.actor for m in by_token.get(k, ()) if m.form in ("name", "alias") and draft.actors[m.actor].kind in ("state", "organisation")]
        if here:
            if k == i + 1 and not tokens[k].form.endswith("s") and draft.actors[here[0]].kind == "state":
                return found
            found += here
            k += 1
            if k < len(tokens) and (tokens[k].form in (",", "und", "sowie")):
                k += 1
                continue
            break
        if tokens[k].form.lower() in ("der", "des", "von", "aus") and k == i + 1:
            k += 1
            continue
        break
    return found


def _plural(draft: Draft, i: int, states: list[str]) -> bool:
    tokens = draft.words.tokens
    if len(states) > 1:
        return True
    phrase = draft.words.phrase_of[i]
    number = draft.words.phrases[phrase].number if phrase >= 0 else None
    return number == "pl" or number is None and tokens[i].form in _PLURALS and tokens[i].form.endswith(("s", "en")) and \
        tokens[i].form in ("Staatschefs", "Regierungschefs")


def _holder(draft: Draft, body: str, office: str) -> str | None:
    """Who holds an office on the day of publication: from the data, else whom the text names with it."""
    day = draft.published
    holder = None
    if day is not None:
        if office == "representative":
            holder = reference.representative(body, day)
        elif office == "effective_leader":
            holder = reference.representative(body, day)
        else:
            holder = reference.office_holder(body, office, day)
    if holder is None:
        candidates = [a.actor for a in draft.actors.values() if a.kind == "person" and a.country == body and a.office
                      and (offices().get(office_noun(a.office) or "") or {}).get("office") == office]
        holder = candidates[0] if len(candidates) == 1 else None
        return holder
    return draft.known(holder, "person")


def _unnamed(draft: Draft, i: int, state: str, noun: str, row: dict) -> str:
    """An office that nobody in the data held: an actor of its own."""
    identity = slug(f"{noun} {state}")
    if identity not in draft.actors:
        draft.actors[identity] = Actor(identity, f"{noun} ({state})", "person", None, state, noun, None, False, row["sex"])
    return identity


def _own(draft: Draft, i: int, kind: str, sex: str | None, country: str | None) -> str:
    tokens = draft.words.tokens
    identity = slug(tokens[i].form)
    if identity not in draft.actors:
        draft.actors[identity] = Actor(identity, tokens[i].form, kind, None, country, tokens[i].form, None, False, sex)
    return identity


def _last_with_office(draft: Draft, i: int, office: str) -> str | None:
    """ "Der Präsident sagte": the last person named before who holds such an office """
    for mention in sorted((m for m in draft.mentions if m.token < i), key=lambda m: -m.token):
        actor = draft.actors[mention.actor]
        if actor.kind != "person":
            continue
        noun = office_noun(actor.office) if actor.office else None
        held = (offices().get(noun) or {}).get("office") if noun else None
        if held == office or (held is None and actor.known and draft.published and actor.country and
                              reference.office_holder(actor.country, office, draft.published) == actor.actor):
            return mention.actor
    return None


def _definite(draft: Draft, i: int) -> bool:
    phrase = draft.words.phrase_of[i]
    return phrase >= 0 and draft.words.phrases[phrase].definite


def _predicate(draft: Draft, i: int) -> bool:
    """ "Er ist Präsident", "als Präsident": said of somebody, no mention """
    tokens = draft.words.tokens
    before = tokens[i - 1].form.lower() if i else ""
    if before in ("als", "zum", "wie"):
        return True
    clause = draft.words.clauses[draft.words.clause_of[i]]
    return clause.lemma in ("sein", "werden", "bleiben") and tokens[i - 1].tag not in ("ART", "ADJA", "PPOSAT", "PDAT")


def _speaks(draft: Draft, i: int) -> bool:
    """Whether a description is the subject of a verb of saying or doing, or stands behind "laut"."""
    words = draft.words
    phrase = words.phrase_of[i]
    if phrase < 0:
        return False
    phrase = words.phrases[phrase]
    if phrase.preposition is not None:
        return words.tokens[phrase.preposition].form.lower() in ("laut", "von", "zufolge")
    clause = words.clauses[words.clause_of[i]]
    return clause.finite is not None and "nom" in phrase.cases and clause.lemma not in ("sein", "werden", "haben", "bleiben", "geben")


def _state_noun(draft: Draft, i: int, by_token: dict) -> None:
    """ "Die Regierung lehnte ab", "das Land": the state named last; with its adjective, that alone is the mention """
    tokens = draft.words.tokens
    if _states(draft, i, by_token) or not _definite(draft, i):
        return
    phrase = draft.words.phrases[draft.words.phrase_of[i]]
    if tokens[phrase.first].tag == "PPOSAT" or phrase.number == "pl" and tokens[i].lemma in ("Land", "Staat", "Republik"):
        return
    before = [m for m in draft.mentions if m.token < i and draft.actors[m.actor].kind == "state" and tokens[i].sentence - m.sentence <= 3]
    if before:
        _mention_role(draft, i, max(before, key=lambda m: m.token).actor, "role")
