"""Names of rows that last: by characters and ids, where the tables number their rows from run to run.

``e5`` is another event as soon as a rule finds one more before it; the characters of its trigger stay.
"""
from __future__ import annotations

import re

from .. import tables
from ..errors import LesartError
from .model import written

# column of any table → the table whose rows it names by number
NUMBERED = {"paragraph": "paragraphs", "sentence": "sentences", "mention": "mentions", "time": "times", "event": "events",
            "statement": "statements", "check": "checks", "clue": "dating"}
# column → the table whose lasting ids it holds
NAMED = {"actor": "actors", "source": "actors", "carrier": "actors", "speaker": "actors", "addressee": "actors", "place": "places"}
_BESIDE = {"mentions": ("actor",), "checks": ("rule",)}  # several rows may stand at the same characters
_SPAN = re.compile(r"(\d+)-(\d+)")


def keys(reading, table: str) -> dict[str, int]:
    """The key of each row of a table → its index in the DataFrame.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.
    table : str
        One of `lesart.tables.TABLES`.

    Examples
    --------
    >>> import lesart
    >>> keys(lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe."), "times")
    {'16-31': 0}
    """
    if reading.row_keys and table in reading.row_keys:  # a corrected reading: its rows keep the machine's keys
        return reading.row_keys[table]
    found: dict[str, int] = {}
    for index, key in zip(reading.table(table).index, _all(reading, table)):
        number, free = 1, key
        while free in found:  # two rows alike: the second is "…#2"
            number += 1
            free = f"{key}#{number}"
        found[free] = index
    return found


def _all(reading, table: str) -> list[str]:
    data = reading.table(table)
    if table in ("actors", "places"):
        return data.iloc[:, 0].tolist()
    if table == "participants":
        events = to_keys(reading, "event")
        return [f"{events[row.event]}/{row.actor}/{row.role}" for row in data.itertuples()]
    return ["/".join([f"{row.start}-{row.end}", *(str(getattr(row, name)) for name in _BESIDE.get(table, ()))])
            for row in data.itertuples()]


def to_keys(reading, column: str) -> dict[str, str]:
    """What a numbering column holds → the key of that row: ``{"e1": "26-33", …}``."""
    table = NUMBERED[column]
    ids = reading.table(table).iloc[:, 0]
    return {ids[index]: key for key, index in keys(reading, table).items()}


def from_keys(reading, column: str) -> dict[str, str]:
    """The other way round: ``{"26-33": "e1", …}``."""
    return {key: number for number, key in to_keys(reading, column).items()}


def cell(reading, table: str, index, column: str) -> str | None:
    """A cell as text that lasts: a row named by number becomes that row's key; None where it is missing."""
    value = written(reading.table(table).at[index, column])
    return to_keys(reading, column).get(value, value) if column in NUMBERED and value is not None else value


def key_of(reading, table: str, row: str) -> str:
    """The key of a row, given by its id in the table (``"e5"``) or by the key itself.

    Raises
    ------
    LesartError
        There is no such row.

    Examples
    --------
    >>> import lesart
    >>> key_of(lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe."), "times", "t1")
    '16-31'
    """
    if table not in tables.TABLES:
        raise LesartError(f"There is no table {table!r}. The tables are {', '.join(tables.TABLES)}.")
    known = keys(reading, table)
    if row in known:
        return row
    if table != "participants":
        ids = reading.table(table).iloc[:, 0]
        for key, index in known.items():
            if ids[index] == row:
                return key
    raise LesartError(f"table {table}: there is no row {row!r}. Give its id or its key, {_example(known)}.")


def span(key: str) -> tuple[int, int] | None:
    """The characters that a key names, None where it names none.

    >>> span("26-33/CIS"), span("wladimir-putin")
    ((26, 33), None)
    """
    found = _SPAN.match(key)
    return (int(found[1]), int(found[2])) if found else None


def _example(known: dict) -> str:
    return f"such as {next(iter(known))!r}" if known else "but the table has no rows"
