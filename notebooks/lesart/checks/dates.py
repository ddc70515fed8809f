"""A date beside what it dates: an event of record, a death, the beginning or end of a term in office."""
from __future__ import annotations

import re

from datetime import date, timedelta

from .. import reference
from ..datasets import rows
from ..language import listed, long_day, name, tr
from .context import Check, Context, day_name, organisation_name, person_name
from .record import named_events
from .terms import RECORD_BEGINS, ends, starts, terms

_NOT_ITS_DAY = re.compile(r"\b(?:seit|nach|vor|bis|ab|seither|Jahrestag|Jahre)\b", re.I)
_CAME = re.compile(r"\b(?:kam\w*\b.*\ban\s+die\s+Macht|an\s+die\s+Macht\s+(?:gekommen|kam)|(?:übernahm\w*|übernommen)\b|trat\w*\b.*\b(?:Amt|Nachfolge)\b.*\ban\b|Amt\w*\b.*\b(?:angetreten|antrat)|löste\w*\b.*\bab\b|abgelöst|Amtsantritt|Machtantritt|Machtübernahme|"
                   r"\bwurde\s+(?:\w+\s+){0,3}Präsident(?:in)?\s*$|zum\s+(?:\w+\s+)?Präsidenten\s+(?:gewählt|ernannt)|vereidigt)", re.I)
_THE_OFFICE = re.compile(r"\b(?:Amt|Macht|Präsident(?!enpalast)\w*|Staatsführung|Regierung(?:sgeschäfte)?|Nachfolge|Amtsgeschäfte|Staatsspitze|Führung\s+(?:des\s+Landes|des\s+Staates|Russlands))\b", re.I)
_WENT = re.compile(r"\b(?:trat\w*\b.*\bzurück|zurückgetreten|zurücktrat|Rücktritt|gestürzt|Sturz|abgesetzt|vertrieben|abgetreten|dankte\w*\b.*\bab\b|abgedankt|abdankte|aus\s+dem\s+Amt\s+(?:gejagt|vertrieben|geschieden))", re.I)
_OFFERED = re.compile(r"\bRücktritt\w*\b.*\b(?:an|angeboten|angekündigt|bekannt\w*|gefordert|abgelehnt|ausgeschlossen|erwogen|nahegelegt|eingereicht)\b|\b(?:bot|kündigte|forder\w+|verlang\w+|lehnte|schloss|drohte|reichte|erklärte|gab)\b.*\bRücktritt")
_AGAIN = re.compile(r"\bwieder|\berneut|\bnochmals|\bzweite|\bdritte|\bvierte|\bWiederwahl|\bbestätigt|\bkandid|\bTodestag|\bJahrestag", re.I)
_DIED = re.compile(r"\bstarb\b|\bgestorben\w*|\bverstorben\w*|\bverstarb\b|\bTod(?:es)?\b|\bermordet\w*|\berschossen\w*", re.I)


def dates(context: Context):
    """Each date of an event of record, of a death, of a handover."""
    yield from _sentences(context)
    for clause in context.words.clauses:
        if not clause.tokens:
            continue
        text = context.text[clause.start:clause.end]
        times = context.dates(clause.start, clause.end)
        if not times:
            continue
        yield from _persons(context, clause, text, times)
        yield from _founded(context, clause, text, times)
        times = [t for t in times if not (t.value or "").startswith("P")]
        yield from _events(context, clause, text, times)


def _events(context: Context, clause, text: str, times):
    events = named_events(context, clause.start, clause.end)
    for named in events:
        if len(events) > 1 and any(other.event["kind"] == named.event["kind"] for other in events if other is not named):
            continue
        near = [t for t in times if _dates_it(context, clause, named, t) and _nearest(events, t) is named]
        if len(near) != 1:
            continue
        time, event = near[0], named.event
        last = event["end"] or (context.days[1] if context.days else event["start"])
        ok = time.earliest <= last and event["start"] <= time.latest
        moved = context.best is None and time.basis == "publication day"
        if moved:
            continue
        onset = event["kind"] == "war" and re.search(r"Einmarsch|Überfall|überfiel|überfallen|Invasion|einmarschiert|marschiert\w*\b.*\bein\b|[Bb]eginn|begonnen|begann|Ausbruch|ausgebrochen", text)
        if onset and not (event["end"] and (event["end"] - event["start"]).days < 60):
            ok = time.earliest <= event["start"] + timedelta(days=3) and event["start"] - timedelta(days=3) <= time.latest
            last = event["start"]
        # "Anfang", "Mitte" and "Ende" are not that sharp
        if not ok and (time.mod in ("START", "MID", "END", "APPROX")) and min(abs((time.earliest - last).days), abs((event["start"] - time.latest).days)) <= 15:
            ok = True
        yield Check(min(time.start, named.start), max(time.end, named.end), "date of an event", day_name(event["start"], event["end"]), context.text[time.start:time.end],
                    "supported" if ok else "contradicted", tr("{event}: {day}.", event=name(event), day=day_name(event["start"], event["end"])), event["source"])


def _sentences(context: Context):
    """Events whose words a comma parts: with the only date of their sentence"""
    for sentence, text, offset in context.sentences():
        times = [t for t in context.times(sentence.start, sentence.end) if t.kind == "DATE" and t.earliest and t.basis == "absolute" and (t.latest - t.earliest).days < 370]
        if len(times) != 1:
            continue
        events = [n for n in named_events(context, sentence.start, sentence.end) if n.event["kind"] in ("agreement", "annexation", "vote", "founding")]
        if len(events) == 1 and events[0].start <= times[0].start < events[0].end:
            clause = context.clause(times[0].start)
            if any(n.event["event"] == events[0].event["event"] for n in named_events(context, clause.start, clause.end)):
                continue
            event, time = events[0].event, times[0]
            ok = time.earliest <= (event["end"] or event["start"]) and event["start"] <= time.latest
            yield Check(time.start, time.end, "date of an event", day_name(event["start"], event["end"]), context.text[time.start:time.end], "supported" if ok else "contradicted",
                        tr("{event}: {day}.", event=name(event), day=day_name(event["start"], event["end"])), event["source"])


def _nearest(events, time):
    """The event that a time stands closest to: "nach dem Zusammenbruch der UdSSR 1991 von einem Bürgerkrieg heimgesucht" """
    return min(events, key=lambda n: n.distance(time.start, time.end))


def _dates_it(context: Context, clause, named, time) -> bool:
    """Whether a time dates the event, and not something after it or before it."""
    if named.start <= time.start < named.end:
        return True
    if time.start >= named.end:
        between = context.text[named.end:time.start]
        if re.search(r"\b(?:nach|vor|seit|bis)\s+(?:\w+\s+){0,2}$", context.text[max(clause.start, named.start - 30):named.start], re.I) and len(between) > 14:
            return False  # "Zwei Tage nach dem Referendum hat Putin am Dienstag …"
        if any(t.tag in ("VVFIN", "VAFIN", "VMFIN") and t.lemma not in ("sein", "haben", "werden") for t in context.tokens if named.end <= t.start < time.start) and \
                any(named.end <= m.start < time.start for m in context.persons):
            return False
        return len(between) < 60 and not _NOT_ITS_DAY.search(between) and not re.search(r"[;:()„“]|,.*,", between)
    between = context.text[time.end:named.start]
    before = context.text[max(clause.start, time.start - 12):time.start]
    return len(between) < 90 and not _NOT_ITS_DAY.search(between) and not re.search(r"\b(?:seit|bis|nach|ab)\s+(?:dem\s+)?$", before, re.I) and not re.search(r"[;:()„“]", between)


def _persons(context: Context, clause, text: str, times):
    if len(times) != 1 or clause.negated or clause.mood == "konjunktiv2" or re.search(r"\b(?:wäre|hätte|würde)n?\b", text) or _AGAIN.search(text) or clause.modal or clause.tense == "future":
        return
    time = times[0]
    ago = (time.value or "").startswith("P")
    if re.search(r"\b(?:seit|bis|nach|vor|ab)\s+(?:dem\s+|der\s+)?(?:\w+\s+)?$", context.text[max(clause.start, time.start - 18):time.start], re.I) and not ago:
        return
    if time.basis != "absolute" and not re.match(r"\d{4}|P\d+Y", time.value or ""):
        return
    died = _DIED.search(text)
    if re.search(r"\bübern[ao]", text) and not _THE_OFFICE.search(text):
        return  # "übernahm den Vorsitz des Sicherheitsrates"
    if _OFFERED.search(text):
        return  # "bot seinen Rücktritt an" ends no term
    came, went = _CAME.search(text), _WENT.search(text)
    who = context.subject(died.start() if died else time.start) or _genitive(context, clause, died or went) or died and _described(context, clause, text)
    if not who:
        return
    if died and not came and reference.died(who):
        day = reference.died(who)
        if context.days and day > context.days[1]:
            return  # nobody is reported dead before his death: another man of that office is meant
        yield Check(time.start, max(time.end, clause.start + died.end()), "date of death", long_day(day), context.text[time.start:time.end],
                    "supported" if time.earliest <= day <= time.latest else "contradicted", tr("{name} died on {day}.", name=person_name(who), day=long_day(day)), reference.death_source(who))
        return
    if not terms(who) or bool(came) == bool(went) or (died and not came and not went):
        return
    if clause.voice == "passive" and went and not re.search(r"gestürzt|abgesetzt|gejagt|vertrieben", text):
        return
    days = [d for d, _ in (starts(who) if came else ends(who))]
    if not days:
        return
    ok = any(time.earliest <= d <= time.latest for d in days)
    near = any(min(abs((d - time.earliest).days), abs((d - time.latest).days)) <= 130 for d in days)
    start, end = min(time.start, clause.start + (came or went).start()), max(time.end, clause.start + (came or went).end())
    which = tr("{name} came to office on {days}.", name=person_name(who), days=listed([long_day(d) for d in sorted(set(days))])) if came else \
        tr("{name} left office on {days}.", name=person_name(who), days=listed([long_day(d) for d in sorted(set(days))]))
    verdict = "supported" if ok else "not checkable" if near or time.latest < RECORD_BEGINS else "contradicted"
    yield Check(time.start, time.end, "came to power" if came else "left power", ", ".join(sorted({d.isoformat() for d in days})), context.text[time.start:time.end], verdict, which, terms(who)[0].source)


def _founded(context: Context, clause, text: str, times):
    """ "Die GUS war am 8. Dezember 1991 gegründet worden", "die 2001 gegründete SOZ" """
    match = re.search(r"\bgegründet\w*|\bGründung\b|\bentstand\b|\bins\s+Leben\s+gerufen", text)
    if not match:
        return
    names = {name for row in rows("reference", "organisations") for name in (row["name"], *(row["aliases"] or "").split(";"))}
    found = {m.actor for m in context.mentions("organisation", clause.start, clause.end) if context.text[m.start:m.end] in names or m.form == "name"} or \
        {m.actor for m in _general(context, clause, text)}
    if not found and clause.kind == "relative":  # "die SOZ, die 2001 gegründet wurde"
        before = [m for m in context.mentions("organisation", max(0, clause.start - 90), clause.start) if re.fullmatch(r"\W*(?:an\W*)?", context.text[m.end:clause.start])]
        found = {m.actor for m in before[-1:]}
    if any("-" in context.tokens[m.token].form for m in context.mentions("organisation", clause.start, clause.end)):
        return  # "Die UNIDO wurde 1966 gegründet und ist eine der UNO-Organisationen"
    if len(found) != 1 or len(times) != 1 or re.search(r"\bnach\s+(?:der|ihrer)\s+Gründung", text):
        return
    row = next((r for r in rows("reference", "foundings") if r["organisation"] in found), None)
    if row is None or abs(times[0].start - clause.start - match.start()) > 90:
        return
    days = sorted([row["day"], *(date.fromisoformat(d) for d in (row["alternatives"] or "").split(";") if d)])
    ok = any(times[0].earliest <= day <= times[0].latest for day in days)
    yield Check(times[0].start, max(times[0].end, clause.start + match.end()), "date of founding", ", ".join(d.isoformat() for d in days), context.text[times[0].start:times[0].end],
                "supported" if ok else "contradicted", tr("{organisation} was founded on {day}.", organisation=organisation_name(row["organisation"]), day=" / ".join(long_day(d) for d in days)), row["source"])


_GENERAL = re.compile(r"\b(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]ieses?|[Dd]iese)\s+(?:Organisation|Gemeinschaft|Union|Bündnis|Gruppe|Allianz|Zusammenschluss)\b|\b[Ss]ie\b")


def _general(context: Context, clause, text: str) -> list:
    """ "Die Organisation war vor 23 Jahren gegründet worden": the only one that the sentences before name """
    if not _GENERAL.search(text):
        return []
    paragraph = context.reading.article.paragraphs[context.words.sentences[clause.sentence].paragraph]
    before = [m for m in context.mentions("organisation", paragraph.start, clause.start) if m.form in ("name", "alias")]
    if not before and paragraph is not context.reading.article.paragraphs[0]:
        number = context.reading.article.paragraphs.index(paragraph)
        previous = context.reading.article.paragraphs[number - 1]
        before = [m for m in context.mentions("organisation", previous.start, previous.end) if m.form in ("name", "alias")]
    known = {row["organisation"] for row in rows("reference", "foundings")}
    return before[-1:] if len({m.actor for m in before}) == 1 and before[-1].actor in known else []


def _described(context: Context, clause, text: str) -> str | None:
    """ "Der Oppositionspolitiker starb im Februar 2024": the only person of the sentence before """
    return context.aged(clause.start) if re.match(r"(?:Der|Die)\s+(?:[a-zäöüß]+\s+){0,2}[A-ZÄÖÜ][\wäöüß-]+\s+(?:starb|war|ist|wurde|kam)\b", text) else None


def _genitive(context: Context, clause, match) -> str | None:
    """ "der Tod von Islam Karimow", "Bakijews Sturz" """
    if match is None:
        return None
    people = {m.actor for m in context.persons if clause.start <= m.start < clause.end}
    return people.pop() if len(people) == 1 else None
