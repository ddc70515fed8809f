"""Run the notebooks from fresh kernels and keep them as run, with the README's pictures."""
from __future__ import annotations

import base64
import os
import sys
from pathlib import Path

from .errors import LesartError

NOTEBOOKS = Path(__file__).resolve().parents[1]
# README's picture → notebook and the function that draws it
PICTURES = {"map.png": ("03_where", "maps.membership("), "leaders.png": ("04_leaders", "leaders.in_power(")}


def store(names: list[str] | None = None) -> list[Path]:
    """Run notebooks in place, each in a fresh kernel; a notebook that fails stays as it was.

    Parameters
    ----------
    names : list of str, optional
        File names without ending; all notebooks by default.

    Returns
    -------
    list of Path
        The notebooks stored.

    Raises
    ------
    LesartError
        A notebook fails: names it, the cell and the error.
    """
    chosen = [NOTEBOOKS / f"{name}.ipynb" for name in names] if names else sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    for file in chosen:
        print(f"{file.stem} …", file=sys.stderr, flush=True)
        _write(file, _run(file))
    for picture, (stem, drawn_by) in PICTURES.items():
        target = NOTEBOOKS / "pictures" / picture
        target.parent.mkdir(exist_ok=True)
        _aside(target, first_picture(NOTEBOOKS / f"{stem}.ipynb", drawn_by))
    return chosen


def first_picture(file: Path, drawn_by: str) -> bytes:
    """The first PNG that a notebook stores for the cells from the one whose source holds a text on."""
    import nbformat

    found = False
    for cell in nbformat.read(file, as_version=4).cells:
        found = found or drawn_by in cell.source
        for output in cell.get("outputs", []) if found else []:
            if "image/png" in output.get("data", {}):
                return base64.b64decode(output["data"]["image/png"])
    raise LesartError(f"{file.name}: no stored figure drawn by {drawn_by}…). Run the notebook and store it.")


def _run(file: Path):
    import nbclient
    import nbformat

    if not file.is_file():
        raise LesartError(f"{file}: no such notebook. The notebooks are {', '.join(f.stem for f in sorted(NOTEBOOKS.glob('[0-9]*.ipynb')))}.")
    notebook = nbformat.read(file, as_version=4)
    client = nbclient.NotebookClient(notebook, timeout=600, kernel_name="python3", record_timing=False,
                                     resources={"metadata": {"path": str(NOTEBOOKS)}})
    client.extra_arguments = ["--IPKernelApp.log_level=40"]  # errors only
    try:
        return client.execute()
    except nbclient.exceptions.CellExecutionError as error:
        raise LesartError(f"{file.name}: a cell failed; the notebook stays as it was.\n{error}") from None


def _write(file: Path, notebook) -> None:
    import nbformat

    _still(notebook)
    # The kernel adds its own version; what is stored must not depend on whose machine ran it.
    notebook.metadata = nbformat.from_dict({"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                                            "language_info": {"name": "python"}})
    _aside(file, (nbformat.writes(notebook) + "\n").encode("utf-8"))


def _still(notebook) -> None:
    """Drop the views of widgets: a widget's id is another one in each kernel, and nothing answers it once that is gone."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)


def _aside(file: Path, content: bytes) -> None:
    aside = file.with_name(f".{file.name}.part")
    aside.write_bytes(content)
    os.replace(aside, file)
