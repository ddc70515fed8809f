"""A sentence cut into runs of one clause each, and the rows before they become statements."""
from __future__ import annotations

from dataclasses import dataclass

from ..words import Clause

_OPENING, _CLOSING = "„»‚“\"([", "“”«‘\")]»"


@dataclass(slots=True)
class Draft:
    """A statement in tokens: content ``tokens[first:last]``; ``speaker`` is (first, last, head) or None.

    ``meant`` is the phrase that the speaker's words refer to where they name nobody: "Demnach", "eigenen Angaben".
    """

    first: int
    last: int
    mode: str
    cue: str | None
    cue_token: int | None
    speaker: tuple[int, int, int] | None
    clause: int | None = None
    carrier: tuple[int, int, int] | None = None
    addressee: tuple[int, int, int] | None = None
    start: int | None = None
    end: int | None = None
    meant: tuple[int, int, int] | None = None


@dataclass(slots=True)
class Segment:
    """``tokens[first:last]``, all of one clause."""

    first: int
    last: int
    clause: int


def segments(words, sentence) -> list[Segment]:
    """Runs of tokens of one clause, in order; punctuation goes with what stands in front of it."""
    found: list[Segment] = []
    tokens, clause_of = words.tokens, words.clause_of
    for i in range(sentence.first, sentence.last):
        if tokens[i].tag[0] == "$":
            if found:
                found[-1].last = i + 1
            continue
        clause = clause_of[i]
        if clause < 0:
            continue
        if found and found[-1].clause == clause:
            found[-1].last = i + 1
        else:
            found.append(Segment(i, i + 1, clause))
    return found


def trimmed(words, first: int, last: int) -> tuple[int, int]:
    """A content without the punctuation around it; marks that belong to a pair inside it stay."""
    tokens = words.tokens
    while first < last and tokens[first].form in (",", ":", ".", ";", "–", "-", ")", "!", "?", "*"):
        first += 1
    while first < last and tokens[first].tag == "KON" and tokens[first].form in ("und", "aber", "doch"):
        first += 1
    while last > first:
        form = tokens[last - 1].form
        if form in (",", ":", ".", ";", "–", "—", "-", "!", "?") or form in _OPENING and form not in _CLOSING:
            last -= 1
        elif form in _CLOSING and not _opened(tokens, first, last - 1, form):
            last -= 1
        else:
            break
    return first, last


def _opened(tokens, first: int, last: int, closing: str) -> bool:
    openers = {")": "(", "]": "["}.get(closing, "„»‚“\"«")
    return any(tokens[i].form in openers for i in range(first, last))


def clause_at(words, i: int) -> Clause:
    """The clause of a token; an empty one for a sentence of punctuation alone."""
    index = words.clause_of[i]
    return words.clauses[index] if index >= 0 else Clause(-1, words.tokens[i].sentence, "fragment", [])


def is_finite(token) -> bool:
    return token.tag in ("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP")


def konjunktiv(words, clause) -> bool:
    """Whether a clause's finite verb is a Konjunktiv that marks reported speech."""
    return clause.mood in ("konjunktiv1", "konjunktiv2")
