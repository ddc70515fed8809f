"""What a name never seen before names, by the words in it and around it."""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows
from .evidence import SAYING, clubs, given_names, is_given, is_person, name_words
from .model import Draft
from .nouns import Noun, noun_of

_TITLES = frozenset("Dr. Prof. Herr Herrn Frau Sir Lord Lady Scheich Mullah Hr. Fr. Mr. Mrs.".split())
_IN = frozenset("in nach aus bei im um nahe nördlich südlich östlich westlich unweit bis".split())
_TRANSPARENT = frozenset("„“”\"»«‚‘")
_MALE_IN_A = frozenset("Luca Sascha Nikita Ilja Mischa Joshua Mustafa Hamza Nikola Andrija Kostja Aljoscha Issa Musa Taha".split())


@lru_cache(maxsize=1)
def no_names() -> frozenset[str]:
    """Words that are tagged as names and are none."""
    return frozenset(row["word"] for row in rows("lexicon", "actor_no_names"))


def kind_of(draft: Draft, first: int, last: int) -> tuple[str | None, Noun | None, str | None]:
    """(kind: person, organisation, agency, place or None; the noun that tells; country) of a name."""
    tokens = draft.words.tokens
    before = first - 1
    while before > 0 and tokens[before].form in _TRANSPARENT:
        before -= 1
    if before < 0 or tokens[before].sentence != tokens[first].sentence:
        before = None
    inside = next((kind for k in range(last - 1, first - 1, -1) if (kind := name_words().get(tokens[k].form))), None)
    if any(tokens[k].form == "&" for k in range(first, last)):
        return "organisation", None, None  # "Muster & Beispiel"
    if last - first > 1 and (tokens[first].form in clubs() or tokens[first].form == "1."):
        return "organisation", None, None
    if inside and (last - first > 1):
        return (inside, None, None) if inside != "thing" else (None, None, None)
    single = last - first == 1
    given = is_given(tokens[first].form) and not single
    if before is not None:
        told = _noun_before(draft, before, single or not given)
        if told:
            return told
    form = tokens[first].form
    if single and form.isupper() and form.isalpha() and len(form) > 1:
        return "organisation", None, None
    told = _apposition(draft, last)
    if told and (told[0] == "person" or single):
        return told
    word = tokens[before].form.lower() if before is not None else ""
    if given:
        return "person", None, None
    if word in _IN or word == "von" and before and tokens[before - 1].form in ("Nähe", "Stadt", "Provinz", "Nachbarschaft", "Gefängnis", "Umgebung",
                                                                               "Region", "Norden", "Süden", "Osten", "Westen"):
        return "place", None, None
    if not single:
        return ("person" if is_person(draft, first, last) else None), None, None
    clause = draft.words.clauses[draft.words.clause_of[first]]
    if clause.lemma in SAYING and clause.kind != "fragment" and (before is None or tokens[before].tag not in ("APPR", "APPRART", "NN", "ART", "NE")):
        return "person", None, None
    return None, None, None


def _noun_before(draft: Draft, before: int, alone: bool) -> tuple | None:
    """What a noun right in front says: "Pilot Trojanow", "Ortschaft Ghadschar", "die Zeitung „Figaro“" """
    tokens = draft.words.tokens
    token = tokens[before]
    if token.form in _TITLES:
        return "person", noun_of(token.form, token.lemma), None
    if token.tag in ("NN", "NNA", "NE", "ADJA") and before not in draft.at or "-" in token.form:
        noun = noun_of(token.form, token.lemma)
        if noun and noun.kind in ("person", "people"):
            if alone and noun.plural and noun.kind == "person":
                return None  # "sollen Polizisten Knüppel eingesetzt haben"
            return ("person", noun, _country(draft, before)) if noun.plural is not True or noun.kind == "person" else None
        if noun and alone:
            return noun.kind, noun, _country(draft, before)
    if token.form in (",", "(") and before > 1:
        noun = noun_of(tokens[before - 1].form, tokens[before - 1].lemma) if tokens[before - 1].tag in ("NN", "NNA") else None
        if noun and noun.kind == "person" and before - 1 not in draft.at:
            return "person", noun, _country(draft, before - 1)
    return None


def _apposition(draft: Draft, last: int) -> tuple | None:
    """What stands behind the name: "Jens Weidmann, Präsident der Bundesbank," """
    tokens = draft.words.tokens
    if last >= len(tokens) - 2 or tokens[last].form != ",":
        return None
    for k in range(last + 1, min(last + 6, len(tokens))):
        if tokens[k].tag in ("NN", "NNA", "NE"):
            noun = noun_of(tokens[k].form, tokens[k].lemma)
            return (noun.kind, noun, _country(draft, k)) if noun and noun.kind != "people" else None
        if tokens[k].tag not in ("ART", "ADJA", "PPOSAT", "CARD", "ADV"):
            return None
    return None


def _country(draft: Draft, i: int) -> str | None:
    """ "der russische Verteidigungsminister Andrej …": the state whose adjective or genitive is at the office """
    for k in (i - 1, i - 2, i + 1, i):
        for mention in draft.at.get(k, ()):
            if mention.form in ("demonym", "name", "alias") and draft.actors[mention.actor].kind == "state":
                return mention.actor
    return None


def sex_of(draft: Draft, first: int, last: int, noun: Noun | None) -> str:
    """m or f: by "Frau" and -in in front, by the given name, by a Slavic surname, by -a."""
    tokens = draft.words.tokens
    owner = tokens[last - 1].form.endswith("s") and tokens[first].form in given_names()  # "die Tochter John Musters"
    if noun and noun.kind == "person" and noun.gender == "f" and noun.base != "Person" and not owner:
        return "f"
    if first and tokens[first - 1].form == "Frau":
        return "f"
    given, surname = tokens[first].form, tokens[last - 1].form
    if given in given_names():
        return given_names()[given]
    if noun and noun.kind == "person" and noun.gender == "m":
        return "m"
    if surname.endswith(("owa", "ewa", "ova", "eva", "skaja", "ina")) and last - first > 1:
        return "f"
    return "f" if given.endswith("a") and last - first > 1 and given not in _MALE_IN_A else "m"


_ARTICLES = {"das": "n", "ins": "n", "zur": "f", "den": "m", "einen": "m", "eine": "f", "einer": "f", "im": "mn", "vom": "mn", "zum": "mn", "beim": "mn", "dem": "mn",
             "des": "mn", "die": "f", "der": "fm"}


def body_gender(draft: Draft, starts: list[int]) -> str:
    """m, f or n of a body by the articles in front of its name wherever it stands; n without any ("Google … sein")."""
    tokens, possible = draft.words.tokens, set("mfn")
    seen = False
    for start in starts:
        told = _ARTICLES.get(tokens[start - 1].form.lower()) if start and tokens[start - 1].sentence == tokens[start].sentence else None
        if told:
            seen = True
            possible = possible & set(told) or possible
    return "n" if not seen else next(sex for sex in "fmn" if sex in possible)
