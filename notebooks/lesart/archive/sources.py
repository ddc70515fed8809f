"""A folder, a file or a collection of files becomes a stream of items, in the same order from run to run."""
from __future__ import annotations

import json
import tarfile
import zipfile
from pathlib import PurePosixPath
from typing import Iterator

from ..article import decode
from ..errors import LesartError
from ..webpage import MAX_BYTES as MAX_PAGE
from ..webpage import is_html
from . import warc
from .items import MAX_CHARACTERS, Item, failure, from_record, with_text
from .streams import DAMAGE, Damaged, chunks, decompressed, head_and_rest, lines, plain_name, whole

_MAX_TEXT = 4 * MAX_CHARACTERS  # bytes: UTF-8 and UTF-16 take at most four a character
_MAX_JSON = 64_000_000
_TABLES = (".csv", ".tsv", ".xlsx", ".ods", ".py", ".po", ".sqlite")


class Source:
    """The articles of a folder or file; iterating gives (`Item`, bytes of the source read so far).

    Parameters
    ----------
    address : str or Path
        A folder (with all folders in it) or a file: text, HTML, JSON, JSON Lines, Parquet, WARC, each also
        compressed (gzip, bzip2, xz, zstd) or in a ZIP or tar.  Any address that fsspec knows, ``s3://…`` say.

    Raises
    ------
    LesartError
        There is nothing at the address, or no file in the folder.
    """

    def __init__(self, address) -> None:
        from fsspec.core import url_to_fs
        try:
            self.files, self.root = url_to_fs(str(address))
            found = self.files.info(self.root)
        except FileNotFoundError:
            raise LesartError(f"{address}: no such file or folder. Check the path; it counts from the current folder.") from None
        except (ImportError, ValueError) as error:  # s3:// without s3fs, an unknown protocol
            raise LesartError(f"{address}: this kind of address cannot be read here ({error}).") from None
        self.is_folder = found["type"] == "directory"
        if self.is_folder:
            below = self.files.find(self.root, detail=True)
            sizes = {path: info["size"] or 0 for path, info in below.items() if not self._hidden(path)}
        else:
            sizes = {self.root: found["size"] or 0}
        if not sizes:
            raise LesartError(f"{address}: the folder holds no file. Give a folder of articles.")
        self.sizes = dict(sorted(sizes.items()))
        self.total = sum(self.sizes.values())

    def __iter__(self) -> Iterator[tuple[Item, int]]:
        before = 0
        for path, size in self.sizes.items():
            name = self._name(path)
            try:
                with self.files.open(path, "rb") as raw:
                    for item in _file(raw, name, size):
                        yield item, before + min(size, _told(raw))
            except OSError as error:
                yield failure(name, "open", f"cannot be read ({error.strerror or error}). Check its permissions."), before + size
            before += size

    def _name(self, path: str) -> str:
        return str(PurePosixPath(path).relative_to(self.root)) if self.is_folder else PurePosixPath(path).name

    def _hidden(self, path: str) -> bool:
        return any(part.startswith(".") for part in PurePosixPath(path).relative_to(self.root).parts)


def _told(raw) -> int:
    return 0 if raw.closed else raw.tell()


def _file(raw, name: str, size: int) -> Iterator[Item]:
    """The items of one file, by its ending and its first bytes; `name` is what its articles are called."""
    if size == 0:
        yield failure(name, "open", "the file is empty. Save it anew, or take it out of the folder.")
        return
    lower = name.lower()
    if lower.endswith(".zip"):
        yield from _zip(raw, name)
    elif lower.endswith((".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")):
        yield from _tar(raw, name)
    else:
        stream, compressed = decompressed(raw)
        yield from _content(raw, stream, compressed, plain_name(name) if compressed else name, size)


def _content(raw, stream, compressed: bool, name: str, size: int) -> Iterator[Item]:
    lower = name.lower()
    if lower.endswith((".warc", ".wet")):
        yield from warc.items(raw, stream, compressed, name)
    elif lower.endswith((".parquet", ".pq")):
        yield from _parquet(raw, name)
    elif lower.endswith(_TABLES):
        yield failure(name, "open", f"a {PurePosixPath(lower).suffix} file holds no article. Use text, HTML, JSON Lines, "
                                    "Parquet or WARC.")
    elif not compressed and lower.endswith((".txt", ".text", ".md")) and size > max(_MAX_TEXT, MAX_PAGE):
        yield _too_long(name, size)
    else:
        head, pieces = head_and_rest(stream)
        try:
            if head.startswith(b"WARC/1."):
                raw.seek(0)
                yield from warc.items(raw, decompressed(raw)[0], compressed, name)
            elif head.startswith(b"PAR1"):
                yield from _parquet(raw, name)
            elif lower.endswith((".jsonl", ".ndjson")):
                yield from _json_lines(pieces, name)
            elif lower.endswith(".json") or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"'):
                yield from _json(pieces, name, size)
            else:
                yield _text(pieces, head, name)
        except Damaged as error:
            yield failure(name, "open", f"{error}. What stands before the damage was read; fetch the file anew.")


def _text(pieces, head: bytes, name: str) -> Item:
    html = is_html(head) or name.lower().endswith((".html", ".htm", ".xhtml"))
    raw = whole(pieces, MAX_PAGE if html else _MAX_TEXT)
    if raw is None:
        return _too_long(name, None)
    if not raw.strip():
        return failure(name, "open", "the file is empty. Save it anew, or take it out of the folder.")
    if html:
        return Item(name, page=raw)
    try:
        return with_text(Item(name), decode(raw, name))
    except LesartError as error:
        return failure(name, "decode", error)


def _too_long(name: str, size: int | None) -> Item:
    found = f"{size:,} bytes are" if size else "the content is"
    return failure(name, "open", f"{found} more than one article (limit {MAX_CHARACTERS:,} characters). Split the file.")


def _json_lines(pieces, name: str) -> Iterator[Item]:
    for number, line in lines(pieces):
        where = f"{name}:{number}"
        if line is None:
            yield failure(where, "parse", f"the line is longer than one article (limit {MAX_CHARACTERS:,} characters).")
        elif line.strip():
            try:
                yield from_record(json.loads(decode(line, where)), where)
            except LesartError as error:
                yield failure(where, "decode", error)
            except (ValueError, RecursionError) as error:
                yield failure(where, "parse", f"the line is not valid JSON ({error}).")


def _json(pieces, name: str, size: int) -> Iterator[Item]:
    """One object, one array of objects, or JSON Lines under another name."""
    pieces = iter(pieces)
    raw, rest = b"", []
    for piece in pieces:
        raw += piece
        if len(raw) > _MAX_JSON:
            break
    else:
        try:
            found = json.loads(decode(raw, name))
        except (ValueError, RecursionError, LesartError):
            found = None
        if isinstance(found, dict):
            yield from_record(found, name)
            return
        if isinstance(found, list):
            for number, record in enumerate(found, 1):
                yield from_record(record, f"{name}:{number}")
            return
    rest = [raw]
    yield from _json_lines((piece for part in (rest, pieces) for piece in part), name)


_FIELDS = ("id", "doc", "url", "text", "maintext", "published", "date_publish", "title", "source", "source_domain")


def _parquet(raw, name: str) -> Iterator[Item]:
    import pyarrow
    import pyarrow.parquet
    number = 0
    try:
        raw.seek(0)
        file = pyarrow.parquet.ParquetFile(raw)
        columns = [column for column in file.schema_arrow.names if column in _FIELDS]
        if not {"text", "maintext"} & set(columns):
            yield failure(name, "parse", f"no column 'text' or 'maintext'; the columns are {', '.join(file.schema_arrow.names)}.")
            return
        for batch in file.iter_batches(batch_size=256, columns=columns):
            for record in batch.to_pylist():
                number += 1
                yield from_record(record, f"{name}:{number}")
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        yield failure(name, "open", f"the Parquet file is damaged after {number} rows ({str(error).splitlines()[0]}). Fetch it anew.")


def _zip(raw, name: str) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(raw) as archive:
            for member in sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename):
                if not _hidden_member(member.filename):
                    try:
                        with archive.open(member) as inner:
                            yield from _file(inner, f"{name}/{member.filename}", member.file_size)
                    except (RuntimeError, NotImplementedError, zipfile.BadZipFile, *DAMAGE) as error:
                        yield failure(f"{name}/{member.filename}", "open", f"cannot be unpacked ({error}).")
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        yield failure(name, "open", f"the ZIP file is damaged or cut off ({error}). Fetch it anew.")


def _tar(raw, name: str) -> Iterator[Item]:
    try:
        with tarfile.open(fileobj=raw, mode="r:*") as archive:
            for member in archive:
                if member.isfile() and not _hidden_member(member.name):
                    yield from _file(archive.extractfile(member), f"{name}/{member.name}", member.size)
    except (tarfile.TarError, Damaged, *DAMAGE) as error:
        yield failure(name, "open", f"the tar file is damaged or cut off ({error}). Fetch it anew.")


def _hidden_member(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)


__all__ = ["Source", "chunks"]
