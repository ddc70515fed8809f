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
        from .show import show
        show(self.figure, title=self.title, subtitle=self.subtitle, source=self.source, alt=self.alt, caption=caption)


def long_day(day) -> str:
    """ "9 October 2025" """
    months = "January February March April May June July August September October November December".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def listed(names: list[str]) -> str:
    """ "Armenia, Belarus and Russia" """
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else "none"


def number_word(number: int) -> str:
    """ "nine", and figures above twelve """
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return words[number] if number < len(words) else str(number)
