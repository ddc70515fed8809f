"""Pronouns: who "er", "sie", "ihrem", "der …" and "beide" are."""
from __future__ import annotations

from .model import Draft

_MALE = frozenset("er ihn ihm".split())
_HIS = ("sein",)
_HER = ("ihr",)
_REACH = 4  # sentences


def resolve(draft: Draft) -> None:
    """Add mentions of pronouns, in text order, so that each can serve the next."""
    words = draft.words
    by_sentence: dict[int, list] = {}
    for mention in sorted(draft.mentions, key=lambda m: m.start):
        by_sentence.setdefault(mention.sentence, []).append(mention)
    relative = {clause.pronoun: clause for clause in words.clauses if clause.pronoun is not None}
    for token in words.tokens:
        i, form = token.i, token.form.lower()
        if i in draft.taken:
            continue
        if i in relative:
            found = _relative(draft, relative[i], by_sentence)
        elif token.tag == "PPER" and form in _MALE:
            found = _single(draft, i, by_sentence, "m")
        elif token.tag == "PPER" and form in ("sie", "ihnen", "ihr"):
            found = _plural(draft, i, by_sentence) if form == "ihnen" or form == "sie" and _plural_verb(draft, i) else _single(draft, i, by_sentence, "f")
        elif token.tag == "PPOSAT" and form.startswith(_HIS):
            found = _single(draft, i, by_sentence, "m", possessive=True)
        elif token.tag == "PPOSAT" and form.startswith(_HER):
            found = _single(draft, i, by_sentence, "f", possessive=True)
        elif form in ("beide", "beiden") and token.tag in ("PIS", "PIAT", "ADJA") and _alone(draft, i):
            found = _pair(draft, i, by_sentence)
        else:
            continue
        for actor in found:
            mention = draft.mention(actor, i, i + 1, "pronoun")
            by_sentence.setdefault(token.sentence, []).append(mention)


def _relative(draft: Draft, clause, by_sentence) -> list[str]:
    """The actors at the antecedent: its name, or the description that it is the head of."""
    if clause.antecedent is None:
        return []
    words = draft.words
    antecedent = words.tokens[clause.antecedent]
    here = by_sentence.get(antecedent.sentence, [])
    exact = [m for m in here if m.start <= antecedent.start and m.end >= antecedent.end and m.form != "demonym"]
    if exact:
        return list(dict.fromkeys(m.actor for m in exact))
    return []


def _candidates(draft: Draft, i: int, by_sentence, kinds: tuple[str, ...]):
    """Mentions before token i, nearest sentences first, with their salience."""
    words = draft.words
    sentence = words.tokens[i].sentence
    paragraph = words.sentences[sentence].paragraph
    found = []
    for back in range(_REACH):
        for mention in by_sentence.get(sentence - back, ()):
            if mention.token >= i or mention.form == "demonym":
                continue
            actor = draft.actors[mention.actor]
            if actor.kind not in kinds:
                continue
            score = -3.0 * back + _weight(words, mention)
            if words.sentences[sentence - back].paragraph != paragraph:
                score -= 1.0
            found.append((score, mention.token, mention))
    return sorted(found, key=lambda item: (-item[0], -item[1]))


def _weight(words, mention) -> float:
    """Subjects are what a text goes on about; what hangs on a preposition or another noun is not."""
    phrase = words.phrase_of[mention.token]
    if phrase < 0:
        return 0.0
    phrase = words.phrases[phrase]
    if phrase.preposition is not None:
        return -0.5
    first = words.clauses[phrase.clause]
    before = phrase.first - 1
    genitive = before >= 0 and words.tokens[before].tag == "NN" and words.tokens[before].sentence == words.tokens[mention.token].sentence
    if genitive:
        return -0.5
    weight = 1.5 if "nom" in phrase.cases else 0.3
    if first.finite is not None and mention.token < first.finite:
        weight += 0.5
    if first.kind == "main":
        weight += 0.3
    return weight


def _single(draft: Draft, i: int, by_sentence, sex: str, possessive: bool = False) -> list[str]:
    words = draft.words
    kinds = ("person",) if sex == "m" else ("person", "organisation", "state", "agency")
    if possessive:
        kinds = ("person", "organisation", "state", "agency")
    clause = words.clause_of[i]
    best = None
    for score, _, mention in _candidates(draft, i, by_sentence, kinds):
        actor = draft.actors[mention.actor]
        if sex == "m" and not (actor.sex == "m" or possessive and actor.sex == "n"):
            continue
        if sex == "f" and actor.sex != "f":
            if not (possessive and mention.form in ("group",)):
                continue
        same_clause = words.clause_of[mention.token] == clause
        if same_clause and not possessive and words.tokens[i].form.lower() in ("er", "ihn", "ihm", "sie"):
            continue
        if possessive and same_clause and mention.token < i:
            score += 1.0
        if actor.kind == "person":
            score += 0.6
        if best is None or score > best[0]:
            best = (score, mention.actor)
    return [best[1]] if best else []


def _plural_verb(draft: Draft, i: int) -> bool:
    """ "trafen sie sich": the verb beside "sie" is plural """
    words = draft.words
    clause = words.clauses[words.clause_of[i]]
    if clause.finite is None:
        return True
    form = words.tokens[clause.finite].form.lower()
    return form.endswith(("en", "n")) or form in ("sind", "seien")


def _plural(draft: Draft, i: int, by_sentence) -> list[str]:
    """The last pair or group: those joined by "und", the members of a group, subject and object of a clause."""
    words = draft.words
    sentence = words.tokens[i].sentence
    for back in range(3):
        mentions = [m for m in by_sentence.get(sentence - back, ()) if m.token < i and m.form != "demonym"]
        groups: dict[tuple[int, int], list[str]] = {}
        for mention in mentions:
            groups.setdefault((mention.start, mention.end), []).append(mention.actor)
        several = [actors for span, actors in groups.items() if len(actors) > 1]
        if several:
            return list(dict.fromkeys(several[-1]))
        pair = _joined_pair(draft, mentions)
        if pair:
            return pair
        group = [m.actor for m in mentions if draft.actors[m.actor].kind == "group"]
        if group:
            return group[-1:]
        persons = list(dict.fromkeys(m.actor for m in mentions if draft.actors[m.actor].kind == "person"))
        if len(persons) == 2:
            return persons
    return []


def _joined_pair(draft: Draft, mentions: list) -> list[str]:
    tokens = draft.words.tokens
    persons = [m for m in mentions if draft.actors[m.actor].kind == "person"]
    for left, right in zip(persons[-2::-1], persons[:0:-1]):
        between = [tokens[k].form for k in range(left.token + 1, right.token)]
        if "und" in between and len(between) <= 5 and left.actor != right.actor:
            return [left.actor, right.actor]
    return []


def _alone(draft: Draft, i: int) -> bool:
    """ "beide" as a pronoun, not "beide Staaten" """
    tokens = draft.words.tokens
    return i + 1 >= len(tokens) or tokens[i + 1].tag not in ("NN", "NE", "ADJA", "NNA")


def _pair(draft: Draft, i: int, by_sentence) -> list[str]:
    """The two persons who were named last, each once."""
    words = draft.words
    sentence = words.tokens[i].sentence
    found: list[str] = []
    for back in range(_REACH + 2):
        here = [m for m in by_sentence.get(sentence - back, ()) if m.token < i and draft.actors[m.actor].kind == "person"]
        for mention in sorted(here, key=lambda m: -m.token):
            if mention.actor not in found:
                found.append(mention.actor)
            if len(found) == 2:
                return found[::-1]
    return []
