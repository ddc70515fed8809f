"""Nouns that mean a party where other parties, or its state, are named near by: "SPD und Union"."""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows
from .model import Draft

_REACH = 3  # sentences back


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[str, frozenset[str]]]:
    return {row["noun"]: (row["organisation"], frozenset(row["near"].split(";"))) for row in rows("lexicon", "actor_party_nouns")}


def merge(draft: Draft) -> None:
    """Make a party that the text names in full the one that the data know: "die Demokratische Partei" where the USA are named."""
    for actor in [a for a in draft.actors.values() if not a.known and a.kind == "organisation" and " " in a.name]:
        known = _nouns().get(actor.name)
        if known is None or not known[1] & draft.actors.keys():
            continue
        draft.known(known[0], "organisation")
        for mention in draft.mentions:
            if mention.actor == actor.actor:
                mention.actor = known[0]
        draft.names = {name: known[0] if identity == actor.actor else identity for name, identity in draft.names.items()}
        del draft.actors[actor.actor]


def party_meant(draft: Draft, i: int) -> bool:
    """Add the party that a noun means; "die Demokraten" are a party of the USA only where these are named."""
    tokens = draft.words.tokens
    known = _nouns().get(tokens[i].form)
    if known is None or i and tokens[i - 1].tag in ("ADJA", "CARD", "APPRART", "PPOSAT") and not (
            tokens[i - 1].tag == "APPRART" and known[0] == "CONGRESS") or i + 1 < len(tokens) and tokens[i + 1].tag in ("NE", "ADJA"):
        return False  # "Europäische Union", "zwei Demokraten", "Republikaner Bob Muster"
    party, near = known
    sentence = tokens[i].sentence
    if not any(m.actor in near for back in range(_REACH + 1) for m in draft.by_sentence.get(sentence - back, ())):
        return False
    draft.known(party, "organisation")
    draft.mention(party, i, i + 1, "name")
    return True
