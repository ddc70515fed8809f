"""Possessives: whose "sein", "ihr", "dessen" and "deren" is."""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows
from ..words.phrases import noun_gender
from . import salience
from .model import Draft
from .nouns import noun_of, organ_of_state, relations
from .plurals import joined, span_mates
from .relatives import genitive_attribute

_WORDS_OF = frozenset("Meinung Ansicht Auffassung Angaben Worten Einschätzung Überzeugung Darstellung".split())


def _of_sentence_before(draft: Draft, i: int, genders: str) -> list[str]:
    """ "Das Ministerium wies das zurück. Dessen Sprecherin …": whom the sentence before named last, bodies among them """
    sentence = draft.words.tokens[i].sentence
    here = [m for n in (sentence, sentence - 1) for m in sorted(draft.by_sentence.get(n, ()), key=lambda m: -m.start) if m.token < i
            and m.form in ("name", "alias", "role", "group", "metonym")]
    subjects = sorted(here, key=lambda m: -(salience.weight(draft.words, m) > 1))
    fitting = next((m for m in subjects if not salience.plural(draft, m) and salience.gender(draft, m) in tuple(genders) or
                    genders == "f" and salience.plural(draft, m)), None)
    return [] if fitting is None else span_mates(draft, fitting) if salience.plural(draft, fitting) else [fitting.actor]


def owner_of(draft: Draft, i: int, genders: str) -> list[str]:
    """ "sein", "ihr": the subject of the same clause first; "ihr" can be of several """
    words = draft.words
    clause = words.clause_of[i]
    subject = subject_of(draft, i)
    personal = _of_person(words, i)
    if subject is not None:
        fitting = [m for m in draft.at.get(subject, ()) if m.form != "demonym" and (not personal or draft.actors[m.actor].kind == "person") and not salience.plural(draft, m)
                   and (salience.gender(draft, m) in tuple(genders) or m.gender is None and _no_article(draft, m))]
        organ = draft.organs.get(subject)
        if organ and not personal and (salience.gender(draft, organ) in tuple(genders) or genders == "f" and organ.plural):
            fitting = [organ]
        if not fitting and genders == "f" and organ_of_state(words.tokens[subject].form, words.tokens[subject].lemma):
            # "Bei ihrem Vormarsch trafen US-Truppen …", "bei ihrer Suche traf die peruanische Armee"
            fitting = [m for k in (subject, subject - 1) for m in draft.at.get(k, ()) if m.form == "demonym"]
        if fitting:
            return [fitting[-1].actor]
        if words.tokens[min(i + 1, len(words.tokens) - 1)].form in _WORDS_OF:
            subject = None  # "seiner Meinung nach" is a person's
        elif draft.taken.get(subject) == "place" and not personal and "n" in genders:
            return []  # "das Land Niedersachsen … seinen Einfluss"
        elif words.tokens[i - 1].tag == "NN" and words.phrase_of[i] >= 0 and genitive_attribute(words, words.phrases[words.phrase_of[i]]):
            pass  # "der Rückzug seiner Partei": not the retreat's
        elif not any(m.end >= words.tokens[subject].end for m in draft.at.get(subject, ())) and _thing_fits(words, subject, genders) and _relation(words, i) is None:
            return []  # "ein Flugzeug vor seiner Landung": a thing's
    asked = _asked(draft, clause)
    best = None

    def fits(actor, mention):
        if mention.form == "demonym" or personal and actor.kind not in ("person", "group"):
            return False
        if genders == "f" and salience.plural(draft, mention):
            return True
        gender = salience.gender(draft, mention)
        return not salience.plural(draft, mention) and (gender in genders if gender else False)

    for score, mention in salience.before(draft, i, fits):
        here = words.clause_of[mention.token] == clause
        score += 1.0 if here and salience.weight(words, mention) > 0 else 0.0
        score += 0.6 if draft.actors[mention.actor].kind == "person" else 0.0
        score += 2.5 if mention.actor in asked else 0.0
        if best is None or score > best[0]:
            best = (score, mention)
    if best is None:
        return []
    mention = best[1]
    if genders == "f" and salience.plural(draft, mention) and draft.actors[mention.actor].kind != "state":
        return span_mates(draft, mention)
    pair = joined(draft, mention) if genders == "f" and draft.actors[mention.actor].kind == "state" else []
    return pair or span_mates(draft, mention)


def _no_article(draft: Draft, mention) -> bool:
    """ "Muster baut ihre Stellung aus": a company that the text found without an article can be of either gender """
    actor = draft.actors[mention.actor]
    first = draft.words.token_at(mention.start)
    return actor.kind in ("organisation", "agency") and not actor.known and (first == 0 or draft.words.tokens[first - 1].tag not in ("ART", "APPRART", "ADJA"))


def _asked(draft: Draft, clause: int) -> set[str]:
    """ "forderte Putin auf, seine Truppen abzuziehen": in an infinitive the object of who asks, helps or allows """
    words = draft.words
    own = words.clauses[clause]
    if own.kind != "infinitive" or own.parent is None or words.clauses[own.parent].lemma not in _askings():
        return set()
    parent = words.clauses[own.parent]
    heads = [k for k in parent.tokens if (p := words.phrase_of[k]) >= 0 and words.phrases[p].head == k and k in draft.at]
    if parent.voice == "passive":
        return {m.actor for k in heads[:1] for m in draft.at[k]}
    if len(heads) < 2:
        return set()
    plain = [k for k in heads if words.phrases[words.phrase_of[k]].preposition is None and not genitive_attribute(words, words.phrases[words.phrase_of[k]])]
    nominative = next((k for k in plain if words.phrases[words.phrase_of[k]].cases == frozenset(("nom",))), plain[0] if plain else None)
    objects = [k for k in plain if k != nominative] or [k for k in heads if words.tokens[words.phrases[words.phrase_of[k]].first - 1].form in ("an", "von")]
    return {m.actor for k in objects for m in draft.at[k] if m.form != "demonym"}


@lru_cache(maxsize=1)
def _askings() -> frozenset[str]:
    return frozenset(row["cue"] for row in rows("lexicon", "event_cues") if row["kind"] == "asks its object to do") | {"unterstützen", "ermutigen", "hindern"}


def _of_person(words, i: int) -> bool:
    """ "seine Anwältin": only a person has one """
    return bool(_relation(words, i))


def _relation(words, i: int) -> bool | None:
    """Whether what is owned is somebody's to a person (true) or to a body too (false), "seine Rivalin"; None where it is neither."""
    number = words.phrase_of[i]
    head = words.tokens[words.phrases[number].head] if number >= 0 else words.tokens[min(i + 1, len(words.tokens) - 1)]
    noun = noun_of(head.form, head.lemma)
    return relations().get(noun.whole if noun is not None else head.lemma, relations().get(head.lemma))


def subject_of(draft: Draft, i: int) -> int | None:
    """Head of the subject of a possessive's clause, if it is sure: "Mit seiner Erklärung bekannte sich Karsai" """
    words = draft.words
    clause = words.clause_of[i]
    heads = []
    for k in words.clauses[clause].tokens:
        number = words.phrase_of[k]
        if number < 0 or words.phrases[number].head != k or words.phrase_of[i] == number:
            continue
        phrase = words.phrases[number]
        if phrase.preposition is None and "nom" in phrase.cases and words.tokens[k].tag != "PRF" and not genitive_attribute(words, phrase) and \
                words.tokens[phrase.first - 1].form.lower() != "so":  # "habe, so Muster, seine Partei"
            heads.append(k)
    finite = words.clauses[clause].finite
    if finite is None:
        return None
    own = words.phrase_of[i]
    inside = own >= 0 and words.phrases[own].preposition is not None
    if i < finite and inside and words.clauses[clause].kind == "main" and not [k for k in heads if k < finite]:
        return next((k for k in heads if k > finite), None)
    before = [k for k in heads if k < i]
    return before[0] if before else None


def _thing_fits(words, head: int, genders: str) -> bool:
    """Whether a noun that means no actor could own something by its gender."""
    return words.tokens[head].tag in ("NN", "NNA") and noun_gender(words, head) in tuple(genders)


def demonstrative_owner(draft: Draft, i: int, form: str) -> list[str]:
    """ "zu dessen Nachfolger", "deren Vorgänger": not the subject but the one named last """
    words = draft.words
    last = [m for m in draft.by_sentence.get(words.tokens[i].sentence, ()) if m.token < i and m.form in ("name", "role", "group")
            and draft.actors[m.actor].kind in ("person", "group")]
    last.sort(key=lambda m: m.start)
    if words.tokens[i].tag != "PRELAT" and i == words.sentences[words.tokens[i].sentence].first or i and words.tokens[i - 1].form in (";", "„", '"'):
        return _of_sentence_before(draft, i, "mn" if form == "dessen" else "f")
    if form == "dessen":
        noun = next((k for k in range(i - 1, max(i - 5, -1), -1) if words.tokens[k].tag in ("NN", "NE")), None)
        if noun is not None and noun not in draft.at and _thing_fits(words, noun, "mn") and words.clause_of[noun] == words.clause_of[i]:
            return []  # "dem Treffen vor dessen Beginn"
        fitting = [m for m in last if salience.gender(draft, m) in ("m", "n") and not salience.plural(draft, m)]
        if not fitting:  # "mit dem Iran über dessen Atomprogramm"
            bodies = [m for m in draft.by_sentence.get(words.tokens[i].sentence, ()) if m.token < i and m.form in ("name", "role", "alias")
                      and draft.actors[m.actor].kind in ("state", "organisation") and salience.gender(draft, m) in ("m", "n")]
            fitting = sorted(bodies, key=lambda m: m.start)[-1:]
        return [fitting[-1].actor] if fitting else []
    pair = joined(draft, last[-1]) if last else []
    persons = list(dict.fromkeys(m.actor for m in last if draft.actors[m.actor].kind == "person"))
    if pair or len(persons) == 2 and words.tokens[i].tag != "PRELAT":
        return pair or persons
    fitting = [m for m in last if salience.gender(draft, m) == "f" or salience.plural(draft, m)]
    return [fitting[-1].actor] if fitting else []
