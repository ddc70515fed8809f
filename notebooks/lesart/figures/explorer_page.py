"""The explorer as HTML: a picture and a table that need no script, and the data from which a script makes the rest."""
from __future__ import annotations

from html import escape

import pandas as pd

from .. import reference
from ..language import name, tr
from . import scripts
from .textview import anchor


def figure(reading, rows: pd.DataFrame, spec: dict, png: str, about: dict) -> str:
    """The ``<figure>``: static as it stands; ``explorer.js`` builds fields, charts and text into it.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.
    rows : DataFrame
        `lesart.figures.explorer.rows` of it.
    spec : dict
        Vega-Lite specification of the charts.
    png : str
        The charts as a picture, base64.
    about : dict
        number, title, alt, source.
    """
    still = tr("This page shows all events. In a browser that runs its script, choosing an actor, a place, a month or an event here "
               "changes map, timeline, table and text together.")
    return (f'<figure class="lesart-figure lesart-explorer" id="figure-{about["number"]}" data-finding="{escape(about["title"])}"><style>{scripts.asset("explorer.css")}</style>'
            f'<div class="still"><p class="note">{escape(still)}</p>'
            f'<img alt="{escape(about["alt"])}" src="data:image/png;base64,{png}" style="max-width:100%;height:auto;background:#fff"></div>'
            f'{_table(rows)}<figcaption><b>{tr("Figure")} {about["number"]}.</b> {escape(about["title"])}. '
            f'{tr("Source")}: {escape(about["source"])}</figcaption>'
            f'<script type="application/json">{scripts.data(_data(reading, rows, spec, about))}</script></figure>')


def _table(rows: pd.DataFrame) -> str:
    """All events in the order of the text, each with a link to its passage."""
    heads = [tr("event"), tr("when"), tr("place"), tr("actors"), tr("told as")]
    body = []
    for event, group in rows.groupby("event", sort=False):
        first = group.iloc[0]
        people = ", ".join(dict.fromkeys(group.loc[group["actor"] != "–", "name"])) or "–"
        body.append(f'<tr data-event="{escape(event)}"><th scope="row" lang="de"><a href="#{anchor(first["start"])}">{escape(_short(first["summary"]))}</a></th>'
                    f'<td>{escape(first["when"])}</td><td>{escape(first["place"])}</td><td class="people">{escape(people)}</td><td>{escape(tr(first["modality"]))}</td></tr>')
    empty = "" if body else f'<tr><td colspan="{len(heads)}">{escape(tr("No rows."))}</td></tr>'
    caption = escape(tr("Events, in the order of the text"))
    return (f'<div class="events" role="region" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption><thead><tr>'
            + "".join(f'<th scope="col">{escape(head)}</th>' for head in heads) + f'</tr></thead><tbody>{"".join(body)}{empty}</tbody></table></div>')


def _short(text: str, most: int = 110) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(" ,") + " …"


def _data(reading, rows: pd.DataFrame, spec: dict, about: dict) -> dict:
    names = dict(zip(rows["actor"], rows["name"]))
    mentioned = dict(zip(reading.actors["actor"], (name(row) for row in reading.actors.to_dict("records"))))
    events = [{"event": event, "month": group["month"].iloc[0], "state": group["state"].iloc[0],
               "actors": [actor for actor in dict.fromkeys(group["actor"]) if actor != "–"], "label": _short(group["summary"].iloc[0], 60)}
              for event, group in rows.groupby("event", sort=False)]
    states = reference.states()
    fields = {
        "actor": sorted(((actor, called) for actor, called in {**mentioned, **names}.items() if actor != "–"), key=lambda pair: pair[1].casefold()),
        "state": _last_dash(((code, name(states[code]) if code in states else code) for code in set(rows["state"])), tr("no place known")),
        "month": _last_dash(((month, month) for month in set(rows["month"])), tr("no day known")),
        "event": [(event["event"], event["label"]) for event in events]}
    return {"spec": spec, "alt": about["alt"], "events": events, "fields": fields, "text": _text(reading), "words": _words(),
            "mentions": reading.mentions["actor"].value_counts().sort_index().to_dict()}


def _last_dash(pairs, unknown: str) -> list[tuple[str, str]]:
    """Values and labels by label; "–", which stands for what is not known, last."""
    return sorted(((value, unknown if value == "–" else label) for value, label in pairs), key=lambda pair: (pair[0] == "–", pair[1].casefold()))


def _text(reading) -> list[dict]:
    """The paragraphs, cut at each border of a mention or clause: ``[text, mentions, actors, events]``.

    Cut here, as JavaScript counts characters otherwise.  The shortest mention stands first: in
    "russischer Präsident" a click on the adjective means Russia.
    """
    text = reading.article.text
    mentions = sorted(reading.mentions.itertuples(), key=lambda row: (row.end - row.start, row.start))
    clauses = [(row.clause_start, row.clause_end, row.event) for row in reading.events.itertuples() if pd.notna(row.clause_start)]
    shown = []
    for paragraph in reading.article.paragraphs:
        start, end = paragraph.start, paragraph.end
        near = [row for row in mentions if row.start < end and row.end > start]
        spans = [clause for clause in clauses if clause[0] < end and clause[1] > start]
        cuts = sorted({start, end, *(min(max(place, start), end) for row in near for place in (row.start, row.end)),
                       *(min(max(place, start), end) for clause in spans for place in clause[:2])})
        parts = []
        for left, right in zip(cuts, cuts[1:]):
            here = [row for row in near if row.start <= left and row.end >= right]
            parts.append([text[left:right], [row.mention for row in here], list(dict.fromkeys(row.actor for row in here)),
                          [event for first, last, event in spans if first <= left and last >= right]])
        shown.append({"heading": paragraph.kind == "heading", "parts": parts})
    return shown


def _words() -> dict[str, str]:
    """What the script says, in the reader's language; ``{n}`` and ``{name}`` are filled in there."""
    return {"all": tr("all"), "clear": tr("Clear"), "actor": tr("Actor"), "state": tr("Place (state)"), "month": tr("Month"),
            "event": tr("Event"), "text": tr("The article, with what is chosen marked"),
            "hint": tr("A click on a bar, a state, a row or a marked word chooses it; Escape clears. In the text, the left and right arrow keys go from "
                       "mark to mark and Enter chooses."),
            "events": tr("{n} events"), "oneEvent": tr("1 event"), "mentions": tr("{n} mentions of {name}"), "oneMention": tr("1 mention of {name}"),
            "nothing": tr("No event fits all that is chosen.")}
