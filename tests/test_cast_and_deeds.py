"""What the pictures of actors, events and voices show is what the tables hold; labels neither touch nor are cut."""
from __future__ import annotations

import itertools

import matplotlib.pyplot as plt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

import lesart
from lesart.figures import cast, deeds
from lesart.figures.show import letter

DRAWN = {"appearances": cast.appearances, "together": cast.together, "who": deeds.who_to_whom, "word": deeds.whose_word}


@pytest.fixture(autouse=True)
def close():
    yield
    plt.close("all")


def test_each_mark_is_a_mention(reading):
    data = cast.appearances(reading).data
    for actor, some in data.groupby("actor"):
        assert len(some) == reading.actors.set_index("actor").loc[actor, "mentions"]
    assert data["actor"].nunique() == min(16, len(reading.actors))


def test_a_line_joins_those_who_share_a_sentence(reading):
    drawing = cast.together(reading)
    sentences = {actor: set(some["sentence"]) for actor, some in reading.mentions.groupby("actor")}
    assert len(drawing.data) and all(len(sentences[a] & sentences[b]) == n for a, b, n in drawing.data.itertuples(index=False))


def test_pairs_are_agents_and_those_they_act_towards(reading):
    parts = set(reading.participants[["event", "actor", "role"]].itertuples(index=False, name=None))
    for row in deeds.pairs(reading).itertuples():
        assert (row.event, row.agent, "agent") in parts and (row.event, row.other, row.role) in parts and row.agent != row.other


def test_all_types_have_a_class():
    from lesart.tables import PLOVER
    assert sorted(itertools.chain(*deeds.CLASSES.values())) == sorted(PLOVER)


def test_voices_add_up_to_the_whole_text(reading):
    data = deeds.whose_word(reading).data
    assert data["characters"].sum() == len(reading.article.text) and abs(data["share"].sum() - 1) < 1e-9


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize("text", [None, "Es regnet. Die Blätter fallen.", "Putin schwieg."], ids=["first article", "nobody", "one actor"])
def test_no_label_touches_another_or_is_cut(reading, draw, text):
    drawing = draw(reading if text is None else lesart.read(text=text))
    letter(drawing.figure, drawing.title, drawing.subtitle, drawing.source)
    canvas = FigureCanvasAgg(drawing.figure)
    canvas.draw()
    axes = drawing.figure.axes[0]
    texts = [t for t in [*axes.texts, *(axes.get_yticklabels() if axes.axison else [])] if t.get_text() and t.get_visible()]
    boxes = [t.get_window_extent(canvas.get_renderer()) for t in texts]
    page = drawing.figure.bbox
    assert all(box.x0 >= -1 and box.x1 <= page.x1 + 1 and box.y0 >= -1 and box.y1 <= page.y1 + 1 for box in boxes)
    for (one, a), (two, b) in itertools.combinations(zip(texts, boxes), 2):
        assert not a.shrunk(0.98, 0.7).overlaps(b.shrunk(0.98, 0.7)), (one.get_text(), two.get_text())
