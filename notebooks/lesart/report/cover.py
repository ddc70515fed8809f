"""The cover: the story in one screen, made of what the notebooks found."""
from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date

import pandas as pd
from markupsafe import Markup

from ..events import gloss, summary
from ..export import jsonld
from ..figures.cite import cited
from ..figures.style import VERDICTS
from ..figures.verdicts import MARKS
from ..language import language, long_day, tr
from .about import About
from .page import Page
from .sources import finding
from .write import template

_MOST_EVENTS = 6
_MOST_CLAIMS = 3
_WHERE, _CHECKS = "03_where", "05_source_check"  # their headlines stand with the map and with the verdicts


@dataclass(frozen=True)
class Map:
    """The cover's map: its finding, its alt text, its picture as base64; no picture where no place is known."""

    title: str
    alt: str
    png: str | None


def cover(pages: list[Page], reading, about: About, drawn: Map) -> Page:
    """The page ``index.html``; what an article lacks is said in a sentence.

    Its headlines are the findings that notebooks print in cells tagged ``cover``.  It also holds the
    article as linked data, for machines.
    """
    counts = reading.checks["verdict"].value_counts()
    verdicts = [(tr(verdict), int(counts[verdict]), VERDICTS[verdict]) for verdict in VERDICTS if counts.get(verdict)]
    said = [(page, line) for page in pages for line in page.headlines]
    own = {_WHERE: [line for page, line in said if page.name == _WHERE and cited(line)[0] == drawn.title],
           _CHECKS: [line for page, line in said if page.name == _CHECKS]}
    html = template("cover.html.j2").render(
        linked=Markup(jsonld.safe(jsonld.document(reading))),
        about=about, day=_day(reading, about), pages=pages, numbers=_numbers(reading), verdicts=verdicts, map=drawn, days=days(reading),
        where=[finding(line) for line in own[_WHERE]], checked=[finding(line) for line in own[_CHECKS]], doubtful=doubtful(reading),
        marks=MARKS, colours=VERDICTS, more=max(0, int(counts.get("contradicted", 0) + counts.get("imprecise", 0)) - _MOST_CLAIMS),
        headlines=[(page, finding(line)) for page, line in said if line not in own.get(page.name, [])])
    return Page("index", about.title, tr("Cover"), html)


def doubtful(reading) -> list:
    """The claims that do not hold as they stand, the contradicted ones first: the rows of `checks`, few enough for a cover.

    >>> import lesart
    >>> [row.text for row in doubtful(lesart.read(text="Das Treffen fand in Minsk, Polen, statt. Danach reiste er nach Baku in Aserbaidschan."))]
    ['Minsk, Polen']
    """
    rows = reading.checks[reading.checks["verdict"].isin(["contradicted", "imprecise"])]
    return list(rows.sort_values("verdict", kind="stable").drop_duplicates(["text", "reason"]).head(_MOST_CLAIMS).itertuples())


def draw(reading) -> Map:
    """The map of the article's places, smaller than in its notebook, with labels of the same size."""
    import matplotlib.pyplot as plt

    from ..figures import maps
    from ..figures.show import picture
    drawing = maps.places(reading, size=(6.4, 3.7))
    png = base64.b64encode(picture(drawing.figure)[0]).decode("ascii") if drawing.data["drawn"].any() else None
    plt.close(drawing.figure)
    return Map(drawing.title, f"{drawing.title}. {drawing.alt}", png)


def days(reading) -> list[tuple[str, str, str]]:
    """The dated events nearest to the day of publication, in the order in which they happened: day, event, modality.

    Where that day is open, nearest to the middle of the days that are left; where that is open too, those told first.

    Examples
    --------
    >>> import lesart
    >>> days(lesart.read(text="Putin traf am 8. Oktober 2025 in Duschanbe Rachmon."))
    [('8 Oct 2025', 'Vladimir Putin met Emomali Rahmon, in Dushanbe', 'past')]
    """
    from ..figures.maps_places import period
    from ..figures.timeline import dated
    data = dated(reading)
    data = data[data["days"] <= 366].sort_values("start")
    if (now := _written(reading.published)) is not None:
        away = (data["earliest"] - pd.Timestamp(now)).abs()
        data = data.loc[away.sort_values(kind="stable").index]
    actors = set(reading.participants["event"])
    told = data["event"].isin(actors)
    data = pd.concat([data[told], data[~told]]).head(_MOST_EVENTS).sort_values(["earliest", "latest", "start"])
    return [(period(row.earliest, row.latest), _without_day(row), row.modality) for row in data.itertuples()]


def _day(reading, about: About) -> str:
    """When it was published, in fewer words than at the foot of the page: a headline beside it says how that is known."""
    best = reading.published.best
    return about.published if best is None or reading.article.published is not None else tr("published about {day}, inferred from the text itself", day=long_day(best))


def _written(published) -> date | None:
    if published.best is not None:
        return published.best
    if published.earliest is None or published.latest is None:
        return None
    return published.earliest + (published.latest - published.earliest) / 2


def _without_day(row) -> str:
    """The line of an event without the days that stand beside it."""
    told = gloss.days(row.earliest, row.latest) if language() == "en" else summary.days(row.earliest, row.latest)
    return row.line.replace(f", {told}", "", 1)


_NUMBERS = {"actors": "{n} {n:actor|actors}", "places": "{n} {n:place|places}", "times": "{n} {n:time|times}",
            "events": "{n} {n:event|events}", "statements": "{n} {n:statement|statements}"}


def _numbers(reading) -> list[str]:
    return [tr(message, n=len(reading.table(table))) for table, message in _NUMBERS.items() if len(reading.table(table))]
