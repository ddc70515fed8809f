"""The same thing with another number or day in two passages: "1224 Kilometer … den 1424 Kilometern", "am 17. Juli … seit dem 17. Juni"."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..language import tr
from .context import Check, Context, day_name
from .numbers import NUMBER, QUALIFIER, value

_NUMBER = re.compile(rf"(?:(?P<about>{QUALIFIER})\s+)?(?<![\d.,–-])\b(?P<n>(?i:{NUMBER}))(?!\s*(?:Uhr|Prozent|%|\.|Jahre|Jahren|Monate|Wochen|Tage|Stunden|Minuten|-))\s+(?P<words>(?:[a-zäöüß][\wäöüß-]*\s+){{0,2}}?[A-ZÄÖÜ][\wäöüß-]+)")
_DEFINITE = re.compile(r"\b(?:die|der|den|dem|alle[nr]?|diese[nr]?|jene[nr]?|sämtliche[nr]?)\s+$", re.I)
_PEOPLE = frozenset(("Person", "Mensch"))  # of whom every passage can count others
_OTHERS = re.compile(r"\b(?:weitere|andere|übrige|restliche|ersten|letzten|nächsten|vergangenen|meisten|größten|besten|neuen|verbliebenen|verbleibenden|befragten)\w*\b", re.I)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number before a noun; ``stems`` are the beginnings of its words, ``noun`` the noun's lemma; ``alone``: nothing follows that limits it; ``whole``: "alle"."""

    start: int
    end: int
    number: int
    noun: str
    stems: frozenset
    definite: bool
    alone: bool
    sentence: int
    heading: bool
    whole: bool


def slips(context: Context):
    """Each number, and each day, that another passage gives with one figure changed."""
    found = list(_counted(context))
    done: set[int] = set()
    for n, later in enumerate(found):
        for earlier in found[:n]:
            if later.number == earlier.number or later.sentence == earlier.sentence or {later.start, earlier.start} & done:
                continue
            slip = _slip(str(earlier.number), str(later.number)) and later.noun not in _PEOPLE and len(str(earlier.number)) >= 3 and bool(earlier.stems & later.stems) and (
                later.definite or earlier.noun != later.noun or earlier.heading)
            again = later.definite and later.alone and _same_noun(earlier.noun, later.noun) and _only(found, earlier, later) and not _summed(context, earlier, later)
            swapped = len(str(earlier.number)) >= 3 and sorted(str(earlier.number)) == sorted(str(later.number)) and later.definite and 0 < later.sentence - earlier.sentence <= 2 and _slip(str(earlier.number), str(later.number))
            if slip or again or swapped or _headline(found, earlier, later) and not _anywhere(context, earlier):
                done |= {later.start, earlier.start}
                for here, there in ((later, earlier), (earlier, later)):
                    yield Check(here.start, here.end, "number in the text", str(there.number), str(here.number), "imprecise",
                                tr("Elsewhere the text says {numbers}.", numbers=f"„{context.text[there.start:there.end]}“"), "article")
    yield from _days(context)


def _counted(context: Context):
    kinds = [p.kind for p in context.reading.article.paragraphs]
    for sentence, text, offset in context.counting:
        for match in _NUMBER.finditer(text):
            number = value(match.group("n"))
            if number is None or number < 2 or match.group("n").lower().startswith("beid") or match.group("about") or 1900 <= number <= 2100:
                continue
            before, words = text[:match.start("n")], match.group("words").split()
            if _OTHERS.search(before[-14:]) or _OTHERS.search(match.group("words")) or context.quoted(offset + match.start("n")):
                continue
            token = context.tokens[context.words.token_at(offset + match.end() - 1)]
            stems = frozenset(w[:7].lower() for w in words if len(w) >= 5)
            yield Counted(offset + match.start("n"), offset + match.end(), number, token.lemma, stems, bool(_DEFINITE.search(before)), not _modified(text[match.end():]),
                          sentence.i, kinds[sentence.paragraph] == "heading", bool(re.search(r"\b(?:alle[nr]?|sämtliche[nr]?)\s+$", before, re.I)))


def _modified(after: str) -> bool:
    """ "die drei Männer, die …", "den drei Staaten Zentralasiens": another set than the one before """
    return bool(re.match(r",\s+(?:die|der|deren|denen)\b|\s+(?:aus|in|im|auf|mit|von|des|der|an)\s|\s+[A-ZÄÖÜ]", after))


def _same_noun(a: str, b: str) -> bool:
    """ "Grenzübergang" is told again as "Übergang" """
    return a == b or len(b) >= 6 and a.lower().endswith(b.lower())


def _only(found: list[Counted], earlier: Counted, later: Counted) -> bool:
    """Whether a definite number can only go back to one other: two sentences before at most, and nothing else is counted so"""
    same = {c.number for c in found if _same_noun(c.noun, later.noun) and c.start < later.start}
    return same == {earlier.number} and (later.sentence - earlier.sentence <= 3 or earlier.definite and later.whole) and not (earlier.definite and earlier.number > later.number)


def _summed(context: Context, earlier: Counted, later: Counted) -> bool:
    """ "Drei Männer kamen frei, einer blieb in Haft. Alle vier Männer …": the later number is the sum of the earlier's sentence """
    sentence = context.words.sentences[earlier.sentence]
    numbers = [value(m.group()) for m in re.finditer(rf"\b{NUMBER}", context.text[sentence.start:sentence.end], re.I)]
    return later.number in {sum(numbers[i:j]) for i in range(len(numbers)) for j in range(i + 2, len(numbers) + 1)}


def _headline(found: list[Counted], earlier: Counted, later: Counted) -> bool:
    """Whether a heading counts what the text below counts once, and otherwise: "14 Staaten unterzeichnen" above "15 Staaten" """
    return earlier.heading and not later.heading and earlier.noun == later.noun and min(earlier.number, later.number) > 2 and 0.6 < earlier.number / later.number < 1.7 and {c.number for c in found if c.noun == later.noun and not c.heading} == {later.number}


def _anywhere(context: Context, counted: Counted) -> bool:
    """Whether the number of a heading stands somewhere below: "80 der 92 Staaten" """
    return any(value(m.group()) == counted.number for m in re.finditer(rf"\b{NUMBER}", context.text[counted.end:]))


def _slip(a: str, b: str) -> bool:
    """One figure changed, or two neighbours exchanged: 196, 169"""
    if len(a) != len(b):
        return False
    differ = [i for i in range(len(a)) if a[i] != b[i]]
    return len(differ) == 1 and a.rstrip("0") != a[:differ[0]] and not (a[differ[0] + 1:].strip("0") == "" and a[differ[0] + 1:]) or \
        len(differ) == 2 and differ[1] == differ[0] + 1 and a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]


def _days(context: Context):
    """Two days long before the article that differ in the month or in the year alone"""
    if context.days is None:
        return
    days = [t for t in context.reading.found_times if t.kind == "DATE" and t.basis == "absolute" and t.earliest and t.earliest == t.latest and (context.days[0] - t.latest).days > 60
            and re.search(r"\d{4}", context.text[t.start:t.end])]
    done: set = set()
    for n, later in enumerate(days):
        for earlier in days[:n]:
            a, b = earlier.earliest, later.earliest
            month = a.day == b.day and a.year == b.year and abs(a.month - b.month) == 1
            if not month or a.day == 1 or {a, b} & done or context.words.sentence_at(earlier.start) == context.words.sentence_at(later.start):
                continue
            if sum(t.earliest == b for t in days) > 1 or not re.search(r"\b(?:seit|nach|vor)\s+(?:dem\s+)?$|\b(?:vom)\s+$", context.text[max(0, later.start - 12):later.start]):
                continue
            done |= {a, b}
            for here, there in ((later, earlier), (earlier, later)):
                yield Check(here.start, here.end, "day retold", day_name(there.earliest), context.text[here.start:here.end], "imprecise",
                            tr("Elsewhere the text gives this day: {days}.", days=day_name(there.earliest)), "article")
