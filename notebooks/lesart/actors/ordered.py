""" "Ersterer … Letzterer", "der Erste … der Zweite": one of the two who were named last."""
from __future__ import annotations

from . import salience
from .model import Draft
from .plurals import alone

_FORMER, _LATTER = ("ersterer", "ersterem", "ersteren", "erstere", "ersteres"), ("letzterer", "letzterem", "letzteren", "letztere", "letzteres")
_FIRST, _SECOND = ("erste", "ersten"), ("zweite", "zweiten")
_REACH = 60  # tokens between "der Erste" and "der Zweite"
_GENDERS = {"er": "m", "em": "mn", "es": "n", "en": "m", "e": "f"}


def order_of(draft: Draft, i: int) -> int | None:
    """0 for the first, 1 for the second of a pair; None for every other word.

    "der Erste" counts only where "der Zweite" follows, and the other way: "als Erster" is no pair's.
    """
    form = draft.words.tokens[i].form.lower()
    if form in _FORMER or form in _LATTER:
        return int(form in _LATTER) if alone(draft, i) else None
    if form not in _FIRST + _SECOND or not alone(draft, i) or not _with_article(draft, i):
        return None
    number = int(form in _SECOND)
    others, step = (_FIRST, -1) if number else (_SECOND, 1)
    tokens = draft.words.tokens
    near = range(i + step, max(i - _REACH, -1) if number else min(i + _REACH, len(tokens)), step)
    return number if any(tokens[k].form.lower() in others and alone(draft, k) and _with_article(draft, k) for k in near) else None


def _with_article(draft: Draft, i: int) -> bool:
    before = draft.words.tokens[i - 1] if i else None
    return before is not None and before.tag in ("ART", "PRELS", "PDS") and before.sentence == draft.words.tokens[i].sentence and \
        before.form.lower() in ("der", "dem", "den", "die", "des")


def one_of_pair(draft: Draft, i: int, place: int) -> list[str]:
    """The first or the second of the two different actors of one kind that the text named last; Letzterer is the last one of that gender."""
    tokens = draft.words.tokens
    form = tokens[i].form.lower()
    genders = next((g for ending, g in _GENDERS.items() if form.endswith(ending)), "mfn") if form in _FORMER + _LATTER else \
        "f" if tokens[i - 1].form.lower() == "die" else "mn"
    first = next((k for k in range(i - 1, max(i - _REACH, -1), -1) if tokens[k].form.lower() in _FIRST + _FORMER), i) if place else i
    pair = _last(draft, i, first, "mfn")
    chosen = pair[1 - place] if len(pair) == 2 else None
    if chosen and (draft.actors[chosen].sex or genders[0]) in genders:
        return [chosen]
    fitting = _last(draft, i, first, genders)
    return [fitting[1 - place]] if len(fitting) == 2 else fitting[:1] if place and form in _LATTER else []


def _last(draft: Draft, i: int, first: int, genders: str) -> list[str]:
    """The two actors of one kind named last before token first, the last one first."""
    found: list[str] = []
    for back in range(3):
        here = [m for m in draft.by_sentence.get(draft.words.tokens[i].sentence - back, ()) if m.token < first and m.form not in ("demonym", "pronoun")]
        for mention in sorted(here, key=lambda m: -m.start):
            if mention.actor in found or salience.plural(draft, mention) or salience.gender(draft, mention) not in tuple(genders) or (
                    found and draft.actors[mention.actor].kind != draft.actors[found[0]].kind):
                continue
            found.append(mention.actor)
            if len(found) == 2:
                return found
    return found
