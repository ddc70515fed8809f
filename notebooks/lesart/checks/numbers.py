"""German numbers in figures and words, and what stands in front of them to make them less exact."""
from __future__ import annotations

import re
from functools import lru_cache

from ..datasets import rows

_FIGURE, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_UNITS = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_FORMS = {"eins": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "eines": 1, "zweier": 2, "dreier": 3, "beide": 2, "beiden": 2}


@lru_cache(maxsize=1)
def words() -> dict[str, int]:
    """All number words up to 999: ``{"zwölf": 12, "einundzwanzig": 21, …}``."""
    below = {word: n for n, word in enumerate(_UNITS)}
    for n, ten in enumerate(_TENS, 2):
        below[ten] = 10 * n
        below.update({f"{_UNITS[unit]}und{ten}": 10 * n + unit for unit in range(1, 10)})
    found = dict(below)
    for n in range(1, 10):
        for hundred in ({f"{_UNITS[n]}hundert"} | ({"hundert"} if n == 1 else set())):
            found[hundred] = 100 * n
            found.update({hundred + word: 100 * n + value for word, value in below.items() if value} | {hundred + "eins": 100 * n + 1})
    found.update({word.replace("ß", "ss"): value for word, value in found.items()})
    found.update(_FORMS)
    found.update({word + "e": value for word, value in list(found.items()) if 2 <= value <= 12 and not word.endswith(("e", "r"))})
    return found


def value(word: str) -> int | None:
    """The whole number that a word or figure means; None where it is none.

    >>> value("44"), value("fünf"), value("einundzwanzig"), value("1.200"), value("Haus")
    (44, 5, 21, 1200, None)
    """
    if word.isdecimal():
        return int(word)
    head, *groups = word.split(".")
    if groups and head.isdecimal() and len(head) <= 3 and all(len(g) == 3 and g.isdecimal() for g in groups):
        return int("".join((head, *groups)))
    return words().get(word.lower())


def counts_something(text: str) -> bool:
    """Whether there is a figure or a number word above one: what no pattern with a number need be tried without.

    >>> counts_something("Drei kamen."), counts_something("Einer kam."), counts_something("Im Jahr 1990 kam er.")
    (True, False, True)
    """
    return bool(_FIGURE.search(text)) or not _several().isdisjoint(_WORD.findall(text.lower()))


@lru_cache(maxsize=1)
def _several() -> frozenset[str]:
    return frozenset(word for word, number in words().items() if number > 1)


_ORDINALS = {"erst": 1, "dritt": 3, "siebt": 7, "siebent": 7, "acht": 8}


def ordinal(word: str) -> int | None:
    """The number of an ordinal in figures or words; None where it is none.

    >>> ordinal("19."), ordinal("zehnte"), ordinal("dritten"), ordinal("zwanzigstes"), ordinal("Haus")
    (19, 10, 3, 20, None)
    """
    if word.endswith("."):
        return int(word[:-1]) if word[:-1].isdecimal() else None
    for ending in ("er", "es", "en", "em", "e"):
        stem = word.lower().removesuffix(ending)
        if stem != word.lower():
            for cut in ("st", "t"):
                if stem in _ORDINALS:
                    return _ORDINALS[stem]
                if stem.endswith(cut) and stem[:-len(cut)] in words():
                    return words()[stem[:-len(cut)]]
    return None


def _any_of(known) -> str:
    """A pattern for any of many words, the longest first; beginnings that words share stand in it once.

    A thousand words side by side would be tried one by one at every character.

    >>> _any_of(["ein", "eins", "elf"])
    'e(?:in(?:s)?|lf)'
    """
    heads: dict[str, list[str]] = {}
    for word in known:
        heads.setdefault(word[:1], []).append(word[1:])
    ends = heads.pop("", None) is not None
    parts = [re.escape(letter) + _any_of(rest) for letter, rest in sorted(heads.items())]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})" + "?" * ends if ends or len(parts) > 1 else parts[0]


def _pattern() -> str:
    """Any of `words`, from their parts: a thousand words side by side would take long to compile, and to try."""
    tens = _any_of([ten for word in _TENS for ten in {word, word.replace("ß", "ss")}])
    unit = _any_of(_UNITS[1:10])
    small = [word for word, number in words().items() if number < 20 or word in _FORMS]
    below = f"(?:(?:{unit}und)?{tens}|%s)"
    return f"(?:{unit}?hundert{below % _any_of([*_UNITS[1:], 'eins'])}?|{below % _any_of(small)})"


# What `value` can read, as part of a pattern; STEM goes on: "fünfjährig".
STEM = r"(?:\d{1,3}(?:\.\d{3})+|\d+|" + _pattern() + ")"
NUMBER = STEM + r"(?!\w|,\d)"


@lru_cache(maxsize=1)
def qualifiers() -> dict[str, str]:
    """ "fast" → below, "mehr als" → above, "gut" → slightly above, "rund" → about """
    return {row["words"]: row["kind"] for row in rows("lexicon", "check_qualifiers")}


QUALIFIER = "(?:" + "|".join(sorted(map(str, qualifiers()), key=len, reverse=True)).replace(" ", r"\s+") + ")"


def fits(claimed: float, kind: str | None, real: float, slack: float = 0.05) -> str:
    """How well a claimed number of years, or of other units of time, fits the real length.

    Parameters
    ----------
    claimed, real : float
        In the same unit.
    kind : str or None
        What qualifies the claim: see `qualifiers`.
    slack : float
        What is still exact, in units.

    Returns
    -------
    str
        ``supported``, ``imprecise`` or ``contradicted``.

    Examples
    --------
    >>> fits(33, None, 32.9), fits(33, "below", 32.9), fits(30, "above", 32.9), fits(28, None, 32.9)
    ('imprecise', 'supported', 'supported', 'contradicted')
    """
    tenth = max(1.0, claimed / 10)
    if kind == "below":  # "fast 33 Jahre"
        return "supported" if claimed - tenth <= real <= claimed + slack else "imprecise" if claimed - 1.5 * tenth <= real < claimed + 1 else "contradicted"
    if kind == "above":  # "mehr als 30 Jahre"
        room = 10 if claimed % 10 == 0 and claimed >= 20 else 5 if claimed % 5 == 0 and claimed >= 10 else 2
        return "supported" if claimed - slack <= real <= claimed + room else "imprecise" if claimed - 0.5 <= real <= 2 * claimed else "contradicted"
    if kind == "slightly above":  # "gut 20 Jahre"
        return "supported" if claimed - slack <= real <= claimed + tenth else "imprecise" if claimed - 0.7 <= real <= claimed + 2 * tenth else "contradicted"
    if kind == "about":  # "rund 30 Jahre"
        return "supported" if abs(real - claimed) <= tenth else "imprecise" if abs(real - claimed) <= 1.5 * tenth else "contradicted"
    if claimed - slack <= real < claimed + 1:
        return "supported"
    return "imprecise" if claimed - 1 <= real < claimed + 1.5 else "contradicted"
