"""A figure with the words that belong to it and the data that it shows."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Drawing:
    """A matplotlib figure, its title (the finding), subtitle, source and alt text, and the plotted data.

    ``data`` is what the marks show, row by row: tests look at it, not at pixels.
    """

    figure: object
    title: str
    subtitle: str
    source: str
    alt: str
    data: object

    def finding(self, *keys: str) -> str:
        """The title with the keys of its sources (`lesart.figures.cite`), which a figure without data rests not on."""
        from .cite import cite
        return cite(self.title, *keys) if len(self.data) else self.title

    def show(self, caption: str = "") -> None:
        """Show it in a notebook, numbered, with its alt text; where there is nothing to draw, say so in a sentence."""
        from ..language import tr
        from .show import say_so, show
        if not len(self.data):
            say_so(self.figure, self.title)
            return
        show(self.figure, title=self.title, subtitle=self.subtitle, source=self.source, alt=self.alt, rows=self.data,
             caption=tr(caption) if caption else "")
