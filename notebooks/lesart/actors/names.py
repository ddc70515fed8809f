"""Names never seen before: persons, organisations and places known by what stands around them."""
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..datasets import rows
from .model import Actor, Draft

_NAME = frozenset(("NE", "FM"))
_PARTICLES = frozenset("von van de der den del della di da dos al el bin ibn zu ten ter le la Mc O’".split())
_SAYING = frozenset("sagen erklären betonen mitteilen berichten fordern warnen kritisieren ankündigen meinen äußern behaupten "
                    "kündigen bezeichnen hinzufügen bestätigen dementieren sprechen teilen".split())
_SHAPE = re.compile(r"[A-ZÄÖÜÀ-ÞĀ-Ž][^\W\d_]*(?:[-’'][^\W\d_]+)*\.?")
_NO_NAME = frozenset("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai Juni Juli August "
                     "September Oktober November Dezember Uhr Gott Internet Weihnachten Ostern Pfingsten".split())


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in rows("lexicon", "actor_kinds")}


@lru_cache(maxsize=1)
def offices() -> dict[str, dict]:
    return {row["noun"]: row for row in rows("lexicon", "actor_offices")}


@lru_cache(maxsize=1)
def fixed_offices() -> dict[str, dict]:
    return {row["noun"]: row for row in rows("lexicon", "actor_fixed_offices")}


def office_noun(word: str) -> str | None:
    """The office that a noun names, in any inflection or compound: "Verteidigungsministers", "CDU-Chef".

    >>> office_noun("Präsidenten"), office_noun("Vize-Außenminister"), office_noun("Tisch")
    ('Präsident', 'Außenminister', None)
    """
    known = offices()
    for form in (word, word.split("-")[-1]):
        for cut in ("", "s", "es", "en", "n", "innen", "nen"):
            base = form[:len(form) - len(cut)] if cut and form.endswith(cut) else form if not cut else None
            if base and base in known:
                return base
        if form in fixed_offices():
            return form
    for base in ("sprecher", "sprecherin", "minister", "ministerin", "präsident", "präsidentin", "chef", "chefin", "vorsitzender",
                 "vorsitzende", "führer", "leiter", "anwalt", "anwältin"):
        for ending in ("", "s", "n", "en", "in"):
            if word.lower().endswith(base + ending) and len(word) > len(base) + 3:
                return base.capitalize() if base.capitalize() in known else "Chef"
    return None


def slug(name: str) -> str:
    """Id of a person or group: "Jürgen Weiß" → "juergen-weiss" """
    lower = name.lower().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "đ": "d", "ł": "l", "ø": "o", "ə": "e"}))
    plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def find(draft: Draft) -> None:
    """Add persons, organisations and places that no list knows."""
    runs = list(_runs(draft))
    for first, last in sorted(runs, key=lambda run: -(run[1] - run[0])):  # full names first, surnames later
        _name(draft, first, last)


def _runs(draft: Draft):
    """Stretches of tokens that look like a name and are none of the known ones."""
    tokens = draft.words.tokens
    i = 0
    while i < len(tokens):
        if not _is_name(draft, i):
            i += 1
            continue
        last = i + 1
        while last < len(tokens) and tokens[last].sentence == tokens[i].sentence and (
                _is_name(draft, last) or (tokens[last].form in _PARTICLES and last + 1 < len(tokens) and _is_name(draft, last + 1))
                or (tokens[last].form.endswith(".") and len(tokens[last].form) == 2 and tokens[last].form[0].isupper())):
            last += 1
        yield i, last
        i = last


def _is_name(draft: Draft, i: int) -> bool:
    token = draft.words.tokens[i]
    if i in draft.taken or token.form in _NO_NAME or len(token.form) < 2 or not _SHAPE.fullmatch(token.form):
        return False
    if token.tag in _NAME:
        return True
    # "Belousov besuchte": an unknown capitalised word behind an office is a name whatever its tag
    return token.tag == "NN" and i > 0 and draft.words.tokens[i - 1].sentence == token.sentence and (
        office_noun(draft.words.tokens[i - 1].form) is not None and token.lemma == token.form and _strange(token.form)
        or draft.words.tokens[i - 1].tag == "NE" and i - 1 not in draft.taken and _strange(token.form))


def _strange(form: str) -> bool:
    """Whether a noun is no German word: nothing that the gender lexicon knows, by itself or as a compound's end."""
    from ..words.phrases import lexical_gender
    return lexical_gender(form) is None


def _name(draft: Draft, first: int, last: int) -> None:
    tokens = draft.words.tokens
    text = draft.words.text[tokens[first].start:tokens[last - 1].end]
    bare = text[:-1] if text.endswith("s") and text[:-1] in draft.surnames else text
    if bare in draft.surnames:
        draft.mention(draft.surnames[bare], first, last, "name")
        return
    kind, office, country = _kind(draft, first, last)
    if kind is None:
        return
    if kind == "place":
        draft.place(slug(bare), first, last, name=bare, country=country)
        draft.surnames.setdefault(bare, "")
        draft.surnames.pop(bare)
        return
    if text.endswith("s") and not text.endswith(("ss", "us", "is", "as", "os", "es")) and last - first == 1 and _genitive(tokens, first):
        bare = text[:-1]
        if bare in draft.surnames:
            draft.mention(draft.surnames[bare], first, last, "name")
            return
    identity = slug(bare)
    if identity not in draft.actors:
        sex = _sex(draft, first) if kind == "person" else "f"
        draft.actors[identity] = Actor(identity, bare, kind, None, country, office, None, False, sex)
    draft.mention(identity, first, last, "alias" if bare.isupper() and kind != "person" else "name")
    draft.surnames[bare] = identity
    if kind == "person" and last - first > 1:
        start = last - 1
        while start - 1 > first and tokens[start - 1].form in _PARTICLES:
            start -= 1
        surname = draft.words.text[tokens[start].start:tokens[last - 1].end]
        for form in (surname, tokens[last - 1].form):
            draft.surnames.setdefault(form, identity)
            draft.surnames.setdefault(form + "s", identity)
    elif kind != "person":
        draft.surnames.setdefault(bare + "s", identity)
    # "Gemeinschaft Unabhängiger Staaten (GUS)": the acronym in brackets is the same
    if last + 2 < len(tokens) + 1 and last + 1 < len(tokens) and tokens[last].form == "(" and tokens[last + 1].form.isupper() \
            and last + 2 < len(tokens) and tokens[last + 2].form == ")" and last + 1 not in draft.taken and kind != "person":
        draft.surnames.setdefault(tokens[last + 1].form, identity)


def _genitive(tokens, i: int) -> bool:
    return i > 0 and tokens[i - 1].tag in ("NN",)


def _kind(draft: Draft, first: int, last: int) -> tuple[str | None, str | None, str | None]:
    """(person, organisation, agency, place or None; office; country) of a name, by its context."""
    tokens = draft.words.tokens
    before = tokens[first - 1] if first and tokens[first - 1].sentence == tokens[first].sentence else None
    form = draft.words.text[tokens[first].start:tokens[last - 1].end]
    if before is not None:
        word = before.form
        base = kinds().get(word) or kinds().get(before.lemma) or kinds().get(word.split("-")[-1])
        if base:
            return base, None, _country(draft, first - 1)
        office = office_noun(word)
        if office or word in ("Dr.", "Prof.", "Herr", "Frau", "Sir", "Lord", "Scheich"):
            return "person", word if office else None, _country(draft, first - 1)
        if word in (",", "(") and first >= 2 and office_noun(tokens[first - 2].form):
            return "person", tokens[first - 2].form, _country(draft, first - 2)
    if form.isupper() and last - first == 1 and len(form) > 1:
        return "organisation", None, None
    # an apposition behind the name: "Jens Weidmann, Präsident der Bundesbank,"
    if last < len(tokens) - 2 and tokens[last].form == ",":
        for k in range(last + 1, min(last + 5, len(tokens))):
            office = office_noun(tokens[k].form)
            if office and tokens[k].tag in ("NN", "NE"):
                return "person", tokens[k].form, _country(draft, k)
            if tokens[k].tag not in ("ART", "ADJA", "NN", "PPOSAT"):
                break
    if before is not None and before.form.lower() in ("in", "nach", "aus", "bei", "im", "am", "bei", "nahe") and last - first == 1:
        return "place", None, None
    if last - first >= 2:
        return "person", None, None
    # a single unknown name that says something
    clause = draft.words.clauses[draft.words.clause_of[first]]
    if clause.lemma in _SAYING and (before is None or before.tag not in ("APPR", "APPRART", "NN", "ART")):
        return "person", None, None
    return None, None, None


def _country(draft: Draft, i: int) -> str | None:
    """ "der russische Verteidigungsminister Andrej …": the state whose adjective or genitive is at the office """
    for mention in reversed(draft.mentions):
        if mention.form in ("demonym", "name") and mention.actor in draft.actors and draft.actors[mention.actor].kind == "state" and (
                mention.token in (i - 1, i - 2) or mention.token == i + 1):
            return mention.actor
    return None


def _sex(draft: Draft, first: int) -> str | None:
    """From the office in front: "Ministerin" is a woman; else unknown."""
    tokens = draft.words.tokens
    for k in range(first - 1, max(first - 4, -1), -1):
        base = office_noun(tokens[k].form)
        if base:
            row = offices().get(base)
            return "f" if tokens[k].form.endswith(("in", "frau")) else row["sex"] if row else "m"
        if tokens[k].form == "Frau":
            return "f"
    return "m"
