"""The day of publication from the inside: each kind of clue, what contradicts, and where nothing tells."""
from __future__ import annotations

import time
from datetime import date

import matplotlib.pyplot as plt
import pandas as pd
import pytest

import lesart
from lesart.article import read_article
from lesart.dating import PublicationDate, infer
from lesart.figures import clues as pictures, timeline
from lesart.language import speaking
from lesart.times import scan
from lesart.words import analyse
from tests import bench_dating


def dated(text: str, published: date | None = None):
    article = read_article(text=text)
    return infer(analyse(article), scan(article.text), published)


def clue(text: str, passage: str):
    """The one clue that rests on a passage."""
    found = [c for c in dated(text)[1] if text[c.start:c.end] == passage]
    assert len(found) == 1, [text[c.start:c.end] for c in dated(text)[1]]
    return found[0]


@pytest.mark.parametrize(("text", "passage", "earliest", "latest"), [
    ("Die Regierung tritt heute, 9. Oktober 2025, zusammen.", "9. Oktober 2025", "2025-10-09", "2025-10-09"),
    ("Duschanbe, 9. Oktober 2025 – Die Regierung trat zusammen.", "9. Oktober 2025", "2025-10-09", "2025-10-09"),
    ("Regierung tagt in Duschanbe\n\nDuschanbe, 9. Oktober 2025 – Die Regierung trat zusammen.", "9. Oktober 2025", "2025-10-09", "2025-10-09"),
    ("Der Vertrag wurde am 3. März 1998 unterzeichnet.", "3. März 1998", "1998-03-03", None),
    ("Die Partei wurde 1989 gegründet.", "1989", "1989-01-01", None),
    ("Das Gesetz wird 2030 in Kraft treten.", "2030", "1970-01-01", "2030-12-31"),
    ("Der 73-jährige Wladimir Putin reiste ab.", "73-jährige", "2025-10-07", "2026-10-06"),
    ("Wladimir Putin, der 73 Jahre alt wurde, reiste ab.", "73 Jahre alt", "2025-10-07", "2026-10-06"),
    ("Bundeskanzlerin Angela Merkel reiste ab.", "Bundeskanzlerin Angela Merkel", "2005-11-22", "2021-12-08"),
    ("Verteidigungsminister Andrej Belousow reiste ab.", "Verteidigungsminister Andrej Belousow", "2024-05-14", None),
    ("Rachmon ist seit 33 Jahren an der Macht.", "seit 33 Jahren", "2025-05-21", "2028-11-15"),
    ("Die Stadt wurde 1945 zerstört, vor 80 Jahren.", "1945 zerstört, vor 80 Jahren", "2024-01-01", "2026-12-31"),
])
def test_each_kind_of_clue_allows_these_days(text, passage, earliest, latest):
    found = clue(text, passage)
    assert str(found.earliest) == earliest
    assert (found.latest and str(found.latest)) == latest


@pytest.mark.parametrize(("text", "reason"), [
    ("Am 8. Oktober reiste er ab.", "told as past, so it was written on this day or after it; no clue tells the year"),
    ("Am 10. Oktober werden sich alle treffen.", "announced, so it was written on this day or before it; no clue tells the year"),
    ("Am Mittwoch, dem 8. Oktober, reiste er ab.", "only in some years is 8 October a Wednesday; no clue tells the year"),
    ("Am 8. Oktober reiste er ab. Am Mittwoch traf er den Rat.", "a Wednesday beside 8 October: the same day only in some years; no clue tells the year"),
])
def test_days_without_a_year_are_clues_that_tell_no_year(text, reason):
    answer, found = dated(text)
    assert answer == PublicationDate()
    assert reason in [c.reason for c in found]
    assert all(c.earliest is None and c.latest is None for c in found)


@pytest.mark.parametrize("text", [
    "Der ehemalige Bundeskanzler Helmut Kohl reiste ab.",           # no longer in office
    "1996 hatte Bundeskanzler Helmut Kohl das anders gesehen.",     # told of the past
    "Der 73-jährige Rentner winkte Wladimir Putin zu, als er ging.",  # somebody else's age
    "Die Dividende ist bis zum 31. Dezember 2013 garantiert.",      # nobody says whether that day has come
    "Am Abend kamen alle.",
])
def test_what_is_no_clue_gives_none(text):
    kinds = [c.reason for c in dated(text)[1]]
    assert not [reason for reason in kinds if "office" in reason or "born" in reason or "2013" in reason]
    assert dated(text)[0] == PublicationDate()


def test_first_article_comes_out_to_the_day():
    reading = lesart.read(lesart.default_article(), published=None)
    assert abs((reading.published.best - date(2025, 10, 9)).days) <= 1
    assert reading.published.earliest <= date(2025, 10, 9) <= reading.published.latest
    assert not any(c.contradicts for c in reading.clues)


def test_first_article_comes_out_without_its_strongest_clue():
    text = lesart.read(lesart.default_article()).article.text.replace("73 Jahre alt", "geehrt")
    assert dated(text)[0].best.year == 2025


@pytest.mark.parametrize("text", ["Der Hund bellte. Die Katze schlief, und niemand kam.",
                                  "Am 8. Oktober reiste er ab, am Mittwoch und gestern auch, vor zwei Jahren schon einmal.",
                                  "Im Dezember letzten Jahres und im Oktober vor einem Jahr war es kalt."])
def test_where_nothing_tells_there_is_no_day_and_years_stay_unknown(text):
    reading = lesart.read(text=text)
    assert reading.published == PublicationDate()
    assert reading.times["earliest"].isna().all() and reading.times["latest"].isna().all()
    assert not reading.times["value"].str.match(r"[12]\d\d\d").any()
    if "8. Oktober" in text:
        assert "XXXX-10-08" in set(reading.times["value"])


def test_contradicting_clues_are_shown_and_outweighed():
    text = "Berlin, 9. Oktober 2025 – Der Rat tagte. Der 80-jährige Wladimir Putin traf Präsident Alexander Lukaschenko."
    answer, found = dated(text)
    assert answer.best == date(2025, 10, 9)
    assert [(text[c.start:c.end], c.contradicts) for c in found] == [
        ("9. Oktober 2025", False), ("80-jährige", True), ("Präsident Alexander Lukaschenko", False)]
    assert found[1].reason.endswith("; contradicts the other clues")


def test_clues_speak_up_against_a_wrong_day_that_is_given():
    reading = lesart.read(lesart.default_article(), published="2024-10-09")
    assert reading.published.best == date(2024, 10, 9)
    against = reading.dating[reading.dating["reason"].str.endswith("contradicts the day given")]["text"]
    assert {"73 Jahre alt", "seit 33 Jahren"} <= set(against)


def test_a_known_day_is_the_answer_and_no_guess():
    day = date(1999, 1, 1)
    assert dated("Bundeskanzlerin Angela Merkel reiste ab.", day)[0] == PublicationDate(day, day, day)


def test_reasons_are_german_where_the_reader_is():
    with speaking("de"):
        reasons = [c.reason for c in dated("Am Mittwoch, dem 8. Oktober, reiste der 73-jährige Wladimir Putin ab.")[1]]
    assert "nur in manchen Jahren ist der 8. Oktober ein Mittwoch; widerspricht den anderen Hinweisen" in reasons or \
        "nur in manchen Jahren ist der 8. Oktober ein Mittwoch" in reasons
    assert "Wladimir Putin, geboren am 7. Oktober 1952, wurde 73 am 7. Oktober 2025" in reasons


def test_time_grows_with_the_length_of_the_text_and_no_faster():
    def seconds(times: int) -> float:
        text = "Am 8. Oktober 2024 reiste Präsident Putin ab. Am Mittwoch kam er an. Am 9. Mai wird er kommen.\n\n" * times
        article = read_article(text=text)
        words, found = analyse(article), scan(article.text)
        begin = time.process_time()
        infer(words, found)
        return time.process_time() - begin
    seconds(5)
    assert seconds(160) < 12 * max(seconds(40), 0.05)


def test_pictures_plot_every_clue_and_narrow_to_the_answer():
    reading = lesart.read(lesart.default_article())
    steps = pictures.narrowing(reading)
    assert list(dict.fromkeys(steps["grain"])) == ["year", "month", "day"]
    assert (steps["left_earliest"].iloc[-1], steps["left_latest"].iloc[-1]) == (reading.published.earliest, reading.published.latest)
    drawing = pictures.clues(reading)
    assert len(drawing.figure.axes) == 3 and "9 October 2025" in drawing.title and "„73 Jahre alt“" in drawing_texts(drawing)
    plt.close("all")


def drawing_texts(drawing) -> set[str]:
    return {text.get_text() for axes in drawing.figure.axes for text in axes.texts}


def test_a_contradicting_clue_is_drawn_as_such():
    drawing = pictures.clues(lesart.read(lesart.default_article(), published="2024-10-09"))
    dashed = [line for axes in drawing.figure.axes for line in axes.lines if line.is_dashed() and line.get_linewidth() == 5]
    assert len(dashed) == drawing.data["contradicts"].sum() > 0
    plt.close("all")


@pytest.mark.parametrize("text", ["Der Hund bellte.", "Bundeskanzlerin Angela Merkel reiste ab.", "Am 8. Oktober 2024 traf Putin Rachmon."])
def test_pictures_of_articles_with_few_dates_have_a_title_and_a_description(text):
    reading = lesart.read(text=text)
    for drawing in (pictures.clues(reading), timeline.timeline(reading), timeline.told_order(reading)):
        assert drawing.title and drawing.alt
        drawing.figure.canvas.draw()
    plt.close("all")


def test_timeline_marks_days_intervals_and_what_is_still_to_come():
    reading = lesart.read(lesart.default_article())
    drawing = timeline.timeline(reading)
    data, axes = drawing.data, drawing.figure.axes[0]
    assert len(axes.collections) == (data["days"] == 1).sum()
    assert len(axes.patches) == 2 * (data["days"] > 1).sum()
    assert data["earliest"].is_monotonic_increasing and data["latest"].min() >= pd.Timestamp("2024-01-01")
    labels = [label.get_window_extent() for label in axes.get_yticklabels()]
    assert not any(a.overlaps(b) for a, b in zip(labels, labels[1:]))
    plt.close("all")


def test_few_years_are_wrong_where_the_day_is_known(shared):
    if not bench_dating.CORPUS.exists():
        pytest.skip("the corpus with days of publication is not here")
    lines = bench_dating.CORPUS.read_text(encoding="utf-8").splitlines()[::4]
    counts = bench_dating.measure(bench_dating.answers(lines))
    assert counts["year"] >= 3 and counts["year"] - counts["year right"] <= 1


def test_a_german_minister_president_governs_a_land_and_not_the_state():
    """Christian Wulff was Lower Saxony's until he became the president of Germany in 2010."""
    assert dated("Ministerpräsident Christian Wulff reiste ab.")[1] == []
    assert str(clue("Bundespräsident Christian Wulff reiste ab.", "Bundespräsident Christian Wulff").earliest) == "2010-06-30"
