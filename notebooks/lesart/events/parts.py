"""What a clause has for a sentence of its own: the words of its subject, its objects and what stands under prepositions."""
from __future__ import annotations

from dataclasses import dataclass, field, replace

from .described import of_phrase
from .naming import of_actor, of_head
from .phrasing import Named, joined, tidy, together
from .roles import given_arguments, passive_slot
from .subjects import plural as finite_plural
from .triggers import shared_preposition
from .wordings import governed

CASES = ("nom", "acc", "dat", "gen")
_VAGUE = frozenset("von aus in an bei nach vor durch mit".split())  # what stands under them is often somebody else's: "der Bürgermeister von Rom fordert"
_MEASURES = frozenset("Kilometer Kilometern Meter Metern Prozent Euro Dollar Kilogramm Tonnen Grad Uhr Hektar Quadratkilometer".split())


@dataclass
class Parts:
    """What a clause has for its sentence, by slot; ``subject`` is the surface's."""

    passive: bool
    slots: dict[str, Named] = field(default_factory=dict)
    arguments: dict[str, object] = field(default_factory=dict)
    own: bool = False  # whether the noun that tells the event is itself the subject: "Ein Treffen fand statt"
    failed: set[str] = field(default_factory=set)  # slots whose words cannot stand in a line by itself, or contradict the row

    def preposition(self, context, slot: str) -> str:
        """The preposition of a slot as it stands in the clause: "zur"."""
        argument = self.arguments.get(slot)
        number = argument.phrase.preposition if argument is not None else None
        first = context.words.tokens[argument.phrase.first].form if number is not None else ""
        return context.words.tokens[number].form.lower() if first and self.slots[slot].text.startswith(first) else slot

    def between(self, context) -> None:
        """ "die Beziehungen zwischen Peru und Chile": what stands between whom stays with what it is between."""
        thing = next((slot for slot in ("acc", "nom") if slot in self.slots and not self.slots[slot].actors), None)
        if thing is not None and "zwischen" in self.slots:
            self.slots[thing] = replace(self.slots[thing], text=f"{self.slots[thing].text} zwischen {self.slots.pop('zwischen').text}")


def parts(context, event, trigger, clause, roles: dict, wanted: frozenset[str], taken: set[int] = frozenset()) -> Parts:
    """Slot → words, from the clause's own phrases first, then from the row.

    Parameters
    ----------
    wanted : set of str
        Slots of the verb besides those that its frame gives a role.
    taken : set of int
        Heads of phrases that are told with the noun: "die Fahndung nach den beiden".
    """
    given, passive = given_arguments(context, trigger, roles)
    found, row = Parts(passive), {}
    for actor, role, mention in event.participants:
        row.setdefault(role, {})[actor] = context.actors.mentions[mention] if mention is not None else None
    if trigger.noun:
        _subject_itself(context, trigger, clause, given, roles, found)
    for argument in given:
        slot = argument.slot
        if slot == "dat" and "dat" in found.slots and "acc" in argument.phrase.cases and "acc" in wanted:
            slot = "acc"  # "warf der Türkei Einmischung vor"
        role = roles.get(passive_slot(slot, roles) if passive else slot)
        if trigger.noun and slot == "dat" and "gegen" in roles and clause.lemma != "androhen":
            continue  # nobody is given "reichte Klage ein"
        if slot == "nom" and role == "agent" and "agent" not in row and "attendee" in row:
            role = "attendee"  # "Putin und Alijew trafen sich"
        if passive and slot == "nom" and "acc" not in roles and "acc" in wanted:
            role = None  # "Das System wurde bewilligt": nobody's part
        if slot in found.slots or slot in found.failed or argument.head == trigger.token or argument.head in taken:
            continue
        if slot != "nom" and role is None and slot not in wanted:
            continue
        named = _filled(context, trigger, clause, argument, slot, role, row)
        if named is None:
            found.failed.add(slot)
            continue
        found.slots[slot] = named
        found.arguments[slot] = argument
    if not trigger.noun:
        _from_row(context, row, roles, found)
    elif "nom" not in found.slots and "agent" in row and roles.get("nom") == "agent" and not passive:
        _from_row(context, {"agent": row["agent"]}, {"nom": "agent"}, found)
    return found


def _subject_itself(context, trigger, clause, given: list, roles: dict, found: Parts) -> None:
    """ "Ein Treffen fand statt", "Sanktionen wurden verhängt": the noun that tells the event is what the verb is about."""
    words = context.words
    number = words.phrase_of[trigger.token]
    if number < 0 or words.phrases[number].preposition is not None:
        return
    begins = clause.lemma in ("beginnen", "starten", "enden") and any(a.head == trigger.token and a.slot == "nom" for a in given)
    if not (found.passive or begins or "nom" not in roles and "nom" in words.phrases[number].cases):
        return
    named = of_phrase(context, trigger.token, "nom", frozenset(("nom",)), alone=True)
    if named is not None:
        plural = named.plural if named.plural is not None or clause.finite is None else finite_plural(words.tokens[clause.finite])
        found.slots["nom"], found.own = Named(named.text, plural), True


def own_words(context, trigger) -> str:
    """A noun with its article and preposition as they stand: "ums Leben", "schwere Vorwürfe", "zu einem Treffen"."""
    words, tokens = context.words, context.words.tokens
    number = words.phrase_of[trigger.token]
    if number < 0:
        return tokens[trigger.token].form
    phrase = words.phrases[number]
    start = phrase.first if phrase.preposition is None else phrase.preposition
    opens = start == words.sentences[tokens[start].sentence].first and tokens[start].tag[0] != "N"
    text = tidy(" ".join([tokens[start].form.lower() if opens else tokens[start].form, *(t.form for t in tokens[start + 1:phrase.last])]))
    shared = shared_preposition(context, phrase) if phrase.preposition is None else ""
    return joined(shared, text) if shared else text  # "zu Hochwasser und Überschwemmungen"


def _filled(context, trigger, clause, argument, slot: str, role: str | None, row: dict) -> Named | None:
    """The words of one argument, or None where they say something else than the row."""
    tokens = context.words.tokens
    case = slot if slot in CASES else governed(slot)
    heads = [h for h in argument.heads if h != trigger.token]
    named = together([of_head(context, h, case, None if argument.elided else frozenset((case,)), role or "agent", clause) for h in heads], case)
    if named is None:
        return None
    everybody = {actor for members in row.values() for actor in members}
    if named.actors and role in row:
        kept = [a for a in named.actors if a in row[role]]
        if not kept:
            return None
        if len(kept) < len(set(named.actors)):
            named = together([of_actor(context, a, case, row[role][a]) for a in kept], case)
    elif named.actors and (set(named.actors) & everybody or slot != "nom" and any(context.actors.actors[a].named for a in named.actors) or (
            role is not None and slot in ("dat", "gen"))):
        return None
    elif not named.actors and not _stands_by_itself(context, trigger, clause, argument, slot, role, row):
        return None
    if named is None or slot != "nom" or len(heads) > 1 or clause.finite is None or argument.elided:
        return named
    several = finite_plural(tokens[clause.finite])
    if named.plural is None:
        return Named(named.text, several, named.actors)
    return None if several and not named.plural and not named.actors else named  # the verb tells that it is no subject


def _stands_by_itself(context, trigger, clause, argument, slot: str, role: str | None, row: dict) -> bool:
    """Whether words that mean nobody can be told: a thing in its own place, not a measure, an aside or another's place."""
    tokens = context.words.tokens
    head = tokens[argument.head]
    if argument.elided and (trigger.first > 0 or clause.kind == "infinitive") or context.is_time(argument.head) or _aside(tokens, argument.phrase.first):
        return False
    if slot in _VAGUE and role is not None or slot != "acc" and role in row:
        return False
    if head.tag == "NE" and tokens[argument.phrase.first].tag == "NE" and argument.head not in context.place_tokens:
        return False  # a name that no actor has
    if slot == "nom" and (head.form in _MEASURES or argument.head in context.place_tokens):
        return False
    return slot != "dat" or argument.phrase.cases.isdisjoint(("nom", "acc"))


def _aside(tokens, first: int) -> bool:
    """ "als kleineres Übel" says what something is, "(Stand: Montag)" interrupts """
    k = first - 1
    while k > 0 and tokens[k].form in ("„", "\"", "»"):
        k -= 1
    return k >= 0 and tokens[k].form.lower() in ("als", "wie", "(")


def _from_row(context, row: dict, roles: dict, parts: Parts) -> None:
    """Whoever takes part but stands in another clause, or was told elsewhere."""
    took = {actor for named in parts.slots.values() for actor in named.actors}
    for role, actors in row.items():
        left = [a for a in actors if a not in took]
        slot = next((s for s, r in roles.items() if r == role and s not in ("poss", "adj")), None)
        if parts.passive and slot is not None:
            slot = {"nom": "von", "acc": "nom"}.get(slot, slot if "acc" in roles or slot != "dat" else "dat")
        if not left or slot is None or slot in parts.slots:
            continue
        case = slot if slot in ("nom", "acc", "dat", "gen") else governed(slot)
        named = together([of_actor(context, a, case, actors[a]) for a in left], case)
        if named is not None:
            parts.slots[slot] = named


def turn(context, parts: Parts, clause, roles: dict) -> None:
    """The passive of a clause whose subject nobody can name: "Diese soll die Polizei unterstützen"."""
    argument, patient = parts.arguments.get("acc"), parts.slots.get("acc")
    if patient is None or not patient.actors:
        return
    if argument is not None:
        named = together([of_head(context, h, "nom", frozenset(("acc",)), roles.get("acc", "patient"), clause) for h in argument.heads])
    else:
        named = together([of_actor(context, a, "nom") for a in patient.actors])
    if named is not None and named.plural is not None:
        parts.slots = {"nom": named, **{slot: n for slot, n in parts.slots.items() if slot != "acc"}}
        parts.passive = True
