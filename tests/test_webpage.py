"""A web page's article, told from what is around it."""
from __future__ import annotations

from datetime import date

import pytest

from lesart.errors import LesartError
from lesart.webpage import is_html, main_text

FIRST = ("Der russische Präsident Wladimir Putin ist am Mittwoch in Duschanbe mit seinem tadschikischen Amtskollegen "
         "Emomali Rachmon zusammengekommen. Das teilte der Kreml mit.")
SECOND = "Am Freitag wollen sich die Staaten der GUS zu einem Gipfel treffen. Der Gipfel soll zwei Tage dauern."
PAGE = ('<!doctype html><html lang="de"><head>{meta}<title>Putin trifft Rachmon</title>'
        '<meta property="article:published_time" content="2025-10-08T10:00:00+02:00"></head><body>'
        '<nav><a href="/">Startseite</a> <a href="/politik">Politik</a></nav><article><h1>Putin trifft Rachmon</h1>'
        f"<p>{FIRST}</p><p>{SECOND}</p></article><footer>Impressum Datenschutz</footer></body></html>")


@pytest.mark.parametrize("raw", [
    PAGE.format(meta=""), PAGE.format(meta="").encode(), PAGE.format(meta='<meta charset="utf-8">').encode(),
    PAGE.format(meta='<meta charset="iso-8859-1">').encode("latin-1"),
    PAGE.format(meta='<meta charset="utf-8">').encode("cp1252"),  # the declaration is wrong
    PAGE.format(meta="").encode("utf-16"), '<?xml version="1.0" encoding="utf-8"?>' + PAGE.format(meta=""),
], ids="str utf-8 declared latin-1 wrong utf-16 xhtml".split())
def test_text_title_and_day_in_every_encoding(raw):
    page = main_text(raw)
    assert page.title == "Putin trifft Rachmon" and page.published == date(2025, 10, 8)
    assert page.text.split("\n\n")[-2:] == [FIRST, SECOND]
    assert "Impressum" not in page.text and "Startseite" not in page.text
    assert is_html(raw)


def test_a_page_without_a_date_gets_none():
    html = PAGE.format(meta="").replace('<meta property="article:published_time" content="2025-10-08T10:00:00+02:00">', "")
    assert main_text(html).published is None


@pytest.mark.parametrize("raw", ["", b"", "<html><body></body></html>", b"%PDF-1.7 x", "<html><body><nav>Start</nav>"])
def test_pages_without_an_article_say_so(raw):
    with pytest.raises(LesartError, match="^seite.html: "):
        main_text(raw, "seite.html")


@pytest.mark.parametrize("text", ["Putin traf <b>Rachmon</b>.", "", "<quote>Ja</quote>", "Die <html>-Datei"])
def test_texts_are_no_pages(text):
    assert not is_html(text)
