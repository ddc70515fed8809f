"""Words that tell what to make of an event beside them."""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows


@lru_cache(maxsize=None)
def cues(kind: str) -> frozenset[str]:
    """The words of a kind in ``event_cues.csv``.

    >>> "auffordern" in cues("asks its object to do"), "geplant" in cues("planned")
    (True, True)
    """
    found = frozenset(row["cue"] for row in rows("lexicon", "event_cues") if row["kind"] == kind)
    assert found, kind
    return found
