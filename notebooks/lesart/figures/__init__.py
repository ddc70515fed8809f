"""Figures, tables and the marked text: everything that a notebook shows, in one style."""
from .bearing import bearing
from .cite import cite
from .html import Html, table
from .show import show, show_chart
from .textview import article

__all__ = ["Html", "article", "bearing", "cite", "show", "show_chart", "table"]
