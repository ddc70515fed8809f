"""Lesart: a German news article read as data.

>>> import lesart
>>> reading = lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe.")
>>> list(reading.times["value"])
['2025-10-08']
"""
from importlib import import_module

_PUBLIC = {"read": "reading", "Reading": "reading", "default_article": "article", "read_article": "article",
           "Article": "article", "find_times": "times", "LesartError": "errors"}
__all__ = sorted(_PUBLIC)


def __getattr__(name):
    """Modules are loaded when first used, so that one stage alone starts fast."""
    if name in _PUBLIC:
        return getattr(import_module(f"lesart.{_PUBLIC[name]}"), name)
    raise AttributeError(f"module 'lesart' has no attribute {name!r}")
