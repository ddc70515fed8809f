"""Who belongs to an organisation on a day."""
from __future__ import annotations

import textwrap

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.patches import Patch

from .. import reference
from ..article import as_day
from ..datasets import rows
from ..language import listed, long_day, name, number_word, tr
from . import style
from .drawing import Drawing
from .maps_base import EURASIA, HATCH, border_note, frame, land, layers, middle
from .maps_insets import INSETS, extent, outline
from .maps_labels import Label, place

LOOKS = {  # status → (label, colour, hatch): hatches tell them apart in black and white
    "member": ("member", style.MEMBERSHIP["member"], ""),
    "leaving": ("member that has announced its withdrawal", style.MEMBERSHIP["withdrawing"], "\\\\\\\\"),
    "suspended": ("member that has suspended its participation", style.MEMBERSHIP["withdrawing"], "----"),
    "founding": ("ratified the founding agreement, not the charter", style.YELLOW, ".."),
    "signatory": ("signed the founding agreement, not ratified", "#fbf7bf", "--"),
    "associate": ("associate member", style.MEMBERSHIP["associate"], "////"),
    "observer": ("observer", style.MEMBERSHIP["associate"], "oo"),
    "candidate": ("candidate for membership", style.MEMBERSHIP["associate"], "||||"),
    "inactive": ("founding state that never ratified the charter and takes no part any more", style.ORANGE, "xxx"),
    "former": ("former member", style.MEMBERSHIP["former"], "+++"),
    None: ("not a member", style.MEMBERSHIP["never"], ""),
}
MEMBERS = ("member", "leaving", "suspended")


def status(organisation: str = "CIS", on="2025-10-09") -> pd.DataFrame:
    """What each of the fifteen states is to an organisation on a day.

    Returns
    -------
    DataFrame
        One row for each state: iso3, name (in the reader's language), status (None: not a member).

    Raises
    ------
    LesartError
        The organisation is not in the data, or the day is none.

    Examples
    --------
    >>> status("CIS", "2025-10-09").query("status == 'associate'")["name"].tolist()
    ['Turkmenistan']
    """
    day = as_day(on)
    reference.members(organisation, day)  # refuses an organisation that nobody knows
    states = reference.states()
    data = pd.DataFrame([(iso3, name(states[iso3]), reference.status(organisation, iso3, day))
                         for iso3 in sorted(reference.STATES)], columns=["iso3", "name", "status"], dtype=object)
    return data.where(data.notna(), None)


def membership(organisation: str = "CIS", on="2025-10-09", viewpoint: str = "recognised") -> Drawing:
    """A map of what each of the fifteen states is to an organisation on a day.

    Parameters
    ----------
    organisation : str
        An id of ``data/reference/memberships.csv``: CIS, CSTO, EAEU, SCO, EU, NATO, ICC, COE.
    on : str or date
        The day.
    viewpoint : str
        Whose borders: see `lesart.figures.maps_base.layers`.

    Returns
    -------
    Drawing
        Its data is `status`.
    """
    day, data = as_day(on), status(organisation, on)
    figure = plt.figure(figsize=(9, 7.85), layout="none")
    axes = figure.add_axes([0, 2.3 / 7.85, 1, 5.55 / 7.85])
    frame(axes, extent(EURASIA, reference.STATES, 220_000))
    _draw(axes, EURASIA, data, viewpoint)
    for number, (title, (projection, countries)) in enumerate(INSETS.items()):
        small = figure.add_axes([(0.1 + 2.95 * number) / 9, 0.12 / 7.85, 2.85 / 9, 1.9 / 7.85])
        frame(small, extent(projection, countries, 40_000), box=True)
        _draw(small, projection, data, viewpoint)
        small.set_title(tr(title), fontsize=9, pad=3, color=style.MUTED, fontweight="normal")
        outline(axes, EURASIA, small, projection)
        names(small, projection, {row.iso3: row.name for row in data.itertuples() if row.iso3 in countries})
    inset = [country for _, countries in INSETS.values() for country in countries]
    names(axes, EURASIA, {row.iso3: row.name for row in data.itertuples() if row.iso3 not in inset})
    key(figure.add_axes([6.05 / 9, 0.05 / 7.85, 2.9 / 9, 2.2 / 7.85]), data["status"], viewpoint)
    return Drawing(figure, finding(organisation, data), tr("Status as of {day}; equal-area projection", day=long_day(day)),
                   f"{origin(organisation)}. {border_note(viewpoint)}", description(organisation, data), data)


def finding(organisation: str, data: pd.DataFrame) -> str:
    """The finding: how many of the fifteen are members."""
    count = int(data["status"].isin(MEMBERS).sum())
    if count == 0:
        return tr("None of the fifteen post-Soviet states is a member {of_organisation}", of_organisation=of(organisation))
    if count == 1:
        return tr("One of the fifteen post-Soviet states is a member {of_organisation}", of_organisation=of(organisation))
    return tr("{Number} of the fifteen post-Soviet states are members {of_organisation}",
              Number=_capital(number_word(count)), of_organisation=of(organisation))


def description(organisation: str, data: pd.DataFrame) -> str:
    """What the map shows, in words: the names under each status."""
    parts = [tr("Map of the fifteen states and {organisation}.", organisation=short(organisation))]
    for value, (label, _, _) in LOOKS.items():
        names = data.loc[data["status"].isna() if value is None else data["status"] == value, "name"].tolist()
        if names:
            parts.append(f"{_capital(tr(label))}: {listed(names)}.")
    return " ".join(parts)


def origin(organisation: str) -> str:
    """Where the memberships come from, and how many of the steps were checked against sources."""
    steps = [row for row in rows("reference", "memberships") if row["organisation"] == organisation]
    checked = sum(row["confidence"] == "verified" for row in steps)
    return tr("memberships.csv, {checked} of {steps} steps checked against sources", checked=checked, steps=len(steps))


def short(organisation: str) -> str:
    """The organisation's usual short name in the reader's language: "CIS", "GUS"."""
    return tr("Council of Europe") if organisation == "COE" else tr(organisation)


def of(organisation: str) -> str:
    """The short name as it follows "members": "of the CIS", "of NATO"; "der GUS", "des IStGH"."""
    return tr({"NATO": "of NATO", "COE": "of the Council of Europe"}.get(organisation, f"of the {organisation}"))


def key(axes, statuses: pd.Series, viewpoint: str = "recognised", width: int = 34) -> None:
    """A legend of the statuses that occur, in axes of its own, so that it covers no state."""
    axes.set_axis_off()
    shown = [value for value in LOOKS if (statuses.isna() if value is None else statuses == value).any()]
    handles = [Patch(facecolor=LOOKS[v][1], edgecolor="white", hatch=LOOKS[v][2] or None, hatch_linewidth=1.1, hatchcolor=style.hatching(LOOKS[v][1]),
                     label=textwrap.fill(tr(LOOKS[v][0]), width)) for v in shown]
    crimea = tr("Crimea: Ukraine's, occupied by Russia") if viewpoint == "recognised" else tr("Crimea, drawn here as Russia's")
    handles.append(Patch(facecolor="white", edgecolor=style.INK, hatch=HATCH, hatch_linewidth=0.6, linewidth=0.5, label=textwrap.fill(crimea, width)))
    axes.legend(handles=handles, loc="center left", fontsize=8.5, handleheight=1.3, handlelength=2.2, labelspacing=0.55, borderpad=0, borderaxespad=0)


def names(axes, projection: str, named: dict[str, str]) -> None:
    """Write names of states, the smallest state's first, as it has least room."""
    area = layers(projection)["states"].set_index("iso3").area
    place(axes, [Label((named[iso3],), *middle(iso3, projection), size=9) for iso3 in sorted(named, key=lambda iso3: area[iso3])])


def _draw(axes, projection: str, data: pd.DataFrame, viewpoint: str) -> None:
    land(axes, projection, {row.iso3: LOOKS[row.status][1] for row in data.itertuples()},
         {row.iso3: LOOKS[row.status][2] for row in data.itertuples()}, viewpoint)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
