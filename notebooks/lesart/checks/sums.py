"""Sums, differences and percentages that the text itself lets one check."""
from __future__ import annotations

import re

from ..language import decimal, tr
from .context import Check, Context
from .numbers import NUMBER, QUALIFIER, qualifiers, value

_AMOUNT = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_FROM_TO = re.compile(rf"\bvon\s+(?:\w+\s+)?({_AMOUNT})(?:\s+\w+){{0,3}}?\s+auf\s+(?:\w+\s+)?({_AMOUNT})")
_PERCENT = re.compile(rf"\b({_AMOUNT})\s+(?:Prozent|%)")
_CHANGE = re.compile(rf"\bum\s+(?:({QUALIFIER})\s+)?({_AMOUNT})\s*(?:Prozent|%)", re.I)
_DOUBLE = re.compile(r"\b(verdoppel\w+|verdreifach\w+|halbier\w+|vervierfach\w+)", re.I)
_PARTS = re.compile(rf"\b({NUMBER})\s+((?:[^\W\d_]+\s*){{1,5}}?)\s*(?:an\s+Bord)?\s*(?:[,:–(]\s*|\s+)(?:(davon|darunter|nämlich)\s+)?(?:waren\s+)?({NUMBER})\s+((?:[^\W\d_]+\s+){{0,2}}?[A-ZÄÖÜ][^\W\d_]+)(?:\s*,\s*({NUMBER})\s+((?:[^\W\d_]+\s+){{0,2}}?[A-ZÄÖÜ][^\W\d_]+))?\s+(?:und|sowie)\s+({NUMBER})\s+((?:[^\W\d_]+\s+){{0,2}}?[A-ZÄÖÜ][^\W\d_]+)")


def sums(context: Context):
    """Each sum, share or change whose parts stand in the same sentence or in the next."""
    for sentence, text, offset in context.sentences():
        yield from _change(context, text, offset)
        yield from _parts(context, text, offset)
        yield from _shares(context, text, offset)


def number(text: str) -> float:
    """ "1.200,5" → 1200.5 """
    return float(text.replace(".", "").replace(",", "."))


def _change(context: Context, text: str, offset: int):
    """ "stieg um 20 Prozent von 100 auf 120" """
    for match in _FROM_TO.finditer(text):
        before, after = number(match.group(1)), number(match.group(2))
        if not before:
            continue
        percent = [m for m in _CHANGE.finditer(text) if abs(m.start() - match.end()) < 80 or abs(match.start() - m.end()) < 80]
        if len(percent) == 1:
            claimed = number(percent[0].group(2))
            real = abs(after - before) / before * 100
            kind = qualifiers().get((percent[0].group(1) or "").lower())
            margin = max(0.6, 0.02 * real) if kind in (None, "exact") else max(2.0, 0.12 * real)
            ok = abs(claimed - real) <= margin
            yield Check(offset + percent[0].start(), offset + percent[0].end(), "percentage", decimal(real), percent[0].group(), "supported" if ok else "contradicted",
                        tr("From {a} to {b} is a change of {p} per cent.", a=match.group(1), b=match.group(2), p=decimal(real)), "article")
        times = _DOUBLE.search(text)
        if times and not percent:
            factor = {"verdop": 2, "verdre": 3, "halbie": 0.5, "vervie": 4}[times.group(1).lower()[:6]]
            real = after / before
            ok = abs(real / factor - 1) <= 0.12
            yield Check(offset + times.start(), offset + times.end(), "multiple", decimal(real), times.group(), "supported" if ok else "contradicted" if abs(real / factor - 1) > 0.25 else "imprecise",
                        tr("From {a} to {b} is {f} times as many.", a=match.group(1), b=match.group(2), f=decimal(real)), "article")


def _parts(context: Context, text: str, offset: int):
    """ "67 Menschen an Bord, 62 Passagiere und fünf Besatzungsmitglieder" """
    for match in _PARTS.finditer(text):
        total = value(match.group(1))
        parts = [value(match.group(n)) for n in (4, 6, 8) if match.group(n)]
        if total is None or None in parts or total < max(parts) or total < 4:
            if total is None or None in parts or total < 4 or not match.group(3):
                continue
        if re.search(r"\b(?:Uhr|Jahre|Prozent|Stimmen|Meter|Kilometer|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b", match.group()):
            continue
        added, some = sum(parts), match.group(3) == "darunter"
        if not match.group(3) and not re.search(r"[:–(]|an\s+Bord", match.group()):
            continue
        ok = added <= total if some else added == total
        yield Check(offset + match.start(), offset + match.end(), "sum", str(added), str(total), "supported" if ok else "contradicted",
                    tr("{parts} make {sum}, not {total}.", parts=" + ".join(map(str, parts)), sum=added, total=total) if not ok else
                    tr("{parts} make {sum}.", parts=" + ".join(map(str, parts)), sum=added), "article")


_SHARE = re.compile(rf"\b({_AMOUNT})\s+(?:der|von|aus)\s+(?:(?:den|insgesamt|ihren|seinen)\s+)*({_AMOUNT})\b[^.;]{{0,60}}?\b({_AMOUNT})\s*(?:Prozent|%)")


def _shares(context: Context, text: str, offset: int):
    """ "120 der 150 Abgeordneten (80 Prozent)"; shares of one vote that add up to more than all """
    for match in _SHARE.finditer(text):
        part, whole, claimed = (number(match.group(n)) for n in (1, 2, 3))
        if not whole or part > whole:
            continue
        real = part / whole * 100
        ok = abs(real - claimed) <= 1.0
        yield Check(offset + match.start(), offset + match.end(), "share", decimal(real), match.group(3), "supported" if ok else "contradicted",
                    tr("{a} of {b} are {p} per cent.", a=match.group(1), b=match.group(2), p=decimal(real)), "article")
    shares = [m for m in _PERCENT.finditer(text) if not re.search(r"\b(?:um|Wahlbeteiligung\w*|Beteiligung\w*)\b[^,;]{0,25}$", text[:m.start()])]
    if len(shares) >= 2 and re.search(r"\bstimmten|\bentfielen|\berhielt|\bkam\w*\s+auf|\bStimmen\b|\bdafür\b|\bdagegen\b", text):
        total = sum(number(m.group(1)) for m in shares)
        if total > 100.6:
            yield Check(offset + shares[0].start(), offset + shares[-1].end(), "shares", "100", decimal(total), "contradicted" if not re.search(r"Umfrage|Wahlbeteiligung|Beteiligung", text) else "not checkable",
                        tr("The shares add up to {p} per cent.", p=decimal(total)), "article")
