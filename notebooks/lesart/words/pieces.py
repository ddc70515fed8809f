"""A sentence cut at its punctuation and at "und" between two verbs, and the word that opens each piece."""
from __future__ import annotations

FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
NONFINITE = frozenset(("VVINF", "VVPP", "VVIZU", "VAINF", "VAPP", "VMINF", "VMPP"))
RELATIVE = frozenset(("PRELS", "PRELAT"))
_QUESTION = frozenset(("PWS", "PWAV", "PWAT"))
_RELATIVE_FORMS = frozenset("der die das dem den deren dessen denen welcher welche welches welchem welchen".split())
_NOMINAL = frozenset(("NN", "NE", "NNA", "NNI", "PPER", "PIS", "PDS", "FM", "XY", "CARD"))
_CUT = frozenset(",;:–—()-/")
_OPENS_TOO = frozenset("als während seit bis".split())
# Words that may stand before the one that opens a clause: "und dass", "aber wenn", "auch weil".
_BEFORE_OPENER = frozenset("und oder aber sondern denn doch auch nur jedoch sowie selbst erst vor allem bevor so zumal "
                           "gerade schon sogar außer insbesondere noch kurz".split())


def pieces(tokens, first: int, last: int) -> list[list[int]]:
    """Tokens between two marks of punctuation; quotation marks cut nothing."""
    found, piece = [], []
    for i in range(first, last):
        tag, form = tokens[i].tag, tokens[i].form
        if tag[0] == "$":
            if form in "()[]":
                cut = _verbal_bracket(tokens, i, last, first)
            else:
                cut = form in _CUT or (tag == "$." and form not in ("…", "..."))
            if cut:
                found.append(piece)
                piece = []
        else:
            piece.append(i)
    found.append(piece)
    return [piece for whole in found if whole for piece in _split(tokens, whole)]


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


def opener(tokens, piece: list[int], after_comma: bool) -> tuple[str | None, int | None]:
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
        if form in _OPENS_TOO and tag in ("APPR", "KOKOM", "ADV", "KON") and not after_noun(tokens, piece[first]) and _verb_final(tokens, piece):
            return "subordinate", piece[first]  # "Als die Frau davon erzählte, …", tagged as a preposition
        if tag in _QUESTION and after_comma:
            return "subordinate", piece[first]
        if tag in RELATIVE and after_comma and not _bracket(tokens, piece, first):
            return "relative", piece[first]
        if after_comma and first + 1 < len(piece) and tag in ("APPR", "APPO"):
            following = tokens[piece[first + 1]]
            if following.tag in RELATIVE or (following.tag in ("ART", "PDS") and following.form.lower() in _RELATIVE_FORMS
                                              and _verb_final(tokens, piece)):
                return "relative", piece[first + 1]
        if after_comma and tag in ("ART", "PDS") and form in _RELATIVE_FORMS and _verb_final(tokens, piece):
            return "relative", piece[first]
    return None, None


def _bracket(tokens, piece: list[int], first: int) -> bool:
    """ "…, die neue Verfassung werde die Rolle festlegen": an article, for the verb stands second and its infinitive last."""
    finite = next((n for n, i in enumerate(piece) if tokens[i].tag in ("VAFIN", "VMFIN")), None)
    if finite is None or finite >= len(piece) - 2 or tokens[piece[-1]].tag not in NONFINITE or tokens[piece[first]].tag != "PRELS":
        return False
    if not _second_place(tokens, piece, finite) or tokens[piece[finite - 1]].tag not in ("NN", "NE", "NNA") or finite - first < 2:
        return False
    tokens[piece[first]].tag = "ART"
    return True


def after_noun(tokens, i: int) -> bool:
    return i > 0 and tokens[i - 1].sentence == tokens[i].sentence and tokens[i - 1].tag[0] == "N"


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
