"""Organisations by pattern: "die Demokratische Partei (DP)", "das „Bündnis Neue Heimat“", "PDM-Chef"."""
from __future__ import annotations

import re
from functools import lru_cache

from ..words.phrases import lexical_gender
from .context import no_names
from .evidence import is_given
from .gazetteer import Name, capitals, gazetteer, organisations
from .model import Actor, Draft
from .names import add, nominative, slug
from .nouns import noun_of
from .surnames import remembered

_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,6}[A-ZÄÖÜ]|[A-ZÄÖÜ]{2,8}")
_INSIDE = frozenset("der des die für und von zur zum in im den".split())
_OPEN, _CLOSE = frozenset("„“\"»‚"), frozenset("“”\"«‘")


def find(draft: Draft) -> None:
    """Add organisations that a pattern gives away."""
    tokens = draft.words.tokens
    for i, token in enumerate(tokens):
        if token.form == "(" and i and i + 2 < len(tokens) and tokens[i + 2].form == ")" and (
                _ACRONYM.fullmatch(tokens[i + 1].form) or _spoken_acronym(draft, i)):
            _bracket(draft, i)
        elif token.form in _OPEN and i + 2 < len(tokens):
            _quoted(draft, i)
    for i, token in enumerate(tokens):
        if token.tag in ("NN", "NE") and i not in draft.taken and i and tokens[i - 1].sentence == token.sentence:
            _adjective_and_noun(draft, i)


def _bracket(draft: Draft, bracket: int) -> None:
    """ "Gemeinschaft Unabhängiger Staaten (GUS)": the acronym is the name in front of it """
    tokens = draft.words.tokens
    acronym = tokens[bracket + 1].form
    if tokens[bracket - 1].form in _CLOSE:
        first = next((k + 1 for k in range(bracket - 2, max(bracket - 9, -1), -1) if tokens[k].form in _OPEN), None)
        quoted = [m for m in draft.at.get(first, ()) if draft.actors[m.actor].kind == "organisation"] if first is not None else []
        if quoted:
            draft.mention(quoted[0].actor, bracket + 1, bracket + 2, "alias")
            draft.names[acronym] = quoted[0].actor
        elif first is not None and _only_states(draft, first, bracket + 2):
            noun = _noun_within(tokens, first, bracket - 1)
            text = _called(draft, first, bracket - 1, noun)
            identity = add(draft, text, "organisation", first, bracket - 1, noun, form="name")
            draft.mention(identity, bracket + 1, bracket + 2, "alias")
            draft.names[acronym] = identity
        return
    named = next((m.actor for m in draft.at.get(bracket - 1, ()) if draft.actors[m.actor].kind in ("organisation", "agency")), None)
    if named:
        if bracket + 1 not in draft.taken:
            draft.mention(named, bracket + 1, bracket + 2, "alias")
        draft.names[acronym] = named
        return
    if draft.person_at(bracket - 1) or bracket + 1 in draft.taken or tokens[bracket - 1].tag not in ("NN", "NE", "FM", "NNA"):
        return
    first = _beginning(tokens, bracket, acronym)
    for mention in [m for k in range(first, bracket) for m in draft.at.get(k, ())]:
        if mention in draft.mentions:
            draft.remove(mention)  # parts of another's proper name are no mentions
    text = draft.words.text[tokens[first].start:tokens[bracket - 1].end]
    noun = next((n for k in range(bracket - 1, first - 1, -1) if (n := noun_of(tokens[k].form, tokens[k].lemma)) and n.kind != "person"), None)
    identity = slug(acronym)
    gender = noun.gender if noun else lexical_gender(tokens[first].lemma) or "f"
    plural = noun_of(tokens[bracket - 1].form, tokens[bracket - 1].lemma)
    draft.actors.setdefault(identity, Actor(identity, text, "organisation", sex="pl" if plural and plural.kind == "person" else gender))
    if noun:
        draft.actors[identity].nouns.add(noun.whole)
    draft.mention(identity, first, bracket, "name")
    draft.mention(identity, bracket + 1, bracket + 2, "alias")
    draft.names[acronym] = draft.names[text] = identity


def _spoken_acronym(draft: Draft, bracket: int) -> bool:
    """ "das Bundesamt für Zivilluftfahrt (Bazl)": a short word whose letters the name in front has in order, beside a body's noun """
    tokens = draft.words.tokens
    word = tokens[bracket + 1].form
    if not re.fullmatch(r"[A-ZÄÖÜ][a-zäöü]{2,5}", word) or is_given(word) or bracket + 1 in draft.taken or tokens[bracket - 1].tag not in ("NN", "NE"):
        return False
    first = _beginning(tokens, bracket, word)
    letters = iter("".join(t.form.lower() for t in tokens[first:bracket] if t.form[0].isupper()))
    body = any((noun := noun_of(t.form, t.lemma)) and noun.kind == "organisation" for t in tokens[first:bracket]) or tokens[first].tag == "ADJA"
    return body and all(letter in letters for letter in word.lower())


def _beginning(tokens, bracket: int, acronym: str) -> int:
    """Where a name begins whose initials the acronym has; else its noun with the capital adjectives in front."""
    letters = acronym.lower()
    k, first = bracket - 1, bracket - 1
    while k >= 0 and bracket - k < 12 and tokens[k].sentence == tokens[bracket].sentence:
        form = tokens[k].form
        if form[0].isupper() or form in ("für", "und"):
            if form[0].isupper():
                first = k
            initials = "".join(t.form[0].lower() for t in tokens[k:bracket] if t.form[0].isupper())
            if initials[:1] == letters[:1] and (initials == letters or len(initials) >= len(letters) or
                                               len(letters) > 2 and len(initials) >= len(letters) - 1):
                return k
        elif form not in _INSIDE:
            break
        k -= 1
    body = next((k for k in range(bracket - 1, first - 1, -1) if (noun := noun_of(tokens[k].form, tokens[k].lemma)) and
                 noun.kind in ("organisation", "agency")), None)
    # "UN-Büro zur Koordinierung von Hilfe (OCHA)"
    k = body if body is not None and any(tokens[n].form in ("für", "zur", "zum") for n in range(body, bracket)) else bracket - 1
    if k > 0 and tokens[k].tag == "NE" and tokens[k].form.endswith("s") and (noun := noun_of(tokens[k - 1].form, tokens[k - 1].lemma)) and noun.kind != "person":
        k -= 1  # "Kommunistische Partei Moldawiens (PCRM)"
    while k > 0 and tokens[k - 1].tag in ("ADJA", "NE") and tokens[k - 1].form[0].isupper():
        k -= 1
    return k


def _quoted(draft: Draft, i: int) -> None:
    """A name in quotation marks behind a body's noun, or with one inside: "die Partei „Vereintes Land“" """
    tokens = draft.words.tokens
    end = next((k for k in range(i + 1, min(i + 10, len(tokens))) if tokens[k].form in _CLOSE and tokens[k].sentence == tokens[i].sentence), None)
    if end is None or end == i + 1 or not tokens[i + 1].form[0].isupper() or any(
            tokens[k].tag[0] in "V$" and tokens[k].tag != "VVPP" for k in range(i + 1, end)):
        return
    before = noun_of(tokens[i - 1].form, tokens[i - 1].lemma) if i and tokens[i - 1].tag in ("NN", "NE") and i - 1 not in draft.at else None
    inside = _noun_within(tokens, i + 1, end)
    noun = before if before and before.kind in ("organisation", "agency") else inside
    if noun is None or noun.kind not in ("organisation", "agency") or not _only_states(draft, i + 1, end):
        return
    add(draft, _called(draft, i + 1, end, inside), noun.kind, i + 1, end, noun, form="name")
    if before and before.kind == noun.kind:
        draft.taken.setdefault(i - 1, "title")


def _only_states(draft: Draft, first: int, last: int) -> bool:
    """Whether a name holds no known names but states', which are then no mentions of their own: "Königlicher Rat Irans" """
    inside = {id(m): m for k in range(first, last) for m in draft.at.get(k, ())}.values()
    if any(draft.actors[m.actor].kind != "state" for m in inside):
        return False
    for mention in list(inside):
        draft.remove(mention)
    return True


def _noun_within(tokens, first: int, last: int):
    """The noun that a name begins with, behind adjectives: "Oberster Rat zur …" """
    k = first
    while k < last - 1 and tokens[k].tag in ("ADJA", "NNA") and tokens[k].form[0].isupper():
        k += 1
    return noun_of(tokens[k].form, tokens[k].lemma) if tokens[k].tag == "NN" else None


def _called(draft: Draft, first: int, last: int, noun) -> str:
    """A name's nominative: its adjectives' and its noun's."""
    tokens = draft.words.tokens
    text = draft.words.text[tokens[first].start:tokens[last - 1].end]
    if noun is None or noun.kind == "person" or tokens[first].tag not in ("ADJA", "NNA"):
        return text
    k = next(k for k in range(first, last) if tokens[k].tag not in ("ADJA", "NNA"))
    if noun.plural is not True and noun.gender in ("m", "n"):
        start = tokens[first].start
        text = text[:tokens[k].start - start] + noun.whole + text[tokens[k].end - start:]
    return nominative(text, noun.gender if noun.plural is not True else None)


def _adjective_and_noun(draft: Draft, i: int) -> None:
    """ "die Kommunistische Partei Moldawiens": a capital adjective makes a body's noun a name """
    tokens = draft.words.tokens
    adjective = tokens[i - 1]
    if adjective.tag != "ADJA" or not adjective.form.rpartition("-")[2][:1].isupper() or i - 1 == draft.words.sentences[adjective.sentence].first or i - 1 in draft.taken:
        return
    noun = noun_of(tokens[i].form, tokens[i].lemma)
    if noun is None or noun.kind not in ("organisation", "agency") or noun.whole == "Einheit":  # "die Deutsche Einheit" is no unit
        return
    first = i - 1
    while tokens[first - 1].tag == "ADJA" and tokens[first - 1].form[0].isupper() and tokens[first - 1].sentence == tokens[i].sentence:
        first -= 1
    last = i + 1
    if last < len(tokens) and tokens[last].form.endswith("s") and any(
            m.form == "name" and draft.actors[m.actor].kind == "state" for m in draft.at.get(last, ())):
        for mention in list(draft.at[last]):
            draft.remove(mention)
        last += 1
    text = draft.words.text[tokens[first].start:tokens[last - 1].end]
    stem = _stem(text)
    bracket = [m for m in draft.at.get(last + 1, ()) if draft.actors[m.actor].kind == noun.kind] if last + 2 < len(tokens) and \
        tokens[last].form == "(" and tokens[last + 2].form == ")" else []
    known = bracket[0].actor if bracket else next((identity for name, identity in draft.names.items() if _stem(name) == stem), None)
    if known:
        draft.mention(known, first, last, "name")
    else:
        if tokens[first - 1].form.lower() in ("des", "eines"):  # "des Statistischen Bundesamts"
            start = tokens[first].start
            text = text[:tokens[i].start - start] + noun.whole + text[tokens[i].end - start:]
        add(draft, nominative(text, noun.gender if noun.plural is not True else "f"), noun.kind, first, last, noun, form="name")


def _stem(name: str) -> str:
    """A name without the endings of its adjectives: "Kommunistischen Partei" like "Kommunistische Partei" """
    return " ".join(re.sub(r"(?<=\w{4})(?:en|er|es|em|e|s)$", "", word) for word in name.split())


def demonyms(draft: Draft) -> None:
    """ "vor dem Britischen Ober- und Unterhaus": a state's capital adjective that is no part of a body's name """
    for i, token in enumerate(draft.words.tokens):
        if token.tag == "ADJA" and token.form[0].isupper() and i not in draft.taken and i + 1 < len(draft.words.tokens) and \
                draft.words.tokens[i + 1].tag in ("NN", "TRUNC", "ADJA"):
            found = next((n for alias, names in gazetteer().get(token.form) or () if alias == (token.form,) for n in names if n.form == "demonym"), None)
            if found:
                draft.known(found.target, "state")
                draft.mention(found.target, i, i + 1, "demonym")


def articled(draft: Draft) -> None:
    """ "Nach Informationen des Spiegel", "das Magazin „Der Spiegel“", "sagte er der Zeit": media whose names have an article and are words.

    Without that article in the nominative something must tell that a medium is meant: quotation marks, a noun for media in front,
    or "laut", "Informationen", "gegenüber" and the like.
    """
    tokens = draft.words.tokens
    for bare, medium in _articled_media().items():
        for i in draft.where(bare):
            if not i or i in draft.at or draft.taken.get(i) == "actor" or tokens[i - 1].sentence != tokens[i].sentence:
                continue
            before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
            noun = noun_of(before.form, before.lemma)
            quoted = before.form in _OPEN and after is not None and after.form in _CLOSE
            told = before.form.lower() == "laut" or noun is not None and noun.kind == "agency"
            article = before.form.lower() in ("der", "des", "dem") and (
                i > 1 and tokens[i - 2].form in _SAID_TO or after is not None and after.form in ("zufolge", "gegenüber"))
            if quoted or told or article:
                draft.known(medium, "organisation")
                draft.mention(medium, i, i + 1, "name")


_SAID_TO = frozenset("Informationen Angaben Bericht Berichten Recherchen Meldung Interview laut gegenüber sagte Ausgabe Magazin Zeitung".split())


@lru_cache(maxsize=1)
def _articled_media() -> dict[str, str]:
    """Second word of a medium's name that begins with an article → the medium."""
    return {name.split()[1]: identity for identity, row in organisations().items() if row["kind"] == "agency"
            for name in [row["name"]] if re.fullmatch(r"(Der|Die|Das) \w+", name)}


def compounds(draft: Draft) -> None:
    """Names inside a compound with a hyphen: EU-Kommissar, Zentralasien-Russland, britisch-französisch."""
    for i, token in enumerate(draft.words.tokens):
        if "-" in token.form and draft.taken.get(i) != "actor" and token.tag[0] != "$":
            _compound(draft, i)


def _compound(draft: Draft, i: int) -> None:
    token = draft.words.tokens[i]
    parts, offset = token.form.split("-"), token.start
    for number, part in enumerate(parts):
        span = (offset, offset + len(part))
        offset += len(part) + 1
        if len(part) < 2:
            continue
        chosen = _meaning(part, number, parts)
        if chosen and chosen.type == "person" and chosen.target not in draft.actors and (
                draft.published and not remembered(chosen.target, draft.published) or is_given(part)):
            chosen = None  # "Friedrich-Ebert-Stiftung" has nothing to do with a minister Friedrich
        if chosen is None and part in draft.names:
            draft.mention(draft.names[part], i, i + 1, "alias" if part.isupper() else "name", span=span)
        elif chosen is not None:
            draft.known(chosen.target, chosen.type)
            mention = draft.mention(chosen.target, i, i + 1, chosen.form, span=span)
            whole = noun_of(token.form, token.lemma) if chosen.type == "organisation" and number == 0 else None
            if whole and whole.base in ("Konzern", "Unternehmen", "Gruppe", "Verband", "Partei", "Team", "Mannschaft", "Verlag"):
                mention.gender = whole.gender  # "der VW-Konzern … seine Marken"
        elif number == 0 and part.isupper() and part.isalpha() and len(part) > 2 and part not in no_names() and len(parts) == 2 and (
                noun := noun_of(parts[1])) and noun.kind in ("person", "people", "organisation"):
            identity = slug(part)
            draft.actors.setdefault(identity, Actor(identity, part, "organisation", sex="f"))
            draft.names[part] = identity
            draft.mention(identity, i, i + 1, "alias", span=span)


def _meaning(part: str, number: int, parts: list[str]) -> Name | None:
    """What a part of a compound names: a state, an organisation, a person; "Berlin-Paris" two governments."""
    if part == "US" and number < len(parts) - 1:
        return Name("USA", "state", "demonym")
    names = next((names for alias, names in gazetteer().get(part) or () if alias == (part,)), ())
    if part[0].islower():  # "britisch-französische": the stem of an adjective
        names = names or next((names for alias, names in gazetteer().get(part + "e") or () if alias == (part + "e",)), ())
        medium = next((n for n in names if n.type == "organisation" and n.form == "alias"), None)  # "dpa-Meldung"
        return next((n for n in names if n.form == "demonym"), medium)
    found = next((n for n in names if n.type in ("state", "organisation", "person") and n.form in ("name", "alias")), None)
    if found is None and len(parts) == 2 and all(_capital(p) for p in parts):
        return Name(capitals()[_capital(part)], "state", "metonym")
    return found


def _capital(part: str) -> str | None:
    names = next((names for alias, names in gazetteer().get(part) or () if alias == (part,)), ())
    return next((n.target for n in names if n.type == "place" and n.target in capitals()), None)
