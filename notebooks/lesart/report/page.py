"""A notebook that was run becomes the inner part of a page."""
from __future__ import annotations

import io
import keyword
import re
import tokenize
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path

import nbformat
from nbconvert.exporters import HTMLExporter

from ..errors import LesartError
from ..language import tr
from . import charts
from .markdown import to_html

TEMPLATES = Path(__file__).with_name("templates")
FINDINGS = "What we found"  # every notebook ends with a section of this name
IMPORTS = "Imports"  # and begins with one of this name
_DAY = re.compile(r"<td((?: [^<>]*)?)>(\d{4}-\d{2}-\d{2})</td>")
_WANTED = "No description has been provided for this image"  # what nbconvert says of a picture without an alt text


@dataclass
class Page:
    """One page: ``name`` is its file's name without ``.html``, ``html`` what stands inside ``<main>``."""

    name: str
    title: str
    label: str
    html: str
    contents: list[tuple[str, str]] = field(default_factory=list)  # (id, HTML) of the second-level headings
    headlines: list[str] = field(default_factory=list)  # findings of cells tagged ``cover``
    figures: list[charts.Figure] = field(default_factory=list)
    lead: str = ""

    @property
    def has_code(self) -> bool:
        """Whether there is code to show."""
        return '<details class="code">' in self.html

    @property
    def has_charts(self) -> bool:
        """Whether the page needs Vega."""
        return self.has_explorer or any(figure.spec is not None for figure in self.figures)

    @property
    def has_explorer(self) -> bool:
        """Whether `lesart.figures.explorer` is on the page."""
        return '<figure class="lesart-figure lesart-explorer"' in self.html


def page(name: str, notebook: nbformat.NotebookNode, first: bool = True) -> Page:
    """The page of a notebook.

    Tags of cells: ``cover`` on a cell of the last section makes its lines headlines of the cover;
    ``first-article`` keeps a cell from reports about any other article.

    Parameters
    ----------
    name : str
        The notebook's name without ``.ipynb``.
    notebook : NotebookNode
        The notebook as run; its Markdown is English and is shown in the reader's language.
    first : bool
        Whether the article is the collection's first one, of which some cells speak.

    Raises
    ------
    LesartError
        The notebook has no title (no heading of first level), or a picture has no alt text.
    """
    taken: set[str] = set()
    contents, title, lead, headlines = [], "", "", []
    notebook.cells = [cell for cell in notebook.cells if first or "first-article" not in cell.metadata.get("tags", [])]
    for section in _sections(notebook):
        heading = _english_heading(section[0])
        hidden = _only_code(section)
        for cell in section:
            if cell.cell_type == "markdown":
                html, headings = to_html(tr(cell.source), taken)
                cell.metadata["lesart_html"] = html
                title = title or next((text for level, _, text in headings if level == 1), "")
                lead = lead or _lead(html)
                contents += [] if hidden else [(identity, text) for level, identity, text in headings if level == 2]
            elif heading == FINDINGS:
                cell.metadata["lesart_findings"] = True
                if "cover" in cell.metadata.get("tags", []):
                    headlines += [line.strip() for output in cell.outputs if output.get("name") == "stdout"
                                  for line in output["text"].splitlines() if line.strip()]
        section[0].metadata["lesart_opens"] = "only-code" if hidden else "part"
        section[-1].metadata["lesart_closes"] = True
    if not title:
        raise LesartError(f"{name}.ipynb: no heading of first level. Begin the notebook with its question: # …?")
    figures = charts.figures(notebook)
    # A day does not break at its hyphens.
    html = _DAY.sub(r'<td class="day"\1>\2</td>', _exporter().from_notebook_node(notebook)[0])
    if _WANTED in html:
        raise LesartError(f"{name}.ipynb: a picture has no alt text. Show figures by lesart.figures.show(…, alt=…).")
    return Page(name, re.sub(r"<[^>]*>", "", title), label(name), html, contents, headlines, figures, lead)


def label(name: str) -> str:
    """A notebook's name as readers see it in the navigation.

    >>> label("05_source_check")
    'Source check'
    """
    words = re.sub(r"^\d+_", "", name).replace("_", " ")
    return tr(words[:1].upper() + words[1:])


def _sections(notebook) -> list[list]:
    """The cells from one heading to the next; a Markdown cell that holds several headings is one place."""
    sections = []
    for cell in notebook.cells:
        if not sections or (cell.cell_type == "markdown" and re.match(r"#{1,2} ", cell.source.lstrip())):
            sections.append([])
        elif cell.get("outputs") and _english_heading(sections[-1][0]) == IMPORTS:
            sections.append([])  # what it shows is for all readers, what made it is not
        sections[-1].append(cell)
    return sections


def _english_heading(cell) -> str:
    found = re.match(r"#+\s+(.+)", cell.source.lstrip()) if cell.cell_type == "markdown" else None
    return found[1].strip() if found else ""


def _only_code(section: list) -> bool:
    """Whether a section shows nothing once code is folded away, as "Imports" does."""
    prose = [cell.source.strip() for cell in section if cell.cell_type == "markdown"]
    outputs = [output for cell in section if cell.cell_type == "code" for output in cell.outputs]
    return any(cell.cell_type == "code" for cell in section) and not outputs and all(
        re.fullmatch(r"#{2,6} [^\n]*", text) for text in prose)


def _lead(html: str) -> str:
    """The first paragraph of the box under the title: what the reader will learn."""
    found = re.search(r'<div class="box">\s*<p>(.*?)</p>', html, re.DOTALL)
    return found[1] if found else ""


@lru_cache(maxsize=1)
def _exporter() -> HTMLExporter:
    from .sources import finding
    exporter = HTMLExporter(template_name="lesart", extra_template_basedirs=[str(TEMPLATES)])
    exporter.register_filter("code", code)
    exporter.register_filter("finding", finding)
    exporter.register_filter("prose", lambda source: to_html(source, set())[0])
    exporter.environment.globals.update(tr=tr, chart=charts.chart, picture=charts.picture)
    return exporter


def code(source: str) -> str:
    """Python with its keywords, strings, numbers and comments marked; escaped.

    >>> code('for x in "<b>": pass  # why')
    '<b>for</b> x <b>in</b> <i>&quot;&lt;b&gt;&quot;</i>: <b>pass</b>  <em># why</em>'
    """
    lines, parts, at = source.splitlines(keepends=True), [], (1, 0)

    def until(end):
        (row, column), (last, stop) = at, end
        text = lines[row - 1][column:stop] if row == last else "".join(
            [lines[row - 1][column:], *lines[row:last - 1], lines[last - 1][:stop] if last <= len(lines) else ""])
        return escape(text)
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            tag = ("em" if token.type == tokenize.COMMENT else "i" if tokenize.tok_name[token.type] in _STRINGS
                   else "b" if token.type == tokenize.NAME and keyword.iskeyword(token.string) else "")
            if tag:
                parts.append(until(token.start))
                at = token.start
                parts.append(f"<{tag}>{until(token.end)}</{tag}>")
                at = token.end
    except (tokenize.TokenError, SyntaxError):
        return escape(source)  # a magic, or half a statement
    return "".join(parts) + until((len(lines) + 1, 0))


_STRINGS = ("STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END")
