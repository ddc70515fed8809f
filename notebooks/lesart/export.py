"""Write a reading's tables where people work: CSV, Parquet, Excel, GeoPackage, SQLite."""
from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from . import tables
from .errors import LesartError

FORMATS = ("csv", "parquet", "xlsx", "gpkg", "sqlite")
# Characters that make a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export(reading, folder: str | Path, format: str = "csv") -> list[Path]:
    """Write all tables of a reading into a folder.

    Everything is written aside first and then moved, so that a folder never holds half an export.

    Parameters
    ----------
    reading : Reading
        What to write.
    folder : str or Path
        Where to; made if it is missing.  Files of the same names are replaced.
    format : str
        ``csv`` (UTF-8 with byte order mark, as Excel wants it), ``parquet``, ``xlsx`` (one workbook),
        ``gpkg`` (the places as points and all tables), ``sqlite`` (one database).

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
        data = {name: reading.table(name) for name in tables.TABLES}
        globals()[f"_{format}"](reading, data, aside)
        (aside / "README.md").write_text(_readme(reading), encoding="utf-8")
        (aside / "article.txt").write_text(reading.article.text, encoding="utf-8", newline="")
        written = []
        for file in sorted(aside.iterdir()):
            os.replace(file, folder / file.name)
            written.append(folder / file.name)
        return written
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def neutral(value):
    """A cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1")
    "'=1+1"
    >>> neutral("9. Oktober")
    '9. Oktober'
    """
    return "'" + value if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value


def _neutral(data):
    return data.assign(**{name: data[name].map(neutral, na_action="ignore")
                          for name in data.columns if data[name].dtype == "string"})


def _csv(reading, data, folder):
    for name, table in data.items():
        _neutral(table).to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig", date_format="%Y-%m-%d")


def _parquet(reading, data, folder):
    for name, table in data.items():
        table.to_parquet(folder / f"{name}.parquet", index=False)


def _xlsx(reading, data, folder):
    import pandas as pd
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    with pd.ExcelWriter(folder / "reading.xlsx", engine="openpyxl", date_format="YYYY-MM-DD",
                        datetime_format="YYYY-MM-DD") as book:
        for name, table in data.items():
            plain = _neutral(table)
            for column in plain.columns[[plain[c].dtype == "string" for c in plain.columns]]:
                # A cell holds 32,767 characters and no control characters (Excel's own limits).
                plain[column] = plain[column].str.replace(ILLEGAL_CHARACTERS_RE, "\ufffd", regex=True).str.slice(0, 32_767)
            plain.to_excel(book, sheet_name=name, index=False)
            sheet = book.sheets[name]
            sheet.freeze_panes = "A2"
            for cells in sheet.iter_cols(min_row=1, max_row=1):
                sheet.column_dimensions[cells[0].column_letter].width = 18
                for row in sheet.iter_rows(min_col=cells[0].column, max_col=cells[0].column, min_row=2):
                    if row[0].data_type == "f":  # text stays text, whatever it begins with
                        row[0].data_type = "s"


def _sqlite(reading, data, folder):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(folder / "reading.sqlite")) as database:
        for name, table in data.items():
            _iso_days(table).to_sql(name, database, index=False)
        database.commit()


def _gpkg(reading, data, folder):
    import geopandas
    import pyogrio

    file = folder / "reading.gpkg"
    places = data["places"]
    points = geopandas.points_from_xy(places["longitude"].astype("float64"), places["latitude"].astype("float64"))
    points = [None if missing else point for point, missing in zip(points, places["longitude"].isna())]
    pyogrio.write_dataframe(geopandas.GeoDataFrame(places.astype(object).where(places.notna(), None), geometry=points,
                                                   crs="EPSG:4326"),
                            file, layer="places", driver="GPKG", geometry_type="Point")
    for name, table in data.items():
        if name != "places":
            pyogrio.write_dataframe(_iso_days(table), file, layer=name, driver="GPKG", append=True)


def _iso_days(table):
    """Days as text, as SQLite has no type for them."""
    return table.assign(**{name: table[name].dt.strftime("%Y-%m-%d").astype("string")
                           for name in ("earliest", "latest") if name in table.columns})


def _readme(reading) -> str:
    article = reading.article
    about = [f"- title: {article.title}" if article.title else "", f"- source: {article.source}" if article.source else "",
             f"- published: {reading.published.best}" if reading.published.best else "- published: unknown"]
    return ("# Tables of one article\n\n" + "\n".join(filter(None, about)) +
            "\n\n`start` and `end` count Unicode characters in article.txt, from 0, end exclusive.\n\n" +
            "\n".join(tables.dictionary(name) for name in tables.TABLES))
