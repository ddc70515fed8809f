"""Figures, tables and the marked text: everything that a notebook shows, in one style.

Each is loaded when first used, so that a table needs no matplotlib.
"""
from importlib import import_module

_PUBLIC = {"show": "show", "show_chart": "show", "table": "html", "Html": "html", "article": "textview"}
__all__ = sorted(_PUBLIC)


def __getattr__(name):
    if name in _PUBLIC:
        # A function may have its module's name: the attribute is set, so that the function wins.
        value = globals()[name] = getattr(import_module(f"lesart.figures.{_PUBLIC[name]}"), name)
        return value
    raise AttributeError(f"module 'lesart.figures' has no attribute {name!r}")
