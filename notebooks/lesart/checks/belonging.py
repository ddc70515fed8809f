"""Words of belonging, and to which state or organisation a pronoun or a general noun goes back: "Beide Staaten gehören dem Bündnis an"."""
from __future__ import annotations

import re
from collections import Counter

from .. import reference
from ..datasets import rows
from .context import Context
from .numbers import NUMBER, QUALIFIER, value

MEMBER = re.compile(r"\b(?:Voll|Bündnis)?[Mm]itglied(?!er)(?:s(?:land|staat|taat)\w*|staat\w*|land\w*|s)?\b|-Mitglied\b|\bVertragsstaat|-Mitgliedsland\b|-(?:Mitglied|Vertrags)s?staat\b")
NO = re.compile(r"\b(?:kein(?:e|es|em|en)?|nicht|nie(?:mals)?|weder|noch\s+nicht|nicht\s+mehr)\b", re.I)
LEAVE = re.compile(r"\b(?:ausgetreten|austrat|trat\w*\b(?=.*\baus\b)|verlassen|verließ\w*|Austritt\w*|ausschied\w*|ausgeschieden|schied\w*\b(?=.*\baus\b))", re.I)
JOIN = re.compile(r"\b(?:beigetreten|beitrat|trat\w*\b(?=.*\bbei\b)|Beitritt(?:s|es)?\b|aufgenommen|Aufnahme)", re.I)
BELONG = re.compile(r"\bgehör\w+\b(?=.*\ban\b)|\bangehör\w*|\bgehör(?:t|en|te|ten)\b(?=.*\bzu[rm]?\b)|\bzu[rm]?\b(?=.*\bgehör(?:t|en|te|ten)\b)", re.I)
NEVER = re.compile(r"\b(?:nie|niemals|nie\s+zuvor)\b[^.;]{0,30}(?:beigetreten|angehört|Mitglied)")
COUNT = re.compile(rf"(?:({QUALIFIER})\s+)?\b({NUMBER})\s+(?:(?:volle|ständige|heutige|derzeitige|gegenwärtige|jetzige|aktuelle|verbliebene|verbleibende|gleichberechtigte)\w*\s+)?(Mitglied\w*|Mitgliedern|Staaten|Länder[n]?|Republiken|Sowjetrepubliken|Vertragsstaaten)\b", re.I)


def antecedent(context: Context, clause, text: str) -> list:
    """The states that a relative clause speaks of: "Brasilien und Indien, die beide zur G20 gehören" """
    if clause.kind != "relative" or not (BELONG.search(text) or MEMBER.search(text) or JOIN.search(text) or LEAVE.search(text)) or not re.match(r"\W*(?:die|das|der)\b", text):
        return []
    sentence = context.words.sentences[clause.sentence]
    before = [m for m in context.mentions("state", sentence.start, clause.start) if m.form in ("name", "alias")]
    run = before[-1:] if before and re.fullmatch(r"\W*", context.text[before[-1].end:clause.start]) else []
    for state in reversed(before[:-1]):
        if not run or not re.fullmatch(r",\s+|\s+(?:und|sowie)\s+(?:die\s+)?", context.text[state.end:run[0].start]):
            break
        run.insert(0, state)
    plural = re.search(r"\b(?:sind|waren|gehören|gehörten|angehören|angehörten)\b", text)
    return run if plural else run[-1:]


_IT = re.compile(r"\b(?:[Ee]s|[Dd]as\s+Land|(?:[Ss]ein|[Ii]hr)(?:em)?\s+Land|[Dd]ie\s+Republik|[Dd]er\s+Staat)\b")


def pronoun(context: Context, clause, text: str, always: bool = False) -> list:
    """The state that "es" or "das Land" goes back to: the only one that the sentence before names, or its subject """
    if not _IT.search(text) or not always and not (BELONG.search(text) or MEMBER.search(text) or NEVER.search(text) or JOIN.search(text) or LEAVE.search(text)):
        return []
    sentence = context.words.sentences[clause.sentence]
    if re.search(r"\b(?:[Ss]ein|[Ii]hr)(?:em)?\s+Land\b", text):
        return _own_land(context, sentence)
    earlier = [m for m in context.mentions("state", sentence.start, clause.start) if m.form in ("name", "role") and m.actor != "SUN"]
    for number in (clause.sentence - 1, clause.sentence - 2):
        if len({m.actor for m in earlier}) == 1:
            return earlier[-1:]
        if earlier and earlier[0].start == context.words.sentences[context.words.sentence_at(earlier[0].start)].start:
            return earlier[:1]  # "Litauen gehört … an, wie seine Nachbarn Estland und Lettland": its subject
        if earlier or number < 0 or context.words.sentences[number].paragraph != sentence.paragraph:
            return []
        other = context.words.sentences[number]
        earlier = [m for m in context.mentions("state", other.start, other.end) if m.form in ("name", "role") and m.actor != "SUN"]
    return earlier[-1:] if len({m.actor for m in earlier}) == 1 else []


_BOTH = re.compile(rf"\b(?:(?P<both>[Bb]eide)|[Dd]ie\s+(?P<both2>beiden)|(?:[Dd]ie|[Aa]lle)\s+(?P<n>{NUMBER}))\s+(?:Staaten|Länder|Republiken)\b")


def both(context: Context, clause, text: str) -> list:
    """ "Beide Staaten gehören der Union an": as many as the sentences before name """
    match = _BOTH.search(text)
    number = 0 if not match else value(match.group("n")) if match.group("n") else 2
    if not number or not (BELONG.search(text) or MEMBER.search(text)):
        return []
    paragraph = context.reading.article.paragraphs[context.words.sentences[clause.sentence].paragraph]
    for first in range(clause.sentence, max(-1, clause.sentence - 4), -1):
        start = max(paragraph.start, context.words.sentences[first].start)
        states = {m.actor: m for m in context.mentions("state", start, clause.start) if m.form == "name" and m.actor != "SUN"}
        if len(states) == number:
            return list(states.values())
        if len(states) > number:
            return []
    tally = Counter(m.actor for m in context.mentions("state", 0, len(context.text)) if m.actor in reference.STATES)
    ranked = tally.most_common(number + 1)
    clear = len(ranked) >= number and (len(ranked) == number or ranked[number - 1][1] >= 2 * ranked[number][1])  # of whom the whole article is
    return [next(m for m in context.mentions("state", 0, len(context.text)) if m.actor == state) for state, _ in ranked[:number]] if clear else []


def _own_land(context: Context, sentence) -> list:
    """ "Rumäniens Präsident Traian Băsescu … Sein Land": the state named with the only person of this sentence and the one before """
    other = context.words.sentences[max(0, sentence.i - 1)]
    if other.paragraph != sentence.paragraph:
        return []
    people = {m.actor for m in context.persons if other.start <= m.start < sentence.end}
    states = [m for m in context.reading.found_actors.mentions if other.start <= m.start < sentence.end and context.reading.found_actors.actors[m.actor].kind == "state"]
    countries = {reference.person(p)["country"] for p in people}
    return [m for m in states if m.actor in countries][-1:] if len(people) == 1 else []


def meant(context: Context, clause, text: str) -> list:
    """The organisation of the sentences before, where a pronoun or a general noun goes back to it: "gehört dem Bündnis an" """
    paragraph = context.reading.article.paragraphs[context.words.sentences[clause.sentence].paragraph]
    before = [m for m in context.mentions("organisation", paragraph.start, clause.start) if m.actor in reference.organisations() and m.form in ("name", "alias")]
    if not before or not (BELONG.search(text) or MEMBER.search(text) or NEVER.search(text) or JOIN.search(text) or LEAVE.search(text) or COUNT.search(text)):
        return []
    nouns = {row["organisation"]: (row["nouns"] or "").split(";") for row in rows("lexicon", "check_alike")}
    general = {noun for list_ in nouns.values() for noun in list_ if noun and re.search(rf"\b(?:dem|der|das|die|des)\s+(?:\w+\s+)?{noun}\w?\b", text, re.I)}
    if general:
        fitting = [m for m in before if set(nouns.get(m.actor, ())) & general]
        return fitting[-1:]
    if (re.search(r"\b(?:ihr|ihm|sie|es)\b", text) or re.search(r"\b(?:ausgetreten|beigetreten|ausgeschieden)\b", text)) and len({m.actor for m in before}) == 1:
        return before[-1:]
    return []
