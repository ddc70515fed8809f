"""The words of temporal expressions, loaded once from ``data/lexicon/time_*.csv``."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .. import datasets

_CONVERT = {"month": int, "weekday": int, "weekdays": int, "ordinal": int, "day": int, "day_morrow": int, "year": int,
            "day_noun": int, "week_noun": int, "month_noun": int, "year_noun": int, "relative": int}
# "dreitägig", "fünfjährigen": a number and a unit in one adjective
_ADJECTIVE = re.compile(r"(.+?)-?(sekündig|minütig|stündig|tägig|wöchig|monatig|jährig|jahrzehntig)(?:e[nrsm]?)?$")
_ADJECTIVE_UNITS = {"sekündig": "TS", "minütig": "TM", "stündig": "TH", "tägig": "D", "wöchig": "W", "monatig": "M", "jährig": "Y",
                    "jahrzehntig": "DE"}
_DECADE = re.compile(r"(zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|neunzehnhundert.+)er(?:n|jahren?)?$")
_PART_SUFFIX = re.compile(r"(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(früh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``classes``: word → {class: value}; ``past``, ``future``: words that tell the tense."""

    classes: dict[str, dict]
    triggers: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The compiled word lists."""
    classes: dict[str, dict] = {}
    for row in datasets.rows("lexicon", "time_words"):
        value = row["value"] or ""
        kind = row["class"]
        classes.setdefault(row["word"], {})[kind] = _CONVERT[kind](value) if kind in _CONVERT else value
    for entry in classes.values():
        if "number" in entry and entry["number"] != "X":
            number = float(entry["number"])
            entry["number"] = int(number) if number.is_integer() else number
    tense = datasets.rows("lexicon", "time_tense")
    passive = {"number", "ordinal", "approx", "relative", "every", "every_plural", "mod"}
    triggers = frozenset(word for word, entry in classes.items() if not entry.keys() <= passive)
    past = {row["word"] for row in tense if row["tense"] == "past"}
    past |= {row["preterite"] + ending for row in datasets.rows("lexicon", "words_irregular_verbs") for ending in ("", "en", "n")}
    past -= {"wollte", "sollte", "könnte", "möchte"}
    return Lexicon(classes, triggers, frozenset(past), frozenset(row["word"] for row in tense if row["tense"] == "future"))


@lru_cache(maxsize=20_000)
def compound(word: str) -> dict:
    """Classes of a word that is made of parts: "dreitägig", "fünfziger", "donnerstagabend".

    >>> compound("dreitägigen"), compound("montagabend")
    ({'adjective': 'P3D'}, {'weekday': 1, 'weekday_part': 'EV'})
    """
    classes = lexicon().classes
    match = _PART_SUFFIX.match(word)
    if match:
        part = "MO" if match[2] == "früh" else classes[match[2]]["part"]
        return {"weekday": classes[match[1]]["weekday"], "weekday_part": part}
    match = _DECADE.match(word)
    if match:
        tens = classes.get(match[1], {}).get("number")
        if isinstance(tens, int):
            return {"decade": tens // 10, "decade_whole": word.endswith(("jahre", "jahren"))}
    match = _ADJECTIVE.match(word)
    if match:
        number = classes.get(match[1], {}).get("number")
        if number in (None, "X") or match[1] in ("ein", "mehr", "beide"):
            number = 1 if match[1] == "ein" else None
        if number is not None:
            return {"adjective": duration(number, _ADJECTIVE_UNITS[match[2]])}
    return {}


def duration(number, unit: str) -> str:
    """The TIMEX3 value of a duration.

    >>> duration(3, "Y"), duration(35, "TH"), duration("X", "D"), duration(2, "H")
    ('P3Y', 'PT35H', 'PXD', 'P2H')
    """
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return f"PT{number}{unit[1]}" if unit[0] == "T" and len(unit) == 2 else f"P{number}{unit}"
