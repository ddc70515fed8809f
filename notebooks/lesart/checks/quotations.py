"""Words that one passage gives to somebody, and another passage gives to somebody else or turns round."""
from __future__ import annotations

import re
from functools import lru_cache

from ..datasets import rows
from ..language import tr
from .context import Check, Context, person_name

_QUOTE = re.compile(r"„([^„“”\"]{12,400})[“”\"]|«([^«»]{12,400})»|»([^«»]{12,400})«|“([^„“”]{12,400})”")
_STRAIGHT = re.compile(r"\"([^\"\n]{0,400})\"")
_NOT = re.compile(r"\b(?:nicht|kein\w*|nie|niemals|niemand\w*|ohne)\b", re.I)
_STOP = frozenset("der die das den dem des ein eine einen einem einer und oder aber in im an am auf zu zum zur mit von vom für ist sind war sei seien wir er sie es ich sich "
                  "nicht kein keine keinen dass wird werden hat haben nach bei aus als wie auch noch nur man uns unser unsere ihr ihre sein seine".split())


@lru_cache(maxsize=1)
def _opposites() -> list[tuple[re.Pattern, re.Pattern]]:
    return [(re.compile(row["one"], re.I), re.compile(row["other"], re.I)) for row in rows("lexicon", "check_opposites")]


def quotations(context: Context):
    """Each pair of passages that quote the same words in different ways."""
    quotes = [(start, end, _content(context.text[start:end])) for start, end in _quotes(context)]
    statements = list(context.reading.found_statements)
    yield from _reports(context, statements)
    yield from _same_speaker(context, statements)
    for n, (start, end, words) in enumerate(quotes):
        for other_start, other_end, other in quotes[:n]:
            if len(words & other) >= 3 and len(words & other) >= 0.7 * min(len(words), len(other)):
                yield from _pair(context, start, end, other_start, other_end, statements)
        for statement in statements:
            if statement.mode == "direct" or statement.speaker is None or statement.start <= start < statement.end or start <= statement.start < end:
                continue
            told = _content(context.text[statement.start:statement.end])
            if len(words & told) >= 3 and len(words & told) >= 0.5 * min(len(words), len(told)) and _speaker(statements, start, end) == statement.speaker:
                yield from _turned(context, start, end, statement.start, statement.end)


def _quotes(context: Context) -> list[tuple[int, int]]:
    """Quoted sentences, in order; titles such as „Gewalt gegen Kinder“ say nothing that could be turned round."""
    text = context.text
    found = [m.span(m.lastindex) for m in _QUOTE.finditer(text)]
    for paragraph in context.reading.article.paragraphs:
        found += [m.span(1) for m in _STRAIGHT.finditer(text, paragraph.start, paragraph.end) if len(m.group(1)) >= 12]
    return sorted({(a, b) for a, b in found if any(a <= t.start < b and t.tag in ("VVFIN", "VAFIN", "VMFIN", "VVIMP") for t in context.tokens)})


def opposite(a: str, b: str) -> bool:
    """Whether one text has the opposite word of the other, as check_opposites.csv lists them."""
    return any(x.search(a) and y.search(b) and not y.search(a) and not x.search(b) or y.search(a) and x.search(b) and not x.search(a) and not y.search(b)
               for x, y in _opposites())


def _reports(context: Context, statements):
    """Two reported statements of the same nouns, of which one turns the other round: "seien eingestellt worden", "seien fortgesetzt worden" """
    told = [(s, context.text[s.start:s.end]) for s in statements if s.mode in ("indirect", "reported", "according_to") and s.end - s.start > 25]
    for n, (statement, text) in enumerate(told):
        for other, before in told[:n]:
            if other.speaker != statement.speaker and statement.speaker and other.speaker:
                continue
            if statement.start < other.end and other.start < statement.end or context.words.sentence_at(statement.start) == context.words.sentence_at(other.start):
                continue
            shared = _nouns(context, statement) & _nouns(context, other)
            if len(shared) < 2 or not opposite(text, before):
                continue
            for here, there in ((statement, before), (other, text)):
                yield Check(here.start, here.end, "quotation", there[:120], context.text[here.start:here.end][:120], "imprecise",
                            tr("Another passage says the opposite of these words."), "article")


_SELF = re.compile(r"\bwie\s+(?:er|sie)\s+(?:selbst\s+)?(?:sagte|erklärte|mitteilte|betonte)|\bnach\s+eigene[nr]\s+(?:Worten|Aussagen?|Angaben)")
_REFUSED = re.compile(r"\bausgeschlossen|\babgelehnt|\bverweigert|\bzurückgewiesen|\bschloss\b.*\baus\b|\blehnte\b.*\bab\b|\bangeboten|\bzugesagt|\bbot\b.*\ban\b|\bsagte\b.*\bzu\b")


def _same_speaker(context: Context, statements):
    """What one person is reported to have said in two sentences: the same few words, once denied, or the opposite of them"""
    told = [(s.speaker, s.start, s.end) for s in statements if s.speaker and s.mode != "direct"]
    told = [(_self(context, start, end) or who, start, end) for who, start, end in told]
    for clause in context.words.clauses:
        if clause.tokens and not context.quoted(clause.start) and _REFUSED.search(context.text[clause.start:clause.end]):
            who = context.subject(clause.start)
            if who and not any(start <= clause.start < end for _, start, end in told):
                told.append((who, clause.start, clause.end))
    for n, (who, start, end) in enumerate(told):
        for speaker, other_start, other_end in told[:n]:
            if who != speaker or start < other_end and other_start < end or context.words.sentence_at(start) == context.words.sentence_at(other_start):
                continue
            a, b = context.text[start:end], context.text[other_start:other_end]
            stems, others = _stems(context, start, end), _stems(context, other_start, other_end)
            shared = stems & others
            if len(shared) < 2 or _LATER.search(a) or _LATER.search(b):
                continue
            if len(shared) < 0.4 * max(len(stems), len(others)):
                continue
            denied = len(_NOT.findall(a)) % 2 != len(_NOT.findall(b)) % 2 and len(shared) >= 0.5 * max(len(stems), len(others))
            if denied or opposite(a, b):
                for left, right, text in ((start, end, b), (other_start, other_end, a)):
                    yield Check(left, right, "quotation", text[:120], context.text[left:right][:120], "imprecise",
                                tr("Another passage says the opposite of these words."), "article")


_LATER = re.compile(r"\b(?:mehr|noch|zunächst|bisher|bislang|erst|wenn\s+nicht|falls|statt|sondern)\b")


def _self(context: Context, start: int, end: int) -> str | None:
    """ "Scholz habe leichten Herzens entschieden, wie er selbst sagte": of himself, whoever passes it on """
    people = {m.actor for m in context.persons if start <= m.start < end and m.form in ("name", "alias")}
    return people.pop() if len(people) == 1 and (_SELF.search(context.text[start:end]) or _THINKS.match(context.text[start:end])) else None


_THINKS = re.compile(r"(?:dass\s+)?(?:[A-ZÄÖÜ]\w+\s+){1,2}(?:halte|wolle|fordere|verlange|lehne|meine|glaube|sehe)\b")


def _stems(context: Context, start: int, end: int) -> set[str]:
    """Beginnings of the nouns, verbs and adjectives of a passage, prefixes left out: "verheilt", "heile" → heil"""
    first, last = (context.words.token_at(position) or 0 for position in (start, end - 1))
    words = [t.form.lower() for t in context.tokens[first:last + 1] if t.tag[:2] in ("NN", "VV", "AD") and t.tag != "ADV" and len(t.form) > 4 and t.lemma not in ("sagen", "erklären", "mitteilen", "betonen")]
    return {re.sub(r"^(?:ge|ver|be|er|zer)(?=\w{4})", "", word)[:4] for word in words}


def _nouns(context: Context, statement) -> set[str]:
    first, last = (context.words.token_at(position) or 0 for position in (statement.start, statement.end))
    return {t.lemma for t in context.tokens[first:last + 1] if statement.start <= t.start < statement.end and t.tag in ("NN", "NE")}


def _content(text: str) -> set[str]:
    return {w[:7] for w in re.findall(r"[a-zäöüß]+", text.lower()) if len(w) > 2 and w not in _STOP}


def _speaker(statements, start: int, end: int) -> str | None:
    found = [s.speaker for s in statements if s.start < end and start < s.end and s.speaker]
    return found[0] if len(set(found)) == 1 else None


def _pair(context: Context, start: int, end: int, other_start: int, other_end: int, statements):
    first, second = _speaker(statements, other_start, other_end), _speaker(statements, start, end)
    actors = context.reading.found_actors.actors
    if first and second and first != second and actors[first].kind == "person" == actors[second].kind:
        yield Check(start, end, "quotation", actors[first].name, actors[second].name, "imprecise",
                    tr("Elsewhere the text gives the same words to {name}.", name=actors[first].name), "article")
        return
    yield from _turned(context, start, end, other_start, other_end)


def _turned(context: Context, start: int, end: int, other_start: int, other_end: int):
    a, b = context.text[start:end], context.text[other_start:other_end]
    numbers_a, numbers_b = set(re.findall(r"\d+", a)), set(re.findall(r"\d+", b))
    if len(_NOT.findall(a)) % 2 != len(_NOT.findall(b)) % 2 or opposite(a, b) or len(numbers_a - numbers_b) == 1 == len(numbers_b - numbers_a):
        for left, right, text in ((start, end, b), (other_start, other_end, a)):
            yield Check(left, right, "quotation", text[:120], context.text[left:right][:120], "imprecise",
                        tr("Another passage says the opposite of these words."), "article")
