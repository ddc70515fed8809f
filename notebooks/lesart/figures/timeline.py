"""When things happened, and in which order the article tells them."""
from __future__ import annotations

import textwrap
from datetime import date, timedelta

import matplotlib.dates
import matplotlib.lines
import matplotlib.patches
import matplotlib.pyplot as plt
import pandas as pd

from ..events import gloss, summary
from ..language import language, long_day, tr
from . import style
from .drawing import Drawing
from .timeaxis import label_days, span_label

_MOST_ROWS = 40


def dated(reading) -> pd.DataFrame:
    """The events that have an interval, in the order in which they happened.

    Returns
    -------
    DataFrame
        The columns of `events`, with line (the event in the reader's language), days (the length of the
        interval; 1 is a day) and told (the place among the dated events in the order of the text).
    """
    events = reading.events.dropna(subset=["earliest", "latest"]).copy()
    events["line"] = events["event"].map(gloss.lines(reading))
    events["days"] = (events["latest"] - events["earliest"]).dt.days + 1
    events["told"] = range(1, len(events) + 1)
    return events.sort_values(["earliest", "latest", "start"]).reset_index(drop=True)


def timeline(reading, since: str | date | None = None) -> Drawing:
    """The dated events of an article: a dot is a day, a bar an interval somewhere in which it lies.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.
    since : str or date, optional
        Leave out what lies before this day, as a bar of thirty years hides the last weeks.  By
        default that is the beginning of the year before the publication; ``"1000-01-01"`` shows all.
    """
    everything = dated(reading)
    published = reading.published.best
    if since is None and published is not None:
        since = date(published.year - 1, 1, 1)
    data = everything if since is None else everything[everything["latest"] >= pd.Timestamp(since)]
    data = data.tail(_MOST_ROWS).reset_index(drop=True)
    figure, axes = plt.subplots(figsize=(8.6, max(1.6, 0.33 * len(data) + 1.1)))
    for n, row in enumerate(data.itertuples()):
        _mark(axes, n, row)
    axes.set_yticks(range(len(data)), [_lines(_undated(row)) for row in data.itertuples()], fontsize=8)
    axes.set_ylim(len(data) - 0.4, -1.3)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    if len(data):
        _limits(axes, data, published)
        _legend(figure, data)
    else:
        axes.set_axis_off()
    left_out = len(everything) - len(data)
    subtitle = tr("A dot is a day, a bar an interval somewhere in which the event lies")
    if left_out:
        subtitle += tr("; {n} earlier {n:event is|events are} left out", n=left_out)
    alt = tr("Timeline from top to bottom: {events}.", events="; ".join(data["line"])) if len(data) else tr("An empty timeline.")
    return Drawing(figure, _title(everything), subtitle, tr("the article's text"), alt, data)


def _undated(row) -> str:
    """The line of an event up to its day, which the axis shows: "Putin met Aliyev"."""
    day = gloss.days(row.earliest, row.latest) if language() == "en" else summary.days(row.earliest, row.latest)
    return row.line.partition(f", {day}")[0]


def _title(data: pd.DataFrame) -> str:
    if not len(data):
        return tr("The article dates no event")
    counts = data["modality"].value_counts()
    told = ", ".join(f"{counts[modality]} {tr(modality)}" for modality in style.MODALITIES if counts.get(modality))
    exact = int((data["days"] == 1).sum())
    if len(data) == 1:
        return tr("One dated event, {exact:not to the day|to the day}: {told}", exact=exact + 1, told=tr(data["modality"].iloc[0]))
    return tr("{n} dated events, {exact:none|one|{exact}} of them to the day: {told}", n=len(data), exact=exact, told=told)


def _mark(axes, n: int, row) -> None:
    colour = style.MODALITIES[row.modality]
    left, right = matplotlib.dates.date2num(row.earliest), matplotlib.dates.date2num(row.latest) + 1
    happened = row.modality == "past"
    if row.days == 1:
        axes.scatter((left + right) / 2, n, s=46, zorder=3, marker="o" if happened else "D", linewidths=1.4, edgecolors=colour,
                     facecolors=colour if happened else style.PAPER)
        return
    axes.barh(n, right - left, left=left, height=0.42, color=colour, alpha=0.35, linewidth=0)
    axes.barh(n, right - left, left=left, height=0.42, fill=False, edgecolor=colour, linewidth=1, linestyle="-" if happened else "--")


def _limits(axes, data: pd.DataFrame, published: date | None) -> None:
    first, last = data["earliest"].min().date(), data["latest"].max().date()
    if published is not None:
        first, last = min(first, published), max(last, published)
    room = max(3, (last - first).days // 25)
    label_days(axes, first - timedelta(days=min(room, first.toordinal() - 1)), last + timedelta(days=room), most=5)
    if published is not None:
        at = matplotlib.dates.date2num(published) + 0.5
        axes.axvline(at, color=style.VERMILION, linewidth=1, linestyle="--", zorder=1)
        late = (published - first).days > 0.7 * (last - first).days
        axes.annotate(tr("published {day}", day=long_day(published)), (at, -0.9), xytext=(-4 if late else 4, 0), textcoords="offset points",
                      color=style.VERMILION, fontsize=8, ha="right" if late else "left", va="center", bbox={"color": style.PAPER, "pad": 1})


def _legend(figure, data: pd.DataFrame) -> None:
    handles = [matplotlib.lines.Line2D([], [], linestyle="", marker="o" if modality == "past" else "D", markersize=7, color=style.MODALITIES[modality],
                                       markerfacecolor=style.MODALITIES[modality] if modality == "past" else style.PAPER, label=tr(modality))
               for modality in style.MODALITIES if (data["modality"] == modality).any()]
    if (data["days"] > 1).any():
        handles.append(matplotlib.patches.Patch(facecolor=style.FAINT, edgecolor=style.GREY, label=tr("somewhere between")))
    figure.legend(handles=handles, loc="outside lower right", ncols=len(handles), fontsize=8)


def told_order(reading) -> Drawing:
    """The order in which the text tells its dated events against the order in which they happened."""
    data = dated(reading).sort_values("told").reset_index(drop=True)
    data["happened"] = data["earliest"].rank(method="dense").astype(int)
    steps = data.drop_duplicates("happened").sort_values("happened")
    figure, axes = plt.subplots(figsize=(8.6, 1.4 + 0.27 * min(len(steps), 16)))
    axes.plot(data["told"], data["happened"], color=style.BORDER, linewidth=1.2, zorder=1)
    for modality, group in data.groupby("modality"):
        past = modality == "past"
        axes.scatter(group["told"], group["happened"], s=46, zorder=3, marker="o" if past else "D", linewidths=1.4, label=tr(modality),
                     edgecolors=style.MODALITIES[modality], facecolors=style.MODALITIES[modality] if past else style.PAPER)
    every = -(-len(steps) // 16) or 1
    axes.set_yticks(steps["happened"][::every], [span_label(row.earliest.date(), row.latest.date()) for row in steps[::every].itertuples()], fontsize=8)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_xlabel(tr("place in the text: first, second, third dated event"))
    axes.grid(axis="y")
    if len(data):
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
    else:
        axes.set_axis_off()
    back = int((data["happened"].diff() < 0).sum())
    title = tr("No event is dated, so none is told out of order") if not len(data) else tr("Told in the order in which it happened") if not back else \
        tr("The article goes back in time once") if back == 1 else tr("The article goes back in time {n} times", n=back)
    alt = tr("In the order of the text: {events}.", events="; ".join(
        f"{row.trigger}, {span_label(row.earliest.date(), row.latest.date())}" for row in data.itertuples())) if len(data) else tr("An empty chart.")
    return Drawing(figure, title, tr("Each mark is a dated event; where the line falls, the text goes back in time"), tr("the article's text"), alt, data)


def _lines(text: str) -> str:
    """A label of two lines at most; what is longer ends at a word, with three dots."""
    return "\n".join(textwrap.wrap(text, 56, max_lines=2, placeholder=" …"))


__all__ = ["dated", "timeline", "told_order"]
