"""Scripts and data that stand inside a page: nothing in them ends their element, nothing asks a server."""
from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path


def data(value) -> str:
    """JSON that can stand inside ``<script>``: nothing in it ends the element or opens a comment.

    >>> data({"a": "</script><!--"})
    '{"a":"\\\\u003c/script\\\\u003e\\\\u003c!--"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace(
        "\u2029", "\\u2029")


@lru_cache(maxsize=1)
def vega() -> str:
    """Vega, Vega-Lite and Vega-Embed as one classic script (0.9 MB) that holds no ``</script``.

    A module would be refused where a page is opened from a file.
    """
    import vl_convert

    # Wrapped, as the bundle's short names would be everybody's.
    script = "(function(){" + vl_convert.javascript_bundle() + "})();"
    return re.sub(r"</(?=script)", r"<\\/", script, flags=re.IGNORECASE).replace("<!--", "<\\!--")


@lru_cache(maxsize=None)
def asset(name: str) -> str:
    """A script or style sheet of this folder."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
