"""Whole pages from their inner parts, and the folder that holds them; nothing of the old report is lost on the way."""
from __future__ import annotations

import base64
import hashlib
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from ..errors import LesartError
from ..figures import maps_slider, scripts as drawn
from ..language import tr

TEMPLATES = Path(__file__).with_name("templates")
MARK = '<meta name="generator" content="Lesart'  # how a folder is known to hold a report


def document(page, pages: list, about, lang: str) -> str:
    """One page as a whole HTML file that needs nothing else.

    A content security policy of its own allows the scripts of this project by their hash, pictures inside
    the page and nothing more: no request leaves it, and nothing that an article holds can run.
    """
    scripts = {"early": asset("early.js"), "script": asset("script.js"), "explorer": drawn.asset("explorer.js") if page.has_explorer else "",
               "vega": drawn.vega() if page.has_charts else ""}
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
                      for text in (*scripts.values(), maps_slider.script() if 'class="lesart-days"' in page.html else "") if text)
    place = pages.index(page)
    return template("page.html.j2").render(
        page=page, pages=pages, about=about, lang=lang, body=Markup(page.html), style=Markup(asset("style.css")), hashes=Markup(hashes),
        scripts={name: Markup(text) for name, text in scripts.items()},
        contents=[(identity, Markup(text)) for identity, text in page.contents],
        before=pages[place - 1] if place else None, after=pages[place + 1] if place + 1 < len(pages) else None)


def template(name: str) -> jinja2.Template:
    """A template of this folder; what it is given is escaped."""
    return _environment().get_template(name)


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True,
                                     lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.globals["tr"] = tr
    return environment


@lru_cache(maxsize=None)
def asset(name: str) -> str:
    """A style sheet or script of this folder."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def check_folder(out: Path) -> Path:
    """The folder, made absolute; a `LesartError` where it holds anything but an earlier report."""
    out = out.expanduser().resolve()
    if out.is_file():
        raise LesartError(f"{out}: this is a file. Give a folder for the report.")
    if out.is_dir() and any(out.iterdir()):
        index = out / "index.html"
        if not (index.is_file() and MARK in index.read_text(encoding="utf-8", errors="replace")[:20_000]):
            raise LesartError(f"{out}: the folder holds other files, which a report would replace. Give a new or empty folder.")
    return out


def publish(files: dict[str, str | bytes], out: Path) -> None:
    """Write files aside, then put the whole folder in its place; the earlier one goes last."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise LesartError(f"{out}: cannot be written ({error.strerror}). Choose another folder.") from None
    try:
        new, old = aside / "new", aside / "old"
        new.mkdir()
        for name, text in files.items():
            (new / name).parent.mkdir(exist_ok=True)
            (new / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", errors="replace"))
        if out.exists():
            os.replace(out, old)
        try:
            os.replace(new, out)
        except OSError:
            if old.exists():
                os.replace(old, out)
            raise
    except OSError as error:
        raise LesartError(f"{out}: cannot be written ({error.strerror}). The last report was left as it is.") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
