"""Shares and lists that the sentence itself lets one check: "drei von zehn, also 40 Prozent", "je neun Prozent", "die vier Staaten A, B und C"."""
from __future__ import annotations

import re

from ..language import decimal, figure, tr
from .context import Check, Context
from .numbers import NUMBER, value
from .sums import number

_FIGURE = r"(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:,\d+)?"
_NUM = rf"(?:{_FIGURE}|{NUMBER})"
_PARTS = {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8, "zehntel": 10}
_QUAL = r"(?:mehr\s+als|etwas\s+mehr\s+als|über|weniger\s+als|knapp|fast|nahezu|beinahe|rund|etwa|gut|ungefähr|genau)"
_FRACTION = rf"(?:(?P<qual>{_QUAL})\s+)?(?:(?:die|der|eine[mr]?|ein|(?P<top>zwei|drei|vier|fünf))\s+)?(?P<part>Hälfte|Drittel|Viertel|Fünftel|Sechstel|Siebtel|Achtel|Zehntel)n?\b"
_SHARE = rf"(?:(?P<rough>{_QUAL})\s+)?(?P<percent>{_FIGURE})\s*(?:Prozent|%)"
_OF = re.compile(rf"\b(?P<a>{_NUM})\s+(?:der|von|aus)\s+(?:(?:den|insgesamt|ihren|seinen)\s+)*(?P<b>{_NUM})\b[^.;]{{0,60}}?(?:\balso\b|\bdas\s+(?:sind|ist|waren|entspricht)\b|\bmithin\b|\bund\s+damit\b|\bsomit\b|\boder\b|\(|–|,)\s*(?:\w+\s+)?(?:{_SHARE}|{_FRACTION})", re.I)
# "Von 19,6 Millionen Wahlberechtigten gaben 15,7 Millionen ihre Stimme ab, also rund 80 Prozent"; "300 Milliarden Dollar, davon 210 Milliarden in der EU, also gut zwei Drittel"
def _scaled(name: str) -> str:
    return rf"(?P<{name}>{_NUM})(?:\s+(?P<{name}s>Millionen|Milliarden))?"


_FROM = re.compile(rf"(?:\b[Vv]on\s+(?:den\s+|insgesamt\s+|rund\s+|etwa\s+|knapp\s+|gut\s+)*{_scaled('b')}\s+[^.;\d]{{3,90}}?\b{_scaled('a')}\b|\b{_scaled('d')}\s+[^.;\d]{{3,90}}?,\s+(?:davon|darunter)\s+(?:\w+\s+){{0,2}}?{_scaled('c')}\b)"
                   rf"[^.;\d]{{0,70}}?(?:,\s+|\b)(?:also|mithin|somit|damit|das\s+(?:sind|waren|entspricht))\s+(?:\w+\s+)?(?:{_SHARE}|{_FRACTION})", re.I)
_EACH = re.compile(rf"\bje(?:weils)?\s+(?P<each>{_NUM})\s+(?P<unit>Prozent|Stimmen|Sitze|Millionen|Milliarden|Soldaten|Euro|Dollar)")
_BOTH = re.compile(rf"\b(?:zusammen|gemeinsam|insgesamt|beide[n]?|macht|ergibt)\b[^.]{{0,40}}?(?:(?P<total>{_NUM})\s+(?P<unit>Prozent|Stimmen|Sitze|Millionen|Milliarden|Soldaten|Euro|Dollar)|{_FRACTION})")
_RATE = re.compile(rf"\b(?P<rate>{_FIGURE})\s+(?P<one>[A-ZÄÖÜ]\w+)\s+(?:für|je|pro)\s+(?:eine?[nrms]?\s+)?(?P<other>[A-ZÄÖÜ]\w+)")

_SO = re.compile(r"also|mithin|somit|damit|\bdas\s+(?:sind|waren|entspricht)")


def shares(context: Context):
    """Each share of a whole, each "je", each rate of exchange, each list that is counted."""
    for sentence, text, offset in context.sentences():
        for match in _OF.finditer(text):
            yield from _of(offset, match)
        for match in _FROM.finditer(text) if _SO.search(text) else ():
            yield from _from(offset, match)
        yield from _each(text, offset)
        yield from _lists(context, sentence, text, offset)
    for paragraph in context.reading.article.paragraphs:
        yield from _rates(context.text[paragraph.start:paragraph.end], paragraph.start)


def _amount(text: str) -> float | None:
    if text[:1].isdigit():
        return number(text)
    found = value(text)
    return None if found is None else float(found)


def _claimed(match) -> tuple[float, str | None] | None:
    """(per cent, what qualifies it)"""
    groups = match.groupdict()
    if groups.get("percent"):
        return number(groups["percent"]), groups.get("rough")
    if groups.get("part"):
        return 100.0 * (value(groups["top"]) if groups["top"] else 1) / _PARTS[groups["part"].lower()], groups.get("qual") or "fraction"
    return None


def _near(claimed: float, qualifier: str | None, real: float) -> bool:
    """Whether a share fits; words for parts of a whole are rounder than figures."""
    word = re.sub(r"\s+", " ", qualifier or "").lower()
    if word in ("mehr als", "über", "gut", "etwas mehr als"):
        return claimed - 0.5 <= real <= claimed + 12
    if word in ("knapp", "fast", "nahezu", "beinahe", "weniger als"):
        return claimed - 8 <= real <= claimed + 0.5
    return abs(real - claimed) <= {"": 1.0, "genau": 0.6, "fraction": 0.05 * claimed}.get(word, max(2.5, 0.08 * claimed))


def _of(offset: int, match):
    """ "120 der 150 Abgeordneten, also vier Fünftel" """
    a, b, claim = _amount(match.group("a")), _amount(match.group("b")), _claimed(match)
    if not a or not b or a > b or b < 3 or claim is None:
        return
    real = 100 * a / b
    yield Check(offset + match.start(), offset + match.end(), "share", decimal(real), match.group(), "supported" if _near(claim[0], claim[1], real) else "contradicted",
                tr("{a} of {b} are {p} per cent.", a=match.group("a"), b=match.group("b"), p=decimal(real)), "article")


def _from(offset: int, match):
    """ "Von 450 Abgeordneten stimmten 300 zu, also zwei Drittel": the whole before its part """
    groups = match.groupdict()
    whole, part = (groups[key] or groups[other] for key, other in (("b", "d"), ("a", "c")))
    if re.search(r"\bauf\b|\bum\s+(?:\w+\s+)?\d+\S*\s*(?:Prozent|%)$", match.group()):
        return  # "von 40 auf 6 gesunken, also um 85 Prozent"
    scales = {(groups[key] or groups[other] or "").lower() for key, other in (("bs", "ds"), ("as", "cs"))}
    b, a, claim = _amount(whole), _amount(part), _claimed(match)
    if not a or not b or a > b or b < 3 or claim is None or len(scales) > 1 or 1900 <= b <= 2100 and not whole[-1:].isalpha() and "" in scales:
        return
    real = 100 * a / b
    yield Check(offset + match.start(), offset + match.end(), "share", decimal(real), match.group(), "supported" if _near(claim[0], claim[1], real) else "contradicted",
                tr("{a} of {b} are {p} per cent.", a=part, b=whole, p=decimal(real)), "article")


def _each(text: str, offset: int):
    """ "A und B halten je 15,5 Prozent, zusammen also 31 Prozent" """
    each = list(_EACH.finditer(text))
    both = _BOTH.search(text, each[0].end()) if len(each) == 1 else None
    if both is None or both.group("unit") and both.group("unit") != each[0].group("unit") or both.group("part") and each[0].group("unit") != "Prozent":
        return
    one = _amount(each[0].group("each"))
    claim = (_amount(both.group("total")), "genau") if both.group("total") else _claimed(both)
    before = re.split(r"[.;:]", text[:each[0].start()])[-1]
    two = re.match(r"beide", both.group()) or before.count(" und ") == 1 and "," not in before and not re.search(rf"\b(?:drei|vier|fünf|sechs)\b", before)
    if not one or not claim or claim[0] is None:
        return
    possible = [2 * one] if two else [n * one for n in range(2, 11)]
    ok = any(_near(claim[0], claim[1], real) if each[0].group("unit") == "Prozent" else claim[0] == real for real in possible)
    if ok or two:
        yield Check(offset + both.start(), offset + both.end(), "sum", figure(2 * one), both.group(), "supported" if ok else "contradicted",
                    tr("Twice {one} is {two}.", one=figure(one), two=figure(2 * one)), "article")


def _rates(text: str, offset: int):
    """ "Der Kurs liegt bei 3,45 Litas für einen Euro. Für 100 Litas gibt es 28,96 Euro." """
    for rate in _RATE.finditer(text):
        one, other, per = rate.group("one"), rate.group("other"), number(rate.group("rate"))
        if not per or one == other:
            continue
        for first, second, expected in ((one, other, lambda n: n / per), (other, one, lambda n: n * per)):
            pair = re.compile(rf"\b(?P<n>{_FIGURE})\s+{first}\w?\b[^.;\d]{{1,60}}?(?P<m>{_FIGURE})\s+{second}\w?\b(?!\s+(?:für|je|pro)\b)")
            for match in pair.finditer(text):
                n, m = number(match.group("n")), number(match.group("m"))
                if rate.start() < match.end() and match.start() < rate.end() or not n or not m:
                    continue
                real = expected(n)
                yield Check(offset + match.start(), offset + match.end(), "multiple", decimal(real, 2), match.group("m"), "supported" if abs(real / m - 1) <= 0.02 else "contradicted",
                            tr("At {rate}, {n} are {m}.", rate=rate.group(), n=f"{match.group('n')} {first}", m=f"{decimal(real, 2)} {second}"), "article")


_COUNTED = re.compile(rf"\b(?P<n>{NUMBER})\s+(?:[a-zäöüß-]+\s+){{0,3}}(?:[\w-]*[Ss]taaten|Länder[n]?|\w*[Rr]epubliken|Nachbarn|Präsidenten|Staatschefs|Mitglieder[n]?|Hauptstädte[n]?|Städte[n]?|Regionen|Politiker[n]?)(?:\s*[:–(]\s*|,\s+(?:nämlich|und\s+zwar)\s+|\s+)$")


def _lists(context: Context, sentence, text: str, offset: int):
    """ "die drei baltischen Staaten Estland, Lettland und Litauen": as many names as the number says """
    named = sorted({(m.start, m.end) for m in context.reading.found_actors.mentions if m.form in ("name", "alias") and sentence.start <= m.start < sentence.end}
                   | {span for p in context.reading.found_actors.places if p.kind != "region" for span in p.occurrences if sentence.start <= span[0] < sentence.end})
    for position, (start, _) in enumerate(named):
        match = _COUNTED.search(text[:start - offset])
        if not match:
            continue
        run = [named[position]]
        for here in named[position + 1:]:
            between = context.text[run[-1][1]:here[0]]
            if not re.fullmatch(r",\s+|\s+(?:und|sowie)\s+(?:der\s+|die\s+)?", between):
                break
            run.append(here)
        joined = re.search(r"\s(?:und|sowie)\s", context.text[run[-2][1]:run[-1][0]]) if len(run) > 1 else None
        if not joined or re.match(r"\s*,\s+[A-ZÄÖÜ]|\s+(?:und|sowie)\s|-", context.text[run[-1][1]:run[-1][1] + 12]):
            continue
        claimed = value(match.group("n"))
        if claimed is None or re.search(rf"\b{NUMBER}\s+der\s+$", text[:match.start()]) or re.search(r"\b(?:von|unter|darunter|jeder?)\s+(?:den\s+)?$", text[:match.start()]):
            continue
        yield Check(offset + match.start("n"), run[-1][1], "sum", str(len(run)), match.group("n"), "supported" if claimed == len(run) else "contradicted",
                    tr("The text names {n} of them.", n=len(run)), "article")
