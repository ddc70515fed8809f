"""Which argument is the subject: by case, agreement and order."""
from __future__ import annotations

_PLURAL = frozenset("sind seien".split())


def subject_of(context, clause, bare: list, transitive: bool = False):
    """The argument without a preposition that is the clause's subject, or None where it is elided.

    ``transitive``: whether the frame wants an object, which a single phrase of a joined clause then is.
    """
    tokens = context.words.tokens
    if transitive and clause.coordinated is not None and clause.kind in ("relative", "subordinate") and clause.voice == "active" and (
            len(bare) == 1 and "acc" in bare[0].phrase.cases and bare[0].head != clause.pronoun):
        return None  # "die Resolution, die Peru tadelt und die Regierung auffordert, …"
    if clause.finite is None:
        passive = clause.voice == "passive" or clause.verb is not None and tokens[clause.verb].tag == "VVPP"
        return next((a for a in bare if "nom" in a.phrase.cases), None) if passive and clause.kind != "infinitive" else None
    several = plural(tokens[clause.finite])
    fitting = [a for a in bare if "nom" in a.phrase.cases and _agrees(a, several, tokens)]
    sure = [a for a in fitting if a.phrase.cases == {"nom"}]
    if len(fitting) > 1 and tokens[fitting[0].head].tag == "PDS" and tokens[fitting[0].head].form.lower() in ("das", "dies"):
        fitting = fitting[1:]  # "Das lehnte Peru ab"
        sure = [a for a in fitting if a.phrase.cases == {"nom"}]
    if clause.kind == "relative" and fitting and fitting[0].head == clause.pronoun and not (sure and sure[0] is not fitting[0]):
        return fitting[0]
    if sure:
        return sure[0]
    if fitting and clause.coordinated is not None and fitting[0].head > clause.finite and _begins_with_verb(context.words, clause):
        return None  # "und kritisierte die Regierung": what follows is the object
    return fitting[0] if fitting else None


def plural(finite) -> bool:
    """Whether a finite verb has the form of a plural."""
    form = finite.form.lower()
    return form in _PLURAL or form.endswith(("en", "rn", "ln"))  # "fordern", "wechseln"


def _agrees(argument, plural: bool, tokens) -> bool:
    if argument.joined:
        # "Der Autor und Politiker gründete": one person with two descriptions
        one = tokens[argument.phrase.first].tag == "ART" and all(tokens[j - 1].tag == "KON" for j in argument.joined) and (
            tokens[argument.head].tag == "NN")
        return plural or one
    number = argument.phrase.number
    head = tokens[argument.head]
    if head.tag == "NE" or number is None or head.tag in ("PRELS", "PPER") and number is None:
        return True
    return (number == "pl") == plural or head.form.lower() in ("die", "sie")


def _begins_with_verb(words, clause) -> bool:
    return all(words.tokens[i].tag in ("KON", "ADV", "PTKNEG", "PROAV", "ADJD", "APPR", "APPRART") or _context_time(words, i)
               for i in clause.tokens if i < clause.finite)


def _context_time(words, i: int) -> bool:
    return words.tokens[i].tag in ("CARD", "NN") and words.phrase_of[i] >= 0 and words.phrases[words.phrase_of[i]].preposition is not None
