"""An event in one short German line, built from its parts."""
from __future__ import annotations

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def of(event, actors) -> str:
    """ "Wladimir Putin – traf – Ilham Alijew, Oktober 2024, laut TASS" """
    def names(*roles):
        return " und ".join(actors.actors[a].name for a, role, _ in event.participants if role in roles and a in actors.actors)

    who, whom = names("agent"), names("patient", "recipient", "attendee")
    parts = [" – ".join(filter(None, (who, event.trigger, whom)))]
    place = next((p.name for p in actors.places if p.place == event.place), None)
    if place:
        parts.append(place)
    if event.earliest is not None:
        parts.append(days(event.earliest, event.latest))
    text = ", ".join(parts)
    if event.source in actors.actors:
        text += f" (laut {actors.actors[event.source].name})"
    if event.modality == "negated":
        text += " [verneint]"
    return text


def days(first, last) -> str:
    """ "8. Oktober 2025", "Oktober 2024", "2023", "21.–30. September 2025" """
    if last is None:
        return f"seit {first.day}. {_MONTHS[first.month - 1]} {first.year}"
    if first == last:
        return f"{first.day}. {_MONTHS[first.month - 1]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and (last.year, last.month) == (first.year, first.month) and last.day >= 28:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (last.year, last.month) == (first.year, first.month):
        return f"{first.day}.–{last.day}. {_MONTHS[first.month - 1]} {first.year}"
    return f"{first.day}.{first.month}.{first.year} bis {last.day}.{last.month}.{last.year}"
