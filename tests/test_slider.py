"""The day to drag: what its page holds, and that map and list follow the day as the reference data has it."""
from __future__ import annotations

import json
import re
from datetime import date, timedelta

import matplotlib.colors
import pytest

from lesart import language, reference
from lesart.errors import LesartError
from lesart.figures import maps, maps_slider
from lesart.figures.maps_membership import LOOKS, MEMBERS

DAYS = ["1991-12-08", "1993-12-02", "1993-12-03", "2008-08-17", "2008-08-18", "2009-08-18", "2025-10-09", "2026-12-31"]


@pytest.fixture(scope="module")
def bundle():
    """What the notebook shows: its HTML, picture and text."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    InteractiveShell.instance()
    with capture_output() as shown:
        maps.slider("CIS", "2025-10-09").show()
    return shown.outputs[0].data


def data_of(bundle):
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', bundle["text/html"], re.DOTALL)[1])


def test_its_steps_are_those_of_the_reference(bundle):
    data = data_of(bundle)
    for organisation in data["organisations"]:
        for day in DAYS:
            for iso3, _ in data["states"]:
                steps = [step for since, step in organisation["steps"].get(iso3, []) if since <= day]
                assert (steps[-1] if steps else None) == reference.status(organisation["id"], iso3, day)


def test_every_state_can_be_seen_and_every_status_has_a_look(bundle):
    data = data_of(bundle)
    drawn = [{iso3 for kind, iso3, _ in panel["shapes"] if kind == "state"} for panel in data["panels"]]
    assert drawn[0] == set(reference.STATES) and {"GEO", "ARM", "AZE"} <= drawn[1] and {"UZB", "TKM", "KGZ", "TJK"} <= drawn[2]
    assert sorted(name for panel in data["panels"] for name, _, _ in panel["labels"]) == sorted(name for _, name in data["states"])
    looks = [(status["colour"], status["hatch"]) for status in data["statuses"]]
    assert len(looks) == len(LOOKS) == len({(colour, hatch) for colour, hatch in looks})
    assert all(matplotlib.colors.is_color_like(colour) for colour, _ in looks)


def test_it_needs_nothing_but_itself_and_is_a_picture_without_scripts(bundle):
    page = bundle["text/html"]
    assert len(page) < 450_000 and "http" not in re.sub(r"http://www\.w3\.org/2000/svg", "", page)
    assert page.count("<img ") == 1 and re.search(r'alt="[^"]*On 26 December 1991, members of the CIS: none', page)
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 2 and scripts[1] == maps_slider.script() and "<" not in scripts[0]


def test_an_unknown_organisation_is_refused():
    with pytest.raises(LesartError, match="does not know 'OPEC'"):
        maps.slider("OPEC")


def test_it_speaks_german():
    before = set(language.missing)
    with language.speaking("de"):
        data = maps.slider("CIS", "2025-10-09").data
    assert data["words"]["day"] == "Tag" and ["DEU"] != data["states"] and "Kirgisistan" in [name for _, name in data["states"]]
    assert not language.missing - before


def named(page):
    """Status → names, as the list beside the map has them; and the colours of the map by state."""
    listed = page.evaluate("Array.from(document.querySelectorAll('.lesart-slider dt'), t => [t.textContent.trim().replace(/ \\(\\d+\\)$/, ''), t.nextSibling.textContent])")
    drawn = page.evaluate("Object.fromEntries(Array.from(document.querySelectorAll('.lesart-slider [data-state]'), p => [p.dataset.state, p.dataset.status]))")
    return {label: names.split(", ") for label, names in listed}, drawn


@pytest.mark.browser
def test_map_and_list_follow_the_day_within_a_seventh_of_a_second(report, browser):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((report / "03_where.html").as_uri())
    states = reference.states()
    slide = """day => { const r = document.querySelector('.lesart-slider input[type=range]'), t = performance.now();
        r.value = day; r.dispatchEvent(new Event('input')); r.closest('.lesart-slider').getBoundingClientRect(); return performance.now() - t; }"""
    for day in DAYS:
        page.evaluate(slide, (date.fromisoformat(day) - date(1970, 1, 1)).days)
        listed, drawn = named(page)
        for iso3 in reference.STATES:
            status = reference.status("CIS", iso3, day)
            assert drawn[iso3] == (status or "none") and states[iso3]["name_en"] in listed[LOOKS[status][0]], (iso3, day)
        count = sum(reference.status("CIS", iso3, day) in MEMBERS for iso3 in reference.STATES)
        assert f"Members (CIS): {count} of fifteen" in page.locator(".lesart-slider-list p").inner_text()
    first = (date(1991, 1, 1) - date(1970, 1, 1)).days
    times = sorted(page.evaluate(slide, first + 65 * step) for step in range(200))
    print(f"a step takes {times[100]:.1f} ms (median), {times[-1]:.1f} ms at most")
    assert times[100] < 150
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()


@pytest.mark.browser
def test_it_can_be_used_by_keyboard_and_shows_its_picture_on_paper(report, browser):
    page = browser.new_page()
    page.goto((report / "03_where.html").as_uri())
    slider, day = page.locator(".lesart-slider input[type=range]"), page.locator(".lesart-slider output")
    slider.focus()
    before = day.inner_text()
    page.keyboard.press("ArrowLeft")
    assert day.inner_text() != before and day.inner_text() in slider.get_attribute("aria-valuetext")
    page.get_by_role("button", name="change before").click()
    assert date.fromtimestamp(0) + timedelta(days=int(slider.input_value())) in [since for iso3 in reference.STATES for since, _ in reference.steps("CIS", iso3)]
    page.locator(".lesart-slider select").select_option("NATO")
    assert "NATO" in page.locator(".lesart-slider-list p").inner_text()
    page.emulate_media(media="print")
    assert page.locator(".lesart-slider").is_hidden() and page.locator(".lesart-days > img").is_visible()
    page.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report / "03_where.html").as_uri())
    assert page.locator(".lesart-days > img").is_visible()
    context.close()
