"""Office and nationality of a person on the day: "der kasachische Präsident Nasarbajew" in 2021."""
from __future__ import annotations

import re
from datetime import timedelta

from .. import reference
from ..actors.nouns import fixed_offices, offices
from ..language import long_day, tr
from .context import Check, Context, person_name, state_name
from .terms import holds, terms

_FORMER = re.compile(r"(?:früher|ehemalig|einstig|Ex-|Alt-?|vormalig|abgesetzt|gestürzt|entmachtet|verstorben|langjährig|zurückgetreten|scheidend|geflohen|geflüchtet|gewesen)\w*-?\s*(?:\w+\s+)?$", re.I)
_THEN = re.compile(r"\b(?:damalig|seinerzeitig)\w*\s*(?:\w+\s+)?$", re.I)
_COMING = re.compile(r"(?:künftig|später|designiert|neu|gewählt|kommend|nächst|erst|letzt|zweit)\w*\s*(?:\w+\s+)?$", re.I)
_GONE = re.compile(r"\b(?:Tod|Sturz|Ermordung|Absetzung|Rücktritt|Amtszeit|Ära|Mord|Attentat|Vertreibung|Nachfolge|Herrschaft|Abwahl|Flucht|Verhaftung|Zeiten?)(?:s|es|n)?\s+(?:(?:von|an|des|der|ihre[sr]|seine[sr]|unter)\s+)*(?:\w+\s+)?$")
_OLD_TIME = re.compile(r"\b(?:damals|seinerzeit|einst|früher|\d{4})\b")
_CHECKED = ("head_of_state", "head_of_government", "effective_leader", "foreign_minister", "defence_minister", "secretary_general", "commission_president",
            "interior_minister", "finance_minister", "justice_minister", "economy_minister", "vice_chancellor", "vice_president", "high_representative", "council_president", "parliament_president",
            "central_bank_president", "director_general")
_MINISTERS = frozenset(("foreign_minister", "defence_minister", "interior_minister", "finance_minister", "justice_minister", "economy_minister"))


def holders(context: Context):
    """Each person who is named together with an office of a state."""
    tokens = context.tokens
    for mention in context.persons:
        if mention.form not in ("name", "alias"):
            continue
        first = context.words.token_at(mention.start)
        noun_at = first - 1
        if noun_at < 0 or tokens[noun_at].sentence != mention.sentence:
            continue
        gap = 0
        body = None
        if tokens[noun_at].tag == "NE" or tokens[noun_at].form == ",":
            # "Präsident Kasachstans(,) Tokajew" is rare: the state stands between office and name
            between = [m for m in context.mentions("state", tokens[max(0, noun_at - 2)].start, mention.start) if m.form == "name"]
            if between and noun_at >= 1:
                body = between[-1].actor
                noun_at = context.words.token_at(between[-1].start) - 1
                if noun_at >= 0 and tokens[noun_at].form in ("von", "der", "des"):
                    noun_at -= 1
                gap = 1
        if noun_at < 0 or tokens[noun_at].sentence != mention.sentence:
            continue
        yield from _check(context, mention, noun_at, body)


def _check(context: Context, mention, at: int, body: str | None):
    token = context.tokens[at]
    form = token.form
    former_prefix = re.match(r"(?:Ex|Alt|Noch)-(.+)", form)
    base = former_prefix.group(1) if former_prefix else form
    noun = _office_noun(base)
    fixed = fixed_offices().get(base.removesuffix("s")) or fixed_offices().get(noun)
    row = offices().get(noun) or {}
    role = fixed["office"] if fixed else row.get("office")
    if role not in _CHECKED:
        return
    start = token.start
    adjective = context.tokens[at - 1] if at else None
    named = [m for m in context.mentions("state", adjective.start, token.start) if m.form == "demonym"] if adjective else []
    if body is None and named:
        body, start = named[-1].actor, named[-1].start
    if fixed:
        body = body or _own_body(mention.actor, role, fixed["body"])
    if body is None and re.match(r"\w+-", base):
        return  # "EU-Präsident"
    who = mention.actor
    if not terms(who):
        return
    guessed = body is None
    if guessed and role == "secretary_general" and not any(t.role == role for t in terms(who)):
        body = _only_secretariat(context, who)
    if body is None:
        bodies = {t.body for t in terms(who) if t.role == role or role in ("head_of_state", "effective_leader")}
        if len(bodies) != 1:
            return
        body = bodies.pop()
    before = context.text[max(0, start - 34):start]
    former, then, coming = (bool(former_prefix and not form.startswith("Noch")) or bool(_FORMER.search(before)), bool(_THEN.search(before)), bool(_COMING.search(before)))
    yield from _verdict(context, mention, start, body, role, former, then, coming, guessed)


_WORLD = frozenset(("secretary_general", "high_representative", "commission_president", "council_president", "director_general"))


def _only_secretariat(context: Context, who: str) -> str | None:
    """ "Generalsekretär Javier Solana" in a text on the Nato: the only organisation named that has a secretary general, for those who have led another one """
    if not any(t.role in _WORLD for t in terms(who)) or context.days is None:
        return None
    found = {m.actor for m in context.mentions("organisation", 0, len(context.text)) if reference.office_holder(m.actor, "secretary_general", context.days[1])}
    return found.pop() if len(found) == 1 else None


_ALIKE = frozenset(("DEU", "AUT", "CHE"))  # each has a Bundespräsident, two a Bundeskanzler


def _own_body(who: str, role: str, body: str) -> str:
    """ "Bundespräsident Thomas Klestil" is Austria's """
    own = [t.body for t in terms(who) if t.role == role]
    return next((b for b in own if b in _ALIKE), body) if body in _ALIKE and body not in own else body


def _verdict(context: Context, mention, start, body, role, former, then, coming, guessed):
    who = mention.actor
    before = context.text[max(0, start - 24):start]
    found = context.text[start:mention.end]
    ever = [t for t in terms(who) if t.body == body and (t.role == role or holds(who, body, role, t.start, t.start))]
    source = (ever or terms(who))[0].source
    intervals = context.claim_days(start)
    if not intervals:
        return
    paragraph = context.reading.article.paragraphs[context.words.sentences[mention.sentence].paragraph]
    first = context.words.sentences[max(0, mention.sentence - 1)].start
    told_since = max(paragraph.start, first)
    near = [(t.earliest, t.latest) for t in context.times(told_since, context.words.sentences[mention.sentence].end) if t.earliest and t.latest and (
        t.kind in ("DATE", "TIME") or t.kind == "DURATION" and re.search(r"\bvor\s+(?:\w+\s+){0,2}$", context.text[max(0, t.start - 24):t.start], re.I))]  # "vor 20 Jahren", but not "seit 20 Jahren"
    now = intervals[-1]
    holder = reference.office_holder(body, role, now[1])
    held_now = any(holds(who, body, role, a - timedelta(days=1), b + timedelta(days=1)) for a, b in intervals)
    if former or then:
        past = [t for t in ever if context.days is None or t.start < context.days[1]]
        if not past:
            if holder and _exclusive(body, role):
                yield Check(start, mention.end, "office", tr("never in this office"), found, "contradicted", _never(who, body), source)
            return
        told = [days for days in near if context.days and days[1] < context.days[0] and (days[1] - days[0]).days < 370]
        if then and told and not any(holds(who, body, role, *days) for days in told):
            yield from _then(context, start, mention.end, who, body, role, told, source)
            return
        in_office = context.days and holds(who, body, role, *context.days) and all(t.end is None or t.end > context.days[1] for t in past[-1:])
        if former and in_office and not re.search(r"langjährig|scheidend", context.text[max(0, start - 34):start]) and role == "head_of_state":
            yield Check(start, mention.end, "office", tr("in office"), found, "contradicted",
                        tr("{name} was still in office on {day}.", name=person_name(who), day=long_day(context.days[1])), source)
        elif not in_office or then:
            yield Check(start, mention.end, "office", found, found, "supported",
                        tr("{name} held this office before, from {start} on.", name=person_name(who), start=long_day(past[0].start)), source)
        return
    if held_now:
        yield Check(start, mention.end, "office", found, found, "supported",
                    tr("{name} held this office of {state} on that day.", name=person_name(who), state=body_name(body)), source)
        return
    death = reference.died(who)
    unmarked = _unmarked(context, told_since, context.words.sentences[mention.sentence].end, ever)
    dead = bool(death and context.days and death <= context.days[0])
    if dead and (guessed or not unmarked) or _GONE.search(context.text[max(0, start - 40):start]):
        return  # "nach dem Tod von Präsident …", "der Sturz ihres Präsidenten …"
    if coming or guessed and not ever or re.search(r"\b(?:ein|eine|einer|einem|einen|als|zum|zur|Kandidat\w*|möglich\w*)\s+(?:\w+\s+)?$", before):
        return  # "unter einer Kanzlerin Merkel"
    clause = context.clause(start)
    told_now = clause is not None and clause.tense == "present" and clause.kind == "main" and not _OLD_TIME.search(context.text[clause.start:clause.end])
    old = _told_of_old(context, start) and bool(ever)
    if not told_now and any(holds(who, body, role, a, b) for a, b in near) or old and not unmarked:
        return
    if context.days and any(t.end and 0 <= (context.days[0] - t.end).days <= 10 for t in ever):
        return  # of news on the handover itself
    if not ever and role == "head_of_government" and holds(who, body, "head_of_state", *now):
        yield Check(start, mention.end, "office", tr("head of state"), found, "contradicted",
                    tr("{name} was head of state of {state} on {day}, and never its prime minister.", name=person_name(who), state=body_name(body), day=long_day(now[1])), source)
        return
    if ever and all(context.days and t.start > context.days[1] for t in ever) and _from_later(context):
        return
    steady = all(reference.office_holder(body, role, day) == holder for day in (now[0] - timedelta(days=40), now[1] + timedelta(days=10)))
    if holder is None or holder == who or not (_exclusive(body, role) or steady):
        return
    if role in _MINISTERS and not steady:
        return
    reason = tr("On {day} {holder} held this office of {state}.", day=long_day(now[1]), holder=person_name(holder), state=body_name(body)) if ever \
        else _never(who, body) + " " + tr("On {day} it was {holder}.", day=long_day(now[1]), holder=person_name(holder))
    yield Check(start, mention.end, "office", person_name(holder), found, "imprecise" if dead or old else "contradicted", reason, source)


def _from_later(context: Context) -> bool:
    """Whether the text names days a year after its own: then the day of publication that it was given is in doubt"""
    return any(t.basis == "absolute" and t.kind == "DATE" and t.earliest and (t.earliest - context.days[1]).days > 300 and (t.latest - t.earliest).days < 32 for t in context.reading.found_times)


def _unmarked(context: Context, start: int, end: int, ever) -> bool:
    """Whether an office of long ago is named with nothing in its sentence and the one before that looks back: no day of old, no "damals", "unter", "Ära" """
    if context.days is None or not ever or any(t.end is None or (context.days[0] - t.end).days < 400 for t in ever):
        return False
    if any(t.latest and (context.days[0] - t.latest).days > 300 for t in context.times(start, end)):
        return False
    return not re.search(r"\b(?:damal\w*|seinerzeit|einst\w*|früher\w*|einmal|schon|unter|seit|Ära|Zeit(?:en)?|Jahrzehnt\w*|gegründet|Geschichte|Erbe|Nachfolger\w*|Vorgänger\w*|verstorben\w*|Ex-\w+|ehemalig\w*)\b", context.text[start:end])


def _then(context: Context, start: int, end: int, who: str, body: str, role: str, told, source):
    """ "Vor 20 Jahren … der damalige Präsident": somebody else held the office in all the days that the text tells of """
    others = {reference.office_holder(body, role, day) for days in told for day in days}
    if len(others) == 1 and (holder := others.pop()):
        yield Check(start, end, "office", person_name(holder), context.text[start:end], "contradicted",
                    tr("On {day} {holder} held this office of {state}.", day=long_day(told[-1][1]), holder=person_name(holder), state=body_name(body)), source)


def _office_noun(form: str) -> str | None:
    """The office by its very noun; a "Parlamentspräsident" or a "Vize-Außenminister" is another one."""
    return next((base for base in (form, *(form.removesuffix(cut) for cut in ("s", "es", "en", "n"))) if base in offices()), None)


def _told_of_old(context: Context, position: int) -> bool:
    """Whether a sentence looks back: by "damals", by the pluperfect, by a year; news itself is told in the preterite"""
    sentence = context.words.sentences[context.words.sentence_at(position)]
    clause = context.clause(position)
    text = context.text[sentence.start:sentence.end]
    return bool(clause and clause.tense == "pluperfect") or bool(re.search(r"\b(?:damals|seinerzeit|einst|früher|vor\s+\w+\s+(?:Jahren|Jahrzehnten))\b", text, re.I))


def _never(who: str, body: str) -> str:
    return tr("{name} never held this office of {state}.", name=person_name(who), state=body_name(body))


def body_name(body: str) -> str:
    """Name of a state or organisation in the reader's language."""
    from .context import organisation_name
    return state_name(body) if body in reference.states() else organisation_name(body)


def _exclusive(body: str, role: str) -> bool:
    """Whether the data know who holds an office without holes: only then can nobody else hold it."""
    return body in reference.STATES and role in ("head_of_state", "effective_leader", "head_of_government") or \
        body in ("USA", "DEU", "FRA", "CHN", "TUR", "NATO", "UN", "EU")
