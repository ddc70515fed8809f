"""Files as streams of bytes and lines, whatever they are compressed with, in bounded memory."""
from __future__ import annotations

import bz2
import codecs
import gzip
import lzma
import zlib
from typing import Iterator

MAX_LINE = 16_000_000
_CHUNK = 1 << 16
# What a compressed stream raises when it is damaged or cut off (zlib, bz2, lzma, zstd of pyarrow).
DAMAGE = (EOFError, zlib.error, lzma.LZMAError, OSError, ValueError)
_ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".zstd")


class Damaged(Exception):
    """A compressed file that ends too early or is broken."""


def decompressed(raw):
    """(stream of the content, whether it was compressed), by the file's first bytes."""
    head = raw.read(6)
    raw.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=raw), True
    if head.startswith(b"BZh"):
        return bz2.BZ2File(raw), True
    if head.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMAFile(raw), True
    if head.startswith(b"(\xb5/\xfd"):
        import pyarrow
        return pyarrow.CompressedInputStream(pyarrow.PythonFile(raw, "r"), "zstd"), True
    return raw, False


def plain_name(path: str) -> str:
    """A file's name without the ending of its compression.

    >>> plain_name("2025/news.jsonl.gz")
    '2025/news.jsonl'
    """
    ending = next((ending for ending in _ENDINGS if path.lower().endswith(ending)), "")
    return path[:len(path) - len(ending)]


def chunks(stream) -> Iterator[bytes]:
    """The stream's bytes; `Damaged` where it breaks off, after all that can be read."""
    read = getattr(stream, "read1", stream.read)  # read(n) would lose what it has when the end is missing
    while True:
        try:
            chunk = read(_CHUNK)
        except DAMAGE as error:
            raise Damaged(_why(error)) from None
        if not chunk:
            return
        yield bytes(chunk)


def head_and_rest(stream, size: int = 2048) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes, and all bytes again."""
    source = chunks(stream)
    head, broken = b"", None
    try:
        while len(head) < size:
            head += next(source)
    except StopIteration:
        pass
    except Damaged as error:
        broken = error

    def again():
        yield head
        if broken:
            raise broken
        yield from source
    return head[:size], again()


def whole(pieces: Iterator[bytes], limit: int) -> bytes | None:
    """All bytes; None where there are more than `limit`."""
    found, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            return None
        found.append(piece)
    return b"".join(found)


def lines(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """(number, line); None for a line that is too long to be an article.

    A line that a damaged end cuts off is left to the error that `chunks` raises.
    """
    number, rest, skipping = 0, b"", False
    for piece in _as_utf8(pieces):
        parts = (rest + piece).split(b"\n")
        rest = parts.pop()
        for line in parts:
            number += 1
            yield number, None if skipping or len(line) > MAX_LINE else line
            skipping = False
        if len(rest) > MAX_LINE:
            rest, skipping = b"", True
    if rest or skipping:
        yield number + 1, None if skipping else rest


def _as_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """UTF-16 and UTF-32 with a byte order mark as UTF-8; anything else as it is."""
    decoder = None
    for number, piece in enumerate(pieces):
        if number == 0:
            if piece.startswith(codecs.BOM_UTF8):
                piece = piece[3:]
            elif piece.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
                decoder = codecs.getincrementaldecoder("utf-32")("replace")
            elif piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                decoder = codecs.getincrementaldecoder("utf-16")("replace")
        yield decoder.decode(piece).encode() if decoder else piece


def _why(error: BaseException) -> str:
    if isinstance(error, EOFError) or "truncated" in str(error).lower() or "ended before" in str(error):
        return "the compressed file is cut off: its end is missing"
    return f"the compressed file is damaged ({error})"
