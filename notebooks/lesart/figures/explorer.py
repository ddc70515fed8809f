"""One page in which time, place, actors and text are one: what is chosen in one part holds in all."""
from __future__ import annotations

import pandas as pd

from ..language import name, tr
from .maps_base import EURASIA, on_the_map, project
from .maps_places import period


def explore(reading):
    """The explorer of an article: map, timeline, actors, events and text, linked.

    In JupyterLab and in the report it is the same component; without JavaScript and on paper it is a
    picture and a table of all events.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.

    Returns
    -------
    Explorer
        Shown by Jupyter.  Its ``choice`` is what is chosen, and can be set; its ``events`` are the events
        that the choice leaves.

    Examples
    --------
    >>> import lesart
    >>> shown = explore(lesart.read(text="Putin traf Rachmon am 8. Oktober 2025 in Duschanbe. Trump warnte China."))
    >>> shown.choice = {"actor": "wladimir-putin"}
    >>> shown.events["trigger"].tolist()
    ['traf']
    """
    from .explorer_widget import Explorer
    return Explorer(reading)


def rows(reading) -> pd.DataFrame:
    """What the explorer shows: one row for each event and each actor who takes part in it.

    Returns
    -------
    DataFrame
        event, start (first character in the text), month ("2025-10"; "1991" or "1991–1995" where no more is
        known, "–" where no day is), when, trigger, summary, modality, actor ("–" for an event without one),
        name (of the actor), role, state (ISO code of the place's state, or "–"), place, x, y (kilometres in
        the maps' projection).

    Examples
    --------
    >>> import lesart
    >>> data = rows(lesart.read(text="Putin traf Rachmon am 8. Oktober 2025 in Duschanbe."))
    >>> data[["month", "name", "state"]].values.tolist()
    [['2025-10', 'Vladimir Putin', 'TJK'], ['2025-10', 'Emomali Rahmon', 'TJK']]
    """
    places = reading.places.set_index("place")
    actors = _names(reading)
    taking_part = {event: group for event, group in reading.participants.groupby("event", sort=False)}
    found = []
    for row in reading.events.itertuples():
        where = places.loc[row.place] if pd.notna(row.place) and row.place in places.index else None
        drawn = where is not None and pd.notna(where["longitude"]) and on_the_map(where["longitude"], where["latitude"])
        shared = {"event": row.event, "start": int(row.start), "month": _month(row.earliest, row.latest),
                  "when": period(row.earliest, row.latest) or "–",
                  "trigger": row.trigger, "summary": row.summary, "modality": row.modality,
                  "state": where["country"] if where is not None and pd.notna(where["country"]) else "–",
                  "place": name(where) if where is not None else "–",
                  **dict(zip("xy", _kilometres(where) if drawn else (None, None)))}
        group = taking_part.get(row.event)
        pairs = list(dict.fromkeys(zip(group["actor"], group["role"]))) if group is not None else []
        for actor, role in pairs or [("–", "–")]:
            found.append({**shared, "actor": actor, "name": actors.get(actor, actor), "role": role})
    columns = ["event", "start", "month", "when", "trigger", "summary", "modality", "actor", "name", "role", "state", "place", "x", "y"]
    return pd.DataFrame(found, columns=columns)


def _names(reading) -> dict[str, str]:
    """Actor id → name in the reader's language; with the id behind it where two have the same name."""
    names = {row["actor"]: name(row) for row in reading.actors.to_dict("records")}
    counts = pd.Series(names, dtype=object).value_counts()
    return {actor: called if counts[called] == 1 else f"{called} ({actor})" for actor, called in names.items()}


def _month(earliest, latest) -> str:
    """The month of an interval, or its years where it is longer.

    >>> _month(pd.Timestamp("2025-10-08"), pd.Timestamp("2025-10-10")), _month(pd.Timestamp("1991-01-01"), pd.Timestamp("1991-12-31"))
    ('2025-10', '1991')
    """
    if pd.isna(earliest) or pd.isna(latest):
        return "–"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest:%Y-%m}"
    return str(earliest.year) if earliest.year == latest.year else f"{earliest.year}–{latest.year}"


def _kilometres(place) -> tuple[float, float]:
    x, y = project(place["longitude"], place["latitude"], EURASIA)
    return round(x / 1000, 1), round(y / 1000, 1)


def title(data: pd.DataFrame) -> str:
    """The explorer's title: how much there is to choose from."""
    return tr("{events} {events:event|events} and {actors} {actors:actor|actors}: where, when, and who with whom",
              events=data["event"].nunique(), actors=data.loc[data["actor"] != "–", "actor"].nunique())
