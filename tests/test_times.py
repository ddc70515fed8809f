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

from lesart.times import find_times, scan

GOLD = Path(__file__).parent / "data" / "times_gold.csv"
FAMILIES = {"absolute", "partial", "numeric", "seasons", "quarters", "decades", "centuries", "weekday", "clock", "daypart",
            "range", "list", "deictic", "ago", "anaphoric", "duration", "age", "set", "holiday", "reference", "modifier",
            "tense", "usage", "robust", "narrative", "register", "anchor", "counted", "era"}
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


def test_days_are_never_taken_from_the_clock_of_the_machine():
    for sentence in ("Heute tagt der Rat, morgen der Senat.", "Im Vorjahr und am Mittwoch um 9 Uhr.", "Vor zwei Jahren, seit März."):
        for t in scan(sentence):
            assert t.earliest is None and t.latest is None, sentence
            assert not t.value[:4].isdecimal(), sentence


def test_publication_day_may_be_a_date_or_its_iso_text():
    assert scan("Gestern schneite es.", date(2025, 10, 9)) == scan("Gestern schneite es.", "2025-10-09")


@pytest.mark.parametrize(("sentence", "basis"), [
    ("Am 8. Oktober 2024 begann es.", "absolute"),
    ("Am 8. Oktober begann es.", "publication day"),
    ("Gestern begann es.", "publication day"),
    ("In den neunziger Jahren begann es.", "calendar"),
    ("Am 4. Mai 2020 begann es, am Tag darauf endete es.", "text: 2020-05-04"),
    ("1991 begann es, zwei Jahre später endete es.", "text: 1991"),
    ("Am 4. Mai 2020 um 9 Uhr begann es.", "text: 2020-05-04"),
    ("Damals begann es.", None),
])
def test_basis_says_against_what_an_expression_is_resolved(sentence, basis):
    assert scan(sentence, "2025-10-09")[-1].basis == basis


def test_an_essay_speaks_of_nowadays_where_daily_news_speaks_of_a_day():
    essay = "Die Freiheit des Menschen ist groß. " * 60 + "Das gilt heute mehr denn je."
    assert scan(essay, "2025-10-09")[-1].value == "PRESENT_REF"
    assert scan("Am Montag schneite es. " + essay, "2025-10-09")[-1].value == "2025-10-09"


def test_offsets_count_code_points_of_the_text_as_it_stands():
    text = "😀 İstanbul\u00a0–\r\nam 8.\u00a0Oktober 2025, e\u0301t\u00e9, 14.30 Uhr"
    assert [text[t.start:t.end] for t in scan(text)] == ["8.\u00a0Oktober 2025", "14.30 Uhr"]


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "31.", "Am 31. Februar", "25 Uhr", "Im Jahr 0", "Im Jahr 99999", "9999 Jahre später",
                                  "vor 99999 Jahren", "in 9999 Wochen wird", "am 30.02.2025", "0.0.0000", "²³ Jahre", "٣ Tage",
                                  "Ende", "vor", "im selben", "letzten", "halb", "Viertel nach", "0. Jahrhundert", "99. Jahrhundert",
                                  "Ostern 1000", "bis bis bis Mai", "\ud800 Mai", "12.12.12.12.12"])
@pytest.mark.parametrize("published", [None, "2025-10-09", "0001-01-01", "9999-12-31"])
def test_odd_texts_do_no_harm(text, published):
    for t in scan(text, published):
        assert 0 <= t.start < t.end <= len(text)
        assert t.earliest is None or t.earliest <= t.latest
        assert "-02-30" not in t.value and "-02-31" not in t.value and "T25" not in t.value


@pytest.mark.parametrize("piece", ["1234567890", "1 ", "8. ", "8., 9. und ", "Mai, ", "und ", "Jahr ", "Montag ", "zwei ", "vor ",
                                   "1.1.1.", "ist Mai ", "9 bis ", "letzten ", "ist am Montag gelandet ", "seit 1866 am 5. Mai ", "(1866) im Juli ",
                                   "218 v. Chr. im Mai ", "hatte 1866 im Winter zwei Tage später "])
def test_time_grows_with_the_length_of_the_text_and_no_faster(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        scan(text, "2025-10-09")
        return time.process_time() - begin
    seconds(1000)
    assert seconds(100_000) < 12 * max(seconds(25_000), 0.02)


def test_a_megabyte_of_digits_holds_no_date():
    assert scan("1" * 1_000_000, "2025-10-09") == []


def test_table_has_the_columns_of_the_schema_even_without_rows():
    full, empty = find_times("Am 8. Oktober 2025 und gestern.", "2025-10-09"), find_times("Nichts.", "2025-10-09")
    assert list(full.columns) == list(empty.columns) and len(full) == 2 and empty.empty
    assert full.dtypes.equals(empty.dtypes)
    assert list(full["text"]) == ["8. Oktober 2025", "gestern"]


def test_import_and_first_scan_take_under_a_fifth_of_a_second_without_pandas():
    code = ("import sys, time; begin = time.process_time(); from lesart.times import scan; scan('Am 8. Oktober'); "
            "assert 'pandas' not in sys.modules; print(time.process_time() - begin)")
    runs = [float(subprocess.run([sys.executable, "-c", code], cwd=NOTEBOOKS, capture_output=True, text=True, check=True).stdout)
            for _ in range(3)]
    assert min(runs) < 0.2
