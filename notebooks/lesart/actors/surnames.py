"""Whose a surname is: the person's whom the data know, or another's."""
from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from .. import reference
from ..datasets import rows
from .evidence import is_given
from .gazetteer import Name, gazetteer, persons
from .model import Draft
from .nouns import noun_of


def doubt(draft: Draft) -> None:
    """Take back surnames that another may bear: no full name, no office beside, no office held that the day would remember."""
    tokens = draft.words.tokens
    persons_here = [m for m in draft.mentions if draft.actors[m.actor].kind == "person"]
    full = {m.actor for m in persons_here if " " in draft.words.text[m.start:m.end]}
    others = {tokens[i].form for i in draft.others}
    for mention in persons_here:
        form = tokens[mention.token].form
        other = form in others or form.removesuffix("s") in others
        if mention.actor in full or draft.published is None or not other and remembered(mention.actor, draft.published):
            continue
        i = mention.token
        before = tokens[i - 1] if i and tokens[i - 1].sentence == tokens[i].sentence else None
        noun = noun_of(before.form, before.lemma) if before is not None and before.tag in ("NN", "NE") else None
        if noun is not None and noun.kind == "person" and (not other or noun.office and _holds(mention.actor, noun.office, draft.published)):
            full.add(mention.actor)
            continue
        draft.remove(mention)
        del draft.taken[i]


@lru_cache(maxsize=4096)
def remembered(person: str, day: date) -> bool:
    """Whether a bare surname means somebody on a day.

    Gorbatschow is meant long after he left office, and a little before he comes into one; a surname that many
    bear means its bearer only around the time in office.

    >>> remembered("michail-gorbatschow", date(2020, 1, 1)), remembered("tony-blair", date(1995, 1, 1)), remembered("gordon-brown", date(2020, 1, 1))
    (True, True, False)
    """
    near = timedelta(days=730)
    if persons()[person]["surname"] in common_surnames():
        return any(start - near <= day and (end is None or day <= end + near) for start, end in _spells(person))
    return any(start - 2 * near <= day for start, _ in _spells(person))


def _spells(person: str) -> list[tuple[date, date | None]]:
    """First and last days of every office that somebody held."""
    return _all_spells().get(person, [])


def _holds(person: str, office: str, day: date) -> bool:
    """ "Verteidigungsminister Guttenberg" beside "Stephanie zu Guttenberg": the one who holds the office on the day """
    return any(row["person"] == person and row["office"] == office and row["start"] <= day and (row["end"] is None or day <= row["end"])
               for row in rows("reference", "offices"))


@lru_cache(maxsize=1)
def _all_spells() -> dict[str, list[tuple[date, date | None]]]:
    found: dict[str, list] = {}
    for spell in reference.spells():
        found.setdefault(spell.person, []).append((spell.start, spell.end))
    for row in rows("reference", "offices"):
        found.setdefault(row["person"], []).append((row["start"], row["end"]))
    return found


@lru_cache(maxsize=1)
def common_surnames() -> frozenset[str]:
    """Surnames that many bear."""
    return frozenset(row["surname"] for row in rows("lexicon", "actor_common_surnames"))


def is_common(form: str) -> bool:
    return form in common_surnames() or form.removesuffix("s") in common_surnames()


def given_of_another(tokens, i: int) -> bool:
    """ "Klaus Wowereit", "Li Peng": another name follows """
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.sentence == tokens[i].sentence and after.tag in ("NE", "FM") and after.form[0].isupper() and \
        (is_given(tokens[i].form) or is_common(tokens[i].form) or after.tag == "NE" and after.form not in gazetteer() and not is_given(after.form))


def title_or_given(draft: Draft, i: int, names) -> bool:
    """Whether an office or the given name stands right in front: "Außenminister Fischer" """
    before = draft.words.tokens[i - 1] if i else None
    return before is not None and (noun_of(before.form, before.lemma) is not None and before.tag == "NN" or given_before(draft, i, names) is not None)


def given_before(draft: Draft, i: int, names) -> Name | None:
    """ "Heydar Alijew": the given name in front tells which """
    before = draft.words.tokens[i - 1].form if i else ""
    return next((n for n in names if before and before in (persons()[n.target]["given"] or "").split()), None)


def in_office(person: str, day: date) -> bool:
    return any(start <= day and (end is None or day <= end) for start, end in _spells(person))


def other_given(draft: Draft, i: int, name: Name) -> bool:
    """ "Jeb Bush" is not the Bush whom the data know: another given name stands in front """
    tokens = draft.words.tokens
    k = i - 2 if i > 1 and tokens[i - 1].form in ("zu", "von") else i - 1
    if k < 0 or tokens[k].tag != "NE" or tokens[k].sentence != tokens[i].sentence:
        return False
    before = tokens[k].form
    row = persons()[name.target]
    known = " ".join(filter(None, (row["name"], row["name_en"], row["aliases"])))
    return draft.taken.get(k) is None and before not in known and not before.isupper()
