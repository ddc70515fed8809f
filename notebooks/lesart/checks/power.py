"""Years in power, under every way of counting: "seit 33 Jahren an der Macht", "Präsident seit 1994"."""
from __future__ import annotations

import re
from datetime import date

from ..language import decimal, listed, long_day, tr
from .context import RANK, Check, Context, person_name
from .numbers import NUMBER, QUALIFIER, STEM, fits, qualifiers, value
from .terms import ANY, GOVERNMENT, RECORD_BEGINS, STATE_HEAD, lengths, starts, terms

_YEARS = re.compile(rf"\bseit\s+(?:(?:nunmehr|inzwischen|mittlerweile|bereits|schon|nun|jetzt)\s+)*(?:({QUALIFIER})\s+)?"
                    rf"(?:({NUMBER})\s+(Jahr(?:en)?|Jahrzehnten)\b|(?:einem\s+)?(Vierteljahrhundert|Jahrzehnt|halben\s+Jahrhundert))", re.I)
_BARE = re.compile(rf"(?:({QUALIFIER})\s+)?\b({NUMBER})\s+(Jahre[n]?|Jahrzehnte[n]?)\s+(?:lang\s+)?(?:an\s+der\s+Macht|im\s+Amt|an\s+der\s+Spitze|regiert\b|geherrscht|(?:als\s+Präsident\s+)?geführt)", re.I)
_REIGN = re.compile(rf"\b({STEM})-?jährige[rnms]?\s+(?:\w+\s+)?(Herrschaft|Amtszeit|Regierungszeit|Präsidentschaft|Regentschaft)", re.I)
# What makes a clause one about power; the first that stands in it says how to count.
_OFFICE = ((re.compile(r"\b(?:Staatschef|Staatsoberhaupt|(?:Staats)?[Pp]räsident(?!schaftswahl)|Staatspräsident)", re.I), STATE_HEAD),
           (re.compile(r"\b(?:Ministerpräsident|Premier|Regierungschef|Kanzler|Bundeskanzler)", re.I), GOVERNMENT),
           (re.compile(r"an\s+der\s+(?:Macht|Spitze)|\bim\s+Amt\b|\bregier|\bherrsch|\bMachthaber|\bamtier|\bgelenkt|\blenkt\b|\bführt\b|\bHerrsch", re.I), ANY))
_OF_YEARS = re.compile(r"jahr|jähr", re.I)
_SINCE = re.compile(r"\bseit\s+(?:dem\s+|Anfang\s+|Mitte\s+|Ende\s+|dem\s+Jahr\s+)*$", re.I)


def power(context: Context):
    """Each claim about how long, or since when, somebody has ruled."""
    for sentence, text, offset in context.sentences():
        yield from _dates(context, sentence, text, offset)
        if not _OF_YEARS.search(text):
            continue
        for match in _YEARS.finditer(text):
            years = _length(match.group(2), match.group(3), match.group(4))
            yield from _since(context, offset + match.start(), offset + match.end(), match.group(1), years, match)
        for match in _BARE.finditer(text):
            if not re.search(r"\bseit\b[^,.]{0,30}$", text[:match.start()], re.I) and not _YEARS.search(text[max(0, match.start() - 8):match.end()]):
                yield from _ended(context, offset + match.start(), offset + match.end(), match.group(1), _length(match.group(2), match.group(3), None))
        for match in _REIGN.finditer(text):
            yield from _reign(context, offset + match.start(), offset + match.end(), value(match.group(1)), sentence)


def _length(number: str | None, unit: str | None, fixed: str | None) -> tuple[float, bool] | None:
    """(years, whether they are round)"""
    if fixed:
        word = fixed.lower().split()[0]
        return {"vierteljahrhundert": 25.0, "jahrzehnt": 10.0, "halben": 50.0}[word], True
    n = value(number)
    return None if n is None else (float(n * 10), True) if unit.lower().startswith("jahrzehnt") else (float(n), False)


def role_of(clause_text: str) -> frozenset[str] | None:
    """Which offices a clause speaks of; None where it is not about power: "der frühere Präsident sitzt im Gefängnis" """
    if re.search(r"\b(?:Gefängnis|Haft|Exil|inhaftiert|Hausarrest|Straflager)\b", clause_text):
        return None
    return next((roles for pattern, roles in _OFFICE if pattern.search(clause_text)), None)


def _since(context: Context, start: int, end: int, qualifier: str | None, years, match):
    clause = context.clause(start)
    if years is None or clause is None or clause.negated:
        return
    around = context.text[clause.start:max(clause.end, end)]
    if re.search(r"\b(?:damals|seinerzeit|damalig\w*)\b", around):
        return  # "Putin, damals seit zwei Jahren Präsident": not counted until today
    roles = role_of(part(around, start - clause.start)) or role_of(context.text[start:end + 45].split(",")[0])
    who = roles and (attributive(context, end) or apposed(context, start) or context.subject(start))
    if not who or not terms(who):
        return
    days = context.days
    if days is None:
        yield Check(start, end, "years in power", None, context.text[start:end], "not checkable",
                    tr("Without a day of publication nobody can count until it."), None)
        return
    yield from _compare(context, start, end, who, roles, qualifier, years, (days[0], context.day))


def attributive(context: Context, end: int) -> str | None:
    """ "der seit 31 Jahren (autoritär) regierende (Präsident) Lukaschenko" """
    match = re.match(r"\s+(?:\w+\s+){0,2}?(?:regierende|herrschende|amtierende|dienende|führende)\w*\s+(?:\w+\s+){0,3}?", context.text[end:end + 90])
    if not match or not re.search(r"regierend|herrschend|amtierend|dienend|führend", match.group()):
        return None
    following = [m for m in context.persons if end <= m.start < end + 110 and m.form in ("name", "alias", "role")]
    return following[0].actor if following else None


def apposed(context: Context, start: int) -> str | None:
    """ "Tadschikistans Präsident Emomali Rachmon, seit 33 Jahren an der Macht" """
    before = [m for m in context.persons if m.form in ("name", "alias") and m.end < start and context.text[m.end:start].strip() == "," or m.form == "relative"]
    return before[-1].actor if before else None


def _compare(context: Context, start: int, end: int, who: str, roles, qualifier, years, days):
    claimed, is_round = years
    kind = qualifiers().get(re.sub(r"\s+", " ", qualifier.lower())) if qualifier else None
    if kind == "exact":
        kind = None
    counted = [(label, role, length) for label, role, length in lengths(who, days[1])]
    if not counted:
        expected = tr("not in power on that day")
        yield Check(start, end, "years in power", expected, context.text[start:end], "not checkable",
                    tr("{name} holds none of the known offices on {day}.", name=person_name(who), day=long_day(days[1])), _source(who))
        return
    verdicts = []
    for label, role, length in counted:
        verdict = fits(claimed, kind, length)
        if is_round and kind is None:
            verdict = "supported" if claimed - 0.5 <= length < claimed * 1.2 else "imprecise" if claimed - 3 <= length < claimed * 1.4 else "contradicted"
        if role not in roles and roles != ANY and verdict == "supported":
            verdict = "imprecise"
        verdicts.append((verdict, label, length))
    if roles == GOVERNMENT and not any(t.role in GOVERNMENT for t in terms(who)):
        yield Check(start, end, "years in power", None, context.text[start:end], "not checkable",
                    tr("No term of {name} as head of government is of record.", name=person_name(who)), _source(who))
        return
    best = min(verdicts, key=lambda item: RANK[item[0]])
    said = listed([tr("{years} years as {counting}", years=decimal(length), counting=tr(label)) for label, role, length in counted])
    reason = tr("On {day} {name} had {ways}.", day=long_day(days[1]), name=person_name(who), ways=said)
    yield Check(start, end, "years in power", "; ".join(f"{decimal(length)} ({tr(label)})" for label, _, length in counted),
                context.text[start:end], best[0], reason, _source(who))


def _ended(context: Context, start: int, end: int, qualifier, years):
    """ "nach 29 Jahren an der Macht", "blieb 15 Jahre im Amt" """
    who = context.subject(start)
    if not who or years is None or not terms(who):
        return
    days = context.days
    ends = [t.end for t in terms(who) if t.end and (days is None or t.end <= days[1])]
    if any(t.end is None or (days and t.start <= days[0] < t.end) for t in terms(who)) and days:
        yield from _compare(context, start, end, who, ANY, qualifier, years, days)
    elif ends:
        from datetime import timedelta
        last = max(ends) - timedelta(days=1)
        yield from _compare(context, start, end, who, ANY, qualifier, years, (last, last))


def _reign(context: Context, start: int, end: int, number: int | None, sentence):
    """ "nach 29-jähriger Herrschaft", "Nasarbajews 29-jährige Herrschaft" """
    if number is None:
        return
    before = [m for m in context.persons if sentence.start <= m.start and m.end <= start and start - m.end <= 2]
    after = [m for m in context.persons if end <= m.start < end + 6]
    who = before[-1].actor if before else after[0].actor if after else context.subject(start)
    if who and terms(who):
        ends = [t.end for t in terms(who) if t.end and (context.days is None or t.end <= context.days[1])]
        running = context.days and any(t.start <= context.days[0] and (t.end is None or context.days[0] < t.end) for t in terms(who))
        if running:
            yield from _compare(context, start, end, who, ANY, None, (float(number), number % 5 == 0), context.days)
        elif ends:
            from datetime import timedelta
            last = max(ends) - timedelta(days=1)
            yield from _compare(context, start, end, who, ANY, None, (float(number), number % 5 == 0), (last, last))


def _dates(context: Context, sentence, text: str, offset: int):
    """ "der seit 1994 regierende Lukaschenko", "ist seit November 2003 Präsident" """
    for time in context.times(sentence.start, sentence.end):
        if time.kind != "DATE" or time.earliest is None or (time.latest - time.earliest).days > 370 or not re.match(r"\d{4}", time.value or "") or not re.search(
                r"\d{4}|Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember", context.text[time.start:time.end]):
            continue
        before = _SINCE.search(context.text[max(sentence.start, time.start - 30):time.start])
        inside = re.match(r"seit\b", context.text[time.start:time.end], re.I)
        clause = context.clause(time.start)
        if not (before or inside) or clause is None or clause.negated:
            continue
        roles = role_of(part(context.text[clause.start:clause.end], time.start - clause.start))
        who = roles and (attributive(context, time.end) or apposed(context, time.start - (len(before.group()) if before else 0)) or context.subject(time.start))
        if not who or not terms(who):
            continue
        year = bool(re.fullmatch(r"\d{4}", time.value))
        first, last = (date(time.earliest.year, 1, 1), date(time.earliest.year, 12, 31)) if year else (time.earliest, time.latest)
        real = starts(who)
        own = [day for day, role in real if role in roles or roles == ANY or role == "first_secretary" and roles != GOVERNMENT]
        start = time.start - (len(before.group().lstrip()) if before else 0)
        reason = tr("{name} came to office on {days}.", name=person_name(who), days=listed([long_day(d) for d in sorted(set(own or [d for d, _ in real]))]))
        if any(first <= day <= last for day in own):
            verdict = "supported"
        elif any(first <= day <= last for day, _ in real) or any(abs((day - first).days) < 70 or abs((day - last).days) < 70 for day in own):
            verdict = "imprecise"
        else:
            verdict = "not checkable" if last < RECORD_BEGINS else "contradicted"
        yield Check(start, time.end, "in power since", "; ".join(sorted({d.isoformat() for d in own or [d for d, _ in real]})), context.text[start:time.end],
                    verdict, reason, _source(who))


def part(text: str, position: int) -> str:
    """What stands between two commas: of "hatte das Land geführt, seit 1999 ohne Begrenzung" the last words """
    start = text.rfind(",", 0, position) + 1
    end = text.find(",", position)
    return text[start:end if end >= 0 else len(text)]


def _source(who: str) -> str | None:
    found = terms(who)
    return found[0].source if found else None
