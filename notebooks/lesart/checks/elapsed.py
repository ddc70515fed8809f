"""How long ago, or how far ahead, a day is that the sentence itself names: "am 1. Mai 2004, also vor 21 Jahren", "20 Monate nach dem Absturz"."""
from __future__ import annotations

import re
from functools import lru_cache

from ..datasets import rows
from ..language import figure, tr
from .context import Check, Context, day_name
from .lengths import LENGTH, UNIT, between, length_of
from .record import named_events

_SO = r"(?:also|mithin|somit|damit|folglich|das\s+(?:ist|war)|genau|und\s+damit|das\s+heißt)\s+(?:(?:erst|schon|bereits|genau)\s+)?"
_AGO = re.compile(rf"\b(?P<so>{_SO})?vor\s+{LENGTH}")
_AHEAD = re.compile(rf"\b(?P<so>{_SO})?in\s+{LENGTH}")
_APART = re.compile(rf"\b{LENGTH}\s+(?P<side>nach|vor)\s+(?:dem|der|den|seine[mr]|ihre[mr]|diese[mr]|jene[mr])\s+(?P<noun>(?:[a-zäöüß]+\s+){{0,2}}?[A-ZÄÖÜ]\w+)")
_STILL = re.compile(rf"\b(?:also|mithin|somit|damit)\s+(?:schon\s+|bereits\s+)?seit\s+{LENGTH}")
_UNTIL = re.compile(rf"\b(?:also|mithin|somit|damit)\s+(?:für\s+)?{LENGTH}")
_KEPT = re.compile(rf"\b(?:hielt|bestand|galt|währte|lief|blieb|existierte|hatte\s+Bestand)\s+(?:\w+\s+)?(?:damit|somit|also|mithin)\s+{LENGTH}")
_HELD = re.compile(rf"\b(?:saß|war|verbrachte|blieb|sitzt|ist)\s+(?:\w+\s+){{0,2}}?{LENGTH}\s+(?:lang\s+)?(?:in\s+(?:\w+\s+)?(?:Haft|Untersuchungshaft|Gefangenschaft|Lagerhaft)|im\s+(?:Gefängnis|Straflager|Exil)|hinter\s+Gittern)")
_TAKEN = re.compile(r"festgenommen|verhaftet|inhaftiert|festgesetzt|Festnahme|Verhaftung|geflohen|verschleppt|entführt")
_SINCE_WAR = re.compile(rf"\bseit\s+(?:nun\s+|nunmehr\s+|inzwischen\s+)?{LENGTH}")
_FIGHT = re.compile(r"[Kk]rieg|\bAngriff|\bangegriff|\bÜberfall|\bInvasion|\bkämpf|\bwehrt|\bverteidigt")


def elapsed(context: Context):
    """Each length of time that stands beside the day from which, or to which, it is counted."""
    if context.days is None:
        return
    for sentence, text, offset in context.sentences():
        if not UNIT.search(text):
            continue
        for match in _AGO.finditer(text):
            yield from _beside(context, sentence, text, offset, match, ahead=False)
        for match in _AHEAD.finditer(text):
            yield from _beside(context, sentence, text, offset, match, ahead=True)
        for match in _APART.finditer(text):
            yield from _apart(context, sentence, offset, match)
        for match in _KEPT.finditer(text):
            yield from _since(context, sentence, offset, match, text[:match.start()])
        for match in _STILL.finditer(text):
            yield from _since(context, sentence, offset, match, text[:match.start()])
        for match in _UNTIL.finditer(text):
            yield from _until(context, sentence, offset, match)
        for match in _SINCE_WAR.finditer(text):
            yield from _war(context, offset, match)
        for match in _HELD.finditer(text):
            if _TAKEN.search(text[:match.start()]):
                yield from _since(context, sentence, offset, match, text[:match.start()])


def _days(context: Context, start: int, end: int) -> list:
    """Days, months and years that are named as such between two characters."""
    return [t for t in context.times(start, end) if t.kind == "DATE" and t.earliest and t.latest and (t.latest - t.earliest).days < 370 and re.search(r"\d", context.text[t.start:t.end])]


def _beside(context: Context, sentence, text: str, offset: int, match, ahead: bool):
    """ "am 17. Februar, vor knapp sieben Wochen,", "1994, also vor 20 Jahren", "am 7. Mai, in gut einem Monat" """
    start, end = offset + match.start(), offset + match.end()
    length = length_of(match)
    before = [t for t in _days(context, sentence.start, start) if t.end <= start]
    if length is None or not before:
        return
    time = before[-1]
    gap = context.text[time.end:start]
    close = re.fullmatch(r",\s+(?:erst\s+|schon\s+)?", gap) is not None
    if not close and not (match.group("so") and len(before) == 1 and len(gap) < 110):
        return
    now = context.days
    if ahead != (time.earliest > now[1]) or time.earliest <= now[1] and time.latest >= now[0]:
        return
    low, high = between(now, (time.earliest, time.latest)) if ahead else between((time.earliest, time.latest), now)
    if length.unit > 300 and not ahead and length.number in {d.year - time.earliest.year for d in now}:
        verdict = "supported"
    else:
        verdict = length.fits(low, high)
    yield from _check(context, start, end, low, high, verdict, *(((now, (time.earliest, time.latest)) if ahead else ((time.earliest, time.latest), now))))


def _apart(context: Context, sentence, offset: int, match):
    """ "am 24. Februar 2004, knapp 20 Monate nach dem Absturz": the day of the absturz stands elsewhere in the text, or is of record """
    start, end = offset + match.start(), offset + match.end()
    length = length_of(match)
    own = [t for t in _days(context, sentence.start, start) if t.end <= start and re.fullmatch(r"[^.;:]{0,6},\s+(?:und\s+)?(?:also\s+|nur\s+|schon\s+|erst\s+)?", context.text[t.end:start])]
    if length is None or not own:
        return
    day = own[-1]
    later = match.group("side") == "nach"
    anchors = [(days, at) for days, at in _anchors(context, match.group("noun"), day) if (days[0] <= day.latest if later else days[1] >= day.earliest)]
    if not anchors or len(anchors) > 3:
        return
    spans = [between(a, (day.earliest, day.latest)) if later else between((day.earliest, day.latest), a) for a, _ in anchors]
    verdicts = [length.fits(low, high) for low, high in spans]
    if "supported" in verdicts:
        n = verdicts.index("supported")
    elif len(set(verdicts)) == 1 and len(anchors) <= 2:
        n = 0
    else:
        return
    yield from _check(context, start, end, *spans[n], verdicts[n], anchors[n][0], (day.earliest, day.latest))


@lru_cache(maxsize=1)
def _topics() -> list[tuple[re.Pattern, re.Pattern]]:
    return [(re.compile(rf"\w*(?:{row['noun']})$"), re.compile(row["anchor"])) for row in rows("lexicon", "check_topics")]


def _anchors(context: Context, words: str, own) -> list:
    """(first and last day, where) of what a noun goes back to: dated by a clause of that topic, or by an event of record that the text names."""
    noun = words.split()[-1]
    patterns = [anchor for pattern, anchor in _topics() if pattern.match(noun)]
    found = {}
    for clause in context.words.clauses:
        if not clause.tokens or not any(p.search(context.text[clause.start:clause.end]) for p in patterns):
            continue
        for time in _days(context, clause.start, clause.end):
            if time is not own and (time.latest - time.earliest).days < 32 and not clause.start <= own.start < clause.end:
                found.setdefault((time.earliest, time.latest), time.start)
    if patterns:
        named = {n.event["event"]: n.event for n in named_events(context, 0, len(context.text)) if any(p.search(n.event["name"]) for p in patterns)}
        if len(named) == 1:
            event = next(iter(named.values()))
            found.setdefault((event["start"], event["start"]), 0)
    return list(found.items())


def _since(context: Context, sentence, offset: int, match, before: str):
    """ "stammte aus dem Jahr 2001; er hielt damit 24 Jahre", "war am 29. März 2023 verhaftet worden und saß 16 Monate in Haft" """
    start, end = offset + match.start(), offset + match.end()
    length = length_of(match)
    days = [t for t in _days(context, sentence.start, start) if t.latest < context.days[0]]
    if length is None or len(days) != 1:
        return
    first = (days[0].earliest, days[0].latest)
    low, high = between(first, context.days)
    yield from _check(context, start, end, low, high, length.fits(low, high), first, context.days)


def _war(context: Context, offset: int, match):
    """ "wehrt sich seit fast 28 Monaten gegen den russischen Angriff": the only war that goes on, of states that the article names """
    start, end = offset + match.start(), offset + match.end()
    clause, length = context.clause(start), length_of(match)
    if length is None or clause is None or clause.negated or not _FIGHT.search(context.text[clause.start:clause.end]):
        return
    states = {m.actor for m in context.mentions("state", 0, len(context.text))}
    wars = [row for row in rows("reference", "events") if row["kind"] == "war" and row["countries"] and set(row["countries"].split(";")) <= states
            and row["start"] <= context.days[0] and (row["end"] is None or row["end"] >= context.days[1])]
    if len(wars) == 1:
        first = (wars[0]["start"], wars[0]["start"])
        low, high = between(first, context.days)
        yield from _check(context, start, end, low, high, length.fits(low, high), first, context.days)


def _until(context: Context, sentence, offset: int, match):
    """ "bis Ende 2028 auszusetzen, also für gut vier Jahre": from the day of publication on """
    start, end = offset + match.start(), offset + match.end()
    length = length_of(match)
    days = [t for t in _days(context, sentence.start, start) if t.earliest > context.days[1] and re.search(r"\bbis\s+(?:zum\s+|Ende\s+|Anfang\s+|Mitte\s+|ins\s+Jahr\s+)*$", context.text[max(sentence.start, t.start - 18):t.start])]
    if length is None or len(days) != 1 or start - days[0].end > 60:
        return
    last = (days[0].earliest, days[0].latest)
    low, high = between(context.days, last)
    yield from _check(context, start, end, low, high, length.fits(low, high), context.days, last)


def _check(context: Context, start: int, end: int, low: int, high: int, verdict: str, first, last):
    if verdict == "imprecise":
        return  # a word such as "knapp" for "gut" is no error of the day
    yield Check(start, end, "duration", tr("{n} days", n=figure(high)), context.text[start:end], verdict,
                tr("From {first} to {last} it is {days} days.", first=day_name(*sorted(first)), last=day_name(*sorted(last)), days=figure(high)), "article")
