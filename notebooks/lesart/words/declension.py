"""Noun phrases of a text in another case than they stand in: "den Entführern" → die Entführer."""
from __future__ import annotations

from .agreement import DETERMINER, lexical_gender

DEFINITE = {"nom": dict(m="der", f="die", n="das", pl="die"), "acc": dict(m="den", f="die", n="das", pl="die"),
            "dat": dict(m="dem", f="der", n="dem", pl="den"), "gen": dict(m="des", f="der", n="des", pl="der")}
_INDEFINITE = {"nom": dict(m="", f="e", n=""), "acc": dict(m="en", f="e", n=""), "dat": dict(m="em", f="er", n="em"), "gen": dict(m="es", f="er", n="es")}
WEAK = {"nom": dict(m="e", f="e", n="e", pl="en"), "acc": dict(m="en", f="e", n="e", pl="en"), "dat": dict.fromkeys("mfn", "en") | {"pl": "en"},
         "gen": dict.fromkeys("mfn", "en") | {"pl": "en"}}
STRONG = {"nom": dict(m="er", f="e", n="es", pl="e"), "acc": dict(m="en", f="e", n="es", pl="e"), "dat": dict(m="em", f="er", n="em", pl="en"),
           "gen": dict(m="en", f="er", n="en", pl="er")}
_MASCULINE_EN = ("ist", "ent", "ant", "oge", "aph", "adet", "oph", "krat", "soldat", "mensch", "held", "fürst", "pilot", "astronaut", "kosmonaut", "diplomat", "kandidat",
                 "präsident", "patriot", "nachbar", "prinz", "poet", "prophet", "athlet", "anarch", "monarch", "bär", "ochs", "christ", "demokrat", "bürokrat", "nomad")
_TWO_FORMS = ("or", "staat", "strahl", "see", "schmerz", "bauer", "vetter", "doktor")  # weak in the plural alone: die Staaten, dem Staat
_NO_PLURAL_N = ("n", "s", "a", "o", "i", "u")
_SOME = ("mehrer", "viel", "einig", "wenig", "ander", "weiter", "zahlreich", "verschieden", "sämtlich", "etlich", "all", "beid")


def declined(tokens, first: int, head: int, case: str, gender: str | None, plural: bool | None, was: frozenset[str], article: str = "kept") -> str | None:
    """The phrase ``tokens[first:head + 1]`` in a case, or None where its forms do not tell enough.

    Parameters
    ----------
    tokens : list of lesart.words.Token
    case : str
        nom, acc, dat, gen.
    gender, plural
        Of the noun; m, f, n.
    was : frozenset of str
        The cases that it can stand in as it is.
    article : str
        "kept" as it is, "bare" for none ("laut kanadischen Ermittlern"), "definite": "dem Präsidenten".
    """
    if plural is None or not plural and gender not in ("m", "f", "n"):
        return None
    number = "pl" if plural else gender
    noun = _noun(tokens[head], case, gender, plural, was)
    kind, words = ("definite", [DEFINITE[case][number]]) if article == "definite" else ("none", [])
    for k in range(first, head):
        token, form = tokens[k], tokens[k].form
        lower = form.lower()
        if token.tag in DETERMINER and k == first and not lower.startswith(_SOME):
            if article != "kept":
                continue
            if lower.startswith("kein") or lower.startswith("ein") and token.tag == "ART":
                kind = "indefinite"
                if plural and not lower.startswith("kein"):
                    return None
                words.append(("kein" if lower.startswith("kein") else "ein") + (STRONG[case]["pl"] if plural else _INDEFINITE[case][gender]))
            else:  # "diese", "seine": whose it is cannot be seen from a line that stands by itself
                kind = "definite"
                words.append(DEFINITE[case][number])
        elif token.tag == "CARD":
            words.append(form if case == "gen" else {"zweier": "zwei", "dreier": "drei"}.get(lower, form))
        elif token.tag == "ADJA" or token.tag in ("PIAT", "PIDAT", "PIS") and lower.startswith(_SOME):
            if (k == 0 or tokens[k - 1].sentence != token.sentence) and not form.endswith("er"):
                form = lower  # "Linke Gruppen demonstrierten"
            inflected = _adjective(form, case, number, kind, gender, plural)
            if inflected is None:
                return None
            words.append(inflected)
        elif token.tag in ("ADV", "ADJD", "PTKNEG", "TRUNC", "KON", "NN", "NE", "FM", "XY") or form in ",-":
            words.append(form)
        else:
            return None
    if noun is None and tokens[head].tag in ("NNA", "ADJA"):
        noun = _adjective(tokens[head].form, case, number, kind, gender, plural)
    return None if noun is None else " ".join([*words, noun]).replace(" ,", ",")


def _adjective(form: str, case: str, number: str, kind: str, gender, plural) -> str | None:
    """ "beiden russischen Piloten", "russische Piloten"; "Berliner" stays as it is """
    if form.endswith("er") and form[0].isupper() and not form.rstrip("nr").endswith(("ige", "te", "ne", "nde", "che")):
        return form
    stem = next((form[:-len(ending)] for ending in ("en", "em", "er", "es", "e") if form.endswith(ending)), None)
    if stem is None:
        return form
    if kind == "definite" or kind == "indefinite" and (plural or case in ("dat", "gen")):
        return stem + WEAK[case][number]
    if kind == "indefinite":
        return stem + STRONG[case][number]
    return stem + STRONG[case][number]


def _noun(token, case: str, gender, plural: bool, was: frozenset[str]) -> str | None:
    """ "Entführern" → Entführer, "Präsidenten" → Präsident; None for a noun made of an adjective """
    form, lemma = token.form, token.lemma
    if token.tag in ("NNA", "ADJA"):
        return None
    if token.tag not in ("NN", "NNI") or not lemma[:1].isupper():
        return form if token.tag in ("NE", "FM", "XY") and not form.endswith("s") else None
    if plural:
        return plural_of(form, lemma, gender, case, was)
    base = lemma if form.startswith(lemma[:-1]) else form
    if case == "nom" and "nom" in was and "gen" not in was and form.startswith(lemma):
        return form  # "Komitee", whose lemma lost an e
    weak = gender == "m" and (base.endswith("e") or base.lower().endswith(_MASCULINE_EN)) and base != "Käse"
    if case == "nom" or gender == "f":
        return base
    if weak:
        return base + ("n" if base.endswith(("e", "bar", "err")) else "en")
    if case != "gen":
        return base
    return form if was == {"gen"} else base + ("es" if base.endswith(("s", "ß", "x", "z", "tz")) else "s")


def plural_of(form: str, lemma: str, gender: str | None, case: str, was: frozenset[str]) -> str | None:
    """A plural form in another case.

    >>> dative = frozenset(("dat",))
    >>> [plural_of(form, lemma, "m", "nom", dative) for form, lemma in (("Entführern", "Entführer"), ("Soldaten", "Soldat"), ("Freunden", "Freund"))]
    ['Entführer', 'Soldaten', 'Freunde']
    >>> plural_of("Angriffe", "Angriff", "m", "dat", frozenset(("nom",)))
    'Angriffen'
    """
    nominative = form
    if form.endswith("n") and "dat" in was and form != lemma and not lemma.endswith(("um", "ma", "us")):
        lower = lemma.lower()
        keeps = (gender == "f" and form[:-1] != _umlauted_e(form, lemma) or lemma.endswith(("e", "ensch"))
                 or gender == "m" and lower.endswith((*_MASCULINE_EN, *_TWO_FORMS))
                 or form == lemma + "n" and not lemma.endswith(("er", "el", "en"))
                 or form.endswith(("innen", "ionen", "ungen", "heiten", "keiten", "schaften")))
        if gender is None and form == lemma + "en":
            gender = lexical_gender(lemma)
            if gender is None:
                return None if case != "dat" else form
            return plural_of(form, lemma, gender, case, was)
        if not keeps and (form == lemma + "en" or form.endswith(("ern", "eln")) or form[:-1] != lemma):
            nominative = form[:-1]
    if case == "dat" and not nominative.endswith(_NO_PLURAL_N):
        return nominative + "n"
    return nominative


def _umlauted_e(form: str, lemma: str) -> str:
    """ "Städten": feminine with a vowel that changes, whose plural ends in -e """
    plain = form.lower().translate(str.maketrans("äöü", "aou"))
    return form[:-1] if form.endswith("en") and plain == lemma.lower().translate(str.maketrans("äöü", "aou")) + "en" and set(form.lower()) & set("äöü") - set(
        lemma.lower()) else ""
