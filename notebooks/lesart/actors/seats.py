"""Bodies told by their capital: "das Moskauer Außenministerium", "das Außenministerium in Moskau", "die US-Botschaft in Kiew"."""
from __future__ import annotations

from .gazetteer import capitals, gazetteer
from .model import Draft
from .nouns import Noun

_MISSIONS = ("otschaft", "onsulat", "ertretung", "ission")  # Botschaft, Generalkonsulat: in another state's city
_OF_STATE = ("ministerium", "regierung", "parlament", "präsidialamt", "amt", "kanzleramt", "zentralbank", "notenbank", "führung", "regime", "machthaber", "kabinett", "anwaltschaft")


def state_of_seat(draft: Draft, i: int, whole: str) -> str | None:
    """The state whose body a noun means by the capital in front of it or behind it; None for a mission abroad."""
    base = whole.lower()
    if not base.endswith(_OF_STATE) or base.endswith(_MISSIONS):
        return None
    tokens = draft.words.tokens
    k = i - 1
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and tokens[k].tag in ("ADJA", "NE", "NN"):
        city = _city(tokens[k].form, "adjective")
        if city:
            return capitals().get(city)
        if tokens[k].tag != "ADJA":
            break
        k -= 1
    if i + 2 < len(tokens) and tokens[i + 1].form == "in" and tokens[i + 2].sentence == tokens[i].sentence:
        city = _city(tokens[i + 2].form, "name")
        return capitals().get(city) if city else None
    first = draft.words.sentences[tokens[i].sentence].first
    if tokens[first].form == "In" and first + 3 < i and draft.words.clause_of[first] == draft.words.clause_of[i] and base.endswith("ministerium"):
        city = _city(tokens[first + 1].form, "name")  # "In Moskau wies das Außenministerium die Vorwürfe zurück"
        return capitals().get(city) if city else None
    return None


def states_of_seats(draft: Draft, i: int) -> list[str]:
    """ "die Regierungen in Warschau und Bukarest": the states of all the capitals """
    tokens = draft.words.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].form != "in":
        return []
    k, found = i + 2, []
    while k < len(tokens) and (city := _city(tokens[k].form, "name")):
        found.append(capitals()[city])
        if k + 1 >= len(tokens) or tokens[k + 1].form not in (",", "und", "sowie"):
            break
        k += 2
    return found


def mission_at(draft: Draft, i: int, noun: Noun) -> str | None:
    """ "die US-Botschaft in Kiew": where a mission is, as words """
    tokens = draft.words.tokens
    if noun.whole.lower().endswith(("botschaft", "konsulat", "vertretung")) and i + 2 < len(tokens) and tokens[i + 1].form in ("in", "bei") and \
            (draft.taken.get(i + 2) == "place" or i + 2 in draft.at):
        end = i + 3
        while end < len(tokens) and draft.taken.get(end) == "place" and tokens[end].tag == "NE":
            end += 1
        return draft.words.text[tokens[i + 1].start:tokens[end - 1].end]
    return None


def _city(form: str, kind: str) -> str | None:
    names = next((names for alias, names in gazetteer().get(form) or () if alias == (form,)), ())
    return next((n.target for n in names if n.type == "place" and n.form == kind and n.target in capitals()), None)
