"""An archive read through Dask: the tables of one article for many, killed and resumed, here and elsewhere."""
from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pandas as pd
import psutil
import pytest

import lesart
from lesart import tables
from lesart.archive import connect, persons, questions, read_archive, schema, store
from lesart.archive.matching import Naming, join
from lesart.archive.progress import Progress
from lesart.errors import LesartError

ROOT = Path(__file__).resolve().parents[1]
REGION = ROOT / "data/articles/region-2005-2025.jsonl"
_RUN = "import sys; sys.path.insert(0, sys.argv[1])\nfrom lesart.archive import read_archive\n" \
       "if __name__ == '__main__':\n    read_archive(sys.argv[2], sys.argv[3], workers=2)\n"


def table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(folder / name)


def same(one: Path, other: Path) -> None:
    """Fails unless all tables of two archives hold the same rows."""
    for name in schema.ALL:
        left, right = (table(folder, name).sort_values(schema.columns(name)[0].name, kind="stable") for folder in (one, other))
        order = list(left.columns)
        pd.testing.assert_frame_equal(left.sort_values(order).reset_index(drop=True), right.sort_values(order).reset_index(drop=True))


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """260 different articles: five partitions and a bit, some seconds of work."""
    file = tmp_path_factory.mktemp("many") / "many.jsonl"
    chosen = random.Random(7)
    with REGION.open(encoding="utf-8") as lines:
        pool = [part for line in lines for part in json.loads(line)["text"].split("\n\n")]
    with file.open("w", encoding="utf-8") as stream:
        for i in range(260):
            text = "\n\n".join(chosen.sample(pool, 3)) + f" ({i})"
            stream.write(json.dumps({"id": f"a{i}", "published": "2015-01-01", "source": "x", "text": text}) + "\n")
        stream.write('{"id": "broken\n')
        stream.write(json.dumps({"id": "again", "text": text}) + "\n")
    return file


@pytest.fixture(scope="module")
def undisturbed(many, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed")
    read_archive(many, out, workers=1, progress=False)
    return out


@pytest.fixture(scope="module")
def region(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("region")
    read_archive(REGION, out, workers=1, progress=False)
    return out


def test_the_tables_are_those_of_each_article_alone(region):
    with REGION.open(encoding="utf-8") as lines:
        record = json.loads(next(lines))
    reading = lesart.read(text=record["text"], published=record["published"])
    for name in tables.TABLES:
        found = table(region, name)
        assert list(found.columns) == [c.name for c in schema.columns(name)]
        assert [str(t) for t in found.dtypes] == [c.dtype.replace("string", "string") for c in schema.columns(name)]
        rows = found[found["article"] == record["id"]]
        assert set(rows["source"]) <= {"Lesart"} and set(rows["published"]) <= {pd.Timestamp(record["published"])}
        pd.testing.assert_frame_equal(rows.iloc[:, 3:].set_axis(reading.table(name).columns, axis=1).reset_index(drop=True),
                                      reading.table(name))


def test_every_row_leads_back_to_its_article(region):
    texts = table(region, "articles").set_index("article")["text"]
    for name in ("mentions", "times", "statements", "sentences"):
        found = table(region, name)
        assert len(found) and all(texts[r.article][r.start:r.end] == r.text for r in found.itertuples())


def test_the_reprint_is_a_duplicate_and_not_read_again(region):
    found = table(region, "duplicates")
    assert found[["article", "first"]].values.tolist() == [["2025-10-duschanbe-nachdruck", "2025-10-duschanbe"]]
    assert "2025-10-duschanbe-nachdruck" not in set(table(region, "articles")["article"])


def test_a_messy_folder_is_read_with_one_row_for_each_failure(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    good = "Putin traf am 8. Oktober 2025 in Duschanbe den tadschikischen Präsidenten Rachmon. Das teilte der Kreml mit."
    (source / "good.txt").write_text(good, encoding="utf-8")
    (source / "latin.txt").write_bytes((good + " Für später.").encode("cp1252"))
    (source / "empty.txt").touch()
    (source / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (source / "english.txt").write_text("The president said that he would not travel to the summit of the states.")
    with (source / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (source / "lines.jsonl").write_text('{"id": "ok", "text": "Rachmon reiste nach Moskau."}\n{"id": 1,\n')
    (source / "cut.txt.gz").write_bytes(gzip.compress(good.encode())[:-9])
    (source / "menu.html").write_text("<!doctype html><html><body><nav>Start</nav></body></html>")
    (source / "page.html").write_text(f"<!doctype html><html><body><article><h1>Treffen</h1><p>{good} Ende.</p></article></body></html>")
    (source / "same.html").write_text(f"<!doctype html><html><body><article><p>{good}</p></article></body></html>")
    done = read_archive(source, tmp_path / "out", workers=1, progress=False)
    errors = table(tmp_path / "out", "errors").set_index("article")
    assert dict(errors["stage"]) == {"empty.txt": "open", "binary.bin": "article", "english.txt": "article", "huge.txt": "open",
                                     "lines.jsonl:2": "parse", "cut.txt": "open", "menu.html": "extract"}
    assert all(len(message) > 20 and not message.startswith("text:") for message in errors["message"])
    assert set(table(tmp_path / "out", "articles")["article"]) == {"good.txt", "latin.txt", "ok", "page.html"}
    assert (done.articles, done.duplicates, done.errors) == (4, 1, 7)
    # the same again, and with one file mended: only what changed is read, and all is as if read at once
    (source / "empty.txt").write_text("Lukaschenko empfing Putin in Minsk.")
    assert read_archive(source, tmp_path / "out", workers=1, progress=False).articles == 5


def test_killed_runs_go_on_and_end_with_the_same_tables(many, undisturbed, tmp_path):
    script = tmp_path / "run.py"
    script.write_text(_RUN)
    command = [sys.executable, str(script), str(ROOT / "notebooks"), str(many), str(tmp_path / "out")]
    chosen, parts = random.Random(3), []
    for attempt in range(30):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            if attempt < 4:  # the client is killed, or first a worker
                process.wait(chosen.uniform(2, 7))
            else:
                process.wait(120)
        except subprocess.TimeoutExpired:
            if attempt % 2:
                for worker in psutil.Process(process.pid).children(recursive=True)[-1:]:
                    worker.send_signal(signal.SIGKILL)
                time.sleep(0.5)
            process.send_signal(signal.SIGKILL)
            process.wait()
            parts.append(len(list((tmp_path / "out" / "_manifest").glob("part-*"))))
            continue
        assert process.returncode == 0
        break
    assert parts == sorted(parts)  # nothing that was finished is lost
    same(tmp_path / "out", undisturbed)
    assert not (tmp_path / "out" / "_aside").exists()


def test_killed_workers_are_replaced(many, undisturbed, tmp_path):
    script = tmp_path / "run.py"
    script.write_text(_RUN)
    process = subprocess.Popen([sys.executable, str(script), str(ROOT / "notebooks"), str(many), str(tmp_path / "out")],
                               stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list((tmp_path / "out").glob("_manifest/part-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    for worker in psutil.Process(process.pid).children(recursive=True):
        if "spawn_main" in " ".join(worker.cmdline()):
            worker.send_signal(signal.SIGKILL)
    assert process.wait(120) == 0
    same(tmp_path / "out", undisturbed)


def test_a_scheduler_in_another_process_reads_the_same(many, undisturbed, tmp_path):
    """Its workers start in another folder and have no Lesart on their path: it is sent to them."""
    from distributed import Client
    environment = {**os.environ, "PYTHONPATH": ""}
    scheduler_file = tmp_path / "scheduler.json"
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler"], [sys.executable, "-m", "distributed.cli.dask_worker"]
    processes = [subprocess.Popen([*start[0], "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", scheduler_file],
                                  cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)]
    try:
        deadline = time.monotonic() + 120
        while not scheduler_file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        address = json.loads(scheduler_file.read_text())["address"]
        processes.append(subprocess.Popen([*start[1], address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path)],
                                          cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL))
        with Client(address, timeout="120s") as client:
            client.wait_for_workers(1, timeout=120)  # a busy machine starts it slowly
        done = read_archive(many, tmp_path / "out", scheduler=address, progress=False)
        assert done.articles == 260
        same(tmp_path / "out", undisturbed)
    finally:
        for process in reversed(processes):
            process.kill()
        for process in processes:
            process.wait(20)


def test_nobody_at_the_address_is_said_within_fifteen_seconds(many, tmp_path):
    begin = time.monotonic()
    with pytest.raises(LesartError, match="tcp://127.0.0.1:9: nobody answers"):
        read_archive(many, tmp_path / "out", scheduler="tcp://127.0.0.1:9", progress=False)
    assert time.monotonic() - begin < 15
    with pytest.raises(LesartError, match="nonsense"):
        read_archive(many, tmp_path / "out", scheduler="nonsense://x", progress=False)


def test_a_folder_of_another_archive_is_left_alone(undisturbed):
    before = sorted(undisturbed.rglob("*"))
    with pytest.raises(LesartError, match="another archive"):
        read_archive(REGION, undisturbed, workers=1, progress=False)
    assert sorted(undisturbed.rglob("*")) == before


@pytest.mark.parametrize("options, words", [({"workers": 0}, "at least one"), ({"workers": 1, "scheduler": "tcp://x:1"}, "one of them")])
def test_wrong_options_are_named(many, tmp_path, options, words):
    with pytest.raises(LesartError, match=words):
        read_archive(many, tmp_path, progress=False, **options)


def test_the_bar_counts_what_an_earlier_run_finished_apart():
    bar = Progress(1_000, began=0.0)
    bar.add(500, {"articles": 90, "errors": 10, "duplicates": 0}, finished=True)
    assert "0.0/s" in bar.line(10.0) and "… left" in bar.line(10.0)
    bar.add(250, {"articles": 50, "errors": 0, "duplicates": 0})
    assert bar.line(10.0) == " 75 % [###############     ] 140 articles, 5.0/s, 10 errors, 0:10 left"


def naming(name, office=None, country=None, articles=1, day="2020-01-01"):
    from lesart.actors.names import slug
    return Naming(slug(name), name, office, country, articles, articles, date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize("namings, together", [
    ([naming("Anna Weber", "Außenministerin", "AUT", 3), naming("Anna Weber")], [{0, 1}]),
    ([naming("Anna Weber", "Außenministerin", "AUT", 3), naming("Weber", "Außenministerin", "AUT")], [{0, 1}]),
    ([naming("Anna Weber", "Außenministerin", "AUT", 3), naming("Weber", "Richterin", "DEU")], [{0}, {1}]),
    ([naming("Anna Weber", "Außenministerin", "AUT", 3), naming("Weber", "Außenministerin", "AUT", day="2010-01-01")], [{0}, {1}]),
    ([naming("Anna Weber"), naming("Paul Weber"), naming("Weber")], [{0}, {1}, {2}]),
    ([naming("Sergej Iwanow", "Sprecher", "RUS", 2), naming("Sergei Ivanov", "Sprechers", "RUS")], [{0, 1}]),
    ([naming("Anna Maria Weber", country="AUT"), naming("Anna Weber", articles=2)], [{0, 1}]),
    ([naming("Michael Müller", "Bürgermeister", "DEU", 2), naming("Michael Müller", "Trainer", "CHE")], [{0}, {1}]),
    ([naming("Michael Müller", "Bürgermeister", "DEU", 2), naming("Michael Müller", "Abgeordneter", "DEU")], [{0, 1}]),
])
def test_names_are_joined_by_name_office_and_country(namings, together):
    links = {namings.index(link.naming): link for link in join(namings)}
    groups: dict[str, set] = {}
    for i, link in links.items():
        groups.setdefault(link.identity, set()).add(i)
        assert 0 < link.confidence <= 1 and link.reason
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, together))


def test_a_person_of_the_reference_data_is_one_id_in_all_articles(region):
    people = table(region, "identities")
    known = people[people["actor"] == "wladimir-putin"]
    assert known["article"].nunique() > 10 and set(known["identity"]) == {"wladimir-putin"} and set(known["confidence"]) == {1.0}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """Tables of five articles as a reader would fill them in: the columns that the questions ask for."""
    out = tmp_path_factory.mktemp("written")
    days = {"a": "2014-08-27", "b": "2014-08-28", "c": "2015-02-12", "d": "2015-03-01", "e": "2015-04-01"}
    people = {"putin": True, "merkel": True, "weber": False, "sprecher": False}
    rows = {
        "articles": [{"article": a} for a in days],
        "actors": [{"article": a, "actor": p, "name": p.title(), "kind": "person", "known": known, "mentions": 1}
                   for a in "abc" for p, known in people.items()]
        + [{"article": a, "actor": "TASS", "name": "TASS", "kind": "agency", "known": True, "mentions": 1} for a in "abcd"],
        "mentions": [{"article": a, "actor": p, "form": "role" if p == "sprecher" else "name"} for a in "abc" for p in people],
        "events": [{"article": "a", "event": "e1", "type": "CONSULT", "modality": "past", "earliest": "2014-08-26"},
                   {"article": "b", "event": "e1", "type": "CONSULT", "modality": "past", "earliest": "2014-08-26"},
                   {"article": "c", "event": "e1", "type": "CONSULT", "modality": "past"},
                   {"article": "c", "event": "e2", "type": "CONSULT", "modality": "planned"},
                   {"article": "c", "event": "e3", "type": "ACCUSE", "modality": "past", "carrier": "TASS"}],
        "participants": [{"article": a, "event": e, "actor": p} for a, e, pair in (
            ("a", "e1", ("putin", "merkel")), ("b", "e1", ("merkel", "putin")), ("c", "e1", ("putin", "weber", "sprecher")),
            ("c", "e2", ("merkel", "weber")), ("c", "e3", ("putin", "merkel"))) for p in pair],
        "statements": [{"article": "a", "speaker": "TASS"}, {"article": "b", "speaker": "putin", "carrier": "TASS"},
                       {"article": "c", "speaker": "merkel"}, {"article": "d", "speaker": "TASS"}],
        "checks": [{"article": "a", "rule": "weekday", "verdict": v} for v in ("supported", "contradicted", "not checkable")]
        + [{"article": "b", "rule": "tenure", "verdict": "supported"}]}
    for name in schema.PARTITIONED:
        columns = schema.columns(name)
        data = [tuple(_day(row.get(c.name, days[row["article"]] if c.name == "published" else None)) for c in columns)
                for row in rows.get(name, [])]
        store.Store(str(out)).put(f"{name}/part-00000.parquet", schema.parquet(name, data))
    persons.identify(store.Store(str(out)))
    return out


def _day(value):
    return date.fromisoformat(value) if isinstance(value, str) and value[:2] == "20" else value


def test_who_met_whom(written):
    """Two articles tell of one meeting; a planned one and an accusation are none; a nameless spokesman is nobody."""
    with connect(written) as connection:
        met = questions.meetings(connection)
    assert met[["one", "other", "year", "meetings"]].values.tolist() == [["merkel", "putin", 2014, 1], ["putin", "weber", 2015, 1]]


def test_on_whom_articles_rest(written):
    with connect(written) as connection:
        assert questions.sources(connection).values.tolist() == [[2014, 2, 2, 0, 0, 0], [2015, 3, 1, 1, 0, 1]]


def test_which_claims_fail(written):
    with connect(written) as connection:
        found = questions.claims(connection).set_index("rule")
    assert found.loc["weekday"].tolist() == [3, 1, 0, 1, 1, 50.0] and found.loc["tenure", "failing"] == 0


def test_who_is_named_on_which_days(written):
    with connect(written) as connection:
        found = questions.named(connection)
    assert found["person"].tolist() == ["merkel", "putin"] and found["articles"].tolist() == [3, 3]
    assert [str(day)[:10] for day in found["days"][0]] == ["2014-08-27", "2014-08-28", "2015-02-12"]


def test_nameless_persons_are_joined_with_nobody(written):
    people = table(written, "identities")
    assert sorted(people.loc[people["actor"] == "sprecher", "identity"]) == ["sprecher@a", "sprecher@b", "sprecher@c"]
    assert table(written, "candidates")["identity"].tolist() == ["weber"]


def test_the_figures_show_what_the_tables_say(written, region):
    from lesart import language
    from lesart.archive import drawings, scaling
    with connect(written) as connection:
        met = drawings.meetings(connection)
        assert met.data[["pair", "year", "meetings"]].values.tolist() == [["Merkel – Putin", 2014, 1], ["Putin – Weber", 2015, 1]]
        assert "twice" in met.title and "Merkel – Putin 2014" in met.alt
        rest = drawings.sources(connection)
        heights = [patch.get_height() for patch in rest.figure.axes[0].patches]
        assert sum(heights) == 5 and "3 of 5" in rest.title
    with connect(region) as connection, language.speaking("de"):
        ruling = drawings.tenures(connection)
        row = ruling.data.set_index("person").loc["wladimir-putin"]
        assert row["in_power"] == len(row["days"]) and row["spells"][0][0].year in (1999, 2000)
        assert "Wladimir Putin wird am häufigsten genannt" in ruling.title
        drawings.meetings(connection), drawings.sources(connection), scaling.scaling(scaling.measured())
    assert not language.missing


def _runs(others: float) -> pd.DataFrame:
    rows = [(date(2026, 1, 1), "m", n, w, n * 0.03 / w * (1 + others), 30.0 * w, 1.0, n * 0.03, 200.0 * w, 1.0) for n in (1_000, 10_000) for w in (1, 2)]
    return pd.DataFrame(rows, columns="day machine articles workers seconds articles_per_second characters_per_second cpu_seconds "
                                      "peak_memory_mb load_before".split())


def test_scaling_is_claimed_only_where_the_machine_was_free():
    from lesart.archive import scaling
    assert scaling.scaling(_runs(others=0.05)).title.startswith("Two workers read 2.00 times")
    assert scaling.scaling(_runs(others=0.5)).title.startswith("An article takes 30 milliseconds")
    assert scaling.cost(_runs(others=0), 1_000_000, 0.1).iloc[0].tolist() == [1_000_000, 30.0, 8.3, 0.35, 0.83]


def test_no_tables_are_named(tmp_path):
    with pytest.raises(LesartError, match="no tables of an archive"):
        connect(tmp_path)


def test_growth_compares_runs_with_as_many_workers():
    from lesart.archive import scaling
    runs = pd.DataFrame([(1_000, 1, 30.0, 300), (10_000, 1, 270.0, 330), (10_000, 2, 280.0, 500), (100_000, 2, 3_080.0, 600)],
                        columns=["articles", "workers", "cpu_seconds", "peak_memory_mb"])
    assert scaling.growth(runs).values.tolist() == [[1, 1_000, 10_000, -10, 10], [2, 10_000, 100_000, 10, 20]]
    assert scaling.growth(runs.head(1)).empty


def test_a_run_takes_the_place_of_one_like_it(tmp_path, monkeypatch):
    from tests import bench_archive
    (tmp_path / "data/measured").mkdir(parents=True)
    monkeypatch.setattr(bench_archive, "ROOT", tmp_path)
    for line in ("d1,m,10000,2,5", "d1,m,1000,1,9", "d2,m,10000,2,4"):
        bench_archive.keep("day,machine,articles,workers,seconds", line)
    assert (tmp_path / "data/measured/archive.csv").read_text().splitlines() == [
        "day,machine,articles,workers,seconds", "d1,m,1000,1,9", "d2,m,10000,2,4"]
