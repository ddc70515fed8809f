"""Any article: text, Markdown, web pages and saved ones, from a file or standard input, give the same tables."""
import csv
import io
import subprocess
import sys
from datetime import date
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from types import SimpleNamespace

import pytest

import lesart
from lesart.__main__ import main
from lesart.errors import LesartError
from lesart.report import ROOT

FIRST = "Der russische Präsident Wladimir Putin ist am Mittwoch in Duschanbe mit Emomali Rachmon zusammengekommen, teilte der Kreml mit."
SECOND = "8. Oktober: Am Freitag wollen sich die Staaten der GUS zu einem Gipfel treffen. Der Gipfel soll zwei Tage dauern."
HTML = ('<!doctype html><html lang="de"><head><title>Putin trifft Rachmon</title><meta property="article:published_time" content="2025-10-08">'
        f"</head><body><nav><a href='/'>Startseite</a></nav><article><h1>Putin trifft Rachmon</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>")
MARKDOWN = f"""---
title: "Putin trifft Rachmon"
date: 2025-10-08
---

# Putin trifft Rachmon

{FIRST.replace("Wladimir Putin", "**Wladimir Putin**").replace("Kreml", "[Kreml](https://example.org)").replace(" mit Emomali", chr(10) + "mit Emomali")}

![Bild](a.png)

{SECOND.replace("Gipfel", "_Gipfel_")}
"""


def saved():
    """A page as browsers save it in one file."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"], whole["Subject"] = "<Saved by Blink>", "Putin trifft Rachmon"
    whole.attach(MIMEText(HTML, "html", "utf-8"))
    whole.attach(MIMEText("body {}", "css"))
    return whole.as_bytes()


@pytest.mark.parametrize("name, raw", [
    ("a.html", HTML.encode()), ("a.html", HTML.encode("utf-16")), ("a.htm", HTML.replace("<head>", '<head><meta charset="cp1252">').encode("cp1252")),
    ("a.txt", HTML.encode()), ("a.mhtml", saved()), ("a.md", MARKDOWN.encode()), ("a.markdown", MARKDOWN.encode("cp1252")),
    ("a.md", MARKDOWN.replace("\n", "\r\n").encode("utf-8-sig")), ("standard input", MARKDOWN.encode()), ("standard input", HTML.encode())])
def test_every_form_gives_text_title_and_day(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    article = lesart.read(tmp_path / name).article
    assert article.text.split("\n\n")[-2:] == [FIRST, SECOND]
    assert article.title == "Putin trifft Rachmon" and article.published == date(2025, 10, 8)


def test_a_text_file_keeps_its_stars_and_hashes(tmp_path):
    (tmp_path / "a.txt").write_text("# Kein Markdown\n\nPutin *traf* am 8. Oktober Rachmon.", encoding="utf-8")
    assert lesart.read(tmp_path / "a.txt").article.text.startswith("# Kein Markdown\n\nPutin *traf*")


def test_headings_lists_tables_and_quotations_of_markdown_become_paragraphs(tmp_path):
    (tmp_path / "a.md").write_text("Ein Titel\n=========\n\nPutin reiste ab.\n\n## Danach\n\n- erster Punkt\n- zweiter Punkt\n\n> Ein *Zitat*.\n\n"
                                   "12. Mai: Er kam.\n14. Mai: Er ging.\n\n| Tag | Ort |\n|---|---|\n| 3. Mai | Minsk |\n\n```\ncode\n```\n\nEnde &amp; Schluss.", encoding="utf-8")
    article = lesart.read(tmp_path / "a.md").article
    assert article.text.split("\n\n") == ["Ein Titel", "Putin reiste ab.", "Danach", "erster Punkt", "zweiter Punkt", "Ein Zitat.", "12. Mai: Er kam.",
                                          "14. Mai: Er ging.", "3. Mai, Minsk", "Ende & Schluss."]
    assert [article.text[p.start:p.end] for p in article.paragraphs if p.kind == "heading"][:2] == ["Ein Titel", "Danach"]


@pytest.mark.parametrize("name, raw, says", [
    ("a.html", b"", "empty"), ("a.md", b"", "empty"), ("a.md", b"---\ntitle: x\n---\n", "empty"), ("a.html", b"%PDF-1.7 x", "PDF"),
    ("a.html", b"<html><body><nav>Start</nav></body></html>", "no article"), ("a.json", b'{"text": "Putin traf Rachmon."}', "data, not an article"),
    ("a.txt", b'[{"text": "Putin"}]', "data, not an article"), ("a.csv", b"a,b\n1,2\n", "data, not an article"),
    ("a.mhtml", b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/css\n\nb{}\n--x--", "no HTML"),
    ("a.html", HTML.replace(FIRST, "The president said that he would not travel to the summit of the states this year. ").replace(SECOND, "It was not the first time that they had met.").encode(), "English, not German"),
])
def test_what_holds_no_german_article_gives_one_error(tmp_path, name, raw, says):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(LesartError, match=says) as error:
        lesart.read(tmp_path / name)
    assert name in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("raw", [HTML.encode(), MARKDOWN.encode(), f"{FIRST}\n\n{SECOND}".encode("cp1252")])
def test_tables_reads_standard_input(tmp_path, monkeypatch, raw):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    assert main(["tables", "-", "--out", str(tmp_path / "out"), "--published", "2025-10-09"]) == 0
    with (tmp_path / "out" / "actors.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "wladimir-putin" in [row["actor"] for row in csv.DictReader(file)]


def test_an_error_from_standard_input_names_it(tmp_path):
    done = subprocess.run([sys.executable, str(ROOT / "notebooks" / "lesart"), "report", "-", "--out", str(tmp_path / "out")],
                          input=b"%PDF-1.7", capture_output=True, timeout=120)
    assert done.returncode == 1 and done.stderr.decode().startswith("lesart: standard input: this is a PDF") and not (tmp_path / "out").exists()


def test_title_and_day_given_reach_every_notebook(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(f"{FIRST}\n\n{SECOND}", encoding="utf-8")
    monkeypatch.setenv("LESART_ARTICLE", str(tmp_path / "a.txt"))
    monkeypatch.setenv("LESART_TITLE", "Ein Titel")
    monkeypatch.setenv("LESART_PUBLISHED", "2025-10-09")
    article = lesart.read(lesart.default_article()).article
    assert (article.title, article.published) == ("Ein Titel", date(2025, 10, 9))
