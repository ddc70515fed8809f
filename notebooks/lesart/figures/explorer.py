"""One page in which time, place, actors and events are one: what is chosen in one part holds in all."""
from __future__ import annotations

import altair
import pandas as pd
import shapely

from .. import reference
from ..language import name, tr
from . import style
from .maps_base import EURASIA, layers, on_the_map, project
from .maps_places import period
from .show import show_chart

_WIDTH = 640
_LONGEST = 60  # events in the list


def rows(reading) -> pd.DataFrame:
    """What the explorer shows: one row for each event and each actor who takes part in it.

    Returns
    -------
    DataFrame
        event, start (first character in the text), month ("2025-10"; "–" where no day is known),
        when, trigger, summary, modality, actor, name (of the actor, or "–" for an event without one), role,
        state (ISO code of the place's state), place, x, y (kilometres in the maps' projection).

    Examples
    --------
    >>> import lesart
    >>> data = rows(lesart.read(text="Putin traf am 8. Oktober 2025 Rachmon in Duschanbe."))
    >>> data[["month", "name", "state"]].values.tolist()
    [['2025-10', 'Vladimir Putin', 'TJK'], ['2025-10', 'Emomali Rahmon', 'TJK']]
    """
    events = reading.events
    places = reading.places.set_index("place")
    actors = {row["actor"]: name(row) for row in reading.actors.to_dict("records")}
    taking_part = {event: group for event, group in reading.participants.groupby("event", sort=False)}
    found = []
    for row in events.itertuples():
        dated = pd.notna(row.earliest) and pd.notna(row.latest)
        middle = row.earliest + (row.latest - row.earliest) / 2 if dated else None
        where = places.loc[row.place] if pd.notna(row.place) and row.place in places.index else None
        drawn = where is not None and pd.notna(where["longitude"]) and on_the_map(where["longitude"], where["latitude"])
        shared = {"event": row.event, "start": int(row.start), "month": f"{middle:%Y-%m}" if dated else "–",
                  "when": period(row.earliest, row.latest) or "–",
                  "trigger": row.trigger, "summary": _short(row.summary), "modality": row.modality,
                  "state": where["country"] if where is not None and pd.notna(where["country"]) else "–",
                  "place": name(where) if where is not None else "–",
                  **dict(zip("xy", _kilometres(where) if drawn else (None, None)))}
        group = taking_part.get(row.event)
        pairs = list(dict.fromkeys(zip(group["actor"], group["role"]))) if group is not None else []
        for actor, role in pairs or [("–", "–")]:
            found.append({**shared, "actor": actor, "name": actors.get(actor, actor), "role": role})
    columns = ["event", "start", "month", "when", "trigger", "summary", "modality", "actor", "name", "role", "state", "place", "x", "y"]
    return pd.DataFrame(found, columns=columns)


def _kilometres(place) -> tuple[float, float]:
    x, y = project(place["longitude"], place["latitude"], EURASIA)
    return round(x / 1000, 1), round(y / 1000, 1)


def _short(text: str, most: int = 70) -> str:
    return text if len(text) <= most else text[:most - 1].rstrip() + "…"


def chart(reading) -> altair.VConcatChart:
    """Timeline, map, actors and event table of an article, linked: a click in one filters all four.

    Three choices are named ``month``, ``state`` and ``actor``; a double click clears one.  Choices add
    up: an actor and a month leave that actor's events of that month.
    """
    data = rows(reading)
    month = altair.selection_point(name="month", fields=["month"])
    state = altair.selection_point(name="state", fields=["state"])
    actor = altair.selection_point(name="actor", fields=["name"])
    order = data[data["actor"] != "–"].groupby("name")["event"].nunique().sort_values(ascending=False, kind="stable").index.tolist()[:20]
    base = altair.Chart(data)
    colour = altair.Color("modality:N", title=tr("told as"), scale=altair.Scale(domain=list(style.MODALITIES), range=list(style.MODALITIES.values())))

    def bars(field: str, choice, others, title: str, sort, height: int, width: int):
        picked = base
        for other in others:
            picked = picked.transform_filter(other)
        return picked.transform_filter(altair.datum[field] != "–").mark_bar(cursor="pointer").encode(
            y=altair.Y(f"{field}:N", title=None, sort=sort, axis=altair.Axis(labelLimit=190)),
            x=altair.X("distinct(event):Q", title=tr("events"), axis=altair.Axis(tickMinStep=1, format="d")),
            color=colour, opacity=altair.condition(choice, altair.value(1), altair.value(0.25)),
            tooltip=[altair.Tooltip(f"{field}:N", title=title), altair.Tooltip("distinct(event):Q", title=tr("events"))],
        ).add_params(choice).properties(width=width, height=height, title=title)
    months = sorted(set(data["month"]) - {"–"})
    timeline = bars("month", month, (state, actor), tr("Months: choose one"), months, max(60, 17 * len(months)), 190)
    people = bars("name", actor, (state, month), tr("Actors: choose one"), order, max(60, 17 * len(order)), 190).transform_filter(
        altair.FieldOneOfPredicate(field="name", oneOf=order))
    table = base.transform_filter(state).transform_filter(month).transform_filter(actor).transform_aggregate(
        groupby=["event", "start", "when", "summary", "modality"], people="count()").transform_window(
        line="row_number()", sort=[altair.SortField("start")]).transform_filter(altair.datum.line <= _LONGEST)
    row = table.encode(y=altair.Y("line:O", axis=None))
    words = row.mark_text(align="left", baseline="middle", fontSize=11.5, limit=520).encode(text="summary:N", x=altair.value(110), color=colour)
    days = row.mark_text(align="left", baseline="middle", fontSize=11.5).encode(text="when:N", x=altair.value(0))
    listing = altair.layer(days, words).properties(width=_WIDTH, height=17 * min(_LONGEST, max(1, data["event"].nunique())), title=tr("Events, in the order of the text"))
    parts = altair.vconcat(_map(base, state, (month, actor), colour), altair.hconcat(timeline, people, spacing=30), listing, spacing=24)
    return parts.resolve_scale(color="shared")


def _map(base, state, others, colour):
    """States to click, and the places of events on top, larger for more."""
    ground = altair.Chart(_shapes("states")).mark_geoshape(stroke="white", strokeWidth=0.6, cursor="pointer").encode(
        color=altair.value("#c3bda6"), opacity=altair.condition(state, altair.value(1), altair.value(0.35)),
        tooltip=[altair.Tooltip("label:N", title=tr("state"))])
    crimea = altair.Chart(_shapes("crimea")).mark_geoshape(fill=None, stroke=style.INK, strokeWidth=0.8, strokeDash=[2, 1.5])
    picked = base.transform_filter("isValid(datum.x)")
    for other in others:
        picked = picked.transform_filter(other)
    dots = picked.transform_aggregate(groupby=["place", "state", "x", "y", "modality"], count="distinct(event)").mark_circle(
        stroke="white", strokeWidth=1, cursor="pointer").encode(
        longitude="x:Q", latitude="y:Q", color=colour, opacity=altair.condition(state, altair.value(0.95), altair.value(0.2)),
        size=altair.Size("count:Q", scale=altair.Scale(range=[60, 420]), legend=None),
        tooltip=[altair.Tooltip("place:N", title=tr("place")), altair.Tooltip("count:Q", title=tr("events"))])
    # The shapes come projected, as all other maps here: Vega draws their kilometres as they are.
    return altair.layer(ground.add_params(state), crimea, dots).project(type="identity", reflectY=True).properties(
        width=_WIDTH, height=400, title=tr("Places: choose a state"))


def _shapes(layer: str) -> altair.InlineData:
    """A layer as GeoJSON in kilometres of the maps' projection, coarse enough for a page."""
    data = layers(EURASIA)[layer].copy()
    data["geometry"] = shapely.coverage_simplify(data.geometry.values, 14_000) if layer == "states" else data.geometry.simplify(8_000)
    data["geometry"] = data.geometry.affine_transform([0.001, 0, 0, 0.001, 0, 0])
    features = []
    for row in data.itertuples():
        parts = [part for part in shapely.get_parts(row.geometry) if part.area > 400 or layer == "crimea"] or [row.geometry]
        geometry = shapely.set_precision(shapely.multipolygons([p for p in parts if p.geom_type == "Polygon"]), 0.1)
        state = reference.states().get(row.iso3)
        features.append({"type": "Feature", "state": row.iso3, "label": name(state) if state else row.iso3, "geometry": shapely.geometry.mapping(geometry)})
    return altair.InlineData(values={"type": "FeatureCollection", "features": features}, format=altair.JsonDataFormat(property="features", type="json"))


def explore(reading) -> None:
    """Show the explorer: interactive in JupyterLab and in the report, a picture on paper."""
    data = rows(reading)
    events, people = data["event"].nunique(), data.loc[data["actor"] != "–", "actor"].nunique()
    show_chart(chart(reading), title=tr("{events} events and {actors} actors: choose a month, an actor or a place, and the rest follows", events=events, actors=people),
               subtitle=tr("Click to choose, shift-click for several, double-click to clear"), source=tr("the article; Crimea, dashed, is Ukraine's and occupied by Russia"),
               alt=tr("Linked charts of {events} events: their places, months and actors, and a list of them in the order of the text. The tables of this notebook hold the same rows.", events=events))
