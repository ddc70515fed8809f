"""The places of a clause, and whether a journey leads from, over or to them."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from .. import reference
from ..actors.gazetteer import places, state_genders
from ..actors.nouns import noun_of
from . import lexicon

_CONTRACTED = {"am": "an", "im": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei", "ins": "in", "ans": "an", "aufs": "auf", "übers": "über"}
_NEAR = frozenset("Nähe Umgebung Richtung Norden Süden Osten Westen Airport".split())  # "in der Nähe der Stadt Aktau"
_DASHES = frozenset("–-—")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place named at a token; ``direction``: to, from, via, at, into ("in die Türkei"), or "" without preposition."""

    token: int
    place: str
    direction: str


class Map:
    """Which tokens of an article name a place, and where each place is."""

    def __init__(self, reading):
        self.words, self.actors = reading.words, reading.found_actors
        self.states = {p.country for p in self.actors.places if p.country} | set(self.actors.actors)

    @cached_property
    def named(self) -> dict[int, str]:
        """First token of a name → place id.  A state behind "in die" is a place here although it is an actor elsewhere."""
        found = {}
        for mention in self.actors.mentions:
            # the beginning of a compound too: "China-Besuch"
            if mention.form in ("name", "alias") and self.actors.actors[mention.actor].kind == "state":
                found[self.words.token_at(mention.start)] = mention.actor.lower()
        for place in self.actors.places:
            for start, _ in place.occurrences:
                found[self.words.token_at(start)] = place.place
        return found

    @cached_property
    def where(self) -> dict[str, tuple]:
        """Place id → (country, longitude, latitude, row with its names)."""
        found = {}
        for place in {*self.named.values(), *(p.place for p in self.actors.places)}:
            own = next((p for p in self.actors.places if p.place == place), None)
            row = {"name": own.name, "name_en": own.name_en} if own else place_row(place)
            if own:
                found[place] = (own.country, own.longitude, own.latitude, row)
            elif row:
                found[place] = (row["country"], row["longitude"], row["latitude"], row)
        return found

    def add(self, place: str | None) -> str | None:
        """A place that the text does not name, or None where nobody knows where it is."""
        row = place_row(place) if place and place not in self.where else None
        if row:
            self.where[place] = (row["country"], row["longitude"], row["latitude"], row)
        return place if place in self.where else None

    def is_state(self, place: str) -> bool:
        return place.upper() in reference.states()

    def stops(self, tokens: list[int]) -> list[Stop]:
        """The places among some tokens, in the order of the text; a state that only says where a city lies is left out."""
        found: list[Stop] = []
        last = None  # token of the last place
        for i in tokens:
            place = self.named.get(i)
            if place is None or place not in self.where:
                continue
            direction = self._direction(i)
            if last is not None and self.is_state(place) and self.where[place][0] == self.where[found[-1].place][0] and not self.is_state(
                    found[-1].place) and i - last <= 3 and direction in ("at", "", "into"):
                last = i
                continue  # "in der Nähe der Stadt Aktau in Kasachstan", "in Minsk, Weißrussland"
            if direction == "" and last is not None and found and self._listed(last, i):
                direction = found[-1].direction  # "nach Minsk und Moskau"
            found.append(Stop(i, place, direction))
            last = i
        return self._routes(found)

    def _direction(self, i: int) -> str:
        tokens, k = self.words.tokens, i - 1
        crossed = None
        while k >= 0 and i - k < 9 and tokens[k].sentence == tokens[i].sentence:
            token, form = tokens[k], tokens[k].form.lower()
            form = _CONTRACTED.get(form, form)
            says = lexicon.prepositions().get(form)
            if form == "richtung":
                return "to"
            if says and token.tag in ("APPR", "APPRART", "APZR", "KOKOM", "FM", "NE", "PTKVZ"):
                if form == "von" and self._of(k):
                    k -= 1  # "auf dem Flughafen von Minsk"
                    continue
                return "into" if says == "at" and form in ("in", "an", "auf") and self._accusative(k, i) else says
            if token.tag in ("NN", "NNA", "NNI", "NE") and not self._is_place_noun(token):
                return ""
            if token.tag[0] == "V" or token.tag[0] == "$" or token.tag in ("KON", "KOUS", "PRELS", "APPR", "APPRART") and token.tag != "PRELS":
                return ""
            if token.tag in ("NN", "NNA", "NNI"):
                crossed = token
            k -= 1
        return ""

    def _of(self, k: int) -> bool:
        """Whether "von" follows a noun for a place that has a preposition of its own."""
        token = self.words.tokens[k - 1] if k else None
        return token is not None and token.tag in ("NN", "NNA", "NNI") and self._is_place_noun(token)

    def _is_place_noun(self, token) -> bool:
        if token.form in _NEAR:
            return True
        noun = noun_of(token.form, token.lemma)
        return noun is not None and noun.kind == "place"

    def _accusative(self, k: int, i: int) -> bool:
        """ "in die Türkei", "ins Baltikum"; not "in den USA", where "den" is a dative plural."""
        tokens = self.words.tokens
        form, article = tokens[k].form.lower(), tokens[k + 1].form.lower()
        if form in ("ins", "ans", "aufs") or article in ("die", "das"):
            return True
        return article == "den" and k + 1 < i and state_genders().get(self.named[i].upper()) == "m"

    def _listed(self, last: int, i: int) -> bool:
        between = self.words.tokens[last + 1:i]
        return 0 < len(between) < 4 and all(t.form in (",", "und", "oder", "sowie") or t.tag == "ART" for t in between)

    def _routes(self, found: list[Stop]) -> list[Stop]:
        """ "Baku–Grosny–Aktau": from the first over the others to the last."""
        tokens, made, n = self.words.tokens, [], 0
        while n < len(found):
            m = n
            while m + 1 < len(found) and found[m + 1].token == found[m].token + 2 and tokens[found[m].token + 1].form in _DASHES:
                m += 1
            if m > n:
                directions = ["from", *["via"] * (m - n - 1), "to"]
                made += [Stop(stop.token, stop.place, direction) for stop, direction in zip(found[n:m + 1], directions)]
            else:
                made.append(found[n])
            n = m + 1
        return made


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    return {name.strip().casefold(): row["place"] for row in places().values() if row["kind"] in ("city", "capital")
            for name in (row["name"], *(row["aliases"] or "").split(";")) if name.strip()}


def city_named(name: str) -> str | None:
    """The id of a city, however its name is spelt: "MINSK".

    >>> city_named("MINSK"), city_named("Der")
    ('minsk', None)
    """
    return _cities().get(name.casefold())


def place_row(place: str) -> dict | None:
    """Names, country and coordinates of a place by its id; a state's are those of its capital."""
    row = places().get(place)
    if row:
        return row
    state = reference.states().get(place.upper())
    capital = places().get(state["capital"] or "") if state else None
    return {**capital, "place": place, "name": state["name"], "name_en": state["name_en"], "country": place.upper()} if capital else None
