"""The gallery: every figure of the report to take along, from the pages and from the one-file report."""
from __future__ import annotations

import base64
import csv
import io
import re
import xml.etree.ElementTree
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from PIL import Image

from lesart.figures import keep
from lesart.figures.show import bundle

FORMULAS = ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1"]


def figures_of(page: str) -> int:
    return len(re.findall(r'<figure class="lesart-figure[^>]* id="figure-\d+"', page))


def test_every_figure_of_the_pages_is_there_with_its_three_files(report):
    gallery = (report / "gallery.html").read_text(encoding="utf-8")
    shown = {path.stem: figures_of(path.read_text(encoding="utf-8")) for path in report.glob("0*.html")}
    assert sum(shown.values()) == gallery.count("<figcaption>") > 20
    for name, count in shown.items():
        assert count == len(re.findall(rf'href="{name}\.html#figure-\d+"', gallery)), name
    links = re.findall(r'href="(figures/[^"]+)" download', gallery)
    assert {Path(link).suffix for link in links} == {".svg", ".png", ".csv"}
    assert len(links) == 3 * gallery.count("<figcaption>")
    assert sorted(links) == sorted(f"figures/{path.name}" for path in (report / "figures").iterdir())


def test_the_files_open(report):
    for path in (report / "figures").iterdir():
        if path.suffix == ".svg":
            text = path.read_text(encoding="utf-8")
            assert xml.etree.ElementTree.fromstring(text).tag.endswith("svg") and "<script" not in text and len(text) < 1_000_000, path.name
        elif path.suffix == ".png":
            assert Image.open(path).size[0] > 500
        else:
            content = path.read_bytes()
            assert content.startswith(b"\xef\xbb\xbf"), path.name
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert len(rows) > 1 and len({len(row) for row in rows}) == 1, path.name
            assert not [cell for row in rows for cell in row if cell[:1] in ("=", "@", "+")], path.name


def test_pages_stay_light(report):
    assert (report / "gallery.html").stat().st_size < 1_000_000
    assert (report / "lesart-report.html").stat().st_size < 8_000_000


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_is_kept_from_it(cell):
    text = keep.as_csv(pd.DataFrame({cell: [cell, "Baku"], "n": [-1.5, 2]}))
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
    assert rows[0][0].startswith("'") and rows[1][0].startswith("'") and rows[1][0][1:].strip() == cell.strip()
    assert rows[2][0] == "Baku" and [row[1] for row in rows[1:]] == ["-1.5", "2.0"]


def test_missing_is_empty_and_lists_are_one_cell():
    data = pd.DataFrame({"a": [None, pd.NA, pd.NaT], "b": [("x", "y"), (), ["z"]], "day": pd.to_datetime(["2025-10-09"] * 3)})
    assert list(csv.reader(io.StringIO(keep.as_csv(data).lstrip("\ufeff"))))[1:] == [["", "x; y", "2025-10-09"], ["", "", "2025-10-09"], ["", "z", "2025-10-09"]]


def test_files_are_kept_only_while_a_report_is_built(tmp_path, monkeypatch):
    def shown():
        figure = plt.figure(figsize=(2, 1))
        return bundle(figure, title="One", alt="A figure that shows nothing at all.", rows=pd.DataFrame({"a": [1]}))[0]["image/png"]
    monkeypatch.delenv("LESART_FIGURES", raising=False)
    shown()
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("LESART_FIGURES", str(tmp_path))
    name = keep.key(base64.b64decode(shown()))
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.csv", f"{name}.svg"]


@pytest.mark.browser
def test_the_one_file_report_gives_all_three_without_a_request(report, browser, tmp_path):
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(("data:", "blob:")) else None)
    page.on("console", lambda message: said.append(message.text))
    page.goto((report / "lesart-report.html").as_uri())
    for kind in ("SVG", "PNG", "CSV"):
        with page.expect_download() as saved:
            page.locator(".gallery figure").nth(7).get_by_text(kind, exact=True).click()
        name = saved.value.suggested_filename
        saved.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes() == (report / "figures" / name).read_bytes(), name
    assert asked == [(report / "lesart-report.html").as_uri()] and said == []
    context.close()


@pytest.mark.browser
def test_without_scripts_nothing_is_offered_that_does_not_work(report, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report / "lesart-report.html").as_uri())
    assert page.locator(".gallery button:visible").count() == 0 and page.locator(".gallery a[download]:visible").count() > 20
    context.close()
