"""Memberships that a sentence only hints at: "gehört der OSZE an, dem Europarat seit 1996", "führte 2011 den Euro ein"."""
from __future__ import annotations

import re
from dataclasses import replace

from .. import reference
from .context import Check, Context
from .belonging import BELONG, MEMBER, NO, pronoun
from .memberships import MODAL, OTHER, status_checks, step_check

_SINCE = re.compile(r"\bseit\s+(?:dem\s+|Anfang\s+|Ende\s+|\w+\s+)?$", re.I)
_CONTRAST = re.compile(r"\b(?:wohl\s+aber|aber|dafür|sondern|hingegen|dagegen|ebenso|nicht\s+aber|ebensowenig|ebenso\s+wenig)\b")
_EURO = re.compile(r"\b(?:führt\w*\b.*\b(?:den\s+)?Euro\b.*\bein\b|Euro\b.*\b(?:führt\w*\b.*\bein\b|eingeführt\b|übernommen\b)|Einführung\s+des\s+Euro|übernahm\w*\b.*\bden\s+Euro\b)")


def elliptic(context: Context):
    """Each part of a sentence on one state that names an organisation of its own, and each state that took the euro."""
    if context.days is None:
        return
    for sentence, text, offset in context.sentences():
        yield from _parts(context, sentence, text, offset)
        yield from _euros(context, sentence, text, offset)
    for clause in context.words.clauses:
        if clause.tokens:
            yield from _euro(context, clause, context.text[clause.start:clause.end])


def _parts(context: Context, sentence, text: str, offset: int):
    organisations = [m for m in context.mentions("organisation", sentence.start, sentence.end) if m.actor in reference.organisations() and m.form != "pronoun"]
    if len({m.actor for m in organisations}) < 2 or not (BELONG.search(text) or MEMBER.search(text)) or MODAL.search(text) or context.quoted(offset):
        return
    states = [m for m in context.mentions("state", sentence.start, sentence.end) if m.form in ("name", "pronoun", "role") and m.actor != "SUN"] or pronoun(context, context.clause(organisations[0].start), text)
    if len({m.actor for m in states}) != 1:
        return
    for part in re.finditer(r"(?:(?!\bund\s+(?:auch\s+)?(?:de[rmns]|zu[rm]?)\b)[^,;])+", text):
        start, end = offset + part.start(), offset + part.end()
        here = [m for m in organisations if start <= m.start < end]
        times = [t for t in context.dates(start, end) if not (t.value or "").startswith("P")]
        since = next((t for t in times if _SINCE.search(context.text[start:t.start]) or context.text[t.start:t.end].lower().startswith("seit")), None)
        contrast = _CONTRAST.search(part.group())
        if len({m.actor for m in here}) != 1 or not (contrast or MEMBER.search(part.group()) or since or BELONG.search(part.group())):
            continue
        other = next((step for step, pattern in OTHER.items() if pattern.search(part.group())), None)
        clause = context.clause(here[0].start)
        inside = {m.actor for m in organisations if clause.start <= m.start < clause.end}
        if len(inside) == 1 and any(clause.start <= m.start < clause.end and m.form != "pronoun" for m in states):
            continue
        start += len(part.group()) - len(part.group().lstrip())
        yield from status_checks(context, start, end, here[0].actor, states[0], bool(NO.search(part.group()) or re.search(r"wenig", contrast.group() if contrast else "")), False, other, since, times)


def _euros(context: Context, sentence, text: str, offset: int):
    """ "den Euro führte Estland im Jahr 2011 ein, Lettland 2014 und Litauen 2015": each state with the year behind it """
    if not _EURO.search(text) or MODAL.search(text) or NO.search(text):
        return
    euro = offset + re.search(r"\bEuro\b", text).start()
    states = [m for m in context.mentions("state", sentence.start, sentence.end) if m.form == "name" and m.start > euro]
    if len(states) < 2:
        return
    for n, state in enumerate(states):
        until = states[n + 1].start if n + 1 < len(states) else sentence.end
        times = [t for t in context.dates(state.end, until) if not (t.value or "").startswith("P")]
        if len(times) == 1 and times[0].start - state.end < 14 and reference.steps("EUROZONE", state.actor):
            check = step_check(context, "EUROZONE", state, state, times[0], "join")
            if check:
                yield check


def _euro(context: Context, clause, text: str):
    """ "Den Euro führte es 2015 ein", "Estland hatte den Euro 2011 übernommen" """
    if not _EURO.search(text) or MODAL.search(text) or NO.search(text):
        return
    times = context.dates(clause.start, clause.end)
    states = [m for m in context.mentions("state", clause.start, clause.end) if m.form in ("name", "pronoun")] or pronoun(context, clause, text, always=True)
    match = re.search(r"Euro\b", text)
    if len(times) > 1 and len({m.actor for m in states}) > 1:  # "den Euro führte Estland 2011 ein, Lettland 2014"
        return
    if len(times) == 1 and len({m.actor for m in states}) == 1 and reference.steps("EUROZONE", states[0].actor):
        mention = replace(states[0], start=clause.start + match.start(), end=clause.start + match.end())
        state = states[0] if clause.start <= states[0].start < clause.end else mention
        check = step_check(context, "EUROZONE", state, mention, times[0], "join")
        if check:
            yield check
