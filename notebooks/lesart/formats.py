"""What kind of file holds an article: plain text, Markdown, a web page, or a web page saved with its pictures."""
from __future__ import annotations

import email
import email.policy
import json
import re
from datetime import date
from pathlib import PurePath

from .article import decode
from .errors import LesartError
from .webpage import WebPage, is_html, main_text

_PAGES, _MARKDOWN, _DATA = (".html", ".htm", ".xhtml"), (".md", ".markdown"), (".json", ".jsonl", ".ipynb", ".csv", ".tsv", ".xml")
_SAVED = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?Content-Type:\s*multipart/related", re.IGNORECASE)


def article_in(raw: bytes, where: str) -> WebPage:
    """The article that a file's bytes hold, without the marks of its format.

    Parameters
    ----------
    raw : bytes
        Text, Markdown, HTML or MHTML, in the encodings that `lesart.article.decode` knows.
    where : str
        The file's name, for messages; its ending decides where the bytes leave a doubt.

    Returns
    -------
    WebPage
        ``text``, and ``title`` and ``published`` where the file itself states them.

    Raises
    ------
    LesartError
        A page without an article, data instead of prose, or a binary file.

    Examples
    --------
    >>> article_in(b"# Gipfel\\n\\nPutin **traf** Rachmon.", "gipfel.md")
    WebPage(text='Gipfel\\n\\nPutin traf Rachmon.', title='Gipfel', published=None)
    >>> article_in(b"Putin **traf** Rachmon.", "gipfel.txt").text
    'Putin **traf** Rachmon.'
    """
    ending = PurePath(where).suffix.lower()
    if _SAVED.match(raw.lstrip()[:20_000]):
        return main_text(_saved(raw.lstrip(), where), where)
    if is_html(raw) or (ending in _PAGES and raw.strip()):
        return main_text(raw, where)
    text = decode(raw, where)
    _refuse_data(text, ending, where)
    if ending in _MARKDOWN or not ending and _looks_like_markdown(text):
        from .markdown import without_marks
        return without_marks(text)
    return WebPage(text, None, None)


def _saved(raw: bytes, where: str) -> str:
    """The HTML in a page that a browser saved as one file (MHTML: a mail whose parts are page and pictures)."""
    for part in email.message_from_bytes(raw, policy=email.policy.default).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            try:
                return part.get_content()
            except (LookupError, KeyError):  # an unknown charset
                return decode(part.get_payload(decode=True) or b"", where)
    raise LesartError(f"{where}: the saved page holds no HTML. Save it anew as “web page, HTML only”.")


def _refuse_data(text: str, ending: str, where: str) -> None:
    if ending in _DATA or text.lstrip()[:1] in ("{", "["):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            if ending not in _DATA:
                return
        raise LesartError(f"{where}: this is data, not an article. Give one article's text; `archive` reads JSON Lines and Parquet.")


def _looks_like_markdown(text: str) -> bool:
    """Whether a text without a file's name is Markdown: a heading with a hash, or front matter with a title.

    >>> _looks_like_markdown("# Gipfel\\n\\nText"), _looks_like_markdown("#Gipfel\\n\\nText")
    (True, False)
    """
    return bool(re.search(r"^#{1,3} \S", text, re.MULTILINE) or re.match(r"---\n(?:.*\n)*?title:", text))


def as_stated(value: str | None) -> date | None:
    """A day as a file's head states it, or None."""
    try:
        return date.fromisoformat((value or "").strip()[:10])
    except ValueError:
        return None
