"""All terms in office of a person, of whatever state, and how long they add up to."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .. import reference
from ..datasets import rows

STATE_HEAD = frozenset(("head_of_state", "president"))
GOVERNMENT = frozenset(("head_of_government",))
ANY = frozenset(("head_of_state", "president", "head_of_government", "effective_leader"))
OTHER = {"secretary_general": "secretary general", "commission_president": "president of the Commission", "foreign_minister": "foreign minister", "defence_minister": "minister of defence",
         "interior_minister": "minister of the interior", "finance_minister": "minister of finance", "justice_minister": "minister of justice", "economy_minister": "minister of economics",
         "high_representative": "high representative", "council_president": "president of the European Council", "parliament_president": "president of parliament",
         "central_bank_president": "president of the central bank", "director_general": "director general", "vice_president": "vice president", "vice_chancellor": "vice chancellor"}
PARTY = ANY | {"first_secretary"}
RECORD_BEGINS = date(1991, 1, 1)  # of an earlier day the record knows some terms only
LABELS = {"effective_leader": "effective leader", "head_of_state": "head of state", "president": "president",
          "head_of_government": "head of government", "chained": "head of state or government", "party": "leader of the ruling party or of the state"}


@dataclass(frozen=True, slots=True)
class Term:
    """One term; ``role`` is one of `ANY` or a minister's."""

    body: str
    role: str
    start: date
    end: date | None
    acting: bool
    others: tuple[date, ...]
    other_ends: tuple[date, ...]
    source: str


@lru_cache(maxsize=512)
def terms(person: str) -> tuple[Term, ...]:
    """Every known term of a person, in order."""
    found = [Term(s.country, s.role, s.start, s.end, s.acting, s.start_alternatives, s.end_alternatives, s.sources[0])
             for s in reference.spells() if s.person == person]
    found += [Term(s.country, "effective_leader", s.start, s.end, s.acting, s.start_alternatives, s.end_alternatives, s.sources[0])
              for s in reference.spells() if s.person == person and s.effective and s.role != "effective_leader"]
    found += [Term(s.country, "president", s.start, s.end, False, s.start_alternatives, s.end_alternatives, s.sources[0])
              for s in reference.spells() if s.person == person and s.role == "head_of_state" and not s.acting
              and not (s.office or "").startswith("chairman")]
    found += [Term(r["body"], r["office"], r["start"], r["end"], r["acting"], (), (), r["source"])
              for r in rows("reference", "offices") if r["person"] == person]
    return tuple(sorted(found, key=lambda t: (t.start, t.role)))


def lengths(person: str, day: date) -> list[tuple[str, str, float]]:
    """(way of counting, role, years) of everybody who is in office on a day.

    Each way gives the years since the present time in office began and, where there were earlier ones, their sum.

    Examples
    --------
    >>> [(way, round(years, 1)) for way, _, years in lengths("wladimir-putin", date(2025, 10, 9))][:2]
    [('effective leader', 25.8), ('head of state, present term', 13.4)]
    """
    found: list[tuple[str, str, float]] = []
    groups = {role: [t for t in terms(person) if t.role == role] for role in ("effective_leader", "head_of_state", "president", "head_of_government")}
    groups.update({role: [t for t in terms(person) if t.role == role] for role in OTHER})
    groups["chained"] = [t for t in terms(person) if t.role in ANY]
    groups["party"] = [t for t in terms(person) if t.role in PARTY] if any(t.role == "first_secretary" for t in terms(person)) else []
    for role, members in groups.items():
        runs = _joined([(t.start, t.end or day) for t in members if t.start <= day], day)
        now = next(((start, end) for start, end in runs if start <= day and any(
            t.start <= day and (t.end is None or day < t.end) for t in members) and end >= day), None)
        if now is None:
            continue
        present, total = (day - now[0]).days / 365.2425, sum((end - start).days for start, end in runs) / 365.2425
        differ = round(present, 1) != round(total, 1)
        for years in dict.fromkeys((present,) if role == "chained" else (present, total)):
            label = {**LABELS, **OTHER}[role] + (", present term" if differ and years == present else "")
            wide = role in ("chained", "party")
            as_role = "effective_leader" if wide else role
            if (as_role, round(years, 1)) not in {(r, round(y, 1)) for _, r, y in found} and (not wide or round(years, 1) not in {round(y, 1) for _, _, y in found}):
                found.append((label, as_role, years))
    return found


def spells(person: str, role: str, day: date) -> list[tuple[date, date]]:
    """(first day, last day) of each unbroken time in an office, that which goes on until a day included; ``"chained"``: head of state or government.

    Examples
    --------
    >>> [(a.isoformat(), b.isoformat()) for a, b in spells("schawkat-mirsijojew", "head_of_government", date(2023, 7, 10))]
    [('2003-12-12', '2016-12-14')]
    """
    return _joined([(t.start, t.end or day) for t in terms(person) if (t.role in ANY if role == "chained" else t.role == role) and t.start <= day], day)


def starts(person: str) -> list[tuple[date, str]]:
    """All first days of a person's terms with their roles, those that other sources give included."""
    return [(day, t.role) for t in terms(person) for day in (t.start, *t.others) if t.role in PARTY or t.role in OTHER]


def ends(person: str) -> list[tuple[date, str]]:
    """All last days, as `starts`."""
    return [(day, t.role) for t in terms(person) for day in ((t.end, *t.other_ends) if t.end else ()) if t.role in PARTY or t.role in OTHER]


def holds(person: str, body: str, role: str, first: date, last: date) -> bool:
    """Whether a person holds an office of a state on any day of an interval, by any of the known dates.

    ``head_of_state`` and ``effective_leader`` are taken for each other where the person is head of state or government.
    """
    wanted = {"effective_leader": ANY, "representative": ANY, "head_of_state": STATE_HEAD}.get(role, frozenset((role,)))
    return any(t.body == body and t.role in wanted and min((t.start, *t.others)) <= last and (t.end is None or first <= max((t.end, *t.other_ends)))
               for t in terms(person))


def _joined(spans: list[tuple[date, date]], day: date) -> list[tuple[date, date]]:
    united: list[tuple[date, date]] = []
    for start, end in sorted((start, min(end, day)) for start, end in spans):
        if united and (start - united[-1][1]).days <= 1:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
