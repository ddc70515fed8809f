"""Clauses by the German verb bracket (topological fields) over STTS tags.

A sentence is cut at its punctuation.  Each piece opens a clause (by a conjunction, a relative
pronoun, "um … zu", a finite verb in second place), goes on with one whose verb is still missing, or
goes back to the clause around it once an embedded one has got its verb: "wird mit Vertretern
anderer Länder, die Teil der Sowjetunion waren, Gespräche führen".
"""
from __future__ import annotations

from . import Clause
from .antecedents import bind
from .dateline import dateline_end
from .pieces import FINITE, NONFINITE, RELATIVE, opener as opener_of, pieces as cut
from .predicate import finish
from .verbs import base


def clauses(words) -> tuple[list[Clause], list[int]]:
    """All clauses of an article, and for each token the index of its clause."""
    found: list[Clause] = []
    clause_of = [-1] * len(words.tokens)
    for sentence in words.sentences:
        here = _sentence(words.tokens, sentence, len(found), dateline_end(words, sentence))
        for clause in here:
            finish(words, clause)
            for token in clause.tokens:
                clause_of[token] = clause.i
        found += here
        bind(words, here, found)
        last = here[0].i if here else -1
        for token in range(sentence.first, sentence.last):
            if clause_of[token] < 0:
                clause_of[token] = last
            last = clause_of[token]
    return found, clause_of


def _sentence(tokens, sentence, offset: int, first: int) -> list[Clause]:
    pieces = cut(tokens, first, sentence.last)
    found = [Clause(offset, sentence.i, "fragment", list(range(sentence.first, first)))] if first > sentence.first else []
    stack: list[Clause] = []  # open clauses, innermost last

    def start(kind: str, piece: list[int], parent: Clause | None) -> Clause:
        clause = Clause(offset + len(found), sentence.i, kind, list(piece), parent=parent.i if parent else None)
        found.append(clause)
        stack.append(clause)
        return clause

    for number, piece in enumerate(pieces):
        mark = tokens[piece[0] - 1].form if piece[0] > first else ""
        after_comma = mark not in ("", ":", ".", "„", "»")
        kind, opener = opener_of(tokens, piece, after_comma or number == 0)
        if kind == "relative" and number == 0 and tokens[opener].tag not in RELATIVE:
            kind = opener = None
        has_finite = any(tokens[i].tag in FINITE for i in piece)
        if kind == "relative" and not has_finite and _zu(tokens, piece) and tokens[piece[-1]].tag in ("VVINF", "VVIZU"):
            kind = opener = None  # "die Initiative, die GUS auf eine neue Ebene zu heben": an article
        if kind == "relative" and not has_finite and tokens[piece[-1]].tag == "VVPP" and stack and _open_bracket(tokens, stack[-1]) and not any(
                tokens[i].tag in FINITE for later in pieces[number + 1:] for i in later):
            kind = opener = None  # "hat die Armee den Sohn, den Minister, zu dessen Nachfolger ernannt": the bracket closes
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
    if clause.kind == "infinitive":
        return not _zu(tokens, clause.tokens)  # "lehnte die Forderung, Beweise zu prüfen, ab"
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
    elif last.tag == "VVPP" and len(piece) > 2 and last.form.endswith("en") and not any(tokens[i].tag in FINITE for i in clause.tokens):
        # "die den Brief unterschrieben", "dass sie es begrüßen": participle and plural look alike
        irregular = base(last.lemma)
        past = clause.kind == "relative" and tokens[clause.pronoun].form.lower() in ("die", "denen", "welche") and irregular is not None and (
            last.form.endswith(irregular["preterite"] + "en"))
        if clause.kind in ("subordinate", "relative") and (last.form == last.lemma or past):
            last.tag = "VVFIN"


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
