"""How long leaders last and how they go: a survival curve with its uncertainty, and ways out."""
from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd

from .. import reference
from ..article import as_day
from ..language import decimal, name, tr
from . import style
from .drawing import Drawing

BALTIC = ("EST", "LVA", "LTU")
GROUPS = {"election": "election or end of term", "term limit": "election or end of term", "end of term": "election or end of term",
          "resignation": "resignation or handover", "handover": "resignation or handover", "removal": "removal by parliament", "revolt": "revolt", "death": "death"}


def tenures_ended(until="2025-10-09") -> pd.DataFrame:
    """One row for each time in power since 1991 of each effective leader, acting ones left out.

    Spells of one person not more than 90 days apart are one.  ``gone`` False: still in power on the day.

    Examples
    --------
    >>> data = tenures_ended("2025-10-09")
    >>> data[data["person"] == "islam-karimow"][["gone", "exit"]].values.tolist()
    [[True, 'death']]
    """
    day = as_day(until)
    rows = []
    for country in reference.STATES:
        for spell in reference.sequences()[country, "effective_leader"]:
            if spell.acting or spell.start > day:
                continue
            end = spell.end if spell.end and spell.end <= day else None
            if rows and rows[-1]["country"] == country and rows[-1]["person"] == spell.person and (spell.start - rows[-1]["last"]).days <= 90:
                rows[-1].update(end=end, last=end or day, exit=spell.exit if end else None)
                continue
            rows.append({"country": country, "person": spell.person, "name": name(reference.person(spell.person)), "start": spell.start, "end": end,
                         "last": end or day, "exit": spell.exit if end else None})
    data = pd.DataFrame(rows)
    data["gone"] = data["end"].notna()
    data["years"] = [(last - start).days / 365.2425 for start, last in zip(data["start"], data["last"])]
    data["group"] = ["Baltic states" if c in BALTIC else "the other twelve" for c in data["country"]]
    return data.drop(columns="last")


def survival(until="2025-10-09") -> Drawing:
    """Kaplan and Meier's estimate for the Baltic states and for the other twelve, with pointwise 95 % intervals."""
    from statsmodels.duration.survfunc import SurvfuncRight

    data = tenures_ended(until)
    figure, axes = plt.subplots(figsize=(8, 3.8))
    curves, medians = [], {}
    for group, colour in (("Baltic states", style.VERMILION), ("the other twelve", style.BLUE)):
        own = data[data["group"] == group]
        fit = SurvfuncRight(own["years"], own["gone"].astype(int))
        medians[group] = fit.quantile(0.5)
        curve = pd.DataFrame({"group": group, "years": [0.0, *fit.surv_times], "survival": [1.0, *fit.surv_prob], "error": [0.0, *fit.surv_prob_se]}).fillna(0.0)
        curve["low"] = (curve["survival"] - 1.96 * curve["error"]).clip(0, 1)
        curve["high"] = (curve["survival"] + 1.96 * curve["error"]).clip(0, 1)
        curve = pd.concat([curve, curve.iloc[[-1]].assign(years=max(own["years"].max(), curve["years"].max()))], ignore_index=True)
        axes.fill_between(curve["years"], curve["low"], curve["high"], step="post", color=colour, alpha=0.16, linewidth=0)
        axes.step(curve["years"], curve["survival"], where="post", color=colour)
        still = own[~own["gone"]]
        axes.plot(still["years"], [curve[curve["years"] <= y]["survival"].iloc[-1] for y in still["years"]], "|", color=colour, markersize=8)
        at = (5.6, 0.115) if group == "Baltic states" else (12.4, 0.27)  # above the flat part of each curve
        axes.annotate(f"{tr(group)} ({len(own)})", at, color="#a84300" if group == "Baltic states" else colour, fontsize=9.5, fontweight="bold")
        curves.append(curve)
    axes.set_ylim(0, 1.02)
    axes.set_xlim(0, 33)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    axes.set_xlabel(tr("years in power"))
    axes.grid(axis="y", alpha=0.7)
    title = tr("Half of the leaders of the Baltic states were gone after {a} years, of the other twelve after {b}", a=decimal(medians["Baltic states"]), b=decimal(medians["the other twelve"]))
    alt = tr("Two falling step curves with bands: share of leaders still in power by years; medians {a} and {b} years.", a=decimal(medians["Baltic states"]), b=decimal(medians["the other twelve"]))
    return Drawing(figure, title, tr("Share still in power; bands: 95 % intervals (Greenwood); strokes: still in power; {n} times in power since 1991, acting ones left out", n=len(data)),
                   tr("Archigos 4.1, REIGN, CIA World Factbook; data/reference/leaders.csv; Kaplan-Meier by statsmodels"), alt, pd.concat(curves, ignore_index=True))


def ways_out(until="2025-10-09") -> Drawing:
    """How those who are gone went, in the Baltic states and in the other twelve."""
    data = tenures_ended(until)
    gone = data[data["gone"]].assign(way=lambda d: d["exit"].map(GROUPS))
    table = gone.groupby(["way", "group"]).size().unstack(fill_value=0).reindex(list(dict.fromkeys(GROUPS.values())), fill_value=0)
    figure, axes = plt.subplots(figsize=(8, 2.7))
    for offset, (group, colour) in enumerate((("Baltic states", style.VERMILION), ("the other twelve", style.BLUE))):
        y = [n + (offset - 0.5) * 0.38 for n in range(len(table))]
        axes.barh(y, table[group], height=0.36, color=colour)
        for at, count in zip(y, table[group]):
            axes.text(count + 0.2, at, f"{count}" + (f"  {tr(group)}" if at < 0.5 else ""), va="center", fontsize=9, color=style.INK)
    axes.set_yticks(range(len(table)), [tr(way) for way in table.index])
    axes.invert_yaxis()
    axes.set_xlim(0, table.to_numpy().max() * 1.25)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    revolts = int(table.loc["revolt", "the other twelve"])
    title = tr("{n} leaders were brought down by revolt, none of them in the Baltic states", n=revolts) if table.loc["revolt", "Baltic states"] == 0 else tr("{n} leaders were brought down by revolt", n=int(table.loc["revolt"].sum()))
    alt = tr("Bars: ") + "; ".join(f"{tr(way)}: {tr('Baltic states')} {row['Baltic states']}, {tr('the other twelve')} {row['the other twelve']}" for way, row in table.iterrows()) + "."
    return Drawing(figure, title, tr("Times in power that ended, by way out (general knowledge, not from the data sets)"), tr("data/reference/leaders.csv, column exit"), alt, table.reset_index())
