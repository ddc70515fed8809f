"""How long something lasted, or how long ago it was: a war of record, "von 1992 bis 1997", "vor zehn Jahren"."""
from __future__ import annotations

import re
from datetime import date

from ..language import decimal, long_day, name, tr
from ..datasets import rows
from .context import RANK, Check, Context
from .numbers import NUMBER, QUALIFIER, STEM, fits, ordinal, qualifiers, value
from .record import Named, named_events

_UNITS = {"jahr": 365.2425, "monat": 30.44, "woche": 7.0, "tag": 1.0}
_UNIT = re.compile(r"jahr|monat|woche|tage?n?\b|jährig|wöchig|tägig", re.I)  # without one there is no length
_LENGTH = re.compile(rf"(?:({QUALIFIER})\s+)?\b(?:({NUMBER})[\s-]+(Jahre?n?|Monate?n?|Wochen?|Tage?n?)\b|({STEM})-?(jährig|monatig|wöchig|tägig)\w*)", re.I)
_LASTED = re.compile(r"\bdauer\w+|\bwähr\w+|\blang\b|\bandauernd|\bnach\b|\bKrieg|krieg\b|-Krieg", re.I)
_RANGE = re.compile(r"\b(?:von|vom|zwischen|ab)\s+(?:dem\s+)?$", re.I)
_TO = re.compile(r"^\s*(?:bis(?:\s+zum|\s+zur|\s+in\s+den|\s+Anfang|\s+Ende)?|und|–|-)\s*(?:dem\s+)?$", re.I)
_AGO = re.compile(rf"\bvor\s+(?:({QUALIFIER})\s+)?(?:({NUMBER})\s+Jahr(?:en)?|einem\s+(Vierteljahrhundert|Jahrzehnt)|({NUMBER})\s+Jahrzehnten)\b", re.I)
_ANNIVERSARY = re.compile(rf"\b(\d{{1,3}})\.\s+Jahrestag|\b({NUMBER})\s+Jahre\s+nach\s+(?:(?:dem|der|den)\b|(?=[A-ZÄÖÜ]))", re.I)


def durations(context: Context):
    """Each stated length beside an event of record or beside its own first and last day."""
    for sentence, text, offset in context.sentences():
        for match in _TIMES.finditer(text) if context.days else ():
            yield from _nth_time(context, sentence, text, offset, match)
        if not _UNIT.search(text):
            continue
        yield from _days(text, offset)
        yield from _between(context, sentence, text, offset)
        used: set[int] = set()
        for match in _LENGTH.finditer(text):
            number = value(match.group(2) or match.group(4) or "")
            unit = _unit(match.group(3) or match.group(5))
            if number is None or re.search(r"\b(?:seit|vor|in|alt|Alter\s+von)\s*(?:\w+\s+)?$", text[:match.start()], re.I) or re.match(r"\s+alte?[rnms]?\b|\s+Haft", text[match.end():]):
                continue
            start, end = offset + match.start(), offset + match.end()
            kind = qualifiers().get((match.group(1) or "").lower())
            for check in (_span(context, sentence, start, end, number, unit, kind), _event(context, sentence, text, start, end, number, unit, kind, match)):
                if check and start not in used:
                    used.add(start)
                    yield check
        for match in _AGO.finditer(text):
            yield from _ago(context, sentence, text, offset, match)
        for match in _AFTER.finditer(text):
            yield from _after(context, sentence, text, offset, match)
        for match in (*_WORK.finditer(text), *_GOES_ON.finditer(text)):
            yield from _since_begin(context, sentence, text, offset, match)
        for match in _ANNIVERSARY.finditer(text):
            yield from _anniversary(context, sentence, text, offset, match)


_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_FROM_TO = re.compile(rf"\bvom\s+(\d{{1,2}})\.\s+bis\s+(?:zum\s+)?(\d{{1,2}})\.\s+(?:{_MONTHS})")
_TAGIG = re.compile(rf"\b({STEM})tägige[rnms]?\b", re.I)


def _days(text: str, offset: int):
    """ "der dreitägige Besuch vom 3. bis 5. Juli" """
    span = _FROM_TO.search(text)
    length = list(_TAGIG.finditer(text)) if span else []
    if len(length) != 1 or not -80 <= length[0].start() - span.end() <= 30:
        return
    first, last, claimed = int(span.group(1)), int(span.group(2)), value(length[0].group(1))
    if last < first or claimed is None:
        return
    real = last - first + 1
    yield Check(offset + length[0].start(), offset + length[0].end(), "duration", tr("{n} days", n=real), length[0].group(), "supported" if claimed in (real, real - 1) else "contradicted",
                tr("From {first} to {last} it is {days} days.", first=f"{first}.", last=f"{last}.", days=real - 1), "article")


def _unit(word: str) -> float:
    lower = word.lower().replace("jähr", "jahr").replace("tägig", "tag").replace("wöchig", "woche")
    return next(days for unit, days in _UNITS.items() if lower.startswith(unit))


def _span(context: Context, sentence, start: int, end: int, number: int, unit: float, kind) -> Check | None:
    """A length beside "vom 27. September bis 10. November 2020" in the same sentence"""
    times = [t for t in context.times(sentence.start, sentence.end) if t.kind == "DATE" and t.earliest]
    for first, last in zip(times, times[1:]):
        if not (_RANGE.search(context.text[max(sentence.start, first.start - 14):first.start]) and _TO.match(context.text[first.end:last.start])):
            continue
        clause, other = context.clause(start), context.clause(first.start)
        local = context.text[clause.start:clause.end] if clause else ""
        if not re.search(r"\bdauer\w+|\bwähr\w+|\blang\b|\blange\b|\bnach\b|\binsgesamt\b|\binnerhalb\b|\bbinnen\b|\bregier|\bim\s+Amt\b|\bherrsch|-?(?:jährig|tägig|monatig|wöchig)|\bkämpf|\balso\b", local) \
                or re.search(r"\b(?:unter|über|ab|bis\s+zu|je|jeweils)\s+$", context.text[max(0, start - 9):start]):
            continue
        near = clause is other or min(abs(start - last.end), abs(first.start - end)) < 40
        if not near or last.latest < first.earliest:
            continue
        low, high = (last.earliest - first.latest).days / unit, ((last.latest - first.earliest).days + 1) / unit
        if unit > 300 and (first.latest - first.earliest).days > 300:
            low, high = last.earliest.year - first.earliest.year - 0.2, last.earliest.year - first.earliest.year + 1
        claimed = float(number)
        if low - 0.04 * claimed <= claimed <= high + 0.04 * claimed or kind and "supported" in (fits(claimed, kind, low), fits(claimed, kind, high)):
            verdict = "supported"
        else:
            verdict = "imprecise" if unit > 300 and abs(claimed - (low + high) / 2) < 1.3 and low < 0 else "contradicted"
        real = (low + high) / 2
        return Check(start, end, "duration", decimal(real, 0 if unit == 1 else 1), context.text[start:end], verdict,
                     tr("From {first} to {last} it is {days} days.", first=context.text[first.start:first.end], last=context.text[last.start:last.end],
                        days=(last.earliest - first.earliest).days), "article")
    return None


def _event(context: Context, sentence, text: str, start: int, end: int, number: int, unit: float, kind, match) -> Check | None:
    """ "fünfjähriger Bürgerkrieg", "der 44 Tage dauernde Krieg um Bergkarabach" """
    clause = context.clause(start)
    around = context.text[clause.start:clause.end] if clause else text
    adjective = bool(match.group(5))
    following = context.text[end:end + 40]
    if re.search(r"\bregier|\bherrsch|\bgeherrscht|\bim\s+Amt\b|an\s+der\s+(?:Macht|Spitze)", around):
        return None
    if adjective and not re.match(r"\w*\s+(?:\w+\s+){0,2}\w*(?:[Kk]rieg|Kämpfe|Offensive|Geisel|Konflikt|Besetzung)", following):
        return None
    if not adjective and not re.search(r"\bdauer\w+|\bwähr\w+|-(?:Tage|Wochen)?-?Krieg|\b(?:Tage|Jahre|Wochen)\s+(?:lang\b|dauernd|währ)", context.text[max(0, start - 60):end + 40]):
        return None
    events = [e for e in named_events(context, clause.start if clause else sentence.start, max(end + 60, clause.end if clause else sentence.end)) if e.event["kind"] in ("war", "attack", "unrest") and e.event["end"]]
    events = events or _told(context, sentence, clause.start if clause else sentence.start) or _current(context, sentence) or [e for e in named_events(context, sentence.start, sentence.end) if e.event["kind"] in ("war", "attack", "unrest") and e.event["end"]]
    if len({e.event["event"] for e in events}) != 1:
        return None
    event = events[0].event
    days = (event["end"] - event["start"]).days
    claimed = float(number)
    if unit == 1:
        verdict = "supported" if days - 1 <= claimed <= days + 1 else "imprecise" if abs(claimed - days) <= 3 and kind else "contradicted"
        if kind in ("about", "below", "above", "slightly above") and verdict != "supported":
            verdict = fits(claimed, kind, days)
    else:
        real = days / unit
        verdict = fits(claimed, kind, real, 0.15) if unit > 300 else "supported" if abs(real - claimed) <= 1 else "contradicted"
        if unit > 300 and kind is None and claimed - 0.35 <= real < claimed:
            verdict = "supported"
    return Check(start, end, "duration", tr("{n} days", n=days) if unit == 1 else decimal(days / unit), context.text[start:end], verdict,
                 tr("{event}: {first} to {last}.", event=name(event), first=long_day(event["start"]), last=long_day(event["end"])), event["source"])


def _told(context: Context, sentence, position: int) -> list[Named]:
    """The only war of record of states that the article names, in a time that the paragraph names: "Im Herbst 2020 … Der Krieg dauerte 72 Tage" """
    if not re.search(r"\b(?:[Dd]er|[Dd]ie|[Dd]ieser?|[Jj]ener)\s+(?:\w+\s+){0,2}?(?:\w+-)?(?:Krieg|Kämpfe|Waffengang|\w+krieg)", context.text[sentence.start:sentence.end]):
        return []
    paragraph = context.reading.article.paragraphs[sentence.paragraph]
    times = [t for t in context.times(paragraph.start, sentence.end) if t.kind == "DATE" and t.earliest and t.basis == "absolute" and (t.latest - t.earliest).days < 370]
    states = {m.actor for m in context.mentions("state", 0, len(context.text))}
    if not times:
        return []
    last = times[-1]
    found = [row for row in rows("reference", "events") if row["kind"] == "war" and row["end"] and row["countries"] and set(row["countries"].split(";")) <= states
             and row["start"] <= last.latest and last.earliest <= row["end"]]
    return [Named(found[0], sentence.start, sentence.end)] if len(found) == 1 else []


def _current(context: Context, sentence) -> list[Named]:
    """The war of record that the article is news of: all its states are named, and it goes on or ended some weeks ago."""
    if context.days is None or not re.search(r"[Kk]rieg|[Kk]ämpf|Gefecht|Offensive|Feldzug", context.text[sentence.start:sentence.end]):
        return []
    states = {m.actor for m in context.mentions("state", 0, len(context.text))}
    found = [row for row in rows("reference", "events") if row["kind"] == "war" and row["end"] and row["countries"] and set(row["countries"].split(";")) <= states
             and row["start"] <= context.days[0] and (context.days[1] - row["end"]).days <= 60]
    return [Named(found[0], sentence.start, sentence.end)] if len(found) == 1 else []


_AFTER = re.compile(rf"\bnach\s+(?:({QUALIFIER})\s+)?({NUMBER})\s+Jahren\s+(?:\w+\s+)?(Haft|Gefängnis|Lagerhaft|Gefangenschaft|Exil|Untersuchungshaft|Straflager)\b", re.I)


def _after(context: Context, sentence, text: str, offset: int, match):
    """ "war am 25. Oktober 2003 festgenommen worden und kam nach zehn Jahren Haft frei" """
    times = [t for t in context.times(sentence.start, sentence.end) if t.kind == "DATE" and t.basis == "absolute" and t.earliest and (t.latest - t.earliest).days < 367]
    number = value(match.group(2))
    if len(times) != 1 or context.days is None or number is None or not re.search(r"festgenommen|verhaftet|inhaftiert|verurteilt|festgesetzt|Festnahme|Verhaftung|geflohen|Flucht|saß|sitzt", text):
        return
    low, high = (context.days[0] - times[0].latest).days / 365.2425, (context.days[1] - times[0].earliest).days / 365.2425
    kind = qualifiers().get((match.group(1) or "").lower())
    verdict = min((fits(number, kind, real) for real in (low, high)), key=RANK.get)
    yield Check(offset + match.start(), offset + match.end(), "duration", decimal(high), match.group(), verdict,
                tr("From {first} to {last} it is {years} years.", first=long_day(times[0].earliest), last=long_day(context.days[1]), years=decimal(high)), "article")


_WORK = re.compile(rf"\b[Nn]ach\s+(?:({QUALIFIER})\s+)?({NUMBER})\s+(Jahren|Monaten|Wochen)\s+(?:der\s+|des\s+|des\s+Bauens\s+)?(?:Bauzeit|Bau(?:arbeiten)?|Arbeit(?:en)?|Verhandlungen|Verhandlung|Gesprächen|Umbau|Pause|Unterbrechung|Prozess\w*|Verfahren\w*|Ermittlungen|Planung\w*|Belagerung|Krieg|Kämpfen)\b")
_LATER = re.compile(rf"\b(?:schon|bereits|erst|nur|gerade\s+einmal)\s+(?:({QUALIFIER})\s+)?nach\s+(?:({QUALIFIER})\s+)?({NUMBER})\s+(Tagen|Wochen|Monaten)\b(?!\s+(?:der|des|dem))|\b({NUMBER})\s+(Tage|Wochen|Monate)\s+(?:später|danach)\b")


def _between(context: Context, sentence, text: str, offset: int):
    """ "Am 17. April wurde er gewählt, schon nach sechs Tagen trat er am 23. April zurück" """
    days = [t for t in context.times(sentence.start, sentence.end) if t.kind == "DATE" and t.earliest and t.earliest == t.latest and re.search(r"\d", context.text[t.start:t.end])]
    matches = list(_LATER.finditer(text))
    if len(days) != 2 or len(matches) != 1 or days[0].earliest >= days[1].earliest or not days[0].end <= offset + matches[0].start():
        return
    match = matches[0]
    number, unit = value(match.group(3) or match.group(5)), _unit(match.group(4) or match.group(6))
    real = (days[1].earliest - days[0].earliest).days
    if number is None:
        return
    ok = abs(real - number * unit) <= (1 if unit == 1 else 0.6 * unit)
    yield Check(offset + match.start(), offset + match.end(), "duration", tr("{n} days", n=real), match.group(), "supported" if ok else "contradicted",
                tr("From {first} to {last} it is {days} days.", first=context.text[days[0].start:days[0].end], last=context.text[days[1].start:days[1].end], days=real), "article")


_GOES_ON = re.compile(rf"\bdauer[tn]\s+(?:damit|nun|jetzt|inzwischen|bereits|schon|mittlerweile|also|somit)\s+(?:\w+\s+)?(?:({QUALIFIER})\s+)?({NUMBER})\s+(Jahre|Monate|Wochen|Tage)\b")
_BEGAN = re.compile(r"\b(?:begonnen|begann\w*|begannen|Beginn|gestartet|Baubeginn|aufgenommen|eingestellt|unterbrochen|Spatenstich|Grundstein\w*|eröffnet\s+worden)\b", re.I)


def _since_begin(context: Context, sentence, text: str, offset: int, match):
    """ "Begonnen hatten die Arbeiten im April 2010. Nach vier Jahren Bauzeit …" """
    number, unit = value(match.group(2)), _unit(match.group(3))
    paragraph = context.reading.article.paragraphs[sentence.paragraph]
    if number is None or context.days is None:
        return
    begun = []
    for clause in context.words.clauses:
        if clause.tokens and paragraph.start <= clause.start < paragraph.end and abs(clause.sentence - sentence.i) <= 2 and _BEGAN.search(context.text[clause.start:clause.end]):
            begun += [t for t in context.times(clause.start, clause.end) if t.kind == "DATE" and t.earliest and t.basis == "absolute" and (t.latest - t.earliest).days < 370]
    if len(begun) != 1 or begun[0].latest >= context.days[0]:
        return
    low, high = (context.days[0] - begun[0].latest).days / unit, (context.days[1] - begun[0].earliest).days / unit
    kind = qualifiers().get((match.group(1) or "").lower())
    verdict = min((fits(number, kind, real) for real in (low, high)), key=RANK.get)
    if verdict != "supported" and low - 0.5 <= number <= high + 0.5:
        verdict = "supported"
    yield Check(offset + match.start(), offset + match.end(), "duration", decimal(high), match.group(), verdict,
                tr("From {first} to {last} it is {years} years.", first=long_day(begun[0].earliest), last=long_day(context.days[1]), years=decimal((context.days[1] - begun[0].earliest).days / 365.2425)), "article")


def _ago(context: Context, sentence, text: str, offset: int, match):
    """ "vor zehn Jahren" beside a year, or beside an event of record """
    if context.days is None:
        return
    number = 25 if (match.group(3) or "").lower().startswith("viertel") else 10 if match.group(3) else value(match.group(2) or match.group(4) or "")
    if number is None or number < 1:
        return
    if match.group(4):
        number *= 10
    start, end = offset + match.start(), offset + match.end()
    clause = context.clause(start)
    if clause is None:
        return
    years = [t for t in context.times(sentence.start, sentence.end) if re.match(r"\d{4}", t.value or "") and t.kind == "DATE" and t.earliest and not start <= t.start < end
             and (abs(t.start - end) < 14 or abs(start - t.end) < 6) and t.basis == "absolute"]
    kind = qualifiers().get((match.group(1) or "").lower())
    events = [e for e in named_events(context, clause.start, clause.end)] if not years else []
    if years:
        first, last, source, reason = years[0].earliest, years[0].latest, "article", tr("The text itself names {day}.", day=context.text[years[0].start:years[0].end])
    elif len(events) == 1 and events[0].event["kind"] != "summit":
        event = events[0].event
        first, last, source = event["start"], event["end"] or event["start"], event["source"]
        reason = tr("{event}: {first} to {last}.", event=name(event), first=long_day(first), last=long_day(last))
    else:
        return
    day = context.days[1]
    low, high = (context.days[0] - last).days / 365.2425, (day - first).days / 365.2425
    calendar = {day.year - first.year, day.year - last.year}
    if number in calendar or low - 0.1 <= number <= high + 0.1 or kind and "supported" in (fits(number, kind, low), fits(number, kind, high)):
        verdict = "supported"
    elif number >= 10 and number % 5 == 0 and low - 1.5 <= number <= high + 1.5 or abs(number - low) < 1 or abs(number - high) < 1:
        verdict = "imprecise"
    else:
        verdict = "contradicted"
    yield Check(start, end, "years ago", decimal(low), match.group(), verdict, reason, source)


_TIMES = re.compile(r"\bjährt(?:e|en)?\s+sich\b(?P<a>[^.;]{0,90}?)\bzum\s+(?P<nth>\d{1,3}\.|[a-zäöü]+(?:te|ste)n)\s+Mal\b|\b(?:am|zum|den|dem|der)\s+(?P<nth2>[a-zäöü]+(?:te|ste)[nr]?)\s+Jahrestag\b(?P<b>[^.;]{0,80})")


def _nth_time(context: Context, sentence, text: str, offset: int, match):
    """ "jährt sich der Überfall auf die Ukraine zum dritten Mal", "am dritten Jahrestag des Angriffs auf die Ukraine" """
    number = ordinal(match.group("nth") or match.group("nth2"))
    events = named_events(context, offset + match.start(), offset + match.end())
    if number is None or len(events) != 1:
        return
    event = events[0].event
    years = {day.year - event["start"].year for first, last in context.claim_days(offset + match.start()) for day in (first, last)}
    verdict = "supported" if number in years or number - 1 in {d.year - event["start"].year for d in context.days} and number - 1 not in years else "contradicted"
    yield Check(offset + match.start(), offset + match.end(), "anniversary", ", ".join(map(str, sorted(years))), match.group(), verdict,
                tr("{event}: {first} to {last}.", event=name(event), first=long_day(event["start"]), last=long_day(event["end"] or event["start"])), event["source"])


def _anniversary(context: Context, sentence, text: str, offset: int, match):
    """ "zum zehnten Jahrestag der Annexion der Krim", "fünf Jahre nach dem Krieg" """
    number = value(match.group(1) or match.group(2))
    if number is None or context.days is None:
        return
    start, end = offset + match.start(), offset + match.end()
    events = named_events(context, end, min(sentence.end, end + 90))
    if len(events) != 1:
        return
    event = events[0].event
    years = {d.year - x.year for d in context.days for x in (event["start"], event["end"] or event["start"])}
    verdict = "supported" if number in years or number + 1 in years or number - 1 in years and match.group(2) else "contradicted"
    yield Check(start, end, "anniversary", ", ".join(map(str, sorted(years))), match.group(), verdict,
                tr("{event}: {first} to {last}.", event=name(event), first=long_day(event["start"]), last=long_day(event["end"] or event["start"])), event["source"])
