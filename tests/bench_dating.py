"""How well an article's day is found from the inside: ``python -m tests.bench_dating [ERRORS.tsv]``.

The 700 articles of the quotation corpus where ``../shared`` holds it (``LESART_SHARED`` names another
folder) are read with their day of publication withheld.  A day counts as right on the day itself and
within one day of it, as news tells of the day before; year and month are those of the interval where
it lies within one.  Wrong years are counted against the articles that are dated at all.
"""
from __future__ import annotations

import csv
import json
import os
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("LESART_SHARED", ROOT.parent / "shared")) / "corpora/quotes-dev/train.jsonl"
sys.path.insert(0, str(ROOT / "notebooks"))


def answers(lines: list[str]) -> list[dict]:
    """One row for each article: its day, and what the dating says without knowing it."""
    from lesart.article import read_article
    from lesart.dating import infer
    from lesart.times import scan
    from lesart.words import analyse

    rows = []
    for line in lines:
        record = json.loads(line)
        article = read_article(text=record["text"])
        found, clues = infer(analyse(article), scan(article.text))
        rows.append({"doc": record["doc"], "published": date.fromisoformat(record["published"]), "best": found.best,
                     "earliest": found.earliest, "latest": found.latest, "clues": len(clues)})
    return rows


def measure(rows: list[dict]) -> dict[str, int]:
    """Counts of articles: dated to a year, a month, a day; right and wrong in each."""
    counts = dict.fromkeys(("articles", "abstained", "interval", "holds", "year", "year right", "month", "month right",
                            "day", "exact day", "within a day"), 0)
    for row in rows:
        day, best, first, last = row["published"], row["best"], row["earliest"], row["latest"]
        counts["articles"] += 1
        counts["abstained"] += first is None
        if first is None:
            continue
        counts["interval"] += 1
        counts["holds"] += first <= day <= last
        if best or first.year == last.year:
            counts["year"] += 1
            counts["year right"] += (best or first).year == day.year
        if best or (first.year, first.month) == (last.year, last.month):
            counts["month"] += 1
            counts["month right"] += ((best or first).year, (best or first).month) == (day.year, day.month)
        if best:
            counts["day"] += 1
            counts["exact day"] += best == day
            counts["within a day"] += abs((best - day).days) <= 1
    return counts


def main(errors: str | None = None) -> None:
    """Print the figures; write the articles that are dated wrongly to a file where one is named."""
    if not CORPUS.exists():
        print("The development corpus is not here: nothing measured.")
        return
    begin = time.process_time()
    rows = answers(CORPUS.read_text(encoding="utf-8").splitlines())
    seconds = time.process_time() - begin
    counts = measure(rows)
    print(f"{counts['articles']} articles, {counts['abstained']} of them not dated, {seconds:.0f} s")
    print(f"{'':<28}{'articles':>9}{'right':>8}{'wrong':>8}{'wrong %':>9}")
    for what, total, right in (("interval given", "interval", "holds"), ("year given", "year", "year right"),
                               ("month given", "month", "month right"), ("day given, exact", "day", "exact day"),
                               ("day given, within a day", "day", "within a day")):
        wrong = counts[total] - counts[right]
        print(f"{what:<28}{counts[total]:>9}{counts[right]:>8}{wrong:>8}{100 * wrong / max(1, counts[total]):>9.1f}")
    if errors:
        with open(errors, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter="\t")
            writer.writeheader()
            writer.writerows(row for row in rows if row["earliest"] and not row["earliest"] <= row["published"] <= row["latest"])


if __name__ == "__main__":
    main(*sys.argv[1:2])
