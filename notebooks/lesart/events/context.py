"""What the steps of the events stage share: one article's words, actors and times, looked up by token."""
from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ..actors.nouns import organ_of_state
from ..statements.lexicon import time_nouns


@dataclass
class Context:
    """One article while its events are found."""

    words: object
    actors: object
    times: list
    statements: list
    published: object = None
    articles: dict[str, bool] = field(default_factory=dict)  # actor → whether the text names it with an article

    @cached_property
    def children(self) -> dict[int, list]:
        """Clause → clauses that hang on it."""
        found: dict[int, list] = {}
        for clause in self.words.clauses:
            if clause.parent is not None:
                found.setdefault(clause.parent, []).append(clause)
        return found

    @cached_property
    def time_at(self) -> dict[int, int]:
        """Token → index of the temporal expression that covers it."""
        found, token_at = {}, self.words.token_at
        for number, time in enumerate(self.times):
            first, last = token_at(time.start), token_at(time.end - 1)
            if first is not None:
                for token in range(first, last + 1):
                    found[token] = number
        return found

    @cached_property
    def place_tokens(self) -> frozenset[int]:
        """Tokens at which a place is named."""
        return frozenset(self.words.token_at(end - 1) for place in self.actors.places for _, end in place.occurrences)

    @cached_property
    def dated(self) -> bool:
        """Whether the text names a day or a month, as news does; a year alone stands in programmes and encyclopedias too."""
        return any(time.kind == "DATE" and time.earliest is not None and len(time.value or "") > 6 and time.value != "PRESENT_REF" for time in self.times)

    def names_somebody(self, sentence: int) -> bool:
        """Whether a sentence has a named actor, a body, or an organ of a state: "die Armee"."""
        words, actors = self.words, self.actors
        here = words.sentences[sentence]
        return any(actors.actors[m.actor].named or actors.actors[m.actor].kind not in ("person", "group")
                   for i in range(here.first, here.last) for m in actors.by_token.get(i, ())) or any(
            organ_of_state(t.form, t.lemma) for t in words.tokens[here.first:here.last] if t.tag == "NN")

    def preposition(self, phrase) -> str:
        """The preposition of a phrase, its article taken off: "am" → an; "" without one."""
        if phrase is None or phrase.preposition is None:
            return ""
        form = self.words.tokens[phrase.preposition].form.lower()
        return _CONTRACTED.get(form, form)

    def is_time(self, token: int) -> bool:
        """Whether a noun names a day, a month, a while."""
        return token in self.time_at or self.words.tokens[token].lemma.lower() in time_nouns()

    def content_clauses(self, clause) -> list:
        """Clauses that say what is demanded, promised, announced: "dass …", "… zu …", "… werde …"."""
        tokens = self.words.tokens
        return [c for c in self.children.get(clause.i, ()) if c.kind == "infinitive" and (
                c.conjunction is None or tokens[c.conjunction].form.lower() not in ("um", "ohne", "statt", "anstatt"))
                or c.kind == "subordinate" and c.conjunction is not None and tokens[c.conjunction].form.lower() in ("dass", "ob")]


_CONTRACTED = {"am": "an", "im": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei", "ins": "in", "ans": "an",
               "aufs": "auf", "fürs": "für", "ums": "um", "durchs": "durch", "übers": "über"}
