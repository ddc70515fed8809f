"""What is known about the world: who led which state on which day, who belonged to what, and the shapes.

Every fact comes from ``data/reference`` or ``shapefiles``; `lesart.datasets` checks the files.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from .article import as_day
from .datasets import DATA, rows
from .errors import LesartError

SHAPES = DATA.parent / "shapefiles"
FIRST_DAY = date(1991, 12, 26)  # the day after the Soviet Union ended
LAST_DAY = date(2025, 10, 9)    # until when the spells are known to be complete
STATES = ("ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LVA", "LTU", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB")
COUNTINGS = ("head of state", "president", "effective leader")


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell in office; ``end`` None: in office on the last day that the data know."""

    country: str
    person: str
    role: str
    office: str | None
    acting: bool
    start: date
    end: date | None
    confidence: str
    note: str | None = None
    exit: str | None = None

    def covers(self, day: date) -> bool:
        """Whether the spell holds on a day; on the day of a handover the successor counts."""
        return self.start <= day and (self.end is None or day < self.end)


@lru_cache(maxsize=1)
def spells() -> tuple[Spell, ...]:
    """All spells of ``leaders.csv``, checked: none ends before it begins."""
    found = []
    for number, row in enumerate(rows("reference", "leaders"), 2):
        if row["end"] and row["end"] < row["start"]:
            raise LesartError(f"{DATA / 'reference' / 'leaders.csv'}, row {number}, column 'end': {row['end']} is before "
                              f"the start, {row['start']}. One of the two is wrong.")
        found.append(Spell(row["country"], row["person"], row["role"], row["office"], row["acting"], row["start"],
                           row["end"], row["confidence"], row["note"], row["exit"]))
    return tuple(found)


@lru_cache(maxsize=1)
def _effective() -> dict[str, tuple[Spell, ...]]:
    """For each state the sequence of effective leaders, in order."""
    sequences: dict[str, list[Spell]] = {}
    for spell, row in zip(spells(), rows("reference", "leaders")):
        if row["effective"] == "Y":
            sequences.setdefault(spell.country, []).append(spell)
    return {country: tuple(sorted(found, key=lambda s: s.start)) for country, found in sequences.items()}


def leader(country: str, day: str | date, role: str = "effective_leader") -> str | None:
    """Id of the person who led a state on a day.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3 of one of the fifteen states.
    day : str or date
        From 26 December 1991 on.
    role : str
        ``effective_leader``, ``head_of_state`` or ``head_of_government``.

    Returns
    -------
    str or None
        None where nobody held the office on that day.

    Raises
    ------
    LesartError
        The state is not one of the fifteen, the day is before 1991, the role is unknown.

    Examples
    --------
    >>> leader("KAZ", "2018-05-01"), leader("KAZ", "2025-10-09")
    ('nursultan-nasarbajew', 'kassym-schomart-tokajew')
    """
    day = _day(day)
    _known_state(country)
    if role not in ("effective_leader", "head_of_state", "head_of_government"):
        raise LesartError(f"role={role!r} is unknown. Choose effective_leader, head_of_state or head_of_government.")
    if role == "effective_leader":
        candidates = [s for s in _effective()[country] if s.covers(day)]
    else:
        candidates = [s for s in spells() if s.country == country and s.role == role and s.covers(day)]
    return max(candidates, key=lambda s: s.start).person if candidates else None


def office_holder(body: str, office: str, day: str | date) -> str | None:
    """Id of who held an office of any state or organisation on a day; None where the data do not say.

    >>> office_holder("RUS", "defence_minister", "2025-10-09"), office_holder("DEU", "head_of_government", "2006-01-01")
    ('andrej-beloussow', 'angela-merkel')
    """
    day = as_day(day)
    best = None
    for row in rows("reference", "offices"):
        if row["body"] == body and row["office"] == office and row["start"] <= day and (row["end"] is None or day < row["end"]):
            best = row["person"]
    if best is None:
        for spell in spells():
            if spell.country == body and spell.role == office and spell.covers(day):
                best = spell.person
    if best is None and body in STATES and office == "head_of_state" and day >= FIRST_DAY:
        holder = leader(body, day)
        if any(s.person == holder and s.role == "head_of_state" for s in spells()):
            best = holder
    return best


def representative(country: str, day: str | date) -> str | None:
    """Who represents a state at a summit: its effective leader, in Armenia the prime minister.

    >>> representative("ARM", "2025-10-10")
    'nikol-paschinjan'
    """
    day = as_day(day)
    if country in STATES and day >= FIRST_DAY:
        return leader(country, day)
    return office_holder(country, "head_of_state", day) or office_holder(country, "head_of_government", day)


def person(name: str) -> dict:
    """The row of persons.csv for an id, a full name, an alias or a surname.

    Raises `LesartError` where nobody or more than one is meant.

    >>> person("Rachmon")["birth"].isoformat()
    '1952-10-05'
    """
    found = _persons_by_name().get(name, ())
    if not found:
        raise LesartError(f"{name!r} is nobody in data/reference/persons.csv. Check the spelling, or add a row.")
    if len(found) > 1:
        raise LesartError(f"{name!r} can be {', '.join(row['person'] for row in found)}. Use the id.")
    return found[0]


@lru_cache(maxsize=1)
def _persons_by_name() -> dict[str, tuple[dict, ...]]:
    names: dict[str, list[dict]] = {}
    for row in rows("reference", "persons"):
        for name in {row["person"], row["name"], row["name_en"], row["surname"], *(row["aliases"] or "").split(";")} - {""}:
            names.setdefault(name, []).append(row)
    return {name: tuple(found) for name, found in names.items()}


@dataclass(frozen=True, slots=True)
class Tenure:
    """How long somebody has been in power: the spells counted, net days, whole years."""

    person: str
    counting: str
    since: date
    days: int
    spells: tuple[tuple[date, date], ...]

    @property
    def years(self) -> float:
        """Net length in years of 365.2425 days."""
        return self.days / 365.2425


def tenure(name: str, on: str | date, counting: str = "effective leader") -> Tenure | None:
    """How long a leader of one of the fifteen states has been in power on a day.

    Parameters
    ----------
    name : str
        Id, name or surname.
    on : str or date
        The day.
    counting : str
        ``"head of state"``: every spell as such; ``"president"``: without chairmen of assemblies and
        acting presidents; ``"effective leader"``: as Archigos and REIGN count who rules.

    Returns
    -------
    Tenure or None
        None where the person was not in power on that day by that way of counting.

    Examples
    --------
    >>> t = tenure("Rachmon", on="2025-10-09")
    >>> t.since.isoformat(), int(t.years)
    ('1992-11-20', 32)
    >>> int(tenure("Putin", on="2025-10-09", counting="head of state").years)
    21
    """
    day = _day(on)
    if counting not in COUNTINGS:
        raise LesartError(f"counting={counting!r} is unknown. Choose one of {', '.join(COUNTINGS)}.")
    who = person(name)["person"]
    if counting == "effective leader":
        counted = [s for found in _effective().values() for s in found if s.person == who]
    else:
        counted = [s for s in spells() if s.person == who and s.role == "head_of_state"]
        if counting == "president":
            counted = [s for s in counted if not s.acting and not (s.office or "").startswith("chairman")]
    spans = _joined([(s.start, min(s.end or day, day)) for s in counted if s.start <= day])
    if not spans or not any(s.covers(day) for s in counted):
        return None
    return Tenure(who, counting, spans[0][0], sum((end - start).days for start, end in spans), tuple(spans))


def _joined(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Spans united where they touch or overlap, so that no day counts twice."""
    united: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def status(organisation: str, country: str, day: str | date) -> str | None:
    """What a state is to an organisation on a day: member, associate, former, …; None: nothing.

    >>> status("CIS", "GEO", "2008-01-01"), status("CIS", "GEO", "2025-10-09"), status("CIS", "EST", "2025-10-09")
    ('member', 'former', None)
    """
    day = as_day(day)
    steps = _steps().get((organisation, country), ())
    return next((step for since, step in reversed(steps) if since <= day), None)


def members(organisation: str, day: str | date) -> list[str]:
    """The states among the fifteen that are members of an organisation on a day.

    One that has announced its withdrawal is a member until it takes effect.

    >>> members("CIS", "2025-10-09")
    ['ARM', 'AZE', 'BLR', 'KAZ', 'KGZ', 'MDA', 'RUS', 'TJK', 'UZB']
    """
    if organisation not in {key[0] for key in _steps()}:
        raise LesartError(f"data/reference/memberships.csv does not know {organisation!r}. "
                          f"It knows {', '.join(sorted({key[0] for key in _steps()}))}.")
    return [country for country in sorted(STATES) if status(organisation, country, day) in ("member", "leaving", "suspended")]


@lru_cache(maxsize=1)
def _steps() -> dict[tuple[str, str], tuple[tuple[date, str], ...]]:
    steps: dict[tuple[str, str], list] = {}
    for row in rows("reference", "memberships"):
        steps.setdefault((row["organisation"], row["country"]), []).append((row["day"], row["step"]))
    return {key: tuple(sorted(found)) for key, found in steps.items()}


@lru_cache(maxsize=1)
def states() -> dict[str, dict]:
    """The rows of states.csv by ISO code."""
    return {row["iso3"]: row for row in rows("reference", "states")}


def _day(day: str | date) -> date:
    day = as_day(day)
    if day is None or day < date(1991, 1, 1):
        raise LesartError(f"{day}: the data on leaders begin with 1991. Choose a later day.")
    return day


def _known_state(country: str) -> None:
    if country not in STATES:
        raise LesartError(f"{country!r} is none of the fifteen successor states of the Soviet Union "
                          f"({', '.join(STATES)}), for which leaders are known.")


def shapes(name: str, folder: Path | None = None) -> "geopandas.GeoDataFrame":
    """The shapes of ``states``, ``neighbours`` or ``crimea``, with their ISO codes, in WGS 84.

    Raises `LesartError` for a missing part, a wrong projection, an invalid ring or a missing state.
    """
    import geopandas

    path = (folder or SHAPES) / f"{name}.shp"
    for suffix in (".shp", ".shx", ".dbf", ".prj"):
        if not path.with_suffix(suffix).is_file():
            raise LesartError(f"{path.with_suffix(suffix)}: the file is missing. A shapefile needs .shp, .shx, .dbf and .prj; "
                              "python shapefiles/build.py makes them.")
    try:
        data = geopandas.read_file(path, encoding="utf-8")
    except Exception as error:
        raise LesartError(f"{path}: cannot be read ({error}). python shapefiles/build.py makes it anew.") from None
    if data.crs is None or data.crs.to_epsg() != 4326:
        raise LesartError(f"{path.with_suffix('.prj')}: the projection is not WGS 84 (EPSG:4326) but {data.crs}. "
                          "python shapefiles/build.py makes it anew.")
    if "iso3" not in data.columns:
        raise LesartError(f"{path.with_suffix('.dbf')}: column 'iso3' is missing.")
    invalid = data.loc[~data.is_valid, "iso3"]
    if len(invalid):
        raise LesartError(f"{path}, row {invalid.index[0] + 1} ({invalid.iloc[0]}): its ring is invalid. "
                          "python shapefiles/build.py makes it anew.")
    missing = sorted(set(STATES) - set(data["iso3"])) if name == "states" else []
    if missing:
        raise LesartError(f"{path}: {', '.join(missing)} is missing. python shapefiles/build.py makes it anew.")
    return data
