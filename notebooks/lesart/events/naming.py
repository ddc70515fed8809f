"""How a summary calls whoever takes part: by the name, or by the article's words, in the case that the sentence asks for."""
from __future__ import annotations

from ..actors.nouns import noun_of
from ..words import agreement, declension
from .described import PRONOUNS, of_phrase
from .people import meant
from .phrasing import Named, together


def of_actor(context, key: str, case: str, mention=None, bare: bool | str = False) -> Named | None:
    """An actor in a case; a description in the words of its mention, or of the first one that has a noun."""
    actor = context.actors.actors.get(key)
    if actor is None:
        return None
    if actor.named:
        return Named(_name(context, actor, case), actor.sex == "pl" or actor.kind == "group" and not actor.known, (key,))
    own = [m for m in context.actors.mentions if m.actor == key and m.form != "pronoun" and context.words.tokens[m.token].tag != "PPOSAT"]
    for told in [*([mention] if mention in own else []), *own]:
        found = of_phrase(context, told.token, case, None, bare)
        if found is not None:
            return Named(found.text, actor.kind == "group" if found.plural is None else found.plural, (key,))
    if own and context.words.tokens[own[0].token].tag in ("CARD", "PIS", "PIAT"):
        return Named(actor.name, actor.kind == "group", (key,))  # "drei", whom only a number means
    return None


def of_head(context, head: int, case: str, was, role: str, clause) -> Named | None:
    """Whoever a phrase means: the name if it means somebody who has one, else its own words."""
    token = context.words.tokens[head]
    if token.tag == "PRELS" and clause.antecedent is not None and head != clause.antecedent:
        if context.is_time(clause.antecedent):
            return None
        near = clause.pronoun is None or clause.pronoun - clause.antecedent <= 3  # further away it may be another noun's
        named = of_head(context, clause.antecedent, case, None, role, clause)
        return named if named is None or near or named.actors else None
    mentions = meant(context, head, role, clause)
    noun = noun_of(token.form, token.lemma) if token.tag in ("NN", "NNA") else None
    beside = noun is not None and noun.kind == "person"  # "der Vorsitzende, José Prado, …"
    whole = [m for m in mentions if m.end >= token.end and (m.start < token.end or beside and m.form == "name")] or (mentions if token.tag in PRONOUNS | {"ART"} else [])
    keys = list(dict.fromkeys(m.actor for m in whole))
    if keys and (token.tag in PRONOUNS or all(context.actors.actors[k].named for k in keys)):
        return together([of_actor(context, key, case) for key in keys], case)
    found = of_phrase(context, head, case, was)
    return found and Named(found.text, found.plural, tuple(dict.fromkeys(m.actor for m in mentions)))


def _name(context, actor, case: str) -> str:
    name = " ".join(actor.name.split())
    if actor.kind == "person":
        return name
    gender = actor.sex
    if name.split()[0] in ("Die", "Der", "Das"):
        rest = name.split(" ", 1)[1]
        if case in ("dat", "gen") and gender == "f" and rest == "Linke":
            rest += "n"  # "mit der Linken"
        return _with_article(rest, gender, case, True) if gender else name
    if not actor.known and name.split()[0].endswith("en") and " " in name and gender in ("m", "f", "n") and agreement.lexical_gender(name.split()[-1]):
        ending = {"m": "er", "f": "e", "n": "es"}[gender]  # found in an oblique case: "der Kommunistischen Partei"
        name = " ".join([*(part[:-2] + ending if part.endswith("en") else part for part in name.split()[:-1]), name.split()[-1]])
    article = gender in ("m", "f", "pl") if actor.kind == "state" else gender is not None and "/" not in name and (
        actor.known or agreement.lexical_gender(name.split()[-1]) is not None) and _with_articles(context, actor.actor)
    return _with_article(name, gender, case, article)


def _with_article(name: str, gender: str | None, case: str, article: bool) -> str:
    """ "dem Internationalen Strafgerichtshof", "Deutscher Bank", "den USA" """
    if gender is None or not article and case in ("nom", "acc"):
        return name
    weak = "e" if gender in ("m", "n") else None  # found behind an article: "der Oberste Rat"
    endings = declension.WEAK if article else declension.STRONG
    ending = {"m": "er", "f": "e", "n": "es", "pl": "e"}[gender]
    parts = name.split()
    for n, part in enumerate(parts[:-1]):
        found = ending if part.endswith(ending) else weak
        if found is None or not part.endswith(found) or not part[0].isupper() or len(part) < 5:
            break
        parts[n] = part[:-len(found)] + endings[case][gender]
    if gender == "pl" and case == "dat" and len(parts) == 1 and parts[0].endswith(("er", "e")):
        parts[0] += "n"
    return " ".join([declension.DEFINITE[case][gender], *parts] if article else parts)


def _with_articles(context, key: str) -> bool:
    """Whether the article names a body with an article: "die NATO", but "Greenpeace" """
    known = context.articles
    if key not in known:
        words = context.words
        known[key] = any(_has_article(words, m) for m in context.actors.mentions if m.actor == key and m.form in ("name", "alias"))
    return known[key]


def _has_article(words, mention) -> bool:
    first = words.token_at(mention.start)
    before = words.tokens[first - 1] if first else None
    return before is not None and before.tag in ("ART", "APPRART") and before.sentence == mention.sentence and (
        mention.end >= words.tokens[words.token_at(mention.end - 1)].end and words.tokens[first].start == mention.start)
