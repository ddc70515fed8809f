"""Journeys: given this sentence, who goes from where to where, and has it been or is it to come."""
from __future__ import annotations

import pandas as pd
import pytest

import lesart
from lesart import datasets, journeys

PUBLISHED = "2025-10-09"  # a Thursday


def legs(text, *columns, published=PUBLISHED):
    data = journeys.find(lesart.read(text=text, published=published))
    return [tuple(None if pd.isna(value) else value for value in row) for row in data[list(columns)].itertuples(index=False)]


@pytest.mark.parametrize("name", ["journey_verbs", "journey_nouns"])
def test_each_word_finds_its_example_and_leaves_its_counter_example_alone(name):
    for row in datasets.rows("lexicon", name):
        assert len(legs(row["example"], "destination")) == 1, row["example"]
        assert legs(row["counter_example"], "destination") == [], row["counter_example"]


@pytest.mark.parametrize("text, expected", [
    # prepositions
    ("Am Montag flog Putin von Minsk über Taschkent nach Duschanbe.", [("minsk", "taschkent"), ("taschkent", "duschanbe")]),
    ("Lawrow fuhr in den Iran.", [("moskau", "irn")]),
    ("Lawrow flog in die Türkei und nach China.", [("moskau", "tur"), ("tur", "chn")]),
    ("Lawrow kehrte aus Minsk zurück.", [("minsk", "moskau")]),
    ("Putin reiste nach Minsk und Taschkent.", [("moskau", "minsk"), ("minsk", "taschkent")]),
    # routes written with dashes
    ("Flug J2-4711 auf der Strecke Baku–Grosny–Aktau verschwand.", [("baku", "grosny"), ("grosny", "aktau")]),
    # where a city lies is no second place
    ("Die Maschine stürzte in der Nähe der Stadt Aktau in Kasachstan ab.", [(None, "aktau")]),
    ("Putin besuchte einen Stützpunkt in Tadschikistan.", [("moskau", "tjk")]),
    ("Putins China-Besuch begann am Montag.", [("moskau", "chn")]),
    # who receives stays, who is received travels
    ("Putin empfing Macron in Moskau.", [("paris", "moskau")]),
    # a dateline is where somebody arrives
    ("Minsk (dpa) – Der russische Präsident Wladimir Putin ist am Mittwoch eingetroffen.", [("moskau", "minsk")]),
    # at home nobody arrives
    ("Putin besuchte am Montag ein Werk in Moskau.", []),
    ("Nach seinem Besuch in Minsk flog Putin nach Moskau.", [("moskau", "minsk"), ("minsk", "moskau")]),
    # goods, balls and governments do not travel
    ("Die Waren gelangen über Kasachstan nach Russland.", []),
    ("Russland kehrte in den Europarat zurück.", []),
    ("Putin kritisierte den Besuch in Taiwan.", []),
    ("Die Zahl der Flüge von Moskau nach Minsk stieg.", []),
])
def test_from_where_to_where(text, expected):
    assert legs(text, "origin", "destination") == expected


@pytest.mark.parametrize("text, expected", [
    ("Putin reiste nach Minsk.", "past"), ("Putin wird nach Minsk reisen.", "planned"), ("Putin will nach Minsk reisen.", "planned"),
    ("Xi Jinping kündigte einen Besuch in Moskau an.", "planned"), ("Putin wird nächste Woche in Peking erwartet.", "planned"),
    ("Vor der geplanten Landung der Maschine in Grosny fielen Schüsse.", "planned"), ("Putin reiste nicht nach Minsk.", "negated"),
    ("Lawrow sagte seine Reise nach Belgrad ab.", "negated"), ("Putin könnte nach Minsk reisen.", "possible")])
def test_past_planned_denied(text, expected):
    assert legs(text, "modality") == [(expected,)]


def test_a_vehicle_is_followed_through_the_text_and_named_by_its_flight():
    text = "Eine Passagiermaschine mit der Flugnummer J2-4711 war in Baku gestartet. Sie sollte in Grosny landen. Das Flugzeug stürzte bei Aktau ab."
    assert legs(text, "name", "origin", "destination", "basis", "modality") == [
        ("Passagiermaschine J2-4711", "baku", "grosny", "told", "planned"), ("Passagiermaschine J2-4711", "grosny", "aktau", "before", "past")]


def test_two_vehicles_are_two():
    text = "Ein Flugzeug flog von Baku nach Grosny. Ein Tanker fuhr von Odessa nach Istanbul. Das Schiff kehrte nach Odessa zurück."
    assert [name for name, in legs(text, "name")] == ["Flugzeug", "Tanker", "Tanker"]


def test_each_of_several_travellers_goes_and_each_day_is_its_own():
    assert legs("Scholz und Macron reisten am 3. Mai 2024 nach Kiew.", "traveller", "destination") == [("olaf-scholz", "kiew"), ("emmanuel-macron", "kiew")]
    days = legs("Lawrow reist am 5. November 2025 nach Minsk und am 7. November 2025 nach Kairo.", "destination", "earliest")
    assert [(place, day.date().isoformat()) for place, day in days] == [("minsk", "2025-11-05"), ("kairo", "2025-11-07")]


def test_a_state_becomes_the_city_in_which_the_traveller_meets_others():
    assert legs("Putin reiste nach Tadschikistan. Am Montag traf Putin in Duschanbe Rachmon.", "origin", "destination", "basis") == [("moskau", "duschanbe", "home")]
    assert legs("Putin reiste nach Tadschikistan. In Duschanbe traf Lukaschenko Rachmon.", "destination")[0] == ("tjk",)


def test_a_journey_told_twice_counts_once():
    assert legs("Putin reiste am 3. Mai 2024 nach Minsk. Putins Besuch in Minsk endete am 3. Mai 2024.", "destination") == [("minsk",)]


def test_columns_hold_without_a_journey_and_words_are_those_of_the_text():
    empty = journeys.find(lesart.read(text="Nichts geschah."))
    assert empty.columns.tolist() == journeys.COLUMNS and not len(empty)
    reading = lesart.read(lesart.default_article())
    data = journeys.find(reading)
    assert [reading.article.text[row.start:row.end] for row in data.itertuples()] == data["cue"].tolist()
    assert empty.dtypes.tolist() == data.dtypes.tolist()


def test_the_first_article_tells_of_two_men_and_an_aircraft():
    data = journeys.find(lesart.read(lesart.default_article()))
    told = data[["name", "destination", "modality"]].values.tolist()
    assert ["Wladimir Putin", "duschanbe", "past"] in told
    flight = data[data["kind"] == "vehicle"]
    assert flight[["destination", "modality"]].values.tolist() == [["grosny", "planned"], ["aktau", "past"]]
    assert flight["origin"].isna().tolist() == [True, False]  # that it came from Baku is not in the text
