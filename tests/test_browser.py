"""The report as readers open it: in headless Chromium, from the file, wide and narrow, light and dark, on paper."""
from importlib.resources import files

import pytest

pytestmark = pytest.mark.browser
AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
LINKS = """Array.from(document.querySelectorAll('a[href]'), a => a.getAttribute('href'))"""


@pytest.fixture(scope="module")
def pages(report):
    return sorted(report.glob("*.html"))


def opened(browser, path, **settings):
    """A page, with everything that it asked for and said: (page, requests, messages)."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **settings)
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
        figures = page.evaluate("document.querySelectorAll('figure.lesart-figure').length")
        assert path.stem not in ("02_when", "03_where", "04_leaders") or figures >= 2, path.name
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(browser, pages, scheme):
    for path in pages:
        page, _, _ = opened(browser, path, color_scheme=scheme, bypass_csp=True)
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


def test_links_and_anchors_lead_somewhere(browser, pages):
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
            page_name, _, anchor = link.partition("#")
            assert (page_name or name) in targets, f"{name}: {link}"
            assert not anchor or anchor in targets[page_name or name], f"{name}: {link}"


def test_a_phone_scrolls_no_page_sideways(browser, pages):
    for path in pages:
        page, _, _ = opened(browser, path)
        page.set_viewport_size({"width": 375, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, path.name
        page.context.close()


def test_code_is_folded_and_one_key_away(browser, report):
    page, _, _ = opened(browser, report / "02_when.html")
    assert page.locator("details.code pre").first.is_hidden()
    page.keyboard.press("c")
    assert page.locator("details.code pre").first.is_visible() and page.get_by_role("button", name="Hide code").count() == 1
    page.get_by_role("button", name="Hide code").click()
    assert page.locator("details.code pre").first.is_hidden()
    page.get_by_role("button", name="Key c shows").click()
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


def test_long_tables_are_sorted_and_searched(browser, report):
    page, _, said = opened(browser, report / "01_article_to_tables.html")
    box = page.locator(".lesart-table", has=page.locator("button.sort")).first
    column = "t => Array.from(t.querySelectorAll('tbody tr:not([hidden]) > :first-child'), c => c.textContent)"
    before = box.evaluate(column)
    box.locator("button.sort").first.click()
    up = box.evaluate(column)
    box.locator("button.sort").first.click()
    assert sorted(before) == sorted(up) and box.evaluate(column)[0] == up[-1] and box.locator("th[aria-sort=descending]").count() == 1
    page.locator(".searchline input").first.fill(before[0])
    left = box.evaluate(column)
    assert 0 < len(left) < len(before) and before[0] in left and said == []
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


def test_the_whole_report_becomes_a_pdf(browser, report, tmp_path):
    from lesart.report.pdf import to_pdf
    pdf = to_pdf(report / "lesart-report.html", tmp_path / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-") and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/") > 8
