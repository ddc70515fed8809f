"""Which states have a common border: "Belarus grenzt an Polen, Litauen und Lettland"."""
from __future__ import annotations

import re
from functools import lru_cache

from .. import reference
from ..datasets import rows
from ..language import listed, tr
from .context import Check, Context, state_name

_BORDERS = re.compile(r"\bgrenz(?:t|en|te|ten)\b(?:\s+\w+){0,4}?\s+an\s+")
_NOT = re.compile(r"\b(?:nicht|kein\w*|Meer|See|Ozean)\b")


@lru_cache(maxsize=1)
def _borders() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row["state"], row["neighbour"])) for row in rows("reference", "borders"))


def neighbours(context: Context):
    """Each state that is said to border on another."""
    for sentence, text, offset in context.sentences():
        match = _BORDERS.search(text)
        if not match or _NOT.search(text):
            continue
        states = [m for m in context.mentions("state", sentence.start, sentence.end) if m.form in ("name", "alias")]
        before = [m for m in states if m.start < offset + match.start()]
        after = [m for m in states if m.start >= offset + match.end()]
        after = _list(context, after)
        if len({m.actor for m in before}) != 1 or not after:
            continue
        who = before[0].actor
        named = list(dict.fromkeys(m.actor for m in after if m.actor != who))
        if not named or who not in reference.STATES and not all(c in reference.STATES for c in named):
            continue
        wrong = [c for c in named if frozenset((who, c)) not in _borders()]
        real = sorted(next(iter(pair - {who})) for pair in _borders() if who in pair)
        yield Check(offset + match.start(), after[-1].end, "neighbours", listed([state_name(c) for c in real]), listed([state_name(c) for c in named]), "contradicted" if wrong else "supported",
                    tr("{state} has land borders with {states}.", state=state_name(who), states=listed([state_name(c) for c in real])), "natural-earth")


def _list(context: Context, states) -> list:
    """The states that only commas, "und" and articles part: "Georgien, Aserbaidschan, die Türkei und Iran" """
    run = states[:1]
    for state in states[1:]:
        if not re.fullmatch(r"(?:,|\s+und|\s+sowie|\s+oder)\s+(?:(?:an\s+)?(?:die|den|der)\s+)?", context.text[run[-1].end:state.start]):
            break
        run.append(state)
    return run
