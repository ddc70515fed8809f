"""The gold tables fit their articles and each other: what is compared with them rests on this."""
import csv
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from lesart import datasets  # noqa: E402
from lesart.tables import ACTOR_KINDS, FORMS, MODALITIES, PLOVER, ROLES  # noqa: E402
from tests import development  # noqa: E402

TEXT = (ROOT / "data/articles/gus-gipfel-2025.txt").read_text(encoding="utf-8")
DEV = Path(__file__).with_name("dev_gold")


def gold(table):
    return datasets.rows("gold", f"gus-gipfel-2025/{table}")


def dev(table):
    with (DEV / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", ["mentions", "times", "events", "retold", "statements"])
def test_every_row_quotes_the_article_at_its_offsets(table):
    for row in gold(table):
        assert TEXT[row["start"]:row["end"]] == row.get("text", row.get("trigger")), row


def test_every_actor_is_mentioned_and_counted():
    mentions = gold("mentions")
    for actor in gold("actors"):
        starts = [m["start"] for m in mentions if m["actor"] == actor["actor"]]
        assert (len(starts), min(starts)) == (actor["mentions"], actor["first"]), actor
    assert {m["actor"] for m in mentions} == {a["actor"] for a in gold("actors")}


def test_known_actors_have_the_ids_of_the_reference_data():
    reference = {row[column] for name, column in (("persons", "person"), ("organisations", "organisation"),
                                                  ("states", "iso3"))
                 for row in datasets.rows("reference", name)}
    assert {a["actor"] for a in gold("actors") if a["known"]} <= reference


def test_who_takes_part_or_speaks_is_an_actor():
    actors = {a["actor"] for a in gold("actors")}
    starts = {e["start"] for e in gold("events")}
    for row in gold("participants"):
        assert row["actor"] in actors and row["event_start"] in starts, row
        if row["mention_start"] is not None:
            assert TEXT[row["mention_start"]:row["mention_end"]] == row["text"], row
    assert {row["event_start"] for row in gold("retold")} <= starts
    told = [row[c] for table, columns in (("events", ("source", "carrier")), ("statements", ("speaker", "carrier", "addressee")))
            for row in gold(table) for c in columns]
    assert {actor for actor in told if actor} <= actors


@pytest.mark.parametrize("name", [
    "wladimir-putin emomali-rachmon andrej-beloussow ilham-alijew alexander-lukaschenko kassym-schomart-tokajew",
    "TJK RUS BLR SUN KAZ KGZ TKM UZB ARM AZE CHN UKR", "CIS SCO AZAL ICJ ICC HRW", "TASS Reuters AP"])
def test_every_name_of_the_first_article_is_an_actor(name):
    assert set(name.split()) <= {m["actor"] for m in gold("mentions") if m["form"] in ("name", "alias")}


def test_development_gold_hangs_together():
    actors = {(row["doc"], row["actor"]) for row in dev("actors")}
    events = {(row["doc"], row["start"]) for row in dev("events")}
    assert len({doc for doc, _ in actors}) == 20
    assert {row["kind"] for row in dev("actors")} <= set(ACTOR_KINDS)
    assert {(row["doc"], row["actor"]) for row in dev("mentions")} == actors
    assert {row["form"] for row in dev("mentions")} <= set(FORMS)
    assert {row["type"] for row in dev("events")} <= {"", *PLOVER}
    assert {row["modality"] for row in dev("events")} <= set(MODALITIES)
    assert {(row["doc"], row["source"]) for row in dev("events") if row["source"]} <= actors
    assert {(row["doc"], row["event_start"]) for table in ("participants", "retold") for row in dev(table)} <= events
    assert {(row["doc"], row["actor"]) for row in dev("participants")} <= actors
    assert {row["role"] for row in dev("participants")} <= set(ROLES)


@pytest.mark.skipif(development.corpus() is None, reason="needs the development corpus; LESART_CORPORA names its folder")
@pytest.mark.parametrize("table", ["mentions", "events", "retold"])
def test_development_gold_marks_whole_words(table):
    texts = {doc["doc"].split(" - ")[0]: doc["text"] for doc in development.documents()}
    for row in dev(table):
        text, start, end = texts[row["doc"]], int(row["start"]), int(row["end"])
        marked = text[start:end]
        assert marked and marked == marked.strip(), row
        assert not text[end:end + 1].isalpha(), row
        assert not text[max(0, start - 1):start].isalpha(), row
