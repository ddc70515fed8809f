"""What the rules share: who is meant, on which days a claim is made, and what stands around it."""
from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from .. import reference
from ..language import long_day
from ..words import Clause
from .model import Check
from .numbers import counts_something
from .record import named_at_all

_AGED = re.compile(r"\b(?:[Dd]er|[Dd]ie|[Dd]em|[Dd]en)\s+\d{2,3}(?:-Jährige[rn]?\b|(?:-jährige|\s+Jahre\s+alte)[rn]?\s+[A-ZÄÖÜ][a-zäöüß]+(?!\s+[A-ZÄÖÜ]))")


_LESS = re.compile(r"\b(?:fast|knapp|nahezu|beinahe|weniger)\b")


def _ago(day: date, years: int, more: float) -> date:
    """The day some years, and a part of a year, before another."""
    return day - timedelta(days=round((years + more) * 365.2425))


class Context:
    """A reading seen by the rules.

    Attributes
    ----------
    text, words, tokens
        Of the article.
    days : tuple of date or None
        First and last possible day of publication; None where nothing tells.
    """

    def __init__(self, reading):
        self.reading, self.words = reading, reading.words
        self.text, self.tokens = reading.article.text, reading.words.tokens
        published = reading.published
        first, last = published.earliest, published.latest
        if published.best is not None and (first is None or last is None or (last - first).days > 400):
            first = last = published.best
        self.days = (first, last) if first is not None and last is not None and (last - first).days <= 400 else None
        self.best = published.best
        self.day = published.best or (self.days[1] if self.days else None)  # for what is said of one day

    @cached_property
    def persons(self) -> list:
        """Mentions of persons of the reference data."""
        actors = self.reading.found_actors.actors
        return [m for m in self.reading.found_actors.mentions if m.form != "group" and actors[m.actor].kind == "person" and actors[m.actor].known]

    def mentions(self, kind: str, start: int, end: int) -> list:
        """Mentions of actors of one kind between two characters."""
        actors = self.reading.found_actors.actors
        return [m for m in self.reading.found_actors.mentions if start <= m.start < end and actors[m.actor].kind == kind]

    def sentences(self):
        """(sentence, its text, its first character) for all sentences."""
        for sentence in self.words.sentences:
            yield sentence, self.text[sentence.start:sentence.end], sentence.start

    @cached_property
    def counting(self) -> list:
        """Those of the `sentences` that hold a number above one."""
        return [found for found in self.sentences() if counts_something(found[1])]

    def sections(self):
        """(heading, paragraphs below it) for each heading; below one that opens the article stands all of it, other headings too."""
        paragraphs = self.reading.article.paragraphs
        headings = [number for number, paragraph in enumerate(paragraphs) if paragraph.kind == "heading"]
        for number, following in zip(headings, [*headings[1:], len(paragraphs)]):
            below = paragraphs[number + 1:following if number else len(paragraphs)]
            if below:
                yield paragraphs[number], below

    @cached_property
    def of_record(self) -> list:
        """Patterns of the events of record whose words all stand in the article."""
        return named_at_all(self.text)

    def clause(self, position: int) -> Clause | None:
        """The clause that holds a character."""
        token = self.words.token_at(position)
        return None if token is None else self.words.clauses[self.words.clause_of[token]]

    def times(self, start: int, end: int) -> list:
        """Temporal expressions between two characters."""
        return [t for t in self.reading.found_times if start <= t.start < end]

    def dates(self, start: int, end: int) -> list:
        """Days, months and years between two characters, "vor 23 Jahren" among them as the days that can be meant."""
        found = []
        for time in self.times(start, end):
            if time.kind in ("DATE", "TIME") and time.earliest and time.latest and (time.latest - time.earliest).days < 370:
                found.append(time)
            elif time.kind == "DURATION" and self.days and re.fullmatch(r"P\d+Y", time.value or ""):
                before = re.search(r"\bvor\s+((?:\w+\s+){0,3})$", self.text[max(start, time.start - 30):time.start] + self.text[time.start:time.start])
                if before:
                    words = before.group(1) + self.text[time.start:time.end]
                    found.append(replace(time, kind="DATE", earliest=_ago(self.days[0], int(time.value[1:-1]), 0.99 if not _LESS.search(words) else 0.05),
                                         latest=_ago(self.days[1], int(time.value[1:-1]), -0.05 if re.search(r"\bgut\b|mehr|über", words) else -0.6 if not _LESS.search(words) else -0.99)))
        return found

    def quoted(self, start: int) -> bool:
        """Whether a character stands inside a direct quotation: then it is not the article's own claim."""
        return any(s.mode == "direct" and s.start <= start < s.end for s in self.reading.found_statements)

    def subject(self, position: int) -> str | None:
        """The person of whom the clause at a character speaks; None where that is not certain."""
        clause = self.clause(position)
        aged = clause and _AGED.search(self.text[clause.start:clause.end])
        if aged:
            return self.aged(clause.start + aged.start())
        seen: set[int] = set()
        while clause is not None and clause.i not in seen:
            seen.add(clause.i)
            found = self._of_clause(clause, position)
            if found is not None:
                return found or None
            following = clause.coordinated if clause.coordinated is not None else (
                clause.parent if clause.kind in ("infinitive", "fragment", "subordinate") else None)
            clause = self.words.clauses[following] if following is not None else None
        return None

    def _of_clause(self, clause: Clause, position: int) -> str | None:
        """The person; "" where several can be meant; None where nobody is named."""
        own = set(clause.tokens)
        here = [m for m in self.persons if m.token in own and m.form != "group" and not self._possessive(m)]
        if clause.kind == "relative" and clause.pronoun is not None:
            bound = [m for m in here if m.token == clause.pronoun]
            if bound:
                return bound[0].actor
            if clause.antecedent is not None:
                bound = [m for m in self.persons if m.token == clause.antecedent or m.start <= self.tokens[clause.antecedent].start < m.end]
                if bound:
                    return bound[0].actor
        actors = {m.actor for m in here}
        if len(actors) == 1:
            return actors.pop()
        if len(actors) > 1:
            nominative = {m.actor for m in here if self._may_be_subject(m)}
            if len(nominative) == 1:
                return nominative.pop()
            before = [m for m in here if m.start < position and self._may_be_subject(m)]
            firsts = {m.actor for m in before[:1]}
            return firsts.pop() if firsts and clause.finite is not None and before[0].start < self.tokens[clause.finite].start else ""
        return None

    def aged(self, start: int) -> str | None:
        """ "Der 70-Jährige": the only person of this sentence, or of the nearest sentence before that names anybody, who can be meant """
        sex = {"der": "m", "die": "f"}.get(self.text[start:start + 3].lower())
        actors = self.reading.found_actors.actors
        at = self.words.sentence_at(start)
        for number in range(at, max(-1, at - 5), -1):
            other = self.words.sentences[number]
            if other.paragraph < self.words.sentences[at].paragraph - 1 or self._heading(other) and number != at:
                return None
            mentions = [m for m in self.reading.found_actors.mentions if other.start <= m.start < other.end]
            covered = {t for m in mentions for t in range(self.words.token_at(m.start), self.words.token_at(m.end - 1) + 1)}
            strangers = [t.i for t in self.tokens[other.first:other.last] if t.tag == "NE" and t.start < start and t.i not in covered and not self._place(t)]
            if any(a + 1 == b for a, b in zip(strangers, strangers[1:])):
                return None  # a name that nobody knows can be meant
            people = {m.actor for m in mentions if m.start < start and actors[m.actor].kind == "person" and m.form in ("name", "alias", "role")
                      and not (m.form == "role" and m.start <= start < m.end) and actors[m.actor].sex in (None, sex or actors[m.actor].sex)}
            if people:
                who = people.pop() if len(people) == 1 else None
                return who if who and actors[who].known else None
            others = {m.actor for m in mentions if m.start < start and actors[m.actor].kind == "person" and m.form != "pronoun" and number < at}
            if others or number < at - 1 and not any(m.form == "pronoun" and actors[m.actor].kind == "person" for m in mentions):
                return None  # farther back only a chain of pronouns leads
        return None

    def _heading(self, sentence) -> bool:
        return self.reading.article.paragraphs[sentence.paragraph].kind == "heading"

    def _place(self, token) -> bool:
        return any(a <= token.start < b for p in self.reading.found_actors.places for a, b in p.occurrences)

    def _possessive(self, mention) -> bool:
        return mention.form == "pronoun" and self.tokens[mention.token].tag == "PPOSAT"

    def _may_be_subject(self, mention) -> bool:
        number = self.words.phrase_of[mention.token]
        if number < 0:
            return False
        phrase = self.words.phrases[number]
        form = self.tokens[mention.token].form
        genitive = mention.form in ("name", "alias") and form.endswith("s") and reference_surname(form)
        return phrase.preposition is None and "nom" in phrase.cases and not genitive

    def claim_days(self, position: int) -> list[tuple[date, date]]:
        """Intervals of days of which a claim can speak: those that its sentence names, else the publication."""
        sentence = self.words.sentences[self.words.sentence_at(position)]
        found = [(t.earliest, t.latest) for t in self.times(sentence.start, sentence.end)
                 if t.kind in ("DATE", "TIME") and t.earliest is not None and t.latest is not None]
        return found + ([self.days] if self.days else [])

    def past(self, position: int) -> bool:
        """Whether the clause at a character is told as past without saying when."""
        clause = self.clause(position)
        sentence = self.words.sentences[self.words.sentence_at(position)]
        return bool(clause and clause.tense in ("preterite", "pluperfect")) or bool(
            re.search(r"\b(?:damals|seinerzeit|einst|damalig\w*)\b", self.text[sentence.start:sentence.end], re.I))


def reference_surname(form: str) -> bool:
    """Whether a form in -s is the genitive of a name: "Putins", but not "Karins"."""
    from ..dating.people import _surnames
    return form in _surnames() and form[:-1] in _surnames()


def day_name(first: date, last: date | None = None) -> str:
    """ "9 October 2025", "9 October 2025 to 11 October 2025" """
    return long_day(first) if last in (None, first) else f"{long_day(first)} – {long_day(last)}"


def state_name(iso3: str) -> str:
    """Name of a state in the reader's language."""
    from ..language import name
    row = reference.states().get(iso3)
    return name(row) if row else iso3


def person_name(who: str) -> str:
    """Name of a person in the reader's language."""
    from ..language import name
    return name(reference.person(who))


def organisation_name(organisation: str) -> str:
    """Short name of an organisation in the reader's language."""
    from ..datasets import rows
    from ..language import name
    return next((name(row) for row in rows("reference", "organisations") if row["organisation"] == organisation), organisation)


RANK = {"supported": 0, "imprecise": 1, "contradicted": 2}

__all__ = ["Check", "Context", "RANK", "day_name", "organisation_name", "person_name", "state_name"]
