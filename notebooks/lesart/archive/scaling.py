"""How reading an archive scales, from figures measured once, and what more would cost."""
from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd

from ..datasets import rows
from ..figures import style
from ..figures.drawing import Drawing
from ..language import decimal, grouped, tr

_WHOLE = 0.9  # of the workers' time that a run must have had; with less, others took time from it


def measured() -> pd.DataFrame:
    """The runs of ``data/measured/archive.csv``, smallest archive and fewest workers first.

    >>> list(measured().columns[:4])
    ['day', 'machine', 'articles', 'workers']
    """
    return pd.DataFrame(rows("measured", "archive")).sort_values(["articles", "workers"]).reset_index(drop=True)


def scaling(measured: pd.DataFrame) -> Drawing:
    """Articles a second by number of workers, and memory by number of articles, as measured.

    Parameters
    ----------
    measured : DataFrame
        Rows of ``data/measured/archive.csv``.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.6, 2.8))
    colours = {1: style.ORANGE, 2: style.BLUE}
    for workers, runs in measured.groupby("workers"):
        label = tr("{n} workers", n=workers) if workers > 1 else tr("1 worker")
        for axes, column in ((left, "articles_per_second"), (right, "peak_memory_mb")):
            axes.plot(runs["articles"], runs[column], marker="o", color=colours.get(workers, style.GREEN))
            last = runs.iloc[-1]
            axes.annotate(label, (last["articles"], last[column]), xytext=(0, 7 if workers > 1 else -15), textcoords="offset points",
                          ha="center", fontsize=9, color=colours.get(workers, style.GREEN))
    sizes = sorted(measured["articles"].unique())
    for axes, column, label in ((left, "articles_per_second", tr("articles a second")), (right, "peak_memory_mb", tr("peak memory, MB"))):
        axes.set_xscale("log")
        axes.set_xticks(sizes, [grouped(size) for size in sizes])
        axes.set_xticks([], minor=True)
        axes.set_xlim(sizes[0] / 2, sizes[-1] * 2)
        axes.set_ylim(0, 1.25 * measured[column].max())
        axes.set_xlabel(tr("articles in the archive"))
        axes.set_title(label, fontsize=10, loc="left")
    speedups, quiet = speedup(measured), had(measured) >= _WHOLE
    title = tr("Two workers read {times} times as many articles a second as one", times=decimal(speedups.iloc[-1], 2)) if quiet and len(
        speedups) else tr("An article takes {n} milliseconds of a core; the machine had other work, so its articles a second are too few",
                          n=round(1000 * seconds_an_article(measured)))
    alt = tr("Two line charts: ") + "; ".join(
        tr("{articles} articles, workers {workers}: {rate} a second, {memory} MB", articles=grouped(r.articles), workers=r.workers,
           rate=decimal(r.articles_per_second), memory=round(r.peak_memory_mb)) for r in measured.itertuples()) + "."
    first = measured.iloc[0]
    return Drawing(figure, title, tr("Articles of 1,600 characters; everything included, from start to joined persons"),
                   f"python -m tests.bench_archive, {first['day']}, {first['machine']}", alt, measured)


def speedup(measured: pd.DataFrame) -> pd.Series:
    """Articles a second of two workers over those of one, by number of articles."""
    rates = measured.pivot(index="articles", columns="workers", values="articles_per_second")
    return (rates[2] / rates[1]).dropna() if {1, 2} <= set(rates.columns) else pd.Series(dtype="float64")


def had(measured: pd.DataFrame) -> float:
    """The part of its workers' time for which the processor worked on a run; the smallest of the runs that show a speed-up.

    >>> had(pd.DataFrame({"articles": [10, 10], "workers": [1, 2], "seconds": [8.0, 5.0], "cpu_seconds": [8.0, 7.5]}))
    0.75
    """
    both = measured[measured.groupby("articles")["workers"].transform("nunique") > 1]
    largest = both[both["articles"] == both["articles"].max()]
    return float((largest["cpu_seconds"] / (largest["seconds"] * largest["workers"])).min()) if len(largest) else 0.0


def growth(measured: pd.DataFrame) -> pd.DataFrame:
    """What ten times as many articles change, run against run with as many workers.

    Parameters
    ----------
    measured : DataFrame
        Rows of ``data/measured/archive.csv``.

    Returns
    -------
    DataFrame
        One row for each two sizes that follow each other: ``workers``, ``from``, ``to``, and in per cent how much the
        processor time of an article and the peak memory of the run have grown; below 0: shrunk.
    """
    found = []
    for workers, runs in measured.sort_values("articles").groupby("workers"):
        for small, large in zip(runs.itertuples(), runs.iloc[1:].itertuples()):
            time = (large.cpu_seconds / large.articles) / (small.cpu_seconds / small.articles)
            found.append((workers, small.articles, large.articles, round(100 * (time - 1)),
                          round(100 * (large.peak_memory_mb / small.peak_memory_mb - 1))))
    return pd.DataFrame(found, columns=["workers", "from", "to", "time an article, %", "peak memory, %"])


def seconds_an_article(measured: pd.DataFrame) -> float:
    """Processor seconds that an article of 1,600 characters takes, in the largest run with most workers."""
    largest = measured.sort_values(["articles", "workers"]).iloc[-1]
    return largest["cpu_seconds"] / largest["articles"]


def cost(measured: pd.DataFrame, articles_a_day: int = 1_000_000, price_an_hour: float = 0.05) -> pd.DataFrame:
    """What a stream of articles needs: processor hours a day, cores, and their price.

    Parameters
    ----------
    measured : DataFrame
        Rows of ``data/measured/archive.csv``; the processor seconds an article of the largest run count.
    articles_a_day : int
        Articles of 1,600 characters.
    price_an_hour : float
        Price of one core for an hour: put in your own.
    """
    seconds = seconds_an_article(measured)
    hours = seconds * articles_a_day / 3600
    return pd.DataFrame([(articles_a_day, round(1000 * seconds, 1), round(hours, 1), round(hours / 24, 2), round(hours * price_an_hour, 2))],
                        columns=["articles a day", "milliseconds an article", "core hours a day", "cores, day and night", "price a day"])


def most_workers(runs: pd.DataFrame) -> int:
    """How many workers one client can feed: what it prepares a second over what one worker reads."""
    fed = rows("measured", "archive_client")[-1]["articles_per_second"]
    return int(fed * seconds_an_article(runs))
