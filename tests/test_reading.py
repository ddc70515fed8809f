"""The tables of the contract: their columns, their offsets, and texts in which there is little to find."""
from __future__ import annotations

import json

import pandas as pd
import pytest

import lesart
from lesart import tables
from lesart.errors import LesartError
from lesart.export import FORMATS, neutral

ODD = {
    "no actors, no dates": "Es regnet. Die Blätter fallen, und die Vögel singen nicht mehr.",
    "one word": "Regen",
    "only signs": "… – „“ 12 % § € ™",
    "emoji and combining letters": "Die 👩‍👩‍👧 reiste am 8. Oktober 2025 nach Köln\u0308. Präsident 𝔓utin sagte: „Ja.“",
    "right to left": "Der Minister sagte \u202eabc\u202c und שלום am Montag.",
    "unclosed quotation": "Putin sagte: „Wir werden sehen. Und dann kam nichts mehr.",
    "only quotation marks": "„“„“„“ »« \"\"",
    "a long word": "Die " + "Donau" * 2_000 + " fließt.",
    "no full stop": "Putin traf Alijew " * 200,
    "a list": "\n".join(f"- {n}. Punkt der Tagesordnung" for n in range(50)),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_gives_all_tables_with_their_columns_and_offsets(text):
    found = lesart.read(text=text).validate()
    for name, columns in tables.TABLES.items():
        assert list(found.table(name).columns) == [c.name for c in columns]
        assert [str(t) for t in found.table(name).dtypes] == [str(pd.Series([], dtype=c.dtype).dtype) for c in columns]


def test_a_text_without_actors_and_dates_gives_empty_tables():
    found = lesart.read(text=ODD["no actors, no dates"])
    assert all(found.table(name).empty for name in ("actors", "mentions", "times", "statements", "checks"))
    assert found.published.best is None and len(found.sentences) == 2


def test_the_first_article_names_its_27_actors(reading):
    named = set(reading.mentions.loc[reading.mentions["form"].isin(["name", "alias"]), "actor"])
    persons = {"wladimir-putin", "emomali-rachmon", "andrej-beloussow", "ilham-alijew", "alexander-lukaschenko",
               "kassym-schomart-tokajew"}
    states = {"ARM", "AZE", "BLR", "CHN", "KAZ", "KGZ", "RUS", "SUN", "TJK", "TKM", "UKR", "UZB"}
    organisations = {"CIS", "SCO", "ICJ", "ICC", "HRW", "AZAL"}
    agencies = {"Reuters", "TASS", "AP"}
    assert persons | states | agencies <= named
    assert organisations - named <= {"AZAL"} and (reading.actors["name"] == "Azerbaijan Airlines").any()


def test_the_first_article_is_dated_from_the_inside(reading):
    assert abs((pd.Timestamp(reading.published.best) - pd.Timestamp("2025-10-09")).days) <= 1


def test_ids_are_the_same_from_run_to_run(reading):
    again = lesart.read(lesart.default_article())
    for name in tables.TABLES:
        pd.testing.assert_frame_equal(reading.table(name), again.table(name))


def test_rows_point_to_rows(reading):
    assert set(reading.mentions["actor"]) <= set(reading.actors["actor"])
    assert set(reading.participants["event"]) <= set(reading.events["event"])
    assert set(reading.participants["mention"].dropna()) <= set(reading.mentions["mention"])
    assert set(reading.events["time"].dropna()) <= set(reading.times["time"])
    for name in ("mentions", "times", "events", "statements"):
        assert set(reading.table(name)["sentence"]) <= set(reading.sentences["sentence"])


@pytest.mark.parametrize("format", FORMATS)
def test_exports_hold_every_table(reading, tmp_path, format):
    written = reading.export(tmp_path / "out", format)
    assert all(file.stat().st_size for file in written) and not list((tmp_path / "out").glob(".lesart*"))
    if format == "csv":
        events = pd.read_csv(tmp_path / "out" / "events.csv")
        assert len(events) == len(reading.events) and list(events.columns) == list(reading.events.columns)
    if format == "parquet":
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "out" / "actors.parquet"), reading.actors)
    if format == "sqlite":
        import sqlite3
        with sqlite3.connect(tmp_path / "out" / "reading.sqlite") as database:
            assert {row[0] for row in database.execute("select name from sqlite_master")} >= set(tables.TABLES)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =cmd|' /C calc'!A0"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(cell):
    assert neutral(cell).startswith("'")


def test_an_unknown_format_is_refused(reading, tmp_path):
    with pytest.raises(LesartError, match="csv, parquet"):
        reading.export(tmp_path, "docx")


def test_other_news_is_read_too(shared):
    articles = [json.loads(line) for line in (shared / "corpora" / "quotes-dev" / "train.jsonl").open(encoding="utf-8")]
    for article in articles[::10]:
        lesart.read(text=article["text"], published=article["published"]).validate()
