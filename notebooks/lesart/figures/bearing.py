"""What an article has to do with the states that the reference data cover."""
from __future__ import annotations

from html import escape

from .. import reference
from ..article import as_day
from ..language import long_day, tr
from .textview import Html


def bearing(reading, day) -> Html:
    """One sentence: how many of the fifteen states and of those who lead them an article names or means.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.
    day : date
        Who leads a state is asked for this day.

    Examples
    --------
    >>> import lesart
    >>> bearing(lesart.read(text="Die Bücherei bleibt am Montag geschlossen. Grund ist eine Inventur."), "2025-10-09").text
    'The article names none of the fifteen states that this page is about: what follows on them is background to other articles. Its day is unknown, so the page shows 9 October 2025.'
    """
    actors = set(reading.actors["actor"])
    states = {*reading.actors["country"].dropna(), *reading.places["country"].dropna()} & set(reference.STATES)
    leaders = {reference.leader(state, day) for state in reference.STATES} & actors
    if not states and not leaders:
        text = tr("The article names none of the fifteen states that this page is about: what follows on them is background to other articles.")
    else:
        text = tr("Of the fifteen states that this page is about the article names {states}, and {leaders:none|one|{leaders}} of those who lead them.",
                  states=len(states), leaders=len(leaders))
    if reading.published.best is None:
        text += " " + tr("Its day is unknown, so the page shows {day}.", day=long_day(as_day(day)))
    return Html(f'<p class="bearing"><strong>{escape(text)}</strong></p>', text)
