"""The tab with the files: a link that downloads them as one ZIP, and a button that writes them into a folder."""
from __future__ import annotations

import base64
from html import escape

import ipywidgets as widgets

from ..export import FORMATS, zipped
from ..language import tr
from . import pages

_KINDS = {"csv": "CSV, for any spreadsheet", "xlsx": "Excel workbook", "parquet": "Parquet, for pandas and R", "sqlite": "SQLite database",
          "gpkg": "GeoPackage, for maps in QGIS", "ics": "Calendar of the dated events", "jsonld": "JSON-LD, linked data (schema.org)"}


def overview(files: dict[str, list[str]]) -> "pandas.DataFrame":
    """Formats, what opens them, and their files: ``{"xlsx": ["reading.xlsx", …]}``.

    >>> overview({"ics": ["README.md", "article.txt", "reading.ics"]}).values.tolist()
    [['ics', 'Calendar of the dated events', 'reading.ics']]
    """
    import pandas as pd
    rows = [(kind, tr(_KINDS[kind]), ", ".join(name for name in names if name not in ("README.md", "article.txt")))
            for kind, names in files.items()]
    return pd.DataFrame(rows, columns=["format", "what it is", "files"])


class Takeaway:
    """Files of the reading on the desk, as corrected."""

    def __init__(self, desk, say):
        self._desk, self._say = desk, say
        self.format = widgets.Dropdown(options=[(tr(_KINDS[name]), name) for name in _KINDS if name in FORMATS], description=tr("Format"))
        self.link = widgets.HTML()
        self.folder = widgets.Text(value="my-tables", description=tr("Folder"), tooltip=tr("Counted from the folder of this notebook"))
        self.button = widgets.Button(description=tr("Write into the folder"), layout=widgets.Layout(width="auto"))
        self.format.observe(lambda change: self.show(), "value")
        self.button.on_click(lambda _: self.write())
        self.box = widgets.VBox([self.format, self.link, widgets.HBox([self.folder, self.button])])

    def show(self) -> None:
        """The link, made for the tables as they stand now."""
        kind = self.format.value
        pack = zipped(self._desk.reading, kind)
        link = f"data:application/zip;base64,{base64.b64encode(pack).decode('ascii')}"
        label = tr("Download {name} ({size})", name=f"lesart-{kind}.zip", size=pages.size(len(pack)))
        self.link.value = f'<p><a class="lesart-download" download="lesart-{kind}.zip" href="{link}" style="text-decoration:underline">{escape(label)}</a></p>'

    def write(self) -> None:
        """Write the files into the folder; a sentence says which, or what went wrong."""
        from ..errors import LesartError
        try:
            written = self._desk.reading.export(self.folder.value.strip() or "my-tables", self.format.value)
        except LesartError as error:
            self._say(str(error), wrong=True)
            return
        self._say(tr("{n} files written into {folder}.", n=len(written), folder=self.folder.value.strip() or "my-tables"))
