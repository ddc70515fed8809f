"""Who appears in an article: where, how named, and together with whom."""
from __future__ import annotations

from itertools import combinations

import matplotlib.pyplot as plt
import networkx
import pandas as pd
from matplotlib.transforms import ScaledTranslation

from ..language import name, tr
from . import style
from .drawing import Drawing
from .labels import apart, wrapped

FORM_COLOURS = {"name": style.BLUE, "alias": style.SKY, "role": style.VERMILION, "group": style.PURPLE,
                "demonym": style.GREEN, "metonym": style.ORANGE, "pronoun": style.GREY}
_MARKERS = {"name": "o", "alias": "s", "role": "D", "group": "P", "demonym": "v", "metonym": "^", "pronoun": "."}


def labels(reading) -> dict[str, str]:
    """Actor id → its name in the reader's language."""
    return {row["actor"]: name(row) for row in reading.actors.to_dict("records")}


def appearances(reading, most: int = 16) -> Drawing:
    """Each mention of the actors that are mentioned most, at its place in the text, by the form it has.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.
    most : int
        How many actors; those with the same number of mentions as the last one are left out.

    Returns
    -------
    Drawing
        Its data has one row for each mention drawn: actor, form, start, sentence.
    """
    counts = reading.mentions["actor"].value_counts(sort=True)
    first = reading.mentions.groupby("actor")["start"].min()
    order = sorted(counts.index, key=lambda actor: (-counts[actor], first[actor]))[:most]
    data = reading.mentions.loc[reading.mentions["actor"].isin(order), ["actor", "form", "start", "sentence"]].reset_index(drop=True)
    called = labels(reading)
    figure, axes = plt.subplots(figsize=(8.6, 0.3 * max(len(order), 2) + 0.9))
    for form, some in data.groupby("form"):
        axes.scatter(some["start"], [order.index(actor) for actor in some["actor"]], s=34, marker=_MARKERS[form],
                     color=FORM_COLOURS[form], label=tr(form), zorder=3)
    axes.set_yticks(range(len(order)), [wrapped(called[actor]) for actor in order])
    axes.grid(axis="y")
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(max(len(order), 1) - 0.5, -0.5)
    axes.set_xlim(-0.01 * len(reading.article.text), 1.01 * len(reading.article.text))
    axes.set_xticks([0, len(reading.article.text)], [tr("beginning"), tr("end of the text")])
    for row, actor in enumerate(order):
        axes.text(1.01, row, str(counts[actor]), transform=axes.get_yaxis_transform(), va="center", fontsize=9)
    if len(data):
        below = axes.transAxes + ScaledTranslation(0, -0.3, figure.dpi_scale_trans)  # inches: as far below the axis of two rows as below that of sixteen
        axes.legend(loc="upper left", bbox_to_anchor=(0, 0), bbox_transform=below, ncols=4, handletextpad=0.1, columnspacing=1.6)
        named = int(data.loc[data["actor"] == order[0], "form"].isin(["name", "alias"]).sum())
        title = _most(called[order[0]], int(counts[order[0]]), named)
    else:
        title = tr("The article mentions no actor")
    alt = tr("Mentions along the text: ") + "; ".join(f"{called[actor]} {counts[actor]}" for actor in order) + "."
    return Drawing(figure, title, tr("Each mark is a mention, at its place in the text; figures at the right count them"),
                   tr("the article's text"), alt, data)


def _most(actor: str, n: int, named: int) -> str:
    if n == 1:
        return tr("No actor is mentioned more than once")
    if named in (0, n):
        return (tr("{actor} is mentioned most often: {n} times, each time by name", actor=actor, n=n) if named
                else tr("{actor} is mentioned most often: {n} times, never by name", actor=actor, n=n))
    return tr("{actor} is mentioned most often: {n} times, {named:once|{named} times} by name", actor=actor, n=n, named=named)


def together(reading, most: int = 18) -> Drawing:
    """A network of who appears with whom: a line joins two actors that share a sentence.

    Returns
    -------
    Drawing
        Its data has one row for each line: first, second, sentences.
    """
    counts = reading.mentions["actor"].value_counts()
    first = reading.mentions.groupby("actor")["start"].min()
    chosen = sorted(counts.index, key=lambda actor: (-counts[actor], first[actor]))[:most]
    shared: dict[tuple[str, str], int] = {}
    neighbours: dict[str, set[str]] = {}
    for _, some in reading.mentions.groupby("sentence"):
        for pair in combinations(sorted(set(some["actor"])), 2):
            shared[pair] = shared.get(pair, 0) + 1
            neighbours.setdefault(pair[0], set()).add(pair[1])
            neighbours.setdefault(pair[1], set()).add(pair[0])
    graph = networkx.Graph()
    graph.add_nodes_from(chosen)
    graph.add_weighted_edges_from((a, b, n) for (a, b), n in sorted(shared.items()) if a in chosen and b in chosen)
    data = pd.DataFrame([(a, b, d["weight"]) for a, b, d in graph.edges(data=True)], columns=["first", "second", "sentences"])
    figure, axes = plt.subplots(figsize=(8.6, 5.6), layout="none")
    axes.set_position([0.01, 0.01, 0.98, 0.98])
    axes.set_axis_off()
    spots = networkx.kamada_kawai_layout(graph, weight=None) if len(graph) > 1 else {actor: (0.0, 0.0) for actor in graph}
    called = labels(reading)
    kinds = dict(zip(reading.actors["actor"], reading.actors["kind"]))
    for a, b, weight in data.itertuples(index=False):
        axes.plot(*zip(spots[a], spots[b]), color=style.BORDER, alpha=0.55, linewidth=0.5 + 0.8 * weight, zorder=1)
    for kind, colour in style.KINDS.items():
        some = [actor for actor in graph if kinds[actor] == kind]
        if some:
            axes.scatter(*zip(*(spots[actor] for actor in some)), s=[40 + 22 * counts[actor] for actor in some],
                         color=colour, edgecolor="white", zorder=3, label=tr(kind))
    axes.margins(0.14)
    if len(graph):
        axes.legend(loc="lower left", ncols=5, markerscale=0.6, handletextpad=0.2, columnspacing=1.0)
        apart(axes, [axes.text(*spots[actor], called[actor], fontsize=9, ha="center", va="center", zorder=4) for actor in graph],
              [(spots[actor], 40 + 22 * counts[actor]) for actor in graph])
        centre = max(chosen, key=lambda actor: (len(neighbours.get(actor, ())), counts[actor]))
        title = _centre(called[centre], len(neighbours.get(centre, ())), len(counts) - 1)
    else:
        title = tr("The article mentions no actor")
    strongest = data.sort_values(["sentences", "first", "second"], ascending=[False, True, True]).head(6)
    alt = tr("Network of actors that share a sentence, most often: ") + "; ".join(
        f"{called[a]} – {called[b]} {n}" for a, b, n in strongest.itertuples(index=False)) + "."
    return Drawing(figure, title, tr("The actors mentioned most often ({n}); thicker lines: more sentences together; larger dots: more mentions", n=len(graph)),
                   tr("the article's text"), alt, data)


def _centre(actor: str, n: int, others: int) -> str:
    if not others:
        return tr("{actor} is the only actor of the article", actor=actor)
    if not n:
        return tr("No two actors share a sentence")
    return tr("{n} of the {others} other actors {n:shares|share} a sentence with {actor}", actor=actor, n=n, others=others)
