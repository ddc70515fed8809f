"""One event told twice is one row."""
from __future__ import annotations


def merge(events: list) -> list:
    """Join what tells the same event: same type, same trigger or a meeting of the same days, no contradiction."""
    kept: list = []
    for event in events:
        same = next((other for other in kept if _same(other, event)), None)
        if same is None:
            kept.append(event)
            continue
        same.passages.append((event.start, event.end))
        known = {actor for actor, _, _ in same.participants}
        same.participants += [p for p in event.participants if p[0] not in known]
        if same.earliest is None:
            same.time, same.earliest, same.latest = event.time, event.earliest, event.latest
        same.place = same.place or event.place
    return kept


def _same(a, b) -> bool:
    if a.type != b.type or a.modality != b.modality and "planned" in (a.modality, b.modality):
        return False
    if a.earliest and b.earliest and (a.latest < b.earliest or b.latest < a.earliest):
        return False
    if a.trigger.lower().rstrip("s") != b.trigger.lower().rstrip("s"):
        return False
    if not a.trigger[0].isupper():
        return False
    left, right = {p[0] for p in a.participants}, {p[0] for p in b.participants}
    return not left or not right or bool(left & right)
