"""Where and for whom a report was written, in front of its first sentence: "Berlin (dpa) – Der Minister …"."""
from __future__ import annotations

from .phrases import place_names

_DASHES = frozenset("–—-")
_REACH = 12
_VERBS = ("VVFIN", "VAFIN", "VMFIN")


def dateline_end(words, sentence) -> int:
    """The token behind the dash of the dateline that a sentence begins with; else the sentence's first token.

    "Minsk –", "Berlin/Moskau (dpa) –", "Duschanbe, 9. Oktober 2025 –", "(AFP) -": at the beginning of a paragraph,
    with a known place or a source in brackets, and no verb.
    """
    tokens, first = words.tokens, sentence.first
    paragraph = words.article.paragraphs[sentence.paragraph]
    if tokens[first].start != paragraph.start or paragraph.kind != "body":
        return first
    dash = next((i for i in range(first + 1, min(first + _REACH, sentence.last - 1)) if tokens[i].form in _DASHES), None)
    if dash is None or any(tokens[i].tag in _VERBS for i in range(first, dash)):
        return first
    behind = tokens[dash + 1].form
    if not (behind[0].isupper() or behind in "„\"»"):
        return first
    source = tokens[dash - 1].form == ")" and any(tokens[i].form == "(" for i in range(max(first, dash - 6), dash - 1))
    place = " ".join(tokens[i].form for i in range(first, next(
        (i for i in range(first, dash) if tokens[i].form in ",/("), dash))) in place_names()
    return dash + 1 if source or place else first
