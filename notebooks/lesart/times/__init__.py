"""Temporal expressions of German news, found and normalised to TIMEX3.

TIMEX3 (Pustejovsky et al. 2003, as KRAUTS annotates it: Strötgen et al., LREC 2018).  `value` is what
annotated corpora write; `earliest` and `latest` are the days that the expression means.
"""
from __future__ import annotations

from datetime import date

from .context import Timex, read
from .grammar import expressions

__all__ = ["Timex", "find_times", "scan"]


def scan(text: str, published: str | date | None = None) -> list[Timex]:
    """All temporal expressions of a text, in order, without pandas: the fast path.

    Parameters
    ----------
    text : str
        Any text.
    published : str or date, optional
        The day of publication.  Without it, years that nobody names stay unknown
        (``XXXX-10-08``), and so do the intervals.

    Returns
    -------
    list of Timex

    Examples
    --------
    >>> [(t.value, t.kind) for t in scan("Er reiste am 8. Oktober für drei Tage an.", "2025-10-09")]
    [('2025-10-08', 'DATE'), ('P3D', 'DURATION')]
    >>> scan("Am 31. Februar um 25 Uhr")
    []
    """
    return expressions(read(text, published))


def find_times(text: str, published: str | date | None = None) -> "pandas.DataFrame":
    """The table `times` of a text; see `scan`.

    ``sentence`` is missing, as no other stage has run.

    >>> find_times("Im Dezember letzten Jahres", "2025-10-09")[["text", "value"]].values.tolist()
    [['Dezember letzten Jahres', '2024-12']]
    """
    from ..tables import frame
    return frame("times", [(f"t{i}", None, t.start, t.end, text[t.start:t.end], t.kind, t.value, t.mod, t.earliest,
                            t.latest, t.basis) for i, t in enumerate(scan(text, published), 1)])
