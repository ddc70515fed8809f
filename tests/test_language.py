"""The German report: every message that it asks for has German, and quotations stay as they are."""
import ast
import re
import string
from html.parser import HTMLParser

import nbformat

from lesart import language
from lesart.report import ROOT


def test_nothing_of_the_german_report_is_untranslated(german_report):
    assert (german_report.parent / "untranslated.txt").read_text(encoding="utf-8").splitlines() == []


def messages():
    """Every message that code, notebooks and templates hold, with the place where it stands."""
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                yield path.name, cell.source
            else:
                yield from ((path.name, message) for message in asked(cell.source))
    for path in sorted((ROOT / "notebooks" / "lesart").rglob("*.py")):
        yield from ((path.name, message) for message in asked(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "notebooks" / "lesart").rglob("*.j2")):
        yield from ((path.name, message) for _, message in re.findall(r"""tr\((["'])(.*?)\1[,)]""", path.read_text(encoding="utf-8")))


def asked(source):
    """The messages that Python code asks for."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("tr", "say") and node.args:
            if isinstance(node.args[0], ast.Constant) and any(map(str.isalpha, node.args[0].value)):
                yield node.args[0].value


def test_every_message_of_code_and_notebooks_has_german():
    known = language.catalogue("de")
    assert [(place, message[:200]) for place, message in messages() if message not in known] == []


def test_the_german_report_is_german_and_quotes_the_same(german_report, report):
    for path in german_report.glob("*.html"):
        german, english = path.read_text(encoding="utf-8"), (report / path.name).read_text(encoding="utf-8")
        assert '<html lang="de"' in german and '<html lang="en"' in english
        assert "Zum Inhalt springen" in german and "Skip to the content" not in german
        assert re.findall(r'<p class="about-line"[^>]*>.*?</p>', german) == re.findall(r'<p class="about-line"[^>]*>.*?</p>', english)


ENGLISH = re.compile(r"\b(the|of|and|is|are|were|with|by|from|which|that|this|not|have|has|their|its|between|each|than|into|when|who|what)\b")
GERMAN = re.compile(r"\b(der|das|und|ist|sind|nicht|mit|von|dem|den|ein|eine|einen|einem|einer|wird|wurde|werden|auf|für|sich|zu|zum|zur|bei|nach)\b")
SILENT = {"script", "style", "code", "pre", "footer", "head"}  # code is no prose; the foot names files and versions
VOID = {"img", "br", "meta", "link", "input", "hr"}


class OwnText(HTMLParser):
    """The text of a page that is in one language by its markup, with what screen readers read of it."""

    def __init__(self, language):
        super().__init__(convert_charrefs=True)
        self.language, self.open, self.found = language, [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        outside = self.open[-1][1] if self.open else False
        foreign = attributes["lang"] != self.language if "lang" in attributes else outside
        silent = foreign or tag in SILENT or bool(self.open and self.open[-1][2])
        if tag not in VOID:
            self.open.append((tag, foreign, silent))
        if not silent:
            self.found += [attributes[name] for name in ("alt", "aria-label", "title") if attributes.get(name)]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.open and not self.open[-1][2]:
            self.found.append(data)


def foreign(html, language, words):
    """Texts of a page in one language that hold two function words of the other; one where the text is short."""
    parser = OwnText(language)
    parser.feed(html)
    texts = [" ".join(text.split()) for text in parser.found]
    return [text[:150] for text in texts if len(words.findall(text)) >= (1 if len(text) < 60 else 2)]


def english(html):
    return foreign(html, "de", ENGLISH)


def german(html):
    return foreign(html, "en", GERMAN)


def test_what_is_english_is_seen():
    assert english('<html lang="de"><p>9 statements by 7 speakers</p></html>') == ["9 statements by 7 speakers"]
    assert english('<html lang="de"><p>Die <code>of the</code> <span lang="en">is the</span> Rede</p></html>') == []


def test_no_english_is_left_on_german_pages(german_report):
    left = {path.name: english(path.read_text(encoding="utf-8")) for path in german_report.glob("*.html")}
    assert {name: texts for name, texts in left.items() if texts} == {}


def test_german_in_the_english_report_is_marked_as_german(report):
    left = {path.name: german(path.read_text(encoding="utf-8")) for path in report.glob("*.html")}
    assert {name: texts for name, texts in left.items() if texts} == {}


def fields(message):
    """What stands in braces; a plural names its number: {n:event|events}."""
    return set() if message[:1] in "#-" or "`" in message else {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_catalogues_are_read_and_keep_fields_and_code():
    for message, german in language.catalogue("de").items():
        assert fields(message) == fields(german), message
        assert sorted(re.findall(r"\]\(([^)]*)\)", message)) == sorted(re.findall(r"\]\(([^)]*)\)", german)), message
        assert message[:2] == german[:2] or not message.startswith("#"), message
