"""People whom only a number means: "zwei wurden getötet und drei verletzt", "eine Person und eine weitere"."""
from __future__ import annotations

from ..actors import Actor, Mention
from ..actors.names import slug

_NAMING = frozenset(("NN", "NE", "NNA", "NNI", "ADJA", "CARD", "FM", "XY", "APPR"))
_SOME = frozenset("mehrere viele einige hunderte tausende zehntausende hunderttausende dutzende".split())
_OTHERS = _SOME | frozenset(("andere", "anderen", "unbekannte"))


def find(context, trigger) -> tuple[int, int] | None:
    """First and last token of a number without its noun that is what the trigger's verb befalls or who does it."""
    words = context.words
    tokens = words.tokens
    own = [i for i in words.clauses[trigger.clause].tokens if trigger.first <= i < trigger.token]
    for i in own:
        form, tag = tokens[i].form.lower(), tokens[i].tag
        if i in context.time_at or tokens[i + 1].tag in _NAMING and not of_them(tokens, i):
            continue
        if form.startswith("weiter") and tag in ("ADJA", "PIS", "ADJD", "NNA"):
            return (i - 1 if i - 1 in own and tokens[i - 1].tag in ("CARD", "PIAT") else i), i
        if tag == "CARD" and words.phrase_of[i] < 0 or tag == "PIS" and form in _SOME:
            return i, i
    return None


def of_them(tokens, i: int) -> bool:
    """ "fünf von ihnen", "drei der Geiseln" is not so."""
    return tokens[i].tag in ("CARD", "PIS", "PIAT") and i + 2 < len(tokens) and tokens[i + 1].form.lower() == "von" and tokens[i + 2].tag in ("PPER", "PDS")


def one_of(tokens, i: int) -> bool:
    """ "Einer der Täter wurde gefasst", but not "José Vega, einer der Täter, wurde gefasst" """
    return tokens[i].tag == "PIS" and (i == 0 or tokens[i - 1].form != ",") and tokens[i].form.lower() in ("einer", "eine", "einen", "einem") and (
        i + 1 < len(tokens) and tokens[i + 1].form in ("der", "dieser", "seiner", "ihrer"))


def means_people(token) -> bool:
    """ "Andere wurden verletzt", "Tausende demonstrierten", "ein 18-Jähriger": nobody that the actors know."""
    form = token.form.lower()
    if token.tag == "NNA" and len(form) > 5 and form.endswith(("ierte", "ierten", "ierter", "ende", "enden", "ender")):
        return True  # "Inhaftierte", "Streikende"
    return token.tag == "PIS" and form in _OTHERS or token.tag in ("NN", "NNA") and form in _SOME or form.rstrip("nr").endswith("jährige")


def take_part(context, first: int, last: int) -> Mention:
    """The mention of those whom a number means, as an actor of their own."""
    words, actors = context.words, context.actors
    tokens = words.tokens
    text = words.text[tokens[first].start:tokens[last].end]
    actor, n = slug(text) or "weitere", 1
    while actor in actors.actors:
        n += 1
        actor = f"{slug(text)}-{n}"
    several = first < last or tokens[last - 1].tag != "ART"
    actors.actors[actor] = Actor(actor, text, "group" if several else "person", named=False)
    mention = Mention(actor, tokens[last].sentence, tokens[first].start, tokens[last].end, "group" if several else "role", last)
    actors.mentions.append(mention)
    actors.mentions.sort(key=lambda m: (m.start, m.end))
    for number, other in enumerate(actors.mentions):
        other.i = number
    for token in range(first, last + 1):
        actors.by_token.setdefault(token, []).append(mention)
    return mention
