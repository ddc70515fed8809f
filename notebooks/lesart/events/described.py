"""The article's own words for somebody or something, in the case that a summary asks for."""
from __future__ import annotations

from ..actors.nouns import noun_of
from ..words import agreement, declension
from .arguments import is_attribute, owns_what_follows
from .phrasing import Named, tidy

PRONOUNS = frozenset(("PPER", "PRELS", "PDS", "PPOSS", "PRF", "PWS", "PIS"))
_COUNTS = frozenset("viele einige mehrere tausende hunderte zehntausende hunderttausende dutzende andere beide".split())
_LONG = 8  # words of a description that a short line still bears
_MANY = frozenset(("Million", "Millionen", "Milliarde", "Milliarden", "Dutzend"))


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
    if number < 0 or token.tag in PRONOUNS or token.form.lower() in agreement.PRONOUNS:
        return None
    phrase = words.phrases[number]
    if phrase.last - phrase.first > _LONG or any(tokens[k].tag in ("APPR", "APPRART", "VVFIN", "PWAT") for k in range(phrase.first, phrase.last)):
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


def _measured(words, phrase, case: str) -> str:
    """ "3,6 Millionen Einwohner": what is counted stands behind """
    tokens = words.tokens
    if tokens[phrase.head].lemma not in _MANY or phrase.last >= len(tokens) or words.phrase_of[phrase.last] < 0:
        return ""
    after = words.phrases[words.phrase_of[phrase.last]]
    bare = after.first == phrase.last and after.preposition is None and tokens[after.first].tag in ("NN", "NNA", "ADJA")
    found = _bare_plural(words, after, case) if bare else None
    return f" {found}" if found else ""


def _bare_plural(words, phrase, case: str) -> str | None:
    """A bare plural in a case."""
    tokens = words.tokens
    return declension.declined(tokens, phrase.first, phrase.head, case, _gender(words, phrase), True, phrase.cases)
