"""A weekday beside a full date: "am Montag, dem 9. Oktober 2025" was a Thursday."""
from __future__ import annotations

import re

from .model import Check

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_DAY = re.compile(r"\b(?:(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag))"
                  r"(?:,? (?:dem|den|der)|,)? ?\(?$")


def weekdays(reading):
    """Each weekday that stands beside the date of a day."""
    text = reading.article.text
    for time in reading.found_times:
        if time.earliest is None or time.earliest != time.latest or not any(c.isdigit() for c in text[time.start:time.end]):
            continue
        before = _DAY.search(text[max(0, time.start - 24):time.start])
        inside = _DAY.search(text[time.start:time.end].split(",")[0] + " ")
        named = before or inside
        if not named:
            continue
        start = time.start - len(before.group()) if before else time.start
        claimed = named.group(1).replace("Sonnabend", "Samstag")
        real = _DAYS[time.earliest.weekday()]
        day = f"{time.earliest.day}.{time.earliest.month}.{time.earliest.year}"
        yield Check(start, time.end, "weekday", real, claimed, "supported" if real == claimed else "contradicted",
                    f"The {day} was a {_ENGLISH[real]}.", "article")


_ENGLISH = dict(zip(_DAYS, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()))
