"""The article itself, with what was found in it marked, and an anchor for each passage."""
from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ..events import gloss
from ..language import name, tr

# layer → (table, one-letter class, label, style of the mark).  The marks work without colour too:
# each layer has a line or a border of its own.
_LAYERS = {
    "actors": ("mentions", "a", "actor", "background:rgba(0,114,178,.16);border-bottom:2px solid #0072b2"),
    "times": ("times", "t", "time", "background:rgba(230,159,0,.22);border-bottom:2px dotted #8a5f00"),
    "events": ("events", "e", "event", "background:rgba(0,158,115,.18);border-bottom:3px double #007a59"),
    "statements": ("statements", "s", "statement", "background:rgba(204,121,167,.20);border-left:3px solid #a8447a"),
    "checks": ("checks", "c", "claim", "background:rgba(213,94,0,.15);border-bottom:2px dashed #b34f00"),
}


@dataclass(frozen=True)
class Html:
    """HTML that a notebook shows, with the same in plain text."""

    html: str
    text: str

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html, "text/plain": self.text}


def anchor(start: int) -> str:
    """The anchor of the passage that begins at a character: what a table's row links to.

    >>> anchor(120)
    'c120'
    """
    return f"c{start}"


def article(reading, layers: tuple[str, ...] = ("actors", "times", "events", "statements"), *,
            anchors: bool = True, caption: str = "") -> Html:
    """The whole text of a reading, paragraph by paragraph, with marks.

    Parameters
    ----------
    reading : lesart.reading.Reading
        What to show.
    layers : tuple of str
        Which marks: actors, times, events, statements, checks.
    anchors : bool
        Whether passages get anchors (``id="c<start>"``).  One view on a page has them.
    caption : str
        A line under the text.

    Returns
    -------
    Html
        Every character of the article is escaped; hovering over a mark says what it is.

    Examples
    --------
    >>> import lesart
    >>> view = article(lesart.read(text="Am 8. Oktober <b>reiste</b> Putin."), ("times",))
    >>> "&lt;b&gt;" in view.html and 'class="lt"' in view.html
    True
    """
    text = reading.article.text
    marks = [mark for layer in layers for mark in _marks(reading, layer)]
    blocks = []
    for number, paragraph in enumerate(reading.article.paragraphs, 1):
        inner = _paragraph(text, paragraph.start, paragraph.end, marks, anchors)
        style = ' class="lh"' if paragraph.kind == "heading" else ""
        blocks.append(f'<p{style}><span class="ln" aria-hidden="true">{number}</span>{inner}</p>')
    legend = " ".join(f'<span class="l{_LAYERS[layer][1]}">{tr(_LAYERS[layer][2])}</span>' for layer in layers)
    note = f"<figcaption>{escape(tr(caption))}</figcaption>" if caption else ""
    html = (f'<figure class="lesart-text"><style>{_style()}</style><div class="lk">{tr("Marked:")} {legend}</div>'
            f'<div lang="de" tabindex="0" role="region" aria-label="{tr("The article with marks")}">{"".join(blocks)}</div>{note}</figure>')
    return Html(html, text)


def _marks(reading, layer: str) -> list[tuple[int, int, str, str]]:
    """(start, end, class, what it is) of each row of a layer."""
    table, letter, _, _ = _LAYERS[layer]
    data = reading.table(table)
    names = {row["actor"]: name(row) for row in reading.actors.to_dict("records")} if layer in ("actors", "statements") else {}
    told = gloss.lines(reading) if layer == "events" else {}
    found = {}
    for row in data.itertuples():
        if layer == "actors":
            label = f"{names.get(row.actor, row.actor)} ({tr(row.form)})"
        elif layer == "times":
            label = f"{row.kind} {row.value}"
        elif layer == "events":
            label = f"{told[row.event]} ({tr(row.modality)})"
        elif layer == "checks":
            label = f"{tr(row.verdict)}: {row.reason}"
        else:
            mode = tr(row.mode.replace("_", " "))
            label = f"{names.get(row.speaker, row.speaker)}: {mode}" if isinstance(row.speaker, str) else mode
        found.setdefault((row.start, row.end), []).append(str(label))
    return [(start, end, letter, " · ".join(labels)) for (start, end), labels in sorted(found.items())]


def _paragraph(text: str, start: int, end: int, marks: list, anchors: bool) -> str:
    """A paragraph cut at every border of a mark, as marks of different layers may overlap."""
    here = [mark for mark in marks if mark[0] < end and mark[1] > start]
    cuts = sorted({start, end, *(max(m[0], start) for m in here), *(min(m[1], end) for m in here)})
    begins = {mark[0] for mark in here}
    parts = []
    for left, right in zip(cuts, cuts[1:]):
        covering = [mark for mark in here if mark[0] <= left and mark[1] >= right]
        if not covering:
            parts.append(escape(text[left:right]))
            continue
        classes = " ".join(sorted({f"l{mark[2]}" for mark in covering}))
        title = escape("; ".join(mark[3] for mark in covering), quote=True)
        identity = f' id="{anchor(left)}"' if anchors and left in begins else ""
        parts.append(f'<span class="{classes}" title="{title}"{identity}>{escape(text[left:right])}</span>')
    return "".join(parts)


def _style() -> str:
    marks = "".join(f".lesart-text .l{letter}{{{style}}}" for _, letter, _, style in _LAYERS.values())
    return (marks + ".lesart-text{margin:0}.lesart-text p{position:relative;margin:0 0 .8em 2.4em;max-width:42em;"
            "line-height:1.7}.lesart-text .lh{font-weight:700;margin-top:1.4em}.lesart-text .ln{position:absolute;"
            "left:-2.4em;opacity:.72;font-size:.8em}.lesart-text .lk{margin:0 0 1em 2.4em;font-size:.9em}"
            ".lesart-text .lk span{padding:0 .3em;margin-right:.5em}.lesart-text :target{outline:3px solid #d55e00;"
            "outline-offset:2px}")
