"""Noun phrases: head, preposition, and the cases, number and gender that their forms allow."""
from __future__ import annotations

from functools import lru_cache

from .. import datasets
from . import Phrase

ALL = frozenset(("nom", "acc", "dat", "gen"))
_DETERMINER = frozenset(("ART", "PPOSAT", "PDAT", "PIAT", "PWAT", "PRELAT"))
_NOUN = frozenset(("NN", "NE", "NNA", "NNI", "FM", "XY"))
_PRONOUN = frozenset(("PPER", "PIS", "PDS", "PRELS", "PWS", "PRF", "PPOSS"))
_CONTRACTED = {"am": "dat", "im": "dat", "zum": "dat", "vom": "dat", "beim": "dat", "zur": "dat", "ins": "acc",
               "ans": "acc", "aufs": "acc", "fürs": "acc", "ums": "acc", "durchs": "acc", "übers": "acc"}

# ending of the article or its kind → (case, number, gender) that it can be
_ARTICLES = {
    "der": (("nom", "sg", "m"), ("dat", "sg", "f"), ("gen", "sg", "f"), ("gen", "pl", None)),
    "die": (("nom", "sg", "f"), ("acc", "sg", "f"), ("nom", "pl", None), ("acc", "pl", None)),
    "das": (("nom", "sg", "n"), ("acc", "sg", "n")),
    "dem": (("dat", "sg", "m"), ("dat", "sg", "n")),
    "den": (("acc", "sg", "m"), ("dat", "pl", None)),
    "des": (("gen", "sg", "m"), ("gen", "sg", "n")),
    "ein": (("nom", "sg", "m"), ("nom", "sg", "n"), ("acc", "sg", "n")),
    "-e": (("nom", "sg", "f"), ("acc", "sg", "f"), ("nom", "pl", None), ("acc", "pl", None)),
    "-er": (("dat", "sg", "f"), ("gen", "sg", "f"), ("gen", "pl", None)),
    "-em": (("dat", "sg", "m"), ("dat", "sg", "n")),
    "-en": (("acc", "sg", "m"), ("dat", "pl", None)),
    "-es": (("gen", "sg", "m"), ("gen", "sg", "n")),
}
# dieser, jeder, mancher, welcher take the endings of der: "dieser" is nominative too
_LIKE_DER = {"-er": "der", "-e": "die", "-es": "das", "-em": "dem", "-en": "den"}
_STRONG_ADJECTIVE = {
    "er": (("nom", "sg", "m"), ("dat", "sg", "f"), ("gen", "sg", "f"), ("gen", "pl", None)),
    "e": (("nom", "sg", "f"), ("acc", "sg", "f"), ("nom", "pl", None), ("acc", "pl", None)),
    "es": (("nom", "sg", "n"), ("acc", "sg", "n")),
    "em": (("dat", "sg", "m"), ("dat", "sg", "n")),
    "en": (("acc", "sg", "m"), ("gen", "sg", "m"), ("gen", "sg", "n"), ("dat", "pl", None)),
}
_PRONOUNS = {
    "er": (("nom",), "sg", "m"), "ihn": (("acc",), "sg", "m"), "ihm": (("dat",), "sg", "m"), "es": (("nom", "acc"), "sg", "n"),
    "ihr": (("dat",), "sg", "f"), "ihnen": (("dat",), "pl", None), "wir": (("nom",), "pl", None),
    "ich": (("nom",), "sg", None), "uns": (("acc", "dat"), "pl", None), "mich": (("acc",), "sg", None),
    "mir": (("dat",), "sg", None), "man": (("nom",), "sg", None), "sie": (("nom", "acc"), None, None),
    "du": (("nom",), "sg", None), "dieser": (("nom",), "sg", "m"), "diese": (("nom", "acc"), None, None),
    "diesem": (("dat",), "sg", "m"), "diesen": (("acc",), "sg", "m"), "dieses": (("nom", "acc"), "sg", "n"),
    "beide": (("nom", "acc"), "pl", None), "beiden": (("dat",), "pl", None), "alle": (("nom", "acc"), "pl", None),
    "der": (("nom",), "sg", "m"), "die": (("nom", "acc"), None, None), "das": (("nom", "acc"), "sg", "n"),
    "den": (("acc",), "sg", "m"), "dem": (("dat",), "sg", None), "denen": (("dat",), "pl", None),
    "dessen": (("gen",), "sg", None), "deren": (("gen",), None, None), "wer": (("nom",), "sg", None),
    "jemand": (("nom", "acc"), "sg", None), "niemand": (("nom", "acc"), "sg", None), "viele": (("nom", "acc"), "pl", None),
    "einige": (("nom", "acc"), "pl", None), "mehrere": (("nom", "acc"), "pl", None), "andere": (("nom", "acc"), "pl", None),
}
_DATIVE_PLURAL_N = ("n", "s")


@lru_cache(maxsize=1)
def _prepositions() -> dict[str, frozenset[str]]:
    return {row["preposition"]: frozenset(row["cases"].split()) for row in datasets.rows("lexicon", "words_prepositions")}


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    """Weekdays, parts of the day and the like, which take no name behind them."""
    kinds = ("weekday", "part", "day_noun")
    return frozenset(row["word"].lower() for row in datasets.rows("lexicon", "time_words") if row["class"] in kinds)


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    return {row["noun"]: row["gender"] for row in datasets.rows("lexicon", "words_noun_genders")}


@lru_cache(maxsize=1)
def _suffixes() -> list[tuple[str, str]]:
    rows = datasets.rows("lexicon", "words_gender_suffixes")
    return sorted(((row["suffix"], row["gender"]) for row in rows), key=lambda item: -len(item[0]))


@lru_cache(maxsize=100_000)
def lexical_gender(lemma: str) -> str | None:
    """Gender of a noun by the lexicon, by its last part ("Staatschef" like "Chef"), or by its suffix.

    >>> lexical_gender("Verteidigungsminister"), lexical_gender("Gemeinschaft"), lexical_gender("Gipfeltreffen")
    ('m', 'f', 'n')
    """
    genders = _genders()
    if lemma in genders:
        return genders[lemma]
    for cut in range(2, len(lemma) - 2):
        gender = genders.get(lemma[cut:].capitalize())
        if gender:
            return gender
    lower = lemma.lower()
    for suffix, gender in _suffixes():
        if lower.endswith(suffix) and len(lower) > len(suffix) + 1:
            return gender
    return None


def phrases(words) -> tuple[list[Phrase], list[int]]:
    """All noun phrases of an article, and for each token the index of its phrase or -1."""
    tokens = words.tokens
    found: list[Phrase] = []
    phrase_of = [-1] * len(tokens)
    clause_of = words.clause_of
    for sentence in words.sentences:
        i = sentence.first
        while i < sentence.last:
            end, head = _extent(tokens, i, sentence.last, clause_of)
            if head is None:
                i += 1
                continue
            phrase = _phrase(tokens, len(found), clause_of[head], i, end, head, sentence.first)
            for token in range(phrase.first, phrase.last):
                phrase_of[token] = phrase.i
            found.append(phrase)
            i = end
    return found, phrase_of


def _extent(tokens, i: int, last: int, clause_of) -> tuple[int, int | None]:
    """End and head of the noun phrase that begins at token i; head None where none begins."""
    tag = tokens[i].tag
    if tag in _PRONOUN:
        return i + 1, i
    clause = clause_of[i]
    k = i
    if tag in _DETERMINER or tag == "APPRART":
        k += tag != "APPRART"
        if tag == "APPRART":
            return i + 1, None
    depth = k
    while k < last and clause_of[k] == clause and (
            tokens[k].tag in ("ADJA", "CARD", "TRUNC", "PIAT", "PPOSAT", "PDAT") or
            (tokens[k].tag in ("ADV", "ADJD", "PTKNEG") and k > i and k + 1 < last and tokens[k + 1].tag in ("ADJA", "CARD")) or
            (tokens[k].tag == "KON" and k > depth and tokens[k - 1].tag in ("ADJA", "TRUNC", "CARD") and k + 1 < last
             and tokens[k + 1].tag in ("ADJA", "CARD", "NN")) or
            (tokens[k].form == "," and k > depth and tokens[k - 1].tag == "ADJA" and k + 1 < last and tokens[k + 1].tag == "ADJA") or
            (tokens[k].form in ("„", "“", "”", "\"", "»", "«", "‚", "‘") and k > i)):
        k += 1
    if k < last and tokens[k].tag in _NOUN and clause_of[k] == clause:
        end, head = _nouns(tokens, k, last, clause_of, clause)
        return end, head
    # "die von Russland besetzte Krim": an attribute with a preposition in front of its adjective
    if tag in _DETERMINER and k < last and tokens[k].tag in ("APPR", "APPRART") and clause_of[k] == clause:
        n = k + 1
        while n < last and n < k + 9 and clause_of[n] == clause and tokens[n].tag in (
                _NOUN | _DETERMINER | {"ADJA", "CARD", "ADV", "APPR", "APPRART"}):
            if tokens[n].tag == "ADJA" and n > k + 1 and tokens[n - 1].tag in _NOUN and n + 1 < last and tokens[n + 1].tag in _NOUN:
                return _nouns(tokens, n + 1, last, clause_of, clause)
            n += 1
    if tag in ("PIAT", "PDAT", "PPOSAT") and k == i + 1:
        return k, i
    if k > i and tokens[k - 1].tag == "ADJA" and tokens[k - 1].form[0].isupper() and k - 1 >= i:
        return k, k - 1  # a noun made of an adjective, tagged as one: "der Vorsitzende"
    return i + 1, None


def _nouns(tokens, k: int, last: int, clause_of, clause: int) -> tuple[int, int]:
    """End and head of a run of nouns: "Präsident Wladimir Putin", "Human Rights Watch".

    A common noun takes the name that follows it; a genitive begins a phrase of its own because an
    article, an adjective or a common noun starts it.
    """
    head, n = k, k + 1
    while n < last and clause_of[n] == clause:
        token, before = tokens[n], tokens[n - 1]
        if before.tag == "NN" and before.form.lower() in _days():
            break  # "traf am Montag Emmanuel Macron"
        if token.tag in ("NE", "FM", "XY") and not (before.tag == "NN" and token.form.endswith("s") and _is_genitive(tokens, n)):
            head, n = n, n + 1
        elif token.tag == "NN" and before.tag in ("NE", "FM") and n - 1 == head and token.form[0].isupper() and _foreign(token):
            head, n = n, n + 1
        elif token.tag == "CARD" and before.tag in ("NE", "NN") and len(token.form) < 5:
            n += 1  # "Embraer 190", "Artikel 5"
        else:
            break
    return n, head


def _is_genitive(tokens, n: int) -> bool:
    """A name in -s right behind a common noun: "die Staatschefs Kasachstans" """
    form = tokens[n].form
    return len(form) > 4 and not form.isupper() and not form.endswith(("ss", "us", "is", "as", "os", "es"))


def _foreign(token) -> bool:
    return token.form.endswith(("tion", "Watch", "ines", "ity", "ence", "ship", "ways", "Group", "Street", "House", "Times", "Post"))


def _phrase(tokens, i: int, clause: int, first: int, last: int, head: int, begin: int) -> Phrase:
    preposition = first - 1 if first > begin and tokens[first - 1].tag in ("APPR", "APPRART") else None
    token = tokens[head]
    phrase = Phrase(i, clause, first, last, head, preposition)
    if token.tag in _PRONOUN:
        cases, phrase.number, phrase.gender = _PRONOUNS.get(token.form.lower(), (ALL, None, None))
        phrase.cases, phrase.definite = frozenset(cases), True
    else:
        readings = _readings(tokens, first, head)
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
    if preposition is not None:
        form = tokens[preposition].form.lower()
        governed = frozenset((_CONTRACTED[form],)) if form in _CONTRACTED else _prepositions().get(form, frozenset(("acc", "dat", "gen")))
        phrase.cases = phrase.cases & governed or governed
    return phrase


def _readings(tokens, first: int, head: int) -> tuple:
    """What the determiner, or else the first adjective, can be."""
    form = tokens[first].form.lower()
    if tokens[first].tag in ("ART", "PDAT", "PPOSAT", "PIAT", "PWAT", "PRELAT") and first < head:
        if form in _ARTICLES:
            return _ARTICLES[form]
        for ending in ("em", "en", "er", "es", "e"):
            if form.endswith(ending):
                like_der = tokens[first].tag in ("PDAT", "PIAT") and not form.startswith("kein")
                if like_der and ending in ("er", "e", "es", "em", "en"):
                    return _ARTICLES[_LIKE_DER["-" + ending]] + (_ARTICLES["-es"] if ending == "es" else ())
                return _ARTICLES["-" + ending]
        return _ARTICLES["ein"] if tokens[first].tag != "PIAT" else ()
    for i in range(first, head):
        if tokens[i].tag == "ADJA":
            for ending in ("em", "en", "er", "es", "e"):
                if tokens[i].form.endswith(ending):
                    return _STRONG_ADJECTIVE[ending]
    return ()


def noun_gender_of(token) -> str | None:
    """Gender of a noun token; None for a name."""
    if token.tag in ("NN", "NNA", "NNI"):
        return lexical_gender(token.lemma) or lexical_gender(token.form)
    return None


def noun_number_of(token) -> str | None:
    """sg or pl where the noun's form differs from its lemma in a way that tells."""
    if token.tag == "NE":
        return "sg"
    if token.tag not in ("NN", "NNA", "NNI"):
        return None
    form, lemma = token.form, token.lemma
    if form.lower() == lemma.lower():
        return "pl" if form in ("Leute", "Menschen", "Kosten", "Ferien", "Behörden") else None
    gender = noun_gender_of(token)
    if form in (lemma + "s", lemma + "es", lemma + "ses") and gender in ("m", "n"):
        return "sg" if not lemma.endswith(("ef", "mier", "et", "o", "a", "i", "chef")) else None
    if form in (lemma + "e", lemma + "er", lemma + "n", lemma + "en", lemma + "nen") and gender == "f":
        return "pl"
    if form.endswith(("en", "n")) and gender in ("m", None):
        return None  # "des Präsidenten", "die Präsidenten"
    return "pl"


def noun_gender(words, i: int) -> str | None:
    """Gender of the noun at token i, from its determiner or the lexicon; None where unknown."""
    token = words.tokens[i]
    if token.tag in ("PPER", "PIS", "PDS"):
        return _PRONOUNS.get(token.form.lower(), (None, None, None))[2]
    gender = noun_gender_of(token)
    if gender:
        return gender
    readings = _readings(words.tokens, _determiner(words.tokens, i), i)
    genders = {r[2] for r in readings}
    return genders.pop() if len(genders) == 1 else None


def noun_number(words, i: int) -> str | None:
    """Number of the noun at token i: from its form, its determiner or a numeral."""
    tokens = words.tokens
    first = _determiner(tokens, i)
    if any(tokens[k].tag == "CARD" and tokens[k].form not in ("1", "ein", "eine", "einem", "einen") for k in range(first, i)) \
            or tokens[first].form.lower() in ("zwei", "drei", "zweier", "dreier", "mehrere", "viele", "einige", "alle"):
        return "pl"
    number = noun_number_of(tokens[i])
    if number:
        return number
    if tokens[i].tag in ("PPER", "PIS", "PDS"):
        return _PRONOUNS.get(tokens[i].form.lower(), (None, None, None))[1]
    readings = _readings(tokens, first, i)
    gender = noun_gender_of(tokens[i])
    numbers = {r[1] for r in readings if gender is None or r[2] in (None, gender)}
    return numbers.pop() if len(numbers) == 1 else None


def _determiner(tokens, i: int) -> int:
    """First token of the determiner and adjectives right in front of a noun."""
    k = i
    while k > 0 and tokens[k - 1].sentence == tokens[i].sentence and (
            tokens[k - 1].tag in _DETERMINER | {"ADJA", "CARD", "APPRART"} or tokens[k - 1].tag in ("NN", "NE") and k == i and
            tokens[i].tag == "NE"):
        k -= 1
    return k
