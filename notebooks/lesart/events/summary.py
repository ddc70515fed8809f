"""An event in one short German sentence, or in a noun phrase where its parts make none: "Putin traf Alijew in China, Oktober 2024, laut TASS"."""
from __future__ import annotations

from .naming import of_actor
from .nominal import noun_phrase
from .sentence import sentence
from .whereabouts import where

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def of(context, event) -> str:
    """The summary of an event.

    Parameters
    ----------
    context : lesart.events.context.Context
    event : lesart.events.Event
        Its ``participants`` name their mentions by number.

    Examples
    --------
    >>> import lesart
    >>> text = "Laut TASS nahm Putin am 8. Oktober 2025 in Minsk an einem Treffen mit Rachmon teil. Zwei Fischer wurden im Iran nicht festgenommen."
    >>> lesart.read(text=text).events["summary"].tolist()
    ['Wladimir Putin nahm in Minsk an einem Treffen mit Emomali Rachmon teil, 8. Oktober 2025, laut TASS', 'Zwei Fischer wurden nicht im Iran festgenommen']
    """
    place = where(context, event)
    text = sentence(context, event, place) or noun_phrase(context, event, place)
    parts = [text[0].upper() + text[1:]]
    if event.earliest is not None:
        parts.append(days(event.earliest, event.latest))
    parts.append(_source(context, event))
    return ", ".join(filter(None, parts))


def _source(context, event) -> str:
    """ "laut TASS", "laut Dmitri Peskow (TASS)", "laut kanadischen Ermittlern"; of who does it "nach eigenen Angaben" """
    agents = {actor for actor, role, _ in event.participants if role == "agent"}
    if agents == {event.source}:
        return "nach eigenen Angaben"
    named = [n for n in (of_actor(context, key, "dat", bare=True) for key in (event.source, event.carrier) if key) if n is not None]
    if not named:
        return ""
    return f"laut {named[0].text}" + (f" ({named[1].text})" if len(named) > 1 else "")


def days(first, last) -> str:
    """ "8. Oktober 2025", "Oktober 2024", "2023", "21.–30. September 2025" """
    if last is None:
        return f"seit {first.day}. {_MONTHS[first.month - 1]} {first.year}"
    if first == last:
        return f"{first.day}. {_MONTHS[first.month - 1]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and (last.year, last.month) == (first.year, first.month) and last.day >= 28:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (last.year, last.month) == (first.year, first.month):
        return f"{first.day}.–{last.day}. {_MONTHS[first.month - 1]} {first.year}"
    return f"{first.day}.{first.month}.{first.year} bis {last.day}.{last.month}.{last.year}"
