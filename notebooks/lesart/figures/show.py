"""The one way in which a figure reaches a reader: titled, sourced, described and numbered."""
from __future__ import annotations

import base64
import io
import re
from html import escape

import matplotlib

from ..errors import LesartError
from ..language import tr
from . import keep, style

_MARGIN = 0.12  # inches around the drawing
_FILE_NAME = re.compile(r"[\w./\\-]+\.(?:png|jpe?g|svg|gif|pdf|webp)", re.IGNORECASE)
_numbers: dict[str, int] = {}  # title → number; a cell that is run again keeps its figure's number


def show(fig, *, title: str, subtitle: str = "", source: str = "", alt: str, caption: str = "", rows=None) -> None:
    """Show a matplotlib figure in a notebook, and close it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        The drawing, without a title.  It keeps its size; the figure grows by the title above and the
        source line below.
    title : str
        The finding: one short sentence.
    subtitle : str
        The unit, the period, what is left out.
    source : str
        Where the data comes from and as of which day.
    alt : str
        What the figure shows, for those who can't see it.
    caption : str
        What to note; follows "Figure 1." under the figure.
    rows : DataFrame, optional
        What the marks show, for download beside the figure in a report.

    Raises
    ------
    LesartError
        There is no title or no alt text, or the alt text is a file name.
    """
    from IPython.display import display

    data, metadata = bundle(fig, title=title, subtitle=subtitle, source=source, alt=alt, caption=caption, rows=rows)
    display(data, metadata=metadata, raw=True)


def say_so(fig, text: str) -> None:
    """Show a sentence instead of a figure that would be empty, and close the figure."""
    import matplotlib.pyplot
    from IPython.display import display

    matplotlib.pyplot.close(fig)
    display({"text/html": f'<p class="aside">{escape(text)}.</p>', "text/plain": f"{text}."}, raw=True)


def show_chart(chart, *, title: str, subtitle: str = "", source: str = "", alt: str, caption: str = "") -> None:
    """Show an Altair chart: interactive in JupyterLab and in the report, with no request to anywhere.

    Parameters are those of `show`.  The chart is stored as Vega-Lite 5 with a PNG beside it, for
    paper and for viewers that run no scripts.
    """
    from IPython.display import display

    data, metadata = chart_bundle(chart, title=title, subtitle=subtitle, source=source, alt=alt, caption=caption)
    display(data, metadata=metadata, raw=True)


def bundle(fig, *, title: str, subtitle: str = "", source: str = "", alt: str, caption: str = "", rows=None) -> tuple[dict, dict]:
    """What `show` displays: the MIME bundle and its metadata.

    JupyterLab and nbconvert drop the alt text of an ``image/png``; an ``<img>`` in ``text/html`` keeps it.
    """
    import matplotlib.pyplot

    alt = _described(title, alt)
    number = _number(title)
    letter(fig, title, subtitle, source)
    png, width, height = picture(fig)
    keep.figure(png, fig, rows)
    matplotlib.pyplot.close(fig)
    encoded = base64.b64encode(png).decode("ascii")
    html = (f'<figure class="lesart-figure" id="figure-{number}" data-finding="{escape(title)}" style="margin:1em 0">'
            f'<img alt="{escape(alt)}" src="data:image/png;base64,{encoded}" width="{width}" height="{height}" '
            f'style="max-width:100%;height:auto;background:#fff"><figcaption>{_caption(number, caption or title)}</figcaption></figure>')
    data = {"text/html": html, "image/png": encoded, "text/plain": f"Figure {number}. {title}\n{alt}"}
    return data, {"image/png": {"alt": alt, "width": width, "height": height},
                  "lesart": {"alt": alt, "number": number, "title": title}}


def chart_bundle(chart, *, title: str, subtitle: str = "", source: str = "", alt: str,
                 caption: str = "") -> tuple[dict, dict]:
    """What `show_chart` displays: the MIME bundle and its metadata."""
    import vl_convert

    alt = _described(title, alt)
    number = _number(title)
    notes = [line for line in (subtitle, f"{tr('Source')}: {source}" if source else "") if line]
    chart = chart.properties(title={"text": title, "subtitle": notes, "anchor": "start", "offset": 10})
    spec = chart.to_dict()
    # JupyterLab draws Vega-Lite 5, and refuses a schema that says 6; the specs are the same for what we use.
    spec["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json"
    spec["description"] = alt
    spec["usermeta"] = {"embedOptions": {"actions": False}}
    spec["config"] = {**_CHART_STYLE, **spec.get("config", {})}
    png = _small(vl_convert.vegalite_to_png(spec, scale=1.5))
    keep.chart(png, spec)
    data = {"application/vnd.vegalite.v5+json": spec, "image/png": base64.b64encode(png).decode("ascii"),
            "text/plain": f"Figure {number}. {title}\n{alt}"}
    return data, {"image/png": {"alt": alt},
                  "lesart": {"alt": alt, "number": number, "title": title, "caption": caption or title}}


_CHART_STYLE = {
    "font": "DejaVu Sans, Verdana, sans-serif", "background": style.PAPER, "view": {"stroke": None},
    "title": {"fontSize": 15, "subtitleFontSize": 12, "color": style.INK, "subtitleColor": style.MUTED},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": style.INK, "gridColor": style.FAINT},
    "mark": {"color": style.BLUE},
    "range": {"category": [style.BLUE, style.VERMILION, style.GREEN, style.PURPLE, style.ORANGE, style.SKY]},
}


def letter(fig, title: str, subtitle: str = "", source: str = "") -> None:
    """Write the title and the unit above a drawing and the source below it; the figure grows by them."""
    width, height = fig.get_size_inches()
    above = [(line, 12.5, "bold", style.INK) for line in _wrap(fig, title, 12.5, "bold", width)]
    above += [(line, 9.5, "normal", style.MUTED) for line in _wrap(fig, subtitle, 9.5, "normal", width)]
    source = f"{tr('Source')}: {source}" if source else ""
    below = [(line, 8, "normal", style.MUTED) for line in _wrap(fig, source, 8, "normal", width)]
    top = _MARGIN + sum(_line(size) for _, size, _, _ in above) + 0.06
    bottom = (_MARGIN + sum(_line(size) for _, size, _, _ in below)) if below else 0
    total = height + top + bottom
    _move(fig, height / total, bottom / total)
    fig.set_size_inches(width, total)
    y = total - _MARGIN
    for line, size, weight, colour in above:
        fig.text(_MARGIN / width, y / total, line, size=size, weight=weight, color=colour, va="top", parse_math=False)
        y -= _line(size)
    y = bottom - 0.03
    for line, size, weight, colour in below:
        fig.text(_MARGIN / width, y / total, line, size=size, weight=weight, color=colour, va="top", parse_math=False)
        y -= _line(size)


def picture(fig) -> tuple[bytes, int, int]:
    """A figure as a small PNG, the same bytes from run to run; and its width and height in CSS pixels."""
    file = io.BytesIO()
    # "Software" names matplotlib's version: without it an update doesn't change every picture.
    fig.savefig(file, format="png", metadata={"Software": None})
    width, height = (round(side * 100) for side in fig.get_size_inches())
    return _small(file.getvalue()), width, height


def _small(png: bytes) -> bytes:
    """The same picture with 256 colours: a fifth of the bytes; no colour changes by more than 15 of 255, flat ones by 3."""
    from PIL import Image

    image = Image.open(io.BytesIO(png)).convert("RGB")
    file = io.BytesIO()
    image.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return min(file.getvalue(), png, key=len)


def _described(title: str, alt: str) -> str:
    """The alt text with the finding before it: who can't see a figure wants that first."""
    if not title.strip():
        raise LesartError("A figure has no title: say in one sentence what it shows (title=…).")
    if not alt.strip() or _FILE_NAME.fullmatch(alt.strip()):
        raise LesartError(f"The figure “{title}” has no alt text: describe what it shows for those who "
                          f"can't see it (alt=…); a file name describes nothing.")
    return alt if alt.startswith(title) else f"{title.rstrip('.')}. {alt}"


def _number(title: str) -> int:
    return _numbers.setdefault(title, len(_numbers) + 1)


def _caption(number: int, text: str) -> str:
    return f"<b>{tr('Figure')} {number}.</b> {escape(text)}"


def _line(size: float) -> float:
    return size * 1.3 / 72


def _wrap(fig, text: str, size: float, weight: str, width: float) -> list[str]:
    """The text in lines that fit the figure; a single word that is too long is cut by characters.

    Words are measured at the resolution in which the picture is saved, where letters are a little wider than on a screen.
    """
    seen, dpi = fig.dpi, matplotlib.rcParams["savefig.dpi"]
    fig.set_dpi(dpi)
    room = (width - 2 * _MARGIN) * dpi
    ruler = fig.text(0, 0, "", size=size, weight=weight, parse_math=False)
    lines, line = [], ""
    for word in text.split():
        for piece in (word[i:i + 40] for i in range(0, len(word), 40)):
            joined = f"{line} {piece}" if line else piece
            ruler.set_text(joined)
            if line and ruler.get_window_extent().width > room:
                lines.append(line)
                joined = piece
            line = joined
    ruler.remove()
    fig.set_dpi(seen)
    return [*lines, line] if line else lines


def _move(fig, scale: float, offset: float) -> None:
    """Keep the drawing at its size while the figure grows above and below it."""
    engine = fig.get_layout_engine()
    if engine is not None:
        engine.set(rect=(0, offset, 1, scale))
        return
    for axes in fig.axes:
        box = axes.get_position(original=True)
        axes.set_position([box.x0, offset + box.y0 * scale, box.width, box.height * scale], which="both")
    for text in fig.texts:
        x, y = text.get_position()
        text.set_position((x, offset + y * scale))
