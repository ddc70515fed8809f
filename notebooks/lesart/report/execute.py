"""Run notebooks in fresh kernels, some side by side, and say which cell of which one fails."""
from __future__ import annotations

import asyncio
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from ..errors import LesartError

CELL_SECONDS = 900
# What the language module could not say in German, asked of each kernel once its notebook has run.
_ASK = "import sys; _l = sys.modules.get('lesart.language'); print('\\0'.join(sorted(_l.missing)) if _l else '')"


def execute(notebooks: list[Path], environment: dict[str, str], scratch: Path, tell) -> dict[str, nbformat.NotebookNode]:
    """Run notebooks; as many at a time as there are processors, four at most.

    Parameters
    ----------
    notebooks : list of Path
        What to run; the files are not changed.
    environment : dict of str
        What the kernels find in their environment besides what is there.
    scratch : Path
        A folder for IPython's own files, so that nobody's settings change what a report shows.
    tell : callable
        Gets a line for each cell that begins: ``03_where 4/9``.

    Returns
    -------
    dict
        The notebook's name without ``.ipynb`` → the notebook as run, with its outputs, in the order given.
        What has no German stands in ``metadata.lesart.untranslated``.

    Raises
    ------
    LesartError
        A cell fails, takes longer than 15 minutes, or its kernel dies; the others are stopped.
    """
    environment = {**os.environ, **environment, "IPYTHONDIR": str(scratch / "ipython"),
                   "PYTHONPATH": "", "PYDEVD_DISABLE_FILE_VALIDATION": "1", "MPLBACKEND": "agg"}
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_all(notebooks, environment, tell))
    with ThreadPoolExecutor(1) as beside:  # called from a notebook, which has a loop of its own
        return beside.submit(lambda: asyncio.run(_all(notebooks, environment, tell))).result()


async def _all(notebooks: list[Path], environment: dict[str, str], tell) -> dict[str, nbformat.NotebookNode]:
    places = asyncio.Semaphore(min(4, _processors()))

    async def one(path: Path):
        async with places:
            return await _run(path, environment, tell)

    tasks = [asyncio.create_task(one(path)) for path in notebooks]
    try:
        executed = await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)  # each shuts its kernel down
    return {path.stem: notebook for path, notebook in zip(notebooks, executed)}


async def _run(path: Path, environment: dict[str, str], tell) -> nbformat.NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":  # what is stored is not what was run
            cell.outputs, cell.execution_count = [], None
    code = [number for number, cell in enumerate(notebook.cells) if cell.cell_type == "code" and cell.source.strip()]
    client = NotebookClient(notebook, timeout=CELL_SECONDS, record_timing=True, store_widget_state=False,
                            km=AsyncKernelManager(kernel_spec_manager=_ThisPython(), kernel_name="python3"),
                            resources={"metadata": {"path": str(path.parent)}})
    client.extra_arguments = ["--HistoryManager.enabled=False", "--IPKernelApp.log_level=40"]  # errors only
    client.reset_execution_trackers()
    try:
        await client.async_start_new_kernel(cwd=str(path.parent), env=environment)
        await client.async_start_new_kernel_client()
        for count, number in enumerate(code, 1):
            tell(f"{path.stem} {count}/{len(code)}")
            await _cell(client, notebook.cells[number], number, path)
        asked = nbformat.v4.new_code_cell(_ASK)
        notebook.cells.append(asked)
        await client.async_execute_cell(asked, len(notebook.cells) - 1, store_history=False)
        notebook.cells.pop()
        said = "".join(output.get("text", "") for output in asked.outputs).strip("\n")
        notebook.metadata["lesart"] = {"untranslated": said.split("\0") if said else []}
    finally:
        await _stop(client)
    return notebook


async def _cell(client: NotebookClient, cell, number: int, path: Path) -> None:
    where = f"{path.name}, cell {number + 1} (“{cell.source.strip().splitlines()[0][:60]}”)"
    try:
        await client.async_execute_cell(cell, number)
    except CellExecutionError as error:
        raise LesartError(f"{where}: {error.ename}: {error.evalue}\nThe last good report was left as it is. "
                          f"Open the notebook in JupyterLab and run it to see more.") from None
    except (CellTimeoutError, TimeoutError):
        raise LesartError(f"{where}: did not end within {CELL_SECONDS // 60} minutes. The last good report was left as it is.") from None
    except DeadKernelError:
        raise LesartError(f"{where}: its kernel died, mostly for want of memory. The last good report was left as it is.") from None


async def _stop(client: NotebookClient) -> None:
    if client.kc is not None:
        client.kc.stop_channels()
    if client.km is not None and client.km.has_kernel:
        await client.km.shutdown_kernel(now=True)


class _ThisPython(KernelSpecManager):
    """The kernel of the Python that runs this, whatever kernels the machine has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
                          display_name="Python 3", language="python")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
