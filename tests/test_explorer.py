"""The explorer's tables and page: what it is made of, and what it says without a script."""
from __future__ import annotations

import html
import json
import re

import pandas as pd
import pytest

import lesart
from lesart import language
from lesart.errors import LesartError
from lesart.figures import explorer, explorer_page


@pytest.fixture(scope="module")
def rows(reading):
    return explorer.rows(reading)


@pytest.fixture(scope="module")
def explored(reading):
    return explorer.explore(reading)


def test_each_event_is_there_with_each_of_its_actors(reading, rows):
    assert set(rows["event"]) == set(reading.events["event"])
    pairs = {(row.event, row.actor) for row in reading.participants.itertuples()}
    assert {(row.event, row.actor) for row in rows.itertuples() if row.actor != "–"} == pairs


@pytest.mark.parametrize("text, month", [("Putin reiste am 8. Oktober 2025 nach Duschanbe.", "2025-10"), ("Putin reiste 2023 nach Duschanbe.", "2023"),
                                         ("Putin reiste nach Duschanbe.", "–")])
def test_no_event_is_dated_closer_than_the_article_dates_it(text, month):
    assert set(explorer.rows(lesart.read(text=text))["month"]) == {month}


def test_two_actors_of_one_name_stay_two(reading, monkeypatch):
    twice = reading.actors.assign(name="Ein Name", name_en="One name")
    monkeypatch.setattr(type(reading), "actors", property(lambda self: twice))
    named = explorer.rows(reading).drop_duplicates("actor")
    assert named["name"].is_unique


def test_the_text_is_cut_at_marks_and_loses_no_character(reading):
    paragraphs = explorer_page._text(reading)
    assert ["".join(part[0] for part in block["parts"]) for block in paragraphs] == [
        reading.article.text[p.start:p.end] for p in reading.article.paragraphs]
    said = {}
    for block in paragraphs:
        for text, mentions, _, _ in block["parts"]:
            for mention in mentions:
                said[mention] = said.get(mention, "") + text
    assert said == dict(zip(reading.mentions["mention"], reading.mentions["text"]))


def test_without_a_script_it_is_a_picture_and_a_table_of_all_events(explored, rows):
    page = explored.html
    assert re.search(r'<img alt="[^"]{40,}" src="data:image/png;base64,', page) and "This page shows all events" in page
    assert set(re.findall(r'<tr data-event="(\w+)">', page)) == set(rows["event"])
    assert not re.search(r"<(select|button)", page) and len(page) < 600_000


def test_an_articles_text_cannot_become_markup():
    nasty = 'Putin traf <img src=x onerror=alert(1)> in Duschanbe </script><script>alert(2)</script> Rachmon & "Lukaschenko".'
    page = explorer.explore(lesart.read(text=nasty)).html
    assert page.count("<script") == 1 and page.count("</script") == 1 and "<img src=x" not in page
    data = json.loads(re.search(r'<script type="application/json">(.*?)</script>', page)[1])
    assert "".join(part[0] for part in data["text"][0]["parts"]) == nasty


@pytest.mark.parametrize("text", ["Nichts geschah.", "In Washington traf Trump Selenskyj.", "😀 Putin traf Rachmon."])
@pytest.mark.parametrize("chosen", ["en", "de"])
def test_an_article_with_little_in_it_is_drawn_too(text, chosen):
    with language.speaking(chosen):
        data, about = explorer.explore(lesart.read(text=text))._repr_mimebundle_()
    assert data["image/png"] and about["lesart"]["alt"] and html.escape(about["lesart"]["title"]) in data["text/html"]


def test_a_choice_leaves_its_events(explored, reading, rows):
    actor = rows.loc[rows["actor"] != "–", "actor"].iloc[0]
    month = rows.loc[(rows["actor"] == actor) & (rows["month"] != "–"), "month"].iloc[0]
    explored.choice = {"actor": actor, "month": month}
    took_part = reading.participants.loc[reading.participants["actor"] == actor, "event"]
    then = rows.loc[rows["month"] == month, "event"]
    assert set(explored.events["event"]) == set(took_part) & set(then) != set()
    explored.choice = {"actor": ""}
    assert explored.choice == {} and len(explored.events) == len(reading.events)


@pytest.mark.parametrize("choice, said", [({"actor": "nobody"}, "no actor 'nobody'"), ({"colour": "red"}, "no choice 'colour'")])
def test_an_unknown_choice_is_refused(explored, choice, said):
    with pytest.raises(LesartError, match=said):
        explored.choice = choice


def test_its_output_is_the_same_from_run_to_run(reading):
    first, second = (explorer.explore(reading)._repr_mimebundle_()[0] for _ in range(2))
    assert {kind: first[kind] for kind in first if "widget" not in kind} == {kind: second[kind] for kind in second if "widget" not in kind}
    assert "application/vnd.jupyter.widget-view+json" in first


def test_every_message_of_the_explorer_has_its_german(reading):
    before = set(language.missing)
    with language.speaking("de"):
        explorer.explore(reading)
    assert language.missing - before == set()


def test_a_frame_without_rows_keeps_its_columns():
    assert isinstance(explorer.rows(lesart.read(text="Nichts geschah.")), pd.DataFrame)
    assert "month" in explorer.rows(lesart.read(text="Nichts geschah.")).columns
