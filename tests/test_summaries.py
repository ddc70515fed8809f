"""Summaries of events: given this sentence, this German line and this English gloss."""
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

from lesart import datasets  # noqa: E402
from lesart.events import gloss  # noqa: E402
from lesart.events.wordings import noun_forms, wordings  # noqa: E402
from lesart.reading import read  # noqa: E402
from lesart.words.conjugation import finite, participle, split  # noqa: E402
from lesart.words.verbs import tense_and_mood  # noqa: E402


def lines(text):
    return read(text=text, published="2025-10-10").events["summary"].tolist()


@pytest.mark.parametrize("text, expected", [
    # tense, separable prefix, reflexive
    ("Putin hat im Oktober 2024 Alijew getroffen.", ["Wladimir Putin traf Ilham Alijew, Oktober 2024"]),
    ("Die Regierung hat den Vorschlag abgelehnt.", ["Die Regierung lehnte den Vorschlag ab"]),
    ("Am Montag hat sich Putin in Minsk mit Lukaschenko getroffen.", ["Wladimir Putin traf sich in Minsk mit Alexander Lukaschenko, 6. Oktober 2025"]),
    ("Der Minister, der am Montag zurückgetreten ist, schwieg.", ["Der Minister trat zurück, 6. Oktober 2025"]),
    # passive, plural, number without its noun
    ("Zwei Fischer sind am Montag getötet worden.", ["Zwei Fischer wurden getötet, 6. Oktober 2025"]),
    ("Der Fischer wurde am Montag von den Rebellen entführt.", ["Der Fischer wurde von den Rebellen entführt, 6. Oktober 2025"]),
    # cases and prepositions of the frame
    ("Die Opposition drohte dem Präsidenten mit Streik.", ["Die Opposition drohte dem Präsidenten mit Streik"]),
    ("Russland warf der Türkei am Montag Einmischung vor.", ["Russland warf der Türkei Einmischung vor, 6. Oktober 2025"]),
    ("Die Gewerkschaft rief die Arbeiter zum Streik auf.", ["Die Gewerkschaft rief die Arbeiter zum Streik auf"]),
    ("Tausende Studenten demonstrierten am Montag in Kiew gegen die Regierung.",
     ["Tausende Studenten demonstrierten in Kiew gegen die Regierung, 6. Oktober 2025"]),
    # modality in words
    ("Putin will im Mai 2026 Rachmon treffen.", ["Wladimir Putin will Emomali Rachmon treffen, Mai 2026"]),
    ("Die Rebellen sollen am Montag in Minsk zwei Fischer getötet haben.", ["Die Rebellen sollen zwei Fischer in Minsk getötet haben, 6. Oktober 2025"]),
    ("Putin traf Alijew am Montag nicht.", ["Wladimir Putin traf Ilham Alijew nicht, 6. Oktober 2025"]),
    ("Der Präsident wird am 3. Mai 2026 die Türkei besuchen.", ["Der Präsident wird die Türkei besuchen, 3. Mai 2026"]),
    # where
    ("Die Polizei nahm am Montag im Iran zwei Fischer fest.", ["Die Polizei nahm zwei Fischer im Iran fest, 6. Oktober 2025"]),
    ("Am Montag wurden auf der Krim zwei Fischer verhaftet.", ["Zwei Fischer wurden auf der Krim verhaftet, 6. Oktober 2025"]),
    ("Putin besuchte am Montag Tadschikistan.", ["Wladimir Putin besuchte Tadschikistan, 6. Oktober 2025"]),
    ("Die Regierung forderte in Minsk am Montag eine sofortige Waffenruhe.", ["Die Regierung forderte in Minsk eine sofortige Waffenruhe, 6. Oktober 2025"]),
    # nouns, with and without a verb that carries them
    ("Die Festnahme zweier Fischer durch die Polizei löste Streit aus.", ["Festnahme zweier Fischer durch die Polizei"]),
    ("Bei einem Angriff auf den Hafen von Aktau starben am Montag 38 Fischer.", ["38 Fischer starben in Aktau, 6. Oktober 2025"]),
    ("Die Union verhängte am Montag Sanktionen gegen Belarus.", ["Die Union verhängte Sanktionen gegen Belarus, 6. Oktober 2025"]),
    ("Ein Treffen der Präsidenten fand am Montag in Minsk statt.", ["Ein Treffen der Präsidenten fand in Minsk statt, 6. Oktober 2025"]),
    ("Am Montag wurde Putin nach Den Haag ausgeliefert.", ["Wladimir Putin wurde nach Den Haag ausgeliefert, 6. Oktober 2025"]),
    ("Die Polizei in den Niederlanden nahm am Montag drei Verdächtige fest.", ["Die Polizei nahm drei Verdächtige in den Niederlanden fest, 6. Oktober 2025"]),
    # nobody who does it
    ("Die Grenzen wurden am Montag geschlossen.", ["Die Grenzen wurden geschlossen, 6. Oktober 2025"]),
    # what is said stands in another clause
    ("Die Regierung forderte am Montag, dass die Wahl verschoben wird.", ["Die Regierung stellte Forderungen, 6. Oktober 2025"]),
])
def test_an_event_is_told_in_a_german_sentence(text, expected):
    found = lines(text)
    assert [line for line in expected if line not in found] == [], found


def test_whose_word_it_is_ends_the_line():
    assert lines("Wie TASS berichtet, traf Putin am Montag Alijew.")[0].endswith(", laut TASS")
    assert lines("Nach Angaben der Polizei wurde am Montag ein Fischer getötet.")[0].endswith(", laut Polizei")
    assert lines("Putin werde am Montag Alijew treffen, sagte Peskow laut Interfax.")[0].endswith(", laut Dmitri Peskow (Interfax)")


@pytest.mark.parametrize("text, expected", [
    ("Putin traf am Montag Alijew.", "Vladimir Putin met Ilham Aliyev, 6 October 2025"),
    ("Die Gewerkschaft forderte am Montag von Russland Hilfe.", "“Gewerkschaft” made demands on Russia, 6 October 2025"),
    ("Am Montag explodierten in Minsk zwei Bomben.", "Explosion, in Minsk, 6 October 2025"),
    ("Ein Angestellter wurde am Montag verletzt.", "“Angestellter” was injured, 6 October 2025"),
    ("Am Montag entschuldigte man sich bei den Rebellen, und die Opfer wurden geehrt.", "“Opfer” were honoured"),
    ("Der Angriff Russlands auf Georgien am Montag war ein Schock.", "Attack by Russia on Georgia, 6 October 2025"),
    ("Greenpeace kritisierte am Montag, dass nichts geschieht.", "Criticism by Greenpeace, 6 October 2025"),
    ("Die Behörden verhafteten am Montag Alijew nicht.", "“Behörden” did not arrest Ilham Aliyev, 6 October 2025"),
    ("Am 3. Mai 2026 wird ein Treffen von Putin und Alijew stattfinden.", "Planned meeting of Vladimir Putin and Ilham Aliyev, 3 May 2026"),
])
def test_its_gloss_is_an_english_sentence_or_phrase(text, expected):
    found = list(gloss.glosses(read(text=text, published="2025-10-10")).values())
    assert expected in found, found


def test_no_name_is_told_twice():
    for text in ("Putin traf am Montag in Tadschikistan den tadschikischen Präsidenten Rachmon.", "Die Erlanger Klinik in Erlangen wurde am Montag angegriffen."):
        for line in lines(text):
            words = [word.strip(",.") for word in line.split() if word[0].isupper() and len(word) > 6]
            assert len(words) == len(set(words)), line


def test_nearly_every_word_that_tells_an_event_has_its_wording():
    """A few that were added since do without: a verb's frame says what it needs, a noun stands by itself."""
    verbs = {row["lemma"].removeprefix("sich ") for row in datasets.rows("lexicon", "event_verbs")} | {row["lemma"] for row in datasets.rows("lexicon", "event_phrases")}
    nouns = {row["noun"] for row in datasets.rows("lexicon", "event_nouns")}
    for words, known in ((verbs, wordings()), (nouns, noun_forms())):
        assert len(words - known.keys()) < len(words) / 20, sorted(words - known.keys())


def test_a_verb_without_a_wording_is_told_by_its_frame(monkeypatch):
    monkeypatch.delitem(wordings(), "angreifen")
    assert lines("Die Rebellen griffen am Montag die Armee an.") == ["Die Rebellen griffen die Armee an, 6. Oktober 2025"]
    assert lines("Am Montag griffen sie an.") in ([], ["Angreifen, 6. Oktober 2025"])


@pytest.mark.parametrize("lemma", sorted(lemma for lemma in wordings() if " " not in lemma))
def test_finite_forms_are_read_back_as_what_they_were_made_for(lemma):
    for plural in (False, True):
        form, prefix = finite(lemma, "preterite", plural)
        assert tense_and_mood(form, split(lemma)[1])[0] == "preterite", form
        assert lemma.startswith(prefix.replace(" ", ""))
    assert participle(lemma).endswith(("t", "n"))


@pytest.mark.parametrize("place", [row["place"] for row in datasets.rows("lexicon", "event_places")])
def test_places_of_the_lexicon_are_known(place):
    known = {row["place"] for row in [*datasets.rows("reference", "places"), *datasets.rows("reference", "regions")]} | {
        row["iso3"].lower() for row in datasets.rows("reference", "states")}
    assert place in known
