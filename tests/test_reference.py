"""As-of questions, and data files that do not fit together."""
from __future__ import annotations

import csv
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lesart import reference
from lesart.datasets import DATA, read_csv, resources, rows
from lesart.errors import LesartError
from lesart.reference.consistency import check_spells
from lesart.reference.spells import Spell

DAYS = st.dates(date(1992, 1, 1), date(2025, 10, 9))
STATES = st.sampled_from(reference.STATES)


@given(STATES, DAYS)
@settings(max_examples=400, deadline=None)
def test_the_leader_of_a_day_is_who_holds_the_only_spell_that_covers_it(country, day):
    covering = [s for s in reference.spells() if s.country == country and s.effective and s.start <= day and (s.end is None or day < s.end)]
    assert reference.leader(country, day) == (covering[0].person if covering else None)
    assert len(covering) == 1 or reference.vacancy(country, day)
    assert reference.leader(country, day) in reference.possible_leaders(country, day) | {None}


@pytest.mark.parametrize("country", reference.STATES)
def test_every_day_of_every_state_has_the_leader_of_its_spell_or_a_reason(country):
    spells = [s for s in reference.spells() if s.country == country and s.effective]
    day = date(1992, 1, 1)
    while day <= date(2025, 10, 9):
        covering = [s.person for s in spells if s.start <= day and (s.end is None or day < s.end)]
        assert [reference.leader(country, day)] == (covering or [None]), (country, day)
        assert covering or reference.vacancy(country, day), (country, day)
        day += timedelta(days=1)


@given(STATES, DAYS, st.sampled_from(reference.COUNTINGS))
@settings(max_examples=200, deadline=None)
def test_a_tenure_grows_by_a_day_each_day(country, day, counting):
    who = reference.leader(country, day)
    if who is None or day == date(2025, 10, 9):
        return
    today, tomorrow = reference.tenure(who, day, counting), reference.tenure(who, day + timedelta(days=1), counting)
    if today and tomorrow:
        assert tomorrow.days == today.days + 1


@given(st.sampled_from(sorted(reference.organisations())), DAYS)
@settings(max_examples=200, deadline=None)
def test_a_member_has_a_step_up_to_the_day_and_is_not_yet_out(organisation, day):
    for country in reference.members(organisation, day):
        last = [step for since, step in reference.steps(organisation, country) if since <= day][-1]
        assert last in ("member", "leaving", "suspended")


FACTS = [("KAZ", "2018-05-01", "nursultan-nasarbajew"), ("KAZ", "2025-10-09", "kassym-schomart-tokajew"), ("UKR", "2014-03-01", "oleksandr-turtschynow"),
         ("RUS", "2010-01-01", "wladimir-putin"), ("ARM", "2020-01-01", "nikol-paschinjan"), ("UKR", "2014-02-22", None), ("TKM", "2006-12-20", "saparmurat-nijasow"),
         ("KGZ", "2005-03-25", "kurmanbek-bakijew"), ("GEO", "2004-01-01", "nino-burdschanadse"), ("TJK", "1993-01-01", "emomali-rachmon")]


@pytest.mark.parametrize("country, day, who", FACTS)
def test_known_leaders(country, day, who):
    assert reference.leader(country, day) == who


def test_roles_are_told_apart():
    assert reference.leader("RUS", "2010-01-01", "head_of_state") == "dmitri-medwedew"
    assert reference.leader("RUS", "2010-01-01", "head_of_government") == "wladimir-putin"


@pytest.mark.parametrize("counting, since, years", [("head of state", "1992-11-20", 32), ("president", "1994-11-16", 30), ("effective leader", "1992-11-20", 32)])
def test_rahmon_under_each_way_of_counting(counting, since, years):
    tenure = reference.tenure("Rachmon", "2025-10-09", counting)
    assert (tenure.since.isoformat(), int(tenure.years)) == (since, years)


def test_moldova_is_a_member_until_its_withdrawal_takes_effect():
    assert "MDA" in reference.members("CIS", "2025-10-09") and "MDA" in reference.members("CIS", "2026-01-20")
    assert reference.status("CIS", "MDA", "2026-01-20") == "leaving"


def test_two_possible_answers_are_both_given():
    assert reference.possible_leaders("AZE", "2003-09-01") == {"heydar-alijew", "ilham-alijew"}


@pytest.mark.parametrize("question, words", [
    (lambda: reference.leader("DEU", "2020-01-01"), "none of the fifteen"), (lambda: reference.leader("KAZ", "1990-12-31"), "begin with 1991"),
    (lambda: reference.leader("KAZ", "2020-01-01", "king"), "king"), (lambda: reference.leader("KAZ", "soon"), "not a day"),
    (lambda: reference.person("Nobody"), "nobody in"), (lambda: reference.person("Sargsjan"), "can be"),
    (lambda: reference.tenure("Putin", "2020-01-01", "queen"), "queen"), (lambda: reference.members("NOSUCH", "2020-01-01"), "does not know")])
def test_a_question_without_one_answer_is_a_clear_error(question, words):
    with pytest.raises(LesartError, match=words):
        question()


def test_a_question_takes_less_than_a_millisecond():
    reference.leader("KAZ", "2020-01-01"), reference.members("CIS", "2020-01-01"), reference.tenure("Putin", "2020-01-01")
    start = time.process_time()
    for n in range(300):
        day = date(1992, 1, 1) + timedelta(days=40 * n)
        reference.leader("KAZ", day)
        reference.members("CIS", day)
        reference.tenure("Putin", day)
    assert time.process_time() - start < 0.9  # 900 questions


RECORD = ("leaders", "gaps", "memberships", "sizes", "foundings", "events", "tolls", "deaths", "capitals", "state_figures", "borders", "offices", "persons")


@pytest.mark.parametrize("name", RECORD)
def test_every_source_is_in_the_list_of_sources(name):
    known = {row["source"] for row in rows("reference", "sources")}
    for row in rows("reference", name):
        assert set((row.get("sources") or row.get("source")).split(";")) <= known, row


@pytest.mark.parametrize("name, column, table", [("leaders", "person", "persons"), ("deaths", "person", "persons"), ("memberships", "organisation", "organisations"),
                                                 ("sizes", "organisation", "organisations"), ("foundings", "organisation", "organisations"), ("tolls", "event", "events")])
def test_every_id_is_in_its_own_table(name, column, table):
    known = {row[column if table != "organisations" else "organisation"] for row in rows("reference", table)}
    assert {row[column] for row in rows("reference", name)} <= known


@pytest.mark.parametrize("name, columns", [("borders", ("state", "neighbour")), ("memberships", ("country",)), ("offices", ("body",))])
def test_every_state_and_body_is_known(name, columns):
    known = set(reference.states()) | {row["organisation"] for row in rows("reference", "organisations")}
    assert {row[column] for row in rows("reference", name) for column in columns} <= known


def test_every_holder_of_an_office_is_in_the_table_of_persons():
    known = {row["person"] for row in rows("reference", "persons")}
    assert {row["person"] for row in rows("reference", "offices")} <= known


def test_two_terms_in_one_office_of_one_body_do_not_overlap():
    terms = {}
    for row in rows("reference", "offices"):
        if row["office"] != "party_leader":  # of several parties
            terms.setdefault((row["body"], row["office"]), []).append(row)
    for (body, office), held in terms.items():
        held.sort(key=lambda row: row["start"])
        for before, after in zip(held, held[1:]):
            assert before["end"] and before["end"] <= after["start"], (body, office, before["person"], after["person"])


def test_nobody_dies_before_birth_or_takes_office_as_a_child():
    births = {row["person"]: row["birth"] for row in rows("reference", "persons") if row["birth"]}
    for row in rows("reference", "deaths"):
        assert births.get(row["person"]) is None or births[row["person"]] < row["day"], row["person"]
    for spell in reference.spells():
        assert spell.person not in births or 18 <= (spell.start - births[spell.person]).days / 365.25 <= 95, spell


def test_an_end_as_effective_leader_has_a_way_out():
    for spell in reference.spells():
        following = [s for s in reference.spells() if s.person == spell.person and s.start == spell.end]
        if spell.effective and spell.end and not following:
            assert spell.exit, (spell.person, spell.end)


def test_every_event_ends_after_it_begins_and_every_day_stands_once():
    for row in rows("reference", "events"):
        assert row["end"] is None or row["start"] <= row["end"], row["event"]
    keys = [(row["country"], row["role"], row["start"]) for row in rows("reference", "leaders")]
    assert len(keys) == len(set(keys))
    steps = [(row["organisation"], row["country"], row["day"]) for row in rows("reference", "memberships")]
    assert len(steps) == len(set(steps))


def broken(tmp_path, change) -> list[dict]:
    """leaders.csv with one change, read again."""
    schema = resources(DATA / "reference")["leaders"]["schema"]
    with (DATA / "reference" / "leaders.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    lines = change(lines)
    path = tmp_path / "leaders.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return read_csv(path, schema)


def _cell(row, column, value):
    def change(lines):
        lines[row][lines[0].index(column)] = value
        return lines
    return change


@pytest.mark.parametrize("change, words", [
    (lambda lines: [[c for n, c in enumerate(line) if n != lines[0].index("start")] for line in lines], r"row 1: column 'start' is missing"),
    (_cell(4, "start", "31.12.1999"), r"row 5, column 'start': '31\.12\.1999' is not a date"),
    (lambda lines: lines + [lines[-1]], r"stands in row \d+ already"),
    (_cell(2, "exit", "boredom"), r"row 3, column 'exit': 'boredom' is not one of")])
def test_a_broken_file_is_named_with_row_and_column(tmp_path, change, words):
    with pytest.raises(LesartError, match=words):
        broken(tmp_path, change)


def _spell(person, start, end, **more):
    return Spell("KAZ", person, "head_of_state", None, more.pop("acting", False), date.fromisoformat(start), end and date.fromisoformat(end), "verified", effective=True)


@pytest.mark.parametrize("spells, gaps, words", [
    ([_spell("a", "2000-01-01", "2005-01-01"), _spell("b", "2004-12-31", None)], [], r"leaders\.csv, row 3, column 'start': 2004-12-31 overlaps"),
    ([_spell("a", "2000-01-01", None), _spell("b", "2004-12-31", None)], [], r"row 3, column 'start'.*never"),
    ([_spell("a", "2005-01-01", "2000-01-01")], [], r"row 2, column 'end'"),
    ([_spell("a", "2000-01-01", "2005-01-01"), _spell("b", "2005-01-03", None)], [], r"row 3, column 'start': nobody leads KAZ")])
def test_spells_that_do_not_fit_are_named_with_row_and_column(spells, gaps, words):
    with pytest.raises(LesartError, match=words):
        check_spells(spells, "leaders.csv", gaps)


def test_a_gap_with_a_reason_is_no_error():
    check_spells([_spell("a", "2000-01-01", "2005-01-01"), _spell("b", "2005-01-03", None)], "leaders.csv",
                 [{"country": "KAZ", "start": date(2005, 1, 1), "end": date(2005, 1, 3)}])


def test_no_id_means_two_actors():
    """St. Kitts and Nevis (KNA) is no news agency, and has a Wikidata item of its own."""
    ids = [row[key] for table, key in (("states", "iso3"), ("organisations", "organisation"), ("persons", "person")) for row in rows("reference", table)]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []
