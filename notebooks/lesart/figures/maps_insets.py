"""Small maps of regions in which an article has so many places that their names would not fit the large one."""
from __future__ import annotations

import pandas as pd
from matplotlib.patches import Polygon
from pyproj import Transformer

from . import style
from .maps_base import CAUCASUS, CENTRAL_ASIA, layers, project

INSETS = {  # title → (projection, states that fill it and are named there)
    "Caucasus": (CAUCASUS, ("GEO", "ARM", "AZE")),
    "Central Asia": (CENTRAL_ASIA, ("UZB", "TKM", "KGZ", "TJK")),
}
_LEAST, _NARROW = 4, 0.3  # places in a region; its share of the large map's width


def crowded(rows: pd.DataFrame, projection: str, bounds: tuple[float, float, float, float]) -> dict[str, pd.DataFrame]:
    """The regions that want a map of their own, with the places in each.

    Parameters
    ----------
    rows : DataFrame
        Places with longitude and latitude.
    projection : str
        That of the large map.
    bounds : tuple of float
        Its left, bottom, right and top.

    Examples
    --------
    >>> rows = pd.DataFrame({"longitude": [44.8, 44.5, 49.9, 45.7], "latitude": [41.7, 40.2, 40.4, 43.3]})
    >>> from .maps_base import EURASIA
    >>> list(crowded(rows, EURASIA, (-4e6, -4e6, 4e6, 4e6))), list(crowded(rows[:3], EURASIA, (-4e6, -4e6, 4e6, 4e6)))
    (['Caucasus'], [])
    """
    found = {}
    for title, (own, countries) in INSETS.items():
        left, bottom, right, top = extent(own, countries, 60_000)
        inside = [left < x < right and bottom < y < top for x, y in (project(row.longitude, row.latitude, own) for row in rows.itertuples())]
        states = layers(projection)["states"]
        west, _, east, _ = states[states["iso3"].isin(countries)].total_bounds
        if sum(inside) >= _LEAST and east - west < _NARROW * (bounds[2] - bounds[0]):
            found[title] = rows[inside]
    return found


def extent(projection: str, countries, margin: float) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of some states with a margin, in metres of a projection."""
    states = layers(projection)["states"]
    left, bottom, right, top = states[states["iso3"].isin(countries)].total_bounds
    return left - margin, bottom - margin, right + margin, top + margin


def outline(axes, projection: str, small, own: str) -> None:
    """Draw the extent of a small map on the large one."""
    (left, right), (bottom, top) = small.get_xlim(), small.get_ylim()
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    edge = [(x0 + (x1 - x0) * i / 12, y0 + (y1 - y0) * i / 12) for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1]) for i in range(12)]
    change = Transformer.from_crs(own, projection, always_xy=True)
    axes.add_patch(Polygon([change.transform(*point) for point in edge], fill=False, edgecolor=style.INK, linewidth=0.8, linestyle=(0, (4, 2)), zorder=6))
