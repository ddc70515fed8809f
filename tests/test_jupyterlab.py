"""The notebooks as analysts use them: opened in JupyterLab, in a browser, and run from top to bottom."""
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory, browser):
    """The address of a JupyterLab that serves a copy of the project, with nobody's settings."""
    folder = tmp_path_factory.mktemp("lab")
    for part in ("notebooks", "data", "shapefiles"):
        shutil.copytree(ROOT / part, folder / "project" / part, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(folder / "config"), "JUPYTER_DATA_DIR": str(folder / "data"),
                   "JUPYTER_RUNTIME_DIR": str(folder / "runtime"), "IPYTHONDIR": str(folder / "ipython"),
                   "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces")}
    news = folder / "config" / "labconfig" / "page_config.json"  # its announcements ask a server on the network
    news.parent.mkdir(parents=True)
    news.write_text('{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}')
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
               f"--IdentityProvider.token={token}", "--expose-app-in-browser", "--allow-root", f"--ServerApp.root_dir={folder / 'project'}"]
    log = (folder / "log.txt").open("wb")
    server = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment, cwd=folder / "project")
    try:
        _wait(f"http://127.0.0.1:{port}/api?token={token}", server, folder / "log.txt")
        yield f"http://127.0.0.1:{port}/lab/workspaces/{{0}}/tree/notebooks/{{0}}.ipynb?token={token}"
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()


def _wait(address, server, log):
    for _ in range(240):
        if server.poll() is not None:
            pytest.fail("JupyterLab did not start:\n" + log.read_text(errors="replace")[-2000:])
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            time.sleep(0.25)
    pytest.fail("JupyterLab did not answer within a minute")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_run_all_in_jupyterlab(lab, browser, name):
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.set_default_timeout(120_000)
    outside = []
    page.on("request", lambda request: outside.append(request.url) if re.match(r"(https?|wss?)://(?!127\.0\.0\.1)", request.url) else None)
    page.goto(lab.format(name))  # a workspace of its own, or the tabs of the test before come back
    page.wait_for_function("window.jupyterapp && window.jupyterapp.shell.currentWidget && "
                           "window.jupyterapp.shell.currentWidget.context && window.jupyterapp.shell.currentWidget.context.isReady")
    page.evaluate("async () => { await window.jupyterapp.restored; const s = window.jupyterapp.shell.currentWidget.sessionContext; await s.ready; }")
    page.wait_for_function("window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.connectionStatus === 'connected'")
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => { window.ran = true; })")
    page.wait_for_function("window.ran === true", timeout=300_000)
    cells = page.evaluate("""Array.from(window.jupyterapp.shell.currentWidget.content.model.cells).filter(c => c.type === 'code' && c.sharedModel.source.trim())
        .map(c => ({count: c.executionCount, errors: Array.from({length: c.outputs.length}, (_, i) => c.outputs.get(i)).filter(o => o.type === 'error').length}))""")
    assert cells and all(cell["count"] for cell in cells), cells
    assert sum(cell["errors"] for cell in cells) == 0
    if name == "03_where":
        _drag_the_day(page)
    assert outside == []
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.context.close()


def _drag_the_day(page):
    """The slider of notebook 03: map and list follow, as fast as it is dragged, and no kernel is asked."""
    page.evaluate("""() => { const n = window.jupyterapp.shell.currentWidget.content;
        return n.scrollToItem(n.widgets.findIndex(c => c.model.sharedModel.source.includes("maps.slider(")), "center"); }""")
    slider = page.locator(".lesart-slider input[type=range]")
    slider.wait_for(state="visible")
    assert page.locator(".lesart-days > img").is_hidden()
    slide = """day => { const r = document.querySelector('.lesart-slider input[type=range]'), t = performance.now();
        r.value = day; r.dispatchEvent(new Event('input', {bubbles: true})); r.getBoundingClientRect(); return performance.now() - t; }"""
    georgia = "document.querySelector('.lesart-slider [data-state=GEO]').dataset.status"
    listed = "document.querySelector('.lesart-slider-list').textContent"
    first = (date(1991, 1, 1) - date(1970, 1, 1)).days
    times = sorted(page.evaluate(slide, first + 65 * step) for step in range(200))
    assert times[100] < 150, times
    page.evaluate(slide, (date(2009, 8, 17) - date(1970, 1, 1)).days)
    assert page.evaluate(georgia) == "leaving" and "(CIS): 10 of fifteen" in page.evaluate(listed)
    page.evaluate(slide, (date(2009, 8, 18) - date(1970, 1, 1)).days)
    assert page.evaluate(georgia) == "former" and "(CIS): 9 of fifteen" in page.evaluate(listed)
