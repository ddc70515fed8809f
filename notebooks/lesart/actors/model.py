"""What the actors stage hands on, and the draft on which its steps work together."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from .gazetteer import organisations, persons, places, state_genders, states, wikidata


_REGNAL = re.compile(r" [IVX]+\.\Z")


@dataclass(slots=True)
class Actor:
    """One actor; see the table `actors`.

    ``sex`` (m, f, n; pl for "USA", "Taliban") serves the pronouns, ``nouns`` what the text calls it:
    "der Pilot" is whom it has called a pilot.  ``named`` is false for a description of somebody unknown.
    """

    actor: str
    name: str
    kind: str
    name_en: str | None = None
    country: str | None = None
    office: str | None = None
    wikidata: str | None = None
    known: bool = False
    sex: str | None = None
    named: bool = True
    nouns: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Mention:
    """One naming of one actor; ``token`` is its head, ``i`` its place in the list of mentions.

    ``gender`` and ``plural`` are those of its words where they say something else than the actor's own.
    ``optional``: counts only if it takes part in an event or makes a statement ("die Truppen").
    """

    actor: str
    sentence: int
    start: int
    end: int
    form: str
    token: int
    i: int = 0
    gender: str | None = None
    plural: bool = False
    optional: bool = False


@dataclass(slots=True)
class Place:
    """One place; ``occurrences`` are spans of characters where it is named as a place."""

    place: str
    name: str
    kind: str
    name_en: str | None = None
    country: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    occurrences: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Actors:
    """All actors by id, mentions in text order, places, and for each token the mentions that cover it."""

    actors: dict[str, Actor]
    mentions: list[Mention]
    places: list[Place]
    by_token: dict[int, list[Mention]]


@dataclass
class Draft:
    """Work in progress.

    ``taken``: token → what it is (actor, place, title: an office beside a name).  ``names``: names of
    this article → actor, surnames and acronyms that it introduces among them.  ``others``: tokens that are a
    known person's surname with somebody else's given name.  ``nationals``: demonyms that mean people → their state.
    ``organs``: nouns that act for the state named beside them ("die peruanische Regierung"): no mentions, but pronouns go back to them.
    ``home``: whose "Bundesregierung" the article means.
    """

    words: object
    published: date | None
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    taken: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    at: dict[int, list[Mention]] = field(default_factory=dict)
    by_sentence: dict[int, list[Mention]] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    nationals: dict[int, str] = field(default_factory=dict)
    organs: dict[int, Mention] = field(default_factory=dict)
    organs_by_sentence: dict[int, list[Mention]] = field(default_factory=dict)
    home: str = "DEU"
    _where: dict[str, list[int]] = field(default_factory=dict)

    def mention(self, actor: str, first: int, last: int, form: str, span: tuple[int, int] | None = None, **more) -> Mention:
        """Add a mention of tokens first to last - 1, or of a span inside them."""
        start, end = span or self.words.span(first, last)
        new = Mention(actor, self.words.tokens[first].sentence, start, end, form, last - 1, **more)
        self.mentions.append(new)
        self.by_sentence.setdefault(new.sentence, []).append(new)
        for token in range(first, last):
            self.at.setdefault(token, []).append(new)
            if span is None:
                self.taken.setdefault(token, "actor")
        return new

    def organ(self, state: str, token: int, gender: str | None, plural: bool) -> None:
        """Note the noun at a token as an organ of a state."""
        here = self.words.tokens[token]
        new = Mention(state, here.sentence, here.start, here.end, "role", token, gender=gender, plural=plural)
        self.organs[token] = new
        self.organs_by_sentence.setdefault(here.sentence, []).append(new)

    def where(self, form: str) -> list[int]:
        """The tokens of a form."""
        if not self._where:
            for token in self.words.tokens:
                self._where.setdefault(token.form, []).append(token.i)
        return self._where.get(form, [])

    def remove(self, mention: Mention) -> None:
        """Take a mention back; its tokens stay taken."""
        self.mentions.remove(mention)
        self.by_sentence[mention.sentence].remove(mention)
        token = mention.token
        while token >= 0 and self.words.tokens[token].end > mention.start:
            if mention in self.at.get(token, ()):
                self.at[token].remove(mention)
            token -= 1

    def person_at(self, token: int) -> str | None:
        """The person whose name stands at a token."""
        for mention in self.at.get(token, ()):
            if mention.form == "name" and self.actors[mention.actor].kind == "person":
                return mention.actor
        return None

    def place(self, place: str, first: int, last: int, **more) -> None:
        """Add an occurrence of a place."""
        if place not in self.places:
            row = places().get(place)
            state = states().get(place.upper()) if row is None else None
            if row:
                self.places[place] = Place(place, row["name"], row["kind"], row["name_en"], row["country"], row["longitude"],
                                           row["latitude"])
            elif state:
                capital = places().get(state["capital"] or "", {})
                self.places[place] = Place(place, state["name"], "state", state["name_en"], state["iso3"],
                                           capital.get("longitude"), capital.get("latitude"))
            else:
                self.places[place] = Place(place, more["name"], "city", None, more.get("country"))
        span = self.words.span(first, last)
        if span not in self.places[place].occurrences:
            self.places[place].occurrences.append(span)
        for token in range(first, last):
            self.taken.setdefault(token, "place")

    def known(self, target: str, type: str) -> str:
        """Register a known actor; returns its id."""
        if target not in self.actors:
            if type == "state":
                row = states()[target]
                self.actors[target] = Actor(target, row["name"], "state", row["name_en"], target, known=True,
                                            sex=state_genders().get(target, "n"))
            elif type == "person":
                row = persons()[target]
                self.actors[target] = Actor(target, row["name"], "person", row["name_en"], row["country"], known=True, sex=row["sex"])
            else:
                row = organisations()[target]
                self.actors[target] = Actor(target, row["name"], row["kind"], row["name_en"], row["country"], known=True,
                                            sex=row["gender"] or "f")
            self.actors[target].wikidata = wikidata().get(target)
        return target

    def finish(self) -> Actors:
        """Sort, drop doubles, index by token."""
        seen, mentions = set(), []
        for mention in sorted(self.mentions, key=lambda m: (m.start, m.end, m.form != "name")):
            if mention.form == "name" and _REGNAL.search(self.words.text, mention.start, mention.end + 1):
                mention.end += 1  # "Johannes Paul II." keeps its stop at a sentence's end too
            key = (mention.start, mention.end, mention.actor)
            if key not in seen:
                seen.add(key)
                mentions.append(mention)
        return indexed(self.words, self.actors, mentions, list(self.places.values()))


def indexed(words, actors: dict[str, Actor], mentions: list[Mention], places: list[Place]) -> Actors:
    """The stage's result from mentions in text order: numbered, by token, without actors that none means."""
    by_token: dict[int, list[Mention]] = {}
    for number, mention in enumerate(mentions):
        mention.i = number
        token = words.token_at(mention.start)
        while token < len(words.tokens) and words.tokens[token].start < mention.end:
            by_token.setdefault(token, []).append(mention)
            token += 1
    used = {mention.actor for mention in mentions}
    return Actors({key: actor for key, actor in actors.items() if key in used}, mentions, places, by_token)
