"""Whether an event happened, happens, is planned, possible or denied."""
from __future__ import annotations

from .arguments import is_attribute
from .cues import cues


def of(context, trigger, event) -> str:
    """past, present, planned, possible or negated."""
    words, published = context.words, context.published
    tokens = words.tokens
    clause = words.clauses[trigger.clause]
    if _negated(context, trigger, clause):
        return "negated"
    if trigger.light is not None and trigger.light.lemma in cues("calls off") and not _preposition(context, trigger):
        return "negated"  # "sagte den Besuch ab", "verhinderte einen Anschlag"
    described = _described(context, trigger)
    if described:
        return described
    if trigger.noun and (trigger.light is None or trigger.holder in cues("plans") | cues("asks or supposes")):
        held = _held(context, trigger, clause)
        if held:
            return held
    if trigger.participle:
        return "past"
    if not trigger.noun and any(tokens[i].lemma.lower() in cues("perhaps") and tokens[i].tag in ("ADV", "ADJD") and not _of_a_noun(tokens, i) for i in clause.tokens):
        return "possible"  # "nahm ihn angeblich fest", but "nahm den mutmaßlichen Täter fest"
    preposition = _preposition(context, trigger)
    if trigger.noun and trigger.light is None and preposition in cues("after what has been"):
        return "past" if not (event.earliest and published and event.earliest > published) else "planned"
    if trigger.noun and trigger.light is None and clause.tense == "future" and trigger.frame.type == "CONSULT" and preposition in ("bei", "auf", "während"):
        return "planned"  # "werde sich beim Gipfel in Brüssel einsetzen"
    if trigger.noun and trigger.light is None and preposition in ("gegen", "bei", "während", "unter", "aus", "von") and (
            context.words.phrases[words.phrase_of[trigger.token]].definite) and not (event.earliest and published and event.earliest > published):
        return "past" if clause.tense != "present" or clause.modal is None and clause.kind != "infinitive" else "present"
    if trigger.noun and trigger.light is None and clause.modal and not (event.earliest and published and event.earliest > published) and (
            preposition not in ("", "an", "auf", "zu", "mit", "um", "für") or _is_genitive(words, trigger)):
        return "past"  # "soll bei dem Angriff gefallen sein", "will die Opfer des Angriffs hören": that there was one is no question
    announced = _announced(context, trigger, clause)
    if announced:
        return announced
    governing = clause
    for _ in range(3):
        above = _above(context, governing)
        if above:
            return above
        if governing.kind != "infinitive" or governing.parent is None:
            break
        governing = words.clauses[governing.parent]
    if trigger.noun and trigger.light is None and not (governing.tense == "future" or governing.modal) and governing.lemma not in cues("plans"):
        if event.earliest and published and event.earliest > published:
            return "planned"
        if governing.tense == "present" and tokens[trigger.token].lemma in cues("goes on"):
            return "present"
        return "past"
    return _by_tense(context, governing, event, trigger.noun)


def _is_genitive(words, trigger) -> bool:
    number = words.phrase_of[trigger.token]
    return number >= 0 and is_attribute(words, words.phrases[number])


def _of_a_noun(tokens, i: int) -> bool:
    """ "ein Gegenstand, vermutlich eine Bombe, …", "das vermutlich größte Schiff": not what the verb says."""
    return tokens[i - 1].form == "," and tokens[i + 1].tag in ("ART", "NN", "NE", "CARD") or (
        tokens[i + 1].tag == "ADJA" and tokens[i - 1].tag in ("ART", "APPRART", "PPOSAT"))


def _negated(context, trigger, clause) -> bool:
    words = context.words
    tokens = words.tokens
    if trigger.noun:
        number = words.phrase_of[trigger.token]
        if number >= 0 and tokens[words.phrases[number].first].form.lower().startswith("kein"):
            return True
        if trigger.light is None:
            return False
    if not clause.negated:
        return any(tokens[i].tag == "PTKNEG" or tokens[i].form.lower().startswith("kein") for c in _parents(context, clause)
                   for i in c.tokens) if clause.kind == "infinitive" else False
    for n, i in enumerate(clause.tokens):
        if tokens[i].form.lower() == "nicht" and n + 1 < len(clause.tokens) and tokens[clause.tokens[n + 1]].form.lower() in ("nur", "zuletzt", "ich"):
            return False  # "nicht nur", "nicht zuletzt"
    return True


def _parents(context, clause):
    return [context.words.clauses[clause.parent]] if clause.parent is not None else []


def _described(context, trigger) -> str | None:
    """By the adjective of a noun: "das geplante Treffen", "mutmaßliche Angriffe"."""
    words = context.words
    number = words.phrase_of[trigger.token]
    if not trigger.noun or number < 0:
        return None
    for k in range(words.phrases[number].first, trigger.token):
        lemma = words.tokens[k].lemma.lower()
        if lemma in cues("planned"):
            return "planned"
        if lemma in cues("possible") or lemma in cues("perhaps"):
            return "possible"  # "wegen des vermutlich terroristischen Anschlags" too
    return None


def _held(context, trigger, clause) -> str | None:
    """What a verb demands, promises or announces: "forderte den Abzug", "versprach Entschädigungen"."""
    if _preposition(context, trigger) not in ("", "auf", "zu", "mit", "um", "für", "über"):
        return None  # "forderte im Prozess gegen ihn …": not what is demanded
    if trigger.frame.type == "REQUEST" and not clause.lemma == "planen":
        return None
    if clause.lemma in cues("asks or supposes"):
        return "possible"
    if clause.lemma in cues("plans"):
        return "planned"
    return None


def _announced(context, trigger, clause) -> str | None:
    """ "Die Grenzen werden geschlossen, kündigte die Regierung an": the cue of the statement says that it is to come."""
    if trigger.noun or clause.tense != "present" or clause.kind != "main":
        return None
    position = context.words.tokens[trigger.token].start
    around = [s for s in context.statements if s.start <= position < s.end]
    cue = min(around, key=lambda s: s.end - s.start).cue if around else None
    return "planned" if cue in ("ankündigen", "versprechen", "zusichern") else None


def _above(context, clause) -> str | None:
    """What the verb says that governs a clause: "forderte, … zu …", "kündigte an, dass …"."""
    words = context.words
    opener = words.tokens[clause.conjunction].form.lower() if clause.conjunction is not None else ""
    if opener in ("ob", "falls", "sofern"):
        return "possible"
    if opener == "wenn" and (clause.tense == "present" or clause.mood == "konjunktiv2" or clause.modal == "sollen"):
        return "possible"
    if opener == "um":
        return "planned"
    if clause.parent is None or clause.kind == "relative" or opener not in ("", "dass") and clause.kind != "infinitive":
        return None
    parent = words.clauses[clause.parent]
    if parent.lemma == "drohen" and clause.kind == "infinitive":
        return "planned"
    if parent.lemma in cues("asks or supposes") and clause.tense not in ("preterite", "perfect", "pluperfect"):
        return "possible"
    if parent.lemma in cues("plans") and clause.tense not in ("preterite", "perfect", "pluperfect"):
        return "planned"
    return None


def _by_tense(context, clause, event, noun: bool) -> str:
    tokens, published = context.words.tokens, context.published
    if clause.finite == clause.tokens[0] and clause.modal == "sollen" and clause.mood != "indicative" or (
            clause.finite == clause.tokens[0] and tokens[clause.finite].form.lower() == "sollte"):
        return "possible"  # "Sollte er verhaftet werden, …"
    perfect = any(tokens[i].lemma in ("haben", "sein") and tokens[i].tag == "VAINF" for i in clause.tokens)
    if clause.modal == "sollen" and perfect or clause.modal == "sollen" and any(tokens[i].form == "worden" for i in clause.tokens):
        return "possible"  # "soll getötet haben", "sollen getötet worden sein"
    if clause.modal in ("können", "dürfen", "mögen"):
        return "past" if clause.tense == "preterite" and clause.mood == "indicative" else "possible"
    if clause.modal == "müssen":
        return "past" if clause.tense == "preterite" and clause.mood == "indicative" else \
            "possible" if clause.mood in ("konjunktiv1", "konjunktiv2") else "planned"
    if clause.mood == "konjunktiv2" and clause.tense != "perfect":
        finite = tokens[clause.finite].form.lower() if clause.finite is not None else ""
        return "planned" if event.source and finite.startswith("würde") else "possible"
    if clause.tense == "future" or clause.modal in ("sollen", "wollen"):
        return "planned"
    if clause.tense in ("preterite", "perfect", "pluperfect"):
        return "past"
    if published is not None and event.earliest is not None and event.time is not None:
        if event.earliest > published or event.earliest == published == event.latest and clause.tense == "present" and event.type == "CONSULT":
            return "planned"
        if event.latest is not None and event.latest < published and (noun or clause.voice == "passive"):
            return "past"
    if noun and clause.lemma in ("planen", "erwarten", "vorsehen", "ankündigen"):
        return "planned"
    if clause.tense == "present" and clause.voice == "passive" and clause.finite is not None and tokens[clause.finite].lemma == "sein" and (
            not noun and clause.lemma not in cues("goes on")):
        return "past"  # "elf Angestellte sind festgenommen"
    return "present" if clause.tense == "present" and clause.finite is not None else "past"


def _preposition(context, trigger) -> str:
    number = context.words.phrase_of[trigger.token]
    return context.preposition(context.words.phrases[number]) if number >= 0 else ""
