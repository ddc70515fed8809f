"""Figures of an archive: who meets whom, on whom articles rest, who is named while in power."""
from __future__ import annotations

from datetime import date

import matplotlib.pyplot as plt
import pandas as pd

from .. import reference
from ..figures import style
from ..figures.drawing import Drawing
from ..language import language, listed, tr
from . import questions

_PER_YEAR = 365.2425


def meetings(connection, most: int = 14) -> Drawing:
    """Pairs of persons who meet most often, year by year: a dot is a year in which they met.

    ``data``: one row for each pair and year: pair (as drawn), one, other, year, meetings.
    """
    data = questions.meetings(connection)
    data["pair"] = [f"{_name(r.one_name, r.one_name_en)} – {_name(r.other_name, r.other_name_en)}" for r in data.itertuples()]
    order = data.groupby("pair").agg(n=("meetings", "sum"), first=("year", "min")).sort_values(["n", "first", "pair"], ascending=[False, True, True])
    chosen = list(order.head(most).index)
    data = data[data["pair"].isin(chosen)].reset_index(drop=True)
    figure, axes = plt.subplots(figsize=(8.6, 0.32 * max(len(chosen), 2) + 0.7))
    for row in data.itertuples():
        axes.scatter(row.year, chosen.index(row.pair), s=50 + 45 * (row.meetings - 1), color=style.BLUE, zorder=3)
    _rows(axes, chosen)
    axes.xaxis.set_major_locator(plt.MaxNLocator(integer=True))
    axes.grid(axis="x")
    axes.margins(x=0.06)
    source = tr("the archive's events (CONSULT, past or present) and their participants")
    if not chosen:
        return Drawing(figure, tr("No two persons meet in this archive"), "", source, tr("An empty chart."), data)
    top = order.iloc[0]
    title = tr("Most meetings, {n}: {pair}", pair=order.index[0], n=int(top["n"])) if top["n"] > 1 else tr("No two persons meet twice in this archive")
    alt = tr("Dots by year: ") + "; ".join(f"{pair} {', '.join(str(year) for year in sorted(group['year']))}"
                                          for pair, group in ((p, data[data["pair"] == p]) for p in chosen)) + "."
    return Drawing(figure, title, tr("Each dot is a year in which two persons meet or talk; the {n} pairs that do so most often", n=len(chosen)),
                   source, alt, data)


def sources(connection) -> Drawing:
    """On whom articles rest, year by year: agencies alone, agencies and others, others, nobody named.

    ``data``: one row a year: year, articles, only_agencies, agencies_and_others, others, nobody.
    """
    data = questions.sources(connection)
    parts = {"only_agencies": (tr("agencies only"), style.VERMILION), "agencies_and_others": (tr("agencies and others"), style.ORANGE),
             "others": (tr("others only"), style.BLUE), "nobody": (tr("nobody named"), "#b9b9b2")}
    figure, axes = plt.subplots(figsize=(8.6, 3.0))
    bottom = pd.Series(0, index=data.index)
    for column, (label, colour) in parts.items():
        axes.bar(data["year"], data[column], bottom=bottom, color=colour, label=label, width=0.75)
        bottom = bottom + data[column]
    axes.yaxis.set_major_locator(plt.MaxNLocator(integer=True))
    axes.xaxis.set_major_locator(plt.MaxNLocator(integer=True))
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=4, frameon=False)
    total, alone = int(data["articles"].sum()), int(data["only_agencies"].sum())
    title = tr("Agencies are the only source of {alone} of {total} articles", alone=alone, total=total)
    alt = tr("Stacked bars by year: ") + "; ".join(
        f"{row.year}: " + ", ".join(f"{label} {getattr(row, column)}" for column, (label, _) in parts.items() if getattr(row, column))
        for row in data.itertuples()) + "."
    return Drawing(figure, title, tr("Articles by year of publication and by whose word they give"),
                   tr("speakers and carriers of the archive's statements and events"), alt, data)


def tenures(connection, most: int = 12) -> Drawing:
    """Who is named: bars are the years as effective leader, dots the days of articles that name them.

    ``data``: one row for each person: person, name, name_en, country, articles, days, spells, in_power
    (articles published while the person ruled).
    """
    data = questions.named(connection, 1_000)
    data["spells"] = [_ruling(person) for person in data["person"]]
    data = data[data["spells"].map(len) > 0].head(most).reset_index(drop=True)
    data["days"] = [[pd.Timestamp(day).date() for day in days] for days in data["days"]]
    data["in_power"] = [sum(any(start <= day and (end is None or day < end) for start, end in spells) for day in days)
                        for days, spells in zip(data["days"], data["spells"])]
    last = max((day for days in data["days"] for day in days), default=reference.LAST_DAY)
    figure, axes = plt.subplots(figsize=(8.6, 0.34 * max(len(data), 2) + 0.7))
    for n, row in enumerate(data.itertuples()):
        for start, end in row.spells:
            axes.barh(n, _year(end or last) - _year(start), left=_year(start), height=0.55, color="#c9c9c2")
        axes.scatter([_year(day) for day in row.days], [n] * len(row.days), s=22, color=style.BLUE, zorder=3)
    _rows(axes, [_name(r.name, r.name_en) for r in data.itertuples()])
    axes.grid(axis="x")
    axes.xaxis.set_major_locator(plt.MaxNLocator(integer=True))
    source = tr("the archive's mentions; data/reference/leaders.csv")
    subtitle = tr("Grey: years as effective leader of a state; blue: days of articles that name or mean the person")
    if data.empty:
        return Drawing(figure, tr("This archive names no leader of the fifteen states"), subtitle, source, tr("An empty chart."), data)
    articles, ruling = int(data["days"].map(len).sum()), int(data["in_power"].sum())
    first = data.iloc[0]
    title = tr("{name} is named most; {share} % of the days on which leaders are named fall into their time in power",
               name=_name(first["name"], first["name_en"]), share=round(100 * ruling / articles))
    alt = tr("Bars and dots: ") + "; ".join(
        tr("{name}: in power {spans}, named on {n} days", name=_name(r.name, r.name_en), n=len(r.days),
           spans=listed([f"{start.year}–{end.year if end else ''}" for start, end in r.spells])) for r in data.itertuples()) + "."
    return Drawing(figure, title, subtitle, source, alt, data)


def _name(german: str, english) -> str:
    return english if language() == "en" and isinstance(english, str) and english else german


def _ruling(person: str) -> list[tuple[date, date | None]]:
    """Spells in which somebody was the effective leader of one of the fifteen states."""
    return [(spell.start, spell.end) for spell in reference.counted_spells(person, "effective leader")]


def _rows(axes, labels: list[str]) -> None:
    axes.set_yticks(range(len(labels)), labels, fontsize=9)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)


def _year(day: date) -> float:
    return 1970 + (day - date(1970, 1, 1)).days / _PER_YEAR
