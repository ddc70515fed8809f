"""Add the given names of Faker's locales to actor_given_names.csv; those with the source "own" are kept by hand.

    pip install faker==40.63.0
    python data/lexicon/given_names.py

Russian, Ukrainian and Bulgarian names are transcribed as German newsrooms do.  Left out: names that are also
places or German words, and rare ones that only the longest lists have.
"""
from __future__ import annotations

import csv
import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import faker.providers.person as lists

HERE = Path(__file__).resolve().parent
_LATIN = re.compile(r"[A-ZÄÖÜÀ-Ž][^\W\d_]{2,}(?:-[^\W\d_]{2,})?")
# Long lists with much that nobody bears today: a name counts if another list has it too.
_LONG = frozenset(("en", "bg_BG", "is_IS", "en_NZ", "en_KE", "ga_IE", "tw_GH", "id_ID", "es_CL"))
_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", (
    "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch  y  e ju ja i ji je g".split(" "))))
_GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", (
    "a b g d e w s t i k l m n o p sch r s t u p k gh q sch tsch z ds z tsch ch dsch h".split())))
# Given names that are words or other names more often.
_WORDS = frozenset("""Air Alba Alpha Amen Angel Arm Art Asia Baby Bay Blue Blau Bund Cash Chance Chef Christ Christus City Country Daily Damen Dawn Deal
    Dean Diamond Doctor Don Duke Earl East Easter Eisen Ernst Euro Ever Fast Favour Firm First Forest Gala Gift Given God Good Grant Great Green Gut
    Hall Happiness Harmony Haven Heaven Held Herz Honest Honor Hope Ice Index India Innocent Iris Joy Junior Justice Kaiser Kind King Klima Knie
    Kosmos Lake Land Lane Laser Legend Lenz Liberty Libre Life Light Lord Love Luna Mai Major Mars Max Maximum Mercy Messiah Mini Miracle Mission
    Mond National Nationalist Nike North Now Old Open Orient Pace Palm Patience Peace Phoenix Precious Premier Prince Princess Prosper Pure Quelle Queen
    Rain Rainbow Real Reformer Reign Rome Rosa Royal Royce Ruf Saint Santa Sky Smart Sonne Son Song South Space Star Stern Storm Story Success Summer
    Sun Sunday Sunny Super Talent Tender Testament Theater Tor Total True Unique Van Venus Victory Wahl Welt Von Tage Roma Tore Einer Darin Davor Jet Lady Silvester Bella Mir Stein Kelvin Tea
    Leider Beste Forum Neider Allen Rein Reine Virginia Carolina Sierra Leone Costa Line Canal Nova Villa Mare Apollo Hertha Jena Hagen Bali Anda
    Rica Jordan Mercedes Spartak Elba Till Thales Bergen Bitten Hellen Mate Per Sage Sine Solange Dallas Austin Houston Orlando Brooklyn Chelsea
    Boston Memphis Phoenix Denver Charlotte Florence Sofia Siena Vienna Asien Adria Alaska Dakota Montana Nevada Arizona Savannah Lourdes Prag West Winter Wisdom Wolf Zeit""".split())


def main() -> None:
    path = HERE / "actor_given_names.csv"
    with path.open(encoding="utf-8", newline="") as file:
        kept = {row["name"]: (row["sex"], row["source"]) for row in csv.DictReader(file) if row["source"] == "own"}
    found = {name: (sex, "faker") for name, sex in names().items() if name not in kept}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "sex", "source"))
        writer.writerows((name, *row) for name, row in sorted((kept | found).items()))
    print(f"{len(kept)} names by hand, {len(found)} from Faker")


def names() -> dict[str, str]:
    """Name → sex that most lists give it."""
    votes: dict[str, Counter] = {}
    lasting = set()
    for module in pkgutil.iter_modules(lists.__path__):
        provider = getattr(importlib.import_module(f"faker.providers.person.{module.name}"), "Provider", None)
        for sex, attributes in (("m", ("first_names_male", "first_romanized_names_male")), ("f", ("first_names_female", "first_romanized_names_female"))):
            for name in {german(str(n)) for a in attributes for n in getattr(provider, a, None) or ()}:
                votes.setdefault(name, Counter())[sex] += 1
                if module.name not in _LONG:
                    lasting.add(name)
    taken = _WORDS | other_names()
    return {name: count.most_common(1)[0][0] for name, count in sorted(votes.items())
            if _LATIN.fullmatch(name) and name not in taken and (name in lasting or sum(count.values()) > 1)}


def german(name: str) -> str:
    """The German transcription of a Cyrillic or Georgian name: "Сергей" → "Sergej".

    >>> german("Сергей"), german("Юлия"), german("Евгений"), german("გიორგი")
    ('Sergej', 'Julija', 'Jewgenij', 'Giorgi')
    """
    letters = name.lower()
    if set(letters) & set(_GEORGIAN):
        return "".join(_GEORGIAN.get(c, c) for c in letters).capitalize()
    if not set(letters) & set(_CYRILLIC):
        return name
    letters = re.sub(r"^е|(?<=[аеиоуыэюяьъ])е", "je", letters)
    letters = re.sub(r"(?<=[аеёиоуыэюя])с(?=[аеёиоуыэюя])", "ss", letters)
    return "".join(_CYRILLIC.get(c, c) for c in letters).capitalize()


def other_names() -> set[str]:
    """Names of states and places, nouns for people, words with a known gender."""
    found = set()
    for name in ("../reference/places", "../reference/states", "../reference/state_names", "words_noun_genders", "actor_nouns", "actor_no_names",
                 "actor_name_words"):
        with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row.get(key) or "" for key in ("name", "name_en", "noun", "word")}
    return found


if __name__ == "__main__":
    main()
