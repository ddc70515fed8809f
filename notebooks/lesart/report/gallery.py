"""The gallery: every figure of the report on one page, each to take along as SVG, PNG and CSV.

Beside the pages the files lie in a folder ``figures``.  The one-file report holds them: the CSV as it is, the SVG
packed, and the PNG is the figure's own picture.
"""
from __future__ import annotations

import base64
import gzip
import io
from dataclasses import dataclass
from pathlib import Path

from ..figures import keep
from ..language import tr
from .charts import Figure
from .page import Page
from .write import template

NAME = "gallery"
_WIDTH = 340  # pixels of a picture on the page


@dataclass(frozen=True)
class Entry:
    """One figure of the gallery: ``name`` is that of its files; ``packed`` and ``csv`` are base64, "" where there is none."""

    figure: Figure
    name: str
    small: str
    width: int
    height: int
    packed: str
    csv: str
    kinds: tuple[str, ...]


def gallery(pages: list[Page], kept: Path, inside: bool = False) -> Page:
    """The page ``gallery.html``.

    Parameters
    ----------
    pages : list of Page
        Those with the figures.
    kept : Path
        The folder in which `lesart.figures.keep` put SVG and CSV.
    inside : bool
        Whether the page itself holds the files, as the one-file report needs it.
    """
    groups = [(page, [_entry(page, figure, kept, inside) for figure in page.figures]) for page in pages if page.figures]
    html = template("gallery.html.j2").render(groups=groups, inside=inside)
    return Page(NAME, tr("All figures, to take along"), tr("Gallery"), html, [(page.name, page.label) for page, _ in groups])


def files(pages: list[Page], kept: Path) -> dict[str, bytes]:
    """The files that lie beside the pages, by their path: ``figures/02_when-figure-1.svg``, …"""
    found: dict[str, bytes] = {}
    for page in pages:
        for figure in page.figures:
            png = base64.b64decode(figure.png)
            found[f"figures/{_name(page, figure)}.png"] = png
            for kind in ("svg", "csv"):
                if (file := kept / f"{keep.key(png)}.{kind}").is_file():
                    found[f"figures/{_name(page, figure)}.{kind}"] = file.read_bytes()
    return found


def _entry(page: Page, figure: Figure, kept: Path, inside: bool) -> Entry:
    png = base64.b64decode(figure.png)
    svg, csv = (kept / f"{keep.key(png)}.{kind}" for kind in ("svg", "csv"))
    small, width, height = _small(png)
    packed = base64.b64encode(gzip.compress(svg.read_bytes(), 9, mtime=0)).decode("ascii") if inside and svg.is_file() else ""
    rows = base64.b64encode(csv.read_bytes()).decode("ascii") if inside and csv.is_file() else ""
    kinds = tuple(kind for kind, there in (("SVG", svg.is_file()), ("PNG", True), ("CSV", csv.is_file())) if there)
    return Entry(figure, _name(page, figure), base64.b64encode(small).decode("ascii"), width, height, packed, rows, kinds)


def _name(page: Page, figure: Figure) -> str:
    return f"{page.name}-figure-{figure.number}"


def _small(png: bytes) -> tuple[bytes, int, int]:
    """A picture that loads fast, in few colours; with its width and height."""
    from PIL import Image

    image = Image.open(io.BytesIO(png)).convert("RGB")
    height = round(image.height * _WIDTH / image.width)
    file = io.BytesIO()
    image.resize((_WIDTH, height), Image.Resampling.LANCZOS).quantize(48, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True)
    return file.getvalue(), _WIDTH, height
