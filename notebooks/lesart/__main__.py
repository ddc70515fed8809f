"""The command line: ``python notebooks/lesart tables ARTICLE --out DIR``."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

if __package__ in (None, ""):  # run as a folder: put notebooks/ on the path, as its kernels have it
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from lesart import datasets
from lesart.errors import LesartError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it went well, 1 if the input was wrong (one message on stderr)."""
    parser = argparse.ArgumentParser(prog="lesart", description="A German news article read as data.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    tables = commands.add_parser("tables", help="write the tables of one article")
    tables.add_argument("article", metavar="ARTICLE", help="a text, Markdown or HTML file; - reads standard input")
    tables.add_argument("--out", required=True, metavar="DIR", help="folder for the tables")
    tables.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD, where it is known")
    tables.add_argument("--title", metavar="TEXT", help="the article's title, where the file has none")
    tables.add_argument("--format", default="csv", choices=("csv", "parquet", "xlsx", "gpkg", "sqlite", "ics", "jsonld"))
    tables.add_argument("--corrections", metavar="PATH", nargs="?", const=datasets.DATA / "corrections",
                        help="apply what people have corrected: data/corrections, or another folder or file")
    tables.set_defaults(run=_tables)

    many = commands.add_parser("archive", help="write the tables of many articles, as Parquet")
    many.add_argument("source", metavar="SOURCE", help="a folder, or a file: text, HTML, JSON Lines, Parquet, WARC, also compressed")
    many.add_argument("--out", required=True, metavar="DIR", help="folder for the tables; a run that was stopped goes on there")
    many.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler, tcp://…:8786; this machine's cores without it")
    many.add_argument("--workers", type=int, metavar="N", help="processes on this machine; one for each core without it")
    many.add_argument("--quiet", action="store_true", help="draw no progress bar")
    many.set_defaults(run=_archive)

    from lesart import report
    made = commands.add_parser("report", help="run the notebooks and write them as HTML")
    report.add_arguments(made)
    made.set_defaults(run=report.run)

    kept = commands.add_parser("store", help="run the notebooks and keep them as run")
    kept.add_argument("notebook", nargs="*", metavar="NOTEBOOK", help="names without ending, 01_article_to_tables, say; all by default")
    kept.set_defaults(run=_store)

    words = commands.add_parser("dictionary", help="write the data dictionaries into the READMEs of data/")
    words.set_defaults(run=_dictionary)

    chosen = parser.parse_args(arguments)
    try:
        return chosen.run(chosen) or 0
    except LesartError as error:
        print(f"lesart: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("lesart: stopped; nothing was half-written.", file=sys.stderr)
        return 130


def _tables(chosen) -> int:
    from lesart.reading import read

    reading = read(chosen.article, published=chosen.published, title=chosen.title)
    if chosen.corrections is not None:
        reading = _corrected(reading, chosen.corrections)
    written = reading.export(chosen.out, chosen.format)
    rows = {name: len(reading.table(name)) for name in ("actors", "mentions", "times", "events", "statements")}
    print(f"{len(written)} files in {chosen.out}: " + ", ".join(f"{n} {name}" for name, n in rows.items()))
    return 0


def _corrected(reading, path):
    corrected = reading.corrected(str(path))
    applied = sum(stale is None for _, stale in corrected.corrections)
    print(f"{applied} correction{'' if applied == 1 else 's'} applied")
    for one, stale in corrected.corrections:
        if stale:
            print(f"lesart: stale, not applied: {one.table} {one.row} {one.column or one.action}: {stale}", file=sys.stderr)
    return corrected


def _store(chosen) -> int:
    from lesart.storing import store
    store(chosen.notebook)
    return 0


def _archive(chosen) -> int:
    from lesart.archive import read_archive

    done = read_archive(chosen.source, chosen.out, scheduler=chosen.scheduler, workers=chosen.workers, progress=not chosen.quiet)
    print(f"{done.articles:,} articles in {chosen.out}, {done.duplicates:,} duplicates, {done.errors:,} errors, {done.seconds:.0f} s")
    return 0


def _dictionary(chosen) -> int:
    for folder in sorted(datasets.DATA.iterdir()):
        if any(folder.glob("*datapackage.json")) and datasets.write_dictionary(folder):
            print(f"data/{folder.name}/README.md written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
