"""The ground of every map: projections, land and water, borders and whose they are, a scale."""
from __future__ import annotations

from functools import lru_cache

import geopandas
import shapely
from matplotlib.collections import PathCollection
from matplotlib.patches import Rectangle
from matplotlib.path import Path

from .. import reference
from ..errors import LesartError
from ..language import tr
from . import style

# Albers' equal-area conics: areas compare rightly, and Eurasia is drawn without a seam at 180°.
EURASIA = "+proj=aea +lat_1=42 +lat_2=68 +lat_0=55 +lon_0=95 +ellps=WGS84 +units=m"
CAUCASUS = "+proj=aea +lat_1=39 +lat_2=43 +lat_0=41 +lon_0=45 +ellps=WGS84 +units=m"
CENTRAL_ASIA = "+proj=aea +lat_1=37 +lat_2=44 +lat_0=41 +lon_0=66 +ellps=WGS84 +units=m"

VIEWPOINTS = ("recognised", "controlled")
HATCH = "////////"  # Crimea's, on top of whatever colour its state has
_WINDOW = (-10, 25, 190, 80)  # degrees that the shapefiles cover


@lru_cache(maxsize=16)
def layers(projection: str, viewpoint: str = "recognised") -> dict[str, geopandas.GeoDataFrame]:
    """States, neighbours and Crimea in a projection, read and projected once.

    Parameters
    ----------
    projection : str
        A PROJ string.
    viewpoint : str
        ``recognised``: Crimea is part of Ukraine, as the shapefiles have it.  ``controlled``: part of
        Russia, as files that draw who controls a territory have it (Natural Earth's default among them).

    Examples
    --------
    >>> area = {view: layers(EURASIA, view)["states"].set_index("iso3").area["UKR"] for view in VIEWPOINTS}
    >>> round((area["recognised"] - area["controlled"]) / 1e9)  # Crimea, in thousand km²
    27
    """
    if viewpoint not in VIEWPOINTS:
        raise LesartError(f"viewpoint {viewpoint!r} is unknown. Choose one of {', '.join(VIEWPOINTS)}.")
    shapes = {name: reference.shapes(name) for name in ("states", "neighbours", "crimea")}
    if viewpoint == "controlled":
        shapes["states"] = _moved(shapes["states"], shapes["crimea"].geometry.iloc[0], "UKR", "RUS")
    return {name: data.to_crs(projection) for name, data in shapes.items()}


def _moved(states, piece, giver: str, taker: str):
    """The states once a piece of one is drawn in another."""
    states = states.set_index("iso3")
    # The piece was simplified apart from the states: a hair more of it leaves no slivers along the coast.
    wider = piece.buffer(0.02)
    states.loc[taker, "geometry"] = shapely.union(states.geometry[taker], shapely.intersection(states.geometry[giver], wider))
    states.loc[giver, "geometry"] = shapely.difference(states.geometry[giver], wider)
    return states.reset_index()


def land(axes, projection: str, colours: dict[str, str] | None = None, hatches: dict[str, str] | None = None,
         viewpoint: str = "recognised", colour: str = "#d6d2c4") -> None:
    """Draw neighbours, the fifteen states and Crimea's hatching, as far and as finely as the axes show them.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where; its extent is set (`frame`).
    projection, viewpoint : str
        See `layers`.
    colours, hatches : dict, optional
        Fill and hatching of states and neighbours by ISO code; `colour` is that of the other states.
    """
    colours, hatches = colours or {}, hatches or {}
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    shapes = _visible(projection, viewpoint, (round(left), round(bottom), round(right), round(top)), (right - left) / axes.get_window_extent().width)
    axes.set_facecolor(style.WATER)
    plain = [path for iso3, path in shapes["neighbours"] if iso3 not in colours]
    axes.add_collection(PathCollection(plain, facecolor=style.LAND, edgecolor=style.BORDER, linewidth=0.3), autolim=False)
    looks: dict[tuple, list] = {}
    for iso3, path in [*shapes["states"], *((iso3, path) for iso3, path in shapes["neighbours"] if iso3 in colours)]:
        looks.setdefault((colours.get(iso3, colour), hatches.get(iso3) or None), []).append(path)
    for (fill, hatch), paths in looks.items():
        axes.add_collection(PathCollection(paths, facecolor=fill, edgecolor="white", linewidth=0.5, hatch=hatch, hatch_linewidth=1.1,
                                           hatchcolors=style.hatching(fill)), autolim=False)
    axes.add_collection(PathCollection([path for _, path in shapes["crimea"]], facecolor="none", edgecolor=style.INK, linewidth=0.5, hatch=HATCH,
                                       hatch_linewidth=0.6), autolim=False)


@lru_cache(maxsize=24)
def _visible(projection: str, viewpoint: str, bounds: tuple[int, int, int, int], pixel: float) -> dict[str, list[tuple[str, Path]]]:
    """The shapes inside an extent, simplified to a fraction of a pixel: all states together, so that borders stay shared."""
    window = shapely.box(*bounds).buffer(20 * pixel)
    found: dict[str, list] = {}
    for layer, data in layers(projection, viewpoint).items():
        inside = data[data.intersects(window)]
        simple = shapely.coverage_simplify(inside.geometry.values, 0.6 * pixel) if layer != "crimea" else inside.geometry.values.simplify(0.6 * pixel)
        clipped = shapely.intersection(shapely.make_valid(simple), window)
        found[layer] = [(iso3, path) for iso3, shape in zip(inside["iso3"], clipped) if (path := _path(shape, pixel ** 2)) is not None]
    return found


def _path(shape, least: float) -> Path | None:
    """A path of all rings of a shape; islands that nobody could see are left out."""
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]
    shown = [part for part in parts if part.area > least]
    rings = [shapely.get_coordinates(ring) for part in shapely.orient_polygons(shown) for ring in (part.exterior, *part.interiors)] if shown else []
    return Path.make_compound_path(*(Path(ring, closed=True) for ring in rings)) if rings else None


def frame(axes, bounds: tuple[float, float, float, float], box: bool = False) -> None:
    """Show an extent (left, bottom, right, top) widened to the shape of the axes; no ticks, no labels of axes."""
    size = axes.get_window_extent()
    left, bottom, right, top = bounds
    width, height = right - left, top - bottom
    more_width, more_height = max(0, height * size.width / size.height - width), max(0, width * size.height / size.width - height)
    axes.set_xlim(left - more_width / 2, right + more_width / 2)
    axes.set_ylim(bottom - more_height / 2, top + more_height / 2)
    axes.set(xticks=[], yticks=[], xlabel="", ylabel="")
    for spine in axes.spines.values():
        spine.set_visible(box)
        spine.set_edgecolor(style.MUTED)


def project(longitude: float, latitude: float, projection: str) -> tuple[float, float]:
    """A point in a projection's metres.

    >>> tuple(round(value) for value in project(95, 55, EURASIA))
    (0, 0)
    """
    return _transformer(projection).transform(longitude, latitude)


@lru_cache(maxsize=16)
def _transformer(projection: str):
    from pyproj import Transformer
    return Transformer.from_crs("EPSG:4326", projection, always_xy=True)


def around(points: list[tuple[float, float]]) -> str:
    """An equal-area projection for some points (degrees): its middle meridian and parallels are theirs.

    >>> around([(27.6, 53.9), (68.8, 38.5)])
    '+proj=aea +lat_1=41.1 +lat_2=51.4 +lat_0=46.2 +lon_0=48.2 +ellps=WGS84 +units=m'
    """
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    south, north = min(latitudes), max(latitudes) + 0.1
    # Its cut lies 180° away: between 15 and 150 it touches neither Chukotka (190° east) nor Ireland.
    middle = min(max((min(longitudes) + max(longitudes)) / 2, 15), 150)
    return (f"+proj=aea +lat_1={south + (north - south) / 6:.1f} +lat_2={north - (north - south) / 6:.1f} "
            f"+lat_0={(south + north) / 2:.1f} +lon_0={middle:.1f} +ellps=WGS84 +units=m")


def on_the_map(longitude: float, latitude: float) -> bool:
    """Whether the shapefiles have land around a point: from Ireland to Bering Strait, from 25° to 80° north.

    >>> on_the_map(37.6, 55.8), on_the_map(-77.0, 38.9)
    (True, False)
    """
    return _WINDOW[0] <= longitude <= _WINDOW[2] and _WINDOW[1] <= latitude <= _WINDOW[3]


@lru_cache(maxsize=64)
def middle(iso3: str, projection: str) -> tuple[float, float] | None:
    """The middle of a state's largest part (the point farthest from its borders): where its name stands."""
    shapes = layers(projection)
    for data in (shapes["states"], shapes["neighbours"]):
        found = data.loc[data["iso3"] == iso3, "geometry"]
        if len(found):
            largest = max(shapely.get_parts(found.iloc[0]), key=lambda part: part.area)
            point = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=5_000), 0)
            return point.x, point.y
    return None


def scale_bar(axes) -> Rectangle:
    """A bar of a round length at the lower left: these projections keep distances well over a few thousand km."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    wide = right - left
    steps = (2_000_000, 1_000_000, 500_000, 200_000, 100_000, 50_000, 20_000, 10_000)
    length = next((step for step in steps if step < wide / 4), steps[-1])
    x, y = left + wide * 0.03, bottom + wide * 0.025
    bar = axes.add_patch(Rectangle((x, y), length, wide * 0.004, facecolor=style.INK, zorder=10))
    axes.text(x + length / 2, y + wide * 0.008, f"{length // 1000} km", ha="center", va="bottom", fontsize=8, zorder=10)
    return bar


def legend(axes, handles: list, points, **look):
    """A legend in the first corner from the lower right on where it hides no point, else where it hides fewest.

    Parameters
    ----------
    points : iterable of (float, float)
        What must be seen, in the map's own units.
    look
        More of what `matplotlib.axes.Axes.legend` takes.
    """
    look = dict(fontsize=8.5, frameon=True, facecolor="white", framealpha=0.95, edgecolor="none") | look
    spots, hidden = axes.transData.transform(list(points) or [(float("nan"), float("nan"))]), {}
    for corner in ("lower right", "upper right", "upper left"):  # the bar of length stands in the fourth
        drawn = axes.legend(handles=handles, loc=corner, **look)
        box = drawn.get_window_extent().padded(10)
        hidden[corner] = sum(box.contains(x, y) for x, y in spots)
        if not hidden[corner]:
            return drawn
    return axes.legend(handles=handles, loc=min(hidden, key=hidden.get), **look)


def border_note(viewpoint: str = "recognised") -> str:
    """Whose borders a map shows: it stands under each of them."""
    if viewpoint == "controlled":
        return tr("Borders: Natural Earth 5.1.1, changed to who controls: Crimea is drawn as part of Russia, which almost no state recognises.")
    return tr("Borders: Natural Earth 5.1.1, German point of view, as of May 2022. Crimea is Ukraine's (UN General Assembly resolution "
              "68/262); hatched: occupied by Russia since 2014. Abkhazia, South Ossetia and Transnistria are not drawn apart.")
