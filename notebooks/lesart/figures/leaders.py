"""How long leaders have been in power, under each way of counting."""
from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd

from .. import reference
from ..article import as_day
from ..language import listed, long_day
from . import style
from .drawing import Drawing

_COLOURS = {"effective leader": style.BLUE, "head of state": style.ORANGE, "president": style.GREEN}


def tenures(on="2025-10-09", countings: tuple[str, ...] = reference.COUNTINGS) -> pd.DataFrame:
    """Years in power of the leaders of the fifteen states on a day.

    Returns
    -------
    DataFrame
        One row for each leader and way of counting that applies: country, person, name, name_en,
        counting, since, days, years.  Sorted by the years as effective leader, longest first.

    Examples
    --------
    >>> tenures("2025-10-09").iloc[0][["person", "counting"]].tolist()
    ['emomali-rachmon', 'effective leader']
    """
    day = as_day(on)
    rows = []
    for country in reference.STATES:
        people = {reference.leader(country, day)} - {None}
        for who in people:
            row = reference.person(who)
            for counting in countings:
                tenure = reference.tenure(who, day, counting)
                if tenure:
                    rows.append((country, who, row["name"], row["name_en"], counting, tenure.since, tenure.days, tenure.years))
    data = pd.DataFrame(rows, columns="country person name name_en counting since days years".split())
    order = data.groupby("person")["years"].max().sort_values(ascending=False)
    data["rank"] = data["person"].map({person: n for n, person in enumerate(order.index)})
    return data.sort_values(["rank", "counting"]).drop(columns="rank").reset_index(drop=True)


def in_power(on="2025-10-09", named: tuple[str, ...] = (), lang: str = "en") -> Drawing:
    """Bars of the years in power of those who lead the fifteen states on a day.

    Parameters
    ----------
    on : str or date
        The day.
    named : tuple of str
        Ids of persons to highlight: those whom an article names or means.
    lang : str
        ``en`` or ``de``: spelling of the names.
    """
    day = as_day(on)
    data = tenures(day, ("effective leader",))
    data["named"] = data["person"].isin(named)
    label = "name" if lang == "de" else "name_en"
    figure, axes = plt.subplots(figsize=(8, 0.36 * len(data) + 0.7))
    colours = [style.BLUE if named_ else "#b9b9b2" for named_ in data["named"]]
    axes.barh(range(len(data)), data["years"], color=colours, height=0.68)
    states = reference.states()
    axes.set_yticks(range(len(data)), [f"{getattr(r, label)}, {states[r.country]['name' if lang == 'de' else 'name_en']}" for r in data.itertuples()])
    axes.invert_yaxis()
    for n, row in enumerate(data.itertuples()):
        axes.text(row.years + 0.25, n, f"{row.years:.1f}", va="center", fontsize=9)
    axes.set_xlim(0, data["years"].max() * 1.1)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    if len(named):
        axes.text(0.98, 0.04, "blue: named or meant in the article", transform=axes.transAxes, ha="right", color=style.BLUE, fontsize=9)
    first = data.iloc[0]
    title = f"{getattr(first, label)} has ruled longest of those in power: {int(first.years)} years and {int(first.years % 1 * 12)} months"
    alt = "Bar chart of years in power: " + "; ".join(f"{getattr(r, label)} {r.years:.1f}" for r in data.itertuples()) + "."
    return Drawing(figure, title, f"Years as effective leader of the fifteen states, as of {long_day(day)}",
                   "Archigos 4.1, REIGN, CIA World Factbook; data/reference/leaders.csv", alt, data)


def ways_of_counting(on="2025-10-09", people: tuple[str, ...] = (), lang: str = "en") -> Drawing:
    """The same leaders under each way of counting, side by side: the ranking changes."""
    day = as_day(on)
    data = tenures(day)
    chosen = people or tuple(dict.fromkeys(data.groupby("person")["years"].max().nlargest(4).index))
    data = data[data["person"].isin(chosen)].reset_index(drop=True)
    label = "name" if lang == "de" else "name_en"
    order = list(dict.fromkeys(data["person"]))
    figure, axes = plt.subplots(figsize=(8, 0.8 * len(order) + 0.6))
    for row in data.itertuples():
        y = order.index(row.person) + {"effective leader": -0.24, "head of state": 0, "president": 0.24}[row.counting]
        axes.barh(y, row.years, height=0.22, color=_COLOURS[row.counting])
        axes.text(row.years + 0.2, y, f"{row.years:.1f}  {row.counting}", va="center", fontsize=8)
    axes.set_yticks(range(len(order)), [getattr(data[data["person"] == p].iloc[0], label) for p in order])
    axes.invert_yaxis()
    axes.set_xlim(0, data["years"].max() * 1.25)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    firsts = {c: group.loc[group["years"].idxmax(), label] for c, group in data.groupby("counting")}
    if len(set(firsts.values())) > 1:
        title = f"Who has ruled longest depends on counting: {listed([f'{name} as {c}' for c, name in firsts.items()])}"
    else:
        title = f"{next(iter(firsts.values()), 'Nobody')} has ruled longest under every way of counting"
    alt = "Bar chart: " + "; ".join(f"{getattr(r, label)} as {r.counting} {r.years:.1f} years" for r in data.itertuples()) + "."
    return Drawing(figure, title, f"Years in power as of {long_day(day)}; interrupted terms are added up",
                   "Archigos 4.1, REIGN, CIA World Factbook; data/reference/leaders.csv", alt, data)
