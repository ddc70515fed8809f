"""Terms in months and weeks, and terms that are over: "seit knapp drei Monaten im Amt", "war fast 13 Jahre lang Ministerpräsident"."""
from __future__ import annotations

import re

from ..language import listed, long_day, tr
from .context import RANK, Check, Context, person_name
from .lengths import LENGTH, UNIT, length_of
from .power import apposed, attributive, part, role_of
from .terms import ANY, GOVERNMENT, OTHER, STATE_HEAD, lengths, spells, terms

_SINCE = re.compile(rf"\bseit\s+(?:(?:nunmehr|inzwischen|mittlerweile|nun|jetzt)\s+)*{LENGTH}", re.I)
_ROLE = {"Ministerpräsident": GOVERNMENT, "Premier": GOVERNMENT, "Regierungschef": GOVERNMENT, "Kanzler": GOVERNMENT, "Bundeskanzler": GOVERNMENT, "Präsident": STATE_HEAD, "Staatspräsident": STATE_HEAD,
         "Bundespräsident": STATE_HEAD, "Staatschef": STATE_HEAD, "Staatsoberhaupt": STATE_HEAD, "Außenminister": frozenset(("foreign_minister",)), "Verteidigungsminister": frozenset(("defence_minister",)),
         "Innenminister": frozenset(("interior_minister",)), "Finanzminister": frozenset(("finance_minister",)), "Generalsekretär": frozenset(("secretary_general",)),
         "Kommissionspräsident": frozenset(("commission_president",))}
_WAS = re.compile(rf"(?<!seit )(?<!vor )(?<!in )(?<!nach )\b{LENGTH}\s+(?:lang\s+)?(?:als\s+)?(?:(?P<noun>{'|'.join(_ROLE)})(?:minister)?(?:in)?\b|(?P<rule>an\s+der\s+(?:Macht|Spitze)|im\s+Amt)\b)", re.I)
_RULED = re.compile(rf"\b(?:regierte|herrschte|amtierte|führte\s+(?:das\s+Land|den\s+Staat|sein\s+Land|ihr\s+Land))\s+(?:\w+\s+){{0,3}}?{LENGTH}(?:\s+lang)?\b", re.I)


def served(context: Context):
    """Each term that is counted in months or weeks, and each that has come to its end."""
    if context.days is None:
        return
    for sentence, text, offset in context.sentences():
        if not UNIT.search(text):
            continue
        for match in _SINCE.finditer(text):
            yield from _still(context, offset, match)
        for match in (*_WAS.finditer(text), *_RULED.finditer(text)):
            if not re.search(r"\bseit\s+(?:\w+\s+)?$|\bvor\s+(?:\w+\s+)?$|\bnach\s+(?:\w+\s+)?$", text[:match.start()]):
                yield from _over(context, offset, match)


def _still(context: Context, offset: int, match):
    """ "seit gut zwei Monaten im Amt"; whole years are counted in `power` """
    length = length_of(match)
    start, end = offset + match.start(), offset + match.end()
    clause = context.clause(start)
    if length is None or length.unit > 300 and length.number == int(length.number) or clause is None or clause.negated:
        return
    around = context.text[clause.start:max(clause.end, end)]
    if re.search(r"\b(?:damals|seinerzeit|damalig\w*|zuvor)\b", around):
        return
    roles = role_of(part(around, start - clause.start)) or role_of(context.text[start:end + 45].split(",")[0])
    who = roles and (attributive(context, end) or apposed(context, start) or context.subject(start))
    counted = lengths(who, context.day) if who and terms(who) else []
    if counted:
        days = [years * 365.2425 for _, _, years in counted]
        yield from _check(context, start, end, who, length, days, [tr(label) for label, _, _ in counted])


def _over(context: Context, offset: int, match):
    """ "war zehn Jahre lang Außenminister", "regierte 25 Jahre lang" """
    length = length_of(match)
    start, end = offset + match.start(), offset + match.end()
    clause = context.clause(start)
    noun = match.groupdict().get("noun")
    if length is None or length.unit < 20 or clause is None or clause.negated or clause.tense not in ("preterite", "pluperfect", "perfect") or clause.modal:
        return
    who = context.subject(start)
    wanted = _ROLE[next(word for word in _ROLE if word.lower() == noun.lower())] if noun else ANY
    ran = [(a, b) for role in sorted(wanted) for a, b in spells(who, role, context.days[1])] if who else []
    if noun is None and who:
        ran += spells(who, "chained", context.days[1])
    if not ran:
        return
    days = [(b - a).days for a, b in ran] + [sum((b - a).days for a, b in set(ran))]
    yield from _check(context, start, end, who, length, days, [f"{long_day(a)} – {long_day(b)}" for a, b in dict.fromkeys(ran)])


def _check(context: Context, start: int, end: int, who: str, length, days, ways):
    verdict = min((length.fits(int(n), int(n) + 1) for n in days), key=RANK.get)
    if verdict != "imprecise":
        yield Check(start, end, "years in power", listed(list(dict.fromkeys(ways))), context.text[start:end], verdict,
                    tr("{name} had been in office so long: {lengths}.", name=person_name(who), lengths=listed([tr("{n} days", n=int(n)) for n in dict.fromkeys(days)])), terms(who)[0].source)
