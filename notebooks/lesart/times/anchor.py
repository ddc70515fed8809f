"""What the next expressions count from: the date named last, unless it is named in passing."""
from __future__ import annotations

from bisect import bisect_left

from .context import Context, Timex

_CLAUSE = 25  # tokens that a clause has at most
_OPEN_ENDS = frozenset("bis ab".split())
_BEFORE = frozenset("zuvor davor vorher früher".split())  # "zwei Jahre zuvor"
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines".split())
_BORN = frozenset("* † geb geboren gest gestorben".split())


def remember(context: Context, timex: Timex, end: int) -> None:
    """Let the next expressions count from a date: for good, for its own sentence where it is weak, or not at all."""
    value = timex.value
    if len(value) < 4 or not value[0].isdecimal() or timex.earliest is None:
        return
    first, bare = bisect_left(context.spans, (timex.start, 0)), len(value) == 4
    if context.anchor_day is not None and _is_aside(context, first, end, bare):
        return
    if _is_weak(context, first, end, timex, bare):
        context.keep(first)
        context.anchor_at = -1
    else:
        context.kept, context.anchor_at = None, end
    context.anchor, context.anchor_day, context.mentioned = value, timex.earliest, timex.earliest
    if len(value) == 10:
        context.named, context.named_at = timex.earliest, end


def _is_aside(context: Context, first: int, end: int, bare: bool) -> bool:
    """Whether a date tells of something else: "Bismarck (1815–1898)", a life; "der 1839 geschlossene Vertrag"."""
    attribute = context.words[first].isdecimal() and context.word(first - 1) in _ARTICLES and context.form(end)[:1].islower()
    return bare and attribute or _bracketed(context, first, bare)


def _is_weak(context: Context, first: int, end: int, timex: Timex, bare: bool) -> bool:
    """Whether a date is named in passing, so that the text goes on from the one before.

    "seit Juni 2022", "bis 1995": where something began or ends; "der Vertrag von 1839": a name; "zum 1. Januar":
    what shall be; "1740 hatte er … besetzt": what had been before.
    """
    before, that = context.word(first - 1), context.anchor_day
    if before in ("dem", "den", "der"):
        before = context.word(first - 2)
    if before == "seit" or bare and before in _OPEN_ENDS or context.word(end - 1) in _BEFORE:
        return True
    named = bare and before == "von" or before == "vom" and not context.narrative
    if named and context.capital(first - 2) and context.word(end) != "bis":
        return True
    if that is None:
        return _is_aside(context, first, end, bare)
    if timex.earliest > that:
        # "verkündete die Befreiung zum 1. Januar 1863", "bekannt wurde das erst zwei Jahre später"
        return before == "zum" and context.word(first - 2) not in ("bis", ".") \
            or "erst" in (before, context.word(first - 2)) and timex.earliest.year > that.year
    return timex.earliest < that and pluperfect(context, first)


def _bracketed(context: Context, first: int, bare: bool) -> bool:
    # "(1712–1786)", "(* 24. Januar 1712; † 17. August 1786)"; "(1. September 1870)" is the day of a battle
    for k in range(first - 1, max(first - 8, -1), -1):
        word = context.words[k]
        if word in _BORN:
            return True
        if word == "(":
            return bare
        if word == ")" or word == ".":
            return False
    return False


def pluperfect(context: Context, i: int) -> bool:
    """Whether the clause of token i tells what had been before: "1740 hatte er Schlesien besetzt"."""
    words, size = context.words, len(context.words)
    for step in (1, -1):
        k = i + step
        while 0 <= k < size and abs(k - i) < _CLAUSE:
            word = words[k]
            if word in ("hatte", "hatten"):
                return True
            if word in ("war", "waren"):
                return "worden" in words[k:k + _CLAUSE] and _one_clause(context, k)
            if word == "," or context.ends(k):
                break
            k += step
    return False


def _one_clause(context: Context, k: int) -> bool:
    # "war … gestürzt worden", with no end of a clause between
    for word in context.words[k:k + _CLAUSE]:
        if word == "worden":
            return True
        if word == ",":
            return False
    return False


def narrated_year(context: Context, i: int, month: int) -> int:
    """The year of a month in narrative: "Im Oktober 1939 … Im April begann" is the next one.

    The story goes on; it goes back where the pluperfect or "bereits" says so.
    """
    that, grain = context.anchor_day, len(context.anchor)
    if grain < 7:
        # "Ende 1942 … Im Januar" is the next year
        return that.year + (that.month > 8 and month < 4)
    gap = month - that.month
    if context.due and context.same_sentence(context.due_at, i) and (context.due_surely or gap < 0):
        years = (that.year, min(that.year + 1, context.due.year), context.due.year, context.due.year + 1)
        return min(years, key=lambda year: abs(12 * (year - context.due.year) + month - context.due.month))
    if pluperfect(context, i):
        return that.year - (gap > 0)
    if context.word(i - 1) in _ALREADY or context.word(i - 2) in _ALREADY:
        return that.year + (gap < -_NEAREST) - (gap > _NEAREST)
    return that.year + (gap <= -_ONWARD)


_ALREADY = frozenset("bereits schon".split())
_ONWARD, _NEAREST = 6, 6  # months
