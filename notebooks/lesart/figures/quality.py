"""How good the machine's tables are: precision, recall and F1, table by table."""
from __future__ import annotations

import matplotlib.pyplot as plt

from ..language import decimal, tr
from . import style
from .drawing import Drawing


def scores(data) -> Drawing:
    """One line for each table: precision and recall as points, F1 as a figure between them.

    Parameters
    ----------
    data : DataFrame
        As `lesart.evaluation.summary` makes it: table, right, found, gold, precision, recall, F1.

    Returns
    -------
    Drawing
        Its data is what was given.
    """
    rows = data.reset_index(drop=True)
    figure, axes = plt.subplots(figsize=(8.6, 0.5 * len(rows) + 1.0))
    for n, row in rows.iterrows():
        axes.plot([row["precision"], row["recall"]], [n, n], color=style.FAINT, linewidth=5, zorder=1)
        axes.plot(row["precision"], n, "o", color=style.BLUE, markersize=9, zorder=2)
        axes.plot(row["recall"], n, "D", color=style.VERMILION, markersize=8, zorder=2)
        axes.text(1.03, n, decimal(row["F1"], 2), va="center", fontweight="bold", color=style.INK)
    axes.set_yticks(range(len(rows)), [tr(name) for name in rows["table"]])
    axes.set_ylim(len(rows) - 0.4, -1.0)
    axes.set_xlim(0, 1.1)
    ticks = [0, 0.25, 0.5, 0.75, 1.0]
    axes.set_xticks(ticks, [decimal(tick, 2) for tick in ticks])
    if len(rows):
        axes.text(0.02, -0.75, "● " + tr("precision"), color=style.BLUE, va="center")
        axes.text(0.22, -0.75, "◆ " + tr("recall"), color="#b34f00", va="center")
        axes.text(1.03, -0.75, "F1", va="center", fontweight="bold")
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0)
    if len(rows):
        best, worst = rows.loc[rows["F1"].idxmax()], rows.loc[rows["F1"].idxmin()]
        title = tr("Best at {best} (F1 {high}), worst at {worst} (F1 {low})", best=tr(best["table"]), high=decimal(best["F1"], 2),
                   worst=tr(worst["table"]), low=decimal(worst["F1"], 2))
    else:
        title = tr("Nothing was compared")
    alt = tr("Precision, recall and F1 by table: ") + "; ".join(
        " / ".join([f"{tr(row['table'])} {decimal(row['precision'], 2)}", decimal(row["recall"], 2), decimal(row["F1"], 2)]) for _, row in rows.iterrows()) + "."
    return Drawing(figure, title, tr("Precision: share of the machine's rows that the human has too; recall: the reverse"),
                   tr("data/gold, read by hand before any rule was tuned"), alt, rows)
