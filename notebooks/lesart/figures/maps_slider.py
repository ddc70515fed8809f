"""A day to drag: who belongs to an organisation then, on a map and in a list that follow."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd

from .. import reference
from ..article import as_day
from ..language import language, listed, long_day, name, tr
from . import scripts, style
from .drawing import Drawing
from .maps_base import border_note
from .maps_history import history, side_by_side
from .maps_membership import LOOKS, MEMBERS, of, origin, short, status
from .maps_svg import HEIGHT, WIDTH, panels

ORGANISATIONS = ("CIS", "CSTO", "EAEU", "SCO", "EU", "NATO")
FIRST, LAST = date(1991, 1, 1), date(2026, 12, 31)
# The hatches of LOOKS as lines in a tile of nine pixels.
_TILES = {"\\\\\\\\": "M0 0 9 9M-2 7 2 11M7 -2 11 2", "----": "M0 4.5H9", "..": "M3 4.5h2.4", "--": "M0 2H9",
          "oo": "M2 4.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0", "////": "M0 9 9 0M-2 2 2 -2M7 11 11 7",
          "||||": "M4.5 0V9", "xxx": "M0 0 9 9M0 9 9 0", "+++": "M0 4.5H9M4.5 0V9", "": ""}
_STYLE = """<style>
.lesart-slider { display: none; background: var(--card, #fff); color: var(--ink, #1a1a1a); font: 15px/1.45 "DejaVu Sans", Verdana, sans-serif; padding: .6rem; border: 1px solid var(--rule, #d8d2c5); }
@media screen { .lesart-slides > .lesart-slider { display: block; } .lesart-slides > img { display: none !important; } }
.lesart-slider-bar { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.lesart-slider select, .lesart-slider button { font: inherit; color: var(--ink, #1a1a1a); background: var(--card, #fff); border: 1px solid var(--muted, #4d4d4d); border-radius: 3px; padding: .25rem .6rem; min-height: 2rem; }
.lesart-slider button:disabled { color: var(--muted, #6b6b6b); border-style: dashed; }
.lesart-slider-day { display: block; margin: .5rem 0 0; } .lesart-slider-day output { font-weight: bold; }
.lesart-slider-day input { display: block; width: 100%; min-height: 1.8rem; margin: 0; accent-color: #0072b2; }
.lesart-slider-years { display: flex; justify-content: space-between; font-size: .8rem; color: var(--muted, #4d4d4d); }
.lesart-slider-sides { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; margin-top: .5rem; }
.lesart-slider-map { flex: 3 1 22rem; min-width: 0; } .lesart-slider-map svg { display: block; width: 100%; height: auto; }
.lesart-slider-list { flex: 1 1 14rem; min-width: 0; } .lesart-slider-list p { font-weight: bold; margin: 0 0 .4rem; }
.lesart-slider-list dl { display: block; margin: 0; } .lesart-slider-list :is(dt, dd) { float: none; width: auto; clear: none; } /* JupyterLab sets lists in two columns */
.lesart-slider-list dt { margin: .5rem 0 0; font-weight: normal; color: var(--muted, #4d4d4d); font-size: .85rem; }
.lesart-slider-list dt svg { display: inline-block; vertical-align: -2px; } .lesart-slider-list dd { margin: 0; }
@media (max-width: 38rem) { .lesart-slider-map text, .lesart-slider-map line { display: none; } }
</style>"""


@lru_cache(maxsize=1)
def script() -> str:
    """The slider's script: the same text wherever it stands, so that a page can allow it by its hash."""
    return Path(__file__).with_name("maps_slider.js").read_text(encoding="utf-8")


@dataclass
class Slider:
    """A slider and, for paper and for viewers that run no scripts, a drawing of its most telling days."""

    still: Drawing
    data: dict

    def show(self, caption: str = "") -> None:
        """Show it in a notebook, numbered as a figure; it needs no kernel once it is there."""
        from IPython.display import display

        from .show import bundle
        data, metadata = bundle(self.still.figure, title=self.still.title, subtitle=self.still.subtitle, source=self.still.source,
                                alt=self.still.alt, caption=caption, rows=self.still.data)
        opened, rest = data["text/html"].split("<img", 1)
        picture, caption_html = rest.split("<figcaption>", 1)
        data["text/html"] = (f'{_STYLE}{opened}<div class="lesart-days"><img{picture}<script type="application/json">{scripts.data(self.data)}</script></div>'
                             f"<figcaption>{caption_html}<script>{script()}</script>")
        display(data, metadata=metadata, raw=True)


def slider(organisation: str = "CIS", on="2025-10-09") -> Slider:
    """A map and a list of members that follow a day between 1991 and 2026 as it is dragged.

    Parameters
    ----------
    organisation : str
        The one shown first; readers can choose CIS, CSTO, EAEU, SCO, EU and NATO.
    on : str or date
        The day shown first.

    Examples
    --------
    >>> data = slider("CIS", "2025-10-09").data
    >>> data["organisations"][0]["steps"]["GEO"]
    [['1993-12-03', 'member'], ['2008-08-18', 'leaving'], ['2009-08-18', 'former']]
    """
    day = min(max(as_day(on), FIRST), LAST)
    reference.members(organisation, day)  # refuses an organisation that nobody knows
    chosen = [organisation, *(o for o in ORGANISATIONS if o != organisation)]
    states = reference.states()
    data = {
        "first": FIRST.isoformat(), "last": LAST.isoformat(), "day": day.isoformat(), "language": language(), "width": WIDTH, "height": HEIGHT,
        "alt": tr("Map of the fifteen states; the list beside it names them by status."),
        "words": {"organisation": tr("Organisation"), "day": tr("Day"), "before": tr("change before"), "after": tr("next change"),
                  "members": tr("Members ({organisation}): {n} of fifteen")},
        "statuses": [{"key": value or "none", "label": tr(label), "colour": colour, "hatch": _TILES[hatch], "lines": style.hatching(colour), "belongs": value in MEMBERS}
                     for value, (label, colour, hatch) in LOOKS.items()],
        "states": sorted(([iso3, name(states[iso3])] for iso3 in reference.STATES), key=lambda pair: pair[1]),
        "organisations": [{"id": o, "name": short(o), "steps": {iso3: [[since.isoformat(), step] for since, step in reference.steps(o, iso3)]
                                                                  for iso3 in sorted(reference.STATES) if reference.steps(o, iso3)}} for o in chosen],
        "panels": panels()}
    return Slider(_still(organisation), data)


def telling_days(organisation: str, most: int = 5) -> list[date]:
    """The last day known and up to four earlier ones: after the changes of a year, of years spread over the time.

    >>> [str(day) for day in telling_days("NATO", 3)]
    ['2004-03-29', '2008-04-03', '2026-02-01']
    """
    data = history(organisation)
    last = data["end"].max().date()
    by_year = {row.start.year: row.start.date() for row in data.sort_values("start").itertuples()}
    days = [day for day in by_year.values() if day.year < last.year - 1]
    if not days:
        return [last]
    wanted = [days[0] + (last - days[0]) * n / (most - 1) for n in range(most - 1)]
    return [*dict.fromkeys(min(days, key=lambda day: abs(day - one)) for one in wanted), last]


def _still(organisation: str) -> Drawing:
    """Small maps of the telling days: what is seen on paper and where no script runs."""
    days = telling_days(organisation)
    stood = [status(organisation, day).assign(day=day) for day in days]
    figure = side_by_side([(tr("{day}: {count} of fifteen", day=long_day(day), count=int(here["status"].isin(MEMBERS).sum())), here)
                           for day, here in zip(days, stood)])
    data = pd.concat(stood, ignore_index=True)[["day", "iso3", "name", "status"]]
    counts = data[data["status"].isin(MEMBERS)].groupby("day")["name"].apply(list)
    alt = " ".join(tr("On {day}, members {of_organisation}: {names}.", day=long_day(day), of_organisation=of(organisation), names=listed(counts.get(day, []))) for day in days)
    return Drawing(figure, tr("Membership {of_organisation} on any day from {first} to {last}", of_organisation=of(organisation), first=FIRST.year, last=LAST.year),
                   tr("On paper: the state of things after the changes of some years"), f"{origin(organisation)}. {border_note()}", alt, data)
