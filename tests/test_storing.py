"""The README's pictures are those that the notebooks drew, and a failing notebook stays as it was."""
from __future__ import annotations

import nbformat
import pytest

from lesart import storing
from lesart.errors import LesartError


@pytest.mark.parametrize("picture", storing.PICTURES)
def test_the_readmes_pictures_are_the_notebooks(picture):
    stem, drawn_by = storing.PICTURES[picture]
    stored = storing.first_picture(storing.NOTEBOOKS / f"{stem}.ipynb", drawn_by)
    assert (storing.NOTEBOOKS / "pictures" / picture).read_bytes() == stored, "run python notebooks/lesart store"


def test_a_failing_notebook_is_named_and_stays_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(storing, "NOTEBOOKS", tmp_path)
    file = tmp_path / "01_broken.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")]), file)
    before = file.read_bytes()
    with pytest.raises(LesartError, match="01_broken.*\n.*|ZeroDivisionError"):
        storing.store(["01_broken"])
    assert file.read_bytes() == before and [f.name for f in tmp_path.iterdir()] == ["01_broken.ipynb"]


def test_an_unknown_notebook_is_refused():
    with pytest.raises(LesartError, match="01_article_to_tables"):
        storing.store(["99_nothing"])
