"""A claim told once with a hedge, or as the word of one party, and once as a fact: "soll abgeschossen worden sein" beside "wurde abgeschossen"."""
from __future__ import annotations

import re

from ..language import tr
from .context import Check, Context

_HEARSAY = re.compile(r"\b(?:angeblich\w*|mutmaßlich\w*|möglicherweise|womöglich|vermutlich|Gerücht\w*|unbestätigt\w*)\b|\bsoll(?:en|te|ten)?\b(?=.*\b(?:haben|sein)\b)", re.I)
_SAID = re.compile(r"\b(?:laut|zufolge|nach\s+(?:\w+\s+)?(?:Angaben|Darstellung|Lesart|Aussage\w*)|behauptet\w*|offenbar|anscheinend|wohl|heißt\s+es|hieß\s+es|wirft|warf)\b", re.I)
_CONTESTED = re.compile(r"\b(?:bestritt\w*|bestreite[tn]|bestritten|dementiert\w*|wies\w*\b[^.]{0,80}\bzurück|zurückgewiesen|weist\b[^.]{0,80}\bzurück|widersprach\w*|leugnet\w*|nicht\s+unabhängig\s+(?:\w+\s+)?(?:über)?prüf\w*|"
                        r"nicht\s+unabhängig\s+bestätig\w*|keine\s+unabhängige\s+Bestätigung|unabhängig\s+nicht\s+(?:über)?prüf\w*)")
_PARTY = re.compile(r"[Mm]inisterium|[Aa]rmee|[Mm]ilitär|[Gg]eneralstab|[Gg]eheimdienst|[Tt]ruppen|[Ss]treitkräfte|[Rr]ebellen|[Ss]eparatisten|[Mm]iliz|Kreml|[Rr]egierung")
_TOLD = ("preterite", "perfect", "pluperfect")
_LIGHT = frozenset("sein haben werden sagen geben machen kommen gehen stehen melden berichten mitteilen erklären behaupten".split())
_COMMON = frozenset("Jahr Tag Woche Monat Mensch Person Angabe Sprecher Land Staat Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Stadt Uhr Zeit".split())


def hedges(context: Context):
    """Each pair of clauses of the same verb and the same nouns of which one is hedged or a party's word, and the other a plain statement."""
    contested = bool(_CONTESTED.search(context.text))
    heading = [p.kind == "heading" for p in context.reading.article.paragraphs]
    clauses = [c for c in context.words.clauses if c.tokens and c.lemma and c.lemma not in _LIGHT and not c.negated and not context.quoted(c.start) and not heading[context.words.sentences[c.sentence].paragraph]]
    plain = [c for c in clauses if _plain(context, c)]
    done: set[int] = set()
    for clause in clauses:
        speaker = _speaker(context, clause)
        hedged = bool(_HEARSAY.search(context.text[clause.start:clause.end]))
        if not hedged and not (speaker and contested):
            continue
        for other in plain:
            if other.i in done or other.sentence == clause.sentence or other.lemma != clause.lemma or len(_about(context, clause) & _about(context, other)) < 2:
                continue
            done.add(other.i)
            there, here = context.text[clause.start:clause.end], context.text[other.start:other.end]
            reason = tr("Stated as a fact, which elsewhere the text only gives as the word of {name}; others contest it.", name=speaker) if not hedged else tr("Stated as a fact, which elsewhere the text only thinks possible.")
            yield Check(other.start, other.end, "hedge", there[:120], here[:120], "imprecise", reason, "article")
            if hedged:
                yield Check(clause.start, clause.end, "hedge", here[:120], there[:120], "imprecise", tr("Elsewhere the text states this as a fact."), "article")


def _plain(context: Context, clause) -> bool:
    """Whether a clause tells something as a fact: past, indicative, nobody's statement, no hedge"""
    text = context.text[clause.start:clause.end]
    sentence = context.words.sentences[clause.sentence]
    return clause.kind in ("main", "subordinate") and clause.tense in _TOLD and not clause.modal and clause.mood in (None, "indicative") and not _HEARSAY.search(text) \
        and not _SAID.search(context.text[sentence.start:sentence.end]) and not re.match(r"(?:[Oo]b|[Ww]enn|[Ff]alls|[Dd]ass)\b", text) \
        and not any(s.start < clause.end and clause.start < s.end for s in context.reading.found_statements)


def _speaker(context: Context, clause) -> str | None:
    """Name of the party whose word a clause is; None where it is nobody's, or that of somebody with no part in it."""
    actors = context.reading.found_actors.actors
    for statement in context.reading.found_statements:
        if statement.mode != "direct" and statement.speaker and statement.start < clause.end and clause.start < statement.end and statement.speaker in actors:
            actor = actors[statement.speaker]
            if actor.kind == "state" or actor.kind == "person" and actor.known or _PARTY.search(actor.name):
                return actor.name
    return None


def _about(context: Context, clause) -> frozenset:
    """The nouns, names and numbers of a clause."""
    return frozenset(context.tokens[t].lemma for t in clause.tokens if context.tokens[t].tag in ("NN", "NNA", "NE", "CARD")) - _COMMON
