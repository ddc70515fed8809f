"""Sums, differences and percentages that the text itself lets one check."""
from __future__ import annotations

import re

from ..language import decimal, figure, tr
from .context import Check, Context
from .numbers import NUMBER, QUALIFIER, qualifiers, value

_AMOUNT = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_FROM_TO = re.compile(rf"\bvon\s+(?:\w+\s+)?({_AMOUNT})(?:\s+\w+){{0,3}}?\s+auf\s+(?:\w+\s+)?({_AMOUNT})")
_PERCENT = re.compile(rf"\b({_AMOUNT})\s+(?:Prozent|%)")
_CHANGE = re.compile(rf"\b(?:um|(?:Plus|Minus|Anstieg|Zuwachs|Rückgang|Steigerung|Erhöhung|Zunahme|Abnahme)\s+(?:von|um))\s+(?:({QUALIFIER})\s+)?({_AMOUNT})\s*(?:Prozent\b|%)", re.I)
_DOUBLE = re.compile(r"\b(verdoppel\w+|verdreifach\w+|halbier\w+|vervierfach\w+)", re.I)
_PARTS = re.compile(rf"\b({NUMBER})\s+([^\W\d_]++(?:\s++[^\W\d_]++){{0,4}}?)\s*(?:an\s+Bord)?\s*(?:[,:–(]\s*|\s+)(?:(davon|darunter|nämlich)\s+)?(?:waren\s+)?({NUMBER})\s+((?:[^\W\d_]+\s+){{0,2}}?[A-ZÄÖÜ][^\W\d_]+)(?:\s*,\s*({NUMBER})\s+((?:[^\W\d_]+\s+){{0,2}}?[A-ZÄÖÜ][^\W\d_]+))?\s+(?:und|sowie)\s+({NUMBER})\s+((?:[^\W\d_]+\s+){{0,2}}?[A-ZÄÖÜ][^\W\d_]+)")


def sums(context: Context):
    """Each sum, share or change whose parts stand in the same sentence or in the next."""
    for sentence, text, offset in context.sentences():
        yield from _change(context, text, offset)
        yield from _parts(context, text, offset)
        yield from _shares(context, text, offset)
        yield from _together(context, text, offset)
        yield from _votes(text, offset)
        yield from _minus(text, offset)
        yield from _turnout(context, sentence, text, offset)
        yield from _rest(context, sentence, text, offset)
        yield from _multiple(context, sentence, text, offset)


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
        yield from _difference(text, offset, match, before, after)
        times = _DOUBLE.search(text)
        if times and not percent:
            factor = {"verdop": 2, "verdre": 3, "halbie": 0.5, "vervie": 4}[times.group(1).lower()[:6]]
            real = after / before
            ok = abs(real / factor - 1) <= 0.12
            yield Check(offset + times.start(), offset + times.end(), "multiple", decimal(real), times.group(), "supported" if ok else "contradicted" if abs(real / factor - 1) > 0.25 else "imprecise",
                        tr("From {a} to {b} is {f} times as many.", a=match.group(1), b=match.group(2), f=decimal(real)), "article")


_BY = re.compile(rf"\bum\s+(?:({QUALIFIER})\s+)?({_AMOUNT}|{NUMBER})(?!\d)(?!\s*(?:Prozent\b|%|Uhr|\.))\s+(\w+)", re.I)


def _difference(text: str, offset: int, match, before: float, after: float):
    """ "stieg von 100 auf 120 Dollar, also um 20 Dollar" """
    for by in _BY.finditer(text):
        if not 0 <= by.start() - match.end() < 40 or by.group(1) or not re.search(rf"\b{re.escape(by.group(3).removesuffix('punkte'))}", text[match.start():match.end() + 12]):
            continue
        claimed = number(by.group(2)) if by.group(2)[0].isdigit() else value(by.group(2))
        real = abs(after - before)
        yield Check(offset + by.start(), offset + by.end(), "difference", figure(real), by.group(), "supported" if claimed is not None and abs(claimed - real) <= 0.01 * real else "contradicted",
                    tr("From {a} to {b} it is {c}.", a=match.group(1), b=match.group(2), c=figure(real)), "article")


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
        around = text[max(0, match.start() - 20):match.end()]
        if not match.group(3) and not re.search(r"[:–(]|[Aa]n\s+Bord|[Ii]nsgesamt", around):
            continue
        ok = added <= total if some else added == total
        yield Check(offset + match.start(), offset + match.end(), "sum", str(added), str(total), "supported" if ok else "contradicted",
                    tr("{parts} make {sum}, not {total}.", parts=" + ".join(map(str, parts)), sum=added, total=total) if not ok else
                    tr("{parts} make {sum}.", parts=" + ".join(map(str, parts)), sum=added), "article")


_VOTES = re.compile(rf"\b[Vv]on\s+(?:den\s+|insgesamt\s+)?({NUMBER})\s+(?:\w+\s+)?(?:Abgeordneten|Stimmen|Mitgliedern|Delegierten|Parlamentariern|Staaten)\b([^.;]*)")


def _votes(text: str, offset: int):
    """ "Von 120 Abgeordneten stimmten 80 dafür, 30 dagegen und 10 enthielten sich" """
    for match in _VOTES.finditer(text):
        rest = match.group(2)
        if not (re.search(r"dafür|für\b|zu\b", rest) and re.search(r"dagegen|gegen\b", rest)) or "Prozent" in rest:
            continue
        total, parts = value(match.group(1)), [value(m) for m in re.findall(rf"\b({NUMBER})\b", rest)]
        parts = [p for p in parts if p is not None and p > 1]
        if total is None or not 2 <= len(parts) <= 3:
            continue
        added = sum(parts)
        ok = added <= total if len(parts) == 2 else added == total
        reason = tr("{parts} make {sum}.", parts=" + ".join(map(str, parts)), sum=added) if ok else tr("{parts} make {sum}, not {total}.", parts=" + ".join(map(str, parts)), sum=added, total=total)
        yield Check(offset + match.start(), offset + match.end(), "sum", str(added), str(total), "supported" if ok else "contradicted" if added > total else "imprecise", reason, "article")


_COLON = re.compile(rf"\b({NUMBER})\s+[A-ZÄÖÜ][^\W\d_]+:\s+({NUMBER})\s+[^.;:\d]{{2,50}}?\s(?:und|sowie)\s+({NUMBER})\s+[^.;:]{{2,50}}")


def _together(context: Context, text: str, offset: int):
    """ "21 Namen: 13 aus Russland und acht von der Krim" """
    for match in _COLON.finditer(text):
        total, *parts = (value(match.group(n)) for n in (1, 2, 3))
        if total is None or None in parts or min(total, *parts) < 2 or re.search(r"darunter|\bUhr\b|Prozent", match.group()):
            continue
        yield _sum(offset + match.start(), offset + match.end(), parts, total)


_FOR_AND_AGAINST = re.compile(rf"\b({NUMBER})\s+(?:[A-ZÄÖÜ]\w+\s*)?[^.;\d]{{0,50}}?\b({NUMBER})\b(?=[^.;]{{0,40}}?\b(?:gegen|dagegen|Gegenstimmen|Nein-Stimmen)\b)|\b({NUMBER})\s+(?:[A-ZÄÖÜ]\w+\s+)?(?:für\s+\w+|dafür)\s+und\s+({NUMBER})\s+(?:gegen|dagegen)")
_TURNOUT = re.compile(rf"\b(?:damit|somit|also|insgesamt|zusammen|demnach)\s+({NUMBER})\s+(?:Abgeordnete|Parlamentarier|Mandatsträger|Delegierte|Stimmen|Volksvertreter|Mitglieder)\b")


def _turnout(context: Context, sentence, text: str, offset: int):
    """ "299 stimmten für ihn, 144 gegen ihn. An der Abstimmung beteiligten sich damit 443 Abgeordnete" """
    match = _TURNOUT.search(text)
    before = context.words.sentences[sentence.i - 1] if sentence.i else None
    if not match or before is None or before.paragraph != sentence.paragraph:
        return
    said = context.text[before.start:before.end]
    votes = _FOR_AND_AGAINST.search(said)
    if not votes or not re.search(r"\bstimm|\bvotier", said) or re.search(r"enthiel|Enthaltung", said):
        return
    parts, total = [value(g) for g in votes.groups() if g], value(match.group(1))
    if len(parts) == 2 and None not in parts and total is not None and min(parts) > 1:
        yield _sum(offset + match.start(), offset + match.end(), parts, total)


def _sum(start: int, end: int, parts: list[int], total: int) -> Check:
    added = sum(parts)
    shown = " + ".join(map(str, parts))
    reason = tr("{parts} make {sum}.", parts=shown, sum=added) if added == total else tr("{parts} make {sum}, not {total}.", parts=shown, sum=added, total=total)
    return Check(start, end, "sum", str(added), str(total), "supported" if added == total else "contradicted", reason, "article")


_OF_ALL = re.compile(rf"\b[Vv]on\s+(?:den\s+|insgesamt\s+)?({NUMBER})\s+(?:\w+\s+){{1,3}}?(überlebten|überlebt\w*|blieben|retteten\s+sich)\s+(?:\w+\s+){{0,2}}?({NUMBER})\b")
_SURVIVED = re.compile(rf"\b(überlebten)\s+(?:damit|also|somit|folglich)\s+({NUMBER})\b")
_LOST = re.compile(rf"\b({NUMBER})\s+(?:\w+\s+)?(?:Menschen|Personen|Insassen|Passagiere|Tote)\b[^.;]{{0,40}}?(?:ums\s+Leben|starben|getötet|Tote)")
_LEFT = re.compile(rf"\b({NUMBER})\s+(?:Voll)?[Mm]itglied\w*\b[^.]{{0,40}}?\bAustritt\b[^.]{{0,40}}?\b(?:noch|nur\s+mehr)\s+({NUMBER})\b")


_MINUS = re.compile(rf"\b[Vv]on\s+(?:den|insgesamt|ihren|seinen)\s+({NUMBER})\s+[A-ZÄÖÜ]\w+[^.;:]{{0,60}}?\b({NUMBER})\s+[^.;:\d]{{0,40}}?\b(?:nicht|fehlt\w*|leer|unbesetzt|vakant|abgelehnt|ausgefallen|ausgeschieden|weniger)\b[^.;:\d]{{0,30}}?"
                    rf"[,;]\s+(?:damit|also|somit|folglich|so\s+dass|sodass|es\s+bleiben|bleiben|verbleiben)\b[^.;:\d]{{0,30}}?\b({NUMBER})\b(?!\s*(?:Prozent|%))")


def _minus(text: str, offset: int):
    """ "Von den 450 Sitzen wurden 27 nicht vergeben, damit ziehen 423 Abgeordnete ein" """
    for match in _MINUS.finditer(text):
        whole, part, rest = (value(match.group(n)) for n in (1, 2, 3))
        if whole is None or part is None or rest is None or not part < whole:
            continue
        yield Check(offset + match.start(3), offset + match.end(), "difference", str(whole - part), match.group(3), "supported" if rest == whole - part else "contradicted",
                    tr("{a} less {b} are {c}.", a=whole, b=part, c=whole - part), "article")


def _rest(context: Context, sentence, text: str, offset: int):
    """ "Von den 67 Insassen überlebten damit 29": after a number of dead; "neun Mitglieder, nach einem Austritt noch acht" """
    for match in _OF_ALL.finditer(text):
        paragraph = context.reading.article.paragraphs[sentence.paragraph]
        lost = {value(m.group(1)) for m in _LOST.finditer(context.text[paragraph.start:offset + match.start()])}
        total, rest = value(match.group(1)), value(match.group(3))
        if len(lost) != 1 or total is None or rest is None or None in lost:
            continue
        dead = lost.pop()
        if dead >= total:
            continue
        ok = total - dead == rest
        yield Check(offset + match.start(2), offset + match.end(), "difference", str(total - dead), str(rest), "supported" if ok else "contradicted",
                    tr("{a} less {b} are {c}.", a=total, b=dead, c=total - dead), "article")
    for match in _LEFT.finditer(text):
        total, rest = value(match.group(1)), value(match.group(2))
        if total and rest:
            yield Check(offset + match.start(2) - 5, offset + match.end(), "difference", str(total - 1), str(rest), "supported" if rest == total - 1 else "contradicted",
                        tr("{a} less {b} are {c}.", a=total, b=1, c=total - 1), "article")


_UNIT = re.compile(rf"\b({_AMOUNT})\s+(Dollar|Euro|Rubel|Menschen|Personen|Tonnen|Millionen|Milliarden|Kubikmeter|Barrel|Soldaten|Einwohner\w*|Prozent|Kilometer|Hrywnja|Tenge)")
_TIMES = re.compile(r"\b(?:(mehr\s+als|fast|knapp|nahezu|rund|gut)\s+)?(verdoppel\w+|verdreifach\w+|vervierfach\w+|verfünffach\w+|halbier\w+)", re.I)
_FACTORS = {"verdop": 2, "verdre": 3, "vervie": 4, "verfün": 5, "halbie": 2}


def _multiple(context: Context, sentence, text: str, offset: int):
    """ "Der Preis steigt auf 360 Dollar. Bisher lag er bei 179,50 Dollar; er hat sich damit verdoppelt." """
    for match in _TIMES.finditer(text):
        if _FROM_TO.search(text) or not re.search(r"\b(?:damit|somit|also|dadurch|so)\b", text[max(0, match.start() - 60):match.end() + 15]):
            continue
        start = context.words.sentences[max(0, sentence.i - 1)].start
        amounts = [(number(m.group(1)), m.group(2)) for m in _UNIT.finditer(context.text[start:offset + match.start()])]
        if len(amounts) < 2 or amounts[-1][1] != amounts[-2][1] or 0 in (amounts[-1][0], amounts[-2][0]):
            continue
        factor = _FACTORS[match.group(2).lower()[:6]]
        real = max(amounts[-1][0], amounts[-2][0]) / min(amounts[-1][0], amounts[-2][0])
        near = abs(real / factor - 1)
        above = bool(match.group(1)) and match.group(1).lower().startswith(("mehr", "gut"))
        verdict = "supported" if near <= 0.1 or above and factor <= real <= 1.5 * factor else "imprecise" if near <= 0.25 else "contradicted"
        yield Check(offset + match.start(), offset + match.end(), "multiple", decimal(real), match.group(), verdict,
                    tr("{a} is {f} times {b}.", a=decimal(max(amounts[-1][0], amounts[-2][0])), b=decimal(min(amounts[-1][0], amounts[-2][0])), f=decimal(real)), "article")


def _shares(context: Context, text: str, offset: int):
    """ "60 Prozent stimmten dafür, 50 dagegen": shares of one vote that add up to more than all """
    shares = [m for m in _PERCENT.finditer(text) if not re.search(r"\b(?:um|Wahlbeteiligung\w*|Beteiligung\w*)\b[^,;]{0,25}$", text[:m.start()])]
    if 2 <= len(shares) <= 8 and not re.search(r"\((?:19|20)\d\d|\d{4}:", text) and shares[-1].end() - shares[0].start() <= 200 and re.search(
            r"\bstimmten\b|\bentfielen\b|\berhielten\b|\bkamen?\s+auf\b|\bdafür\b|\bdagegen\b", text):
        total = sum(number(m.group(1)) for m in shares)
        if total > 100.6 and not re.search(r"\balso\b|\bdas\s+(?:sind|waren)\b|\bstatt\b|\bnach\s+zuvor\b|\bgegenüber\b|\bzuvor\b", text):
            yield Check(offset + shares[0].start(), offset + shares[-1].end(), "shares", "100", decimal(total), "contradicted" if not re.search(r"Umfrage|Wahlbeteiligung|Beteiligung", text) else "not checkable",
                        tr("The shares add up to {p} per cent.", p=decimal(total)), "article")
