"""The explorer's charts: places, months, actors and who is with whom, linked by Altair's own selections."""
from __future__ import annotations

import json

import altair
import geopandas
import pandas as pd
import shapely

from .. import reference
from ..language import name, tr
from . import style
from .maps_base import EURASIA, layers

MOST = 14  # actors in the charts, those with the most events
_LABELS, _BARS, _GAP = 150, 110, 12  # pixels
_WIDTH = 560
_OVERHANG = 46  # of the last slanted name over the matrix
# Selection → where a click chooses; Altair numbers the layers of a map.
_VIEWS = {"state": ["ground_0"], "month": ["months"], "actor": ["names", "bars", "matrix"]}
_SHOWN = ["event", "month", "modality", "actor", "name", "state", "place", "x", "y"]
_LAND, _BEYOND = "#c3bda6", "#ebe8de"


def chart(rows: pd.DataFrame) -> altair.VConcatChart:
    """Map, timeline, actors and matrix of an explorer's rows; a click in one filters the others.

    The selections are named ``state``, ``month`` and ``actor``, and hold one value each; choices add up.
    The parameter ``chosen`` is the id of one event, or empty.  A page sets all four from outside, and the
    widths too: they are those of a picture.
    """
    chosen = altair.param(name="chosen", value="")
    choices = {kind: altair.selection_point(name=kind, fields=[kind], toggle=False) for kind in ("state", "month", "actor")}
    base = altair.Chart(rows[_SHOWN]).transform_filter("chosen === '' || datum.event === chosen")
    colour = altair.Color("modality:N", title=tr("told as"), scale=altair.Scale(domain=list(style.MODALITIES), range=list(style.MODALITIES.values())),
                          legend=altair.Legend(orient="top", labelExpr=_spoken(style.MODALITIES)))
    parts = altair.vconcat(_map(base, rows, choices, colour), _timeline(base, rows, choices, colour), _actors(base, rows, choices, colour), spacing=22)
    # Given at the top and not by `add_params`, which warns where one selection belongs to several panels.
    params = [chosen.param, *(altair.TopLevelSelectionParameter(name=kind, select=choices[kind].param.select, views=views) for kind, views in _VIEWS.items())]
    return parts.resolve_scale(color="shared", size="independent").properties(params=params).configure_view(stroke=None)


def _spoken(words) -> str:
    """A Vega expression that says a legend's words in the reader's language."""
    return json.dumps({word: tr(word) for word in words}) + "[datum.label]"


def _titled(text: str) -> altair.TitleParams:
    return altair.TitleParams(text, anchor="start", fontSize=12)


def _others(base, choices, own: str):
    """The rows that every choice but a panel's own leaves."""
    for kind, choice in choices.items():
        base = base if kind == own else base.transform_filter(choice)
    return base


def _counted(rows: pd.DataFrame, field: str) -> dict:
    """An axis of events that stays as it is whatever is chosen."""
    most = _most(rows, field)
    return {"scale": altair.Scale(domain=[0, most]), "axis": altair.Axis(format="d", tickCount=min(most, 4))}


def _sized(rows: pd.DataFrame, fields: list[str], smallest: int, largest: int) -> altair.Scale:
    """Areas of circles that stay as they are whatever is chosen."""
    return altair.Scale(domain=[1, max(2, _most(rows, fields))], range=[smallest, largest])


def _most(rows: pd.DataFrame, by) -> int:
    return int(rows.groupby(by)["event"].nunique().max()) if len(rows) else 1


def _map(base, rows, choices, colour):
    """States to click, and the places of events on top, larger for more."""
    state = choices["state"]
    ground = altair.Chart(_ground(rows)).mark_geoshape(stroke="white", strokeWidth=0.6, cursor="pointer").encode(
        color=altair.condition("datum.own", altair.value(_LAND), altair.value(_BEYOND)),
        opacity=altair.condition(state, altair.value(1), altair.value(0.35)), tooltip=[altair.Tooltip("label:N", title=tr("state"))])
    crimea = altair.Chart(_features(_coarse("crimea", 8_000))).mark_geoshape(fill=None, stroke=style.INK, strokeWidth=0.8, strokeDash=[2, 1.5])
    dots = _others(base, choices, "state").transform_filter("isValid(datum.x)").transform_aggregate(
        groupby=["place", "state", "x", "y", "modality"], count="distinct(event)").mark_circle(stroke="white", strokeWidth=1, cursor="pointer").encode(
        longitude="x:Q", latitude="y:Q", color=colour, opacity=altair.condition(state, altair.value(0.95), altair.value(0.2)),
        size=altair.Size("count:Q", scale=_sized(rows[rows["x"].notna()], ["place", "modality"], 60, 420), legend=None),
        tooltip=[altair.Tooltip("place:N", title=tr("place")), altair.Tooltip("count:Q", title=tr("events"))])
    # The shapes come projected, as all other maps here: Vega draws their kilometres as they are.
    return altair.layer(ground.properties(name="ground"), crimea, dots).project(type="identity", reflectY=True).properties(
        width=_WIDTH, height=300, title=_titled(tr("Places")))


def _timeline(base, rows, choices, colour):
    """A bar for each month that an event is told of; a year where no more is known."""
    months = sorted(set(rows["month"]) - {"–"})
    return _others(base, choices, "month").transform_filter("datum.month !== '–'").mark_bar(cursor="pointer", size=min(18, 0.7 * _WIDTH / max(1, len(months)))).encode(
        x=altair.X("month:O", title=None, sort=None, axis=altair.Axis(labelAngle=-45), scale=altair.Scale(domain=months)),
        y=altair.Y("distinct(event):Q", title=None, **_counted(rows[rows["month"] != "–"], "month")), color=colour,
        opacity=altair.condition(choices["month"], altair.value(1), altair.value(0.25)),
        tooltip=[altair.Tooltip("month:N", title=tr("month")), altair.Tooltip("distinct(event):Q", title=tr("events"))],
    ).properties(name="months", width=_WIDTH, height=90, title=_titled(tr("Months")))


def _actors(base, rows, choices, colour):
    """How many events each actor takes part in, and beside it with whom; one line for each actor."""
    actor = choices["actor"]
    frequent = rows[rows["actor"] != "–"].groupby("name", sort=False)["event"].nunique().sort_values(ascending=False, kind="stable").index.tolist()[:MOST]
    height, lines = max(40, 18 * len(frequent)), altair.Scale(domain=frequent)
    mine = _others(base, choices, "actor").transform_filter(altair.FieldOneOfPredicate(field="name", oneOf=frequent))
    together = _pairs(rows, frequent)
    pairs = altair.Chart(together).transform_filter("chosen === '' || datum.event === chosen")
    shade = altair.condition(actor, altair.value(1), altair.value(0.25))
    y = altair.Y("name:N", title=None, sort=None, scale=lines, axis=None)
    events = altair.Tooltip("distinct(event):Q", title=tr("events"))
    # The names are marks and no axis, so that they can be clicked and the panels begin at one line.
    names = altair.Chart(rows.loc[rows["name"].isin(frequent), ["actor", "name"]].drop_duplicates()).mark_text(
        align="right", baseline="middle", limit=_LABELS - 4, cursor="pointer").encode(y=y, x=altair.value(_LABELS), text="name:N", opacity=shade, detail="actor:N")
    bars = mine.mark_bar(cursor="pointer").encode(
        y=y, x=altair.X("distinct(event):Q", title=tr("events"), **_counted(rows[rows["name"].isin(frequent)], "name")),
        color=colour, opacity=shade, detail="actor:N", tooltip=[altair.Tooltip("name:N", title=tr("actor")), events])
    matrix = _others(pairs, choices, "actor").mark_circle(cursor="pointer", color=style.MUTED).encode(
        y=altair.Y("name:N", title=None, sort=None, scale=lines, axis=altair.Axis(labels=False, ticks=False, grid=True)),
        x=altair.X("other:N", title=None, sort=None, axis=altair.Axis(orient="top", labelAngle=-60, labelLimit=100, labelFontSize=11, grid=True), scale=lines),
        size=altair.Size("distinct(event):Q", legend=None, scale=_sized(together, ["name", "other"], 30, 150)), opacity=shade, detail="actor:N",
        tooltip=[altair.Tooltip("name:N", title=tr("actor")), altair.Tooltip("other:N", title=tr("with")), events])
    panels = [(names, "names", _LABELS, tr("Actors")), (bars, "bars", _BARS, ""),
              (matrix, "matrix", _WIDTH - _LABELS - _BARS - 2 * _GAP - _OVERHANG, tr("With whom"))]
    return altair.hconcat(*(panel.properties(name=view, width=width, height=height, **({"title": _titled(called)} if called else {}))
                            for panel, view, width, called in panels), spacing=_GAP)


def _pairs(rows: pd.DataFrame, frequent: list[str]) -> pd.DataFrame:
    """One row for each event and two different actors in it."""
    columns = ["event", "month", "state", "actor", "name"]
    mine = rows.loc[rows["name"].isin(frequent), columns]
    both = mine.merge(mine[["event", "name"]].rename(columns={"name": "other"}), on="event")
    return both[both["name"] != both["other"]].drop_duplicates().reset_index(drop=True)


def _ground(rows: pd.DataFrame) -> altair.InlineData:
    """The fifteen states, and of their neighbours as much as a box around them and the events' places holds."""
    states, around = _coarse("states", 14_000), _coarse("neighbours", 25_000)
    spots = shapely.multipoints(rows[["x", "y"]].dropna().to_numpy(dtype=float).reshape(-1, 2))
    box = shapely.box(*shapely.box(*shapely.union(shapely.box(*states.total_bounds), shapely.envelope(spots)).bounds).buffer(120).bounds)
    around["geometry"] = around.geometry.make_valid().intersection(box)
    both = pd.concat([states.assign(own=True), around[~around.geometry.is_empty].assign(own=False)])
    return _features(geopandas.GeoDataFrame(both[["iso3", "own", "geometry"]]))


def _coarse(layer: str, metres: int) -> geopandas.GeoDataFrame:
    """A layer in kilometres of the maps' projection, coarse enough for a page."""
    data = layers(EURASIA)[layer].copy()
    data["geometry"] = data.geometry.simplify(metres) if layer == "crimea" else shapely.coverage_simplify(data.geometry.values, metres)
    data["geometry"] = data.geometry.affine_transform([0.001, 0, 0, 0.001, 0, 0])
    return data


def _features(data: geopandas.GeoDataFrame) -> altair.InlineData:
    features = []
    for row in data.itertuples():
        polygons = [part for part in shapely.get_parts(row.geometry) if part.geom_type == "Polygon"]
        geometry = shapely.set_precision(shapely.multipolygons([part for part in polygons if part.area > 400] or polygons), 1)
        state = reference.states().get(row.iso3)
        features.append({"type": "Feature", "state": row.iso3, "own": getattr(row, "own", True), "label": name(state) if state else row.iso3,
                         "geometry": _whole(json.loads(shapely.to_geojson(geometry)))})
    return altair.InlineData(values={"type": "FeatureCollection", "features": features}, format=altair.JsonDataFormat(property="features", type="json"))


def _whole(geometry: dict) -> dict:
    """GeoJSON with whole kilometres written as such: "1234", not "1234.0"."""
    return {**geometry, "coordinates": [[[[round(x), round(y)] for x, y in ring] for ring in polygon] for polygon in geometry["coordinates"]]}
