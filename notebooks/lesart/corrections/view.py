"""Machine and human side by side, for a reader: a corrected table that says what was corrected, and the list of corrections."""
from __future__ import annotations

from .. import tables
from ..language import if_known, name as name_of, tr
from .keys import NAMED, NUMBERED, keys, span

BY_A_PERSON = "by a person"


def marked(reading, table: str) -> "pandas.DataFrame":
    """A corrected table with a column that says what a person changed, and with the rows that a person took out.

    Parameters
    ----------
    reading : lesart.reading.Reading
        A corrected reading; of another one the column is empty.
    table : str
        Which table.

    Returns
    -------
    DataFrame
        The table's columns and ``by a person``: "kind: state, machine: group", "added", "taken out".

    Examples
    --------
    >>> import lesart
    >>> from lesart.corrections import change
    >>> reading = lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe.")
    >>> corrected = reading.corrected([change(reading, "actors", "wladimir-putin", "office", "Präsident")])
    >>> marked(corrected, "actors")["by a person"].tolist()
    ['office: Präsident, machine: –']
    """
    import pandas as pd

    data = reading.table(table).copy()
    data.index = list(keys(reading, table))
    notes: dict[str, list[str]] = {}
    taken = []
    for one, stale in reading.corrections:
        if one.table != table or stale:
            continue
        if one.action == "change":
            said = tr("{column}: {human}, machine: {machine}", column=tr(one.column.replace("_", " ")),
                      human=_shown(reading, one, one.human), machine=_shown(reading, one, one.machine))
        else:
            said = tr("added") if one.action == "add" else tr("taken out")
        if one.action == "delete":
            taken.append(one.row)
        if said not in notes.setdefault(one.row, []):
            notes[one.row].append(said)
    if taken:
        machine = reading.machine.table(table)
        index = keys(reading.machine, table)
        out = machine.loc[[index[key] for key in taken]].set_axis(taken)
        data = pd.concat([data, out])
        data = data.sort_values("start", kind="stable") if "start" in data.columns else data
    data[BY_A_PERSON] = pd.Series({key: "; ".join(said) for key, said in notes.items()}, dtype="string").reindex(data.index)
    return data.reset_index(drop=True)


def told(reading) -> "pandas.DataFrame":
    """The same as `listed` for readers: in their language, with names for ids and words for rows."""
    import pandas as pd

    rows = []
    for one, stale in reading.corrections:
        at = {"passage": one.passage or _named(reading, one.table, one.row), "table": tr(one.table), "action": tr(one.action), "column": one.column and tr(one.column.replace("_", " "))}
        values = {"machine": _row(reading, one.machine), "human": one.human} if one.action == "delete" else {
            name: _shown(reading, one, getattr(one, name)) for name in ("machine", "human")}
        rows.append({**at, **values, "note": one.note, "outcome": tr("stale") if stale else tr("applied"), "reason": stale})
    names = ("passage", "table", "action", "column", "machine", "human", "note", "outcome", "reason")
    found = pd.DataFrame(rows, columns=names, dtype="string")
    return found if found["reason"].notna().any() else found.drop(columns="reason")


def _shown(reading, one, value: str | None) -> str:
    """A value of a correction as a reader wants it: the name of whom an id means, the words of a row."""
    if value is None:
        return "–"
    if one.column in NAMED:
        return _named(reading, NAMED[one.column], value)
    if one.column in NUMBERED and (at := span(value)):
        return reading.article.text[slice(*at)]
    column = next(c for c in tables.TABLES[one.table] if c.name == one.column)
    return tr(value.replace("_", " ")) if column.values and not value.isupper() else value


def _row(reading, words: str | None) -> str | None:
    """A deleted row in words: each id of an actor or place by its name, each of the tables' words in the reader's language."""
    def word(part: str) -> str:
        names = (_named(reading, table, part) for table in ("actors", "places"))
        return next((name for name in names if name != part), None) or if_known(part)

    return words and " · ".join(map(word, words.split(" · ")))


def _named(reading, table: str, row: str) -> str:
    """The name of an actor or place, its id where neither person nor machine has it."""
    for source in (reading, reading.machine):
        data = source.table(table)
        found = data[data.iloc[:, 0] == row]
        if len(found):
            return name_of(found.iloc[0])
    return row


def listed(reading) -> "pandas.DataFrame":
    """All corrections of a reading with what became of them.

    Returns
    -------
    DataFrame
        table, row (its key), passage, action, column, machine, human, note, day, status (applied, stale),
        reason (why it is stale).
    """
    import pandas as pd

    rows = [(one.table, one.row, one.passage, one.action, one.column, one.machine, one.human, one.note, one.day,
             "stale" if stale else "applied", stale) for one, stale in reading.corrections]
    names = ("table", "row", "passage", "action", "column", "machine", "human", "note", "day", "status", "reason")
    columns = list(zip(*rows)) if rows else [()] * len(names)
    return pd.DataFrame({name: pd.Series(list(values), dtype=tables.DAY if name == "day" else "string")
                         for name, values in zip(names, columns)})
