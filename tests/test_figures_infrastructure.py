"""Figures and tables: described, titled, escaped, and the same bytes from run to run."""
from __future__ import annotations

import base64
import itertools
import re

import altair
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from lesart.errors import LesartError
from lesart.figures import style, table
from lesart.figures.show import bundle, chart_bundle

HOSTILE = '"><img src=x onerror=alert(1)></script><!-- $x$ \u202e & \U0001f600'


def bars(layout="constrained"):
    fig, axes = plt.subplots(figsize=(6, 2), layout=layout)
    axes.barh(["Minsk", "Baku"], [31, 22])
    return fig


def told(fig=None, **changes):
    given = {"title": "Minsk before Baku", "subtitle": "years", "source": "own count", "alt": "Two bars: 31 and 22.", **changes}
    return bundle(fig or bars(), **given)


def pixels(data):
    return base64.b64decode(data["image/png"])


def test_the_same_figure_is_the_same_bytes():
    assert told() == told()


def test_a_picture_holds_no_day_and_no_program_name():
    assert not re.search(rb"tEXt|iTXt|tIME", pixels(told()[0]))


def test_a_figure_is_small_enough_to_be_stored_in_a_notebook():
    assert len(pixels(told()[0])) < 40_000


def test_the_figure_is_closed_once_it_is_shown():
    before = set(plt.get_fignums())
    told()
    assert set(plt.get_fignums()) == before


@pytest.mark.parametrize("alt", ["", "  ", "map.png", "figures/map.svg"])
def test_a_figure_without_a_description_is_refused(alt):
    with pytest.raises(LesartError, match="alt text"):
        told(alt=alt)
    plt.close("all")


def test_a_figure_without_a_finding_is_refused():
    with pytest.raises(LesartError, match="title"):
        told(title=" ")
    plt.close("all")


def test_the_alt_text_is_in_the_html_and_in_the_metadata():
    data, metadata = told(alt="Two bars & a line.")
    assert 'alt="Minsk before Baku. Two bars &amp; a line."' in data["text/html"]
    assert metadata["image/png"]["alt"] == "Minsk before Baku. Two bars & a line." and "Two bars & a line." in data["text/plain"]


def test_whatever_a_text_holds_it_stays_text():
    data, _ = told(title=HOSTILE, subtitle=HOSTILE, source=HOSTILE, alt=HOSTILE, caption=HOSTILE)
    assert data["text/html"].count("<img") == 1 and "<script" not in data["text/html"] and "</script" not in data["text/html"]


@pytest.mark.parametrize("layout", ["constrained", "none"])
def test_title_unit_and_source_are_in_the_picture_and_do_not_cover_the_drawing(layout):
    fig = bars(layout)
    told(fig, title="A long finding that needs more than one line because it says a lot about two towns " * 2)
    FigureCanvasAgg(fig).draw()  # closing a figure leaves it a canvas that draws nothing
    words = [text.get_text() for text in fig.texts]
    assert words[0].startswith("A long finding") and "years" in words and words[-1] == "Source: own count"
    boxes = [text.get_window_extent() for text in fig.texts]
    drawing = fig.axes[0].get_tightbbox()
    assert not any(box.overlaps(drawing) for box in boxes)
    assert all(box.x1 <= fig.bbox.x1 and box.y0 >= 0 and box.y1 <= fig.bbox.y1 for box in boxes)
    assert not any(one.overlaps(two) for one, two in itertools.combinations((b.shrunk(0.9, 0.6) for b in boxes), 2))


def test_figures_are_numbered_in_order_and_keep_their_number_when_run_again():
    first, second, again = (told(title=title)[1]["lesart"]["number"] for title in ("Numbered one", "Numbered two", "Numbered one"))
    assert second == first + 1 and again == first


def test_a_chart_is_vega_lite_5_with_a_picture_beside_it():
    chart = altair.Chart(pd.DataFrame({"x": [1, 2], "y": ["a", HOSTILE]})).mark_bar().encode(x="x:Q", y="y:N")
    data, metadata = chart_bundle(chart, title="A chart", alt="Two bars.", source="own count")
    assert data["application/vnd.vegalite.v5+json"]["$schema"].endswith("/v5.json")
    assert data["application/vnd.vegalite.v5+json"]["description"] == metadata["lesart"]["alt"] == "A chart. Two bars."
    assert pixels(data).startswith(b"\x89PNG")


def test_a_table_has_a_caption_and_scopes_and_links_to_the_passage():
    df = pd.DataFrame({"time": ["t1"], "start": [7], "text": ["heute"], "earliest": [pd.NaT]})
    shown = table(df, caption="Times", link="text").html
    assert "<caption" in shown and 'scope="col"' in shown and 'scope="row"' in shown
    assert '<a href="#c7">heute</a>' in shown and 'lang="de"' in shown and "NaT" not in shown


def test_a_table_shows_hostile_cells_as_text():
    df = pd.DataFrame({HOSTILE: [HOSTILE], "start": [0]})
    shown = table(df, caption=HOSTILE, link=HOSTILE).html
    assert "<img" not in shown and "<script" not in shown and "<!--" not in shown


def test_a_table_says_that_it_is_empty_and_refuses_to_be_nameless():
    assert "Nothing: nothing of the kind here." in table(pd.DataFrame({"a": []}), caption="Nothing").html
    with pytest.raises(LesartError, match="caption"):
        table(pd.DataFrame({"a": []}), caption="")
    with pytest.raises(LesartError, match="no column start"):
        table(pd.DataFrame({"a": [1]}), caption="Rows", link="a")


@pytest.mark.parametrize("colour", ["INK", "MUTED", "BLUE", "GREY"])
def test_colours_of_text_can_be_read_on_paper(colour):
    assert style.contrast(getattr(style, colour)) >= 4.5
