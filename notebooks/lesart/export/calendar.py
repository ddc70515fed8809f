"""The dated events of an article as an iCalendar file, for any calendar (RFC 5545)."""
from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

_UNKNOWN = datetime(1970, 1, 1, tzinfo=timezone.utc)  # DTSTAMP has to be there; where the day is unknown it says nothing


def ics(reading, data, folder):
    """``reading.ics``: see `calendar`."""
    (folder / "reading.ics").write_bytes(calendar(reading))


def calendar(reading) -> bytes:
    """All events whose days are known, each as whole days from the earliest to the latest.

    Returns
    -------
    bytes
        The file.  An event is CONFIRMED where it has happened or happens, TENTATIVE where it is
        planned or possible; what the article denies is left out.  Its UID stays from run to run.

    Examples
    --------
    >>> import lesart
    >>> reading = lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe.", published="2025-10-08")
    >>> print(*[line for line in calendar(reading).decode().splitlines() if line.startswith(("DT", "STATUS"))][:4], sep="\\n")
    DTSTART;VALUE=DATE:20251008
    DTEND;VALUE=DATE:20251009
    DTSTAMP:20251008T000000Z
    STATUS:CONFIRMED
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Lesart//Events of one article//DE")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    if reading.article.title:
        made.add("x-wr-calname", _line(reading.article.title))
    for event in _events(reading):
        made.add_component(event)
    return made.to_ical()


def _events(reading):
    from ..corrections import digest
    from ..corrections.keys import keys

    article = digest(reading.article.text)
    lasting = {index: key for key, index in keys(reading, "events").items()}
    places = reading.places.set_index("place")
    names = dict(zip(reading.actors["actor"], reading.actors["name"]))
    sentences = dict(zip(reading.sentences["sentence"], reading.sentences["text"]))
    best = reading.published.best
    stamp = datetime.combine(best, time(), timezone.utc) if best else _UNKNOWN
    for row in reading.events.dropna(subset=["earliest", "latest"]).itertuples():
        if row.modality != "negated" and row.latest.date() < date.max:  # its end would be after the last day there is
            yield _event(row, f"{article}-{lasting[row.Index].replace('#', '-')}@lesart", stamp, places, names, sentences)


def _event(row, identity: str, stamp: datetime, places, names: dict, sentences: dict):
    import pandas as pd
    from icalendar import Event

    made = Event()
    made.add("uid", identity)
    made.add("dtstamp", stamp)
    made.add("dtstart", row.earliest.date())
    made.add("dtend", row.latest.date() + timedelta(days=1))  # exclusive
    made.add("summary", _line(row.summary))
    said = [names.get(actor, actor) for actor in (row.source, row.carrier) if not pd.isna(actor)]
    made.add("description", _plain(sentences[row.sentence] + (f"\n\nLaut {' / '.join(said)}" if said else "")))
    made.add("status", "CONFIRMED" if row.modality in ("past", "present") else "TENTATIVE")
    made.add("transp", "TRANSPARENT")  # nobody is busy because something happened in the news
    if not pd.isna(row.type):
        made.add("categories", [row.type])
    if not pd.isna(row.place) and row.place in places.index:
        place = places.loc[row.place]
        made.add("location", _line(place["name"]))
        if pd.notna(place["longitude"]) and pd.notna(place["latitude"]):
            made.add("geo", (float(place["latitude"]), float(place["longitude"])))
    return made


def _line(text: str) -> str:
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    """Text without control characters, which the format does not allow."""
    return "".join(sign if sign in "\n\t" or sign.isprintable() or ord(sign) >= 160 else "\ufffd" for sign in text)
