"""One event told twice is one row, at the passage that says most; the other passages are kept with it."""
from __future__ import annotations


def merge(events: list, bound=frozenset()) -> list:
    """Join what tells the same event: same type and noun, no contradiction in days and people.

    ``bound``: (start of a noun, start of the verb in its relative clause): "ein Gipfel, zu dem alle zusammenkommen".
    """
    kept: list = []
    for event in events:
        same = next((other for other in kept if (other.start, event.start) in bound and other.type == event.type == "CONSULT"), None)
        if same is not None:
            same.passages.append((event.start, event.end))
            known = {actor for actor, _, _ in same.participants}
            same.participants += [(actor, "attendee", mention) for actor, _, mention in event.participants if actor not in known]
            continue
        same = next((other for other in reversed(kept) if _same(other, event)), None)
        if same is None:
            kept.append(event)
            continue
        main, rest = (same, event) if _weight(same) >= _weight(event) else (event, same)
        kept[kept.index(same)] = main
        main.passages += [(rest.start, rest.end), *rest.passages]
        known = {actor for actor, _, _ in main.participants}
        main.participants += [p for p in rest.participants if p[0] not in known]
        if main.earliest is None:
            main.time, main.earliest, main.latest = rest.time, rest.earliest, rest.latest
        main.place = main.place or rest.place
    return sorted(kept, key=lambda e: e.start)


def _weight(event) -> int:
    return 2 * len(event.participants) + 2 * (event.time is not None) + (event.place is not None)


def _same(a, b) -> bool:
    if a.type != b.type or a.modality != b.modality and "planned" in (a.modality, b.modality):
        return False
    if a.earliest and b.earliest and ((a.latest or b.earliest) < b.earliest or (b.latest or a.earliest) < a.earliest):
        return False
    if not b.trigger[0].isupper() or a.trigger.lower().rstrip("s") != b.trigger.lower().rstrip("s"):
        return False
    left, right = {p[0] for p in a.participants}, {p[0] for p in b.participants}
    return not left or not right or bool(left & right)
