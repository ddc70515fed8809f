"""Which mentions before a pronoun or a description it can go back to, the likeliest first."""
from __future__ import annotations

from .model import Draft, Mention
from .nouns import state_nouns

REACH = 4  # sentences, the pronoun's own among them


def before(draft: Draft, i: int, fits, reach: int = REACH) -> list[tuple[float, Mention]]:
    """Mentions before token i whose actor and mention ``fits``, with their salience, best first.

    A sentence's distance weighs most, then what the mention is in its clause: a text goes on about its
    subjects; what hangs on a preposition or on another noun is seldom taken up.
    """
    words = draft.words
    sentence = words.tokens[i].sentence
    paragraph = words.sentences[sentence].paragraph
    found = []
    for back in range(reach):
        for mention in (*draft.by_sentence.get(sentence - back, ()), *draft.organs_by_sentence.get(sentence - back, ())):
            if mention.token >= i or mention.start >= words.tokens[i].start or not fits(draft.actors[mention.actor], mention):
                continue
            score = -2.2 * back + (-0.5 if _owner_in_front(words, mention, draft.actors[mention.actor].name) else weight(words, mention))
            if words.sentences[sentence - back].paragraph != paragraph:
                score -= 1.0
            found.append((score, mention))
    return sorted(found, key=lambda item: (-item[0], -item[1].start))


def _owner_in_front(words, mention: Mention, name: str) -> bool:
    """ "Irans oberster Führer": a genitive in front of its noun """
    token = words.tokens[mention.token]
    after = words.tokens[mention.token + 1] if mention.token + 1 < len(words.tokens) else None
    return mention.form == "name" and token.form.endswith("s") and not name.endswith("s") and after is not None and after.tag in ("ADJA", "NN")


def weight(words, mention: Mention) -> float:
    """Salience of a mention by its place in the clause: subject, object, behind a preposition, genitive."""
    number = words.phrase_of[mention.token]
    if number < 0:
        return 0.0
    phrase = words.phrases[number]
    if mention.form in ("demonym",) or mention.token not in (phrase.head, phrase.head - 1):
        return -1.0
    clause = words.clauses[phrase.clause]
    organ = (phrase.preposition if phrase.preposition is not None and words.tokens[phrase.preposition].form == "von" else phrase.first) - 1
    if mention.form == "name" and organ >= 0 and words.tokens[organ].lemma in state_nouns() and words.tokens[organ].sentence == mention.sentence and \
            (number := words.phrase_of[organ]) >= 0 and words.phrases[number].preposition is None and (
                phrase.preposition is not None or "gen" in phrase.cases):
        return (1.9 if "nom" in words.phrases[number].cases else 0.3)  # "die Regierung Perus", "die Regierungen von Peru und Chile"
    if phrase.preposition is not None:
        return 0.6 if clause.voice == "passive" and words.tokens[phrase.preposition].form.lower() in ("von", "durch") else -0.5
    before = phrase.first - 1
    if before >= 0 and words.tokens[before].tag in ("NN", "NNA") and "gen" in phrase.cases and \
            words.tokens[before].sentence == mention.sentence and words.phrase_of[before] != number:
        return -0.5
    weight = 1.5 if "nom" in phrase.cases else 0.3
    if clause.finite is not None and mention.token < clause.finite:
        weight += 0.4
    return weight + (0.3 if clause.kind == "main" else 0.0)


def gender(draft: Draft, mention: Mention) -> str | None:
    """Of the mention's words, else of its actor."""
    return mention.gender or draft.actors[mention.actor].sex


def plural(draft: Draft, mention: Mention) -> bool:
    """Whether a pronoun for it is plural: groups, "USA", "Taliban"."""
    actor = draft.actors[mention.actor]
    return mention.plural or mention.gender is None and (actor.sex == "pl" or actor.kind == "group" and actor.sex is None)
