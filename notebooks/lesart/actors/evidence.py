"""Whether a name of several words is a person's: by a given name, its form, and what is said of it."""
from __future__ import annotations

import re
from functools import lru_cache

from ..datasets import rows
from ..words.tagging import given_names
from .model import Draft

SAYING = frozenset("sagen erklären betonen mitteilen berichten fordern warnen kritisieren ankündigen meinen äußern behaupten "
                   "bezeichnen hinzufügen bestätigen dementieren sprechen treffen reisen besuchen unterstützen ablehnen".split())
# Ends of surnames in many languages: Milinkewitsch, Saakaschwili, Papandreou, Sargsjan, Johansson, Gutiérrez
_SURNAME = re.compile(r"\w+(?:[oe]wa?|[oe]va?|[oe]ff|enko|ski[jy]?|sky|skaja|schwili|shvili|ad[sz]e|jan|yan|i[ćč]|itsch|wicz|ewitsch|poulos|akis|ou|[tr]scu|"
                      r"sson|sdottir|sen|ez|es|inho|elli|etti|oğlu|zadeh|zade|pour|mann|meyer|maier|müller|berger)")
_EASTERN = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{2,6}")  # Ban Ki-moon
_ARABIC = ("ullah", "uddin", "eddin", "rahman", "rachman")  # Baitullah, Gulbuddin
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_ARTICLES = frozenset(("ART", "APPRART", "PDAT", "PPOSAT", "PIAT", "ADJA", "CARD"))
_PARTICLES = frozenset("von van bin ibn al ben".split())


@lru_cache(maxsize=1)
def name_words() -> dict[str, str]:
    """Word in a name → what the name is: organisation, agency, place, thing."""
    return {row["word"]: row["kind"] for row in rows("lexicon", "actor_name_words")}


@lru_cache(maxsize=1)
def clubs() -> frozenset[str]:
    """Letters that sports clubs' names begin with: FC, TSV, HSG."""
    return frozenset(row["word"] for row in rows("lexicon", "actor_club_letters"))


def member_of(form: str) -> bool:
    """Whether a body's noun is its members' title too: "Nationalrat Karl Muster", "SP-Stadtrat" """
    return form.rpartition("-")[2] in ("Bundesrat", "Nationalrat", "Ständerat", "Stadtrat", "Regierungsrat", "Gemeinderat", "Landrat", "Kantonsrat", "Staatsrat")


def is_given(form: str) -> bool:
    """Whether a word is a given name, or one of two that a hyphen joins.

    >>> is_given("Andrej"), is_given("Hans-Gert"), is_given("Borussia")
    (True, True, False)
    """
    return form in given_names() or "-" in form and all(part in given_names() for part in form.split("-"))


def is_person(draft: Draft, first: int, last: int) -> bool:
    """Whether tokens first to last - 1, of which no given name is the first, name a person.

    A person stands without an article ("das Camden Market" is none), and something must speak for one: an
    initial, a particle, a surname's ending, an age or a party in brackets, speaking, or that the text goes
    on with the last word alone.
    """
    tokens = draft.words.tokens
    before = tokens[first - 1] if first and tokens[first - 1].sentence == tokens[first].sentence else None
    if before is not None and before.tag in _ARTICLES:
        return False
    surname = tokens[last - 1].form
    if any(_INITIAL.fullmatch(tokens[k].form) or tokens[k].form in _PARTICLES or is_given(tokens[k].form) for k in range(first, last - 1)):
        return True
    if _EASTERN.fullmatch(surname) or tokens[first].form.endswith(_ARABIC) or _SURNAME.fullmatch(surname) or surname.startswith(("Al-", "al-", "Mc", "O’", "O'")):
        return True
    if last + 2 < len(tokens) and tokens[last].form == "(" and tokens[last + 2].form == ")" and (
            tokens[last + 1].form.isdigit() and len(tokens[last + 1].form) == 2 or draft.taken.get(last + 1) == "actor"):
        return True
    clause = draft.words.clauses[draft.words.clause_of[first]]
    if clause.lemma in SAYING and (before is None or clause.finite == first - 1 or clause.finite == last):
        return True
    return _goes_on(draft, surname, last - 1)


def _goes_on(draft: Draft, surname: str, own: int) -> bool:
    """ "Xu Beispiel … Beispiel sagte": the last word alone, without an article, and no place """
    tokens = draft.words.tokens
    others = [k for form in (surname, surname + "s") for k in draft.where(form) if k != own and (k == 0 or tokens[k - 1].form != tokens[own - 1].form)]
    return bool(others) and all(tokens[k].tag in ("NE", "FM", "XY") and k not in draft.taken and tokens[k - 1].tag not in _ARTICLES
                                and tokens[k - 1].form.lower() not in ("in", "nach", "aus", "bei") for k in others if k)
