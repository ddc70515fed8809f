"""Maps: what is drawn, where its words stand, and that it holds in both languages and on any article."""
from __future__ import annotations

from itertools import combinations

import matplotlib.pyplot as plt
import pytest

import lesart
from lesart import language, reference
from lesart.errors import LesartError
from lesart.figures import maps, maps_base, maps_journeys
from lesart.figures.maps_base import EURASIA, VIEWPOINTS, layers
from lesart.figures.maps_labels import Label, place
from lesart.figures.maps_membership import LOOKS
from lesart.figures.show import letter
from lesart.figures.style import contrast

DAYS = ["1992-01-15", "1994-04-10", "2008-09-01", "2025-10-09", "2026-02-01"]
ORGANISATIONS = ["CIS", "CSTO", "EAEU", "SCO", "EU", "NATO", "ICC", "COE"]
CROWDED = "Am 8. Oktober 2025 traf Putin in Grosny Alijew. In Baku, Eriwan, Tiflis und Aktau fanden im September 2025 Gespräche statt. " \
          "In Duschanbe, Taschkent, Bischkek, Astana und Aschgabat traf Putin im August 2025 Rachmon. In Moskau, Minsk und Kiew begannen Gespräche."

TRAVELS = "Flug J2-4711 war auf dem Weg von Baku nach Grosny. Die Maschine stürzte bei Aktau ab. Am 13. Oktober 2025 wird Putin von Moskau über " \
          "Taschkent nach Duschanbe fliegen. Merz und Macron reisten nach Kiew. Lawrow reiste nach Minsk und Eriwan. Am 20. Oktober 2025 reist Modi nach Moskau."


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


def words(figure):
    """All texts that are drawn: those of the axes, legends, titles, ticks, and the figure's own."""
    figure.canvas.draw()
    found = [t for axes in figure.axes for t in (*axes.texts, axes.title, axes._left_title)] + list(figure.texts)
    for axes in figure.axes:
        if axes.get_legend():
            found += axes.get_legend().get_texts()
        if axes.axison:
            found += [t for t in axes.get_yticklabels() if t.get_visible()]
    return [t for t in found if t.get_text().strip() and t.get_visible()]


def assert_words_stand_free(drawing):
    """No word covers another, none is cut off; once the figure has its title and its source line."""
    figure = drawing.figure
    letter(figure, drawing.title, drawing.subtitle, drawing.source)
    boxes = [(t.get_text(), t.get_window_extent()) for t in words(figure)]
    for text, box in boxes:
        assert box.x0 >= -0.5 and box.y0 >= -0.5 and box.x1 <= figure.bbox.x1 + 0.5 and box.y1 <= figure.bbox.y1 + 0.5, f"cut off: {text!r}"
    for (one, a), (two, b) in combinations(boxes, 2):
        # Line boxes of neighbouring lines of a paragraph touch: ascenders and descenders do not.
        assert not a.shrunk(0.98, 0.72).overlaps(b.shrunk(0.98, 0.72)), f"{one!r} covers {two!r}"


@pytest.mark.parametrize("chosen", ["en", "de"])
@pytest.mark.parametrize("organisation, day", [*[("CIS", day) for day in DAYS], *[(o, "2025-10-09") for o in ORGANISATIONS[1:]]])
def test_names_on_the_membership_map_stand_free(organisation, day, chosen):
    with language.speaking(chosen):
        drawing = maps.membership(organisation, day)
        named = {t.get_text() for axes in drawing.figure.axes for t in axes.texts}
        assert named == set(drawing.data["name"])
        assert_words_stand_free(drawing)


@pytest.mark.parametrize("chosen", ["en", "de"])
def test_words_of_the_other_figures_stand_free(chosen, reading):
    with language.speaking(chosen):
        for drawing in (maps.changes("CIS", on="2025-10-09"), maps.changes("CSTO"), maps.comparison(), maps.viewpoints(), maps.places(reading), maps.ties(reading),
                        maps.journeys(reading)):
            assert_words_stand_free(drawing)


@pytest.mark.parametrize("chosen", ["en", "de"])
@pytest.mark.parametrize("text", [CROWDED, "In Berlin und Paris trafen sich am 3. Mai 2024 Scholz und Macron.", "In Washington traf Trump Selenskyj.", "Nichts geschah.", TRAVELS])
def test_places_ties_and_journeys_of_other_articles_stand_free(text, chosen):
    with language.speaking(chosen):
        reading = lesart.read(text=text, published="2025-10-09")
        assert_words_stand_free(maps.places(reading))
        assert_words_stand_free(maps.ties(reading))
        assert_words_stand_free(maps.journeys(reading))


@pytest.mark.parametrize("organisation", ORGANISATIONS)
@pytest.mark.parametrize("day", DAYS)
def test_the_map_has_the_status_that_the_reference_has(organisation, day):
    data = maps.status(organisation, day)
    assert data["iso3"].tolist() == sorted(reference.STATES)
    assert data["status"].tolist() == [reference.status(organisation, c, day) for c in sorted(reference.STATES)]
    assert set(data["status"]) <= set(LOOKS)


def test_each_state_has_the_colour_of_its_status():
    drawing = maps.membership("CIS", "2025-10-09")
    import matplotlib.colors
    drawn = {matplotlib.colors.to_hex(c.get_facecolor()[0]) for c in drawing.figure.axes[0].collections if len(c.get_facecolor())}
    assert {LOOKS[s][1] for s in ("member", "associate", "inactive", "former", None)} <= drawn
    assert LOOKS["leaving"][1] in drawn or "leaving" not in set(drawing.data["status"])


def test_an_unknown_organisation_or_viewpoint_is_refused():
    with pytest.raises(LesartError, match="does not know 'OPEC'"):
        maps.membership("OPEC")
    with pytest.raises(LesartError, match="viewpoint"):
        maps.membership("CIS", viewpoint="mine")


def test_statuses_that_share_a_colour_have_hatches_of_their_own():
    looks = [(colour, hatch) for _, colour, hatch in LOOKS.values()]
    assert len(looks) == len(set(looks))
    assert all(contrast(LOOKS["member"][1], LOOKS[s][1]) > 1.5 for s in ("associate", "former", "founding", None))


def test_intervals_of_a_history_follow_each_other_without_gap():
    for _, group in maps.history("CIS").groupby("iso3"):
        assert (group["start"].iloc[1:].values == group["end"].iloc[:-1].values).all()
    for row in maps.history("CIS").itertuples():
        assert reference.status("CIS", row.iso3, row.start.date()) == row.status


def test_the_other_viewpoint_moves_crimea_and_nothing_else():
    one, two = (layers(EURASIA, view)["states"].set_index("iso3").geometry for view in VIEWPOINTS)
    crimea = layers(EURASIA)["crimea"].geometry.iloc[0]
    inner = crimea.buffer(-3_000)
    assert one["UKR"].covers(inner) and not one["RUS"].intersects(inner)
    assert two["RUS"].covers(inner) and not two["UKR"].intersects(inner)
    assert all(one[c].equals(two[c]) for c in reference.STATES if c not in ("UKR", "RUS"))
    assert two.is_valid.all() and abs(sum(one.area) / sum(two.area) - 1) < 1e-6


def test_past_and_planned_are_told_apart_and_denied_events_do_not_count():
    reading = lesart.read(text="Putin traf am 8. Oktober 2025 Rachmon in Duschanbe. Am 20. Oktober 2025 wird er Lukaschenko in Minsk treffen.", published="2025-10-09")
    data = maps.located(reading).set_index("place")
    assert data.loc["duschanbe", ["past", "planned"]].tolist() == [1, 0] and data.loc["minsk", ["past", "planned"]].tolist() == [0, 1]
    denied = lesart.read(text="Putin traf Rachmon am 8. Oktober 2025 nicht in Duschanbe.", published="2025-10-09")
    assert denied.events["modality"].tolist() == ["negated"] and not maps.tied(denied).size
    assert maps.located(denied).query("place == 'duschanbe'")[["past", "planned"]].values.tolist() == [[0, 0]]


def test_a_meeting_of_three_ties_three_pairs_and_organisations_tie_none():
    reading = lesart.read(text="Am 8. Oktober 2025 trafen sich Putin, Rachmon und Lukaschenko in Duschanbe mit Vertretern der GUS.")
    ties = maps.tied(reading)
    assert set(map(tuple, ties[["first", "second"]].values)) <= {("BLR", "RUS"), ("BLR", "TJK"), ("RUS", "TJK")} and len(ties)


def test_a_place_outside_the_map_is_named_in_the_subtitle():
    reading = lesart.read(text="In Washington und in Moskau traf Putin am 8. Oktober 2025 Trump.")
    drawing = maps.places(reading)
    assert "Washington" in drawing.subtitle and not drawing.data.set_index("place").loc["washington", "drawn"]


def test_journeys_past_and_planned_are_drawn_apart():
    drawing = maps.journeys(lesart.read(text=TRAVELS, published="2025-10-09"))
    import matplotlib.colors
    looks = {matplotlib.colors.to_hex(line.get_color()): line.get_linestyle() for line in drawing.figure.axes[0].lines if len(line.get_xdata()) > 30}
    assert looks == {maps_journeys.PAST: "-", maps_journeys.PLANNED: "--"}
    heads = [patch for patch in drawing.figure.axes[0].patches if len(patch.get_path().vertices) == 4]
    filled = [matplotlib.colors.to_hex(head.get_facecolor()) for head in heads]
    ways = drawing.data[["origin", "destination", "planned"]].drop_duplicates()
    assert sorted(filled) == sorted("#ffffff" if planned else maps_journeys.PAST for planned in ways["planned"])


def test_the_head_of_an_arrow_is_at_its_end():
    drawing = maps.journeys(lesart.read(text="Putin flog von Moskau nach Duschanbe."))
    axes = drawing.figure.axes[0]
    head = next(patch for patch in axes.patches if len(patch.get_path().vertices) == 4)
    projection = maps_base.around([(37.6178, 55.752), (68.779, 38.5358)])
    moscow, dushanbe = (axes.transData.transform(maps_base.project(*point, projection)) for point in ((37.6178, 55.752), (68.779, 38.5358)))
    tip = axes.transData.transform(head.get_xy()[0])
    assert abs(tip - dushanbe).max() < 12 < abs(tip - moscow).max()


def test_an_article_without_a_journey_is_told_so_in_a_sentence():
    drawing = maps.journeys(lesart.read(text="Nichts geschah."))
    assert drawing.title == "The article tells of no journey" and not len(drawing.data)
    assert [text.get_text() for text in drawing.figure.axes[0].texts] == ["No word of a journey stands beside a traveller and a place."]


def test_denied_journeys_are_not_drawn_and_those_off_the_map_are_named():
    assert not len(maps.travelled(lesart.read(text="Putin reiste nicht nach Minsk. Lawrow könnte nach Minsk reisen.")))
    drawing = maps.journeys(lesart.read(text="Selenskyj flog nach Washington. Putin flog nach Minsk."))
    assert "Volodymyr Zelensky (Kyiv → Washington)" in drawing.subtitle and drawing.data["drawn"].tolist() == [False, True]


WIDE = CROWDED + " In Wladiwostok, Lissabon und Termez wurde gesprochen."


@pytest.mark.parametrize("chosen", ["en", "de"])
def test_many_places_of_a_region_get_a_map_of_their_own_and_each_is_named_once(chosen):
    with language.speaking(chosen):
        drawing = maps.places(lesart.read(text=WIDE, published="2025-10-09"))
        large, *small = drawing.figure.axes
        named = [text.get_text().split("\n")[0] for axes in drawing.figure.axes for text in axes.texts]
        assert [axes.get_title(loc="left") for axes in small] == [language.tr("Caucasus"), language.tr("Central Asia")]
        places = set(drawing.data.loc[drawing.data["drawn"], "name"])
        assert places <= set(named) and all(named.count(place) == 1 for place in places)
        assert_words_stand_free(drawing)
    assert len(maps.places(lesart.read(text="Putin traf Alijew in Baku und Moskau.")).figure.axes) == 1


def test_a_label_without_room_is_given_back():
    figure = plt.figure(figsize=(1, 0.5), layout="none")
    axes = figure.add_axes([0, 0, 1, 1])
    axes.set(xlim=(0, 1), ylim=(0, 1))
    labels = [Label((f"A long name {n}",), 0.5, 0.5, size=6) for n in range(9)]
    left_over = place(axes, labels)
    written = {text.get_text() for text in axes.texts}
    assert left_over and written and {label.texts[0] for label in labels} == written | {label.texts[0] for label in left_over}
    assert not written & {label.texts[0] for label in left_over}


def test_every_message_of_the_maps_has_its_german(reading):
    before = set(language.missing)
    with language.speaking("de"):
        for organisation in ORGANISATIONS:
            maps.membership(organisation), maps.changes(organisation)
            plt.close("all")
        maps.comparison(), maps.viewpoints(), maps.places(reading), maps.ties(reading), maps.journeys(reading)
        for text in (TRAVELS, "Nichts geschah.", "Selenskyj reiste nach Washington.", "Trump reiste nach Ottawa.", "Putin flog nach Minsk und Kiew."):
            maps.journeys(lesart.read(text=text, published="2025-10-09"))
            plt.close("all")
    assert not language.missing - before


def test_the_legend_hides_no_place():
    """Ankara and Istanbul lie where the legend would stand: it takes another corner."""
    text = "In Brüssel trafen sich die Minister. In Ankara traf Putin am Montag Erdogan. In Istanbul und in Odessa starben drei Menschen."
    figure = maps.places(lesart.read(text=text, published="2025-11-19"), size=(6.4, 3.7)).figure
    axes = figure.axes[0]
    marks = [axes.transData.transform((line.get_xdata()[0], line.get_ydata()[0])) for line in axes.lines if line.get_marker() not in ("None", "", None)]
    assert len(marks) == 4
    assert not any(axes.get_legend().get_window_extent().contains(x, y) for x, y in marks)
