"""A map as paths of whole numbers, small enough for a page that redraws it: one panel for each projection."""
from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import shapely

from .. import reference
from ..language import name, tr
from .maps_base import EURASIA, frame, layers
from .maps_insets import INSETS, extent
from .maps_membership import names

_TOLERANCE = 0.9  # pixels
_PANELS = {  # x, y, width, height in pixels of the whole drawing
    "": (0, 0, 900, 520), "Caucasus": (0, 528, 446, 250), "Central Asia": (454, 528, 446, 250)}
WIDTH, HEIGHT = 900, 778


def panels() -> list[dict]:
    """The main map and its two insets.

    Returns
    -------
    list of dict
        ``box`` (x, y, width, height), ``title``, ``shapes``: [kind, ISO code, path] with kind state, neighbour or
        crimea, ``labels``: [name, x, y] in the reader's language, ``lines`` from labels to their states.

    Examples
    --------
    >>> [(panel["title"], sum(kind == "state" for kind, _, _ in panel["shapes"])) for panel in panels()][0]
    ('', 15)
    """
    made = []
    everywhere = [country for _, countries in INSETS.values() for country in countries]
    for title, (x, y, width, height) in _PANELS.items():
        projection, countries = INSETS[title] if title else (EURASIA, reference.STATES)
        figure = plt.figure(figsize=(width / 100, height / 100), dpi=100, layout="none")
        axes = figure.add_axes([0, 0, 1, 1])
        frame(axes, extent(projection, countries, 40_000 if title else 220_000))
        shown = [c for c in sorted(reference.STATES) if (c in countries if title else c not in everywhere)]
        names(axes, projection, {c: name(reference.states()[c]) for c in shown})
        labels = [[text.get_text(), *_pixel(axes, text.get_position(), height)] for text in axes.texts]
        lines = [[*_pixel(axes, start, height), *_pixel(axes, end, height)] for start, end in (line.get_xydata() for line in axes.lines)]
        made.append({"box": [x, y, width, height], "title": tr(title) if title else "", "shapes": _shapes(axes, projection, width, height), "labels": labels, "lines": lines})
        plt.close(figure)
    return made


def _pixel(axes, point, height: int) -> list[int]:
    x, y = axes.transData.transform(point)
    return [round(x), round(height - y)]


def _shapes(axes, projection: str, width: int, height: int) -> list[list[str]]:
    metres = (axes.get_xlim()[1] - axes.get_xlim()[0]) / width
    window = shapely.box(axes.get_xlim()[0], axes.get_ylim()[0], axes.get_xlim()[1], axes.get_ylim()[1]).buffer(8 * metres)
    found = []
    for layer, kind in (("neighbours", "neighbour"), ("states", "state"), ("crimea", "crimea")):
        data = layers(projection)[layer]
        # All states at once, so that neighbours keep the border that they share.
        simple = shapely.coverage_simplify(data.geometry.values, _TOLERANCE * metres) if layer != "crimea" else data.geometry.values.simplify(_TOLERANCE * metres)
        for iso3, geometry in zip(data["iso3"], simple):
            path = _path(axes, shapely.intersection(shapely.make_valid(geometry), window), height, (1.6 * metres) ** 2)
            if path:
                found.append([kind, iso3, path])
    return found


def _path(axes, geometry, height: int, least: float) -> str:
    """ "M10 20l5 0 0 5z": the rings of all parts that can be seen."""
    rings = [ring for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and part.area > least for ring in (part.exterior, *part.interiors)]
    drawn = []
    for ring in rings:
        points = np.round(axes.transData.transform(shapely.get_coordinates(ring))).astype(int)
        points[:, 1] = height - points[:, 1]
        points = points[np.r_[True, (np.diff(points, axis=0) != 0).any(axis=1)]]
        if len(points) > 3:
            steps = np.diff(points[:-1], axis=0)
            drawn.append(f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps) + "z")
    return "".join(drawn)
