"""Links that lead somewhere on every page: passages are on the page that shows the article."""
from __future__ import annotations

import bisect
import re

_IDS = re.compile(r'<[^<>]*\sid="([^"]*)"')
_PAGE = re.compile(r'<a [^<>]*href="([\w-]+)\.html(?:#[\w-]*)?"[^<>]*>(.*?)</a>', re.DOTALL)
_PASSAGE = re.compile(r'(<a [^<>]*href=")#c(\d+)(")')


def connect(pages: list) -> None:
    """Make links to passages lead to the page that shows the article, where a page does not show it itself.

    A passage without a mark of its own is reached by the nearest mark before it.  A link to a notebook
    that the report leaves out becomes plain text.
    """
    names = {page.name for page in pages}
    for page in pages:
        page.html = _PAGE.sub(lambda found: found[0] if found[1] in names else found[2], page.html)
    anchors = {page.name: sorted(int(i[1:]) for i in _IDS.findall(page.html) if re.fullmatch(r"c\d+", i)) for page in pages}
    home = max(anchors, key=lambda name: len(anchors[name]), default=None)
    for page in pages:
        page.html = _PASSAGE.sub(lambda found: _target(found, page.name, anchors, home), page.html)


def _target(found: re.Match, name: str, anchors: dict[str, list[int]], home: str | None) -> str:
    start = int(found[2])
    if start in anchors[name]:
        return found[0]
    if not anchors[home]:
        return f"{found[1]}#top{found[3]}"
    nearest = anchors[home][max(0, bisect.bisect_right(anchors[home], start) - 1)]
    return f"{found[1]}{'' if home == name else f'{home}.html'}#c{nearest}{found[3]}"
