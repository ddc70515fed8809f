"""Clauses by the German verb bracket (topological fields) over STTS tags.

A sentence is cut at its punctuation.  Each piece opens a clause (by a conjunction, a relative
pronoun, "um … zu", a finite verb in second place), goes on with one whose verb is still missing, or
goes back to the clause around it once an embedded one has got its verb: "wird mit Vertretern
anderer Länder, die Teil der Sowjetunion waren, Gespräche führen".
"""
from __future__ import annotations

from . import Clause
from .verbs import takes_sein, tense_and_mood

FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
NONFINITE = frozenset(("VVINF", "VVPP", "VVIZU", "VAINF", "VAPP", "VMINF", "VMPP"))
_RELATIVE = frozenset(("PRELS", "PRELAT"))
_QUESTION = frozenset(("PWS", "PWAV", "PWAT"))
_RELATIVE_FORMS = frozenset("der die das dem den deren dessen denen welcher welche welches welchem welchen".split())
_NOMINAL = frozenset(("NN", "NE", "NNA", "NNI", "PPER", "PIS", "PDS", "FM", "XY", "CARD"))
_MONTHS = frozenset("Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember".split())
_CUT = frozenset(",;:–—()-/")
# Words that may stand before the one that opens a clause: "und dass", "aber wenn", "auch weil".
_BEFORE_OPENER = frozenset("und oder aber sondern denn doch auch nur jedoch sowie selbst erst vor allem bevor so zumal "
                           "gerade schon sogar außer insbesondere noch kurz".split())


def clauses(words) -> tuple[list[Clause], list[int]]:
    """All clauses of an article, and for each token the index of its clause."""
    found: list[Clause] = []
    clause_of = [-1] * len(words.tokens)
    for sentence in words.sentences:
        here = _sentence(words.tokens, sentence, len(found))
        for clause in here:
            _finish(words, clause)
            for token in clause.tokens:
                clause_of[token] = clause.i
        found += here
        _bind(words, here, found)
        last = here[0].i if here else -1
        for token in range(sentence.first, sentence.last):
            if clause_of[token] < 0:
                clause_of[token] = last
            last = clause_of[token]
    return found, clause_of


def _pieces(tokens, first: int, last: int) -> list[list[int]]:
    """Tokens between two marks of punctuation; quotation marks cut nothing."""
    pieces, piece = [], []
    for i in range(first, last):
        tag, form = tokens[i].tag, tokens[i].form
        if tag[0] == "$":
            if form in "()[]":
                cut = _verbal_bracket(tokens, i, last, first)
            else:
                cut = form in _CUT or (tag == "$." and form not in ("…", "..."))
            if cut:
                pieces.append(piece)
                piece = []
        else:
            piece.append(i)
    pieces.append(piece)
    return [piece for whole in pieces if whole for piece in _split(tokens, whole)]


def _verbal_bracket(tokens, i: int, last: int, first: int) -> bool:
    """Whether the bracket at token i holds a clause; "(UdSSR)" cuts nothing."""
    if tokens[i].form in "([":
        inside = range(i + 1, next((k for k in range(i + 1, min(last, i + 40)) if tokens[k].form in ")]"), i + 1))
    else:
        inside = range(next((k for k in range(i - 1, max(first - 1, i - 40), -1) if tokens[k].form in "(["), i), i)
    return any(tokens[k].tag in FINITE for k in inside)


def _split(tokens, piece: list[int]):
    """Cut a piece in which two finite verbs are joined by "und": "ist an der Macht und regiert" """
    finite = [i for i in piece if tokens[i].tag in FINITE]
    if len(finite) < 2:
        if not finite:
            zu = [i for i in piece if tokens[i].tag in ("PTKZU", "VVIZU")]
            if len(zu) > 1:  # "zu stärken und ein Auftreten zu verhindern": two infinitive clauses
                cut = _joint(tokens, piece, zu[0] + 1, zu[1])
                if cut is not None:
                    yield [i for i in piece if i < cut]
                    yield [i for i in piece if i >= cut]
                    return
        yield piece
        return
    for left, right in zip(finite, finite[1:]):
        cut = _joint(tokens, piece, left + 1, right)
        if cut is not None:
            yield [i for i in piece if i < cut]
            yield from _split(tokens, [i for i in piece if i >= cut])
            return
        # "dass er sagt wann er kommt": a conjunction without its comma
        opener = next((i for i in piece if left < i < right and tokens[i].tag in ("KOUS", "PRELS")), None)
        if opener is not None:
            yield [i for i in piece if i < opener]
            yield from _split(tokens, [i for i in piece if i >= opener])
            return
    yield piece


def _joint(tokens, piece: list[int], after: int, before: int) -> int | None:
    """The last "und", "oder" between two verbs at which a clause can begin."""
    for i in reversed(piece):
        if after <= i < before and tokens[i].tag == "KON" and tokens[i].form.lower() in (
                "und", "oder", "aber", "doch", "sondern", "denn", "sowie"):
            return i
    return None


def _opener(tokens, piece: list[int], after_comma: bool) -> tuple[str | None, int | None]:
    """(kind, token) of the word that opens a clause, or (None, None)."""
    k = 0
    while k < len(piece) - 1 and tokens[piece[k]].form.lower() in _BEFORE_OPENER and tokens[piece[k]].tag in (
            "KON", "ADV", "PTKA", "APPR", "ADJD", "PIS"):
        k += 1
    for first in {0: (0,)}.get(k, (k, 0)):
        token = tokens[piece[first]]
        tag, form = token.tag, token.form.lower()
        if tag == "KOUS":
            return "subordinate", piece[first]
        if tag == "KOUI":
            return "infinitive", piece[first]
        if tag in _QUESTION and after_comma:
            return "subordinate", piece[first]
        if tag in _RELATIVE and after_comma:
            return "relative", piece[first]
        if after_comma and first + 1 < len(piece) and tag in ("APPR", "APPO"):
            following = tokens[piece[first + 1]]
            if following.tag in _RELATIVE or (following.tag in ("ART", "PDS") and following.form.lower() in _RELATIVE_FORMS
                                              and _verb_final(tokens, piece)):
                return "relative", piece[first + 1]
        if after_comma and tag in ("ART", "PDS") and form in _RELATIVE_FORMS and _verb_final(tokens, piece):
            return "relative", piece[first]
    return None, None


def _verb_final(tokens, piece: list[int]) -> bool:
    """Whether a piece ends with its finite verb and has something in front of it."""
    finite = [n for n, i in enumerate(piece) if tokens[i].tag in FINITE]
    return bool(finite) and finite[0] == len(piece) - 1 and len(piece) > 2 and not _second_place(tokens, piece, finite[0])


def _second_place(tokens, piece: list[int], n: int) -> bool:
    """Whether the finite verb is in second place: one phrase, and only one, in front of it."""
    phrases, i = 0, 0
    while i < n:
        tag = tokens[piece[i]].tag
        if tag in ("KON", "ADV", "PTKNEG"):
            i += 1
            continue
        phrases += 1
        while i < n and tokens[piece[i]].tag not in _NOMINAL:
            i += 1
        i += 1
        while i < n and tokens[piece[i]].tag in ("NN", "NE", "NNA", "FM", "CARD"):
            i += 1
    return phrases <= 1


def _sentence(tokens, sentence, offset: int) -> list[Clause]:
    pieces = _pieces(tokens, sentence.first, sentence.last)
    found: list[Clause] = []
    stack: list[Clause] = []  # open clauses, innermost last

    def start(kind: str, piece: list[int], parent: Clause | None) -> Clause:
        clause = Clause(offset + len(found), sentence.i, kind, list(piece), parent=parent.i if parent else None)
        found.append(clause)
        stack.append(clause)
        return clause

    for number, piece in enumerate(pieces):
        mark = tokens[piece[0] - 1].form if piece[0] > sentence.first else ""
        after_comma = mark not in ("", ":", ".", "„", "»")
        kind, opener = _opener(tokens, piece, after_comma or number == 0)
        if kind == "relative" and number == 0 and tokens[opener].tag not in _RELATIVE:
            kind = opener = None
        has_finite = any(tokens[i].tag in FINITE for i in piece)
        if kind == "relative" and not has_finite and _zu(tokens, piece) and tokens[piece[-1]].tag in ("VVINF", "VVIZU"):
            kind = opener = None  # "die Initiative, die GUS auf eine neue Ebene zu heben": an article
        if mark in (":", "–", "—", ";", "(", ")") and has_finite and (not stack or _complete(tokens, stack[-1])):
            stack.clear()
        if kind == "infinitive" and has_finite and not _zu(tokens, piece):
            kind = opener = None
        joined = tokens[piece[0]].tag == "KON"
        if kind:
            _close(tokens, stack)
            parent = stack[-1] if stack else None
            clause = start(kind, piece, parent)
            if kind == "relative":
                clause.pronoun = opener
            else:
                clause.conjunction = opener
            _plural_finite(tokens, clause, piece)
            continue
        if has_finite:
            top = _waiting(tokens, stack)
            if top is not None:
                top.tokens += piece
                continue
            before = stack[-1] if stack else None
            if joined and before is not None and before.kind in ("relative", "subordinate") and _final(tokens, piece):
                # "…, die X kannten und Y wussten": the second clause has the same opener
                clause = start(before.kind, piece, found[before.parent - offset] if before.parent is not None else None)
                clause.conjunction, clause.pronoun = before.conjunction, before.pronoun
                clause.coordinated = before.i
                continue
            main = next((c for c in reversed(found) if c.kind == "main"), None)
            fronted = [c for c in found if c.kind in ("subordinate", "infinitive", "relative") and c.parent is None]
            stack.clear()
            clause = start("main", piece, None)
            for other in fronted:
                if main is None:
                    other.parent = clause.i
            if main is not None and _elided(tokens, piece):
                clause.coordinated = main.i
            continue
        if _zu(tokens, piece) and (top := _waiting(tokens, stack, infinitive=True)) is None:
            _close(tokens, stack)
            clause = start("infinitive", piece, stack[-1] if stack else None)
            if joined and len(found) > 1 and found[-2].kind == "infinitive":
                clause.parent, clause.coordinated = found[-2].parent, found[-2].i
            continue
        _continue(tokens, stack, found, piece, start)
    return found


def _waiting(tokens, stack: list[Clause], infinitive: bool = False) -> Clause | None:
    """The innermost open clause that still lacks its verb, if the next piece can bring it.

    With ``infinitive``: an infinitive clause that still lacks its "zu" and verb.
    """
    for clause in reversed(stack):
        if clause.kind == "infinitive":
            if infinitive and not _zu(tokens, clause.tokens):
                return clause
            if not _zu(tokens, clause.tokens):
                continue
            continue
        if any(tokens[i].tag in FINITE for i in clause.tokens):
            if clause.kind == "main" or infinitive:
                return None
            continue  # "Putin, der 73 wurde, regiert": back to what the relative clause interrupts
        if infinitive:
            return None
        if clause.kind == "fragment":
            clause.kind = "main"
        del stack[stack.index(clause) + 1:]
        return clause
    return None


def _close(tokens, stack: list[Clause]) -> None:
    """Leave embedded clauses that have their verb, so that what follows belongs to the one around."""
    while len(stack) > 1 and stack[-1].kind != "main" and _complete(tokens, stack[-1]) and _open_bracket(tokens, stack[-2]):
        stack.pop()


def _complete(tokens, clause: Clause) -> bool:
    if clause.kind == "infinitive":
        return _zu(tokens, clause.tokens)
    return any(tokens[i].tag in FINITE for i in clause.tokens)


def _open_bracket(tokens, clause: Clause) -> bool:
    """Whether a clause still waits for the right half of its bracket."""
    if clause.kind in ("subordinate", "relative"):
        return not any(tokens[i].tag in FINITE for i in clause.tokens)
    finite = next((i for i in clause.tokens if tokens[i].tag in FINITE), None)
    if finite is None:
        return True
    return tokens[finite].tag in ("VAFIN", "VMFIN") and not any(
        tokens[i].tag in NONFINITE for i in clause.tokens if i > finite)


def _continue(tokens, stack: list[Clause], found: list[Clause], piece: list[int], start) -> None:
    """A piece without a finite verb: the rest of a bracket, a list, an apposition."""
    verbal = any(tokens[i].tag in NONFINITE or tokens[i].tag == "PTKVZ" for i in piece)
    if verbal and stack and stack[-1].kind in ("subordinate", "relative") and not _complete(tokens, stack[-1]):
        stack[-1].tokens += piece
        _plural_finite(tokens, stack[-1], piece)
        return
    if verbal:
        for n in range(len(stack) - 1, -1, -1):
            if _open_bracket(tokens, stack[n]) or (tokens[piece[-1]].tag == "PTKVZ" and stack[n].kind == "main"):
                del stack[n + 1:]
                stack[n].tokens += piece
                return
    for n in range(len(stack) - 1, -1, -1):
        if not _complete(tokens, stack[n]):
            stack[n].tokens += piece
            _plural_finite(tokens, stack[n], piece)
            return
    if stack:
        # "…, die in Minsk leben, der Hauptstadt, …": to the clause that was written last
        while len(stack) > 1 and stack[-1].kind == "relative" and _complete(tokens, stack[-1]) \
                and _open_bracket(tokens, stack[-2]):
            stack.pop()
        stack[-1].tokens += piece
        return
    start("fragment", piece, None)


def _plural_finite(tokens, clause: Clause, piece: list[int]) -> None:
    """A finite plural looks like an infinitive: "zu dem auch die Staatschefs zusammenkommen" """
    last = tokens[piece[-1]]
    if clause.kind in ("subordinate", "relative") and last.tag in ("VVINF", "VAINF") and not _zu(tokens, piece) and not any(
            tokens[i].tag in FINITE for i in clause.tokens):
        last.tag = last.tag[:2] + "FIN"


def _zu(tokens, piece: list[int]) -> bool:
    """ "zu stärken", "zurückzuführen" """
    return any(tokens[i].tag == "VVIZU" or (tokens[i].tag == "PTKZU" and n + 1 < len(piece)) for n, i in enumerate(piece))


def _final(tokens, piece: list[int]) -> bool:
    return tokens[piece[-1]].tag in FINITE


def _elided(tokens, piece: list[int]) -> bool:
    """Whether nothing but "und", "jedoch", "dann" stands before the verb: the subject is elided."""
    for i in piece:
        tag = tokens[i].tag
        if tag in FINITE:
            return not any(tokens[j].tag == "PPER" and tokens[j].form.lower() in ("er", "sie", "es", "wir", "ich", "man")
                           for j in piece[piece.index(i) + 1:piece.index(i) + 2])
        if tag not in ("KON", "ADV", "PTKNEG", "PROAV"):
            return False
    return False


def _finish(words, clause: Clause) -> None:
    """Verb, lemma, tense, mood, voice, modal and negation of a clause, and its span."""
    tokens = words.tokens
    own = clause.tokens
    clause.start, clause.end = tokens[own[0]].start, tokens[own[-1]].end
    finite = [i for i in own if tokens[i].tag in FINITE]
    final = clause.kind in ("subordinate", "relative")
    clause.finite = (finite[-1] if final else finite[0]) if finite else None
    clause.negated = any(_negates(tokens[i]) for i in own) or (
        clause.conjunction is not None and tokens[clause.conjunction].form.lower() in ("ohne", "statt", "anstatt"))
    rest = [i for i in own if tokens[i].tag in NONFINITE and (final or clause.finite is None or i > clause.finite
                                                             or _fronted(tokens, own, i, clause.finite))]
    content = [i for i in rest if tokens[i].tag.startswith("VV")]
    if clause.finite is None and not content:
        if clause.kind != "infinitive":
            clause.kind = "fragment" if clause.kind == "main" else clause.kind
        return
    clause.verb = content[-1] if content and clause.kind != "main" else content[0] if content else clause.finite
    if len(content) > 1 and clause.kind == "main":
        clause.verb = content[-1] if tokens[content[-1]].tag == "VVPP" and tokens[content[0]].tag == "VVINF" else content[0]
    lemma = tokens[clause.verb].lemma
    if clause.verb == clause.finite:
        prefix = next((i for i in reversed(own) if tokens[i].tag == "PTKVZ" and i > clause.finite), None)
        if prefix is not None:
            lemma = tokens[prefix].form.lower() + lemma
    clause.lemma = lemma
    _tense(tokens, clause, rest)


def _fronted(tokens, own: list[int], i: int, finite: int) -> bool:
    """A participle or infinitive in front of the verb: "Erwartet wird die Verabschiedung" """
    return own.index(i) == own.index(finite) - 1


def _negates(token) -> bool:
    lemma = token.lemma.lower()
    return lemma in ("nicht", "kein", "nie", "niemals", "niemand", "nichts", "keineswegs", "keinesfalls", "nirgends",
                     "keiner", "weder") or token.form.lower().startswith(("keine", "kein"))


def _tense(tokens, clause: Clause, rest: list[int]) -> None:
    nonfinite = [tokens[i] for i in rest]
    lemmas = {token.lemma for token in nonfinite}
    participle = any(token.tag == "VVPP" for token in nonfinite)
    infinitive = any(token.tag in ("VVINF", "VAINF", "VVIZU") for token in nonfinite)
    worden = any(token.form == "worden" for token in nonfinite)
    if clause.finite is None:
        clause.mood = None
        clause.voice = "passive" if participle and "werden" in lemmas else "active"
        clause.tense = "perfect" if participle and lemmas & {"haben", "sein"} and not clause.voice == "passive" else "present"
        return
    finite = tokens[clause.finite]
    tense, clause.mood = tense_and_mood(finite.form, finite.lemma)
    if finite.tag.endswith("IMP"):
        clause.mood = "imperative"
    if clause.mood == "konjunktiv1" and any(tokens[i].form in ("ich", "Ich") for i in clause.tokens):
        clause.mood = "indicative"  # "ich habe"
    lemma = finite.lemma
    if lemma == "werden" and clause.verb != clause.finite:
        if participle and not infinitive:
            clause.voice = "passive"
            if clause.mood == "konjunktiv2" and finite.form.lower().startswith("wurde"):
                clause.mood = "indicative"
        elif participle and any(token.lemma == "werden" for token in nonfinite):
            clause.voice = "passive"
            tense = "future"
        elif infinitive:
            tense = "future" if clause.mood != "konjunktiv2" else "present"
    elif lemma in ("haben", "sein") and clause.verb != clause.finite and (participle or worden or "VAPP" in {
            t.tag for t in nonfinite}):
        if lemma == "sein" and not worden and participle and not takes_sein(clause.lemma):
            clause.voice, clause.tense = "passive", "present" if clause.mood == "konjunktiv2" else tense
            return  # "sind zusammengeschlossen", "war betroffen": a state
        if worden:
            clause.voice = "passive"
        tense = {"present": "perfect", "preterite": "pluperfect"}[tense]
        if clause.mood == "konjunktiv2":
            tense = "perfect"
    elif finite.tag == "VMFIN":
        clause.modal = lemma
        clause.voice = "passive" if participle and "werden" in lemmas else "active"
    if clause.mood == "konjunktiv2" and tense == "preterite":
        tense = "present"
    clause.tense = tense


def _bind(words, here: list[Clause], found: list[Clause]) -> None:
    """Antecedents of relative pronouns: the nearest noun in front that agrees."""
    tokens = words.tokens
    for clause in here:
        if clause.pronoun is None:
            continue
        if clause.coordinated is not None and found[clause.coordinated].antecedent is not None:
            clause.antecedent = found[clause.coordinated].antecedent
            continue
        form = tokens[clause.pronoun].form.lower()
        first = clause.tokens[0]
        own = set(clause.tokens)
        candidates = [i for i in range(first - 1, max(first - 40, words.sentences[clause.sentence].first) - 1, -1)
                      if tokens[i].tag in ("NN", "NE", "NNA", "PIS", "PPER", "PDS") and i not in own
                      and not _dates(tokens, i)]
        clause.antecedent = _antecedent(words, clause, form, candidates)


def _dates(tokens, i: int) -> bool:
    """A noun of a date is no antecedent: "das Treffen Ende September, das …" """
    return tokens[i].form in _MONTHS or (tokens[i].form in ("Ende", "Anfang", "Mitte") and i + 1 < len(tokens)
                                         and tokens[i + 1].form in _MONTHS)


def _antecedent(words, clause: Clause, form: str, candidates: list[int]) -> int | None:
    from .phrases import noun_gender, noun_number
    tokens = words.tokens
    plural_verb = clause.finite is not None and tokens[clause.finite].form.endswith("en") and tokens[clause.finite].form not in ()
    best = None
    for rank, i in enumerate(candidates[:8]):
        gender, number = noun_gender(words, i), noun_number(words, i)
        if not _agrees(form, gender, number, tokens[clause.pronoun], words, clause, plural_verb):
            continue
        if best is None:
            best = i
            break
    return best if best is not None else (candidates[0] if candidates else None)


def _agrees(form: str, gender: str | None, number: str | None, pronoun, words, clause, plural_verb: bool) -> bool:
    """Whether a relative pronoun's form can stand for a noun of this gender and number."""
    preposition = pronoun.i > clause.tokens[0] and words.tokens[pronoun.i - 1].tag == "APPR"
    if form == "der":  # masculine subject; feminine dative: "in der"
        return number != "pl" and gender in ((None, "f") if preposition else (None, "m", "f"))
    if form in ("das", "welches"):
        return number != "pl" and gender in (None, "n")
    if form in ("den", "welchen"):
        return number != "pl" and gender in (None, "m")
    if form in ("dem", "welchem"):
        return number != "pl" and gender in (None, "m", "n")
    if form == "dessen":
        return number != "pl" and gender in (None, "m", "n")
    if form == "denen":
        return number != "sg"
    if form in ("die", "deren", "welche"):
        if number == "pl":
            return True
        return gender in (None, "f") and number != "pl"
    return True
