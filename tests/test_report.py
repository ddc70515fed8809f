"""The report as files: what each page holds, and what happens when something goes wrong."""
import json
import re

import nbformat
import pytest

from lesart.errors import LesartError
from lesart.report import ROOT, build
from lesart.report.charts import data
from lesart.report.page import page

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def notebook(folder, name, *cells):
    """A notebook of one H1 and code cells, as a file."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(f"# {name}?"),
                                           *(nbformat.v4.new_code_cell(source) for source in cells)])
    nbformat.write(made, folder / f"{name}.ipynb")
    return folder / f"{name}.ipynb"


def test_a_page_for_each_notebook_a_cover_and_an_index(report):
    assert {path.stem for path in report.glob("*.html")} == {*NOTEBOOKS, "index", "actors", "sources", "gallery", "lesart-report"}


def test_pages_name_article_day_commit_and_versions_and_no_place_on_this_machine(report):
    for path in report.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert '<html lang="en"' in text and "gus-gipfel-2025.txt" in text and "pandas 3." in text and "UTC" in text
        assert str(ROOT) not in text and "/tmp/" not in text, path.name


def test_pages_without_charts_are_small(report):
    for path in report.glob("*.html"):
        if path.stem == "lesart-report":
            assert path.stat().st_size < 8_000_000
            continue
        assert path.stat().st_size < (2_500_000 if "vegaEmbed=" in path.read_text(encoding="utf-8") else 1_000_000), path.name


def test_the_cover_tells_what_the_notebooks_found(report):
    cover = (report / "index.html").read_text(encoding="utf-8")
    assert cover.count("<img ") == 1 and cover.count('<ul class="headlines">') == 1 and cover.count('<ol class="days">') == 1
    said = re.search(r'<ul class="findings"><li>(.*?)<', (report / "04_leaders.html").read_text(encoding="utf-8"))[1]
    assert said in cover and "First article" not in cover  # how well the machine reads is no finding about the article


def test_the_cover_holds_the_article_as_linked_data(report):
    for name in ("index.html", "lesart-report.html"):
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', (report / name).read_text(encoding="utf-8"), re.DOTALL)
        nodes = json.loads(found[0])["@graph"]
        assert len(found) == 1 and nodes[0]["@type"] == "NewsArticle" and {"Person", "Event", "City"} <= {str(node["@type"]) for node in nodes}


def test_a_failing_notebook_is_named_with_its_cell_and_the_last_report_stays(tmp_path):
    good, bad = notebook(tmp_path, "01_good", "1 + 1"), notebook(tmp_path, "02_bad", "x = 1", "x / 0")
    index = build(out=tmp_path / "report", notebooks=[good])
    before = index.read_text(encoding="utf-8")
    with pytest.raises(LesartError, match=r"02_bad\.ipynb, cell 3 \(“x / 0”\): ZeroDivisionError"):
        build(out=tmp_path / "report", notebooks=[good, bad])
    assert index.read_text(encoding="utf-8") == before and [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_kernel_that_dies_is_told(tmp_path):
    with pytest.raises(LesartError, match="01_dies.ipynb, cell 2 .*kernel died"):
        build(out=tmp_path / "report", notebooks=[notebook(tmp_path, "01_dies", "import os; os._exit(1)")])


def test_progress_names_notebook_and_cell(tmp_path):
    told = []
    build(out=tmp_path / "report", notebooks=[notebook(tmp_path, "01_two", "1", "2")], tell=told.append)
    assert told == ["01_two 1/2", "01_two 2/2", "writing the pages"]


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(LesartError, match="holds other files"):
        build(out=tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_an_article_that_cannot_be_read_is_told_before_anything_runs(tmp_path):
    told = []
    with pytest.raises(LesartError, match="no such file"):
        build(tmp_path / "none.txt", tmp_path / "report", tell=told.append)
    assert told == []


def test_a_picture_without_alt_text_is_refused():
    cell = nbformat.v4.new_code_cell("x", outputs=[nbformat.v4.new_output("display_data", {"image/png": "AAAA"})])
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# What?"), cell])
    with pytest.raises(LesartError, match="alt text"):
        page("01_what", made)


def test_a_section_that_only_imports_is_shown_with_the_code_alone():
    cells = [nbformat.v4.new_markdown_cell("# What?"), nbformat.v4.new_markdown_cell("## Imports"), nbformat.v4.new_code_cell("import os"),
             nbformat.v4.new_markdown_cell("## Then"), nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("stream", text="<b>")])]
    made = page("01_what", nbformat.v4.new_notebook(cells=cells))
    assert made.html.count('class="only-code"') == 1 and made.contents == [("then", "Then")] and "&lt;b&gt;" in made.html


def test_data_in_a_script_cannot_end_it():
    assert "</script" not in data({"a": "</script><script>alert(1)</script>"}) and "<!--" not in data("<!--")
