"""The data files: their dictionaries are up to date, and a broken one says which cell is wrong."""
from __future__ import annotations

import pytest

from lesart import datasets
from lesart.errors import LesartError

FOLDERS = sorted(folder for folder in datasets.DATA.iterdir() if any(folder.glob("*datapackage.json")))
SCHEMA = {"fields": [{"name": "id", "constraints": {"required": True, "unique": True}}, {"name": "day", "type": "date"},
                     {"name": "step", "constraints": {"enum": ["member", "former"]}}]}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_dictionary_in_the_readme_is_that_of_the_schema(folder):
    written = (folder / "README.md").read_text(encoding="utf-8")
    assert written.split(datasets.MARK)[1].strip() == datasets.dictionary(folder).strip(), "run python notebooks/lesart dictionary"


@pytest.mark.parametrize("folder, name", [(folder, name) for folder in FOLDERS for name in datasets.resources(folder)],
                         ids=lambda part: getattr(part, "name", part))
def test_every_file_passes_its_schema(folder, name):
    assert datasets.rows(folder.name, name)


def test_every_csv_file_is_described():
    for folder in FOLDERS:
        described = {resource["path"] for resource in datasets.resources(folder).values()}
        assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.csv")} <= described, folder


@pytest.mark.parametrize("content, says", [
    ("id,day\na,2025-01-01\n", "row 1: column 'step' is missing"),
    ("id,day,step\na,1.1.2025,member\n", "row 2, column 'day'.*YYYY-MM-DD"),
    ("id,day,step\na,2025-01-01,member\na,2025-01-01,former\n", "row 3, column 'id'.*row 2 already"),
    ("id,day,step\n,2025-01-01,member\n", "row 2, column 'id'.*empty"),
    ("id,day,step\na,2025-01-01,guest\n", "row 2, column 'step'.*member, former"),
    ("id,day,step\na,2025-01-01\n", "row 2: the row has too"),
    ('id,day,step\n"a,2025-01-01,member\n', "broken CSV"),
])
def test_a_broken_file_names_file_row_and_column(tmp_path, content, says):
    file = tmp_path / "memberships.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(LesartError, match=says) as error:
        datasets.read_csv(file, SCHEMA)
    assert "memberships.csv" in str(error.value)


def test_a_missing_file_and_a_wrong_encoding_are_told(tmp_path):
    with pytest.raises(LesartError, match="missing"):
        datasets.read_csv(tmp_path / "nothing.csv", SCHEMA)
    (tmp_path / "latin.csv").write_bytes("id,day,step\nä,,\n".encode("latin-1"))
    with pytest.raises(LesartError, match="UTF-8"):
        datasets.read_csv(tmp_path / "latin.csv", SCHEMA)
