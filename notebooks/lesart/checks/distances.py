"""How far it is from one city to another: "Von Berlin nach Warschau sind es 520 Kilometer", "150 Kilometer südlich von Moskau"."""
from __future__ import annotations

import re
from math import asin, cos, radians, sin, sqrt

from ..datasets import rows
from ..language import figure, name, tr
from .context import Check, Context
from .numbers import NUMBER, QUALIFIER, qualifiers, value

_KILOMETRES = rf"(?:(?P<kind>{QUALIFIER})\s+)?(?P<n>{NUMBER})\s+(?:Kilometern?|km)\b"
_IT_IS = re.compile(rf"\b(?:sind\s+es|beträgt\s+die\s+(?:Entfernung|Strecke|Distanz)|liegen)\s+(?:(?:in\s+der\s+)?Luftlinie\s+|nur\s+|gerade\s+einmal\s+|etwa\s+)*{_KILOMETRES}")
_APART = re.compile(rf"\b{_KILOMETRES}(?:\s+Luftlinie)?\s+(?:(?:von|vor)\s+$|(?:(?:süd|nord|west|öst|ost)\w*)\s+(?:von\s+)?$|von\s+(?:der\s+\w+\s+)?$)")
_EARTH = 6371.0


def distances(context: Context):
    """Each number of kilometres between two cities of the gazetteer."""
    known = {row["place"]: row for row in rows("reference", "places")}
    found = sorted((span, known[p.place]) for p in context.reading.found_actors.places if p.kind in ("capital", "city") and p.place in known for span in p.occurrences)
    for sentence, text, offset in context.sentences():
        here = [(a - offset, b - offset, row) for (a, b), row in found if sentence.start <= a < sentence.end]
        if len({row["place"] for _, _, row in here}) < 2 or "ilomet" not in text and " km" not in text:
            continue
        for match in _IT_IS.finditer(text):
            before, after = [p for p in here if p[1] <= match.start()], [p for p in here if p[0] >= match.end()]
            two = before[-2:] if len(before) >= 2 else before + after[:1]
            if len(two) == 2 and _from_to(text, two, match):
                yield from _check(two[0][2], two[1][2], match, offset)
        for first, second in zip(here, here[1:]):
            match = _APART.search(text[:second[0]])
            if match and first[1] <= match.start() and re.search(r"\b(?:liegt|gelegen|entfernt)\b|^\s*,?\s*(?:rund\s+|etwa\s+)?$", text[first[1]:match.start()] + text[second[1]:second[1] + 10]):
                yield from _check(first[2], second[2], match, offset)


def _from_to(text: str, two, match) -> bool:
    """ "von A nach B", "zwischen A und B", in either order around the number """
    (a, b), (c, _) = two[0][:2], two[1][:2]
    return bool(re.search(r"\b(?:von|zwischen)\s+(?:der\s+(?:\w+\s+){1,2})?$", text[max(0, a - 40):a], re.I)) and bool(re.search(r"\b(?:nach|und|bis|bis\s+nach|zur\s+\w+\s+\w+)\s+(?:\w+\s+)?$", text[b:c]))


def _check(a: dict, b: dict, match, offset: int):
    claimed = value(match.group("n"))
    real = kilometres(a, b)
    if claimed is None or claimed < 20 or real < 20:
        return
    kind = qualifiers().get(re.sub(r"\s+", " ", (match.group("kind") or "").lower()))
    # Roads are longer than the line through the air, cities have a size of their own.
    low, high = 0.85 * real - 15, (1.12 if "Luftlinie" in match.string[max(0, match.start() - 25):match.end() + 12] else 1.5) * real + 15
    far = claimed < 0.6 * real - 25 or claimed > (1.4 if high < 1.2 * real + 15 else 2.1) * real + 30
    verdict = "supported" if low <= claimed <= high or kind == "above" and 0.5 * real <= claimed <= high else "contradicted" if far else "not checkable"
    if verdict == "not checkable":
        return
    yield Check(offset + match.start(), offset + match.end(), "distance", figure(round(real / 10) * 10), match.group("n"), verdict,
                tr("From {a} to {b} it is {n} kilometres through the air.", a=name(a), b=name(b), n=figure(round(real / 10) * 10)), a["source"])


def kilometres(a: dict, b: dict) -> float:
    """Length of the great circle between two rows of places.csv.

    >>> known = {row["place"]: row for row in rows("reference", "places")}
    >>> round(kilometres(known["taschkent"], known["samarkand"]), -1)
    260.0
    """
    (x, y), (u, v) = ((radians(float(row["longitude"])), radians(float(row["latitude"]))) for row in (a, b))
    return 2 * _EARTH * asin(sqrt(sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2))
