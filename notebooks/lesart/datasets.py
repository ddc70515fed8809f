"""Read the project's data files, and say exactly which cell is wrong when one is.

Each folder of ``data/`` describes its CSV files in one or more files named ``*datapackage.json``
(Frictionless Table Schema, https://specs.frictionlessdata.io/table-schema/).  The same
description checks the rows here and becomes the data dictionary in the folder's README.
"""
from __future__ import annotations

import csv
import json
import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from .errors import LesartError

DATA = Path(__file__).resolve().parents[2] / "data"
MARK = "<!-- dictionary: made from datapackage.json by `python notebooks/lesart dictionary` -->"


def rows(folder: str, name: str) -> list[dict]:
    """All rows of one data file, checked and typed.

    Parameters
    ----------
    folder : str
        A folder of ``data/``: ``"lexicon"`` or ``"reference"``, say.
    name : str
        The resource's name in that folder's data package: ``"states"``, say.

    Returns
    -------
    list of dict
        One dict a row; an empty cell is None, a ``date`` is a `datetime.date`, a ``number`` a
        float, an ``integer`` an int, a ``boolean`` a bool.  Shared between callers: do not change.

    Raises
    ------
    LesartError
        Names file, row (the line in the file) and column of the first cell that breaks the schema.

    Examples
    --------
    >>> rows("articles", "articles")[0]["file"]
    'gus-gipfel-2025.txt'
    """
    return _rows(str(DATA / folder), name)


@lru_cache(maxsize=None)
def _rows(folder: str, name: str) -> list[dict]:
    resource = resources(Path(folder)).get(name)
    if resource is None:
        raise LesartError(f"{folder}: no data package there describes '{name}'. "
                          f"It knows {', '.join(sorted(resources(Path(folder)))) or 'nothing'}.")
    return read_csv(Path(folder) / resource["path"], resource["schema"])


def resources(folder: Path) -> dict[str, dict]:
    """The files that a folder's data packages describe, by name.

    A path with a star (``*.csv``) describes many files alike, each named after its file.
    """
    found = {}
    for name, resource in described(folder).items():
        if "*" in resource["path"]:
            found.update((file.stem, {**resource, "path": file.name}) for file in sorted(folder.glob(resource["path"])))
        else:
            found[name] = resource
    return found


def described(folder: Path) -> dict[str, dict]:
    """The resources of a folder's data packages as they stand there, by name."""
    found = {}
    for package in sorted(folder.glob("*datapackage.json")):
        try:
            described = json.loads(package.read_text(encoding="utf-8"))
        except ValueError as error:
            raise LesartError(f"{package}: not valid JSON ({error}). Mend the file.") from None
        found.update((resource["name"], resource) for resource in described["resources"])
    return found


def read_csv(path: Path, schema: dict) -> list[dict]:
    """Rows of one CSV file under a Frictionless table schema; see `rows`."""
    if not path.is_file():
        raise LesartError(f"{path}: the file is missing. Restore it, or take it out of the data package.")
    fields = schema["fields"]
    readers = [(f["name"], _CONVERT.get(f.get("type", "string"), str), f.get("type", "string"),
                f.get("constraints", {})) for f in fields]
    unique = {f["name"]: {} for f in fields if f.get("constraints", {}).get("unique")}
    key = schema.get("primaryKey", [])
    key = [key] if isinstance(key, str) else key
    keys: dict[tuple, int] = {}
    found = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _check_header(path, reader.fieldnames or [], [f["name"] for f in fields])
            for raw in reader:
                row = _typed(path, reader.line_num, raw, readers)
                for column, seen in unique.items():
                    _once(path, reader.line_num, column, row[column], seen)
                if key:
                    _once(path, reader.line_num, " + ".join(key), tuple(row[c] for c in key), keys)
                found.append(row)
    except UnicodeDecodeError as error:
        raise LesartError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}). "
                          "Save the file as UTF-8.") from None
    except csv.Error as error:
        raise LesartError(f"{path}, row {reader.line_num}: broken CSV ({error}). "
                          "Look for an unclosed quotation mark.") from None
    return found


def _check_header(path: Path, header: list[str], expected: list[str]) -> None:
    missing = [name for name in expected if name not in header]
    if missing:
        raise LesartError(f"{path}, row 1: column '{missing[0]}' is missing. "
                          f"Expected the columns {', '.join(expected)}.")


def _typed(path: Path, line: int, raw: dict, readers: list) -> dict:
    if None in raw or None in raw.values():
        raise LesartError(f"{path}, row {line}: the row has too many or too few cells. "
                          "Put text that holds a comma into quotation marks.")
    row = {}
    for name, convert, kind, constraints in readers:
        text = raw[name].strip()
        if not text:
            if constraints.get("required"):
                raise LesartError(f"{path}, row {line}, column '{name}': the cell is empty. Fill it in.")
            row[name] = None
            continue
        try:
            row[name] = convert(text)
        except ValueError:
            raise LesartError(f"{path}, row {line}, column '{name}': {text!r} is not a {kind}. "
                              f"{_HOW.get(kind, '')}".rstrip()) from None
        if "enum" in constraints and text not in constraints["enum"]:
            raise LesartError(f"{path}, row {line}, column '{name}': {text!r} is not one of "
                              f"{', '.join(map(str, constraints['enum']))}.")
        if "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
            raise LesartError(f"{path}, row {line}, column '{name}': {text!r} does not look like "
                              f"{constraints['pattern']}.")
    return row


def _once(path: Path, line: int, column: str, value, seen: dict) -> None:
    if value is None:
        return
    if value in seen:
        shown = " + ".join(map(str, value)) if isinstance(value, tuple) else value
        raise LesartError(f"{path}, row {line}, column '{column}': {shown!r} stands in row "
                          f"{seen[value]} already. Keep one of them.")
    seen[value] = line


def _boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(text)
    return text.lower() == "true"


_CONVERT = {"integer": int, "number": float, "date": date.fromisoformat, "boolean": _boolean}
_HOW = {"date": "Write it as YYYY-MM-DD.", "boolean": "Write true or false.",
        "number": "Write it with a point: 38.55.", "integer": "Write a whole number."}


def dictionary(folder: Path) -> str:
    """The data dictionary of a folder as Markdown: one table of columns for each file."""
    parts = []
    for name, resource in sorted(described(folder).items()):
        parts.append(f"### {resource['path']}\n\n{resource.get('description', resource.get('title', name))}\n")
        parts.append("| column | type | meaning |\n|---|---|---|")
        for field in resource["schema"]["fields"]:
            parts.append(f"| {field['name']} | {_kind(field)} | {field.get('description', '')} |")
        parts.append("")
    return "\n".join(parts)


def _kind(field: dict) -> str:
    rules = field.get("constraints", {})
    words = [field.get("type", "string")]
    words += [word for word in ("required", "unique") if rules.get(word)]
    if "enum" in rules:
        words.append("one of " + ", ".join(map(str, rules["enum"])))
    return ", ".join(words)


def write_dictionary(folder: Path) -> bool:
    """Put the data dictionary below the mark in a folder's README; True where that changed it."""
    readme = folder / "README.md"
    old = readme.read_text(encoding="utf-8") if readme.exists() else f"# {folder.name}\n\n{MARK}\n"
    before = old.split(MARK)[0].rstrip()
    new = f"{before}\n\n{MARK}\n\n{dictionary(folder)}"
    if new != old:
        readme.write_text(new, encoding="utf-8")
    return new != old
