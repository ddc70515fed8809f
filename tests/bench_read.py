"""How fast articles are read: ``python -m tests.bench_read``.

Characters a second of CPU time on one core: the whole of `lesart.read` after warm-up, stage by stage, against HanTa
alone without its answers kept (the yardstick that makes runs on different machines comparable), and the seconds that
a fresh process takes to its first result.  Over the development corpus where it is, else over the first article.
"""
from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

from tests.development import ROOT, documents

from lesart import reading as stages  # noqa: E402
from lesart.article import read_article  # noqa: E402


def main() -> None:
    articles = [read_article(text=d["text"], published=date.fromisoformat(d["published"])) for d in documents()]
    articles = articles or [read_article(ROOT / "data/articles/gus-gipfel-2025.txt", published="2025-10-09")] * 100
    warm, rest = articles[:len(articles) // 7], articles[len(articles) // 7:]
    for article in warm:
        stages.read_parsed(article)
    size = sum(len(article.text) for article in rest)
    spent = {name: 0.0 for name in ("analyse", "infer", "scan", "find_actors", "find_statements", "find_events")}
    originals = {name: getattr(stages, name) for name in spent}
    for name, function in originals.items():
        setattr(stages, name, _timed(name, function, spent))
    begin = time.process_time()
    for article in rest:
        stages.read_parsed(article)
    seconds = time.process_time() - begin
    for name, function in originals.items():
        setattr(stages, name, function)
    reference = hanta([article.text for article in rest[:25]])
    print(f"lesart.read       {size / seconds:>9,.0f} characters/s   ({len(rest)} articles, {size:,} characters)")
    print(f"HanTa, uncached   {reference:>9,.0f} characters/s   lesart.read is {size / seconds / reference:.1f} times as fast")
    for name, value in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:<16}{value / seconds:>6.0%}")
    print(f"first result of a fresh process: {fresh():.2f} s")


def _timed(name, function, spent):
    def run(*args, **kwargs):
        begin = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - begin
    return run


def hanta(texts: list[str]) -> float:
    """Characters a second of HanTa as it comes."""
    from HanTa.HanoverTagger import HanoverTagger
    from lesart.words.tokens import sentence_ends, spans
    tagger = HanoverTagger("morphmodel_ger.pgz")
    begin, size = time.process_time(), 0
    for text in texts:
        found, first = spans(text, 0, len(text)), 0
        size += len(text)
        for end in sentence_ends(text, found):
            tagger.tag_sent([text[a:b] for a, b in found[first:end]])
            first = end
    return size / (time.process_time() - begin)


def fresh() -> float:
    """Seconds from the start of a new process to its first table."""
    code = ("import sys; sys.path.insert(0, 'notebooks'); import lesart; "
            "print(len(lesart.read('data/articles/gus-gipfel-2025.txt', published='2025-10-09').events))")
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
