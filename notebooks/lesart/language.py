"""The language of labels, titles, reasons and numbers: English as written in code, German from a catalogue.

Messages stand in English where they are used; ``data/language/de/*.po`` (gettext) has their German.
The language is that of the environment variable ``LESART_LANG`` (``en`` or ``de``), English without it.
"""
from __future__ import annotations

import os
import string
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

from .errors import LesartError

CATALOGUES = Path(__file__).resolve().parents[2] / "data" / "language"
LANGUAGES = ("en", "de")
_chosen: list[str] = []
missing: set[str] = set()  # messages that were asked for and have no German: a test wants it empty


def language() -> str:
    """``"en"`` or ``"de"``.

    >>> language()
    'en'
    """
    chosen = _chosen[-1] if _chosen else os.environ.get("LESART_LANG") or "en"
    if chosen not in LANGUAGES:
        raise LesartError(f"language {chosen!r} is unknown. Choose one of {', '.join(LANGUAGES)}.")
    return chosen


@contextmanager
def speaking(chosen: str):
    """Everything inside the ``with`` block is in one language.

    >>> with speaking("de"):
    ...     long_day(date(2025, 10, 9))
    '9. Oktober 2025'
    """
    _chosen.append(chosen)
    try:
        language()
        yield
    finally:
        _chosen.pop()


def tr(message: str, **values) -> str:
    """A message in the reader's language, with its values filled in as `str.format` does.

    Parameters
    ----------
    message : str
        The English message; its fields are named: ``"{n} events"``.  A word that depends on a number
        gives its singular and its plural behind the number's name: ``"{n} {n:event|events}"``.  A message
        without values is not formatted, so that it may hold braces.
    values
        What stands in the fields.

    Examples
    --------
    >>> tr("{n} {n:event|events}", n=3), tr("{n:no event|one event|{n} events}", n=0)
    ('3 events', 'no event')
    """
    if language() != "en" and any(map(str.isalpha, message)):
        german = catalogue(language()).get(message)
        if german is None:
            missing.add(message)
        else:
            message = german
    return _FORMATTER.vformat(message, (), values) if values else message


def if_known(text: str) -> str:
    """A text in the reader's language where a catalogue has it, as it is otherwise: notes that anybody may have written.

    >>> with speaking("de"):
    ...     if_known("no such message")
    'no such message'
    """
    return text if language() == "en" else catalogue(language()).get(text, text)


def say(message: str, **values) -> None:
    """Print a finding in the reader's language; see `tr`.

    >>> say("{n} {n:event stands|events stand} on the author's own word", n=1)
    1 event stands on the author's own word
    """
    print(tr(message, **values))


class _Formatter(string.Formatter):
    """`str.format`, and words that depend on a number: ``{n:one|many}``, ``{n:none|one|many}``."""

    def format_field(self, value, spec: str) -> str:
        if "|" not in spec:
            return super().format_field(value, spec)
        *none, one, many = spec.split("|")
        return one if value == 1 else none[0] if none and value == 0 else many


_FORMATTER = _Formatter()


@lru_cache(maxsize=2)
def catalogue(chosen: str) -> dict[str, str]:
    """All messages of a language: English → its own words.

    Raises `LesartError` where two files translate a message differently.
    """
    from babel.messages.pofile import read_po

    found: dict[str, str] = {}
    for file in sorted((CATALOGUES / chosen).glob("*.po")):
        with file.open("rb") as stream:
            for entry in read_po(stream, locale=chosen):
                if not entry.id or not entry.string:
                    continue
                if found.setdefault(entry.id, entry.string) != entry.string:
                    raise LesartError(f"{file}: {entry.id!r} is translated in another way in another file. Keep one.")
    return found


def name(row) -> str:
    """The name of a state, person, place or organisation in the reader's language: ``name`` or ``name_en``.

    >>> name({"name": "Belarus", "name_en": None})
    'Belarus'
    """
    english = row["name_en"] if language() == "en" else None
    return english if isinstance(english, str) and english else row["name"]


def long_day(day: date) -> str:
    """ "9 October 2025", "9. Oktober 2025"

    >>> long_day(date(2025, 10, 9))
    '9 October 2025'
    """
    from babel.dates import format_date
    return format_date(day, format="d MMMM y" if language() == "en" else "d. MMMM y", locale=language())


def listed(names: list[str]) -> str:
    """ "Armenia, Belarus and Russia"

    >>> listed(["Armenia", "Belarus", "Russia"])
    'Armenia, Belarus and Russia'
    """
    names = list(names)
    if not names:
        return tr("none")
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + tr(" and ") + names[-1]


def number_word(count: int) -> str:
    """ "nine"; figures above twelve

    >>> number_word(9), number_word(13)
    ('nine', '13')
    """
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    return tr(words[count]) if 0 <= count < len(words) else str(count)


def decimal(value: float, digits: int = 1) -> str:
    """A number with the reader's decimal sign: "32.9", "32,9".

    >>> decimal(32.88)
    '32.9'
    """
    text = f"{value:.{digits}f}"
    return text if language() == "en" else text.replace(".", ",")


def grouped(value: int) -> str:
    """A large number in groups of three: "10,000", "10.000".

    >>> grouped(10_000), grouped(1991)
    ('10,000', '1,991')
    """
    text = f"{value:,}"
    return text if language() == "en" else text.replace(",", ".")


def figure(value: float) -> str:
    """A number as it is written: whole without decimals, else with one.

    >>> figure(18.0), figure(15.5)
    ('18', '15.5')
    """
    return str(int(value)) if value == int(value) else decimal(value)
