"""Superlatives over a set: "von allen postsowjetischen Führern am längsten", "das größte Land Zentralasiens"."""
from __future__ import annotations

import re
from functools import lru_cache

from .. import reference
from ..datasets import rows
from ..language import decimal, listed, long_day, tr
from .context import Check, Context, person_name, state_name
from .numbers import NUMBER, value
from .terms import lengths

_LONGEST = re.compile(r"\bam\s+(?P<rank>zweit|dritt)?längsten\b|\b(?P<rank2>zweit|dritt)?(?:dienstälteste|längstgediente|längstregierende|längstamtierende)\w*", re.I)
_RULE = re.compile(r"\bregier|\bherrsch|\bim\s+Amt\b|an\s+der\s+(?:Macht|Spitze)|\bamtier|dienstält|längstgedient|längstregier|längstamtier|\bdien", re.I)
_LAND = re.compile(r"\b(?P<rank>zweit|dritt)?(?P<what>größte|kleinste|bevölkerungsreichste|bevölkerungsstärkste|einwohnerreichste|einwohnerstärkste|flächengrößte|bevölkerungsärmste|volkreichste|größere|kleinere|bevölkerungsreichere|einwohnerreichere|volkreichere)\w*"
                   r"\s+(?:der\s+|Land\b|Staat\b|Republik\b|Flächenstaat\b|Sowjetrepublik\b|(?:ehemalige|frühere)\w*\s+)", re.I)


@lru_cache(maxsize=1)
def _regions() -> list[tuple[re.Pattern, str, str]]:
    return [(re.compile(row["words"]), row["name"], row["states"]) for row in rows("lexicon", "check_regions")]


_LONGER = re.compile(rf"\b(?:nur|lediglich|bloß)\s+({NUMBER})\s+(?:\w+\s+)?länger\s+(?:an\s+der\s+(?:Macht|Spitze)|im\s+Amt|regier\w*|amtier\w*)")
_NOBODY = re.compile(r"\b[Kk]ein\w*\s+(?:\w+\s+){0,3}?(?:Präsident|Staatschef|Staatsoberhaupt|Machthaber|Regierungschef|Politiker)\w*[^.;]{0,60}?\b(länger|kürzer)\b[^.;]{0,40}?\bals\b")


def superlatives(context: Context):
    """Who has ruled longest, and which state is the largest, of a set that the sentence names."""
    for sentence, text, offset in context.sentences():
        for match in _LONGEST.finditer(text):
            yield from _rule(context, offset + match.start(), offset + match.end(), match, text)
        for match in _NOBODY.finditer(text):
            yield from _rule(context, offset + match.start(), offset + match.end(), match, text, shortest=match.group(1) == "kürzer")
        for match in _LONGER.finditer(text):
            before = context.words.sentences[max(0, sentence.i - 1)]
            people = {m.actor for m in context.persons if sentence.start <= m.start < sentence.end} or {m.actor for m in context.persons if before.start <= m.start < before.end}
            if len(people) == 1 and value(match.group(1)) is not None:
                yield from _rule(context, offset + match.start(), offset + match.end(), match, text, rank=value(match.group(1)) + 1, who=people.pop())
        for match in _LAND.finditer(text):
            yield from _land(context, offset + match.start(), offset + match.end(), match, text, sentence)


def region(text: str, day, organisations: bool = True) -> tuple[str, tuple[str, ...]] | None:
    """The set of states that a text names, an organisation's members among them or not; None where none or several are."""
    found = [(name, states) for pattern, name, states in _regions() if pattern.search(text) and (organisations or ";" in states)]
    if len({states for _, states in found}) != 1:
        return None
    name, states = found[0]
    if ";" in states:
        return name, tuple(states.split(";"))
    return name, tuple(c for c in reference.STATES if reference.status(states, c, day) in ("member", "leaving", "suspended", "associate"))


def _rule(context: Context, start: int, end: int, match, text: str, shortest: bool | None = None, rank: int | None = None, who: str | None = None):
    if not _RULE.search(text) or context.days is None:
        return
    clause = context.clause(start)
    local = context.text[clause.start:clause.end] if clause else text
    day = context.day
    chosen = region(local, day) or region(text, day) or _region_before(context, start, text)
    who = who or (context.subject(start) or _beside(context, start, end)) if shortest is None else _beside(context, start, end) or _pronoun(context, end)
    if chosen is None or who is None:
        return
    name, states = chosen
    rank = rank or (1 if shortest is not None else {"zweit": 2, "dritt": 3}.get((match.group("rank") or match.group("rank2") or "").lower(), 1))
    leaders = {reference.leader(c, day) for c in states} | {reference.leader(c, day, "head_of_state") for c in states}
    tables = {"effective leader": {}, "head of state": {}, "president": {}}
    for person in sorted(leaders - {None}):
        for way, role, years in lengths(person, day):
            if way in tables:
                tables[way][person] = max(years, tables[way].get(person, 0))
    places = {way: 1 + sum(other < table[who] if shortest else other > table[who] for other in table.values()) for way, table in tables.items() if who in table}
    if not places:
        return
    verdict = "supported" if places.get("effective leader") == rank or places.get("head of state") == rank else "imprecise" if rank in places.values() else "contradicted"
    best = next(table for table in tables.values() if table)
    order = sorted(best, key=best.get, reverse=not shortest)[:3]
    reason = tr("Shortest in power in {set} on {day}: {ranking}.", set=tr(name), day=long_day(day),
                ranking=listed([tr("{name} ({years} years)", name=person_name(p), years=decimal(best[p])) for p in order])) if shortest else tr("Longest in power in {set} on {day}: {ranking}.", set=tr(name), day=long_day(day),
                ranking=listed([tr("{name} ({years} years)", name=person_name(p), years=decimal(best[p])) for p in order]))
    if len(set(places.values())) > 1:
        reason += " " + tr("It depends on the way of counting: {ways}.", ways=listed([tr("place {place} as {counting}", place=place, counting=tr(way)) for way, place in places.items()]))
    yield Check(start, end, "superlative", person_name(order[min(rank, len(order)) - 1]), person_name(who), verdict, reason, "archigos")


def _region_before(context: Context, start: int, text: str) -> tuple[str, tuple[str, ...]] | None:
    """ "Kein anderer Staatschef der Region": the one that the paragraph has named """
    if not re.search(r"\b(?:der|dieser)\s+(?:Region|Gegend)\b", text) or context.days is None:
        return None
    sentence = context.words.sentences[context.words.sentence_at(start)]
    return region(context.text[context.reading.article.paragraphs[sentence.paragraph].start:start], context.day, organisations=False)


def _pronoun(context: Context, end: int) -> str | None:
    """ "kürzer als er": whom the pronoun goes back to """
    near = [m for m in context.persons if m.form == "pronoun" and end <= m.start < end + 4]
    return near[0].actor if near else None


_SET = re.compile(rf"\bder\s+(?:(?P<n>{NUMBER})\s+)?(?P<both>beiden)?\s*(?:Länder|Staaten|Republiken|Nachbarn)?\b")


def _counted(context: Context, sentence, match, text: str) -> tuple[str, tuple[str, ...]] | None:
    """ "das größte der drei Länder", "das größere der beiden": as many states as the sentences before name """
    found = _SET.match(text, match.end() - 4)
    number = 2 if found and found.group("both") else value(found.group("n")) if found and found.group("n") else None
    if number is None:
        return None
    paragraph = context.reading.article.paragraphs[sentence.paragraph]
    for first in range(sentence.i, max(-1, sentence.i - 3), -1):
        start = max(paragraph.start, context.words.sentences[first].start)
        states = tuple(dict.fromkeys(m.actor for m in context.mentions("state", start, sentence.start + match.start()) if m.form == "name" and m.actor in reference.STATES))
        if len(states) == number:
            return "the states named", states
    return None


def _beside(context: Context, start: int, end: int) -> str | None:
    """ "der dienstälteste Staatschef Zentralasiens, Emomali Rachmon" """
    near = [m for m in context.persons if m.form in ("name", "alias") and end <= m.start < end + 70]
    return near[0].actor if near and not re.search(r"[.;:]", context.text[end:near[0].start]) else None


def _land(context: Context, start: int, end: int, match, text: str, sentence):
    after = re.split(r"[;,.]", text[match.end() - 4:])[0]
    if re.search(r"\bder\s+(?:Welt|Erde)\b|\b(?:Europas|Asiens|Afrikas|Amerikas)\b", after):
        return
    day = context.days[1] if context.days else reference.LAST_DAY
    chosen = region(after, day) or region(text, day) or _counted(context, sentence, match, text)
    start_of_part = sentence.start + max(text.rfind(";", 0, match.start()), 0)
    states = [m for m in context.mentions("state", start_of_part, sentence.end) if m.form == "name" and m.actor in reference.STATES]
    if chosen is None or len({m.actor for m in states}) != 1:
        return
    name, members = chosen
    who = states[0].actor
    what = match.group("what").lower()
    quantity = "population" if re.search(r"bevölker|einwohner|volkreich", what) else "area"
    if quantity == "area" and re.search(r"Bevölkerung|Einwohner|Volkswirtschaft|Wirtschaft", text):
        return
    known = {row["country"]: row for row in rows("reference", "state_figures") if row["quantity"] == quantity and row["country"] in members}
    figures = {country: row["value"] for country, row in known.items()}
    if who not in figures:
        return
    order = sorted(figures, key=figures.get, reverse=not re.search(r"kleinste|kleinere|ärmste", what))
    rank = {"zweit": 2, "dritt": 3}.get((match.group("rank") or "").lower(), 1)
    expected = order[rank - 1]
    reason = tr("Of {set} it is {state}.", set=tr(name), state=state_name(expected))
    yield Check(start, end, "superlative", state_name(expected), state_name(who), "supported" if expected == who else "contradicted", reason, known[expected]["source"])
