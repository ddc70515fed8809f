"""The machine's tables against a human's: what is found, what is missing, what is false.

The conventions of the gold, and so of the comparison, are in ``data/gold/README.md``.
"""
from .carry import carried
from .compare import Comparison, compare, measures
from .gold import development_scores, gold_tables, match_actors
from .mistakes import agreement, mistakes, summary, why

__all__ = ["Comparison", "agreement", "carried", "compare", "development_scores", "gold_tables", "match_actors", "measures", "mistakes", "summary",
           "why"]
