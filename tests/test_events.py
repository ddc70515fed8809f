"""Events: every frame's example tells its event, every counter-example does not; and given this sentence, these rows."""
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

from lesart import datasets  # noqa: E402
from lesart.article import read_article  # noqa: E402
from lesart.reading import read, read_parsed  # noqa: E402

QUIET = Path(__file__).with_name("data") / "quiet"
VERBS, NOUNS, PHRASES = (datasets.rows("lexicon", f"event_{name}") for name in ("verbs", "nouns", "phrases"))


def told(sentence):
    """(type, lemma of the trigger) of each event; a verb's lemma has its prefix."""
    reading = read_parsed(read_article(text="Gestern.\n\n" + sentence, published=date(2020, 6, 3)))
    words, found = reading.words, set()
    for event in reading.found_events:
        token = words.tokens[words.token_at(event.start)]
        clause = words.clauses[words.clause_of[token.i]]
        found.add((event.type, clause.lemma if clause.verb == token.i else token.lemma if token.tag[0] == "V" else token.form))
    return found


def plain(word):
    """Plurals change the vowel: Vorwurf, Vorwürfe."""
    return word.lower().translate(str.maketrans("äöü", "aou"))


def rows_of(rows, key):
    return pytest.mark.parametrize("row", rows, ids=[f"{r[key]}-{r['type']}" for r in rows])


@rows_of(VERBS, "lemma")
def test_a_verb_frame_knows_its_example_from_its_counter_example(row):
    verb = row["lemma"].removeprefix("sich ")
    assert (row["type"], verb) in told(row["example"])
    assert (row["type"], verb) not in told(row["counter_example"])


@rows_of(NOUNS, "noun")
def test_a_noun_frame_knows_its_example_from_its_counter_example(row):
    stem = plain(row["noun"])[:-1]
    assert any(type == row["type"] and plain(word).startswith(stem) for type, word in told(row["example"]))
    assert not any(type == row["type"] and plain(word).startswith(stem) for type, word in told(row["counter_example"]))


@rows_of(PHRASES, "word")
def test_a_phrase_knows_its_example_from_its_counter_example(row):
    assert any(type == row["type"] and row["word"][:-1] in word for type, word in told(row["example"]))
    assert not any(type == row["type"] and row["word"][:-1] in word for type, word in told(row["counter_example"]))


PARTS = [
    ("Die Polizei nahm zwei Fischer fest.", {("die-polizei", "agent"), ("zwei-fischer", "patient")}),
    ("Zwei Fischer wurden von der Polizei festgenommen.", {("polizei", "agent"), ("zwei-fischer", "patient")}),
    ("Angela Merkel und Emmanuel Macron trafen sich in Rom.", {("angela-merkel", "attendee"), ("emmanuel-macron", "attendee")}),
    ("Angela Merkel traf am Montag Emmanuel Macron.", {("angela-merkel", "agent"), ("emmanuel-macron", "attendee")}),
    ("Peru lehnte den Vorschlag Chiles ab.", {("PER", "agent"), ("CHL", "recipient")}),
    ("Die Ministerin für Sport Eva Prado und der Außenminister José Vega traten zurück.", {("eva-prado", "agent"), ("jose-vega", "agent")}),
    ("Der Vorsitzende der Versammlung des Rats, José Vega, kritisierte Chile.", {("jose-vega", "agent"), ("CHL", "patient")}),
    ("Eva Prado, Ministerin für Sport, kritisierte Chile.", {("eva-prado", "agent"), ("CHL", "patient")}),
    ("Die Rebellen griffen Peru, Chile und Kuba an.", {("rebellen", "agent"), ("PER", "patient"), ("CHL", "patient"), ("CUB", "patient")}),
    ("Bei dem Anschlag wurden drei verletzt.", {("drei", "patient")}),
    ("José Vega wurde von der Polizei entführt und später ermordet.", {("jose-vega", "patient"), ("polizei", "agent")}),
    ("Angela Merkel reiste nach Tiflis und traf dort den georgischen Präsidenten Saakaschwili.",
     {("angela-merkel", "agent"), ("micheil-saakaschwili", "attendee")}),
    ("Peru und Chile weigern sich, Kuba zu kritisieren.", {("PER", "agent"), ("CHL", "agent"), ("CUB", "patient")}),
    ("José Vega wurde in der Nähe von Brüssel verhaftet.", {("jose-vega", "patient")}),
    ("Peru sperrte den Luftraum.", {("PER", "agent")}),
    ("Laut Reuters wird Angela Merkel im Mai 2026 Emmanuel Macron treffen.", {("angela-merkel", "agent"), ("emmanuel-macron", "attendee")}),
    ("Der Mann wurde festgenommen und zu zehn Jahren Haft verurteilt.", {("mann", "patient")}),
    ("Peru forderte Chile auf, Angela Merkel zu verhaften.",
     {("PER", "agent"), ("CHL", "recipient"), ("CHL", "agent"), ("angela-merkel", "patient")}),
    # a list behind a relative pronoun, and one name in front of it
    ("Peru und Chile, die im Mai bombardiert wurden, kapitulierten.",
     {("PER", "patient"), ("CHL", "patient"), ("PER", "agent"), ("CHL", "agent")}),
    ("Peru und Chile, das im Mai bombardiert wurde, kapitulierten.", {("CHL", "patient"), ("PER", "agent"), ("CHL", "agent")}),
    ("Nach einem Gespräch mit Angela Merkel reiste Emmanuel Macron nach Peru.",
     {("angela-merkel", "attendee"), ("emmanuel-macron", "agent"), ("PER", "recipient")}),
    ("Nach einem Gespräch zwischen Angela Merkel und Emmanuel Macron reiste Eva Prado ab.",
     {("angela-merkel", "attendee"), ("emmanuel-macron", "attendee")}),
    ("Angela Merkel kritisierte den Antrag, den Emmanuel Macron gestellt hatte.",
     {("angela-merkel", "agent"), ("emmanuel-macron", "agent")}),
    ("Tausende Studenten nahmen an der Demonstration gegen Angela Merkel teil.",
     {("tausende-studenten", "agent"), ("angela-merkel", "patient")}),
    ("Angela Merkel gab ihren Rücktritt bekannt.", {("angela-merkel", "agent")}),
    ("Angela Merkel gab den Tod von José Vega bekannt.", {("jose-vega", "patient")}),
    ("Mehrere Minister, darunter Eva Prado, lehnten den Vorschlag ab.", {("minister", "agent"), ("eva-prado", "agent")}),
    ("Der Polizei gelang es, José Vega zu verhaften.", {("polizei", "agent"), ("jose-vega", "patient")}),
    ("Gestern nahm die Polizei José Vega fest.", {("polizei", "agent"), ("jose-vega", "patient")}),
    ("Ein Junge, der angab, von José Vega misshandelt worden zu sein, starb.",
     {("jose-vega", "agent"), ("junge", "patient")}),
    ("Am Freitag führten die Rebellen, unterstützt von Peru, einen Angriff auf Chile durch.", {("rebellen", "agent"), ("CHL", "patient")}),
    ("Die Polizei stürmte das Haus. Fünf von ihnen wurden getötet.", {("polizei", "agent"), ("fuenf", "patient")}),
    ("Bei dem Angriff wurden 35 Rebellen getötet.", {("35-rebellen", "patient")}),
    ("Die Ministerin von Bündnis 90/Die Grünen, Eva Prado, kritisierte Chile.", {("eva-prado", "agent"), ("CHL", "patient")}),
    ("Die Verantwortung für den Anschlag haben die Rebellen übernommen.", {("rebellen", "agent")}),
    ("Eva Prado musste sich Untätigkeit vorwerfen lassen.", {("eva-prado", "patient")}),
    ("Das lehnte Eva Prado ab.", {("eva-prado", "agent")}),
    ("Peru lehnte den Plan ab und verhängte Sanktionen gegen Chile.", {("PER", "agent"), ("CHL", "patient")}),
    ("Häftlinge nahmen den Gefängnisdirektor als Geisel.", {("haeftlinge", "agent"), ("gefaengnisdirektor", "patient")}),
    ("Der Ort liegt auf den von Peru annektierten Inseln.", {("PER", "agent")}),
    ("Peru begnadigte den am 3. Mai von Chile verhafteten Minister José Vega.",
     {("PER", "agent"), ("jose-vega", "patient"), ("CHL", "agent")}),
    ("Peru begnadigte den verhafteten Minister José Vega.", {("PER", "agent"), ("jose-vega", "patient")}),
    ("Einer der Täter wurde von der Polizei gefasst.", {("einer", "patient"), ("polizei", "agent")}),
    ("José Vega, einer der Täter, wurde von der Polizei gefasst.", {("jose-vega", "patient"), ("polizei", "agent")}),
    ("Dabei sind nach Polizeiangaben elf Personen gestorben und etwa 40 verletzt worden.", {("elf-personen", "patient"), ("40", "patient")}),
    ("Im Prozess gegen Eva Prado verhängte das Gericht eine Haftstrafe.", {("eva-prado", "patient"), ("gericht", "agent")}),
    ("Im Prozess gegen Eva Prado wurde der Richter bedroht.", {("eva-prado", "patient"), ("richter", "patient")}),
    ("Der Regierung zufolge sitzt José Vega mit Eva Prado im Gefängnis.", set()),
]


@pytest.mark.parametrize("sentence, expected", PARTS, ids=[s[:40] for s, _ in PARTS])
def test_who_takes_part_as_what(sentence, expected):
    table = read(text=sentence, published="2018-06-01").participants
    found = {(actor.removeprefix("die-"), role) for actor, role in zip(table["actor"], table["role"])}
    assert found == {(actor.removeprefix("die-"), role) for actor, role in expected}


MODALITY = [
    ("Die Polizei nahm den Mann fest.", "past"), ("Die Polizei wird den Mann festnehmen.", "planned"),
    ("Die Polizei nahm den Mann nicht fest.", "negated"), ("Die Polizei soll den Mann festgenommen haben.", "possible"),
    ("Die Polizei könnte den Mann festnehmen.", "possible"), ("Die Armee kämpft gegen die Rebellen.", "present"),
    ("Es gab keine Festnahme.", "negated"), ("Die Polizei nahm den Mann nicht nur fest.", "past"),
    ("Peru wird sich beim Gipfel in Lima äußern.", "planned"), ("Peru äußerte sich beim Gipfel in Lima.", "past"),
    ("Die geplante Festnahme des Mannes wurde bekannt.", "planned"), ("Elf Männer sind festgenommen.", "past"),
    ("Wenn José Vega verhaftet werden sollte, ist er arm.", "possible"),
    ("Die Grenzen werden geschlossen, kündigte Peru an.", "planned"),
    ("Die Polizei nahm den mutmaßlichen Täter fest.", "past"), ("Die Polizei nahm den Mann angeblich fest.", "possible"),
    ("Peru sagte den Besuch ab.", "negated"), ("Die Polizei verhinderte einen Anschlag.", "negated"),
    ("Das Gericht will die Opfer des Anschlags auf Peru hören.", "past"),
    ("Wegen des vermutlich politischen Anschlags auf Peru fiel das Spiel aus.", "possible"),
    ("Sollte José Vega verhaftet werden, ist er arm.", "possible"),
    ("Ein Sprengsatz, vermutlich eine Bombe, explodierte in Rom.", "past"),
]


@pytest.mark.parametrize("sentence, expected", MODALITY, ids=[s[:40] for s, _ in MODALITY])
def test_whether_it_has_happened(sentence, expected):
    assert list(read(text=sentence, published="2018-06-01").events["modality"]) == [expected]


@pytest.mark.parametrize("sentence, days", [
    ("Der Minister trat am 3. Mai 2018 zurück.", ("2018-05-03", "2018-05-03")),
    ("Der Minister sitzt seit August 2017 in Untersuchungshaft.", ("2017-08-01", None)),
    ("Der Minister trat zurück.", (None, None)),  # never the day of publication by default
    ("Die Verhaftung beruht auf einem Haftbefehl vom 3. Mai 2018.", (None, None)),  # the warrant's day
    ("Nach dem Tod des Präsidenten hat Peru am 3. Mai 2018 gewählt.", (None, None)),  # the election's day
    ("Peru brach nach der Geiselnahme 1979 im Jahr 1980 die Beziehungen ab.", ("1979-01-01", "1979-12-31")),  # of the first of two
    ("Peru forderte am 3. Mai 2018 Chile auf, den Mann zu verhaften.", ("2018-05-03", "2018-05-03")),
    ("Im Parlament in Rom lehnte Peru den Haushalt 2017 ab.", (None, None)),
    ("Im April 2017 gab es Streit. Damals griff Peru Chile an.", ("2017-04-01", "2017-04-30")),
    ("Am 3. Mai 2018 versuchte ein Mann, den Minister zu töten.", ("2018-05-03", "2018-05-03")),
    ("Es war der erste Besuch eines Ministers in Peru seit 2010.", (None, None)),
    ("Der Krieg in Peru dauert seit 2010.", ("2010-01-01", None)),
])
def test_when(sentence, days):
    event = read(text=sentence, published="2018-06-01").found_events[0]
    assert tuple(day and day.isoformat() for day in (event.earliest, event.latest)) == days


@pytest.mark.parametrize("sentence, trigger, city", [
    ("Das Treffen, das in Rom stattfand, war kurz.", "Treffen", "rom"),
    ("Angela Merkel kritisierte die Festnahme zweier Fischer in Rom.", "Festnahme", "rom"),
    ("Angela Merkel kritisierte die Festnahme in Rom.", "kritisierte", None),  # the arrest's place
    ("Das Flugzeug stürzte bei Rom ab, wobei zwei Menschen ums Leben kamen.", "Leben", "rom"),
    ("Die Pariser Bürgermeisterin Eva Prado trat am Montag zurück.", "trat", None),
    ("Die Pariser Polizei ermittelt wegen der Morde in Rom.", "Morde", "rom"),
])
def test_where(sentence, trigger, city):
    assert [e.place for e in read(text=sentence, published="2018-06-01").found_events if e.trigger == trigger] == [city]


@pytest.mark.parametrize("sentence, expected", [
    ("Eva Prado wurde 2010 Präsidentin von Peru.", [(None, "wurde")]),
    ("Die Präsidentin Eva Prado wurde 2010 krank.", []),
    ("Man hatte José Vega 2010 hingerichtet.", [("ASSAULT", "hingerichtet")]),
    ("Man richtet José Vega nicht hin.", []),
    ("Bei dem Unfall in Rom wurden drei Menschen verletzt.", [(None, "Unfall"), (None, "verletzt")]),
    ("Bei dem Anschlag in Rom wurden drei Menschen verletzt.", [("ASSAULT", "Anschlag"), ("ASSAULT", "verletzt")]),
    ("Angela Merkel schloss eine Koalition aus.", [("REJECT", "schloss")]),
    ("Angela Merkel schloss einen Unfall aus.", [(None, "Unfall")]),
    ("José Vega wurde zum Tod verurteilt.", [("COERCE", "verurteilt")]),
    ("Angela Merkel verurteilte die Tat als Anschlag.", [("ACCUSE", "verurteilte")]),
    ("José Vega ist für mehrere Anschläge verantwortlich.", [("ASSAULT", "Anschläge")]),
    ("Bei dem Unfall in Rom kamen drei Menschen ums Leben.", [(None, "Unfall"), (None, "Leben")]),
])
def test_what_is_an_event(sentence, expected):
    assert [(e.type, e.trigger) for e in read(text=sentence, published="2018-06-01").found_events] == expected


def test_what_is_demanded_has_not_the_day_of_the_demand():
    events = read(text="Peru forderte am 3. Mai 2018 Chile auf, den Mann zu verhaften.", published="2018-06-01").found_events
    assert [(e.type, e.modality, e.earliest is None) for e in events] == [("REQUEST", "past", False), ("COERCE", "possible", True)]


TOLD = [
    ("Das Erdbeben traf die Stadt. Das Erdbeben geschah am 3. Mai 2018 in Peru.", [("Erdbeben", 1)]),
    # heading, lead and body
    ("Polizei verhaftet José Vega\n\nDie Polizei hat José Vega verhaftet. Das teilte der Minister mit.\n\n"
     "Die Verhaftung des Mannes geschah am Montag in Rom.", [("verhaftet", 2)]),
    ("Peru griff Chile an. Der Angriff dauerte zwei Stunden.", [("griff", 1)]),
    ("Eva Prado traf José Vega in Rom. Das Treffen war kurz.", [("traf", 1)]),
    ("José Vega wurde festgenommen. Die Festnahme von José Vega durch die Polizei erfolgte am Montag.", [("Festnahme", 1)]),
    ("Eva Prado traf José Vega in Rom. An dem Treffen nahm auch Angela Merkel teil.", [("traf", 1)]),
    ("Eva Prado traf José Vega in Rom. Das Treffen mit Angela Merkel fand in Lima statt.", [("traf", 0), ("Treffen", 0)]),
    # two events: other victims, another city, another day, other words of the same speaker, not yet and done
    ("Eva Prado wurde festgenommen. José Vega wurde festgenommen.", [("festgenommen", 0), ("festgenommen", 0)]),
    ("Bei einem Anschlag in Rom starben zwei Fischer. Der Anschlag in Paris war schlimmer.",
     [("Anschlag", 0), ("starben", 0), ("Anschlag", 0)]),
    ("Am 3. Mai 2018 griff Peru Chile an. Am 5. Mai 2018 griff Peru Chile an.", [("griff", 0), ("griff", 0)]),
    ("Peru forderte einen Waffenstillstand. Peru forderte, Eva Prado zu verhaften.",
     [("forderte", 0), ("Waffenstillstand", 0), ("forderte", 0), ("verhaften", 0)]),
    ("Eva Prado traf José Vega. Eva Prado traf Angela Merkel.", [("traf", 0), ("traf", 0)]),
    ("Eva Prado wurde nicht verhaftet. José Vega und Eva Prado wurden verhaftet.", [("verhaftet", 0), ("verhaftet", 0)]),
]


@pytest.mark.parametrize("text, expected", TOLD, ids=[t[:40] for t, _ in TOLD])
def test_an_event_told_twice_is_one_row_with_both_passages(text, expected):
    events = read(text=text, published="2018-06-01").found_events
    assert [(e.trigger, len(e.passages)) for e in events] == expected


def test_a_sentence_told_forty_times_is_one_event():
    events = read(text="\n\n".join(["Die Polizei nahm José Vega in Rom fest."] * 40), published="2018-06-01").found_events
    assert [(e.trigger, len(e.passages)) for e in events] == [("nahm", 39)]


@pytest.mark.parametrize("path", sorted(QUIET.glob("*.txt")), ids=lambda path: path.stem)
def test_text_without_news_gives_at_most_one_event_in_twenty_sentences(path):
    reading = read(text=path.read_text(encoding="utf-8"))
    assert len(reading.found_events) <= max(1, len(reading.words.sentences) // 20), reading.events[["type", "trigger"]]
