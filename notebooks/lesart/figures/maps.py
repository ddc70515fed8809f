"""Maps: who belongs to an organisation on a day, and where an article takes place.

Each function of the first line returns a `Drawing` (``.show()`` shows it in a notebook), each of the
second the rows that it draws.
"""
from .maps_history import changes, comparison, history, viewpoints
from .maps_journeys import journeys, travelled
from .maps_membership import membership, status
from .maps_places import located, places
from .maps_slider import slider
from .maps_ties import tied, ties

__all__ = ["changes", "comparison", "journeys", "membership", "places", "slider", "ties", "viewpoints",
           "history", "located", "status", "tied", "travelled"]
