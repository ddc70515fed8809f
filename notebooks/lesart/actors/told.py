"""What stands in front of a noun: numbers and adjectives, by which one description can take up another or not."""
from __future__ import annotations

import re

from .model import Draft

_POINTING = frozenset("beiden beide genannten betroffenen übrigen anderen weiteren erwähnten besagten".split())
_FORMER = ("damalig", "ehemalig", "früher", "einstig", "vormalig", "vorherig", "verstorben", "langjährig", "gestürzt", "abgesetzt", "zurückgetreten", "entlassen", "nächst", "künftig", "designiert")
_SUPERLATIVE = re.compile(r"\w{3,}[sß]t(e[nrsm]?)?\Z")


def told_of(words, i: int) -> tuple[frozenset[str], frozenset[str]]:
    """Numbers and adjectives in front of a noun: "15 entkommene Häftlinge" """
    tokens, k = words.tokens, i - 1
    numbers, adjectives = set(), set()
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and tokens[k].tag in ("ADJA", "CARD"):
        if tokens[k].tag == "CARD":
            numbers.add(tokens[k].form.lower())
        elif tokens[k].form.lower() not in _POINTING:
            form, lemma = tokens[k].form.lower(), tokens[k].lemma.lower()
            adjectives.add("+" + form.rstrip("enrsm") if _SUPERLATIVE.search(form) and not lemma.endswith("st") else lemma)
        k -= 1
    return frozenset(numbers), frozenset(adjectives)


def same_many(new: tuple, old: tuple) -> bool:
    """Whether a group can take up another: "die Soldaten" any, "die 15 Soldaten" not "drei Soldaten", nor "fremde" "eigene" ones """
    return not (new[0] and old[0] and new[0] != old[0]) and not (new[1] and new[1].isdisjoint(old[1]))


def superlatives(told: tuple) -> set[str]:
    """ "größte", "wertvollster": what sets one apart from all others of its noun """
    return {word for word in told[1] if word[0] == "+" and not word.startswith(("+erst", "+letzt", "+best"))}


def formerly(words, i: int) -> bool:
    """ "der damalige Minister", "der frühere Präsident": not who holds the office on the day """
    k = i - 1
    while k >= 0 and words.tokens[k].tag == "ADJA":
        if words.tokens[k].form.lower().startswith(_FORMER):
            return True
        k -= 1
    return False


def one_of_the_most(draft: Draft, i: int) -> bool:
    """ "zu einem der erfolgreichsten Konzerne": says something of one, and means no group """
    tokens = draft.words.tokens
    k = i - 1
    while k >= 0 and tokens[k].tag == "ADJA" and not _SUPERLATIVE.search(tokens[k].lemma.lower()) and not _SUPERLATIVE.search(tokens[k].form.lower()):
        k -= 1
    return k > 1 and tokens[k].tag == "ADJA" and tokens[k - 1].form.lower() == "der" and tokens[k - 2].form.lower() in ("einer", "einem", "eine", "einen", "eines", "ein")
