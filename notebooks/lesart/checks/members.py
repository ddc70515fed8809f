"""How many belong to an organisation: "die neun Mitgliedstaaten", "das 19. Mitglied", "als einziges Land Zentralasiens nicht"."""
from __future__ import annotations

import re
from datetime import timedelta

from .. import reference
from ..datasets import rows
from ..language import listed, long_day, tr
from .belonging import COUNT, meant
from .context import Check, Context, organisation_name, state_name
from .numbers import NUMBER, QUALIFIER, ordinal, qualifiers, value
from .superlatives import region

_WHOLE = re.compile(r"\b(?:hat|haben|zählt\w*|umfasst\w*|besteh\w+\s+aus|gehör\w+|vereint\w*|alle[nr]?|die|der|den|ihre[rn]?|seine[rn]?|zusammengeschlossen|angehör\w*|bilden)\b", re.I)
_MOST = re.compile(r"\bdie\s+meisten\s+(?:\w+\s+){0,2}?(?:Sowjetrepubliken|Republiken|Nachfolgestaaten|Staaten|Länder)", re.I)


def members(context: Context):
    """Each number of members, each ordinal of a member, and each claim on all or none of a region."""
    if context.days is None:
        return
    yield from _all(context)
    for clause in context.words.clauses:
        if not clause.tokens:
            continue
        text = context.text[clause.start:clause.end]
        found = [m for m in context.mentions("organisation", clause.start, clause.end) if m.actor in reference.organisations()]
        if not found:
            yield from _now(context, clause, text)
        found = found or meant(context, clause, text)
        names = {m.actor for m in found}
        if len(names) == 1:
            yield from _counts(context, clause, text, names)
            yield from _ordinal(context, clause, text, found[0].actor)
            yield from _region(context, clause, text, found[0])


def _counts(context: Context, clause, text: str, names: set[str]):
    """ "die neun Mitgliedstaaten der GUS", "hat sechs Mitglieder", "die meisten ehemaligen Republiken" """
    organisation = next(iter(names))
    for match in _MOST.finditer(text):
        members = reference.members(organisation, context.days[1])
        start = clause.start + match.start()
        reason = tr("{organisation} had {n} members among the fifteen states on {day}.", organisation=organisation_name(organisation), n=len(members), day=long_day(context.days[1]))
        yield Check(start, clause.start + match.end(), "most members", str(len(members)), match.group(), "supported" if len(members) >= 8 else "contradicted", reason, membership_source(organisation, ""))
    yield from _of_fifteen(context, clause, text, organisation)
    for match in COUNT.finditer(text):
        number = value(match.group(2))
        unit = match.group(3).lower()
        before = text[:match.start()]
        if unit[:4] not in ("mitg", "vert") and (re.search(r"\b(?:die|der|den|diese[rn]?|alle[rn]?|beiden)\s+$", before, re.I) or match.group(2).lower().startswith("beid")):
            continue  # "Die drei Staaten gehören der Union an" counts no members
        if number is None or number < 2 or (unit[:4] not in ("mitg", "vert") and not re.search(r"gehör|angehör|umfass|zähl|besteh|zusammengeschlossen|vereint", text)):
            continue
        if not _WHOLE.search(before[-40:]) and not re.search(r"\bgehör|angehör|umfass|zähl", text):
            continue
        if re.search(r"\b(?:von|aus|nur|in|mit|anderen?|weitere\w*|übrig\w*|restlich\w*)\s+(?:den\s+|der\s+)?$", before, re.I) and not re.search(r"besteh\w+\s+aus\s+$", before):
            continue
        if match.group(3) and any(0 <= m.start - clause.start - match.end() <= 2 for m in context.mentions("state", clause.start, clause.end)):
            continue  # "die drei Mitgliedstaaten Polen, Ungarn und …"
        if re.search(r"\b(?:andere|weitere|übrige|neue)\w*\b", match.group() + text[match.end():match.end() + 3]):
            continue
        dated = [t for t in context.times(clause.start, clause.end) if t.kind == "DATE" and t.earliest and t.latest < context.days[0] and (t.latest - t.earliest).days < 370]
        possible = _sizes(organisation, context.days if not dated else (dated[-1].earliest, dated[-1].latest))
        if not possible:
            continue
        kind = qualifiers().get((match.group(1) or "").lower())
        ok = number in possible or (kind == "about" and any(abs(number - p) <= max(1, p // 10) for p in possible)) or (kind == "above" and any(number <= p for p in possible))
        start = clause.start + match.start(2)
        reason = tr("{organisation} had {n} members on {day}.", organisation=organisation_name(organisation), n=listed(sorted(map(str, possible), key=int)), day=long_day(dated[-1].latest if dated else context.days[1]))
        yield Check(start, clause.start + match.end(), "number of members", listed(sorted(map(str, possible), key=int)), match.group(2), "supported" if ok else "contradicted", reason, membership_source(organisation, ""))


_ALL_MEMBERS = re.compile(rf"\b(?:alle[nr]?|die|der|den)\s+({NUMBER})\s+(?:Mitgliedstaaten|Mitgliedsstaaten|Mitgliedsländer[n]?|Mitglieder[n]?)\b(?!\s+(?:des|der|im|in)\b)", re.I)


def _all(context: Context):
    """ "Alle 27 Mitgliedstaaten mussten zustimmen": of the only organisation that the text has named so far """
    for match in _ALL_MEMBERS.finditer(context.text):
        named = {m.actor for m in context.mentions("organisation", 0, match.start())}
        claimed = value(match.group(1))
        clause = context.clause(match.start())
        if len(named) != 1 or claimed is None or clause is None or context.mentions("organisation", clause.start, clause.end):
            continue
        organisation = named.pop()
        possible = _sizes(organisation, context.days)
        if possible and claimed > 3:
            shown = listed(sorted(map(str, possible), key=int))
            yield Check(match.start(1), match.end(), "number of members", shown, match.group(1), "supported" if claimed in possible else "contradicted",
                        tr("{organisation} had {n} members on {day}.", organisation=organisation_name(organisation), n=shown, day=long_day(context.days[1])), membership_source(organisation, ""))


_OF_FIFTEEN = re.compile(rf"(?:({QUALIFIER})\s+)?\b({NUMBER})\s+der\s+(?:15|fünfzehn)\s+(?:\w+\s+)?(?:Sowjetrepubliken|Republiken|Nachfolgestaaten|Staaten)\b", re.I)


def _of_fifteen(context: Context, clause, text: str, organisation: str):
    """ "Der Gemeinschaft gehörten zwölf der 15 früheren Sowjetrepubliken an" """
    for match in _OF_FIFTEEN.finditer(text):
        possible = {len(reference.members(organisation, day)) for day in context.days} | (_sizes(organisation, context.days) if organisation in ("CIS", "CSTO", "EAEU") else set())
        number = value(match.group(2))
        if not _BELONGS.search(text) or number is None or match.group(1):
            continue
        start = clause.start + match.start(2)
        yield Check(start, clause.start + match.end(), "number of members", listed(sorted(map(str, possible), key=int)), match.group(2), "supported" if number in possible else "contradicted",
                    tr("{organisation} had {n} members among the fifteen states on {day}.", organisation=organisation_name(organisation), n=listed(sorted(map(str, possible), key=int)), day=long_day(context.days[1])),
                    membership_source(organisation, ""))


_NOW = re.compile(rf"\b(?:sind|waren)\s+es\s+(?:(?:nun|jetzt|damit|inzwischen|somit|zusammen|insgesamt)\s+)*({NUMBER})\s+(?:\w+\s+)?(?:Staaten|Mitglieder|Länder|Mitgliedstaaten|Mitgliedsländer)\b|\bauf\s+({NUMBER})\s+(?:Mitglieder|Mitgliedstaaten|Mitgliedsländer)\b")


def _now(context: Context, clause, text: str):
    """ "Mit Belarus sind es nun zusammen zehn Staaten": of the only organisation that the paragraph names """
    match = _NOW.search(text)
    paragraph = context.reading.article.paragraphs[context.words.sentences[clause.sentence].paragraph]
    before = {m.actor for m in context.mentions("organisation", paragraph.start, clause.start)} if match else set()
    if not before and match:
        before = {m.actor for m in context.mentions("organisation", 0, paragraph.start)}
    if len(before) != 1:
        return
    organisation = before.pop()
    possible = {reference.size(organisation, day) for day in context.days} - {None}
    claimed = value(match.group(1) or match.group(2))
    if possible and claimed:
        shown = listed(sorted(map(str, possible), key=int))
        yield Check(clause.start + match.start(), clause.start + match.end(), "number of members", shown, match.group(), "supported" if claimed in possible else "contradicted",
                    tr("{organisation} had {n} members on {day}.", organisation=organisation_name(organisation), n=shown, day=long_day(context.days[1])), membership_source(organisation, ""))


_ORDINAL = re.compile(r"\b(?:das|als|zum|sein|ihr|dem)\s+((?:\d{1,3}\.)|[a-zäöü]+(?:te|ste)[snm]?)\s+(?:\w+\s+)?(?:Mitglied|Mitgliedsland|Mitgliedstaat|Mitgliedsstaat|Vollmitglied|Land|Staat)\b")


def _ordinal(context: Context, clause, text: str, organisation: str):
    """ "Belarus ist das zehnte Mitglied": how many there were when it joined """
    match = _ORDINAL.search(text)
    number = ordinal(match.group(1)) if match else None
    states = {m.actor for m in context.mentions("state", clause.start, clause.end) if m.form in ("name", "role", "pronoun")}
    if number is None or len(states) != 1:
        return
    state = states.pop()
    joined = [day for day, step in reference.steps(organisation, state) if step == "member" and day <= context.days[1] + timedelta(days=400)]
    size = reference.size(organisation, joined[-1]) if joined else None
    together = [c for o, c in reference.pairs() if o == organisation and joined and (joined[-1], "member") in reference.steps(o, c)]
    if size is None or len(together) > 1:
        return
    yield Check(clause.start + match.start(1), clause.start + match.end(), "number of members", str(size), match.group(1), "supported" if size == number else "contradicted",
                tr("{organisation} had {n} members on {day}.", organisation=organisation_name(organisation), n=size, day=long_day(joined[-1])), membership_source(organisation, state))


_ONLY = re.compile(r"\b[Ee]inzig\w*\s+(?:\w+\s+){0,2}?(?:Land|Staat|Republik|Sowjetrepublik|Nachfolgestaat|Mitglied)\w*")
_ALL = re.compile(rf"\b(?:[Aa]lle|[Kk]ein\w*\s+(?:der|von\s+den)|[Bb]eide)\s+(?:({NUMBER})\s+)?(?:\w+\s+){{0,2}}?(?:Staaten|Länder[n]?|Republiken)\b|\b[Kk]ein\w*\s+\w+\s+(?:Staat|Land|Republik)\b")
_BELONGS = re.compile(r"\bgehör\w+\b.*\ban\b|angehör|Mitglied|beigetreten|beitrat|trat\w*\b.*\bbei\b")


def _region(context: Context, clause, text: str, mention):
    """ "als einziges Land Zentralasiens nicht Mitglied", "keiner der drei baltischen Staaten gehört der Union an" """
    sentence = context.words.sentences[clause.sentence]
    whole = context.text[sentence.start:sentence.end]
    only, every = _ONLY.search(whole), _ALL.search(whole)
    chosen = region(whole, context.days[1], organisations=False)
    if not (only or every) or chosen is None or not _BELONGS.search(text):
        return
    name, states = chosen
    inside = [c for c in states if reference.status(mention.actor, c, context.days[1]) in ("member", "leaving", "suspended")]
    outside = [c for c in states if c not in inside]
    negative = bool(re.search(r"\bnicht\b|\bkein", whole))
    source = membership_source(mention.actor, "")
    reason = tr("Of {set}, members of {organisation} on {day}: {states}.", set=tr(name), organisation=organisation_name(mention.actor), day=long_day(context.days[1]),
                states=listed([state_name(c) for c in inside]))
    if every:
        real = outside if re.match(r"[Kk]ein", every.group()) or negative else inside
        verdict = "supported" if len(real) == len(states) else "contradicted"
        yield Check(sentence.start + every.start(), sentence.start + every.end(), "members of a region", listed([state_name(c) for c in inside]), every.group(), verdict, reason, source)
        return
    named = {m.actor for m in context.mentions("state", sentence.start, sentence.end) if m.form in ("name", "pronoun") and m.actor in states}
    if len(named) != 1:
        return
    real = outside if negative else inside
    yield Check(sentence.start + only.start(), sentence.start + only.end(), "members of a region", listed([state_name(c) for c in real]), only.group(),
                "supported" if set(real) == named else "contradicted", reason, source)


def _sizes(organisation: str, days) -> set[int]:
    """How many members an organisation can be said to have: where states are members by halves, every way of counting."""
    full = {reference.size(organisation, day) for day in days} - {None}
    if full:
        return full
    if organisation not in ("CIS", "CSTO", "EAEU"):
        return set()
    found = set()
    for day in days:
        statuses = [reference.status(organisation, c, day) for c in reference.STATES]
        members = sum(s in ("member", "leaving", "suspended") for s in statuses)
        for extra in ((), ("associate",), ("associate", "founding"), ("associate", "founding", "inactive")):
            found.add(members + sum(s in extra for s in statuses))
    return found


def membership_source(organisation: str, country: str) -> str:
    """Id of the source of a state's steps in an organisation."""
    return next((row["source"] for row in rows("reference", "memberships") if row["organisation"] == organisation and (not country or row["country"] == country)), "own-knowledge")
