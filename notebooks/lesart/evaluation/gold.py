"""The tables of a human reader, and whom of them the machine means by which id."""
from __future__ import annotations

from collections import Counter

from .. import datasets

TABLES = ("actors", "mentions", "times", "events", "retold", "participants", "statements")


def gold_tables(article: str) -> dict[str, list[dict]]:
    """The gold of one article, by table.

    Parameters
    ----------
    article : str
        The name of its folder in ``data/gold``.

    Returns
    -------
    dict of list of dict
        Rows of actors, mentions, times, events, retold, participants, statements.

    Raises
    ------
    lesart.errors.LesartError
        There is no gold for such an article, or a cell of it breaks its schema.

    Examples
    --------
    >>> gold_tables("gus-gipfel-2025")["events"][0]["trigger"]
    'Treffen'
    """
    return {table: datasets.rows("gold", f"{article}/{table}") for table in TABLES}


def development_scores() -> "pandas.DataFrame":
    """The frozen scores over the development articles, whose texts do not come with the project.

    >>> set(development_scores()["part"]) >= {"tuned", "validation"}
    True
    """
    import pandas as pd

    return pd.DataFrame(datasets.rows("gold", "development_scores"))


def match_actors(gold: list, predicted: list) -> dict[str, str]:
    """Predicted id → gold id, one to one: by equal ids, else by the number of mentions that overlap.

    Parameters
    ----------
    gold, predicted : list of tuple
        (start, end, actor, …) of each mention.

    Examples
    --------
    >>> match_actors([(4, 11, "drei-fischer"), (20, 26, "PER")], [(4, 11, "fischer"), (20, 26, "PER")])
    {'PER': 'PER', 'fischer': 'drei-fischer'}
    """
    gold_ids, ids = {g[2] for g in gold}, {p[2] for p in predicted}
    matched = {i: i for i in sorted(gold_ids & ids)}
    shared: Counter = Counter()
    for a, b, actor, *_ in predicted:
        for c, d, other, *_ in gold:
            if a < d and c < b:
                shared[actor, other] += 1
    for (actor, other), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if actor not in matched and other not in matched.values():
            matched[actor] = other
    return matched
