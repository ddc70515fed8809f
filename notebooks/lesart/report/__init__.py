"""The notebooks run over one article and written as HTML pages that open offline, by double click."""
from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .. import language
from ..datasets import DATA
from ..errors import LesartError
from ..language import LANGUAGES, speaking

ROOT = DATA.parent
_STANDARD_INPUT = "standard input"


def add_arguments(parser) -> None:
    """The arguments of ``python notebooks/lesart report``."""
    parser.add_argument("article", metavar="ARTICLE", nargs="?", help="a text, Markdown or HTML file, - for standard input; the first article without it")
    parser.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD, where it is known")
    parser.add_argument("--title", metavar="TEXT", help="the article's title, where the file has none")
    parser.add_argument("--out", metavar="DIR", default=ROOT / "report", type=Path, help="folder for the pages (report/)")
    parser.add_argument("--pdf", action="store_true", help="also print the whole report as PDF, with Chromium or Chrome")
    parser.add_argument("--lang", default="en", choices=LANGUAGES, help="language of the report (en)")


def run(chosen) -> int:
    """The command: build, then say where the report is."""
    from . import single
    from .pdf import to_pdf
    index = build(chosen.article, chosen.out, chosen.lang, published=chosen.published, title=chosen.title,
                  tell=lambda line: print(line, file=sys.stderr, flush=True))
    print(f"{index} is the report; open it in a browser. {single.NAME}.html beside it is all of it in one file, for mailing.")
    if chosen.pdf:
        print(f"{to_pdf(index.with_name(single.NAME + '.html'), index.with_name(single.NAME + '.pdf'))} is the report on paper.")
    return 0


def build(article: str | Path | None = None, out: str | Path = ROOT / "report", lang: str = "en", *,
          published: str | None = None, title: str | None = None, notebooks: list[Path] | None = None, tell=lambda line: None) -> Path:
    """Run every notebook in a fresh kernel and write a cover and a page for each.

    The report is written aside and put in its place once all of it is there, so that the last good
    report stays where a notebook fails.

    Parameters
    ----------
    article : str or Path, optional
        A German article, in any form that `lesart.article.read_article` takes; the collection's first one by default.
    out : str or Path
        The report's folder.  An earlier report there is replaced; a folder that holds anything else is
        left alone.
    lang : str
        ``en`` or ``de``.
    published, title : str, optional
        What is known of the article and stands not in its file.
    notebooks : list of Path, optional
        Which notebooks; all numbered ones by default.
    tell : callable
        Gets a line for each cell that begins.

    Returns
    -------
    Path
        ``index.html`` of the report.

    Raises
    ------
    LesartError
        The article cannot be read, a notebook fails (named with its cell and error), or the folder
        cannot be written.
    """
    from . import write

    notebooks = notebooks if notebooks is not None else sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    out = write.check_folder(Path(out))
    language.missing.clear()
    with speaking(lang):
        from ..article import default_article
        with ThreadPoolExecutor(1) as beside, tempfile.TemporaryDirectory(prefix="lesart-") as scratch:
            article = _kept(Path(scratch)) if str(article) == "-" else Path(article) if article else default_article()
            _check(article, published, title)
            reading = beside.submit(_read, article, published, title)
            from .execute import execute
            environment = {"LESART_ARTICLE": str(article.resolve()), "LESART_LANG": lang, "LESART_PUBLISHED": published or "",
                           "LESART_TITLE": title or "", "LESART_FIGURES": str(_made(Path(scratch) / "figures"))}
            executed = execute(notebooks, environment, Path(scratch), tell)
            files = _pages(executed, *reading.result(), article, lang, Path(scratch) / "figures")
        tell("writing the pages")
        if language.missing:
            tell(f"{len(language.missing)} messages are shown in English, as data/language/de has no German for them")
        write.publish(files, out)
    return out / "index.html"


def _check(article: Path, published: str | None, title: str | None) -> None:
    """What cannot be read is told before any notebook runs."""
    from ..article import read_article
    try:
        read_article(article, published=published, title=title)
    except LesartError as error:
        raise LesartError(str(error).replace(str(article), "standard input") if article.name == _STANDARD_INPUT else str(error)) from None


def _kept(scratch: Path) -> Path:
    """Standard input as a file that each kernel can read."""
    file = scratch / _STANDARD_INPUT
    file.write_bytes(sys.stdin.buffer.read())
    return file


def _read(article: Path, published: str | None, title: str | None):
    from ..reading import read
    from . import cover
    reading = read(article, published=published, title=title)
    reading.checks  # made beside the kernels, as the map is
    return reading, cover.draw(reading)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _pages(executed, reading, drawn, article: Path, lang: str, kept: Path) -> dict[str, str | bytes]:
    from . import about, actors, cover, gallery, links, page, single, sources, write

    facts = about.about(reading, article)
    for notebook in executed.values():
        language.missing.update(notebook.metadata.get("lesart", {}).get("untranslated", []))
    first = article.resolve() == (DATA / "articles" / "gus-gipfel-2025.txt").resolve()
    pages = [page.page(name, notebook, first) for name, notebook in executed.items()]
    pages = [cover.cover(pages, reading, facts, drawn), *pages, actors.index(reading)]
    shown, beside = gallery.gallery(pages, kept), gallery.gallery(pages, kept, inside=True)
    pages = [*pages, sources.number(pages), shown]
    links.connect(pages)
    files = {f"{one.name}.html": write.document(one, pages, facts, lang) for one in pages}
    whole = single.joined([beside if one is shown else one for one in pages])
    return {**files, **gallery.files(pages, kept), f"{whole.name}.html": write.document(whole, [whole], facts, lang)}


__all__ = ["add_arguments", "build", "run"]
