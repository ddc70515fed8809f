"""Where an article takes place: what it tells to have happened there, and what is still to come."""
from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.lines import Line2D

from .. import reference
from ..events import gloss
from ..language import language, listed, name, number_word, tr
from . import style
from .drawing import Drawing
from .maps_base import around, border_note, frame, land, legend, middle, on_the_map, project, scale_bar
from .maps_insets import INSETS, crowded, extent, outline
from .maps_labels import Label, place

PAST, PLANNED = style.VERMILION, style.BLUE
HAPPENED = ("past", "present")
_ROOM, _BELOW = 8, 3.1  # inches: a figure narrower than the first has no small maps; how high they are


def located(reading) -> pd.DataFrame:
    """The article's places with what is told of them.

    Returns
    -------
    DataFrame
        One row for each place that has coordinates: place, name (in the reader's language), kind,
        country, longitude, latitude, past, planned (numbers of events), told (what happened there, in
        short, in the order of the text).  Events that are denied or only possible do not count.

    Examples
    --------
    >>> import lesart
    >>> data = located(lesart.read(text="Putin traf am 8. Oktober 2025 Rachmon in Duschanbe."))
    >>> data[["name", "past", "planned"]].values.tolist()
    [['Dushanbe', 1, 0]]
    """
    data = reading.places.dropna(subset=["longitude", "latitude"]).copy()
    events = reading.events.dropna(subset=["place"])
    happened, planned = events[events["modality"].isin(HAPPENED)], events[events["modality"] == "planned"]
    data["name"] = [name(row) for row in data.to_dict("records")]
    data["past"] = [int((happened["place"] == key).sum()) for key in data["place"]]
    data["planned"] = [int((planned["place"] == key).sum()) for key in data["place"]]
    glosses = gloss.words(reading) if language() == "en" else {}
    counted = pd.concat([happened, planned]).sort_values("start")
    data["told"] = [tuple(dict.fromkeys(_told(reading, event, glosses) for event in counted[counted["place"] == key].itertuples())) for key in data["place"]]
    return data[["place", "name", "kind", "country", "longitude", "latitude", "past", "planned", "told"]].reset_index(drop=True)


def _told(reading, event, glosses: dict[str, str]) -> str:
    """An event in a few words: "shot down (abgeschossen), Dec 2024"."""
    what = f"{glosses[event.event]} ({event.trigger})" if glosses else _alone(reading, event)
    if event.modality == "planned":
        what = tr("planned: {what}", what=what)
    when = period(event.earliest, event.latest)
    return f"{what}, {when}" if when else what


def _alone(reading, event) -> str:
    """The word that tells an event as it stands without its sentence: a noun in the nominative, a noun that needs its verb with it."""
    number = reading.words.token_at(event.start) if pd.notna(event.start) else None
    token = None if number is None else reading.words.tokens[number]
    if token is None or token.tag != "NN" or token.form != event.trigger:
        return event.trigger
    told = next((found.told_by for found in reading.found_events if found.start == event.start), None)
    if told is None or told.noun:  # "während des Krieges" → Krieg; "führten Gespräche" → Gespräche
        base = (told.frame.lemma if told is not None else token.lemma).lower()
        return next((token.form[:-len(ending)] for ending in ("s", "es") if token.form.lower().endswith(base + ending)), token.form)
    before = [reading.words.tokens[number - 1].form] if told.frame.preposition else []
    return " ".join([*before, token.form, told.frame.lemma])  # "kamen ums Leben" → ums Leben kommen


def period(earliest, latest) -> str:
    """A closed interval of days as a newspaper writes it, as short as it can be.

    >>> period(pd.Timestamp("2024-12-01"), pd.Timestamp("2024-12-31")), period(pd.Timestamp("2025-10-08"), pd.Timestamp("2025-10-08"))
    ('Dec 2024', '8 Oct 2025')
    """
    from babel.dates import format_date

    if pd.isna(earliest) or pd.isna(latest):
        return ""

    def say(day, form):
        return format_date(day, format=form if language() == "en" else form.replace("d ", "d. "), locale=language())
    if earliest == latest:
        return say(latest, "d MMM y")
    first, last = earliest.day == 1, (latest + pd.Timedelta(days=1)).day == 1
    if first and last and (earliest.month, latest.month) == (1, 12):
        return str(latest.year) if earliest.year == latest.year else f"{earliest.year}–{latest.year}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return say(latest, "MMM y")
    return f"{say(earliest, 'MMM y')}–{say(latest, 'MMM y')}"


def places(reading, size: tuple[float, float] = (9, 6.2)) -> Drawing:
    """A map of an article's places with what is told to have happened there.

    Cities and capitals are circles, regions diamonds, states shaded: filled where something is told
    as past, hollow where all is still to come, small and grey where the article only names them.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.
    size : (float, float)
        Width and height in inches.

    Returns
    -------
    Drawing
        Its data is `located`, and whether each place is on the map (``drawn``).
    """
    data = located(reading)
    data["drawn"] = pd.Series([on_the_map(row.longitude, row.latitude) for row in data.itertuples()], index=data.index, dtype=bool)
    shown = data[data["drawn"]]
    spots = shown[(shown["kind"] != "state") | (shown["past"] + shown["planned"] > 0)]
    spots = spots if len(spots) else shown
    projection = around(list(zip(spots["longitude"], spots["latitude"]))) if len(spots) else around([(30, 50), (75, 45)])
    points = {row.place: _point(row, projection) for row in shown.itertuples()}
    bounds = focus([points[key] for key in spots["place"]])
    regions = crowded(spots, projection, bounds) if size[0] >= _ROOM else {}
    below = _BELOW if regions else 0
    figure = plt.figure(figsize=(size[0], size[1] + below), layout="none")
    axes = figure.add_axes([0, below / (size[1] + below), 1, size[1] / (size[1] + below)])
    frame(axes, bounds)
    shaded = shown.loc[shown["kind"] == "state", "country"].dropna()
    shades = {iso3: "#c3bda6" if iso3 in reference.STATES else "#d9d4c3" for iso3 in shaded}
    land(axes, projection, shades)
    taken = [scale_bar(axes).get_window_extent().padded(16), _legend(axes, shown, points.values()).get_window_extent()]
    apart = {key for rows in regions.values() for key in rows["place"]}
    unlabelled = _mark(axes, shown, points, taken, apart)
    unlabelled += _enlarged(figure, axes, projection, regions, shades)
    return Drawing(figure, _finding(data), _subtitle(data, unlabelled), f"{tr('the article; coordinates from GeoNames')}. {border_note()}",
                   _alt(data), data)


def _enlarged(figure, axes, projection: str, regions: dict[str, pd.DataFrame], shades: dict[str, str]) -> list[str]:
    """Small maps below the large one; returns the names for which there was no room there either."""
    width, height = figure.get_size_inches()
    each, missing = min(5.4, (width - 0.1) / max(1, len(regions)) - 0.1), []
    for number, (title, rows) in enumerate(regions.items()):
        own, countries = INSETS[title]
        small = figure.add_axes([(0.1 + (each + 0.1) * number) / width, 0.1 / height, each / width, (_BELOW - 0.4) / height])
        frame(small, extent(own, countries, 60_000), box=True)
        land(small, own, shades)
        small.set_title(tr(title), fontsize=9, pad=3, color=style.MUTED, fontweight="normal")
        outline(axes, projection, small, own)
        missing += _mark(small, rows, {row.place: _point(row, own) for row in rows.itertuples()}, [])
    return missing


def focus(points: list[tuple[float, float]], least: float = 1_500_000) -> tuple[float, float, float, float]:
    """An extent that holds some points with room around them for their labels."""
    if not points:
        return -2_000_000, -1_400_000, 2_000_000, 1_400_000
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    wide, high = max(max(xs) - min(xs), least), max(max(ys) - min(ys), least * 0.6)
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return x - wide * 0.66, y - high * 0.68, x + wide * 0.66, y + high * 0.68


def _point(row, projection: str) -> tuple[float, float]:
    """A state's mark stands in its middle, as its capital is a place of its own."""
    found = middle(row.country, projection) if row.kind == "state" else None
    return found or project(row.longitude, row.latitude, projection)


def _mark(axes, shown: pd.DataFrame, points: dict, taken: list, unnamed: set[str] = frozenset()) -> list[str]:
    """Marks and labels; returns the names for which there was no room.  ``unnamed`` are named elsewhere."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    labels, named = [], []
    for row in shown.assign(count=shown["past"] + shown["planned"]).sort_values(["count", "place"], ascending=[False, True]).itertuples():
        x, y = points[row.place]
        if not (left < x < right and bottom < y < top):
            if row.kind != "state":
                named.append(row.name)
            continue
        radius = 3 + 1.2 * min(row.count, 6)
        if row.kind != "state" or row.count:
            _symbol(axes, x, y, row, radius)
        if row.place in unnamed:
            continue
        lines = [row.name, *row.told]
        more = [tr("and {n} more", n=len(row.told) - 2)] if len(row.told) > 2 else []
        texts = ("\n".join(lines[:3] + more), "\n".join(lines[:2] + ([tr("and {n} more", n=len(row.told) - 1)] if len(row.told) > 1 else [])), row.name)
        mark = None if row.kind == "state" and not row.count else radius * axes.figure.dpi / 72 + 1
        labels.append(Label(tuple(dict.fromkeys(texts)), x, y, 8, mark, "italic" if row.kind in ("state", "region") else "normal"))
    return named + [label.texts[-1] for label in place(axes, labels, taken)]


def _symbol(axes, x: float, y: float, row, radius: float) -> None:
    marker = {"region": "D", "state": "s"}.get(row.kind, "o")
    if not row.count:
        face, edge, width = style.GREY, "white", 0.8
    elif row.past and row.planned:
        face, edge, width = PAST, PLANNED, 2.2
    else:
        face, edge, width = (PAST, "white", 0.8) if row.past else ("white", PLANNED, 2.2)
    axes.plot(x, y, marker=marker, markersize=2 * radius, markerfacecolor=face, markeredgecolor=edge, markeredgewidth=width, linestyle="none", zorder=5)


def _legend(axes, shown: pd.DataFrame, points):
    """Only what occurs, in a corner where it hides no place; labels keep away from it."""
    count = shown["past"] + shown["planned"]
    entries = [((shown["past"] > 0) & (shown["planned"] == 0), PAST, "white", tr("told as past or present")),
               ((shown["planned"] > 0) & (shown["past"] == 0), "white", PLANNED, tr("planned")),
               ((shown["planned"] > 0) & (shown["past"] > 0), PAST, PLANNED, tr("both")),
               (count == 0, style.GREY, "white", tr("only named"))]
    handles = [Line2D([], [], marker="o", markersize=9, linestyle="none", markerfacecolor=face, markeredgecolor=edge, markeredgewidth=2.2 if edge != "white" else 0.8, label=label)
               for mask, face, edge, label in entries if mask.any()]
    return legend(axes, handles, points)


def _finding(data: pd.DataFrame) -> str:
    count = data["past"] + data["planned"]
    if not len(data):
        return tr("The article names no place that has coordinates")
    if not count.any():
        return tr("The article names places, but tells of nothing that happens there")
    eventful, planned = int((count > 0).sum()), int((data["planned"] > 0).sum())
    busiest = data.loc[count.idxmax(), "name"]
    if eventful == 1:
        return tr("What the article puts in a place happens at one: {place}", place=busiest)
    if planned == 1:
        return tr("The article puts events in {count} cities, regions and states; in one of them something is planned", count=number_word(eventful))
    if planned:
        return tr("The article puts events in {count} cities, regions and states; in {planned} of them something is planned",
                  count=number_word(eventful), planned=number_word(planned))
    return tr("The article puts events in {count} cities, regions and states, most of them in {place}", count=number_word(eventful), place=busiest)


def _subtitle(data: pd.DataFrame, unlabelled: list[str]) -> str:
    parts = [tr("Circles: cities; diamonds: regions; shaded, squares: states; larger: more events")]
    outside = data.loc[~data["drawn"], "name"].tolist()
    if outside:
        parts.append(tr("not on this map: {names}", names=listed(outside)))
    if unlabelled:
        parts.append(tr("no room for the names of {names}", names=listed(unlabelled)))
    return "; ".join(parts)


def _alt(data: pd.DataFrame) -> str:
    told = [f"{row.name}: {'; '.join(row.told)}" if row.told else row.name for row in data.itertuples()]
    return tr("Map of the article's places.") + " " + (". ".join(told) + "." if told else "")
