"""The columns of an archive's tables: those of one article's, with the article's id, source and day before them."""
from __future__ import annotations

import json
from functools import lru_cache

from ..tables import BOOLEAN, DAY, INTEGER, NUMBER, STRING, TABLES, Column

FIRST = [Column("article", STRING, "id of the article"),
         Column("source", STRING, "who published the article", False),
         Column("published", DAY, "day of publication: as stated, else as inferred from the text", False)]

OWN: dict[str, list[Column]] = {
    "articles": [
        *FIRST,
        Column("title", STRING, "title, where the source gives one", False),
        Column("characters", INTEGER, "length of the text"),
        Column("stated", BOOLEAN, "true: the source gives the day; false: inferred from the text, or unknown"),
        Column("earliest", DAY, "first day on which it can have been published", False),
        Column("latest", DAY, "last day on which it can have been published", False),
        Column("note", STRING, "what is odd about the source's data", False),
        Column("text", STRING, "the text into which all offsets point")],
    "duplicates": [
        *FIRST,
        Column("title", STRING, "title, where the source gives one", False),
        Column("first", STRING, "id of the article with the same text that was read")],
    "errors": [
        *FIRST,
        Column("stage", STRING, "where it failed", values=("open", "decode", "parse", "extract", "article", "read", "worker")),
        Column("message", STRING, "why, and what to do")],
    "identities": [
        *FIRST,
        Column("actor", STRING, "id in the article"),
        Column("identity", STRING, "id over all articles"),
        Column("confidence", NUMBER, "how sure it is that both are the same, from 0 to 1"),
        Column("reason", STRING, "why they are taken for the same")],
    "candidates": [
        Column("identity", STRING, "id over all articles", unique=True),
        Column("name", STRING, "fullest name met"),
        Column("kind", STRING, "what it is"),
        Column("country", STRING, "ISO 3166-1 alpha-3, the commonest", False),
        Column("office", STRING, "the commonest office", False),
        Column("aliases", STRING, "other names met, between semicolons", False),
        Column("articles", INTEGER, "number of articles that name it"),
        Column("mentions", INTEGER, "number of its mentions"),
        Column("first", DAY, "day of the first article", False),
        Column("last", DAY, "day of the last article", False),
        Column("confidence", NUMBER, "of the weakest link among its names")]}

PARTITIONED = ("articles", *TABLES, "duplicates", "errors")
ALL = (*PARTITIONED, "identities", "candidates")


def columns(table: str) -> list[Column]:
    """The columns of a table of an archive.

    A table with a column ``source`` of its own calls it ``event_source`` or ``check_source``.

    >>> [column.name for column in columns("checks")][:4], columns("checks")[-1].name
    (['article', 'source', 'published', 'check'], 'check_source')
    """
    if table in OWN:
        return OWN[table]
    own = [Column(f"{table[:-1]}_source", c.dtype, c.meaning, c.required, c.values) if c.name == "source" else c
           for c in TABLES[table]]
    return [*FIRST, *own]


@lru_cache(maxsize=None)
def arrow(table: str) -> "pyarrow.Schema":
    """A table's Arrow schema; with it pandas reads the same types as those of one article's tables."""
    import pyarrow as pa

    types = {STRING: pa.string(), INTEGER: pa.int64(), DAY: pa.timestamp("us"), NUMBER: pa.float64(), BOOLEAN: pa.bool_()}
    names = {STRING: "unicode", INTEGER: "int64", DAY: "datetime", NUMBER: "float64", BOOLEAN: "bool"}
    found = columns(table)
    described = [{"name": c.name, "field_name": c.name, "pandas_type": names[c.dtype], "numpy_type": c.dtype, "metadata": None}
                 for c in found]
    pandas = {"index_columns": [], "column_indexes": [], "columns": described, "pandas_version": "3.1.1"}
    return pa.schema([pa.field(c.name, types[c.dtype]) for c in found], {b"pandas": json.dumps(pandas).encode()})


def parquet(table: str, rows: list[tuple]) -> bytes:
    """Rows as the bytes of a Parquet file; the same rows give the same bytes."""
    import io

    import pyarrow as pa
    import pyarrow.parquet

    found = arrow(table)
    values = list(zip(*rows)) if rows else [()] * len(found)
    data = pa.Table.from_arrays([array(column, field.type) for column, field in zip(values, found, strict=True)], schema=found)
    file = io.BytesIO()
    pyarrow.parquet.write_table(data, file, compression="zstd")
    return file.getvalue()


def array(values, kind) -> "pyarrow.Array":
    """Values as an Arrow array; days as the time stamps that pandas makes of them."""
    import pyarrow as pa
    if pa.types.is_timestamp(kind):
        return pa.array(values, pa.date32()).cast(kind)
    return pa.array(values, kind, from_pandas=True)


def dictionary() -> str:
    """What stands in an archive's folder, as Markdown."""
    parts = ["# Tables of an archive\n", "One folder a table, one Parquet file a partition. Every row has the `article` it comes "
             "from, its `source` and the day on which it was `published`; `start` and `end` count Unicode characters in "
             "`articles.text`, from 0, end exclusive.\n"]
    for table in ALL:
        parts.append(f"## {table}\n\n| column | type | meaning |\n|---|---|---|")
        for c in columns(table):
            rules = [c.dtype] + ([] if c.required else ["may be missing"]) + (["one of " + ", ".join(c.values)] if c.values else [])
            parts.append(f"| {c.name} | {', '.join(rules)} | {c.meaning} |")
        parts.append("")
    return "\n".join(parts)
