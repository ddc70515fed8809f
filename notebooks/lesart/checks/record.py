"""Events of record that a text names: by their words, by war and country, by organisation, place and year."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..datasets import rows

_SUMMIT = re.compile(r"[Gg]ipfel(?:treffen|konferenz)?s?\b|\bTreffen\s+der\s+Staats|\bStaatschefs?treffen")
_WAR = re.compile(r"\b(?:\w+-)?(?:Bürgerkrieg|Krieg|Kämpfe|Waffengang)(?:e?s|e|en)?\b|\w+krieg(?:e?s)?\b")


@dataclass(frozen=True, slots=True)
class Named:
    """An event of record that ``text[start:end]`` names; ``parts`` are its words there."""

    event: dict
    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()

    def distance(self, start: int, end: int) -> int:
        """Characters between a passage and the nearest of the event's words."""
        return min(max(a - end, start - b, 0) for a, b in self.parts or ((self.start, self.end),))


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[dict, tuple[str, ...]]]:
    return [(row, tuple(part for part in words.split("+"))) for row in rows("reference", "events") for words in (row["words"] or "").split(";") if words]


def named_at_all(text: str) -> list[tuple[dict, tuple[str, ...]]]:
    """Those patterns whose words all stand somewhere in an article: few of hundreds."""
    return [(row, parts) for row, parts in _patterns() if parts[0] in text and all(part in text for part in parts)]


def named_events(context, start: int, end: int) -> list[Named]:
    """Events of record that the characters between two positions name; an event once."""
    text = context.text[start:end]
    found: dict[str, Named] = {}
    for row, parts in context.of_record:
        spans = []
        for part in parts:
            if part not in text:  # most events are not named at all, which the plain search sees fastest
                break
            match = re.search(rf"\b{re.escape(part)}\w*", text) or (re.search(re.escape(part), text) if len(part) > 5 and not part[0].isupper() else None)
            if not match:
                break
            spans.append(match.span())
        else:
            first, last = min(a for a, _ in spans), max(b for _, b in spans)
            if last - first <= 120 and (row["event"] not in found):
                found[row["event"]] = Named(row, start + first, start + last, tuple((start + a, start + b) for a, b in spans))
    for war in _wars(context, start, end, text):
        found.setdefault(war.event["event"], war)
    for summit in _summits(context, start, end, text):
        found.setdefault(summit.event["event"], summit)
    return list(found.values())


def _wars(context, start: int, end: int, text: str):
    """ "der Bürgerkrieg" beside Tajikistan: the only war of record of that state and kind """
    for match in re.finditer(r"Bürgerkrieg\w*", text):
        states = {m.actor for m in context.mentions("state", start, end)}
        fitting = [row for row in rows("reference", "events") if row["kind"] == "war" and "Bürgerkrieg" in row["name"] and states & set((row["countries"] or "").split(";"))]
        if len(fitting) == 1:
            yield Named(fitting[0], start + match.start(), start + match.end())


def _summits(context, start: int, end: int, text: str):
    """ "Gipfel der GUS in Kasan": the summit of that organisation at that place whose days are nearest """
    for match in _SUMMIT.finditer(text):
        organisations = {m.actor for m in context.mentions("organisation", start, end)}
        compound = re.search(r"(\w+)-$", text[:match.start()])
        names = {"GUS": "CIS", "SOZ": "SCO", "OVKS": "CSTO", "NATO": "NATO", "Nato": "NATO"}
        if compound and compound.group(1) in names:
            organisations = {names[compound.group(1)]}
        places = {p.place for p in context.reading.found_actors.places if p.kind in ("capital", "city") for a, b in p.occurrences if start <= a < end}
        times = [t for t in context.times(start, end) if t.kind == "DATE" and t.earliest and (t.latest - t.earliest).days < 400]
        if not organisations and places and re.match(r"\s+in\s+[A-ZÄÖÜ]", text[match.end():]):  # "Beim Gipfel in Duschanbe": of the organisation that the article speaks of
            organisations = {m.actor for m in context.mentions("organisation", 0, len(context.text))}
        elif len(organisations) != 1:
            continue
        candidates = [row for row in rows("reference", "events") if row["kind"] == "summit" and row["organisation"] in organisations and (row["place"] in places or not places)]
        if not times:
            continue
        near = [(min(abs((row["start"] - t.earliest).days), abs((row["end"] - t.latest).days)), row) for row in candidates for t in times]
        if near:
            distance, row = min(near, key=lambda item: item[0])
            if distance <= (60 if places else 20):
                yield Named(row, start + match.start(), start + match.end())
