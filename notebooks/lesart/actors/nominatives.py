"""What a description is called: "von 47.879.927 Wählern" → Wähler, "des georgischen Innenministeriums" → georgisches Innenministerium."""
from __future__ import annotations

import re
from functools import lru_cache

from ..datasets import rows
from .model import Draft
from .nouns import Noun, offices, relations

_ENDING = re.compile(r"(?<=\w\w)e[nmrs]?\Z")
_NUMERALS = {"zweier": "zwei", "dreier": "drei", "hunderten": "Hunderte", "tausenden": "Tausende", "dutzenden": "Dutzende",
             "zehntausenden": "Zehntausende", "hunderttausenden": "Hunderttausende"}
_STRONG_IN_EN = ("staat", "or", "bauer", "nachbar", "vetter", "ungar", "bayer", "muskel", "pfau", "see")  # Staat, Staaten; Direktor, Direktoren
_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")


def called(draft: Draft, first: int, i: int, noun: Noun, plural: bool) -> str:
    """The noun phrase of tokens first to i in the nominative, without an article and without figures.

    Figures stay where somebody else of that noun would have the same name: "15 Soldaten" beside "Soldaten".
    """
    tokens = draft.words.tokens
    woman = not plural and (noun.gender == "f" or of_adjective(noun) and _woman(tokens, first, i))
    ending = "e" if plural or woman else {"m": "er", "n": "es"}.get(noun.gender, "e")
    head = noun_called(tokens[i].form, noun, plural, woman)
    words, figures = [], []
    for k in range(first, i):
        form = tokens[k].form
        if form.lower() in _NUMERALS:
            form = _NUMERALS[form.lower()]
        elif tokens[k].tag == "ADJA":
            form = _adjective(form, ending)
        if k == draft.words.sentences[tokens[k].sentence].first and tokens[k].tag in ("ADJA", "CARD") and form[1:].islower() and not form.endswith("er"):
            form = form.lower()
        (figures if any(c.isdigit() for c in form) and tokens[k].tag != "ADJA" else words).append((k, form))
    name = " ".join([form for _, form in words] + [head])
    if figures and any(actor.name == name for actor in draft.actors.values()):
        name = " ".join([form for _, form in sorted(words + figures)] + [head])
    return name


def noun_called(form: str, noun: Noun, plural: bool, woman: bool = False) -> str:
    """A noun's nominative.

    >>> from lesart.actors.nouns import noun_of
    >>> [noun_called(form, noun_of(form), True) for form in ("Wählern", "Aufständischen", "Konzernen", "Ärzten", "Polizisten")]
    ['Wähler', 'Aufständische', 'Konzerne', 'Ärzte', 'Polizisten']
    >>> [noun_called(form, noun_of(form), False) for form in ("Gerichts", "Präsidenten", "Angeklagten", "Anwältin")]
    ['Gericht', 'Präsident', 'Angeklagter', 'Anwältin']
    """
    if of_adjective(noun):
        return noun.whole[:-1] + ("e" if plural or woman else "er")
    if not plural:
        return form if noun.gender == "f" and form.endswith("in") else noun.whole
    if noun.kind == "people":
        return noun.whole if form.lower().startswith(noun.whole.lower()[:3]) else form
    lower = noun.whole.lower()
    if form == noun.whole + "n" and lower.endswith(("er", "el", "en")) and not lower.endswith(("bauer", "vetter", "bayer", "muskel")):
        return noun.whole  # Kämpfern
    if form.endswith("ern") and form.translate(_UMLAUTS)[:-3] == noun.whole.translate(_UMLAUTS):
        return form[:-1]  # Männern
    if form.endswith("en") and noun.plural and noun.gender != "f" and not lower.endswith(_STRONG_IN_EN) and \
            form.translate(_UMLAUTS)[:-2] == noun.whole.translate(_UMLAUTS):
        return form[:-1]  # Konzernen, Ärzten
    return form


def of_state(noun: Noun, state: str) -> str:
    """One of several holders of an office: of "die Präsidenten Perus und Chiles" the peruanischer Präsident."""
    adjective = next((row["adjective"] for row in rows("reference", "adjectives") if row["iso3"] == state), None)
    return f"{adjective}{'e' if noun.gender == 'f' else 'er'} {noun_called(noun.whole, noun, False)}" if adjective else noun.whole


def title_called(form: str, noun: Noun, sex: str | None) -> str:
    """An office in the gender of who holds it.

    >>> from lesart.actors.nouns import noun_of
    >>> form = "SPD-Vorsitzende"
    >>> title_called(form, noun_of(form), "m"), title_called(form, noun_of(form), "f"), title_called("Sprechers", noun_of("Sprechers"), "m")
    ('SPD-Vorsitzender', 'SPD-Vorsitzende', 'Sprecher')
    """
    if of_adjective(noun):
        return noun.whole[:-1] + ("e" if sex == "f" else "er")
    return form if noun.gender == "f" and form.endswith("in") else noun.whole


def is_office(noun: Noun) -> bool:
    """Whether a noun names an office or an occupation: "Pilot", not "Mandant" nor "Angeklagter" """
    own = noun.base not in _no_offices() or noun.base in ("Mann", "Frau") and noun.whole.rpartition("-")[2] != noun.base  # "Obmann"
    return noun.kind == "person" and own and noun.whole not in _no_offices() and noun.whole not in relations()


@lru_cache(maxsize=1)
def _no_offices() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("lexicon", "actor_no_offices"))


def office_row(title: str | None) -> dict | None:
    """The row of ``actor_offices.csv`` for somebody's office, whatever its gender's ending: "Außenbeauftragter" """
    table = offices()
    return table.get(title or "") or table.get((title or "").removesuffix("r"))


def of_adjective(noun: Noun) -> bool:
    """ "Verletzte", "Vorsitzende", "Deutsche": declined like an adjective; not so "Zeuge" """
    return noun.kind == "person" and noun.gender in ("m", "f") and noun.whole.endswith("e") and noun.base not in _weak()


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    found = {row["noun"] for row in rows("lexicon", "actor_weak_nouns")}
    found |= {row["demonym"] for row in rows("reference", "adjectives") if row["demonym"] and row["demonym"].endswith("e")} - {"Deutsche"}
    return frozenset(found | {row["noun"] for row in rows("lexicon", "actor_nouns") if row["gender"] == "f"})


def _woman(tokens, first: int, i: int) -> bool:
    """ "die Angeklagte", "eine Verletzte", "der Verletzten" """
    article = tokens[first - 1].form.lower() if first and tokens[first - 1].sentence == tokens[i].sentence else ""
    return article in ("die", "diese", "eine", "keine", "ihre", "seine") or article in ("der", "dieser", "einer", "zur") and tokens[i].form.endswith("n")


def _adjective(form: str, ending: str) -> str:
    """ "georgischen" → "georgische", "georgischer", …; "Moskauer" stays """
    if form.endswith("er") and form[0].isupper():
        return form
    return _ENDING.sub(ending, form)
