"""What a source gives: an article with what is known about it, or why there is none."""
from __future__ import annotations

from datetime import date
from email.utils import parsedate
from typing import NamedTuple

from ..errors import LesartError
from ..webpage import is_html

MAX_CHARACTERS = 1_000_000  # more is a book: it would hold a worker for half a minute


class Item(NamedTuple):
    """One article of a source; `text`, or `page` (HTML whose text a worker finds), or `stage` and `message`."""

    article: str
    source: str | None = None
    published: date | None = None
    title: str | None = None
    text: str | None = None
    page: bytes | str | None = None
    stage: str | None = None
    message: str | None = None
    note: str | None = None

    def failed(self, stage: str, message) -> "Item":
        """The same article as a row of `errors`: the step at which it failed, and why."""
        return self._replace(text=None, page=None, stage=stage, message=_without_name(str(message), self.article))


def failure(article: str, stage: str, message) -> Item:
    """An item that holds no article."""
    return Item(article).failed(stage, message)


def from_record(record, where: str) -> Item:
    """The article of one JSON object or row: our own fields or news-please's.

    >>> from_record({"maintext": "Putin traf Rachmon.", "date_publish": "2025-10-08 10:00:00"}, "a.jsonl:1").published
    datetime.date(2025, 10, 8)
    >>> from_record({"id": 7, "text": None}, "a.jsonl:1").stage
    'parse'
    """
    if not isinstance(record, dict):
        return failure(where, "parse", f"this is a JSON {type(record).__name__}, not an object with the article's fields.")
    name = next((str(record[field]) for field in ("id", "doc", "url") if record.get(field) not in (None, "")), where)
    source = next((str(record[field]) for field in ("source", "source_domain") if record.get(field)), None)
    title = record.get("title") if isinstance(record.get("title"), str) else None
    stated = next((record[field] for field in ("published", "date_publish") if record.get(field) not in (None, "")), None)
    published = day(stated)
    note = f"the day of publication is given as {stated!r}, which is no day; inferred from the text" if stated is not None and published is None else None
    item = Item(name, source, published, title or None, note=note)
    text = next((record[field] for field in ("text", "maintext") if isinstance(record.get(field), str) and record[field].strip()), None)
    if text is None:
        return item.failed("parse", "neither 'text' nor 'maintext' holds the article; the fields are "
                                    f"{', '.join(map(str, record)) or 'none'}.")
    return with_text(item, text)


def with_text(item: Item, text: str) -> Item:
    """An item with its text, or with the page that a worker makes a text of, if it is not too long."""
    if is_html(text[:2048]):
        return item._replace(page=text)
    if len(text) > MAX_CHARACTERS:
        return item.failed("article", f"{len(text):,} characters are more than one article (limit {MAX_CHARACTERS:,}). Split it.")
    return item._replace(text=text)


def day(value) -> date | None:
    """A day however JSON and Parquet write it; None where it is no day.

    >>> day("Wed, 08 Oct 2025 10:00:00 GMT"), day("20251008"), day("gestern")
    (datetime.date(2025, 10, 8), datetime.date(2025, 10, 8), None)
    """
    if isinstance(value, date):  # a datetime is one, too
        return date(value.year, value.month, value.day)
    text = str(value).strip()
    for written in (text[:10], text):
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass
    parsed = parsedate(text)
    try:
        return date(*parsed[:3]) if parsed else None
    except ValueError:
        return None


def without_article(error: LesartError, where: str) -> str:
    """An error's message without the name of the file, which stands in a column of its own."""
    return _without_name(str(error), where)


def _without_name(message: str, name: str) -> str:
    for prefix in (f"{name}: ", "text: "):
        message = message.removeprefix(prefix)
    return message
