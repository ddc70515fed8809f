"""Who does what to whom, and on whose word the article rests."""
from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.patches import Patch

from ..language import decimal, tr
from . import style
from .cast import labels
from .drawing import Drawing
from .labels import wrapped

# PLOVER's four classes of its sixteen types (Halterman et al. 2023): words or deeds, with or against.
CLASSES = {"verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
           "material cooperation": ("COOPERATE", "AID", "RETREAT"),
           "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
           "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
           "no type": ()}
_COLOURS = {"verbal cooperation": style.SKY, "material cooperation": style.BLUE, "verbal conflict": style.ORANGE,
            "material conflict": style.VERMILION, "no type": style.GREY}


def class_of(event_type) -> str:
    """The class of a PLOVER type.

    >>> class_of("ACCUSE"), class_of(None)
    ('verbal conflict', 'no type')
    """
    return next((label for label, types in CLASSES.items() if event_type in types), "no type") if isinstance(event_type, str) else "no type"


def pairs(reading) -> pd.DataFrame:
    """Who acts towards whom: agent, other, role, event, type, class; one row for each pair in an event."""
    parts = reading.participants.drop_duplicates(["event", "actor", "role"])
    agents = parts.query("role == 'agent'")[["event", "actor"]].rename(columns={"actor": "agent"})
    others = parts.query("role != 'agent'")[["event", "actor", "role"]].rename(columns={"actor": "other"})
    both = agents.merge(others, on="event").merge(reading.events[["event", "type", "trigger", "modality"]], on="event")
    both["class"] = [class_of(t) for t in both["type"]]
    return both.loc[both["agent"] != both["other"], ["agent", "other", "role", "event", "type", "class", "trigger", "modality"]].reset_index(drop=True)


def who_to_whom(reading, most: int = 10) -> Drawing:
    """A matrix: rows act, columns are acted upon, addressed or met; figures count events by their class.

    Returns
    -------
    Drawing
        Its data is that of `pairs`, for the actors drawn.
    """
    everything = pairs(reading)
    rows = list(everything.groupby("agent")["event"].nunique().sort_values(ascending=False, kind="stable").index[:most])
    columns = list(everything.groupby("other")["event"].nunique().sort_values(ascending=False, kind="stable").index[:most])
    data = everything[everything["agent"].isin(rows) & everything["other"].isin(columns)].reset_index(drop=True)
    rows = [actor for actor in rows if (data["agent"] == actor).any()]
    columns = [actor for actor in columns if (data["other"] == actor).any()]
    called = labels(reading)
    figure, axes = plt.subplots(figsize=(8.6, 0.42 * max(len(rows), 2) + 1.9))
    for (agent, other), some in data.groupby(["agent", "other"]):
        counts = some.groupby("class")["event"].nunique().reindex(CLASSES).dropna().astype(int)
        width = 0.86 / len(counts)
        for n, (label, count) in enumerate(counts.items()):
            left = columns.index(other) - 0.43 + n * width
            axes.barh(rows.index(agent), width, left=left, height=0.8, color=_COLOURS[label])
            axes.text(left + width / 2, rows.index(agent), str(count), ha="center", va="center", fontsize=9,
                      color=style.INK if label in ("verbal cooperation", "verbal conflict") else "white", fontweight="bold")
    axes.set_yticks(range(len(rows)), [wrapped(called[actor]) for actor in rows])
    axes.set_xticks(range(len(columns)), [wrapped(called[actor]) for actor in columns], rotation=38, ha="left", rotation_mode="anchor")
    axes.xaxis.tick_top()
    axes.set_xlim(-0.5, max(len(columns), 1) - 0.5)
    axes.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    axes.set_xticks([n + 0.5 for n in range(len(columns))], minor=True)
    axes.set_yticks([n + 0.5 for n in range(len(rows))], minor=True)
    axes.grid(which="minor")
    axes.tick_params(which="both", length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    shown = [label for label in CLASSES if (data["class"] == label).any()]
    if len(data):
        axes.legend(handles=[Patch(color=_COLOURS[label], label=tr(label)) for label in shown], loc="upper center",
                    bbox_to_anchor=(0.4, -0.02), ncols=5, handlelength=1, columnspacing=1.2)
        busiest = everything.groupby("agent")["event"].nunique()
        title = _busiest(called[rows[0]], int(busiest[rows[0]]), everything["event"].nunique())
    else:
        title = tr("No event of the article names both sides")
    told = data.groupby(["agent", "other"])["trigger"].agg(", ".join)
    alt = tr("Matrix of who acts towards whom: ") + "; ".join(
        f"{called[agent]} → {called[other]}: {triggers}" for (agent, other), triggers in told.items()) + "."
    return Drawing(figure, title, tr("Rows act; columns are acted upon, addressed or met; figures count events, past and planned alike"),
                   tr("the article's text; classes of PLOVER (Halterman et al. 2023)"), alt, data)


def _busiest(actor: str, n: int, total: int) -> str:
    if total == 1:
        return tr("One event names both sides: {actor} acts", actor=actor)
    return tr("Acts most often: {actor}, in {n} of {total} events that name both sides", actor=actor, n=n, total=total)


_MOST_VOICES = 12


def whose_word(reading) -> Drawing:
    """The text as one band: what is the author's word, and what somebody else's.

    Returns
    -------
    Drawing
        Its data has one row for each voice: voice, characters, share.
    """
    text = reading.article.text
    owner = [None] * len(text)
    for row in sorted(reading.statements.itertuples(), key=lambda r: r.start - r.end):
        for position in range(row.start, row.end):
            owner[position] = row.speaker if isinstance(row.speaker, str) else row.carrier if isinstance(row.carrier, str) else "?"
    counts = pd.Series([who for who in owner if who], dtype="str").value_counts(sort=True)
    called = {**labels(reading), "?": tr("somebody not named")}
    palette = [style.BLUE, style.VERMILION, style.GREEN, style.PURPLE, style.ORANGE, style.SKY, style.YELLOW]
    colours = {who: palette[n % len(palette)] for n, who in enumerate(counts.index)}
    data = pd.DataFrame({"voice": ["the article"] + list(counts.index),
                         "characters": [len(text) - int(counts.sum())] + [int(n) for n in counts]})
    data["share"] = data["characters"] / len(text)
    drawn, rest = data.iloc[:_MOST_VOICES + 1], data.iloc[_MOST_VOICES + 1:]
    figure, axes = plt.subplots(figsize=(8.6, 0.3 * len(drawn) + 1.0))
    axes.barh(-1.3, len(text), color=style.FAINT, height=0.9)
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or owner[end] != owner[start]:
            if owner[start]:
                axes.barh(-1.3, end - start, left=start, color=colours[owner[start]], height=0.9)
            start = end
    for n, row in enumerate(drawn.itertuples()):
        axes.barh(n, row.characters, color=colours.get(row.voice, "#b9b9b2"), height=0.72)
        axes.text(row.characters + len(text) * 0.008, n, f"{decimal(100 * row.share, 0)} %", va="center", fontsize=9)
    axes.set_yticks([-1.3, *range(len(drawn))], [tr("the text"), *(wrapped(called.get(voice, tr("the article itself"))) for voice in drawn["voice"])])
    axes.invert_yaxis()
    axes.set_xlim(0, len(text) * 1.06)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    others = 1 - data["share"].iloc[0]
    title = (tr("{share} % of the article is somebody else's word", share=decimal(100 * others, 0)) if len(counts)
             else tr("The article quotes nobody"))
    alt = tr("Share of the text by whose word it is: ") + "; ".join(
        f"{called.get(r.voice, tr('the article itself'))} {decimal(100 * r.share, 0)} %" for r in data.itertuples()) + "."
    subtitle = tr("Share of the text's characters; the band shows where each voice speaks")
    if len(rest):
        subtitle += tr("; {n} more {n:voice is|voices are} left out, with {share} % together", n=len(rest), share=decimal(100 * rest["share"].sum(), 0))
    return Drawing(figure, title, subtitle, tr("the article's text"), alt, data)
