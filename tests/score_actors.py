"""Precision, recall and F1 of mentions and actors against the gold.

    python -m tests.score_actors                    # figures by article, and of all development articles
    python -m tests.score_actors --errors 52034     # with what is missing, surplus or somebody else
    python -m tests.score_actors --errors tuned     # of the articles that rules may be made from

The first article is in ``data/gold``; the development articles need the folder of corpora (`LESART_CORPORA`
or `LESART_SHARED`) and are left out without it.  Actors are matched as the README of ``tests/dev_gold`` says:
by id, else to the one with which they share most mentions, one to one.
"""
from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from lesart import datasets  # noqa: E402
from lesart.evaluation import match_actors  # noqa: E402
from lesart.reading import read  # noqa: E402

from tests.development import DEV, TUNED as HELD_OUT, corpus  # noqa: E402


def predict(text: str, published: date | None) -> list[tuple[int, int, str, str]]:
    """(start, end, actor, form) of each mention."""
    found = read(text=text, published=published).found_actors
    return [(m.start, m.end, m.actor, m.form) for m in found.mentions]


def score(gold: list, predicted: list) -> dict:
    """Counts (right, predicted, gold) of actors, mentions with exact spans, and mentions with form, and the errors."""
    matched = match_actors(gold, predicted)
    want = {(a, b, actor): form for a, b, actor, form in gold}
    have = {(a, b, matched.get(actor, "?" + actor)): form for a, b, actor, form in predicted}
    right = want.keys() & have.keys()
    same = sum(_form(want[key]) == _form(have[key]) for key in right)
    actors = len(set(matched.values()) & {g[2] for g in gold})
    return {"actors": (actors, len({p[2] for p in predicted}), len({g[2] for g in gold})),
            "mentions": (len(right), len(have), len(want)), "forms": (same, len(have), len(want)),
            "missing": sorted((*key, want[key]) for key in want.keys() - have.keys()),
            "surplus": sorted((*key, have[key]) for key in have.keys() - want.keys())}


def _form(form: str) -> str:
    return "name" if form == "alias" else form


def measures(counts: tuple[int, int, int]) -> tuple[float, float, float]:
    """Precision, recall, F1 of (right, predicted, gold)."""
    right, predicted, gold = counts
    precision, recall = right / max(predicted, 1), right / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def first_article() -> tuple[str, date, list]:
    """Text, day and gold mentions of the first article."""
    text = (ROOT / "data/articles/gus-gipfel-2025.txt").read_text(encoding="utf-8")
    rows = datasets.rows("gold", "gus-gipfel-2025/mentions")
    return text, date(2025, 10, 9), [(r["start"], r["end"], r["actor"], r["form"]) for r in rows]


def development() -> dict[str, tuple[str, date, list]]:
    """Number of the article → text, day, gold mentions; empty without the corpus."""
    file = corpus()
    if file is None:
        return {}
    gold: dict[str, list] = {}
    with (DEV / "mentions.csv").open(encoding="utf-8", newline="") as rows:
        for r in csv.DictReader(rows):
            gold.setdefault(r["doc"], []).append((int(r["start"]), int(r["end"]), r["actor"], r["form"]))
    found = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            number = record["doc"].split(" - ")[0]
            if number in gold:
                found[number] = (record["text"], date.fromisoformat(record["published"]), gold[number])
    return found


def main(arguments: list[str]) -> None:
    wanted = arguments[arguments.index("--errors") + 1] if "--errors" in arguments else None
    print(f"{'article':<18}{'actors P    R    F1':<26}{'mentions P    R    F1':<26}with form F1")
    total: Counter = Counter()
    documents = development()
    held_out = list(documents)[HELD_OUT:]
    for number, (text, day, gold) in {"first": first_article(), **documents}.items():
        result = score(gold, predict(text, day))
        _line(number, result)
        if number != "first":
            for name in ("actors", "mentions", "forms"):
                for k, count in enumerate(result[name]):
                    total["held out" if number in held_out else "tuned on", name, k] += count
                    total["development", name, k] += count
        if wanted == number or wanted == "tuned" and number not in held_out:
            for sign, name in (("-", "missing"), ("+", "surplus")):
                for start, end, actor, form in result[name]:
                    print(f"  {sign} {start:>5} {actor:<28} {form:<8} {_passage(text, start, end)}")
    if documents:
        print("persons nobody knows: {} of {} found by full name as persons".format(*unseen_persons(documents)))
    for part in ("tuned on", "held out", "development") if total else ():
        _line(part, {name: tuple(total[part, name, k] for k in range(3)) for name in ("actors", "mentions", "forms")})


def _passage(text: str, start: int, end: int) -> str:
    """The sentence around a mention, which stands in brackets."""
    first = max(text.rfind(stop, 0, start) + len(stop) if stop in text[:start] else 0 for stop in (". ", "\n"))
    last = min(text.find(stop, end) if stop in text[end:] else len(text) for stop in (". ", "\n"))
    return text[max(first, start - 90):start] + "[" + text[start:end] + "]" + text[end:min(last, end + 60)]


def unseen_persons(documents: dict) -> tuple[int, int]:
    """How many persons whom the reference data do not know are found by their full name as persons, of how many."""
    known = {row["person"] for row in datasets.rows("reference", "persons")}
    with (DEV / "actors.csv").open(encoding="utf-8", newline="") as rows:
        persons = {(r["doc"], r["actor"]) for r in csv.DictReader(rows) if r["kind"] == "person" and r["actor"] not in known}
    found = total = 0
    for number, (text, day, gold) in documents.items():
        reading = read(text=text, published=day).found_actors
        spans = {(m.start, m.end) for m in reading.mentions if m.form == "name" and reading.actors[m.actor].kind == "person"}
        for actor in sorted({g[2] for g in gold if (number, g[2]) in persons}):
            full = [(a, b) for a, b, who, form in gold if who == actor and form == "name" and " " in text[a:b]]
            if full:
                total += 1
                found += full[0] in spans
    return found, total


def _line(name: str, result: dict) -> None:
    columns = ["   ".join(f"{value:.2f}" for value in measures(result[key])) for key in ("actors", "mentions")]
    print(f"{name:<18}{columns[0]:<26}{columns[1]:<26}{measures(result['forms'])[2]:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
