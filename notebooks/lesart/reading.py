"""One article read: the stages run in order, their results as the tables of the contract."""
from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from . import tables
from .actors import Actors, add_speakers, drop_idle, find_actors
from .article import Article, read_article
from .dating import Clue, PublicationDate, infer
from .events import Event, find_events
from .statements import Statement, find_statements
from .times import Timex, scan
from .words import Words, analyse


def read(path: str | Path | None = None, *, text: str | None = None, published=None,
         title: str | None = None, source: str | None = None) -> "Reading":
    """Read one German news article as data.

    Parameters
    ----------
    path, text, published, title, source
        See `lesart.article.read_article`.  Without `published` the day of publication is inferred
        from the text itself (`lesart.dating`).

    Returns
    -------
    Reading
        Its tables are attributes: ``reading.actors``, ``reading.events``, …

    Raises
    ------
    lesart.errors.LesartError
        The article cannot be read; the message says why and what to do.

    Examples
    --------
    >>> reading = read(text="Putin traf am 8. Oktober 2025 in Duschanbe Rachmon.")
    >>> reading.times[["text", "value"]].values.tolist()
    [['8. Oktober 2025', '2025-10-08']]
    """
    return read_parsed(read_article(path, text=text, published=published, title=title, source=source))


def read_parsed(article: Article, tell=lambda stage: None) -> "Reading":
    """All stages over an `Article`; see `read`.  `tell` gets the name of each stage that begins."""
    tell("words")
    words = analyse(article)
    tell("times")
    dated, clues = infer(words, scan(article.text), article.published)
    times = scan(article.text, dated.best)
    tell("actors")
    actors = find_actors(words, dated.best)
    tell("statements")
    statements = find_statements(words, actors)
    actors = add_speakers(words, actors, statements)
    tell("events")
    events = find_events(words, actors, times, statements, dated.best)
    actors = drop_idle(words, actors, statements, events)
    return Reading(article, words, dated, clues, times, actors, statements, events)


@dataclass
class Reading:
    """What one article contains.

    Attributes
    ----------
    article : Article
        The text that every offset points into.
    published : PublicationDate
        ``best``, ``earliest``, ``latest``; ``best`` is None where nothing tells.
    paragraphs, sentences, actors, mentions, places, times, events, participants, statements, checks, dating
        The tables, as DataFrames; columns in `lesart.tables.TABLES`.
    machine : Reading or None
        Of a corrected reading: the machine's own, untouched.
    corrections : list of lesart.corrections.Judged
        Of a corrected reading: each correction, applied or stale.
    """

    article: Article
    words: Words = field(repr=False)
    published: PublicationDate
    clues: list[Clue] = field(repr=False)
    found_times: list[Timex] = field(repr=False)
    found_actors: Actors = field(repr=False)
    found_statements: list[Statement] = field(repr=False)
    found_events: list[Event] = field(repr=False)
    machine: "Reading | None" = field(default=None, repr=False)
    corrections: list = field(default_factory=list, repr=False)
    row_keys: dict | None = field(default=None, repr=False)  # of a corrected reading, see `lesart.corrections.keys`

    def table(self, name: str) -> "pandas.DataFrame":
        """One table by its name, made when first asked for."""
        return getattr(self, name)

    def rows(self, name: str) -> list[tuple]:
        """The rows of one table as tuples in the order of its columns: what `archive` writes."""
        return getattr(self, f"_{name}_rows")()

    def validate(self) -> "Reading":
        """The reading itself, once all its tables have passed their schemas and offsets."""
        for name in tables.TABLES:
            tables.validate(name, self.table(name), self.article.text)
        return self

    def export(self, folder: str | Path, format: str = "csv") -> list[Path]:
        """Write all tables; see `lesart.export.export`."""
        from .export import export
        return export(self, folder, format)

    def corrected(self, corrections=None) -> "Reading":
        """This reading with a person's corrections laid over its tables; human over machine, both kept.

        Parameters
        ----------
        corrections : list of lesart.corrections.Correction, or path, optional
            Corrections, or the file or folder that keeps them; ``data/corrections`` by default.

        Returns
        -------
        Reading
            A copy whose tables are corrected.  Its `machine` is the reading as it was, its
            `corrections` say what was applied and what is stale.  The source check is not run anew:
            it judges the article's words, not the tables.

        Raises
        ------
        lesart.errors.LesartError
            A correction is wrong; the message names file, row and column.
        """
        from .corrections import apply, kept
        machine = self.machine or self
        if corrections is None or isinstance(corrections, (str, Path)):
            corrections = kept(self.article, *([] if corrections is None else [corrections]))
        found = apply(machine, list(corrections))
        copy = replace(machine, machine=machine, corrections=found.judged, row_keys=found.row_keys)
        copy.__dict__.update(found.tables)
        return copy

    def passage(self, row, around: int = 0) -> str:
        """The characters of a row of any table with ``start`` and ``end``.

        Parameters
        ----------
        row : Series or named tuple
            A row of a table.
        around : int
            How many characters to add on each side.
        """
        return self.article.text[max(0, row.start - around):row.end + around]

    def _paragraphs_rows(self):
        text = self.article.text
        return [(f"p{i}", p.kind, p.start, p.end, text[p.start:p.end])
                for i, p in enumerate(self.article.paragraphs, 1)]

    def _sentences_rows(self):
        text = self.article.text
        return [(f"s{s.i + 1}", f"p{s.paragraph + 1}", s.start, s.end, text[s.start:s.end])
                for s in self.words.sentences]

    def _actors_rows(self):
        count, first = {}, {}
        for mention in self.found_actors.mentions:
            count[mention.actor] = count.get(mention.actor, 0) + 1
            first.setdefault(mention.actor, mention.start)
        actors = sorted(self.found_actors.actors.values(), key=lambda a: (first.get(a.actor, 1 << 60), a.actor))
        return [(a.actor, a.name, a.name_en, a.kind, a.country, a.office, a.wikidata, a.known,
                 count.get(a.actor, 0), first.get(a.actor)) for a in actors]

    def _mentions_rows(self):
        text = self.article.text
        return [(f"m{i}", m.actor, f"s{m.sentence + 1}", m.start, m.end, text[m.start:m.end], m.form)
                for i, m in enumerate(self.found_actors.mentions, 1)]

    def _places_rows(self):
        return [(p.place, p.name, p.name_en, p.kind, p.country, p.longitude, p.latitude, len(p.occurrences))
                for p in self.found_actors.places]

    def _times_rows(self):
        text = self.article.text
        return [(f"t{i}", self._sentence_at(t.start), t.start, t.end, text[t.start:t.end], t.kind, t.value, t.mod,
                 t.earliest, t.latest, t.basis) for i, t in enumerate(self.found_times, 1)]

    def _events_rows(self):
        return [(f"e{i}", e.type, e.trigger, e.start, e.end, e.clause_start, e.clause_end, f"s{e.sentence + 1}",
                 None if e.time is None else f"t{e.time + 1}", e.earliest, e.latest, e.place, e.modality, e.source,
                 e.carrier, e.summary) for i, e in enumerate(self.found_events, 1)]

    def _participants_rows(self):
        return [(f"e{i}", actor, role, None if mention is None else f"m{mention + 1}")
                for i, e in enumerate(self.found_events, 1) for actor, role, mention in e.participants]

    def _statements_rows(self):
        text = self.article.text
        return [(f"q{i}", s.speaker, s.speaker_start, s.speaker_end, s.carrier, s.addressee, s.cue, s.cue_start,
                 s.mode, f"s{s.sentence + 1}", s.start, s.end, text[s.start:s.end])
                for i, s in enumerate(self.found_statements, 1)]

    def _checks_rows(self):
        from .checks import check
        text = self.article.text
        return [(f"c{i}", c.start, c.end, text[c.start:c.end], c.rule, c.expected, c.found, c.verdict, c.reason,
                 c.source) for i, c in enumerate(check(self), 1)]

    def _dating_rows(self):
        text = self.article.text
        return [(f"d{i}", c.start, c.end, text[c.start:c.end], c.earliest, c.latest, c.reason)
                for i, c in enumerate(self.clues, 1)]

    def _sentence_at(self, position: int) -> str:
        return f"s{self.words.sentence_at(position) + 1}"


def _as_table(name: str):
    def make(self):
        return tables.frame(name, self.rows(name))
    make.__doc__ = f"The table `{name}`; its columns are in `lesart.tables.TABLES`."
    prop = cached_property(make)
    prop.__set_name__(Reading, name)
    return prop


for _name in tables.TABLES:
    setattr(Reading, _name, _as_table(_name))
