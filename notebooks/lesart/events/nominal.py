"""An event as a noun phrase: of one that a noun tells, and wherever the parts make no sentence: "Festnahme zweier Fischer durch die Polizei"."""
from __future__ import annotations

from ..words.agreement import lexical_gender
from .behind import behind
from .naming import of_actor
from .phrasing import joined, names_place, together
from .sentence import verb_of
from .whereabouts import general
from .wordings import complements, governed, noun_forms, wording

_OBJECTS = frozenset("auf gegen über für mit an um zu zum zur nach".split())
_DATIVE_ARTICLES = frozenset("dem der den einem einer".split())
_ENDING = {"m": "er", "f": "e", "n": "es", "pl": "e"}


def noun_phrase(context, event, place: str) -> str:
    """The noun, who takes part in it as what, and where."""
    trigger = event.told_by
    if trigger.noun:
        noun, gender, link = _noun(context, trigger)
        after, took, _ = behind(context, event, trigger, link)
    else:
        row = wording(trigger.frame, verb_of(context, trigger, context.words.clauses[trigger.clause])[0], context.words.tokens[trigger.token].lemma)
        noun, gender, link = row["noun"], row["gender"], row["link"]
        after, took = [], set()
    rest: dict[str, list] = {}
    for actor, role, mention in event.participants:
        told = None if mention is None else context.actors.mentions[mention]
        if actor not in took and not (told is not None and event.start <= told.start and told.end <= event.end):
            rest.setdefault(role, []).append((actor, told))
    told = _from_row(context, trigger, rest, link, {text.split()[0] for text in after})
    owner = 1 if told and after and after[0].split()[0] in _OBJECTS and told[0].split()[0] in ("von", "vom", "der", "des", "durch") else 0
    parts = [_modal(event.modality, noun, gender), *told[:owner], *after, *told[owner:]]
    text = " ".join(filter(None, parts))
    return text if names_place(text, place) else f"{text} {place}"


def _modal(modality: str, noun: str, gender: str | None) -> str:
    """ "geplanter Gipfel", "mögliche Wahl", "kein Treffen" """
    if modality == "negated":
        return f"kein{'e' if gender in ('f', 'pl') else ''} {noun}" if gender else f"verneint: {noun}"
    word = {"planned": "geplant", "possible": "möglich"}.get(modality)
    return noun if word is None else f"{word}{_ENDING[gender]} {noun}" if gender else f"{word}: {noun}"


def _noun(context, trigger) -> tuple[str, str | None, str | None]:
    """The trigger in the nominative, its gender (pl for a plural) and the preposition of whom it befalls."""
    words = context.words
    token, base = words.tokens[trigger.token], trigger.frame.lemma
    row = noun_forms().get(base)
    if row is None:
        return token.lemma, lexical_gender(token.lemma), None
    number = words.phrase_of[trigger.token]
    phrase = words.phrases[number] if number >= 0 else None
    many = row["plural"]
    ends = [end for word in (many, base) if word for end in (word + "en", word + "es", word + "n", word + "s", word + "e", word)]
    front = next((token.form[:-len(end)] for end in ends if token.form.lower().endswith(end.lower())), "")

    def whole(noun: str) -> str:
        return front + (noun if not front or front.endswith("-") else noun.lower())

    plural = many is not None and (token.form in (whole(many), whole(many) + "n") and whole(many) != whole(base) or many == base and (
        base == "Unruhen" or phrase is not None and phrase.number == "pl"))
    return (whole(many), "pl", row["link"]) if plural else (whole(base), row["gender"], row["link"])


def _from_row(context, trigger, row: dict[str, list], link: str | None, taken: set[str]) -> list[str]:
    """Participants that the words behind the noun do not name: "von Putin", "gegen Peru"."""
    found: list[str] = []
    roles = trigger.frame.roles

    def phrase(preposition: str, members: list) -> None:
        if preposition in taken:
            return
        state = context.actors.actors.get(members[0][0]) if members and preposition == "bei" else None
        if state is not None and state.kind == "state":
            found.append(general(state.actor.lower(), state.name, "state", state.actor))  # "Besuch in China"
            return
        named = together([of_actor(context, a, governed(preposition), m) for a, m in members], governed(preposition))
        if preposition == "von" and not found and not taken and named is not None and named.text.split()[0] in _DATIVE_ARTICLES and len(members) == 1:
            owner = of_actor(context, members[0][0], "gen", members[0][1])
            if owner is not None and owner.text.split()[0] in ("des", "der", "eines", "einer"):
                found.append(owner.text)  # "Forderung der Fraktion"
                return
        if named is not None:
            found.append(joined(preposition, named.text))

    agents, together_ = row.get("agent", []), row.get("attendee", [])
    others = row.get("patient", []) + row.get("recipient", [])
    if together_ and not agents:
        phrase("von" if len(together_) > 1 or link != "mit" else "mit", together_)
    elif together_:
        phrase("von", agents)
        phrase(link if link in ("mit", "bei") else "mit", together_)
        agents = []
    own = link == "von"
    if others and link:
        phrase(link, others)
    if agents:
        passive = own and ("acc" in roles if not trigger.noun else roles.get("gen") != "agent") or not link and not trigger.noun and (
            "acc" in complements(wording(trigger.frame, trigger.frame.lemma)))
        phrase("durch" if passive else "von", agents)
        if not passive and len(found) > 1:
            found.insert(0, found.pop())
    return found
