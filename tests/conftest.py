"""What all tests share: nbval's options, and the folder of development corpora beside the project."""
from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure(config):
    # Here and not in `addopts`: an option of a plugin that `-p no:nbval` leaves out would be an error.
    if config.pluginmanager.hasplugin("nbval"):
        config.option.nbval = not config.option.nbval_lax
        config.option.nbval_current_env = True  # the kernelspec in a notebook may be another machine's
        config.option.nbval_cell_timeout = 120.0  # nbval waits for a dead kernel for 2,000 s otherwise
        config.option.nbval_sanitize_with = str(ROOT / "tests" / "sanitize.cfg")


def pytest_ignore_collect(collection_path, config):
    # JupyterLab's copies of notebooks, and notebooks that the tests make.
    return True if ".ipynb_checkpoints" in collection_path.parts else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the development corpora; a test that needs it skips where it is missing."""
    folder = Path(os.environ.get("LESART_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("no development corpora here (set LESART_SHARED to their folder)")
    return folder


@pytest.fixture(scope="session")
def reading():
    """The first article as it is read, its tables checked against their schemas."""
    import lesart
    return lesart.read(lesart.default_article()).validate()


_FLAGS = ("--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
          "--disable-component-update --disable-sync").split()


@pytest.fixture(scope="session")
def report(tmp_path_factory) -> Path:
    """The folder of the English report of the first article, built once for all tests."""
    from lesart.report import build
    return build(out=tmp_path_factory.mktemp("report") / "report").parent


@pytest.fixture(scope="session")
def german_report(tmp_path_factory) -> Path:
    """The same report in German; ``untranslated.txt`` beside it lists the messages without German."""
    from lesart import language
    from lesart.report import build
    folder = build(out=tmp_path_factory.mktemp("report-de") / "report", lang="de").parent
    (folder.parent / "untranslated.txt").write_text("\n".join(map(repr, sorted(language.missing))), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium; without one the tests in it skip."""
    from lesart.report.pdf import chromium
    program = chromium()
    if program is None:
        pytest.skip("no Chromium here: the pages were not opened in a browser (apt-get install chromium)")
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield opened
        opened.close()
