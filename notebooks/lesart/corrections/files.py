"""The files in ``data/corrections``: read with a clear error, written aside and then renamed."""
from __future__ import annotations

import csv
import os
import re
import tempfile
from datetime import date
from pathlib import Path

from .. import datasets
from ..errors import LesartError
from .model import Correction, digest, typed

FOLDER = datasets.DATA / "corrections"
_FIELDS = ("article", "table", "row", "action", "column", "machine", "human", "note", "day", "passage")


def kept(article, folder: str | Path = FOLDER) -> list[Correction]:
    """All corrections that a folder, or one file, keeps for an article; it is known by its text.

    Parameters
    ----------
    article : lesart.article.Article
        The article.
    folder : str or Path
        ``data/corrections``, another folder, or one file.

    Raises
    ------
    LesartError
        Names file, row and column of the first cell that is wrong.
    """
    folder, name = Path(folder), digest(article.text)
    if not folder.exists() and folder != FOLDER:
        raise LesartError(f"{folder}: no such file or folder of corrections. Check the path.")
    files = [folder] if folder.is_file() else sorted(folder.glob("*.csv"))
    return [one for file in files for one in read_file(file) if one.article == name]


def read_file(path: Path) -> list[Correction]:
    """All corrections of one file, of whatever article, each checked against the schema of its table."""
    found = []
    for number, row in enumerate(datasets.read_csv(Path(path), _schema()), 2):
        one = Correction(**{name: _bare(row[name]) for name in _FIELDS})
        try:
            check(one)
        except LesartError as error:
            raise LesartError(f"{path}, row {number}: {error}") from None
        found.append(one)
    return found


def check(one: Correction) -> None:
    """A `LesartError` where a correction could not hold in any article."""
    if one.action == "delete":
        if one.column is not None:
            raise LesartError("column 'column': a row is deleted as a whole. Leave the cell empty.")
    elif one.column is None:
        raise LesartError(f"column 'column': is empty. Name the column that '{one.action}' fills.")
    else:
        typed(one.table, one.column, one.human)


def keep(article, corrections: list[Correction], folder: str | Path = FOLDER, *, without: set[tuple] = frozenset()) -> Path:
    """Add corrections to an article's file, in the place of those that they replace.

    Parameters
    ----------
    article : lesart.article.Article
        The article.
    corrections : list of Correction
        What to add.
    folder : str or Path
        The folder, or one file.
    without : set of tuple
        Places (`Correction.place`) whose corrections are taken back.

    Returns
    -------
    Path
        The file: the one that has corrections of this article, else a new one.

    Raises
    ------
    LesartError
        A correction is wrong, or the file cannot be written; the file stays as it was.
    """
    for one in corrections:
        check(one)
    folder = Path(folder)
    path = folder if folder.suffix == ".csv" else _file(article, folder)
    held = {one.place: one for one in (read_file(path) if path.exists() else []) if one.place not in without}
    held.update((one.place, one) for one in corrections)
    _write(path, list(held.values()))
    return path


def _file(article, folder: Path) -> Path:
    name = digest(article.text)
    for file in sorted(folder.glob("*.csv")):
        if any(one.article == name for one in read_file(file)):
            return file
    words = re.findall(r"[a-z0-9]+", (article.title or article.text[:80]).lower().translate(_ASCII))
    return folder / f"{'-'.join(words[:5])[:40] or 'article'}-{name[:8]}.csv"


_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _write(path: Path, corrections: list[Correction]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=f".{path.stem}-", dir=path.parent)
    except OSError as error:
        raise LesartError(f"{path}: cannot be written ({error.strerror}). Choose another folder.") from None
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(_FIELDS)
            writer.writerows([_guarded(getattr(one, name)) for name in _FIELDS] for one in corrections)
        os.chmod(aside, 0o644)
        os.replace(aside, path)
    except OSError as error:
        raise LesartError(f"{path}: cannot be written ({error.strerror}). It stays as it was.") from None
    finally:
        Path(aside).unlink(missing_ok=True)


def _guarded(value):
    """A cell that no spreadsheet takes for a formula, and that `_bare` gives back as it was."""
    from ..export import neutral
    if value is None or isinstance(value, date):
        return "" if value is None else value.isoformat()
    return "'" + value if value.startswith("'") else neutral(value)


def _bare(value):
    return value[1:] if isinstance(value, str) and value.startswith("'") else value


def _schema() -> dict:
    return next(iter(datasets.described(datasets.DATA / "corrections").values()))["schema"]
