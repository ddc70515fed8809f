"""One look for all figures: the style file, and colours that are named by what they mean."""
from __future__ import annotations

from pathlib import Path

import matplotlib
import matplotlib.pyplot

STYLE = Path(__file__).with_name("lesart.mplstyle")

# Okabe and Ito's colours ("Color Universal Design", 2008), told apart with every kind of colour
# blindness; darker variants where they stand for text, so that contrast on white is at least 4.5.
BLUE, VERMILION, GREEN, PURPLE = "#0072b2", "#d55e00", "#009e73", "#cc79a7"
ORANGE, SKY, YELLOW, GREY = "#e69f00", "#56b4e9", "#f0e442", "#767676"

INK, MUTED, FAINT, PAPER = "#1a1a1a", "#4d4d4d", "#e0e0e0", "#ffffff"
ACCENT, HIGHLIGHT = BLUE, VERMILION
LAND, WATER, BORDER = "#ededea", "#dcebf5", "#8c8c8c"

LAYERS = {"actors": BLUE, "times": ORANGE, "events": GREEN, "statements": PURPLE, "checks": VERMILION}
KINDS = {"person": BLUE, "state": VERMILION, "organisation": GREEN, "agency": PURPLE, "group": GREY}
MODALITIES = {"past": "#595959", "present": BLUE, "planned": GREEN, "possible": ORANGE, "negated": VERMILION}
VERDICTS = {"supported": GREEN, "imprecise": ORANGE, "contradicted": VERMILION, "not checkable": GREY}
MEMBERSHIP = {"member": BLUE, "associate": SKY, "withdrawing": ORANGE, "former": PURPLE, "never": "#c4c4bd", "occupied": INK}


def use() -> None:
    """Draw every figure from here on in this project's style.

    Called when this module is imported, which every figure does; calling it again does no harm.

    Examples
    --------
    >>> use()
    >>> matplotlib.rcParams["svg.hashsalt"]
    'lesart'
    """
    matplotlib.pyplot.style.use(STYLE)


def contrast(first: str, second: str = PAPER) -> float:
    """How strongly two colours contrast: 1 (not at all) to 21, as WCAG 2.2 defines it.

    Examples
    --------
    >>> round(contrast("#000000"))
    21
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def hatching(fill: str) -> str:
    """The colour of lines that can be seen on a fill: white, or a dark brown on light ones.

    >>> hatching(BLUE), hatching(YELLOW)
    ('#ffffff', '#5c4a00')
    """
    return PAPER if contrast(fill, PAPER) >= 1.9 else "#5c4a00"


def _luminance(colour: str) -> float:
    channels = matplotlib.colors.to_rgb(colour)
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


use()
