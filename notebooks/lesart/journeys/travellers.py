"""Who travels: a person, a group, or a vehicle that the article tells of again and again."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..actors.nouns import noun_of
from ..events.arguments import Argument, is_attribute
from . import lexicon

_NUMBER = re.compile(r"\b(?:[A-Z]{2,3}|[A-Z]\d|\d[A-Z])[- ]?\d{2,4}\b")  # "J2-8243", "MH17"
_DEFINITE = frozenset("der die das den dem des diese dieser dieses diesem diesen".split())
_TYPES = frozenset("Typs Modells Baureihe".split())  # "ein Flugzeug des Typs Embraer 190"


@dataclass(slots=True)
class Traveller:
    """``key`` tells travellers apart; ``actor`` is the id in the table of actors, None for a vehicle."""

    key: str
    kind: str  # person, group, vehicle
    actor: str | None = None
    name: str = ""
    english: str = ""
    noun_class: str = ""


class Travellers:
    """Finds who a phrase is, and keeps the vehicles told of."""

    def __init__(self, reading):
        self.words, self.actors, self.text = reading.words, reading.found_actors, reading.article.text
        self.vehicles: dict[int, Traveller] = {}  # token of the head → vehicle
        self._told: list[Traveller] = []
        for token in self.words.tokens:
            found = lexicon.vehicle(token.lemma, token.form) if token.tag in ("NN", "NNA", "NNI", "NE") else None
            if found:
                self._vehicle(token.i, *found)

    def at(self, head: int, clause=None) -> list[Traveller]:
        """The travellers that a phrase with this head means."""
        words = self.words
        token = words.tokens[head]
        if clause is not None and clause.pronoun == head and clause.antecedent not in (None, head):
            return self.at(clause.antecedent)
        number = words.phrase_of[head]
        in_phrase = [head, *range(words.phrases[number].first, head)] if number >= 0 and words.phrases[number].head == head and token.tag != "NN" else [head]
        vehicle = next((i for i in in_phrase if i in self.vehicles), None)  # "Flug J2-8243", "eine Boeing 737"
        if vehicle is not None:
            return [self.vehicles[vehicle]]
        found = [self._actor(m.actor) for m in self.actors.by_token.get(head, ()) if m.end >= token.end and self._goes(m.actor)]
        if found or token.tag in ("PPER", "PRELS", "PDS", "PIS", "PPOSAT"):
            return found or self._meant_by_pronoun(head)
        if number >= 0 and (noun := noun_of(token.form, token.lemma)) and noun.kind == "person":
            phrase = words.phrases[number]
            first = phrase.first + (words.tokens[phrase.first].tag in ("ART", "APPRART"))
            name = self.text[words.tokens[first].start:token.end]
            return [Traveller(f"{token.lemma} {phrase.number}", "group" if phrase.number == "pl" else "person", None, name, name)]
        return []

    def of_arguments(self, given: list[Argument], clause) -> list[Traveller]:
        return [t for argument in given for head in argument.heads for t in self.at(head, clause)]

    def of_noun(self, noun: int, clause) -> list[Traveller]:
        """Who makes a noun's journey: "seine Reise", "Putins Besuch", "die Landung der Maschine", "der Besuch von Xi"."""
        words, tokens = self.words, self.words.tokens
        number = words.phrase_of[noun]
        if number < 0:
            return []
        phrase = words.phrases[number]
        for k in range(phrase.first, noun):
            if tokens[k].tag in ("PPOSAT", "NE") and (found := self.at(k)):
                return found
        before = phrase.first - 1
        if before >= 0 and tokens[before].tag == "NE" and tokens[before].form.endswith("s") and (found := self.at(before)):
            return found
        if phrase.last < len(tokens) and words.phrase_of[phrase.last] >= 0:
            after = words.phrases[words.phrase_of[phrase.last]]
            if is_attribute(words, after) and after.preposition is None and (found := self.at(after.head)):
                return found
        if phrase.last + 1 < len(tokens) and tokens[phrase.last].form == "von" and words.phrase_of[phrase.last + 1] >= 0:
            if found := self.at(words.phrases[words.phrase_of[phrase.last + 1]].head):
                return found
        start = phrase.preposition if phrase.preposition is not None else phrase.first
        if phrase.preposition is not None:
            for k in (start - 1, start - 2):  # "das Flugzeug auf dem Weg nach Grosny", "Flug J2-8243 auf der Strecke …"
                if k in self.vehicles:
                    return [self.vehicles[k]]
        return []

    def of_flight(self, noun: int) -> list[Traveller]:
        """A flight is both journey and traveller: "der Flug von Baku nach Grosny", not "die Zahl der Flüge"."""
        token, number = self.words.tokens[noun], self.words.phrase_of[noun]
        single = number < 0 or self.words.phrases[number].number != "pl"
        return [self.vehicles[noun]] if noun in self.vehicles and single and token.form in (token.lemma, token.lemma + "s", token.lemma + "es") else []

    def _meant_by_pronoun(self, head: int) -> list[Traveller]:
        """ "vor seiner Landung", "sie stürzte ab": the vehicle told of last, where no actor is meant and it is near."""
        token = self.words.tokens[head]
        if token.tag not in ("PPER", "PPOSAT") or not token.form.lower().startswith(("es", "sie", "er", "sein", "ihr")) or self.actors.by_token.get(head):
            return []
        last = max((i for i in self.vehicles if i < head), default=None)
        near = last is not None and token.sentence - self.words.tokens[last].sentence <= 1
        return [self.vehicles[last]] if near else []

    def _goes(self, actor: str) -> bool:
        return actor in self.actors.actors and self.actors.actors[actor].kind in ("person", "group")

    def _actor(self, actor: str) -> Traveller:
        row = self.actors.actors[actor]
        return Traveller(actor, row.kind, actor, row.name, row.name_en or row.name)

    def _vehicle(self, token: int, kind: str, english: str) -> None:
        """A vehicle, the one told of before where its noun is definite: "ein Passagierflugzeug … Die Maschine …"."""
        words = self.words
        number = words.phrase_of[token]
        first = words.tokens[words.phrases[number].first] if number >= 0 else words.tokens[token]
        number_of_flight = self._number(token)
        known = next((v for v in reversed(self._told) if v.noun_class == kind), None)
        if known is not None and (first.form.lower() in _DEFINITE or first.tag == "APPRART") and (
                number_of_flight is None or number_of_flight in known.name or not _NUMBER.search(known.name)):
            self.vehicles[token] = known
            if number_of_flight and number_of_flight not in known.name:
                known.name, known.english = (f"{name} {number_of_flight}" for name in (known.name, known.english))
            return
        noun = words.tokens[token].form if words.tokens[token].form == words.tokens[token].lemma else words.tokens[token].lemma
        detail = number_of_flight or self._operator(token)
        form = "{} {}" if number_of_flight else "{} ({})"
        name, in_english = (form.format(noun, detail), form.format(english, detail)) if detail else (noun, english)
        made = Traveller(f"vehicle {len(self._told) + 1}", "vehicle", None, name, in_english, kind)
        self._told.append(made)
        self.vehicles[token] = made

    def _number(self, token: int) -> str | None:
        """The number of a flight close behind its noun: "Flug J2-8243", "Maschine (Flugnummer J2-8243)"."""
        here = self.words.tokens[token]
        found = _NUMBER.search(self.text, here.end, min(here.end + 40, self.words.sentences[here.sentence].end))
        between = self.text[here.end:found.start()] if found else ""
        return found[0] if found and (between.strip(" (") in ("", "mit der Flugnummer", "Flugnummer", "mit der Nummer", "Flug")) else None

    def _operator(self, token: int) -> str | None:
        """Whose a vehicle is: "ein Flugzeug des Typs Embraer 190 der Azerbaijan Airlines"."""
        words = self.words
        k = words.phrases[words.phrase_of[token]].last if words.phrase_of[token] >= 0 else token + 1
        for _ in range(3):
            number = words.phrase_of[k] if k < len(words.tokens) else -1
            number = words.phrase_of[k + 1] if number < 0 and k + 1 < len(words.tokens) and words.tokens[k].form == "von" else number
            if number < 0:
                return None
            phrase = words.phrases[number]
            for mention in self.actors.by_token.get(phrase.head, ()):
                if self.actors.actors[mention.actor].kind == "organisation":
                    return self.text[mention.start:mention.end]
            if not any(words.tokens[i].form in _TYPES for i in range(phrase.first, phrase.last)) and not is_attribute(words, phrase):
                return None
            k = phrase.last
        return None
