"""The report as PDF: its single file, printed by headless Chromium where there is one."""
from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from ..errors import LesartError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SECONDS = 180


def chromium() -> str | None:
    """The path of Chromium, Chrome or Edge: the one named in ``LESART_CHROMIUM``, else the first on the path; or None."""
    named = os.environ.get("LESART_CHROMIUM")
    return named if named else next(filter(None, map(shutil.which, _NAMES)), None)


def to_pdf(page: Path, pdf: Path) -> Path:
    """Print an HTML file; raises `LesartError` where there is no Chromium or it gives no PDF."""
    program = chromium()
    if program is None:
        raise LesartError("no Chromium or Chrome was found, which prints the PDF. Install one, or name it in LESART_CHROMIUM.")
    with tempfile.TemporaryDirectory(prefix="lesart-chromium-") as profile:
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                   "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}", "--no-pdf-header-footer",
                   "--virtual-time-budget=5000", f"--print-to-pdf={pdf}", page.resolve().as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise LesartError(f"{program}: the PDF was not printed ({type(error).__name__}). Try another browser: LESART_CHROMIUM.") from None
    if done.returncode or not pdf.is_file() or not pdf.stat().st_size:
        raise LesartError(f"{program}: the PDF was not printed (exit {done.returncode}). Try another browser: LESART_CHROMIUM.")
    return pdf
