"""Where an archive's tables are written: every file aside first and then renamed, a manifest for each partition last."""
from __future__ import annotations

import json
import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from ..errors import LesartError
from . import schema
from .partitions import Partition

_ASIDE, _MANIFEST, _RUN = "_aside", "_manifest", "_manifest/run.json"


@dataclass
class Store:
    """A folder here, or any address that fsspec can write to (there a file appears whole or not at all)."""

    address: str

    def __post_init__(self) -> None:
        from fsspec.core import url_to_fs
        from fsspec.implementations.local import LocalFileSystem
        try:
            self.files, self.root = url_to_fs(self.address)
        except (ImportError, ValueError) as error:
            raise LesartError(f"{self.address}: this kind of address cannot be written here ({error}).") from None
        self.local = isinstance(self.files, LocalFileSystem)

    def put(self, name: str, data: bytes) -> None:
        """Write a file: after a kill at any moment it is whole, or as it was."""
        path = f"{self.root}/{name}"
        try:
            if not self.local:
                self.files.pipe_file(path, data)
                return
            aside = Path(self.root, _ASIDE, uuid.uuid4().hex)
            for folder in (aside.parent, Path(path).parent):
                folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(data)
            os.replace(aside, path)
        except OSError as error:
            raise LesartError(f"{path}: cannot be written ({error.strerror or error}). Mend that and run the same command again; "
                              "it goes on where it was.") from None

    def get(self, name: str) -> bytes | None:
        """A file's bytes; None where there is none."""
        try:
            return self.files.cat_file(f"{self.root}/{name}")
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    def sizes(self, folder: str) -> dict[str, int]:
        """Name → size of the files in a folder."""
        try:
            return {info["name"].rsplit("/", 1)[-1]: info["size"] for info in self.files.ls(f"{self.root}/{folder}", detail=True)}
        except (FileNotFoundError, NotADirectoryError):
            return {}

    def remove(self, name: str) -> None:
        try:
            self.files.rm_file(f"{self.root}/{name}")
        except FileNotFoundError:
            pass

    def clean(self) -> None:
        """Drop what killed writers left aside."""
        if self.local:
            shutil.rmtree(Path(self.root, _ASIDE), ignore_errors=True)


def part(number: int, ending: str = "parquet") -> str:
    """The name of a partition's file: part-00007.parquet"""
    return f"part-{number:05}.{ending}"


def begin(store: Store, source: str) -> None:
    """Claim the folder for a source; an unfinished or finished run of the same source may be there.

    Raises `LesartError` where it holds another archive's tables.
    """
    if store.local and Path(store.root).exists() and not Path(store.root).is_dir():
        raise LesartError(f"{store.address}: this is a file. Choose a folder for the tables.")
    before = json.loads(store.get(_RUN) or b"null")
    if before and before["source"] != source:
        raise LesartError(f"{store.address}: this folder holds the tables of another archive ({before['source']}). "
                          "Choose another folder, or delete this one.")
    store.clean()
    store.put(_RUN, json.dumps({"source": source, "finished": False}).encode())


def drop_from(store: Store, partitions: int) -> None:
    """Take away the partitions that an earlier run of a longer source has left."""
    for table in (*schema.PARTITIONED, _MANIFEST):
        for name in store.sizes(table):
            if name.startswith("part-") and int(name[5:].split(".")[0]) >= partitions:
                store.remove(f"{table}/{name}")


def finish(store: Store, source: str, partitions: int, totals: dict) -> None:
    """Write what the folder holds, and that it is complete."""
    store.put("README.md", schema.dictionary().encode())
    store.put(_RUN, json.dumps({"source": source, "finished": True, "partitions": partitions, **totals}).encode())
    store.clean()


def manifest(store: Store, number: int) -> dict | None:
    """What a finished partition says of itself; None where it is not finished."""
    raw = store.get(f"{_MANIFEST}/{part(number, 'json')}")
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return None


def write_partition(store: Store, number: int, tables: dict[str, list[tuple]], about: dict) -> dict:
    """Write a partition's files, then its manifest: with it the partition counts as finished."""
    files = {}
    for table, rows in tables.items():
        data = schema.parquet(table, rows)
        store.put(f"{table}/{part(number)}", data)
        files[table] = len(data)
    about = {**about, "files": files}
    store.put(f"{_MANIFEST}/{part(number, 'json')}", json.dumps(about).encode())
    return about


@dataclass
class Finished:
    """The partitions that an earlier run finished, with their files still there."""

    store: Store

    def __post_init__(self) -> None:
        self.there = {table: self.store.sizes(table) for table in schema.PARTITIONED}
        self.any = bool(self.store.sizes(_MANIFEST))

    def manifest(self, partition: Partition) -> dict | None:
        """The manifest of a partition, if it was made of the same input and its files are whole."""
        found = manifest(self.store, partition.number) if self.any else None
        if not found or found["key"] != partition.key or any(
                self.there[table].get(part(partition.number)) != found["files"].get(table) for table in schema.PARTITIONED):
            return None
        return found
