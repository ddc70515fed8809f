"""The arguments of a clause: what stands in it as subject, as object, under which preposition.

German shows it by case, agreement and order, in that weight: "Den Präsidenten traf er", "Die Rebellen griffen die
Truppen an".  Subjects that are elided come from the clause that this one is joined to or hangs on.
"""
from __future__ import annotations

from dataclasses import dataclass, field

from ..actors.nouns import noun_of
from .cues import cues
from .subjects import plural, subject_of

_GENITIVE_STARTS = frozenset("der des eines einer ihrer seiner unserer zweier dreier dieser dieses mehrerer vieler aller".split())


@dataclass(slots=True)
class Argument:
    """A phrase with those joined to it: "Peru und Chile".  ``slot``: nom, acc, dat, gen or its preposition."""

    head: int
    phrase: object
    slot: str = ""
    joined: list[int] = field(default_factory=list)
    elided: bool = False

    @property
    def heads(self) -> list[int]:
        return [self.head, *self.joined]


def arguments(context, clause, wants=frozenset(), first: int = -1, last: int = 1 << 60, depth: int = 0) -> list[Argument]:
    """The arguments of a clause, or of its tokens from first to last.

    Parameters
    ----------
    wants : set of str
        Slots that the frame has: a name that can be dative or accusative is what the frame wants.
    """
    found = _phrases(context, [i for i in clause.tokens if first <= i <= last])
    bare = [a for a in found if not a.slot]
    subject = subject_of(context, clause, bare, "acc" in wants)
    if subject is not None:
        subject.slot = "nom"
        if subject.joined and clause.finite is not None and not plural(context.words.tokens[clause.finite]):
            subject.joined = []  # "der Autor und Politiker gründete"
    for argument in bare:
        if argument is not subject:
            argument.slot = _object(argument, found, wants)
    if subject is None and depth < 4:
        found += _elided(context, clause, depth)
    return [a for a in found if a.slot]


def _phrases(context, own: list[int]) -> list[Argument]:
    """Phrases at the top of a clause; genitives stay with their nouns, members of a list with its first."""
    words = context.words
    found: list[Argument] = []
    before: list = []  # the phrases that a following one can go on with, the last one last
    numbers = sorted({words.phrase_of[i] for i in own if words.phrase_of[i] >= 0}, key=lambda n: words.phrases[n].first)
    for n, number in enumerate(numbers):
        phrase = words.phrases[number]
        head = words.tokens[phrase.head]
        if head.tag == "PRF" or owns_what_follows(words, phrase):
            continue
        if before and (is_attribute(words, phrase) or _names_the_office(context, before[-1], phrase)):
            name = _name_behind(context, phrase)
            if name is not None and found and found[-1].phrase is before[-1] and names_a_person(context, before[-1].head):
                found[-1].head = name  # "die Vorsitzende der Partei Eva Prado", "der Minister für Sport José Prado"
            before.append(phrase)
            continue
        slot = context.preposition(phrase)
        if before and not slot and _same_name(context, before[-1], phrase):
            before.append(phrase)  # "Bündnis 90/Die Grünen"
            continue
        if before and found and not slot and _among(words, before[-1], phrase):
            found[-1].joined.append(phrase.head)  # "mehrere Minister, darunter Eva Prado, traten zurück"
            before = [phrase]
            continue
        if before and _measures(context, before[-1], phrase):
            continue  # "zu zehn Jahren Haft"
        if slot == "von" and before and phrase.preposition == before[-1].last and words.tokens[before[-1].head].lemma in cues("place of"):
            before.append(phrase)  # "in der Nähe von Brüssel festgenommen", "unter Führung von Peru"
            continue
        if slot == "von" and found and phrase.preposition == found[-1].phrase.last and words.tokens[found[-1].head].tag == "PIS":
            found[-1].head = phrase.head  # "viele von ihnen wurden erschossen"
            before = [phrase]
            continue
        if before and found and not context.is_time(phrase.head):
            link = _joins(words, before[-1], phrase, slot)
            if link and len(before) > 1 and head.tag == "NE" and head.form.endswith(("s", "’", "'")) and not slot and not before[-1].preposition:
                before.append(phrase)  # "die Präsidenten Perus, Chiles und Boliviens"
                continue
            if link == "," and not _list_goes_on(words, phrase, numbers[n + 1:]) or link and _is_apposition(context, found[-1], phrase):
                name = _name_behind(context, phrase)
                if name is None and words.tokens[found[-1].head].tag == "PIS" and names_a_person(context, phrase.head):
                    name = phrase.head  # "einer der Täter, ein junger Mann, …"
                described = next((a for a in found[:-4:-1] if names_a_person(context, a.head)), found[-1])
                if name is not None and words.tokens[described.head].tag not in ("NE", "PPER"):
                    described.head = name  # "der Sprecher, José Prado, …", "die Ministerin von Peru, Eva Prado, …"
                before.append(phrase)
                continue
            if link and (not slot or slot == found[-1].slot) and not found[-1].phrase.cases.isdisjoint(phrase.cases):
                found[-1].joined.append(phrase.head)
                before = [phrase]
                continue
        if context.is_time(phrase.head):
            before = [phrase]
            continue
        found.append(Argument(phrase.head, phrase, slot))
        before = [phrase]
    return found


def listed(context, clause, head: int) -> list[int]:
    """The heads of the list in a clause that ends with this one: of "Peru und Chile" both."""
    for argument in _phrases(context, [i for i in clause.tokens if i <= head]):
        if argument.heads[-1] == head:
            return argument.heads
    return [head]


def _same_name(context, previous, phrase) -> bool:
    """Whether one name goes over both phrases."""
    start = context.words.tokens[phrase.first].start
    return any(m.start < start < m.end and m in context.actors.by_token.get(previous.head, ()) for m in context.actors.by_token.get(phrase.first, ()))


def _among(words, previous, phrase) -> bool:
    """ ", darunter auch", ", unter ihnen": who follows is one of those before."""
    between = [t.form.lower() for t in words.tokens[previous.last:phrase.first]]
    return 1 < len(between) < 5 and between[0] == "," and ("darunter" in between or between[1:3] == ["unter", "ihnen"])


def _measures(context, unit, phrase) -> bool:
    """ "zu zehn Jahren Haft": a bare noun right behind a counted while."""
    tokens = context.words.tokens
    return context.is_time(unit.head) and phrase.first == unit.last and phrase.preposition is None and tokens[phrase.first].tag in (
        "NN", "NNA", "NNI") and any(tokens[k].tag == "CARD" for k in range(unit.first, unit.head))


def owns_what_follows(words, phrase) -> bool:
    """ "Perus Präsident Vega": a genitive in front."""
    tokens = words.tokens
    after = tokens[phrase.last] if phrase.last < len(tokens) else None
    return phrase.first == phrase.head and phrase.preposition is None and tokens[phrase.head].tag in ("NE", "NN") \
        and tokens[phrase.head].form.endswith(("s", "’", "'")) and after is not None and after.tag in ("NN", "ADJA") \
        and words.phrase_of[after.i] >= 0 and words.phrases[words.phrase_of[after.i]].first == after.i


def _list_goes_on(words, phrase, following: list[int]) -> bool:
    """Whether a comma that a phrase stands behind cuts a list: another comma leads to "und": "A, B, C und D"."""
    for number in following:
        after = words.phrases[number]
        if is_attribute(words, after):
            phrase = after
            continue
        link = _joins(words, phrase, after, "")
        if link != ",":
            return bool(link)
        phrase = after
    return False


def _is_apposition(context, argument: Argument, phrase) -> bool:
    """ "Eva Prado, Ministerin …": a bare noun that says what the person named before is."""
    words = context.words
    tokens = words.tokens
    start = phrase.first if phrase.preposition is None else phrase.preposition
    return tokens[start - 1].form == "," and tokens[argument.head].tag == "NE" and tokens[phrase.head].tag in ("NN", "NNA") \
        and phrase.preposition is None and tokens[phrase.first].tag in ("NN", "NNA", "ADJA") and phrase.number != "pl" \
        and names_a_person(context, phrase.head)


def names_a_person(context, head: int) -> bool:
    """Whether a noun describes a person: an office, a profession."""
    token = context.words.tokens[head]
    if token.tag not in ("NN", "NNA", "NNI"):
        return False
    noun = noun_of(token.form, token.lemma)
    return noun is not None and noun.kind == "person"


def _names_the_office(context, office, phrase) -> bool:
    """ "die Ministerin für Sport Eva Prado": what stands under the preposition is the office's, the name hers."""
    return phrase.preposition == office.last and _name_behind(context, phrase) is not None and names_a_person(context, office.head)


def _name_behind(context, phrase) -> int | None:
    """The last token of a person's name at the end of a phrase that begins with something else."""
    tokens = context.words.tokens
    for mention in context.actors.by_token.get(phrase.head, ()):
        actor = context.actors.actors.get(mention.actor)
        if mention.form == "name" and actor is not None and actor.kind == "person" and tokens[phrase.head].tag == "NE" and (
                mention.start > tokens[phrase.first].start or phrase.preposition is None):
            return phrase.head
    return None


def is_attribute(words, phrase) -> bool:
    """Whether a phrase is the genitive of the noun before it: "die Länder der Gemeinschaft", "Präsident Perus"."""
    tokens, before = words.tokens, phrase.first - 1
    if before < 0 or phrase.preposition is not None or "gen" not in phrase.cases:
        return False
    if tokens[before].tag not in ("NN", "NNA", "NNI", "ADJA", "CARD") and not (tokens[before].tag == "PIS" and tokens[before].form.lower().startswith("ein")) or tokens[before].sentence != tokens[phrase.head].sentence \
            or words.phrase_of[before] < 0 or words.clause_of[before] != words.clause_of[phrase.head]:
        return False
    first, head = tokens[phrase.first], tokens[phrase.head]
    if first.form.lower() in _GENITIVE_STARTS:
        return True
    if first.tag == "ADJA" and first.form.endswith(("er", "en")) and phrase.first < phrase.head:
        return phrase.cases == {"gen"} or "gen" in phrase.cases and first.form.endswith("er") and tokens[before].form != "der"
    return head.tag == "NE" and head.form.endswith(("s", "’", "'")) and len(head.form) > 3 and not head.form.isupper()


def _joins(words, previous, phrase, slot: str) -> str:
    """What joins a phrase to the one before: "und", "," or "": "Perus und Chiles", "A, B sowie C", "mit A und mit B"."""
    tokens = words.tokens
    start = phrase.first if phrase.preposition is None else phrase.preposition
    between = [tokens[i] for i in range(previous.last, start)]
    if not between or len(between) > 3 or between[0].form == "als":
        return ""
    if not all(t.form in (",", "und", "oder", "sowie", "auch", "zudem", "als", "wie", "(", ")") or t.tag == "KON" for t in between):
        return ""
    if any(t.tag == "KON" or t.form == "sowie" for t in between):
        return "und"
    return "," if any(t.form == "," for t in between) else ""


def _object(argument: Argument, found: list[Argument], wants) -> str:
    cases = argument.phrase.cases
    taken = {a.slot for a in found}
    if "dat" in cases and ("acc" not in cases or "dat" in wants and ("acc" not in wants or "acc" in taken)):
        return "dat"
    if "acc" in cases and "acc" not in taken:
        return "acc"
    if "gen" in cases and "gen" in wants and "gen" not in taken:
        return "gen"
    return "dat" if "dat" in cases and "dat" in wants and "dat" not in taken else ""


def _elided(context, clause, depth: int) -> list[Argument]:
    """The subject of a clause that has none: of the one it is joined to, or of who is to do it."""
    words = context.words
    if clause.coordinated is not None and clause.kind != "infinitive":
        other = words.clauses[clause.coordinated]
        return [_as_subject(a) for a in arguments(context, other, depth=depth + 1) if a.slot == "nom"]
    if clause.kind == "infinitive" and clause.parent is not None:
        parent = words.clauses[clause.parent]
        above = arguments(context, parent, frozenset(("dat", "acc")), depth=depth + 1)
        if parent.lemma in cues("asks its object to do"):
            # "dem Minister wird vorgeworfen, … zu …": the dative, in the passive too
            asked = [a for a in above if a.slot in ("acc", "dat", "von", "an")] if parent.voice != "passive" else [
                a for a in above if a.slot in ("dat", "nom")]
            return [_as_subject(a) for a in asked[:1]]
        slot = "von" if parent.voice == "passive" else "dat" if parent.lemma in ("gelingen", "misslingen") else "nom"
        return [_as_subject(a) for a in above if a.slot == slot][:1]
    return []


def _as_subject(argument: Argument) -> Argument:
    return Argument(argument.head, argument.phrase, "nom", argument.joined, True)
