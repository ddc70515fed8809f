"""What a person says becomes corrections: change a cell, take out a row, add one."""
from __future__ import annotations

import re
from datetime import date

from .. import tables
from ..errors import LesartError
from .keys import NAMED, NUMBERED, cell, key_of, keys, span
from .model import ADDABLE, COLUMNS, Correction, column_of, digest, says, typed, written


def change(reading, table: str, row: str, column: str, value, note: str | None = None, *, day: date | None = None) -> Correction:
    """Another value for one cell.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The machine's reading, or a corrected one.
    table, row, column : str
        Which cell; the row by its id (``"e5"``) or its key.
    value : object
        What should stand there; None for nothing.  A row of another table is named by its id.
    note : str, optional
        Why.
    day : datetime.date, optional
        When; today by default.

    Raises
    ------
    LesartError
        There is no such row, or the column cannot hold the value; the message says what it can.

    Examples
    --------
    >>> import lesart
    >>> reading = lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe.")
    >>> made = change(reading, "times", "t1", "kind", "DATE")
    >>> made.row, made.machine, made.human, made.passage
    ('16-31', 'DATE', 'DATE', '8. Oktober 2025')
    """
    column_of(table, column)
    key, machine = key_of(reading, table, row), reading.machine or reading
    human = _lasting(reading, table, column, value)
    index = keys(machine, table).get(key)
    before = None if index is None else cell(machine, table, index, column)
    return _made(reading, table, key, "add" if index is None else "change", column, before, human, note, day)


def delete(reading, table: str, row: str, note: str | None = None, *, day: date | None = None) -> Correction:
    """A row of the machine's that is not in the text; what refers to it goes with it."""
    key, machine = key_of(reading, table, row), reading.machine or reading
    if table not in COLUMNS:
        raise LesartError(f"table {table!r} cannot be corrected. Those that can are {', '.join(COLUMNS)}.")
    index = keys(machine, table).get(key)
    if index is None:
        raise LesartError(f"table {table}, row {row!r} was added by a person. Take that correction back instead.")
    row_says = says(table, machine.table(table).loc[index])
    return _made(reading, table, key, "delete", None, row_says, None, note, day)


def add(reading, table: str, note: str | None = None, *, passage: str | None = None, occurrence: int = 1, day: date | None = None,
        **cells) -> list[Correction]:
    """A row that the machine has missed: one correction for each of its cells.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The machine's reading, or a corrected one.
    table : str
        actors, mentions, places, times, events, participants or statements.
    note : str, optional
        Why.
    passage : str
        The words of the article that the row stands for (an event's trigger, say); not for actors,
        places and participants.
    occurrence : int
        Which occurrence of these words, counted from 1.
    cells
        The values by column, and for a participant the ``event``.

    Examples
    --------
    >>> import lesart
    >>> reading = lesart.read(text="Am Montag brach in der Stadt eine Panik aus.")
    >>> made = add(reading, "events", passage="Panik", modality="past", summary="Panik in der Stadt")
    >>> reading.corrected(made).events["summary"].tolist()
    ['Panik in der Stadt']
    """
    if table not in ADDABLE:
        raise LesartError(f"table {table!r}: no row can be added. Those that take one are {', '.join(ADDABLE)}.")
    event = cells.pop("event", None)
    if table not in ("actors", "places", "participants"):
        _find(reading.article.text, passage, occurrence)  # where a row stands is told before what it says
    if table == "events":
        cells.setdefault("summary", passage)
    human = {name: _lasting(reading, table, name, value) for name, value in cells.items()}
    for column in (c for c in tables.TABLES[table] if c.name in COLUMNS[table]):
        if column.required:
            typed(table, column.name, human.get(column.name))
    key = _new_key(reading, table, human, event, passage, occurrence)
    if key in keys(reading, table):
        raise LesartError(f"table {table}: {passage or key!r} is there already. Change that row instead.")
    return [_made(reading, table, key, "add", name, None, value, note, day) for name, value in human.items() if value is not None]


def _lasting(reading, table: str, column: str, value) -> str | None:
    """A value as it is kept, once it is known to hold in this article."""
    text = written(value)
    typed(table, column, text)
    if text is not None and column in NUMBERED:
        text = key_of(reading, NUMBERED[column], text)
    if text is not None and column in NAMED:
        key_of(reading, NAMED[column], text)
    return text


def _new_key(reading, table: str, human: dict, event: str | None, passage: str | None, occurrence: int) -> str:
    if table in ("actors", "places"):
        taken = set(keys(reading, table))
        slug = re.sub(r"[^a-z0-9äöüß]+", "-", human["name"].lower()).strip("-")[:60] or table[:-1]
        if slug in taken:
            raise LesartError(f"table {table}: {human['name']!r} is there already, as {slug!r}. Change that row instead.")
        return slug
    if table == "participants":
        if event is None:
            raise LesartError("table participants: name the event in which the actor takes part (event=\"e5\").")
        return f"{key_of(reading, 'events', event)}/{human['actor']}/{human['role']}"
    start, end = _find(reading.article.text, passage, occurrence)
    return f"{start}-{end}" + (f"/{human['actor']}" if table == "mentions" else "")


def _find(text: str, passage: str | None, occurrence: int) -> tuple[int, int]:
    if not passage or not passage.strip():
        raise LesartError("Name the words of the article that the row stands for (passage=\"Gipfel\").")
    passage = passage.strip()
    found = [match.start() for match in re.finditer(re.escape(passage), text)]
    if not found:
        raise LesartError(f"{passage!r} does not stand in the article. Copy the words as they are written there.")
    if not 1 <= occurrence <= len(found):
        raise LesartError(f"{passage!r} stands in the article {len(found)} times; there is no occurrence {occurrence}.")
    return found[occurrence - 1], found[occurrence - 1] + len(passage)


def _made(reading, table, key, action, column, machine, human, note, day) -> Correction:
    at = span(key)
    words = reading.article.text[slice(*at)] if at else None
    return Correction(digest(reading.article.text), table, key, action, column, machine, human, written(note), day or date.today(),
                      written(words[:80]) if words else None)
