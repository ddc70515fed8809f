"""Web archives: the pages of a WARC file, also of one with truncated records."""
from __future__ import annotations

import io
import re
from typing import Iterator
from urllib.parse import urlsplit

from ..article import decode
from ..errors import LesartError
from ..webpage import MAX_BYTES
from .items import Item, failure, with_text
from .streams import DAMAGE

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_NEXT_PLAIN, _NEXT_GZIP = b"WARC/1.", b"\x1f\x8b\x08"


def items(raw, stream, compressed: bool, name: str) -> Iterator[Item]:
    """The pages of a web archive: answers with status 200, resources and conversions, in HTML or plain text.

    A record that is cut off is one failure; reading goes on at the next record.
    """
    gzipped = False
    if compressed:
        raw.seek(0)
        gzipped = raw.read(2) == b"\x1f\x8b"
    source = raw if gzipped or not compressed else stream  # warcio undoes gzip itself, record by record
    if source is raw:
        raw.seek(0)
    mark = _NEXT_GZIP if gzipped else _NEXT_PLAIN
    start, told = 0, False
    while start is not None:
        offset = start
        try:
            for offset, item, damage in _records(source, name):
                if damage:
                    raise _Cut(damage)
                told = False
                if item is not None:
                    yield item
            return
        except (_Cut, Exception) as error:  # warcio raises what it meets: zlib.error, UnicodeDecodeError, its own
            if not told:  # what follows in the same damage was said already
                yield failure(f"{name}@{offset}", "open", f"{_why(error)}. Reading goes on at the next whole record.")
            told = True
        start = _resume(source, max(offset, start) + 1, mark)


class _Cut(Exception):
    pass


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, _Cut) else f"the WARC record is damaged or cut off ({str(error).strip() or type(error).__name__})"


def _records(source, name: str):
    """(offset, item or None, damage or None) of each record, from where the stream stands."""
    from warcio.archiveiterator import ArchiveIterator

    iterator = ArchiveIterator(source, check_digests=True)
    for record in iterator:
        offset = iterator.offset  # where the record begins; get_record_offset() would read to its end
        if record.format != "warc":  # what cannot be decompressed is taken for a record of the older ARC format
            yield offset, None, "the WARC record is damaged or cut off, or this is an ARC file"
            continue
        kind = record.rec_headers.get_header("Content-Type") or ""
        if record.rec_type == "response" and record.http_headers is not None:
            wanted = record.http_headers.get_statuscode() == "200"
            kind = record.http_headers.get_header("Content-Type") or ""
        else:
            wanted = record.rec_type in ("resource", "conversion")
        body = record.raw_stream.read(MAX_BYTES + 1)
        left = getattr(record.raw_stream, "limit", 0)
        if left > 0 and len(body) <= MAX_BYTES:
            yield offset, None, f"the WARC record is cut off: {left:,} of its bytes are missing"
        elif any("block digest failed" in problem for problem in record.digest_checker.problems):  # other digests are often wrong though the page is whole
            yield offset, None, "the WARC record is cut off or damaged: its bytes are not those of its digest"
        elif b"\r\n\r\nWARC/1." in body or b"\nWARC/1.0\r\nWARC-" in body or b"\nWARC/1.1\r\nWARC-" in body:
            yield offset, None, "the WARC record is cut off: the next one begins inside it"
        elif wanted and kind.split(";")[0].strip().lower() in _PAGES:
            yield offset, _page(record, body, kind, f"{name}@{offset}"), None
        else:
            yield offset, None, None


def _page(record, body: bytes, kind: str, where: str) -> Item:
    address = record.rec_headers.get_header("WARC-Target-URI") or where
    item = Item(address, source=(urlsplit(address).hostname or "").removeprefix("www.") or None)
    if len(body) > MAX_BYTES:
        return item.failed("open", f"more than {MAX_BYTES:,} bytes are no article.")
    record.raw_stream = io.BytesIO(body)
    record.length = len(body)
    try:
        content = record.content_stream().read()  # undoes chunks and compression of the transfer
    except DAMAGE as error:
        return item.failed("decode", f"the page's compression is damaged ({error}).")
    if not content.strip():
        return item.failed("open", "the page is empty.")
    declared = _CHARSET.search(kind)
    try:
        text = content.decode(declared.group(1)) if declared else None
    except (LookupError, UnicodeDecodeError):
        text = None
    if not kind.lower().startswith("text/plain"):
        return item._replace(page=content if text is None else text)
    try:
        return with_text(item, decode(content, address) if text is None else text)
    except LesartError as error:
        return item.failed("decode", error)


def _resume(source, position: int, mark: bytes) -> int | None:
    """Set the stream to the next mark of a record at or after a position; None where there is none."""
    try:
        source.seek(position)
        rest = b""
        while True:
            piece = source.read(1 << 20)
            found = (rest + piece).find(mark)
            if found >= 0:
                position += found
                source.seek(position)
                return position
            if not piece:
                return None
            keep = len(mark) - 1
            position += max(len(rest + piece) - keep, 0)
            rest = (rest + piece)[-keep:]
    except DAMAGE:
        return None
