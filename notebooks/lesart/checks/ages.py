"""Ages: "Putin, der am 7. Oktober 73 Jahre alt wurde", "der 70-jährige Staatschef", "starb im Alter von 78 Jahren"."""
from __future__ import annotations

import re
from datetime import date

from .. import reference
from ..language import long_day, tr
from .context import Check, Context, person_name
from .numbers import NUMBER, counts_something, value

_ATTRIBUTE = re.compile(rf"\b({NUMBER})\s+Jahre\s+alte[rnms]?\b", re.I)
_COMMA = re.compile(r",\s(\d{2,3})(?=[,.;])")
_OLD = re.compile(rf"\b({NUMBER})\s+Jahre\s+alt\b", re.I)
_ADJECTIVE = re.compile(r"\b(\d{2,3})-?jährige[rnms]?\b(?=\s)")
_NOUN = re.compile(r"\b(?:der|die|den|dem|des)\s+(\d{2,3})-Jährige[rnms]?\b", re.I)
_AT_AGE = re.compile(rf"\bim\s+Alter\s+von\s+({NUMBER})\s+Jahren\b", re.I)
_BIRTHDAY = re.compile(r"\b(\d{2,3})\.\s+Geburtstag")
_TURNED = re.compile(r"\b(\d{2,3})\b(?!\.)(?:\s+Jahre)?(?=\s+(?:wurde|wird|geworden)\b)")
_BRACKET = re.compile(r"(?<=\s)\((\d{2,3})\)")
_DIED = re.compile(r"\bstarb|\bgestorben|\bverstorben|\bverstarb|\bTod\b|\bumgekommen|\bums\s+Leben")
_BORN = re.compile(r"\bgeboren", re.I)


def ages(context: Context):
    """Each age of a person whose day of birth is known."""
    taken: list[tuple[int, int]] = []
    patterns = ((_OLD, _subject), (_TURNED, _subject), (_AT_AGE, _subject), (_BIRTHDAY, _owner), (_ADJECTIVE, _named_after),
                (_ATTRIBUTE, _named_after), (_COMMA, _named_before), (_NOUN, _back), (_BRACKET, _named_before))
    for sentence, text, offset in context.sentences():
        for pattern, bind in patterns if counts_something(text) else ():
            for match in pattern.finditer(text):
                start, end = offset + match.start(), offset + match.end()
                age = value(match.group(1))
                if age is None or not 15 <= age <= 120 or any(a < end and start < b for a, b in taken):
                    continue
                who = bind(context, start, end, sentence)
                if who is None:
                    continue
                taken.append((start, end))
                born = reference.person(who)["birth"]
                if born is not None:
                    yield from _check(context, start, end, who, born, age, text, bind is _subject or bind is _owner)
        yield from _births(context, sentence, text, offset)


def _check(context: Context, start: int, end: int, who: str, born: date, age: int, text: str, predicate: bool):
    clause = context.clause(start)
    clause_text = context.text[clause.start:clause.end] if clause else text
    death = reference.died(who)
    source = reference.person(who)["source"]
    died_at = death and re.search(r"\bwurde\b.*\bJahre\s+alt\b", clause_text) and context.days and death <= context.days[1]
    if _DIED.search(clause_text) or died_at:
        if death is None:
            return
        real = _age(born, death)
        reason = tr("{name} was born on {born} and died on {died}, aged {age}.", name=person_name(who), born=long_day(born), died=long_day(death), age=real)
        yield Check(start, end, "age", str(real), str(age), "supported" if real == age else "contradicted", reason, source)
        return
    intervals = context.claim_days(start)
    if death is not None:
        intervals = [(a, b) for a, b in intervals if a <= death]
    if not intervals:
        return
    possible = {_age(born, day) for interval in intervals for day in interval}
    possible |= {n for a, b in intervals for n in range(_age(born, a), _age(born, b) + 1)}
    now = intervals[-1][1]
    real = _age(born, now)
    reason = tr("{name}, born on {born}, was {age} on {day}.", name=person_name(who), born=long_day(born), age=real, day=long_day(now))
    if predicate and re.search(r"\b(?:wurde|wird|feiert\w*|begeht|beging|Geburtstag)", clause_text) and not re.search(r"alt\s+ist", clause_text):
        yield from _turning(context, start, end, who, born, age, clause, possible, now, source)
        return
    today = {n for a, b in intervals[-1:] for n in range(_age(born, a), _age(born, b) + 1)}
    if age in possible and age not in today and not predicate and not re.search(r"\b(?:damals|seinerzeit|einst)|\bals\s+\d", text) and context.days:
        yield Check(start, end, "age", str(real), str(age), "imprecise", reason, source)
    elif age in possible:
        yield Check(start, end, "age", str(age), str(age), "supported", reason, source)
    elif context.past(start) and re.search(r"\bdamals\b|\bdamalig", text):
        return
    else:
        yield Check(start, end, "age", str(real), str(age), "contradicted", reason, source)


def _turning(context, start, end, who, born, age, clause, possible, now, source):
    """ "wurde am 7. Oktober 73": the birthday and the age together """
    days = [t for t in context.times(clause.start, clause.end) if t.kind == "DATE" and t.earliest and t.earliest == t.latest]
    if days:
        day = days[0].earliest
        turned = day.year - born.year
        right_day = (day.month, day.day) == (born.month, born.day)
        verdict = "supported" if right_day and turned == age else "contradicted"
        reason = tr("{name} was born on {born}, and so turned {age} on that day of {year}.", name=person_name(who), born=long_day(born), age=turned, year=day.year)
        yield Check(min(start, days[0].start), max(end, days[0].end), "age", f"{turned}, {long_day(born.replace(year=day.year) if (born.month, born.day) != (2, 29) else born)}",
                    f"{age}, {long_day(day)}", verdict, reason, source)
        return
    near = possible | {n + 1 for n in possible}
    real = _age(born, now)
    reason = tr("{name}, born on {born}, was {age} on {day}.", name=person_name(who), born=long_day(born), age=real, day=long_day(now))
    yield Check(start, end, "age", str(real), str(age), "supported" if age in near else "contradicted", reason, source)


def _births(context: Context, sentence, text: str, offset: int):
    """ "der 1952 geborene Putin", "wurde am 7. Oktober 1952 geboren" """
    for match in _BORN.finditer(text):
        clause = context.clause(offset + match.start())
        times = [t for t in context.times(clause.start, offset + match.end()) if t.earliest and (t.latest - t.earliest).days < 370] if clause else []
        if not times:
            continue
        time = times[-1]
        who = _named_after(context, time.start, offset + match.end(), sentence) if text[match.start():match.start() + 9].lower().startswith("geborene") \
            else context.subject(offset + match.start())
        born = reference.person(who)["birth"] if who else None
        if born is None or born.year < 1900 and time.earliest.year > 1990:
            continue
        ok = time.earliest <= born <= time.latest
        reason = tr("{name} was born on {born}.", name=person_name(who), born=long_day(born))
        yield Check(time.start, max(time.end, offset + match.end()), "birth", long_day(born), context.text[time.start:time.end],
                    "supported" if ok else "contradicted", reason, reference.person(who)["source"])


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _subject(context: Context, start: int, end: int, sentence) -> str | None:
    return context.subject(start)


def _owner(context: Context, start: int, end: int, sentence) -> str | None:
    """ "feierte seinen 70. Geburtstag", "Putins 70. Geburtstag" """
    before = [m for m in context.persons if sentence.start <= m.start and m.end <= start and start - m.end <= 2]
    return before[-1].actor if before else context.subject(start)


def _named_after(context: Context, start: int, end: int, sentence) -> str | None:
    """ "der 73-jährige (russische Präsident) Wladimir Putin" """
    following = [m for m in context.persons if m.form in ("name", "alias", "role") and end <= m.start < sentence.end]
    if not following or following[0].start - end > 60:
        return _back_noun(context, start, end)
    between = context.text[end:following[0].start]
    if any(t.tag[0] == "V" and t.tag not in ("VVPP",) for t in context.tokens[context.words.token_at(end - 1) + 1:following[0].token]):
        return None
    return following[0].actor if len(between.split()) <= 4 and not re.search(r"[,;:.()„“]|\b(?:und|von|in|mit|aus|der|die|des)\b", between) else None


_SOMEBODY = re.compile(r"\s+(?:\w+e[rn]?\s+)?(?:Politiker|Staatschef|Präsident|Regierungschef|Kanzler|Sozialist|Jurist|Diplomat|Offizier|Ökonom|Unternehmer|Machthaber|Amtsinhaber|Minister|Generalsekretär|Vorsitzende|"
                       r"[A-ZÄÖÜ][a-zäöü]+(?:er|e|in))(?:in|s|n|en)?\b(?!\s+[A-ZÄÖÜ])")


def _back_noun(context: Context, start: int, end: int) -> str | None:
    """ "Der 44 Jahre alte Politiker" """
    article = re.search(r"\b[Dd](?:er|ie|em|en)\s+$", context.text[max(0, start - 5):start])
    return context.aged(start - len(article.group())) if article and _SOMEBODY.match(context.text[end:]) else None


def _named_before(context: Context, start: int, end: int, sentence) -> str | None:
    """ "Putin (73)" """
    before = [m for m in context.persons if m.form in ("name", "alias") and start - 2 <= m.end <= start]
    return before[-1].actor if before else None


def _back(context: Context, start: int, end: int, sentence) -> str | None:
    """ "Der 70-Jährige" """
    return context.aged(start)
