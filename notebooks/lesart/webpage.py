"""A web page becomes the text of its article, without menus, advertisements and comments."""
from __future__ import annotations

import logging
import re
from datetime import date
from typing import NamedTuple

from .article import decode
from .errors import LesartError

MAX_BYTES = 20_000_000
_FEWEST_WORDS = 5  # a page of fewer has a menu, no article
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class WebPage(NamedTuple):
    """What a page says: the article's text (paragraphs between blank lines), its title and its day."""

    text: str
    title: str | None
    published: date | None


def main_text(raw: bytes | str, where: str = "web page") -> WebPage:
    """The article of a web page; trafilatura tells it from everything around it.

    Parameters
    ----------
    raw : bytes or str
        The page's HTML.  Bytes are decoded as the page's byte order mark or ``<meta charset>`` says,
        else as `lesart.article.decode` does.
    where : str
        What the page is called in messages: its path or address.

    Returns
    -------
    WebPage
        ``published`` is what the page's own markup states, never a guess from its text.

    Raises
    ------
    LesartError
        There is no HTML, or no article in it.

    Examples
    --------
    >>> main_text("<html><h1>Gipfel</h1><p>Putin traf am 8. Oktober in Duschanbe Rachmon.</p></html>").text.splitlines()
    ['Gipfel', '', 'Putin traf am 8. Oktober in Duschanbe Rachmon.']
    """
    html = raw if isinstance(raw, str) else _decode(raw, where)
    if len(html) > MAX_BYTES:
        raise LesartError(f"{where}: {len(html):,} characters are more than one page (limit {MAX_BYTES:,}). Split the file.")
    if not html.strip():
        raise LesartError(f"{where}: the page is empty. Save it anew.")
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what fails is said by the error below
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(_XML_DECLARATION.sub("", html), include_comments=False, include_tables=False, with_metadata=True,
                                date_extraction_params={"original_date": True, "extensive_search": False})
    except (ValueError, TypeError, AttributeError, LookupError) as error:  # malformed markup reaches trafilatura's inside
        raise LesartError(f"{where}: the page's markup cannot be read ({type(error).__name__}). Save its text as .txt.") from None
    if found is None or len((found.text or "").split()) < _FEWEST_WORDS:
        raise LesartError(f"{where}: no article was found on this page. Save the article's text as a .txt file.")
    paragraphs = [line.strip() for line in found.text.split("\n")]
    return WebPage("\n\n".join(filter(None, paragraphs)), found.title or None, _day(found.date))


def is_html(head: bytes | str) -> bool:
    """Whether a file's beginning looks like HTML.

    >>> is_html(b"<!DOCTYPE html><html>"), is_html("Putin traf <b>Rachmon</b>.")
    (True, False)
    """
    if isinstance(head, bytes):
        head = head[:2048].lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1").replace("\x00", "")
    return bool(re.match(r"\W{0,3}\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", head,
                         re.IGNORECASE | re.DOTALL))


def _decode(raw: bytes, where: str) -> str:
    if not raw.startswith(_MARKS):
        declared = _CHARSET.search(raw[:4096])
        if declared:
            try:
                return raw.decode(declared.group(1).decode("ascii"))
            except (LookupError, UnicodeDecodeError):  # an unknown or a wrong declaration
                pass
    return decode(raw, where)


def _day(found: str | None) -> date | None:
    try:
        return date.fromisoformat(found[:10]) if found else None
    except ValueError:
        return None
