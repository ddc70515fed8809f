"""Case, gender and number that the forms of articles, adjectives, pronouns and nouns allow."""
from __future__ import annotations

from functools import lru_cache

from .. import datasets

DETERMINER = frozenset(("ART", "PPOSAT", "PDAT", "PIAT", "PWAT", "PRELAT"))
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
PRONOUNS = {
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


def readings(tokens, first: int, head: int) -> tuple:
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

_ONE = ("ung", "heit", "keit", "schaft", "tion", "tät", "anz", "enz")  # their plural ends in -en


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
    if token.tag == "NNA":
        return None  # "die Vorsitzende", "die Vorsitzenden": its article tells
    form, lemma = token.form, token.lemma
    if form.lower() == lemma.lower():
        if form.endswith(_ONE):
            return "sg"  # "Die Verantwortung haben die Rebellen übernommen"
        return "pl" if form in ("Leute", "Menschen", "Kosten", "Ferien", "Behörden") else None
    gender = noun_gender_of(token)
    if form in (lemma + "s", lemma + "es", lemma + "ses") and gender in ("m", "n"):
        return "sg" if not lemma.endswith(("ef", "mier", "et", "o", "a", "i", "chef")) else None
    if form in (lemma + "e", lemma + "er", lemma + "n", lemma + "en", lemma + "nen") and gender == "f":
        return "pl"
    if form.endswith(("en", "n")) and gender in ("m", None):
        return None  # "des Präsidenten", "die Präsidenten"
    return "pl" if form.endswith(("e", "er", "en", "n", "s", "a", "i")) or set(form[1:].lower()) & set("äöü") - set(lemma.lower()) else None


def noun_gender(words, i: int) -> str | None:
    """Gender of the noun at token i, from its determiner or the lexicon; None where unknown."""
    token = words.tokens[i]
    if token.tag in ("PPER", "PIS", "PDS"):
        return PRONOUNS.get(token.form.lower(), (None, None, None))[2]
    gender = noun_gender_of(token)
    if gender:
        return gender
    possible = readings(words.tokens, _determiner(words.tokens, i), i)
    genders = {r[2] for r in possible}
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
        return PRONOUNS.get(tokens[i].form.lower(), (None, None, None))[1]
    possible = readings(tokens, first, i)
    gender = noun_gender_of(tokens[i])
    numbers = {r[1] for r in possible if gender is None or r[2] in (None, gender)}
    return numbers.pop() if len(numbers) == 1 else None


def _determiner(tokens, i: int) -> int:
    """First token of the determiner and adjectives right in front of a noun."""
    k = i
    while k > 0 and tokens[k - 1].sentence == tokens[i].sentence and (
            tokens[k - 1].tag in DETERMINER | {"ADJA", "CARD", "APPRART"} or tokens[k - 1].tag in ("NN", "NE") and k == i and
            tokens[i].tag == "NE"):
        k -= 1
    return k
