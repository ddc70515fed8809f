"""HanTa (Wartena 2019), with the same answers in a fraction of the time.

HanTa splits each word anew into morphemes: for every stretch of letters it asks every morpheme
class for its probability.  Most classes have closed lists of morphemes, so here the question is
turned round: a stretch is looked up once in an index from morphemes to classes, and only the few
open classes are asked for unknown ones.  Results are kept by word form.
"""
from __future__ import annotations

import math
from functools import lru_cache

from HanTa.HanoverTagger import EMPTY, END, START, UNKNOWN, HanoverTagger
from numpy import logaddexp

_FORMS = 200_000


@lru_cache(maxsize=1)
def tagger() -> "FastTagger":
    """The German tagger, loaded once."""
    return FastTagger("morphmodel_ger.pgz")


class FastTagger(HanoverTagger):
    """`HanoverTagger` whose word analyses are indexed and cached; the tags stay the same."""

    def __init__(self, filename):
        super().__init__(filename)
        index: dict[str, list] = {}
        for tag, morphemes in self.LP_m_t.items():
            for morpheme, lp in morphemes.items():
                index.setdefault(morpheme, []).append((tag, lp))
        self._index = {morpheme: tuple(entries) for morpheme, entries in index.items()}
        self._open = [(tag, self.Int_t + self.LP_hapax_t[tag], self.LP_len_t[tag], self.LP_s_t[tag], self.LP_m_t[tag])
                      for tag in self.LP_m_t if tag in self.LP_hapax_t and tag in self.LP_s_t]
        self._transitions = {state: dict(followers) for state, followers in self.LP_trans_nonfinal.items()}
        self._tag_cached = lru_cache(maxsize=_FORMS)(self._tag_once)
        self._analyze_cached = lru_cache(maxsize=_FORMS)(super()._analyze)
        self._forward_cached = lru_cache(maxsize=_FORMS)(self._forward)
        # LP_trans_word as (tag, log probability) pairs, without the sentence end.
        self._sentence = {state: [(c, lp) for c, lp in followers.items() if c != END]
                          for state, followers in self.LP_trans_word.items()}
        self._sentence_end = {state: followers.get(END, -math.inf) for state, followers in self.LP_trans_word.items()}

    def _entries(self, segment: str, wlen: int, strict: bool) -> list:
        """Classes that a stretch of letters can be a morpheme of, with their log probabilities."""
        entries = self._index.get(segment, ())
        mlen = len(segment)
        if strict or not (wlen < 4 or mlen > 2):
            return entries
        entries = list(entries)
        length = min(mlen, 24)
        for tag, base, lengths, suffixes, known in self._open:
            if segment in known:
                continue
            for size in (4, 3, 2, 1):
                if mlen >= size and segment[-size:] in suffixes:
                    suffix = suffixes[segment[-size:]]
                    break
            else:
                suffix = suffixes[""]
            entries.append((tag, base + lengths[length] + suffix - (4.6 if wlen == mlen else 0)))
        return entries

    def analyze_forward(self, word):
        return self._forward_cached(word)

    def _forward(self, word: str):
        wlen = len(word)
        table, _ = self._paths(word, self.strict, None)
        last: dict = {}
        for state, lp in table[wlen].items():
            for tag, lpt in self.LP_trans_final.get(state, ()):
                new, score = (state[1], tag), lp + lpt
                if score > -1e6 and score > last.get(new, -math.inf):
                    last[new] = score
        results: dict = {}
        for (_, tag), lp in last.items():
            results[-tag] = logaddexp(results[-tag], lp) if -tag in results else lp
        return sorted(results.items(), key=lambda item: item[1], reverse=True) or [(UNKNOWN, 0)]

    def _paths(self, word: str, strict: bool, reachable):
        """The table of best scores for each prefix and state, and where each came from."""
        wlen = len(word)
        table: list[dict] = [{(EMPTY, START): 0}] + [{} for _ in range(wlen)]
        back: list[dict] = [{} for _ in range(wlen + 1)]
        transitions = self._transitions
        for i in range(wlen):
            row = table[i]
            if not row:
                continue
            bound = sorted(row.values(), reverse=True)[3] - 1 if len(row) > 3 else -1e6
            active = [(state, lp, follow) for state, lp in row.items()
                      if lp >= bound and (follow := transitions.get(state))]
            if not active:
                continue
            for j in range(i + 1, wlen + 1):
                entries = self._entries(word[i:j], wlen, strict)
                if not entries:
                    continue
                target, origin = table[j], back[j]
                for state, lp, follow in active:
                    second = state[1]
                    for tag, lpm in entries:
                        lpt = follow.get(tag)
                        if lpt is None or (reachable is not None and tag not in reachable):
                            continue
                        score = lp + lpt + lpm
                        if score > -1e6:
                            new = (second, tag)
                            if new not in target or score > target[new]:
                                target[new] = score
                                origin[new] = (state, i)
        return table, back

    def analyze_viterbi(self, word, targetpos):
        wlen = len(word)
        reachable = self.reachability.get(targetpos, frozenset())
        for strict in (True, False):
            table, back = self._paths(word, strict, reachable)
            final, best = None, -math.inf
            for state, lp in table[wlen].items():
                lpt = dict(self.LP_trans_final.get(state, ())).get(targetpos)
                if lpt is not None and lp + lpt > max(best, -1e6):
                    final, best = state, lp + lpt
            if final is not None:
                break
        if final is None:
            return [(UNKNOWN, wlen), (-UNKNOWN, wlen + 1)]
        states, state, i = [(targetpos, wlen + 1)], final, wlen
        while i > 0:
            states.append((state[1], i))
            state, i = back[i][state]
        return states[::-1]

    def _tag_word(self, word, cutoff=5, casesensitive=True, conditional=False):
        return self._tag_cached(word, cutoff, casesensitive, conditional)

    def _tag_once(self, word, cutoff, casesensitive, conditional):
        return tuple(HanoverTagger._tag_word(self, word, cutoff, casesensitive, conditional))

    def _analyze(self, word, pos, taglevel=1):
        return self._analyze_cached(word, pos, taglevel)

    def tags(self, forms: list[str]) -> list[int]:
        """Tag numbers of a sentence: `tag_sent_viterbi` with its inner loop laid flat."""
        rows, backs = [], []
        previous = {(EMPTY, START): 0.0}
        for number, form in enumerate(forms):
            probabilities = dict(self._tag_cached(form, 5, number > 0, True))
            anything = not probabilities or (len(probabilities) == 1 and UNKNOWN in probabilities)
            bound = sorted(previous.values(), reverse=True)[5] - 1 if len(previous) > 5 else -1e6
            row, back = {}, {}
            for state, lp0 in previous.items():
                if lp0 < bound:
                    continue
                second = state[1]
                for tag, lpt in self._sentence[state]:
                    if anything:
                        lpw = 0
                    elif tag in probabilities:
                        lpw = probabilities[tag]
                    else:
                        continue
                    lp = lp0 + lpt + lpw
                    if lp > -1e6:
                        new = (second, tag)
                        if new not in row or lp > row[new]:
                            row[new] = lp
                            back[new] = state
            rows.append(row)
            backs.append(back)
            previous = row
        state, best = None, -math.inf
        for candidate, lp in previous.items():
            score = lp + self._sentence_end[candidate]
            if score > best:
                state, best = candidate, score
        if state is None:
            return [self.tag2int["NN"]] * len(forms)
        found = []
        for back in reversed(backs):
            found.append(state[1])
            state = back[state]
        return found[::-1]
