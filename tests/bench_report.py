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
from lesart.report.pdf import chromium  # noqa: E402

LIMIT = 1.5
FIRST_VIEW = 1000  # milliseconds


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
        kept["pages"] = first_views(sorted((Path(folder) / "report").glob("*.html")))
    cells = {name: sum(map(_seconds, notebook.cells)) for name, notebook in kept["notebooks"].items()}
    begun = time.perf_counter()
    for _ in cells:
        NotebookClient(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("")])).execute()
    empty = time.perf_counter() - begun
    for name, seconds in cells.items():
        print(f"{name:<28} {seconds:6.1f} s in its cells")
    print(f"{'all cells':<28} {sum(cells.values()):6.1f} s\n{f'{len(cells)} empty notebooks':<28} {empty:6.1f} s")
    print(f"{'running, side by side':<28} {kept['running']:6.1f} s\n{'the rest (read, write)':<28} {whole - kept['running']:6.1f} s")
    _first_views(kept.get("pages", {}))
    share = whole / (empty + sum(cells.values()))
    print(f"{'the whole report':<28} {whole:6.1f} s, {share:.2f} times the sum (at most {LIMIT})")
    return int(share > LIMIT)


# Asked once it is there; the page's policy forbids to poll with a string that is evaluated.
_PAINTED = """() => new Promise(done => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(
    entry => done(entry.startTime))).observe({type: 'paint', buffered: true}))"""


def first_views(pages: list[Path], times: int = 3) -> dict[str, tuple[float, float]]:
    """Page → milliseconds to its first contentful paint in Chromium, the median of some, and its size in MB; empty without Chromium."""
    program = chromium()
    if program is None:
        return {}
    from playwright.sync_api import sync_playwright
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for path in pages:
            shown = []
            for _ in range(times):
                page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
                page.goto(path.as_uri())
                shown.append(page.evaluate(_PAINTED))
                page.context.close()
            found[path.stem] = sorted(shown)[times // 2], path.stat().st_size / 1e6
        browser.close()
    return found


def _first_views(pages: dict[str, tuple[float, float]]) -> None:
    for name, (milliseconds, size) in pages.items():
        print(f"{name:<28} {milliseconds:6.0f} ms to its first view (at most {FIRST_VIEW}), {size:.2f} MB")


def _seconds(cell) -> float:
    """How long a cell ran, from the kernel's own messages."""
    times = cell.metadata.get("execution", {})
    if "iopub.status.busy" not in times or "iopub.status.idle" not in times:
        return 0.0
    busy, idle = (datetime.fromisoformat(times[f"iopub.status.{state}"].replace("Z", "+00:00")) for state in ("busy", "idle"))
    return (idle - busy).total_seconds()


if __name__ == "__main__":
    sys.exit(main())
