"""What a report costs, step by step: ``python -m tests.bench_report``.

Compared with what no report can do without: the cells' own time, and as many kernels that start and
run nothing.  The rule is at most 1.5 times that sum.
"""
from __future__ import annotations

import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

import nbformat  # noqa: E402
from nbclient import NotebookClient  # noqa: E402

from lesart import report  # noqa: E402
from lesart.report import execute as runner  # noqa: E402

LIMIT = 1.5


def main() -> int:
    """Print the breakdown; 1 where the rule is broken."""
    kept: dict = {}
    run = runner.execute

    def watched(*arguments):
        begun = time.perf_counter()
        kept["notebooks"] = run(*arguments)
        kept["running"] = time.perf_counter() - begun
        return kept["notebooks"]

    runner.execute = watched
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        report.build(out=Path(folder) / "report")
        whole = time.perf_counter() - begun
    cells = {name: sum(map(_seconds, notebook.cells)) for name, notebook in kept["notebooks"].items()}
    begun = time.perf_counter()
    for _ in cells:
        NotebookClient(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("")])).execute()
    empty = time.perf_counter() - begun
    for name, seconds in cells.items():
        print(f"{name:<28} {seconds:6.1f} s in its cells")
    print(f"{'all cells':<28} {sum(cells.values()):6.1f} s\n{f'{len(cells)} empty notebooks':<28} {empty:6.1f} s")
    print(f"{'running, side by side':<28} {kept['running']:6.1f} s\n{'the rest (read, write)':<28} {whole - kept['running']:6.1f} s")
    share = whole / (empty + sum(cells.values()))
    print(f"{'the whole report':<28} {whole:6.1f} s, {share:.2f} times the sum (at most {LIMIT})")
    return int(share > LIMIT)


def _seconds(cell) -> float:
    """How long a cell ran, from the kernel's own messages."""
    times = cell.metadata.get("execution", {})
    if "iopub.status.busy" not in times or "iopub.status.idle" not in times:
        return 0.0
    busy, idle = (datetime.fromisoformat(times[f"iopub.status.{state}"].replace("Z", "+00:00")) for state in ("busy", "idle"))
    return (idle - busy).total_seconds()


if __name__ == "__main__":
    sys.exit(main())
