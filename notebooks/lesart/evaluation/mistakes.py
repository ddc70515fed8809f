"""Every miss and every false row in its sentence, and why the machine went wrong there."""
from __future__ import annotations

from collections import Counter

from ..datasets import rows
from ..events import frames
from ..language import if_known, name, tr
from .compare import Comparison

_COLUMNS = ("start", "row", "machine", "gold", "sentence", "why")


def summary(results: dict[str, Comparison]) -> "pandas.DataFrame":
    """One row for each table: right, found, in the gold, precision, recall, F1.

    >>> summary({"times": Comparison("times", missing=[{}])}).to_csv(index=False).splitlines()[1]
    'times,0,0,1,0.0,0.0,0.0'
    """
    import pandas as pd

    scores = [(table, *r.counts, round(r.precision, 2), round(r.recall, 2), round(r.f1, 2)) for table, r in results.items()]
    return pd.DataFrame(scores, columns=["table", "right", "found", "gold", "precision", "recall", "F1"])


def agreement(results: dict[str, Comparison]) -> "pandas.DataFrame":
    """Of the rows found: how often each further column is right."""
    import pandas as pd

    shares = [(table, column, same, pairs, round(same / max(pairs, 1), 2)) for table, r in results.items()
              for column, (same, pairs) in r.agree.items()]
    return pd.DataFrame(shares, columns=["table", "column", "right", "of", "share"])


def mistakes(reading, result: Comparison) -> "pandas.DataFrame":
    """The rows of one table that are missing, false, or right but for a column.

    Parameters
    ----------
    reading : lesart.reading.Reading
        What was compared.
    result : Comparison
        One table of `compare`.

    Returns
    -------
    DataFrame
        start, row (missing, false, differs), machine, gold, sentence with the passage in [brackets], why.
    """
    import pandas as pd

    called = _names(reading)
    found = [(_start(row), tr("missing"), "", _says(row, called), row, _why_missing(reading, result, row)) for row in result.missing]
    found += [(_start(row), tr("false"), _says(row, called), "", row, _why_false(result, row)) for row in result.surplus]
    for gold, machine in result.pairs:
        for column in _compared(result.table):
            if column in gold and column in machine and gold[column] != machine[column]:
                found.append((_start(gold), tr("differs"), *(f"{tr(column)}: {_readable(row[column], called)}" for row in (machine, gold)),
                              gold, _why_differs(column)))
    found.sort(key=lambda row: row[0])
    return pd.DataFrame([(start, kind, machine, gold, _sentence(reading, row), why) for start, kind, machine, gold, row, why in found],
                        columns=_COLUMNS)


def why(table: "pandas.DataFrame") -> Counter:
    """How often each reason stands in a table of mistakes."""
    return Counter(table["why"])


def _compared(table: str) -> tuple[str, ...]:
    return {"events": ("modality", "earliest", "latest", "source", "carrier"), "times": ("value", "earliest", "latest"),
            "mentions": ("form",), "statements": ("speaker", "carrier", "addressee", "cue", "mode", "start", "end")}.get(table, ())


def _start(row: dict) -> int:
    return next((row[name] for name in ("start", "event_start", "first") if row.get(name) is not None), 0)


def _says(row: dict, called: dict[str, str]) -> str:
    """A row in a few words."""
    if "role" in row and "event_start" in row:
        return f"{called.get(row['actor']) or row.get('text') or row['actor']} ({tr(row['role'])})"
    if "trigger" in row:
        return f"{row['trigger']} ({row['type'] or '–'})"
    if "speaker" in row:
        return _readable(row["speaker"], called)
    return _readable(row.get("value") or called.get(row.get("actor")) or row.get("name") or row.get("text") or row.get("actor"), called)


def _names(reading) -> dict[str, str]:
    """Ids of the machine's actors and ids that stay the same in every reading, and how a reader calls whom they mean."""
    known = {row[key]: name(row) for table, key in (("states", "iso3"), ("persons", "person"), ("organisations", "organisation"))
             for row in rows("reference", table)}
    return {**known, **{row["actor"]: name(row) for row in reading.actors.to_dict("records")}}


def _readable(value, called: dict[str, str]) -> str:
    """An id as a name, one of the tables' words in the reader's language, anything else as it is."""
    return "–" if value in (None, "") else called.get(value) or (if_known(value.replace("_", " ")) if isinstance(value, str) else str(value))


def _sentence(reading, row: dict) -> str:
    start = _start(row)
    words, text = reading.words, reading.article.text
    sentence = words.sentences[words.sentence_at(start)]
    token = words.token_at(start)
    end = row["end"] if row.get("end") and row.get("start") == start else words.tokens[token].end if token is not None else start + 1
    return f"{text[min(sentence.start, start):start]}[{text[start:end]}]{text[end:max(sentence.end, end)]}"


def _why_missing(reading, result: Comparison, row: dict) -> str:
    beside = [other for other in result.surplus if _overlap(other, row)]
    if result.table == "participants":
        same = [p for p in result.surplus if p["event_start"] == row["event_start"]]
        if any(p["actor"] == row["actor"] for p in same):
            return tr("found in another role")
        if not any(g["event_start"] == row["event_start"] for g, _ in result.pairs) and not same:
            return tr("nobody was found for this event")
        if row.get("mention_start") is None or not _mentioned(reading, row):
            return tr("the words that mean the actor were not read as a mention")
        return tr("the actor stands where no rule of the frame looks")
    if result.table == "events":
        if any(other["start"] == row["start"] for other in beside):
            return tr("found with another type")
        token = reading.words.tokens[reading.words.token_at(row["start"])]
        known = token.lemma in frames.verbs() or frames.noun_frames(token.lemma, token.form)
        return tr("its frame wants other words beside it") if known else tr("no frame has this word")
    if beside:
        return tr("found there as somebody or something else") if any(
            (other.get("start"), other.get("end")) == (row.get("start"), row.get("end")) for other in beside) else tr("found there with other limits")
    return tr("a description or pronoun that no rule binds") if row.get("form") in ("role", "group", "pronoun", "metonym") else tr("no rule finds it")


def _mentioned(reading, row: dict) -> bool:
    return any(m.start <= row["mention_start"] < m.end for m in reading.found_actors.mentions)


def _why_false(result: Comparison, row: dict) -> str:
    if any(_overlap(other, row) for other in result.missing):
        return tr("the gold has something else there")
    if result.table == "participants":
        return tr("takes no part, or another one, in this event")
    return tr("the gold has nothing there")


def _why_differs(column: str) -> str:
    return tr("the row is right, this column is not")


def _overlap(a: dict, b: dict) -> bool:
    if "event_start" in a:
        return a["event_start"] == b.get("event_start") and a["actor"] == b["actor"]
    return a.get("start") is not None and b.get("start") is not None and a["start"] < (b.get("end") or b["start"] + 1) and b["start"] < (a.get("end") or a["start"] + 1)
