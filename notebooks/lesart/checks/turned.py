"""Two passages of which one says the opposite of the other: "keiner sei freigesprochen worden" beside "einen sprachen sie frei"."""
from __future__ import annotations

import re

from ..language import tr
from .context import Check, Context
from .quotations import opposite

_COMMON = frozenset("Jahr Tag Woche Monat Land Staat Mensch Person Angabe Sprecher Ende Zeit Seite Teil Fall Frage Stadt Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Prozent Million "
                    "Milliarde Präsident Regierung Uhr".split())
_WEAK = frozenset("sein haben werden sagen geben machen kommen gehen stehen liegen gelten heißen erklären mitteilen berichten wissen glauben sehen lassen bleiben finden bringen nehmen erwarten fordern hoffen wollen verlangen meinen denken rechnen wünschen warnen befürchten fürchten".split())
_NONE = re.compile(r"\b(?:kein(?:e[rsmn]?)?|niemand\w*)\b", re.I)
_LINKED = re.compile(r"\b(?:sondern|obwohl|jedoch|zunächst|bislang|bisher|zuvor|erst|anders|dagegen|hingegen|aber|doch|allerdings|wenn|falls|ob|noch|mehr|statt|anstatt)\b", re.I)


def turned(context: Context):
    """Each pair of clauses of the same verb and the same nouns of which one is denied."""
    told = [c for c in context.words.clauses if c.tokens and c.lemma and c.lemma not in _WEAK and not c.modal and c.tense != "future" and c.kind in ("main", "subordinate")
            and not context.quoted(c.start) and (c.mood != "konjunktiv2" or _told(context, c))]
    nouns = {c.i: _nouns(context, c) for c in told}
    negated = {c.i: c.negated or bool(_NONE.search(context.text[c.start:c.end])) for c in told}
    for n, later in enumerate(told):
        for earlier in told[:n]:
            if later.sentence == earlier.sentence:
                continue
            shared = nouns[later.i] & nouns[earlier.i]
            a, b = context.text[earlier.start:earlier.end], context.text[later.start:later.end]
            if _LINKED.search(a) or _LINKED.search(b):
                continue
            same_verb = later.lemma == earlier.lemma and negated[later.i] != negated[earlier.i]
            every = same_verb and shared and (_universal(context, later, shared) or _universal(context, earlier, shared))
            if every or same_verb and len(shared) >= 3 or len(shared) >= 3 and negated[later.i] == negated[earlier.i] and later.lemma != earlier.lemma and opposite(a, b):
                for here, there in ((earlier, b), (later, a)):
                    yield Check(here.start, here.end, "quotation", there[:120], context.text[here.start:here.end][:120], "imprecise",
                                tr("Another passage says the opposite of these words."), "article")


def _told(context: Context, clause) -> bool:
    """ "hätten nicht abgestimmt, erklärte er": the second subjunctive of indirect speech is no condition """
    return clause.tense == "perfect" and any(s.mode != "direct" and s.start < clause.end and clause.start < s.end for s in context.reading.found_statements)


def _nouns(context: Context, clause) -> frozenset:
    return frozenset(context.tokens[t].lemma for t in clause.tokens if context.tokens[t].tag in ("NN", "NNA", "NE")) - _COMMON


def _universal(context: Context, clause, shared) -> bool:
    """ "keiner der vier Angeklagten", "kein Abgeordneter" """
    text = context.text[clause.start:clause.end]
    match = _NONE.search(text)
    return bool(match and any(re.match(rf"\w+\s+(?:(?:der|von\s+den)\s+)?(?:\w+\s+){{0,2}}?{re.escape(noun[:6])}", text[match.start():]) for noun in shared))
