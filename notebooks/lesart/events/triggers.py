"""Find the words that tell events, one for each event and clause."""
from __future__ import annotations

from dataclasses import dataclass

from . import frames

# After these a noun is a topic or an aim, no particular event: "Gespräche über", "zur Bekämpfung"
_TOPIC = frozenset("über zur zum für".split())
_GENERIC_DETERMINERS = frozenset("kein keine keinen keiner keinem jeder jede jedes jedem jeden".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that tells an event in a clause; ``noun``: it is a noun; ``light``: its verb is empty."""

    token: int
    clause: int
    type: str | None
    noun: bool = False
    light: bool = False


def find(words) -> list[Trigger]:
    """All triggers of an article, in text order."""
    found = []
    tokens = words.tokens
    for clause in words.clauses:
        if words.article.paragraphs[words.sentences[clause.sentence].paragraph].kind == "heading" and clause.finite is None:
            continue
        verb = _verb(words, clause)
        nouns = [t for i in clause.tokens if tokens[i].tag in ("NN", "NNA", "NNI") and (t := _noun(words, clause, i))]
        if verb is None and clause.lemma in frames.light_verbs():
            nouns = [Trigger(n.token, n.clause, n.type, True, _hangs_on_verb(words, clause, n.token)) for n in nouns]
        if verb is not None:
            if verb.type == "CONSULT" and any(n.type == "CONSULT" for n in nouns):
                # "traf ihn beim Gipfel", "reiste zu einem Staatsbesuch": the noun says more than "reisen"
                if clause.lemma in ("reisen", "anreisen", "eintreffen", "teilnehmen", "zusammenkommen", "begleiten"):
                    verb = None
            if verb is not None:
                found.append(verb)
        found += nouns
    return sorted({t.token: t for t in found}.values(), key=lambda t: words.tokens[t.token].start)


def _verb(words, clause) -> Trigger | None:
    if clause.verb is None or clause.lemma is None:
        return None
    tokens = words.tokens
    nouns = {tokens[i].lemma for i in clause.tokens if tokens[i].tag in ("NN", "NNA", "NNI", "ADJD")}
    for row in frames.phrases().get(clause.lemma, ()):
        for i in clause.tokens:
            if row["word"] in (tokens[i].lemma, tokens[i].form) and (
                    not row["preposition"] or i > 0 and tokens[i - 1].form.lower() == row["preposition"]):
                return Trigger(i, clause.i, row["type"])
    frame = frames.verbs().get(clause.lemma)
    if frame is None:
        return None
    type, only, excluded = frame
    if only and not _has(nouns, only) or excluded and _has(nouns, excluded):
        return None
    if clause.lemma == "treffen" and clause.voice == "passive":
        return None  # "wurde getroffen": hit by something
    return Trigger(clause.verb, clause.i, type)


def _has(nouns: set[str], wanted: frozenset[str]) -> bool:
    return any(noun in wanted or any(noun.lower().endswith(word.lower()) for word in wanted if len(word) > 4) for noun in nouns)


def _noun(words, clause, i: int) -> Trigger | None:
    tokens = words.tokens
    token = tokens[i]
    tells, type = frames.noun_type(token.lemma, token.form)
    if not tells:
        return None
    phrase = words.phrase_of[i]
    if phrase >= 0:
        phrase = words.phrases[phrase]
        if phrase.head != i:
            return None
        before = tokens[phrase.preposition].form.lower() if phrase.preposition is not None else ""
        if before in _TOPIC and type not in ("CONSULT",) and not phrase.definite:
            return None
        if tokens[phrase.first].form.lower() in _GENERIC_DETERMINERS and not clause.negated:
            return None
        if phrase.number == "pl" and not phrase.definite and tokens[phrase.first].tag == "NN" and before in ("für", "über", "auf", "gegen", "vor"):
            return None
    return Trigger(i, clause.i, type, True)


def _hangs_on_verb(words, clause, i: int) -> bool:
    """Whether a noun is subject or object of an empty verb: "führen Gespräche", "der Gipfel findet statt" """
    phrase = words.phrase_of[i]
    if phrase < 0:
        return True
    phrase = words.phrases[phrase]
    return phrase.preposition is None or words.tokens[phrase.preposition].form.lower() in ("an", "am", "zu", "zum", "zur")
