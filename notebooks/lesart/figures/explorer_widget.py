"""The explorer as Jupyter shows it: a live view where there is a kernel, the static page everywhere else."""
from __future__ import annotations

import base64

import anywidget
import pandas as pd
import traitlets

from ..errors import LesartError
from ..language import tr
from . import explorer, explorer_page, scripts
from .explorer_chart import chart
from .show import chart_bundle

KINDS = ("actor", "state", "month", "event")
_VIEW = """
export default { render({ model, el }) {
  el.innerHTML = model.get("html");
  const shown = lesartExplorer(el.querySelector("figure"), window.vegaEmbed, choice => { model.set("choice", choice); model.save_changes(); });
  const follow = () => shown.choose(model.get("choice"));
  follow();
  model.on("change:choice", follow);
  return () => { model.off("change:choice", follow); shown.close(); };
} };
"""


class Explorer(anywidget.AnyWidget):
    """Map, timeline, actors, events and text of an article, linked; see `lesart.figures.explorer.explore`.

    Attributes
    ----------
    choice : dict
        What is chosen: any of actor, state, month and event, each an id or value of `explorer.rows`.
    events : DataFrame
        The rows of ``reading.events`` that the choice leaves.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)
    choice = traitlets.Dict().tag(sync=True)

    def __init__(self, reading):
        self.reading, self.rows = reading, explorer.rows(reading)
        self.about = {"title": explorer.title(self.rows), "alt": _alt(self.rows),
                      "source": tr("the article; borders: Natural Earth 5.1.1, German point of view; Crimea, dashed, is Ukraine's and occupied by Russia")}
        data, self._metadata = chart_bundle(chart(self.rows), title=self.about["title"], alt=self.about["alt"])
        self.about.update(number=self._metadata["lesart"]["number"], alt=self._metadata["lesart"]["alt"])
        spec = data.pop("application/vnd.vegalite.v5+json")
        for unused in ("$schema", "title"):  # the page has a caption; Vega-Lite would warn of another version's schema
            spec.pop(unused, None)
        self._still = {"text/html": explorer_page.figure(reading, self.rows, spec, data["image/png"], self.about), **data}
        super().__init__(html=self._still["text/html"])

    @traitlets.default("_esm")
    def _script(self):
        return f"{scripts.vega()}\n{scripts.asset('explorer.js')}\n{_VIEW}"

    @traitlets.validate("choice")
    def _known(self, proposal):
        choice = {kind: value for kind, value in proposal["value"].items() if value}
        for kind, value in choice.items():
            if kind not in KINDS:
                raise LesartError(f"The explorer has no choice {kind!r}. Choose by {', '.join(KINDS)}.")
            known = set(self.rows[kind]) | (set(self.reading.actors["actor"]) if kind == "actor" else set())
            if value not in known:
                raise LesartError(f"The article has no {kind} {value!r}. It has {', '.join(sorted(known)[:20])}.")
        return choice

    @property
    def events(self) -> pd.DataFrame:
        left = self.rows
        for kind, value in self.choice.items():
            left = left[left[kind] == value]
        return self.reading.events[self.reading.events["event"].isin(left["event"])]

    def _repr_mimebundle_(self, **kwargs):
        view = super()._repr_mimebundle_(**kwargs)
        live = view[0] if isinstance(view, tuple) else view
        return {**self._still, **{kind: value for kind, value in live.items() if kind.endswith("+json")}}, self._metadata


def _alt(rows: pd.DataFrame) -> str:
    """What the charts show, for those who can't see them: who and when most."""
    said = [tr("A map, a timeline and a chart of actors for {events} events.", events=rows["event"].nunique())]
    people, months = (rows[rows[kind] != "–"].groupby(kind, sort=False)["event"].nunique() for kind in ("name", "month"))
    if len(people):
        said.append(tr("{actor} takes part in most of them: {n}.", actor=people.idxmax(), n=people.max()))
    if len(months):
        said.append(tr("Most of those with a day fall into {month}: {n}.", month=months.idxmax(), n=months.max()))
    return " ".join([*said, tr("The table holds the same events.")])
