"""Words on a map: placed by their drawn boxes, so that none covers another or is cut off."""
from __future__ import annotations

import math
from dataclasses import dataclass

from matplotlib import patheffects
from matplotlib.transforms import Bbox

from . import style

_HALO = [patheffects.withStroke(linewidth=2.4, foreground="white")]
_GAP = 2.0       # pixels that stay free around each label
_DIRECTIONS = [0, 180, 90, 270, 30, 150, 330, 210, 60, 120, 300, 240]  # right and left of a point read best
_FARTHEST = 150  # pixels from the point to its label


@dataclass(frozen=True)
class Label:
    """A text for a point of the map.

    ``texts`` are alternatives, the fullest first: the first for which there is room is taken.
    ``beside`` is the radius in pixels of the mark that the label must leave free; None: the label may
    stand on the point itself, as the name of a state does.
    """

    texts: tuple[str, ...]
    x: float
    y: float
    size: float = 8.5
    beside: float | None = None
    slant: str = "normal"
    colour: str = style.INK


def place(axes, labels: list[Label], taken: list[Bbox] = ()) -> list[Label]:
    """Write labels on a map, the first ones first; one that has to stand apart gets a line to its point.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        A map whose extent is set.
    labels : list of Label
        In the order of their importance.
    taken : list of Bbox
        Boxes in pixels that must stay free: insets, a scale, a legend.

    Returns
    -------
    list of Label
        Those for which there is no room: the caller names them elsewhere.
    """
    renderer = axes.figure.canvas.get_renderer()
    inside = axes.get_window_extent(renderer)
    points = [axes.transData.transform((label.x, label.y)) for label in labels]
    marks = [_square(point, label.beside) for point, label in zip(points, labels) if label.beside is not None]
    boxes, lines, left_over = list(taken), [], []
    for label, point in zip(labels, points):
        found = _find(axes, label, point, inside, boxes, marks, lines, renderer)
        if found is None:
            left_over.append(label)
            continue
        text, box = found
        boxes.append(box)
        line = _leader(axes, label, point, box)
        if line:
            lines.append(line)
    return left_over


def _find(axes, label: Label, point, inside: Bbox, boxes: list[Bbox], marks: list[Bbox], lines: list, renderer):
    """The drawn text and its box at the nearest free spot, or None."""
    for words in label.texts:
        text = axes.text(label.x, label.y, words, fontsize=label.size, ha="center", va="center", color=label.colour,
                         fontstyle=label.slant, zorder=9, path_effects=_HALO, linespacing=1.15, parse_math=False)
        drawn = text.get_window_extent(renderer)
        for x, y in _spots(label, point, drawn.width, drawn.height):
            box = Bbox.from_bounds(x - drawn.width / 2 - _GAP, y - drawn.height / 2 - _GAP, drawn.width + 2 * _GAP, drawn.height + 2 * _GAP)
            if not (inside.x0 <= box.x0 and box.x1 <= inside.x1 and inside.y0 <= box.y0 and box.y1 <= inside.y1):
                continue
            if any(box.overlaps(other) for other in (*boxes, *marks)):
                continue
            reach = _reach(label, point, box)
            if any(_crosses(line, box) for line in lines) or (reach and any(_crosses(reach, other) for other in boxes)):
                continue
            text.set_position(axes.transData.inverted().transform((x, y)))
            return text, box
        text.remove()
    return None


def _spots(label: Label, point, width: float, height: float):
    """Where the middle of a label may stand: on its point or around it, ever farther away."""
    x, y = point
    if label.beside is None:
        yield x, y
    near = (label.beside or 0) + _GAP + 1
    distance = near
    while distance < _FARTHEST:
        for degrees in _DIRECTIONS:
            dx, dy = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            # Around the label's own rectangle, so that its nearest edge is always as far away.
            yield x + dx * distance + _sign(dx) * width / 2, y + dy * distance + _sign(dy) * height / 2
        distance += 5


def _sign(value: float) -> int:
    return 0 if abs(value) < 1e-9 else (1 if value > 0 else -1)


def _reach(label: Label, point, box: Bbox):
    """The line from a point to the edge of its label, where that stands apart; else None."""
    x, y = point
    nearest = (min(max(x, box.x0), box.x1), min(max(y, box.y0), box.y1))
    apart = math.dist(point, nearest)
    return (tuple(point), nearest) if apart > (label.beside or 0) + 7 else None


def _leader(axes, label: Label, point, box: Bbox):
    line = _reach(label, point, box)
    if line:
        ends = axes.transData.inverted().transform(line)
        axes.plot(ends[:, 0], ends[:, 1], color=style.MUTED, linewidth=0.7, zorder=4.5, solid_capstyle="round")
    return line


def _crosses(line, box: Bbox, steps: int = 24) -> bool:
    """Whether a line (two points) runs through a box."""
    (x0, y0), (x1, y1) = line
    return any(box.x0 < x0 + (x1 - x0) * i / steps < box.x1 and box.y0 < y0 + (y1 - y0) * i / steps < box.y1 for i in range(steps + 1))


def _square(point, radius: float) -> Bbox:
    return Bbox.from_extents(point[0] - radius, point[1] - radius, point[0] + radius, point[1] + radius)
