"""Tense and mood of a finite verb form, from its ending and the irregular verbs' table."""
from __future__ import annotations

from functools import lru_cache

from .. import datasets

_PERSONS_PRETERITE = ("", "st", "t", "en", "n", "est", "et")
_PERSONS_KONJUNKTIV = ("", "st", "n", "t")


@lru_cache(maxsize=1)
def _irregular() -> dict[str, dict]:
    return {row["infinitive"]: row for row in datasets.rows("lexicon", "words_irregular_verbs")}


@lru_cache(maxsize=50_000)
def base(lemma: str) -> dict | None:
    """The irregular verb that a verb goes like: stattfinden → finden, zurückweisen → weisen.

    >>> base("stattfinden")["preterite"]
    'fand'
    >>> base("fordern") is None
    True
    """
    table = _irregular()
    for cut in range(0, len(lemma) - 2):
        row = table.get(lemma[cut:])
        if row and (cut == 0 or lemma[:cut] in _prefixes()):
            return row
    return None


@lru_cache(maxsize=1)
def _prefixes() -> frozenset[str]:
    return frozenset(row["prefix"] for row in datasets.rows("lexicon", "words_verb_prefixes"))


@lru_cache(maxsize=1)
def _sein() -> frozenset[str]:
    return frozenset(row["infinitive"] for row in datasets.rows("lexicon", "words_sein_verbs"))


@lru_cache(maxsize=50_000)
def takes_sein(lemma: str) -> bool:
    """Whether a verb forms its perfect with "sein": "ist gereist", but "ist geschlossen" is a state.

    >>> takes_sein("abstürzen"), takes_sein("betreffen"), takes_sein("bekommen")
    (True, False, False)
    """
    known = _sein()
    if lemma in known:
        return True
    for cut in range(1, len(lemma) - 2):
        if lemma[cut:] in known:
            # an inseparable prefix makes the verb transitive: "bekommen", "verfahren"
            return lemma[:cut] in _prefixes() and not lemma.startswith(("be", "ver", "er", "zer", "miss", "hinter", "über", "um")) \
                or lemma.startswith("ent") and lemma[cut:] in ("gehen", "kommen", "laufen", "stehen")
    return False


@lru_cache(maxsize=100_000)
def tense_and_mood(form: str, lemma: str, plural: bool | None = None) -> tuple[str, str]:
    """(present or preterite, indicative, konjunktiv1 or konjunktiv2) of a finite form.

    Parameters
    ----------
    form : str
        The finite form as it stands, with or without its prefix ("stattfand", "fand").
    lemma : str
        Its infinitive.

    Examples
    --------
    >>> tense_and_mood("fand", "finden"), tense_and_mood("sei", "sein"), tense_and_mood("fordert", "fordern")
    (('preterite', 'indicative'), ('present', 'konjunktiv1'), ('present', 'indicative'))
    >>> tense_and_mood("habe", "haben"), tense_and_mood("wäre", "sein"), tense_and_mood("reiste", "reisen")
    (('present', 'konjunktiv1'), ('preterite', 'konjunktiv2'), ('preterite', 'indicative'))
    """
    form = form.lower()
    irregular = base(lemma)
    if irregular:
        core = irregular["infinitive"]
        prefix = lemma[:-len(core)] if lemma != core else ""
        bare = form[len(prefix):] if prefix and form.startswith(prefix) else form
        past, second = irregular["preterite"], irregular["konjunktiv2"]
        if core == "sein" and bare in ("sei", "seien", "seist", "seiest", "seiet"):
            return "present", "konjunktiv1"
        if any(bare == past + ending for ending in _PERSONS_PRETERITE):
            return "preterite", "indicative"
        if any(bare == second + ending for ending in _PERSONS_KONJUNKTIV):
            return "preterite", "konjunktiv2"
        stem = core[:-2] if core.endswith("en") else core[:-1]
        # "er finde, habe, werde, könne, müsse": the infinitive's stem and -e
        return ("present", "konjunktiv1") if bare == stem + "e" else ("present", "indicative")
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    for ending in ("te", "ten", "test", "tet", "ete", "eten", "etest", "etet"):
        if form == stem + ending or (form.endswith(ending) and stem.endswith(form[:-len(ending)]) and
                                     len(form) - len(ending) >= 3):
            return "preterite", "indicative"
    if form == stem + "e" or (form.endswith("e") and len(form) > 3 and stem.endswith(form[:-1])):
        return "present", "konjunktiv1"
    if form.endswith(("lle", "rle")) and stem.endswith(form[:-2] + "el"):
        return "present", "konjunktiv1"
    return "present", "indicative"
