"""Temporal expressions: given this sentence and this day of publication, these rows and no others."""
from __future__ import annotations

import csv
import subprocess
import sys
import time
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from lesart.errors import LesartError
from lesart.times import find_times, scan

GOLD = Path(__file__).parent / "data" / "times_gold.csv"
FAMILIES = {"absolute", "partial", "numeric", "seasons", "quarters", "decades", "centuries", "weekday", "clock", "daypart",
            "range", "list", "deictic", "ago", "anaphoric", "duration", "age", "set", "holiday", "reference", "modifier",
            "tense", "usage", "robust"}
NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def gold() -> list[tuple]:
    """(family, published, sentence, [expected rows]) of the hand-made gold set."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cases = []
    for (family, published, sentence), group in groupby(rows, key=lambda r: (r["family"], r["published"], r["sentence"])):
        expected = [tuple(row[c] or None for c in ("expected", "kind", "value", "mod", "earliest", "latest"))
                    for row in group if row["expected"]]
        cases.append((family, published or None, sentence, expected))
    return cases


def found(sentence: str, published: str | None) -> list[tuple]:
    """What `scan` finds, as rows of the gold set."""
    return [(sentence[t.start:t.end], t.kind, t.value, t.mod, t.earliest and t.earliest.isoformat(),
             t.latest and t.latest.isoformat()) for t in scan(sentence, published)]


@pytest.mark.parametrize(("family", "published", "sentence", "expected"), gold(), ids=lambda v: v if isinstance(v, str) else "")
def test_sentence_gives_these_rows(family, published, sentence, expected):
    assert found(sentence, published) == expected


def test_gold_covers_every_family_with_at_least_150_sentences():
    cases = gold()
    assert {family for family, *_ in cases} == FAMILIES
    assert len({(published, sentence) for _, published, sentence, _ in cases}) >= 150
