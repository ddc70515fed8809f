"""Small reckonings of news: the majority of a house, votes that were lacking, "zwei Amtszeiten von je sieben Jahren", "74 weitere, bisher 79, nun 153"."""
from __future__ import annotations

import re

from ..language import figure, tr
from .context import Check, Context
from .numbers import NUMBER, value
from .totals import amount

_MAJORITY = re.compile(rf"\bMehrheit\b[^.;:\d]{{0,40}}?\b(?:der|von|aus|unter)\s+(?:den\s+|insgesamt\s+)?(?P<all>{NUMBER})\s+(?:[a-zäöü]+\s+)?(?:Abgeordneten|Sitzen?|Mandaten?|Stimmen|Mitglieder[n]?|Delegierten|Parlamentarier[n]?)\b[^.;\d]{{0,30}}?"
                       rf"\b(?:also|mithin|somit|das\s+(?:sind|waren)|liegt\s+bei|lag\s+bei)\s+(?:(?:bei|mindestens)\s+)?(?P<n>{NUMBER})\b")
_LACKED = re.compile(rf"\b(?:[Ee]s\s+|ihm\s+|ihr\s+)?fehl(?:t|te|ten|en)\s+(?:ihm\s+|ihr\s+|damit\s+|also\s+|somit\s+|dem\s+\w+\s+|der\s+\w+\s+)*(?P<n>{NUMBER})\s+(?P<unit>Stimmen|Sitze|Mandate|Punkte|Unterschriften)\b")
_GOT = re.compile(rf"\b(?:erhielt|bekam|erreichte|kam\s+auf|verfügt\w*\s+über|hatte|stimmten)\s+(?:\w+\s+){{0,3}}?(?P<n>{NUMBER})\b(?!\s*(?:Prozent|%|\.))")
_NEEDED = re.compile(rf"\b(?:nötig|notwendig|erforderlich|gebraucht|benötigt)\w*\b[^.;]{{0,90}}?\b(?P<n>{NUMBER})(?:\s+(?:Stimmen|Sitze|Mandate|Unterschriften))?(?=\W*$|[.;,])|\b(?P<m>{NUMBER})\s+(?:Stimmen|Sitze|Mandate|Unterschriften)\s+(?:\w+\s+){{0,2}}?(?:nötig|notwendig|erforderlich|gebraucht|benötigt)")
_EACH = re.compile(rf"\b(?P<times>{NUMBER})\s+(?:[a-zäöüß]+\s+){{0,2}}(?P<what>Amtszeiten|Amtsperioden|Perioden|Legislaturperioden|Phasen|Etappen)\s+(?:von|zu)\s+je(?:weils)?\s+(?P<n>{NUMBER})\s+(?P<unit>Jahren?|Monaten?)")
_SPAN = re.compile(r"\b(?:von|ab)\s+(?P<first>\d{4})\s+(?:an\s+)?(?:\w+\s+){0,3}?bis\s+(?:zum\s+Jahr\s+)?(?P<last>\d{4})\b")
_MORE = re.compile(rf"\b(?P<more>{NUMBER})\s+weitere\b[^.]{{3,160}}?\b(?:bisher|zuvor|bislang)\b[^.\d]{{0,40}}?(?P<before>{NUMBER})\b[^.\d]{{0,60}}?\b(?:nun|jetzt|damit|insgesamt)\b[^.\d]{{0,30}}?(?P<after>{NUMBER})\b(?!\s*(?:Prozent|%))")

_GROWS = re.compile(rf"\b(?:bisher|bislang|derzeit|zurzeit)\s+(?P<before>{NUMBER})\b[^.;\d]{{3,90}}?\b(?P<more>{NUMBER}|beiden)\s+(?:Neuen|Neulinge[n]?|Neuzugänge[n]?|neue[nr]?\s+\w+|weitere[nr]?\s+\w+|Beitritte[n]?)\b[^.;\d]{{0,40}}?\bauf\s+(?:dann\s+|künftig\s+)?(?P<after>{NUMBER})\b(?!\s*(?:Prozent|%))")
_PIECE = re.compile(rf"(?:\b(?P<top>ein|zwei|drei|vier)\s+)?\b(?P<part>Hälfte|Drittel|Viertel|Fünftel|Zehntel)\s+davon\b[^.;\d]{{0,40}}?,\s+(?:also|mithin|das\s+(?:sind|waren))\s+(?:(?P<rough>rund|etwa|knapp|gut|fast|ungefähr|mehr\s+als)\s+)?(?P<n>\d[\d.]*(?:,\d+)?|{NUMBER})\s+(?P<unit>[A-ZÄÖÜ]\w+)")
_PARTS = {"Hälfte": 2, "Drittel": 3, "Viertel": 4, "Fünftel": 5, "Zehntel": 10}

_NEEDS = re.compile(rf"\b(?P<top>ein|zwei|drei|vier)\s+(?P<part>Drittel|Viertel|Fünftel)\b[^.;\d]{{0,40}}?\b(?:nötig|notwendig|erforderlich)\w*,\s+(?:also|mithin|das\s+(?:sind|waren))\s+(?P<n>{NUMBER})\b")
_UNTIL = re.compile(rf"\b(?P<n>{NUMBER})\s+Jahre\b[^.;\d]{{0,40}}?,\s+(?:also|mithin)\s+bis\s+(?:zum\s+Jahr\s+|ins\s+Jahr\s+)?(?P<year>\d{{4}})\b")

_WORDS = re.compile(r"Mehrheit|fehl|\bje|weitere|bisher|bislang|derzeit|zurzeit|davon|also|mithin")


def reckonings(context: Context):
    """Each majority, each lack, each product and each growth whose numbers the text itself gives."""
    for sentence, text, offset in context.sentences():
        if not _WORDS.search(text):
            continue
        for match in _MAJORITY.finditer(text):
            whole, claimed = value(match.group("all")), value(match.group("n"))
            if whole and claimed and whole >= 20 and "Drittel" not in match.group() and "qualifiziert" not in match.group():
                half = whole // 2 + 1
                yield Check(offset + match.start("n"), offset + match.end("n"), "majority", str(half), match.group("n"), "supported" if claimed == half else "contradicted",
                            tr("More than half of {n} are {half}.", n=whole, half=half), "article")
        for match in _LACKED.finditer(text):
            yield from _lacked(context, sentence, offset, match)
        for match in _EACH.finditer(text):
            yield from _each(text, offset, match)
        for match in _NEEDS.finditer(text):
            yield from _needs(context, sentence, offset, match)
        for match in _UNTIL.finditer(text):
            yield from _until(context, sentence, offset, match)
        for match in _PIECE.finditer(text):
            yield from _piece(context, sentence, offset, match)
        for match in (*_MORE.finditer(text), *_GROWS.finditer(text)):
            more, before, after = (value(match.group(key)) for key in ("more", "before", "after"))
            more = 2 if match.group("more") == "beiden" else more
            if None not in (more, before, after) and min(more, before, after) > 1:
                yield Check(offset + match.start("after"), offset + match.end("after"), "sum", str(more + before), str(after), "supported" if after == more + before else "contradicted" if after > before else "not checkable",
                            tr("{parts} make {sum}.", parts=f"{before} + {more}", sum=before + more), "article")


def _lacked(context: Context, sentence, offset: int, match):
    """ "Er erhielt 310 Stimmen, nötig waren 316. Es fehlten sechs Stimmen." """
    claimed = value(match.group("n"))
    paragraph = context.reading.article.paragraphs[sentence.paragraph]
    first = context.words.sentences[max(0, sentence.i - 2)].start
    before = context.text[max(paragraph.start, first):offset + match.start()]
    got, needed = {value(m.group("n")) for m in _GOT.finditer(before)} - {None}, {value(m.group("n") or m.group("m")) for m in _NEEDED.finditer(before)} - {None}
    got -= needed
    if len(got) != 1 or len(needed) != 1 or claimed is None:
        return
    a, b = got.pop(), needed.pop()
    if b > a:
        yield Check(offset + match.start(), offset + match.end(), "difference", str(b - a), match.group("n"), "supported" if claimed == b - a else "contradicted",
                    tr("{a} less {b} are {c}.", a=b, b=a, c=b - a), "article")


def _needs(context: Context, sentence, offset: int, match):
    """ "ein Gremium von 300 Wahlleuten … zwei Drittel sind nötig, mithin 200 Stimmen" """
    first = context.words.sentences[max(0, sentence.i - 1)].start
    wholes = {value(m.group()) for m in re.finditer(rf"(?<![\d.,])\b{NUMBER}(?!\.|\s*(?:Prozent|%))", context.text[first:offset + match.start()], re.I)} - {None}
    claimed, parts = value(match.group("n")), _PARTS[match.group("part")]
    wholes = {n for n in wholes if claimed and n > claimed and not 1900 <= n <= 2100}
    if len(wholes) == 1:
        whole = wholes.pop()
        real = -(-whole * value(match.group("top")) // parts)
        yield Check(offset + match.start("n"), offset + match.end("n"), "share", str(real), match.group("n"), "supported" if claimed in (real, real + 1) else "contradicted",
                    tr("{part} of {whole} is {n}.", part=f"{value(match.group('top'))}/{parts}", whole=whole, n=real), "article")


def _until(context: Context, sentence, offset: int, match):
    """ "Ende 2016 … Sie soll hundert Jahre halten, also bis 2116": from the only year that the text has just named """
    first = context.words.sentences[max(0, sentence.i - 1)].start
    years = {int(m) for m in re.findall(r"\b(?:19|20)\d\d\b", context.text[first:offset + match.start()])} or ({day.year for day in context.days} if context.days else set())
    claimed, number = int(match.group("year")), value(match.group("n"))
    if len(years) == 1 and number:
        real = years.pop() + number
        yield Check(offset + match.start("year"), offset + match.end("year"), "duration", str(real), match.group("year"), "supported" if claimed == real else "contradicted",
                    tr("{parts} make {sum}.", parts=f"{real - number} + {number}", sum=real), "article")


def _piece(context: Context, sentence, offset: int, match):
    """ "Das Vorhaben kostete 1,6 Milliarden Euro. Die EU übernahm drei Viertel davon, also 1,2 Milliarden" """
    first = context.words.sentences[max(0, sentence.i - 1)].start
    before = context.text[first:offset + match.start()]
    wholes = [amount(m.group(1)) for m in re.finditer(rf"(?<![\d.,])(\d[\d.]*(?:,\d+)?|{NUMBER})\s+{re.escape(match.group('unit')[:7])}", before)]
    claimed = amount(match.group("n"))
    if len(wholes) != 1 or not wholes[0] or not claimed:
        return
    part = wholes[0] * (value(match.group("top")) if match.group("top") else 1) / _PARTS[match.group("part")]
    near = abs(claimed / part - 1) <= (0.15 if match.group("rough") else 0.06)
    yield Check(offset + match.start("n"), offset + match.end(), "share", figure(round(part, 3)), match.group("n"), "supported" if near else "contradicted",
                tr("{part} of {whole} is {n}.", part=f"{value(match.group('top')) if match.group('top') else 1}/{_PARTS[match.group('part')]}", whole=figure(wholes[0]), n=figure(round(part, 3))), "article")


def _each(text: str, offset: int, match):
    """ "mit zwei Amtszeiten von je sieben Jahren von 2023 bis 2037" """
    span = next((s for s in _SPAN.finditer(text) if abs(s.start() - match.end()) < 60 or abs(match.start() - s.end()) < 60), None)
    times, each = value(match.group("times")), value(match.group("n"))
    if span is None or not times or not each or match.group("unit").startswith("Monat"):
        return
    real, claimed = times * each, int(span.group("last")) - int(span.group("first"))
    yield Check(offset + span.start(), offset + span.end(), "duration", str(int(span.group("first")) + real), span.group("last"), "supported" if claimed == real else "contradicted",
                tr("{n} times {each} are {product}.", n=times, each=each, product=real), "article")
