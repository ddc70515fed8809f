"""How fast the map follows the day that is dragged: ``python -m tests.bench_slider``.

The page of notebook 03's slider in headless Chromium, 200 days from 1991 on; the reference is the same map
drawn anew by matplotlib, which is what a slider without a page of its own would wait for.
"""
from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

from lesart.figures import maps  # noqa: E402
from lesart.report.pdf import chromium  # noqa: E402

LIMIT = 150  # milliseconds from the input to the map and the list, in the middle of all steps
_SLIDE = """day => { const range = document.querySelector('.lesart-slider input[type=range]'), begun = performance.now();
    range.value = day; range.dispatchEvent(new Event('input', {bubbles: true})); range.getBoundingClientRect();
    return performance.now() - begun; }"""


def page() -> str:
    """The slider as notebook 03 shows it."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    InteractiveShell.instance()
    with capture_output() as shown:
        maps.slider("CIS", "2025-10-09").show()
    return f"<!doctype html><meta charset=utf-8>{shown.outputs[0].data['text/html']}"


def drawn_anew(days: list[str]) -> list[float]:
    """Milliseconds that matplotlib takes for the map of each day."""
    import io

    import matplotlib.pyplot as plt
    found = []
    for day in days:
        begun = time.perf_counter()
        maps.membership("CIS", day).figure.savefig(io.BytesIO(), format="png")
        found.append(1000 * (time.perf_counter() - begun))
        plt.close("all")
    return found


def main() -> int:
    """Print the middle and the slowest step; 1 where the middle is too slow."""
    if chromium() is None:
        sys.exit("no Chromium here: the slider was not dragged")
    from playwright.sync_api import sync_playwright
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "slider.html")
        file.write_text(page(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        tab.goto(file.as_uri())
        first = (date(1991, 1, 1) - date(1970, 1, 1)).days
        steps = [tab.evaluate(_SLIDE, first + 65 * step) for step in range(200)]
        browser.close()
    reference = statistics.median(drawn_anew(["1991-12-26", "1993-12-03", "2008-08-18", "2025-10-09"]))
    middle = statistics.median(steps)
    print(f"a step of the slider: {middle:.1f} ms in the middle (at most {LIMIT}), {max(steps):.1f} ms at most")
    print(f"drawn anew by matplotlib: {reference:.0f} ms, {reference / max(middle, 0.1):,.0f} times as long")
    return int(middle > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
