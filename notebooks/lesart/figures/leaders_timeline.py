"""Every leader of the fifteen states since 1991, by country, with acting spells and contested starts drawn as such."""
from __future__ import annotations

from datetime import date, timedelta

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd

from .. import reference
from ..article import as_day
from ..language import long_day, name, number_word, tr
from . import style
from .drawing import Drawing

FROM = date(1991, 1, 1)
_FILL = {"head_of_state": "#a8cbe3", "head_of_government": "#f3cf9c", "effective_leader": "#a8cbe3"}


def spans(until="2025-10-09") -> pd.DataFrame:
    """The sequence of effective leaders of each state, a row for each run of spells of one person.

    Returns
    -------
    DataFrame
        country, person, name, role, acting, start, end (the last day shown where still in office), open,
        contested_from and contested_to (the days between which sources put the start).

    Examples
    --------
    >>> data = spans("2025-10-09")
    >>> data[data["country"] == "UZB"]["person"].tolist()
    ['islam-karimow', 'schawkat-mirsijojew']
    """
    day = as_day(until)
    rows = []
    for country in reference.STATES:
        for spell in reference.sequences()[country, "effective_leader"]:
            if spell.start > day or (spell.end and spell.end <= FROM):
                continue
            end, is_open = (spell.end, False) if spell.end and spell.end <= day else (day, True)
            days = sorted({spell.start, *spell.start_alternatives})
            if rows and rows[-1][0] == country and rows[-1][1] == spell.person and rows[-1][4] == spell.acting and (spell.start - rows[-1][6]).days <= 1:
                rows[-1][6], rows[-1][7] = end, is_open
                continue
            rows.append([country, spell.person, name(reference.person(spell.person)), spell.role, spell.acting, spell.start, end, is_open, days[0], days[-1]])
    return pd.DataFrame(rows, columns="country person name role acting start end open contested_from contested_to".split())


def timeline(until="2025-10-09") -> Drawing:
    """A row for each state; a bar for each leader, hatched while acting, with a line where sources put its start elsewhere."""
    day = as_day(until)
    data = spans(day)
    longest = data.assign(days=[(row.end - max(row.start, FROM)).days for row in data.itertuples()]).groupby("country")["days"].max()
    order = list(longest.sort_values(ascending=False).index)
    states = reference.states()
    figure, axes = plt.subplots(figsize=(9.6, 0.5 * len(order) + 0.9))
    labels = []
    for row in data.itertuples():
        y, start = order.index(row.country), max(row.start, FROM)
        axes.barh(y, (row.end - start).days, left=mdates.date2num(start), height=0.66, color="#e4e4df" if row.acting else _FILL[row.role],
                  hatch="////" if row.acting else None, edgecolor="white" if not row.acting else style.GREY, linewidth=0.8)
        if row.contested_from != row.contested_to and row.contested_to > FROM:
            a, b = (mdates.date2num(max(FROM, d)) for d in (row.contested_from, row.contested_to))
            axes.plot([a, b], [y + 0.4, y + 0.4], color=style.VERMILION, linewidth=2, solid_capstyle="butt")
            axes.plot([a, b], [y + 0.4, y + 0.4], "|", color=style.VERMILION, markersize=5)
        labels.append((row, y, start))
    axes.set_xlim(mdates.date2num(FROM), mdates.date2num(day + timedelta(days=40)))
    axes.set_yticks(range(len(order)), [name(states[c]) for c in order])
    axes.set_ylim(len(order) - 0.4, -0.6)
    axes.xaxis_date()
    axes.xaxis.set_major_locator(mdates.YearLocator(5, month=1, day=1))
    axes.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", alpha=0.6)
    figure.canvas.draw()
    for row, y, start in labels:
        _label(figure, axes, row.name, y, mdates.date2num(start), mdates.date2num(row.end))
    axes.text(1, -0.075, tr("blue: head of state; orange: head of government; hatched: acting; red line: sources put the start on different days"),
              transform=axes.transAxes, ha="right", va="top", fontsize=8, color=style.MUTED)
    counts = data[~data["acting"]].groupby("country")["person"].nunique()
    fewest = counts[counts == counts.min()].index
    most = counts.idxmax()
    title = tr("{few} had {n} leaders since 1991, {many} had {m}", few=_listed([name(states[c]) for c in sorted(fewest)]), n=number_word(int(counts.min())), many=name(states[most]), m=number_word(int(counts.max())))
    alt = tr("Timeline of leaders by state. ") + " ".join(
        f"{name(states[c])}: " + ", ".join(f"{r.name} {r.start.year}–{'' if r.open else r.end.year}" for r in data[data['country'] == c].itertuples()) + "." for c in order)
    return Drawing(figure, title, tr("Effective leaders until {day}, by state; acting leaders are not counted in the title", day=long_day(day)),
                   tr("Archigos 4.1, REIGN, CIA World Factbook; data/reference/leaders.csv"), alt, data)


def _listed(names: list[str]) -> str:
    from ..language import listed
    return listed(names)


def _label(figure, axes, text: str, y: float, start: float, end: float) -> None:
    """The name, or its last word, inside its bar; nothing where the bar is too short."""
    width = axes.transData.transform((end, 0))[0] - axes.transData.transform((start, 0))[0]
    for words in (text, text.split()[-1]):
        drawn = axes.text((start + end) / 2, y, words, ha="center", va="center", fontsize=7.5, color=style.INK, clip_on=True)
        if drawn.get_window_extent(figure.canvas.get_renderer()).width <= width - 9:
            return
        drawn.remove()
