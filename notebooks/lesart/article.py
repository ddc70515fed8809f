"""A file or a string becomes an `Article`: its text, and what is known about it."""
from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from . import datasets
from .errors import LesartError

MAX_CHARACTERS = 20_000_000
_HEADING_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``text[start:end]``; ``kind`` is ``"heading"`` or ``"body"``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """A news article.  All offsets of all tables point into `text`, which is never changed."""

    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()


def read_article(path: str | Path | None = None, *, text: str | None = None,
                 published: str | date | None = None, title: str | None = None,
                 source: str | None = None) -> Article:
    """Read one German article from a file or from a string.

    Parameters
    ----------
    path : str or Path, optional
        A text, a Markdown file or a web page, also saved as MHTML: UTF-8, UTF-16 with a byte order mark, or
        Windows-1252/Latin-1.  ``-`` reads standard input.
    text : str, optional
        The text itself, instead of a file.
    published : str or date, optional
        The day of publication, ISO 8601 (``"2025-10-09"``), where it is known.
    title, source : str, optional
        Without them, what is known: ``data/articles/articles.csv`` for the articles there, the page's or the
        file's own head else.

    Raises
    ------
    LesartError
        The file is missing, empty, binary (a PDF, say) or too large; the text is not German; the
        day is not a day.

    Examples
    --------
    >>> read_article(text="Putin reiste nach Duschanbe. Dort traf er Rachmon.").paragraphs
    (Paragraph(start=0, end=50, kind='body'),)
    """
    if (path is None) == (text is None):
        raise LesartError("read() takes one article: give either a path or text=…")
    where = "text" if path is None else "standard input" if str(path) == "-" else str(path)
    if path is not None:
        from .formats import article_in
        known = _known(Path(path))
        found = article_in(sys.stdin.buffer.read() if str(path) == "-" else _bytes(Path(path)), where)
        text, title = found.text, title or known.get("title") or found.title
        source, published = source or known.get("source"), published or known.get("published") or found.published
    if not isinstance(text, str):
        raise LesartError(f"{where}: text must be a str, this is a {type(text).__name__}.")
    if not text.strip():
        raise LesartError(f"{where}: the article is empty. Give a text with at least one sentence.")
    if len(text) > MAX_CHARACTERS:
        raise LesartError(f"{where}: {len(text):,} characters are more than one article "
                          f"(limit {MAX_CHARACTERS:,}). Split the file; `archive` reads many articles.")
    _check_characters(text, where)
    check_german(text, where)
    return Article(text, title, as_day(published), source, tuple(_paragraphs(text)))


def as_day(published: str | date | None) -> date | None:
    """``"2025-10-09"`` as a `datetime.date`; None stays None."""
    if published is None or type(published) is date:
        return published
    try:
        return date.fromisoformat(str(published)[:10])
    except ValueError:
        raise LesartError(f"published={published!r} is not a day. Write it as YYYY-MM-DD.") from None


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise LesartError(f"{path}: this is a folder. Give one file; `archive` reads folders.")
    if not path.exists():
        raise LesartError(f"{path}: no such file. Check the path; it counts from {Path.cwd().name}/.")
    size = path.stat().st_size
    if size > 4 * MAX_CHARACTERS:
        raise LesartError(f"{path}: {size:,} bytes are more than one article. Split the file.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise LesartError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from None


_MAGIC = {b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP, DOCX or ODT file", b"\xd0\xcf\x11\xe0": "an old Word file",
          b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
          b"\x1f\x8b": "a gzip file", b"{\\rtf": "an RTF file", b"\x7fELF": "a program"}


def decode(raw: bytes, where: str) -> str:
    """The text of a file's bytes: UTF-8, UTF-16 or 32 with byte order mark, else Windows-1252.

    Line ends become ``\\n``.  Raises `LesartError` for a binary file.
    """
    for magic, name in _MAGIC.items():
        if raw.startswith(magic):
            raise LesartError(f"{where}: this is {name}, not a text. Save its text as a .txt file in UTF-8.")
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"),
                           (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            break
    else:
        encoding = _unmarked(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise LesartError(f"{where}: the bytes are not the {encoding} that they claim to be "
                          f"(byte {error.start}). Save the file as UTF-8.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unmarked(raw: bytes) -> str:
    """The encoding of bytes without a byte order mark."""
    head = raw[:4096]
    if len(head) >= 4 and head[1::2].count(0) > 0.4 * len(head) // 2 and not head[::2].count(0):
        return "utf-16-le"
    if len(head) >= 4 and head[::2].count(0) > 0.4 * len(head) // 2 and not head[1::2].count(0):
        return "utf-16-be"
    try:
        raw.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        # Five bytes have no character in Windows-1252; Latin-1 takes them as control characters.
        return "latin-1" if set(raw) & {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "cp1252"


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def _check_characters(text: str, where: str) -> None:
    found = _CONTROL.findall(text[:100_000])
    if len(found) > max(2, len(text[:100_000]) // 1000):
        raise LesartError(f"{where}: this is not a text ({len(found)} control characters at its "
                          "beginning). Save the article's text as a .txt file in UTF-8.")
    if re.search(r"[\ud800-\udfff]", text):
        raise LesartError(f"{where}: the text holds half a character (a lone surrogate). "
                          "Save it anew as UTF-8.")


_WORD = re.compile(r"[^\W\d_]+")
# The commonest function words that the languages do not share ("in", "an", "die" are left out).
_FUNCTION_WORDS = {
    "German": "der und das den von zu mit sich auf für ist im dem nicht ein eine als auch es nach wird bei "
              "einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch".split(),
    "English": "the of and to a is that for it on with as was by at from be have has this are not his but "
               "they he had which you or an were their been will would".split(),
    "French": "le la les de des et un une du en que qui dans pour sur est pas au par il elle plus ce avec sont".split(),
    "Spanish": "el la los las de que y en un una por con para del se su al lo como más pero fue ha".split(),
    "Italian": "il la le di che e un una per del della con non sono gli da nel alla ha dei".split(),
    "Dutch": "de het een van en dat is op te met voor niet zijn aan er om ook als bij maar dan nog uit".split(),
    "Russian": "и в не на что с по как это он к из у за от его для".split(),
}


def check_german(text: str, where: str = "text") -> None:
    """Raise a `LesartError` where a text is surely in another language.

    A language is known by its commonest function words.  A text with too few of any language's
    words (a table, a list of names) passes: it is read, and gives few rows.

    Examples
    --------
    >>> check_german("The president said that he would not travel to the summit of the states.")
    Traceback (most recent call last):
    ...
    lesart.errors.LesartError: text: this reads like English, not German. Lesart reads German articles only.
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    counts = {language: 0 for language in _FUNCTION_WORDS}
    sets = {language: frozenset(words_) for language, words_ in _FUNCTION_WORDS.items()}
    for word in words:
        for language, members in sets.items():
            counts[language] += word in members
    best = max(counts, key=counts.get)
    if best != "German" and counts[best] >= 4 and counts[best] > 2 * counts["German"]:
        raise LesartError(f"{where}: this reads like {best}, not German. Lesart reads German articles only.")


def _paragraphs(text: str):
    """Blocks between blank lines; where a text has no blank line, its lines.

    A short block with no full stop at its end, with another block after it, is a heading
    ("Internationaler Gerichtshof").
    """
    blocks = list(_blocks(text))
    for number, (start, end) in enumerate(blocks):
        yield Paragraph(start, end, "heading" if _is_heading(text[start:end], number + 1 < len(blocks)) else "body")


def _blocks(text: str):
    lines, position = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        start = position + line.find(stripped) if stripped else position
        lines.append((start, start + len(stripped)))
        position += len(line) + 1
    filled = [(start, end) for start, end in lines if end > start]
    blank_between = len(lines) - len(filled) > (lines[-1][0] == lines[-1][1]) + (lines[0][0] == lines[0][1])
    if not blank_between and not _hard_wrapped(text, filled):
        yield from filled
        return
    block = None
    for start, end in lines + [(len(text), len(text))]:
        if end > start:
            block = (block[0] if block else start, end)
        elif block:
            yield block
            block = None


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines were broken at a margin: most full lines end in the middle of a sentence."""
    body = lines[:-1]
    if len(body) < 3:
        return False
    middle = sum(text[end - 1] not in ".!?:;…“\"»«)" for _, end in body)
    longest = max(end - start for start, end in body)
    return longest <= 120 and middle > 0.6 * len(body) and sum(e - s for s, e in body) > 0.6 * longest * len(body)


def _is_heading(block: str, followed: bool) -> bool:
    if not followed or len(block) > _HEADING_CHARACTERS or "\n" in block:
        return False
    # "Kiew – Der Präsident sagte:" introduces a quotation, "* Punkt" and "- Punkt" are lists.
    return block[-1] not in ".!:;,…“\"»«)" or (block[-1] in "?!" and len(block) < 80)


def _known(path: Path) -> dict[str, str]:
    """What is known of a file beside its text: from the catalogue, or given with a report's article."""
    given = {}
    if os.environ.get("LESART_ARTICLE") and path.resolve() == Path(os.environ["LESART_ARTICLE"]).resolve():
        given = {key: os.environ.get(f"LESART_{key.upper()}") for key in ("title", "published")}
    return {**_catalogue().get(path.resolve(), {}), **{key: value for key, value in given.items() if value}}


@lru_cache(maxsize=1)
def _catalogue() -> dict[Path, dict]:
    return {(datasets.DATA / "articles" / row["file"]).resolve(): row for row in datasets.rows("articles", "articles")}


def default_article() -> Path:
    """The article that the notebooks read: the one named in ``LESART_ARTICLE``, else the first one.

    Examples
    --------
    >>> default_article().name
    'gus-gipfel-2025.txt'
    """
    return Path(os.environ.get("LESART_ARTICLE") or datasets.DATA / "articles" / "gus-gipfel-2025.txt")
