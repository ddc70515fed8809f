"""One id for each person over all articles of an archive, and who is missing in the reference data."""
from __future__ import annotations

import tempfile
from itertools import groupby
from pathlib import Path

from . import schema
from .matching import Link, Naming, join, surname
from .questions import connect
from .store import Store

_MANY = 5_000  # links that are kept before they are written
# Persons met by an office alone ("der Sprecher") are nobody in particular: one for each article.
_NAMED = """CREATE TABLE named AS SELECT DISTINCT article, actor FROM mentions WHERE form IN ('name', 'alias')"""
_NAMINGS = """SELECT actor, arg_max(name, (length(name), name)) AS name, office, country, count(*) AS articles,
                     sum(mentions)::BIGINT AS mentions, min(published)::DATE AS first, max(published)::DATE AS last
              FROM actors SEMI JOIN named USING (article, actor)
              WHERE kind = 'person' AND NOT known GROUP BY actor, office, country
              ORDER BY surname(arg_max(name, (length(name), name))), actor, office, country"""
_LINKED = """FROM actors a LEFT JOIN named n USING (article, actor)
                  LEFT JOIN links l ON a.kind = 'person' AND NOT a.known AND n.article IS NOT NULL AND a.actor = l.actor
                       AND a.office IS NOT DISTINCT FROM l.office AND a.country IS NOT DISTINCT FROM l.country"""
_IDENTITIES = f"""SELECT a.article, a.source, a.published, a.actor,
                         CASE WHEN a.known THEN a.actor ELSE coalesce(l.identity, a.actor || '@' || a.article) END AS identity,
                         CASE WHEN a.known THEN 1.0 ELSE coalesce(l.confidence, 1.0) END AS confidence,
                         CASE WHEN a.known THEN 'reference data'
                              ELSE coalesce(l.reason, 'no name, only an office: nobody beyond this article') END AS reason
                  {_LINKED} WHERE a.kind = 'person' ORDER BY a.article, a.actor"""
_CANDIDATES = f"""WITH met AS (
                      SELECT coalesce(l.identity, a.actor) AS identity, a.*, coalesce(l.confidence, 1.0) AS confidence
                      {_LINKED} WHERE NOT a.known AND a.kind IN ('person', 'organisation', 'agency') AND n.article IS NOT NULL),
                  forms AS (SELECT identity, name, count(*) AS n FROM met GROUP BY ALL),
                  names AS (SELECT identity, arg_max(name, (length(name), n, name)) AS best,
                                   list(name ORDER BY n DESC, name) AS every FROM forms GROUP BY identity),
                  countries AS (SELECT identity, arg_max(country, (n, country)) AS country FROM (
                      SELECT identity, country, count(*) AS n FROM met WHERE country IS NOT NULL GROUP BY ALL) GROUP BY identity),
                  offices AS (SELECT identity, arg_max(office, (n, office)) AS office FROM (
                      SELECT identity, office, count(*) AS n FROM met WHERE office IS NOT NULL GROUP BY ALL) GROUP BY identity)
                  SELECT m.identity, any_value(s.best) AS name, min(m.kind) AS kind, any_value(c.country) AS country,
                         any_value(o.office) AS office,
                         nullif(array_to_string(list_filter(any_value(s.every), lambda x: x <> any_value(s.best)), ';'), '') AS aliases,
                         count(DISTINCT m.article) AS articles, sum(m.mentions)::BIGINT AS mentions,
                         min(m.published) AS first, max(m.published) AS last, min(m.confidence) AS confidence
                  FROM met m JOIN names s USING (identity) LEFT JOIN countries c USING (identity) LEFT JOIN offices o USING (identity)
                  GROUP BY m.identity ORDER BY articles DESC, mentions DESC, m.identity"""


def identify(store: Store) -> None:
    """Write the tables `identities` and `candidates` of an archive.

    Memory is bounded: DuckDB keeps what does not fit on disk, names are joined surname by surname.
    """
    with tempfile.TemporaryDirectory(prefix="lesart-") as folder, connect(store.address, memory="512MB") as connection:
        connection.execute("SET temp_directory = ?", [folder])
        connection.create_function("surname", surname, ["VARCHAR"], "VARCHAR")
        connection.execute("CREATE TABLE links (actor VARCHAR, office VARCHAR, country VARCHAR, identity VARCHAR, "
                           "confidence DOUBLE, reason VARCHAR)")
        connection.execute(_NAMED)
        connection.execute(f"CREATE TABLE namings AS {_NAMINGS}")
        rows = connection.cursor().execute("SELECT * FROM namings ORDER BY rowid")
        links: list[Link] = []
        for _, namings in groupby(_stream(rows), key=lambda n: surname(n.name)):
            links += join(namings)
            if len(links) >= _MANY:
                _insert(connection, links)
                links = []
        _insert(connection, links)
        for table, query in (("identities", _IDENTITIES), ("candidates", _CANDIDATES)):
            file = Path(folder, f"{table}.parquet")
            _write(connection.execute(query), table, file)
            store.put(f"{table}/part-00000.parquet", file.read_bytes())


def _stream(result):
    while batch := result.fetchmany(1000):
        yield from map(Naming._make, batch)


def _insert(connection, links: list[Link]) -> None:
    """Add links to their table, all at once: surname by surname this took longer than all the rest."""
    import pyarrow as pa

    names = ("actor", "office", "country", "identity", "confidence", "reason")
    types = [pa.float64() if name == "confidence" else pa.string() for name in names]
    values = list(zip(*((n.actor, n.office, n.country, *link) for n, *link in links))) or [()] * len(names)
    connection.register("found", pa.table([pa.array(column, kind) for column, kind in zip(values, types)], names=names))
    connection.execute("INSERT INTO links SELECT * FROM found")
    connection.unregister("found")


def _write(result, table: str, file: Path) -> None:
    """A query's rows as a Parquet file with the table's schema, batch by batch."""
    import pyarrow.parquet

    found = schema.arrow(table)
    with pyarrow.parquet.ParquetWriter(file, found, compression="zstd") as writer:
        while batch := result.fetchmany(10_000):
            columns = [schema.array(values, field.type) for values, field in zip(zip(*batch), found, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=found))
