"""An event in one short English line, made of names and word lists: "Putin met Aliyev, October 2024 (according to TASS)"."""
from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from ..datasets import rows
from ..language import language
from . import frames
from .context import Context
from .naming import of_actor
from .wordings import noun_forms, wordings

_MONTHS = "January February March April May June July August September October November December".split()
_TYPES = {"AGREE": "agreement", "CONSULT": "talks", "SUPPORT": "support", "CONCEDE": "concession", "COOPERATE": "cooperation",
          "AID": "aid", "RETREAT": "retreat", "REQUEST": "request", "ACCUSE": "accusation", "REJECT": "refusal", "THREATEN": "threat",
          "PROTEST": "protest", "SANCTION": "sanction", "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "attack"}
_PARTICLES = frozenset("off up down out over in back away".split())
_LINKS = {"von": "of", "gegen": "against", "auf": "on", "für": "for", "mit": "with", "bei": "to", "nach": "for", "gegenüber": "to", "zu": "to", "zwischen": "between",
          "vor": "to", "über": "about"}


def glosses(reading) -> dict[str, str]:
    """The English line of each event of a reading, by the event's id; no translation, only what the tables hold.

    Parameters
    ----------
    reading : lesart.reading.Reading
        A word without a gloss in ``data/lexicon/event_glosses.csv`` is told by its type: "talks".

    Examples
    --------
    >>> import lesart
    >>> glosses(lesart.read(text="Putin traf am 8. Oktober 2025 in Duschanbe Rachmon."))
    {'e1': 'Vladimir Putin met Emomali Rahmon, in Dushanbe, 8 October 2025'}
    >>> glosses(lesart.read(text="Laut Reuters wird Putin im Mai 2026 Rachmon treffen."))
    {'e1': 'Vladimir Putin to meet Emomali Rahmon, May 2026 (according to Reuters)'}
    """
    names = _names(reading)
    places = {row["place"]: row["name_en"] if isinstance(row["name_en"], str) else row["name"] for row in reading.places.to_dict("records")}
    parts: dict[str, list] = {}
    for row in reading.participants.itertuples():
        parts.setdefault(row.event, []).append((row.role, row.actor))
    return {row.event: _line(reading, row, parts.get(row.event, []), names, places) for row in reading.events.itertuples()}


def words(reading) -> dict[str, str]:
    """What the word that tells an event means in English, by the event's id: "arrest warrant"."""
    found = {row.event: (_words(_lemma(reading, row)[0], row.type), row.type) for row in reading.events.itertuples()}
    return {event: re.sub(r" \(\w+\)", "", gloss[1] or gloss[0]) if gloss else _TYPES.get(type, "event") for event, (gloss, type) in found.items()}


def lines(reading) -> dict[str, str]:
    """What a figure says of each event, by its id: in English its gloss, in German its summary."""
    return glosses(reading) if language() == "en" else dict(zip(reading.events["event"], reading.events["summary"]))


def _names(reading) -> dict[str, str]:
    """Actor → English name; of a description the article's words, in the nominative and in quotation marks."""
    named = set(reading.mentions.loc[reading.mentions["form"].isin(("name", "alias")), "actor"])
    context, found = Context(reading.words, reading.found_actors, [], []), {}
    for row in reading.actors.to_dict("records"):
        if isinstance(row["name_en"], str) or row["actor"] in named:
            found[row["actor"]] = row["name_en"] if isinstance(row["name_en"], str) else row["name"]
        else:
            plain = of_actor(context, row["actor"], "nom", bare="strong")
            found[row["actor"]] = f"“{plain.text if plain else row['name']}”"
    return found


def _line(reading, event, parts: list, names: dict, places: dict) -> str:
    def called(*roles):
        return _joined(list(dict.fromkeys(names[actor] for role, actor in parts if role in roles and actor in names)))

    def many(*roles):
        them = [reading.found_actors.actors.get(actor) for role, actor in parts if role in roles and actor in names]
        return len(them) > 1 or any(a is not None and (a.kind == "group" or a.sex == "pl" and a.kind != "state") for a in them)

    agents, others, several = called("agent"), called("patient", "recipient", "attendee"), many("agent")
    lemma, noun = _lemma(reading, event)
    found = _words(lemma, event.type)
    towards = not noun and any("nach" in frame.roles for frame in frames.verbs().get(lemma, ()))
    if found and found[1] and not noun:
        if not agents and called("attendee"):
            agents, others, several = called("attendee"), called("patient", "recipient"), many("attendee")
        elif not agents and others and _has_no_agent(lemma):
            agents, others, several = others, "", many("patient", "recipient")  # "Das Flugzeug stürzte ab": nobody else does it
    own = frames.verbs().get(lemma, ()) if not noun else ()
    between = bool(own) and all("nom" not in frame.roles for frame in own)  # "Die Beziehungen zwischen Peru und Chile kühlten ab"
    if own and all(frame.roles.keys() <= {"nom"} for frame in own) and not _has_no_agent(lemma):
        agents = _joined([names[actor] for role, actor in parts if role == "agent" and actor in names and not _only_adjective(reading, event, actor)])
    verb = found is not None and found[1] is not None and not noun and not between
    active = verb and agents and (others or agents == called("attendee") or not _lacks_object(lemma, found[0]))
    if active or verb and not agents and others and "(" not in found[0]:
        text = _clause(*found, event.modality, agents, others, several if agents else many("patient", "recipient", "attendee"))
    else:
        one = next((reading.found_actors.actors.get(actor) for role, actor in parts if role == "attendee"), None)
        alone = not many("attendee") and one is not None and one.kind in ("person", "state")
        joins = "with" if agents not in ("", called("attendee")) or alone else "of"
        text = _phrase(lemma, noun, found, event, agents, called("attendee"), called("patient", "recipient"), joins, between)
    text = text[0].upper() + text[1:]
    where = f"{'to' if towards else 'in'} {places[event.place]}" if event.place in places and places[event.place] not in text else ""
    when = "" if pd.isna(event.earliest) else days(event.earliest, event.latest)
    source = f" (according to {names[event.source]})" if event.source in names else ""
    return ", ".join(filter(None, (text, where, when))) + source


def _phrase(lemma: str, noun: bool, found, event, agents: str, together: str, others: str, joins: str, between: bool) -> str:
    """ "planned attack by Peru on Chile", "no talks between …" """
    german = lemma if noun else (wordings().get(lemma) or {}).get("noun")
    row = noun_forms().get(german) or noun_forms().get(next((base for base in noun_forms() if german and german.endswith(base.lower())), "")) or {}
    link = row.get("link") or (None if noun else (wordings().get(lemma) or {}).get("link"))
    words = _words(german, event.type) if german else None
    head = words[0] if words and not words[1] else found[0] if noun and found else _gerund(found[0]) if found else _TYPES.get(event.type, "event")
    befalls = ("of" if event.type in ("ASSAULT", "ACCUSE") else "to") if link == "an" else _LINKS.get(link, "involving")
    own = re.search(r"\((\w+)\)", found[0]) if found and not noun else None
    if own:
        befalls = own[1]  # "make demands (on)"
    by = "between" if between or link == "mit" and " and " in agents and not together else "by"
    if not noun and together and not agents:
        together, others = "", together
    with_whom = f"{joins} {together}" if together else ""
    parts = [{"planned": "planned", "possible": "possible", "negated": "no"}.get(event.modality, ""), head, f"{by} {agents}" if agents and agents != together else "", with_whom,
             f"{befalls} {others}" if others else ""]
    return " ".join(filter(None, parts))


def _only_adjective(reading, event, actor: str) -> bool:
    """ "Zwei russische Raketen explodierten": it is not Russia that exploded."""
    there = reading.mentions[reading.mentions["mention"].isin(reading.participants.loc[
        (reading.participants["event"] == event.event) & (reading.participants["actor"] == actor), "mention"].dropna())]
    return len(there) > 0 and bool((there["form"] == "demonym").all())


def _lacks_object(lemma: str, base: str) -> bool:
    """ "Greenpeace criticised" whom? "made demands" has its object in itself """
    needs = (wordings().get(lemma) or {}).get("complements") or ""
    last = base.split()[-1]
    return {"acc", "acc?"} & set(needs.split()) != set() and (last == base or last in _PARTICLES) or last in ("to", "on", "for", "at", "of", "into", "against", "from")


def _gerund(base: str) -> str:
    """
    >>> [_gerund(verb) for verb in ("close", "call on", "agree (with)", "hit")]
    ['closing', 'calling on', 'agreeing', 'hitting']
    """
    first, _, rest = re.sub(r" \([^)]*\)", "", base).partition(" ")
    if re.search(r"[^e]e$", first):
        first = first[:-1]
    elif re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", first):
        first += first[-1]
    return f"{first}ing {rest}".strip()


def _lemma(reading, event) -> tuple[str, bool]:
    """The trigger's base form, and whether it is a noun without a verb's gloss."""
    words = reading.words
    number = words.token_at(event.start) if pd.notna(event.start) else None
    if number is None:  # a row that a person has added
        return str(event.trigger), False
    token = words.tokens[number]
    told = next((e.told_by for e in reading.found_events if e.start == event.start), None)
    if told is not None and not told.noun and token.tag[0] == "V":
        return told.frame.lemma, False
    clause = next((c for c in words.clauses if c.verb == number and c.lemma), None)
    if clause is not None:
        return clause.lemma, False
    found = frames.noun_frames(token.lemma, token.form)
    if not found:
        return token.lemma, False
    return (token.lemma if (token.lemma, None) in _glossary() else found[0].lemma), True


def _has_no_agent(lemma: str) -> bool:
    """Whether the subject undergoes it: "abstürzen", "ums Leben kommen"."""
    fixed = [frame for phrases in frames.phrases().values() for word, frame in phrases if word == lemma]
    return any(frame.roles.get("nom") == "patient" for frame in [*frames.verbs().get(lemma, ()), *fixed])


def _words(lemma: str, type) -> tuple[str, str | None] | None:
    known = _glossary()
    return known.get((lemma, type if isinstance(type, str) else None)) or known.get((lemma, None))


@lru_cache(maxsize=1)
def _glossary() -> dict[tuple, tuple[str, str | None]]:
    return {(row["word"], row["type"]): (row["base"], row["past"]) for row in rows("lexicon", "event_glosses")}


def _clause(base: str, past: str, modality: str, agents: str, others: str, several: bool) -> str:
    """ "Putin met Aliyev", "Putin to meet Aliyev", "Aliyev was accused" """
    if agents or not others:
        base, past = _without_brackets(base, others), _without_brackets(past, others)
        first, _, rest = base.partition(" ")
        present = base if several else " ".join(filter(None, (_third_person(first), rest)))
        verb = {"past": past, "present": present, "planned": f"to {base}", "possible": f"may {base}", "negated": f"did not {base}"}[modality]
    else:
        past = _without_brackets(past, "")
        be = "were" if several else "was"
        verb = {"past": f"{be} {past}", "present": f"{'are' if be == 'were' else 'is'} {past}", "planned": f"to be {past}",
                "possible": f"may be {past}", "negated": f"{be} not {past}"}[modality]
        agents, others = others, ""
    return " ".join(filter(None, (agents, verb, others)))


def _without_brackets(words: str, others: str) -> str:
    return re.sub(r" \((\w+)\)", r" \1" if others else "", words)


def _third_person(verb: str) -> str:
    """
    >>> [_third_person(verb) for verb in ("meet", "deny", "punish", "have")]
    ['meets', 'denies', 'punishes', 'has']
    """
    if verb == "have":
        return "has"
    if re.search(r"(?:s|sh|ch|x|z|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _joined(names: list[str]) -> str:
    """ "Armenia and Russia"; of more than four the first three """
    names = names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} others"]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def days(first, last) -> str:
    """ "8 October 2025", "October 2024", "2023", "21–30 September 2025" """
    def whole(day):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if pd.isna(last):
        return f"since {whole(first)}"
    if first == last:
        return whole(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (last.year, last.month) == (first.year, first.month):
        month = f"{_MONTHS[first.month - 1]} {first.year}"
        return month if first.day == 1 and last.day >= 28 else f"{first.day}–{last.day} {month}"
    return f"{whole(first)} to {whole(last)}"
