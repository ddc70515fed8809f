"""A table's tab: the table, and below it a form for one of its rows."""
from __future__ import annotations

import ipywidgets as widgets

from .. import corrections, tables
from ..language import name as name_of, tr
from . import pages
from .desk import NEW

_PLACED = ("mentions", "times", "events", "statements")  # tables whose rows stand somewhere in the text
_STYLE = {"description_width": "7em"}


class Editor:
    """Show a table and correct it.

    Parameters
    ----------
    desk : Desk
        What is corrected.
    table : str
        Which table.
    run : callable
        Gets a function that makes the correction and returns what to say; runs it, shows an error
        or everything anew; True where it went well.
    """

    def __init__(self, desk, table: str, run):
        self._desk, self.table, self._run, self._filling = desk, table, run, False
        self.html = widgets.HTML()
        self.row = widgets.Dropdown(description=tr("Row"), style=_STYLE, layout=widgets.Layout(width="46em", max_width="100%"))
        self.context = widgets.HTML()
        self.passage = widgets.Text(description=tr("Words"), style=_STYLE, placeholder=tr("copied from the article"),
                                    tooltip=tr("The words of the article that the row stands for"))
        self.occurrence = widgets.BoundedIntText(value=1, min=1, max=9999, description=tr("Occurrence"), style=_STYLE,
                                                 tooltip=tr("Which one, where the words stand there more than once"))
        self.event = widgets.Dropdown(description=tr("event"), style=_STYLE)
        self.fields = {name: _field(table, name) for name in corrections.COLUMNS[table]}
        self.note = widgets.Text(description=tr("Why"), style=_STYLE, placeholder=tr("a note for others"))
        self.keep = widgets.Button(description=tr("Keep the correction"), button_style="primary", layout=widgets.Layout(width="auto"))
        self.remove = widgets.Button(description=tr("Take the row out"), layout=widgets.Layout(width="auto"))
        self.undo = widgets.Button(description=tr("Take corrections back"), layout=widgets.Layout(width="auto"))
        self.row.observe(lambda change: self.fill(), "value")
        self.keep.on_click(lambda _: self.kept())
        self.remove.on_click(lambda _: self.removed())
        self.undo.on_click(lambda _: self.undone())
        grid = widgets.Layout(grid_template_columns="repeat(auto-fill, minmax(20em, 1fr))", width="100%")
        self.box = widgets.VBox([self.html, widgets.HTML(f"<b>{tr('Correct a row')}</b>"), self.row, self.context,
                                 widgets.GridBox([self.passage, self.occurrence, self.event, *self.fields.values(), self.note], layout=grid),
                                 widgets.HBox([self.keep, self.remove, self.undo])])

    def show(self) -> None:
        """The table and the choice of rows anew; the chosen row stays chosen."""
        self.html.value = pages.table_page(self._desk.reading, self.table)
        before, rows = self.row.value, self._desk.rows(self.table)
        new = [(tr("a new row"), NEW)] if self.table in corrections.ADDABLE else []
        self._filling = True
        self.row.options = rows + new
        self.row.value = before if before in dict((key, label) for label, key in rows + new) else (rows + new or [("", None)])[0][1]
        self._filling = False
        self.fill()

    def fill(self) -> None:
        """The fields hold the chosen row."""
        if self._filling:
            return
        key = self.row.value
        if key is None:  # a table without rows that takes none
            self.keep.disabled = self.remove.disabled = self.undo.disabled = True
            return
        self.context.value = pages.passage(self._desk.reading, *self._desk.characters(self.table, key))
        cells = self._desk.cells(self.table, key)
        for name, field in self.fields.items():
            _choices(self._desk.reading, name, field)
            _put(field, cells[name])
        new = key == NEW
        for field, wanted in ((self.passage, new and self.table in _PLACED), (self.occurrence, new and self.table in _PLACED),
                              (self.event, new and self.table == "participants")):
            field.layout.display = "" if wanted else "none"
        if new and self.table == "participants":
            self.event.options = [(label, key) for label, key in self._desk.rows("events")]
        self.note.value = next((one.note for one in self._desk.corrected(self.table, key) if one.note), "")
        self.keep.description = tr("Add the row") if new else tr("Keep the correction")
        self.keep.disabled, self.remove.disabled, self.undo.disabled = False, new, not self._desk.corrected(self.table, key)

    def kept(self) -> None:
        """Add the row, or keep what was changed in it."""
        cells = {name: field.value if field.value != "" else None for name, field in self.fields.items()}
        note, key = self.note.value.strip() or None, self.row.value

        def what():
            if key == NEW:
                where = ({"passage": self.passage.value, "occurrence": self.occurrence.value} if self.table in _PLACED
                         else {"event": self.event.value} if self.table == "participants" else {})
                self._desk.add(self.table, cells, note, **where)
                return tr("The row is added and kept.")
            count = self._desk.change(self.table, key, cells, note)
            if count > 1:
                return tr("{n} cells are corrected and kept.", n=count)
            return tr("One cell is corrected and kept.") if count else tr("Nothing differs from the row as it stands.")
        self._run(what)

    def removed(self) -> None:
        """Take the row out."""
        key, note = self.row.value, self.note.value.strip() or None

        def what():
            self._desk.delete(self.table, key, note)
            return tr("The row is taken out; the machine's table keeps it.")
        self._run(what)

    def undone(self) -> None:
        """Take back what was said of the row."""
        def what():
            self._desk.undo(self.table, self.row.value)
            return tr("The corrections of this row are taken back.")
        self._run(what)


def _field(table: str, name: str):
    column = corrections.column_of(table, name)
    label = tr(name.replace("_", " "))
    if column.dtype == tables.DAY:
        return widgets.DatePicker(description=label, style=_STYLE, tooltip=column.meaning)
    if column.values or name in corrections.keys.NAMED or name in corrections.keys.NUMBERED:
        field = widgets.Dropdown(description=label, style=_STYLE, tooltip=column.meaning)
        field.fixed, field.required = column.values, column.required
        return field
    return widgets.Text(description=label, style=_STYLE, tooltip=column.meaning)


def _choices(reading, name: str, field) -> None:
    """What a dropdown offers: the column's own values, or the rows of the table that it names."""
    if not isinstance(field, widgets.Dropdown):
        return
    options = [(value if value.isupper() else tr(value.replace("_", " ")), value) for value in field.fixed]  # codes stay: CONSULT, DATE
    if name in corrections.keys.NAMED:
        data = reading.table(corrections.keys.NAMED[name])
        options = [(f"{name_of(row)} ({row[data.columns[0]]})", row[data.columns[0]]) for row in data.to_dict("records")]
    elif name in corrections.keys.NUMBERED:
        data = reading.table(corrections.keys.NUMBERED[name])
        options = [(f"{number}  {words}", number) for number, words in zip(data.iloc[:, 0], data["text"])]
    field.options = [("–", None), *options]


def _put(field, value) -> None:
    if isinstance(field, widgets.DatePicker):
        field.value = None if value is None else value.date()
    elif isinstance(field, widgets.Dropdown):
        if value not in [key for _, key in field.options]:
            field.options = [*field.options, (str(value), value)]
        field.value = value
    else:
        field.value = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
