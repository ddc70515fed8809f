"""Where an event took place, as a sentence says it: "in Duschanbe", "auf der Krim", "im Iran", "nach Den Haag"."""
from __future__ import annotations

from functools import lru_cache

from ..actors.gazetteer import state_genders
from ..datasets import rows
from ..words.declension import DEFINITE
from .phrasing import tidy
from .wordings import complements, wording

_WHERE = frozenset("in im bei beim nahe unweit vor am an auf".split())
_MANY = 5


def where(context, event) -> str:
    """The place of an event with its preposition, or "".

    The article's own words where they say where ("nahe der Grenze zu Peru" does not, "auf Shikoku" does).
    """
    place = next((p for p in context.actors.places if p.place == event.place), None)
    if place is None:
        return ""
    return _told(context, event, place) or general(place.place, place.name, place.kind, place.country)


def general(key: str, name: str, kind: str, country: str | None) -> str:
    """The usual phrase for a place.

    >>> general("krim", "Krim", "region", "UKR"), general("irn", "Iran", "state", "IRN"), general("usa", "USA", "state", "USA")
    ('auf der Krim', 'im Iran', 'in den USA')
    >>> general("minsk", "Minsk", "capital", "BLR")
    'in Minsk'
    """
    if key in _wordings():
        return _wordings()[key]
    gender = state_genders().get(country or "") if kind == "state" else None
    if gender in ("m", "n"):
        return f"im {name}"
    if gender == "pl" and name.endswith("e"):
        name += "n"  # "in den Niederlanden"
    return f"in {DEFINITE['dat'][gender]} {name}" if gender else f"in {name}"


@lru_cache(maxsize=1)
def _wordings() -> dict[str, str]:
    return {row["place"]: row["where"] for row in rows("lexicon", "event_places")}


def _told(context, event, place) -> str | None:
    words, tokens = context.words, context.words.tokens
    trigger = event.told_by
    own = set(words.clauses[trigger.clause].tokens)
    roles = trigger.light.roles if trigger.light is not None else trigger.frame.roles
    towards = not trigger.noun and "nach" in complements(wording(trigger.frame, trigger.frame.lemma)) or "nach" in roles and (not trigger.noun or trigger.light is not None)
    for start, end in place.occurrences:
        token = words.token_at(start)
        number = words.phrase_of[token] if token in own else -1
        if number < 0:
            continue
        phrase = words.phrases[number]
        last = words.token_at(end - 1) + 1
        if phrase.preposition is None or not phrase.first <= last <= phrase.last or place.name.split()[-1] not in [t.form for t in tokens[phrase.first:last]] or (
                last - phrase.first > _MANY or tokens[phrase.first].tag in ("PPOSAT", "PDAT")):
            continue
        while tokens[last - 1].tag == "CARD" and last - 1 > token:
            last -= 1
        form = tokens[phrase.preposition].form
        article = tokens[phrase.first].tag == "ART" or tokens[phrase.preposition].tag == "APPRART"
        lower = form.lower()
        if lower in _WHERE and (article and "dat" in phrase.cases and "acc" not in phrase.cases or not article and lower in ("in", "bei", "nahe", "vor")) or (
                lower == "nach" and towards):
            return tidy(" ".join([lower, *(t.form for t in tokens[phrase.first:last])]))
    return None
