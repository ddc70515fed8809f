"""Known names in the text: states, persons, organisations, places, and governments meant by their capital."""
from __future__ import annotations

from datetime import date
from functools import lru_cache

from ..datasets import rows
from ..words.tagging import words_of
from . import nationals
from .evidence import clubs, is_given, member_of, name_words
from .gazetteer import Name, ambiguous, capitals, gazetteer, organisations, persons
from .model import Draft
from .nouns import noun_of
from .surnames import doubt, given_before, given_of_another, in_office, is_common, other_given, title_or_given

# "in Moskau", "nach Moskau": the city; without one the government
_PLACE_PREPOSITIONS = frozenset("in im aus nach bei um über ab auf nahe unweit nördlich südlich östlich westlich durch richtung "
                                "außerhalb innerhalb vor rund".split())
_WITH_GOVERNMENT = frozenset("zwischen gegenüber mit an gegen für ohne".split())
_COMPANY_FORMS = frozenset("AG Aktiengesellschaft GmbH SE KG KGaA Inc. Corp. plc Ltd.".split())
_ACTS = ("erung", "ation", "orwurf", "orwürfe", "orwürfen", "ntwort", "lagen", "rohung", "rohungen", "ündigung", "tellung", "altung", "cheidung", "orschlag",
         "spruch", "ktion", "ktionen", "olitik", "ritik", "nteressen", "bsichten", "erklärung", "immung", "lehnung")
_UNDECLINED = frozenset("Schweizer Luxemburger Liechtensteiner".split())  # states' adjectives in -er: "die Schweizer Armee"
_NOT_NAMES = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVINF", "VVPP", "VVIZU", "ADV", "KOUS", "KON", "APPR", "ART", "PPER"))


def match_known(words, published: date | None) -> Draft:
    """A draft with every known name."""
    draft = Draft(words, published)
    table, tokens = gazetteer(), words.tokens
    i = 0
    while i < len(tokens):
        token = tokens[i]
        entries = table.get(token.form)
        length = 0
        if entries and (token.form[0].isupper() or token.tag == "ADJA" or not token.form.isalpha() or i and tokens[i - 1].form in "(/"):
            for alias, names in entries:
                if len(alias) == 1 or _follows(tokens, i, alias):
                    chosen = _choose(draft, i, alias, names)
                    if chosen and not (chosen.type == "place" and len(alias) == 1 and _no_place(tokens, i, chosen.form)):
                        length = len(alias)
                        if not (chosen.form == "demonym" and length == 1 and nationals.single_out(draft, i, chosen.target)):
                            _add(draft, i, i + length, chosen)
                        break
        i += length or 1
    doubt(draft)
    return draft


def _follows(tokens, i: int, alias: tuple[str, ...]) -> bool:
    return i + len(alias) <= len(tokens) and all(tokens[i + k].form == alias[k] for k in range(1, len(alias)))


def _choose(draft: Draft, i: int, alias: tuple[str, ...], names: tuple[Name, ...]) -> Name | None:
    tokens = draft.words.tokens
    token = tokens[i]
    if len(alias) == 1:
        if token.tag in _NOT_NAMES and not (token.form.isupper() and len(token.form) > 1):
            return None
        if any(n.form == "demonym" for n in names) and token.form[0].isupper() and token.tag == "ADJA" and _part_of_name(tokens, i) and \
                token.form not in _UNDECLINED:
            return None
        if names[0].type == "person" and token.tag not in ("NE", "NN", "FM", "XY", "NNA"):
            return None  # "kurz vor zwölf" is no chancellor
        if names[0].type == "person" and (given_of_another(tokens, i) or token.tag in ("NN", "NNA") and is_common(token.form)
                                          and not title_or_given(draft, i, names)):
            return None  # "Klaus Wowereit" is not Václav Klaus, "Frieden" no prime minister
        if names[0].type == "person" and noun_of(token.form, token.lemma) and not title_or_given(draft, i, names):
            return None  # "drei Fischer" are no ministers
        if i and token.tag == "NN" and tokens[i - 1].sentence == token.sentence and (tokens[i - 1].tag in ("ADJA", "CARD") or
                tokens[i - 1].form.lower().startswith("ein")) and organisations().get(names[0].target, {}).get("kind") == "agency":
            return None  # "ein Stern"
        if i and token.tag == "NN" and tokens[i - 1].tag == "ADJA" and tokens[i - 1].form[0].isupper() and names[0].type == "organisation" and \
                tokens[i - 1].sentence == token.sentence and i > draft.words.sentences[token.sentence].first + 1 and tokens[i - 1].form not in gazetteer():
            return None  # "der Nationale Sicherheitsrat" is not that of the UN
        if i + 2 < len(tokens) and member_of(token.form) and is_given(tokens[i + 1].form) and tokens[i + 2].tag in ("NE", "NN"):
            return None  # "Bundesrat Karl Muster"
        if names[0].type in ("organisation", "agency") and i and tokens[i - 1].tag == "NE" and tokens[i - 1].sentence == token.sentence and \
                i - 1 not in draft.taken and is_given(tokens[i - 1].form):
            return None  # "Michael Bloomberg" is no agency
    if len(names) == 1:
        return names[0]
    joined = " ".join(alias)
    default = next((ambiguous()[form] for form in (joined, joined.removesuffix("s"), joined.lower().rstrip("nrsm").removesuffix("e"))
                    if form in ambiguous()), None)
    if all(n.type == "person" for n in names):
        given = given_before(draft, i, names)
        if given:
            return given
        named = [n for n in names if n.target in draft.actors]
        if len(named) == 1:
            return named[0]
        if draft.published:
            for name in named or names:
                if in_office(name.target, draft.published):
                    return name
        if default:
            return next((n for n in names if n.target == default), names[0])
        return None if len(alias) == 1 and not named else (named or names)[0]
    if default:
        chosen = next((n for n in names if n.target == default), None)
        if chosen:
            return chosen
    by_type = {n.type: n for n in reversed(names)}
    for type in ("organisation", "state", "person", "place"):
        if type in by_type:
            return by_type[type]
    return names[0]


def _no_place(tokens, i: int, form: str) -> bool:
    """ "Charlotte Muster", "das Essen", "Dennis Austin": a place's name that is a person's here, or a word """
    token = tokens[i]
    before = tokens[i - 1] if i and tokens[i - 1].sentence == token.sentence else None
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].sentence == token.sentence else None
    if before is not None and token.form in _word_places() and before.tag in ("APPRART", "ART") and after is not None and after.tag == "NE":
        return True  # "im Kanton Bern"
    placed = before is not None and before.form.lower() in _PLACE_PREPOSITIONS
    if form == "adjective" or placed and not (after is not None and after.tag == "NE" and is_given(token.form)):
        return False
    if before is not None and (before.tag == "NE" and is_given(before.form) or name_words().get(before.form) == "organisation" or
                               before.form in clubs() or before.form.isdigit() and i > 1 and tokens[i - 2].form in clubs()):
        return True  # "Bayer Leverkusen", "TSV 1860 München"
    return is_given(token.form) or is_common(token.form) or token.form in _word_places()


@lru_cache(maxsize=1)
def _word_places() -> frozenset[str]:
    return frozenset(row["place"] for row in rows("lexicon", "actor_word_places"))


def _part_of_name(tokens, i: int) -> bool:
    """ "Deutsche Bank", "Süddeutsche Zeitung": an adjective that belongs to a name (not at a sentence's beginning) """
    return i > 0 and tokens[i - 1].sentence == tokens[i].sentence and tokens[i - 1].tag[0] != "$"


def _add(draft: Draft, first: int, last: int, name: Name) -> None:
    tokens = draft.words.tokens
    if name.type == "place":
        if name.form == "adjective":
            if tokens[first].tag in ("ADJA", "NN", "NE") and last < len(tokens) and tokens[last].tag in ("NN", "NE", "ADJA"):
                if tokens[last].form in words_of() and name.target in capitals():  # "nach Kiewer Angaben"
                    draft.known(capitals()[name.target], "state")
                    draft.mention(capitals()[name.target], first, last, "metonym")
                else:
                    draft.place(name.target, first, last)
            return
        state = capitals().get(name.target)
        if state and _is_government(draft, first, last):
            draft.known(state, "state")
            draft.mention(state, first, last, "metonym")
        elif not _dateline(draft, first, last):
            draft.place(name.target, first, last)
        else:
            draft.taken[first] = "place"
        return
    if name.type == "person" and last - first == 1 and other_given(draft, first, name):
        draft.others.add(first)
        return
    draft.known(name.target, name.type)
    if name.type == "state" and name.form == "name" and _placed(draft, first):
        draft.place(name.target.lower(), first, last)
        draft.taken.pop(first, None)
    if name.type == "organisation" and last < len(tokens) and tokens[last].form in _COMPANY_FORMS and tokens[last].sentence == tokens[first].sentence:
        last += 1  # "Volkswagen AG"
    draft.mention(name.target, first, last, name.form)
    if name.type == "person":
        first_name = first - 1
        if last - first == 1 and first_name >= 0 and tokens[first_name].form in (persons()[name.target]["given"] or "").split():
            draft.mentions[-1].start = tokens[first_name].start
            draft.taken[first_name] = "actor"
            draft.at.setdefault(first_name, []).append(draft.mentions[-1])


def _placed(draft: Draft, i: int) -> bool:
    """Whether a state is named as a place: "nach Tadschikistan", "in der Ukraine" """
    tokens = draft.words.tokens
    k = i - 1
    while k >= 0 and tokens[k].tag in ("ART", "ADJA", "CARD"):
        k -= 1
    return k >= 0 and tokens[k].form.lower() in ("in", "nach", "aus", "im", "bei")


def _is_government(draft: Draft, first: int, last: int) -> bool:
    """ "Moskau kritisierte", "zwischen Moskau und Baku", but not "in Moskau" or "die Stadt Moskau" """
    tokens = draft.words.tokens
    before = tokens[first - 1] if first else None
    if before is None or before.sentence != tokens[first].sentence:
        after = tokens[last] if last < len(tokens) else None
        if after is None or after.tag[0] == "$" and after.form not in (",",) or after.tag in ("ADJA", "NE") or after.form == "(":
            return False
        return _acts(draft, first, last)
    form = before.form.lower()
    if form in ("und", "oder", ",") and first >= 2:
        partner = draft.taken.get(first - 2)
        if partner == "place":
            return False
        if partner == "actor" and any(m.form == "metonym" for m in draft.at.get(first - 2, ())):
            return True
    if form == "aus" and first >= 2 and tokens[first - 2].form in words_of():
        return True  # "nach Angaben aus Kiew"
    if form in _PLACE_PREPOSITIONS or before.tag in ("APPRART",):
        return False
    if form in _WITH_GOVERNMENT:
        return True
    if form in ("von", "zu"):
        clause = draft.words.clauses[draft.words.clause_of[first]]
        return clause.voice == "passive"
    if before.tag == "NN" and tokens[first].form.endswith("s") and last - first == 1 and before.form.endswith(_ACTS):
        return True  # "eine Provokation Kiews", "die Forderung Moskaus"
    if before.tag in ("NN", "NE", "ADJA", "ART") and form not in ("auch", "dass"):
        return False
    return _acts(draft, first, last)


def _acts(draft: Draft, first: int, last: int) -> bool:
    """Whether the clause has a verb that a government can be the subject of, beside the name."""
    clause = draft.words.clauses[draft.words.clause_of[first]]
    if clause.finite is None:
        return False
    lemma = clause.lemma or ""
    if lemma in ("liegen", "sein", "befinden", "haben", "gelten", "wachsen", "feiern", "leben", "heißen"):
        return False
    # a name in the object's place is the city: "verließ Moskau", "erreichte Minsk"
    return lemma not in ("verlassen", "erreichen", "besuchen", "bereisen", "erobern", "bombardieren", "angreifen", "beschießen")


def _dateline(draft: Draft, first: int, last: int) -> bool:
    """ "Kiew – Der Präsident …", "MOSKAU (dpa)": where the report was written """
    tokens = draft.words.tokens
    if first > 1 and tokens[first - 1].form == "/" and first - 2 == draft.words.sentences[tokens[first].sentence].first and last < len(tokens) and \
            tokens[last].form in ("–", "—", "-", "(", "."):
        return True  # "Wien/Moskau (APA) –"
    paragraph = draft.words.article.paragraphs[draft.words.sentences[tokens[first].sentence].paragraph]
    return tokens[first].start - paragraph.start < 3 and last < len(tokens) and tokens[last].form in ("–", "—", "-", "(", "/") and \
        paragraph.kind == "body"
