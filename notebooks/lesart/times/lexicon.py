"""The words of temporal expressions, compiled once from ``data/lexicon/time_*.csv``."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .. import datasets
from .tenses import tenses

_WHOLE = frozenset("month weekday weekdays ordinal day day_morrow year day_noun week_noun month_noun year_noun relative "
                   "counted_from".split())
# Classes that help an expression along but begin none.
_HELPERS = frozenset("number ordinal approx relative every mod plural year_cue counted daily counted_from frequency filler "
                     "title month_cue person numbered paper register".split())
_ADJECTIVE_UNITS = {"sekündig": "TS", "minütig": "TM", "stündig": "TH", "tägig": "D", "wöchig": "W", "monatig": "M",
                    "jährig": "Y", "jahrzehntig": "DE"}
_ADJECTIVE = re.compile(rf"(.*?)({'|'.join(_ADJECTIVE_UNITS)})(?:e[nrsm]?)?$")
_DECADE = re.compile(r"(.+zig|drei(?:ß|ss)ig)er(?:n|jahren?|jahre)?$")
_SEASON = re.compile(r"(?<=[a-zäöüß]{3})(?:winter|sommer|herbst|frühjahr)$")  # "Kriegswinter", "Hungerwinter"
_MONTH_DAYS = re.compile(r"(.{3,9}?)tagen?$")  # "Augusttage"
_WEEKDAY_PART = re.compile(r"(.+(?:tag|woch|abend))(früh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the word lists say, by lower-case word.

    ``classes``: word → {class: value}; ``triggers``: words that begin the search for an expression,
    ``starts``: those and the first words of phrases; ``phrases``: first word → [(words, class, value)],
    longest first; ``tense``: verb form → past, future, none, modal or perfect; ``daily``: words of which daily news has at
    least one; ``register``: what points to the day of publication (news), and verb forms that tell in the
    past or in the present.
    """

    classes: dict[str, dict]
    triggers: frozenset[str]
    starts: frozenset[str]
    phrases: dict[str, list[tuple]]
    tense: dict[str, str]
    daily: frozenset[str]
    register: dict[str, str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The compiled word lists."""
    classes: dict[str, dict] = {}
    phrases: dict[str, list[tuple]] = {}
    for row in datasets.rows("lexicon", "time_words"):
        words, kind, value = tuple(row["word"].split()), row["class"], row["value"] or ""
        if len(words) > 1:
            phrases.setdefault(words[0], []).append((words, kind, value))
            continue
        if kind in _WHOLE:
            value = int(value)
        elif kind == "number" and value != "X":
            value = int(value) if value.isdecimal() else float(value)
        classes.setdefault(row["word"], {})[kind] = value
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    triggers = frozenset(word for word, entry in classes.items() if not entry.keys() <= _HELPERS)
    daily = frozenset(word for word, entry in classes.items() if "daily" in entry)
    return Lexicon(classes, triggers, triggers | phrases.keys(), phrases, tenses(), daily, _register(classes))


def _register(classes: dict[str, dict]) -> dict[str, str]:
    marks = {word: entry["register"] for word, entry in classes.items() if "register" in entry}
    return marks | {word: "news" for word, entry in classes.items() if entry.keys() & {"day", "weekday", "year"}}


@lru_cache(maxsize=20_000)
def compound(word: str) -> dict:
    """Classes of a word that is made of parts, empty for any other word.

    >>> compound("dreitägigen"), compound("montagabend"), compound("neunzigerjahren")
    ({'adjective': 'P3D'}, {'weekday': 1, 'weekday_part': 'EV'}, {'decade': 9, 'decade_whole': True})
    """
    classes = lexicon().classes
    match = _WEEKDAY_PART.match(word)
    if match and "weekday" in classes.get(match[1], ()):
        part = "MO" if match[2] == "früh" else classes[match[2]]["part"]
        return {"weekday": classes[match[1]]["weekday"], "weekday_part": part}
    match = _DECADE.match(word)
    if match:
        tens = classes.get(match[1].removeprefix("neunzehnhundert"), {}).get("number")
        if isinstance(tens, int) and tens >= 20:
            return {"decade": tens // 10, "decade_whole": word.endswith(("jahre", "jahren"))}
    match = _MONTH_DAYS.match(word)
    if match and "month" in classes.get(match[1], ()):
        return {"month": classes[match[1]]["month"]}
    season = _SEASON.search(word)
    if season:
        return {"season": classes[season[0]]["season"]}
    unit = adjective_unit(word)
    if unit:
        count = _ADJECTIVE.match(word)[1].removesuffix("-")
        number = 1 if count == "ein" else classes.get(count, {}).get("number")
        if number not in (None, "X") and count != "beide":
            return {"adjective": duration(number, unit)}
    return {}


def adjective_unit(word: str) -> str | None:
    """The unit in an adjective of duration: "tägiges", "dreitägiges" → D."""
    match = _ADJECTIVE.match(word)
    return _ADJECTIVE_UNITS[match[2]] if match else None


def duration(number, unit: str) -> str:
    """The TIMEX3 value of a duration.

    >>> duration(3, "Y"), duration(35, "TH"), duration("X", "D"), duration(0.5, "Y")
    ('P3Y', 'PT35H', 'PXD', 'P0.5Y')
    """
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return f"PT{number}{unit[1]}" if unit[0] == "T" and len(unit) == 2 else f"P{number}{unit}"
