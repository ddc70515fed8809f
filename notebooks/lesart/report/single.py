"""All pages in one HTML file, for mailing: ids get their page's name before them, links become anchors."""
from __future__ import annotations

import re
from html import escape

from ..language import tr
from .page import Page

NAME = "lesart-report"
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ATTRIBUTE = re.compile(r'(?<=\s)(id|href|aria-labelledby|for)="([^"]*)"')

_LABEL = re.compile(r'\saria-label="([^"]*)"')


def joined(pages: list[Page]) -> Page:
    """One page made of all of them.

    Each page's headings go down one level, so that the whole has one heading of first level.

    Examples
    --------
    >>> one = joined([Page("index", "A", "Cover", '<h1>A</h1>'), Page("02_when", "B", "When", '<h1 id="b">B</h1><a href="index.html">A</a>')])
    >>> one.html.count("<h1"), 'href="#index"' in one.html, 'id="02_when-b"' in one.html
    (1, True, True)
    """
    names = {page.name for page in pages}
    parts, contents, figures, regions = [], [], [], set()
    for number, page in enumerate(pages):
        html = _TAG.sub(lambda tag: _ATTRIBUTE.sub(lambda found: _attribute(found, page.name, names), tag[0]), page.html)
        html = html if number == 0 else _lower(html)
        html = _TAG.sub(lambda tag: _unlike(tag[0], escape(page.label), regions), html)
        parts.append(f'<section class="sheet" id="{page.name}" aria-label="{escape(page.label)}">{html}</section>')
        contents.append((page.name, escape(page.label)))
        figures += page.figures
    return Page(NAME, pages[0].title, tr("The whole report"), "".join(parts), contents, figures=figures)


def _attribute(found: re.Match, name: str, names: set[str]) -> str:
    attribute, value = found[1], found[2]
    if attribute != "href":
        return f'{attribute}="{name}-{value}"'
    if value.startswith("#"):
        return f'href="#{name}-{value[1:]}"' if value != "#top" else found[0]
    page, _, anchor = value.partition("#")
    if page.removesuffix(".html") in names and page.endswith(".html"):
        return f'href="#{page.removesuffix(".html")}{"-" + anchor if anchor else ""}"'
    return found[0]


def _unlike(tag: str, label: str, taken: set[str]) -> str:
    """A region's name with its page's behind it, where another page has a region of the same name.

    >>> _unlike('<div role="region" aria-label="The article">', "Source check", {"The article"})
    '<div role="region" aria-label="The article (Source check)">'
    """
    found = _LABEL.search(tag) if 'role="region"' in tag else None
    if found is None:
        return tag
    name = found[1]
    while name in taken:
        name = f"{name} ({label})"
    taken.add(name)
    return tag[:found.start(1)] + name + tag[found.end(1):]


def _lower(html: str) -> str:
    return re.sub(r"<(/?)h([1-5])(?=[\s>])", lambda found: f"<{found[1]}h{int(found[2]) + 1}", html)

