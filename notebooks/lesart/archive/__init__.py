"""From one article to an archive: the same tables for many articles, on one machine or on a cluster.

    items.py        what a source gives: an article, or why there is none
    sources.py      folders, files, JSON, Parquet → items; warc.py web archives, streams.py compression
    partitions.py   items → partitions, the same from run to run; which texts came before
    work.py         one partition → Parquet files: all that a worker does; schema.py their columns
    store.py        where they are written: aside, then renamed; manifests
    cluster.py      Dask, here or elsewhere; progress.py the bar; run.py the loop over all of it
    persons.py      one id a person over all articles; matching.py which names are the same
    questions.py    what one article cannot tell, in SQL; drawings.py its figures; scaling.py measured speed and cost
"""
from importlib import import_module

_PUBLIC = {"read_archive": "run", "Summary": "run", "default_archive": "run", "connect": "questions"}
__all__ = sorted(_PUBLIC)


def __getattr__(name):
    """Modules are loaded when first used: a worker needs neither DuckDB nor the figures."""
    if name in _PUBLIC:
        return getattr(import_module(f"lesart.archive.{_PUBLIC[name]}"), name)
    raise AttributeError(f"module 'lesart.archive' has no attribute {name!r}")
