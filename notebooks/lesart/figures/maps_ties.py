"""Ties between capitals: which states' people meet, and who speaks to whom."""
from __future__ import annotations

from itertools import combinations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.lines import Line2D

from .. import reference
from ..datasets import rows
from ..language import listed, name, number_word, tr
from . import style
from .drawing import Drawing
from .maps_arcs import arc
from .maps_base import around, border_note, frame, land, legend, on_the_map, project
from .maps_labels import Label, place
from .maps_places import PAST, PLANNED, focus

TALKS = style.GREEN
_COLUMNS = ["first", "second", "met", "planned", "said"]


def tied(reading) -> pd.DataFrame:
    """Pairs of states whose people meet or speak to each other in an article.

    A person stands for their state; organisations and agencies stand for none.  A meeting is an event
    of type CONSULT that is not denied, between any two of its participants; a word is a statement with
    a speaker and an addressee.

    Returns
    -------
    DataFrame
        first, second (ISO codes in order), met, planned (meetings that have been, and that are to
        come), said (statements from one to the other, either way).

    Examples
    --------
    >>> import lesart
    >>> tied(lesart.read(text="Putin traf am 8. Oktober 2025 Rachmon in Duschanbe.")).values.tolist()
    [['RUS', 'TJK', 1, 0, 0]]
    """
    people = reading.actors[reading.actors["kind"].isin(["person", "state"])]
    country = dict(zip(people["actor"], people["country"]))
    country = {actor: iso3 for actor, iso3 in country.items() if isinstance(iso3, str) and iso3 in capitals()}
    counted: dict[tuple[str, str], list[int]] = {}

    def add(pair, column: int) -> None:
        counted.setdefault(tuple(sorted(pair)), [0, 0, 0])[column] += 1
    events = reading.events[(reading.events["type"] == "CONSULT").fillna(False) & (reading.events["modality"] != "negated")]
    modality = dict(zip(events["event"], events["modality"]))
    for event, group in reading.participants[reading.participants["event"].isin(modality)].groupby("event", sort=False):
        present = sorted({country[actor] for actor in group["actor"] if actor in country})
        for pair in combinations(present, 2):
            add(pair, 0 if modality[event] in ("past", "present") else 1)
    for row in reading.statements.dropna(subset=["speaker", "addressee"]).itertuples():
        pair = {country.get(row.speaker), country.get(row.addressee)} - {None}
        if len(pair) == 2:
            add(pair, 2)
    return pd.DataFrame([(*pair, *numbers) for pair, numbers in sorted(counted.items())], columns=_COLUMNS)


def capitals() -> dict[str, dict]:
    """The row of places.csv of each state's capital, by ISO code."""
    found = {row["place"]: row for row in rows("reference", "places")}
    return {iso3: found[row["capital"]] for iso3, row in reference.states().items() if row["capital"] in found}


def ties(reading) -> Drawing:
    """A map of the ties between capitals: arcs as wide as there are meetings and words.

    Returns
    -------
    Drawing
        Its data is `tied`.
    """
    data = tied(reading)
    known = capitals()
    shown = data[[all(on_the_map(known[c]["longitude"], known[c]["latitude"]) for c in (r.first, r.second)) for r in data.itertuples()]] if len(data) else data
    countries = sorted({*shown["first"], *shown["second"]})
    figure = plt.figure(figsize=(9, 5.6), layout="none")
    axes = figure.add_axes([0, 0, 1, 1])
    places = [(known[c]["longitude"], known[c]["latitude"]) for c in countries] or [(30, 50), (75, 45)]
    projection = around(places)
    points = {c: project(known[c]["longitude"], known[c]["latitude"], projection) for c in countries}
    frame(axes, focus(list(points.values())))
    land(axes, projection, {c: "#c3bda6" if c in reference.STATES else "#d9d4c3" for c in countries})
    weight = {c: int(shown.loc[(shown["first"] == c) | (shown["second"] == c), ["met", "planned", "said"]].to_numpy().sum()) for c in countries}
    for row in shown.itertuples():
        for count, colour, dashes, bend in ((row.met, PAST, "-", 0.10), (row.planned, PLANNED, (0, (4, 2)), 0.20), (row.said, TALKS, (0, (1, 1.2)), -0.12)):
            if count:
                curve = arc(points[row.first], points[row.second], bend)
                axes.plot(curve[:, 0], curve[:, 1], color=colour, linestyle=dashes, linewidth=1 + 0.9 * min(count, 5), zorder=4, alpha=0.9)
    for c in countries:
        axes.plot(*points[c], marker="o", markersize=7, color=style.INK, markeredgecolor="white", markeredgewidth=1, linestyle="none", zorder=6)
    taken = [_legend(axes, shown, points.values()).get_window_extent()] if len(shown) else []
    left_over = place(axes, [Label((f"{name(known[c])} ({weight[c]})", name(known[c])), *points[c], size=9, beside=6) for c in sorted(countries, key=weight.get, reverse=True)], taken)
    outside = len(data) - len(shown)
    subtitle = tr("Arcs between capitals, wider for more; in brackets: a capital's meetings and words")
    subtitle += "; " + tr("{n} {n:tie leads|ties lead} off this map", n=outside) if outside else ""
    subtitle += "; " + tr("no room for the names of {names}", names=listed([label.texts[-1] for label in left_over])) if left_over else ""
    alt = tr("Map of ties between capitals.") + " " + " ".join(
        tr("{first} and {second}: {met} {met:meeting|meetings}, {planned} planned, {said} {said:statement|statements}.", first=name(known[r.first]), second=name(known[r.second]),
           met=r.met, planned=r.planned, said=r.said) for r in data.itertuples())
    return Drawing(figure, _finding(data, known), subtitle, f"{tr('the article')}. {border_note()}", alt.strip(), data)


def _finding(data: pd.DataFrame, known: dict) -> str:
    if not len(data):
        return tr("The article tells of no meeting or word between states")
    if len(data) == 1:
        return tr("The article ties {first} to {second}", first=name(known[data["first"].iloc[0]]), second=name(known[data["second"].iloc[0]]))
    total = data[["met", "planned", "said"]].sum(axis=1)
    if (total == total.max()).sum() == 1:
        closest = data.loc[total.idxmax()]
        return tr("The article ties {count} pairs of capitals, most closely {first} and {second}", count=number_word(len(data)),
                  first=name(known[closest["first"]]), second=name(known[closest["second"]]))
    return tr("The article ties {count} pairs of capitals", count=number_word(len(data)))


def _legend(axes, shown: pd.DataFrame, points):
    entries = [("met", PAST, "-", tr("meetings told as past or present")), ("planned", PLANNED, (0, (4, 2)), tr("planned or possible meetings")),
               ("said", TALKS, (0, (1, 1.2)), tr("statements from one to the other"))]
    handles = [Line2D([], [], color=colour, linestyle=dashes, linewidth=2.4, label=label) for column, colour, dashes, label in entries if shown[column].any()]
    return legend(axes, handles, points, handlelength=3.2)
