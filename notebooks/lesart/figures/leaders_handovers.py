"""When power changed hands: each handover since 1991, by state and way out."""
from __future__ import annotations

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd

from .. import reference
from ..article import as_day
from ..language import long_day, name, tr
from . import style
from .drawing import Drawing
from .leaders_survival import GROUPS, tenures_ended

_MARKS = {"election or end of term": ("o", style.BLUE), "resignation or handover": ("s", style.GREEN), "removal by parliament": ("D", style.ORANGE), "revolt": ("X", style.VERMILION), "death": ("P", style.INK)}


def handovers(until="2025-10-09") -> pd.DataFrame:
    """One row for each time that an effective leader since 1991 went: country, person, day, way.

    >>> data = handovers("2025-10-09")
    >>> data[data["country"] == "BLR"]["day"].astype(str).tolist()
    ['1994-01-26', '1994-07-20']
    """
    data = tenures_ended(until)
    data = data[data["gone"]].assign(way=lambda d: d["exit"].map(GROUPS), day=lambda d: d["end"])
    return data[["country", "person", "name", "day", "exit", "way"]].reset_index(drop=True)


def changes(until="2025-10-09") -> Drawing:
    """A mark for each handover: its shape and colour say the way out."""
    day = as_day(until)
    data = handovers(day)
    counts = data.groupby("country").size().reindex(list(reference.STATES), fill_value=0)
    order = list(counts.sort_values(kind="stable").index)
    states = reference.states()
    figure, axes = plt.subplots(figsize=(8.6, 0.33 * len(order) + 1.1))
    for way, (marker, colour) in _MARKS.items():
        own = data[data["way"] == way]
        axes.plot(mdates.date2num(own["day"].tolist()) if len(own) else [], [order.index(c) for c in own["country"]], marker, color=colour, markersize=7.5, markeredgecolor="white", markeredgewidth=0.6, label=tr(way), linestyle="none")
    axes.xaxis_date()
    axes.set_xlim(mdates.date2num(pd.Timestamp("1991-01-01")), mdates.date2num(day) + 100)
    axes.xaxis.set_major_locator(mdates.YearLocator(5, month=1, day=1))
    axes.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    axes.set_yticks(range(len(order)), [f"{name(states[c])}  {counts[c]}" for c in order])
    axes.invert_yaxis()
    axes.grid(alpha=0.6)
    axes.tick_params(axis="y", length=0)
    axes.legend(loc="upper center", bbox_to_anchor=(0.42, -0.07), ncols=3, columnspacing=1.4, handletextpad=0.3)
    many = order[-1]
    title = tr("Power changed hands {n} times since 1991, {m} of them in {state}", n=len(data), m=int(counts[many]), state=name(states[many]))
    alt = tr("Marks on a line for each state. ") + "; ".join(f"{name(states[c])} {counts[c]}" for c in order) + "."
    return Drawing(figure, title, tr("Ends of times in power from 1991 to {day}, acting leaders left out", day=long_day(day)), tr("data/reference/leaders.csv; ways out: general knowledge"), alt, data)

