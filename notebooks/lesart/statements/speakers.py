"""Whose word a clause with a verb of saying gives: its subject, or whom a preposition names."""
from __future__ import annotations

from .attribution import extended, subject
from .lexicon import noun_kinds

_BY = ("von", "vom", "durch", "seitens")
_WHERE = ("in", "im", "aus", "von", "vom", "bei", "beim", "auf", "seitens")
# Verbs that say in which source something stands: "geht aus dem Bericht hervor", "ergab sich aus der Studie"
_FROM = frozenset(("hervorgehen", "verlauten", "ergeben"))
_SOURCES = frozenset(("document", "word", "content"))


def speaker_of(words, clause, lemma: str, skip=None) -> tuple[int, int, int] | None:
    """(first, last, head) of the phrase whose word a clause gives: its subject, or "von X" in the passive."""
    return speaker_with(words, clause, lemma, None if clause.voice == "passive" else subject(words, clause, skip=skip))


def speaker_with(words, clause, lemma: str, speaker):
    """The same, where the subject is known."""
    if lemma == "zitieren" and clause.voice == "passive":
        cited = subject(words, clause)  # "wie X von der Zeitung zitiert wird": "von" is no part of X
        p = -1 if cited is None else words.phrase_of[cited[2]]
        return by_phrase(words, clause) if p < 0 else (words.phrases[p].first, words.phrases[p].last, cited[2])
    if clause.voice == "passive":
        return by_phrase(words, clause) or source_of(words, clause)
    if lemma in _FROM:
        return _with(words, clause, ("aus",)) or speaker
    if lemma in ("stehen", "lesen"):
        return source_of(words, clause)
    if lemma == "heißen":
        return _with(words, clause, _WHERE)
    return speaker


def by_phrase(words, clause) -> tuple[int, int, int] | None:
    """ "von X" in a passive clause. """
    return _with(words, clause, _BY)


def source_of(words, clause) -> tuple[int, int, int] | None:
    """ "In einem Bericht wird gefordert, …": a document speaks."""
    return _with(words, clause, ("in", "im", "aus"), _SOURCES)


def content_speaker(words, clause, phrase, before: int, skip=None) -> tuple[int, int, int] | None:
    """Whose word a noun gives: "die Forderung der EU, …", "X vertrat die Meinung, …", "von X kam die Information, …"

    Parameters
    ----------
    phrase : Phrase
        The noun's own.
    before : int
        The token where what is said begins.
    """
    if phrase.last < before:
        whole = extended(words, phrase.first, phrase.last, phrase.head)
        if whole[1] > phrase.last:
            return phrase.last, whole[1], whole[1] - 1
    speaker = subject(words, clause, skip=skip)
    return by_phrase(words, clause) if speaker is None or speaker[2] == phrase.head else speaker


def _with(words, clause, prepositions, kinds=None):
    for i in clause.tokens:
        p = words.phrase_of[i]
        if p < 0:
            continue
        phrase = words.phrases[p]
        if kinds is not None and not kinds & noun_kinds(words.tokens[phrase.head].form):
            continue
        if phrase.preposition is not None and words.tokens[phrase.preposition].form.lower() in prepositions:
            return extended(words, phrase.first, phrase.last, phrase.head)
    return None
