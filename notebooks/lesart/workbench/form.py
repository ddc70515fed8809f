"""The desk in widgets: text in, Read, tables in tabs, a picture, the files to take along."""
from __future__ import annotations

from pathlib import Path

import ipywidgets as widgets

from .. import corrections
from ..errors import LesartError
from ..language import tr
from . import pages
from .desk import Desk
from .editor import Editor
from .takeaway import Takeaway

_STAGES = {"words": "Sentences and words", "times": "Days and times", "actors": "Actors", "statements": "Statements", "events": "Events",
           "checks": "Checks", "tables": "Tables"}
_WIDE = {"description_width": "7em"}


def form(article: str | Path | None = None, folder: str | Path = corrections.FOLDER) -> "Form":
    """The form of notebook 08.

    Parameters
    ----------
    article : str or Path, optional
        The article that stands in the box at first; the one that the notebooks read by default.
    folder : str or Path
        Where corrections are kept.
    """
    return Form(Desk(article, folder))


class Form(widgets.VBox):
    """A form over a desk; ``form.reading`` is what was read last, corrections laid over it."""

    def __init__(self, desk: Desk):
        self.desk = desk
        self.text = widgets.Textarea(value=desk.article.text, rows=10, layout=widgets.Layout(width="calc(100% - 6px)"),
                                     placeholder=tr("Paste the text of a German news article here."), tooltip=tr("The article's text"))
        self.upload = widgets.FileUpload(accept=".txt,.md,.markdown,.html,.htm,.mhtml,.mht", description=tr("Upload a file"),
                                         tooltip=tr("Text, Markdown or a saved web page"), layout=widgets.Layout(width="auto"))
        self.day = widgets.DatePicker(value=desk.article.published, description=tr("Published on"), style=_WIDE,
                                      tooltip=tr("Leave it empty where you do not know: the day is then inferred from the text"))
        self.button = widgets.Button(description=tr("Read"), button_style="primary")
        self.progress = widgets.IntProgress(min=0, max=len(_STAGES), layout=widgets.Layout(width="12em", visibility="hidden"))
        self.message = widgets.HTML()
        self.editors = {table: Editor(desk, table, self._corrected) for table in pages.EDITED}
        self.picture = widgets.ToggleButtons(options=[(tr(label), name) for name, label in pages.PICTURES.items()],
                                             tooltips=[tr("The article with marks"), tr("The events in time"), tr("The events on the map")])
        self.drawn, self.listed = widgets.HTML(), widgets.HTML()
        self.takeaway = Takeaway(desk, self.say)
        self.tabs = widgets.Tab(children=[widgets.VBox([self.picture, self.drawn]), *(one.box for one in self.editors.values()),
                                          self.listed, self.takeaway.box], layout=widgets.Layout(display="none"))
        self.tabs.titles = [tr("Picture"), *(tr(name.capitalize()) for name in self.editors), tr("Corrections"), tr("Export")]
        self.button.on_click(lambda _: self.read())
        self.upload.observe(lambda change: self.uploaded(), "value")
        self.picture.observe(lambda change: self._draw(), "value")
        style = widgets.HTML(f"<style>{pages.STYLE}</style>", layout=widgets.Layout(display="none"))
        bar = widgets.HBox([self.upload, self.day, self.button, self.progress], layout=widgets.Layout(flex_flow="row wrap"))
        super().__init__([style, self.text, bar, self.message, self.tabs])

    @property
    def reading(self):
        """What was read last, with the corrections laid over it."""
        return self.desk.reading

    def uploaded(self) -> None:
        """The file that was uploaded stands in the box, with its day; nothing is read yet."""
        if not self.upload.value:
            return
        file = self.upload.value[0]
        if self._try(lambda: self.desk.put_file(file["name"], bytes(file["content"]))):
            self.text.value, self.day.value = self.desk.article.text, self.desk.article.published
            self.say(tr("{name} stands in the box. Press Read.", name=file["name"]))
        self.upload.value = ()  # the same file can be uploaded again

    def read(self) -> bool:
        """Read the box and show everything; False where that failed, and then a sentence says why."""
        self.button.disabled, self.progress.value, self.progress.layout.visibility = True, 0, "visible"
        try:
            return self._try(self._read)
        finally:
            self.button.disabled, self.progress.layout.visibility = False, "hidden"

    def _read(self) -> None:
        article, text, day = self.desk.article, self.text.value, self.day.value
        if (text, day) != (article.text, article.published):
            same = text == article.text
            self.desk.put(text, day, article.title if same else None, article.source if same else None)
        reading = self.desk.read(self._stage)
        self._stage("tables")
        self.show()
        self.say(pages.summary(reading))

    def _stage(self, stage: str) -> None:
        self.progress.value += 1
        self.say(tr(_STAGES[stage]) + " …")

    def show(self) -> None:
        """All tabs anew."""
        for editor in self.editors.values():
            editor.show()
        self.listed.value = pages.corrections_page(self.reading)
        self._draw()
        self.takeaway.show()
        self.tabs.layout.display = ""

    def _draw(self) -> None:
        self.drawn.value = pages.picture(self.reading, self.picture.value)

    def _corrected(self, what) -> bool:
        """Run an editor's wish, then show what became of it."""
        said: list[str] = []
        if not self._try(lambda: said.append(what())):
            return False
        self.show()
        self.say(said[0])
        return True

    def say(self, sentence: str, wrong: bool = False) -> None:
        """One sentence under the button."""
        self.message.value = pages.said(sentence, wrong)

    def _try(self, what) -> bool:
        try:
            what()
        except LesartError as error:
            self.say(str(error), wrong=True)
            return False
        return True

    def _repr_mimebundle_(self, include=None, exclude=None, **_):
        """The widgets where a kernel answers them; a sentence where none does, as in the report."""
        sentence = tr("The form works in JupyterLab: open this notebook there, paste a text and press Read. Without it, what follows shows the "
                      "same for the article below.")
        view = super()._repr_mimebundle_(include=include, exclude=exclude) or {}
        return {**view, "text/html": f'<p class="aside">{sentence}</p>', "text/plain": sentence}

