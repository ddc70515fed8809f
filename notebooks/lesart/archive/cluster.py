"""Dask: a cluster of this machine's cores, or any scheduler by its address."""
from __future__ import annotations

import io
import logging
import os
import pickle
import zipfile
from contextlib import contextmanager

from ..datasets import DATA
from ..errors import LesartError
from . import work

PATIENCE = 8  # seconds until nobody answers, or no worker comes


class Tasks:
    """Runs functions of `lesart.archive.work` on a cluster."""

    def __init__(self, client) -> None:
        self.client = client
        self._call = _by_value()

    def submit(self, function: str, job: dict, priority: int = 0):
        """A future of ``work.<function>(job)``; what it depends on travels as bytes, as a scheduler has no Lesart."""
        return self.client.submit(self._call, function, pickle.dumps(job, protocol=5), pure=False, priority=priority, retries=2)

    def threads(self) -> int:
        """How many articles are read at the same time."""
        return sum(self.client.nthreads().values())


def _by_value():
    """A function that is sent with its code: one inside another cannot be looked up by its name."""
    def run(function, job):
        from importlib import import_module
        import pickle
        return getattr(import_module("lesart.archive.work"), function)(pickle.loads(job))
    return run


@contextmanager
def cluster(scheduler: str | None = None, workers: int | None = None):
    """Tasks on the cluster at an address, else on one process for each core of this machine.

    Raises
    ------
    LesartError
        Nobody answers at the address, or it has no workers.
    """
    import dask
    import distributed  # noqa: F401 (its defaults would be lost with the block below if that imported it)

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # lost workers are replaced: no news for a reader
    quiet = {"distributed.worker.profile.enabled": False, "distributed.comm.timeouts.connect": f"{PATIENCE}s",
             "distributed.logging.distributed": "critical", "distributed.admin.low-level-log-length": 100}
    with dask.config.set(quiet):
        with _elsewhere(scheduler) if scheduler else _here(workers) as client:
            yield Tasks(client)


@contextmanager
def _here(workers: int | None):
    from distributed import Client, LocalCluster

    count = workers or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))
    with LocalCluster(n_workers=count, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", protocol="tcp",
                      host="127.0.0.1", silence_logs=logging.CRITICAL) as local, Client(local) as client:
        yield client


@contextmanager
def _elsewhere(address: str):
    from distributed import Client

    try:
        client = Client(address, timeout=f"{PATIENCE}s")
    except (OSError, TimeoutError, ValueError) as error:
        why = "nobody answers" if isinstance(error, (OSError, TimeoutError)) else str(error)
        raise LesartError(f"{address}: {why}. Check the address, and that `dask scheduler` runs there: it prints its address, "
                          "tcp://…:8786.") from None
    with client:
        client.register_plugin(_shipment(), name="lesart")
        try:
            client.wait_for_workers(1, timeout=PATIENCE / 2)
        except TimeoutError:
            raise LesartError(f"{address}: the scheduler answers, but has no workers. Start some: `dask worker {address}`.") from None
        yield client


def _shipment():
    """A plugin that brings Lesart to workers that do not have this version of it; sent with its code."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parcel:
        for file in (*work.version_files(), *sorted(DATA.glob("language/*/*.po"))):
            parcel.write(file, file.relative_to(DATA.parent).as_posix())
    from distributed import WorkerPlugin

    class Shipment(WorkerPlugin):
        name = "lesart"
        idempotent = False

        def __init__(self, content, version):
            self.content, self.version = content, version

        def setup(self, worker):
            import io
            import sys
            import zipfile
            from pathlib import Path
            try:
                from lesart.archive.work import fingerprint
                if fingerprint() == self.version:
                    return
            except Exception:  # not there, or one that cannot be imported
                pass
            folder = Path(worker.local_directory, f"lesart-{self.version}")
            with zipfile.ZipFile(io.BytesIO(self.content)) as parcel:
                parcel.extractall(folder)
            for module in [name for name in sys.modules if name.split(".")[0] == "lesart"]:
                del sys.modules[module]
            sys.path.insert(0, str(folder / "notebooks"))

    return Shipment(packed.getvalue(), work.fingerprint())
