"""Sentences, tokens, tags and lemmas of an article; its clauses and noun phrases.

Tags are STTS as HanTa gives them (https://www.ims.uni-stuttgart.de/forschung/ressourcen/lexika/germantagsets/),
without its brackets: ``VVFIN``, ``ADJA``.
"""
from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from ..article import Article
from .tagging import tag
from .tokens import sentence_ends, spans

__all__ = ["Clause", "Phrase", "Sentence", "Token", "Words", "analyse"]


@dataclass(slots=True)
class Token:
    """One word: ``text[start:end]``, its STTS tag, its lemma (a name keeps its form)."""

    i: int
    start: int
    end: int
    form: str
    tag: str
    lemma: str
    sentence: int


@dataclass(slots=True)
class Sentence:
    """``tokens[first:last]``; a heading is one sentence."""

    i: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(slots=True)
class Clause:
    """One clause by its verb bracket.

    ``kind``: main, subordinate, relative, infinitive, fragment (no verb).  ``tokens`` are its own, in
    order; gaps are clauses embedded in it.  ``parent``, ``coordinated``: indices of clauses; ``finite``,
    ``verb``, ``conjunction``, ``pronoun``, ``antecedent``: indices of tokens.  ``lemma`` is the content
    verb's with a separable prefix put on.  ``coordinated``: the clause from which an elided subject
    is taken.
    """

    i: int
    sentence: int
    kind: str
    tokens: list[int]
    start: int = 0
    end: int = 0
    parent: int | None = None
    finite: int | None = None
    verb: int | None = None
    lemma: str | None = None
    tense: str | None = None
    mood: str | None = None
    voice: str = "active"
    modal: str | None = None
    negated: bool = False
    conjunction: int | None = None
    pronoun: int | None = None
    antecedent: int | None = None
    coordinated: int | None = None


@dataclass(slots=True)
class Phrase:
    """A noun phrase ``tokens[first:last]`` without its preposition.

    ``cases`` are those that its forms allow.  Of an office with a name ("der russische Präsident
    Wladimir Putin") the head is the name's last token.
    """

    i: int
    clause: int
    first: int
    last: int
    head: int
    preposition: int | None = None
    cases: frozenset[str] = frozenset(("nom", "acc", "dat", "gen"))
    number: str | None = None
    gender: str | None = None
    definite: bool = False


@dataclass
class Words:
    """The words of an article; `clauses` and `phrases` are computed when first asked for."""

    article: Article
    tokens: list[Token] = field(repr=False)
    sentences: list[Sentence] = field(repr=False)

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def token_at(self, position: int) -> int | None:
        """Index of the token that covers a character, or of the last one before it."""
        return bisect_right(self._starts, position) - 1 if self.tokens and position >= self._starts[0] else None

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that covers a character."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from the beginning of token ``first`` to the end of token ``last - 1``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    @cached_property
    def _clausal(self):
        from .clauses import clauses
        return clauses(self)

    @property
    def clauses(self) -> list[Clause]:
        return self._clausal[0]

    @property
    def clause_of(self) -> list[int]:
        """For each token the index of its clause."""
        return self._clausal[1]

    @cached_property
    def _phrasal(self):
        from .phrases import phrases
        return phrases(self)

    @property
    def phrases(self) -> list[Phrase]:
        return self._phrasal[0]

    @property
    def phrase_of(self) -> list[int]:
        """For each token the index of its noun phrase, or -1."""
        return self._phrasal[1]


def analyse(article: Article) -> Words:
    """Sentences and tagged tokens of an article.

    Parameters
    ----------
    article : lesart.article.Article
        What to analyse; offsets count in its text.

    Returns
    -------
    Words

    Examples
    --------
    >>> from lesart.article import read_article
    >>> words = analyse(read_article(text="Das Treffen knüpft an den Gipfel an. Es war kurz."))
    >>> [(token.form, token.tag) for token in words.tokens[:3]]
    [('Das', 'ART'), ('Treffen', 'NN'), ('knüpft', 'VVFIN')]
    >>> [(clause.lemma, clause.tense) for clause in words.clauses]
    [('anknüpfen', 'present'), ('sein', 'preterite')]
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = article.text
    for number, paragraph in enumerate(article.paragraphs):
        found = spans(text, paragraph.start, paragraph.end)
        ends = sentence_ends(text, found) if paragraph.kind == "body" else [len(found)]
        begin = 0
        for end in ends:
            part = found[begin:end]
            begin = end
            if not part:
                continue
            i, first = len(sentences), len(tokens)
            forms = [text[a:b] for a, b in part]
            for (a, b), form, (tagged, lemma) in zip(part, forms, tag(forms)):
                tokens.append(Token(len(tokens), a, b, form, tagged, lemma, i))
            sentences.append(Sentence(i, part[0][0], part[-1][1], first, len(tokens), number))
    _names_in_front(tokens, sentences)
    return Words(article, tokens, sentences)


def _names_in_front(tokens: list[Token], sentences: list[Sentence]) -> None:
    """What is a name inside a sentence is one at the beginning of another, where every word has a capital."""
    opening = {sentence.first for sentence in sentences}
    names = {t.form for t in tokens if t.tag == "NE" and t.i not in opening and len(t.form) > 3 and t.form[0].isupper()}
    others = {t.form.capitalize() for t in tokens if t.form[0].islower()}
    for i in opening:
        token = tokens[i]
        if token.tag[:3] in ("ADJ", "ADV", "VVF", "VVI", "VVP") and token.form not in others and (
                token.form in names or token.form.endswith("s") and token.form[:-1] in names):
            token.tag, token.lemma = "NE", token.form
