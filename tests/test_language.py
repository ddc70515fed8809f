"""The German report: every message that it asks for has German, and quotations stay as they are."""
import re

from lesart import language


def test_nothing_of_the_german_report_is_untranslated(german_report):
    assert (german_report.parent / "untranslated.txt").read_text(encoding="utf-8").splitlines() == []


def test_the_german_report_is_german_and_quotes_the_same(german_report, report):
    for path in german_report.glob("*.html"):
        german, english = path.read_text(encoding="utf-8"), (report / path.name).read_text(encoding="utf-8")
        assert '<html lang="de"' in german and '<html lang="en"' in english
        assert "Zum Inhalt springen" in german and "Skip to the content" not in german
        assert re.findall(r'<p class="about-line"[^>]*>.*?</p>', german) == re.findall(r'<p class="about-line"[^>]*>.*?</p>', english)


def test_catalogues_are_read_and_keep_fields_and_code():
    for message, german in language.catalogue("de").items():
        assert sorted(re.findall(r"\{\w+\}", message)) == sorted(re.findall(r"\{\w+\}", german)), message
        assert sorted(re.findall(r"\]\(([^)]*)\)", message)) == sorted(re.findall(r"\]\(([^)]*)\)", german)), message
        assert message[:2] == german[:2] or not message.startswith("#"), message
