"""A weekday beside a full date: "am Montag, dem 9. Oktober 2025" was a Thursday."""
from __future__ import annotations

import re

from ..language import long_day, tr
from .context import Check, Context

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_NAME = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
_BEFORE = re.compile(rf"\b({_NAME})(?:s|abend|morgen|mittag|nachmittag|vormittag|nacht)?(?:,? (?:dem|den|der)|,)? ?\(?$")
_AFTER = re.compile(rf"^(?:,| \(|, einem| war ein)? ?(?:ein |einem )?({_NAME})\b")


def weekdays(context: Context):
    """Each weekday that stands beside the date of a day."""
    text = context.text
    for time in context.reading.found_times:
        if time.earliest is None or time.earliest != time.latest or not any(c.isdigit() for c in text[time.start:time.end]):
            continue
        before = _BEFORE.search(text[max(0, time.start - 28):time.start])
        inside = re.search(rf"^({_NAME})", text[time.start:time.end])
        after = None if before or inside else _AFTER.search(text[time.end:time.end + 30])
        named = before or inside or after
        if not named:
            continue
        start = time.start - len(before.group()) if before else time.start
        end = time.end + after.end() if after else time.end
        claimed = named.group(1).replace("Sonnabend", "Samstag")
        real = _DAYS[time.earliest.weekday()]
        yield Check(start, end, "weekday", tr(_ENGLISH[real]), tr(_ENGLISH[claimed]), "supported" if real == claimed else "contradicted",
                    tr("{day} was a {weekday}.", day=long_day(time.earliest), weekday=tr(_ENGLISH[real])), "article")


_ENGLISH = dict(zip(_DAYS, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()))
