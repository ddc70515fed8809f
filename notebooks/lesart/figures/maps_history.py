"""Memberships side by side and over time: several organisations on a day, one organisation through the years."""
from __future__ import annotations

import textwrap
from datetime import date

import matplotlib.dates
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.patches import Patch

from .. import reference
from ..article import as_day
from ..datasets import rows
from ..language import listed, long_day, name, tr
from . import style
from .drawing import Drawing
from .maps_base import EURASIA, border_note, frame, land, layers
from .maps_membership import LOOKS, MEMBERS, key, of, short, status

COMPARED = ("CSTO", "EAEU", "SCO", "EU", "NATO")


def comparison(on="2025-10-09", organisations: tuple[str, ...] = COMPARED) -> Drawing:
    """Small maps side by side: what the fifteen states are to several organisations on a day.

    Returns
    -------
    Drawing
        Its data has one row for each organisation and state: organisation, iso3, name, status.

    Examples
    --------
    >>> data = comparison("2025-10-09", ("EU", "NATO")).data
    >>> data.query("status == 'member'").groupby("organisation").size().to_dict()
    {'EU': 3, 'NATO': 3}
    """
    day = as_day(on)
    data = pd.concat([status(organisation, day).assign(organisation=organisation) for organisation in organisations], ignore_index=True)
    data = data[["organisation", "iso3", "name", "status"]]
    cells = []
    for organisation in organisations:
        here = data[data["organisation"] == organisation]
        count = int(here["status"].isin(MEMBERS).sum())
        cells.append((tr("{organisation}: {count} of fifteen", organisation=short(organisation), count=count), here))
    figure = side_by_side(cells)
    counts = {organisation: int(group["status"].isin(MEMBERS).sum()) for organisation, group in data.groupby("organisation", sort=False)}
    both = sorted(set(_members(data, "EU")) & set(_members(data, "CSTO"))) if {"EU", "CSTO"} <= set(organisations) else None
    if both == []:
        title = tr("None of the fifteen post-Soviet states is a member of the EU and of the CSTO at once")
    else:
        most = max(counts, key=counts.get)
        title = tr("{count} of the fifteen post-Soviet states are members {of_organisation}, more than of any other compared",
                   of_organisation=of(most), count=counts[most])
    alt = " ".join(tr("Members {of_organisation}: {names}.", of_organisation=of(o), names=listed(_members(data, o, "name"))) for o in organisations)
    checked = sum(row["confidence"] == "verified" for row in rows("reference", "memberships") if row["organisation"] in organisations)
    steps = sum(row["organisation"] in organisations for row in rows("reference", "memberships"))
    return Drawing(figure, title, tr("Status as of {day}; equal-area projection", day=long_day(day)),
                   tr("memberships.csv, {checked} of {steps} steps checked against sources", checked=checked, steps=steps) + f". {border_note()}", alt, data)


def side_by_side(cells: list[tuple[str, pd.DataFrame]]):
    """A figure of small maps, two in a line, and their legend: a title and rows of iso3 and status for each."""
    lines = -(-(len(cells) + 1) // 2)  # the legend takes a panel of its own
    width, height = 9, 2.35 * lines
    figure = plt.figure(figsize=(width, height), layout="none")
    left, bottom, right, top = layers(EURASIA)["states"].total_bounds
    spots = [(0.1 + 4.45 * (n % 2), height - 2.35 * (n // 2 + 1) + 0.05) for n in range(len(cells) + 1)]
    for (title, here), (x, y) in zip(cells, spots):
        axes = figure.add_axes([x / width, y / height, 4.3 / width, 2.02 / height])
        frame(axes, (left - 200_000, bottom - 100_000, right + 100_000, top + 100_000), box=True)
        land(axes, EURASIA, {r.iso3: LOOKS[r.status][1] for r in here.itertuples()}, {r.iso3: LOOKS[r.status][2] for r in here.itertuples()})
        axes.set_title(title, fontsize=10, pad=3)
    x, y = spots[-1]
    key(figure.add_axes([(x + 0.25) / width, y / height, 4.0 / width, 2.02 / height]), pd.concat([here["status"] for _, here in cells]), width=46)
    return figure


def _members(data: pd.DataFrame, organisation: str, column: str = "iso3") -> list[str]:
    return data.loc[(data["organisation"] == organisation) & data["status"].isin(MEMBERS), column].tolist()


def history(organisation: str = "CIS", until=None) -> pd.DataFrame:
    """Every status that a state has had towards an organisation, as intervals of days.

    Returns
    -------
    DataFrame
        iso3, name, status, start, end (exclusive; for what still holds, the last day shown).

    Examples
    --------
    >>> history("CIS").query("iso3 == 'GEO'")[["status", "start"]].astype(str).values.tolist()
    [['member', '1993-12-03'], ['leaving', '2008-08-18'], ['former', '2009-08-18']]
    """
    reference.members(organisation, "2000-01-01")
    steps = sorted((row["country"], row["day"], row["step"]) for row in rows("reference", "memberships")
                   if row["organisation"] == organisation and row["country"] in reference.STATES)
    last = as_day(until) or max(date(2026, 2, 1), *(day for _, day, _ in steps))
    found = []
    for n, (country, day, step) in enumerate(steps):
        follows = n + 1 < len(steps) and steps[n + 1][0] == country
        end = min(steps[n + 1][1] if follows else last, last)
        if day < end:
            found.append((country, name(reference.states()[country]), step, pd.Timestamp(day), pd.Timestamp(end)))
    return pd.DataFrame(found, columns=["iso3", "name", "status", "start", "end"])


def changes(organisation: str = "CIS", until=None, on=None) -> Drawing:
    """How a membership changed: one line for each of the fifteen states, its status over the years.

    Parameters
    ----------
    organisation : str
        An id of ``data/reference/memberships.csv``.
    until : str or date, optional
        The last day shown; by default early 2026 or the last step known.
    on : str or date, optional
        A day to mark: an article's, say.
    """
    data = history(organisation, until)
    states = reference.states()
    ends = data.groupby("iso3")["status"].last()
    rank = {value: n for n, value in enumerate(LOOKS)}
    first = data.groupby("iso3")["start"].min()
    order = sorted(reference.STATES, key=lambda c: (rank.get(ends.get(c), 99), first.get(c, pd.Timestamp.max), name(states[c])))
    figure = plt.figure(figsize=(9, 5.9), layout="none")
    axes = figure.add_axes([0.13, 0.26, 0.85, 0.73])
    for row in data.itertuples():
        _, colour, hatch = LOOKS[row.status]
        left, right = matplotlib.dates.date2num(row.start), matplotlib.dates.date2num(row.end)
        axes.barh(order.index(row.iso3), right - left, left=left, height=0.72, color=colour, edgecolor="white", linewidth=0.5, hatch=hatch or None,
                  hatch_linewidth=1.1, hatchcolor=style.hatching(colour))
    axes.set_yticks(range(len(order)), [name(states[c]) for c in order])
    axes.set_ylim(len(order) - 0.4, -0.6)
    axes.set_xlim(matplotlib.dates.date2num(date(1991, 7, 1)), matplotlib.dates.date2num(data["end"].max() if len(data) else date(2026, 2, 1)))
    axes.xaxis_date()
    axes.xaxis.set_major_locator(matplotlib.dates.YearLocator(5))
    axes.xaxis.set_major_formatter(matplotlib.dates.DateFormatter("%Y"))
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    if on is not None:
        axes.axvline(matplotlib.dates.date2num(as_day(on)), color=style.INK, linewidth=1.2, linestyle="--")
    never = [name(states[c]) for c in order if c not in set(data["iso3"])]
    _key(figure, data["status"])
    subtitle = tr("Status of each of the fifteen states, from step to step")
    if on is not None:
        subtitle += "; " + tr("dashed: {day}", day=long_day(as_day(on)))
    if never:
        subtitle += "; " + tr("never: {names}", names=listed(never))
    alt = tr("Timeline of {organisation}.", organisation=short(organisation)) + " " + " ".join(
        f"{label}: " + ", ".join(f"{tr(LOOKS[r.status][0])} {tr('since {day}', day=r.start.date().isoformat())}" for r in group.itertuples()) + "."
        for label, group in data.groupby("name", sort=False))
    checked = [row["confidence"] == "verified" for row in rows("reference", "memberships") if row["organisation"] == organisation]
    return Drawing(figure, _finding(organisation, data), subtitle,
                   tr("memberships.csv, {checked} of {steps} steps checked against sources", checked=sum(checked), steps=len(checked)), alt, data)


def _finding(organisation: str, data: pd.DataFrame) -> str:
    """Which members have left or are about to, or that none has."""
    gone = data[data["status"].isin(["leaving", "former", "inactive"])].drop_duplicates("iso3")
    if not len(gone):
        return tr("Whoever became a member {of_organisation} has stayed one", of_organisation=of(organisation))
    named = listed([f"{row.name} ({row.start.year})" for row in gone.sort_values("start").itertuples(index=False)])
    return tr("Those who left the ranks {of_organisation} or are about to: {names}", of_organisation=of(organisation), names=named)


def _key(figure, statuses: pd.Series) -> None:
    handles = [Patch(facecolor=LOOKS[v][1], edgecolor="white", hatch=LOOKS[v][2] or None, hatch_linewidth=1.1, hatchcolor=style.hatching(LOOKS[v][1]),
                     label=textwrap.fill(tr(LOOKS[v][0]), 52))
               for v in LOOKS if v is not None and (statuses == v).any()]
    axes = figure.add_axes([0.01, 0.01, 0.98, 0.19])  # axes of its own: they move along when the figure gets its title
    axes.set_axis_off()
    axes.legend(handles=handles, loc="lower left", ncols=2 if len(handles) > 3 else 1, fontsize=8.5, handleheight=1.3,
                handlelength=2.2, columnspacing=1.5, borderaxespad=0)


def viewpoints(organisation: str = "CIS", on="2025-10-09") -> Drawing:
    """The same data with two borders: Crimea in Ukraine, and Crimea in Russia as other files draw it.

    Returns
    -------
    Drawing
        Its data has one row for each point of view: viewpoint, ukraine and russia in km².
    """
    day, data = as_day(on), status(organisation, on)
    titles = {"recognised": tr("As the United Nations recognise it"), "controlled": tr("As files that draw control have it")}
    figure = plt.figure(figsize=(9, 3.5), layout="none")
    areas = []
    for n, (viewpoint, label) in enumerate(titles.items()):
        axes = figure.add_axes([(0.1 + 4.45 * n) / 9, 0.05 / 3.5, 4.3 / 9, 3.1 / 3.5])
        projection = "+proj=aea +lat_1=45 +lat_2=51 +lat_0=48 +lon_0=34 +ellps=WGS84 +units=m"
        frame(axes, (-850_000, -560_000, 850_000, 520_000), box=True)
        land(axes, projection, {r.iso3: LOOKS[r.status][1] for r in data.itertuples()}, {r.iso3: LOOKS[r.status][2] for r in data.itertuples()}, viewpoint)
        axes.set_title(label, fontsize=10, pad=3)
        area = layers(EURASIA, viewpoint)["states"].set_index("iso3").area / 1e6
        areas.append((viewpoint, round(area["UKR"]), round(area["RUS"])))
    found = pd.DataFrame(areas, columns=["viewpoint", "ukraine", "russia"])
    moved = found["ukraine"].iloc[0] - found["ukraine"].iloc[1]
    return Drawing(figure, tr("One choice of file moves {area} km² from one state to another", area=f"{round(moved, -2):,}".replace(",", " ")),
                   tr("{organisation} as of {day}, the same data twice; hatched: Crimea", organisation=short(organisation), day=long_day(day)),
                   border_note() + " " + tr("Right: Crimea drawn as Russia's, as Natural Earth's default file does; almost no state recognises that."),
                   tr("Two maps of Ukraine. Left, Crimea has Ukraine's colour; right, it has Russia's. In square kilometres, Ukraine: {left} and {right}.",
                      left=found["ukraine"].iloc[0], right=found["ukraine"].iloc[1]), found)
