"""Statements: who says what, to whom, through which agency, and how it is told."""
from __future__ import annotations

from dataclasses import dataclass

from ..words.dateline import dateline_end
from . import according, back, dependent, direct, free, hearers, indirect, parenthesis, reported, verbatim
from .attribution import actor_of
from .frame import clause_at, segments
from .quotes import quotations

__all__ = ["Statement", "find_statements"]


@dataclass(slots=True)
class Statement:
    """What somebody is said to have said: ``text[start:end]``.

    ``speaker``, ``carrier``, ``addressee`` are ids of actors or None; ``speaker_start`` and
    ``speaker_end`` the noun phrase that names the speaker, known or not.  ``mode``: direct, indirect,
    reported, according_to.
    """

    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    carrier: str | None
    addressee: str | None
    cue: str | None
    cue_start: int | None
    mode: str
    sentence: int
    start: int
    end: int


def find_statements(words, actors=None) -> list[Statement]:
    """Direct, indirect and reported speech of an article, in text order.

    Parameters
    ----------
    words : lesart.words.Words
    actors : lesart.actors.Actors, optional
        Gives speakers their ids; without it only their spans are known.

    Returns
    -------
    list of Statement

    Examples
    --------
    >>> from lesart.article import read_article
    >>> from lesart.words import analyse
    >>> text = "Der Minister sagte in Rom, dass die Gespräche gut verlaufen seien."
    >>> [(s.cue, s.mode, text[s.speaker_start:s.speaker_end], text[s.start:s.end])
    ...  for s in find_statements(analyse(read_article(text=text)))]
    [('sagen', 'indirect', 'Der Minister', 'dass die Gespräche gut verlaufen seien')]
    """
    spans = quotations(words.text, words.article.paragraphs)
    quoted = bytearray(len(words.tokens) + 1)
    marked = direct.tokens_of(words, spans)
    for first, last in marked:
        if verbatim.said(words, first, last):  # a name in marks is a part of its sentence
            quoted[first:last] = b"\1" * (last - first)
    drafts = direct.find(words, spans, quoted)
    covered = [False] * len(words.sentences)
    by_sentence: dict[int, list] = {}
    for draft in drafts:
        for s in range(words.tokens[draft.first].sentence, words.tokens[draft.last - 1].sentence + 1):
            covered[s] = True
            by_sentence.setdefault(s, []).append(draft)
        if draft.cue_token is not None:
            by_sentence.setdefault(words.tokens[draft.cue_token].sentence, []).append(draft)
    for sentence in words.sentences:
        segs = segments(words, sentence)
        here = indirect.find(words, sentence, segs, quoted)
        taken = by_sentence.get(sentence.i, [])
        framed = [] if taken else parenthesis.find(words, sentence, quoted)
        here = [d for d in here if not any(d.clause is not None and d.clause == t.clause for t in taken + framed)] + framed
        here += according.find(words, sentence, segs, quoted, here + taken)
        here += back.find(words, sentence, segs, quoted, here + taken)
        here += reported.find(words, sentence, segs, quoted, here + taken)
        here += dependent.find(words, sentence, segs, quoted, here + taken)
        covered[sentence.i] |= any(_covers(words, sentence, d) for d in here)
        drafts += here
    drafts += free.find(words, covered, sorted(drafts, key=lambda d: d.first), quoted)
    if actors is not None:
        for draft in drafts:
            hearers.complete(words, actors, draft)
    drafts += verbatim.find(words, marked, drafts)
    drafts.sort(key=lambda d: (d.first, -d.last))
    return [_statement(words, actors, draft) for draft in drafts]


def _covers(words, sentence, draft) -> bool:
    """Whether a draft says whose word the sentence is: "Neu sei, dass X anordne, …" is not X's."""
    clause = clause_at(words, sentence.first)
    if clause.kind != "main" or clause.mood != "konjunktiv1" or clause.finite is None:
        return True
    return draft.first <= clause.finite < draft.last or draft.cue_token is not None and draft.cue_token > draft.last


def _statement(words, actors, draft) -> Statement:
    tokens = words.tokens
    sentence = words.sentences[tokens[draft.first].sentence]
    if draft.first == sentence.first and draft.start is None:
        draft.first = min(dateline_end(words, sentence), draft.last - 1)  # "Rom (dpa) – Der Minister …"
    start = tokens[draft.first].start if draft.start is None else draft.start
    end = tokens[draft.last - 1].end if draft.end is None else draft.end
    speaker = draft.speaker
    return Statement(
        actor_of(words, actors, draft.meant or speaker),
        None if speaker is None else tokens[speaker[0]].start,
        None if speaker is None else tokens[speaker[1] - 1].end,
        actor_of(words, actors, draft.carrier), actor_of(words, actors, draft.addressee),
        draft.cue, None if draft.cue_token is None else tokens[draft.cue_token].start,
        draft.mode, words.sentence_at(start), start, end)
