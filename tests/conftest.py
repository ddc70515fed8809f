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
