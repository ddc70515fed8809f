"""How a summary calls whoever takes part: by the name, or by the article's words, in the case that the sentence asks for."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ..actors.nouns import noun_of
from ..words import agreement, declension
from .arguments import is_attribute, owns_what_follows
from .people import meant

_PRONOUNS = frozenset(("PPER", "PRELS", "PDS", "PPOSS", "PRF", "PWS", "PIS"))
_COUNTS = frozenset("viele einige mehrere tausende hunderte zehntausende hunderttausende dutzende andere beide".split())
_SHORT = {("von", "dem"): "vom", ("zu", "dem"): "zum", ("zu", "der"): "zur", ("bei", "dem"): "beim", ("in", "dem"): "im", ("an", "dem"): "am"}
_LONG = 8  # words of a description that a short line still bears
_MANY = frozenset(("Million", "Millionen", "Milliarde", "Milliarden", "Dutzend"))
_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Named:
    """Words for somebody; ``plural`` None where they do not tell, ``actors`` whom they mean."""

    text: str
    plural: bool | None
    actors: tuple[str, ...] = ()


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
    whole = [m for m in mentions if m.end >= token.end and (m.start < token.end or beside and m.form == "name")] or (mentions if token.tag in _PRONOUNS | {"ART"} else [])
    keys = list(dict.fromkeys(m.actor for m in whole))
    if keys and (token.tag in _PRONOUNS or all(context.actors.actors[k].named for k in keys)):
        return together([of_actor(context, key, case) for key in keys])
    found = of_phrase(context, head, case, was)
    return found and Named(found.text, found.plural, tuple(dict.fromkeys(m.actor for m in mentions)))


def of_phrase(context, head: int, case: str, was: frozenset[str] | None, bare: bool | str = False, alone: bool = False) -> Named | None:
    """The phrase at a token as it stands if it can stand in the case, else declined.

    Parameters
    ----------
    was : frozenset of str or None
        The cases in which it stands here; None where only its forms tell.
    bare : bool or "strong"
        Without its article: "laut kanadischen Ermittlern"; of one person with it ("laut dem Sprecher") unless "strong".
    alone : bool
        Without the genitive behind it.
    """
    words, tokens = context.words, context.words.tokens
    token, number = tokens[head], words.phrase_of[head]
    if token.tag == "PIS" and token.form.lower() in _COUNTS:
        return Named(token.form.lower() if token.form[0].islower() or head == words.sentences[token.sentence].first else token.form, True)
    if number < 0 or token.tag in _PRONOUNS:
        return None
    phrase = words.phrases[number]
    if phrase.last - phrase.first > _LONG or any(tokens[k].tag in ("APPR", "APPRART", "VVFIN") for k in range(phrase.first, phrase.last)):
        return None
    first, before = tokens[phrase.first], tokens[phrase.first - 1] if phrase.first else None
    cases = was if was is not None else phrase.cases - {"gen"} or phrase.cases
    plural, gender = _plural(words, phrase, cases), _gender(words, phrase)
    if plural is None and before is not None and (before.tag == "CARD" or before.form.lower() in _COUNTS) and before.sentence == first.sentence:
        plural = True
    article = _article(words, phrase, plural, bare, alone)
    if article == "kept" and phrase.preposition is None and first.tag in ("NN", "NNA", "ADJA") and before is not None and before.tag in ("PRELS", "PDS", "ART") and (
            before.sentence == first.sentence and case in cases and before.form in declension.DEFINITE[case].values()):
        article = "read"  # "…, der die Genehmigung begrüßte": tagged as a pronoun
    if article == "kept" and first.tag == "NN" and plural is False and before is not None and before.tag == "NN" and before.sentence == first.sentence and not context.is_time(before.i):
        return None  # "mit dem Stoff Polonium": an apposition
    speaks = first.tag in ("PPOSAT", "PDAT", "PRELAT")  # "ihre Truppen", "dieser Plan": only the article knows whose
    if case in cases and article in ("kept", "read") and not speaks and (was is not None or cases <= ({case} if case in ("dat", "gen") else {"nom", "acc"})):
        counted = plural and before is not None and first.tag in ("NN", "NNA") and (
            before.tag == "CARD" and not (before.form.isdigit() and len(before.form) == 4) or before.form.lower() in _COUNTS)
        start = phrase.first - (article == "read" or bool(counted))
        end = phrase.last if phrase.last > phrase.head + 1 and tokens[phrase.head + 1].tag == "CARD" else phrase.head + 1  # "ATR 42"
        text = " ".join([*_owner(words, start, bare), _small(words, start, plural, gender), *(t.form for t in tokens[start + 1:end])])
    else:
        was = cases | {"dat"} if plural and first.tag in ("CARD", "NN", "NNA", "ADJA") else cases  # "Bürgern" is a dative whatever stands before it
        text = declension.declined(tokens, phrase.first, phrase.head, case, gender, plural, was, article)
    if text is None:
        return None
    after = "" if bare or alone else _measured(words, phrase, case) or _genitive(words, phrase)
    return Named(tidy(text + after), plural)


def together(named: list[Named | None]) -> Named | None:
    """ "A, B und C"; of more than four the first three and how many others """
    if not named or any(n is None for n in named):
        return None
    named = list({n.text: n for n in named}.values())
    texts = [n.text for n in named]
    if len(texts) > _NAMES_SHOWN + 1:
        texts = [*texts[:_NAMES_SHOWN], f"{len(texts) - _NAMES_SHOWN} weitere"]
    text = texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " und " + texts[-1]
    return Named(text, True if len(texts) > 1 else named[0].plural, tuple(a for n in named for a in n.actors))


def joined(preposition: str, text: str) -> str:
    """A preposition before a phrase: "zum Treffen", "vom Minister".

    >>> joined("von", "dem Minister"), joined("zu", "der Abreise"), joined("mit", "dem Zug")
    ('vom Minister', 'zur Abreise', 'mit dem Zug')
    """
    first, _, rest = text.partition(" ")
    short = _SHORT.get((preposition, first))
    return f"{short} {rest}" if short and rest else f"{preposition} {text}"


def names_place(text: str, place: str) -> bool:
    """Whether a text already says where: "die Erlanger Klinik" is in Erlangen."""
    names = [part for part in place.split() if part[0].isupper()]
    return not names or any(name[:max(4, len(name) - 2)].lower() in text.lower() for name in {names[0], names[-1]})


def tidy(text: str) -> str:
    """Quotation marks in pairs or none at all, no space before a comma."""
    text = re.sub(r" +([,.;:])", r"\1", " ".join(text.split()))
    if text.count("„") != text.count("“") + text.count("”") or text.count('"') % 2 or text.count("»") != text.count("«"):
        text = re.sub(r" +", " ", re.sub(r"[„“”\"»«]", "", text))
    return re.sub(r" +([“”«])", r"\1", re.sub(r"([„»]) +", r"\1", text)).strip(" ,'()")


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
    endings = declension._WEAK if article else declension._STRONG
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
    number = words.phrase_of[mention.token]
    if number < 0 or words.phrases[number].head != mention.token:
        return False
    phrase, tokens = words.phrases[number], words.tokens
    if tokens[phrase.first].tag == "ART":
        return all(t.tag in ("ART", "ADJA", "NE", "NN") for t in tokens[phrase.first:phrase.head]) and tokens[phrase.first + 1].start >= mention.start - 1 or (
            tokens[phrase.first + 1].start == mention.start)
    return phrase.preposition is not None and tokens[phrase.preposition].tag == "APPRART" and tokens[phrase.first].start == mention.start


def _owner(words, start: int, bare: bool) -> list[str]:
    """ "Oettingers Vorschlag": whose it is stands in front """
    number = words.phrase_of[start - 1] if start and not bare and words.tokens[start].tag in ("NN", "ADJA") else -1
    if number < 0 or words.phrases[number].last != start or not owns_what_follows(words, words.phrases[number]) or words.tokens[start - 1].tag != "NE":
        return []
    return [t.form for t in words.tokens[words.phrases[number].first:start]]


def _small(words, i: int, plural, gender) -> str:
    """The first word of a phrase, small even where it begins its sentence: "Dem neuen Bündnis" """
    token = words.tokens[i]
    opens = i == words.sentences[token.sentence].first
    if token.tag == "ART" and not opens and i + 1 < len(words.tokens) and words.tokens[i + 1].tag == "NE":
        return token.form  # "Den Haag"
    if token.tag in ("ART", "PIAT", "PDAT", "PPOSAT", "CARD") or token.tag == "ADJA" and opens and not (
            token.form.endswith("er") and (plural or gender in ("f", "n"))):
        return token.form.lower() if not token.form.isupper() else token.form
    return token.form


def _article(words, phrase, plural: bool | None, bare: bool | str, alone: bool) -> str:
    """What to do with a phrase's article: "Präsident verhaftet" wants one, "laut Polizei" none."""
    tokens = words.tokens
    first, head = tokens[phrase.first], tokens[phrase.head]
    named = head if head.tag in ("NN", "NNA") else first  # "Stadt Minsk"
    noun = noun_of(named.form, named.lemma) if named.tag in ("NN", "NNA") else None
    if bare:
        return "definite" if bare is True and plural is False and noun is not None and noun.kind == "person" else "bare"
    if plural is False and first.tag in ("NN", "NNA", "ADJA"):
        before = tokens[phrase.first - 1] if phrase.first else None
        torn = before is not None and before.sentence == first.sentence and before.tag in ("ADJA", "NNA") or first.tag == "ADJA" and before is not None and (
            before.tag in ("NN", "NE") and before.sentence == first.sentence and first.form.endswith("e") and phrase.gender in ("m", "n"))
        if not alone and noun is not None and (noun.kind in ("person", "organisation") and head is named or noun.kind == "place" and first is named) or torn:
            return "definite"  # "die von Muslimen bewohnte | Stadt"
    return "kept"


def _plural(words, phrase, cases=frozenset()) -> bool | None:
    tokens = words.tokens
    if any(tokens[k].tag == "CARD" and tokens[k].form not in ("1", "ein", "eine", "einer") for k in range(phrase.first, phrase.head)):
        return True
    head = tokens[phrase.head]
    if head.tag == "NN" and head.form == head.lemma and not head.form.endswith("en") and agreement.noun_gender_of(head) == "f":
        return False
    if phrase.number is not None:
        return phrase.number == "pl"
    gender = agreement.noun_gender_of(head)
    numbers = {r[1] for r in agreement.readings(tokens, phrase.first, phrase.head) if r[0] in cases and (r[1] == "pl" or gender is None or r[2] in (None, gender))}
    if len(numbers) == 1:
        return numbers == {"pl"}  # "Der Fahrer" in the nominative is one
    if any(tokens[k].tag in ("ART", "PIAT") and tokens[k].form.lower().startswith("ein") and tokens[k].form.lower()[:4] != "eini" for k in range(phrase.first, phrase.head)):
        return False
    noun = noun_of(head.form, head.lemma) if head.tag[0] == "N" else None
    if noun is not None and noun.plural is not None:
        return noun.plural
    number = agreement.noun_number(words, phrase.head)
    return None if number is None else number == "pl"


def _gender(words, phrase) -> str | None:
    head, first = words.tokens[phrase.head], words.tokens[phrase.first]
    if head.tag == "NE" and first.tag == "NN":
        head = first
    noun = noun_of(head.form, head.lemma) if head.tag[0] == "N" else None
    gender = phrase.gender or (noun.gender if noun else None) or agreement.noun_gender(words, head.i)
    return gender if gender in ("m", "f", "n") else None


def is_genitive(words, phrase) -> bool:
    """Whether a phrase is the genitive of the noun before it: not "im Gipfel | dieses Ziel setzen"."""
    first, head = words.tokens[phrase.first], words.tokens[phrase.head]
    if not is_attribute(words, phrase) or first.tag in ("PDS", "PRELS"):
        return False
    return first.tag != "PDAT" or not first.form.lower().endswith("es") or head.form.endswith(("s", "n"))


def _measured(words, phrase, case: str) -> str:
    """ "3,6 Millionen Einwohner": what is counted stands behind """
    tokens = words.tokens
    if tokens[phrase.head].lemma not in _MANY or phrase.last >= len(tokens) or words.phrase_of[phrase.last] < 0:
        return ""
    after = words.phrases[words.phrase_of[phrase.last]]
    bare = after.first == phrase.last and after.preposition is None and tokens[after.first].tag in ("NN", "NNA", "ADJA")
    found = of_phrase_in(words, after, case) if bare else None
    return f" {found}" if found else ""


def of_phrase_in(words, phrase, case: str) -> str | None:
    """A bare plural in a case."""
    tokens = words.tokens
    return declension.declined(tokens, phrase.first, phrase.head, case, _gender(words, phrase), True, phrase.cases)


def _genitive(words, phrase) -> str:
    """What stands in the genitive right behind: " der Afrikanischen Union" """
    tokens = words.tokens
    if phrase.last != phrase.head + 1 or phrase.last >= len(tokens) or words.phrase_of[phrase.last] < 0:
        return ""
    after = words.phrases[words.phrase_of[phrase.last]]
    if not is_genitive(words, after) or after.last - after.first > _LONG // 2:
        return ""
    forms = [t.form for t in tokens[after.first:after.last]]
    if tokens[after.first].tag in ("PPOSAT", "PDAT"):  # "seines Vetters": of whom only the article knows
        forms[0] = "des" if forms[0].endswith("es") else "der"
    return " " + " ".join(forms)
