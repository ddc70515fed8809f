"""Where words and sentences begin and end, by exact offsets, in one pass over the text."""
from __future__ import annotations

import re
from functools import lru_cache

from .. import datasets

_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"„“”»«]*[^\s<>\"„“”»«.,;:!?)]"            # addresses
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|[^\W\d_]+(?:\.[^\W\d_]+)*\.(?:de|com|org|net|at|ch|eu|info|gov|ru|uk|tv)\b"
    r"|(?:[^\W\d_]\.){2,}(?![^\W\d_])"                                     # z.B. d.h. U.S.
    r"|\d+(?:[.,:]\d+|['’]\d{3}(?!\d))*(?:-?[^\W\d_]+(?:-[^\W_]+)*|-(?:[^\W_]+(?:-[^\W_]+)*))?"  # 14.30 1.200 3,5 73-jährig
    r"|[^\W_]+(?:[-‐‑'’`&][^\W_]+)*(?:-(?=\s(?:und|oder|bzw|sowie)\b|,))?"  # GUS-Gipfel J2-8243 Vor-
    r"|\.{2,}|…|[^\w\s]|_+")
_OPENING, _CLOSING = "„»‚›“\"([{'‘«", "“”«‘’›\")]}'»"
_UPPER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(row["form"] for row in datasets.rows("lexicon", "words_abbreviations"))


@lru_cache(maxsize=1)
def _after_ordinal() -> frozenset[str]:
    return frozenset(row["word"] for row in datasets.rows("lexicon", "words_after_ordinals"))


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of each token of a stretch of text; abbreviations and ordinals keep their stop.

    >>> text = "Am 8. Oktober reiste z. B. Dr. Rahmon an."
    >>> [text[a:b] for a, b in spans(text, 0, len(text))]
    ['Am', '8.', 'Oktober', 'reiste', 'z.', 'B.', 'Dr.', 'Rahmon', 'an', '.']
    """
    found = [match.span() for match in _TOKEN.finditer(text, start, end)]
    joined: list[tuple[int, int]] = []
    i, count = 0, len(found)
    while i < count:
        a, b = found[i]
        if i + 1 < count and found[i + 1] == (b, b + 1) and text[b] == "." and _keeps_stop(
                text, a, b, text[found[i + 2][0]:found[i + 2][1]] if i + 2 < count else "",
                text[found[i - 1][0]:found[i - 1][1]] if i else ""):
            joined.append((a, b + 1))
            i += 2
        else:
            joined.append((a, b))
            i += 1
    return joined


def _keeps_stop(text: str, a: int, b: int, following: str, before: str) -> bool:
    """Whether the full stop after text[a:b] belongs to the word."""
    form = text[a:b]
    if form in _abbreviations():
        # "Der Präsident usw. Danach …" ends a sentence, "Dr. Müller" does not: titles need a name.
        return True
    if len(form) == 1 and form.isalpha():
        return form.isupper() and following[:1].isupper() or form + "." in _abbreviations() or following in ("a", "h", "B")
    if not form.isdigit():
        return False
    if len(form) > 3:
        return False
    if following[:1].islower() or following in _after_ordinal():
        return True  # "der 8. Oktober", "im 20. Jahrhundert", "am 3. und 4. Mai"
    if following[:1].isdigit() and len(form) <= 2:
        return True  # "am 8. 10."
    # "zum 25. Geburtstag", but "es waren 38. Die": before an ordinal stands an article or a preposition.
    return bool(following[:1].isupper()) and before.lower() in _BEFORE_ORDINAL and following.lower() not in _STARTERS


_BEFORE_ORDINAL = frozenset("am dem den der die das des vom zum im zur bis ab seit jeder jedem jeden ihrem seinem ihren "
                            "seinen ihr sein erstes zweites".split())
_STARTERS = frozenset("der die das ein eine es er sie wir ich in im am auf bei mit nach vor und aber doch dies diese "
                      "dieser damit dabei auch so wie wenn".split())


def sentence_ends(text: str, tokens: list[tuple[int, int]]) -> list[int]:
    """Indices of tokens (exclusive) at which sentences of one paragraph end.

    A full stop ends a sentence unless what follows goes on in lower case; closing quotation marks
    and brackets belong to the sentence that they close („Er kommt.“, sagte sie: one sentence).
    """
    ends, count, i = [], len(tokens), 0
    while i < count:
        a, b = tokens[i]
        if text[b - 1] in ".!?…" and (b - a == 1 or text[a:b] in ("...", "..", "!!", "??") or _closes(text, tokens, i)):
            j = i + 1
            while j < count and text[tokens[j][0]] in _CLOSING + ".!?…" and tokens[j][1] - tokens[j][0] <= 3 and (
                    tokens[j][0] == tokens[j - 1][1]):
                j += 1
            if j >= count or _begins(text, tokens, j):
                ends.append(j)
                i = j
                continue
        i += 1
    if not ends or ends[-1] < count:
        ends.append(count)
    return ends


def _closes(text: str, tokens: list[tuple[int, int]], i: int) -> bool:
    """An abbreviation that also ends its sentence: "… Waffen usw. Danach kam" """
    a, b = tokens[i]
    return text[a:b] in ("usw.", "etc.", "u.a.", "Co.", "Jh.") and _begins(text, tokens, i + 1)


def _begins(text: str, tokens: list[tuple[int, int]], j: int) -> bool:
    """Whether a sentence can begin with token j."""
    if j >= len(tokens):
        return True
    a, b = tokens[j]
    first = text[a]
    if first.isupper() or first.isdigit():
        return True
    if first in "„»‚›“\"([‘«–—-*•":
        return j + 1 >= len(tokens) or not text[tokens[j + 1][0]].islower()
    return False
