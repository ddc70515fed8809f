"""Figures, tables and the marked text: everything that a notebook shows, in one style."""
from .html import Html, table
from .show import show, show_chart
from .textview import article

__all__ = ["Html", "article", "show", "show_chart", "table"]
