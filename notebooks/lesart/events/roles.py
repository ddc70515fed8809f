"""Who takes part as what: by case, word order, passive and prepositions."""
from __future__ import annotations

_RECIPIENT = frozenset("fordern auffordern bitten drohen versprechen zusagen appellieren vorwerfen loben begrüßen gratulieren danken "
                       "liefern helfen verleihen kritisieren_".split())
_SYMMETRIC = frozenset("treffen zusammentreffen telefonieren verhandeln sprechen beraten einigen vereinbaren".split())


def participants(words, actors, trigger) -> list[tuple[str, str, int | None]]:
    """(actor, role, mention) of an event, each actor once."""
    found = _of_noun(words, actors, trigger) if trigger.noun else []
    if not trigger.noun or trigger.light or not found:
        clause = words.clauses[trigger.clause]
        if not trigger.noun or trigger.light:
            found += _of_clause(words, actors, trigger, clause)
    seen, unique = set(), []
    for actor, role, mention in found:
        if actor not in seen:
            seen.add(actor)
            unique.append((actor, role, mention))
    return unique


def _heads(words, actors, clause):
    """(phrase, mentions at its head) of the phrases of a clause that mean actors."""
    seen = set()
    for i in clause.tokens:
        number = words.phrase_of[i]
        if number < 0 or number in seen:
            if number < 0 and i in actors.by_token and words.tokens[i].tag != "PPOSAT":
                yield None, i, actors.by_token[i]
            continue
        seen.add(number)
        phrase = words.phrases[number]
        mentions = actors.by_token.get(phrase.head, [])
        mentions = [m for m in mentions if m.form != "demonym" or phrase.head == words.token_at(m.start)]
        if not mentions:
            # "russische Truppen", "die tadschikische Regierung": the state acts through them
            mentions = [m for k in range(phrase.first, phrase.head) for m in actors.by_token.get(k, ()) if m.form == "demonym"]
            if not mentions or not _organ(words.tokens[phrase.head]):
                continue
        yield phrase, phrase.head, mentions


def _organ(token) -> bool:
    """Nouns under a state's adjective that act for it."""
    return token.lemma.endswith(("egierung", "ruppe", "treitkräfte", "rmee", "oldat", "rakete", "drohne", "flugzeug", "ehörde", "ilitär", "uftwaffe", "arine")) or \
        token.lemma in ("Rakete", "Drohne", "Panzer", "Seite", "Behörden", "Führung", "Präsidialamt", "Kollege", "Marine")


def _of_clause(words, actors, trigger, clause) -> list[tuple[str, str, int | None]]:
    tokens = words.tokens
    passive = clause.voice == "passive"
    found, subject = [], None
    listed_role = None
    for phrase, head, mentions in _heads(words, actors, clause):
        if head == trigger.token:
            continue
        preposition = tokens[phrase.preposition].form.lower() if phrase is not None and phrase.preposition is not None else ""
        genitive = phrase is not None and not preposition and _is_attribute(words, phrase)
        if genitive:
            if listed_role and tokens[phrase.first - 1].form in (",", "und"):
                found += [(m.actor, listed_role, m.i) for m in mentions]
            continue
        role = _role(words, clause, phrase, head, preposition, passive, subject)
        if role is None:
            listed_role = None
            continue
        if role == "agent" and not passive or role == "patient" and passive and not preposition:
            subject = subject if subject is not None else head
        listed_role = role
        found += [(m.actor, role, m.i) for m in mentions]
    if subject is None and clause.coordinated is not None:
        before = words.clauses[clause.coordinated]
        inherited = [(a, r, None) for a, r, _ in _of_clause(words, actors, trigger, before) if r == "agent"]
        found = inherited + found
    elif subject is None and clause.kind == "infinitive" and clause.parent is not None:
        parent = words.clauses[clause.parent]
        wanted = ("recipient", "patient") if parent.lemma in ("auffordern", "bitten", "zwingen", "drängen", "aufrufen", "überreden") else ("agent",)
        found = [(a, "agent", None) for a, r, _ in _of_clause(words, actors, trigger, parent) if r in wanted] + found
    return found


def _is_attribute(words, phrase) -> bool:
    """A genitive behind a noun: "die Länder der Gemeinschaft", "Kasachstans" """
    tokens = words.tokens
    before = phrase.first - 1
    if before < 0 or tokens[before].sentence != tokens[phrase.head].sentence:
        return False
    if tokens[before].tag in ("NN", "NNA", "NNI") and ("gen" in phrase.cases):
        return tokens[phrase.first].form.lower() in ("der", "des", "eines", "einer", "ihrer", "seiner", "unserer", "zweier", "dreier", "dieser", "dieses") or \
            tokens[phrase.head].form.endswith("s") and tokens[phrase.head].tag == "NE"
    return False


def _role(words, clause, phrase, head, preposition, passive, subject) -> str | None:
    lemma = clause.lemma
    if preposition:
        if passive and preposition in ("von", "vom", "durch"):
            return "agent"
        if preposition == "mit" and lemma is not None:
            return "attendee"
        if preposition == "gegen":
            return "patient"
        if preposition in ("zu", "an") and (lemma in _RECIPIENT or lemma in ("sagen", "sprechen", "appellieren", "richten", "gesellen")):
            return "attendee" if lemma == "gesellen" else "recipient"
        if preposition == "nach" and lemma in ("reisen", "fliegen", "fahren", "kommen"):
            return "recipient"
        return None
    cases = phrase.cases if phrase is not None else frozenset(("nom", "acc"))
    if passive:
        return "patient" if "nom" in cases and subject is None else None
    if "nom" in cases and subject is None:
        finite = clause.finite
        if "acc" in cases and finite is not None and head < finite and _later_nominative(words, clause, head):
            return _object(lemma)
        return "agent"
    if "acc" in cases:
        return _object(lemma)
    if "dat" in cases:
        return "recipient"
    return None


def _object(lemma: str | None) -> str:
    if lemma in ("treffen", "empfangen", "besuchen"):
        return "attendee"
    return "recipient" if lemma in _RECIPIENT else "patient"


def _later_nominative(words, clause, head: int) -> bool:
    """ "Den Präsidenten traf er": a sure nominative follows """
    return any(p.head > head and p.cases == frozenset(("nom",)) and p.preposition is None for p in
               (words.phrases[n] for n in {words.phrase_of[i] for i in clause.tokens} if n >= 0))


def _of_noun(words, actors, trigger) -> list[tuple[str, str, int | None]]:
    """Roles from a noun's attributes: genitive, von, zwischen, gegen, mit."""
    tokens = words.tokens
    found = []
    i = trigger.token + 1
    sentence = tokens[trigger.token].sentence
    patientive = trigger.type in ("COERCE", None, "ASSAULT") and not tokens[trigger.token].lemma.endswith(("krieg", "Krieg", "ahl"))
    reach = min(len(tokens), i + 9)
    role = None
    while i < reach and tokens[i].sentence == sentence and tokens[i].tag[0] != "V" and tokens[i].tag not in ("KOUS", "PRELS"):
        form = tokens[i].form.lower()
        if form in ("der", "des", "eines", "einer", "zweier", "dreier") and role is None:
            role = "patient" if patientive else "attendee" if trigger.type == "CONSULT" else "agent"
        elif form in ("von", "zwischen", "mit", "gegen", "durch", "an"):
            role = {"von": "patient" if patientive else "agent", "zwischen": "attendee" if trigger.type == "CONSULT" else "agent",
                    "mit": "attendee", "gegen": "patient", "durch": "agent", "an": "patient"}[form]
        elif tokens[i].tag in ("APPR", "APPRART") and form not in ("von",):
            break
        for mention in actors.by_token.get(i, ()):
            if role is None and tokens[i].form.endswith("s"):
                role = "patient" if patientive else "attendee" if trigger.type == "CONSULT" else "agent"
            if role and mention.form != "demonym":
                found.append((mention.actor, role, mention.i))
        i += 1
    phrase = words.phrase_of[trigger.token]
    if phrase >= 0:
        for k in range(words.phrases[phrase].first, trigger.token):
            for mention in actors.by_token.get(k, ()):
                if tokens[k].tag == "PPOSAT":
                    found.append((mention.actor, "agent", mention.i))
    return found
