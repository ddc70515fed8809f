"""Capitals, and the states of cities: "in der kasachischen Hauptstadt Almaty", "in Minsk, Weißrussland"."""
from __future__ import annotations

import re

from .. import reference
from ..datasets import rows
from ..language import long_day, name, tr
from .context import Check, Context, state_name

_KIND = re.compile(r"(?:Stadt|Großstadt|Hafenstadt|Kleinstadt|Millionenstadt|Industriestadt|Grenzstadt|Provinzstadt|Metropole|Badeort|Kurort|Ort|Städtchen|Wirtschaftsmetropole|Schwarzmeerstadt)$")
_DISPUTED = frozenset(("sewastopol", "simferopol", "jalta", "kertsch", "stepanakert", "suchumi", "zchinwali", "tiraspol", "donezk", "luhansk", "mariupol", "krim",
                       "melitopol", "cherson", "saporischschja", "bergkarabach", "donbass", "abchasien"))


def places(context: Context):
    """Each city beside a state, and each capital."""
    found = [(span, place) for place in context.reading.found_actors.places if place.kind in ("capital", "city") for span in place.occurrences]
    known = {row["place"]: row for row in rows("reference", "places")}
    for token in context.tokens:
        if token.form == "Hauptstadt":
            yield from _capital(context, token, found, known)
    for sentence, text, offset in context.sentences():
        if "Hauptstadt" in text:
            yield from _since(context, sentence, text, offset, found)
    for (start, end), place in found:
        if place.place in known and place.country:
            yield from _country(context, start, end, place, known)


def _capital(context: Context, token, found, known):
    """ "die kasachische Hauptstadt Astana", "Hauptstadt Kirgistans Bischkek", "Astana, die Hauptstadt von Kasachstan" """
    text = context.text
    sentence = context.words.sentences[token.sentence]
    before = [m for m in context.mentions("state", sentence.start, token.start) if m.form == "demonym" and token.start - m.end <= 1 + 0]
    after = [m for m in context.mentions("state", token.end, sentence.end) if m.form == "name" and re.fullmatch(r"\s+(?:von\s+|der\s+|des\s+)?", text[token.end:m.start])]
    state = (before or after or [None])[-1 if before else 0]
    if state is None:
        yield from _bare(context, token, found, known)
        return
    tail = max(token.end, state.end)
    next_city = [(span, p) for span, p in found if re.fullmatch(r",?\s+", text[tail:span[0]])]
    previous = [(span, p) for span, p in found if span[1] <= token.start and re.fullmatch(r",\s+(?:der\s+|die\s+|in\s+der\s+)?(?:\w+\s+)?", text[span[1]:token.start])]
    is_city = [(span, p) for span, p in found if sentence.start <= span[0] < token.start and re.search(r"\bist\b|\bwar\b|\bals\b", text[span[1]:token.start]) and token.start - span[1] < 40]
    city = (next_city or previous or is_city or [None])[0]
    if city is None or re.search(r"\b(?:früher|ehemalig|einstig|alt|heimlich|damalig|kulturell|wirtschaftlich|zweit|künftig|neu)\w*\s+(?:\w+\s+)?$", text[max(0, min(token.start, state.start) - 20):min(token.start, state.start)], re.I):
        return
    (start, end), place = city
    if place.place not in known:
        return
    expected = _capital_of(state.actor, context.days)
    if not expected:
        return
    ok = place.place in expected or text[start:end] in expected.values() or place.kind == "capital" and place.country == state.actor and not any(
        row["country"] == state.actor for row in rows("reference", "capitals"))
    names = ", ".join(dict.fromkeys(expected.values()))
    first, last = min(start, token.start, state.start), max(end, token.end, state.end)
    yield Check(first, last, "capital", names, text[start:end], "supported" if ok else "contradicted",
                tr("The capital of {state} is {city}.", state=state_name(state.actor), city=names), "geonames")


# In a federal state, and where a part has a capital of its own, "die Hauptstadt" can be that of the part.
_FEDERAL = frozenset("USA IND BRA AUS CAN MEX ARG NGA PAK MYS DEU AUT ETH ZAF BIH ESP GBR CHN VEN IRQ SOM SDN BEL ARE".split())
_OF_PARTS = {"nukus": "Karakalpak", "batumi": "Adschar", "comrat": "Gagaus", "chorog": "Badachschan", "nachitschewan": "Nachitschewan", "stepanakert": "", "suchumi": "", "zchinwali": "", "simferopol": "", "erbil": ""}
_REGIONAL = re.compile(r"Teilrepublik|Teilstaat|Bundesstaat|Bundesland|Provinz\b|Oblast|Gouvernement|Kanton|Gebietshauptstadt|abtrünnig|Region\s+[A-ZÄÖÜ]")


def _bare(context: Context, token, found, known):
    """ "in der Hauptstadt Chisinau", "Bischkek, der Hauptstadt des Landes": the city must be the capital of its own state """
    text = context.text
    after = [(span, p) for span, p in found if re.fullmatch(r"\s+", text[token.end:span[0]])]
    before = [(span, p) for span, p in found if span[1] <= token.start and re.fullmatch(r",\s+(?:der|die|in\s+der)\s+", text[span[1]:token.start])
              and re.match(r"\s+des\s+Landes\b|\s*[,.]", text[token.end:])]
    if not (after or before) or re.search(r"\b(?:früher|ehemalig|einstig|alt|heimlich|kulturell|wirtschaftlich|künftig|neu|regional|europäisch)\w*\s+$", text[max(0, token.start - 16):token.start], re.I):
        return
    (start, end), place = (after or before)[0]
    if place.place not in known or place.place in _DISPUTED and place.place != "tiraspol":
        return
    if _OF_PARTS.get(place.place, "·") in text or place.country in _FEDERAL:
        return
    regions = place.country == "RUS" and [p for p in context.reading.found_actors.places if p.kind == "region" and p.country == place.country]
    expected = _capital_of(place.country, context.days)
    if not expected or regions or (place.country == "RUS" and _REGIONAL.search(text) and not re.match(r"\s+des\s+Landes\b", text[token.end:])):
        return  # "die Hauptstadt Jakutsk" of a part of Russia
    if before and not re.match(r"\s+des\s+Landes\b", text[token.end:]) and place.place not in expected:
        return
    ok = place.place in expected or text[start:end] in expected.values()
    if not ok and not before and not re.search(r"\b(?:der|die|in|aus|nach|ihrer|seiner|dessen|deren)\s+$", text[max(0, token.start - 10):token.start], re.I):
        return  # "in der balinesischen Hauptstadt Denpasar"
    if not ok and not any(m.actor == place.country for m in context.mentions("state", 0, len(text))):
        return
    names = ", ".join(dict.fromkeys(expected.values()))
    yield Check(min(start, token.start), max(end, token.end), "capital", names, text[start:end], "supported" if ok else "contradicted",
                tr("The capital of {state} is {city}.", state=state_name(place.country), city=names), "geonames")


_SINCE = re.compile(r"\bseit\s+(?:dem\s+Jahr\s+)?(?P<year>\d{4})\s+(?:\w+\s+){0,2}?Hauptstadt\b|\bHauptstadt\b[^.;,]{0,40}?\bseit\s+(?P<year2>\d{4})\b|\bwurde\s+(?:\w+\s+)?(?P<year3>\d{4})\s+(?:\w+\s+){0,2}?Hauptstadt\b")


def _since(context: Context, sentence, text: str, offset: int, found):
    """ "Astana, seit 1997 Hauptstadt des Landes" """
    for match in _SINCE.finditer(text):
        here = [p for (a, b), p in found if sentence.start <= a < sentence.end]
        year = int(match.group("year") or match.group("year2") or match.group("year3"))
        dated = [row for row in rows("reference", "capitals") if row["place"] in {p.place for p in here}]
        if not dated or len({row["place"] for row in dated}) > 1:
            continue
        start = min(row["start"] for row in dated)
        yield Check(offset + match.start(), offset + match.end(), "capital", str(start.year), str(year), "supported" if year in {row["start"].year for row in dated} else "contradicted",
                    tr("{city} has been the capital of {state} since {day}.", city=dated[0]["name"], state=state_name(dated[0]["country"]), day=long_day(start)), dated[0]["source"])


def _capital_of(iso3: str, days) -> dict[str, str]:
    """Place → name of the capital, in the days of the article."""
    dated = [row for row in rows("reference", "capitals") if row["country"] == iso3]
    if dated and days:
        return {row["place"]: row["name"] for row in dated if row["start"] <= days[1] and (row["end"] is None or days[0] <= row["end"])}
    row = reference.states().get(iso3)
    place = row and row["capital"] and next((p for p in rows("reference", "places") if p["place"] == row["capital"]), None)
    return {place["place"]: name(place)} if place else {}


def _country(context: Context, start: int, end: int, place, known):
    """ "Aktau in Kasachstan", "Minsk, Weißrussland", "Minsk (Belarus)", "der usbekischen Stadt Samarkand" """
    text = context.text
    after = [m for m in context.mentions("state", end, end + 40) if m.form == "name" and (
        re.fullmatch(r",\s+|\s+\(|\s+in\s+(?:der\s+|den\s+)?", text[end:m.start]))]
    if after and re.fullmatch(r",\s+", text[end:after[0].start]) and not re.match(r"\s*[,.)]", text[after[0].end:after[0].end + 2]):
        after = []  # "in Minsk, Belarus und Russland …": a list
    if after and re.fullmatch(r",\s+", text[end:after[0].start]) and re.search(r"(?:,|und)\s*$", text[max(0, start - 6):start]):
        after = []
    before = []
    token = context.words.token_at(start)
    if token and token >= 2 and _KIND.search(context.tokens[token - 1].form):
        adjective = context.tokens[token - 2]
        before = [m for m in context.mentions("state", adjective.start, adjective.end) if m.form == "demonym"]
    for state in after[:1] or before[:1]:
        first, last = min(start, state.start), max(end, state.end)
        if place.place in _DISPUTED:
            yield Check(first, last, "place", None, text[first:last], "not checkable", tr("To which state {place} belongs is disputed.", place=name(known[place.place])), "geonames")
            continue
        ok = place.country == state.actor or state.actor == "SUN"
        yield Check(first, last, "place", state_name(place.country), state_name(state.actor), "supported" if ok else "contradicted",
                    tr("{place} is in {state}.", place=name(known[place.place]), state=state_name(place.country)), "geonames")
