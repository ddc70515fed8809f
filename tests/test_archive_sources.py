"""What an archive is read from: every format, whole and broken."""
from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pytest

from lesart.archive.items import Item
from lesart.archive.partitions import Seen, digest, partitions
from lesart.archive.sources import Source
from lesart.errors import LesartError

TEXT = "Putin traf am 8. Oktober 2025 in Duschanbe Rachmon. Das teilte der Kreml mit."
OWN = {"id": "a1", "published": "2025-10-08", "title": "Treffen", "source": "Zeitung", "text": TEXT}
CRAWLED = {"url": "https://zeitung.example/1", "date_publish": "2025-10-08 10:00:00", "title": "Treffen",
           "source_domain": "zeitung.example", "maintext": TEXT}
PAGE = f"<!doctype html><html><head><title>Treffen</title></head><body><article><h1>Treffen</h1><p>{TEXT}</p></article></body></html>"
LINES = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in (OWN, CRAWLED))


def items(path) -> list[Item]:
    return [item for item, _ in Source(path)]


def zstd(raw: bytes) -> bytes:
    import pyarrow
    sink = pyarrow.BufferOutputStream()
    with pyarrow.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(raw)
    return sink.getvalue().to_pybytes()


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return file.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return file.getvalue()


def parquet() -> bytes:
    import pandas as pd
    file = io.BytesIO()
    pd.DataFrame([{**OWN, "published": pd.Timestamp("2025-10-08")}, {"id": "a2", "text": TEXT + " Ende."}]).to_parquet(file)
    return file.getvalue()


def warc(pages: list[tuple[str, str]], compressed: bool = True, kind: str = "text/html") -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=compressed)
    for address, page in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", f"{kind}; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(page.encode()), http_headers=headers))
    return file.getvalue()


WHOLE = {
    "text.txt": (TEXT.encode(), ["text.txt"]),
    "latin.txt": (TEXT.replace("traf", "führt").encode("cp1252"), ["latin.txt"]),
    "utf16.txt": (TEXT.encode("utf-16"), ["utf16.txt"]),
    "page.html": (PAGE.encode(), ["page.html"]),
    "page-named.txt": (PAGE.encode(), ["page-named.txt"]),
    "lines.jsonl": (LINES.encode(), ["a1", "https://zeitung.example/1"]),
    "utf16.jsonl": (LINES.encode("utf-16"), ["a1", "https://zeitung.example/1"]),
    "object.json": (json.dumps(CRAWLED, indent=1).encode(), ["https://zeitung.example/1"]),
    "array.json": (json.dumps([OWN, {"text": TEXT}]).encode(), ["a1", "array.json:2"]),
    "lines.json": (LINES.encode(), ["a1", "https://zeitung.example/1"]),
    "lines.jsonl.gz": (gzip.compress(LINES.encode()), ["a1", "https://zeitung.example/1"]),
    "two-members.jsonl.gz": (b"".join(gzip.compress(line.encode()) for line in LINES.splitlines(True)), ["a1", "https://zeitung.example/1"]),
    "lines.jsonl.bz2": (bz2.compress(LINES.encode()), ["a1", "https://zeitung.example/1"]),
    "lines.jsonl.xz": (lzma.compress(LINES.encode()), ["a1", "https://zeitung.example/1"]),
    "lines.jsonl.zst": (zstd(LINES.encode()), ["a1", "https://zeitung.example/1"]),
    "text.txt.gz": (gzip.compress(TEXT.encode()), ["text.txt"]),
    "members.zip": (zipped({"a.txt": TEXT.encode(), "b.jsonl": LINES.encode()}), ["members.zip/a.txt", "a1", "https://zeitung.example/1"]),
    "members.tar.gz": (tarred({"a.txt": TEXT.encode(), "b.html": PAGE.encode()}), ["members.tar.gz/a.txt", "members.tar.gz/b.html"]),
    "rows.parquet": (parquet(), ["a1", "a2"]),
    "crawl.warc.gz": (warc([("https://a.example/1", PAGE), ("https://a.example/2", PAGE)]), ["https://a.example/1", "https://a.example/2"]),
    "crawl.warc": (warc([("https://a.example/1", PAGE)], compressed=False), ["https://a.example/1"]),
    "pictures.warc": (warc([("https://a.example/1.png", "x")], kind="image/png"), []),
}


@pytest.mark.parametrize("name", WHOLE)
def test_every_format_gives_its_articles(tmp_path, name):
    raw, expected = WHOLE[name]
    (tmp_path / name).write_bytes(raw)
    found = items(tmp_path / name)
    assert [(item.article, item.stage) for item in found] == [(article, None) for article in expected]
    assert all((item.text or item.page) for item in found)


def test_fields_of_ours_and_of_news_please(tmp_path):
    (tmp_path / "lines.jsonl").write_text(LINES, encoding="utf-8")
    ours, crawled = items(tmp_path / "lines.jsonl")
    assert (ours.source, crawled.source) == ("Zeitung", "zeitung.example")
    assert ours._replace(article="", source="") == crawled._replace(article="", source="")
    assert ours.published.isoformat() == "2025-10-08" and ours.text == TEXT


_TWO = warc([("https://a.example/1", PAGE), ("https://a.example/2", PAGE), ("https://a.example/3", PAGE)], compressed=False)
_FIRST_END = _TWO.index(b"WARC/1.", 10)
_GZ = warc([("https://a.example/1", PAGE), ("https://a.example/2", PAGE), ("https://a.example/3", PAGE)])
_GZ_SECOND = _GZ.index(b"\x1f\x8b\x08", 10)
BROKEN = {  # name → bytes, articles that are still read, (what failed, stage, words of the message)
    "empty.txt": (b"", [], [("empty.txt", "open", "empty")]),
    "blank.txt": (b" \n\n", [], [("blank.txt", "open", "empty")]),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), [], [("picture.png", "decode", "PNG")]),
    "table.csv": (b"a,b\n1,2\n", [], [("table.csv", "open", ".csv")]),
    "long.txt": (b"Wort " * 1_200_000, [], [("long.txt", "open", "more than one article")]),
    "lines.jsonl": (b'{"id": "a1", "text": "Putin traf Rachmon."}\n{"id": "a2", "te\n[1]\n{"id": "a4"}\n\n{"id": "a5", "text": "Ende."}\n',
                    ["a1", "a5"], [("lines.jsonl:2", "parse", "not valid JSON"), ("lines.jsonl:3", "parse", "list"),
                                   ("a4", "parse", "'maintext'")]),
    "long-line.jsonl": (b'{"id": "a1", "text": "Putin."}\n{"text": "' + b"x" * 17_000_000 + b'"}\n{"id": "a3", "text": "Rachmon."}',
                        ["a1", "a3"], [("long-line.jsonl:2", "parse", "longer than one article")]),
    "cut.jsonl.gz": (gzip.compress("".join(json.dumps({"id": f"a{i}", "text": TEXT + str(i)}) + "\n" for i in range(3)).encode(), 0)[:-60],
                     ["a0", "a1"], [("cut.jsonl", "open", "cut off")]),
    "cut.txt.gz": (gzip.compress(TEXT.encode())[:-12], [], [("cut.txt", "open", "cut off")]),
    "cut.zip": (zipped({"a.txt": TEXT.encode()})[:-30], [], [("cut.zip", "open", "damaged or cut off")]),
    "cut.parquet": (parquet()[:-30], [], [("cut.parquet", "open", "damaged")]),
    "no-text.parquet": (parquet().replace(b"text", b"tent"), [], [("no-text.parquet", "parse", "'text'")]),
    "end.warc": (_TWO[:-200], ["https://a.example/1", "https://a.example/2"], [("end.warc@", "open", "cut off")]),
    "middle.warc": (_TWO[:_FIRST_END - 150] + b"\r\n\r\n" + _TWO[_FIRST_END:], ["https://a.example/2", "https://a.example/3"],
                    [("middle.warc@0", "open", "cut off")]),
    "end.warc.gz": (_GZ[:-40], ["https://a.example/1", "https://a.example/2"], [("end.warc@", "open", "cut off")]),
    "middle.warc.gz": (_GZ[:_GZ_SECOND - 40] + _GZ[_GZ_SECOND:], ["https://a.example/2", "https://a.example/3"],
                       [("middle.warc@0", "open", "cut off")]),
}


def test_a_record_cut_inside_its_compression_is_never_read_nor_lost(tmp_path):
    """What follows it is decompressed as if it belonged to it: sometimes to nonsense of the right length, sometimes to nothing."""
    pages = [(f"https://a.example/{n}", PAGE) for n in (1, 2, 3)]
    for missing in range(20, 90):  # fewer leave the page whole: eight bytes close the compression, some more the record
        whole = warc(pages)  # each has other ids, so other bytes
        second = whole.index(b"\x1f\x8b\x08", 10)
        (tmp_path / "cut.warc.gz").write_bytes(whole[:second - missing] + whole[second:])
        found = items(tmp_path)
        assert [item.article for item in found if item.stage is None] == ["https://a.example/2", "https://a.example/3"], missing
        assert [item.article for item in found if item.stage] == ["cut.warc@0"], missing


@pytest.mark.parametrize("name", BROKEN)
def test_each_failure_is_one_row_and_all_else_is_read(tmp_path, name):
    raw, whole, failures = BROKEN[name]
    (tmp_path / name).write_bytes(raw)
    found = items(tmp_path)
    assert [item.article for item in found if item.stage is None] == whole
    failed = [item for item in found if item.stage is not None]
    assert len(failed) == len(failures)
    for item, (article, stage, words) in zip(failed, failures):
        assert item.article.startswith(article) and item.stage == stage and words in item.message


def test_an_unreadable_file_and_hidden_ones(tmp_path):
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a.txt").write_text(TEXT)
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT)
    assert [(item.article, item.stage) for item in items(tmp_path)] == [("link.txt", "open"), ("sub/a.txt", None)]


@pytest.mark.parametrize("address, words", [("nowhere", "no such file"), ("xyz://bucket/a", "cannot be read here")])
def test_a_wrong_source_is_named(tmp_path, monkeypatch, address, words):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LesartError, match=words):
        Source(address)


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(LesartError, match="holds no file"):
        Source(tmp_path)


def test_partitions_are_the_same_from_run_to_run_and_follow_what_is_read():
    source = [(Item(f"a{i}", text=f"Text {i}"), i) for i in range(12_000)]
    first, again = list(partitions(source, "1")), list(partitions(source, "1"))
    assert [p.key for p in first] == [p.key for p in again]
    assert [item for p in first for item in p.items] == [item for item, _ in source]
    assert {len(p.items) for p in first[:20]} == {50} and len(first[-2].items) == 250
    assert first[0].key != next(partitions(source, "2")).key  # another version reads anew
    source[0] = (Item("a0", text="Ein anderer Text"), 0)
    changed = list(partitions(source, "1"))
    assert changed[0].key != first[0].key and changed[1].key == first[1].key


def test_the_same_text_is_read_once_and_ids_are_made_unique():
    source = [(Item("a", text="Putin traf Rachmon."), 1), (Item("b", text="Putin  traf\nRachmon."), 2), (Item("a", text="Ende."), 3)]
    partition = next(partitions(source, ""))
    Seen().decide(partition)
    assert partition.duplicates == {1: "a"}
    assert [item.article for item in partition.items] == ["a", "b", "a#2"]
    assert digest("Putin traf Rachmon") != digest("Putin traf Rachmon.")
