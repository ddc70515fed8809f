"""Ways to split a word into HanTa's morphemes, and the most probable of them.

HanTa asks for every stretch of letters every morpheme class for its probability.  Most classes are closed lists, so
here the question is turned round: a stretch is looked up once in an index from morphemes to classes.  The few open
classes guess by ending and length; their guesses are computed once for each ending and length.  Only what cannot come
into question by HanTa's own rule (a path goes on if it is at most 1 behind the fourth best) is left out: the results
are the same.
"""
from __future__ import annotations

from functools import lru_cache

from HanTa.HanoverTagger import EMPTY, START

_LEAST = -1e6  # HanTa's lower bound of log probabilities
_WHOLE = 4.6  # HanTa's penalty for a word that is one unknown morpheme
_LONGEST = 24  # lengths beyond it are counted as this one
_CLASSES = 1_000  # more than there are


def state(first: int, second: int) -> int:
    """One number for the classes of two morphemes that follow each other; `second_of` gives the second one."""
    return first * _CLASSES + second


def second_of(state: int) -> int:
    return state % _CLASSES


class Ways(dict):
    """How a known morpheme may follow a state: (new state, log probabilities of the transition and of the morpheme)
    for each class; worked out when first asked for.
    """

    __slots__ = ("classes", "_follow")

    def __init__(self, classes: dict[int, float], follow) -> None:
        self.classes, self._follow = classes, follow

    def __missing__(self, old: int) -> tuple:
        follow = self._follow.get(old, {})
        self[old] = found = tuple((*follow[tag], lp) for tag, lp in self.classes.items() if tag in follow)
        return found


class Morphemes:
    """Probabilities of morphemes: known ones by the index, unknown ones by ending and length."""

    def __init__(self, tagger) -> None:
        self.follow: dict[int, dict[int, tuple[int, float]]] = {}  # state → {class: (new state, log probability)}
        for (first, second), followers in tagger.LP_trans_nonfinal.items():
            self.follow[state(first, second)] = {tag: (state(second, tag), lp) for tag, lp in followers}
        index: dict[str, dict[int, float]] = {}
        for tag, morphemes in tagger.LP_m_t.items():
            for morpheme, lp in morphemes.items():
                index.setdefault(morpheme, {})[tag] = lp
        self._index = {morpheme: Ways(classes, self.follow) for morpheme, classes in index.items()}
        opened = [tag for tag in tagger.LP_m_t if tag in tagger.LP_hapax_t and tag in tagger.LP_s_t]
        self._lengths = [{tag: tagger.Int_t + tagger.LP_hapax_t[tag] + tagger.LP_len_t[tag][length] for tag in opened}
                         for length in range(_LONGEST + 1)]
        self._suffixes: dict[str, list[tuple[int, float]]] = {}
        for tag in opened:
            for suffix, lp in tagger.LP_s_t[tag].items():
                self._suffixes.setdefault(suffix, []).append((tag, lp))
        self.highest = {tag: max(lengths[tag] for lengths in self._lengths) + max(tagger.LP_s_t[tag].values()) for tag in opened}
        self.known = lru_cache(maxsize=64)(self._known)  # a word is split once for its tags, then for its lemma
        self.suffix = lru_cache(maxsize=50_000)(self._suffix)
        self.guesses = lru_cache(maxsize=20_000)(self._guesses)

    def _known(self, word: str) -> tuple[list[dict[int, Ways]], list[dict[int, Ways]]]:
        """For each place in a word: where a known morpheme ends that begins here → what it may follow.

        First all of them, then those from which known morphemes lead on to the word's end.
        """
        index, size = self._index, len(word)
        everywhere = [{j: index[part] for j in range(i + 1, size + 1) if (part := word[i:j]) in index} for i in range(size)]
        leading: list[dict[int, Ways]] = [{} for _ in range(size)]
        for i in range(size - 1, -1, -1):
            leading[i] = {j: found for j, found in everywhere[i].items() if j == size or leading[j]}
        return everywhere, leading

    def _suffix(self, ending: str) -> str:
        """The longest suffix that the open classes know; `ending`: up to four last letters, without the first one."""
        return next((part for k in range(len(ending)) if (part := ending[k:]) in self._suffixes), "")

    def _guesses(self, suffix: str, length: int, whole: bool) -> dict[int, float]:
        """Log probabilities of the open classes for an unknown morpheme; impossible ones are left out."""
        lengths, penalty = self._lengths[length], _WHOLE if whole else 0
        return {tag: score for tag, lp in self._suffixes[suffix] if (score := lengths[tag] + lp - penalty) > _LEAST}


class Moves:
    """Which class of morpheme may follow which two, on the way to any tag or to one.

    Parameters
    ----------
    tagger : HanTa.HanoverTagger.HanoverTagger
        Holds the transitions.
    morphemes : Morphemes
        Probabilities of morphemes.
    target : int, optional
        The end of the word that all paths must lead to, a negative number of a tag; any where missing.
    """

    def __init__(self, tagger, morphemes: Morphemes, target: int | None = None) -> None:
        allowed = None if target is None else tagger.reachability.get(target, frozenset())
        self._morphemes = morphemes
        self._allowed = {new for follow in morphemes.follow.values() for tag, (new, _) in follow.items() if allowed is None or tag in allowed}
        self._first = lru_cache(maxsize=20_000)(self._begin_unknown)
        ends = {state(*classes) for classes, endings in tagger.LP_trans_final.items()
                if any(target is None or tag == target for tag, _ in endings)}
        # state → (the best that an unknown morpheme can add, how it can go on, how it can end the word)
        self._unknown: dict[int, tuple[float, list, list]] = {}
        for old, follow in morphemes.follow.items():
            ways = [(tag, new, move) for tag, (new, move) in follow.items() if tag in morphemes.highest and new in self._allowed]
            if ways:
                self._unknown[old] = (max(move + morphemes.highest[tag] for tag, _, move in ways), ways, [way for way in ways if way[1] in ends])

    def paths(self, word: str, strict: bool) -> tuple[list[dict[int, float]], list[dict[int, tuple[int, int]]]]:
        """For each prefix of a word the best score of each state, and where it came from (state, end of the prefix).

        Unknown morphemes are allowed unless `strict`.  What came from the beginning has no origin.
        """
        size, known = len(word), self._morphemes.known(word)[strict]
        back: list[dict] = [{} for _ in range(size + 1)]
        if strict and not known[0]:
            return [{}], back
        shortest = size + 1 if strict else 1 if size < 4 else 3  # of an unknown morpheme
        table, low = self._begin_rows(word, known, shortest)
        allowed = self._allowed
        for i in range(1, size):
            row = table[i]
            if not (row and (known[i] or i + shortest <= size)):
                continue
            bound = _fourth(row)
            active = [item for item in row.items() if item[1] >= bound]
            for j, ways in known[i].items():
                target, origin, least = table[j], back[j], low[j]
                for old, lp in active:
                    for new, move, probability in ways[old]:
                        score = lp + move + probability
                        if score >= least and new in allowed and (new not in target or score > target[new]):
                            target[new] = score
                            origin[new] = old, i
            if i + shortest <= size:
                self._go_on_unknown(active, word, i, shortest, known[i], table, back, low)
        return table, back

    def _go_on_unknown(self, active, word, i, shortest, known, table, back, low) -> None:
        """Go on from each state by a morpheme that its class does not know: to the word's end, seldom to a place before."""
        guessing = [(old, lp, *self._unknown[old]) for old, lp in active if old in self._unknown]
        if not guessing:
            return
        size = len(word)
        best = max([lp + ceiling for _, lp, ceiling, _, _ in guessing])
        for j in range(i + shortest, size + 1):
            if best < low[j]:
                continue
            guesses = self._morphemes.guesses(self._morphemes.suffix(word[max(j - 4, i + 1):j]), min(j - i, _LONGEST), False)
            target, origin, least, own = table[j], back[j], low[j], known[j].classes if j in known else ()
            for old, lp, _, ways, last in guessing:
                for tag, new, move in last if j == size else ways:
                    if tag in guesses and tag not in own:
                        score = lp + move + guesses[tag]
                        if score >= least and (new not in target or score > target[new]):
                            target[new] = score
                            origin[new] = old, i

    def _begin_rows(self, word, known, shortest):
        """The states after one morpheme for each prefix, and what a score must reach there to matter.

        The fourth best can only rise when more paths come.  The last row has no bound: each of its states counts.
        """
        size = len(word)
        table, low = [{} for _ in range(size + 1)], [_LEAST] * (size + 1)
        for j in range(shortest, size + 1):
            row, low[j] = self._first(self._morphemes.suffix(word[max(j - 4, 1):j]), min(j, _LONGEST), j == size)
            table[j] = row.copy()
        for j, ways in known[0].items():
            row = table[j]
            for new, move, lp in ways[state(EMPTY, START)]:
                if new in self._allowed:
                    row[new] = move + lp
            low[j] = _fourth(row)
        low[size] = _LEAST
        return table, low

    def _begin_unknown(self, suffix, length, whole):
        guesses = self._morphemes.guesses(suffix, length, whole)
        _, ways, _ = self._unknown.get(state(EMPTY, START), (0, (), ()))
        row = {new: move + guesses[tag] for tag, new, move in ways if tag in guesses}
        return row, _fourth(row)


def _fourth(row: dict) -> float:
    """What a state must reach to go on: HanTa keeps the best three, and all that are near the next."""
    return sorted(row.values(), reverse=True)[3] - 1 if len(row) > 3 else _LEAST
