"""One correction: which article, which row, which column, what the machine said, what a person says."""
from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from .. import tables
from ..errors import LesartError

# What a person can correct.  Where a row stands (start, end, text) is no value of it: another place is another row.
COLUMNS = {
    "actors": ("name", "name_en", "kind", "country", "office", "wikidata"),
    "mentions": ("actor", "form"),
    "places": ("name", "name_en", "kind", "country", "longitude", "latitude"),
    "times": ("kind", "value", "mod", "earliest", "latest"),
    "events": ("type", "modality", "summary", "time", "earliest", "latest", "place", "source", "carrier"),
    "participants": ("actor", "role"),
    "statements": ("speaker", "carrier", "addressee", "mode"),
    "checks": ("verdict", "reason"),
}
ADDABLE = tuple(name for name in COLUMNS if name != "checks")  # a verdict is a rule's; the others are readings of the text
ACTIONS = ("change", "delete", "add")
# What a row says, in one line: a row is taken out only as long as the machine says the same.
_SAYS = {"actors": ("name", "kind"), "mentions": ("text", "actor", "form"), "places": ("name", "kind"), "times": ("text", "value"),
         "events": ("trigger", "type", "modality"), "participants": ("actor", "role"), "statements": ("speaker", "mode", "text"),
         "checks": ("rule", "verdict", "text")}


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a file in ``data/corrections``.

    Attributes
    ----------
    article : str
        `digest` of the article's text.
    table, row : str
        The table, and the row's key (`lesart.corrections.keys`).
    action : str
        ``change`` a cell, ``delete`` a row, ``add`` a row (one correction for each of its cells).
    column, machine, human : str or None
        The column; the machine's value and the person's, as text; None is missing.
    note : str or None
        Why.
    day : datetime.date
        When it was made.
    passage : str or None
        The words at the row, for those who read the file.
    """

    article: str
    table: str
    row: str
    action: str
    column: str | None
    machine: str | None
    human: str | None
    note: str | None
    day: date
    passage: str | None = None

    @property
    def place(self) -> tuple:
        """What it corrects: of two corrections of one place the later holds."""
        return self.article, self.table, self.row, self.column


def digest(text: str) -> str:
    """The name of an article's text: 16 hexadecimal digits of its SHA-256; another character gives another name.

    >>> digest("Putin reiste nach Duschanbe.")
    '6f2509b6d6223be2'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def written(value) -> str | None:
    """A cell as text in one line, None where it is missing.

    >>> import pandas as pd
    >>> written(pd.Timestamp("2025-10-08")), written(pd.NA), written(True), written(38.5)
    ('2025-10-08', None, 'true', '38.5')
    """
    import pandas as pd

    if value is None or pd.isna(value):
        return None
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(str(value).split()) or None


def typed(table: str, name: str, text: str | None):
    """The value that a text means in a column of a table; the other way round of `written`.

    Raises
    ------
    LesartError
        The column cannot be corrected, cannot be missing, or cannot hold this value.

    Examples
    --------
    >>> typed("events", "modality", "planned")
    'planned'
    >>> typed("actors", "kind", "people")
    Traceback (most recent call last):
    ...
    lesart.errors.LesartError: table actors, column 'kind': 'people' is not one of person, state, organisation, agency, group.
    """
    column = column_of(table, name)
    where = f"table {table}, column '{name}'"
    if text is None:
        if column.required:
            raise LesartError(f"{where}: the cell must not be empty.")
        return None
    if column.values and text not in column.values:
        raise LesartError(f"{where}: {text!r} is not one of {', '.join(column.values)}.")
    try:
        value = _CONVERT.get(column.dtype, str)(text)
    except ValueError:
        raise LesartError(f"{where}: {text!r} is not {_WANTED[column.dtype]}.") from None
    if name in _MOST and not abs(value) <= _MOST[name]:
        raise LesartError(f"{where}: {text!r} is no {name}; degrees go from −{_MOST[name]} to {_MOST[name]}.")
    return value


def column_of(table: str, name: str) -> tables.Column:
    """The schema of a column that a person can correct; a `LesartError` where it is none."""
    if table not in COLUMNS:
        raise LesartError(f"table {table!r} cannot be corrected. Those that can are {', '.join(COLUMNS)}.")
    if name not in COLUMNS[table]:
        raise LesartError(f"table {table}, column {name!r}: cannot be corrected. Its columns that can are "
                          f"{', '.join(COLUMNS[table])}; for another passage delete the row and add one.")
    return next(column for column in tables.TABLES[table] if column.name == name)


def says(table: str, row) -> str:
    """What a row (a Series) says, in one line: "reiste · CONSULT · past"."""
    return " · ".join(filter(None, (written(row[name]) for name in _SAYS[table])))


def _day(text: str):
    import pandas as pd
    return pd.Timestamp(date.fromisoformat(text))


_MOST = {"longitude": 180, "latitude": 90}
_CONVERT = {tables.DAY: _day, tables.NUMBER: float, tables.INTEGER: int}
_WANTED = {tables.DAY: "a day, YYYY-MM-DD", tables.NUMBER: "a number with a point, 38.55", tables.INTEGER: "a whole number"}
