"""Adjectives of cities: "Moskauer Gipfel", "nach Kiewer Angaben"."""
from __future__ import annotations

from functools import lru_cache

from ..datasets import rows

_IRREGULAR = {"Rom": "Römer", "Zürich": "Zürcher", "Hannover": "Hannoveraner", "Bremen": "Bremer", "Emden": "Emder", "München": "Münchner",
              "Dresden": "Dresdner", "Saarbrücken": "Saarbrücker", "Bozen": "Bozner", "Pilsen": "Pilsner",
              "Damaskus": "Damaszener"}


def city_adjective(city: str) -> str:
    """The adjective of a city, which is written with a capital and never inflected.

    >>> [city_adjective(city) for city in ("Moskau", "Wien", "Göttingen", "Bremen", "Karlsruhe", "Rom")]
    ['Moskauer', 'Wiener', 'Göttinger', 'Bremer', 'Karlsruher', 'Römer']
    """
    if city in _IRREGULAR:
        return _IRREGULAR[city]
    if city.endswith("e"):
        return city + "r"
    return (city[:-2] if city.endswith("ingen") else city) + "er"


@lru_cache(maxsize=1)
def of_capitals() -> frozenset[str]:
    """The adjectives of the world's capitals; without those that are other words, too."""
    names = (name for row in rows("reference", "places") if row["kind"] == "capital" for name in (row["name"], *(row["aliases"] or "").split(";")))
    return frozenset(city_adjective(name) for name in names if name and " " not in name) - {"Römer"}
