"""Whom a phrase means, also where nobody knows them: "zwei Fischer", "die Polizei" take part, so they are actors."""
from __future__ import annotations

import re
from functools import lru_cache

from ..actors import Actor, Mention
from ..actors.nouns import noun_of
from ..datasets import rows

_PLACE_PREPOSITIONS = frozenset("in aus nach bei vor".split())
_SLUG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@lru_cache(maxsize=1)
def _people() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Noun → person or organisation, and endings that tell it."""
    nouns = {row["noun"]: row["kind"] for row in rows("lexicon", "event_people") if not row["noun"].startswith("-")}
    endings = tuple((row["noun"][1:], row["kind"]) for row in rows("lexicon", "event_people") if row["noun"].startswith("-"))
    return nouns, endings


@lru_cache(maxsize=20_000)
def kind_of(lemma: str, form: str) -> str | None:
    """person, organisation, organ (acts for its state) or None.

    >>> kind_of("Fischer", "Fischer"), kind_of("Bereitschaftspolizist", "Bereitschaftspolizisten"), kind_of("Brücke", "Brücke")
    ('person', 'person', None)
    """
    nouns, endings = _people()
    for word in (lemma, form):
        for cut in range(len(word) - 3):
            kind = nouns.get(word[cut:].capitalize() if cut else word)
            if kind and (cut == 0 or cut > 2):
                return kind
    return next((kind for ending, kind in endings if lemma.lower().endswith(ending) and len(lemma) > len(ending) + 2), None)


class Newcomers:
    """Finds whom a phrase means, and adds to the actors those that only their part in an event makes actors."""

    def __init__(self, context):
        self.context = context
        self.added: list[Mention] = []
        self._known: dict[tuple[str, bool], str] = {}

    def meant(self, head: int, role: str, clause) -> list[Mention]:
        """The mentions that a phrase with this head makes take part."""
        context = self.context
        words, by_token = context.words, context.actors.by_token
        tokens = words.tokens
        token = tokens[head]
        mentions = [m for m in by_token.get(head, ()) if m.form != "demonym" or m.start == token.start] if token.tag != "PPOSAT" else []
        whole = [m for m in mentions if m.end >= token.end]
        if whole:
            return whole
        number = words.phrase_of[head]
        phrase = words.phrases[number] if number >= 0 else None
        if token.tag == "PRELS" or token.tag in ("ART", "PDS") and clause.pronoun == head:
            return self.meant(clause.antecedent, role, clause) if clause.antecedent is not None and clause.antecedent != head else []
        kind = kind_of(token.lemma, token.form) if token.tag in ("NN", "NNA", "NNI", "ADJA") and token.form[0].isupper() else None
        if phrase is not None:
            inner = [m for k in range(phrase.first, head) for m in by_token.get(k, ()) if tokens[k].tag != "PPOSAT" and m.form in ("demonym", "name", "alias")]
            behind = [m for m in self._genitive(phrase)]
            if kind == "organ":
                if inner or behind:
                    return inner or behind  # "die peruanische Regierung", "die Armee Perus": the state
            apposition = self._apposition(phrase)
            if apposition and kind:
                return apposition
        if kind is None and phrase is not None and role in ("patient", "recipient") and token.tag in ("NN", "NNA", "NNI"):
            # "ein Flugzeug der Azerbaijan Airlines", "den russischen Luftraum", "die Initiative der Kollegen": whose it is
            return [m for m in inner if m.form == "demonym"] or self._owner(phrase, role, clause)
        if kind in (None, "organ") or phrase is None or noun_of(token.form, token.lemma):
            return []  # a noun that the actors stage knows it has left out for a reason: a title, a predicate
        return [self._add(phrase, head, kind)]

    def _genitive(self, phrase) -> list[Mention]:
        words, by_token = self.context.words, self.context.actors.by_token
        from .arguments import is_attribute
        if phrase.last >= len(words.tokens) or words.phrase_of[phrase.last] < 0:
            return []
        after = words.phrases[words.phrase_of[phrase.last]]
        return [m for m in by_token.get(after.head, ()) if m.form in ("name", "alias")] if is_attribute(words, after) else []

    def _owner(self, phrase, role: str, clause) -> list[Mention]:
        words = self.context.words
        from .arguments import is_attribute
        if phrase.last >= len(words.tokens) or words.phrase_of[phrase.last] < 0:
            return []
        after = words.phrases[words.phrase_of[phrase.last]]
        return self.meant(after.head, role, clause) if is_attribute(words, after) and not self.context.is_time(after.head) else []

    def _apposition(self, phrase) -> list[Mention]:
        """ "ein Rebellenführer, José Prado, …", "der Sprecher der Partei José Prado": the name beside the description."""
        words, context = self.context.words, self.context
        tokens, k = words.tokens, phrase.last
        while k < len(tokens) and k < phrase.last + 12 and tokens[k].sentence == tokens[phrase.head].sentence and tokens[k].tag[0] != "V":
            number = words.phrase_of[k]
            if number < 0:
                if tokens[k].form not in (",", "(", ")") and tokens[k].tag not in ("APPR", "APPRART", "ART"):
                    break
                k += 1
                continue
            after = words.phrases[number]
            named = [m for m in context.actors.by_token.get(after.head, ()) if m.form == "name" and m.actor in context.actors.actors
                     and context.actors.actors[m.actor].kind == "person"]
            if named and after.preposition is None and (tokens[after.first - 1].form in (",", ")") or tokens[after.first].tag == "NN" or (
                    tokens[after.first].tag == "ART" and tokens[after.first + 1].tag == "NN")):
                return named
            k = after.last
        return []

    def _add(self, phrase, head: int, kind: str) -> Mention:
        context = self.context
        tokens = context.words.tokens
        first = phrase.first
        while first < head and tokens[first].tag in ("ART", "PPOSAT", "PDAT", "PIAT", "APPRART", "ADV", "PTKNEG") and not (
                tokens[first].form.lower() in ("mehrere", "mehreren", "viele", "vielen", "einige", "einigen")):
            first += 1
        plural = phrase.number == "pl" or any(tokens[k].tag == "CARD" for k in range(phrase.first, head))
        key = (tokens[head].lemma, plural)
        text = context.words.text[tokens[first].start:tokens[head].end]
        actor = self._known.get(key)
        if actor is None:
            actor = self._known[key] = _slug(text, context.actors.actors)
            context.actors.actors[actor] = Actor(actor, text, "group" if plural and kind == "person" else kind)
        mention = Mention(actor, tokens[head].sentence, tokens[first].start, tokens[head].end, "group" if plural else "role", head)
        for k in range(first, head + 1):
            context.actors.by_token.setdefault(k, []).append(mention)
        self.added.append(mention)
        return mention

    def finish(self) -> None:
        """Put the new mentions among the others, and number all of them anew."""
        mentions = self.context.actors.mentions
        if self.added:
            mentions += self.added
            mentions.sort(key=lambda m: (m.start, m.end))
            for number, mention in enumerate(mentions):
                mention.i = number


def _slug(text: str, taken) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower().translate(_SLUG)).strip("-") or "unbekannt"
    return slug if slug not in taken else next(f"{slug}-{n}" for n in range(2, 1000) if f"{slug}-{n}" not in taken)
