"""Who came before or after somebody in office: "seinen Vorgänger", "Merkels Nachfolger"."""
from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from .. import reference
from ..datasets import rows
from .model import Draft
from .nominatives import office_row

_BEFORE = frozenset(("Vorgänger", "Amtsvorgänger"))
_AFTER = frozenset(("Nachfolger", "Amtsnachfolger"))
_NEAR = timedelta(days=400)


def neighbour_in_office(draft: Draft, i: int, base: str) -> str | None:
    """The person before or after the one whose "Vorgänger" or "Nachfolger" token i names; None where the data do not tell."""
    if base not in _BEFORE | _AFTER or draft.published is None:
        return None
    owner = _owner(draft, i)
    return _neighbour(owner, draft.published, base in _BEFORE) if owner else None


def colleague_in_office(draft: Draft, i: int, base: str, state: str | None) -> str | None:
    """ "mit ihrer österreichischen Amtskollegin": who holds on the day the same office in another state; of a head of state or government who represents it """
    if base not in ("Amtskollege", "Amtskollegin") or state is None or draft.published is None:
        return None
    owner = _owner(draft, i)
    if owner is None:
        return None
    day = draft.published
    held = {s[1] for s in _spells() if s[2] == owner and s[3] <= day and (s[4] is None or day <= s[4])}
    held = held or {(office_row(draft.actors[owner].office) or {}).get("office")}
    if held & {"head_of_state", "head_of_government", "effective_leader"}:
        return reference.representative(state, day)
    office = next((o for o in held if o in ("foreign_minister", "defence_minister", "interior_minister", "finance_minister", "economy_minister")), None)
    office = office or ("foreign_minister" if "high_representative" in held else None)
    return reference.office_holder(state, office, day) if office else None


def _owner(draft: Draft, i: int) -> str | None:
    """ "seinen Vorgänger", "Merkels Vorgänger", "der Vorgänger Merkels", "Vorgänger von Angela Merkel" """
    tokens = draft.words.tokens
    k = i - 1
    while k > 0 and tokens[k].tag in ("ADJA", "CARD"):
        k -= 1
    for token in (k, *range(i + 1, min(i + 4, len(tokens)))):
        if token < 0 or tokens[token].sentence != tokens[i].sentence or tokens[token].tag[0] in "V$":
            break
        persons = [m.actor for m in draft.at.get(token, ()) if draft.actors[m.actor].kind == "person"]
        if persons and (token < i and (tokens[token].tag == "PPOSAT" or tokens[token].form.endswith(("s", "’"))) or
                        token > i and (tokens[token].form.endswith(("s", "’")) or tokens[i + 1].form == "von")):
            return persons[0]
    return None


@lru_cache(maxsize=4096)
def _neighbour(person: str, day: date, before: bool) -> str | None:
    """Predecessor or successor in the office that somebody holds on a day, comes into soon or has just left."""
    held = [s for s in _spells() if s[2] == person and s[3] - _NEAR <= day]
    own = [s for s in held if s[4] is None or day <= s[4] + _NEAR] or held[-1:]
    for body, office, _, start, end in sorted(own, key=lambda s: (not s[3] <= day, s[3])):
        others = [s for s in _spells() if s[:2] == (body, office) and s[2] != person]
        if before:
            found = [s for s in others if s[4] is not None and start - _NEAR <= s[4] <= start + timedelta(days=2)]
            found.sort(key=lambda s: s[4])
        else:
            found = [s for s in others if end is not None and end - timedelta(days=2) <= s[3] <= end + _NEAR]
            found.sort(key=lambda s: s[3], reverse=True)
        if found:
            return found[-1][2]
    return None


@lru_cache(maxsize=1)
def _spells() -> tuple[tuple[str, str, str, date, date | None], ...]:
    """(body, office, person, first day, last day) of all spells that are not acting."""
    found = [(s.country, s.role, s.person, s.start, s.end) for s in reference.spells() if not s.acting]
    found += [(row["body"], row["office"], row["person"], row["start"], row["end"]) for row in rows("reference", "offices") if not row["acting"]]
    return tuple(found)
