"""Each rule has sentences whose verdict is known, and sentences that it must leave alone."""
from __future__ import annotations

import pytest

import lesart
from lesart.checks import check
from lesart.checks.numbers import fits, value
from lesart.datasets import rows
from lesart.tables import VERDICTS

DAY = "2025-10-09"
SENTENCES = [  # text, rule, verdict
    ("Putin, der am 7. Oktober 73 Jahre alt wurde, sprach in Duschanbe.", "age", "supported"),
    ("Putin, der am 7. Oktober 74 Jahre alt wurde, sprach in Duschanbe.", "age", "contradicted"),
    ("Der 71-jährige Präsident Alexander Lukaschenko reiste ab.", "age", "supported"),
    ("Der 68-jährige Alexander Lukaschenko reiste ab.", "age", "contradicted"),
    ("Alexander Lukaschenko (71) reiste ab. Danach schwieg er.", "age", "supported"),
    ("Der 60 Jahre alte Ilham Alijew reiste ab.", "age", "contradicted"),
    ("Islam Karimow starb 2016 im Alter von 78 Jahren.", "age", "supported"),
    ("Der 1952 geborene Wladimir Putin reiste ab.", "birth", "supported"),
    ("Der 1955 geborene Wladimir Putin reiste ab.", "birth", "contradicted"),
    ("Rachmon ist seit fast 33 Jahren an der Macht.", "years in power", "supported"),
    ("Rachmon ist seit 33 Jahren an der Macht.", "years in power", "imprecise"),
    ("Rachmon ist seit 25 Jahren an der Macht.", "years in power", "contradicted"),
    ("Lukaschenko regiert seit mehr als drei Jahrzehnten.", "years in power", "supported"),
    ("Lukaschenko, seit 31 Jahren im Amt, reiste ab.", "years in power", "supported"),
    ("Lukaschenko, seit 21 Jahren im Amt, reiste ab.", "years in power", "contradicted"),
    ("Putin regiert seit einem Vierteljahrhundert in Russland.", "years in power", "supported"),
    ("Der seit 1994 regierende Alexander Lukaschenko reiste ab.", "in power since", "supported"),
    ("Der seit 1999 regierende Alexander Lukaschenko reiste ab.", "in power since", "contradicted"),
    ("Rachmon regiert von allen postsowjetischen Führern am längsten.", "superlative", "supported"),
    ("Tokajew regiert von allen postsowjetischen Führern am längsten.", "superlative", "contradicted"),
    ("Kasachstan ist das größte Land Zentralasiens.", "superlative", "supported"),
    ("Usbekistan ist das größte Land Zentralasiens.", "superlative", "contradicted"),
    ("Tadschikistan wurde von einem fünfjährigen Bürgerkrieg heimgesucht.", "duration", "supported"),
    ("Tadschikistan wurde von einem zehnjährigen Bürgerkrieg heimgesucht.", "duration", "contradicted"),
    ("Der Umbau dauerte von 2010 bis 2014 vier Jahre.", "duration", "supported"),
    ("Der Umbau dauerte von 2010 bis 2014 neun Jahre.", "duration", "contradicted"),
    ("Das Treffen war am Donnerstag, dem 9. Oktober 2025, in Duschanbe.", "weekday", "supported"),
    ("Das Treffen war am Montag, dem 9. Oktober 2025, in Duschanbe.", "weekday", "contradicted"),
    ("Tadschikistan ist Mitglied des Internationalen Strafgerichtshofs.", "membership", "supported"),
    ("Russland ist Mitglied des Internationalen Strafgerichtshofs.", "membership", "contradicted"),
    ("Georgien gehört der Nato nicht an.", "membership", "supported"),
    ("Georgien gehört der Nato an.", "membership", "contradicted"),
    ("Estland trat 2004 der EU bei.", "joined", "supported"),
    ("Estland trat 1999 der EU bei.", "joined", "contradicted"),
    ("Georgien trat 2009 aus der GUS aus.", "left", "supported"),
    ("Georgien trat 2015 aus der GUS aus.", "left", "contradicted"),
    ("Die Eurasische Wirtschaftsunion hat fünf Mitgliedstaaten.", "number of members", "supported"),
    ("Die Eurasische Wirtschaftsunion hat acht Mitgliedstaaten.", "number of members", "contradicted"),
    ("Die GUS umfasst die meisten ehemaligen Republiken der Sowjetunion.", "most members", "supported"),
    ("Estland war nie Mitglied der GUS.", "membership", "supported"),
    ("Der kasachische Präsident Kassym-Schomart Tokajew reiste ab.", "office", "supported"),
    ("Der kasachische Präsident Nursultan Nasarbajew reiste ab.", "office", "contradicted"),
    ("Der usbekische Präsident Kassym-Schomart Tokajew reiste ab.", "office", "contradicted"),
    ("Der frühere kasachische Präsident Nursultan Nasarbajew reiste ab.", "office", "supported"),
    ("In der kasachischen Hauptstadt Astana wurde gefeiert.", "capital", "supported"),
    ("In der kasachischen Hauptstadt Almaty wurde gefeiert.", "capital", "contradicted"),
    ("Die Flüge führen nach Aktau in Kasachstan.", "place", "supported"),
    ("Die Flüge führen nach Aktau in Usbekistan.", "place", "contradicted"),
    ("Beim Absturz der Embraer bei Aktau kamen 38 Menschen ums Leben.", "number of record", "supported"),
    ("Beim Absturz der Embraer bei Aktau kamen 45 Menschen ums Leben.", "number of record", "contradicted"),
    ("An Bord waren 67 Menschen, 62 Passagiere und fünf Besatzungsmitglieder.", "sum", "supported"),
    ("An Bord waren 67 Menschen, 60 Passagiere und fünf Besatzungsmitglieder.", "sum", "contradicted"),
    ("Der Preis stieg um 20 Prozent von 100 auf 120 Dollar.", "percentage", "supported"),
    ("Der Preis stieg um 40 Prozent von 100 auf 120 Dollar.", "percentage", "contradicted"),
    ("Nach der Annexion der Krim im März 2014 folgten Sanktionen.", "date of an event", "supported"),
    ("Nach der Annexion der Krim im März 2016 folgten Sanktionen.", "date of an event", "contradicted"),
    ("Islam Karimow starb im September 2016.", "date of death", "supported"),
    ("Islam Karimow starb im September 2014.", "date of death", "contradicted"),
]


def found(text: str, published: str | None = DAY):
    return check(lesart.read(text=text, published=published))


@pytest.mark.parametrize("text, rule, verdict", SENTENCES)
def test_a_sentence_has_its_verdict(text, rule, verdict):
    checks = [c for c in found(text) if c.rule == rule]
    assert [c.verdict for c in checks] == [verdict], [(c.rule, c.verdict, c.reason) for c in found(text)]


LEAVE_ALONE = [  # no verdict "contradicted" or "imprecise" may come of these
    "Nursultan Nasarbajew war bis 2019 Präsident. Der damalige kasachische Präsident Nursultan Nasarbajew hatte dem 2015 zugestimmt.",
    "Unter einer Kanzlerin Merkel wäre das anders gekommen.", "Ein 40-jähriger Mann, den Putin nie getroffen hat, wurde verletzt.",
    "Seit 20 Jahren lebt er in Minsk, nun traf er Lukaschenko.", "Moldau will der EU beitreten.", "Die Ukraine strebt eine Mitgliedschaft in der Nato an.",
    "Fünf Mitgliedstaaten der GUS stimmten dagegen.", "Vertreter von drei Staaten der GUS kamen nach Minsk, Belarus und Russland fehlten.",
    "Zwei Tage nach dem Referendum auf der Krim sprach Putin am 18. März 2014 im Kreml.", "In den Städten Minsk, Moskau und Baku wurde gefeiert.",
    "Putin ist älter als Alijew.", "Bis 2030 will Lukaschenko im Amt bleiben.", "Die alte Hauptstadt Almaty wächst weiter.",
    "Bei dem Unfall in Köln starben drei Menschen, bei einem anderen in Bonn zwei Menschen.", "„Ich regiere seit hundert Jahren“, scherzte Lukaschenko.",
]


@pytest.mark.parametrize("text", LEAVE_ALONE)
def test_what_nobody_can_blame_is_left_alone(text):
    assert [(c.rule, text[c.start:c.end], c.reason) for c in found(text) if c.verdict in ("contradicted", "imprecise")] == []


@pytest.fixture(scope="module")
def first():
    return lesart.read(lesart.default_article())


@pytest.mark.parametrize("passage", ["9. September", "Internationaler Gerichtshof", "38 Passagiere", "seit 33 Jahren"])
def test_the_errors_of_the_first_article_are_found(first, passage):
    at = first.article.text.index(passage)
    assert any(c.verdict in ("contradicted", "imprecise") for c in check(first) if c.start < at + len(passage) and at < c.end)


def test_of_the_first_article_nothing_else_is_called_false(first):
    wrong = [first.article.text[c.start:c.end] for c in check(first) if c.verdict == "contradicted"]
    assert sorted(wrong) == ["38 Passagiere", "9. September", "Internationaler Gerichtshof"]
    assert sum(c.verdict == "supported" for c in check(first)) >= 12


def test_each_check_has_a_reason_a_verdict_and_a_source_that_exists(first):
    known = {row["source"] for row in rows("reference", "sources")} | {"article"}
    for c in check(first):
        assert c.verdict in VERDICTS and c.reason.endswith(".") and c.source in known


def test_heading_and_section_of_another_court():
    text = "Ein Anfang steht hier am Beginn des Textes.\n\nInternationaler Gerichtshof\n\nDer Internationale Strafgerichtshof in Den Haag erließ einen Haftbefehl.\n\nNoch ein Absatz."
    assert [c.verdict for c in found(text) if c.rule == "heading"] == ["contradicted"]
    assert [c.verdict for c in found(text.replace("Internationaler Gerichtshof", "Internationaler Strafgerichtshof")) if c.rule == "heading"] == ["supported"]


def test_two_numbers_for_the_same_dead():
    text = "Bei dem Brand kamen 14 Menschen ums Leben. Der Brand brach in der Nacht aus.\n\nFür die 24 Todesopfer wurde eine Trauerfeier abgehalten."
    assert {c.verdict for c in found(text) if c.rule == "number in the text"} == {"imprecise"}
    assert [c for c in found(text.replace("24", "14")) if c.rule == "number in the text"] == []


def test_without_a_day_of_publication_age_and_years_in_power_are_not_guessed():
    checks = found("Rachmon ist seit 12 Jahren an der Macht.", None)
    assert all(c.verdict == "not checkable" for c in checks if c.rule == "years in power" and lesart.read(text="Rachmon ist seit 12 Jahren an der Macht.").published.best is None)


@pytest.mark.parametrize("word, number", [("44", 44), ("einundzwanzig", 21), ("1.200", 1200), ("dreißig", 30), ("dreissig", 30), ("zwölf", 12), ("zweihundertfünf", 205), ("Haus", None)])
def test_numbers(word, number):
    assert value(word) == number


@pytest.mark.parametrize("claimed, kind, real, verdict", [(33, "below", 32.9, "supported"), (33, None, 32.9, "imprecise"), (30, "above", 32.9, "supported"),
                                                         (30, "about", 31.2, "supported"), (20, None, 31.2, "contradicted"), (35, "above", 32.9, "contradicted")])
def test_how_well_a_number_fits(claimed, kind, real, verdict):
    assert fits(claimed, kind, real) == verdict


def test_planted_errors_are_found_without_false_alarm():
    from tests.score_checks import score
    result = score()
    false = sum(k.get("false", 0) for k in result["kinds"].values())
    assert sum(k.get("found", 0) for k in result["kinds"].values()) / false >= 0.7
    assert result["right"] / (result["right"] + result["wrong"]) >= 0.95
