"""Arcs between points of a map, with a head where they lead somewhere."""
from __future__ import annotations

import numpy as np
from matplotlib.patches import Polygon
from matplotlib.transforms import Bbox

_HEAD, _HALF = 11.0, 4.6  # length and half width of a head, in pixels


def arc(start, end, bend: float, steps: int = 40) -> np.ndarray:
    """A curve between two points, bent to its left by a part of their distance.

    >>> arc((0, 0), (2, 0), 0.5)[[0, 20, -1]].round(1).tolist()
    [[0.0, 0.0], [1.0, 0.5], [2.0, 0.0]]
    """
    start, end = np.array(start, dtype=float), np.array(end, dtype=float)
    across = np.array([start[1] - end[1], end[0] - start[0]])
    knee = (start + end) / 2 + across * bend
    t = np.linspace(0, 1, steps + 1)[:, None]
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * knee + t ** 2 * end


def arrow(axes, start, end, bend: float, colour: str, dashes="-", width: float = 2.0, hollow: bool = False, gap: float = 8.0) -> np.ndarray:
    """Draw an arc with a head that ends short of a mark; a hollow head is one of what is still to come.

    Parameters
    ----------
    start, end : (x, y)
        In the data of the axes, whose extent must be set.
    gap : float
        Pixels that stay free before the end.

    Returns
    -------
    ndarray
        Points along the arc, in pixels: labels keep away from them.
    """
    path = axes.transData.transform(arc(start, end, bend, 120))
    distance = np.hypot(*(path - path[-1]).T)
    gap = min(gap, distance[0] / 4)
    kept = path[distance >= gap]
    tip = kept[-1]
    shaft = kept[np.hypot(*(kept - tip).T) >= min(_HEAD, distance[0] / 3) * 0.9]
    back = axes.transData.inverted()
    line = back.transform(shaft)
    axes.plot(line[:, 0], line[:, 1], color=colour, linestyle=dashes, linewidth=width, zorder=5, solid_capstyle="butt", dash_capstyle="butt")
    along = (tip - shaft[-1]) / np.hypot(*(tip - shaft[-1]))
    across = np.array([-along[1], along[0]]) * _HALF
    base = tip - along * min(_HEAD, distance[0] / 3)
    axes.add_patch(Polygon(back.transform([tip, base + across, base - across]), closed=True, facecolor="white" if hollow else colour,
                           edgecolor=colour, linewidth=1.4, zorder=5.5, joinstyle="miter"))
    return kept


def boxes(path: np.ndarray, radius: float = 3.0) -> list[Bbox]:
    """Small boxes along a path of pixels, for labels to keep away from."""
    return [Bbox.from_extents(x - radius, y - radius, x + radius, y + radius) for x, y in path[::3]]
