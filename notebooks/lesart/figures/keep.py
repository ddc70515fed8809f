"""A figure's SVG and data, kept while a report is built, so that readers of the report can take them along.

``LESART_FIGURES`` names the folder; without it nothing is kept.  The files are named by the figure's PNG.
"""
from __future__ import annotations

import csv
import hashlib
import io
import os
import re
from pathlib import Path

import pandas as pd

_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def figure(png: bytes, fig, rows: pd.DataFrame | None) -> None:
    """Keep a matplotlib figure as SVG, and what it shows as CSV."""
    if os.environ.get("LESART_FIGURES"):
        fig.set_layout_engine("none")  # what the PNG shows stays in its place; saving it has brought the default engine back
        file = io.BytesIO()
        fig.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        _write(png, small_svg(file.getvalue().decode("utf-8")), rows)


def chart(png: bytes, spec: dict) -> None:
    """Keep a Vega-Lite chart as SVG, and its longest table as CSV."""
    if os.environ.get("LESART_FIGURES"):
        import vl_convert
        tables = [rows for rows in spec.get("datasets", {}).values() if isinstance(rows, list) and rows and isinstance(rows[0], dict)]
        longest = max(tables, key=len, default=None)
        _write(png, small_svg(vl_convert.vegalite_to_svg(spec)), None if longest is None else pd.DataFrame(longest))


def key(png: bytes) -> str:
    """The name under which a figure's files are kept."""
    return hashlib.sha256(png).hexdigest()[:24]


def small_svg(svg: str) -> str:
    """The same drawing with numbers of one decimal: a figure of nine inches shows no more.

    >>> small_svg('<path d="M 0.123456 10.0 L -3.96 7.25"/>')
    '<path d="M 0.1 10.0 L -4 7.2"/>'
    """
    return _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".rstrip("0").rstrip(".").replace("-0", "0") if abs(float(found[0])) < 0.05
                       else f"{float(found[0]):.1f}".removesuffix(".0"), svg)


def as_csv(rows: pd.DataFrame) -> str:
    """Rows as CSV that a spreadsheet opens safely: UTF-8 with its mark, and no cell that it would run as a formula.

    >>> as_csv(pd.DataFrame({"name": ["=1+1", "Baku"], "n": [-1, 2], "told": [("a", "b"), ()]})).lstrip("\\ufeff").splitlines()
    ['name,n,told', "'=1+1,-1,a; b", 'Baku,2,']
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([_cell(column) for column in rows.columns])
    for row in rows.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    return "\ufeff" + file.getvalue()


def _cell(value) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        value = "; ".join(map(str, value))
    elif pd.isna(value):
        return ""
    elif isinstance(value, pd.Timestamp):
        value = value.date().isoformat() if value == value.normalize() else value.isoformat()
    text = str(value)
    # Excel and LibreOffice take these for the beginning of a formula.
    return "'" + text if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _write(png: bytes, svg: str, rows: pd.DataFrame | None) -> None:
    folder = Path(os.environ["LESART_FIGURES"])
    (folder / f"{key(png)}.svg").write_text(svg, encoding="utf-8", newline="")
    if rows is not None:
        (folder / f"{key(png)}.csv").write_text(as_csv(rows), encoding="utf-8", newline="")
