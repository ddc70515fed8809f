"""Labels in English and German."""
from __future__ import annotations

from datetime import date

import pytest

from lesart import language
from lesart.errors import LesartError


def test_german_comes_from_the_catalogue_and_english_from_the_code():
    assert language.listed(["A", "B", "C"]) == "A, B and C"
    with language.speaking("de"):
        assert language.listed(["A", "B", "C"]) == "A, B und C" and language.number_word(9) == "neun"
        assert language.decimal(32.88) == "32,9" and language.long_day(date(2025, 3, 1)) == "1. März 2025"
        assert language.name({"name": "Weißrussland", "name_en": "Belarus"}) == "Weißrussland"
    assert language.language() == "en"


def test_a_message_without_german_stays_english_and_is_remembered():
    with language.speaking("de"):
        assert language.tr("no such message {n}", n=1) == "no such message 1"
    assert "no such message {n}" in language.missing
    language.missing.discard("no such message {n}")


def test_an_unknown_language_is_refused():
    with pytest.raises(LesartError, match="en, de"), language.speaking("fr"):
        pass
