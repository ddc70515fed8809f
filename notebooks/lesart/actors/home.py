"""Germany, Austria or Switzerland: whose "Bundesrat", "Bundesregierung" and "Grüne" an article means."""
from __future__ import annotations

from collections import Counter
from functools import lru_cache

from ..datasets import rows
from .gazetteer import organisations, persons
from .model import Draft

_HOMES = ("DEU", "AUT", "CHE")
_AGENCIES = {"APA": "AUT", "SDA": "CHE"}
_CITIES = {"Wien": "AUT", "Bern": "CHE", "Zürich": "CHE", "Graz": "AUT", "Linz": "AUT", "Basel": "CHE"}
_GERMAN = frozenset("CDU CSU SPD FDP AFD LINKE BUNDESTAG UNIONSPARTEIEN CDUCSU".split())
_FIRST = 12  # tokens in which a dateline stands


def adapt(draft: Draft) -> None:
    """Find an article's own state, and mean that state's bodies by names that several have."""
    draft.home = _home(draft)
    if draft.home == "DEU":
        return
    for mention in draft.mentions:
        meant = _bodies().get((mention.actor, draft.home))
        if meant:
            mention.actor = draft.known(meant, "organisation")
    used = {mention.actor for mention in draft.mentions}
    for body, home in _bodies():
        if home == draft.home and body not in used:
            draft.actors.pop(body, None)


def _home(draft: Draft) -> str:
    """Where the report was written, else the state that has most mentions of itself, its persons and bodies.

    Another than Germany only where it has more than twice as many as that, and no party or parliament of Germany is named.
    """
    shared = {body for body, _ in _bodies()}
    count: Counter = Counter()
    first = draft.words.tokens[0].form if draft.words.tokens else ""
    for mention in draft.mentions:
        if mention.actor in _AGENCIES and mention.token < _FIRST:
            return _AGENCIES[mention.actor]
        if mention.actor not in shared and organisations().get(mention.actor, {}).get("kind") != "agency":
            row = persons().get(mention.actor) or organisations().get(mention.actor)
            count[row["country"] if row else mention.actor] += 1
            count["German"] += mention.actor in _GERMAN
    other = max(("AUT", "CHE"), key=lambda state: count[state] + 3 * (_CITIES.get(first) == state))
    if _CITIES.get(first) == other and count[other] > count["DEU"]:
        return other
    return other if count[other] > 1 + 2 * count["DEU"] and not count["German"] else "DEU"


@lru_cache(maxsize=1)
def _bodies() -> dict[tuple[str, str], str]:
    """(body of Germany, other state) → that state's body of the same name."""
    return {(row["body"], row["home"]): row["means"] for row in rows("lexicon", "actor_home_bodies")}
