"""Descriptions and pronouns in text order, so that each can serve the next."""
from __future__ import annotations

from . import salience
from .descriptions import describe, unknown_group
from .model import Draft, Mention

_MALE = {"er": "m", "ihn": "m", "ihm": "mn"}
_NOUNS = frozenset(("NN", "NE", "NNA", "NNI"))
# After these "es" means nothing: "es gibt", "es sei daran erinnert", "es kam zu Kämpfen".
_WORDS_OF = frozenset("Meinung Ansicht Auffassung Angaben Worten Einschätzung Überzeugung Darstellung".split())
_EXPLETIVE = frozenset("geben sein kommen gehen handeln heißen scheinen gelten gelingen erinnern werden bleiben regnen liegen bedürfen fehlen".split())


def resolve(draft: Draft) -> None:
    """Add mentions of descriptions and pronouns."""
    words = draft.words
    relative = {clause.pronoun: clause for clause in words.clauses if clause.pronoun is not None}
    for token in words.tokens:
        i = token.i
        if i in draft.taken:
            continue
        if i in relative:
            _add(draft, i, _relative(draft, relative[i]))
        elif token.tag in _NOUNS or token.tag == "ADJA" and token.form[0].isupper():
            describe(draft, i)
        elif token.tag[0] == "P":
            _add(draft, i, _pronoun(draft, i))
        elif token.form.lower() in ("beide", "beiden") or token.tag == "CARD":
            _add(draft, i, _pair(draft, i))


def _add(draft: Draft, i: int, found: list[str]) -> None:
    for actor in found:
        form = "group" if draft.words.tokens[i].form.lower() == draft.actors[actor].name.lower() else "pronoun"
        draft.mention(actor, i, i + 1, form, plural=len(found) > 1)


def _pronoun(draft: Draft, i: int) -> list[str]:
    token = draft.words.tokens[i]
    form = token.form.lower()
    if token.tag == "PPER":
        if form in _MALE:
            return _single(draft, i, _MALE[form])
        if form == "es":
            return _it(draft, i)
        if form == "ihnen":
            return _plural(draft, i)
        if form == "ihr":
            return _single(draft, i, "f")
        if form == "sie":
            return _plural(draft, i) if _plural_verb(draft, i) else _single(draft, i, "f")
    if token.tag == "PPOSAT":
        if form.startswith("sein"):
            return _possessive(draft, i, "mn")
        if form.startswith("ihr"):
            return _possessive(draft, i, "f")
        return []
    if form in ("alle", "viele", "einige", "diejenigen", "jene") and token.tag in ("PIS", "PIAT", "PDS") and _before_relative(draft, i):
        return [unknown_group(draft, i)]
    if form in ("beide", "beiden") and token.tag in ("PIS", "PIAT"):
        return _pair(draft, i)
    if form in ("dessen", "deren") and token.tag in ("PDS", "PRELAT", "PDAT", "PRELS"):
        return _demonstrative_genitive(draft, i, form)
    if form in ("dieser", "diesem", "diesen") and token.tag == "PDS" or form in ("dieser", "diesem") and token.tag == "PDAT" and _alone(draft, i):
        return _this(draft, i)
    return []


def _before_relative(draft: Draft, i: int) -> bool:
    """ "alle, die betroffen waren" """
    tokens = draft.words.tokens
    return i + 2 < len(tokens) and tokens[i + 1].form == "," and tokens[i + 2].form.lower() in ("die", "denen", "deren")


def _relative(draft: Draft, clause) -> list[str]:
    """The actors at the antecedent: its name, or the description that it is the head of."""
    if clause.antecedent is None:
        return []
    words = draft.words
    pronoun = words.tokens[clause.pronoun]
    k = clause.antecedent
    exact = [m for m in draft.at.get(k, ()) if m.form != "demonym" and m.end >= words.tokens[k].end and
             (m.start <= words.tokens[k].start or m.token != k)]
    # "Friedbert Pflüger (CDU), der …": the bracket is no antecedent; nor is a state in the genitive of a person
    if not exact and words.tokens[k].form == ")":
        exact = [m for m in draft.at.get(k - 1, ())]
    plural = pronoun.form.lower() in ("denen",) or pronoun.form.lower() == "die" and _verb_is_plural(draft, clause)
    form = pronoun.form.lower()
    if form == "der" and not _other_subject(words, clause):
        form = "der (subject)"
    fitting = [m for m in exact if _agrees(draft, m, form, plural)]
    if fitting:
        return list(dict.fromkeys(m.actor for m in fitting))
    if exact and pronoun.form.lower() in ("der", "dem", "den", "das", "die", "denen") and k - 1 >= 0:
        # "Unionsparteien der Bundesrepublik, die …": the noun before the genitive
        head = _governor(draft, k)
        if head is not None:
            return list(dict.fromkeys(m.actor for m in draft.at.get(head, ()) if m.form != "demonym"
                                      and _agrees(draft, m, form, plural)))
    return []


def _other_subject(words, clause) -> bool:
    """Whether a relative clause has a subject beside its pronoun: "der Frau, der er half" """
    return any((n := words.phrase_of[k]) >= 0 and k != clause.pronoun and words.phrases[n].head == k and words.phrases[n].preposition is None
               and "nom" in words.phrases[n].cases and words.tokens[k].tag != "PRF" and not _genitive_attribute(words, words.phrases[n])
               for k in clause.tokens)


def _agrees(draft: Draft, mention: Mention, form: str, plural: bool) -> bool:
    many = salience.plural(draft, mention)
    if form == "die" or form == "denen":
        if plural or many:
            return plural and many
    elif many:
        return form == "deren"
    gender = salience.gender(draft, mention)
    wanted = {"der": "mf", "der (subject)": "m", "den": "m", "dem": "mn", "das": "n", "die": "f", "dessen": "mn", "deren": "f"}.get(form)
    return wanted is None or gender is None or gender in wanted


def _governor(draft: Draft, k: int) -> int | None:
    """The noun that the genitive or the phrase with a preposition at token k hangs on."""
    words = draft.words
    number = words.phrase_of[k]
    if number < 0:
        return None
    phrase = words.phrases[number]
    before = (phrase.preposition if phrase.preposition is not None else phrase.first) - 1
    return before if before >= 0 and words.tokens[before].sentence == words.tokens[k].sentence and words.tokens[before].tag in _NOUNS else None


def _single(draft: Draft, i: int, genders: str) -> list[str]:
    """ "er", "ihn", "sie" (singular): somebody of that gender outside the pronoun's own clause """
    words = draft.words
    clause = words.clause_of[i]
    kinds = ("person",) if genders == "m" else ("person", "organisation", "state", "agency")

    def fits(actor, mention):
        if mention.form == "demonym" or salience.plural(draft, mention) or words.clause_of[mention.token] == clause and mention.form != "pronoun":
            return False
        gender = salience.gender(draft, mention)
        return gender is not None and gender in genders and (actor.kind in kinds or mention.form == "role")

    best = None
    for score, mention in salience.before(draft, i, fits):
        score += 0.8 if draft.actors[mention.actor].kind == "person" else 0.0
        score -= 0.4 if not draft.actors[mention.actor].named else 0.0
        # "…, sagte Karsai, er werde": the subject of the verb of saying around it
        governing = words.clauses[clause].parent
        score += 0.7 if governing is not None and words.clause_of[mention.token] == governing and salience.weight(words, mention) > 1 else 0.0
        if best is None or score > best[0]:
            best = (score, mention.actor)
    return [best[1]] if best else []


def _possessive(draft: Draft, i: int, genders: str) -> list[str]:
    """ "sein", "ihr": the subject of the same clause first; "ihr" can be of several """
    words = draft.words
    clause = words.clause_of[i]
    subject = _subject(draft, i, clause)
    if subject is not None:
        fitting = [m for m in draft.at.get(subject, ()) if m.form != "demonym" and not salience.plural(draft, m)
                   and salience.gender(draft, m) in tuple(genders)]
        if fitting:
            return [fitting[-1].actor]
        if words.tokens[min(i + 1, len(words.tokens) - 1)].form in _WORDS_OF:
            subject = None  # "seiner Meinung nach" is a person's
        elif subject not in draft.at and _thing_fits(words, subject, genders):
            return []  # "ein Flugzeug vor seiner Landung": a thing's
    best = None

    def fits(actor, mention):
        if mention.form == "demonym":
            return False
        if genders == "f" and salience.plural(draft, mention):
            return True
        gender = salience.gender(draft, mention)
        return not salience.plural(draft, mention) and (gender in genders if gender else False)

    for score, mention in salience.before(draft, i, fits):
        here = words.clause_of[mention.token] == clause
        score += 1.0 if here and salience.weight(words, mention) > 0 else 0.0
        score += 0.6 if draft.actors[mention.actor].kind == "person" else 0.0
        if best is None or score > best[0]:
            best = (score, mention)
    if best is None:
        return []
    mention = best[1]
    if genders == "f" and salience.plural(draft, mention) and draft.actors[mention.actor].kind != "state":
        return _span_mates(draft, mention)
    pair = _joined(draft, mention) if genders == "f" and draft.actors[mention.actor].kind == "state" else []
    return pair or _span_mates(draft, mention)


def _subject(draft: Draft, i: int, clause: int) -> int | None:
    """Head of the clause's subject, if it is sure: "Mit seiner Erklärung bekannte sich Karsai" """
    words = draft.words
    heads = []
    for k in words.clauses[clause].tokens:
        number = words.phrase_of[k]
        if number < 0 or words.phrases[number].head != k or words.phrase_of[i] == number:
            continue
        phrase = words.phrases[number]
        if phrase.preposition is None and "nom" in phrase.cases and words.tokens[k].tag != "PRF" and not _genitive_attribute(words, phrase):
            heads.append(k)
    finite = words.clauses[clause].finite
    if finite is None:
        return None
    own = words.phrase_of[i]
    inside = own >= 0 and words.phrases[own].preposition is not None
    if i < finite and inside and words.clauses[clause].kind == "main" and not [k for k in heads if k < finite]:
        return next((k for k in heads if k > finite), None)
    before = [k for k in heads if k < i]
    return before[0] if before else None


def _genitive_attribute(words, phrase) -> bool:
    before = phrase.first - 1
    return before >= 0 and words.tokens[before].tag in ("NN", "NNA") and "gen" in phrase.cases and phrase.first - 1 not in (
        words.clauses[phrase.clause].finite, None) and words.tokens[phrase.first].tag in ("ART", "NE", "PPOSAT", "ADJA")


def _thing_fits(words, head: int, genders: str) -> bool:
    """Whether a noun that means no actor could own something by its gender."""
    from ..words.phrases import noun_gender
    return words.tokens[head].tag in ("NN", "NNA") and noun_gender(words, head) in tuple(genders)


def _span_mates(draft: Draft, mention: Mention) -> list[str]:
    return list(dict.fromkeys(m.actor for m in draft.at.get(mention.token, ()) if m.start == mention.start and m.end == mention.end))


def _joined(draft: Draft, mention: Mention) -> list[str]:
    """The actors joined with a mention by "und": "Großbritannien und die Niederlande" """
    tokens = draft.words.tokens
    for k, step in ((mention.token + 1, 1), (mention.token - 1, -1)):
        while 0 <= k < len(tokens) and tokens[k].tag == "ART":
            k += step
        if 0 <= k < len(tokens) and tokens[k].form == "und":
            other = k + step
            while 0 <= other < len(tokens) and tokens[other].tag in ("ART", "ADJA", "NN") and other not in draft.at:
                other += step
            found = [m for m in draft.at.get(other, ()) if m.form != "demonym" and draft.actors[m.actor].kind == draft.actors[mention.actor].kind
                     and m.actor != mention.actor]
            if found:
                pair = [mention.actor, found[0].actor]
                return pair if step == 1 else pair[::-1]
    return []


def _it(draft: Draft, i: int) -> list[str]:
    """ "es" for a state, in a subordinate clause about the state that its main clause is about """
    words = draft.words
    clause = words.clauses[words.clause_of[i]]
    if clause.kind != "subordinate" or clause.lemma in _EXPLETIVE or clause.voice == "passive" or clause.parent is None:
        return []
    if any(words.phrase_of[k] >= 0 and k > i and words.phrases[words.phrase_of[k]].cases == frozenset(("nom",)) for k in clause.tokens):
        return []
    near = salience.before(draft, i, lambda a, m: m.form != "demonym" and salience.gender(draft, m) == "n" and not salience.plural(draft, m)
                           and words.clause_of[m.token] != clause.i, reach=1)
    return [near[0][1].actor] if near else []


def _plural_verb(draft: Draft, i: int) -> bool:
    """ "trafen sie sich": the verb beside "sie" is plural, unless another noun is its subject """
    words = draft.words
    clause = words.clauses[words.clause_of[i]]
    return _verb_is_plural(draft, clause) and not any(
        k != i and (p := words.phrase_of[k]) >= 0 and words.phrases[p].preposition is None and words.phrases[p].number == "pl"
        and "nom" in words.phrases[p].cases and "dat" not in words.phrases[p].cases for k in clause.tokens)


def _verb_is_plural(draft: Draft, clause) -> bool:
    if clause.finite is None:
        return False
    form = draft.words.tokens[clause.finite].form.lower()
    return form.endswith("en") or form in ("sind", "seien", "tun", "wollten", "sollten")


def _plural(draft: Draft, i: int) -> list[str]:
    """The last pair or group: those joined by "und", the members of a group, subject and object of a clause."""
    words = draft.words
    sentence = words.tokens[i].sentence
    for back in range(4):
        mentions = [m for m in draft.by_sentence.get(sentence - back, ()) if m.token < i and m.form != "demonym"]
        if back and _own_subjects(draft, i) & {m.actor for m in mentions}:
            continue
        mentions.sort(key=lambda m: m.start)
        if back == 0:
            mentions = [m for m in mentions if words.clause_of[m.token] != words.clause_of[i]] or mentions
        found = _several(draft, mentions)
        if found:
            return found
    return []


def _own_subjects(draft: Draft, i: int) -> set[str]:
    """Who stands in the pronoun's own clause: a pronoun cannot mean them."""
    words = draft.words
    return {m.actor for m in draft.by_sentence.get(words.tokens[i].sentence, ()) if words.clause_of[m.token] == words.clause_of[i]
            and m.form in ("group", "name") and draft.actors[m.actor].kind == "person"}


def _several(draft: Draft, mentions: list[Mention]) -> list[str]:
    many = [m for m in mentions if salience.plural(draft, m)]
    named = [m for m in many if draft.actors[m.actor].named and draft.actors[m.actor].kind == "person"]
    if len({(m.start, m.end) for m in named}) > 1 and any(
            draft.words.tokens[k].form in ("auch", "ebenfalls") for k in range(named[0].token, named[-1].token)):
        return list(dict.fromkeys(m.actor for m in named))  # "beide …, zu dem auch die Staatschefs … kommen"
    many = [m for m in many if draft.actors[m.actor].named or draft.words.clauses[draft.words.clause_of[m.token]].kind != "relative"
            and salience.weight(draft.words, m) > -0.5]
    subjects = [m for m in many if salience.weight(draft.words, m) > 1]
    for chosen in subjects or many:
        return _span_mates(draft, chosen)
    for mention in reversed(mentions):
        if draft.actors[mention.actor].kind in ("person", "state"):
            pair = _joined(draft, mention)
            if pair:
                return pair
    persons = list(dict.fromkeys(m.actor for m in mentions if draft.actors[m.actor].kind == "person"))
    return persons if len(persons) == 2 else []


def _alone(draft: Draft, i: int) -> bool:
    """ "beide" as a pronoun, not "beide Staaten" """
    tokens = draft.words.tokens
    return i + 1 >= len(tokens) or tokens[i + 1].tag not in ("NN", "NE", "ADJA", "NNA", "CARD", "TRUNC")


def _pair(draft: Draft, i: int) -> list[str]:
    """The two persons who were named last, each once."""
    words = draft.words
    if words.tokens[i].form.lower() not in ("beide", "beiden") or not _alone(draft, i):
        return []
    sentence = words.tokens[i].sentence
    found: list[str] = []
    for back in range(salience.REACH + 2):
        here = [m for m in draft.by_sentence.get(sentence - back, ()) if m.token < i and draft.actors[m.actor].kind == "person"]
        for mention in sorted(here, key=lambda m: -m.token):
            if mention.actor not in found:
                found.append(mention.actor)
            if len(found) == 2:
                return found[::-1]
    return []


def _demonstrative_genitive(draft: Draft, i: int, form: str) -> list[str]:
    """ "zu dessen Nachfolger", "deren Vorgänger": not the subject but the one named last """
    words = draft.words
    last = [m for m in draft.by_sentence.get(words.tokens[i].sentence, ()) if m.token < i and m.form in ("name", "role", "group")
            and draft.actors[m.actor].kind in ("person", "group")]
    last.sort(key=lambda m: m.start)
    if form == "dessen":
        noun = next((k for k in range(i - 1, max(i - 5, -1), -1) if words.tokens[k].tag in ("NN", "NE")), None)
        if noun is not None and noun not in draft.at and _thing_fits(words, noun, "mn") and words.clause_of[noun] == words.clause_of[i]:
            return []  # "dem Treffen vor dessen Beginn"
        fitting = [m for m in last if salience.gender(draft, m) in ("m", "n") and not salience.plural(draft, m)]
        return [fitting[-1].actor] if fitting else []
    pair = _joined(draft, last[-1]) if last else []
    persons = list(dict.fromkeys(m.actor for m in last if draft.actors[m.actor].kind == "person"))
    if pair or len(persons) == 2 and words.tokens[i].tag != "PRELAT":
        return pair or persons
    fitting = [m for m in last if salience.gender(draft, m) == "f" or salience.plural(draft, m)]
    return [fitting[-1].actor] if fitting else []


def _this(draft: Draft, i: int) -> list[str]:
    """ "mit Milinkewitsch gesprochen, dieser sei frei": the man named last, no subject """
    words = draft.words
    if not _alone(draft, i) or words.tokens[i].form.lower() == "diesen":
        return []
    sentence = words.tokens[i].sentence
    for back in range(2):
        near = [m for m in draft.by_sentence.get(sentence - back, ()) if m.token < i and draft.actors[m.actor].kind == "person"
                and salience.gender(draft, m) == "m" and m.form != "pronoun"]
        if near:
            return [max(near, key=lambda m: m.start).actor]
    return []
