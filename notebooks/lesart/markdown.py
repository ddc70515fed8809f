"""A Markdown file as the text that its reader sees: headings are headings, links are their words."""
from __future__ import annotations

import re
from html import unescape

import mistune

from .formats import as_stated
from .webpage import WebPage

# "8. Oktober 2025 …" at a line's beginning is a day and no item of a list, whose number Markdown may change.
_NUMBER = re.compile(r"^(?P<room> {0,3})(?P<number>\d{1,9})(?P<mark>[.)])(?= )", re.MULTILINE)
_HEAD = re.compile(r"\A---\n(?P<lines>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(title|date|published|titel|datum)\s*:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)
_parse = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough", "footnotes"])


def without_marks(source: str) -> WebPage:
    """The text of a Markdown source, a blank line between paragraphs; title and day from its head.

    Parameters
    ----------
    source : str
        CommonMark with tables, footnotes and struck words.  Front matter between two lines ``---`` is read
        for ``title`` and ``date`` and left out; pictures, code that is set apart and raw HTML's tags are left out.

    Returns
    -------
    WebPage
        The title is that of the front matter, else the heading of first level.

    Examples
    --------
    >>> print(without_marks("---\\ntitle: Ein Gipfel\\ndate: 2025-10-09\\n---\\n"
    ...                     "## Neues *Format*\\nDer [Kreml](https://example.org)\\nschwieg.\\n\\n8. Oktober: Anreise").text)
    Neues Format
    <BLANKLINE>
    Der Kreml schwieg.
    <BLANKLINE>
    8. Oktober: Anreise
    """
    head = _HEAD.match(source)
    fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(head["lines"])} if head else {}
    body = source[head.end():] if head else source
    tokens = _parse(_NUMBER.sub(r"\g<room>\g<number>\\\g<mark>", _apart(body)))
    title = fields.get("title") or fields.get("titel") or next(
        (_inline(token["children"]) for token in tokens if token["type"] == "heading" and token["attrs"]["level"] == 1), None)
    day = as_stated(fields.get("published") or fields.get("date") or fields.get("datum"))
    return WebPage("\n\n".join(filter(None, _blocks(tokens))), title or None, day)


def _apart(body: str) -> str:
    """Numbered lines that follow each other get a blank line between them: they are items, not one paragraph."""
    lines = body.split("\n")
    return "\n".join(("\n" if n and _NUMBER.match(line) and _NUMBER.match(lines[n - 1]) else "") + line for n, line in enumerate(lines))


def _blocks(tokens: list[dict]):
    for token in tokens:
        if token["type"] in ("paragraph", "block_text", "heading"):
            yield _inline(token["children"]).strip()
        elif token["type"] == "table_row":
            yield ", ".join(filter(None, (_inline(cell["children"]) for cell in token["children"])))
        elif token["type"] not in ("block_code", "block_html"):
            yield from _blocks(token.get("children", []))


def _inline(tokens: list[dict]) -> str:
    parts = []
    for token in tokens:
        if token["type"] in ("softbreak", "linebreak"):
            parts.append(" ")
        elif token["type"] in ("text", "codespan"):
            parts.append(unescape(token["raw"]))
        elif token["type"] not in ("image", "inline_html", "footnote_ref"):
            parts.append(_inline(token.get("children", [])))
    return "".join(parts)
