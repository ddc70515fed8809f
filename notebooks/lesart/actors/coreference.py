"""Descriptions and pronouns in text order, so that each can serve the next."""
from __future__ import annotations

from ..words.phrases import noun_gender, noun_number
from . import nationals, salience
from .descriptions import describe
from .nounphrase import unknown_group
from .model import Draft
from .ordered import one_of_pair, order_of
from .plurals import alone, pair_meant, several_meant
from .nouns import noun_of, number_of, organ_of_state
from .possessives import demonstrative_owner, owner_of, subject_of
from .relatives import relative_of, verb_is_plural
from .titles import states_of

_PERSONAL = {"er": "m", "ihn": "m", "sie": "f", "ihr": "f"}
_MALE = {"er": "m", "ihn": "m", "ihm": "mn"}
_NOUNS = frozenset(("NN", "NE", "NNA", "NNI"))
# After these "es" means nothing: "es gibt", "es sei daran erinnert", "es kam zu Kämpfen".
_EXPLETIVE = frozenset("geben sein kommen gehen handeln heißen scheinen gelten gelingen erinnern werden bleiben regnen liegen bedürfen fehlen "
                        "begrüßen bedauern ablehnen vermeiden schaffen unterlassen verdienen wagen versäumen".split())


def resolve(draft: Draft) -> None:
    """Add mentions of descriptions and pronouns."""
    words = draft.words
    relative = {clause.pronoun: clause for clause in words.clauses if clause.pronoun is not None}
    for token in words.tokens:
        i = token.i
        if i in draft.nationals:
            nationals.describe(draft, i)
        if i in draft.taken:
            continue
        if i in relative:
            _add(draft, i, relative_of(draft, relative[i]))
        elif token.tag != "NE" and (place := order_of(draft, i)) is not None:
            _add(draft, i, one_of_pair(draft, i, place))
        elif token.tag in _NOUNS or token.tag == "ADJA" and (token.form[0].isupper() or "-J" in token.form):
            if not describe(draft, i):
                _note_organ(draft, i)
        elif token.tag[0] == "P" and i not in draft.at:
            later = subject_of(draft, i) if token.tag == "PPOSAT" else None
            if later is not None and later > i and words.tokens[later].tag == "PPER" and later not in draft.at:
                _add(draft, later, _pronoun(draft, later))  # "Nach einem Gespräch mit seinem Amtskollegen forderte er …"
            _add(draft, i, _pronoun(draft, i))
        elif token.form.lower() in ("beide", "beiden") or token.tag == "CARD":
            _add(draft, i, pair_meant(draft, i))


def _note_organ(draft: Draft, i: int) -> None:
    """ "Die peruanische Regierung sagte, sie …": the noun itself is no mention, yet "sie" goes back to it """
    token = draft.words.tokens[i]
    if not organ_of_state(token.form, token.lemma):
        return
    states = [state for state in states_of(draft, i) if draft.actors[state].kind == "state"]
    if len(states) == 1:
        noun = noun_of(token.form, token.lemma)
        number = number_of(draft.words, i, noun) if noun else noun_number(draft.words, i) or "sg"
        draft.organ(states[0], i, noun.gender if noun and noun.gender != "pl" else noun_gender(draft.words, i), number == "pl")


def _add(draft: Draft, i: int, found: list[str]) -> None:
    for actor in found:
        form = "group" if draft.words.tokens[i].form.lower() == draft.actors[actor].name.lower() else "pronoun"
        mention = draft.mention(actor, i, i + 1, form, plural=len(found) > 1)
        if len(found) == 1 and draft.words.tokens[i].tag == "PPER" and not salience.plural(draft, mention):
            mention.gender = _PERSONAL.get(draft.words.tokens[i].form.lower())  # "sie" is the government, whatever its state's name


def _pronoun(draft: Draft, i: int) -> list[str]:
    token = draft.words.tokens[i]
    form = token.form.lower()
    if _polite(draft, i):
        return []
    if token.tag == "PPER":
        if form in _MALE:
            return _single(draft, i, _MALE[form])
        if form == "es":
            return _it(draft, i)
        if form == "ihnen":
            return several_meant(draft, i)
        if form == "ihr":
            return _single(draft, i, "f")
        if form == "sie":
            return several_meant(draft, i) if _plural_verb(draft, i) else _single(draft, i, "f")
    if token.tag == "PPOSAT":
        if form.startswith("sein"):
            return owner_of(draft, i, "mn")
        if form.startswith("ihr"):
            return owner_of(draft, i, "f")
        return []
    if form in ("alle", "viele", "einige", "diejenigen", "jene") and token.tag in ("PIS", "PIAT", "PDS") and _before_relative(draft, i):
        return [unknown_group(draft, i)]
    if form in ("beide", "beiden") and token.tag in ("PIS", "PIAT"):
        return pair_meant(draft, i)
    if form in ("dessen", "deren") and token.tag in ("PDS", "PRELAT", "PDAT", "PRELS"):
        return demonstrative_owner(draft, i, form)
    if form == "diese" and token.tag in ("PDS", "PDAT") and alone(draft, i) and not _plural_verb(draft, i):
        return _this_woman_or_body(draft, i)
    if form in ("dieser", "diesem", "diesen") and token.tag == "PDS" or form in ("dieser", "diesem") and token.tag == "PDAT" and alone(draft, i):
        return _this(draft, i)
    return []


def _polite(draft: Draft, i: int) -> bool:
    """ "Wie stehen Sie dazu?", "Ihre Meinung": a capital inside a sentence addresses somebody """
    words = draft.words
    form = words.tokens[i].form
    if not form.startswith(("Sie", "Ihr", "Ihn")):
        return False
    first = words.sentences[words.tokens[i].sentence].first
    return any(words.tokens[k].form[0].isalnum() for k in range(first, i)) and words.tokens[i - 1].form not in ("„", "“", '"', "»", "«", ":", "–")


def _before_relative(draft: Draft, i: int) -> bool:
    """ "alle, die betroffen waren" """
    tokens = draft.words.tokens
    return i + 2 < len(tokens) and tokens[i + 1].form == "," and tokens[i + 2].form.lower() in ("die", "denen", "deren")


def _single(draft: Draft, i: int, genders: str) -> list[str]:
    """ "er", "ihn", "sie" (singular): somebody of that gender outside the pronoun's own clause """
    words = draft.words
    if i > 2 and words.tokens[i - 1].form == "wie" and words.tokens[i - 2].form == "," and words.tokens[i - 3].tag == "NN" and i - 3 not in draft.at:
        return []  # "die Fischerei, wie sie in Griechenland betrieben wird"
    clause = words.clause_of[i]
    quoted = quote_of(words, i)
    kinds = ("person",) if genders == "m" else ("person", "organisation", "state", "agency")

    def fits(actor, mention):
        if mention.form == "demonym" or salience.plural(draft, mention) or words.clause_of[mention.token] == clause and mention.form != "pronoun":
            return False
        if quoted is not None and mention.sentence == words.tokens[i].sentence and mention.token < quoted and salience.weight(words, mention) > 1:
            return False  # "Muster sagte: „Er hat …“" is about another
        gender = salience.gender(draft, mention)
        if genders == "f" and gender == "n" and actor.kind == "person":
            return True  # "das Mädchen … sie"
        return gender is not None and gender in genders and (actor.kind in kinds or mention.form == "role" or
                                                              genders == "m" and actor.named and actor.kind in ("organisation", "state"))

    best = None
    for score, mention in salience.before(draft, i, fits):
        score += 0.8 if draft.actors[mention.actor].kind == "person" else 0.0
        score -= 0.6 if genders == "m" and draft.actors[mention.actor].kind != "person" and mention.form != "role" else 0.0
        score -= 0.4 if not draft.actors[mention.actor].named else 0.0
        # "…, sagte Karsai, er werde": the subject of the verb of saying around it
        governing = words.clauses[clause].parent
        around = (governing, words.clauses[governing].coordinated) if governing is not None else ()
        score += 0.7 if words.clause_of[mention.token] in around and salience.weight(words, mention) > 1 else 0.0
        if best is None or score > best[0]:
            best = (score, mention.actor)
    return [best[1]] if best else []


def quote_of(words, i: int) -> int | None:
    """The token that opens the quotation around token i in its sentence; None outside of one."""
    opened = None
    for token in words.tokens[words.sentences[words.tokens[i].sentence].first:i]:
        if token.form in ("„", "»"):
            opened = token.i
        elif token.form in ("“", "«", "”"):
            opened = None
    return opened


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
    return verb_is_plural(draft, clause) and not any(
        k != i and (p := words.phrase_of[k]) >= 0 and words.phrases[p].preposition is None and words.phrases[p].number == "pl"
        and "nom" in words.phrases[p].cases and "dat" not in words.phrases[p].cases for k in clause.tokens)


def _this_woman_or_body(draft: Draft, i: int) -> list[str]:
    """ "kritisierte die Bundesregierung. Diese habe …": whom the text named last as a woman or with a feminine noun """
    words = draft.words
    if words.clauses[words.clause_of[i]].finite is None:
        return []
    sentence = words.tokens[i].sentence
    for back in range(2):
        near = [m for m in draft.by_sentence.get(sentence - back, ()) if m.token < i and m.form not in ("pronoun", "demonym")
                and salience.gender(draft, m) == "f" and not salience.plural(draft, m)
                and words.clause_of[m.token] != words.clause_of[i] and not _agent_of_passive(words, m.token)]
        if near:
            last = max(near, key=lambda m: m.start)
            between = range(last.token + 1, i)
            thing = any(words.tokens[k].tag == "NN" and k not in draft.at and noun_gender(words, k) in ("f", None) and words.phrase_of[k] >= 0
                        and words.phrases[words.phrase_of[k]].head == k for k in between)
            return [] if thing else [last.actor]
    return []


def _agent_of_passive(words, i: int) -> bool:
    """ "wurde von der Regierung beschuldigt; diese …": not who did it but whom it is about """
    phrase = words.phrases[words.phrase_of[i]] if words.phrase_of[i] >= 0 else None
    return phrase is not None and phrase.preposition is not None and words.clauses[phrase.clause].voice == "passive" and \
        words.tokens[phrase.preposition].form.lower() in ("von", "durch", "vom")


def _this(draft: Draft, i: int) -> list[str]:
    """ "mit Milinkewitsch gesprochen, dieser sei frei": the man named last, no subject """
    words = draft.words
    if not alone(draft, i) or words.tokens[i].form.lower() == "diesen":
        return []
    sentence = words.tokens[i].sentence
    for back in range(2):
        near = [m for m in draft.by_sentence.get(sentence - back, ()) if m.token < i and salience.gender(draft, m) == "m" and m.form not in ("pronoun", "demonym")
                and (draft.actors[m.actor].kind == "person" or draft.actors[m.actor].kind == "organisation" and not salience.plural(draft, m))]
        if near:
            return [max(near, key=lambda m: m.start).actor]
    return []
