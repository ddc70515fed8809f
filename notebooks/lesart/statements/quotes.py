"""Which quotation marks belong together: nested, typographic, of several styles, or left open."""
from __future__ import annotations

import re
from bisect import bisect_right

_MARK = re.compile(r"[„“”\"»«‚‘›‹]")
_CLOSED_BY = {"„": "“”\"", "“": "”“", "”": "”", "\"": "\"“”", "»": "«", "«": "»", "‚": "‘’", "›": "‹", "‹": "›"}
# A mark left open reaches to the end of its paragraph; where the next mark closes it further on, up to this far.
_REACH = 4000


def quotations(text: str, paragraphs) -> list[tuple[int, int]]:
    """(start, end) of the outermost quotations, marks included, in text order.

    Parameters
    ----------
    text : str
    paragraphs : sequence of Paragraph

    Examples
    --------
    >>> text = "Er sagte: „Das Format „GUS plus“ ist neu.“ Ende."
    >>> [text[a:b] for a, b in quotations(text, ())]
    ['„Das Format „GUS plus“ ist neu.“']
    """
    ends = [paragraph.end for paragraph in paragraphs] or [len(text)]
    marks = [match.start() for match in _MARK.finditer(text)]
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []

    def paragraph_end(position: int) -> int:
        return ends[min(bisect_right(ends, position), len(ends) - 1)]

    def close(at: int) -> None:
        if not stack and at - opened < _REACH:
            found.append((opened, at))

    for number, position in enumerate(marks):
        mark = text[position]
        if stack:
            outer = stack[0][1]
            limit = paragraph_end(outer)
            if position >= limit and (position - outer > _REACH or _opens(text, position)):
                # left open: „Wir gehen. [new paragraph] „Und zwar heute.“
                stack.clear()
                found.append((outer, limit))
            elif mark in _CLOSED_BY[stack[-1][0]] and not (mark in "“\"" and _opens(text, position) and stack[-1][0] != mark
                                                           and mark == "\""):
                opened = stack.pop()[1]
                close(position + 1)
                continue
        if mark in "„‚" or _opens(text, position):
            if mark == "‚" and not text[position + 1:position + 2].isalnum():
                continue
            if len(stack) < 4:
                stack.append((mark, position))
    if stack:
        found.append((stack[0][1], paragraph_end(stack[0][1])))
    return sorted(found)


def _opens(text: str, position: int) -> bool:
    """Whether a mark of either direction stands where a quotation begins."""
    mark = text[position]
    if mark == "„":
        return True
    if mark in "”‘":
        return False
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return not before.isalnum() and before not in ".,!?…" and not after.isspace() and after not in ".,;:!?)"
