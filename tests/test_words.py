"""Words: tags and lemmas are HanTa's own, only faster."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from HanTa.HanoverTagger import HanoverTagger

from lesart.words.hanta import tagger
from lesart.words.tokens import sentence_ends, spans

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def plain() -> HanoverTagger:
    """HanTa as it comes."""
    return HanoverTagger("morphmodel_ger.pgz")


def sentences(text: str) -> list[list[str]]:
    found, first, out = spans(text, 0, len(text)), 0, []
    for end in sentence_ends(text, found):
        out.append([text[a:b] for a, b in found[first:end]])
        first = end
    return [sentence for sentence in out if sentence]


def assert_same_as_hanta(plain, text: str) -> None:
    fast = tagger()
    for forms in sentences(text):
        numbers = plain.tag_sent_viterbi(forms)
        assert fast.tags(forms) == numbers, forms
        assert [fast._analyze(form, n) for form, n in zip(forms, numbers)] == [
            plain._analyze(form, n) for form, n in zip(forms, numbers)]


def test_tags_and_lemmas_of_our_articles_are_hantas(plain):
    assert_same_as_hanta(plain, (ROOT / "data/articles/gus-gipfel-2025.txt").read_text(encoding="utf-8"))
    with (ROOT / "data/articles/region-2005-2025.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            assert_same_as_hanta(plain, json.loads(line)["text"])


def test_tags_and_lemmas_of_newspapers_are_hantas(plain, shared):
    with (shared / "corpora/quotes-dev/train.jsonl").open(encoding="utf-8") as lines:
        for line in list(lines)[::50]:
            assert_same_as_hanta(plain, json.loads(line)["text"])


# short and long words, unknown stems with known endings, names, foreign words, hyphens, digits, other scripts
WORDS = """ne IX Ping Hard Rock Xqzt Rama Zeravschan-Staudammkommissionsvorsitzender umgeschmurgelt Krokodilstränenvergießerei
Nichtweiterverbreitungsvertrag Blorbinskaja vorzuschlurfen e-Voting 14-jährige COVID-19 J2-8243 Ω Душанбе a ab die d' Straße
ÜBERSEE unverzwickbare Gorbunowa-Fjellström abgeschnorpst schnorpste Schnorpstest zweitschnorpsigsten""".split()


@pytest.mark.parametrize("word", WORDS)
def test_possible_tags_of_rare_words_are_hantas(plain, word):
    fast = tagger()
    for casesensitive in (True, False):
        expected = plain._tag_word(word, 5, casesensitive, True)
        found = fast._tag_word(word, 5, casesensitive, True)
        assert [tag for tag, _ in found] == [tag for tag, _ in expected]
        assert [lp for _, lp in found] == pytest.approx([lp for _, lp in expected], abs=1e-9)
        for tag, _ in expected:
            assert fast._analyze(word, tag) == plain._analyze(word, tag)
