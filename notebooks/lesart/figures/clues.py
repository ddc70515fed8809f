"""How the clues narrow the day of publication: which year, which month, which day."""
from __future__ import annotations

from datetime import date

import matplotlib.dates
import matplotlib.pyplot as plt
import pandas as pd

from ..language import long_day, tr
from . import style
from .drawing import Drawing
from .timeaxis import label_days

# The grains, from coarse to fine: days that an interval's nearest border may lie from the answer, the
# days that its panel shows beyond the answer, and most rows.
_GRAINS = (("day", 15, 15), ("month", 300, 300), ("year", 10**6, 13_000))
_MOST_ROWS = 8
_OPEN = date(9999, 12, 31)  # where a clue sets no end
_ROW, _HEAD = 0.36, 0.62  # inches


def narrowing(reading) -> pd.DataFrame:
    """The clues to an article's day from coarse to fine, and what each leaves open.

    Returns
    -------
    DataFrame
        start, text, reason, earliest, latest, contradicts, grain (year, month or day: what the clue
        decides), left_earliest and left_latest (what this and all clues above it leave; a clue that
        contradicts the answer takes nothing away).  ``latest`` is None where a clue sets no end.
        Empty where no clue has an interval.
    """
    answer = reading.published
    columns = "start text reason earliest latest contradicts grain left_earliest left_latest".split()
    rows = [(c.start, reading.article.text[c.start:c.end], c.reason, c.earliest, c.latest or _OPEN, c.contradicts, _grain(c, answer))
            for c in reading.clues if c.earliest is not None]
    data = pd.DataFrame(rows, columns=columns[:7])
    order = {"year": 0, "month": 1, "day": 2}
    data = data.drop_duplicates(["text", "earliest", "latest"]).sort_values(
        ["grain", "contradicts", "earliest"], key=lambda c: c.map(order) if c.name == "grain" else c, kind="stable").reset_index(drop=True)
    left, lefts = (date(1, 1, 1), date(9999, 12, 31)), []
    for row in data.itertuples():
        if not row.contradicts:
            narrowed = max(left[0], row.earliest), min(left[1], row.latest)
            left = narrowed if narrowed[0] <= narrowed[1] else left
        lefts.append(left)
    data["left_earliest"], data["left_latest"] = [a for a, _ in lefts], [b for _, b in lefts]
    for column in ("latest", "left_latest"):
        data[column] = data[column].map(lambda day: None if day == _OPEN else day).astype(object)
    return data


def _grain(clue, answer) -> str:
    if answer.earliest is None:
        return "year"
    reach = min(abs((clue.earliest - answer.earliest).days), abs(((clue.latest or _OPEN) - answer.latest).days))
    return next(grain for grain, most, _ in _GRAINS if reach <= most)


def clues(reading) -> Drawing:
    """The clues as intervals on a time axis that narrows from years to days.

    A clue stands in the panel whose question it decides; the shaded band is what is left once all
    clues so far are taken together.  A clue that contradicts the answer is drawn dashed.
    """
    data = narrowing(reading)
    answer = reading.published
    panels = [(grain, _chosen(data[data["grain"] == grain])) for grain in ("year", "month", "day")]
    panels = [(grain, rows) for grain, rows in panels if len(rows)]
    figure = _draw(panels, answer) if panels else _nothing()
    shown = sum(len(rows) for _, rows in panels)
    subtitle = tr("Each bar is the days that a clue allows; shaded: what all clues so far leave; dotted: the likeliest day")
    if len(data) > shown:
        subtitle += tr("; {n} {n:clue that says|clues that say} no more {n:is|are} left out", n=len(data) - shown)
    alt = " ".join(_sentence(row) for row in data.itertuples()) or tr("No clue has a year.")
    title = _title(data, answer, reading.article.published is not None)
    return Drawing(figure, title, subtitle, tr("the article's text; births and terms of office in data/reference"), alt, data)


def told(reading) -> str:
    """When the article was published, and how that is known: one line."""
    best, known = reading.published.best, reading.article.published
    if best is None:
        return tr("day of publication unknown: the text gives no clue that decides")
    if known is not None:
        return tr("published {day}", day=long_day(best))
    if reading.published.earliest == reading.published.latest:
        return tr("published {day}, inferred from the text itself", day=long_day(best))
    return tr("published about {day}, inferred from the text itself: between {earliest} and {latest}", day=long_day(best),
              earliest=long_day(reading.published.earliest), latest=long_day(reading.published.latest))


def _title(data: pd.DataFrame, answer, given: bool) -> str:
    against = int(data["contradicts"].sum())
    agree = len(data) - against
    values = {"n": agree, "against": tr("none contradicts") if not against else tr("{n} {n:contradicts|contradict}", n=against)}
    if answer.earliest is None:
        return tr("The clues leave open when it was written") if len(data) else tr("Nothing in the article tells its day")
    if given:
        return tr("Published on {day}: {n} {n:clue agrees|clues agree}, {against}", day=long_day(answer.best), **values)
    if answer.best is None:
        return tr("Written between {first} and {last}: {n} {n:clue agrees|clues agree}, {against}", first=long_day(answer.earliest),
                  last=long_day(answer.latest), **values)
    return tr("Written on {day}, by all that it tells: {n} {n:clue agrees|clues agree}, {against}", day=long_day(answer.best), **values)


def _sentence(row) -> str:
    if row.latest is None:
        return tr("“{text}” allows {first} and later.", text=row.text, first=long_day(row.earliest))
    return tr("“{text}” allows {first} to {last}.", text=row.text, first=long_day(row.earliest), last=long_day(row.latest))


def _chosen(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a panel: the shortest intervals say most; all that contradict."""
    if len(rows) <= _MOST_ROWS:
        return rows
    days = rows["latest"].fillna(_OPEN).map(date.toordinal) - rows["earliest"].map(date.toordinal)
    return rows.loc[days.where(~rows["contradicts"], -1).nsmallest(_MOST_ROWS).index.sort_values()]


def _draw(panels, answer):
    heights = [len(rows) * _ROW + _HEAD for _, rows in panels]
    width, total = 9.0, sum(heights)
    figure = plt.figure(figsize=(width, total), layout="none")
    top = total
    for (grain, rows), height in zip(panels, heights):
        inside = len(rows) * _ROW
        axes = figure.add_axes([0.47, (top - 0.26 - inside) / total, 0.51, inside / total])
        figure.text(0.013, (top - 0.18) / total, tr({"year": "Which year?", "month": "Which month?", "day": "Which day?"}[grain]),
                    weight="bold", size=10)
        _panel(axes, rows, *_view(grain, rows, answer), answer)
        top -= height
    return figure


def _view(grain: str, rows: pd.DataFrame, answer) -> tuple[date, date]:
    """The first and the last day of a panel's axis."""
    if answer.earliest is None:
        return _safe(rows["earliest"].min(), -400), _safe(min(rows["latest"].fillna(date(2040, 1, 1)).max(), date(2040, 1, 1)), 400)
    margin = next(m for name, _, m in _GRAINS if name == grain)
    first, last = _safe(answer.earliest, -margin), _safe(answer.latest, margin if grain != "year" else 1500)
    if grain == "year":
        oldest = min(row.earliest if row.earliest > date(1945, 1, 1) else answer.earliest for row in rows.itertuples())
        first = max(first, _safe(oldest, -400)) if oldest < answer.earliest else _safe(answer.earliest, -1500)
    return first, last


def _safe(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date(9990, 1, 1).toordinal()))


def _panel(axes, rows: pd.DataFrame, first: date, last: date, answer) -> None:
    left_end, right_end = matplotlib.dates.date2num(first), matplotlib.dates.date2num(last)
    agreeing = rows[~rows["contradicts"]]
    if len(agreeing) and answer.earliest is not None:
        left = agreeing.iloc[-1]
        axes.axvspan(max(matplotlib.dates.date2num(left.left_earliest), left_end), min(matplotlib.dates.date2num(left.left_latest or _OPEN) + 1, right_end),
                     color=style.SKY, alpha=0.28, linewidth=0)
    for n, row in enumerate(rows.itertuples()):
        colour = style.VERMILION if row.contradicts else style.BLUE
        start, end = matplotlib.dates.date2num(row.earliest), matplotlib.dates.date2num(row.latest or _OPEN) + 1
        a, b = min(max(start, left_end), right_end), max(min(end, right_end), left_end)
        axes.plot([a, b], [n, n], color=colour, linewidth=5, solid_capstyle="butt", dashes=(1.2, 0.8) if row.contradicts else (None, None))
        for edge, at, mark in ((start < left_end, left_end, "<"), (end > right_end, right_end, ">")):
            if edge:  # it goes on beyond the axis
                axes.plot([at], [n], marker=mark, color=colour, markersize=7, clip_on=False)
        axes.text(-0.015, n - 0.17, _cut(f"„{row.text}“", 38), transform=axes.get_yaxis_transform(), ha="right", va="center", size=8.5)
        axes.text(-0.015, n + 0.22, _cut(row.reason, 76), transform=axes.get_yaxis_transform(), ha="right", va="center", size=6.8, color=style.MUTED)
    if answer.best is not None:
        axes.axvline(matplotlib.dates.date2num(answer.best) + 0.5, color=style.INK, linewidth=0.9, linestyle=":")
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    label_days(axes, first, last)
    axes.grid(axis="x")


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most - 1].rstrip() + "…"


def _nothing():
    figure, axes = plt.subplots(figsize=(8, 0.9))
    axes.text(0, 0.5, tr("No clue has a year."), size=10, color=style.MUTED)
    axes.set_axis_off()
    return figure


__all__ = ["clues", "narrowing"]
