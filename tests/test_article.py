"""Files of every kind: the right text, or one error that says what, where and what to do."""
from __future__ import annotations

import pytest

from lesart.article import default_article, read_article
from lesart.errors import LesartError

TEXT = "Der Präsident reiste am Montag nach Köln – „für Gespräche“.\n\nEr sagte nichts über die Gründe der Reise."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_readable_encodings_give_the_same_text(tmp_path, encoding):
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert read_article(file).text == TEXT


def test_latin_1_gives_the_right_text(tmp_path):
    text = TEXT.replace("–", "-").replace("„", '"').replace("“", '"')
    (tmp_path / "article.txt").write_bytes(text.encode("latin-1"))
    assert read_article(tmp_path / "article.txt").text == text


def test_line_ends_of_other_systems_are_one(tmp_path):
    (tmp_path / "article.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert read_article(tmp_path / "article.txt").text == TEXT


@pytest.mark.parametrize("content, says", [
    (b"", "empty"), (b" \n\n\t", "empty"), (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"), (b"PK\x03\x04abc", "ZIP"),
    (bytes(range(256)) * 4, "not a text"), (b"\xff\xfe\x00", "utf-16"),
    (b"The president said that he would not travel to the summit of the states this year.", "English, not German"),
    ("Президент сказал, что он не поедет на саммит, и что это не его дело.".encode(), "Russian, not German"),
])
def test_what_is_no_german_text_gives_one_error_with_the_files_name(tmp_path, content, says):
    file = tmp_path / "article.txt"
    file.write_bytes(content)
    with pytest.raises(LesartError, match=says) as error:
        read_article(file)
    assert "article.txt" in str(error.value) and "\n" not in str(error.value)


def test_missing_file_and_folder_are_told_apart(tmp_path):
    with pytest.raises(LesartError, match="no such file"):
        read_article(tmp_path / "nothing.txt")
    with pytest.raises(LesartError, match="folder"):
        read_article(tmp_path)


def test_a_wrong_day_says_how_to_write_it():
    with pytest.raises(LesartError, match="YYYY-MM-DD"):
        read_article(text=TEXT, published="9.10.2025")


def test_headings_are_told_from_paragraphs():
    found = read_article(text="Der Gipfel begann.\n\nNeues Format\n\nDie Gespräche dauern an.").paragraphs
    assert [p.kind for p in found] == ["body", "heading", "body"]


@pytest.mark.parametrize("text", [
    "Der Gipfel begann.\n\nDie Gespräche dauern an",  # nothing follows: no heading
    "Der Minister sagte:\n\n„Wir sprechen weiter.“",  # introduces a quotation
])
def test_other_short_blocks_are_no_headings(text):
    assert {p.kind for p in read_article(text=text).paragraphs} == {"body"}


def test_lines_broken_at_a_margin_are_one_paragraph():
    text = ("Der Präsident reiste am Montag nach Minsk, um dort mit seinem\nAmtskollegen über die Lage in der Region und über den Handel\n"
            "zu sprechen. Am Abend flog er nach Moskau zurück, wo ihn der\nMinister erwartete.")
    assert len(read_article(text=text).paragraphs) == 1


def test_the_first_article_has_two_headings_and_no_day_of_its_own():
    article = read_article(default_article())
    headings = [article.text[p.start:p.end] for p in article.paragraphs if p.kind == "heading"]
    assert headings == ["Internationaler Gerichtshof", "Neues Format"] and article.published is None
