"""Nouns that mean persons, bodies, media or places, in any inflection and as the end of a compound."""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..datasets import rows

# Shorter ends of compounds mean too much else: "Vorrat" is no council, "Kapital" no valley.
_SHORTEST_END = {"person": 4, "people": 5, "organisation": 6, "agency": 6, "place": 5}
_PLURAL_S = ("Moslem", "Chef", "chef", "Premier", "premier", "Team", "team", "Clan", "Kumpel", "Boss", "Scheich", "Mullah", "Emir")
_PERSON_ENDINGS = ("ist", "ologe", "ftler", "stler", "ktler")  # Bassist, Soziologe, Gewerkschaftler
_NO_PERSONS = frozenset("Zwist Lebensfrist Galgenfrist Hinterlist Jahresfrist".split())
_UMLAUT = str.maketrans("äöü", "aou")


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun means.

    ``base`` is the lexicon's noun that it ends in, ``whole`` its own singular: of "Talibankämpfern" Kämpfer
    and Talibankämpfer.  ``plural`` is what the form alone tells, None where only an article would.
    """

    base: str
    whole: str
    kind: str
    gender: str
    office: str | None
    plural: bool | None


@lru_cache(maxsize=1)
def offices() -> dict[str, dict]:
    """Rows of ``actor_offices.csv`` by noun."""
    return {row["noun"]: row for row in rows("lexicon", "actor_offices")}


@lru_cache(maxsize=1)
def fixed_offices() -> dict[str, dict]:
    """Rows of ``actor_fixed_offices.csv`` by noun."""
    return {row["noun"]: row for row in rows("lexicon", "actor_fixed_offices")}


@lru_cache(maxsize=1)
def relations() -> dict[str, bool]:
    """Nouns for what somebody is to another → whether that other is a person: "seine Anwältin"."""
    return {row["noun"]: row["of_person"] for row in rows("lexicon", "actor_relations")}


@lru_cache(maxsize=1)
def state_nouns() -> dict[str, str]:
    """Nouns for a state or its organs → what they mean without the state's adjective: always, part, never."""
    return {row["noun"]: row["bare"] for row in rows("lexicon", "actor_state_nouns")}


@lru_cache(maxsize=20_000)
def organ_of_state(form: str, lemma: str) -> bool:
    """Whether a noun means what acts for its state, by itself or as a compound's end.

    >>> organ_of_state("Armeen", "Armee"), organ_of_state("Übergangsregierung", "Übergangsregierung"), organ_of_state("Brücke", "Brücke")
    (True, True, False)
    """
    ends = ((word[cut:].capitalize() if cut else word) for word in (lemma, form) for cut in (0, *range(3, len(word) - 3)))
    return any(state_nouns().get(end) in ("part", "never") for end in ends)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str, str | None]]:
    """Noun → kind, gender, office."""
    table = {row["noun"]: (row["kind"], row["gender"], None) for row in rows("lexicon", "actor_nouns")}
    table.update((row["noun"], ("person", row["sex"], row["office"])) for row in rows("lexicon", "actor_offices"))
    return table


@lru_cache(maxsize=200_000)
def noun_of(form: str, lemma: str | None = None) -> Noun | None:
    """What a noun means, or None for one that means none of these.

    >>> n = noun_of("Talibankämpfern", "Talibankämpfer")
    >>> n.base, n.whole, n.kind, n.plural
    ('Kämpfer', 'Talibankämpfer', 'person', True)
    >>> noun_of("Außenministerin").gender, noun_of("Getöteten").plural, noun_of("Tisch")
    ('f', None, None)
    """
    if not form[0].isupper() and "-" not in form:
        return None
    table = _table()
    prefix, _, last = form.rpartition("-")
    if prefix and not last[:1].isupper():
        return None
    lemma = (lemma or last).rpartition("-")[2]
    lemma = lemma[:1].upper() + lemma[1:]
    singulars = list(dict.fromkeys(s for s in (last, lemma, *_singulars(last)) if len(s) > 2))
    for singular in singulars:
        found = prefix and (table.get(f"{prefix}-{singular}") or table.get(prefix + singular.lower())) or table.get(singular)
        if found:
            return _noun(form, last, singular, singular, found)
    for singular in singulars:
        for cut in range(2, len(singular) - 3):
            end = singular[cut:].capitalize()
            found = table.get(end)
            if found and len(end) >= _SHORTEST_END[found[0]]:
                return _noun(form, last, singular, end, found)
    for singular in singulars:
        if singular.endswith(_PERSON_ENDINGS) and len(singular) > 6 and singular not in _NO_PERSONS:
            return _noun(form, last, singular, singular, ("person", "m", None))
    return None


def _singulars(form: str) -> list[str]:
    """Forms that a noun's singular could have: Zeugen → Zeugen, Zeuge, Zeug; Kollegin → Kollege; Ärzte → Arzt."""
    found = []
    for ending in ("s", "es", "e", "n", "en", "r", "er", "ern", "m", "se", "sen"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            found.append(form[:-len(ending)])
    plain = [f[0] + f[1:].translate(_UMLAUT) for f in (form, *found) if set(f[1:]) & set("äöü")]
    plain += [{"Ä": "A", "Ö": "O", "Ü": "U"}[f[0]] + f[1:] for f in (form, *found) if f and f[0] in "ÄÖÜ"]
    women = [f for ending in ("in", "innen") if form.endswith(ending) for f in (form[:-len(ending)], form[:-len(ending)] + "e")]
    women += [f[0] + f[1:].translate(_UMLAUT) for f in women if f] + [f.replace("Ä", "A") for f in women if f[:1] == "Ä"]
    return found + plain + women


def _noun(form: str, last: str, singular: str, base: str, found: tuple) -> Noun:
    kind, gender, office = found
    whole = form[:len(form) - len(last)] + singular
    if singular != base or whole.lower().startswith("vize-"):
        office = None  # a "Vize-Präsident", a "Parlamentspräsident" heads no state
    if last != singular and last.endswith(("in", "innen")) and kind == "person" and gender == "m" and not singular.endswith("in"):
        return Noun(base, whole, kind, "f", office, last.endswith("innen"))
    return Noun(base, whole, kind, gender, office, kind == "people" or _plural(last, singular, base, gender))


def _plural(form: str, singular: str, base: str, gender: str) -> bool | None:
    """What a form tells of its number beside its singular; None: "Kämpfer", "des/die Präsidenten" """
    if gender == "f":
        return form != singular
    if singular.endswith(("er", "el", "en")):
        return {"": None, "n": True, "s": False}.get(form[len(singular):] if form.startswith(singular) else "?", True)
    if singular.endswith("e"):
        weak = base.endswith(("zeuge", "lege", "loge", "osse", "erbe", "kunde", "lotse", "bote", "ahne", "Zeuge", "Erbe", "Kunde"))
        return False if form == singular and weak else None
    if form in (singular, singular + "es"):
        return False
    if form == singular + "s":
        return None if base.endswith(_PLURAL_S) else False
    if form == singular + "en" or form == singular + "n":
        return None if singular.endswith(("ent", "ant", "ist", "at", "et", "ot", "it", "og", "nom", "arch", "ürst", "eld", "ensch", "err",
                                          "rinz", "ekt", "jot", "oge", "graf", "soph", "nd", "urk", "hrist")) else True
    return True


def number_of(words, i: int, noun: Noun) -> str:
    """sg or pl of the noun at token i: by its form, else by the words in front of it.

    "den Präsidenten" is plural only after a preposition with the dative; a noun without any article
    is plural if its form can be ("Augenzeugen sagten").
    """
    tokens = words.tokens
    k, articles, numeral = i - 1, None, False
    inside = ("ADJA", "CARD", "ART", "PPOSAT", "PDAT", "PIAT", "APPRART", "PRELAT")
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and (tokens[k].tag in inside or tokens[k].form in ("dessen", "deren") or _chained(tokens, k)):
        if tokens[k].form.lower() in ("zweier", "dreier"):
            return "pl"  # "der Tod zweier Fischer"
        numeral |= tokens[k].tag == "CARD" and tokens[k].form.lower() not in ("ein", "eine", "einem", "einen", "einer", "1")
        if tokens[k].tag in ("ART", "PPOSAT", "PDAT", "PIAT", "APPRART", "PRELAT") or tokens[k].form in ("dessen", "deren"):
            articles = k
            break
        k -= 1
    if noun.plural is not None or numeral:
        return "pl" if noun.plural or numeral else "sg"
    if articles is None:
        if i and tokens[i - 1].sentence == tokens[i].sentence and tokens[i - 1].tag == "NE" and tokens[i - 1].form.endswith("s"):
            return "sg"  # "Milinkewitschs Sprecher"
        adjective = tokens[i - 1].form if i and tokens[i - 1].tag == "ADJA" else ""
        return "sg" if adjective.endswith(("er", "em", "es")) and noun.gender == "m" and tokens[i].form == noun.whole else "pl"
    form = tokens[articles].form.lower()
    if form in ("dessen", "deren") and noun.whole.endswith("e"):
        return "sg" if tokens[i].form.endswith("r") else "pl"  # "dessen Vorgesetzter"
    if form == "den" and noun.base in _MOSTLY_SEVERAL and tokens[i].form.endswith("n"):
        return "pl"
    if tokens[articles].tag == "APPRART":
        return "sg"
    if form in ("mehrere", "mehreren", "mehrerer", "viele", "vielen", "vieler", "einige", "einigen", "einiger", "wenige", "wenigen", "alle",
                "allen", "aller", "beide", "beiden", "beider", "etliche", "zahlreiche", "manche", "sämtliche", "solche"):
        return "pl"
    if form.startswith(("ein", "jed", "kein", "irgendein")) and not form.startswith("einig"):
        return "sg"
    if form == "die" or form.endswith("e"):
        # "die Verletzte" is a woman, "die Kämpfer" are several
        return "sg" if noun.whole.endswith("e") and tokens[i].form == noun.whole else "pl"
    if form == "den" or form.endswith("en"):
        before = tokens[articles - 1].form.lower() if articles else ""
        one = before in _WITH_ACCUSATIVE  # "an den Präsidenten": one
        return "pl" if before in _DATIVE and not one or tokens[i].form == noun.whole + "n" and noun.whole.endswith("er") else "sg"
    if form == "der" and noun.gender == "n":
        return "pl"
    if form == "der" or form.endswith("er"):
        genitive_plural = noun.whole.endswith("e") and tokens[i].form.endswith("n") or \
            articles > 0 and tokens[articles - 1].tag in ("NN", "NNA", "NNI", "PIS", "PIAT", "CARD") and tokens[articles - 1].sentence == tokens[i].sentence
        return "pl" if genitive_plural else "sg"
    return "sg"


def _chained(tokens, k: int) -> bool:
    if tokens[k].form in ("„", "»") and k > 0 and tokens[k - 1].tag in ("ART", "ADJA", "APPRART"):
        return True  # "eines „Kandidaten“"
    """ "einen älteren, erfahreneren und konservativeren Politiker": a comma or "und" between adjectives """
    return k > 0 and tokens[k + 1].tag == "ADJA" and tokens[k - 1].tag == "ADJA" and tokens[k].form in (",", "und", "oder", "aber")


# "den Angehörigen": of these adjectives one seldom speaks of one
_MOSTLY_SEVERAL = frozenset("Angehörige Hinterbliebene Verletzte Tote Überlebende Verwandte Jugendliche Beschäftigte Angestellte Arbeitslose Aufständische "
                            "Demonstrierende Vertriebene Obdachlose Reisende Streikende Gläubige".split())
_WITH_ACCUSATIVE = frozenset("an auf".split())
_DATIVE = frozenset("von mit bei nach aus zu unter zwischen gegenüber neben außer laut seit vor an in auf".split())
