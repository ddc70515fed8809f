"""The loop over an archive: items stream into partitions, partitions to workers, their files into the folder."""
from __future__ import annotations

import os
import queue
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from ..datasets import DATA
from ..errors import LesartError
from . import store as stores
from . import work
from .cluster import Tasks, cluster
from .partitions import Partition, Seen, partitions
from .persons import identify
from .progress import Progress
from .sources import Source
from .store import Finished, Store

_ATTEMPTS = 3  # times that one partition may kill its workers before the run gives up


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did; ``seconds`` without what an earlier run had finished."""

    articles: int
    duplicates: int
    errors: int
    partitions: int
    seconds: float


def read_archive(source: str | Path, out: str | Path, *, scheduler: str | None = None, workers: int | None = None,
                 progress: bool = True) -> Summary:
    """Read all articles of a source into Parquet data sets, one for each table.

    A run that was killed goes on where it was when it is started again with the same source and folder, and
    ends with the tables of an undisturbed run.

    Parameters
    ----------
    source : str or Path
        See `lesart.archive.sources.Source`.
    out : str or Path
        Folder for the tables, or any address that fsspec can write to; the workers must reach it, too.
    scheduler : str, optional
        Address of a Dask scheduler; without it this machine's cores do the work.
    workers : int, optional
        How many processes on this machine; one for each core without it.
    progress : bool
        Whether to draw a bar on stderr.

    Raises
    ------
    LesartError
        The source is missing, the folder holds another archive's tables or cannot be written, nobody answers
        at the scheduler's address.  A faulty article is no error of the run but a row in ``errors``.
    """
    if scheduler and workers:
        raise LesartError("workers=… counts processes on this machine; with scheduler=… the cluster has its own. Give one of them.")
    if workers is not None and workers < 1:
        raise LesartError(f"workers={workers}: at least one process is needed.")
    found = Source(source)
    store = Store(_address(out))
    began = time.monotonic()
    name = _address(source)
    stores.begin(store, name)
    bar = Progress(found.total, progress)
    with cluster(scheduler, workers) as tasks:
        bar.began = time.monotonic()
        count = _Run(tasks, store, bar, shared=scheduler is None).run(partitions(found, work.fingerprint()))
    bar.show(final=True)
    stores.drop_from(store, count)
    identify(store)
    totals = {"articles": bar.articles, "duplicates": bar.duplicates, "errors": bar.errors}
    stores.finish(store, name, count, totals)
    return Summary(**totals, partitions=count, seconds=time.monotonic() - began)


def default_archive() -> str:
    """The archive that notebook 07 reads: the one named in ``LESART_ARCHIVE``, else a small one of our own.

    >>> Path(default_archive()).name
    'region-2005-2025.jsonl'
    """
    return os.environ.get("LESART_ARCHIVE") or str(DATA / "articles" / "region-2005-2025.jsonl")


def _address(path: str | Path) -> str:
    """The same name for the same place wherever the command is started."""
    return str(path) if "://" in str(path) else str(Path(path).absolute())


@dataclass
class _Run:
    tasks: Tasks
    store: Store
    bar: Progress
    shared: bool  # whether what workers write is surely seen here

    def __post_init__(self) -> None:
        self.finished = Finished(self.store)
        self.seen = Seen()
        self.done: queue.SimpleQueue = queue.SimpleQueue()
        self.running: dict = {}   # future → (what it does, partition)
        self.waiting: deque[Partition] = deque()  # in order, until their duplicates are decided
        self.known: dict[int, dict] = {}  # number → manifest of an earlier run, of partitions that wait
        self.attempts: dict[int, int] = {}

    def run(self, source) -> int:
        """All partitions; how many there are."""
        count, more = 0, True
        window = 2 * self.tasks.threads() + 2  # bounds what is in memory, however long the source
        looked = time.monotonic()
        while more or self.running:
            while more and len(self.running) < window:
                partition = next(source, None)
                more = partition is not None
                if more:
                    count += 1
                    self._begin(partition)
                self._decide()
                self.bar.show()
            if not self.running:
                continue
            try:
                self._end(self.done.get(timeout=0.5))
            except queue.Empty:
                if time.monotonic() - looked > 5:
                    window, looked = 2 * max(self.tasks.threads(), 1) + 2, time.monotonic()
                    self._check_scheduler()
            self._decide()
            self.bar.show()
        return count

    def _begin(self, partition: Partition) -> None:
        manifest = self.finished.manifest(partition)
        if manifest:
            partition.digests = manifest["digests"]
            self.known[partition.number] = manifest
        self.waiting.append(partition)
        if partition.digests is None:
            self._submit("extract", partition, {"items": partition.items}, priority=1)

    def _decide(self) -> None:
        """Ids and duplicates depend on all that came before, so they are decided in order."""
        while self.waiting and self.waiting[0].digests is not None:
            partition = self.waiting.popleft()
            self.seen.decide(partition)
            manifest = self.known.pop(partition.number, None)
            if manifest and manifest["decided"] == partition.decided:
                self.bar.add(partition.length, manifest, finished=True)
            else:
                self._read(partition)

    def _read(self, partition: Partition) -> None:
        job = {"items": partition.items, "duplicates": partition.duplicates, "digests": partition.digests, "number": partition.number,
               "key": partition.key, "decided": partition.decided, "out": self.store.address, "fingerprint": work.fingerprint()}
        self._submit("read_partition", partition, job)

    def _submit(self, function: str, partition: Partition, job: dict, priority: int = 0) -> None:
        future = self.tasks.submit(function, job, priority)
        self.running[future] = function, partition
        future.add_done_callback(self.done.put)

    def _end(self, future) -> None:
        function, partition = self.running.pop(future)
        if future.status == "finished":
            if function == "extract":
                partition.items, partition.digests = (list(column) for column in zip(*future.result()))
                return
            self._check_visible(partition)
            self.bar.add(partition.length, future.result())
        elif future.status == "error":
            self._fail(function, partition, future.exception())
        else:
            raise LesartError("the scheduler has gone away. Start it, and run the same command again: it goes on where it was.")

    def _fail(self, function: str, partition: Partition, error: Exception) -> None:
        """An article that kills its worker, or that no rule foresaw, is found by reading each one alone."""
        if isinstance(error, LesartError):
            raise error
        self.attempts[partition.number] = self.attempts.get(partition.number, 0) + 1
        if self.attempts[partition.number] > _ATTEMPTS:
            raise LesartError(f"partition {partition.number} cannot be read, though each of its articles can: {error}") from error
        alone = {i: self.tasks.submit("try_item", {"item": item, "fingerprint": work.fingerprint()})
                 for i, item in enumerate(partition.items) if item.stage is None and i not in partition.duplicates}
        for i, future in alone.items():
            reason = future.exception()
            if reason is not None:
                partition.items[i] = partition.items[i].failed("worker", _why(reason))
        if function == "extract":
            self._submit("extract", partition, {"items": partition.items}, priority=1)
        else:
            self._read(partition)

    def _check_visible(self, partition: Partition) -> None:
        if not self.shared:
            self.shared = stores.manifest(self.store, partition.number) is not None
            if not self.shared:
                raise LesartError(f"{self.store.address}: the workers wrote their tables, but they are not here. Give --out a folder "
                                  "that both see: a shared disk, or object storage (s3://…).")

    def _check_scheduler(self) -> None:
        if self.tasks.client.status != "running":
            raise LesartError("the scheduler has gone away. Start it, and run the same command again: it goes on where it was.")


def _why(reason: Exception) -> str:
    if type(reason).__name__ == "KilledWorker":
        return "reading it ended the worker again and again: out of memory, or a fault in a library. Shorten the article."
    return f"{type(reason).__name__}: {reason}"
