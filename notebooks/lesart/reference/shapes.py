"""The outlines of states from ``shapefiles``."""
from __future__ import annotations

from pathlib import Path

from ..datasets import DATA
from ..errors import LesartError
from .spells import STATES

SHAPES = DATA.parent / "shapefiles"


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
