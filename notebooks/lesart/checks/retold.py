"""A day by which the text goes back to what it has told: "seit der Unterredung vom 9. November", told above of 9 October."""
from __future__ import annotations

import re
from functools import lru_cache

from ..datasets import rows
from ..language import listed, tr
from .context import Check, Context, day_name
from .record import named_events


@lru_cache(maxsize=1)
def _topics() -> list[tuple[str, re.Pattern, re.Pattern]]:
    return [(row["topic"], re.compile(rf"\b(?:d(?:ie|er|as|em|en|es)|beim|zum|vom|am)\s+(?:\w+\s+){{0,2}}?\w*(?:{row['noun']})\s+(?:(?!wird|wurde|war|ist|soll|fand|findet)\w+\s+){{0,3}}?(?:vom|am)\s+$"),
             re.compile(row["anchor"])) for row in rows("lexicon", "check_topics")]


def retold(context: Context):
    """Each definite "das Referendum vom 16. März" whose day is another one in the rest of the text, or of record."""
    for time in context.reading.found_times:
        if time.kind not in ("DATE", "TIME") or time.earliest is None or time.earliest != time.latest:
            continue
        before = context.text[max(0, time.start - 70):time.start]
        for topic, noun, anchor in _topics():
            match = noun.search(before)
            if match:
                start = max(0, time.start - 70) + match.start()
                yield from _compare(context, time, start, noun, anchor)
                break


def _compare(context: Context, time, start: int, noun, anchor):
    """All days that the text gives to the same kind of thing, the day at hand left out."""
    told = {}
    for sentence, text, offset in context.sentences():
        for other in context.times(sentence.start, sentence.end):
            if other is time or context.days and other.earliest and other.earliest > context.days[1] and time.earliest <= context.days[1]:
                continue
            if other.kind not in ("DATE", "TIME") or other.earliest is None or other.earliest != other.latest:
                continue
            clause = context.clause(other.start)
            if clause is not None and anchor.search(context.text[clause.start:clause.end]):
                told.setdefault(other.earliest, other)
    if not told:
        return
    same = time.earliest in told
    if same:
        yield Check(start, time.end, "day retold", day_name(time.earliest), context.text[time.start:time.end], "supported",
                    tr("The text gives the same day elsewhere."), "article")
        return
    slipped = [day for day in told if day.day == time.earliest.day or (day.month, day.year) == (time.earliest.month, time.earliest.year)]
    if len(told) > 2 and not slipped:
        return
    distance = min(abs((day - time.earliest).days) for day in slipped or told)
    if distance <= 2 or not slipped and distance > 100:
        return  # the day after an election is a day of news on it, too
    days = slipped or list(told)
    yield Check(start, time.end, "day retold", listed([day_name(d) for d in days]), context.text[time.start:time.end], "imprecise",
                tr("Elsewhere the text gives this day: {days}.", days=listed([day_name(d) for d in days])), "article")
