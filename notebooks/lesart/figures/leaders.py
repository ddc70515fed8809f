"""How long leaders have been in power, under each way of counting."""
from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd

from .. import reference
from ..article import as_day
from ..language import decimal, language, listed, long_day, name as name_of, tr
from . import style
from .drawing import Drawing

SOURCE = "Archigos 4.1, REIGN, CIA World Factbook; data/reference/leaders.csv"
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


def in_power(on="2025-10-09", named: tuple[str, ...] = ()) -> Drawing:
    """Bars of the years in power of those who lead the fifteen states on a day.

    Parameters
    ----------
    on : str or date
        The day.
    named : tuple of str
        Ids of persons to highlight: those whom an article names or means.
    """
    day = as_day(on)
    data = tenures(day, ("effective leader",))
    data["named"] = data["person"].isin(named)
    figure, axes = plt.subplots(figsize=(8, 0.36 * len(data) + 0.7))
    axes.barh(range(len(data)), data["years"], color=[style.BLUE if row.named else "#b9b9b2" for row in data.itertuples()], height=0.68)
    states = reference.states()
    axes.set_yticks(range(len(data)), [f"{_name(row)}, {name_of(states[row.country])}" for row in data.itertuples()])
    _bars(axes, data["years"].max() * 1.1)
    for n, row in enumerate(data.itertuples()):
        axes.text(row.years + 0.25, n, decimal(row.years), va="center", fontsize=9)
    if len(named):
        axes.text(0.98, 0.04, tr("blue: named or meant in the article"), transform=axes.transAxes, ha="right", color=style.BLUE, fontsize=9)
    first = data.iloc[0]
    title = tr("{name} has ruled longest of those in power: {years} years and {months} months", name=_name(first), years=int(first["years"]), months=int(first["years"] % 1 * 12))
    alt = tr("Bar chart of years in power: {list}.", list="; ".join(f"{_name(row)} {decimal(row.years)}" for row in data.itertuples()))
    return Drawing(figure, title, tr("Years as effective leader of the fifteen states, as of {day}", day=long_day(day)), tr(SOURCE), alt, data)


def ways_of_counting(on="2025-10-09", people: tuple[str, ...] = ()) -> Drawing:
    """The same leaders under each way of counting, side by side: the ranking changes."""
    day = as_day(on)
    data = tenures(day)
    chosen = people or tuple(dict.fromkeys(data.sort_values("years", ascending=False)["person"]))[:4]
    data = data[data["person"].isin(chosen)].reset_index(drop=True)
    order = list(dict.fromkeys(data["person"]))
    figure, axes = plt.subplots(figsize=(8, 0.8 * len(order) + 0.6))
    for row in data.itertuples():
        y = order.index(row.person) + {"effective leader": -0.24, "head of state": 0, "president": 0.24}[row.counting]
        axes.barh(y, row.years, height=0.22, color=_COLOURS[row.counting])
        axes.text(row.years + 0.2, y, f"{decimal(row.years)}  {tr(row.counting)}", va="center", fontsize=8)
    axes.set_yticks(range(len(order)), [_name(data[data["person"] == person].iloc[0]) for person in order])
    _bars(axes, data["years"].max() * 1.25)
    firsts: dict[str, list[str]] = {}
    for counting, group in data.groupby("counting"):
        firsts.setdefault(_name(group.loc[group["years"].idxmax()]), []).append(tr(counting))
    if len(firsts) > 1:
        title = tr("Who has ruled longest depends on counting: {ways}",
                   ways="; ".join(tr("{name} as {counting}", name=name, counting=listed(ways)) for name, ways in firsts.items()))
    else:
        title = tr("{name} has ruled longest under every way of counting", name=next(iter(firsts), tr("nobody")))
    alt = tr("Bar chart: {list}.", list="; ".join(tr("{name} as {counting} {years} years", name=_name(r), counting=tr(r.counting), years=decimal(r.years)) for r in data.itertuples()))
    return Drawing(figure, title, tr("Years in power as of {day}; interrupted terms are added up", day=long_day(day)), tr(SOURCE), alt, data)


def rankings(on="2025-10-09") -> pd.DataFrame:
    """The place of each leader of the fifteen states under each way of counting; missing where it does not apply.

    >>> [int(n) for n in rankings("2025-10-09").loc["emomali-rachmon"].tolist()[1:]]
    [1, 1, 2]
    """
    data = tenures(on)
    table = data.pivot(index="person", columns="counting", values="years").rank(ascending=False, method="min").astype("Int64")
    table.insert(0, "name", data.drop_duplicates("person").set_index("person")["name" if language() == "de" else "name_en"])
    return table[["name", "effective leader", "head of state", "president"]].sort_values("effective leader")


def _name(row) -> str:
    return row.name_en if language() == "en" else getattr(row, "name") if not isinstance(row, pd.Series) else row["name"]


def _bars(axes, right: float) -> None:
    axes.invert_yaxis()
    axes.set_xlim(0, right)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
