"""An article made of hostile strings: nothing runs, nothing breaks the page, every character is text."""
import csv
import re
from html.parser import HTMLParser

import pytest

import hostile
import lesart
from lesart.report import build


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "article.txt"
    path.write_text(hostile.article(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reading(article):
    return lesart.read(article)


@pytest.fixture(scope="module")
def pages(article, tmp_path_factory):
    return sorted(build(article, tmp_path_factory.mktemp("hostile-report") / "report").parent.glob("*.html"))


def test_there_are_two_hundred_of_them():
    assert len(set(hostile.STRINGS)) >= 200


def test_offsets_hold(reading):
    reading.validate()


class Handlers(HTMLParser):
    """Collects what could run: handlers, script links, and elements that the project never writes; the gallery's CSV files cannot."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_starttag(self, tag, attributes):
        if tag in ("iframe", "object", "embed", "form", "base", "plaintext", "marquee", "svg", "video", "audio", "template", "noscript"):
            self.found.append(tag)
        for name, value in attributes:
            if name.startswith("on") or (name in ("href", "src", "action") and re.match(
                    r"\s*(?:java\s*script|vbscript|file|data:text(?!/csv;charset=utf-8;base64,[A-Za-z0-9+/=]*\Z))", value or "", re.IGNORECASE)):
                self.found.append((tag, name, value))


def test_no_page_holds_anything_that_could_run(pages):
    for path in pages:
        parser = Handlers()
        parser.feed(path.read_text(encoding="utf-8"))
        assert parser.found == [], path.name


@pytest.mark.browser
def test_nothing_runs_and_every_character_is_shown(browser, pages, reading):
    for path in pages:
        page = browser.new_context(viewport={"width": 375, "height": 800}).new_page()
        said, asked = [], []
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url) if not request.url.startswith("data:") else None)
        page.goto(path.as_uri())
        page.wait_for_load_state("networkidle")
        assert said == [] and asked == [path.as_uri()], path.name
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, path.name
        assert page.locator("footer").count() == 1 and page.locator("footer").is_visible(), path.name
        if path.stem == "01_article_to_tables":
            shown = page.evaluate("Array.from(document.querySelectorAll('.lesart-text > div[lang=de] p'), p => { "
                                  "p = p.cloneNode(true); p.querySelectorAll('.ln').forEach(e => e.remove()); return p.textContent; })")
            text = reading.article.text
            assert shown == [text[p.start:p.end] for p in reading.article.paragraphs]
        page.context.close()


def test_excel_and_csv_hold_plain_text(reading, tmp_path):
    import openpyxl
    reading.export(tmp_path, "xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "reading.xlsx"):
        for row in sheet.iter_rows():
            assert [cell.coordinate for cell in row if cell.data_type == "f" or cell.hyperlink] == [], sheet.title
    reading.export(tmp_path, "csv")
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        numbers = {i for i, name in enumerate(header) if name in ("longitude", "latitude")}
        for row in rows:
            assert not [cell for i, cell in enumerate(row) if i not in numbers and cell.lstrip(" ").startswith(tuple("=+-@\t\r＝＋－＠"))], path.name
