"""Whom a phrase makes take part: the mentions at its head, the state for its organ, a thing's owner."""
from __future__ import annotations

from ..actors import Mention
from ..actors.nouns import noun_of, organ_of_state


def meant(context, head: int, role: str, clause) -> list[Mention]:
    """The mentions that a phrase with this head makes take part in an event.

    Parameters
    ----------
    context : lesart.events.context.Context
    head : int
        Token of the phrase's head.
    role : str
        What it takes part as; only what befalls somebody's thing befalls its owner.
    clause : lesart.words.clauses.Clause
        The event's clause.
    """
    words, by_token = context.words, context.actors.by_token
    tokens = words.tokens
    token = tokens[head]
    mentions = [m for m in by_token.get(head, ()) if m.form != "demonym" or m.start == token.start] if token.tag != "PPOSAT" else []
    whole = [m for m in mentions if m.end >= token.end]
    if whole:
        return whole
    if token.tag == "PRELS" and clause.pronoun != head:
        clause = words.clauses[words.clause_of[head]]  # "ein Junge, der angab, geschlagen worden zu sein": its subject stands above
    if token.tag == "PRELS" or token.tag in ("ART", "PDS") and clause.pronoun == head:
        return [m for noun in antecedents(context, clause) if noun != head for m in meant(context, noun, role, clause)]
    number = words.phrase_of[head]
    if number < 0:
        return []
    phrase = words.phrases[number]
    noun = noun_of(token.form, token.lemma)
    inner = [m for k in range(phrase.first, head) for m in by_token.get(k, ()) if tokens[k].tag != "PPOSAT" and m.form in ("demonym", "name", "alias")]
    organ = organ_of_state(token.form, token.lemma)
    if organ and (inner or (behind := _genitive(context, phrase))):
        return inner or behind  # "die peruanische Regierung", "die Armee Perus": the state
    if noun and (named := _apposition(context, phrase)):
        return named
    if not noun and not organ and role in ("patient", "recipient") and token.tag in ("NN", "NNA", "NNI"):
        # "ein Flugzeug der Azerbaijan Airlines", "den russischen Luftraum", "die Initiative der Kollegen": whose it is
        return [m for m in inner if m.form == "demonym"] or _owner(context, phrase, role, clause)
    return []


def antecedents(context, clause) -> list[int]:
    """The nouns that a relative pronoun takes up: of "Peru und Chile, die … sind" both."""
    if clause.antecedent is None or clause.pronoun is None:
        return []
    from .arguments import listed
    words = context.words
    form = words.tokens[clause.pronoun].form.lower()
    if form not in ("die", "denen", "welche", "deren") or clause.finite is None or form == "die" and not words.tokens[clause.finite].form.endswith(("n", "d")):
        return [clause.antecedent]
    return listed(context, words.clauses[words.clause_of[clause.antecedent]], clause.antecedent)


def _genitive(context, phrase) -> list[Mention]:
    """ "die Armee Perus": the name behind """
    after = _attribute(context, phrase)
    return [m for m in context.actors.by_token.get(after.head, ()) if m.form in ("name", "alias")] if after else []


def _owner(context, phrase, role: str, clause) -> list[Mention]:
    """ "die Initiative der Kollegen": whoever the genitive behind means """
    after = _attribute(context, phrase)
    return meant(context, after.head, role, clause) if after and not context.is_time(after.head) else []


def _attribute(context, phrase):
    """The phrase in the genitive right behind another, or None."""
    from .arguments import is_attribute
    words = context.words
    if phrase.last >= len(words.tokens) or words.phrase_of[phrase.last] < 0:
        return None
    after = words.phrases[words.phrase_of[phrase.last]]
    return after if is_attribute(words, after) else None


def _apposition(context, phrase) -> list[Mention]:
    """ "ein Rebellenführer, José Prado, …", "der Sprecher der Partei José Prado": the name beside the description."""
    from .arguments import is_attribute
    words, actors = context.words, context.actors
    tokens, k = words.tokens, phrase.last
    while k < len(tokens) and k < phrase.last + 12 and tokens[k].sentence == tokens[phrase.head].sentence and tokens[k].tag[0] != "V":
        number = words.phrase_of[k]
        if number < 0:
            if tokens[k].form not in (",", "(", ")") and tokens[k].tag not in ("APPR", "APPRART", "ART"):
                break
            k += 1
            continue
        after = words.phrases[number]
        named = [m for m in actors.by_token.get(after.head, ()) if m.form == "name" and actors.actors[m.actor].kind == "person"]
        if named and after.preposition is None and not is_attribute(words, after) and (tokens[after.first - 1].form in (",", ")") or tokens[after.first].tag == "NN" or (
                tokens[after.first].tag == "ART" and tokens[after.first + 1].tag == "NN")):
            return named
        k = after.last
    return []
