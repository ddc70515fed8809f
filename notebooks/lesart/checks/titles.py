"""What a heading names and its text does not: another person, another city; and what it states though the text only thinks it possible."""
from __future__ import annotations

import re

from .. import reference
from ..language import tr
from .context import Check, Context, person_name

_HEDGE = re.compile(r"\b(?:mutmaßlich\w*|angeblich\w*|möglicherweise|womöglich|vermutlich|offenbar|anscheinend|wohl|könnten?|dürften?|soll(?:en)?|wahrscheinlich|vielleicht|unbestätigt\w*|Verdacht|verdächtig\w*|"
                    r"noch\s+unklar|Spekulation\w*|nicht\s+bestätigt|Gerücht\w*)\b", re.I)
_STRONG = re.compile(r"\b(?:könnten?|möglicherweise|womöglich|vermutlich|mutmaßlich\w*|vielleicht|wahrscheinlich|Spekulation\w*|Gerücht\w*|angeblich\w*)\b", re.I)
_MARKED = re.compile(r"[?:„“\"–]|\b(?:laut|nach\s+Angaben|zufolge|will|wollen|droht|plant|kündigt|fordert)\b")

_EVENT = re.compile(r"(?:Gipfel|Treffen|Konferenz|Verhandlung|Gespräch|Besuch|Anschlag|Absturz|Explosion|Protest|Unruhe|Parade|Forum|Sitzung|Wahl|Urteil|Prozess|Kämpfe)\w*\s+(?:\w+\s+){0,3}$", re.I)


def titles(context: Context):
    """Each heading's persons, cities and certainty against its section."""
    for heading, section in context.sections():
        if sum(len(context.text[p.start:p.end].split()) for p in section) >= 25:
            yield from _persons(context, heading, section)
            yield from _cities(context, heading, section)
            yield from _certain(context, heading, section)


def _persons(context: Context, heading, section):
    """A person of the heading whom the section never names, though it names others"""
    actors = context.reading.found_actors.actors
    below = {m.actor for m in context.reading.found_actors.mentions if section[0].start <= m.start < section[-1].end}
    for mention in context.persons:
        if not heading.start <= mention.start < heading.end or mention.form not in ("name", "alias") or mention.actor in below:
            continue
        if reference.person(mention.actor)["surname"] in context.text[section[0].start:section[-1].end]:
            continue
        if any(actors[a].kind == "person" and actors[a].known for a in below):
            yield Check(mention.start, mention.end, "heading", None, person_name(mention.actor), "imprecise",
                        tr("The section never mentions {name}.", name=person_name(mention.actor)), "article")


def _cities(context: Context, heading, section):
    """ "Gipfel in Minsk" above a report from Astana """
    spans = [(span, p) for p in context.reading.found_actors.places if p.kind in ("capital", "city") for span in p.occurrences]
    below = {p.place for span, p in spans if section[0].start <= span[0] < section[-1].end}
    body = context.text[section[0].start:section[-1].end]
    for (start, end), place in spans:
        if not heading.start <= start < heading.end or not re.search(r"\b(?:in|bei|nach|aus)\s+$", context.text[max(0, start - 6):start]):
            continue
        if not _EVENT.search(context.text[heading.start:start]):
            continue
        named = context.text[start:end]
        first = [p for span, p in spans if section[0].start <= span[0] < section[0].end]
        if place.place in below or named[:6] in body or not first or any(p.country == place.country for p in first):
            continue
        yield Check(start, end, "heading", None, named, "imprecise", tr("The section never mentions {name}.", name=named), "article")


def _certain(context: Context, heading, section):
    """ "Rakete traf Flugzeug" above "könnte von einer Rakete getroffen worden sein" """
    title = context.text[heading.start:heading.end]
    if _HEDGE.search(title) or _MARKED.search(title):
        return
    clauses = [c for c in context.words.clauses if c.tokens and c.lemma]
    below = [c for c in clauses if section[0].start <= c.start < section[min(1, len(section) - 1)].end]
    for clause in clauses:
        if not heading.start <= clause.start < heading.end or clause.negated or clause.modal or clause.lemma in ("sein", "haben", "werden"):
            continue
        nouns = _nouns(context, clause)
        same = [c for c in below if c.lemma == clause.lemma and nouns & _nouns(context, c)]
        hedged = [c for c in same if _STRONG.search(context.text[c.start:c.end])]
        if same and len(hedged) == len(same):
            yield Check(clause.start, clause.end, "hedge", context.text[hedged[0].start:hedged[0].end][:120], title[:120], "imprecise",
                        tr("The heading states as a fact what the text only thinks possible."), "article")


def _nouns(context: Context, clause) -> set[str]:
    return {context.tokens[t].lemma for t in clause.tokens if context.tokens[t].tag in ("NN", "NNA", "NE")}
