"""Clues from persons: their ages, their years in power, their offices."""
from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from .. import reference
from ..datasets import rows
from ..language import listed, long_day, name, tr
from .hint import OPEN, Hint, birthday

# How often such a clue tells the truth: people are called by offices that they no longer hold, or hold soon.
_IN_OFFICE, _AGED, _RULED = 0.9, 0.93, 0.85
_AGE = re.compile(r"\b(\d{2,3})\s+(?:Jahre\s+alt\b|Jahre\b(?=\s+(?:wird|wurde)))|\b(\d{2,3})-?jährige", re.I)
_POWER = re.compile(r"seit\s+(?:(?P<number>\d{1,2})|(?P<word>[a-zäöüß]+))\s+Jahren\b|seit\s+einem\s+(?P<quarter>Vierteljahrhundert)")
_IN_POWER = re.compile(r"an\s+der\s+Macht|im\s+Amt|regier|herrsch|Präsident|Staatschef|an\s+der\s+Spitze")
_NOT_IN_OFFICE = re.compile(r"(?:ehemalig|früher|damalig|einstig|Ex-|Alt-?|designiert|künftig|gewählt|verstorben|abgesetzt|gestürzt|neu)\w*\s*$", re.I)
_PAST_YEAR = re.compile(r"\b(?:19\d\d|20[012]\d)\b")


@lru_cache(maxsize=1)
def _offices() -> dict[str, str]:
    return {row["noun"]: row["office"] for row in rows("lexicon", "actor_offices")
            if row["office"] in ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general")}


@lru_cache(maxsize=1)
def _fixed() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("lexicon", "actor_fixed_offices"))


@lru_cache(maxsize=1)
def _surnames() -> dict[str, tuple[dict, ...]]:
    """Last word of a name or alias → the persons that it can mean."""
    found: dict[str, dict[str, dict]] = {}
    for row in rows("reference", "persons"):
        for alias in {row["name"], row["surname"], *(row["aliases"] or "").split(";")} - {""}:
            word = alias.split()[-1]
            for form in (word, word + "s"):
                found.setdefault(form, {})[row["person"]] = row
    return {word: tuple(found_.values()) for word, found_ in found.items()}


@lru_cache(maxsize=512)
def spells(person: str) -> tuple[tuple[str, str, date, date], ...]:
    """(office, body, start, end) of all spells of a person; open ones end in 2100."""
    found = [(row["office"], row["body"], row["start"], row["end"] or OPEN) for row in rows("reference", "offices") if row["person"] == person]
    found += [(s.role, s.country, s.start, s.end or OPEN) for s in reference.spells() if s.person == person]
    return tuple(sorted(found, key=lambda spell: spell[2]))


def people(words) -> list[Hint]:
    """All clues that rest on a person of the reference data."""
    found, tokens = [], words.tokens
    named: dict[int, list] = {}
    for token in tokens:
        candidates = _surnames().get(token.form)
        if not candidates or token.tag[0] == "V":
            continue
        row = _one(tokens, token.i, candidates)
        if row is not None:
            named.setdefault(token.sentence, []).append((token, row))
            found += _office(words, token, row)
    for number, persons in named.items():
        sentence = words.sentences[number]
        text = words.text[sentence.start:sentence.end]
        found += _ages(words, sentence, text, persons)
        found += _power(sentence, text, persons)
    return found


def _one(tokens, i: int, candidates) -> dict | None:
    """The person meant: the given name in front decides; a stranger's given name excludes."""
    before = tokens[i - 1] if i and tokens[i - 1].sentence == tokens[i].sentence else None
    if before is not None and before.tag == "NE":
        fitting = [row for row in candidates if before.form in " ".join(filter(None, (row["name"], row["name_en"], row["aliases"])))]
        return fitting[0] if len(fitting) == 1 else None
    return candidates[0] if len(candidates) == 1 else None


def _office(words, token, row: dict) -> list[Hint]:
    """ "Verteidigungsminister Andrej Beloussow": the article was written while he held the office """
    tokens = words.tokens
    k = token.i - 1
    while k >= 0 and tokens[k].tag == "NE" and tokens[k].sentence == token.sentence:
        k -= 1
    if k < 0 or tokens[k].sentence != token.sentence:
        return []
    noun = tokens[k].form
    base = next((noun[:-len(cut)] if cut else noun for cut in ("", "s", "en", "n") if noun.endswith(cut) and (
        (noun[:-len(cut)] if cut else noun) in _offices())), None)
    office = _offices().get(base) if base else None
    if office is None and noun in _fixed():
        office = next(r["office"] for r in rows("lexicon", "actor_fixed_offices") if r["noun"] == noun)
    if office is None or _NOT_IN_OFFICE.search(words.text[max(0, tokens[k].start - 20):tokens[k].start]):
        return []
    if row["country"] == "DEU" and noun.startswith("Ministerpräsident"):
        return []  # of one of its states: Germany's government has a chancellor
    sentence = words.sentences[token.sentence]
    if _PAST_YEAR.search(words.text, sentence.start, sentence.end) or "damals" in words.text[sentence.start:sentence.end].lower():
        return []  # told of the past: "1998 hatte Bundeskanzler Kohl …"
    held = [(start, end) for role, _, start, end in spells(row["person"]) if role in (office, "effective_leader")
            or {role, office} == {"head_of_state", "head_of_government"}]
    if not held:
        return []
    first, last = held[0][0], max(end for _, end in held)
    if last >= OPEN:
        reason = tr("{name} has held this office since {first}", name=name(row), first=long_day(first))
    else:
        reason = tr("{name} held this office from {first} to {last}", name=name(row), first=long_day(first), last=long_day(last))
    return [Hint(tokens[k].start, token.end, reason, _share(held, _IN_OFFICE))]


def _share(spans: list[tuple[date, date]], probability: float) -> tuple[tuple[date, date, float], ...]:
    """Intervals that share a probability by their lengths."""
    total = sum((end - start).days + 1 for start, end in spans)
    return tuple((start, end, probability * ((end - start).days + 1) / total) for start, end in spans)


def _ages(words, sentence, text: str, persons: list) -> list[Hint]:
    """ "der am 7. Oktober 73 Jahre alt wurde", "der 73-jährige Putin" """
    found = []
    for match in _AGE.finditer(text):
        age = int(match[1] or match[2])
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if match[2]:  # "der 73-jährige Präsident Putin"; "die 84-jährige sagte über Putin" is somebody else
            near = [item for item in persons if 0 <= item[0].start - end <= 40 and not _verb_between(words, end, item[0])]
        else:
            near = [item for item in persons if 0 <= start - item[0].end <= 60]
        if not near:
            continue
        token, row = min(near, key=lambda item: abs(item[0].start - start))
        born = row["birth"]
        if born is None or not 15 < age < 110:
            continue
        first = birthday(born, born.year + age)
        last = birthday(born, born.year + age + 1) - timedelta(days=1)
        reason = tr("{name}, born on {born}, turned {age} on {first}", name=name(row), born=long_day(born), age=age, first=long_day(first))
        found.append(Hint(start, end, reason, ((first, last, _AGED),)))
    return found


def _verb_between(words, end: int, name_token) -> bool:
    # "der 73-jährige Präsident Putin" is one person, "der 73-jährige Rentner winkte Putin zu" two
    between = [token for token in words.tokens[max(0, name_token.i - 8):name_token.i] if token.start >= end]
    return any(token.tag[0] == "V" or token.form in ",;:" for token in between)


def _power(sentence, text: str, persons: list) -> list[Hint]:
    """ "ist seit 33 Jahren an der Macht": rounded up or down, under every way of counting """
    found = []
    for match in _POWER.finditer(text):
        if not _IN_POWER.search(text):
            continue
        number = 25 if match["quarter"] else int(match["number"]) if match["number"] else _NUMBERS.get(match["word"])
        if not number or number < 3:
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        before = [item for item in persons if item[0].start < start] or persons
        token, row = min(before, key=lambda item: abs(item[0].start - start))
        slack = 1.0 if match["quarter"] or number % 5 == 0 else 0.5
        begun = sorted({begin for role, _, begin, _ in spells(row["person"])
                        if role in ("head_of_state", "effective_leader", "head_of_government")})
        spans = [(begin + timedelta(days=round(365.2425 * (number - slack))), begin + timedelta(days=round(365.2425 * (number + 1))))
                 for begin in begun]
        if spans:
            years = listed(list(dict.fromkeys(str(day.year) for day in begun))[:3])
            reason = tr("{name} came to power in {years}", name=name(row), years=years)
            found.append(Hint(start, end, reason, _share(spans, _RULED)))
    return found


_NUMBERS = dict(zip("drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn zwanzig dreißig".split(),
                    (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 30)))
