"""Offices and kinds beside a name: they belong to the name and tell who that is."""
from __future__ import annotations

from .evidence import member_of
from .model import Draft
from .nominatives import is_office, title_called
from .nouns import Noun, noun_of, number_of

_BETWEEN = frozenset(("ART", "ADJA", "NN", "NE", "NNA", "APPR", "APPRART", "CARD", "KON", "TRUNC", "PPOSAT", "FM", "XY", "ADV"))


def find(draft: Draft) -> None:
    """Mark the nouns that belong to a name, and give their office and country to who bears it."""
    tokens = draft.words.tokens
    for mention in draft.mentions:  # "der Niederländer Karl Muster"
        if mention.form == "demonym" and tokens[mention.token].form[0].isupper() and tokens[mention.token].tag != "ADJA":
            person = draft.person_at(mention.token + 1)
            if person and draft.actors[person].country is None and tokens[mention.token + 1].sentence == mention.sentence:
                draft.actors[person].country = mention.actor
    for i, token in enumerate(tokens):
        if token.tag not in ("NN", "NE", "NNA", "ADJA") or i in draft.taken:
            continue
        if member_of(token.form) and (person := draft.person_at(i + 1)) and draft.at[i + 1][0].start == tokens[i + 1].start:
            draft.taken[i] = "title"
            draft.actors[person].office = draft.actors[person].office or token.form
            continue
        noun = noun_of(token.form, token.lemma)
        if noun is None or noun.kind == "place":
            continue
        named = named_beside(draft, i, noun)
        for actor in named:
            _tell(draft, i, noun, actor)
        if named and noun.kind != "person":
            for mention in draft.at.get(i + 1, ()):  # "die Firma Muster … ihr Chef"
                mention.gender = noun.gender if mention.actor in named and noun.gender != "pl" else mention.gender
        if named:
            draft.taken[i] = "title"


def _tell(draft: Draft, i: int, noun: Noun, actor: str) -> None:
    found = draft.actors[actor]
    found.nouns.add(noun.whole)
    if found.kind != "person":
        return
    beside = i + 1 < len(draft.words.tokens) and draft.person_at(i + 1) == actor and i > 1 and draft.taken.get(i - 2) == "title"
    if (found.office is None or beside) and is_office(noun):  # "die frühere Ministerin und Staatssekretärin Muster"
        found.office = title_called(draft.words.tokens[i].form, noun, found.sex)
    states = states_of(draft, i)
    if found.country is None and states and draft.actors[states[0]].kind == "state":
        found.country = states[0]


def named_beside(draft: Draft, i: int, noun: Noun) -> list[str]:
    """The actors whose name a noun belongs to.

    "Präsident Karsai"; "der Sprecher der Fraktion Friedbert Pflüger"; "ein Führer auf der Gegenseite,
    Baitullah Mehsud,"; "Ban Ki-moon, Außenminister Südkoreas,"; "die Minister A und B".
    """
    if noun.kind in ("organisation", "agency"):
        return _body_behind(draft, i) or _body_in_front(draft, i)
    if noun.kind != "person":
        return []
    return _behind(draft, i, noun) or _in_front(draft, i)


def _body_behind(draft: Draft, i: int) -> list[str]:
    """ "die Agentur TASS", "des Magazins „Der Spiegel“" """
    tokens = draft.words.tokens
    k = i + 1
    while k < len(tokens) and tokens[k].form in "„“\"»‚":
        k += 1
    if k >= len(tokens) or tokens[k].sentence != tokens[i].sentence or tokens[k].form.endswith("s") and k == i + 1 and any(
            draft.actors[m.actor].kind == "state" for m in draft.at.get(k, ())):
        return []
    return [m.actor for m in draft.at.get(k, ()) if m.form in ("name", "alias") and m.start == tokens[k].start
            and draft.actors[m.actor].kind in ("organisation", "agency")][:1]


def _body_in_front(draft: Draft, i: int) -> list[str]:
    """ "Muster, ein Tochterunternehmen der Bahn," """
    tokens = draft.words.tokens
    k = i - 1
    while k > 0 and tokens[k].tag == "ADJA" and tokens[k].sentence == tokens[i].sentence:
        k -= 1
    if k < 2 or tokens[k].tag != "ART" or tokens[k - 1].form != "," or tokens[k - 1].sentence != tokens[i].sentence or _is_list(tokens, i):
        return []
    found = [m.actor for m in draft.at.get(k - 2, ()) if m.form in ("name", "alias") and m.end == tokens[k - 2].end
             and draft.actors[m.actor].kind in ("organisation", "agency")]
    return found[:1] if tokens[k].form.lower().startswith("ein") or any(
        t.form in (",", ".") for t in tokens[i + 1:i + 7] if t.sentence == tokens[i].sentence) else []


def _behind(draft: Draft, i: int, noun: Noun) -> list[str]:
    tokens = draft.words.tokens
    k, sentence, comma = i + 1, tokens[i].sentence, False
    reach = min(len(tokens), i + 14)
    while k < reach and tokens[k].sentence == sentence:
        person = draft.person_at(k)
        if person:
            start = min(m.start for m in draft.at[k] if m.actor == person)
            if start != tokens[k].start:
                k += 1
                continue
            end = _end(draft, k, person)
            before = tokens[k - 1]
            if k == i + 1:
                if _genitive(draft, k, end):
                    return []  # "die Anwältin Samanis", "der Sprecher Putins"
                return [person] + (_joined(draft, end) if number_of(draft.words, i, noun) == "pl" else [])
            if tokens[k - 1].form == "," and k - 2 >= i:
                own = draft.words.clauses[draft.words.clause_of[i]]
                closed = end >= len(tokens) or own.finite == end and i < end or tokens[end].form in (",", ".", ";", "(", ":", "“") or tokens[end].sentence != sentence
                if closed and not tokens[end - 1].form.endswith("’"):
                    return [person]
                members = [person] + _joined(draft, end)
                return members if len(members) > 1 and number_of(draft.words, i, noun) == "pl" else []
            if before.tag in ("NN", "NE", "FM") and not tokens[end - 1].form.endswith("s") and not _person_noun(tokens[k - 1]) or before.form == ")":
                return [person]
            if _person_noun(before) and _second_office(draft, i, k - 1):
                return [person]
            if before.tag in ("APPR", "APPRART", "KON") or _person_noun(tokens[k - 1]) or before.tag in ("NN", "NE"):
                k = end
                continue
            return []
        form = tokens[k].form
        if form == ",":
            named = _named_apposition(draft, k, noun) if not comma and tokens[i - 1].form.lower() not in ("des", "eines") else None
            if named:
                return [named]
            if comma or not draft.person_at(k + 1):
                return []
            comma = True
        elif form in "()/" or form in "„“”\"»«" or tokens[k].tag in _BETWEEN:
            pass
        else:
            return []
        k += 1
    return []


def _named_apposition(draft: Draft, comma: int, noun: Noun) -> str | None:
    """ "der Anwalt des Klägers, der Strafverteidiger Karl Muster,": a second noun with an article and the name """
    tokens = draft.words.tokens
    k = comma + 1
    if k + 2 >= len(tokens) or tokens[k].tag != "ART" or tokens[k].form.lower() not in ("der", "die", "ein", "eine", "dem", "den"):
        return None
    k += 1
    while k < len(tokens) - 1 and (tokens[k].tag == "ADJA" or draft.taken.get(k) == "place"):
        k += 1
    person = draft.person_at(k + 1) if k + 1 < len(tokens) and _person_noun(tokens[k]) else None
    if person is None:
        return None
    end = _end(draft, k + 1, person)
    other = noun_of(tokens[k].form, tokens[k].lemma)
    closed = end < len(tokens) and tokens[end].form in (",", "(", ".", ":")
    return person if closed and other is not None and other.gender == noun.gender else None


def _genitive(draft: Draft, k: int, end: int) -> bool:
    """Whether a name right behind a noun is its owner's: with an -s that the name itself has not; "des Präsidenten Muster" has its office"""
    tokens = draft.words.tokens
    form, before = tokens[end - 1].form, tokens[k - 2].form.lower() if k > 1 else ""
    return form.endswith("s") and form[:-1] in draft.actors[draft.person_at(k)].name.split() and before not in ("des", "eines")


def _second_office(draft: Draft, i: int, second: int) -> bool:
    """ "der Vizekanzler und Arbeitsminister Muster": two offices of one person, the second without an article """
    tokens = draft.words.tokens
    k = second - 1
    while k > i and tokens[k].tag in ("ADJA", "TRUNC"):
        k -= 1
    return k == i + 1 and tokens[k].form in ("und", "sowie")


def _person_noun(token) -> bool:
    noun = noun_of(token.form, token.lemma) if token.tag == "NN" else None
    return noun is not None and noun.kind == "person"


def _end(draft: Draft, k: int, person: str) -> int:
    """The token behind the name that begins at token k."""
    end = k
    while draft.person_at(end) == person:
        end += 1
    return end


def _joined(draft: Draft, k: int) -> list[str]:
    """ "die Außenminister A und B": further names of the list, if the noun is plural """
    tokens = draft.words.tokens
    found = []
    k = _after_bracket(tokens, k)
    while k + 1 < len(tokens) and tokens[k].form in (",", "und", "sowie") and draft.person_at(k + 1):
        found.append(draft.person_at(k + 1))
        k = _after_bracket(tokens, _end(draft, k + 1, found[-1]))
    return found


def _after_bracket(tokens, k: int) -> int:
    """Behind an age or a party: "Karl Muster (19)" """
    return k + 3 if k + 2 < len(tokens) and tokens[k].form == "(" and tokens[k + 2].form == ")" else k


def _in_front(draft: Draft, i: int) -> list[str]:
    """ "Ban Ki-moon, Außenminister Südkoreas"; "Ali Barkah, der Chef der Hamas," """
    tokens = draft.words.tokens
    k = i - 1
    while k >= 0 and tokens[k].sentence == tokens[i].sentence and tokens[k].tag in ("ART", "ADJA", "PPOSAT", "CARD", "ADV"):
        k -= 1
    if k > 0 and tokens[k].form in (",", "(") and tokens[k].sentence == tokens[i].sentence and (tokens[i - 1].form.lower() not in ("den", "dem") or _dative(draft, k - 1)):
        before = k - 1
        while before > 0 and tokens[before].form in "()" or tokens[before].form.isupper() and tokens[before - 1].form == "(":
            before -= 1
        person = draft.person_at(before)
        # in a list of persons ("Merkel, der Präsident und …") the noun is another one
        if person and not _is_list(tokens, i):
            return [person]
    return []


def _dative(draft: Draft, k: int) -> bool:
    """ "von Karl Muster, dem Direktor": the name stands behind a preposition with the dative """
    tokens = draft.words.tokens
    person = draft.person_at(k)
    while k >= 0 and person is not None and draft.person_at(k) == person:
        k -= 1
    return person is not None and k >= 0 and tokens[k].form.lower() in ("von", "mit", "bei", "nach", "gegenüber", "zufolge", "laut", "neben", "außer", "seit")


def _is_list(tokens, i: int) -> bool:
    for k in range(i + 1, min(i + 8, len(tokens))):
        if tokens[k].sentence != tokens[i].sentence or tokens[k].form in (",", ".") or tokens[k].tag in ("APPR", "APPRART"):
            return False  # "Solana, der Vertreter für Außen- und Sicherheitspolitik,"
        if tokens[k].form in ("und", "sowie"):
            return True
    return False


def states_of(draft: Draft, i: int) -> list[str]:
    """The states and organisations that a noun is of: adjectives in front, genitives behind, all of a list."""
    tokens = draft.words.tokens
    sentence = tokens[i].sentence
    found = []
    k = i - 1
    while k >= 0 and tokens[k].sentence == sentence and (tokens[k].tag in ("ADJA", "CARD", "KON", "TRUNC") or tokens[k].form == "," or
                                                         k in draft.at and "-" in tokens[k].form):
        found = [m.actor for m in draft.at.get(k, ()) if m.form == "demonym"] + found
        k -= 1
    if not found and k >= 0 and tokens[k].sentence == sentence and tokens[k].form.endswith("s"):
        # "Großbritanniens Premierminister"
        found = [m.actor for m in draft.at.get(k, ()) if m.form == "name" and draft.actors[m.actor].kind == "state"]
    inside = [m.actor for m in draft.at.get(i, ()) if m.start == tokens[i].start and m.end < tokens[i].end and
              draft.actors[m.actor].kind in ("state", "organisation")]
    if found or inside:
        return found or inside
    k = i + 1
    while k < len(tokens) and tokens[k].sentence == sentence:
        here = [m for m in draft.at.get(k, ()) if m.form in ("name", "alias") and draft.actors[m.actor].kind in ("state", "organisation")
                and m.end <= tokens[k].end or m.form in ("name", "alias") and m.start == tokens[k].start
                and draft.actors[m.actor].kind in ("state", "organisation")]
        if here:
            if k == i + 1 and not tokens[k].form.endswith("s") and draft.actors[here[0].actor].kind == "state":
                return found
            found += [m.actor for m in here]
            end = here[0].end
            while k < len(tokens) and tokens[k].start < end:
                k += 1
            if k < len(tokens) and tokens[k].form in (",", "und", "sowie") and tokens[k].sentence == sentence:
                k += 1
                if k < len(tokens) and tokens[k].form in ("der", "des"):
                    k += 1
                continue
            break
        if tokens[k].form.lower() in ("der", "des", "von", "aus", "vom") and k == i + 1:
            k += 1
            continue
        break
    return list(dict.fromkeys(found))
