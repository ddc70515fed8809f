"""Who says what: given this sentence, these statements."""
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

import lesart  # noqa: E402
from lesart.article import Article, Paragraph, read_article  # noqa: E402
from lesart.statements import find_statements  # noqa: E402
from lesart.statements.lexicon import noun_kinds, verbs  # noqa: E402
from lesart.statements.quotes import quotations  # noqa: E402
from lesart.words import analyse  # noqa: E402

BEFORE = "Die Lage in der Stadt ist ruhig. "


def rows(text):
    """(mode, cue, speaker's words, content) of each statement."""
    text = BEFORE + text
    words = analyse(read_article(text=text))
    return [(s.mode, s.cue, None if s.speaker_start is None else text[s.speaker_start:s.speaker_end], text[s.start:s.end])
            for s in find_statements(words)]


FOUND = [
    # indirect speech: dass, Konjunktiv, infinitive, question; before and behind its cue
    ("Der Minister sagte, dass die Brücke gesperrt werde.",
     ("indirect", "sagen", "Der Minister", "dass die Brücke gesperrt werde")),
    ("Die Ministerin erklärte am Montag, die Brücke sei sicher.",
     ("indirect", "erklären", "Die Ministerin", "die Brücke sei sicher")),
    ("Die Brücke sei sicher, erklärte die Ministerin am Montag.",
     ("indirect", "erklären", "die Ministerin", "Die Brücke sei sicher")),
    ("Dem Land droht kein Engpass, stellte die Behörde fest.",
     ("indirect", "feststellen", "die Behörde", "Dem Land droht kein Engpass")),
    ("Dass die Brücke gesperrt wird, bestätigte der Bürgermeister.",
     ("indirect", "bestätigen", "der Bürgermeister", "Dass die Brücke gesperrt wird")),
    ("Die Gewerkschaft forderte den Konzern auf, die Löhne zu erhöhen.",
     ("indirect", "auffordern", "Die Gewerkschaft", "die Löhne zu erhöhen")),
    ("Der Reporter fragte, ob die Brücke sicher sei.",
     ("indirect", "fragen", "Der Reporter", "ob die Brücke sicher sei")),
    ("In dem Bericht heißt es, die Brücke sei baufällig.",
     ("indirect", "heißen", "dem Bericht", "die Brücke sei baufällig")),
    # a shared subject; two verbs of saying are two statements
    ("Die Behörde sperrte die Brücke und warnte, dass sie einstürzen könne.",
     ("indirect", "warnen", "Die Behörde", "dass sie einstürzen könne")),
    # a noun that names what is said
    ("Der Verband ist der Meinung, dass die Brücke zu teuer ist.",
     ("indirect", "Meinung", "Der Verband", "dass die Brücke zu teuer ist")),
    # what is said stands in the sentence before
    ("Die Brücke bleibt gesperrt. Das teilte die Polizei mit.",
     ("indirect", "mitteilen", "die Polizei", "Die Brücke bleibt gesperrt. Das")),
    # sources beside a sentence
    ("Laut der Agentur EFE blieb die Brücke gesperrt.",
     ("according_to", "laut", "der Agentur EFE", "blieb die Brücke gesperrt")),
    ("Nach Angaben der Polizei blieb die Brücke gesperrt.",
     ("according_to", "Angabe", "der Polizei", "blieb die Brücke gesperrt")),
    ("Nach Wiener Angaben blieb die Brücke gesperrt.",
     ("according_to", "Angabe", "Wiener Angaben", "blieb die Brücke gesperrt")),
    ("Nach Angaben aus Wien blieb die Brücke gesperrt.",
     ("according_to", "Angabe", "Wien", "blieb die Brücke gesperrt")),
    ("Die Brücke blieb der Zeitung zufolge gesperrt.",
     ("according_to", "zufolge", "der Zeitung", "Die Brücke blieb der Zeitung zufolge gesperrt")),
    ("Das Bauwerk ist ihrer Meinung nach zu teuer.",
     ("according_to", "Meinung", "ihrer", "Das Bauwerk ist ihrer Meinung nach zu teuer")),
    ("Wie die Polizei mitteilte, blieb die Brücke gesperrt.",
     ("according_to", "mitteilen", "die Polizei", "blieb die Brücke gesperrt")),
    ("Die Brücke blieb gesperrt, wie die Polizei mitteilte.",
     ("according_to", "mitteilen", "die Polizei", "Die Brücke blieb gesperrt")),
    ("Die Brücke sei nicht zu retten, so der Ingenieur.",
     ("according_to", "so", "der Ingenieur", "Die Brücke sei nicht zu retten")),
    # reported speech acts
    ("Der Minister versprach Hilfe für alle, die ihr Haus verloren.",
     ("reported", "versprechen", "Der Minister", "Hilfe für alle, die ihr Haus verloren")),
    ("Der Trainer sprach von einem großen Erfolg.",
     ("reported", "sprechen", "Der Trainer", "von einem großen Erfolg")),
    ("Die Partei bezeichnete den Plan als Fehler.",
     ("reported", "bezeichnen", "Die Partei", "als Fehler")),
    # direct speech, with the frame before, behind and in between; nested and other marks
    ("Der Minister sagte: „Wir bauen die Brücke neu.“",
     ("direct", "sagen", "Der Minister", "„Wir bauen die Brücke neu.“")),
    ("„Wir bauen die Brücke neu“, sagte der Minister.",
     ("direct", "sagen", "der Minister", "„Wir bauen die Brücke neu“")),
    ("»Wir bauen die Brücke neu«, so der Minister.",
     ("direct", "so", "der Minister", "»Wir bauen die Brücke neu«")),
    ("\"Wir bauen die Brücke neu\", teilte der Minister mit.",
     ("direct", "mitteilen", "der Minister", "\"Wir bauen die Brücke neu\"")),
    ("Der Minister lobte den Plan: „Das Projekt „Neue Wege“ hilft dem ganzen Land.“",
     ("direct", "loben", "Der Minister", "„Das Projekt „Neue Wege“ hilft dem ganzen Land.“")),
    ("„Wir bauen die Brücke neu. Sie wird schöner. Das Geld ist da“, sagte der Minister.",
     ("direct", "sagen", "der Minister", "„Wir bauen die Brücke neu. Sie wird schöner. Das Geld ist da“")),
    # Konjunktiv that goes on, hearsay
    ("Der Minister sagte, die Brücke sei alt. Man habe sie lange vernachlässigt.",
     ("indirect", "sagen", "Der Minister", "Man habe sie lange vernachlässigt")),
    ("Der Mann soll die Brücke beschädigt haben.",
     ("indirect", "sollen", None, "Der Mann soll die Brücke beschädigt haben")),
    ("Die Polizei ermittelt nach Angaben des Amtes noch. Der Mann soll die Brücke beschädigt haben.",
     ("indirect", "sollen", "des Amtes", "Der Mann soll die Brücke beschädigt haben")),
    # the word goes on with who reports, not with whom the report quotes, nor with an older speaker
    ("Die Behörde teilte mit, ein Zeuge fürchte, dass die Brücke einstürze. Sie sei sehr alt.",
     ("indirect", "mitteilen", "Die Behörde", "Sie sei sehr alt")),
    ("Der Minister sagte, die Brücke sei sicher. Die Opposition kritisierte den Minister. Die Brücke sei eine Gefahr.",
     ("indirect", "kritisieren", "Die Opposition", "Die Brücke sei eine Gefahr")),
    ("Der Verein teilte mit, neu sei, dass die Stadt anordne, die Brücke zu prüfen.",
     ("indirect", "mitteilen", "Der Verein", "neu sei, dass die Stadt anordne, die Brücke zu prüfen")),
    # the very words inside a report
    ("Der Minister sagte, der Plan sei „nicht zu retten“.",
     ("direct", "sagen", "Der Minister", "„nicht zu retten“")),
    ("Laut Polizei war die Lage „ruhig und entspannt“.", ("direct", "laut", "Polizei", "„ruhig und entspannt“")),
    ("Die Partei bezeichnete den Plan als „großen Fehler“.",
     ("direct", "bezeichnen", "Die Partei", "„großen Fehler“")),
    ("Die Brücke solle „noch lange halten“, sagte der Minister.",
     ("indirect", "sagen", "der Minister", "Die Brücke solle „noch lange halten“")),
    ("Die Behörde verlangte am Montag, „die Brücke sofort zu räumen“.",
     ("direct", "verlangen", "Die Behörde", "„die Brücke sofort zu räumen“")),
    ("Der Minister sagte, es gehe darum, „Zeit zu gewinnen“.", ("direct", "sagen", "Der Minister", "„Zeit zu gewinnen“")),
    ("Der Minister sagte: „Die Brücke bleibt.“ Und: „Sie ist sicher.“", ("direct", None, "Der Minister", "„Sie ist sicher.“")),
    # a frame in the middle
    ("Die Brücke, sagte der Minister, müsse gesperrt werden.",
     ("indirect", "sagen", "der Minister", "Die Brücke, sagte der Minister, müsse gesperrt werden")),
    ("Die Brücke ist, teilte das Ministerium mit, nicht zu retten.",
     ("indirect", "mitteilen", "das Ministerium", "Die Brücke ist, teilte das Ministerium mit, nicht zu retten")),
    ("Die Stadt, so heißt es in dem Papier, hat ihre Pflicht getan.",
     ("indirect", "heißen", "dem Papier", "Die Stadt, so heißt es in dem Papier, hat ihre Pflicht getan")),
    ("Als er kam, sagte der Minister, dass die Brücke hält.", ("indirect", "sagen", "der Minister", "dass die Brücke hält")),
    ("Der Minister, der krank war, sagte, die Brücke halte.", ("indirect", "sagen", "Der Minister", "die Brücke halte")),
    # a dependent clause in Konjunktiv I; hearsay in the passive; a report cut in front of its verb
    ("Der Verband beklagte den Zustand der Brücke, die seit Jahren verfalle.",
     ("indirect", "beklagen", "Der Verband", "die seit Jahren verfalle")),
    ("Es wird vermutet, dass die Brücke einstürzt.", ("indirect", "vermuten", None, "dass die Brücke einstürzt")),
    ("Die Zeitung gab an, dem Leiter der Behörde, Peter Kahl, sei das Amt angeboten worden.",
     ("indirect", "angeben", "Die Zeitung", "dem Leiter der Behörde, Peter Kahl, sei das Amt angeboten worden")),
    # verbs that speak only with a phrase, documents, relative pronouns
    ("Der Minister stellte am Montag klar, dass die Brücke bleibt.",
     ("indirect", "klarstellen", "Der Minister", "dass die Brücke bleibt")),
    ("Der Ingenieur gab zu bedenken, dass die Brücke alt ist.",
     ("indirect", "zu bedenken geben", "Der Ingenieur", "dass die Brücke alt ist")),
    ("Die Präsidentin zeigte sich überzeugt, dass die Brücke hält.",
     ("indirect", "sich überzeugt zeigen", "Die Präsidentin", "dass die Brücke hält")),
    ("Im Bericht der Behörde steht, dass die Brücke alt ist.",
     ("indirect", "stehen", "Bericht der Behörde", "dass die Brücke alt ist")),
    ("In einer Mitteilung der Stadt wird gefordert, dass die Brücke gesperrt wird.",
     ("indirect", "fordern", "einer Mitteilung der Stadt", "dass die Brücke gesperrt wird")),
    ("Es gibt Gerüchte, nach denen die Brücke verkauft wird.",
     ("indirect", "nach", "denen", "die Brücke verkauft wird")),
    ("Die Firma will nach eigenen Angaben die Brücke bauen.",
     ("according_to", "Angabe", "eigenen Angaben", "Die Firma will nach eigenen Angaben die Brücke bauen")),
    ("Von der Polizei kam die Information, die Brücke sei gesperrt.",
     ("indirect", "Information", "der Polizei", "die Brücke sei gesperrt")),
    ("In ersten Meldungen war von vier Brücken die Rede.",
     ("reported", "die Rede sein von", "ersten Meldungen", "von vier Brücken")),
    # who speaks: whole names, joint and elided subjects, "es", subject and object that look alike
    ("„Die Brücke bleibt“, sagte Anna Kaiser am Montag.", ("direct", "sagen", "Anna Kaiser", "„Die Brücke bleibt“")),
    ("Die Stadt und die Gewerkschaft forderten eine neue Brücke.",
     ("reported", "fordern", "Die Stadt und die Gewerkschaft", "eine neue Brücke")),
    ("Die Behörde bestätigte den Schaden, teilte jedoch mit, die Brücke sei sicher.",
     ("indirect", "mitteilen", "Die Behörde", "die Brücke sei sicher")),
    ("Hier stellte es fest, dass die Brücke sicher ist.", ("indirect", "feststellen", "es", "dass die Brücke sicher ist")),
    ("Die Arbeiter beschrieb die Zeitung als müde.", ("reported", "beschreiben", "die Zeitung", "als müde")),
    ("„Blaue Post“ erwähnte auch, dass die Brücke alt ist.",
     ("indirect", "erwähnen", "Blaue Post", "dass die Brücke alt ist")),
]


@pytest.mark.parametrize("text, expected", FOUND, ids=[text[:45] for text, _ in FOUND])
def test_a_sentence_gives_this_statement(text, expected):
    assert expected in rows(text)


LEFT_ALONE = [
    "Russland griff die Brücke mit mehr als 120 Drohnen an.",
    "Der Minister besuchte die Brücke.",                              # nobody says anything
    "Es sei daran erinnert, dass die Brücke hundert Jahre alt ist.",  # the narrator's own words
    "Er entschuldigte sich für den „tragischen Vorfall“.",            # a quoted scrap
    "Die Band „Blaue Stunde“ trat auf der Brücke auf.",               # a name in quotation marks
    "Das Unglück forderte zwölf Todesopfer.",                         # fordern that says nothing
    "Der Minister gab nicht bekannt, wann die Brücke öffnet.",        # a refusal to say
    "Nach dem Spiel gingen alle nach Hause.",                         # nach of time and of place
    "Der Motor ging aus, weil das Benzin fehlte.",                    # ausgehen without "davon"
    "Er fuhr so schnell, dass er stürzte.",                           # so … dass
    "Er ging in die Stadt, um die Brücke zu sehen.",                  # um … zu
    "Die Regierung kritisierte die Festnahme des Reporters.",         # blame of a thing alone
    "Der Verein will im Sommer eine neue Halle bauen.",               # a plan
    "Hätte er gewonnen, wäre er geblieben.",                          # a condition, not Konjunktiv of report
    "Er tat, als ob er die Brücke kenne.",                            # Konjunktiv I of comparison
    "Das Wetter meinte es gut mit den Gästen: Es blieb warm.",        # meinen that says nothing
    "Alles in allem kann man sagen, dass die Brücke gefiel.",         # nobody in particular
    "Der Film zeigt das Schloss, wo der König lebte.",                # a relative clause, no question
    "Es steht fest, dass die Brücke alt ist.",                        # stehen without a document
    "Die Zeitung berichtete über die Brücke.",                        # a topic, no word
    "Die Gesetze, nach denen die Stadt lebt, sind alt.",              # nach of a rule
    "Er ging heim, schrieb einen Brief, aß und schlief.",             # a row of deeds, no frame
    "Was ist Ihrer Meinung nach eine gute Brücke?",                   # a question to the reader
    "Die Firma gab nähere Einzelheiten bekannt.",                     # no content
]


@pytest.mark.parametrize("text", LEFT_ALONE, ids=[text[:45] for text in LEFT_ALONE])
def test_a_sentence_gives_no_statement(text):
    assert rows(text) == []


def test_an_agency_beside_a_verb_of_saying_is_the_carrier_and_no_statement_of_its_own():
    found = rows("Am Dienstag sagte der Minister laut Reuters, dass die Brücke sicher sei.")
    assert found == [("indirect", "sagen", "der Minister", "dass die Brücke sicher sei")]


def test_quoted_words_are_no_statement_of_their_own_where_they_are_a_name_or_a_translation():
    for text in ("Der Minister sagte, das Schiff „Blaue Möwe“ sei sicher.",
                 "Der Minister sagte, die Operation „Red Bridge“ („rote Brücke“) sei zu Ende."):
        assert [mode for mode, *_ in rows(text)] == ["indirect"], text


def test_a_speaker_who_hopes_inside_their_own_word_makes_one_statement():
    found = rows("Die Ministerin teilte mit, sie hoffe, dass die Brücke halte.")
    assert [(cue, content) for _, cue, _, content in found] == [("mitteilen", "sie hoffe, dass die Brücke halte")]
    found = rows("Die Ministerin erklärte, die Brücke sei ihrer Meinung nach sicher.")
    assert [(cue, content) for _, cue, _, content in found] == [("erklären", "die Brücke sei ihrer Meinung nach sicher")]


def test_a_dateline_is_no_part_of_what_is_said():
    text = "Rom (dpa) – Die Brücke bleibt nach Angaben der Polizei gesperrt."
    (statement,) = find_statements(analyse(read_article(text=text)))
    assert text[statement.start:statement.end] == "Die Brücke bleibt nach Angaben der Polizei gesperrt"


CHAINS = [
    # sentence; speaker, carrier, addressee
    ("Wie die Agentur TASS unter Berufung auf das Außenministerium meldete, ist der Vertrag fertig.", "aussenministerium", "TASS", None),
    ("Die Agentur Reuters meldete unter Berufung auf Angela Merkel, der Vertrag sei fertig.", "angela-merkel", "Reuters", None),
    ("Wie die BBC unter Berufung auf Kreise berichtet, ist der Vertrag fertig.", "BBC", None, None),
    ("Angela Merkel sagte laut Reuters, der Vertrag sei gut.", "angela-merkel", "Reuters", None),
    ("Angela Merkel sagte der Agentur EFE, der Vertrag sei gut.", "angela-merkel", "EFE", None),
    ("„Der Vertrag ist gut“, sagte ein Bauer der Agentur EFE.", "bauer", "EFE", None),
    ("„Der Vertrag ist gut“, sagte ein Sprecher der Agentur EFE.", "sprecher", None, None),
    ("Gegenüber der Agentur AFP erklärte Angela Merkel, der Vertrag sei gut.", "angela-merkel", "AFP", None),
    ("„Der Vertrag ist gut“, sagte Angela Merkel im Interview mit der BBC.", "angela-merkel", "BBC", None),
    ("„Der Vertrag ist gut“, zitiert die BBC die Politikerin Angela Merkel.", "angela-merkel", "BBC", None),
    ("Der Vertrag sei gut, wie Angela Merkel von der BBC zitiert wird.", "angela-merkel", "BBC", None),
    ("Angela Merkel sagte Emmanuel Macron, der Vertrag sei gut.", "angela-merkel", None, "emmanuel-macron"),
    ("Human Rights Watch forderte Peru auf, den Vertrag zu halten.", "HRW", None, "PER"),
    ("Peru warf Chile vor, den Vertrag zu brechen.", "PER", None, "CHL"),
    ("Angela Merkel appellierte an Peru, den Vertrag zu halten.", "angela-merkel", None, "PER"),
    ("Gegenüber Peru versicherte Angela Merkel, der Vertrag sei gut.", "angela-merkel", None, "PER"),
    ("Peru drohte Chile mit Sanktionen.", "PER", None, "CHL"),
    ("Angela Merkel traf Emmanuel Macron und sagte, der Vertrag sei gut.", "angela-merkel", None, None),
    ("Angela Merkel verließ den Saal. Sie sagte, der Vertrag sei gut. Er müsse gelten.", "angela-merkel", None, None),
]


@pytest.mark.parametrize("text, speaker, carrier, addressee", CHAINS, ids=[text[:45] for text, *_ in CHAINS])
def test_speaker_carrier_and_addressee_are_told_apart(text, speaker, carrier, addressee):
    found = lesart.read(text=BEFORE + text).found_statements
    assert found and {(s.speaker, s.carrier, s.addressee) for s in found} == {(speaker, carrier, addressee)}


def test_demnach_and_eigene_angaben_mean_who_is_named_before():
    found = lesart.read(text="Angela Merkel legte einen Bericht vor und sprach von einem Erfolg. Demnach ist die Brücke sicher. "
                             "Peru ist nach eigenen Angaben dagegen.").found_statements
    assert [(s.cue, s.speaker) for s in found][1:] == [("demnach", "angela-merkel"), ("Angabe", "PER")]


def test_two_verbs_of_saying_make_two_statements():
    found = rows("Der Verband forderte das Land auf, die Brücke zu sperren, und warnte, dass sie einstürzen könne.")
    assert [(cue, who) for _, cue, who, _ in found] == [("auffordern", "Der Verband"), ("warnen", "Der Verband")]


@pytest.mark.parametrize("text, expected", [
    ("Er sagte: „Das Format „A plus“ ist neu.“ Ende.", ["„Das Format „A plus“ ist neu.“"]),
    ("»Ja«, sagte sie. «Nein», sagte er.", ["»Ja«", "«Nein»"]),
    ("Ein \"Wort\" und \"noch eins\".", ["\"Wort\"", "\"noch eins\""]),
    ("Er sagte: “Well done.”", ["“Well done.”"]),
    ("Offen bleibt „das Ende", ["„das Ende"]),
    ("Kein Zitat, nur ein Zoll: 5\" breit.", []),
])
def test_quotation_marks_find_their_partners(text, expected):
    assert [text[a:b] for a, b in quotations(text, (Paragraph(0, len(text), "body"),))] == expected


@pytest.mark.parametrize("text", ["„", "“„“„“", "„a „b „c „d „e „f", ": „x“", "so", "laut", "Laut", "„So“, so so.", "Dies.",
                                  ",,,;;;", "wonach demnach zufolge", "sagte", "„…“, sagte", "\" \" \"", "Nach", "heißt es"])
def test_scraps_of_text_raise_nothing(text):
    article = Article(text, None, None, None, (Paragraph(0, len(text), "body"),))
    for s in find_statements(analyse(article)):
        assert 0 <= s.start < s.end <= len(text)


def test_a_poem_makes_nobody_speak():
    poem = "Der Mond ist aufgegangen,\nund Nebel liegt im Tal.\nDie Wälder stehn und schweigen\nim ersten Sternenstrahl."
    assert rows(poem) == []


def test_each_verb_says_how_its_content_follows_and_no_verb_is_a_mere_noun():
    for verb, (act, complements, _) in verbs().items():
        assert verb.endswith("n") and verb.islower() and act and complements, verb


def test_compounds_count_by_their_last_part_but_chance_endings_do_not():
    assert "word" in noun_kinds("Polizeiangaben") and "document" in noun_kinds("Langzeitstudie")
    assert not noun_kinds("Vorrat")  # ends like "Rat", is none
