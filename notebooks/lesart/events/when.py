"""When and where: the clause's own time and place, else those of the clause that governs it."""
from __future__ import annotations


def time_of(words, times: list, trigger) -> int | None:
    """Index of the temporal expression that dates an event; never the day of publication by default.

    A time in an embedded relative clause does not date the outer one.  Of several in a clause the
    nearest counts that means days.
    """
    clause = words.clauses[trigger.clause]
    for _ in range(3):
        own = set(clause.tokens)
        position = words.tokens[trigger.token].start
        candidates = []
        for number, time in enumerate(times):
            token = words.token_at(time.start)
            if token in own and time.earliest is not None and time.kind in ("DATE", "TIME", "DURATION") and time.value != "PRESENT_REF":
                candidates.append((abs(time.start - position), number))
        if candidates:
            return min(candidates)[1]
        if clause.parent is None or clause.kind == "relative" or clause.tense in ("perfect", "pluperfect"):
            return None
        parent = words.clauses[clause.parent]
        if clause.kind in ("infinitive",) or words.tokens[clause.conjunction].form.lower() in ("wobei", "als", "während", "indem", "wo") \
                if clause.conjunction is not None else clause.kind == "infinitive":
            clause = parent
            continue
        return None
    return None


def place_of(words, actors, trigger) -> str | None:
    """The narrowest place named in the clause: a city before a state."""
    clause = words.clauses[trigger.clause]
    spans = [(words.tokens[i].start, words.tokens[i].end) for i in clause.tokens]
    best = None
    order = {"city": 0, "capital": 0, "region": 1, "state": 2}
    position = words.tokens[trigger.token].start
    for place in actors.places:
        for start, end in place.occurrences:
            if any(a <= start < b for a, b in spans):
                key = (order[place.kind], abs(start - position))
                if best is None or key < best[0]:
                    best = (key, place.place)
    return best[1] if best else None
