"""Totals that a sentence draws from its own numbers: "48 Personen und 35 Firmen, zusammen also 83", "143,7, 17,2 und 9,5 Millionen, zusammen 170 Millionen"."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..language import figure, tr
from .context import Check, Context
from .numbers import NUMBER, QUALIFIER, qualifiers, value

_FIGURE = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\d.]*\d|\w)"
_AMOUNT = rf"(?:{_FIGURE}|{NUMBER})"
_SCALE = r"Millionen?|Milliarden?|Mio\.|Mrd\.|Tausend"
_PART = re.compile(rf"(?<![\d.,/–-])\b(?P<n>{_AMOUNT})(?!\s*(?:Uhr\b|-|–|/|\.\s*[A-ZÄÖÜ]\w+)|\.\s+[a-zäöü])(?:\s+(?P<scale>{_SCALE}))?(?:\s+(?P<percent>Prozent|%))?")
_CUE = re.compile(rf"\b(?P<cue>zusammen|insgesamt|alles\s+in\s+allem|in\s+der\s+Summe|macht|also|somit|damit|mithin|demnach|folglich)\b(?P<words>[^.;:\d]{{0,60}}?)(?:\b(?P<kind>{QUALIFIER})\s+)?"
                  rf"(?<![\d.,/–-])\b(?P<n>{_AMOUNT})(?:\s+(?P<scale>{_SCALE}))?(?:\s+(?P<percent>Prozent|%))?(?!\s*(?:Uhr\b|-|/|\.\s*(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b|\.\s+[a-zäöü]))")
_SUM = re.compile(r"zusammen|insgesamt|alles|Summe|macht")
_SCALES = {"M": 1e6, "T": 1e3}
_TIME = re.compile(r"\s+(?:[a-zäöüß]+\s+)?(?:Jahr|Monat|Woche|Tag|Stunde|Minute|Sekunde|Januar|Jänner|Februar|März|April|Mai\b|Juni|Juli|August|September|Oktober|November|Dezember|Grad|Kilometer|Meter|Prozent|Mal\b|Uhr)")
_NOT_ADDED = re.compile(r"\b(?:darunter|davon|statt|anstatt|von\s+ihnen|unter\s+ihnen|bisher|zuvor|vorher|je|jeweils|minus|weniger|mehr\s+als|gegenüber|einschließlich|samt)\b|\b(?:vor|seit|bis|pro|mal|durch|auf|um)\s+$")
_VOTES = re.compile(r"\b(?:dafür|dagegen|enthiel\w+|Enthaltung\w*|Ja-Stimmen|Nein-Stimmen|Gegenstimmen)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a sentence; ``scale`` is what multiplies it, None where it says nothing."""

    start: int
    end: int
    number: float
    scale: float | None
    percent: bool


def totals(context: Context):
    """Each total after "zusammen", "insgesamt", "also" whose parts stand before it in the sentence."""
    for sentence, text, offset in context.sentences():
        for match in _CUE.finditer(text):
            check = _total(context, sentence, text, offset, match)
            if check:
                yield check


def amount(text: str) -> float | None:
    """A number in figures, with decimals or without, or in words."""
    if text[0].isdigit():
        return float(text.replace(".", "").replace(",", "."))
    found = value(text)
    return None if found is None else float(found)


def _total(context: Context, sentence, text: str, offset: int, match) -> Check | None:
    claimed = amount(match.group("n"))
    scale = _SCALES[match.group("scale")[0]] if match.group("scale") and match.group("scale")[:2] in ("Mi", "Ta") else None
    scale = 1e9 if (match.group("scale") or "").startswith(("Milliard", "Mrd")) else scale
    if claimed is None or match.group("n").lower().startswith("ein") or not match.group("percent") and _TIME.match(text[match.end():]) or re.search(r"\b(?:um|vor|nach|seit|in|je|alle)\s+(?:\w+\s+)?$", match.group("words")):
        return None
    if 1900 <= claimed <= 2100 and not scale and text[match.start("n"):].split()[0].strip(".,;") == str(int(claimed)):
        return None
    parts = _parts(text[:match.start()], bool(match.group("percent")), scale)
    if not 2 <= len(parts) <= 5 or any(_NOT_ADDED.search(text[a.end:b.start]) for a, b in zip(parts, parts[1:])) or re.search(r"\b(?:statt|anstatt|weniger)\b", text[parts[-1].end:match.start()]):
        return None
    total = claimed * (scale or 1)
    sizes = [p.number * (p.scale or 1) for p in parts]
    kind = qualifiers().get(re.sub(r"\s+", " ", (match.group("kind") or "").lower()))
    rough = scale is not None or any(p.scale for p in parts)
    if any(_near(sum(sizes[first:]), total, kind, rough) for first in range(len(sizes) - 1)):
        return _check(offset, match, parts, sizes, total, "supported")
    votes = len(parts) == 3 and len(_VOTES.findall(text[:match.start()])) >= 2
    if not _SUM.search(match.group("cue")) and not votes and not _joined(text, parts):
        return None
    if total <= max(sizes) or len(parts) > 3 and not _joined(text, parts) or any(abs(total - x) < 1e-9 for x in _others(sizes)) or kind and abs(sum(sizes) / total - 1) < 0.15:
        return None
    return _check(offset, match, parts, sizes, total, "contradicted" if votes or _joined(text, parts) else "imprecise")


def _parts(text: str, percent: bool, scale: float | None) -> list[Part]:
    """The numbers before a total, of its own kind, years and lengths of time left out; a number without a scale takes that of its neighbours."""
    found = []
    for match in _PART.finditer(text):
        number = amount(match.group("n"))
        after = text[match.end():]
        if number is None or bool(match.group("percent")) != percent or not percent and _TIME.match(after) or match.group("n").lower() in ("ein", "eine", "einem", "einen", "einer", "eins", "beide", "beiden"):
            continue
        if match.group("scale") is None and 1900 <= number <= 2100 and "," not in match.group("n"):
            continue
        word = match.group("scale") or ""
        own = 1e9 if word.startswith(("Milliard", "Mrd")) else 1e6 if word.startswith("Mi") else 1e3 if word else None
        found.append(Part(match.start(), match.end(), number, own, percent))
    scales = {p.scale for p in found} - {None}
    if scales and len(scales) == 1 and scale in scales:
        found = [Part(p.start, p.end, p.number, p.scale or (scale if p.number < 1000 else None), p.percent) for p in found]
    return found


def _joined(text: str, parts: list[Part]) -> bool:
    """ "A und B", "A, B und C": the last two stand side by side, "und" between them, and each before after a comma """
    links = [text[a.end:b.start] for a, b in zip(parts, parts[1:])]
    return len(links[-1]) <= 80 and bool(re.search(r"\b(?:und|sowie|plus)\b", links[-1])) and all("," in link and len(link) <= 60 for link in links[:-1]) and not any(re.search(r"[;:.]", link) for link in links)


def _others(sizes: list[float]) -> set[float]:
    """What a number after "also" can be but a sum: a difference, a product, the same number again."""
    return {abs(a - b) for a in sizes for b in sizes} | {a * b for a in sizes for b in sizes} | set(sizes) | {sum(sizes) - x for x in sizes}


def _near(real: float, claimed: float, kind: str | None, rough: bool) -> bool:
    """Whether a sum fits: exactly where the parts are whole; to some hundredths where they are rounded."""
    room = 0.03 if kind else 0.012 if rough else 0.0005
    below, above = (0.08, 0.002) if kind == "below" else (0.002, 0.08) if kind in ("above", "slightly above") else (room, room)
    return claimed * (1 - below) <= real <= claimed * (1 + above)


def _check(offset: int, match, parts: list[Part], sizes: list[float], total: float, verdict: str) -> Check:
    unit = 1e6 if max(sizes) >= 1e6 else 1
    shown = " + ".join(_figure(size / unit) for size in sizes)
    added, claimed = _figure(sum(sizes) / unit), _figure(total / unit)
    reason = tr("{parts} make {sum}.", parts=shown, sum=added) if verdict == "supported" else tr("{parts} make {sum}, not {total}.", parts=shown, sum=added, total=claimed)
    return Check(offset + match.start(), offset + match.end(), "sum", added, claimed, verdict, reason, "article")


def _figure(number: float) -> str:
    return figure(round(number, 6))
