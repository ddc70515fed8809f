"""When: the clause's own time, else that of the clause that governs it, or of what it points back to."""
from __future__ import annotations

from .cues import cues
from .frames import noun_frames


def date(context, trigger, event, found: list) -> None:
    """Set an event's time and interval; ``found`` are the events before it."""
    words = context.words
    clause = words.clauses[trigger.clause]
    number = None
    if trigger.noun and clause.lemma in cues("promises") and trigger.frame.type != "AGREE" and (
            _under(context, trigger) in ("", "auf", "zu", "mit", "um", "für", "über")):
        return  # what is promised on a day does not happen on that day
    for _ in range(1 if trigger.participle else 4):
        number = _own(context, clause, trigger)
        if number is not None:
            break
        following = _governing(context, clause)
        if following is None:
            break
        clause = following
    if number is None and trigger.participle:
        return
    if number is None:
        _from_context(context, trigger, event, found)
        return
    time = context.times[number]
    event.time, event.earliest, event.latest = number, time.earliest, time.latest
    token = words.token_at(time.start)
    phrase = words.phrase_of[token]
    before = context.preposition(words.phrases[phrase]) if phrase >= 0 else words.tokens[token - 1].form.lower() if token else ""
    if before in cues("open") or words.tokens[max(token - 1, 0)].form.lower() in cues("open"):
        event.latest = None  # "seit August"
    elif _after(context, trigger, token):
        event.latest = None  # "nach dem Umsturz 1991 kam es zu Kämpfen"


def _own(context, clause, trigger) -> int | None:
    """The dated expression of a clause that is nearest to the trigger."""
    best = None
    for i in clause.tokens:
        number = context.time_at.get(i)
        if number is None:
            continue
        time = context.times[number]
        if time.earliest is None or time.kind not in ("DATE", "TIME", "DURATION") or time.value == "PRESENT_REF" and (
                not context.words.text.startswith("heutig", time.start)):
            continue
        if not _belongs(context, trigger, context.words.token_at(time.start)):
            continue
        distance = abs(i - trigger.token) + 100 * (not trigger.noun and _after(context, trigger, context.words.token_at(time.start)))
        if best is None or distance < best[0]:
            best = (distance, number)
    return best[1] if best else None


def _belongs(context, trigger, i: int) -> bool:
    """Whether a time in the clause can be the trigger's: not another noun's, nor another verb's of the same bracket."""
    words = context.words
    tokens = words.tokens
    if trigger.participle and words.phrase_of[i] != words.phrase_of[trigger.token]:
        return False  # "das am Montag abgestürzte Flugzeug"
    if i > trigger.last:
        return False  # "entführt und dann im Oktober verurteilt"
    if trigger.noun and any(tokens[k].lemma == tokens[trigger.token].lemma for k in range(trigger.token + 1, i)):
        return False  # "Das Treffen folgt auf das Treffen im September"
    if tokens[i - 1].form.lower() == "seit" and _foremost_since(words, i - 1):
        return False  # "der erste Besuch seit zehn Jahren"
    number = words.phrase_of[i]
    if number >= 0:
        phrase = words.phrases[number]
        if phrase.first < i and tokens[i].tag == "CARD" and tokens[i - 1].tag == "NN" and i - 1 != trigger.token and not context.is_time(i - 1) and (
                not noun_frames(tokens[i - 1].lemma, tokens[i - 1].form)):
            return False  # "den Haushalt 2007"
        if not phrase.first <= trigger.token < phrase.last and any(tokens[k].tag in ("APPR", "APPRART") for k in range(phrase.first, i)) and (
                i < phrase.head and not context.is_time(phrase.head)):
            return False  # "das am Montag abgestürzte Flugzeug"
        start = phrase.first if phrase.preposition is None else phrase.preposition
        if tokens[start].form.lower() in ("vom", "von") and tokens[start - 1].tag in ("NN", "NE") and start > 0 and (
                words.phrase_of[start - 1] >= 0 and not _holds(words, trigger, start - 1) and not context.is_time(start - 1)):
            return False  # "den Haftbefehl vom 3. Mai", "Meldungen von Donnerstag"
    under = _under(context, trigger) if trigger.noun and trigger.light is None else ""
    if under in cues("after what has been") or under == "während" and trigger.frame.lemma in cues("goes on"):
        # "Nach dem Angriff vom Montag …", but "Nach dem Tod des Präsidenten hat die Armee am Montag …", "2023 … während des Krieges"
        inside = number >= 0 and words.phrases[number].first <= trigger.token < words.phrases[number].last
        return inside or i > trigger.token and not any(tokens[k].tag[0] == "V" for k in range(trigger.token, i))
    return True


def _foremost_since(words, i: int) -> bool:
    """Whether "seit" at token i measures a superlative in front of it: "die größte Demonstration der Bauern seit 1990"."""
    tokens = words.tokens
    for k in range(i - 1, max(i - 9, -1), -1):
        if tokens[k].tag[0] in "V$" or tokens[k].sentence != tokens[i].sentence:
            return False
        if tokens[k].tag == "ADJA" and (tokens[k].form.lower().rstrip("rnms").endswith("ste") or tokens[k].lemma.lower() in ("erst", "letzt", "einzig")):
            return True
    return False


def _holds(words, trigger, i: int) -> bool:
    """Whether the noun at token i is the trigger, or an attribute behind it."""
    return i >= trigger.token and not any(words.tokens[k].tag[0] in "V$" for k in range(trigger.token, i))


def _under(context, trigger) -> str:
    number = context.words.phrase_of[trigger.token]
    return context.preposition(context.words.phrases[number]) if number >= 0 else ""


def _after(context, trigger, token: int) -> bool:
    """Whether a time belongs to a noun after "nach" that is not the trigger itself."""
    words = context.words
    k = token
    while k > 0 and words.tokens[k - 1].sentence == words.tokens[token].sentence and token - k < 15:
        k -= 1
        if k == trigger.token:
            return False
        if words.tokens[k].tag[0] in "V$":
            return False
        p = words.phrase_of[k]
        if p >= 0 and context.preposition(words.phrases[p]) == "nach" and words.tokens[words.phrases[p].head].tag in ("NN", "NNI") \
                and not context.is_time(words.phrases[p].head) and words.tokens[words.phrases[p].head].lemma not in cues("word of"):
            return trigger.token > token
    return False


def _governing(context, clause):
    """The clause whose time holds for this one too."""
    words = context.words
    tokens = words.tokens
    if clause.coordinated is not None and clause.kind == "main":
        return words.clauses[clause.coordinated]  # "kam am Montag an und traf …"
    if clause.parent is None or clause.kind == "relative":
        return None
    if clause.kind == "infinitive" and words.clauses[clause.parent].lemma in cues("carries out"):
        return words.clauses[clause.parent]  # "versuchte am Montag, … zu töten"
    opener = tokens[clause.conjunction].form.lower() if clause.conjunction is not None else ""
    if opener in cues("shares its time"):
        return words.clauses[clause.parent]
    return None


def _from_context(context, trigger, event, found: list) -> None:
    """What points back: "damals", "gleichzeitig"; a relative clause to its event; victims to the attack told before."""
    words = context.words
    tokens = words.tokens
    clause = words.clauses[trigger.clause]
    dated = [other for other in found if other.earliest is not None]
    if clause.kind == "relative" and clause.antecedent is not None:
        same = next((o for o in dated if o.start == tokens[clause.antecedent].start), None)
        if same is not None:
            event.earliest, event.latest = same.earliest, same.latest
            return
    scope, clause_chain = [clause], clause
    while (clause_chain := _governing(context, clause_chain)) is not None and len(scope) < 4:
        scope.append(clause_chain)
    adverbs = {tokens[i].form.lower() for c in scope for i in c.tokens if tokens[i].tag in ("ADV", "ADJD", "PROAV")}
    previous = clause.sentence - 1
    if "gleichzeitig" in adverbs or "zeitgleich" in adverbs:
        for number, time in enumerate(context.times):
            if time.earliest is not None and words.sentence_at(time.start) == previous:
                event.earliest, event.latest = time.earliest, time.latest
                return
    last = next((o for o in reversed(dated) if o.modality != "planned"), None)
    if last is None:
        if "damals" in adverbs and (then := _dated_before(context, clause.sentence)) is not None:
            event.earliest, event.latest = then.earliest, then.latest
        return
    near = clause.sentence - last.sentence
    if "damals" in adverbs and near > 1 and (then := _dated_before(context, clause.sentence)) is not None:
        event.earliest, event.latest = then.earliest, then.latest
    elif "damals" in adverbs and near < 6:
        event.earliest, event.latest = last.earliest, last.latest
    elif "später" in adverbs and near < 2 and last.latest and (last.latest - last.earliest).days > 26:
        event.earliest, event.latest = last.earliest, last.latest  # later in the same month or year
    elif near <= 1 and (trigger.frame.lemma in cues("counts victims") or tokens[trigger.token].lemma in cues("counts victims")) and last.type in ("ASSAULT", None) and (
            not trigger.noun):
        event.earliest, event.latest = last.earliest, last.latest
    elif adverbs & {"dabei", "daraufhin", "anschließend"} and near <= 1 and last.type in ("ASSAULT", None):
        event.earliest, event.latest = last.earliest, last.latest


def _dated_before(context, sentence: int):
    """The last time with days in the sentence before: "Im April 2006 gab es Streit. Damals …" """
    return next((t for t in reversed(context.times) if t.earliest is not None and t.kind == "DATE" and t.value != "PRESENT_REF"
                 and context.words.sentence_at(t.start) == sentence - 1), None)
