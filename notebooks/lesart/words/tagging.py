"""Tags and lemmas of a sentence: HanTa's, mended where German news shows that it errs."""
from __future__ import annotations

import re
from functools import lru_cache

from .. import datasets
from .cities import of_capitals
from .hanta import tagger

_MOST = 400  # longer "sentences" are tables or lists; they are tagged piece by piece
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*[A-ZÄÖÜ0-9][A-Za-z0-9-]*s?")
_OLD_SPELLING = re.compile(r"(?<=mi|ze|lu|hu|ri|bi|pa|ku|gu|nu|ha|la|re)ß")  # of "Prozess" the model makes "Prozeß"
_ALPHA = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1)
def _fixed() -> dict[str, tuple[str, str]]:
    return {row["form"]: (row["tag"], row["lemma"]) for row in datasets.rows("lexicon", "words_tags")}


def tag(forms: list[str]) -> list[tuple[str, str]]:
    """(STTS tag, lemma) of each word of a sentence.

    >>> tag(["Laut", "TASS", "traf", "Putin", "Alijew", "."])[2]
    ('VVFIN', 'treffen')
    """
    found: list[tuple[str, str]] = []
    fast = tagger()
    for start in range(0, len(forms), _MOST):
        part = forms[start:start + _MOST]
        # HanTa's time grows with the square of a word's length; nothing in German is longer.
        short = [form if len(form) <= 60 else form[-60:] for form in part]
        numbers = fast.tags(short)
        found += [_one(fast, form, number) for form, number in zip(short, numbers)]
        found[start:] = _mend(part, found[start:])
    return found


@lru_cache(maxsize=100_000)
def _one(fast, form: str, number: int) -> tuple[str, str]:
    name = fast.int2tag[number].replace("(", "").replace(")", "") if number != fast.tag2int["$("] else "$("
    if not _ALPHA.search(form):
        return (_punctuation(form) if not any(c.isdigit() for c in form) else "CARD" if not form.endswith(".") else "ADJA"), form
    if name == "NE":
        return name, form
    lemma = fast._analyze(form, number)[0]
    return name, lemma if "ß" not in lemma or "ß" in form else _OLD_SPELLING.sub("ss", lemma)


def _double_given(form: str) -> bool:
    return "-" in form and form[0].isupper() and all(part in given_names() for part in form.split("-"))


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given names of many languages → m or f."""
    return {row["name"]: row["sex"] for row in datasets.rows("lexicon", "actor_given_names")}


@lru_cache(maxsize=1)
def words_of() -> frozenset[str]:
    """ "Angaben", "Darstellung": what somebody says or thinks, so behind a capital's name its government """
    return frozenset(row["noun"] for row in datasets.rows("lexicon", "statement_nouns") if row["kind"] == "word")


@lru_cache(maxsize=1)
def _offices() -> tuple[str, ...]:
    """Ends of nouns that stand beside a name without being one."""
    return tuple(row["noun"].lower() for row in datasets.rows("lexicon", "actor_offices"))


def _punctuation(form: str) -> str:
    return "$," if form == "," else "$." if form[0] in ".!?;:…" else "$("


_SUBJECTS = frozenset("Er Sie Es Wir Ich Ihr".split())


def _mend(forms: list[str], tags: list[tuple[str, str]]) -> list[tuple[str, str]]:
    fixed = _fixed()
    out = []
    for i, (form, (name, lemma)) in enumerate(zip(forms, tags)):
        if form in fixed:
            name, lemma = fixed[form]
        elif name == "FM" and form in _SUBJECTS:
            name, lemma = "PPER", form.lower()  # "„Er hat recht“": no foreign word
        elif len(form) > 1 and form[0].isupper() and _ACRONYM.fullmatch(form) and "-" not in form:
            name, lemma = "NE", form  # "GUS", "UdSSR", "EU": HanTa makes Gus of them
        elif name.startswith("V") and form[0].isupper() and i > 0 and forms[i - 1] not in "„“\"»«‚:.–—-(":
            name, lemma = "NN", form  # a capital inside a sentence is a noun: "das Treffen"
        elif name == "NN" and form[0].islower() and form.isalpha():
            name = "ADJD" if name == "NN" else name
        elif _double_given(form) or name in ("NN", "ADJA", "NNA") and i and form[0].isupper() and _double_given(forms[i - 1]):
            name, lemma = "NE", form  # "Frank-Walter Steinmeier"
        elif name in ("NN", "NNA", "ADJA") and i and form[0].isupper() and out[-1][0] == "NE" and forms[i - 1] in given_names() and (
                form.isalpha() and not form.lower().endswith(_offices())):
            name, lemma = "NE", form  # "Ministerpräsident Matthias Platzeck", but "Joseph Kardinal Ratzinger"
        out.append((name, lemma))
    _restore_attribute(forms, out)
    _restore_second(forms, out)
    if forms[-1:] == ["."] and not any(name[-3:] in ("FIN", "IMP") for name, _ in out):
        _restore_finite(forms, out)
    for i, (name, lemma) in enumerate(out[:-1]):
        if name in ("NN", "NE") and forms[i + 1] in words_of() and forms[i] in of_capitals():
            out[i] = ("ADJA", forms[i])  # "nach Kiewer Angaben"
        # "Laut Reuters", "laut der Agentur": a preposition before a name, a noun or an article
        if forms[i] in ("Laut", "laut") and out[i + 1][0] in ("NE", "NN", "ART", "ADJA", "PPOSAT", "PDAT", "PIAT", "CARD"):
            out[i] = ("APPR", "laut")
    return out


@lru_cache(maxsize=1)
def _weak_verbs() -> dict[str, str]:
    """Preterites of verbs that say, or that leave the event to a noun: "erteilte", "verhängte" → infinitive."""
    verbs = {row["lemma"] for row in datasets.rows("lexicon", "event_light_verbs")} | {row["verb"] for row in datasets.rows("lexicon", "statement_verbs")}
    return {stem + ending: verb for verb in verbs if verb.startswith(("ver", "be", "er", "ent", "zer")) and verb.endswith("en")
            for stem in (verb[:-2] + ("et" if verb[-3] in "td" else "t"),) for ending in ("e", "en")}


_INSIDE = frozenset(("APPR", "APPRART", "ART", "NN", "NE", "NNA", "CARD", "ADJA", "ADV", "ADJD", "PPOSAT"))


def _restore_attribute(forms: list[str], out: list[tuple[str, str]]) -> None:
    """ "den im März von Chile verhafteten Minister": tagged as a finite verb."""
    for i in range(3, len(forms) - 1):
        if out[i][0] != "VVFIN" or not forms[i].endswith(("te", "ten", "ter", "tes", "tem")) or not forms[i + 1][0].isupper() or out[i + 1][0] == "NE":
            continue
        k = i - 1
        while k > 0 and i - k < 9 and out[k][0] in _INSIDE and not (out[k][0] in ("ART", "PPOSAT") and out[k + 1][0] in ("APPR", "APPRART")):
            k -= 1
        if out[k][0] in ("ART", "PPOSAT") and out[k + 1][0] in ("APPR", "APPRART") and k < i - 2:
            out[i] = "ADJA", forms[i].rstrip("nrsm")[:-1]


def _restore_second(forms: list[str], out: list[tuple[str, str]]) -> None:
    """ "lehnte den Plan ab und erteilte Forderungen eine Absage": tagged as an adjective."""
    for i in range(2, len(forms) - 1):
        if out[i][0] in ("ADJA", "VVPP") and out[i - 1][0] == "KON" and forms[i] in _weak_verbs() and out[i - 2][0] not in ("ADJA", "ADJD", "ART") and any(
                name[-3:] == "FIN" for name, _ in out[:i]):
            out[i] = ("VVFIN", _weak_verbs()[forms[i]])


def _restore_finite(forms: list[str], out: list[tuple[str, str]]) -> None:
    """A sentence has a finite verb: "Die Regierung entsandte Soldaten" is tagged as an adjective."""
    fast = tagger()
    for i in range(1, len(forms) - 1):
        name, before = out[i][0], out[i - 1][0]
        if forms[i][0].islower() and before in ("NN", "NE") and (
                name in ("ADJA", "NNA") and forms[i].endswith(("te", "ten")) or name == "VVPP" and forms[i].endswith("t")):
            lemma = _one(fast, forms[i], fast.tag2int["VV(FIN)"])[1]
            if lemma.endswith("n"):
                out[i] = ("VVFIN", lemma)
                return
