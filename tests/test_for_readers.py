"""What readers see is whole, in their language and true of their article: words, numbers, names, counts."""
from __future__ import annotations

import json
import re

import matplotlib
import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

import lesart
from lesart import archive, evaluation, language
from lesart.archive import scaling
from lesart.figures import cast, clues, deeds, leaders, leaders_timeline, maps, quality, table, timeline, verdicts
from lesart.figures.show import letter
from lesart.report import actors, cover, page

COURT = "Das Gericht in Hannover verurteilte am 14. März 2024 einen Mann. Der Verteidiger kündigte Revision an."


@pytest.fixture(scope="module")
def reading():
    return lesart.read(lesart.default_article())


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


@pytest.mark.parametrize("draw", [cast.appearances, deeds.whose_word, maps.journeys, timeline.timeline, lambda _: leaders.ways_of_counting()],
                         ids=["appearances", "voices", "journeys", "timeline", "ways of counting"])
def test_no_word_of_a_german_picture_is_cut_off(reading, draw):
    with language.speaking("de"):
        drawing = draw(reading)
    figure = drawing.figure
    letter(figure, drawing.title, drawing.subtitle, drawing.source)
    figure.set_dpi(matplotlib.rcParams["savefig.dpi"])  # as it is saved: letters are wider than at a screen's resolution
    FigureCanvasAgg(figure).draw()
    words = [*figure.texts, *(text for axes in figure.axes for text in axes.texts),
             *(text for axes in figure.axes if axes.get_legend() for text in axes.get_legend().get_texts())]
    cut = [text.get_text() for text in words if text.get_text() and not (
        -1 <= text.get_window_extent().x0 and text.get_window_extent().x1 <= figure.bbox.x1 + 1)]
    assert words and cut == []


def test_a_state_has_its_name_in_a_table_and_not_its_code():
    data = pd.DataFrame({"name": ["Rachmon"], "country": ["TJK"], "table": ["mentions"], "column": ["earliest"]})
    with language.speaking("de"):
        shown = table(data, caption="Actors").html
    assert "Tadschikistan" in shown and "TJK" not in shown and "Nennungen" in shown and "frühestens" in shown


def test_a_column_of_prose_has_room_and_one_of_words_none():
    data = pd.DataFrame({"rule": ["office"], "reason": ["Emomali Rachmon hatte dieses Amt an diesem Tag inne, wie die Referenzdaten sagen (Tadschikistan)."]})
    heads = re.findall(r'<th scope="col" style="([^"]*)"', table(data, caption="Claims").html)
    assert ["min-width" in head for head in heads] == [False, True]


def test_the_timeline_counts_every_dated_event_and_each_kind(reading):
    drawing = timeline.timeline(reading)
    counts = timeline.dated(reading)["modality"].value_counts()
    first, told = drawing.title.split(": ")
    assert first.startswith(f"{counts.sum()} dated events") and counts.sum() > len(drawing.data)
    assert {word: int(n) for n, word in (part.split() for part in told.split(", "))} == counts.to_dict()


def test_labels_of_the_timeline_end_at_words(reading):
    drawing = timeline.timeline(reading)
    for label, line in zip(drawing.figure.axes[0].get_yticklabels(), drawing.data["line"]):
        words, all_ = ([word.rstrip(",") for word in text.removesuffix("…").split()] for text in (label.get_text(), line))
        assert words and all_[:len(words)] == words and label.get_text().count("\n") < 2


@pytest.mark.parametrize("text, title", [
    ("Das Treffen fand in Minsk, Belarus, statt.", "The one checked claim holds"),
    ("Das Treffen fand in Minsk, Belarus, statt. Danach reiste er nach Baku in Aserbaidschan.", "All 2 checked claims hold"),
    ("Das Treffen fand in Minsk, Polen, statt. Danach reiste er nach Baku in Aserbaidschan.", "1 of 2 checked claims does not hold as it stands"),
    ("Es regnet.", "The article makes no claim that the rules could check")])
def test_the_verdicts_in_one_sentence(text, title):
    assert verdicts.counted(lesart.read(text=text)).title == title


@pytest.mark.parametrize("doubtful, open_, n, title", [
    (0, 1, 3, "No claim is contradicted: of 3 checked 2 hold and 1 cannot be decided"), (0, 2, 2, "None of the 2 checked claims can be decided"),
    (0, 1, 1, "The one claim checked cannot be decided")])
def test_what_cannot_be_decided_is_not_said_to_hold(doubtful, open_, n, title):
    assert verdicts._finding(doubtful, open_, n) == title


def test_who_has_ruled_longest_is_named_once_for_all_ways_that_agree():
    assert leaders.ways_of_counting("2025-10-09").title == ("Who has ruled longest depends on counting: "
                                                            "Emomali Rahmon as effective leader and head of state; Alexander Lukashenko as president")


def test_a_small_number_beside_a_year_is_a_word():
    with language.speaking("de"):
        assert "1991 zwei Machthaber" in leaders_timeline.timeline("2025-10-09").title


def test_germans_read_decimal_commas_and_points_between_thousands():
    with language.speaking("de"):
        drawing = quality.scores(pd.DataFrame([("events", 9, 9, 10, 1.0, 0.9, 0.95)], columns="table right found gold precision recall F1".split()))
        ticks = [text.get_text() for text in drawing.figure.axes[0].get_xticklabels()]
        sizes = [text.get_text() for text in scaling.scaling(scaling.measured()).figure.axes[0].get_xticklabels()]
    assert "0,95" in drawing.title and "0.9" not in drawing.title + drawing.alt and "0,25" in ticks
    assert sizes and all(re.fullmatch(r"\d{1,3}(\.\d{3})*", size) for size in sizes if size)


def test_the_day_of_publication_is_said_in_german():
    with language.speaking("de"):
        told = clues.told(lesart.read(lesart.default_article()))
    assert re.search(r"zwischen dem \d+\. \w+ \d{4} und dem \d+\. \w+ \d{4}$", told)


def test_mistakes_name_whom_ids_mean(reading):
    with language.speaking("de"):
        by_hand = lesart.read(lesart.default_article(), published="2025-10-09")
        results = evaluation.compare(by_hand, evaluation.gold_tables("gus-gipfel-2025"))
        shown = pd.concat([evaluation.mistakes(by_hand, result) for result in results.values()])
    words = " ".join([*shown["machine"], *shown["gold"]])
    assert len(shown) and not re.search(r"\b[a-z]+-[a-z]+\b|\b(?:TJK|CIS|AZAL|attendee|patient|role|addressee)\b", words), words


def test_the_voices_of_a_long_text_are_few_and_the_rest_is_counted():
    names = ["Braun", "Fuchs", "Hahn", "Kaiser", "Lang", "Maurer", "Otto", "Pohl", "Richter", "Sauer", "Thiel", "Ulrich", "Vogel", "Winter", "Ziegler", "Adler"]
    reading = lesart.read(text=" ".join(f"„Das stimmt so nicht“, sagte Minister Karl {name}." for name in names))
    drawing = deeds.whose_word(reading)
    drawn = [label.get_text() for label in drawing.figure.axes[0].get_yticklabels()]
    assert len(drawing.data) > 14 and len(drawn) == 14 and f"{len(drawing.data) - 13} more voices are left out" in drawing.subtitle


def test_the_index_counts_a_sentence_once(reading):
    html = actors.index(reading).html
    for entry in re.findall(r"<dd>(.*?)</dd>", html):
        sentences = re.findall(r">(\d+)</a>", entry)
        assert sentences == sorted(set(sentences), key=int)


def cells(*sources):
    made = [nbformat.v4.new_markdown_cell("# Who?"), nbformat.v4.new_markdown_cell("## Imports")]
    for source, output in sources:
        cell = nbformat.v4.new_code_cell(source)
        cell.outputs = [nbformat.v4.new_output("stream", text=output)] if output else []
        made.append(cell)
    return nbformat.v4.new_notebook(cells=made)


def test_imports_are_hidden_with_the_code_and_what_their_last_cell_shows_stays():
    made = page.page("01_x", cells(("import re", ""), ("print('of your article')", "of your article")))
    hidden, shown = made.html.split("</section>")[1:3]
    assert 'class="only-code"' in hidden and "Imports" in hidden and "of your article" not in hidden
    assert 'class="part"' in shown and "of your article" in shown and made.contents == []


def front(text, *pages):
    reading = lesart.read(text=text)
    from lesart.report.about import about
    return cover.cover(list(pages), reading, about(reading, lesart.default_article()), cover.draw(reading)).html


def test_the_cover_quotes_the_claims_that_fail_and_says_each_finding_once():
    where = page.Page("03_where", "Where?", "Where", "", headlines=["What the article puts in a place happens at one: Minsk [geonames]", "Two capitals are tied"])
    check = page.Page("05_source_check", "Does it hold?", "Source check", "", headlines=["1 of 2 checked claims does not hold as it stands"])
    html = front("Das Treffen fand am 3. März 2024 in Minsk, Polen, statt.", where, check)
    assert 'href="05_source_check.html#c' in html and html.count("does not hold as it stands") == 1
    assert '<q lang="de">Minsk, Polen</q>' in html and "Minsk is in Belarus." in html
    headlines = re.search(r'<ul class="headlines">(.*?)</ul>', html, re.DOTALL)[1]
    assert "Two capitals are tied" in headlines and "puts in a place" not in headlines


def test_the_cover_of_an_article_without_claims_quotes_none():
    assert 'class="doubtful"' not in front("Es regnet in Minsk.")


def test_without_a_day_the_cover_tells_what_is_near_to_when_it_was_written():
    reading = lesart.read(text="Bundeskanzler Olaf Scholz reiste am 3. Mai 2023 nach Minsk. Dort traf er am 4. Mai 2023 Lukaschenko. "
                               + " ".join(f"Im Jahr {year} besuchte Scholz Prag." for year in range(1990, 2000)))
    days = [day for day, _, _ in cover.days(reading)]
    assert {"3 May 2023", "4 May 2023"} <= set(days)


def test_the_page_of_figures_says_whose_they_are(reading):
    own = evaluation.carried(lesart.read(text=COURT), reading).text
    assert "not of the article that this report is about" in own and reading.article.title in own
    events = len(lesart.read(text=COURT).events)
    assert re.search(rf"about (\d+) of the {events} events? read in it", own) and int(re.search(r"about (\d+) of", own)[1]) <= events
    assert "a person has read it by hand" in evaluation.carried(reading, reading).text
    assert "No event was read in it" in evaluation.carried(lesart.read(text="Es regnet."), reading).text


def test_an_archive_is_told_of_in_its_own_words():
    assert archive and "here" in table(pd.DataFrame({"a": []}), caption="Claims").text and "article" not in table(pd.DataFrame({"a": []}), caption="Claims").text


def test_a_day_in_a_table_is_not_broken_at_its_hyphens():
    data = pd.DataFrame({"event": ["e1"], "earliest": [pd.Timestamp("2025-10-09")], "text": ["am 9. Oktober"]})
    cells_ = re.findall(r'<t[dh][^>]*style="([^"]*)"[^>]*>([^<]*)<', table(data, caption="Events").html)
    assert {text: "nowrap" in style for style, text in cells_ if text in ("2025-10-09", "am 9. Oktober")} == {"2025-10-09": True, "am 9. Oktober": False}


def test_names_of_tables_are_german_once_and_no_message_is_asked_for_twice():
    language.missing.clear()
    with language.speaking("de"):
        shown = table(pd.DataFrame({"table": ["mentions", "Nennungen"], "column": ["form", "earliest"]}), caption="Actors").html
    assert shown.count("Nennungen") == 2 and not {"Nennungen", "mentions"} & language.missing


def test_the_explorer_counts_one_as_one():
    from lesart.figures import explorer
    with language.speaking("de"):
        drawn = explorer.explore(lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe."))
    assert "1 Ereignis und 1 Akteur:" in str(getattr(drawn, "title", "")) + str(getattr(drawn, "html", "")) + str(drawn.__dict__)[:200_000]


@pytest.mark.parametrize("text, told", [
    ("Putin sprach während des Gipfeltreffens in Minsk.", "Gipfeltreffen"),
    ("Putin sprach während des Krieges in Minsk.", "Krieg"), ("Putin führte Gespräche in Minsk.", "Gespräche"),
    ("In Minsk kamen drei Menschen ums Leben.", "ums Leben kommen"),
    ("Putin besuchte Minsk.", "besuchte")])
def test_a_german_map_tells_an_event_in_words_that_stand_alone(text, told):
    with language.speaking("de"):
        found = maps.located(lesart.read(text=text)).set_index("name").loc["Minsk", "told"]
    assert told in found


def test_the_readme_names_each_notebook_with_its_question_and_its_minutes():
    from lesart.report import ROOT
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        minutes = re.search(r"\*\*Time\*\*: (\d+) minutes", nbformat.read(path, as_version=4).cells[0].source)[1]
        assert re.search(rf"\| \[{path.stem}\]\(notebooks/{path.name}\) \| [^|]*\? [^|]*\| {minutes} \|", readme), path.stem


def test_the_planted_errors_of_the_archive_are_there_and_found():
    from lesart.datasets import DATA
    planted = [row for row in map(json.loads, (DATA / "articles" / "region-2005-2025.jsonl").read_text(encoding="utf-8").splitlines()) if (row.get("note") or "").startswith("planted error")]
    assert len(planted) == 2  # as notebook 07 and the archive's README tell
    for row in planted:
        checks = lesart.read(text=row["text"], published=row["published"]).checks
        assert "weekday" in checks.loc[checks["verdict"] == "contradicted", "rule"].tolist(), row["id"]


def test_the_cover_tells_each_day_once():
    """The day stands in front of its event, so the line goes without it, and keeps its source."""
    reading = lesart.read(text="Die Rebellen griffen am 3. Mai 2018 Minsk an, wie die Agentur TASS meldete.", published="2018-05-04")
    for language_, source in (("de", "TASS"), ("en", "TASS")):
        with language.speaking(language_):
            [(day, line, _)] = cover.days(reading)
        assert "2018" in day and "2018" not in line and source in line
