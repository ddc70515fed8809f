"""The notebooks as analysts use them: opened in JupyterLab, in a browser, and run from top to bottom."""
import csv
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
import zipfile
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


def run_all(lab, browser, name):
    """A notebook opened and run from top to bottom: the page, and what it asked of anybody but its own server."""
    page = browser.new_context(viewport={"width": 1400, "height": 1000}, accept_downloads=True).new_page()
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
    return page, outside


def leave(page):
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.context.close()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_run_all_in_jupyterlab(lab, browser, name):
    page, outside = run_all(lab, browser, name)
    cells = page.evaluate("""Array.from(window.jupyterapp.shell.currentWidget.content.model.cells).filter(c => c.type === 'code' && c.sharedModel.source.trim())
        .map(c => ({count: c.executionCount, errors: Array.from({length: c.outputs.length}, (_, i) => c.outputs.get(i)).filter(o => o.type === 'error').length}))""")
    assert cells and all(cell["count"] for cell in cells), cells
    assert sum(cell["errors"] for cell in cells) == 0
    if name == "03_where":
        _drag_the_day(page)
        _the_explorer_follows(page)
    assert outside == []
    leave(page)


def _drag_the_day(page):
    """The slider of notebook 03: map and list follow, and no kernel is asked."""
    page.evaluate("""() => { const n = window.jupyterapp.shell.currentWidget.content;
        return n.scrollToItem(n.widgets.findIndex(c => c.model.sharedModel.source.includes("maps.slider(")), "center"); }""")
    slider = page.locator(".lesart-slider input[type=range]")
    slider.wait_for(state="visible")
    assert page.locator(".lesart-days > img").is_hidden()
    slide = """day => { const r = document.querySelector('.lesart-slider input[type=range]'); r.value = day; r.dispatchEvent(new Event('input', {bubbles: true})); }"""
    georgia = "document.querySelector('.lesart-slider [data-state=GEO]').dataset.status"
    listed = "document.querySelector('.lesart-slider-list').textContent"
    page.evaluate(slide, (date(2009, 8, 17) - date(1970, 1, 1)).days)
    assert page.evaluate(georgia) == "leaving" and "(CIS): 10 of fifteen" in page.evaluate(listed)
    page.evaluate(slide, (date(2009, 8, 18) - date(1970, 1, 1)).days)
    assert page.evaluate(georgia) == "former" and "(CIS): 9 of fifteen" in page.evaluate(listed)


def _the_explorer_follows(page):
    """The explorer of notebook 03: what is chosen in the page is known in the kernel, and the other way."""
    page.evaluate("""() => { const n = window.jupyterapp.shell.currentWidget.content;
        return n.scrollToItem(n.widgets.findIndex(c => c.model.sharedModel.source.includes("explorer.explore(")), "center"); }""")
    figure = page.locator(".lesart-explorer").last
    actor, status = figure.locator(".fields").get_by_label("Actor"), figure.get_by_role("status")
    actor.select_option("emomali-rachmon")
    status.filter(has_text="Emomali Rahmon").wait_for()
    ask = """code => { let said = ''; const future = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({code});
        future.onIOPub = message => { if (message.header.msg_type === 'stream') said += message.content.text; };
        return future.done.then(() => said); }"""
    for _ in range(50):
        known = page.evaluate(ask, "print(explored.choice, len(explored.events))")
        if "emomali-rachmon" in known:
            break
        time.sleep(0.2)
    assert known.startswith("{'actor': 'emomali-rachmon'} ")
    assert f"{known.split()[-1]} events" in status.inner_text()
    page.evaluate(ask, "explored.choice = {'actor': 'ilham-alijew'}")
    status.filter(has_text="Ilham Aliyev").wait_for()
    assert actor.input_value() == "ilham-alijew"


TEXT = "Präsident Wladimir Putin traf am 8. Oktober 2025 in Duschanbe Emomali Rachmon. Außenminister Sergej Lawrow kritisierte <b>die Ukraine</b>."


def test_an_article_of_ones_own_is_read_corrected_and_exported(lab, browser, tmp_path):
    page, outside = run_all(lab, browser, "08_your_own_article")
    page.get_by_placeholder("Paste the text").fill(TEXT)
    page.get_by_label("Published on").fill("2025-10-09")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("status").filter(has_text="actors, 2 events").wait_for()
    page.get_by_role("tab", name="Events").click()
    table = page.get_by_role("region", name="What happens")
    assert table.get_by_role("row").count() == 3 and "traf" in table.inner_text()
    page.get_by_label("Row", exact=True).locator("visible=true").select_option(index=0)
    page.get_by_label("modality").locator("visible=true").select_option("planned")
    page.get_by_label("Why").locator("visible=true").fill("erst morgen")
    page.get_by_role("button", name="Keep the correction").click()
    page.get_by_role("status").filter(has_text="One cell is corrected").wait_for()
    assert "modality: planned, machine: past" in table.inner_text()
    page.get_by_role("tab", name="Corrections").click()
    assert "erst morgen" in page.get_by_role("region", name="What people have corrected").first.inner_text()
    page.get_by_role("tab", name="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download").click()
    waiting.value.save_as(tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as pack:
        events, kept = (list(csv.DictReader(pack.read(name).decode("utf-8-sig").splitlines())) for name in ("events.csv", "corrections.csv"))
        assert pack.read("article.txt").decode() == TEXT
    assert [row["modality"] for row in events] == ["planned", "past"] and [row["machine"] for row in kept] == ["past"]
    page.get_by_placeholder("Paste the text").fill("The president said that he would not travel to the summit of the states.")
    page.get_by_role("button", name="Read", exact=True).click()
    alert = page.locator(".lesart-said[role=alert]")
    alert.wait_for()
    assert alert.inner_text() == "text: this reads like English, not German. Lesart reads German articles only."
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload a file").click()
    chooser.value.set_files({"name": "gipfel.html", "mimeType": "text/html", "buffer": f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()})
    page.get_by_role("status").filter(has_text="gipfel.html stands in the box").wait_for()
    assert page.get_by_placeholder("Paste the text").input_value().startswith("Präsident Wladimir Putin traf")
    assert outside == []
    leave(page)
