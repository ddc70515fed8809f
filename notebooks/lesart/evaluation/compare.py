"""Two sets of tables of one article, row by row: pairs, what is missing, what is surplus."""
from __future__ import annotations

from dataclasses import dataclass, field

from ..tables import TABLES
from .gold import match_actors


@dataclass
class Comparison:
    """One table: pairs of (gold row, predicted row), gold rows that are missing, predicted rows too many.

    ``agree`` says of how many pairs further columns are right: ``{"modality": (38, 40)}``.
    """

    table: str
    pairs: list[tuple[dict, dict]] = field(default_factory=list)
    missing: list[dict] = field(default_factory=list)
    surplus: list[dict] = field(default_factory=list)
    agree: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def counts(self) -> tuple[int, int, int]:
        """(right, predicted, gold)"""
        right = len(self.pairs)
        return right, right + len(self.surplus), right + len(self.missing)

    @property
    def precision(self) -> float:
        return measures(self.counts)[0]

    @property
    def recall(self) -> float:
        return measures(self.counts)[1]

    @property
    def f1(self) -> float:
        return measures(self.counts)[2]


def measures(counts: tuple[int, int, int]) -> tuple[float, float, float]:
    """Precision, recall, F1 of (right, predicted, gold).

    >>> measures((3, 4, 6))
    (0.75, 0.5, 0.6)
    """
    right, predicted, gold = counts
    return right / max(predicted, 1), right / max(gold, 1), 2 * right / max(predicted + gold, 1)


def compare(reading, gold: dict[str, list[dict]]) -> dict[str, Comparison]:
    """Every table of a reading that the gold holds too.

    Parameters
    ----------
    reading : lesart.reading.Reading
    gold : dict of list of dict
        Rows by table, as `gold_tables` gives them; tables and columns may be missing, mentions not.

    Returns
    -------
    dict of Comparison
        By table.  A mention is right with its span and actor, a time with its span, an event with its trigger
        and type, a participant with event, actor and role, a statement where the spans overlap most.
    """
    found = {name: rows(reading, name) for name in ("actors", "mentions", "times", "events", "participants", "statements")}
    found["places"] = {place.place: place.name for place in reading.found_actors.places}
    ids = match_actors([(m["start"], m["end"], m["actor"]) for m in gold["mentions"]],
                       [(m["start"], m["end"], m["actor"]) for m in found["mentions"]])
    result = {"actors": _actors(gold, found, ids), "mentions": _mentions(gold, found, ids)}
    if "times" in gold:
        result["times"] = by_key("times", gold["times"], found["times"], lambda r: (r["start"], r["end"]))
        _agreement(result["times"], {"value": ("value",), "interval": ("earliest", "latest")}, {})
    if "events" in gold:
        result["events"], result["participants"] = _events(gold, found, ids)
    if "statements" in gold:
        result["statements"] = _statements(gold, found, ids)
    return result


def rows(reading, table: str) -> list[dict]:
    """The rows of one table as dicts; participants carry the characters of their event and mention."""
    names = [column.name for column in TABLES[table]]
    found = [dict(zip(names, values)) for values in reading.rows(table)]
    if table == "participants":
        events = {row["event"]: row for row in rows(reading, "events")}
        mentions = {row["mention"]: row for row in rows(reading, "mentions")}
        for row in found:
            event, mention = events[row["event"]], mentions.get(row["mention"])
            row["event_start"], row["trigger"] = event["start"], event["trigger"]
            row["mention_start"] = mention["start"] if mention else None
            row["mention_end"] = mention["end"] if mention else None
    return found


def by_key(table: str, gold: list[dict], found: list[dict], gold_key, found_key=None) -> Comparison:
    """Rows of equal keys are pairs."""
    result = Comparison(table)
    left: dict = {}
    for row in gold:
        left.setdefault(gold_key(row), []).append(row)
    for row in found:
        candidates = left.get((found_key or gold_key)(row))
        if candidates:
            result.pairs.append((candidates.pop(), row))
        else:
            result.surplus.append(row)
    result.missing = [row for rest in left.values() for row in rest]
    return result


def _agreement(result: Comparison, columns: dict[str, tuple[str, ...]], ids: dict[str, str]) -> None:
    """How often pairs agree; ids of predicted actors are translated."""
    for name, group in columns.items():
        same = sum(all(g.get(c) == ids.get(p.get(c), p.get(c)) for c in group) for g, p in result.pairs)
        result.agree[name] = (same, len(result.pairs))


def _actors(gold, found, ids) -> Comparison:
    wanted = {m["actor"]: m for m in reversed(gold["mentions"])}
    named = {row["actor"]: row for row in gold.get("actors", ())}
    return by_key("actors", [{**wanted[a], **named.get(a, {})} for a in wanted], found["actors"],
                  lambda r: r["actor"], lambda r: ids.get(r["actor"], "?" + r["actor"]))


def _mentions(gold, found, ids) -> Comparison:
    result = by_key("mentions", gold["mentions"], found["mentions"], lambda r: (r["start"], r["end"], r["actor"]),
                    lambda r: (r["start"], r["end"], ids.get(r["actor"], "?" + r["actor"])))
    same = sum(_form(g["form"]) == _form(p["form"]) for g, p in result.pairs)
    result.agree["form"] = (same, len(result.pairs))
    return result


def _form(form: str) -> str:
    return "name" if form == "alias" else form


def _events(gold, found, ids) -> tuple[Comparison, Comparison]:
    retold = {(row["start"], row["end"]) for row in gold.get("retold", ())}
    triggers = {row["start"] for row in gold["events"]}

    def again(row):
        return row["start"] not in triggers and any(row["start"] < b and a < row["end"] for a, b in retold)

    events = [row for row in found["events"] if not again(row)]
    result = by_key("events", gold["events"], events, lambda r: (r["start"], r["type"]))
    _agreement(result, {"interval": ("earliest", "latest"), "modality": ("modality",), "source": ("source",)}, ids)
    if any("place" in row for row in gold["events"]):
        slugs = {place: _slug(name) for place, name in found["places"].items()}
        _agreement(result, {"place": ("place",)}, slugs)
    counted = {row["start"] for row in events}
    participants = by_key("participants", gold["participants"],
                          [p for p in found["participants"] if p["event_start"] in counted],
                          lambda r: (r["event_start"], r["actor"], r["role"]),
                          lambda r: (r["event_start"], ids.get(r["actor"], "?" + r["actor"]), r["role"]))
    return result, participants


def _slug(name: str) -> str:
    """The gold names a place by its German name: "tadschikistan"."""
    return name.lower().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-"}))


def _statements(gold, found, ids) -> Comparison:
    result, free = Comparison("statements"), list(found["statements"])
    for row in gold["statements"]:
        best = max(free, key=lambda p: min(p["end"], row["end"]) - max(p["start"], row["start"]), default=None)
        if best is None or min(best["end"], row["end"]) <= max(best["start"], row["start"]):
            result.missing.append(row)
            continue
        free.remove(best)
        result.pairs.append((row, best))
    result.surplus = free
    _agreement(result, {"speaker": ("speaker",), "carrier": ("carrier",), "addressee": ("addressee",),
                        "cue": ("cue",), "mode": ("mode",), "span": ("start", "end")}, ids)
    return result
