"""Who travels where, as an article tells it: arcs with heads, past and planned told apart."""
from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.lines import Line2D

from .. import journeys as told, reference
from ..language import language, listed, name, number_word, tr
from . import style
from .drawing import Drawing
from .maps_arcs import arrow, boxes
from .maps_base import around, border_note, frame, land, legend, on_the_map, project, scale_bar
from .maps_labels import Label, place
from .maps_places import HAPPENED, PAST, PLANNED, focus, period

_COLUMNS = ["name", "kind", "origin", "origin_name", "destination", "destination_name", "basis", "planned", "told", "when", "cue", "start", "drawn"]


def travelled(reading) -> pd.DataFrame:
    """The journeys that have been, are, or are planned, in the reader's language.

    Returns
    -------
    DataFrame
        name (of the traveller), kind, origin and destination (ids of places) with their names, basis (see
        `lesart.journeys.find`), planned, told (as past, present or planned), when (in short), cue, start (of the cue), drawn (whether an arc is on the map).

    Examples
    --------
    >>> import lesart
    >>> travelled(lesart.read(text="Am 8. Oktober 2025 reiste Putin nach Minsk."))[["name", "origin_name", "destination_name", "when"]].values.tolist()
    [['Vladimir Putin', 'Moscow', 'Minsk', '8 Oct 2025']]
    """
    data = told.find(reading)
    data = data[data["modality"].isin([*HAPPENED, "planned"])]
    where = told.where(reading, data)
    rows = []
    for row in data.itertuples():
        ends = [where.get(key) if pd.notna(key) else None for key in (row.origin, row.destination)]
        drawn = all(end is not None and pd.notna(end[1]) and on_the_map(end[1], end[2]) for end in ends)
        label = row.name_en if language() == "en" and pd.notna(row.name_en) else row.name
        rows.append((label, row.kind, row.origin, name(ends[0][3]) if ends[0] else None, row.destination, name(ends[1][3]) if ends[1] else None,
                     row.basis, row.modality == "planned", tr(row.modality), period(row.earliest, row.latest), row.cue, row.start, drawn))
    return pd.DataFrame(rows, columns=_COLUMNS, dtype=object)


def journeys(reading) -> Drawing:
    """A map of an article's journeys.

    Where the article does not tell the start, the arc leads from where the same vehicle was last, or from the
    capital of the traveller's state, and the name there is in italics.

    Returns
    -------
    Drawing
        Its data is `travelled`.  Without a journey the drawing is a sentence that says so.
    """
    data = travelled(reading)
    where = told.where(reading, data)
    points = {key: where[key][1:3] for column in ("origin", "destination") for key in data[column]
              if pd.notna(key) and key in where and pd.notna(where[key][1]) and on_the_map(*where[key][1:3])}
    source = f"{tr('the article; coordinates from GeoNames')}. {border_note()}"
    if not points:
        return Drawing(_sentence(data), _finding(data), "", tr("the article"), _alt(data), data)
    figure = plt.figure(figsize=(9, 5.6), layout="none")
    axes = figure.add_axes([0, 0, 1, 1])
    projection = around(list(points.values()))
    spots = {key: project(*point, projection) for key, point in points.items()}
    frame(axes, focus(list(spots.values())))
    land(axes, projection)
    taken = [scale_bar(axes).get_window_extent().padded(16), _legend(axes, data, spots.values()).get_window_extent()]
    labels = []
    for (start, end, planned), group in _arcs(data, spots).items():
        colour, dashes = (PLANNED, (0, (4, 2))) if planned else (PAST, "-")
        path = arrow(axes, start, end, 0.24 if planned else 0.14, colour, dashes, 1.6 + 0.5 * min(len(group), 4), planned)
        taken += boxes(path)
        labels.append(Label(_who(group), *axes.transData.inverted().transform(path[len(path) // 2]), size=8.5, beside=5, colour=_dark(planned)))
    place_labels = _mark(axes, data, spots)
    left_over = place(axes, place_labels + labels, taken)
    return Drawing(figure, _finding(data), _subtitle(data, left_over), source, _alt(data), data)


def _arcs(data: pd.DataFrame, spots: dict) -> dict[tuple, list]:
    """Legs by where they start and end on the map: several travellers share an arc."""
    found: dict[tuple, list] = {}
    for row in data.itertuples():
        if row.drawn and spots[row.origin] != spots[row.destination]:
            found.setdefault((spots[row.origin], spots[row.destination], row.planned), []).append(row)
    return found


def _who(group: list) -> tuple[str, ...]:
    """The travellers of an arc with their days, fullest first: "Putin, Belousov\\n8 Oct 2025"."""
    by_day: dict[str, list[str]] = {}
    for row in group:
        short = row.name.split(" ")[-1] if row.kind == "person" else row.name
        if short not in by_day.setdefault(row.when, []):
            by_day[row.when].append(short)
    lines = [f"{', '.join(names)}\n{when}" if when else ", ".join(names) for when, names in by_day.items()]
    short = ", ".join(dict.fromkeys(n for names in by_day.values() for n in names))
    return ("\n".join(lines), short) if len("\n".join(lines)) > len(short) else (short,)


def _mark(axes, data: pd.DataFrame, spots: dict) -> list[Label]:
    """Dots where journeys start and end, and the labels of those places; a goal without a start says who goes there."""
    names = {key: label for end in ("origin", "destination") for key, label in zip(data[end], data[f"{end}_name"]) if key in spots}
    guessed = set(data.loc[data["basis"] == "home", "origin"]) - set(data.loc[data["basis"] != "home", "origin"]) - set(data["destination"])
    labels, seen = [], set()
    for key in sorted(spots, key=_is_state):  # a city's name before that of its state, which is drawn at the capital
        goals = data[data["destination"].eq(key)]
        planned_only = len(goals) > 0 and bool(goals["planned"].all())
        axes.plot(*spots[key], marker="o", markersize=7, linestyle="none", zorder=6, markeredgewidth=1.6 if planned_only else 1,
                  color="white" if planned_only else style.INK, markeredgecolor=PLANNED if planned_only else "white")
        bound = [row for row in goals.itertuples() if not row.drawn and pd.isna(row.origin)]
        if spots[key] in seen and not bound:
            continue
        text = names[key] if spots[key] not in seen else ""
        seen.add(spots[key])
        full = "\n".join([*([text] if text else []), *(_bound(row) for row in bound)])
        labels.append(Label((full, text) if text and bound else (full,), *spots[key], size=9, beside=6, slant="italic" if key in guessed else "normal"))
    return labels


def _is_state(key: str) -> bool:
    return key.upper() in reference.states()


def _bound(row) -> str:
    what = tr("planned: {what}", what=row.name) if row.planned else row.name
    return f"→ {what}, {row.when}" if row.when else f"→ {what}"


def _dark(planned: bool) -> str:
    return "#004a75" if planned else "#8a3c00"


def _legend(axes, data: pd.DataFrame, points):
    entries = [(~data["planned"].astype(bool), PAST, "-", tr("told as past or present")), (data["planned"].astype(bool), PLANNED, (0, (4, 2)), tr("planned"))]
    handles = [Line2D([], [], color=colour, linestyle=dashes, linewidth=2.4, label=label, marker=">", markersize=8,
                      markerfacecolor="white" if dashes != "-" else colour, markevery=[-1]) for mask, colour, dashes, label in entries if mask.any()]
    return legend(axes, handles, points, handlelength=3.4)


def _sentence(data: pd.DataFrame):
    """A figure that is a sentence: there is nothing to draw."""
    figure = plt.figure(figsize=(9, 0.5), layout="none")
    text = tr("No word of a journey stands beside a traveller and a place.") if not len(data) else tr("None of its places is on this map.")
    figure.add_axes([0, 0, 1, 1]).set_axis_off()
    figure.axes[0].text(0.012, 0.5, text, va="center", fontsize=10, transform=figure.axes[0].transAxes)
    return figure


def _finding(data: pd.DataFrame) -> str:
    if not len(data):
        return tr("The article tells of no journey")
    goals = data.dropna(subset=["destination_name"])
    if len(data) == 1 and len(goals):
        return tr("The article tells of one journey: {name} to {place}", name=data["name"].iloc[0], place=goals["destination_name"].iloc[0])
    planned, who = int(data["planned"].sum()), data["name"].nunique()
    values = {"count": number_word(len(data)), "who": number_word(who)}
    if who == 1:
        return tr("The article tells of {count} legs of one journey: {name}", count=values["count"], name=data["name"].iloc[0])
    if planned == 0:
        return tr("The article tells of {count} legs by {who} travellers, none of them still to come", **values)
    return tr("The article tells of {count} legs by {who} travellers, {planned:one|{planned}} of them planned", planned=planned, **values)


def _subtitle(data: pd.DataFrame, left_over: list[Label]) -> str:
    parts = [tr("Arrows lead from start to end; days as the article tells them")]
    if (data["basis"] == "home").any():
        parts.append(tr("in italics: start not told, drawn from the capital of the traveller's state"))
    if data["origin"].isna().any():
        parts.append(tr("“→” beside a place: start not told"))
    outside = [f"{row.name} ({_way(row)})" for row in data.itertuples() if not row.drawn and pd.notna(row.origin) and pd.notna(row.destination)]
    if outside:
        parts.append(tr("not on this map: {names}", names=listed(outside)))
    if left_over:
        parts.append(tr("no room for the names of {names}", names=listed([label.texts[-1].replace("\n", " ") for label in left_over])))
    return "; ".join(parts)


def _way(row) -> str:
    start, end = (value if pd.notna(value) else "…" for value in (row.origin_name, row.destination_name))
    return f"{start} → {end}"


def _alt(data: pd.DataFrame) -> str:
    if not len(data):
        return tr("No map: the article tells of no journey.")
    legs = [f"{row.name}: {_way(row)}" + (f", {row.when}" if row.when else "") + (f" ({tr('planned')})" if row.planned else "") for row in data.itertuples()]
    return tr("Map of the article's journeys.") + " " + "; ".join(legs) + "."
