"""The report as readers open it: in headless Chromium, from the file, wide and narrow, light and dark, on paper."""
import base64
import codecs
from importlib.resources import files

import pytest

pytestmark = pytest.mark.browser
AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
LINKS = """Array.from(document.querySelectorAll('a[href]'), a => a.getAttribute('href'))"""


@pytest.fixture(scope="module", params=["report", "german_report"], ids=["en", "de"])
def folder(request):
    """The folder of the report, in each language."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def pages(folder):
    return sorted(folder.glob("*.html"))


def opened(browser, path, **settings):
    """A page, with everything that it asked for and said: (page, requests, messages)."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith("data:") else None)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    return page, asked, said


def test_no_page_asks_for_anything_or_says_anything(browser, pages):
    for path in pages:
        page, asked, said = opened(browser, path)
        assert asked == [path.as_uri()] and said == [], path.name
        page.context.close()


def test_every_figure_has_an_alt_text_that_tells_and_is_drawn(browser, pages):
    for path in pages:
        page, _, _ = opened(browser, path)
        pictures = page.evaluate("Array.from(document.images, i => [i.alt, i.complete && i.naturalWidth])")
        for alt, width in pictures:
            assert len(alt) > 20 and "No description" not in alt and width > 0, path.name
        named = page.evaluate("Array.from(document.querySelectorAll('figure[data-finding]'), f => [f.querySelector('img').alt, f.dataset.finding])")
        assert [alt for alt, finding in named if not alt.startswith(finding.rstrip("."))] == [], path.name
        figures = page.evaluate("document.querySelectorAll('figure.lesart-figure').length")
        assert path.stem not in ("02_when", "03_where", "04_leaders") or figures >= 2, path.name
        page.context.close()


@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 1280), ("light", 375)])
def test_axe_finds_no_barrier(browser, pages, scheme, width):
    for path in pages:
        page, _, _ = opened(browser, path, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900})
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == [], f"{path.name}, {scheme}"
        page.context.close()


def test_structure_of_a_page(browser, pages):
    for path in pages:
        page, _, _ = opened(browser, path)
        levels = page.evaluate("Array.from(document.querySelectorAll('h1,h2,h3,h4'), h => +h.tagName[1])")
        assert levels.count(1) == 1 and levels[0] == 1, path.name
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), path.name
        assert page.evaluate("document.querySelectorAll('main,header,footer').length") == 3, path.name
        assert page.evaluate("Array.from(document.querySelectorAll('main table')).every(t => t.caption && t.querySelector('th[scope]'))")
        identities = page.evaluate("Array.from(document.querySelectorAll('[id]'), e => e.id)")
        assert len(identities) == len(set(identities)), path.name
        page.context.close()


def test_links_and_anchors_lead_somewhere(browser, folder, pages):
    targets, links = {}, {}
    for path in pages:
        page, _, _ = opened(browser, path)
        targets[path.name] = set(page.evaluate("Array.from(document.querySelectorAll('[id]'), e => e.id)"))
        links[path.name] = page.evaluate(LINKS)
        page.context.close()
    for name, found in links.items():
        for link in found:
            if link.startswith(("http://", "https://")):
                continue
            if link.startswith("data:text/csv;charset=utf-8;base64,"):  # the same, inside the one-file report
                assert base64.b64decode(link.partition(",")[2]).startswith(codecs.BOM_UTF8), name
                continue
            page_name, _, anchor = link.partition("#")
            if page_name.startswith("figures/"):  # what the gallery gives to take along
                assert (folder / page_name).is_file(), f"{name}: {link}"
                continue
            assert (page_name or name) in targets, f"{name}: {link}"
            assert not anchor or anchor in targets[page_name or name], f"{name}: {link}"


def test_a_phone_scrolls_no_page_sideways_and_shows_drawings_large_enough(browser, pages):
    for path in pages:
        page, _, _ = opened(browser, path, viewport={"width": 375, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, path.name
        widths = page.evaluate("Array.from(document.querySelectorAll('figure[data-finding] > img'), i => i.getBoundingClientRect().width)")
        assert all(width >= 600 for width in widths), path.name
        page.context.close()


def test_code_is_folded_and_one_key_away(browser, folder):
    page, _, _ = opened(browser, folder / "02_when.html")
    assert page.locator("details.code pre").first.is_hidden()
    page.keyboard.press("c")
    assert page.locator("details.code pre").first.is_visible() and page.locator("[data-do=code]").get_attribute("aria-pressed") == "true"
    page.locator("[data-do=code]").click()
    assert page.locator("details.code pre").first.is_hidden()
    page.locator("[data-do=keys]").click()
    page.keyboard.press("c")
    assert page.locator("details.code pre").first.is_hidden()
    page.context.close()


def test_the_theme_is_the_systems_until_a_reader_chooses(browser, report):
    page, _, _ = opened(browser, report / "index.html", color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)
    page.get_by_role("button", name="Light or dark").click()
    light = page.evaluate(colour)
    assert light != dark
    page.reload()
    assert page.evaluate(colour) == light
    page.context.close()


def test_long_tables_are_sorted_and_searched(browser, pages):
    """Every long table, by every column: numbers as numbers, all rows kept; a search leaves what holds the words."""
    cells = "(t, n) => Array.from(t.querySelectorAll('tbody tr:not([hidden])'), r => r.cells[n].textContent.trim())"
    tables = 0
    for path in pages:
        page, _, said = opened(browser, path)
        for box in page.locator(".lesart-table").all():
            rows, buttons = box.locator("tbody tr").count(), box.locator("button.sort").count()
            assert (buttons > 0) == (rows >= 12), path.name
            for column in range(buttons):
                before = box.evaluate(f"t => ({cells})(t, {column})")
                box.locator("button.sort").nth(column).evaluate("b => b.click()")
                up = box.evaluate(f"t => ({cells})(t, {column})")
                assert sorted(before) == sorted(up) and in_order(up), (path.name, up)
                box.locator("button.sort").nth(column).evaluate("b => b.click()")
                down = box.evaluate(f"t => ({cells})(t, {column})")
                assert in_order([cell for cell in down if cell][::-1]) and box.locator("th[aria-sort=descending]").count() == 1, path.name
            if buttons:
                tables += 1
                word = next(cell for cell in box.evaluate(f"t => ({cells})(t, 0)") if cell)
                box.locator("xpath=preceding-sibling::*[1]").locator("input").fill(word.upper())
                left = box.locator("tbody tr:not([hidden])").all_text_contents()
                assert 0 < len(left) <= rows and all(word.casefold() in text.casefold() for text in left), (path.name, word)
        assert said == [], path.name
        page.context.close()
    assert tables > 10


def in_order(cells):
    """Whether numbers rise, with what is missing at the end; words are in the browser's order, which only it knows."""
    filled = [cell for cell in cells if cell]
    try:
        numbers = [float(cell.replace(",", ".")) for cell in filled]
    except ValueError:
        return cells[:len(filled)] == filled
    return numbers == sorted(numbers) and cells[:len(filled)] == filled


def test_notes_lead_to_their_source_and_back(browser, folder):
    page, _, _ = opened(browser, folder / "05_source_check.html")
    note = page.locator("sup.note a").first
    name = note.get_attribute("id")
    note.click()
    assert page.url.endswith(f"sources.html#source-{name.split('-')[1]}") and page.locator("li:target").count() == 1
    page.locator(f"li:target a[href$='05_source_check.html#{name}']").click()
    assert page.url.endswith(f"05_source_check.html#{name}") and page.locator(f"#{name}").is_visible()
    page.context.close()


def test_sources_name_publisher_licence_and_day(browser, folder):
    page, _, _ = opened(browser, folder / "sources.html")
    entries = page.locator(".sources li").all_text_contents()
    assert len(entries) >= 5 and all("20" in text and "↩" in text and len(text) > 60 for text in entries)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_is_seen_on_everything_that_takes_it(browser, pages, scheme):
    unseen = """Array.from(document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')).filter(e => e.checkVisibility()).filter(e => {
        e.focus({focusVisible: true}); var s = getComputedStyle(e);
        return document.activeElement === e && (s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 2); }).map(e => e.outerHTML.slice(0, 120))"""
    for path in pages:
        page, _, _ = opened(browser, path, color_scheme=scheme)
        page.keyboard.press("Tab")
        assert page.evaluate(unseen) == [], f"{path.name}, {scheme}"
        page.context.close()


def test_keyboard_readers_see_where_they_are(browser, report):
    page, _, _ = opened(browser, report / "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.context.close()


def test_pages_print(browser, pages):
    for path in pages:
        page, _, _ = opened(browser, path, color_scheme="dark")
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-"), path.name
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.querySelector('.buttons')).display") == "none"
        page.context.close()


def test_on_paper_columns_keep_their_names_and_the_cover_is_one_page(browser, report):
    page, _, _ = opened(browser, report / "lesart-report.html", viewport={"width": 680, "height": 1000})  # as wide as A4 within its margins
    page.emulate_media(media="print")
    # Chromium does not draw a button again where its table goes on, and so would leave the columns without names.
    drawn = page.evaluate("Array.from(document.querySelectorAll('button.sort'), b => getComputedStyle(b).display)")
    assert drawn and set(drawn) == {"contents"}
    cut = page.evaluate("""Array.from(document.querySelectorAll('td'), d => d).filter(d => /^\\d{4}-\\d\\d-\\d\\d$/.test(d.textContent) && d.clientHeight > 40
                           && d.parentNode.clientHeight == d.clientHeight && d.parentNode.textContent.length < 60).length""")
    assert cut == 0  # no day is broken at its hyphens
    assert page.evaluate("document.querySelector('.front').getBoundingClientRect().height") < 1000
    assert page.evaluate("document.getElementById('gallery').getBoundingClientRect().height") == 0
    assert "size: A4" in (report / "index.html").read_text(encoding="utf-8")
    page.context.close()


def test_a_phone_shows_the_name_whole_and_the_covers_map_large_enough_to_read(browser, report):
    page, _, _ = opened(browser, report / "03_where.html", viewport={"width": 375, "height": 800})
    assert page.evaluate("document.querySelector('.brand').getClientRects()[0].height") < 50
    page.context.close()
    page, _, _ = opened(browser, report / "index.html", viewport={"width": 375, "height": 800})
    assert page.evaluate("document.querySelector('.pictures img').getBoundingClientRect().width") > 550
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.context.close()


def test_the_whole_report_becomes_a_pdf(browser, report, tmp_path):
    from lesart.report.pdf import to_pdf
    pdf = to_pdf(report / "lesart-report.html", tmp_path / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-") and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/") > 8
