"""Noun phrases: head, preposition, and the cases, number and gender that their forms allow."""
from __future__ import annotations

from functools import lru_cache

from .. import datasets
from . import Phrase
from .agreement import DETERMINER, PRONOUNS, lexical_gender, noun_gender, noun_gender_of, noun_number, noun_number_of, readings as readings_of
from .tagging import given_names

__all__ = ["lexical_gender", "noun_gender", "noun_number", "phrases"]
ALL = frozenset(("nom", "acc", "dat", "gen"))
_NOUN = frozenset(("NN", "NE", "NNA", "NNI", "FM", "XY"))
_PRONOUN = frozenset(("PPER", "PIS", "PDS", "PRELS", "PWS", "PRF", "PPOSS"))
# Bodies that act; none is called by a person's name, as a firm or a foundation is.
_BODIES = ("polizei", "parlament", "gericht", "gerichtshof", "tribunal", "staatsanwaltschaft", "justiz", "regierung", "armee", "militär", "miliz",
           "behörde", "bundestag", "landtag", "senat", "kongress", "versammlung", "opposition", "koalition", "junta", "rebellen", "soldaten", "truppen")
_CONTRACTED = {"am": "dat", "im": "dat", "zum": "dat", "vom": "dat", "beim": "dat", "zur": "dat", "ins": "acc",
               "ans": "acc", "aufs": "acc", "fürs": "acc", "ums": "acc", "durchs": "acc", "übers": "acc"}


@lru_cache(maxsize=1)
def _prepositions() -> dict[str, frozenset[str]]:
    return {row["preposition"]: frozenset(row["cases"].split()) for row in datasets.rows("lexicon", "words_prepositions")}


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    """Weekdays, parts of the day and the like, which take no name behind them."""
    kinds = ("weekday", "part", "day_noun")
    return frozenset(row["word"].lower() for row in datasets.rows("lexicon", "time_words") if row["class"] in kinds)


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in datasets.rows("lexicon", "time_words") if row["class"] == "month" and len(row["word"]) > 3
                     or row["word"] == "mai") - {"august"}  # "August Bebel"


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    """Surnames of the reference data that are no given names."""
    return frozenset(row["surname"] for row in datasets.rows("reference", "persons") if row["surname"]) - given_names().keys()


def _two_persons(tokens, n: int, last: int) -> bool:
    """Whether another person's name begins at token n: "Putin | Rachmon", "Merkel | Nicolas Sarkozy"."""
    if tokens[n].tag != "NE" or tokens[n - 1].form not in _surnames():
        return False
    form = tokens[n].form
    return form.removesuffix("s") in _surnames() or form in _surnames() or (
        form in given_names() and n + 1 < last and tokens[n + 1].form in _surnames())


def phrases(words) -> tuple[list[Phrase], list[int]]:
    """All noun phrases of an article, and for each token the index of its phrase or -1."""
    tokens = words.tokens
    found: list[Phrase] = []
    names = frozenset(t.form for t in tokens if t.tag == "NE")
    phrase_of = [-1] * len(tokens)
    clause_of = words.clause_of
    conjunctions = {clause.conjunction for clause in words.clauses}
    for sentence in words.sentences:
        i = sentence.first
        while i < sentence.last:
            end, head = _extent(tokens, i, sentence.last, clause_of, names)
            if head is None:
                i += 1
                continue
            phrase = _phrase(tokens, len(found), clause_of[head], i, end, head, sentence.first, conjunctions)
            for token in range(phrase.first, phrase.last):
                phrase_of[token] = phrase.i
            found.append(phrase)
            i = end
    return found, phrase_of


def _extent(tokens, i: int, last: int, clause_of, names: frozenset[str]) -> tuple[int, int | None]:
    """End and head of the noun phrase that begins at token i; head None where none begins."""
    tag = tokens[i].tag
    if tag in _PRONOUN and not _both(tokens, i, last):
        return i + 1, i
    clause = clause_of[i]
    k = i
    if tag in DETERMINER or tag == "APPRART":
        k += tag != "APPRART"
        if tag == "APPRART":
            return i + 1, None
    depth = k
    while k < last and clause_of[k] == clause and (
            tokens[k].tag in ("ADJA", "CARD", "TRUNC", "PIAT", "PPOSAT", "PDAT") or _both(tokens, k, last) or
            (tokens[k].tag in ("ADV", "ADJD", "PTKNEG") and k > i and k + 1 < last and tokens[k + 1].tag in ("ADJA", "CARD")) or
            (tokens[k].tag == "KON" and k > depth and tokens[k - 1].tag in ("ADJA", "TRUNC", "CARD") and k + 1 < last
             and tokens[k + 1].tag in ("ADJA", "CARD", "NN")) or
            (tokens[k].form == "," and k > depth and tokens[k - 1].tag == "ADJA" and k + 1 < last and tokens[k + 1].tag == "ADJA") or
            (tokens[k].form in ("„", "“", "”", "\"", "»", "«", "‚", "‘") and k > i)):
        k += 1
    if k < last and tokens[k].tag in _NOUN and clause_of[k] == clause:
        return _nouns(tokens, k, last, clause_of, clause, names)
    # "die von Russland besetzte Krim": an attribute with a preposition in front of its adjective
    if tag in DETERMINER and k < last and tokens[k].tag in ("APPR", "APPRART") and clause_of[k] == clause:
        n = k + 1
        while n < last and n < k + 9 and clause_of[n] == clause and tokens[n].tag in (
                _NOUN | DETERMINER | {"ADJA", "CARD", "ADV", "APPR", "APPRART"}):
            if tokens[n].tag == "ADJA" and n > k + 1 and tokens[n - 1].tag in _NOUN:
                m = n + 1
                while m < last and tokens[m].tag == "ADJA" and clause_of[m] == clause:
                    m += 1  # "des über Litauen abgestürzten russischen Flugzeugs"
                if m < last and tokens[m].tag in _NOUN and clause_of[m] == clause:
                    return _nouns(tokens, m, last, clause_of, clause, names)
            n += 1
    if tag in ("PIAT", "PDAT", "PPOSAT") and k == i + 1:
        return k, i
    if k > i and tokens[k - 1].tag == "ADJA" and k - 1 >= i and (
            tokens[k - 1].form[0].isupper() or tokens[k - 1].form.rstrip("nr").endswith("-Jährige")):
        return k, k - 1  # a noun made of an adjective, tagged as one: "der Vorsitzende"
    return i + 1, None


def _owner_follows(tokens, n: int, last: int, names: frozenset[str]) -> bool:
    """Whether the name at token n, of several words, stands in the genitive."""
    end = n
    while end + 1 < last and tokens[end + 1].tag == "NE":
        end += 1
    return end > n and tokens[end].form.endswith("s") and tokens[end].form[:-1] in names


def _both(tokens, k: int, last: int) -> bool:
    """ "die beiden Staaten": tagged as a pronoun, but a noun follows."""
    return tokens[k].tag == "PIS" and tokens[k].form.lower() in ("beide", "beiden") and k + 1 < last and tokens[k + 1].tag in ("NN", "ADJA")


def _nouns(tokens, k: int, last: int, clause_of, clause: int, names: frozenset[str]) -> tuple[int, int]:
    """End and head of a run of nouns: "Präsident Wladimir Putin", "Human Rights Watch".

    A common noun takes the name that follows it; a genitive begins a phrase of its own because an
    article, an adjective or a common noun starts it.
    """
    head, n = k, k + 1
    while n < last and clause_of[n] == clause:
        token, before = tokens[n], tokens[n - 1]
        if before.tag == "NN" and before.form.lower() in _days():
            break  # "traf am Montag Emmanuel Macron"
        if token.tag == "NE" and before.form.lower() in _months() or _two_persons(tokens, n, last):
            break  # "traf im Mai Sarkozy", "gestern traf Putin Rachmon"
        if n - 1 == k and _names_a_place(tokens, k) and token.tag == "NE" and f"{before.form} {token.form}" not in place_names():
            break  # "traf in Duschanbe Rachmon"; not in "New York", which no place begins
        if n - 1 == k and before.tag == "NN" and token.tag == "NE" and _owner_follows(tokens, n, last, names):
            break  # "einige Anhänger Saddam Husseins", where he is Hussein elsewhere
        if n - 1 == k and token.form in given_names() and n + 1 < last and tokens[n + 1].tag == "NE" and before.form.lower().endswith(_BODIES):
            break  # "gestern nahm die Polizei Eva Prado fest"
        if before.tag == "CARD" and len(before.form) == 4 and before.form.isdigit():
            break  # "im Mai 2026 Emmanuel Macron"
        if token.tag in ("NE", "FM", "XY") and not (before.tag == "NN" and token.form.endswith("s") and _is_genitive(tokens, n)):
            head, n = n, n + 1
        elif token.tag == "NN" and before.tag in ("NE", "FM") and n - 1 == head and token.form[0].isupper() and _foreign(token):
            head, n = n, n + 1
        elif token.tag == "CARD" and before.tag in ("NE", "NN") and len(token.form) < 5 and not (
                n + 1 < last and tokens[n + 1].tag in ("NN", "NNA", "ADJA") and clause_of[n + 1] == clause and before.tag == "NN" and not (
                    len(token.form) == 4 and token.form.isdigit())):
            n += 1  # "Embraer 190", "Artikel 5", but "nach Polizeiangaben elf Personen"
        else:
            break
    return n, head


def _names_a_place(tokens, k: int) -> bool:
    """A known place or state right behind the preposition of a place."""
    return k > 0 and tokens[k].form in place_names() and tokens[k - 1].form.lower() in ("in", "nach", "aus", "bei", "nahe", "bis", "via")


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Names of known places and states, one or more words each."""
    named = [*datasets.rows("reference", "places"), *datasets.rows("reference", "states"), *datasets.rows("reference", "state_names")]
    return frozenset(name for row in named for name in (row["name"], *(row.get("aliases") or "").split(";")) if name)


def _is_genitive(tokens, n: int) -> bool:
    """A name in -s right behind a common noun: "die Staatschefs Kasachstans" """
    form = tokens[n].form
    return len(form) > 4 and not form.isupper() and not form.endswith(("ss", "us", "is", "as", "os", "es"))


def _foreign(token) -> bool:
    return token.form.endswith(("tion", "Watch", "ines", "ity", "ence", "ship", "ways", "Group", "Street", "House", "Times", "Post"))


def _phrase(tokens, i: int, clause: int, first: int, last: int, head: int, begin: int, conjunctions: set) -> Phrase:
    before = first - 1
    if before > begin and tokens[before].form.lower() in ("ganz", "rund", "etwa", "mindestens", "fast", "knapp", "halb", "über") and (
            tokens[before - 1].tag in ("APPR", "APPRART")):
        before -= 1  # "in ganz China", "mit rund 200 Soldaten"
    # not "Als die Frau kam": a conjunction, although it is tagged as a preposition
    preposition = before if before >= begin and first > begin and tokens[before].tag in ("APPR", "APPRART") and before not in conjunctions else None
    token = tokens[head]
    phrase = Phrase(i, clause, first, last, head, preposition)
    if token.tag in _PRONOUN:
        cases, phrase.number, phrase.gender = PRONOUNS.get(token.form.lower(), (ALL, None, None))
        phrase.cases, phrase.definite = frozenset(cases), True
    else:
        readings = readings_of(tokens, first, head)
        gender = noun_gender_of(token)
        number = noun_number_of(token)
        fitting = [r for r in readings if (gender is None or r[2] is None or r[2] == gender) and
                   (number is None or r[1] == number)] or [r for r in readings if gender is None or r[2] in (None, gender)] or readings
        if fitting:
            phrase.cases = frozenset(r[0] for r in fitting)
            numbers = {r[1] for r in fitting}
            phrase.number = numbers.pop() if len(numbers) == 1 else number
            phrase.gender = gender or (fitting[0][2] if len({r[2] for r in fitting}) == 1 else None)
        else:
            phrase.gender = gender
            phrase.number = number or ("sg" if token.tag == "NE" else None)
            if token.tag == "NE" and _is_genitive(tokens, head) and token.form.endswith("s"):
                phrase.cases = ALL
        phrase.definite = tokens[first].form.lower() in ("der", "die", "das", "dem", "den", "des", "dieser", "diese",
                                                         "dieses", "diesem", "diesen", "beide", "beiden") or token.tag == "NE" \
            or (preposition is not None and tokens[preposition].tag == "APPRART")
    if preposition is None and last - first == 1 and first - 1 > begin and tokens[first - 1].form == "(" and last < len(tokens) and tokens[last].form == ")":
        phrase.cases = frozenset()  # "Steinmeier (SPD) sagte": neither subject nor object
    if preposition is not None:
        form = tokens[preposition].form.lower()
        governed = frozenset((_CONTRACTED[form],)) if form in _CONTRACTED else _prepositions().get(form, frozenset(("acc", "dat", "gen")))
        phrase.cases = phrase.cases & governed or governed
    return phrase
