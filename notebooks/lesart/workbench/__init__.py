"""A desk for one's own article in JupyterLab: paste a text, read it, look, correct, take it along.

`Desk` is what lies on it and knows nothing of widgets; `form` lays it out in ipywidgets.
"""
from . import takeaway
from .desk import Desk
from .form import Form, form

__all__ = ["Desk", "Form", "form", "takeaway"]
