"""Tables as CSV, Parquet, an Excel workbook, an SQLite database and a GeoPackage."""
from __future__ import annotations

# Characters that make a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(value):
    """A cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1")
    "'=1+1"
    >>> neutral("9. Oktober")
    '9. Oktober'
    """
    return "'" + value if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value


def csv(reading, data, folder):
    """One file for each table; UTF-8 with byte order mark, as Excel wants it."""
    for name, table in data.items():
        _neutral(table).to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig", date_format="%Y-%m-%d")


def parquet(reading, data, folder):
    """One file for each table, with its types."""
    for name, table in data.items():
        table.to_parquet(folder / f"{name}.parquet", index=False)


def xlsx(reading, data, folder):
    """One workbook, a sheet for each table."""
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


def sqlite(reading, data, folder):
    """One database, a table for each."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(folder / "reading.sqlite")) as database:
        for name, table in data.items():
            _iso_days(table).to_sql(name, database, index=False)
        database.commit()


def gpkg(reading, data, folder):
    """One GeoPackage: the places as points, and a layer without geometry for each other table."""
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


def _neutral(data):
    return data.assign(**{name: data[name].map(neutral, na_action="ignore")
                          for name in data.columns if data[name].dtype == "string"})


def _iso_days(table):
    """Days as text, as SQLite has no type for them."""
    return table.assign(**{name: table[name].dt.strftime("%Y-%m-%d").astype("string")
                           for name in table.columns if table[name].dtype.kind == "M"})
