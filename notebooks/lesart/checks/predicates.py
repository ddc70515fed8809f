"""Who was what, whom somebody followed in office, and of which state somebody is: "Präsident war damals …", "sein Vorgänger …", "der Kirgise …"."""
from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from .. import reference
from ..datasets import rows
from ..language import long_day, tr
from .context import Check, Context, person_name, state_name
from .offices import body_name
from .terms import STATE_HEAD, holds, terms

_ROLES = {"head_of_state": r"Staatspräsident(?:in)?|Präsident(?:in)?|Staatsoberhaupt|Staatschef(?:in)?", "head_of_government": r"Ministerpräsident(?:in)?|Premierminister(?:in)?|Premier|Regierungschef(?:in)?|Bundeskanzler(?:in)?|Kanzler(?:in)?",
          "secretary_general": r"Generalsekretär(?:in)?"}
_WAS = re.compile(r"\b(?P<noun>" + "|".join(f"(?P<{role}>{words})" for role, words in _ROLES.items()) + r")(?:\s+(?:in\s+[A-ZÄÖÜ]\w+|des\s+Landes|von\s+[A-ZÄÖÜ]\w+|[A-ZÄÖÜ]\w+s|der\s+[A-ZÄÖÜ]\w+))?\s+(?P<verb>war|ist)\s+(?:(?P<then>damals|seinerzeit|zu\s+jener\s+Zeit|zu\s+dieser\s+Zeit|da|noch|heute|derzeit)\s+)*$")


def predicates(context: Context):
    """Each predicate of office, each predecessor or successor, each person who is called by a nation."""
    if context.days is None:
        return
    for mention in context.persons:
        if mention.form in ("name", "alias"):
            yield from _was(context, mention)
            yield from _followed(context, mention)
            yield from _nation(context, mention)


def _was(context: Context, mention):
    """ "Präsident in Kiew war damals Petro Poroschenko" """
    sentence = context.words.sentences[mention.sentence]
    match = _WAS.search(context.text[sentence.start:mention.start])
    who = mention.actor
    if not match or not terms(who):
        return
    role = next(role for role in _ROLES if match.group(role))
    start = sentence.start + match.start()
    body = _body(context, start, mention.start) or next((t.body for t in reversed(terms(who)) if t.role == role), None)
    if body is None:
        return
    if match.group("verb") == "ist":
        days = [context.days]
    else:
        paragraph = context.reading.article.paragraphs[sentence.paragraph]
        days = [(t.earliest, t.latest) for t in context.times(paragraph.start, sentence.end) if t.earliest and t.latest and t.latest < context.days[0]][-3:]
    if not days:
        return
    day = days[-1][1]
    real = reference.office_holder(body, role, day)
    if any(holds(who, body, role, a, b) for a, b in days):
        yield Check(start, mention.end, "office", person_name(who), context.text[start:mention.end], "supported",
                    tr("{name} held this office of {state} on that day.", name=person_name(who), state=body_name(body)), terms(who)[0].source)
    elif real and real != who and all(reference.office_holder(body, role, d) == real for a, b in days[-1:] for d in (a, b)) and len({d for d in days}) == 1:
        yield Check(start, mention.end, "office", person_name(real), context.text[start:mention.end], "contradicted",
                    tr("On {day} {holder} held this office of {state}.", day=long_day(day), holder=person_name(real), state=body_name(body)), terms(who)[0].source)


def _body(context: Context, start: int, end: int) -> str | None:
    """The state of "in Kiew", "der Ukraine", "Kasachstans" """
    states = [m.actor for m in context.mentions("state", start, end)]
    if states:
        return states[-1]
    capitals = {row["capital"]: row["iso3"] for row in reference.states().values() if row["capital"]}
    return next((capitals.get(p.place) for p in context.reading.found_actors.places for a, b in p.occurrences if start <= a < end), None)


_FOLLOWED = re.compile(r"\b(?P<owner>(?:[Ss]ein|[Ii]hr|[Dd]ess|[Dd]er)(?:e[mnrs]?|en)?)?\s*(?:(?:direkten?|unmittelbaren?|früheren?|langjährigen?|verstorbenen?|gestürzten?|gewählten?|autoritären?)\s+)*(?:Amts)?(?P<which>[Vv]orgänger|[Nn]achfolger)(?:in|s|n)?\s+(?:(?:im\s+Amt)\s+)?$")


def _followed(context: Context, mention):
    """ "sein Vorgänger Nursultan Nasarbajew", "Karimows Nachfolger Mirsijojew" """
    sentence = context.words.sentences[mention.sentence]
    match = _FOLLOWED.search(context.text[sentence.start:mention.start])
    if not match:
        return
    start = sentence.start + match.start("which")
    others = [m for m in context.persons if m.actor != mention.actor and sentence.start <= m.start < mention.start and m.form in ("name", "alias", "role", "pronoun")]
    possessive = [m for m in others if m.end <= start and start - m.end <= 2]
    who = possessive[-1].actor if possessive else others[-1].actor if len({m.actor for m in others}) == 1 else _before(context, sentence, mention.actor)
    if who is None or who == mention.actor or not terms(who) or not terms(mention.actor):
        return
    before, after = (mention.actor, who) if match.group("which").lower() == "vorgänger" else (who, mention.actor)
    order = _order(before, after)
    if order is None:
        return
    role, verdict, right, of = order
    asked = person_name(after)
    yield Check(start, mention.end, "office", person_name(right) if right else None, context.text[start:mention.end], verdict,
                tr("Before {name} it was {holder} who held this office of {state}.", name=asked, holder=person_name(right), state=body_name(of)), terms(after)[0].source)


def _before(context: Context, sentence, not_this: str) -> str | None:
    """The only person of the sentence before"""
    if sentence.i == 0 or context.words.sentences[sentence.i - 1].paragraph != sentence.paragraph:
        return None
    other = context.words.sentences[sentence.i - 1]
    people = {m.actor for m in context.persons if other.start <= m.start < other.end} - {not_this}
    return people.pop() if len(people) == 1 else None


def _order(before: str, after: str):
    """(role, verdict, who really came before, state) for two who held the same office; None where they did not."""
    for role in ("head_of_state", "head_of_government", "effective_leader", "secretary_general", "commission_president", "foreign_minister", "defence_minister"):
        first = [t for t in terms(before) if t.role == role]
        for body in dict.fromkeys(t.body for t in terms(after) if t.role == role):
            if not any(t.body == body for t in first):
                continue
            for start in sorted(t.start for t in terms(after) if t.role == role and t.body == body):
                real = _holder_before(body, role, start, after)
                if real == before:
                    return role, "supported", real, body
            real = _holder_before(body, role, min(t.start for t in terms(after) if t.role == role and t.body == body), after)
            if real is None:
                return None
            earlier = min(t.start for t in first if t.body == body) < start
            return role, "imprecise" if earlier else "contradicted", real, body
    return _never(before, after)


def _never(before: str, after: str):
    """Nobody follows somebody in an office that the other never held."""
    own = [t for t in terms(after) if t.role in ("head_of_state", "head_of_government", "secretary_general")]
    if not own or not terms(before) or {(t.body, t.role) for t in own} & {(t.body, t.role) for t in terms(before)}:
        return None
    last = own[-1]
    real = _holder_before(last.body, last.role, last.start, after)
    return (last.role, "contradicted", real, last.body) if real else None


def _holder_before(body: str, role: str, start, after: str) -> str | None:
    """Who held an office before a day, acting holders left out."""
    if body in reference.STATES and role in reference.ROLES:
        earlier = [s for s in reference.sequences()[body, role] if s.start < start and s.person != after and not s.acting]
        return earlier[-1].person if earlier else None
    for back in (1, 40):
        holder = reference.office_holder(body, role, start - timedelta(days=back))
        if holder and holder != after:
            return holder
    return None


@lru_cache(maxsize=1)
def _nations() -> dict[str, str]:
    """ "Kirgise", "Kirgisen", "Kirgisin" → KGZ """
    found = {}
    for row in rows("reference", "adjectives"):
        demonym = row["demonym"]
        if demonym:
            for form in (demonym, demonym + "n", demonym + "in", demonym.removesuffix("e") + "in", demonym.removesuffix("e") + "en"):
                found.setdefault(form, row["iso3"])
    return found


def _nation(context: Context, mention):
    """ "der Kirgise Kurmanbek Bakijew" """
    base = max(0, mention.start - 40)
    match = re.search(r"\b[Dd](?:er|ie|en|em)\s+(\w+)\s+$", context.text[base:mention.start])
    nation = _nations().get(match.group(1)) if match else None
    row = reference.person(mention.actor)
    countries = {row["country"]} | {t.body for t in terms(mention.actor) if t.role in STATE_HEAD}
    if nation is None or not row["country"] or "SUN" in countries:
        return
    start = base + match.start(1)
    yield Check(start, mention.end, "office", state_name(row["country"]), state_name(nation), "supported" if nation in countries else "contradicted",
                tr("{name} is of {state}.", name=person_name(mention.actor), state=state_name(row["country"])), row["source"])
