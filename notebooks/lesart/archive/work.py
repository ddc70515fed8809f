"""All that a worker does: find the text of pages, read the articles of a partition, write its files."""
from __future__ import annotations

import gc
import hashlib
import traceback
from functools import lru_cache
from pathlib import Path

from ..datasets import DATA
from ..errors import LesartError
from ..tables import TABLES
from .items import MAX_CHARACTERS, Item, without_article
from .partitions import digest
from .schema import PARTITIONED
from .store import Store, write_partition

PACKAGE = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Names the version of rules and data: tables made by two versions are never mixed."""
    found = hashlib.blake2b(digest_size=12)
    for file in version_files():
        found.update(file.name.encode())
        found.update(file.read_bytes())
    return found.hexdigest()


def version_files() -> list[Path]:
    """The files on which the reading of an article depends."""
    code = [file for file in PACKAGE.rglob("*.py") if not {"figures", "report", "evaluation"} & set(file.relative_to(PACKAGE).parts)]
    data = [file for folder in ("lexicon", "reference") for file in (DATA / folder).iterdir() if file.suffix in (".csv", ".json")]
    return sorted(code) + sorted(data)


@lru_cache(maxsize=1)
def ready(expected: str) -> None:
    """Load rules and data once; they are never freed, so the garbage collector need not look at them again."""
    if fingerprint() != expected:
        raise LesartError("a worker runs another version of Lesart than this one. Restart the workers, or start them "
                          "where the same files are.")
    try:
        from ..reading import read
        reading = read(text="Der russische Präsident traf am 8. Oktober 2025 in Duschanbe Rachmon, wie der Kreml mitteilte.")
        for table in TABLES:
            reading.rows(table)
    except Exception as error:  # no fault of any article: missing packages, a broken lexicon
        raise LesartError(f"Lesart does not run on a worker ({_short(error)}). Install requirements.txt there, and "
                          "restore the files of data/.") from error
    gc.collect()
    gc.freeze()


def read_partition(job: dict) -> dict:
    """Read the articles of a partition and write its files; what the manifest says is returned.

    `job` holds ``items``, ``duplicates``, ``digests``, ``number``, ``key``, ``decided``, ``out`` and ``fingerprint``.
    """
    ready(job["fingerprint"])
    tables: dict[str, list[tuple]] = {table: [] for table in PARTITIONED}
    characters = 0
    for i, item in enumerate(job["items"]):
        characters += _add(tables, item, job["duplicates"].get(i))
    about = {name: job[name] for name in ("key", "decided", "digests")}
    about.update(articles=len(tables["articles"]), duplicates=len(tables["duplicates"]), errors=len(tables["errors"]),
                 characters=characters)
    return write_partition(Store(job["out"]), job["number"], tables, about)


def try_item(job: dict) -> None:
    """Read one article and throw everything away: whoever kills a worker is found this way."""
    from .schema import parquet
    ready(job["fingerprint"])
    tables: dict[str, list[tuple]] = {table: [] for table in PARTITIONED}
    _add(tables, job["item"], None)
    for table, rows in tables.items():
        parquet(table, rows)


def extract(job: dict) -> list[tuple[Item, str | None]]:
    """Each item with the text of its page instead of the page, and the digest of the text."""
    found = [text_of(item) for item in job["items"]]
    return [(item, digest(item.text)) for item in found]


def text_of(item: Item) -> Item:
    """An item whose page has become text, title and day."""
    if item.page is None:
        return item
    from ..webpage import main_text
    try:
        page = main_text(item.page, item.article)
    except LesartError as error:
        return item.failed("extract", without_article(error, item.article))
    except Exception as error:  # whatever a page does to the extractor, the others are read
        return item.failed("extract", _short(error))
    if len(page.text) > MAX_CHARACTERS:
        return item.failed("article", f"{len(page.text):,} characters are more than one article (limit {MAX_CHARACTERS:,}).")
    return item._replace(page=None, text=page.text, title=item.title or page.title, published=item.published or page.published)


def _add(tables: dict[str, list[tuple]], item: Item, first: str | None) -> int:
    """Add the rows of one article to the tables: all, or one row of `errors` or `duplicates`; its characters."""
    item = text_of(item)
    about = (item.article, item.source, item.published)
    if first is not None:
        tables["duplicates"].append((*about, item.title, first))
        return 0
    if item.stage is None:
        item, found = _read(item)
    if item.stage is not None:
        tables["errors"].append((*about, item.stage, item.message))
        return 0
    for table, rows in found.items():
        tables[table] += rows
    return len(item.text)


def _read(item: Item) -> tuple[Item, dict[str, list[tuple]]]:
    from ..article import read_article
    from ..reading import read_parsed
    try:
        article = read_article(text=item.text, published=item.published, title=item.title, source=item.source)
    except LesartError as error:
        return item.failed("article", without_article(error, item.article)), {}
    try:
        reading = read_parsed(article)
        day = reading.published
        first = (item.article, item.source, day.best)
        found = {table: [first + row for row in reading.rows(table)] for table in TABLES}
        found["articles"] = [(*first, item.title, len(item.text), item.published is not None, day.earliest, day.latest, item.note,
                              item.text)]
        return item, found
    except Exception as error:  # a fault of a rule must not stop the run: its article becomes a row that says where
        return item.failed("read", _short(error)), {}


def _short(error: Exception) -> str:
    """ "IndexError: list index out of range (events/roles.py, line 55)" """
    frame = traceback.extract_tb(error.__traceback__)[-1]
    file = Path(frame.filename)
    where = file.relative_to(PACKAGE).as_posix() if file.is_relative_to(PACKAGE) else file.name
    return f"{type(error).__name__}: {error} ({where}, line {frame.lineno})"
