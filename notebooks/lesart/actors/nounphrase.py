"""What a description's noun phrase tells: its span, whether it is definite, a predicate, somebody new."""
from __future__ import annotations

from .model import Actor, Draft
from .names import slug
from .nominatives import called, is_office, noun_called
from .nouns import Noun
from .seats import mission_at, state_of_seat
from .relatives import genitive_attribute

_NO_CALLING = frozenset("Herr Kollege Amtskollege Nachfolger Vorgänger Partner Stellvertreter Rivale Konkurrent Gast".split())

_OFFICE_ITSELF = frozenset("Amt Amtes Amts Ämter Posten Postens Stelle Position Funktion Rolle Titel Rang Kandidatur Wahl Neuwahl Direktwahl Amtszeit Status Preis".split())
MANY_AS_ONE = frozenset("Familie Bevölkerung Volk Menschenmenge Menge Publikum Besatzung Crew".split())
_MADE = frozenset("wählen ernennen machen küren werden bestimmen erklären befördern berufen bestellen krönen designieren nominieren aufsteigen avancieren "
                  "ausrufen proklamieren vereidigen bestallen degradieren".split())


def definite(draft: Draft, i: int) -> bool:
    """Whether an article, a demonstrative or a contraction points to somebody known already."""
    tokens = draft.words.tokens
    k = i - 1
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and (
            tokens[k].tag in ("ADJA", "CARD", "TRUNC") or tokens[k].form.endswith("er") and draft.taken.get(k) == "place"):
        k -= 1  # "die Kiewer Regierung"
    if k < 0 or tokens[k].sentence != tokens[i].sentence:
        return False
    return tokens[k].tag in ("PDAT", "APPRART", "PPOSAT") or tokens[k].tag in ("ART", "PRELS", "PDS") and not tokens[k].form.lower().startswith("ein") \
        or draft.at.get(k) is not None and tokens[k].form.endswith("s")


def said_of_another(draft: Draft, i: int) -> bool:
    """ "Er ist Präsident", "als Vermittler", "zum Nachfolger gewählt": a predicate, no mention """
    words, tokens = draft.words, draft.words.tokens
    k = i - 1
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and (tokens[k].tag in ("ADJA", "ART", "PPOSAT", "CARD") or
                                                                   k == i - 1 and tokens[k].form.endswith("s") and (k in draft.at or tokens[k].tag == "NE")):
        k -= 1  # "als Reagans Außenminister"
    before = tokens[k].form.lower() if k >= 0 and tokens[k].sentence == tokens[i].sentence else ""
    if before and tokens[k].form in _OFFICE_ITSELF and tokens[i - 1].form.lower() not in ("die", "den"):
        return True  # "das Amt des Präsidenten"
    if before in ("zum", "zur", "zu") and k and tokens[k - 1].form in _OFFICE_ITSELF:
        return True  # "die Wahl zum Präsidenten"
    own = words.clauses[words.clause_of[i]]
    if before in ("als", "wie") and (own.kind == "subordinate" and k == own.tokens[0] or k and tokens[k - 1].form.lower() in ("ebenso", "genauso")):
        return False  # "Als die Frau davon erzählte", "das Flugzeug ebenso wie der Pilot"
    if before in ("als", "wie", "kein", "keine", "keinen", "statt"):
        return True
    clause = words.clauses[words.clause_of[i]]
    if before in ("zum", "zur", "zu") and clause.lemma in _MADE:
        return True
    phrase = words.phrase_of[i]
    if clause.lemma in ("sein", "werden", "bleiben", "gelten", "heißen") and phrase >= 0 and words.phrases[phrase].preposition is None:
        if genitive_attribute(words, words.phrases[phrase]) and tokens[words.phrases[phrase].first].form.lower() in ("des", "der"):
            return False  # "ist im Interesse des Landes"
        bare = tokens[i - 1].tag not in ("ART", "ADJA", "PPOSAT", "PDAT", "CARD", "PIAT")
        subject = any(k < i and (words.phrase_of[k] != phrase) and (tokens[k].tag in ("PPER", "PRELS", "NE", "NN", "PDS"))
                      and words.phrase_of[k] >= 0 and words.phrases[words.phrase_of[k]].preposition is None for k in clause.tokens)
        return bare or subject
    return False


def span_of(draft: Draft, i: int) -> tuple[int, int]:
    """The noun with the adjectives and numbers before it."""
    tokens = draft.words.tokens
    first = i
    while first > 0 and tokens[first - 1].sentence == tokens[i].sentence and (
            tokens[first - 1].tag in ("ADJA", "CARD", "TRUNC") or _numeral(tokens[first - 1].form)
            or tokens[first - 1].tag == "KON" and first > 1 and tokens[first - 2].tag in ("ADJA", "TRUNC") and tokens[first].tag == "ADJA"):
        if tokens[first - 1].form.lower().rstrip("nrs") in ("beide", "ander", "andere", "mehrere", "viele", "einige"):
            break
        first -= 1
    return tokens[first].start, tokens[i].end


def _numeral(form: str) -> bool:
    return form.lower() in ("hunderte", "hunderten", "tausende", "tausenden", "zehntausende", "zehntausenden", "hunderttausende", "dutzende",
                            "dutzenden", "zweier", "dreier", "zwei", "drei")


def mention_noun(draft: Draft, i: int, actor: str, form: str, plural: bool = False, optional: bool = False, noun: Noun | None = None) -> None:
    mention = draft.mention(actor, i, i + 1, form, plural=plural, optional=optional)
    mention.start, mention.end = span_of(draft, i)
    if noun and noun.kind != "people" and form == "role":
        mention.gender = noun.gender
    if noun and not draft.actors[actor].named:
        draft.actors[actor].nouns.add(noun.whole)
    elif noun and draft.actors[actor].kind == "person":
        draft.actors[actor].nouns.add(noun.whole)


def new_actor(draft: Draft, i: int, noun: Noun, number: str, states: list[str]) -> bool:
    """An actor of its own; "der Kollege" alone says too little."""
    if noun.base in _NO_CALLING and not definite(draft, i) or noun.kind == "place" or noun.whole == "Amt" and number == "pl" or \
            noun.whole == "Mann" and i + 1 < len(draft.words.tokens) and draft.words.tokens[i + 1].form.startswith("stark"):  # "17.000 Mann starke Truppe"
        return False
    start, end = span_of(draft, i)
    kind = "group" if number == "pl" or noun.base in MANY_AS_ONE else "organisation" if noun.kind in ("organisation", "agency") else "person"
    identity = slug(draft.words.text[start:end])
    while identity in draft.actors:
        stem, _, count = identity.rpartition("-")
        identity = f"{stem}-{int(count) + 1}" if count.isdigit() and stem else f"{identity}-2"
    country = next((s for s in states if draft.actors[s].kind == "state"), None)
    name = called(draft, draft.words.token_at(start), i, noun, number == "pl")
    if kind == "organisation":
        country = country or state_of_seat(draft, i, noun.whole)
        seat = mission_at(draft, i, noun)
        name = f"{name} {seat}" if seat else name
    office = noun_called(draft.words.tokens[i].form, noun, False, name.endswith("e")) if kind == "person" and is_office(noun) else None
    draft.actors[identity] = Actor(identity, name, kind, None, country, office,
                                   sex="pl" if number == "pl" else noun.gender, named=False, nouns={noun.whole})
    mention_noun(draft, i, identity, "group" if kind == "group" else "role", noun=noun)
    return True


def unknown_group(draft: Draft, i: int) -> str:
    """ "alle, die betroffen waren": a group of its own """
    form = draft.words.tokens[i].form
    draft.actors.setdefault(slug(form), Actor(slug(form), form, "group", sex="pl", named=False))
    return slug(form)
