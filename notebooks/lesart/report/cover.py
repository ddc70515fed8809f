"""The cover: the story in one screen, made of what the notebooks found."""
from __future__ import annotations

from ..figures.style import VERDICTS
from ..language import tr
from .about import About
from .page import Page
from .write import template

_FIGURES = ("03_where", "02_when", "05_source_check", "04_leaders")  # whose first or tagged figure, in this order


def cover(pages: list[Page], reading, about: About) -> Page:
    """The page ``index.html``; what an article lacks is said in a sentence or left out."""
    counts = reading.checks["verdict"].value_counts()
    verdicts = [(tr(verdict), int(counts[verdict]), VERDICTS[verdict]) for verdict in VERDICTS if counts.get(verdict)]
    numbers = [(len(reading.actors), tr("actors")), (len(reading.places), tr("places")), (len(reading.times), tr("times")),
               (len(reading.events), tr("events")), (len(reading.statements), tr("statements"))]
    html = template("cover.html.j2").render(
        about=about, pages=pages, numbers=numbers, verdicts=verdicts, checked=int(counts.sum()),
        headlines=[(page, page.findings[0]) for page in pages if page.findings],
        figures=[(page, figure) for page in _in_order(pages) if (figure := _chosen(page)) is not None][:2])
    return Page("index", about.title, tr("Cover"), html)


def _in_order(pages: list[Page]) -> list[Page]:
    rank = {name: number for number, name in enumerate(_FIGURES)}
    return sorted((page for page in pages if page.name in rank), key=lambda page: rank[page.name])


def _chosen(page: Page):
    """The figure of a cell tagged ``cover``, else the page's first."""
    return next((figure for figure in page.figures if figure.cover), page.figures[0] if page.figures else None)


