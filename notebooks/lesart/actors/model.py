"""What the actors stage hands on, and the draft on which its steps work together."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .gazetteer import organisations, persons, places, states


@dataclass(slots=True)
class Actor:
    """One actor; see the table `actors`.  ``sex`` (m, f, n) and ``plural`` serve the pronouns."""

    actor: str
    name: str
    kind: str
    name_en: str | None = None
    country: str | None = None
    office: str | None = None
    wikidata: str | None = None
    known: bool = False
    sex: str | None = None


@dataclass(slots=True)
class Mention:
    """One naming of one actor; ``token`` is its head, ``i`` its place in the list of mentions."""

    actor: str
    sentence: int
    start: int
    end: int
    form: str
    token: int
    i: int = 0


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
    """Work in progress: mentions by token, names found so far."""

    words: object
    published: date | None
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    taken: dict[int, str] = field(default_factory=dict)   # token → what it is: actor, place, adjective
    surnames: dict[str, str] = field(default_factory=dict)  # names of this article → actor

    def mention(self, actor: str, first: int, last: int, form: str, head: int | None = None,
                span: tuple[int, int] | None = None) -> Mention:
        """Add a mention of tokens first to last - 1, or of a span inside one token."""
        start, end = span or self.words.span(first, last)
        new = Mention(actor, self.words.tokens[first].sentence, start, end, form, last - 1 if head is None else head)
        self.mentions.append(new)
        if span is None:
            for token in range(first, last):
                self.taken.setdefault(token, "actor")
        return new

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
                self.actors[target] = Actor(target, row["name"], "state", row["name_en"], target, known=True, sex="n")
            elif type == "person":
                row = persons()[target]
                self.actors[target] = Actor(target, row["name"], "person", row["name_en"], row["country"], known=True, sex=row["sex"])
            else:
                row = organisations()[target]
                self.actors[target] = Actor(target, row["name"], row["kind"], row["name_en"], row["country"], known=True, sex="f")
        return target

    def finish(self) -> Actors:
        """Sort, drop doubles, index by token."""
        seen, mentions = set(), []
        for mention in sorted(self.mentions, key=lambda m: (m.start, m.end, m.form != "name")):
            key = (mention.start, mention.end, mention.actor)
            if key not in seen:
                seen.add(key)
                mentions.append(mention)
        by_token: dict[int, list[Mention]] = {}
        for number, mention in enumerate(mentions):
            mention.i = number
            token = self.words.token_at(mention.start)
            while token < len(self.words.tokens) and self.words.tokens[token].start < mention.end:
                by_token.setdefault(token, []).append(mention)
                token += 1
        used = {mention.actor for mention in mentions}
        return Actors({key: actor for key, actor in self.actors.items() if key in used}, mentions,
                      list(self.places.values()), by_token)
