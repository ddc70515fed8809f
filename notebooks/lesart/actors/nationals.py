"""People told by their state: "zwei Iraner", "ein Deutscher", "die Russin"; "die Iraner" at large are the state's."""
from __future__ import annotations

from . import salience
from .descriptions import take_up
from .model import Draft
from .nounphrase import definite, mention_noun, new_actor
from .nouns import Noun, number_of

_NOUNS = frozenset(("NN", "NE", "NNA", "NNI", "ADJA", "FM"))
_COUNTED = frozenset("mehrere mehreren mehrerer viele vielen vieler einige einigen einiger wenige wenigen zahlreiche zahlreichen etliche etlichen "
                     "hunderte tausende dutzende weitere weiteren anderer andere anderen zweier dreier jeder jede jeden jedem kein keine".split())
_INSIDE = frozenset(("ADJA", "CARD", "ART", "PIAT", "PDAT", "PPOSAT", "PIS"))


def single_out(draft: Draft, i: int, state: str) -> bool:
    """Whether the demonym at token i means people and not the state's people at large; `describe` then tells whom."""
    tokens = draft.words.tokens
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].sentence == token.sentence else None
    if not token.form[0].isupper() or token.tag not in _NOUNS or after is not None and after.tag in ("NE", "NN", "ADJA", "FM", "TRUNC"):
        return False  # "der Franzose Emmanuel Macron", "Deutsche Bank"
    k, counted, article = i - 1, False, None
    while k >= 0 and tokens[k].sentence == token.sentence and (tokens[k].tag in _INSIDE or tokens[k].form.lower() in _COUNTED):
        form = tokens[k].form.lower()
        counted |= tokens[k].tag == "CARD" or form in _COUNTED or tokens[k].tag == "ART" and form.startswith("ein")
        if tokens[k].tag == "ART":
            article = form
            break
        k -= 1
    singular = article in ("der", "die", "dem", "des", "den") and (_base(token.form) == token.form and token.form.endswith(("e", "in"))) and article != "den" \
        and not (token.form.endswith("e") and token.tag == "ADJA" and article == "die")
    before = tokens[k - 1] if k > 0 and tokens[k - 1].sentence == token.sentence else None
    singular |= _base(token.form) == token.form and token.form.endswith("er") and tokens[i - 1].tag == "ART" and (
        article == "dem" or article == "der" and (before is None or before.tag in ("VVFIN", "VAFIN", "VMFIN", "$,", "KON", "KOUS", "$(")))  # "sagte der Argentinier"
    again = article is not None and any(_base(tokens[k].form) == _base(token.form) for k in draft.nationals)  # "zwei Iraner … die Iraner"
    if counted or singular or again:
        draft.nationals[i] = state
        draft.taken[i] = "national"
        return True
    return False


def describe(draft: Draft, i: int) -> None:
    """Bind a demonym that means people to those told of before, else to somebody new of that state."""
    token = draft.words.tokens[i]
    state = draft.nationals[i]
    draft.known(state, "state")
    base = _base(token.form)
    feminine = base.endswith("in")
    plural = True if token.form.endswith("innen") else False if feminine else None
    noun = Noun(base, base, "person", "f" if feminine else "m", None, plural)
    number = number_of(draft.words, i, noun)
    known = take_up(draft, i, noun, number, [state]) or (_compatriot(draft, i, state, feminine) if number == "sg" and definite(draft, i) else None)
    if known is None and number == "pl" and definite(draft, i) and draft.words.tokens[i - 1].tag != "CARD":
        draft.mention(state, i, i + 1, "demonym")
    elif known:
        mention_noun(draft, i, known, "group" if draft.actors[known].kind == "group" else "role", noun=noun)
    else:
        new_actor(draft, i, noun, number, [state])


def _compatriot(draft: Draft, i: int, state: str, feminine: bool) -> str | None:
    """ "Rafael Muster zeigte sich skeptisch … sagte der Argentinier": the person of that state named last """
    near = salience.before(draft, i, lambda a, m: a.kind == "person" and a.named and a.country == state and (a.sex == "f") == feminine, reach=3)
    return near[0][1].actor if near else None


def _base(form: str) -> str:
    """The singular: of "Iranern" Iraner, of "Franzosen" Franzose, of "Russinnen" Russin, of "Deutscher" Deutsche."""
    if form.endswith("innen"):
        return form[:-3]
    if form.startswith("Deutsch"):
        return "Deutsche"
    for ending in ("ern", "ers"):
        if form.endswith(ending):
            return form[:-1]
    return form[:-1] if form.endswith(("en", "es")) else form
