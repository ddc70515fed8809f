"""Numbers of the dead, of those aboard, of documents: against the record, and against the rest of the text."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ..datasets import rows
from ..language import listed, name, tr
from .context import Check, Context
from .numbers import NUMBER, QUALIFIER, qualifiers, value
from .record import named_events

_PEOPLE = r"Menschen|Personen|Passagiere[n]?|Fluggäste[n]?|Insassen|Reisende[n]?|Besatzungsmitglieder[n]?|Crewmitglieder[n]?|Zivilisten|\w*[Ss]oldaten|Tote[nr]?|Todesopfer[n]?|Opfer[n]?|Verletzte[nr]?|Überlebende[nr]?|Leichen"
_THINGS = r"Dokumente[n]?|Abkommen|Vereinbarungen|Verträge[n]?|Beschlüsse[n]?|Teilnehmer(?:n|staaten)?|Delegationen|Themen|Tagesordnungspunkte[n]?|Abgeordnete[nr]?|Festnahmen|Festgenommene[n]?|Staatschefs|Unterschriften|Beobachter[n]?|Wahllokale[n]?|Gefangene[n]?"
_COUNT = re.compile(rf"(?:({QUALIFIER})\s+)?\b({NUMBER})\s+((?:[a-zäöüß]+\s+){{0,2}}?)({_PEOPLE}|{_THINGS})\b", re.I)
_DEAD = re.compile(r"\bums\s+Leben|\bstarb\w*|\bgestorben|\bgetötet|\btot\b|\bTot|\btötete\w*|\bumgekommen|\bkamen\s+um\b|\bTodesopfer|\bLeichen|\bzu\s+Tode\b|\bverlor\w*\s+(?:ihr|das)\s+Leben", re.I)
_PART = re.compile(r"\b(?:darunter|davon|von\s+ihnen|weitere\w*|andere\w*|jeweils|zusätzlich\w*|allein|unter\s+ihnen|je|einschließlich)\b", re.I)
_SOME = re.compile(r"\b(?:identifiziert|geborgen|anwesend|verbliebe|entlassen|gerettet|schwer\s+verletzt|bestätigt|gemeldet)\w*", re.I)
_UPDATE = re.compile(r"\b(?:zunächst|stieg\w*|erhöht\w*|gestiegen|vorläufig|anfangs|ursprünglich|früher\w*|korrigiert\w*|inzwischen|später)\b", re.I)


@dataclass(frozen=True, slots=True)
class Count:
    """One counted number in the text."""

    start: int
    end: int
    number: int
    kind: str | None
    quantity: str
    part: bool
    update: bool
    verb: str
    paragraph: int
    topic: frozenset


def counts(context: Context):
    """Each number of record, and each pair of numbers that differ for the same thing."""
    found = list(_found(context))
    events = _article_events(context)
    decided = set()
    for count in found:
        for check in _record(context, count, events):
            decided.add(count.start)
            yield check
    for check in _headings(context, found):
        decided.add(check.start)
        yield check
    undecided = [c for c in found if c.start not in decided]
    yield from _referring(context, undecided)
    yield from _differ(context, undecided)


def _headings(context: Context, found: list[Count]):
    """ "Zwölf Tote bei Grubenunglück" above a text that tells of 14 """
    kinds = [p.kind for p in context.reading.article.paragraphs]
    for count in found:
        if kinds[count.paragraph] != "heading":
            continue
        section = [o for o in found if o.paragraph > count.paragraph and kinds[o.paragraph] != "heading"
                   and (count.paragraph == 0 or "heading" not in kinds[count.paragraph + 1:o.paragraph])]
        same = [o for o in section if o.quantity == count.quantity and not o.part]
        first = [o for o in same if o.paragraph == same[0].paragraph]
        others = {o.number for o in same}
        if not same or any(_agree(count, o) for o in same) or count.number in (numbers := _numbers(context, heading_end=count.end)) or count.number in {a + b for a in numbers for b in others if a != b} \
                or count.kind and len(others) > 1:
            continue
        sure = len({o.number for o in same}) == 1 and not any(o.update or o.kind for o in first)
        yield Check(count.start, count.end, "number in the text", str(first[0].number), str(count.number), "contradicted" if sure and count.kind is None else "imprecise",
                    tr("Elsewhere the text says {numbers}.", numbers=listed([f"„{context.text[o.start:o.end]}“" for o in first[:2]])), "article")


def _numbers(context: Context, heading_end: int) -> set[int]:
    """All numbers of the text below a heading"""
    return {value(m.group()) for m in re.finditer(rf"\b{NUMBER}", context.text[heading_end:], re.I)} - {None}


def _agree(a: Count, b: Count) -> bool:
    """Whether two numbers can be the same with "fast", "mehr als", "rund" before them"""
    return any(one.kind == "above" and other.number >= one.number or one.kind == "below" and other.number <= one.number or
               one.kind in ("about", "slightly above") and abs(one.number - other.number) <= 0.15 * max(one.number, other.number) for one, other in ((a, b), (b, a)))


def _found(context: Context):
    for sentence, text, offset in context.counting:
        yield from _survived(context, sentence, text, offset)
        for match in _COUNT.finditer(text):
            number = value(match.group(2))
            if number is None or number < 2 and match.group(2).lower() not in ("1",):
                continue
            clause = context.clause(offset + match.start())
            local = context.text[clause.start:clause.end] if clause else text
            noun = match.group(4).lower()
            quantity = _quantity(noun, local)
            before = text[max(0, match.start() - 40):match.start()]
            of = re.search(rf"\b({NUMBER})\s+(?:der|von\s+den)\s+$", before, re.I)
            if of or re.search(r"\b(?:[Vv]on|[Uu]nter)\s+den\s+$", before):  # "38 der 67 Menschen an Bord starben"
                start = offset + match.start() - len(before) + of.start() if of else 0
                if of and value(of.group(1)):
                    yield Count(start, start + len(of.group(1)), value(of.group(1)), None, quantity, False, False, "", sentence.paragraph, _topic(context, sentence))
                quantity = "aboard" if re.search(r"\ban\s+Bord\b", local) or noun == "insassen" else f"all {noun}"
            yield Count(offset + match.start(2), offset + match.end(), number, qualifiers().get((match.group(1) or "").lower()), quantity,
                        bool(_PART.search(before[-18:]) or _PART.search(match.group(3)) or _SOME.search(match.group(3))), bool(_UPDATE.search(local)), clause.lemma or "" if clause else "",
                        sentence.paragraph, _topic(context, sentence))


_SURVIVED = re.compile(rf"\büberlebten\s+(?:damit\s+|nur\s+|also\s+)?({NUMBER})\b(?!\s+(?:Tage|Wochen|Jahre|Stunden))", re.I)


def _survived(context: Context, sentence, text: str, offset: int):
    for match in _SURVIVED.finditer(text):
        number = value(match.group(1))
        if number:
            yield Count(offset + match.start(1), offset + match.end(), number, None, "survivors", False, False, "überleben", sentence.paragraph, _topic(context, sentence))


def _quantity(noun: str, text: str) -> str:
    dead = bool(_DEAD.search(text))
    if re.match(r"passagier|fluggäst", noun):
        return "dead passengers" if dead else "passengers"
    if re.match(r"besatzung|crew", noun):
        return "dead crew" if dead else "crew"
    if re.match(r"tote|todes|leichen", noun):
        return "dead"
    if noun.startswith("verletzt"):
        return "injured"
    if noun.startswith("überleb"):
        return "survivors"
    if re.match(r"festgenomm|festnahm", noun) or re.match(r"menschen|personen|demonstrant|teilnehmer", noun) and re.search(r"\bfestgenommen|\bverhaftet", text):
        return "arrested"
    if re.match(r"menschen|personen|insassen|opfer|reisende", noun):
        return "dead" if dead else "aboard" if re.search(r"\ban\s+Bord\b", text) else noun
    if re.search(r"soldaten$|truppen$", noun):
        return "dead soldiers" if dead else "soldiers"
    if noun.startswith("zivilisten"):
        return "dead civilians" if dead else "civilians"
    return re.sub(r"(?:n|en)$", "", noun)


def _topic(context: Context, sentence) -> frozenset:
    """What a sentence is about: its places, states and nouns of accident, war and meeting."""
    nouns = {t.lemma for t in context.tokens[sentence.first:sentence.last] if t.tag == "NN"}
    return frozenset(nouns)


def _article_events(context: Context) -> list:
    """Accidents and attacks of record that the article names."""
    found = {}
    for paragraph in context.reading.article.paragraphs:
        for named in named_events(context, paragraph.start, paragraph.end):
            found.setdefault(named.event["event"], named)
    return list(found.values())


_ACCIDENT = re.compile(r"Absturz|abgestürzt|stürzte|Flugzeug|Maschine|Unglück|Anschlag|Katastrophe|Insassen|überlebt|an\s+Bord|Abschuss|abgeschossen|Todesopfer")


def _record(context: Context, count: Count, events):
    """Against tolls.csv: the event that the same paragraph names, or the only one that the article names."""
    tolls = {(row["event"], row["quantity"]): row for row in rows("reference", "tolls")}
    paragraph = context.reading.article.paragraphs[count.paragraph]
    sentence = context.words.sentences[context.words.sentence_at(count.start)]
    here = named_events(context, sentence.start, sentence.end)
    if not here and _ACCIDENT.search(context.text[sentence.start:sentence.end]):
        here = named_events(context, paragraph.start, sentence.start)
    candidates = [n.event for n in here if (n.event["event"], count.quantity) in tolls]
    if not candidates and count.quantity in ("dead", "dead passengers", "dead crew", "aboard", "passengers", "survivors"):
        accidents = [n for n in events if n.event["kind"] in ("accident", "attack")]
        if len(accidents) == 1 and _ACCIDENT.search(context.text[sentence.start:sentence.end]):
            candidates = [accidents[0].event] if (accidents[0].event["event"], count.quantity) in tolls else []
    if len({e["event"] for e in candidates}) != 1 or count.part and count.quantity == "dead" or count.update:
        return
    event = candidates[0]
    row = tolls[event["event"], count.quantity]
    inside = row["low"] <= count.number <= row["high"]
    close = not inside and min(abs(count.number - row["low"]), abs(count.number - row["high"])) <= 0.02 * row["high"] and row["low"] != row["high"]
    above = count.kind in ("above",) and count.number <= row["high"]
    about = count.kind in ("about", "below", "slightly above") and abs(count.number - row["low"]) <= 0.1 * row["low"]
    verdict = "supported" if inside or about or above and count.number >= 0.8 * row["low"] else "imprecise" if close or above else "contradicted"
    early = context.days and (context.days[1] - (event["end"] or event["start"])).days <= 30 and count.number < row["low"]
    if early and verdict != "supported":
        verdict = "not checkable"
    expected = str(row["low"]) if row["low"] == row["high"] else f"{row['low']}–{row['high']}"
    reason = tr("{event}: {quantity} {expected}.", event=name(event), quantity=tr(count.quantity), expected=expected)
    if verdict == "not checkable":
        reason += " " + tr("The text is of the first weeks, when counts still grow.")
    whole = tolls.get((event["event"], "dead"))
    if verdict == "contradicted" and count.quantity != "dead" and whole and whole["low"] <= count.number <= whole["high"]:
        reason += " " + tr("{n} is the number of all the dead.", n=count.number)
    yield Check(count.start, count.end, "number of record", expected, context.text[count.start:count.end], verdict, reason, row["source"])


def _differ(context: Context, found: list[Count]):
    """A number for the same thing that two other passages give otherwise; of two that differ nobody knows which is right."""
    groups: dict[str, list[Count]] = {}
    for count in found:
        if not count.part and not count.update and count.kind not in ("about", "above", "below", "slightly above"):
            groups.setdefault(count.quantity, []).append(count)
    for members in groups.values():
        for count in members:
            tally = Counter(c.number for c in members if c is count or _same(c, count))
            others = [o for o in members if o.number != count.number and _same(o, count) and tally[o.number] > 1]
            if others and tally[count.number] == 1:
                yield Check(count.start, count.end, "number in the text", str(others[0].number), str(count.number), "contradicted",
                            tr("Elsewhere the text says {numbers}.", numbers=listed([f"„{context.text[o.start:o.end]}“" for o in others[:2]])), "article")


_BACK = re.compile(r"\b(?:die|der|den|diese[rn]?|jene[rn]?|alle[rn]?)\s+$", re.I)


def _referring(context: Context, found: list[Count]):
    """ "Mehr als 80 Menschen kamen ums Leben … Für die 38 Todesopfer": a definite number that nothing before has """
    for count in found:
        before = context.text[max(0, count.start - 24):count.start]
        if not _BACK.search(before) or re.search(rf"\b(?:{NUMBER})\s+der\s+$", before) or count.part or count.kind:
            continue
        before = [c for c in found if c.start < count.start and c.quantity.split()[-1] == count.quantity.split()[-1] and not c.part]
        if not before or any(c.number == count.number for c in before) or re.match(r"\s+(?:der|die|das|aus|von|in|mit|des)\b", context.text[count.end:count.end + 6]):
            continue
        last = before[-1]
        if max(last.number, count.number) > 10 * min(last.number, count.number):
            continue
        if last.kind == "above" and last.number < count.number <= 1.3 * last.number or last.kind == "about" and abs(last.number - count.number) <= 0.15 * last.number:
            continue
        yield Check(count.start, count.end, "number in the text", str(last.number), str(count.number), "imprecise",
                    tr("Elsewhere the text says {numbers}.", numbers=f"„{context.text[last.start:last.end]}“"), "article")
        yield Check(last.start, last.end, "number in the text", str(count.number), str(last.number), "imprecise",
                    tr("Elsewhere the text says {numbers}.", numbers=f"„{context.text[count.start:count.end]}“"), "article")


def _same(a: Count, b: Count) -> bool:
    """Whether two counts are of the same event: far enough apart, and about the same nouns or by the same verb."""
    if a.start == b.start:
        return False
    shared = a.topic & b.topic - frozenset(("Mensch", "Person", "Jahr", "Tag", "Land", "Staat", "Präsident"))
    return len(shared) >= 2 or (bool(a.verb) and a.verb == b.verb and a.verb not in ("sein", "haben", "werden", "sagen") and len(shared) >= 1)
