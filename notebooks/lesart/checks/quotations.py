"""Words that one passage gives to somebody, and another passage gives to somebody else or turns round."""
from __future__ import annotations

import re

from ..language import tr
from .context import Check, Context, person_name

_QUOTE = re.compile(r"[„«»\"“]([^„“”«»\"]{12,400})[“”»«\"]")
_NOT = re.compile(r"\b(?:nicht|kein\w*|nie|niemals|niemand\w*|ohne)\b", re.I)
_STOP = frozenset("der die das den dem des ein eine einen einem einer und oder aber in im an am auf zu zum zur mit von vom für ist sind war sei seien wir er sie es ich sich "
                  "nicht kein keine keinen dass wird werden hat haben nach bei aus als wie auch noch nur man uns unser unsere ihr ihre sein seine".split())
_OPPOSITES = ((r"\b(?:bedingungslos|ohne\s+Vorbedingungen)\b", r"\bnur\s+unter\s+(?:der\s+)?(?:Bedingung|Voraussetzung)|\bVorbedingung"),
              (r"\bzustimm|\bzugestimmt|\bstimmte\s+zu|\bbegrüß|\bunterstütz|\bbefürwort", r"\bablehn|\blehnte\b|\babgelehnt|\bverurteil|\bzurückgewiesen|\bwies\b.*\bzurück"),
              (r"\bbestätig", r"\bbestritt|\bbestreit|\bdementier|\bleugn"))


def quotations(context: Context):
    """Each pair of passages that quote the same words in different ways."""
    quotes = [(m.start(1), m.end(1), _content(m.group(1))) for m in _QUOTE.finditer(context.text)]
    statements = list(context.reading.found_statements)
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
    opposite = any(re.search(x, a, re.I) and re.search(y, b, re.I) or re.search(y, a, re.I) and re.search(x, b, re.I) for x, y in _OPPOSITES)
    if len(_NOT.findall(a)) % 2 != len(_NOT.findall(b)) % 2 or opposite or numbers_a and numbers_b and numbers_a != numbers_b:
        for left, right, text in ((start, end, b), (other_start, other_end, a)):
            yield Check(left, right, "quotation", text[:120], context.text[left:right][:120], "imprecise",
                        tr("Another passage says the opposite of these words."), "article")
