"""What belongs to a noun that tells an event, as it stands behind it: "Abstimmung über die neue Verfassung", "Freilassung zweier Geiseln"."""
from __future__ import annotations

from .arguments import owns_what_follows
from .described import is_genitive
from .naming import of_head
from .phrasing import joined, together
from .wordings import governed

_BEHIND = frozenset("auf gegen über für mit von durch an zu zwischen nach".split())


def behind(context, event, trigger, link: str | None) -> tuple[list[str], set[str], set[int]]:
    """What stands right behind a noun and belongs to it: its words, whom they mean, and the heads of their phrases."""
    words, tokens = context.words, context.words.tokens
    clause = words.clauses[trigger.clause]
    number = words.phrase_of[trigger.token]
    end, texts, took, all_heads = (words.phrases[number].last if number >= 0 else trigger.token + 1), [], set(), set()
    known = {actor: (None if m is None else context.actors.mentions[m]) for actor, _, m in event.participants}
    while end < len(tokens) and len(texts) < 3:
        start = end + 1 if tokens[end].tag in ("APPR", "APPRART") else end
        number = words.phrase_of[start] if start < len(tokens) and words.clause_of[start] == trigger.clause else -1
        if number < 0 or words.phrases[number].first != start:
            break
        phrase = words.phrases[number]
        if phrase.preposition is not None and phrase.preposition != end or phrase.preposition is None and start != end or context.is_time(phrase.head):
            break
        preposition = context.preposition(phrase)
        if not _belongs(context, trigger, clause, phrase, preposition, link, bool(texts)):
            break
        case = governed(preposition) if preposition else "gen"
        heads, end = _list(words, phrase, case)
        named = [of_head(context, h, case, frozenset((case,)), "agent", clause) for h in heads]
        if preposition == "zwischen" and len(heads) < 2 or any(n is None for n in named):
            break
        whole = together(named, case)
        if not preposition and any(context.actors.actors[a].named and n.text.split()[0] not in ("des", "der") for n in named for a in n.actors):
            whole, preposition = together([of_head(context, h, "dat", None, "agent", clause) for h in heads]), "von"
            if whole is None:
                break
        if phrase.preposition is not None:
            preposition = tokens[phrase.preposition].form.lower()  # "zur"
        texts.append(joined(preposition, whole.text) if preposition else whole.text)
        all_heads |= set(heads)
        took |= set(whole.actors) | {a for a in known if known[a] is not None and phrase.first <= known[a].token < end}
    return texts, took, all_heads


def _belongs(context, trigger, clause, phrase, preposition: str, link: str | None, later: bool) -> bool:
    """Whether a phrase says something of the noun and not of the verb, or of the phrase before it."""
    own = preposition == link or preposition in trigger.frame.roles
    if _owns(context.words, phrase):
        return False
    if not preposition:
        return not later and is_genitive(context.words, phrase)
    if preposition not in _BEHIND or clause.voice == "passive" and preposition in ("von", "durch"):
        return False
    if preposition in ("mit", "für"):
        return own
    if preposition in ("an", "nach"):
        return preposition == link or trigger.type == "CONSULT"
    if preposition == "zu":
        return trigger.type in (None, "CONSULT", "REQUEST")  # "Wahl zum Papst", but "im Prozess zu zehn Jahren verurteilt"
    return preposition != "von" or not later  # "gegen die Regierung von Vega"


def _list(words, phrase, case: str) -> tuple[list[int], int]:
    """ "von Peru und Chile": the heads of a short list, and where it ends."""
    tokens, heads, end = words.tokens, [phrase.head], phrase.last
    while end + 1 < len(tokens) and tokens[end].form in ("und", "sowie") and words.phrase_of[end + 1] >= 0:
        after = words.phrases[words.phrase_of[end + 1]]
        if after.first != end + 1 or after.preposition is not None or case not in after.cases or words.clause_of[end + 1] != phrase.clause:
            break
        heads.append(after.head)
        end = after.last
    return heads, end


def _owns(words, phrase) -> bool:
    """ "zu Europas | Fußballer": a genitive in front of another noun, also under a preposition """
    tokens = words.tokens
    after = tokens[phrase.last] if phrase.last < len(tokens) else None
    return owns_what_follows(words, phrase) or after is not None and tokens[phrase.head].tag == "NE" and tokens[phrase.head].form.endswith("s") and (
        after.tag == "NN" and phrase.preposition is not None and words.phrase_of[after.i] != phrase.i)
