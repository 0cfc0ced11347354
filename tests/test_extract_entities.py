import pytest
from named import doc_of, entities_in, groups_in, names_in
from spacy.tokens import Span

from newsnb.components import Entities
from newsnb.extract.discourse import discourse_in
from newsnb.records import read_entities


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("Mr. Lie said so. Lie left. Lie sang.", [("Lie", "PERSON"), ("Lie", "ORG")], {"PERSON"}),
        ("Berg, 44, sang. Berg left.", [("Berg", "ORG")], {"PERSON"}),
        ("the newspaper Kveld wrote", [("Kveld", "GPE")], {"ORG"}),
        ("the town of Kveld burned", [("Kveld", "ORG")], {"GPE"}),
        ("the Kveld Festival began", [("Kveld Festival", "ORG")], {"EVENT"}),
        ("near Kveld Airport today", [("Kveld Airport", "ORG")], {"FAC"}),
        ("so Commissioner Ada Kveld sang", [("Commissioner Ada Kveld", "ORG")], {"PERSON"}),
        ("so Mrs Justice Kveld sang", [("Mrs Justice Kveld", "ORG")], {"PERSON"}),
        ("so General Kveld won", [("General Kveld", "ORG")], {"ORG"}),
    ],
    ids=["title", "age", "company", "town", "festival", "airport", "title inside", "two titles", "one of each"],
)
def test_a_name_has_one_label_for_which_its_contexts_speak(text, ents, expected):
    assert {label for _, label in names_in(text, *ents)} == expected


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("Ada Berg came. Then Berg left.", [("Ada Berg", "PERSON")], ("Berg", "surname")),
        ("The Harbour Workers Union (HWU) met.", [("Harbour Workers Union", "ORG")], ("HWU", "acronym")),
        ("The Harbour Workers Union (HWU) met. HWU won.", [("Harbour Workers Union", "ORG")], ("HWU", "acronym")),
    ],
    ids="surname acronym again".split(),
)
def test_untagged_mentions_are_found_and_joined(text, ents, expected):
    (mentions,) = groups_in(text, *ents)
    assert mentions[-1] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Havn-og-Pir Kveld (HPK) won", ["HPK", "Havn-og-Pir Kveld"]),
        ("the piers of Kveld (AP) fell", []),
        ("the Havn og Kveld (HOK) fell", []),
        ("Kveld Havn (KHH) fell", []),
    ],
    ids=["hyphen", "an outlet", "a word in small letters", "letters that do not fit"],
)
def test_a_name_is_spelt_out_before_its_acronym(text, found):
    assert sorted(words for words, _ in names_in(text)) == found


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("J. Berg and Ada Berg", [("J. Berg", "PERSON"), ("Ada Berg", "PERSON")], 2),
        ("A. Berg is Ada Berg", [("A. Berg", "PERSON"), ("Ada Berg", "PERSON")], 1),
        ("Ada M. Berg is Ada Berg", [("Ada M. Berg", "PERSON"), ("Ada Berg", "PERSON")], 1),
        ("Ada Berg and Olaf Berg", [("Ada Berg", "PERSON"), ("Olaf Berg", "PERSON")], 2),
        ("United Nations and UN", [("United Nations", "ORG"), ("UN", "ORG")], 1),
        ("Hydro Works Inc. and Hydro", [("Hydro Works Inc.", "ORG"), ("Hydro", "ORG")], 1),
        ("Bank of Lund, Bank of Oslo, Bank", [("Bank of Lund", "ORG"), ("Bank of Oslo", "ORG"), ("Bank", "ORG")], 3),
    ],
    ids="initial-other initial middle family initials company shared".split(),
)
def test_names_of_the_same_thing_are_joined_and_others_not(text, ents, expected):
    assert len(groups_in(text, *ents)) == expected


def test_a_shared_last_name_goes_to_the_one_named_in_its_paragraph():
    text = "Ada Berg met Olaf Berg.\nOlaf Berg left. Berg waved.\nBerg sang."
    persons = [("Ada Berg", "PERSON"), ("Olaf Berg", "PERSON"), ("Olaf Berg", "PERSON")]
    assert groups_in(text, *persons) == [
        [("Ada Berg", "name")],
        [("Olaf Berg", "name"), ("Olaf Berg", "name"), ("Berg", "surname nearby")],
        [("Berg", "name")],
    ]


def test_a_name_that_only_a_credit_holds_is_no_entity():
    text = "The pier burned down today. (Photo by Ada Berg/Nordlys)"
    doc = doc_of(text, ("Ada Berg", "PERSON"))
    assert entities_in(discourse_in(doc)) == ()


def test_labels_that_were_not_asked_for_are_left_out():
    doc = Entities("entities", labels={"GPE"})(doc_of("Ada Berg in Oslo", ("Ada Berg", "PERSON"), ("Oslo", "GPE")))
    assert [entity.name for entity in read_entities(doc)] == ["Oslo"]


@pytest.mark.parametrize(
    ("text", "name", "label", "role"),
    [
        ("the Harbour Party won", "Harbour Party", "ORG", "politician"),
        ("the Foreign Ministry said", "Foreign Ministry", "ORG", "government"),
        ("the militant group Kveld fought", "Kveld", "ORG", "armed group"),
        ("Kveld, a Swedish news agency, wrote", "Kveld", "ORG", "media"),
        ("Kveld, a Swedish newspaper, wrote", "Kveld", "ORG", "media"),
        ("Kveld won", "Kveld", "ORG", "unknown"),
        ("in Oslo", "Oslo", "GPE", None),
        ("so Ada Berg said", "Ada Berg", "PERSON", "unknown"),
    ],
    ids="party ministry before agency beside nothing place person".split(),
)
def test_a_role_is_told_where_words_show_it(text, name, label, role):
    (entity,) = entities_in(discourse_in(doc_of(text, (name, label))))
    assert entity.role == role


@pytest.mark.slow
def test_thousands_of_one_family_are_told_apart():
    people = " ".join(f"Ada{chr(97 + i // 26 % 26)}{chr(97 + i % 26)}{chr(97 + i // 676)} Berg," for i in range(3000))
    doc = doc_of(f"{people} Berg sang.")
    doc.set_ents([Span(doc, i, i + 2, label="PERSON") for i in range(0, 9000, 3)])
    assert len(entities_in(discourse_in(doc))) >= 3000


def test_names_are_found_in_time_linear_in_the_text():
    words = "Ada Berg of the Ministry of Roads (MR) met Olaf Lie. "
    assert len(entities_in(discourse_in(doc_of(words * 2000, ("Ada Berg", "PERSON"))))) < 10


def test_a_table_of_capitals_gives_no_name_longer_than_any_name():
    assert all(len(words.split()) < 50 for words, _ in names_in("Academy " * 300))


def test_what_a_model_marks_beyond_the_length_of_any_name_is_none():
    people = ", ".join(["Ada Berg"] * 1500)
    assert names_in(f"{people} sailed", (people, "PERSON")) == []
