"""What the form's tabs show, as HTML; everything from an article is escaped."""
from __future__ import annotations

import base64
import re
from html import escape

from .. import corrections
from ..figures import article, table
from ..figures.show import letter, picture as as_png
from ..language import decimal, long_day, tr

EDITED = ("events", "participants", "actors", "statements", "times", "places", "mentions", "checks")
PICTURES = {"text": "Marked text", "timeline": "Timeline", "map": "Map"}
_SHOWN = {"actors": ("name", "kind", "country", "office", "known", "mentions"),
          "mentions": ("text", "actor", "form", "sentence"),
          "places": ("name", "kind", "country", "longitude", "latitude", "mentions"),
          "times": ("time", "text", "kind", "value", "mod", "earliest", "latest"),
          "events": ("event", "trigger", "type", "modality", "earliest", "latest", "place", "source", "summary"),
          "participants": ("event", "actor", "role", "mention"),
          "statements": ("statement", "speaker", "carrier", "addressee", "mode", "text"),
          "checks": ("check", "text", "verdict", "expected", "found", "reason")}
_DAY = re.compile(r'<td style="text-align:left">(\d{4}-\d\d-\d\d)</td>')  # a day does not break at its hyphens
_CAPTIONS = {"actors": "Who is in it", "mentions": "How they are named", "places": "Where", "times": "Days and times", "events": "What happens",
             "participants": "Who takes part, and as what", "statements": "Who says what", "checks": "Does it hold?"}
STYLE = (".lesart-table table{border-collapse:collapse;font-size:13px;line-height:1.4}.lesart-table th,.lesart-table td{padding:3px 10px 3px 4px;"
         "border-bottom:1px solid var(--jp-border-color2,#ccc);vertical-align:top;font-weight:400}.lesart-table thead th{font-weight:700;position:sticky;"
         "top:0;background:var(--jp-layout-color1,#fff)}.lesart-table td:last-child{min-width:9em}.lesart-table caption{font-weight:700;padding:4px}.lesart-said{padding:2px 0;line-height:1.5}"
         ".lesart-wrong{border-left:4px solid #b34f00;padding-left:8px}")


def table_page(reading, name: str) -> str:
    """A table with what a person changed in its last column; the machine's value stands beside."""
    data = corrections.marked(reading, name)
    by = corrections.view.BY_A_PERSON
    columns = [*_SHOWN[name], *([by] if data[by].notna().any() else [])]
    return _DAY.sub(r'<td style="white-space:nowrap">\1</td>', table(data[columns], caption=_CAPTIONS[name], height="24rem", quoted=("text", "trigger", "name"), names=reading).html)


def passage(reading, start: int | None, end: int | None) -> str:
    """The sentence around a passage, the passage marked; nothing where a row stands nowhere."""
    if start is None:
        return ""
    text, sentences = reading.article.text, reading.sentences
    here = sentences[(sentences["start"] <= start) & (start < sentences["end"])]
    first, last = (int(here["start"].iloc[0]), max(end, int(here["end"].iloc[0]))) if len(here) else (start, end)
    return (f'<div class="lesart-said" lang="de">{escape(text[first:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:last])}</div>')


def corrections_page(reading) -> str:
    """All corrections, applied or stale; a sentence where there are none."""
    data = corrections.told(reading)
    if data.empty:
        return said(tr("Nobody has corrected anything in this article yet. Choose a row in one of the tables to do so."))
    return table(data, caption="What people have corrected", quoted=("passage", "note")).html


def picture(reading, which: str) -> str:
    """The marked text, the timeline or the map."""
    if which == "text":
        return article(reading, anchors=False).html
    from ..figures import maps, timeline
    import matplotlib.pyplot

    drawn = timeline.timeline(reading) if which == "timeline" else maps.places(reading)
    letter(drawn.figure, drawn.title, drawn.subtitle, drawn.source)
    png, width, height = as_png(drawn.figure)
    matplotlib.pyplot.close(drawn.figure)
    return (f'<img alt="{escape(drawn.alt)}" width="{width}" height="{height}" style="max-width:100%;height:auto;background:#fff" '
            f'src="data:image/png;base64,{base64.b64encode(png).decode("ascii")}">')


def summary(reading) -> str:
    """What was found, in one sentence."""
    best, known = reading.published.best, reading.article.published
    counts = tr("{actors} actors, {events} events, {statements} statements, {checks} checked claims.", actors=len(reading.actors),
                events=len(reading.events), statements=len(reading.statements), checks=len(reading.checks))
    day = (tr("The day of publication is unknown, and nothing in the text tells it: give it above if you know it.") if best is None else
           tr("Published {day}.", day=long_day(best)) if known else tr("Published about {day}, as the text itself tells.", day=long_day(best)))
    stale = sum(why is not None for _, why in reading.corrections)
    kept = [tr("{n} kept corrections are stale: see Corrections.", n=stale)] if stale else []
    return " ".join([counts, day, *kept])


def said(sentence: str, wrong: bool = False) -> str:
    """A sentence, announced to screen readers."""
    role = 'role="alert" class="lesart-said lesart-wrong"' if wrong else 'role="status" class="lesart-said"'
    return f"<div {role}>{escape(sentence)}</div>"


def size(count: int) -> str:
    """ "45 kB", "1.2 MB" """
    return f"{max(1, round(count / 1000))} kB" if count < 1_000_000 else f"{decimal(count / 1e6)} MB"
