"""When two persons last met, against what one says to the other on a later day."""
from __future__ import annotations

import re

from ..language import listed, tr
from .context import Check, Context, day_name, person_name
from .record import named_events

_LAST = re.compile(r"\bzuletzt\b|\bletztmals\b|\bzum\s+letzten\s+Mal\b|\bletzte[snm]?\s+(?:Treffen|Begegnung)", re.I)
_MET = re.compile(r"\btraf\w*|\btreffen\b|\bgetroffen\b|\bTreffen\b|\bbegegne\w*|\bBegegnung", re.I)
_APART = re.compile(r"[Tt]elef|\bAnruf|\banrief|\brief\b.*\ban\b|\bschrieb|\bBrief|\bVideo|\bper\b|\bschriftlich|\bBotschaft|\bGlückwunsch", re.I)


def meetings(context: Context):
    """Each dated talk of two persons who, the text says, last met before."""
    last = list(_last_meetings(context))
    for pair, sentence, met in last:
        latest = max(day for _, day in met)
        for other in context.words.sentences:
            if other.i == sentence.i:
                continue
            text = context.text[other.start:other.end]
            if _APART.search(text) or _LAST.search(text):
                continue
            for time in context.times(other.start, other.end):
                if time.kind != "DATE" or time.earliest is None or time.earliest != time.latest or context.days is None:
                    continue
                if not latest < time.earliest < context.days[0]:
                    continue
                if not _talk(context, other, time, pair):
                    continue
                yield Check(time.start, time.end, "meeting", listed([day_name(a, b) for a, b in met]), context.text[time.start:time.end], "contradicted",
                            tr("The text says that {a} and {b} last met in these days: {days}.", a=person_name(pair[0]), b=person_name(pair[1]), days=listed([day_name(a, b) for a, b in met])), "article")


def _last_meetings(context: Context):
    """(two persons, sentence, days of their meetings) of each sentence that says when they last met"""
    for sentence, text, offset in context.sentences():
        if not (_LAST.search(text) and _MET.search(text)):
            continue
        people = list(dict.fromkeys(m.actor for m in context.persons if sentence.start <= m.start < sentence.end))
        times = [t for t in context.times(sentence.start, sentence.end) if t.kind == "DATE" and t.earliest]
        if len(people) != 2 or not times:
            continue
        met = []
        for time in times:
            first, last = time.earliest, time.latest
            clause = context.clause(time.start)
            # "im September … während des Gipfeltreffens der SOZ": the days of that summit
            for named in named_events(context, clause.start, sentence.end) if clause else []:
                event = named.event
                if event["kind"] == "summit" and event["end"] and event["start"] <= last and first <= event["end"]:
                    first, last = max(first, event["start"]), min(last, event["end"])
            met.append((first, last))
        yield tuple(people), sentence, met


def _talk(context: Context, sentence, time, pair) -> bool:
    """Whether one of the two says something to the other, or meets the other, in the sentence."""
    text = context.text[sentence.start:sentence.end]
    clause = context.clause(time.start)
    if clause is None or clause.tense == "future":
        return False
    here = {m.actor for m in context.persons if clause.start <= m.start < clause.end}
    if set(pair) != here & set(pair) or here != set(pair):
        return False
    local = context.text[clause.start:clause.end]
    return bool(re.search(r"\b(?:sagte|erklärte|versicherte|versprach|teilte|gestand)\b.*\b(?:zu|gegenüber)\b", local) or _MET.search(local)) and bool(text)
