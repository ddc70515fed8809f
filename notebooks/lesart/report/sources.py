"""Notes with numbers: every source that a page rests on, listed once, with links there and back."""
from __future__ import annotations

import re
from html import escape

from ..figures.cite import cited, source, sources, title
from ..language import long_day, tr
from .page import Page

NAME = "sources"
_CITE = re.compile(r'<cite class="lesart-source" data-source="([\w-]+)">(.*?)</cite>')


def finding(line: str) -> str:
    """A line of "What we found" as HTML, its sources marked.

    >>> finding("1 < 2 [cis]")
    '1 &lt; 2<cite class="lesart-source" data-source="cis"></cite>'
    """
    text, keys = cited(line)
    return escape(text) + "".join(source(key, shown=False) for key in keys)


def number(pages: list[Page]) -> Page:
    """Give each cited source its number, the same on all pages, and write the page that lists them.

    Parameters
    ----------
    pages : list of Page
        In the order of the report; their HTML is changed: each citation gets a note.

    Examples
    --------
    >>> page = Page("04_leaders", "Who?", "Leaders", "<p>So" + source("reign", shown=False) + "</p>")
    >>> listed = number([page])
    >>> page.html
    '<p>So<sup class="note"><a id="note-1-1" href="sources.html#source-1" aria-label="source 1">1</a></sup></p>'
    >>> 'href="04_leaders.html#note-1-1"' in listed.html
    True
    """
    numbers: dict[str, int] = {}
    uses: dict[str, list[tuple[str, str, str]]] = {}

    def note(found: re.Match, page: Page) -> str:
        key, shown = found[1], found[2]
        if key not in sources():
            return shown  # the article itself
        count = numbers.setdefault(key, len(numbers) + 1)
        used = uses.setdefault(key, [])
        identity = f"note-{count}-{len(used) + 1}"
        used.append((page.name, page.label, identity))
        label = tr("source {n}", n=count)
        return f'{shown}<sup class="note"><a id="{identity}" href="{NAME}.html#source-{count}" aria-label="{escape(label)}">{count}</a></sup>'

    for page in pages:
        page.html = _CITE.sub(lambda found: note(found, page), page.html)
    entries = "".join(_entry(key, count, uses[key]) for key, count in numbers.items())
    heading = tr("On which sources does this rest?")
    lead = tr("Numbers in the pages lead here; the links behind a source lead back to each place. The article's own text is no source in this list.")
    body = f'<ol class="sources">{entries}</ol>' if entries else f"<p>{escape(tr('No finding about this article rests on reference data.'))}</p>"
    return Page(NAME, heading, tr("Sources"), f'<section class="part"><h1>{escape(heading)}</h1><p>{escape(lead)}</p></section><section class="part">{body}</section>')


_WORDS = ("facts only", "public domain", "cite", "CC BY-SA (facts only)")  # the others are names


def _licence(text: str) -> str:
    return "; ".join(tr(part) if part in _WORDS else part for part in text.split("; "))


def _entry(key: str, count: int, used: list[tuple[str, str, str]]) -> str:
    row = sources()[key]
    address = row["address"] or ""
    name = f"<b>{escape(title(key))}</b>"
    if re.match(r"https?://", address):
        name = f'<a href="{escape(address)}">{name}</a>'
    publisher = row["publisher"]
    facts = [escape(tr("several publishers")) if publisher == "several" else f'<span lang="en">{escape(publisher)}</span>', row["licence"] and escape(tr("licence: {licence}", licence=_licence(row["licence"]))),
             row["retrieved"] and tr("retrieved on {day}", day=long_day(row["retrieved"]))]
    places: dict[str, list[str]] = {}
    for page, label, identity in used:
        n = len(places.get(label, [])) + 1
        places.setdefault(label, []).append(f'<a href="{page}.html#{identity}" aria-label="{escape(label)}, {n}">{n}</a>')
    back = "; ".join(f"{escape(label)} {' '.join(links)}" for label, links in places.items())
    return f'<li id="source-{count}">{name}. {", ".join(filter(None, facts))}. <span class="back">↩ {back}</span></li>'
