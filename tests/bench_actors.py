"""How fast actors are found: `python -m tests.bench_actors [characters]`.

Time of the process for `find_actors` alone, over the first article again and again until the text has so
many characters, as many articles and as one; tokens, clauses and phrases are made before.
"""
from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from lesart.actors import find_actors  # noqa: E402
from lesart.actors.gazetteer import Name, gazetteer, index, inflected  # noqa: E402
from lesart.article import read_article  # noqa: E402
from lesart.words import analyse  # noqa: E402

DAY = date(2025, 10, 9)


def main(characters: int = 1_000_000) -> None:
    text = (ROOT / "data/articles/gus-gipfel-2025.txt").read_text(encoding="utf-8")
    times = characters // len(text) + 1
    gazetteer()
    for name, number, content in (("articles", times, text), ("one text", 1, "\n\n".join([text] * times))):
        words = analyse(read_article(text=content, published=DAY))
        words.clauses, words.phrases
        find_actors(analyse(read_article(text="Putin traf Rachmon.")), DAY)
        start = time.process_time()
        for _ in range(number):
            find_actors(words, DAY)
        spent = time.process_time() - start
        print(f"{number * len(content):,} characters as {name}: {spent:.2f} s")
    start = time.process_time()
    index(form for i in range(50_000) for form in inflected(f"Nummer{i} Beispiel", Name(f"nummer-{i}", "person", "name")))
    print(f"100,000 aliases, with making them of 50,000 names: {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
