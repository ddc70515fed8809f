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


def add_arguments(parser) -> None:
    """The arguments of ``python notebooks/lesart report``."""
    parser.add_argument("article", metavar="ARTICLE", nargs="?", help="a text file; the first article without it")
    parser.add_argument("--out", metavar="DIR", default=ROOT / "report", type=Path, help="folder for the pages (report/)")
    parser.add_argument("--pdf", action="store_true", help="also print the whole report as PDF, with Chromium or Chrome")
    parser.add_argument("--lang", default="en", choices=LANGUAGES, help="language of the report (en)")


def run(chosen) -> int:
    """The command: build, then say where the report is."""
    from . import single
    from .pdf import to_pdf
    index = build(chosen.article, chosen.out, chosen.lang, tell=lambda line: print(line, file=sys.stderr, flush=True))
    print(f"{index} is the report; open it in a browser. {single.NAME}.html beside it is all of it in one file, for mailing.")
    if chosen.pdf:
        print(f"{to_pdf(index.with_name(single.NAME + '.html'), index.with_name(single.NAME + '.pdf'))} is the report on paper.")
    return 0


def build(article: str | Path | None = None, out: str | Path = ROOT / "report", lang: str = "en", *,
          notebooks: list[Path] | None = None, tell=lambda line: None) -> Path:
    """Run every notebook in a fresh kernel and write a cover and a page for each.

    The report is written aside and put in its place once all of it is there, so that the last good
    report stays where a notebook fails.

    Parameters
    ----------
    article : str or Path, optional
        A German article; the collection's first one by default.
    out : str or Path
        The report's folder.  An earlier report there is replaced; a folder that holds anything else is
        left alone.
    lang : str
        ``en`` or ``de``.
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
        from ..article import default_article, read_article
        article = Path(article) if article else default_article()
        read_article(article)  # an article that cannot be read is told before any notebook runs
        with ThreadPoolExecutor(1) as beside, tempfile.TemporaryDirectory(prefix="lesart-") as scratch:
            reading = beside.submit(_read, article)
            from .execute import execute
            executed = execute(notebooks, {"LESART_ARTICLE": str(article.resolve()), "LESART_LANG": lang}, Path(scratch), tell)
            files = _pages(executed, reading.result(), article, lang)
        tell("writing the pages")
        if language.missing:
            tell(f"{len(language.missing)} messages are shown in English, as data/language/de has no German for them")
        write.publish(files, out)
    return out / "index.html"


def _read(article: Path):
    from ..reading import read
    reading = read(article)
    reading.checks  # made beside the kernels
    return reading


def _pages(executed, reading, article: Path, lang: str) -> dict[str, str]:
    from . import about, actors, cover, links, page, single, write

    facts = about.about(reading, article)
    for notebook in executed.values():
        language.missing.update(notebook.metadata.get("lesart", {}).get("untranslated", []))
    pages = [page.page(name, notebook) for name, notebook in executed.items()]
    pages = [cover.cover(pages, reading, facts), *pages, actors.index(reading)]
    links.connect(pages)
    files = {f"{one.name}.html": write.document(one, pages, facts, lang) for one in pages}
    whole = single.joined(pages)
    return {**files, f"{whole.name}.html": write.document(whole, [whole], facts, lang)}


__all__ = ["add_arguments", "build", "run"]
