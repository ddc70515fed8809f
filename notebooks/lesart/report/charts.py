"""The figures of a notebook: found for the cover, and interactive charts as parts of a page."""
from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ..errors import LesartError
from ..figures.scripts import data
from ..language import tr

VEGA_LITE = "application/vnd.vegalite.v5+json"


@dataclass(frozen=True)
class Figure:
    """A figure as it was shown: its finding, its alt text, and its picture as base64."""

    title: str
    alt: str
    png: str
    width: int | None
    height: int | None
    spec: dict | None
    cover: bool
    number: int = 0


def figures(notebook) -> list[Figure]:
    """All figures of a notebook that was run, in order; those of cells tagged ``cover`` are for the cover."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            about = output.get("metadata", {}).get("lesart")
            if about and "image/png" in output.data:
                size = output.metadata.get("image/png", {})
                found.append(Figure(about["title"], about["alt"], _one_line(output.data["image/png"]), size.get("width"),
                                    size.get("height"), output.data.get(VEGA_LITE), "cover" in cell.metadata.get("tags", []), int(about["number"])))
    return found


def chart(output) -> str:
    """An interactive chart: its picture with alt text, and the specification that Vega draws over it."""
    about = output.metadata.get("lesart")
    if not about or "image/png" not in output.data:
        raise LesartError("A chart has no alt text. Show charts by lesart.figures.show_chart(…, alt=…).")
    caption = f'<b>{tr("Figure")} {int(about["number"])}.</b> {escape(about["caption"])}'
    return (f'<figure class="lesart-figure chart" id="figure-{int(about["number"])}" data-finding="{escape(about["title"])}">'
            f'<div class="vega" role="img" aria-label="{escape(about["alt"])}">{_img(output.data["image/png"], about["alt"])}</div>'
            f'<script type="application/json">{data(output.data[VEGA_LITE])}</script>'
            f'<figcaption>{caption}</figcaption></figure>')


def picture(output) -> str:
    """A picture that came without HTML; its alt text stands in its metadata."""
    alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
    if not alt.strip():
        raise LesartError("A picture has no alt text. Show figures by lesart.figures.show(…, alt=…).")
    return f'<figure class="lesart-figure">{_img(output.data["image/png"], alt)}</figure>'


def _img(png: str, alt: str) -> str:
    return f'<img alt="{escape(alt)}" src="data:image/png;base64,{_one_line(png)}">'


def _one_line(base64: str) -> str:
    return "".join(base64.split())
