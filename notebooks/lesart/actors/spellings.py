"""Other spellings of names from Cyrillic, Armenian and Georgian, by the rules of ``actor_spellings.csv``."""
from __future__ import annotations

import re
from functools import lru_cache

from ..datasets import rows

_MOST = 48  # spellings of one word


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern, tuple[str, ...], str], ...]:
    return tuple((re.compile(row["pattern"]), tuple(row["variants"].split(";")), row["part"]) for row in rows("lexicon", "actor_spellings"))


def spellings(word: str, part: str) -> list[str]:
    """A given name or surname as German newsrooms write it, the form given first.

    Each rule may apply or not, so that half-German mixtures ("Tokajev") are among them.

    Parameters
    ----------
    word : str
        In the German transcription of the reference data: "Tokajew".
    part : str
        ``given`` or ``surname``.

    Examples
    --------
    >>> [s for s in spellings("Alijew", "surname") if s in ("Aliyev", "Aliev", "Alijev")]
    ['Alijev', 'Aliyev', 'Aliev']
    >>> spellings("Kallas", "surname")
    ['Kallas']
    """
    found = [word]
    for pattern, variants, where in _rules():
        if where not in ("any", part) or len(found) >= _MOST:
            continue
        for spelling in list(found):
            for variant in variants:
                other = pattern.sub(variant, spelling)
                if other != spelling and other not in found:
                    found.append(other)
    return found[:_MOST]
