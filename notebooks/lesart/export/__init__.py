"""Write a reading where people work: spreadsheets, databases, maps, calendars, the web of data."""
from __future__ import annotations

import io
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from .. import tables
from ..errors import LesartError
from . import calendar, jsonld, tabular
from .tabular import neutral

_WRITERS = {"csv": tabular.csv, "parquet": tabular.parquet, "xlsx": tabular.xlsx, "gpkg": tabular.gpkg, "sqlite": tabular.sqlite,
            "ics": calendar.ics, "jsonld": jsonld.jsonld}
FORMATS = tuple(_WRITERS)


def export(reading, folder: str | Path, format: str = "csv") -> list[Path]:
    """Write a reading into a folder.

    Everything is written aside first and then moved, so that a folder never holds half an export.

    Parameters
    ----------
    reading : Reading
        What to write.  Of a corrected reading the corrected tables, and the corrections as one more.
    folder : str or Path
        Where to; made if it is missing.  Files of the same names are replaced.
    format : str
        ``csv`` (UTF-8 with byte order mark, as Excel wants it), ``parquet``, ``xlsx`` (one workbook),
        ``gpkg`` (the places as points and all tables), ``sqlite`` (one database), ``ics`` (the dated
        events for a calendar), ``jsonld`` (schema.org).

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    LesartError
        The format is unknown, or the folder cannot be written.

    Notes
    -----
    In CSV and Excel a text that begins like a formula gets a leading apostrophe, so that no
    spreadsheet runs it; the other formats keep every character.
    """
    if format not in FORMATS:
        raise LesartError(f"format={format!r} is unknown. Choose one of {', '.join(FORMATS)}.")
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".lesart-", dir=folder))
    except OSError as error:
        raise LesartError(f"{folder}: cannot be written ({error.strerror}). Choose another folder.") from None
    try:
        _WRITERS[format](reading, _tables(reading), aside)
        (aside / "README.md").write_text(_readme(reading), encoding="utf-8")
        (aside / "article.txt").write_text(reading.article.text, encoding="utf-8", newline="")
        written = []
        for file in sorted(aside.iterdir()):
            os.replace(file, folder / file.name)
            written.append(folder / file.name)
        return written
    except OSError as error:
        raise LesartError(f"{folder}: cannot be written ({error.strerror}). Choose another folder.") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def zipped(reading, format: str = "csv") -> bytes:
    """The same files as one ZIP, the same bytes from run to run where the format allows it."""
    file = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="lesart-") as folder, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in export(reading, folder, format):
            pack.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _tables(reading) -> dict:
    data = {name: reading.table(name) for name in tables.TABLES}
    if reading.corrections:
        from ..corrections import listed
        data["corrections"] = listed(reading)
    return data


_CORRECTED = ("\nThese tables hold corrections by a person. `corrections` lists each of them: what the machine said, what the person "
              "says, and whether it was applied or is stale, as the machine says something else by now.\n")


def _readme(reading) -> str:
    article = reading.article
    about = [f"- title: {article.title}" if article.title else "", f"- source: {article.source}" if article.source else "",
             f"- published: {reading.published.best}" if reading.published.best else "- published: unknown"]
    return ("# Tables of one article\n\n" + "\n".join(filter(None, about)) +
            "\n\n`start` and `end` count Unicode characters in article.txt, from 0, end exclusive.\n" +
            (_CORRECTED if reading.corrections else "") + "\n" + "\n".join(tables.dictionary(name) for name in tables.TABLES))


__all__ = ["FORMATS", "export", "neutral", "zipped"]
