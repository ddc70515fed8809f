"""Each export opens where people work, and holds what the tables hold: types, missing cells, every character."""
from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date, timedelta

import geopandas
import icalendar
import openpyxl
import pandas as pd
import pyogrio
import pytest
from pandas.testing import assert_frame_equal

import hostile
import lesart
from lesart import corrections, tables
from lesart.__main__ import main
from lesart.export import FORMATS, calendar, jsonld, zipped

TEXT = ("Präsident Wladimir Putin traf am 8. Oktober 2025 in Duschanbe Emomali Rachmon. Ende September 2025 tagte die GUS in Minsk. "
        "Am 10. Oktober 2025 wird Putin in Moskau Ilham Alijew treffen. Russland hat am 7. Oktober 2025 die Ukraine nicht angegriffen.")


@pytest.fixture(scope="module")
def small():
    return lesart.read(text=TEXT, published="2025-10-09", title="Gipfel </script><b>")


@pytest.fixture(scope="module")
def nasty():
    return lesart.read(text=hostile.article())


def days_as_text(table):
    return table.assign(**{name: table[name].dt.strftime("%Y-%m-%d").astype("string") for name in table if table[name].dtype.kind == "M"})


def typed(table, name):
    """A table that came back without types, with those of the contract."""
    return table.astype({column.name: column.dtype for column in tables.TABLES[name]})


def _sql(file):
    with closing(sqlite3.connect(file)) as database:
        return pd.read_sql("select * from corrections", database)


def test_csv_comes_back_with_every_type_and_missing_cell(reading, tmp_path):
    reading.export(tmp_path, "csv")
    for name, columns in tables.TABLES.items():
        raw = (tmp_path / f"{name}.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 by this mark alone"
        back = pd.read_csv(tmp_path / f"{name}.csv", dtype={c.name: c.dtype for c in columns if c.dtype != tables.DAY}, keep_default_na=False,
                           na_values=[""], parse_dates=[c.name for c in columns if c.dtype == tables.DAY])
        assert_frame_equal(typed(back, name), reading.table(name))


def test_parquet_comes_back_as_it_was(reading, tmp_path):
    reading.export(tmp_path, "parquet")
    for name in tables.TABLES:
        assert_frame_equal(pd.read_parquet(tmp_path / f"{name}.parquet"), reading.table(name))


def test_excel_comes_back_as_it_was(reading, tmp_path):
    reading.export(tmp_path, "xlsx")
    book = openpyxl.load_workbook(tmp_path / "reading.xlsx")
    assert book.sheetnames == list(tables.TABLES)
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    for name in tables.TABLES:
        back = pd.read_excel(tmp_path / "reading.xlsx", sheet_name=name, keep_default_na=False, na_values=[""])
        assert_frame_equal(typed(back, name), reading.table(name))
    days = [cell for cell in book["events"]["J"][1:] if cell.value is not None]
    assert days and all(cell.is_date for cell in days), "days are days, and can be sorted"


def test_sqlite_comes_back_with_types_and_can_be_joined(reading, tmp_path):
    reading.export(tmp_path, "sqlite")
    with closing(sqlite3.connect(tmp_path / "reading.sqlite")) as database:
        for name in tables.TABLES:
            back = pd.read_sql(f"select * from {name}", database)
            assert_frame_equal(typed(back, name), reading.table(name))
        joined = database.execute("select count(*) from participants join events using (event) join actors using (actor)").fetchone()
    assert joined == (len(reading.participants),)


def test_geopackage_opens_as_points_and_tables(reading, tmp_path):
    reading.export(tmp_path, "gpkg")
    file = tmp_path / "reading.gpkg"
    assert set(pyogrio.list_layers(file)[:, 0]) == set(tables.TABLES)
    places = geopandas.read_file(file, layer="places")
    assert places.crs.to_epsg() == 4326 and (places.geom_type.dropna() == "Point").all()
    assert places.geometry.x.tolist() == pytest.approx(reading.places["longitude"].tolist())
    assert_frame_equal(typed(places.drop(columns="geometry"), "places"), reading.places)
    for name in set(tables.TABLES) - {"places"}:
        assert_frame_equal(typed(pyogrio.read_dataframe(file, layer=name), name), reading.table(name))


def test_a_place_without_coordinates_is_a_row_without_a_point(small, tmp_path):
    here = small.corrected([corrections.change(small, "places", "minsk", "longitude", None)])
    here.export(tmp_path, "gpkg")
    places = geopandas.read_file(tmp_path / "reading.gpkg", layer="places").set_index("place")
    assert places.geometry["minsk"] is None and places.geometry["duschanbe"].x > 60


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_and_empty_articles_export_too(nasty, tmp_path, format):
    for number, one in enumerate((nasty, lesart.read(text="Es regnet."))):
        assert len(one.export(tmp_path / str(number), format)) >= 3


@pytest.mark.parametrize("format", ("csv", "parquet", "xlsx", "gpkg", "sqlite"))
def test_a_corrected_reading_exports_what_was_corrected_too(small, tmp_path, format):
    small.corrected([corrections.change(small, "events", "e1", "modality", "planned")]).export(tmp_path, format)
    back = {"csv": lambda: pd.read_csv(tmp_path / "corrections.csv"), "parquet": lambda: pd.read_parquet(tmp_path / "corrections.parquet"),
            "xlsx": lambda: pd.read_excel(tmp_path / "reading.xlsx", sheet_name="corrections"),
            "gpkg": lambda: pyogrio.read_dataframe(tmp_path / "reading.gpkg", layer="corrections"),
            "sqlite": lambda: _sql(tmp_path / "reading.sqlite")}[format]()
    assert back[["machine", "human", "status"]].values.tolist() == [["past", "planned", "applied"]]
    assert "corrections by a person" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_a_zip_holds_the_same_files_and_is_the_same_twice(small):
    pack = zipfile.ZipFile(io.BytesIO(zipped(small, "csv")))
    assert pack.testzip() is None and {f"{name}.csv" for name in tables.TABLES} | {"README.md", "article.txt"} == set(pack.namelist())
    assert pack.read("article.txt").decode() == TEXT and zipped(small, "csv") == zipped(small, "csv")


def components(reading):
    found = icalendar.Calendar.from_ical(calendar.calendar(reading))
    return found, {str(event["summary"]): event for event in found.walk("VEVENT")}


def test_the_calendar_holds_the_dated_events_as_whole_days(small):
    _, events = components(small)
    dated = small.events.dropna(subset=["earliest", "latest"])
    assert set(events) == set(dated[dated["modality"] != "negated"]["summary"]) and len(dated) > len(events), "what is denied is left out"
    met = next(event for name, event in events.items() if "Rachmon" in name)
    assert met["dtstart"].dt == date(2025, 10, 8) and met["dtend"].dt == date(2025, 10, 9), "the end is exclusive"
    assert met["dtstart"].params["VALUE"] == "DATE" and met["status"] == "CONFIRMED" and met["location"] == "Duschanbe"
    assert met["geo"].latitude == pytest.approx(38.5, abs=0.1) and "Präsident Wladimir Putin traf" in met["description"]
    late = next(event for name, event in events.items() if "Minsk" in name)
    assert (late["dtstart"].dt, late["dtend"].dt) == (date(2025, 9, 21), date(2025, 10, 1)), "“Ende September” is ten days"
    assert next(event for name, event in events.items() if "Alijew" in name)["status"] == "TENTATIVE"


def test_every_event_of_a_calendar_is_what_the_table_says(reading):
    _, events = components(reading)
    for row in reading.events.dropna(subset=["earliest", "latest"]).query("modality != 'negated'").itertuples():
        event = events[row.summary]
        assert (event["dtend"].dt - event["dtstart"].dt) >= timedelta(days=1)
        assert event["status"] == ("CONFIRMED" if row.modality in ("past", "present") else "TENTATIVE")
        assert row.trigger in str(event["description"])


def test_ids_in_a_calendar_are_unique_and_stay(reading):
    first, second = ([str(e["uid"]) for e in components(one)[0].walk("VEVENT")] for one in (reading, lesart.read(lesart.default_article())))
    assert first == second and len(set(first)) == len(first) > 0
    assert calendar.calendar(reading) == calendar.calendar(lesart.read(lesart.default_article()))


def test_a_calendar_keeps_to_the_format(nasty):
    raw = calendar.calendar(nasty)
    lines = raw.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""] and max(map(len, lines)) <= 75
    assert not set(raw) & (set(range(32)) - set(b"\r\n\t")), "no control characters"
    found = icalendar.Calendar.from_ical(raw)
    assert not found.errors and found.walk("VEVENT")
    dated = nasty.events.dropna(subset=["earliest", "latest"]).query("modality != 'negated'")
    assert sorted(str(e["summary"]) for e in found.walk("VEVENT")) == sorted(calendar._line(s) for s in dated["summary"])


def test_an_article_without_days_gives_an_empty_calendar():
    assert components(lesart.read(text="Es regnet."))[1] == {}


def graph(reading):
    """The export as linked data, read without any request: schema.org's words are given here."""
    import rdflib
    made = jsonld.document(reading)
    given = {"@vocab": "https://schema.org/", **{name: {"@type": "@id"} for name in ("sameAs", "eventStatus")},
             **{name: {"@type": "Date"} for name in ("startDate", "endDate", "datePublished")}}
    assert made["@context"] == "https://schema.org"
    return rdflib.Graph().parse(data=json.dumps({**made, "@context": given}), format="json-ld", publicID="https://lesart.example/a")


def test_linked_data_names_the_article_its_events_and_who_took_part(small):
    from rdflib import RDF, SDO, URIRef
    found = graph(small)
    base = "https://lesart.example/a#"
    article, putin = URIRef(base + "article"), URIRef(base + "actor/wladimir-putin")
    assert str(found.value(article, SDO.datePublished)) == "2025-10-09" and str(found.value(article, SDO.headline)) == "Gipfel </script><b>"
    assert found.value(putin, SDO.sameAs) == URIRef("http://www.wikidata.org/entity/Q7747")
    assert {str(o) for o in found.objects(putin, SDO.name)} == {"Wladimir Putin"}
    met = URIRef(f"{base}event/{corrections.key_of(small, 'events', 'e1')}")
    assert str(found.value(met, SDO.startDate)) == "2025-10-08" and found.value(met, SDO.location) == URIRef(base + "place/duschanbe")
    assert {found.value(role, SDO.contributor) for role in found.objects(met, SDO.contributor)} == {putin}
    assert URIRef(base + "actor/emomali-rachmon") in set(found.objects(met, SDO.attendee))
    geo = found.value(URIRef(base + "place/duschanbe"), SDO.geo)
    assert float(found.value(geo, SDO.latitude)) == pytest.approx(38.5, abs=0.1)
    assert len(set(found.subjects(SDO.eventStatus, SDO.EventScheduled))) == (small.events["modality"] == "planned").sum() > 0
    assert len(set(found.subjects(RDF.type, SDO.Event))) == (small.events["modality"] != "negated").sum()


def test_every_word_of_linked_data_is_one_of_schema_org(reading):
    from rdflib import RDF, SDO
    assert SDO["newsStory"] not in SDO and SDO.NewsArticle in SDO
    for _, word, value in graph(reading):
        for iri in (word, value) if word == RDF.type else (word,):
            if str(iri).startswith(str(SDO)):
                assert iri in SDO, f"{iri} is no word of schema.org"


def test_references_in_linked_data_lead_somewhere_and_ids_are_sound(reading, nasty):
    for one in (reading, nasty):
        made = jsonld.document(one)
        ids = [node["@id"] for node in made["@graph"]]
        assert len(ids) == len(set(ids)) and all(identity.isascii() and " " not in identity for identity in ids)
        for node in made["@graph"]:
            for value in [node.get("location"), node.get("subjectOf"), *node.get("attendee", []), *node.get("about", []), *node.get("mentions", [])]:
                assert value is None or value.get("@id", ids[0]) in ids
        graph(one)


def test_linked_data_may_stand_in_a_page(nasty, tmp_path):
    nasty.export(tmp_path, "jsonld")
    text = (tmp_path / "reading.jsonld").read_text(encoding="utf-8")
    assert not set("<>&\u2028\u2029") & set(text) and json.loads(text) == jsonld.document(nasty)


@pytest.mark.parametrize("format, file", [("ics", "reading.ics"), ("jsonld", "reading.jsonld")])
def test_the_command_line_writes_calendars_and_linked_data(tmp_path, format, file):
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    assert main(["tables", str(tmp_path / "text.txt"), "--out", str(tmp_path / "out"), "--format", format]) == 0
    assert (tmp_path / "out" / file).stat().st_size > 500


def test_a_folder_that_cannot_be_written_is_told(small, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(lesart.LesartError, match="Choose another folder"):
        small.export(tmp_path / "file")
