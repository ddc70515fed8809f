"""What lies on the desk: one article, its reading, and what a person has corrected; knows nothing of widgets."""
from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from .. import corrections
from ..article import default_article, read_article
from ..errors import LesartError
from ..language import tr
from ..reading import Reading, read_parsed

NEW = ""  # the key of a row that is still to be added


class Desk:
    """One article at work.

    Parameters
    ----------
    article : str or Path, optional
        What lies there at first; the article that the notebooks read by default.
    folder : str or Path
        Where corrections are kept.

    Attributes
    ----------
    article : lesart.article.Article
        The article.
    reading : Reading
        Its tables with the corrections laid over them; ``reading.machine`` is the machine's own.

    Examples
    --------
    >>> desk = Desk()
    >>> desk.put(text="Putin reiste am 8. Oktober 2025 nach Duschanbe.")
    >>> len(desk.reading.events)
    1
    """

    def __init__(self, article: str | Path | None = None, folder: str | Path = corrections.FOLDER):
        self.folder = Path(folder)
        self.article = read_article(article or default_article())
        self._reading: Reading | None = None

    @property
    def reading(self) -> Reading:
        """The reading, made when first asked for."""
        if self._reading is None:
            self.read()
        return self._reading

    def put(self, text: str, day: str | date | None = None, title: str | None = None, source: str | None = None) -> None:
        """Lay another text on the desk; a `LesartError` where it is no German article, and the old one stays."""
        if not text.strip():
            raise LesartError("There is no text yet. Paste an article into the box, or upload a file.")
        article = read_article(text=text, published=day, title=title, source=source)
        self.article, self._reading = article, None

    def put_file(self, name: str, raw: bytes) -> None:
        """Lay a file on the desk: text, Markdown or a web page, whose own title and day are taken over."""
        from ..formats import article_in

        found = article_in(raw, name)
        self.put(found.text, found.published, found.title)

    def read(self, tell=lambda stage: None) -> Reading:
        """Read what lies there; `tell` gets the name of each stage that begins."""
        machine = read_parsed(self.article, tell)
        tell("checks")
        machine.checks
        self._reading = machine.corrected(self.folder if self.folder.exists() else [])
        return self._reading

    def rows(self, table: str) -> list[tuple[str, str]]:
        """What can be chosen in a table: (label, key) of each row, at the end those that a person took out."""
        found = [(self._label(table, key), key) for key in corrections.keys.keys(self.reading, table)]
        out = [one.row for one, stale in self.reading.corrections if (one.table, one.action, stale) == (table, "delete", None)]
        return found + [(f"{tr('taken out')}: {self._label(table, key)}", key) for key in out]

    def _label(self, table: str, key: str) -> str:
        row = self._row(table, key)
        number = f"{row.iloc[0]}  " if table not in ("actors", "places") else ""
        return (number + corrections.says(table, row))[:100]

    def _row(self, table: str, key: str) -> pd.Series:
        for reading in (self.reading, self.reading.machine):
            known = corrections.keys.keys(reading, table)
            if key in known:
                return reading.table(table).loc[known[key]]
        raise LesartError(f"table {table}: there is no row {key!r} any longer.")

    def cells(self, table: str, key: str) -> dict:
        """The cells of a row that can be corrected, as they stand now; all empty for a new row."""
        columns = corrections.COLUMNS[table]
        if key == NEW:
            return dict.fromkeys(columns)
        row = self._row(table, key)
        return {name: None if pd.isna(row[name]) else row[name] for name in columns}

    def characters(self, table: str, key: str) -> tuple[int, int] | tuple[None, None]:
        """Where a row stands in the text: an actor where it is first named, a participant where its event is told."""
        at = corrections.keys.span(key)
        if at is None and table == "actors" and key != NEW:
            named = self.reading.mentions[self.reading.mentions["actor"] == key]
            at = (int(named["start"].iloc[0]), int(named["end"].iloc[0])) if len(named) else None
        return at or (None, None)

    def change(self, table: str, key: str, cells: dict, note: str | None = None) -> int:
        """Keep what differs from the row as it stands; the number of cells.

        A cell that is given the machine's value again has its correction taken back.
        """
        before = self.cells(table, key)
        changed = {name: value for name, value in cells.items() if corrections.written(value) != corrections.written(before[name])}
        made = [corrections.change(self.reading, table, key, name, value, note) for name, value in changed.items()]
        back = {one.place for one in made if one.action == "change" and one.human == one.machine}
        self._keep([one for one in made if one.place not in back], back)
        return len(made)

    def delete(self, table: str, key: str, note: str | None = None) -> None:
        """Take out a row; what a person had corrected in it goes with it."""
        if self.corrected(table, key) and all(one.action == "add" for one in self.corrected(table, key)):
            self.undo(table, key)
            return
        made = corrections.delete(self.reading, table, key, note)
        self._keep([made], {one.place for one in self.corrected(table, key)} - {made.place})

    def add(self, table: str, cells: dict, note: str | None = None, **where) -> str:
        """Add a row; its key.  `where` is ``passage`` and ``occurrence``, or ``event``."""
        made = corrections.add(self.reading, table, note, **where,
                               **{name: value for name, value in cells.items() if corrections.written(value) is not None})
        self._keep(made)
        return made[0].row

    def undo(self, table: str, key: str) -> int:
        """Take back what a person said of a row; the number of corrections."""
        back = {one.place for one in self.corrected(table, key)}
        self._keep([], back)
        return len(back)

    def corrected(self, table: str, key: str) -> list[corrections.Correction]:
        """The corrections of a row, applied or stale."""
        return [one for one, _ in self.reading.corrections if (one.table, one.row) == (table, key)]

    def _keep(self, made: list, without: set = frozenset()) -> None:
        """Into the file once it is known that all of them can stand together."""
        held = {one.place: one for one, _ in self.reading.corrections if one.place not in without}
        held.update((one.place, one) for one in made)
        after = self.reading.corrected(list(held.values()))
        if made or without:
            corrections.keep(self.article, made, self.folder, without=without)
        self._reading = after
