"""Names never seen before: persons, organisations and places known by what stands around them."""
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import simplemma

from .context import body_gender, kind_of, no_names, sex_of
from .evidence import clubs, is_given, name_words
from .gazetteer import written_otherwise
from .model import Actor, Draft
from .nominatives import is_office, title_called
from .nouns import noun_of, offices

_NAME = frozenset(("NE", "FM", "XY"))
_PARTICLES = frozenset("von van de der den del della di da dos al el bin ibn ben zu ten ter le la".split())
_SHAPE = re.compile(r"(?:(?:al|el|as|ad|an|ar|asch|at|az)-)?[A-ZÄÖÜÀ-ÞĀ-Ž][^\W\d_]*(?:[-’'][^\W\d_]+)*\.?")
NO_NAMED_BODIES = frozenset("Familie Kabinett Koalition Delegation Regierung Ära Clan Volk Bevölkerung".split())  # "die Familie Muster": whose it is
_ROMAN = re.compile(r"[IVX]+\.?")
_NOT_SURNAMES = frozenset(("ART", "PPER", "APPR", "APPRART", "KON", "KOUS", "VVFIN", "VAFIN", "VMFIN", "PPOSAT", "PDS", "CARD"))


def slug(name: str) -> str:
    """Id of a person or group.

    >>> slug("Jürgen Weiß"), slug("Recep Tayyip Erdoğan")
    ('juergen-weiss', 'recep-tayyip-erdogan')
    """
    lower = name.lower().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "đ": "d", "ł": "l", "ø": "o", "ə": "e",
                                                  "ı": "i"}))
    plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def find(draft: Draft) -> None:
    """Add persons, organisations and places that no list knows: full names first, then their short forms."""
    runs = list(_runs(draft))
    for first, last in sorted(runs, key=lambda run: run[0] - run[1]):  # "Rahmani Pur" is short for "Arasch Rahmani Pur"
        if last - first > 1 or _acronym(draft.words.tokens[first].form):
            _name(draft, first, last)
    for first, last in runs:
        if first not in draft.taken:
            _name(draft, first, last)
    for token in draft.words.tokens:  # a surname that was tagged as something else
        if token.i not in draft.taken and token.form[0].isupper() and len(token.form) > 3 and token.tag not in _NOT_SURNAMES:
            known = _met(draft, token.form)
            if known and draft.actors[known].kind == "person" and (_strange(token.form) or token.tag == "NN" or
                                                                   token.tag == "ADJA" and not _attributive(draft, token.i)):
                _name(draft, token.i, token.i + 1)


def _attributive(draft: Draft, i: int) -> bool:
    """Whether an adjective has its noun behind it; "Kapitän Gensheimer in der Minute" is a surname """
    after = draft.words.tokens[i + 1] if i + 1 < len(draft.words.tokens) else None
    return after is not None and after.tag in ("NN", "NNA", "NE", "ADJA", "TRUNC", "CARD")


def _runs(draft: Draft):
    """Stretches of tokens that look like a name and are none of the known ones."""
    tokens = draft.words.tokens
    i, count = 0, len(tokens)
    while i < count:
        if not _is_name(draft, i):
            i += 1
            continue
        last, sentence = i + 1, tokens[i].sentence
        while last < count and tokens[last].sentence == sentence and (
                _is_name(draft, last) or tokens[last].form == "&" and last + 1 < count and tokens[last + 1].form[0].isupper() and last + 1 not in draft.taken
                or tokens[last - 1].form == "&" or _ROMAN.fullmatch(tokens[last].form)
                or (tokens[last].form in _PARTICLES and last + 1 < count and _is_name(draft, last + 1) and tokens[last].tag != "APPR"
                    or tokens[last].form in ("van", "bin", "ibn", "de", "da", "al") and last + 1 < count and _is_name(draft, last + 1))
                or _initial(tokens[last].form)):
            last += 1
        person = next((k for k in range(i + 1, last - 1) if is_given(tokens[k].form) and name_words().get(tokens[i].form) == "organisation" and
                       _is_name(draft, k + 1) and tokens[i].form not in ("Bayern", "Real")), None)
        if person:
            last = person  # "des FC Muster | Karl Beispiel"
        while last - i > 1 and not is_given(tokens[i].form) and (
                noun := noun_of(tokens[i].form, tokens[i].lemma)) is not None and noun.kind != "place":
            i += 1  # "Major Trojanow": a rank that is tagged as a name
        if last + 1 < count and is_given(tokens[i].form) and tokens[last].form in ("von", "zu", "van") and last == i + 1 and \
                tokens[last + 1].form[0].isupper() and last + 1 not in draft.taken and tokens[last + 1].tag in ("NN", "NE", "FM"):
            last += 2  # "Karla von Berg"
        if tokens[i].form in clubs():
            last = _club_end(draft, last)
            if last > i + 1 and i and tokens[i - 1].form == "1." and i - 1 not in draft.taken:
                i -= 1  # "1. FC Muster"
        if last + 1 < count and last == i + 1 and is_given(tokens[i].form) and re.fullmatch("[A-ZÄÖÜ]", tokens[last].form) and \
                tokens[last + 1].form == "." and tokens[last + 1].sentence == sentence:
            last += 2  # "Albert G."
        yield i, last
        i = last


def _club_end(draft: Draft, k: int) -> int:
    """Behind what a club's letters go on with: "HSG Muster-Beispiel", "TSV 1860 München", "FC Beispiel 04" """
    tokens = draft.words.tokens
    start = k
    while k < min(start + 3, len(tokens)) and not (k > start and is_given(tokens[k].form) and _is_name(draft, k + 1)) and tokens[k].sentence == tokens[start - 1].sentence and (
            re.fullmatch(r"\d{2,4}", tokens[k].form) or tokens[k].form[0].isupper() and tokens[k].tag in ("NE", "NN", "FM", "XY") and k not in draft.taken
            and noun_of(tokens[k].form, tokens[k].lemma) is None):
        k += 1
    return k if any(tokens[n].form[0].isupper() for n in range(start, k)) else start


def _is_name(draft: Draft, i: int) -> bool:
    token = draft.words.tokens[i]
    form = token.form
    if i in draft.taken or len(form) < 2 or form in no_names() or form.endswith(".") and form[:-1] in no_names() or not _SHAPE.fullmatch(form):
        return False
    if re.fullmatch(r"[IVX]+", form):
        return False
    before = draft.words.tokens[i - 1] if i else token
    if i and is_given(before.form) and before.sentence == token.sentence and i - 1 not in draft.taken and token.tag not in _NOT_SURNAMES \
            and ((noun := noun_of(form, token.lemma)) is None or noun.base not in offices() and (noun.kind == "person" or "-" not in form) and
                 not (noun.plural and noun.base in form)):
        return True  # "Philipp Lahm", "Susanne Eisenmann": whatever follows a given name
    if i > 1 and _initial(before.form) and is_given(draft.words.tokens[i - 2].form) and before.sentence == token.sentence \
            and token.tag not in _NOT_SURNAMES:
        return True  # "Karla B. Kerner"
    after = draft.words.tokens[i + 1] if i + 1 < len(draft.words.tokens) else token
    if i and token.tag[:3] in ("ADJ", "NN", "VVF") and is_given(form) and after.tag == "NE" and after.sentence == token.sentence == before.sentence and \
            before.tag in ("APPR", "NN", "KON", "$,") and i + 1 not in draft.taken and not is_given(after.form) and before.form not in ("„", "."):
        return True  # "mit Matt Muster"
    if token.tag in _NAME:
        return not (noun_of(form, token.lemma) and "-" in form)
    if token.tag[0] in "VA" and i and before.tag == "NE" and before.sentence == token.sentence and i - 1 not in draft.taken and \
            i - 1 > draft.words.sentences[token.sentence].first and _strange(form) and token.tag not in ("APPR", "ART", "APPRART"):
        return True  # a capital inside a sentence makes even a verb's form a name
    if token.tag == "NN" and form in name_words() and i and before.tag in _NAME and before.sentence == token.sentence and i - 1 not in draft.taken:
        return True  # "Hoover Institution"
    if token.tag != "NN" or i == 0 or draft.words.tokens[i - 1].sentence != token.sentence:
        return token.tag == "NN" and _acronym(form)
    # "Belousov besuchte": an unknown capitalised word behind an office is a name whatever its tag
    if _acronym(form):
        return True
    if i > 1 and before.tag == "NE" and i - 1 not in draft.taken and before.sentence == token.sentence and \
            (noun := noun_of(draft.words.tokens[i - 2].form, draft.words.tokens[i - 2].lemma)) is not None and noun.kind == "person" and not _german(form):
        return True  # "Komiteechef Thorbjørn Jagland"
    body = noun_of(before.form, before.lemma) if before.tag == "NN" and i - 1 not in draft.at and len(form) > 3 else None
    if body is not None and body.kind in ("organisation", "agency") and body.base not in NO_NAMED_BODIES and noun_of(form, token.lemma) is None \
            and not _german(form) and (i + 1 == len(draft.words.tokens) or draft.words.tokens[i + 1].tag not in ("NN", "NE")):
        return True  # "die Gewerkschaft Unia"
    return token.lemma == form and noun_of(form, token.lemma) is None and _strange(form) and (
        before.tag in ("NN", "NE") and (noun := noun_of(before.form, before.lemma)) is not None and noun.kind == "person"
        or before.tag == "NE" and i - 1 not in draft.taken) and (is_given(form) or not _german(form))


@lru_cache(maxsize=50_000)
def _german(form: str) -> bool:
    """Whether the dictionary knows a word."""
    return simplemma.is_known(form, "de")


def _initial(form: str) -> bool:
    """ "B." """
    return len(form) == 2 and form[1] == "." and form[0].isupper()


def _acronym(form: str) -> bool:
    """ "PLDM", "UNIFIL"; no Roman numeral """
    return len(form) > 1 and form.isupper() and form.isalpha() and not re.fullmatch(r"[IVXL]+", form)


def _measure(tokens, i: int) -> bool:
    """ "14,6 PPG", "Fokker F 28", "ATR 42": units and types of machines are no actors """
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    number = [t for t in (before, after) if t is not None and t.sentence == tokens[i].sentence and t.form[0].isdigit()]
    return bool(number) and not (number[0] is after and len(after.form) == 4)


def _spelled_out(draft: Draft, acronym: str) -> str | None:
    """ "NRA" after "National Rifle Association": the one body whose capitals it has """
    found = {identity for name, identity in draft.names.items() if " " in name and draft.actors[identity].kind in ("organisation", "agency")
             and "".join(word[0] for word in name.split() if word[0].isupper()) == acronym}
    return found.pop() if len(found) == 1 else None


def _exclaimed(tokens, i: int) -> bool:
    """ "„WOW.“": nothing else inside the quotation marks, and no noun in front that would take a name """
    k = i + 1
    while k < len(tokens) and tokens[k].form in (".", "!", "?"):
        k += 1
    return 1 < i and tokens[i - 1].form in ("„", "»", '"') and k < len(tokens) and tokens[k].form in ("“", "«", "”", '"') and tokens[i - 2].tag not in ("NN", "NE", "ART")


def _strange(form: str) -> bool:
    """Whether a noun is no German word: nothing that the gender lexicon knows, by itself or as a compound's end."""
    from ..words.phrases import lexical_gender
    return lexical_gender(form) is None


def _name(draft: Draft, first: int, last: int) -> None:
    tokens = draft.words.tokens
    text = draft.words.text[tokens[first].start:tokens[last - 1].end]
    known = _met(draft, text)
    if known is None and _acronym(text) and (_measure(tokens, first) or _exclaimed(tokens, first)):
        return
    if known and last - first == 1 and text in draft.names and _another_sex(draft, first, known):
        known = None
    if known:
        draft.mention(known, first, last, "alias" if _acronym(text) and draft.actors[known].kind != "person" else "name")
        return
    spelled = _spelled_out(draft, text) if _acronym(text) and last - first == 1 and len(text) > 2 else None
    if spelled:
        draft.names[text] = spelled
        draft.mention(spelled, first, last, "alias")
        return
    kind, noun, country = kind_of(draft, first, last)
    if kind is None:
        return
    bare = text
    if kind != "person" and last - first > 1:
        bare = nominative(text)
    if text.endswith("s") and not text.endswith(("ss", "us", "is", "as", "os")) and (
            draft.where(tokens[last - 1].form[:-1]) or (noun is None or kind not in ("organisation", "agency") or noun_of(tokens[first - 1].form) != noun) and not text.endswith("es") and last - first == 1 and kind != "person" and _genitive(tokens, first)):
        bare = text[:-1]  # "Abyeis Status", "Salman Rushdies Buch" where Rushdie stands elsewhere; "Präsident Carstens" keeps his -s
    if kind == "place":
        draft.place(slug(bare), first, last, name=bare, country=country)
        return
    add(draft, bare, kind, first, last, noun, country)


def add(draft: Draft, name: str, kind: str, first: int, last: int, noun=None, country: str | None = None,
        form: str | None = None) -> str:
    """A new actor with its first mention, and the short forms by which the text may go on."""
    tokens = draft.words.tokens
    known = written_otherwise(name) if kind in ("organisation", "agency") else None
    if known:
        draft.known(known, "organisation")
    identity = known or slug(name)
    if identity not in draft.actors:
        sex = sex_of(draft, first, last, noun) if kind == "person" else noun.gender if noun and noun.gender != "pl" else \
            body_gender(draft, [first, *draft.where(tokens[first].form)])
        office = title_called(_form_of(tokens, first, last, noun), noun, sex) if noun and kind == "person" and is_office(noun) else None
        draft.actors[identity] = Actor(identity, name, kind, None, country, office, sex=sex)
    actor = draft.actors[identity]
    if noun:
        actor.nouns.add(noun.whole)
    draft.mention(identity, first, last, form or ("alias" if _acronym(name) and kind != "person" else "name"))
    draft.names[name] = identity
    if kind == "person":
        start = last - 1
        while start - 1 > first and tokens[start - 1].form in _PARTICLES:
            start -= 1
        draft.names.setdefault(draft.words.text[tokens[start].start:tokens[last - 1].end], identity)
        for k in range(first + 1, start):  # "Arasch Rahmani Pur" goes on as "Rahmani Pur"
            draft.names.setdefault(draft.words.text[tokens[k].start:tokens[last - 1].end], identity)
        for k in range(last - 1, first - 1, -1):  # "Ban Ki-moon" goes on as "Ban"
            if len(tokens[k].form) > 2:
                draft.names.setdefault(tokens[k].form, identity)
            if tokens[k].form[0].islower() and "-" in tokens[k].form:  # "Muster al-Beispiel": "Al-Beispiel" begins a sentence
                draft.names.setdefault(tokens[k].form[0].upper() + tokens[k].form[1:], identity)
    return identity


def _form_of(tokens, first: int, last: int, noun) -> str:
    """The form of the noun in front of or behind a name: "Sprecherin" where `Noun.whole` is the masculine """
    near = [tokens[k] for k in (first - 1, *range(last, min(last + 7, len(tokens)))) if k >= 0]
    return next((t.form for t in near if t.form[0].isupper() and noun_of(t.form, t.lemma) == noun), noun.whole)


def nominative(name: str, gender: str | None = None) -> str:
    """A body's name with the first adjective's ending of the nominative.

    >>> nominative("Liberalen Partei", "f"), nominative("Technischen Hilfswerk", "n"), nominative("Nationale Übergangsrat", "m")
    ('Liberale Partei', 'Technisches Hilfswerk', 'Nationaler Übergangsrat')
    >>> nominative("Human Rights Watch"), nominative("Wiener Polizei", "f")
    ('Human Rights Watch', 'Wiener Polizei')
    """
    ending = {"m": "er", "n": "es"}.get(gender, "e")
    old = "e[nrms]?" if gender else "en"
    return re.sub(rf"\b([A-ZÄÖÜ]\w+(?:al|isch|eu|iv|är|rot|ue|ig|lich|erst)){old}(?= [A-ZÄÖÜ])", rf"\1{ending}", name)


def _met(draft: Draft, text: str) -> str | None:
    """An actor whom this article has named so, in a genitive too."""
    for form in (text, text[:-1] if text.endswith(("s", "’", "'")) else None):
        if form and form in draft.names:
            return draft.names[form]
    return None


def _another_sex(draft: Draft, i: int, known: str) -> bool:
    """ "Minister Guttenberg" beside "seine Frau Stephanie zu Guttenberg": a man who bears a woman's surname, or the other way """
    before = draft.words.tokens[i - 1] if i else None
    noun = noun_of(before.form, before.lemma) if before is not None and before.tag in ("NN", "NNA") else None
    sex = draft.actors[known].sex
    return noun is not None and noun.kind == "person" and noun.gender in ("m", "f") and sex in ("m", "f") and noun.gender != sex


def _genitive(tokens, i: int) -> bool:
    return i > 0 and tokens[i - 1].tag in ("NN", "NNA") or i + 1 < len(tokens) and tokens[i + 1].tag in ("NN", "ADJA")
