"""How well and how fast statements are found: ``python -m tests.bench_statements``.

Quality on the development half of the quotations corpus where ``../shared`` holds it; speed given
the words, as characters a second of CPU time.
"""
from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LESART_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora/quotes-dev/train.jsonl"
sys.path.insert(0, str(ROOT / "notebooks"))

from lesart.article import Article, _paragraphs, read_article  # noqa: E402
from lesart.statements import find_statements  # noqa: E402
from lesart.words import analyse  # noqa: E402


def read(article: Article):
    words = analyse(article)
    words.clauses, words.phrases  # computed here, so that they are not counted
    return words


def main() -> None:
    if not CORPUS.exists():
        print("the development corpus is not here: no quality measured")
        articles = [read_article(path) for path in sorted((ROOT / "data/articles").glob("*.txt"))] * 50
        speed([read(article) for article in articles])
        return
    documents = [json.loads(line) for line in CORPUS.open(encoding="utf-8")]
    everything = [read(Article(d["text"], None, None, None, tuple(_paragraphs(d["text"])))) for d in documents]
    found = speed(everything)
    sys.path.insert(0, str(SHARED / "tools"))
    from score_quotes import score
    predictions = [{"doc": d["doc"], "start": s.start, "end": s.end, "mode": s.mode, "speaker_start": s.speaker_start,
                    "speaker_end": s.speaker_end} for d, statements in zip(documents, found) for s in statements]
    order = list(range(len(documents)))
    random.Random(7).shuffle(order)
    half = len(order) // 2
    errors = []
    for name, part in (("half the rules were tuned on", order[:half]), ("the other half", order[half:]), ("all", order)):
        result, errors = score([documents[i] for i in part], predictions_of(predictions, {documents[i]["doc"] for i in part}))
        print(f"\n{name}: {result['documents']} documents, {result['gold quotes']} quotes, {result['statements']} statements")
        for row in ("sentence", "quote", "speaker"):
            print(f"{row:9s}" + "  ".join(f"{k} {v:5.1f}" for k, v in result[row].items()))
        print(f"speaker accuracy on paired quotes {result['speaker accuracy']:.1f}")
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text("\n".join(errors) + "\n", encoding="utf-8")


def predictions_of(predictions: list[dict], names: set[str]) -> list[dict]:
    return [p for p in predictions if p["doc"] in names]


def speed(everything: list) -> list:
    """Statements of each article; prints characters a second."""
    begin = time.process_time()
    found = [find_statements(words) for words in everything]
    seconds = time.process_time() - begin
    characters = sum(len(words.text) for words in everything)
    print(f"{len(everything)} articles, {characters:,} characters: {characters / seconds:,.0f} characters/s given their words")
    return found


if __name__ == "__main__":
    main()
