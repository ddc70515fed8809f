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

    def show(self, caption: str = "") -> None:
        """Show it in a notebook, numbered, with its alt text."""
        from ..language import tr
        from .show import show
        show(self.figure, title=self.title, subtitle=self.subtitle, source=self.source, alt=self.alt, rows=self.data,
             caption=tr(caption) if caption else "")
