"""Whether spells fit together: no end before a start, no overlap, no gap without a reason."""
from __future__ import annotations

from ..errors import LesartError


def check_spells(spells, path, gaps) -> None:
    """Raise a `LesartError` that names file, row and column of the first spell that does not fit.

    Parameters
    ----------
    spells : sequence of Spell
        In the order of the file, whose first row is row 2.
    path : Path
        The file, for the message.
    gaps : sequence of dict
        Rows of ``gaps.csv``: the days without an effective leader, with their reasons.
    """
    groups: dict[tuple[str, str], list] = {}
    for row, spell in enumerate(spells, 2):
        if spell.end and spell.end <= spell.start:
            raise LesartError(f"{path}, row {row}, column 'end': {spell.end} is not after the start, {spell.start}. "
                              "One of the two is wrong.")
        groups.setdefault((spell.country, spell.role), []).append((spell, row))
        if spell.effective:
            groups.setdefault((spell.country, "effective"), []).append((spell, row))
    reasons = {(gap["country"], gap["start"], gap["end"]) for gap in gaps}
    for (country, role), members in groups.items():
        members.sort(key=lambda item: item[0].start)
        for (before, first), (after, row) in zip(members, members[1:]):
            if before.end is None or after.start < before.end:
                if _stands_in(before, after):
                    continue
                raise LesartError(f"{path}, row {row}, column 'start': {after.start} overlaps the spell of {before.person} in row "
                                  f"{first}, which ends {before.end or 'never'}. Mend one of the two days.")
            if role == "effective" and after.start > before.end and (country, before.end, after.start) not in reasons:
                raise LesartError(f"{path}, row {row}, column 'start': nobody leads {country} from {before.end} to {after.start}. "
                                  "Mend a day, or give the reason in gaps.csv.")


def _stands_in(before, after) -> bool:
    """An acting spell inside another one, as during a campaign: it is no overlap."""
    return after.acting and not after.effective and after.end is not None and (before.end is None or after.end <= before.end)
