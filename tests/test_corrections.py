"""What a person corrects: kept beside the machine's result, laid over it, and stale where the machine has changed."""
from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

import lesart
from lesart import corrections, tables
from lesart.__main__ import main
from lesart.errors import LesartError
from lesart.language import speaking

TEXT = ("Putin traf am 8. Oktober 2025 in Duschanbe Rachmon. Am Montag forderte Rachmon mehr Geld. "
        "Außenminister Sergej Lawrow kritisierte die Ukraine.")
DAY = date(2025, 10, 9)


@pytest.fixture(scope="module")
def reading():
    return lesart.read(text=TEXT, published="2025-10-09")


def row(table, key, **cells):
    return corrections.Correction(corrections.digest(TEXT), table, key, cells.pop("action", "change"), cells.pop("column", None),
                                  cells.pop("machine", None), cells.pop("human", None), None, DAY)


@pytest.mark.parametrize("table, column, value", [
    ("actors", "name", "Wladimir Wladimirowitsch Putin"), ("actors", "kind", "group"), ("actors", "country", "BLR"),
    ("actors", "office", None), ("mentions", "form", "alias"), ("times", "value", "2025-10-07"), ("times", "latest", date(2025, 10, 9)),
    ("events", "type", "AGREE"), ("events", "modality", "planned"), ("events", "place", None), ("events", "source", "emomali-rachmon"),
    ("participants", "role", "recipient"), ("places", "longitude", 68.5)])
def test_a_changed_cell_is_the_persons_and_the_machine_keeps_its_own(reading, table, column, value):
    key = next(iter(corrections.keys.keys(reading, table)))
    before = reading.table(table).copy()
    corrected = reading.corrected([corrections.change(reading, table, key, column, value)])
    now = corrected.validate().table(table)[column].iloc[0]
    assert pd.isna(now) if value is None else now == (pd.Timestamp(value) if isinstance(value, date) else value)
    assert [stale for _, stale in corrected.corrections] == [None]
    pd.testing.assert_frame_equal(reading.table(table), before)
    assert corrected.machine is reading and corrected.table(table).dtypes.equals(before.dtypes)
    others = corrected.table(table).drop(columns=column)
    pd.testing.assert_frame_equal(others, before.drop(columns=column))


def test_both_are_shown(reading):
    made = [corrections.change(reading, "events", "e1", "modality", "planned", note="erst morgen"), corrections.delete(reading, "events", "e2"),
            *corrections.add(reading, "events", passage="Geld", type="AID", modality="possible")]
    shown = corrections.marked(reading.corrected(made), "events").set_index("trigger")
    assert shown.loc["traf", "modality"] == "planned" and shown.loc["traf", "by a person"] == "modality: planned, machine: past"
    assert shown.loc["forderte", "by a person"] == "taken out" and shown.loc["Geld", "by a person"] == "added"
    assert shown.loc["kritisierte", ["by a person"]].isna().all()
    listed = corrections.listed(reading.corrected(made))
    assert listed[["machine", "human", "note", "status"]].iloc[0].tolist() == ["past", "planned", "erst morgen", "applied"]


def test_for_readers_ids_are_names_and_rows_are_words(reading):
    made = [corrections.change(reading, "events", "e1", "source", "sergej-lawrow"), corrections.change(reading, "events", "e1", "time", "t2"),
            corrections.change(reading, "actors", "UKR", "kind", "organisation"), corrections.delete(reading, "participants", "6-10/emomali-rachmon/attendee")]
    with speaking("de"):
        told = corrections.told(reading.corrected(made))
    assert told[["passage", "machine", "human", "outcome"]].values.tolist() == [
        ["traf", "–", "Sergej Lawrow", "angewandt"], ["traf", "8. Oktober 2025", "Montag", "angewandt"],
        ["Ukraine", "Staat", "Organisation", "angewandt"], ["traf", "Emomali Rachmon · anwesend", pd.NA, "angewandt"]]


def test_what_refers_to_a_row_goes_with_it(reading):
    corrected = reading.corrected([corrections.delete(reading, "events", "e2"), corrections.delete(reading, "actors", "UKR"),
                                   corrections.delete(reading, "times", "t1"), corrections.delete(reading, "places", "duschanbe")]).validate()
    assert "e2" not in set(corrected.participants["event"]) and "UKR" not in set(corrected.mentions["actor"])
    assert "UKR" not in set(corrected.participants["actor"])
    first = corrected.events.set_index("event").loc["e1"]
    assert pd.isna(first["time"]) and pd.isna(first["place"])
    assert set(corrected.events["event"]) == set(reading.events["event"]) - {"e2"}, "the others keep their ids"


def test_a_mention_that_is_given_to_another_actor_counts_for_that_one(reading):
    key = next(key for key in corrections.keys.keys(reading, "mentions") if key.endswith("/emomali-rachmon"))
    corrected = reading.corrected([corrections.change(reading, "mentions", key, "actor", "wladimir-putin")]).validate()
    counts = corrected.actors.set_index("actor")["mentions"]
    before = reading.actors.set_index("actor")["mentions"]
    assert counts["wladimir-putin"] == before["wladimir-putin"] + 1 and counts["emomali-rachmon"] == before["emomali-rachmon"] - 1


def test_added_rows_are_whole(reading):
    made = [*corrections.add(reading, "actors", name="Bank von Tadschikistan", kind="organisation"),
            *corrections.add(reading, "events", passage="Geld", modality="possible", type="AID", summary="Mehr Geld")]
    once = reading.corrected(made)
    made += [*corrections.add(once, "participants", event="e4", actor="bank-von-tadschikistan", role="agent"),
             *corrections.add(once, "mentions", passage="Geld", actor="bank-von-tadschikistan", form="metonym"),
             *corrections.add(once, "times", passage="mehr", kind="DATE", value="2025-10-06"),
             *corrections.add(once, "places", name="Ort", kind="city"),
             *corrections.add(once, "statements", passage="mehr Geld", speaker="emomali-rachmon", mode="indirect")]
    corrected = reading.corrected(made).validate()
    assert all(stale is None for _, stale in corrected.corrections)
    event = corrected.events.set_index("trigger").loc["Geld"]
    assert TEXT[event["clause_start"]:event["clause_end"]].startswith("Am Montag") and event["sentence"] == "s2"
    assert corrected.events["start"].is_monotonic_increasing
    assert (corrected.participants[["event", "actor"]].iloc[-1] == [event["event"], "bank-von-tadschikistan"]).all()
    assert not corrected.actors.set_index("actor").loc["bank-von-tadschikistan", "known"]


def test_a_correction_of_a_row_that_a_person_added_changes_that_row(reading):
    made = corrections.add(reading, "events", passage="Geld", modality="possible")
    again = corrections.change(reading.corrected(made), "events", "e4", "modality", "planned")
    assert again.action == "add" and again.place == next(one for one in made if one.column == "modality").place


@pytest.mark.parametrize("stale, says", [
    (row("events", "6-10", column="modality", machine="planned", human="possible"), "something else by now: past"),
    (row("events", "6-10", column="modality", machine="planned", human="past"), "says the same by now"),
    (row("events", "900-910", column="modality", machine="past", human="planned"), "no such row any longer"),
    (row("events", "6-10", action="delete", machine="traf · AGREE · past"), "something else by now: traf · CONSULT · past"),
    (row("actors", "niemand", action="delete", machine="Niemand · person"), "no such row any longer"),
    (row("events", "6-10", action="add", column="modality", human="past"), "finds the row by now"),
    (row("events", "6-10", column="source", human="niemand"), "niemand, is not there any longer"),
    (row("participants", "900-910/UKR/agent", action="add", column="actor", human="UKR"), "900-910, is not there"),
])
def test_a_correction_of_something_that_the_machine_no_longer_says_is_stale_and_changes_nothing(reading, stale, says):
    corrected = reading.corrected([stale])
    assert says in corrected.corrections[0].stale
    for name in tables.TABLES:
        pd.testing.assert_frame_equal(corrected.table(name), reading.table(name))
    assert corrections.listed(corrected)["status"].tolist() == ["stale"]


def test_a_row_keeps_its_correction_when_the_rows_are_numbered_anew(reading):
    made = corrections.change(reading, "events", "e2", "modality", "planned")
    fewer = replace(reading, found_events=reading.found_events[1:])  # e2 is now e1, and e3 is e2
    assert fewer.corrected([made]).events["modality"].tolist() == ["planned", "past"]
    others = replace(reading, found_events=[reading.found_events[0], reading.found_events[2]])
    assert others.corrected([made]).corrections[0].stale == "the machine finds no such row any longer"
    assert others.corrected([made]).events["modality"].tolist() == ["past", "past"]


@pytest.mark.parametrize("wish, says", [
    (lambda r: corrections.change(r, "actors", "wladimir-putin", "kind", "king"), "'king' is not one of person"),
    (lambda r: corrections.change(r, "actors", "wladimir-putin", "name", None), "must not be empty"),
    (lambda r: corrections.change(r, "events", "e1", "earliest", "8.10.2025"), "is not a day, YYYY-MM-DD"),
    (lambda r: corrections.change(r, "events", "e1", "start", 3), "cannot be corrected"),
    (lambda r: corrections.change(r, "events", "e99", "type", "AID"), "there is no row 'e99'"),
    (lambda r: corrections.change(r, "events", "e1", "source", "niemand"), "table actors: there is no row 'niemand'"),
    (lambda r: corrections.change(r, "places", "duschanbe", "latitude", 91), "degrees go from −90 to 90"),
    (lambda r: corrections.change(r, "sentences", "s1", "text", "x"), "cannot be corrected"),
    (lambda r: corrections.delete(r, "paragraphs", "p1"), "cannot be corrected"),
    (lambda r: corrections.add(r, "events", passage="Krieg", modality="past"), "does not stand in the article"),
    (lambda r: corrections.add(r, "events", passage="Rachmon", occurrence=7, modality="past"), "2 times"),
    (lambda r: corrections.add(r, "events", passage="traf", modality="past"), "is there already"),
    (lambda r: corrections.add(r, "events", modality="past"), "Name the words"),
    (lambda r: corrections.add(r, "events", passage="Geld"), "column 'modality': the cell must not be empty"),
    (lambda r: corrections.add(r, "actors", name="Ukr", kind="king"), "not one of"),
    (lambda r: corrections.add(r, "participants", actor="UKR", role="agent"), "name the event"),
    (lambda r: corrections.add(r, "checks", verdict="supported"), "no row can be added"),
])
def test_a_wrong_correction_is_refused_in_one_sentence(reading, wish, says):
    with pytest.raises(LesartError, match=says):
        wish(reading)


def test_corrections_that_contradict_each_other_are_refused(reading):
    with pytest.raises(LesartError, match="cannot stand together.*earliest must not be after latest"):
        reading.corrected([corrections.change(reading, "events", "e1", "earliest", "2025-12-01")])


def test_a_file_keeps_them_and_gives_them_back(reading, tmp_path):
    made = [corrections.change(reading, "events", "e1", "summary", '=cmd|" \'quoted\', mit Komma', note="'Apostroph'"),
            corrections.change(reading, "events", "e1", "place", None), corrections.delete(reading, "actors", "UKR")]
    file = corrections.keep(reading.article, made, tmp_path)
    assert corrections.kept(reading.article, tmp_path) == made and file.parent == tmp_path
    assert "\n=" not in file.read_text("utf-8") and ",=" not in file.read_text("utf-8")
    assert reading.corrected(tmp_path).corrections == reading.corrected(made).corrections
    other = corrections.change(reading, "events", "e1", "summary", "anders")
    assert corrections.keep(reading.article, [other], tmp_path) == file
    assert [one.human for one in corrections.kept(reading.article, tmp_path)] == ["anders", None, None]
    corrections.keep(reading.article, [], tmp_path, without={other.place})
    assert len(corrections.kept(reading.article, tmp_path)) == 2
    assert [path.name for path in tmp_path.iterdir()] == [file.name], "nothing is left aside"


def test_another_text_has_no_part_in_them(reading, tmp_path):
    corrections.keep(reading.article, [corrections.delete(reading, "actors", "UKR")], tmp_path)
    other = lesart.read(text=TEXT + " ")
    assert corrections.kept(other.article, tmp_path) == [] and other.corrected(tmp_path).corrections == []


def test_a_write_that_fails_leaves_the_file(reading, tmp_path, monkeypatch):
    made = corrections.delete(reading, "actors", "UKR")
    file = corrections.keep(reading.article, [made], tmp_path)
    before = file.read_bytes()

    def fails(*_):
        raise OSError(28, "No space left on device")
    monkeypatch.setattr("lesart.corrections.files.os.replace", fails)
    with pytest.raises(LesartError, match="No space left"):
        corrections.keep(reading.article, [replace(made, note="anders")], tmp_path)
    assert file.read_bytes() == before and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("cells, says", [
    ({"table": "dating"}, "row 2, column 'table'.*not one of"), ({"action": "mend"}, "row 2, column 'action'"),
    ({"article": "abc"}, "row 2, column 'article'"), ({"day": "gestern"}, "row 2, column 'day'.*YYYY-MM-DD"),
    ({"column": "start"}, "row 2: .*cannot be corrected"), ({"human": "king"}, "row 2: .*is not one of"),
    ({"column": ""}, "row 2: .*Name the column"), ({"action": "delete"}, "row 2: .*deleted as a whole")])
def test_a_broken_file_names_row_and_column(tmp_path, cells, says):
    good = {"article": "0" * 16, "table": "actors", "row": "UKR", "action": "change", "column": "kind", "machine": "state",
            "human": "group", "note": "", "day": "2025-10-09", "passage": ""}
    with (tmp_path / "x.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, good)
        writer.writeheader()
        writer.writerow({**good, **cells})
    with pytest.raises(LesartError, match=says):
        corrections.read_file(tmp_path / "x.csv")


def test_the_files_of_the_project_can_be_read():
    for file in corrections.FOLDER.glob("*.csv"):
        assert corrections.read_file(file)


def test_the_command_line_applies_them_and_writes_them_beside(reading, tmp_path, capsys):
    article = tmp_path / "text.txt"
    article.write_text(TEXT, encoding="utf-8")
    corrections.keep(reading.article, [corrections.change(reading, "events", "e1", "modality", "planned"),
                                       row("events", "900-910", column="modality", machine="past", human="planned")], tmp_path / "kept")
    command = ["tables", str(article), "--published", "2025-10-09", "--out"]
    assert main([*command, str(tmp_path / "human"), "--corrections", str(tmp_path / "kept")]) == 0
    said = capsys.readouterr()
    assert "1 correction applied" in said.out and "stale" in said.err and "900-910" in said.err
    assert pd.read_csv(tmp_path / "human" / "events.csv")["modality"].iloc[0] == "planned"
    beside = pd.read_csv(tmp_path / "human" / "corrections.csv")
    assert beside[["machine", "human", "status"]].values.tolist() == [["past", "planned", "applied"], ["past", "planned", "stale"]]
    assert main([*command, str(tmp_path / "machine")]) == 0
    assert pd.read_csv(tmp_path / "machine" / "events.csv")["modality"].iloc[0] == "past"
    assert not (tmp_path / "machine" / "corrections.csv").exists()
    assert main([*command, str(tmp_path / "human"), "--corrections", str(tmp_path / "nowhere")]) == 1
    assert "no such file or folder" in capsys.readouterr().err
