"""Labels that neither touch each other nor the marks they belong to."""
from __future__ import annotations

import textwrap

import matplotlib.patheffects
import numpy as np
from adjustText import adjust_text


def apart(axes, texts: list, marks: list[tuple[tuple[float, float], float]]) -> None:
    """Move texts beside their marks until none overlaps another.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        Where they stand; its limits must not change afterwards.
    texts : list of matplotlib.text.Text
        One for each mark.
    marks : list of ((x, y), area)
        Where the marks are, in data, and their area in points², as `scatter` takes it.
    """
    if not texts:
        return
    halo = [matplotlib.patheffects.withStroke(linewidth=2.4, foreground="white")]
    for text, (_, area) in zip(texts, marks):
        text.set_path_effects(halo)
        text.set_position(_beside(axes, text.get_position(), area))
    axes.figure.canvas.draw()
    # adjustText draws its first steps at random.
    state = np.random.get_state()
    np.random.seed(1)
    try:
        adjust_text(texts, x=[x for (x, _), _ in marks], y=[y for (_, y), _ in marks], ax=axes, ensure_inside_axes=True,
                    expand=(1.04, 1.25), max_move=12, iter_lim=600,
                    arrowprops={"arrowstyle": "-", "color": "#8c8c8c", "linewidth": 0.5})
    finally:
        np.random.set_state(state)


def wrapped(text: str, most: int = 34) -> str:
    """A name in lines that leave room for the drawing beside it.

    >>> wrapped("Organisation für Sicherheit und Zusammenarbeit in Europa")
    'Organisation für Sicherheit und\\nZusammenarbeit in Europa'
    """
    return textwrap.fill(text, most)


def _beside(axes, spot: tuple[float, float], area: float) -> tuple[float, float]:
    """Above a mark, by its radius and half a line."""
    x, y = axes.transData.transform(spot)
    up = (area ** 0.5 / 2 + 7) * axes.figure.dpi / 72
    return tuple(axes.transData.inverted().transform((x, y + up)))
