"""The twenty development articles with their gold; nothing without the folder of corpora."""
from __future__ import annotations

import csv
import json
import os
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

DEV = ROOT / "tests" / "dev_gold"
TUNED = 14  # articles, in the order of actors.csv, that rules are tuned on; the rest validates
_INTEGERS = ("start", "end", "event_start")
_DAYS = ("earliest", "latest")


def corpus() -> Path | None:
    """The file of the development corpus, or None; `LESART_CORPORA` or `LESART_SHARED` name its folder."""
    folders = [os.environ.get("LESART_CORPORA"), Path(os.environ.get("LESART_SHARED", ROOT.parent / "shared")) / "corpora"]
    files = [Path(folder) / "quotes-dev" / "train.jsonl" for folder in folders if folder]
    return next((file for file in files if file.is_file()), None)


def documents() -> list[dict]:
    """All articles of the corpus: doc, text, published, and the corpus' own annotations."""
    file = corpus()
    if file is None:
        return []
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold() -> dict[str, dict[str, list[dict]]]:
    """Number of the article → its gold rows by table, in the order of actors.csv."""
    found: dict[str, dict[str, list[dict]]] = {}
    for table in ("actors", "mentions", "events", "retold", "participants"):
        with (DEV / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for raw in csv.DictReader(file):
                article = found.setdefault(raw["doc"], {})
                article.setdefault(table, []).append({name: _typed(name, cell) for name, cell in raw.items() if name != "doc"})
    for article in found.values():
        for table in ("events", "retold", "participants"):
            article.setdefault(table, [])
    return found


def _typed(name: str, cell: str):
    if not cell:
        return None
    return int(cell) if name in _INTEGERS else date.fromisoformat(cell) if name in _DAYS else cell


def articles() -> dict[str, tuple[str, date, dict[str, list[dict]]]]:
    """Number → text, day of publication, gold; empty without the corpus."""
    rows, texts = gold(), {}
    for record in documents():
        number = record["doc"].split(" - ")[0]
        if number in rows:
            texts[number] = record["text"], date.fromisoformat(record["published"])
    return {number: (*texts[number], tables) for number, tables in rows.items() if number in texts}
