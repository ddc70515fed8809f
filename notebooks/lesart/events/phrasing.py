"""Words for somebody or something in a summary, and how they are joined to each other and to a preposition."""
from __future__ import annotations

import re
from dataclasses import dataclass

_SHORT = {("von", "dem"): "vom", ("zu", "dem"): "zum", ("zu", "der"): "zur", ("bei", "dem"): "beim", ("in", "dem"): "im", ("an", "dem"): "am"}
_NUMBERS = dict(enumerate("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), 2))
_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Named:
    """Words for somebody; ``plural`` None where they do not tell, ``actors`` whom they mean."""

    text: str
    plural: bool | None
    actors: tuple[str, ...] = ()


def together(named: list[Named | None], case: str = "nom") -> Named | None:
    """ "A, B und C"; of more than four the first three and how many others: "mit A, B, C und zwei weiteren" """
    if not named or any(n is None for n in named):
        return None
    named = list({n.text: n for n in named}.values())
    texts = [n.text for n in named]
    if len(texts) > _NAMES_SHOWN + 1:
        others = len(texts) - _NAMES_SHOWN
        texts = [*texts[:_NAMES_SHOWN], f"{_NUMBERS.get(others, others)} weitere{'n' if case == 'dat' else 'r' if case == 'gen' else ''}"]
    text = texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " und " + texts[-1]
    return Named(text, True if len(texts) > 1 else named[0].plural, tuple(a for n in named for a in n.actors))


def joined(preposition: str, text: str) -> str:
    """A preposition before a phrase: "zum Treffen", "vom Minister".

    >>> joined("von", "dem Minister"), joined("zu", "der Abreise"), joined("mit", "dem Zug")
    ('vom Minister', 'zur Abreise', 'mit dem Zug')
    """
    first, _, rest = text.partition(" ")
    short = _SHORT.get((preposition, first))
    return f"{short} {rest}" if short and rest else f"{preposition} {text}"


def names_place(text: str, place: str) -> bool:
    """Whether a text already says where: "die Erlanger Klinik" is in Erlangen."""
    names = [part for part in place.split() if part[0].isupper()]
    return not names or any(name[:max(4, len(name) - 2)].lower() in text.lower() for name in {names[0], names[-1]})


def tidy(text: str) -> str:
    """Quotation marks in pairs or none at all, no space before a comma."""
    text = re.sub(r" +([,.;:])", r"\1", " ".join(text.split()))
    if text.count("„") != text.count("“") + text.count("”") or text.count('"') % 2 or text.count("»") != text.count("«"):
        text = re.sub(r" +", " ", re.sub(r"[„“”\"»«]", "", text))
    return re.sub(r" +([“”«])", r"\1", re.sub(r"([„»]) +", r"\1", text)).strip(" ,'()")
