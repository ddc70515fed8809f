"""Who travels where, as an article tells it: persons and vehicles, from place to place.

Only what the text says counts: a verb or noun of a journey (``data/lexicon/journey_*.csv``), someone or something that
travels, and the places behind "von", "über", "nach".  Where the start is not told, it is where the same vehicle was
last, or the capital of the person's state; the column ``basis`` says so.
"""
from __future__ import annotations

import pandas as pd

from .. import reference
from ..events.context import Context
from . import telling
from .stops import Map, city_named
from .travellers import Traveller, Travellers

__all__ = ["COLUMNS", "find", "where"]
COLUMNS = ["journey", "traveller", "name", "name_en", "kind", "origin", "destination", "basis", "modality", "earliest", "latest", "start", "end", "cue"]


def find(reading) -> pd.DataFrame:
    """The journeys of an article, leg by leg, in the order of the text.

    Parameters
    ----------
    reading : lesart.Reading

    Returns
    -------
    DataFrame
        journey ("j1"), traveller (id in the table of actors; missing for a vehicle), name and name_en, kind (person,
        group, vehicle), origin and destination (ids of places; a start or an end that nothing tells is missing), basis
        (of the origin: told; before: the traveller's last place; home: the capital of their state), modality (past, present,
        planned, possible, negated), earliest, latest, start and end (of the word that tells it), cue (that word).

    Examples
    --------
    >>> import lesart
    >>> text = "Die Maschine startete in Baku. Sie sollte in Grosny landen, stürzte aber bei Aktau ab. Am Montag reiste Putin nach Minsk."
    >>> find(lesart.read(text=text))[["name", "origin", "destination", "basis", "modality"]].values.tolist()[1:]
    [['Maschine', 'grosny', 'aktau', 'before', 'past'], ['Wladimir Putin', 'moskau', 'minsk', 'home', 'past']]
    """
    context = Context(reading.words, reading.found_actors, reading.found_times, reading.found_statements, reading.published.best)
    places, travellers = Map(reading), Travellers(reading)
    told = _all_told(context, places, travellers)
    legs: list[dict] = []
    at: dict[str, str] = {}  # traveller → where the text last had them
    for one in told:
        for traveller in one.travellers:
            _follow(one, traveller, places, at, legs, _dateline(reading, places, one))
    legs = _once([_dated(_narrowed(leg, reading, places), reading) for leg in legs])
    rows = []
    for number, leg in enumerate(legs, 1):
        token, traveller = reading.words.tokens[leg["token"]], leg["traveller"]
        rows.append((f"j{number}", traveller.actor, traveller.name, traveller.english, traveller.kind, leg["origin"], leg["destination"],
                     leg["basis"], leg["modality"], leg["earliest"], leg["latest"], token.start, token.end, token.form))
    data = pd.DataFrame(rows, columns=COLUMNS)
    days = {column: "datetime64[us]" for column in ("earliest", "latest")}
    return data.astype({column: "int64" if column in ("start", "end") else days.get(column, "string") for column in COLUMNS})


def where(reading, data: pd.DataFrame) -> dict[str, tuple]:
    """Place id → (country, longitude, latitude, row with its names) for the origins and destinations of journeys."""
    places = Map(reading)
    keys = {key for column in ("origin", "destination") for key in data[column] if pd.notna(key)}
    return {key: places.where[key] for key in sorted(keys) if places.add(key)}


def _all_told(context, places: Map, travellers: Travellers) -> list[telling.Told]:
    found = []
    for clause in context.words.clauses:
        by_verb = telling.verbs(context, clause, places, travellers)
        found += by_verb
        taken = {token for one in by_verb for token in one.taken}
        for i in clause.tokens:
            by_noun = telling.noun(context, clause, i, places, travellers, taken) or telling.participle(context, clause, i, places, travellers)
            found += [by_noun] if by_noun else []
    return sorted(found, key=lambda one: one.token)


def _follow(one: telling.Told, traveller: Traveller, places: Map, at: dict[str, str], legs: list[dict], dateline: str | None) -> None:
    """Add the legs that one verb or noun tells of one traveller."""
    path = [*[p for d, p in one.path if d == "from"][:1], *[p for d, p in one.path if d == "via"], *[p for d, p in one.path if d == "to"]]
    starts = any(d == "from" for d, _ in one.path)
    ends = any(d == "to" for d, _ in one.path)
    if not ends and dateline and one.arrives and (not path or starts):
        path, ends = [*path, dateline], True
    home = _home(traveller, places)
    if starts and not ends and one.returns and home and home != path[-1]:
        path, ends = [*path, home], True
    if not path:
        return
    happened = one.modality not in ("negated", "possible")
    if not ends and happened:
        at[traveller.key] = path[-1]  # "startete in Baku": the next leg leads from there
    basis = "told"
    if not starts:
        back = one.returns or bool(home) and path[0] in (home, places.where[home][0].lower())
        before = at.get(traveller.key) if (traveller.kind == "vehicle" or one.goes_on or back) and not one.before else None
        origin, basis = (before, "before") if before else (home, "home") if home and not back else (None, None)
        if origin is None and back and not one.returns:
            return  # "besuchte in Moskau ein Werk" of somebody who lives there
        path = [origin, *path]
    origin_told = [leg for leg in legs if leg["traveller"] is traveller and leg["destination"] is None and leg["origin"] == path[0]]
    if origin_told and len(path) > 1:
        legs.remove(origin_told[-1])  # "Sie startete in Baku. Sie landete in Grosny": one leg
        basis = "told"
    for origin, destination in zip(path, path[1:] or [None]):
        earliest, latest = one.days.get(destination, (one.earliest, one.latest))
        if _stays(origin, destination, basis, places):
            continue
        legs.append({"traveller": traveller, "origin": origin, "destination": destination, "basis": basis, "modality": one.modality,
                     "earliest": earliest, "latest": latest, "token": one.token, "noun": one.noun})
        basis = "told"
        if happened and destination:
            at[traveller.key] = destination


def _stays(origin: str | None, destination: str | None, basis: str | None, places: Map) -> bool:
    """Whether a leg leads nowhere."""
    if origin is not None and origin == destination:
        return True
    return basis == "home" and destination is not None and places.is_state(destination) and places.where[destination][0] == places.where[origin][0]


def _home(traveller: Traveller, places: Map) -> str | None:
    """The capital of a person's state."""
    actor = places.actors.actors.get(traveller.actor) if traveller.actor else None
    state = reference.states().get(actor.country or "") if actor is not None and actor.kind == "person" else None
    return places.add(state["capital"]) if state else None


def _dateline(reading, places: Map, one: telling.Told) -> str | None:
    """The place before the report's first dash, for an arrival in the same paragraph that names none: "Minsk (dpa) – …" """
    words = reading.words
    paragraph = reading.article.paragraphs[words.sentences[words.tokens[one.token].sentence].paragraph]
    first = words.token_at(paragraph.start)
    after = next((k for k in (first + 1, first + 2) if k < len(words.tokens) and words.tokens[k].form in ("–", "—", "-", "(", "/", ":")), None)
    if after is None:
        return None
    return places.add(city_named(reading.article.text[words.tokens[first].start:words.tokens[after - 1].end]))


def _narrowed(leg: dict, reading, places: Map) -> dict:
    """A journey to a state leads to the city there in which the article has something happen in a sentence about the traveller.

    "Putin reiste nach Tadschikistan. … In Duschanbe trifft er Rachmon."
    """
    state, actor = leg["destination"], leg["traveller"].actor
    if state is None or actor is None or not places.is_state(state):
        return leg
    sentences = {mention.sentence for mention in places.actors.mentions if mention.actor == actor}
    cities = [event.place for event in reading.found_events if event.sentence in sentences and event.place and event.place in places.where
              and not places.is_state(event.place) and places.where[event.place][0] == places.where[state][0] and event.modality not in ("negated", "possible")]
    return {**leg, "destination": cities[0]} if cities and len(set(cities)) == 1 else leg


def _dated(leg: dict, reading) -> dict:
    """With the days of the event that the same word tells, which may point back to another: "stürzte später ab"."""
    start = reading.words.tokens[leg["token"]].start
    event = next((e for e in reading.found_events if e.start == start), None)
    return {**leg, "earliest": event.earliest, "latest": event.latest} if event is not None and leg["earliest"] is None else leg


def _once(legs: list[dict]) -> list[dict]:
    """The same journey told twice counts once; the first telling stays, with the day and the start of the other where it has none."""
    kept: list[dict] = []
    for leg in legs:
        same = next((k for k in kept if k["traveller"].key == leg["traveller"].key and k["destination"] == leg["destination"] and k["destination"]
                     and (k["origin"] == leg["origin"] or "told" not in (k["basis"], leg["basis"])
                          or k["basis"] != leg["basis"]) and _compatible(k, leg)), None)
        if same is None:
            kept.append(leg)
            continue
        if same["earliest"] is None:
            same["earliest"], same["latest"] = leg["earliest"], leg["latest"]
        if leg["basis"] == "told" and same["basis"] != "told":
            same["origin"], same["basis"] = leg["origin"], "told"
    return kept


def _compatible(one: dict, two: dict) -> bool:
    if (one["modality"] in ("past", "present")) != (two["modality"] in ("past", "present")):
        return False
    if one["earliest"] is None or two["earliest"] is None or one["latest"] is None or two["latest"] is None:
        return True
    return one["earliest"] <= two["latest"] and two["earliest"] <= one["latest"]
