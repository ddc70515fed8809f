"""The schema of every table: names, types and meaning of the columns, in one place.

pandera checks the tables against it; the data dictionary of `data/gold` and of each export is
made from it.  Importing this module loads neither pandas nor pandera.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

STRING, INTEGER, DAY, NUMBER, BOOLEAN = "string", "Int64", "datetime64[us]", "Float64", "boolean"

PLOVER = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
          "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
ACTOR_KINDS = ("person", "state", "organisation", "agency", "group")
FORMS = ("name", "alias", "role", "demonym", "metonym", "pronoun", "group")
TIME_KINDS = ("DATE", "TIME", "DURATION", "SET")
MODALITIES = ("past", "present", "planned", "possible", "negated")
ROLES = ("agent", "patient", "recipient", "attendee")
MODES = ("direct", "indirect", "reported", "according_to")
VERDICTS = ("supported", "imprecise", "contradicted", "not checkable")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, pandas dtype, meaning, and what may stand in it."""

    name: str
    dtype: str
    meaning: str
    required: bool = True
    values: tuple[str, ...] = ()
    unique: bool = False


def _span(of: str) -> list[Column]:
    return [Column("start", INTEGER, f"first character of {of} in the article's text, from 0"),
            Column("end", INTEGER, "the character after its last one"),
            Column("text", STRING, "article.text[start:end]")]


def _interval() -> list[Column]:
    return [Column("earliest", DAY, "first day that it can mean; missing where unknown", False),
            Column("latest", DAY, "last day that it can mean", False)]


TABLES: dict[str, list[Column]] = {
    "paragraphs": [
        Column("paragraph", STRING, "id: p1, p2, …", unique=True),
        Column("kind", STRING, "heading or body", values=("heading", "body")),
        *_span("the paragraph")],
    "sentences": [
        Column("sentence", STRING, "id: s1, s2, …; a heading is one sentence", unique=True),
        Column("paragraph", STRING, "the paragraph that holds it"),
        *_span("the sentence")],
    "actors": [
        Column("actor", STRING, "id: ISO 3166-1 alpha-3 for a state, the usual short name for an organisation, "
                                "a slug for a person or a group", unique=True),
        Column("name", STRING, "German name"),
        Column("name_en", STRING, "English name; missing where the reference data has none", False),
        Column("kind", STRING, "what it is", values=ACTOR_KINDS),
        Column("country", STRING, "ISO 3166-1 alpha-3", False),
        Column("office", STRING, "office held or named in the text", False),
        Column("wikidata", STRING, "Wikidata id where it is certain", False),
        Column("known", BOOLEAN, "true: from the reference data; false: found in the text"),
        Column("mentions", INTEGER, "number of its mentions"),
        Column("first", INTEGER, "first character of its first mention", False)],
    "mentions": [
        Column("mention", STRING, "id: m1, m2, …", unique=True),
        Column("actor", STRING, "who is meant"),
        Column("sentence", STRING, "where"),
        *_span("the mention"),
        Column("form", STRING, "how it is named; a phrase that means several actors has one row for each",
               values=FORMS)],
    "places": [
        Column("place", STRING, "id: a slug", unique=True),
        Column("name", STRING, "German name"),
        Column("name_en", STRING, "English name", False),
        Column("kind", STRING, "what it is", values=("capital", "city", "state", "region")),
        Column("country", STRING, "ISO 3166-1 alpha-3", False),
        Column("longitude", NUMBER, "degrees east, WGS 84; missing where unknown", False),
        Column("latitude", NUMBER, "degrees north, WGS 84", False),
        Column("mentions", INTEGER, "number of times that it is named as a place")],
    "times": [
        Column("time", STRING, "id: t1, t2, …", unique=True),
        Column("sentence", STRING, "where"),
        *_span("the expression"),
        Column("kind", STRING, "TIMEX3 type", values=TIME_KINDS),
        Column("value", STRING, "TIMEX3 value, as annotated corpora define it"),
        Column("mod", STRING, "TIMEX3 mod: START, MID, END, APPROX, …", False),
        *_interval(),
        Column("basis", STRING, "what it was resolved against", False)],
    "events": [
        Column("event", STRING, "id: e1, e2, …", unique=True),
        Column("type", STRING, "PLOVER code; missing where none fits (an accident, say)", False, PLOVER),
        Column("trigger", STRING, "the word that tells it: article.text[start:end]"),
        Column("start", INTEGER, "first character of the trigger"),
        Column("end", INTEGER, "the character after its last one"),
        Column("clause_start", INTEGER, "first character of the trigger's clause"),
        Column("clause_end", INTEGER, "the character after its last one"),
        Column("sentence", STRING, "where"),
        Column("time", STRING, "the temporal expression that dates it", False),
        *_interval(),
        Column("place", STRING, "where it happens", False),
        Column("modality", STRING, "whether it has happened, happens, is planned, possible or denied", values=MODALITIES),
        Column("source", STRING, "the actor whose word it is", False),
        Column("carrier", STRING, "the agency that it came through", False),
        Column("summary", STRING, "the event in a short German sentence")],
    "participants": [
        Column("event", STRING, "the event"),
        Column("actor", STRING, "who takes part"),
        Column("role", STRING, "as what", values=ROLES),
        Column("mention", STRING, "the words that say so; missing for a subject that is not repeated", False)],
    "statements": [
        Column("statement", STRING, "id: q1, q2, …", unique=True),
        Column("speaker", STRING, "the actor who says it; missing where nobody known is named", False),
        Column("speaker_start", INTEGER, "first character of the words that name the speaker", False),
        Column("speaker_end", INTEGER, "the character after their last one", False),
        Column("carrier", STRING, "the agency that it came through", False),
        Column("addressee", STRING, "the actor to whom it is said", False),
        Column("cue", STRING, "base form of the word that marks it as a statement: sagen, laut, …", False),
        Column("cue_start", INTEGER, "first character of the cue", False),
        Column("mode", STRING, "how it is told", values=MODES),
        Column("sentence", STRING, "the sentence in which it begins"),
        *_span("what is said")],
    "checks": [
        Column("check", STRING, "id: c1, c2, …", unique=True),
        *_span("the claim"),
        Column("rule", STRING, "the rule that checked it"),
        Column("expected", STRING, "what the reference or the rest of the text says", False),
        Column("found", STRING, "what the passage says", False),
        Column("verdict", STRING, "the outcome", values=VERDICTS),
        Column("reason", STRING, "why, in one sentence"),
        Column("source", STRING, "id in data/reference/sources.csv, or \"article\"", False)],
    "dating": [
        Column("clue", STRING, "id: d1, d2, …", unique=True),
        *_span("the passage that the clue rests on"),
        *_interval(),
        Column("reason", STRING, "what the passage says about the day of publication")],
}


def frame(table: str, rows: list) -> "pandas.DataFrame":
    """A DataFrame of one table from its rows, with the contract's columns and dtypes.

    Parameters
    ----------
    table : str
        One of `TABLES`.
    rows : list of sequence
        Values in the order of the table's columns; None is missing.  May be empty.

    Examples
    --------
    >>> frame("paragraphs", [("p1", "body", 0, 4, "Text")]).shape
    (1, 5)
    >>> frame("times", []).dtypes["earliest"]
    dtype('<M8[us]')
    """
    import pandas as pd

    columns = list(zip(*rows)) if rows else [()] * len(TABLES[table])
    return pd.DataFrame({column.name: pd.Series(list(values), dtype=column.dtype)
                         for column, values in zip(TABLES[table], columns, strict=True)})


@lru_cache(maxsize=None)
def schema(table: str) -> "pandera.DataFrameSchema":
    """The pandera schema of a table."""
    import pandera.pandas as pa

    columns = {}
    for column in TABLES[table]:
        checks = [pa.Check.isin(column.values)] if column.values else []
        if column.name.endswith(("start", "end")):
            checks.append(pa.Check.ge(0))
        columns[column.name] = pa.Column(column.dtype, checks, nullable=not column.required, unique=column.unique,
                                         description=column.meaning)
    checks = []
    names = columns.keys()
    if {"start", "end"} <= names:
        checks.append(pa.Check(lambda t: t["start"] < t["end"], error="start must be before end"))
    if {"earliest", "latest"} <= names:
        checks.append(pa.Check(lambda t: ~(t["earliest"] > t["latest"]), error="earliest must not be after latest"))
    return pa.DataFrameSchema(columns, checks=checks, strict=True, ordered=True, name=table)


def validate(table: str, data: "pandas.DataFrame", text: str | None = None) -> "pandas.DataFrame":
    """The table itself, once it has passed its schema; with `text`, its offsets are checked too.

    Raises
    ------
    lesart.errors.LesartError
        Names table, row and column of the first fault.
    """
    import pandera.errors

    from .errors import LesartError
    try:
        schema(table).validate(data)
    except pandera.errors.SchemaError as error:
        raise LesartError(f"table {table}: {error}") from None
    quoted = "trigger" if table == "events" else "text"
    if text is not None and quoted in data.columns:
        for row, start, end, words in zip(data.index, data["start"], data["end"], data[quoted]):
            if text[start:end] != words:
                raise LesartError(f"table {table}, row {row}, column '{quoted}': {words!r} is not what stands at "
                                  f"{start}:{end}, {text[start:end]!r}.")
    return data


def dictionary(table: str) -> str:
    """The data dictionary of one table in Markdown."""
    lines = [f"### {table}", "", "| column | type | meaning |", "|---|---|---|"]
    for column in TABLES[table]:
        rules = [column.dtype] + (["may be missing"] if not column.required else []) + (
            ["unique"] if column.unique else []) + (["one of " + ", ".join(column.values)] if column.values else [])
        lines.append(f"| {column.name} | {', '.join(rules)} | {column.meaning} |")
    return "\n".join(lines) + "\n"
