"""Maps of the region: who belongs to an organisation on a day, and where an article takes place."""
from __future__ import annotations

from functools import lru_cache

import matplotlib.patheffects
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.patches import Patch, Rectangle

from .. import reference
from ..article import as_day
from ..language import listed, long_day, number_word
from . import style
from .drawing import Drawing

# Albers' equal-area conic: areas compare rightly, and Eurasia is drawn without a seam at 180°.
EURASIA = "+proj=aea +lat_1=42 +lat_2=68 +lat_0=55 +lon_0=95 +ellps=WGS84 +units=m"
CAUCASUS = "+proj=aea +lat_1=38 +lat_2=44 +lat_0=41 +lon_0=45 +ellps=WGS84 +units=m"
BORDERS = ("Borders: Natural Earth 5.1.1, German point of view. Crimea belongs to Ukraine (UN General Assembly resolution 68/262) and "
           "is hatched, as Russia has occupied it since 2014; Abkhazia, South Ossetia and Transnistria are not drawn apart.")

_STATUS = {  # status → (label, colour, hatch): hatches tell them apart in black and white
    "member": ("member", style.MEMBERSHIP["member"], ""),
    "leaving": ("member that has announced its withdrawal", style.MEMBERSHIP["withdrawing"], "\\\\\\"),
    "suspended": ("member that has suspended its participation", style.MEMBERSHIP["withdrawing"], "..."),
    "founding": ("ratified the founding agreement, not the charter", style.YELLOW, "---"),
    "signatory": ("signed, not ratified", style.YELLOW, "..."),
    "associate": ("associate member", style.MEMBERSHIP["associate"], "///"),
    "observer": ("observer", style.MEMBERSHIP["associate"], "..."),
    "candidate": ("candidate", style.MEMBERSHIP["associate"], "..."),
    "inactive": ("founder that never ratified the charter and takes no part since 2018", style.ORANGE, "xxx"),
    "former": ("former member", style.MEMBERSHIP["former"], "+++"),
    None: ("not a member", style.MEMBERSHIP["never"], ""),
}
# Where a state's label stands, in degrees, where its middle would not do: small states get a line.
_LABELS = {"RUS": (95, 62), "KAZ": (67, 48), "UKR": (31.5, 49), "BLR": (28, 53.5), "UZB": (63.6, 42.1), "TKM": (59, 39.2),
           "KGZ": (74.7, 41.5), "TJK": (71.0, 38.6), "EST": (25.8, 58.8), "LVA": (25.0, 56.9), "LTU": (23.9, 55.3),
           "MDA": (28.5, 47.2), "GEO": (43.5, 42.1), "ARM": (44.9, 40.3), "AZE": (47.6, 40.4)}
_INSET = ("GEO", "ARM", "AZE")


@lru_cache(maxsize=1)
def _layers():
    """States, neighbours and Crimea in both projections, read once."""
    layers = {name: reference.shapes(name) for name in ("states", "neighbours", "crimea")}
    return ({name: data.to_crs(EURASIA) for name, data in layers.items()},
            {name: data.to_crs(CAUCASUS) for name, data in layers.items()})


def membership(organisation: str = "CIS", on="2025-10-09", lang: str = "en") -> Drawing:
    """What each of the fifteen states is to an organisation on a day.

    Parameters
    ----------
    organisation : str
        An id of ``data/reference/memberships.csv``: CIS, CSTO, EAEU, SCO, EU, NATO, ICC, COE.
    on : str or date
        The day.
    lang : str
        ``en`` or ``de``: language of the states' names.

    Returns
    -------
    Drawing
        Its data has one row for each state: iso3, name, status.

    Examples
    --------
    >>> drawing = membership("CIS", "2025-10-09")
    >>> drawing.data.query("status == 'associate'")["iso3"].tolist()
    ['TKM']
    """
    day = as_day(on)
    name = "name" if lang == "de" else "name_en"
    data = pd.DataFrame([(iso3, reference.states()[iso3][name], reference.status(organisation, iso3, day))
                         for iso3 in sorted(reference.STATES)], columns=["iso3", "name", "status"])
    data["status"] = data["status"].where(data["status"].notna(), None)
    full, inset = _layers()
    figure, axes = plt.subplots(figsize=(9, 5.4), layout="none")
    axes.set_position([0, 0, 1, 1])
    _states(axes, full, dict(zip(data["iso3"], data["status"])))
    _frame(axes, (-6_050_000, 3_450_000), (-2_750_000, 2_950_000))
    small = axes.inset_axes([0.012, 0.03, 0.26, 0.33])
    _states(small, inset, dict(zip(data["iso3"], data["status"])))
    _frame(small, (-560_000, 560_000), (-330_000, 330_000), box=True)
    small.set_title("Caucasus" if lang == "en" else "Kaukasus", fontsize=8, pad=2, color=style.MUTED)
    _names(axes, full, data[~data["iso3"].isin(_INSET)], EURASIA, 8)
    _names(small, inset, data[data["iso3"].isin(_INSET)], CAUCASUS, 7.5)
    _legend(axes, data)
    members = data.loc[data["status"].isin(["member", "leaving", "suspended"]), "name"].tolist()
    title = (f"{number_word(len(members)).capitalize()} of the fifteen successor states of the Soviet Union are members "
             f"of the {organisation} on {long_day(day)}")
    others = {_STATUS[s][0]: group["name"].tolist() for s, group in data[~data["name"].isin(members)].groupby("status", dropna=True)}
    alt = f"Map of the fifteen states. Members of the {organisation}: {listed(members)}. " + " ".join(
        f"{label[0].upper() + label[1:]}: {listed(found)}." for label, found in others.items())
    return Drawing(figure, title, f"Status as of {long_day(day)}; equal-area projection", f"data/reference/memberships.csv. {BORDERS}", alt, data)


def _states(axes, layers, status: dict) -> None:
    axes.set_facecolor(style.WATER)
    layers["neighbours"].plot(ax=axes, color=style.LAND, edgecolor=style.BORDER, linewidth=0.3)
    for value, (_, colour, hatch) in _STATUS.items():
        some = layers["states"][[status.get(iso3) == value for iso3 in layers["states"]["iso3"]]]
        if len(some):
            some.plot(ax=axes, color=colour, edgecolor="white", linewidth=0.6, hatch=hatch or None)
    layers["crimea"].plot(ax=axes, facecolor="none", edgecolor=style.INK, linewidth=0.5, hatch="////////")


def _frame(axes, x: tuple, y: tuple, box: bool = False) -> None:
    axes.set_xlim(x)
    axes.set_ylim(y)
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_xlabel("")
    axes.set_ylabel("")
    for spine in axes.spines.values():
        spine.set_visible(box)
        spine.set_edgecolor(style.BORDER)


def _names(axes, layers, data, projection: str, size: float) -> None:
    """Names of states, moved apart until none touches another."""
    texts, anchors = [], []
    for row in data.itertuples():
        x, y = _project(*_LABELS[row.iso3], projection)
        texts.append(axes.text(x, y, row.name, fontsize=size, ha="center", va="center", color=style.INK, zorder=9,
                               path_effects=[matplotlib.patheffects.withStroke(linewidth=2.2, foreground="white")]))
        anchors.append((x, y))
    _apart(axes, texts)


def _apart(axes, texts: list, steps: int = 80) -> None:
    """Push overlapping labels apart, up and down, by their drawn boxes."""
    figure = axes.figure
    renderer = figure.canvas.get_renderer()
    inverse = axes.transData.inverted()
    for _ in range(steps):
        boxes = [text.get_window_extent(renderer).expanded(1.02, 1.05) for text in texts]
        moved = False
        for i in range(len(texts)):
            for k in range(i + 1, len(texts)):
                if boxes[i].overlaps(boxes[k]):
                    moved = True
                    push = 1.5 if boxes[i].y0 + boxes[i].y1 >= boxes[k].y0 + boxes[k].y1 else -1.5
                    for text, sign in ((texts[i], push), (texts[k], -push)):
                        x, y = axes.transData.transform(text.get_position())
                        text.set_position(inverse.transform((x, y + sign)))
        if not moved:
            return


def _project(longitude: float, latitude: float, projection: str) -> tuple[float, float]:
    return _transformer(projection).transform(longitude, latitude)


@lru_cache(maxsize=4)
def _transformer(projection: str):
    from pyproj import Transformer
    return Transformer.from_crs("EPSG:4326", projection, always_xy=True)


def _legend(axes, data) -> None:
    shown = [value for value in _STATUS if (data["status"].isna().any() if value is None else (data["status"] == value).any())]
    handles = [Patch(facecolor=_STATUS[v][1], edgecolor="white", hatch=_STATUS[v][2] or None, label=_STATUS[v][0]) for v in shown]
    handles.append(Patch(facecolor="none", edgecolor=style.INK, hatch="////////", label="Crimea: Ukraine, occupied by Russia"))
    axes.legend(handles=handles, loc="lower right", fontsize=8, frameon=True, facecolor="white", framealpha=0.92, edgecolor="none",
                handleheight=1.2, borderpad=0.8)


def places(reading, lang: str = "en") -> Drawing:
    """Where an article takes place: its cities and regions, with what is told to have happened there.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The article.

    Returns
    -------
    Drawing
        Its data has one row for each place with coordinates: place, name, events, planned.
    """
    data = reading.places.dropna(subset=["longitude", "latitude"]).query("kind != 'state'").copy()
    events = reading.events.dropna(subset=["place"])
    data["events"] = [int((events["place"] == place).sum()) for place in data["place"]]
    data["planned"] = [int(((events["place"] == place) & (events["modality"] == "planned")).sum()) for place in data["place"]]
    label = "name" if lang == "de" else "name_en"
    full, _ = _layers()
    figure, axes = plt.subplots(figsize=(9, 5.0), layout="none")
    axes.set_position([0, 0, 1, 1])
    axes.set_facecolor(style.WATER)
    full["neighbours"].plot(ax=axes, color=style.LAND, edgecolor=style.BORDER, linewidth=0.3)
    full["states"].plot(ax=axes, color="#dcd9cc", edgecolor="white", linewidth=0.6)
    full["crimea"].plot(ax=axes, facecolor="none", edgecolor=style.INK, linewidth=0.5, hatch="////////")
    points = [_project(row.longitude, row.latitude, EURASIA) for row in data.itertuples()]
    inside = [(-5_600_000 < x < 4_000_000 and -4_500_000 < y < 3_000_000) for x, y in points]
    data, points = data[inside], [p for p, keep in zip(points, inside) if keep]
    texts = []
    for row, (x, y) in zip(data.itertuples(), points):
        region = row.kind == "region"
        axes.scatter(x, y, s=30 + 40 * row.events, marker="D" if region else "o", color=style.GREY if region else style.VERMILION,
                     edgecolor="white", linewidth=0.8, zorder=5)
        told = f" ({row.events})" if row.events else ""
        texts.append(axes.text(x, y - 150_000, f"{getattr(row, label)}{told}", fontsize=8.5, ha="center", va="center", zorder=9,
                               style="italic" if region else "normal",
                               path_effects=[matplotlib.patheffects.withStroke(linewidth=2.4, foreground="white")]))
    if points:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        wide = max(max(xs) - min(xs), (max(ys) - min(ys)) * 1.8, 2_600_000) * 1.25
        cx, cy = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
        _frame(axes, (cx - wide / 2, cx + wide / 2), (cy - wide / 3.6, cy + wide / 3.6))
        _apart(axes, texts)
        _scale(axes, wide)
    else:
        _frame(axes, (-4_900_000, 3_300_000), (-2_750_000, 2_950_000))
    named = data[label].tolist()
    title = f"The article names {number_word(len(named))} place{'' if len(named) == 1 else 's'} of the region" if named else "The article names no place of the region"
    busiest = data.sort_values("events", ascending=False).head(1)
    if len(busiest) and busiest["events"].iloc[0]:
        title += f"; most happens in {busiest[label].iloc[0]}"
    alt = f"Map of the places in the article: {listed([f'{getattr(r, label)} ({r.events} events)' for r in data.itertuples()])}."
    return Drawing(figure, title, "In brackets: events told to happen there; diamonds are regions", f"the article's text; coordinates from GeoNames. {BORDERS}", alt,
                   data[["place", "name", "kind", "longitude", "latitude", "events", "planned"]])


def _scale(axes, wide: float) -> None:
    """A scale bar of a round length: the projection keeps distances well enough over some 3,000 km."""
    length = next(step for step in (2_000_000, 1_000_000, 500_000, 200_000) if step < wide / 4)
    x, y = axes.get_xlim()[0] + wide * 0.03, axes.get_ylim()[0] + wide * 0.025
    axes.add_patch(Rectangle((x, y), length, wide * 0.004, facecolor=style.INK, zorder=10))
    axes.text(x + length / 2, y + wide * 0.008, f"{length // 1000:,} km", ha="center", va="bottom", fontsize=8, zorder=10)
