"""Events, their participants, intervals, modality and source against the gold.

    python -m tests.score_events                   # figures by article and of both parts of the development articles
    python -m tests.score_events --errors first    # every miss and false row in its sentence
    python -m tests.score_events --errors tuned    # … of the articles that rules are tuned on
    python -m tests.score_events --write           # … and keeps them in data/gold/development_scores.csv
    python -m tests.score_events --gold-actors     # with the gold's mentions in place of the machine's

Conventions: ``data/gold/README.md``, ``tests/dev_gold/README.md``.  The development articles need the folder
of corpora (`LESART_CORPORA` or `LESART_SHARED`) and are left out without it.
"""
from __future__ import annotations

import csv
import sys
from collections import Counter
from datetime import date
from importlib.metadata import version

from tests.development import ROOT, TUNED, articles

from lesart import reading as stages  # noqa: E402
from lesart.actors import Actor, Actors, Mention  # noqa: E402
from lesart.article import read_article  # noqa: E402
from lesart.evaluation import compare, gold_tables, measures  # noqa: E402

FIRST = "gus-gipfel-2025"
ROWS = ("events", "agent and patient", "participants")
AGREE = ("interval", "modality", "source")


def main(arguments: list[str]) -> None:
    wanted = arguments[arguments.index("--errors") + 1] if "--errors" in arguments else ""
    found = {"first": ((ROOT / f"data/articles/{FIRST}.txt").read_text(encoding="utf-8"), date(2025, 10, 9), gold_tables(FIRST))}
    found |= articles()
    print(f"{'article':<12}{'events P    R    F1':<22}{'agent+patient':<20}{'participants':<22}" + "  ".join(AGREE))
    sums = {"tuned": Counter(), "validation": Counter(), "all": Counter()}
    for number, (name, (text, day, gold)) in enumerate(found.items()):
        part = "first" if number == 0 else "tuned" if number <= TUNED else "validation"
        reading = read(text, day, gold if "--gold-actors" in arguments else None)
        result = compare(reading, gold)
        counts = counts_of(result)
        counts.update({(table, k): n for table in ("actors", "mentions") for k, n in enumerate(result[table].counts)})
        _line(name, counts)
        if part in sums:
            sums[part].update(counts)
            sums["all"].update(counts)
        if wanted in (name, part, "all"):
            errors(text, reading, result)
        if number == 0:
            spoken = result["statements"]
            print(f"  statements: P R F1 {' '.join(f'{m:.2f}' for m in measures(spoken.counts))}, right of those found: "
                  + ", ".join(f"{key} {a}/{b}" for key, (a, b) in spoken.agree.items()))
    for name, counts in sums.items():
        if counts:
            _line(name, counts)
    if "--write" in arguments and sums["all"]:
        write(sums)


def write(sums: dict[str, Counter]) -> None:
    """Freeze the scores of the development articles, for readers who do not have them."""
    versions = f"Python {sys.version.split()[0]}, HanTa {version('HanTa')}"
    with (ROOT / "data/gold/development_scores.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["date", "versions", "part", "table", "right", "found", "gold"])
        for part, counts in sums.items():
            for table in ("actors", "mentions", *ROWS):
                out.writerow([date.today(), versions, part, table, *(counts[table, k] for k in range(3))])
            for column in AGREE:
                right, found = counts[column, 0], counts[column, 1]
                out.writerow([date.today(), versions, part, f"events.{column}", right, found, found])


def read(text: str, day: date, gold: dict | None = None) -> "stages.Reading":
    """A reading; with ``gold`` its actors and mentions are the gold's."""
    article = read_article(text=text, published=day)
    if gold is None:
        return stages.read_parsed(article)
    machine = stages.find_actors
    stages.find_actors = lambda words, published=None: given(words, gold, machine(words, published))
    try:
        return stages.read_parsed(article)
    finally:
        stages.find_actors = machine


def given(words, gold: dict, machine: Actors) -> Actors:
    """The gold's mentions as the actors stage would hand them on; places are the machine's."""
    kinds = {row["actor"]: row["kind"] for row in gold["actors"]}
    mentions, by_token = [], {}
    for number, row in enumerate(sorted(gold["mentions"], key=lambda r: (r["start"], r["end"]))):
        first, last = words.token_at(row["start"]), words.token_at(row["end"] - 1)
        mentions.append(Mention(row["actor"], words.tokens[first].sentence, row["start"], row["end"], row["form"], last, number))
        for token in range(first, last + 1):
            by_token.setdefault(token, []).append(mentions[-1])
    return Actors({a: Actor(a, a, kinds[a]) for a in {m.actor for m in mentions}}, mentions, machine.places, by_token)


def counts_of(result: dict) -> Counter:
    """(row, 0: right, 1: predicted, 2: gold) → number."""
    counts: Counter = Counter()
    parts = result["participants"]
    core = [sum(row["role"] in ("agent", "patient") for row in rows)
            for rows in ([g for g, _ in parts.pairs], parts.surplus, parts.missing)]
    for name, three in (("events", result["events"].counts), ("participants", parts.counts),
                        ("agent and patient", (core[0], core[0] + core[1], core[0] + core[2]))):
        counts.update({(name, k): value for k, value in enumerate(three)})
    for name in AGREE:
        counts.update({(name, k): value for k, value in enumerate(result["events"].agree[name])})
    return counts


def errors(text: str, reading, result: dict) -> None:
    """Each miss (-), false row (+) and wrong cell (~) in its sentence."""
    def sentence(start, end):
        around = reading.words.sentences[reading.words.sentence_at(start)]
        return f"{text[around.start:start]}[{text[start:end]}]{text[end:around.end]}"

    for row in result["events"].missing:
        print(f"  - {row['start']:>5} {row['type'] or '–':<9} {sentence(row['start'], row['end'])!r}")
    for row in result["events"].surplus:
        print(f"  + {row['start']:>5} {row['type'] or '–':<9} {sentence(row['start'], row['end'])!r}")
    for gold, found in result["events"].pairs:
        for name in ("modality", "source", "earliest", "latest", "place"):
            if name in gold and gold[name] != found[name]:
                print(f"  ~ {gold['start']:>5} {name}: {found[name]}, right is {gold[name]}: {sentence(gold['start'], gold['end'])!r}")
    for sign, rows in (("-", result["participants"].missing), ("+", result["participants"].surplus)):
        for row in rows:
            start = row["event_start"]
            print(f"  {sign} {start:>5} {row['role']:<9} {row['actor']:<28} of {text[start:start + 25]!r}")


def _line(name: str, counts: Counter) -> None:
    cells = ["  ".join(f"{m:.2f}" for m in measures(tuple(counts[row, k] for k in range(3)))) for row in ROWS]
    shares = [f"{counts[row, 0]}/{counts[row, 1]}={counts[row, 0] / max(counts[row, 1], 1):.2f}" for row in AGREE]
    print(f"{name:<12}{cells[0]:<22}{cells[1]:<20}{cells[2]:<22}" + "  ".join(shares))


if __name__ == "__main__":
    main(sys.argv[1:])
