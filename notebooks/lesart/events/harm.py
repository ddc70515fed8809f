"""What harms people without a doer: killed and hurt in an accident is no attack."""
from __future__ import annotations

from .cues import cues

_NEAR = 3  # sentences that "drei Menschen wurden verletzt" is told after its accident


def type_of(context, trigger, event, told: list) -> str | None:
    """The type of an event: none for "bei dem Unfall wurden drei Menschen verletzt".

    Parameters
    ----------
    told : list of lesart.events.triggers.Trigger
        All triggers of the article, in text order.
    """
    if trigger.type != "ASSAULT" or trigger.frame.lemma not in cues("harms") or any(role == "agent" for _, role, _ in event.participants):
        return trigger.type
    sentence = event.sentence
    attacks = any(other.type == "ASSAULT" and other.frame.lemma not in cues("harms") for other in told)
    near = [(abs(other.token - trigger.token), other) for other in told
            if other is not trigger and 0 <= sentence - context.words.tokens[other.token].sentence <= _NEAR]
    for _, other in sorted(near, key=lambda pair: pair[0]):
        if other.frame.lemma in cues("disaster") and other.type is None or other.frame.lemma in cues("explosion") and not attacks:
            return None
        if other.type == "ASSAULT" and other.frame.lemma not in cues("harms") or other.type in ("COERCE", "PROTEST"):
            break
    return trigger.type
