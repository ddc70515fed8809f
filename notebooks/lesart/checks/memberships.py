"""Who belongs to what: "ist Mitglied des …", "trat 2009 aus", "Gründungsmitglied", "war nie Mitglied"."""
from __future__ import annotations

import re
from datetime import date

from .. import reference
from ..datasets import rows
from ..language import listed, long_day, tr
from .belonging import BELONG, JOIN, LEAVE, MEMBER, NEVER, NO, antecedent, both, meant, pronoun
from .members import membership_source
from .context import Check, Context, day_name, organisation_name, state_name

_FOUNDER = re.compile(r"\bGründungsmitglied|\bGründerstaat|\bGründungsstaat|\bMitbegründer|\bMitgründer")
OTHER = {"associate": re.compile(r"\bassoziiert\w*"), "observer": re.compile(r"\bBeobachter"), "candidate": re.compile(r"\bBeitrittskandidat|\bKandidat")}
_FORMER = re.compile(r"\b(?:ehemalig|früher|einstig)\w*\s*$", re.I)
MODAL = re.compile(r"\b(?:will|wollen|wolle|möchte|soll|sollen|könnte|kann|strebt|Ziel|Wunsch|werden|wird|würde|wäre|plant|droht|Antrag|bewirbt|beantragt|angekündigt|kündigte)\w*", re.I)


def memberships(context: Context):
    """Each claim that a state belongs, belonged, joined or left."""
    yield from _lists(context)
    yield from _appositions(context)
    for clause in context.words.clauses:
        if not clause.tokens:
            continue
        start, end = clause.start, clause.end
        text = context.text[start:end]
        organisations = [m for m in context.mentions("organisation", start, end) if m.actor in reference.organisations()]
        if not organisations:
            organisations = meant(context, clause, text)
        if not organisations:
            continue
        names = {m.actor for m in organisations}
        states = [m for m in context.mentions("state", start, end) if m.form in ("name", "alias", "pronoun") and m.actor != "SUN"]
        if len(names) != 1 or context.days is None:
            continue
        organisation = organisations[0].actor
        states = states or pronoun(context, clause, text) or antecedent(context, clause, text) or both(context, clause, text)
        if states:
            yield from _states(context, clause, text, organisation, organisations[0], states)


_APPOSED = re.compile(r"^,\s+(?:(?:ein|das|seit\s+\d{4})\s+)?(?:Mitglied|Gründungsmitglied|Mitgliedstaat|Mitgliedsland|Vollmitglied)\s+(?:in\s+)?(?:der|des|von)\s+")


def _appositions(context: Context):
    """ "Georgien, Mitglied der OVKS, …" """
    if context.days is None:
        return
    for state in context.mentions("state", 0, len(context.text)):
        match = _APPOSED.match(context.text[state.end:state.end + 60]) if state.form == "name" else None
        after = [m for m in context.mentions("organisation", state.end + match.end(), state.end + match.end() + 4) if m.actor in reference.organisations()] if match else []
        if after and "Gründung" not in match.group():
            yield from status_checks(context, *_span(context.clause(state.start), after[0], state), after[0].actor, state, False, False, None, None, [])


_BELONG_TO = re.compile(r"\b(?:D|d)(?:er|em)\s+[^.;,]{3,70}?\bgehör\w+\s+([^.;]{3,160}?)\s+an\b")


def _lists(context: Context):
    """ "Der OVKS gehören Russland, Belarus und Armenien an": a list that commas would cut """
    if context.days is None:
        return
    for sentence, text, offset in context.sentences():
        for match in _BELONG_TO.finditer(text):
            organisations = [m for m in context.mentions("organisation", offset + match.start(), offset + match.start(1)) if m.actor in reference.organisations()]
            states = [m for m in context.mentions("state", offset + match.start(1), offset + match.end(1)) if m.form in ("name", "alias")]
            if len({m.actor for m in organisations}) != 1 or len(states) < 2 or NO.search(match.group()):
                continue
            clause = context.clause(offset + match.start())
            for state in states:
                yield from status_checks(context, *_span(clause, organisations[0], state), organisations[0].actor, state, False, False, None, None, [])


def _states(context: Context, clause, text: str, organisation: str, mention, states):
    negative = bool(NO.search(text))
    dated = context.dates(clause.start, clause.end)
    days = [t for t in dated if not (t.value or "").startswith("P")]
    founder, leave, join = _FOUNDER.search(text), LEAVE.search(text), JOIN.search(text)
    if NEVER.search(text):
        for state in states:
            yield _never(context, clause, organisation, state)
        return
    if founder:
        for state in states:
            yield _founder(context, clause, organisation, state)
        return
    if (leave or join) and dated and not MODAL.search(text):
        for state in states[:1] if leave else states:
            check = step_check(context, organisation, state, mention, dated[-1], "leave" if leave else "join")
            if check:
                yield check
        return
    other = next((step for step, pattern in OTHER.items() if pattern.search(text)), None)
    member = MEMBER.search(text)
    belongs = BELONG.search(text)
    if not (member or belongs or other) or leave or join or MODAL.search(text) or re.search(r"\bSitzung|Verleihung|Status\b|-status", text):
        return
    apposed = bool(member) and _apposed(text, member, states, clause)
    if clause.tense in ("preterite", "pluperfect") and not days and not apposed and not re.search(r"\bist\b|\bsind\b|\bgehört\b", text):
        if not _FORMER.search(text[:member.start()] if member else ""):
            return
    former = bool(member and _FORMER.search(text[:member.start()]))
    if member and not belongs and not re.search(r"\b(?:ist|sind|war|waren|wurde|bleibt|blieb|seit|als)\b", text) and not apposed:
        return
    since = next((t for t in days if re.search(r"\bseit\s+(?:dem\s+|Anfang\s+|Ende\s+)?$", context.text[max(clause.start, t.start - 14):t.start])), None)
    chosen = _apposed_states(member, states, clause) if member and not belongs and not re.search(r"\b(?:ist|sind|war|waren)\b", text) else states
    for n, state in enumerate(chosen):
        until = chosen[n + 1].start if n + 1 < len(chosen) else clause.end
        own = [t for t in days if state.start < t.start < until] if len(chosen) > 1 else []  # "Finnland seit 2023 und Schweden seit 2024"
        theirs = next((t for t in own if re.search(r"\bseit\s+(?:dem\s+|Anfang\s+|Ende\s+)?$", context.text[max(clause.start, t.start - 14):t.start])), None)
        yield from status_checks(context, *_span(clause, mention, state), organisation, state, negative, former, other, theirs or since, days)


def _apposed(text: str, member, states, clause) -> bool:
    return bool(_apposed_states(member, states, clause))


def _apposed_states(member, states, clause) -> list:
    """ "das NATO-Mitglied Estland", "das OVKS-Mitglied Armenien" """
    end = clause.start + member.end()
    return [s for s in states if 0 <= s.start - end <= 2]


def _history(organisation: str, state: str) -> str:
    """All steps of a state towards an organisation, in one sentence."""
    steps = reference.steps(organisation, state)
    if not steps:
        return tr("No step of {state} into {organisation} is of record.", state=state_name(state), organisation=organisation_name(organisation))
    return tr("{state} and {organisation}: {history}.", state=state_name(state), organisation=organisation_name(organisation),
              history=listed([f"{tr(step)} {tr('since')} {long_day(day)}" for day, step in steps]))


def _span(clause, mention, state) -> tuple[int, int]:
    """The words of a claim: from the state to the organisation, or the clause that goes back to them: "gehört ihr seit 2001 an" """
    if mention.end < clause.start or mention.start > clause.end or state.end < clause.start:
        return clause.start, clause.end
    return min(mention.start, state.start), max(mention.end, state.end)


def status_checks(context, start, end, organisation, state, negative, former, other, since, days):
    """What a state is to an organisation in the days that ``text[start:end]`` names, against the record."""
    intervals = [(t.earliest, t.latest) for t in days if t is not since and t.latest <= context.days[1]] or [context.days]
    if since:
        intervals = [context.days]
    statuses = {reference.status(organisation, state.actor, day) for a, b in intervals for day in (a, b)}
    belongs = bool(statuses & {"member", "leaving", "suspended"})
    loose = bool(statuses & {"founding", "signatory", "associate", "inactive"})
    found = context.text[start:end]
    steps = reference.steps(organisation, state.actor)
    if not steps and state.actor not in reference.STATES and not reference.complete(organisation, intervals[-1][1]):
        return
    what = tr(next((s for s in statuses if s), "nothing"))
    reason = _history(organisation, state.actor)
    source = membership_source(organisation, state.actor)
    expected = tr("{status} on {day}", status=what, day=day_name(*intervals[-1]))
    if former:
        was = any(step == "former" and day <= intervals[-1][1] for day, step in steps)
        verdict = "supported" if was else "contradicted" if belongs else "not checkable"
    elif other:
        right = other in statuses
        verdict = ("supported" if right else "contradicted" if belongs or not statuses - {None} or "former" in statuses else "imprecise") if not negative else "not checkable"
    elif negative:
        verdict = "contradicted" if belongs and len(statuses) == 1 else "supported" if not belongs else "imprecise"
    else:
        verdict = "supported" if belongs else "imprecise" if loose else "contradicted"
    yield Check(start, end, "membership", expected, found, verdict, reason, source)
    if since and belongs and not former and not negative:
        joined = [day for day, step in steps if step in ("member", "signatory", "founding")]
        ok = any(since.earliest <= day <= since.latest for day in joined)
        yield Check(since.start, since.end, "member since", ", ".join(d.isoformat() for d in joined), context.text[since.start:since.end],
                    "supported" if ok else "contradicted", reason, source)


def _never(context, clause, organisation, state) -> Check:
    """ "war nie Mitglied", "ist ihr nie beigetreten" """
    joined = [(day, step) for day, step in reference.steps(organisation, state.actor) if step == "member" and day <= context.days[1]]
    reason = _history(organisation, state.actor)
    known = state.actor in reference.STATES
    match = NEVER.search(context.text[clause.start:clause.end])
    end = max(state.end, clause.start + match.end())
    return Check(min(state.start, clause.start + match.start()), end, "membership", tr("member") if joined else tr("never a member"), context.text[state.start:end],
                 "contradicted" if joined else "supported" if known else "not checkable", reason, membership_source(organisation, state.actor))


def _founder(context, clause, organisation, state) -> Check:
    founding = next((row for row in rows("reference", "foundings") if row["organisation"] == organisation), None)
    steps = [day for day, step in reference.steps(organisation, state.actor) if step in ("member", "signatory", "founding")]
    start, end = state.start, state.end
    source = membership_source(organisation, state.actor)
    if founding is None or (not steps and state.actor not in reference.STATES):
        return Check(start, end, "founding member", None, context.text[start:end], "not checkable",
                     tr("No founding day of {organisation} is of record.", organisation=organisation_name(organisation)), source)
    days = [founding["day"], *(date.fromisoformat(d) for d in (founding["alternatives"] or "").split(";") if d)]
    ok = any(abs((step - day).days) <= 20 for step in steps for day in days)
    reason = tr("{organisation} was founded on {day}; the first step of {state} is of {step}.", organisation=organisation_name(organisation), day=listed([long_day(d) for d in sorted(days)]),
                state=state_name(state.actor), step=long_day(min(steps)) if steps else tr("no day"))
    return Check(start, end, "founding member", long_day(min(steps)) if steps else tr("no step of record"), context.text[start:end],
                 "supported" if ok else "contradicted", reason, source)


def step_check(context, organisation, state, mention, time, which) -> Check | None:
    """ "trat 2004 bei", "schied 2009 aus": the day against the steps of record """
    steps = reference.steps(organisation, state.actor)
    if not steps and state.actor not in reference.STATES:
        return None
    wanted = ("former", "leaving", "inactive") if which == "leave" else ("member", "signatory", "founding")
    days = [day for day, step in steps if step in wanted]
    ok = any(time.earliest <= day <= time.latest for day in days)
    founding = next((row for row in rows("reference", "foundings") if row["organisation"] == organisation), None)
    clause = context.clause(time.start)
    near = [part for part in (state, mention) if clause.start <= part.start < clause.end]
    start, end = min(time.start, *(m.start for m in near), time.start), max(time.end, *(m.end for m in near), time.end)
    reason = _history(organisation, state.actor)
    if not ok and time.earliest > reference.LAST_DAY:
        return None
    return Check(start, end, "left" if which == "leave" else "joined", ", ".join(d.isoformat() for d in days) or tr("no step of record"),
                 context.text[time.start:time.end], "supported" if ok else "contradicted", reason, membership_source(organisation, state.actor))
