"""Which article, when, from which commit and with which versions: what stands at the foot of every page."""
from __future__ import annotations

import hashlib
import platform
import subprocess
from dataclasses import dataclass
from datetime import datetime, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..datasets import DATA
from ..figures.clues import told
from ..language import tr

_PACKAGES = ("pandas", "geopandas", "matplotlib", "altair", "HanTa", "simplemma", "nbconvert")


@dataclass(frozen=True)
class About:
    """What a report says of itself."""

    title: str
    file: str
    source: str | None
    published: str
    digest: str
    characters: int
    built: str
    commit: str
    versions: str


def about(reading, article: Path) -> About:
    """The facts of one report; nothing in them is a path on this machine."""
    text = reading.article.text
    return About(title=title(reading), file=article.name, source=reading.article.source, published=told(reading),
                 digest=hashlib.sha256(text.encode()).hexdigest()[:12], characters=len(text),
                 built=datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"), commit=commit(), versions=versions())


def title(reading, most: int = 140) -> str:
    """The article's title, or the beginning of its first sentence where it has none.

    >>> import lesart
    >>> title(lesart.read(text="Putin reiste nach Duschanbe. Dort traf er Rachmon."))
    'Putin reiste nach Duschanbe.'
    """
    if reading.article.title:
        return reading.article.title
    first = " ".join(reading.sentences["text"].iloc[0].split())
    return first if len(first) <= most else first[:most].rsplit(" ", 1)[0][:most] + " …"


def commit() -> str:
    """The project's commit, with a plus where files have been changed since; "unknown" outside a repository."""
    def ask(*words):
        return subprocess.run(["git", "-C", str(DATA.parent), *words], capture_output=True, text=True, timeout=20,
                              check=True, stdin=subprocess.DEVNULL).stdout.strip()
    try:
        return ask("rev-parse", "--short=12", "HEAD") + ("+" if ask("status", "--porcelain") else "")
    except (OSError, subprocess.SubprocessError):
        return tr("unknown")


def versions() -> str:
    """ "Python 3.11.2, pandas 3.1.1, …" """
    found = [f"Python {platform.python_version()}"]
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            pass
    return ", ".join(found)
