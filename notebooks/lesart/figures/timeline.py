"""When things happened, and in which order the article tells them."""
from __future__ import annotations

import matplotlib.dates
import matplotlib.pyplot as plt
import pandas as pd

from . import style
from .drawing import Drawing


def dated(reading) -> pd.DataFrame:
    """The events that have an interval: event, summary, modality, earliest, latest, days, place in the text."""
    events = reading.events.dropna(subset=["earliest", "latest"]).copy()
    events["days"] = (events["latest"] - events["earliest"]).dt.days + 1
    events["told"] = range(1, len(events) + 1)
    return events.sort_values(["earliest", "latest", "start"]).reset_index(drop=True)


def timeline(reading, since: str | None = None) -> Drawing:
    """The dated events of an article: a dot is a day, a bar an interval in which it lies.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.
    since : str, optional
        Leave out what lies before this day, as a bar of thirty years hides the last weeks.
    """
    data = dated(reading)
    everything = len(data)
    if since is not None:
        data = data[data["earliest"] >= pd.Timestamp(since)].reset_index(drop=True)
    figure, axes = plt.subplots(figsize=(8.6, max(2.2, 0.33 * len(data) + 0.9)))
    for n, row in enumerate(data.itertuples()):
        colour = style.MODALITIES[row.modality]
        left, right = matplotlib.dates.date2num(row.earliest), matplotlib.dates.date2num(row.latest) + 1
        if row.days == 1:
            axes.scatter((left + right) / 2, n, s=42, color=colour, zorder=3, marker="o" if row.modality == "past" else "D")
        else:
            axes.barh(n, right - left, left=left, height=0.5, color=colour, alpha=0.55, edgecolor=colour, hatch=None if row.modality == "past" else "///")
    axes.set_yticks(range(len(data)), [_short(text) for text in data["summary"]], fontsize=8)
    axes.invert_yaxis()
    axes.xaxis_date()
    axes.xaxis.set_major_locator(matplotlib.dates.AutoDateLocator(maxticks=6))
    axes.xaxis.set_major_formatter(matplotlib.dates.ConciseDateFormatter(axes.xaxis.get_major_locator()))
    axes.grid(axis="x")
    published = reading.published.best
    if published is not None and len(data):
        axes.axvline(matplotlib.dates.date2num(published) + 0.5, color=style.VERMILION, linewidth=1, linestyle="--")
        axes.text(matplotlib.dates.date2num(published) + 0.5, -0.9, "published", color=style.VERMILION, fontsize=8, ha="center")
    past, planned = int((data["modality"] == "past").sum()), int((data["modality"] == "planned").sum())
    title = f"{len(data)} dated events: {past} told as past, {planned} announced" if len(data) else "The article dates no event"
    left_out = f"; {everything - len(data)} before {since} left out" if since and everything > len(data) else ""
    alt = "Timeline: " + "; ".join(f"{row.summary}" for row in data.itertuples()) + "." if len(data) else "An empty timeline."
    return Drawing(figure, title, f"Dots are days, bars intervals; hatched and diamonds: not yet happened{left_out}", "the article's text", alt, data)


def told_order(reading) -> Drawing:
    """The order in which the text tells its dated events against the order in which they happened."""
    data = dated(reading)
    data["happened"] = data["earliest"].rank(method="dense").astype(int)
    figure, axes = plt.subplots(figsize=(8, 3.6))
    axes.plot(data.sort_values("told")["told"], data.sort_values("told")["happened"], color=style.FAINT, linewidth=1.2, zorder=1)
    for modality, group in data.groupby("modality"):
        axes.scatter(group["told"], group["happened"], color=style.MODALITIES[modality], s=44, zorder=3, label=modality)
    axes.set_xlabel("order in the text")
    axes.set_ylabel("order in time")
    axes.legend(loc="best")
    back = int((data.sort_values("told")["happened"].diff() < 0).sum())
    title = f"The article goes back in time {back} times" if len(data) else "The article dates no event"
    alt = "Order of telling against order of happening: " + ", ".join(f"{r.trigger} told as number {r.told}, {r.happened} in time"
                                                                      for r in data.sort_values("told").itertuples()) + "."
    return Drawing(figure, title, "Each dot is a dated event; a line that falls goes back in time", "the article's text", alt, data)


def _short(text: str, most: int = 62) -> str:
    return text if len(text) <= most else text[:most - 1].rstrip() + "…"


__all__ = ["dated", "timeline", "told_order"]
