"""Descriptions of actors: what they are called in the table, and whom a later one takes up.

Each rule has a text that it must match and one that it must leave alone.
"""
from __future__ import annotations

from datetime import date

import pytest

from lesart import read

DAY = date(2025, 10, 9)


@pytest.mark.parametrize("text, names", [
    # the nominative without figures, whatever the case in the text
    ("Die Stimmen von 47.879.927 Wählern wurden gezählt.", {"47-879-927-waehlern": "Wähler"}),
    ("Zwei Wähler wurden verhaftet.", {"zwei-waehler": "zwei Wähler"}),
    ("Er wurde von Aufständischen verhaftet.", {"aufstaendischen": "Aufständische"}),
    ("Er wurde von einem Aufständischen verhaftet.", {"aufstaendischen": "Aufständischer"}),
    ("Er wurde von einem Zeugen verhaftet.", {"zeugen": "Zeuge"}),
    ("Die politischen Gefangenen wurden verurteilt.", {"politischen-gefangenen": "politische Gefangene"}),
    ("Es wurden 15 Soldaten verhaftet. Es wurden 20 Soldaten verletzt.", {"15-soldaten": "Soldaten", "20-soldaten": "20 Soldaten"}),
    ("Das georgische Innenministerium wurde angegriffen.", {"georgische-innenministerium": "georgisches Innenministerium", "GEO": "Georgien"}),
    ("Die Familie wurde verhaftet.", {"familie": "Familie"}),
])
def test_names_of_descriptions(text, names):
    found = read(text=text, published=DAY).actors
    assert dict(zip(found["actor"], found["name"])) == names


@pytest.mark.parametrize("text, country", [
    ("Das Moskauer Außenministerium wurde angegriffen.", "RUS"),
    ("Das Pariser Verteidigungsministerium wurde angegriffen.", "FRA"),
    ("Das Außenministerium in Paris wurde angegriffen.", "FRA"),
    ("Die Polizei in Paris wurde angegriffen.", None),
    ("Die Botschaft in Kiew wurde angegriffen.", None)])
def test_country_of_a_body_by_its_capital(text, country):
    found = read(text=text, published=DAY).actors.iloc[0]
    assert (found["kind"], found["country"] if isinstance(found["country"], str) else None) == ("organisation", country)


def test_a_mission_is_named_with_its_city():
    found = read(text="Die US-Botschaft in Kiew teilte mit, man sei bereit.", published=DAY)
    assert list(found.actors["name"]) == ["USA", "US-Botschaft in Kiew"]
    assert list(found.statements["speaker"]) == ["us-botschaft"]


@pytest.mark.parametrize("text, office", [
    ("Der SPD-Vorsitzende Karl Muster sprach.", "SPD-Vorsitzender"), ("Die SPD-Vorsitzende Eva Muster sprach.", "SPD-Vorsitzende"),
    ("Die Bürgerrechtlerin Eva Muster sprach.", "Bürgerrechtlerin"), ("Der Obmann Karl Muster sprach.", "Obmann"),
    ("Der Angeklagte Karl Muster sprach.", None), ("Seine Frau Eva Muster sprach.", None)])
def test_offices_in_the_gender_of_who_holds_them(text, office):
    found = read(text=text, published=DAY).actors.set_index("kind").loc["person"]
    assert (found["office"] if isinstance(found["office"], str) else None) == office


@pytest.mark.parametrize("text, expected", [
    # one of two
    ("Karl Muster traf Bodo Beispiel. Der Erste schwieg, der Zweite sprach.", {"Erste": ["karl-muster"], "Zweite": ["bodo-beispiel"]}),
    ("Karl Muster traf Bodo Beispiel. Letzterer schwieg.", {"Letzterer": ["bodo-beispiel"]}),
    ("Putin sprach mit Angela Merkel, wobei letztere schwieg und ersterer sprach.", {"letztere": ["angela-merkel"], "ersterer": ["wladimir-putin"]}),
    ("Karl Muster kam vor Bodo Beispiel als Erster an.", {"Erster": []}),
    ("Karl Muster traf Bodo Beispiel. Das erste Mal schwieg er.", {"erste": []}),
    # pairs, also of bodies and of adjectives between
    ("Putin traf Merkel. Die beiden Politiker schwiegen.", {"Politiker": ["angela-merkel", "wladimir-putin"]}),
    ("Zwei Männer wurden verhaftet. Karl Muster traf Bodo Beispiel. Die beiden Männer wurden verurteilt.", {"beiden Männer": []}),
    ("Siemens klagte gegen Volkswagen. Die beiden Unternehmen stritten.", {"Unternehmen": ["SIEMENS", "VW"]}),
    ("Peru und Chile stritten. Die beiden südamerikanischen Länder schwiegen.", {"beiden südamerikanischen Länder": ["CHL", "PER"]}),
    ("Russland und Frankreich stritten. Die Präsidenten beider Länder trafen sich.", {"Präsidenten": ["emmanuel-macron", "wladimir-putin"]}),
    ("Russland stritt mit Frankreich. Die Präsidenten trafen sich.", {"beider": []}),
    ("Die Staatschefs Kasachstans und Usbekistans kamen. Die Staatschefs trafen Putin.",
     {"Staatschefs": ["kassym-schomart-tokajew", "kassym-schomart-tokajew", "schawkat-mirsijojew", "schawkat-mirsijojew"]}),
    # names in a list, and a noun for them in front
    ("Zwei Männer, Karl Muster und Bodo Beispiel (19), die verurteilt worden waren, flohen. Sie schwiegen.",
     {"Männer": [], "die": ["bodo-beispiel", "karl-muster"], "Sie": ["bodo-beispiel", "karl-muster"]}),
    ("Peru, Chile und Bolivien protestierten. Sie forderten Hilfe.", {"Sie": ["BOL", "CHL", "PER"]}),
    # bodies
    ("Das Europäische Parlament tagte. Parlament und Kommission stritten.", {"Parlament": ["EP"]}),
    ("Die Volkspartei schwieg. Eine Partei wurde verboten.", {"Partei": ["partei"]}),
    ("Demonstranten flohen. Drei getötete Demonstranten lagen dort. Die Demonstranten wurden verhaftet.", {"Die Demonstranten": []}),
    ("Der Ölkonzern Muster Oil klagt. Der größte Konzern ist ein anderer.", {"größte Konzern": []}),
    ("Die Moskauer Führung lehnte den Plan ab.", {"Moskauer Führung": ["RUS"]}),
    # offices, not who holds them
    ("Sie bewirbt sich um das Amt des US-Präsidenten.", {"US-Präsidenten": []}),
    ("Er dankte dem US-Präsidenten für alles.", {"US-Präsidenten": ["donald-trump"]}),
    ("Man berief Karl Muster zum Außenminister Perus.", {"Außenminister": []}),
    ("Der Vizekanzler und Arbeitsminister Karl Muster kam mit seiner Frau.", {"Vizekanzler": [], "seiner": ["karl-muster"]}),
    # genitives of names
    ("Karl Muster schwieg. Die Anwältin Musters sagte, es sei ruhig.", {"Musters": ["karl-muster"], "Anwältin": ["anwaeltin"]}),
    ("Der Präsident Musters trat auf. Die Rede des Präsidenten Putins war lang.", {"Präsidenten": []}),
    ("Arasch Mustafa Beispiel floh. Die Familie Mustafa Beispiels floh.", {"Mustafa Beispiels": ["arasch-mustafa-beispiel"]}),
    # whose, and who, in what is asked and quoted
    ("Merkel forderte Putin auf, seine Pläne zu ändern.", {"seine": ["wladimir-putin"]}),
    ("Putin versprach Xi Jinping, seine Pläne zu ändern.", {"seine": ["wladimir-putin"]}),
    ("Putin schwieg. Lawrow sagte: „Er hat recht.“", {"Er": ["wladimir-putin"]}),
    ("Putin schwieg. Lawrow sagte, er habe recht.", {"er": ["sergej-lawrow"]}),
    ("Er sprach mit dem Iran über dessen Programm.", {"dessen": ["IRN"]}),
    # whose Bundesregierung: by the dateline, or by what the article is about
    ("Wien (APA) – Die Bundesregierung lehnte den Plan ab.", {"Bundesregierung": ["AUT"]}),
    ("Österreich klagt. Merkel dankte Österreich. Die Bundesregierung lehnte den Plan ab.", {"Bundesregierung": ["DEU"]}),
    ("Bern (SDA) – Der Bundesrat wurde kritisiert.", {"Bundesrat": ["BUNDESRATCHE"]}),
    ("Berlin (dpa) – Der Bundesrat wurde kritisiert.", {"Bundesrat": ["BUNDESRAT"]}),
    # who holds the same office elsewhere
    ("Lawrow sprach mit seinem französischen Amtskollegen.", {"französischen Amtskollegen": ["jean-noel-barrot"]}),
    ("Putin sprach mit seinem französischen Amtskollegen.", {"französischen Amtskollegen": ["emmanuel-macron"]}),
    # somebody's spokesman is not another's
    ("Der Sprecher der Polizei, Karl Muster, schwieg. Lawrow wurde über seinen Sprecher angegriffen.", {"Sprecher": []}),
    ("Putin schwieg. Sein Sprecher Karl Muster auch. Sein Sprecher wurde verhaftet.", {"Sprecher": ["karl-muster"]}),
    # one person told twice
    ("Der Anwalt des Klägers, der Verteidiger Karl Muster, schwieg.", {"Anwalt": [], "Karl Muster": ["karl-muster"]}),
    ("Karl Muster (CDU), der geflohen war, schwieg.", {"der": ["karl-muster"]}),
    # offices of other days
    ("Der damalige US-Präsident wurde verhaftet.", {"damalige US-Präsident": ["damalige-us-praesident"]}),
    ("Der neue Innenminister Karl Muster schwieg. Der Minister trat zurück.", {"Minister": ["karl-muster"]}),
    ("Der Parlamentspräsident Karl Muster schwieg. Ein Minister trat zurück.", {"Minister": ["minister"]}),
    # whose a possessive is
    ("Die Regierung Perus sagte, sie habe ihr Programm erfüllt.", {"sie": ["PER"], "ihr": ["PER"]}),
    ("Die peruanische Regierung erklärte, sie habe ihr Ziel erreicht.", {"sie": ["PER"], "ihr": ["PER"]}),
    ("Der peruanische Zoll erklärte, sie habe recht.", {"sie": []}),
    ("Die peruanische Regierung, die gestürzt wurde, schwieg.", {"die": ["PER"]}),
    ("Bei ihrem Vormarsch trafen US-Truppen auf Rebellen.", {"ihrem": ["USA"]}),
    ("Karl Muster schwieg. Grund war der Rückzug seiner Partei.", {"seiner": ["karl-muster"]}),
    ("Dennoch, so Karl Nackel, habe Bodo Musterhoff sein Haus verloren.", {"sein": ["bodo-musterhoff"]}),
    ("Ein Boot wurde angegriffen. Später wurde sie verurteilt.", {"sie": []}),
    ("Ein Mädchen wurde verhaftet. Später wurde sie verurteilt.", {"sie": ["maedchen"]}),
    ("Er sprach vom Besuch in Peru, bei dem Putin fehlte.", {"dem": []}),
    ("Der Vorschlag kam von Peru, das eine Änderung forderte.", {"das": ["PER"]}),
    ("Deutschland und Peru stritten. Beide Regierungen protestierten.", {"Beide Regierungen": ["DEU", "PER"]}),
    ("Er sprach von der Bitte an die Königin, in der man Hilfe forderte.", {"der": []}),
    ("Er sprach mit der Ministerin Eva Musterhoff, die man angriff.", {"die": ["eva-musterhoff"]}),
    ("Der Gouverneur des Landes, Karl Musterhoff ernannte eine Richterin.", {"Gouverneur": []}),
    ("Man hörte von Karl Musterhoff, dem Direktor der Behörde, nichts. Der Direktor schwieg.", {"Direktor": ["karl-musterhoff"]}),
    ("Der Direktor wurde von Karl Musterhoff angegriffen.", {"Direktor": ["direktor"]}),
    ("Angela Merkel lobte die IAEA. Diese habe recht.", {"Diese": ["IAEA"]}),
    ("Angela Merkel lobte die Idee. Diese sei gut.", {"Diese": []}),
    ("Irans Führer Ali Chamenei erklärte, er halte das für sinnlos.", {"er": ["ali-chamenei"]}),
    ("Rafael Grossi zeigte sich skeptisch. Das sagte der Argentinier dem Sender.", {"Argentinier": ["rafael-grossi"]}),
    ("Rafael Grossi kannte die Mehrheit der Argentinier.", {"Argentinier": ["ARG"]}),
    ("Der Außenminister Karl Musterhoff schwieg. Der SPD-Politiker wurde angegriffen.", {"SPD-Politiker": ["karl-musterhoff"]}),
    # governments by their capitals
    ("Die Regierungen in Warschau und Bukarest protestierten.", {"Regierungen": ["POL", "ROU"]}),
    ("Die Regierungen in Afrika wurden kritisiert.", {"Regierungen": ["regierungen"]}),
    ("Er nannte das eine Provokation Kiews.", {"Kiews": ["UKR"]}),
    ("Er liebte die Straßen Kiews.", {"Kiews": []}),
])
def test_whom_a_description_means(text, expected):
    found = read(text=text, published=DAY).mentions
    for words, actors in expected.items():
        assert sorted(found.loc[found["text"] == words, "actor"]) == actors, words


@pytest.mark.parametrize("text, names", [
    ("Er spielt bei der HSG Muster-Beispiel und beim TSV 1860 München.", ["HSG Muster-Beispiel", "TSV 1860 München"]),
    ("Der Spieler des FC Beispiel Michael Muster sprach.", ["FC Beispiel", "Michael Muster"]),
    ("Die Beratung Meier & Huber klagt.", ["Meier & Huber"]),
    ("Nach Informationen des Spiegel schwieg man.", ["Der Spiegel"]),
    ("Er sah sich im Spiegel. Ein Stern fiel.", []),
    ("Das Magazin DER SPIEGEL schwieg.", ["Der Spiegel"]),
    ("Er war Mitglied des „Königlichen Rats Irans“ (KRI). Der KRI schwieg.", ["Königlicher Rat Irans"]),
    ("Der Online-Händler Amazon klagt gegen die Volkswagen AG.", ["Amazon", "Volkswagen"]),
    ("Die Schweizer Armee übte.", ["Schweiz"]),
    ("Er schrieb nur ein Wort: „WOW.“", []),
    ("Die USA wählten. Die Demokratische Partei siegte.", ["USA", "Demokratische Partei der Vereinigten Staaten"]),
    ("In Polen siegte die Demokratische Partei.", ["Polen", "Demokratische Partei"]),
    ("Er sprach vor dem UN-Sicherheitsrat, dem Sitz des UN-Sicherheitsrates.", ["UN-Sicherheitsrat"]),
    ("Ein Schiff sank im Indischen Ozean.", []),
    ("Das Bundesamt für Beispielwesen (Babei) warnte. Das Babei schwieg.", ["Bundesamt für Beispielwesen"]),
    ("Die Gewerkschaft Mustia kritisierte Peru.", ["Mustia", "Peru"]),
    ("Der Sicherheitsrat wurde kritisiert.", ["UN-Sicherheitsrat"]),
    ("Man kritisierte den Nationalen Sicherheitsrat.", ["Nationaler Sicherheitsrat"]),
    ("Es sprach Bundesrat Karl Muster.", ["Karl Muster"]),
    ("Im Kanton Bern regnet es.", []),
    ("Es sprach Hajim al-Hassun. Al-Hassun schwieg.", ["Hajim al-Hassun"]),
    ("Die Sitzung des Rats der Europäischen Union begann.", ["Rat der Europäischen Union"]),
    ("Die Kongolesen stritten mit dem Kongo.", ["Demokratische Republik Kongo"]),
    ("Im Amt bleibt mit Matt Hancox alles beim Alten.", ["Matt Hancox"]),
    ("Die Mustero Rifle Association klagt. Die MRA protestierte.", ["Mustero Rifle Association"]),
    ("Die Mustero Rifle Association klagt. Die MRB protestierte.", ["Mustero Rifle Association", "MRB"]),
    ("Die USA klagen. Im Kongress wurde gestritten.", ["USA", "US-Kongress"]),
    ("In Peru tagte der Kongress.", ["Peru", "Kongress"]),
    ("Ein BWL-Student wurde verurteilt.", ["BWL-Student"]),
    ("Die 17.000 Mann starke Truppe Perus wurde angegriffen.", ["Peru"])])
def test_names_of_bodies(text, names):
    assert list(read(text=text, published=DAY).actors["name"]) == names
