"""How well the checks find planted errors: precision and recall by kind.

    python -m tests.score_checks [FOLDER] [--list]

FOLDER holds articles (``NN-*.txt``) and ``claims.csv``: article, published, start, end, text, kind, truth.
A false claim counts as found where a check with the verdict contradicted or imprecise overlaps it.
Precision is over all verdicts "contradicted": right where they overlap a false claim.
"""
from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLANTED = ROOT / "tests" / "data" / "planted"


def score(folder: Path = PLANTED, show: bool = False) -> dict:
    """Counts by kind: false claims, found ones, true claims, supported ones; and all "contradicted" verdicts."""
    sys.path.insert(0, str(ROOT / "notebooks"))
    import lesart
    from lesart.checks import check

    claims = defaultdict(list)
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            claims[row["article"], row["published"]].append(row)
    kinds = defaultdict(Counter)
    right = wrong = 0
    for (article, published), rows in sorted(claims.items()):
        path = folder / (article if article.endswith(".txt") else f"{article}.txt")
        reading = lesart.read(text=path.read_text(encoding="utf-8"), published=published or None)
        checks = check(reading)
        for row in rows:
            start, end, kind = int(row["start"]), int(row["end"]), kinds[row["kind"]]
            over = [c for c in checks if c.start < end and start < c.end]
            false = row["truth"].lower() == "false"
            found = [c for c in over if c.verdict in ("contradicted", "imprecise")]
            kind["false" if false else "true"] += 1
            kind["found"] += bool(false and found)
            kind["supported"] += bool(not false and any(c.verdict == "supported" for c in over))
            if show and false and not found:
                print(f"missed   {article} {row['kind']}: {row['text']!r} ({row.get('expected')})")
        for c in checks:
            if c.verdict == "contradicted":
                hit = any(r["truth"].lower() == "false" and c.start < int(r["end"]) and int(r["start"]) < c.end for r in rows)
                right, wrong = right + hit, wrong + (not hit)
                if show and not hit:
                    print(f"wrong    {article} {c.rule}: {reading.article.text[c.start:c.end]!r}: {c.reason}")
    return {"kinds": {k: dict(v) for k, v in kinds.items()}, "right": right, "wrong": wrong}


def main() -> None:
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    result = score(folders[0] if folders else PLANTED, "--list" in sys.argv)
    print(f"{'kind':14}{'false':>6}{'found':>6}{'true':>6}{'supported':>10}")
    total = Counter()
    for kind, counts in sorted(result["kinds"].items()):
        total.update(counts)
        print(f"{kind:14}{counts.get('false', 0):6}{counts.get('found', 0):6}{counts.get('true', 0):6}{counts.get('supported', 0):10}")
    print(f"{'all':14}{total['false']:6}{total['found']:6}{total['true']:6}{total['supported']:10}")
    verdicts = result["right"] + result["wrong"]
    print(f"recall {total['found'] / max(1, total['false']):.2f}; precision of contradicted {result['right'] / max(1, verdicts):.2f} "
          f"({result['right']} of {verdicts})")


if __name__ == "__main__":
    main()
