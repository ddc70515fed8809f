"""One event told twice is one row, at the passage that says most; the other passages are kept with it.

Two passages tell one event where type, kind of event ("Festnahme", "verhaftet"), days and whether it has happened agree,
nobody contradicts, and something ties them: the same people, the same words, or a noun that points back ("das Treffen").
"""
from __future__ import annotations

from dataclasses import dataclass

# What has happened, what may come, what did not happen: never one event
_HAPPENED = {"past": "real", "present": "real", "planned": "open", "possible": "open", "negated": "not"}
# Who says it again may say something else: "forderte Hilfe" and "forderte Waffen" are two demands
_SPEECH = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"))
_TOGETHER = frozenset(("CONSULT", "AGREE", "COOPERATE"))
_FAR = 12  # sentences that a noun points back over
_NEAR = 2  # that it does where it names people of its own


@dataclass(frozen=True, slots=True)
class Telling:
    """How a passage tells its event.

    ``lemma`` of the trigger, the ``family`` of words that tell such events, whether it is a ``noun`` and one that points
    ``back`` ("das Treffen", "diese Verhandlungen mit Peru"), the ``words`` of its clause, and whether it only ``joins`` people to
    what was told ("An dem Treffen nahm auch Peru teil").
    """

    lemma: str
    family: str
    noun: bool
    back: bool
    words: frozenset[str]
    joins: bool = False


def merge(events: list, bound=frozenset(), cities=frozenset()) -> list:
    """Join what tells the same event.

    ``bound``: (start of a noun, start of the verb in its relative clause): "ein Gipfel, zu dem alle zusammenkommen".
    ``cities``: ids of places that lie apart from each other.
    """
    kept: list = []
    for event in events:
        same = next((other for other in kept if (other.start, event.start) in bound and other.type == event.type == "CONSULT"), None)
        if same is not None:
            same.passages.append((event.start, event.end))
            known = {actor for actor, _, _ in same.participants}
            same.participants += [(actor, "attendee", mention) for actor, _, mention in event.participants if actor not in known]
            continue
        told = [other for other in reversed(kept) if _may_be_one(other, event, cities)]
        same = next((o for o in told if o.told.lemma == event.told.lemma and _same(o, event)), None) or next(
            (o for o in told if o.told.family == event.told.family and _same(o, event)), None) or next(
            (o for o in told if o.type == "CONSULT" and event.told.back and event.sentence - o.sentence <= (_NEAR if _people(event) else _FAR) and (
                event.told.joins or not _people(event))), None)
        if same is None:
            kept.append(event)
        else:
            _join(kept, same, event)
    return sorted(kept, key=lambda e: e.start)


def _join(kept: list, same, event) -> None:
    main, rest = (same, event) if _weight(same) >= _weight(event) else (event, same)
    kept[kept.index(same)] = main
    main.passages = sorted({(rest.start, rest.end), *rest.passages, *main.passages})
    known = {actor for actor, _, _ in main.participants}
    main.participants += [p for p in rest.participants if p[0] not in known]
    if main.earliest is None:
        main.time, main.earliest, main.latest = rest.time, rest.earliest, rest.latest
    main.place = main.place or rest.place


def _weight(event) -> int:
    return 2 * len(event.participants) + 2 * (event.time is not None) + (event.place is not None) - 2 * event.told.back


def _may_be_one(a, b, cities) -> bool:
    """Whether nothing contradicts: type, days, people, city, and whether it has happened."""
    if a.clause_start == b.clause_start or a.place != b.place and {a.place, b.place} <= cities:
        return False  # "sie trafen sich während des Gipfeltreffens": a clause tells no event twice
    if a.type != b.type and not (b.told.back and {a.type, b.type} == {None, "ASSAULT"}) or not _days_agree(a, b) or not _parts_agree(a, b):
        return False
    if _HAPPENED[a.modality] == _HAPPENED[b.modality]:
        return True
    # a noun tells little of that: "soll verhaftet worden sein … die Verhaftung des Mannes", "Sanktionen beschlossen … die Sanktionen"
    return b.told.noun and "negated" not in (a.modality, b.modality) and (b.told.back or bool(_of(a, "patient") & _of(b, "patient")))


def _same(a, b) -> bool:
    """Whether something ties two tellings of one kind together."""
    if _alike(a.told.words, b.told.words):
        return True  # the same sentence again, in heading, lead and body
    left, right = _people(a), _people(b)
    if b.told.back and b.sentence - a.sentence <= _FAR and right <= left:
        return True
    if a.type in _SPEECH:
        return False
    if a.type in _TOGETHER:
        return bool(left) and 4 * len(left & right) >= 3 * len(left | right) and (len(left) > 1 or a.told.noun or b.told.noun)
    return bool(_of(a, "patient") & _of(b, "patient")) or (a.told.noun or b.told.noun) and bool(left & right)


def _days_agree(a, b) -> bool:
    return not (a.earliest and b.earliest and ((a.latest or b.earliest) < b.earliest or (b.latest or a.earliest) < a.earliest))


def _parts_agree(a, b) -> bool:
    """No part is played by quite different people."""
    for role in ("patient", "recipient", *(() if a.type in _TOGETHER else ("agent",))):
        left, right = _of(a, role), _of(b, role)
        if left and right and not left & right:
            return False
    return True


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a) > 2 and 5 * len(a & b) >= 4 * max(len(a), len(b))


def _people(event) -> set[str]:
    return {actor for actor, _, _ in event.participants}


def _of(event, role: str) -> set[str]:
    return {actor for actor, part, _ in event.participants if part == role}
