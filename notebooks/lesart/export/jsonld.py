"""An article as linked data: JSON-LD in the words of schema.org, with Wikidata's ids."""
from __future__ import annotations

import json
from urllib.parse import quote

import pandas as pd

from ..corrections.keys import keys

_WIKIDATA = "http://www.wikidata.org/entity/"
# A state acts (an organisation) and is a place; schema.org allows several types.
_ACTORS = {"person": "Person", "state": ["Country", "Organization"], "organisation": "Organization", "agency": "NewsMediaOrganization"}
_PLACES = {"capital": "City", "city": "City", "state": "Country", "region": "Place"}


def jsonld(reading, data, folder):
    """``reading.jsonld``: see `document`."""
    (folder / "reading.jsonld").write_text(safe(document(reading)) + "\n", encoding="utf-8")


def document(reading) -> dict:
    """The article as a schema.org NewsArticle with its events, persons, organisations, states and places.

    Returns
    -------
    dict
        ``@graph`` holds one node for the article and one for each actor, place and event, joined by
        ``@id``.  Groups without a name of their own ("38 Passagiere") are no organisation: a
        participant that is one stands in the event by name only.  What the article denies is left
        out, as schema.org has no word for it; an event's modality and PLOVER type are keywords.
        The article's text is not repeated.

    Examples
    --------
    >>> import lesart
    >>> made = document(lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe."))
    >>> [node["@id"] for node in made["@graph"]][:2]
    ['#article', '#actor/wladimir-putin']
    """
    actors = {row.actor: _actor(row) for row in reading.actors.itertuples() if row.kind in _ACTORS}
    places = {row.place: _place(row) for row in reading.places.itertuples()}
    events = list(_events(reading, actors, places))
    nodes = [*actors.values(), *places.values()]
    return {"@context": "https://schema.org",
            "@graph": [_article(reading, nodes, events), *nodes, *events]}


def safe(value: dict) -> str:
    """JSON that may stand in a page: nothing in it ends a ``<script>`` or opens a comment.

    >>> safe({"name": "</script>"})
    '{\\n "name": "\\\\u003c/script\\\\u003e"\\n}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=1)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _article(reading, nodes: list[dict], events: list[dict]) -> dict:
    article, best = reading.article, reading.published.best
    first = reading.sentences["text"].iloc[0] if len(reading.sentences) else ""
    return _known({"@type": "NewsArticle", "@id": "#article", "headline": " ".join((article.title or first).split())[:110],
                   "inLanguage": "de", "datePublished": best.isoformat() if best else None, "sourceOrganization": article.source and
                   {"@type": "Organization", "name": article.source}, "wordCount": len(article.text.split()),
                   "about": [{"@id": node["@id"]} for node in events], "mentions": [{"@id": node["@id"]} for node in nodes]})


def _actor(row) -> dict:
    return _known({"@type": _ACTORS[row.kind], "@id": _id("actor", row.actor), "name": row.name, "alternateName": _other(row),
                   "jobTitle": row.office if row.kind == "person" else None, "sameAs": _same(row.wikidata),
                   "identifier": row.country if row.kind == "state" else None})


def _place(row) -> dict:
    geo = None
    if not (pd.isna(row.longitude) or pd.isna(row.latitude)):
        geo = {"@type": "GeoCoordinates", "latitude": float(row.latitude), "longitude": float(row.longitude)}
    return _known({"@type": _PLACES[row.kind], "@id": _id("place", row.place), "name": row.name, "alternateName": _other(row), "geo": geo})


def _events(reading, actors: dict, places: dict):
    lasting = {index: key for key, index in keys(reading, "events").items()}
    names = dict(zip(reading.actors["actor"], reading.actors["name"]))
    parts: dict[str, list] = {}
    for row in reading.participants.itertuples():
        parts.setdefault(row.event, []).append((row.role, actors[row.actor] if row.actor in actors else {"name": names[row.actor]}))
    for row in reading.events.itertuples():
        if row.modality == "negated":
            continue
        plover = None if pd.isna(row.type) else {"@type": "DefinedTerm", "termCode": row.type, "inDefinedTermSet": "PLOVER"}
        here = parts.get(row.event, [])
        yield _known({
            "@type": "Event", "@id": _id("event", lasting[row.Index]), "name": " ".join(row.summary.split()),
            "startDate": _day(row.earliest), "endDate": _day(row.latest),
            "eventStatus": "https://schema.org/EventScheduled" if row.modality == "planned" else None,
            "location": {"@id": places[row.place]["@id"]} if not pd.isna(row.place) and row.place in places else None,
            "attendee": [_reference(node) for role, node in here if role == "attendee"],
            # schema.org knows attendees; the other roles are said by its Role (https://schema.org/Role).
            "contributor": [{"@type": "Role", "roleName": role, "contributor": _reference(node)} for role, node in here if role != "attendee"],
            "keywords": list(filter(None, [row.modality, plover])), "subjectOf": {"@id": "#article"}})


def _id(kind: str, key: str) -> str:
    return f"#{kind}/{quote(key)}"


def _reference(node: dict) -> dict:
    return {"@id": node["@id"]} if "@id" in node else {"@type": "Thing", "name": node["name"]}


def _other(row) -> str | None:
    return None if pd.isna(row.name_en) or row.name_en == row.name else row.name_en


def _same(wikidata) -> str | None:
    return None if pd.isna(wikidata) else _WIKIDATA + wikidata


def _day(day) -> str | None:
    return None if pd.isna(day) else day.date().isoformat()


def _known(node: dict) -> dict:
    """A node without what is missing."""
    return {name: value for name, value in node.items() if not (value is None or value == [] or value is pd.NA)}
