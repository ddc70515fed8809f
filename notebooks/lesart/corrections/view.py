"""Machine and human side by side, for a reader: a corrected table that says what was corrected, and the list of corrections."""
from __future__ import annotations

from .. import tables
from ..language import tr
from .keys import keys

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
            said = tr("{column}: {human}, machine: {machine}", column=tr(one.column.replace("_", " ")), human=one.human or "–", machine=one.machine or "–")
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
