"""The form of notebook 08 without a browser: its callbacks on real widgets, and what they show."""
from __future__ import annotations

import base64
import io
import re
import zipfile
from datetime import date, datetime, timezone

import ipywidgets as widgets
import pytest

import hostile
from lesart import corrections, workbench
from lesart.errors import LesartError
from lesart.language import speaking

TEXT = ("Präsident Wladimir Putin traf am 8. Oktober 2025 in Duschanbe Emomali Rachmon. "
        "Außenminister Sergej Lawrow kritisierte <b>die Ukraine</b>. Am Montag brach in Kiew eine Panik aus.")


@pytest.fixture()
def form(tmp_path):
    """A form that has read TEXT, with a folder of its own for corrections."""
    made = workbench.form(folder=tmp_path / "corrections")
    made.text.value, made.day.value = TEXT, date(2025, 10, 9)
    made.button.click()
    assert "actors" in said(made)
    return made


def said(form) -> str:
    return re.sub("<[^>]*>", "", form.message.value)


def choose(form, table, number=0):
    editor = form.editors[table]
    editor.row.value = editor.row.options[number][1]
    return editor


def uploaded(form, name, raw):
    form.upload.value = ({"name": name, "type": "", "size": len(raw), "content": memoryview(raw),
                          "last_modified": datetime(2025, 10, 9, tzinfo=timezone.utc)},)


def test_the_form_starts_with_an_example_and_reads_it_when_asked(tmp_path):
    form = workbench.form(folder=tmp_path)
    assert form.text.value.startswith("Das Treffen knüpft an") and form.tabs.layout.display == "none"
    assert len(form.reading.events) > 10 and form.tabs.layout.display == "none", "cells below need no click"


def test_read_shows_tables_and_says_what_was_found(form):
    assert form.tabs.layout.display == "" and form.button.disabled is False and form.progress.layout.visibility == "hidden"
    assert form.progress.value == form.progress.max, "every stage was told"
    assert said(form).endswith("Published 9 October 2025.")
    assert "traf" in form.editors["events"].html.value and form.tabs.titles[1] == "Events"
    assert len(form.tabs.titles) == len(form.tabs.children) and all(form.tabs.titles)


@pytest.mark.parametrize("text, says", [
    ("", "There is no text yet"), ("  \n ", "There is no text yet"), ("x" * 21_000_000, "more than one article"),
    ("The president said that he would not travel to the summit of the states.", "reads like English"), ("\x00\x01\x02\x03 nicht", "not a text")])
def test_what_is_no_article_is_one_sentence_and_the_last_reading_stays(form, text, says):
    before = form.reading
    form.text.value = text
    form.button.click()
    assert says in said(form) and 'role="alert"' in form.message.value and "Traceback" not in form.message.value
    assert form.reading is before and form.button.disabled is False


@pytest.mark.parametrize("name, raw, title, day", [
    ("a.txt", TEXT.encode("cp1252"), None, None),
    ("a.md", f"# Gipfel\n\n{TEXT.replace('traf', '**traf**')}".encode(), "Gipfel", None),
    ("a.html", f'<html><head><title>Gipfel</title><meta property="article:published_time" content="2025-10-09"></head><body><article><h1>Gipfel</h1>'
               f"<p>{'Putin traf am Mittwoch in Duschanbe Präsident Rachmon. ' * 3}</p></article></body></html>".encode(), "Gipfel", date(2025, 10, 9))])
def test_an_uploaded_file_stands_in_the_box_until_it_is_read(form, name, raw, title, day):
    before = form.reading
    uploaded(form, name, raw)
    assert f"{name} stands in the box" in said(form) and "Putin" in form.text.value
    assert "<p>" not in form.text.value and "**" not in form.text.value
    assert form.day.value == day and form.upload.value == (), "the same file can be uploaded again"
    form.button.click()
    assert form.reading is not before and form.reading.article.title == title and form.reading.article.published == day


@pytest.mark.parametrize("name, raw, says", [("a.pdf", b"%PDF-1.7 x", "a.pdf: this is a PDF"), ("a.html", b"<html><body></body></html>", "no article was found")])
def test_a_file_that_is_no_article_is_one_sentence_and_the_box_stays(form, name, raw, says):
    uploaded(form, name, raw)
    assert says in said(form) and form.text.value == TEXT


def test_a_row_is_corrected_kept_and_shown_beside_the_machines(form, tmp_path):
    editor = choose(form, "events")
    assert editor.fields["modality"].value == "past" and editor.undo.disabled
    editor.fields["modality"].value, editor.fields["latest"].value, editor.note.value = "planned", date(2025, 10, 9), "erst morgen"
    editor.keep.click()
    assert said(form) == "2 cells are corrected and kept."
    assert "modality: planned, machine: past; latest: 2025-10-09, machine: 2025-10-08" in editor.html.value
    kept = corrections.kept(form.reading.article, tmp_path / "corrections")
    assert {(one.column, one.machine, one.human, one.note) for one in kept} == {
        ("modality", "past", "planned", "erst morgen"), ("latest", "2025-10-08", "2025-10-09", "erst morgen")}
    assert form.reading.events["modality"].iloc[0] == "planned" and form.reading.machine.events["modality"].iloc[0] == "past"
    assert editor.note.value == "erst morgen" and not editor.undo.disabled, "the row stays chosen"
    editor.keep.click()
    assert said(form) == "Nothing differs from the row as it stands."
    editor.fields["modality"].value = "past"
    editor.keep.click()
    assert [one.column for one in corrections.kept(form.reading.article, tmp_path / "corrections")] == ["latest"], "the machine's value again"
    editor.undo.click()
    assert corrections.kept(form.reading.article, tmp_path / "corrections") == [] and "machine:" not in editor.html.value


def test_the_sentence_of_the_chosen_row_is_shown_with_its_words_marked(form):
    choose(form, "events", 1)
    assert form.editors["events"].context.value.count("<mark>kritisierte</mark> &lt;b&gt;die Ukraine&lt;/b&gt;.") == 1
    choose(form, "actors", 0)
    assert "Wladimir Putin</mark> traf" in form.editors["actors"].context.value
    choose(form, "events", -1)
    assert form.editors["events"].context.value == "", "a new row stands nowhere yet"


def test_it_is_there_again_when_the_text_is_read_again(form, tmp_path):
    editor = choose(form, "actors")
    editor.fields["office"].value = "Staatspräsident"
    editor.keep.click()
    again = workbench.form(folder=tmp_path / "corrections")
    again.text.value, again.day.value = TEXT, date(2025, 10, 9)
    again.button.click()
    assert again.reading.actors["office"].iloc[0] == "Staatspräsident" and "Staatspräsident, machine: " in again.editors["actors"].html.value


def test_a_stale_correction_is_said(form):
    choose(form, "times", 1)
    editor = choose(form, "events", 2)
    editor.fields["modality"].value = "possible"
    editor.keep.click()
    choose(form, "events", 2).remove.click()
    choose(form, "events", 0)
    made = corrections.Correction(corrections.digest(TEXT), "events", "1-2", "change", "type", "AID", "AGREE", None, date(2025, 10, 9))
    corrections.keep(form.reading.article, [made], form.desk.folder)
    form.button.click()
    assert "1 kept corrections are stale" in said(form) and "stale" in form.listed.value


def test_a_row_is_taken_out_and_taken_back(form):
    editor = choose(form, "events", 1)
    before = len(form.reading.events)
    editor.remove.click()
    assert len(form.reading.events) == before - 1 and "taken out" in editor.html.value
    out = next(key for label, key in editor.row.options if label.startswith("taken out"))
    editor.row.value = out
    editor.undo.click()
    assert len(form.reading.events) == before


def test_a_row_is_added_with_its_participant(form):
    editor = choose(form, "events", -1)
    assert editor.row.value == "" and editor.passage.layout.display == "" and editor.keep.description == "Add the row"
    editor.keep.click()
    assert "Name the words of the article" in said(form)
    editor.passage.value = "Panik"
    editor.keep.click()
    assert "column &#x27;modality&#x27;: the cell must not be empty" in said(form)
    editor.passage.value, editor.fields["modality"].value, editor.fields["summary"].value = "Panik", "past", "Panik in Kiew"
    known = len(form.reading.events)
    editor.keep.click()
    assert said(form) == "The row is added and kept." and len(form.reading.events) == known + 1
    parts = choose(form, "participants", -1)
    parts.event.value = next(key for label, key in parts.event.options if "Panik" in label)
    parts.fields["actor"].value, parts.fields["role"].value = "UKR", "patient"
    parts.keep.click()
    assert form.reading.participants.iloc[-1]["actor"] == "UKR"
    form.reading.validate()


def test_a_wrong_correction_is_one_sentence_and_nothing_is_kept(form):
    editor = choose(form, "events")
    editor.fields["earliest"].value = date(2025, 12, 1)
    editor.keep.click()
    assert "earliest must not be after latest" in said(form) and not list(form.desk.folder.glob("*.csv"))
    assert form.reading.corrections == []


def test_every_row_of_every_table_can_be_chosen_and_kept_as_it_is(form):
    for table, editor in form.editors.items():
        for label, key in editor.row.options:
            editor.row.value = key
            if key:
                editor.keep.click()
                assert said(form) == "Nothing differs from the row as it stands.", (table, label)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet", "sqlite", "gpkg", "ics", "jsonld"])
def test_the_link_downloads_the_tables_as_they_stand(form, kind):
    editor = choose(form, "events")
    editor.fields["modality"].value = "planned"
    editor.keep.click()
    form.takeaway.format.value = kind
    link = re.search(r'download="([^"]+)" href="data:application/zip;base64,([^"]+)"', form.takeaway.link.value)
    pack = zipfile.ZipFile(io.BytesIO(base64.b64decode(link[2])))
    assert link[1] == f"lesart-{kind}.zip" and pack.testzip() is None and "article.txt" in pack.namelist()
    if kind == "ics":
        assert b"STATUS:TENTATIVE" in pack.read("reading.ics")
    if kind == "csv":
        assert b"planned" in pack.read("events.csv") and b"past,planned" in pack.read("corrections.csv")


def test_files_are_written_into_a_folder_or_the_reason_is_said(form, tmp_path):
    form.takeaway.folder.value = str(tmp_path / "out")
    form.takeaway.button.click()
    assert "files written" in said(form) and (tmp_path / "out" / "events.csv").exists()
    (tmp_path / "file").write_text("x")
    form.takeaway.folder.value = str(tmp_path / "file")
    form.takeaway.button.click()
    assert "cannot be written" in said(form) and 'role="alert"' in form.message.value


@pytest.mark.parametrize("which, shows", [("text", 'class="lesart-text"'), ("timeline", '<img alt="Timeline'), ("map", '<img alt="Map')])
def test_pictures(form, which, shows):
    form.picture.value = which
    assert shows in form.drawn.value


def all_html(widget):
    found = [widget.value] if isinstance(widget, widgets.HTML) else []
    return found + [html for child in getattr(widget, "children", ()) for html in all_html(child)]


def test_nothing_of_an_article_becomes_markup(form):
    form.text.value = "\n\n".join(string for string in hostile.article().split("\n\n")[:60])
    form.button.click()
    for which in ("text", "timeline", "map"):
        form.picture.value = which
        everything = "".join(all_html(form))
        assert "<script" not in everything.lower() and "<b>die" not in everything and not re.search(r"<(img|svg|iframe)[^>]*\son\w+=", everything, re.IGNORECASE)


def test_an_article_in_which_nothing_is_found_says_so(form):
    form.text.value, form.day.value = "Es regnet. Die Blätter fallen.", None
    form.button.click()
    assert said(form).startswith("0 actors, 0 events") and "day of publication is unknown" in said(form)
    assert all("nothing of the kind here" in form.editors[table].html.value for table in ("events", "actors", "checks"))
    assert "Nobody has corrected" in form.listed.value
    for which in ("text", "timeline", "map"):
        form.picture.value = which
        assert form.drawn.value
    assert form.editors["checks"].keep.disabled and not form.editors["events"].keep.disabled, "a missing event can be added"


def test_without_a_kernel_the_form_is_a_sentence(form):
    bundle = form._repr_mimebundle_()
    assert "JupyterLab" in bundle["text/html"] and bundle["text/plain"] in bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_the_form_speaks_german(tmp_path):
    with speaking("de"):
        form = workbench.form(folder=tmp_path)
        form.text.value = TEXT
        form.button.click()
        assert form.button.description == "Lesen" and form.tabs.titles[1] == "Ereignisse" and "Akteure" in said(form)


def test_the_desk_refuses_a_row_that_is_gone(form):
    with pytest.raises(LesartError, match="no row 'e99' any longer"):
        form.desk.cells("events", "e99")
