"""What is known about the world: who led which state on which day, who belonged to what, and the shapes.

Every fact comes from ``data/reference`` or ``shapefiles``; `lesart.datasets` checks the files.
"""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows
from .memberships import complete, members, organisations, pairs, size, status, steps
from .people import death_source, died, person
from .shapes import SHAPES, shapes
from .spells import (FIRST_DAY, LAST_DAY, ROLES, STATES, Spell, leader, office_holder, possible_leaders, representative,
                     sequences, spell_on, spells, vacancy)
from .tenures import COUNTINGS, Tenure, counted_spells, tenure

__all__ = ["COUNTINGS", "FIRST_DAY", "LAST_DAY", "ROLES", "SHAPES", "STATES", "Spell", "Tenure", "complete", "counted_spells", "death_source", "died",
           "leader", "members", "office_holder", "organisations", "pairs", "person", "possible_leaders", "representative", "sequences",
           "shapes", "size", "spell_on", "spells", "states", "status", "steps", "tenure", "vacancy"]


@lru_cache(maxsize=1)
def states() -> dict[str, dict]:
    """The rows of states.csv by ISO code."""
    return {row["iso3"]: row for row in rows("reference", "states")}
