"""What one article cannot tell, asked in SQL of all Parquet files of an archive."""
from __future__ import annotations

from pathlib import Path

from ..errors import LesartError
from . import schema
from .store import Store


def connect(folder: str | Path, memory: str = "2GB") -> "duckdb.DuckDBPyConnection":
    """A DuckDB connection in which each table of an archive is a view.

    Parameters
    ----------
    folder : str or Path
        Where `read_archive` wrote.
    memory : str
        How much memory DuckDB may take.

    Raises
    ------
    LesartError
        There are no tables of an archive.
    """
    import duckdb

    store = Store(str(folder) if "://" in str(folder) else str(Path(folder).absolute()))
    connection = duckdb.connect(config={"memory_limit": memory, "threads": 2})
    if not store.local:
        connection.register_filesystem(store.files)
    there = [table for table in schema.ALL if store.sizes(table)]
    if "articles" not in there:
        raise LesartError(f"{folder}: no tables of an archive. Make them: python notebooks/lesart archive SOURCE --out {folder}")
    for table in there:
        pattern = f"{store.root if store.local else store.files.unstrip_protocol(store.root)}/{table}/*.parquet".replace("'", "''")
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{pattern}')")
    return connection


def sizes(connection) -> "pandas.DataFrame":
    """How many rows each table has: table, rows."""
    names = [name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
    counts = " UNION ALL ".join(f"SELECT '{name}' AS \"table\", count(*)::INTEGER AS rows FROM {name}" for name in names)
    return connection.execute(f'SELECT * FROM ({counts}) ORDER BY list_position($1, "table")', [list(schema.ALL)]).df()


_MEETINGS = """
    WITH met AS (
        SELECT DISTINCT p.article, p.event, coalesce(i.identity, p.actor) AS who, a.name, a.name_en,
               coalesce(e.earliest, e.published) AS day
        FROM events e JOIN participants p USING (article, event) JOIN actors a USING (article, actor)
             LEFT JOIN identities i USING (article, actor)
        WHERE e.type = 'CONSULT' AND e.modality IN ('past', 'present') AND a.kind = $kind
              AND coalesce(i.identity, '') NOT LIKE '%@%'),  -- nobody whom only an office describes
    pairs AS (
        SELECT DISTINCT x.who AS one, x.name AS one_name, x.name_en AS one_name_en, y.who AS other, y.name AS other_name,
               y.name_en AS other_name_en, year(x.day) AS year, x.day
        FROM met x JOIN met y USING (article, event) WHERE x.who < y.who AND x.day IS NOT NULL)
    SELECT one, other, any_value(one_name ORDER BY one_name) AS one_name, any_value(one_name_en ORDER BY one_name_en) AS one_name_en,
           any_value(other_name ORDER BY other_name) AS other_name, any_value(other_name_en ORDER BY other_name_en) AS other_name_en,
           year, count(DISTINCT day)::INTEGER AS meetings
    FROM pairs GROUP BY one, other, year ORDER BY one, other, year"""


def meetings(connection, kind: str = "person") -> "pandas.DataFrame":
    """Who met whom in which year: pairs that take part in the same meeting (PLOVER CONSULT, past or present).

    Several articles on one day tell of one meeting.  Columns: one, other (ids over all articles), their names,
    year, meetings.
    """
    return connection.execute(_MEETINGS, {"kind": kind}).df()


_SOURCES = """
    WITH said AS (
        SELECT article, published, speaker AS actor, carrier FROM statements
        UNION ALL SELECT article, published, event_source, carrier FROM events WHERE event_source IS NOT NULL OR carrier IS NOT NULL),
    judged AS (
        SELECT s.article, s.published, (s.carrier IS NOT NULL OR a.kind = 'agency') AS agency
        FROM said s LEFT JOIN actors a ON a.article = s.article AND a.actor = s.actor
        WHERE s.actor IS NOT NULL OR s.carrier IS NOT NULL),
    each AS (SELECT article, bool_and(agency) AS only_agencies, bool_or(agency) AS any_agency FROM judged GROUP BY article)
    SELECT year(t.published) AS year, count(*)::INTEGER AS articles,
           count(*) FILTER (e.only_agencies)::INTEGER AS only_agencies,
           count(*) FILTER (e.any_agency AND NOT e.only_agencies)::INTEGER AS agencies_and_others,
           count(*) FILTER (NOT e.any_agency)::INTEGER AS others,
           count(*) FILTER (e.article IS NULL)::INTEGER AS nobody
    FROM articles t LEFT JOIN each e USING (article) GROUP BY year ORDER BY year"""


def sources(connection) -> "pandas.DataFrame":
    """How many articles a year rest on agencies alone, on agencies and others, on others, on nobody named."""
    return connection.execute(_SOURCES).df()


_CLAIMS = """
    SELECT rule, count(*)::INTEGER AS claims, count(*) FILTER (verdict = 'supported')::INTEGER AS supported,
           count(*) FILTER (verdict = 'imprecise')::INTEGER AS imprecise,
           count(*) FILTER (verdict = 'contradicted')::INTEGER AS contradicted,
           count(*) FILTER (verdict = 'not checkable')::INTEGER AS not_checkable,
           round(100.0 * contradicted / nullif(supported + imprecise + contradicted, 0), 1) AS failing
    FROM checks GROUP BY rule ORDER BY failing DESC NULLS LAST, contradicted DESC, rule"""


def claims(connection) -> "pandas.DataFrame":
    """Verdicts by rule; ``failing`` is the contradicted share of the claims that can be checked, in per cent."""
    return connection.execute(_CLAIMS).df()


_NAMED = """
    SELECT i.identity AS person, any_value(a.name ORDER BY a.name) AS name, any_value(a.name_en ORDER BY a.name_en) AS name_en,
           any_value(a.country ORDER BY a.country) AS country, count(DISTINCT article)::INTEGER AS articles,
           list(DISTINCT a.published::DATE ORDER BY a.published::DATE) FILTER (a.published IS NOT NULL) AS days
    FROM actors a JOIN identities i USING (article, actor) WHERE a.kind = 'person' AND a.known
    GROUP BY person ORDER BY articles DESC, person LIMIT ?"""


def named(connection, most: int = 12) -> "pandas.DataFrame":
    """The persons of the reference data whom most articles name or mean, with the days of these articles."""
    return connection.execute(_NAMED, [most]).df()
