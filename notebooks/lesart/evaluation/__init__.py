"""The machine's tables against a human's: what is found, what is missing, what is false.

The conventions of the gold, and so of the comparison, are in ``data/gold/README.md``.
"""
from .compare import Comparison, compare, measures
from .gold import gold_tables, match_actors

__all__ = ["Comparison", "compare", "gold_tables", "match_actors", "measures"]
