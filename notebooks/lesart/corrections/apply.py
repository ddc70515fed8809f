"""Human over machine: corrections laid over a reading's tables, each only where the machine still says what it said."""
from __future__ import annotations

from typing import NamedTuple

from .. import tables
from ..errors import LesartError
from ..language import tr
from .keys import NAMED, NUMBERED, cell, keys, span
from .model import Correction, says, typed

# Tables whose rows others name come first.
_ORDER = ("actors", "places", "times", "mentions", "statements", "events", "participants", "checks")
_NUMBER = {"mentions": "m", "times": "t", "events": "e", "statements": "q"}


class Judged(NamedTuple):
    """A correction, and why it was not applied; ``stale`` is None where it was."""

    correction: Correction
    stale: str | None


class Applied(NamedTuple):
    """The corrected tables (those that can be corrected), the key of each row, and what became of each correction."""

    tables: dict
    row_keys: dict[str, dict[str, int]]
    judged: list[Judged]


def apply(reading, corrections: list[Correction]) -> Applied:
    """Corrected copies of a reading's tables; the reading stays as it is.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The machine's reading.
    corrections : list of Correction
        Corrections of this article.

    Raises
    ------
    LesartError
        The corrections together break a table's schema: a day of beginning after that of the end, say.
    """
    made, judged = {}, {}
    for table in _ORDER:
        data = reading.table(table).copy()
        data.index = list(keys(reading, table))
        mine = [one for one in corrections if one.table == table]
        for one in (one for one in mine if one.action == "delete"):
            data, judged[one] = _delete(data, one)
        for one in (one for one in mine if one.action == "change"):
            judged[one] = _change(reading, data, one, made)
        rows: dict[str, list[Correction]] = {}
        for one in mine:
            if one.action == "add":
                rows.setdefault(one.row, []).append(one)
        for key, cells in rows.items():
            data, why = _add(reading, data, table, key, cells, made)
            judged.update((one, why) for one in cells)
        made[table] = data
    if any(why is None for why in judged.values()):
        _follow(reading, made)
    row_keys = {table: {key: number for number, key in enumerate(data.index)} for table, data in made.items()}
    made = {table: data.reset_index(drop=True) for table, data in made.items()}
    _validate(made, {one.table for one, why in judged.items() if why is None}, reading.article.text)
    return Applied(made, row_keys, [Judged(one, judged[one]) for one in corrections])


def _delete(data, one: Correction):
    if one.row not in data.index:
        return data, tr("the machine finds no such row any longer")
    now = says(one.table, data.loc[one.row])
    if now != one.machine:
        return data, tr("the machine says something else by now: {now}", now=now)
    return data.drop(index=one.row), None


def _change(reading, data, one: Correction, made: dict) -> str | None:
    index = keys(reading, one.table).get(one.row)
    if index is None:
        return tr("the machine finds no such row any longer")
    if one.row not in data.index:
        return tr("the row is taken out by another correction")
    now = cell(reading, one.table, index, one.column)
    if now != one.machine:
        return (tr("the machine says the same by now") if now == one.human
                else tr("the machine says something else by now: {now}", now=now or "–"))
    if _missing(one, made):
        return tr("the row that it names, {row}, is not there any longer", row=one.human)
    data.at[one.row, one.column] = _value(one, made)


def _add(reading, data, table: str, key: str, cells: list[Correction], made: dict):
    if key in data.index:
        return data, tr("the machine finds the row by now")
    lost = [one.human for one in cells if _missing(one, made)]
    row = dict.fromkeys(column.name for column in tables.TABLES[table])
    if table == "participants":
        event = key.split("/")[0]
        if event not in made["events"].index:
            lost.append(event)
        else:
            row["event"] = made["events"].at[event, "event"]
    if lost:
        return data, tr("the row that it names, {row}, is not there any longer", row=lost[0])
    row.update((one.column, _value(one, made)) for one in cells)
    row.update(_given(reading, data, table, key, row))
    empty = [column.name for column in tables.TABLES[table] if column.required and row[column.name] is None]
    if empty:
        raise LesartError(f"table {table}, row {key!r} that a person added: column '{empty[0]}' is missing. Add it in the same file.")
    new = tables.frame(table, [tuple(row.values())])
    new.index = [key]
    import pandas as pd
    data = pd.concat([data, new])
    return (data.sort_values("start", kind="stable") if "start" in data.columns else data), None


def _given(reading, data, table: str, key: str, row: dict) -> dict:
    """The cells of an added row that follow from its key."""
    if table in ("actors", "places"):
        given = {"actor": key, "known": False, "mentions": 0} if table == "actors" else {"place": key, "mentions": 0}
        return given
    if table == "participants":
        return {}
    at = span(key)
    text = reading.article.text
    if at is None or not at[0] < at[1] <= len(text):
        raise LesartError(f"table {table}, row {key!r} that a person added: names no characters of the article. Write them as 26-33.")
    start, end = at
    numbers = [int(name[1:]) for name in data.iloc[:, 0]]
    given = {tables.TABLES[table][0].name: f"{_NUMBER[table]}{max(numbers, default=0) + 1}", "start": start, "end": end}
    sentences = reading.sentences
    holding = sentences[(sentences["start"] <= start) & (start < sentences["end"])]
    if holding.empty:
        raise LesartError(f"table {table}, row {key!r} that a person added: stands in no sentence. Name the words without blanks around them.")
    given["sentence"] = holding["sentence"].iloc[0]
    if table == "events":
        bounds = int(holding["start"].iloc[0]), max(end, int(holding["end"].iloc[0]))
        return {**given, "trigger": text[start:end], "clause_start": bounds[0], "clause_end": bounds[1]}
    return {**given, "text": text[start:end]}


def _missing(one: Correction, made: dict) -> bool:
    if one.human is None or one.column not in {**NUMBERED, **NAMED}:
        return False
    if one.column in NUMBERED:
        return one.human not in made[NUMBERED[one.column]].index
    target = made[NAMED[one.column]]
    return one.human not in set(target.iloc[:, 0])


def _value(one: Correction, made: dict):
    import pandas as pd
    if one.human is not None and one.column in NUMBERED:
        return made[NUMBERED[one.column]].at[one.human, one.column]
    value = typed(one.table, one.column, one.human)
    return pd.NA if value is None else value


def _follow(reading, made: dict) -> None:
    """What refers to a row that was taken out goes with it, or stands alone; counts are counted again."""
    import pandas as pd

    for table in _ORDER:
        for column in tables.TABLES[table][1 if table != "participants" else 0:]:
            target = NUMBERED.get(column.name) or NAMED.get(column.name)
            if target not in made:
                continue
            data = made[table]
            gone = ~data[column.name].isin(set(made[target].iloc[:, 0])) & data[column.name].notna()
            gone &= data[column.name].isin(set(reading.table(target).iloc[:, 0]))
            if column.required:
                made[table] = data[~gone].copy()
            elif gone.any():
                data.loc[gone, column.name] = pd.NA
    found = made["mentions"].groupby("actor")["start"].agg(["size", "min"])
    actors = made["actors"]
    actors["mentions"] = actors["actor"].map(found["size"]).fillna(0).astype("Int64")
    actors["first"] = actors["actor"].map(found["min"]).astype("Int64")


def _validate(made: dict, touched: set[str], text: str) -> None:
    for table in sorted(touched):
        try:
            tables.validate(table, made[table], text)
        except LesartError as error:
            raise LesartError(f"the corrections of this article cannot stand together: {error}") from None
