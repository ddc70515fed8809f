"""Markdown as the report wants it: headings with ids, links between notebooks as links between pages."""
from __future__ import annotations

import re
import unicodedata
from html import escape

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_NOTEBOOK = re.compile(r"^(?:\./)?([\w-]+)\.ipynb(#.*)?$")
_SAFE = re.compile(r"^(?:https?:|mailto:|#|[\w./-]+(?:#[\w-]*)?$)")


class Renderer(IPythonRenderer):
    """nbconvert's renderer with headings that are collected for the table of contents.

    Attributes
    ----------
    headings : list of (int, str, str)
        Level, id and HTML of each heading rendered, in order.
    """

    def __init__(self, taken: set[str]):
        super().__init__(escape=False, exclude_anchor_links=True)
        self.headings: list[tuple[int, str, str]] = []
        self._taken = taken

    def heading(self, text: str, level: int, **attrs) -> str:
        identity = slug(text, self._taken)
        self.headings.append((level, identity, text))
        return f'<h{level} id="{identity}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        found = _NOTEBOOK.match(url)
        if found:
            url = f"{found[1]}.html{found[2] or ''}"
        if not _SAFE.match(url) or url.startswith("../"):  # what lies beside the notebooks does not travel with the report
            return text
        return f'<a href="{escape(url)}">{text}</a>'

    def block_quote(self, text: str) -> str:
        return f'<div class="box">{text}</div>\n'


def to_html(source: str, taken: set[str]) -> tuple[str, list[tuple[int, str, str]]]:
    """A Markdown cell as HTML, and its headings.

    >>> to_html("## What *happens*?", set())
    ('<h2 id="what-happens">What <em>happens</em>?</h2>\\n', [(2, 'what-happens', 'What <em>happens</em>?')])
    >>> to_html("[when](02_when.ipynb#clues) [x](javascript:alert(1))", set())[0]
    '<p><a href="02_when.html#clues">when</a> x</p>\\n'
    """
    renderer = Renderer(taken)
    return MarkdownWithMath(renderer=renderer).render(source), renderer.headings


def slug(text: str, taken: set[str]) -> str:
    """An id from a heading's words, unlike all those taken.

    >>> taken = set()
    >>> slug("Wer sagt <em>was</em>?", taken), slug("Wer sagt was?", taken)
    ('wer-sagt-was', 'wer-sagt-was-2')
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"<[^>]*>|&\w+;", "", text)).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "section"
    # "c12" is the anchor of a passage.
    base = f"section-{base}" if re.fullmatch(r"[a-z]\d+", base) else base
    identity, number = base, 1
    while identity in taken:
        number += 1
        identity = f"{base}-{number}"
    taken.add(identity)
    return identity
