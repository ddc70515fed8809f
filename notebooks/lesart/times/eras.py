"""Years before and after Christ: "218 v. Chr.", "von 264 bis 241 v. Chr.", "im Jahre 9 n. Chr."."""
from __future__ import annotations

from .calendar import is_before_christ, year_before_christ
from .context import Context

LIFETIME = 100  # years that a story stays near
_TO = frozenset("bis und oder – - ,".split())


def with_era(context: Context, i: int) -> tuple[int, int] | None:
    """The year of token i with an era right behind it, and where that ends: "216 v. Chr.", "54/53 v. Chr."."""
    if not context.is_number(i, 4) or not int(context.word(i)):
        return None
    era, number = _era_behind(context, i), int(context.word(i))
    return (year_before_christ(number) if era[0] == "v" else number, era[1]) if era else None


def of_era(context: Context, i: int) -> tuple[int, int] | None:
    """The year of token i where an era follows it or its range, and where it ends.

    "44 v. Chr.", "im Jahre 9 n. Chr.", "218–201 v. Chr."; in a text about those times "im Jahr 215" too.
    """
    number, end = int(context.word(i)), None
    era = _era_behind(context, i)
    if era:
        end = era[1]
    elif context.word(i + 1) in _TO and context.is_number(i + 2, 4):
        era, end = _era_behind(context, i + 2), i + 1
        if era and era[0] == "v" and number <= int(context.word(i + 2)):
            era = None  # "die Nummern 12 und 218 v. Chr."
    if era:
        return (year_before_christ(number) if era[0] == "v" else number), end
    anchor = context.anchor_day
    if anchor and is_before_christ(anchor.isoformat()) and abs(year_before_christ(number) - anchor.year) <= LIFETIME \
            and len(context.word(i)) > 1 and (context.word(i - 1) in ("jahr", "jahre", "jahres") or _alone(context, i)):
        return year_before_christ(number), i + 1
    return None


def _era_behind(context: Context, i: int) -> tuple[str, int] | None:
    # "58 v. Chr.", "51/50 v. Chr."
    if context.word(i + 1) == "/" and context.is_number(i + 2, 4):
        return era_at(context, i + 3)
    return era_at(context, i + 1)


def _alone(context: Context, i: int) -> bool:
    # "216 siegte Hannibal", "bis 215", but "216 Schiffe", "216. Legion"
    after = context.word(i + 1)
    if not (context.has(i - 1, "year_cue") or context.opens_sentence(i)) or context.capital(i + 1) or context.has(i + 1, "counted"):
        return False
    return not after.isdecimal() and (after[:1].isalpha() or not context.glued(i + 1) or context.word(i + 2).isalpha())


def era_at(context: Context, k: int) -> tuple[str, int] | None:
    """ "v. Chr.", "n. Chr.", "vor Christus", "v. u. Z.": v or n, and where it ends """
    word = context.word(k)
    if word in ("v", "n") and context.word(k + 1) == ".":
        if context.words[k + 2:k + 4] == ["chr", "."]:
            return word, k + 4
        if context.words[k + 2:k + 6] == ["u", ".", "z", "."]:
            return word, k + 6
    if word in ("vor", "nach") and context.word(k + 1) in ("christus", "christi"):
        return word[0], k + 2
    return None
