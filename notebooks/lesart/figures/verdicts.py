"""The verdicts of the checks: beside the article, one by one, and counted."""
from __future__ import annotations

from html import escape

import matplotlib.pyplot as plt
import pandas as pd

from ..language import listed, tr
from . import style
from .cite import source
from .drawing import Drawing
from .textview import Html

MARKS = {"supported": "✓", "imprecise": "≈", "contradicted": "✗", "not checkable": "?"}
_ORDER = tuple(MARKS)
_TEXT = {"supported": "#00684c", "imprecise": "#8a5f00", "contradicted": "#a84300", "not checkable": "#595959"}


def margin(reading) -> Html:
    """The article with each verdict in the margin beside its paragraph.

    Colour never stands alone: each verdict has its mark and its word.
    """
    text, checks = reading.article.text, reading.checks
    rows = []
    for paragraph in reading.article.paragraphs:
        own = checks[(checks["start"] >= paragraph.start) & (checks["start"] < paragraph.end)]
        body = _marked(text, paragraph.start, paragraph.end, own)
        tag = "h3" if paragraph.kind == "heading" else "p"
        notes = "".join(_note(row) for row in own.itertuples())
        rows.append(f'<div style="display:flex;flex-wrap:wrap;gap:1.2em;border-top:1px solid #e0e0e0;padding:.4em 0">'
                    f'<{tag} lang="de" style="flex:3 1 20em;margin:.2em 0">{body}</{tag}>'
                    f'<div style="flex:2 1 15em;font-size:.85em">{notes}</div></div>')
    counts = checks["verdict"].value_counts()
    plain = ", ".join(f"{counts.get(v, 0)} {tr(v)}" for v in _ORDER)
    return Html(f'<section class="lesart-verdicts" style="max-width:64em">{"".join(rows)}</section>', f"<{plain}>")


def _marked(text: str, start: int, end: int, checks) -> str:
    """The paragraph, escaped, with each claim underlined in the colour of its verdict."""
    spans, last = [], start
    rank = {v: n for n, v in enumerate(("contradicted", "imprecise", "not checkable", "supported"))}
    chosen = []
    for row in sorted(checks.itertuples(), key=lambda r: (rank[r.verdict], r.start)):
        if all(row.end <= a or b <= row.start for a, b, _ in chosen) and row.end <= end:
            chosen.append((row.start, row.end, row))
    for first, after, row in sorted(chosen, key=lambda c: c[0]):
        spans.append(escape(text[last:first]))
        colour = style.VERDICTS[row.verdict]
        spans.append(f'<a href="#{row.check}" id="at-{row.check}" style="color:inherit;text-decoration:none;border-bottom:3px solid {colour}">'
                     f'{escape(text[first:after])}<sup style="background:#fff;padding:0 .2em;color:{_TEXT[row.verdict]};font-weight:bold" title="{escape(tr(row.verdict))}">{MARKS[row.verdict]}</sup></a>')
        last = after
    spans.append(escape(text[last:end]))
    return "".join(spans)


def _note(row) -> str:
    return (f'<div id="{row.check}" style="border-left:4px solid {style.VERDICTS[row.verdict]};padding-left:.5em;margin:.25em 0">'
            f'<b style="background:#fff;padding:0 .2em;color:{_TEXT[row.verdict]}">{MARKS[row.verdict]} {escape(tr(row.verdict))}</b> '
            f'<q lang="de">{escape(row.text)}</q><br>{escape(row.reason)}{source(row.source, shown=False)}</div>')


def claims(reading) -> pd.DataFrame:
    """The checks as a table to read: the claim, its verdict and why, what was expected, the rule, and the key of the source."""
    data = reading.checks.rename(columns={"source": "evidence"})
    return data[["text", "verdict", "reason", "expected", "rule", "evidence"]]


def counted(reading) -> Drawing:
    """How many claims of each kind have which verdict."""
    data = reading.checks.groupby(["rule", "verdict"]).size().unstack(fill_value=0).reindex(columns=list(_ORDER), fill_value=0)
    data = data.loc[data.sum(axis=1).sort_values().index]
    figure, axes = plt.subplots(figsize=(8, 0.34 * max(1, len(data)) + 0.8))
    left = pd.Series(0, index=data.index)
    for verdict in _ORDER:
        axes.barh([tr(rule) for rule in data.index], data[verdict], left=left, color=style.VERDICTS[verdict], height=0.7)
        for y, (rule, count) in enumerate(data[verdict].items()):
            if count:
                axes.text(left[rule] + count / 2, y, f"{MARKS[verdict]} {count}", ha="center", va="center", color="white" if verdict != "imprecise" else style.INK, fontsize=9, fontweight="bold")
        left = left + data[verdict]
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    totals = data.sum()
    doubtful = int(totals["contradicted"] + totals["imprecise"])
    title = _finding(doubtful, int(totals["not checkable"]), int(totals.sum()))
    legend = ", ".join(f"{MARKS[v]} {tr(v)} {int(totals[v])}" for v in _ORDER if totals[v])
    alt = tr("Stacked bars of verdicts: {legend}.", legend=legend)
    return Drawing(figure, title, tr("Number of claims by kind: {legend}", legend=legend), tr("data/reference, sources named with each claim"), alt, data.reset_index())


def _finding(doubtful: int, open_: int, n: int) -> str:
    if not n:
        return tr("The article makes no claim that the rules could check")
    if not doubtful:
        return (tr("{n:The one claim checked cannot be decided|None of the {n} checked claims can be decided}", n=n) if open_ == n else
                tr("{n:The one checked claim holds|All {n} checked claims hold}", n=n) if not open_ else
                tr("No claim is contradicted: of {n} checked {held} {held:holds|hold} and {open} cannot be decided", n=n, held=n - open_, open=open_))
    return tr("{doubtful} of {n} checked {n:claim|claims} {doubtful:does|do} not hold as {doubtful:it stands|they stand}", doubtful=doubtful, n=n)


def notes(reading) -> Html:
    """What a person wrote beside the machine's verdicts on an article, boxed and marked as a person's.

    Notes are for the article whose text they were written for; any other has none.
    """
    from ..article import read_article
    from ..datasets import DATA, rows

    own = next((row for row in rows("articles", "articles") if read_article(DATA / "articles" / row["file"]).text == reading.article.text), None)
    written = rows("gold", f"{own['article']}/human_notes") if own else []
    head = tr("Notes by a person: no program found these")
    if not written:
        return Html(f"<p>{escape(tr('Nobody has written notes on this article.'))}</p>", tr("Nobody has written notes on this article."))
    items = "".join(f'<li style="margin:.5em 0"><b>{escape(tr(row["topic"]))}</b>: {escape(tr(row["note"]))} '
                    f'<span lang="en" style="font-size:.9em">[{escape(row["evidence"])}]</span></li>' for row in written)
    plain = "\n".join([head, *(f"- {tr(row['topic'])}: {tr(row['note'])}" for row in written)])
    return Html(f'<div role="note" style="border:2px dashed {style.GREY};padding:.6em 1em;max-width:58em;background:rgba(128,128,128,.08)"><h3 style="margin-top:0">✍ {escape(head)}</h3><ul>{items}</ul></div>', plain)
