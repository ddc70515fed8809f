"""Nouns for a state or its organs: "das Land", "die Regierung lehnte ab", "die beiden Staaten"."""
from __future__ import annotations

from collections import Counter

from . import salience
from .evidence import SAYING
from .model import Draft
from .nounphrase import definite, mention_noun, new_actor, said_of_another
from .nouns import Noun, state_nouns
from .seats import state_of_seat, states_of_seats
from .titles import states_of


_IN_GOVERNMENT = ("minister", "ministerin", "kanzler", "kanzlerin", "premier", "regierungschef", "regierungschefin", "regierungssprecher", "regierungssprecherin")
_BOTH = ("beide", "beiden", "beider")
_ARTICLE = 60
_RECENT = 15  # sentences that tell what a text is about


def describe_state(draft: Draft, i: int) -> bool | None:
    """ "Die Regierung lehnte ab", "das Land": the state named last; with its adjective, that alone is the mention """
    tokens = draft.words.tokens
    token = tokens[i]
    base = next(b for b in (token.lemma, token.form, token.form[:-2]) if b in state_nouns())
    bare = state_nouns()[base]
    states = [s for s in states_of(draft, i) if draft.actors[s].kind == "state"]
    if bare == "always" and states and i + 1 < len(tokens) and tokens[i + 1].form == "von":
        states = []  # "die Unabhängigkeit des Landes von Peru"
    if _pair_of_states(draft, i, base, bare):
        return True
    if bare == "never" and not states:
        return None
    if bare == "never" and tokens[i - 1].sentence == token.sentence and _counted(tokens, i):
        return None  # "zwei britische Soldaten" are no army
    if states or bare == "never":
        return False
    plural = token.form in ("Länder", "Ländern", "Staaten", "Republiken", "Regierungen", "Armeen")
    if plural:
        several = states_of_seats(draft, i)
        for state in several:
            draft.known(state, "state")
            mention_noun(draft, i, state, "group", plural=True)
        return bool(several) or _states_group(draft, i)
    if base in ("Land", "Republik", "Staat") and draft.taken.get(i + 1) == "place":
        return False  # "das Land Berlin"
    if bare == "part" and i + 1 < len(tokens) and tokens[i + 1].form in ("der", "des", "einer", "eines", "dieser", "dieses"):
        return False  # "die Führung der Mission"
    if said_of_another(draft, i) or not (definite(draft, i) or bare == "always" and _of_which(tokens, i) or
                                         bare == "part" and token.form in ("Truppen", "Streitkräfte", "Militär")):
        return False
    owner = state_of_seat(draft, i, base) or _speakers(draft, i, base)  # "die Moskauer Führung"
    if tokens[i - 1].tag == "PPOSAT" or i > 1 and tokens[i - 2].tag == "PPOSAT":
        k = i - 1 if tokens[i - 1].tag == "PPOSAT" else i - 2
        owner = next((draft.actors[m.actor].country for m in draft.at.get(k, ()) if draft.actors[m.actor].country), None)
    near = _often_first(draft, i, salience.before(draft, i, lambda a, m: a.kind == "state", reach=4))
    if not near and not base.startswith("Nachbar"):
        near = _about(draft, i)
    if base.startswith("Nachbar") and near:
        first = near[0][1].actor
        near = [item for item in near if item[1].actor != first] or near
    actor = owner or (near[0][1].actor if near else None)
    if actor is None:
        return False
    draft.known(actor, "state")
    mention_noun(draft, i, actor, "role", optional=bare == "part")
    draft.mentions[-1].gender = {"Land": "n", "Militär": "n", "Regime": "n", "Königreich": "n", "Staat": "m"}.get(base, "f")
    return True


def _speakers(draft: Draft, i: int, base: str) -> str | None:
    """ "Außenminister Muster erklärte, die Regierung erkenne das an": that of the minister who speaks """
    words = draft.words
    clause = words.clauses[words.clause_of[i]]
    if base not in ("Regierung", "Bundesregierung") or clause.parent is None or words.clauses[clause.parent].lemma not in SAYING:
        return None
    for mention in draft.by_sentence.get(words.tokens[i].sentence, ()):
        actor = draft.actors[mention.actor]
        if words.clause_of[mention.token] == clause.parent and mention.form in ("name", "role") and actor.kind == "person" and actor.country and \
                actor.office and actor.office.lower().endswith(_IN_GOVERNMENT) and salience.weight(words, mention) > 1:
            return actor.country
    return None


def _counted(tokens, i: int) -> bool:
    k = i - 1
    while k > 0 and tokens[k].tag == "ADJA" and tokens[k - 1].sentence == tokens[i].sentence:
        k -= 1
    return tokens[k].tag == "CARD" or tokens[k].tag == "ART" and tokens[k].form.lower().startswith("ein")


def _often_first(draft: Draft, i: int, near: list) -> list:
    """The candidates again, with what the text is about, the state named most often so far, before what it names once."""
    token = draft.words.tokens[i]
    often = Counter(m.actor for back in range(_RECENT) for m in draft.by_sentence.get(token.sentence - back, ()) if m.start < token.start)
    return sorted(near, key=lambda item: (-item[0] - 0.25 * min(often[item[1].actor], 6), -item[1].start))


def _about(draft: Draft, i: int) -> list:
    """The state that the text so far is about, where none has been named near by: most of what it names are that state's."""
    sentence = draft.words.tokens[i].sentence
    named = [m for back in range(_ARTICLE) for m in draft.by_sentence.get(sentence - back, ()) if m.token < i and draft.actors[m.actor].kind == "state"]
    often = Counter(m.actor for m in named).most_common(2)
    if not often or often[0][1] < 2 or len(often) > 1 and often[0][1] < 2 * often[1][1]:
        return []
    return [(0.0, next(m for m in named if m.actor == often[0][0]))]


def _of_which(tokens, i: int) -> bool:
    """ "in einem Land, das von Russland abhängig ist": indefinite, yet the state that the text is about """
    return tokens[i - 1].tag == "ART" and i + 2 < len(tokens) and tokens[i + 1].form == "," and tokens[i + 2].form in ("das", "dessen", "dem")


def _pair_of_states(draft: Draft, i: int, base: str, bare: str) -> bool:
    """ "die beiden Länder": the two states named last """
    tokens = draft.words.tokens
    first = i - 1
    while first > 0 and tokens[first].tag == "ADJA" and tokens[first].form.lower() not in _BOTH and tokens[first - 1].sentence == tokens[i].sentence:
        first -= 1
    if bare == "never" or not i or tokens[first].form.lower() not in _BOTH:
        return False
    found = []
    for _, mention in sorted(salience.before(draft, i, lambda a, m: a.kind == "state", reach=12), key=lambda item: (-item[1].plural, -item[1].start)):
        if mention.actor not in found and not (mention.end - mention.start < len(tokens[mention.token].form) and not mention.plural):
            found.append(mention.actor)
    for actor in found[:2] if len(found) > 1 else ():
        mention = draft.mention(actor, first, i + 1, "group", plural=True)
        mention.token = i
    return len(found) > 1


def _states_group(draft: Draft, i: int) -> bool:
    """ "die Staaten Zentralasiens": one actor of its own """
    noun = Noun("Staat", draft.words.tokens[i].form, "people", "pl", None, True)
    return definite(draft, i) and new_actor(draft, i, noun, "pl", [])
