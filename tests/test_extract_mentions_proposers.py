import pytest
from named import doc_of, names_in, parsed
from parses import discourse as parsed_as

from newsnb.extract.discourse import discourse_in
from newsnb.extract.mentions import PROPOSERS, find_mentions

# ---- The proposers, each alone and left out

OF_COMPANY = (
    "The/DT/det>Company Kveld/NNP/compound>Company Fish/NNP/compound>Company Company/NNP/nsubj>fell "
    "fell=fall/VBD/ROOT ././punct>fell"
)
PROPOSED = [
    ("name", "so Kveld won", [("Kveld", "ORG")], "Kveld"),
    ("hyphenated", "so Lund-on-Sea fell", [("Lund", "PERSON")], "Lund-on-Sea"),
    ("phrase", "at the University of Lund today", [], "University of Lund"),
    ("known", "the Islamic State fell", [("Islamic", "NORP")], "Islamic State"),
    ("election", "the 2011 Lund general election came", [], "2011 Lund general election"),
    ("address", "Ada Berg, 54, of Alder Close, Kveld, sang", [("Ada Berg", "PERSON")], "Alder Close"),
    ("dateline", "KVELD (AP) - Rain fell", [], "KVELD"),
    ("turn", "ADA BERG: We go on.\n\nADA BERG: So we do.", [], "ADA BERG"),
    ("nickname", 'so Ada "Addy" Kveld sang', [], 'Ada "Addy" Kveld'),
    ("named so", "A clerk, who gave her name as Kveld, sang", [], "Kveld"),
    ("paper", "He will go, the Kveld Echo understands.", [], "Kveld Echo"),
    ("behind a field", "the Member for Havn Roads Ada Kveld sang", [], "Ada Kveld"),
    ("speaking", "Ada/NNP/compound>Kveld Kveld/NNP/nsubj>said said=say/VBD/ROOT", [], "Ada Kveld"),
    ("whole person", "so Ada van der Berg sang", [("Ada", "PERSON")], "Ada van der Berg"),
    ("spelt out", "the Havn-og-Pir Kveld (HPK) won", [("Kveld", "GPE")], "Havn-og-Pir Kveld"),
    ("acronym", "the Kveld Havn (KH) won", [("Kveld Havn", "ORG")], "KH"),
    ("again", "so Lund Havn won and Lund Havn fell", [("Lund Havn", "ORG")], "Lund Havn"),
    ("surname", "so Ada Berg met Berg", [("Ada Berg", "PERSON")], "Berg"),
    ("full name", "so Berg met Ada Berg", [("Berg", "PERSON")], "Ada Berg"),
    ("title", "so Mr Kveld sang", [], "Kveld"),
    ("short name", f"{OF_COMPANY} Kveld/NNP/nsubj>sank sank=sink/VBD/ROOT", [], "Kveld"),
    ("subject", "Kveld/NNP/nsubj>sang sang=sing/VBD/ROOT", [], "Kveld"),
]


@pytest.mark.parametrize(("rule", "text", "ents", "expected"), PROPOSED, ids=[rule for rule, *_ in PROPOSED])
def test_a_proposer_finds_names_under_its_rule_and_can_be_left_out(rule, text, ents, expected):
    discourse = parsed_as(text) if "/" in text else discourse_in(doc_of(text, *ents))
    with_it = {(name.words, name.rule) for name in find_mentions(discourse)}
    without_it = {(name.words, name.rule) for name in find_mentions(discourse, without={rule})}
    assert (expected, "name" if rule == "whole person" else rule) in with_it - without_it


@pytest.mark.parametrize(
    "ents", [[("Nuala", "GPE")], [("Nuala", "GPE"), ("Kveld", "PERSON")]], ids="missed cut".split()
)
def test_a_first_name_taken_for_a_place_is_joined_to_the_last_name(ents):
    found = find_mentions(discourse_in(doc_of("so Nuala Kveld sang", *ents)))
    assert [(name.words, name.label) for name in found] == [("Nuala Kveld", "PERSON")]


@pytest.mark.parametrize("text", ["so Victoria Station fell", "in Nuala, Kveld fell"])
def test_a_first_name_before_a_word_of_english_is_no_whole_person(text):
    found = find_mentions(discourse_in(doc_of(text, (text.split()[1].rstrip(","), "GPE"))))
    assert text.split()[1].rstrip(",") in {name.words for name in found}


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("so Port-au-Kveld won", [("Port", "ORG")], [("Port-au-Kveld", "GPE")]),
        ("so Ashby-de-la-Kveld won", [("Ashby", "PERSON")], [("Ashby-de-la-Kveld", "GPE")]),
        ("so Kveld-on-Sea Herald won", [("Kveld-on-Sea Herald", "ORG")], [("Kveld-on-Sea Herald", "ORG")]),
        ("so Kveld-on-sea won", [], []),
    ],
)
def test_a_place_with_hyphens_is_whole_where_a_part_of_it_was_seen(text, ents, expected):
    found = find_mentions(discourse_in(doc_of(text, *ents)))
    assert [(name.words, name.label) for name in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Berg, of Alder Close, Kveld, won", [("Alder Close", "FAC"), ("Kveld", "GPE")]),
        ("Ada Berg, 54, of 12a Mill Rise, Lower Kveld, won", [("Mill Rise", "FAC"), ("Lower Kveld", "GPE")]),
        ("Ada Berg, 54, of Mill Rise, won", [("Mill Rise", "FAC")]),
        ("Ada Berg, 54, of no fixed address, won", []),
        ("Ada Berg, of Kveld, won", []),
    ],
    ids="town number no-town no-street town-alone".split(),
)
def test_an_address_behind_a_name_or_an_age_is_a_street_and_a_town(text, expected):
    found = find_mentions(discourse_in(doc_of(text, ("Ada Berg", "PERSON"))))
    assert [(name.words, name.label) for name in found][1:] == expected


def test_a_surname_that_was_found_again_is_whole_behind_a_first_name():
    text = "Nora Berg died. Her son, Olaf Berg, wept."
    assert names_in(text, ("Olaf Berg", "PERSON")) == [("Nora Berg", "PERSON"), ("Olaf Berg", "PERSON")]


def test_a_name_behind_a_title_is_whole():
    assert names_in("so King Olaf Kveld sang") == [("Olaf Kveld", "PERSON")]


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("so Ada “Addy” Kveld won", [("Ada", "PERSON"), ("Kveld", "GPE")], ["Ada “Addy” Kveld"]),
        ("so Thomas J. 'The Hat' van der Lie won", [("Lie", "ORG")], ["Thomas J. 'The Hat' van der Lie"]),
        ("so Ada “Addy” Kveld Jr. won", [("Ada “Addy” Kveld Jr.", "PERSON")], ["Ada “Addy” Kveld Jr."]),
        ("the Herald “Cup” Final came", [], []),
    ],
    ids="cut the whole-already no-first-name".split(),
)
def test_a_name_with_a_nickname_in_marks_is_one(text, ents, expected):
    assert [name.words for name in find_mentions(discourse_in(doc_of(text, *ents)))] == expected


@pytest.mark.parametrize(
    "table",
    [
        "Kveld/NNP/nsubj>said said=say/VBD/ROOT",
        "Prime/NNP/compound>Minister Minister/NNP/nsubj>said said=say/VBD/ROOT",
        "Deputy/NNP/compound>Head Head/NNP/nsubj>said said=say/VBD/ROOT",
        "Ada/NNP/compound>Kveld Kveld/NNP/nsubj>ran ran=run/VBD/ROOT",
        "PIER/NNP/compound>PLAN PLAN/NNP/nsubj>said said=say/VBD/ROOT",
    ],
    ids="one-word office role no-speech capitals".split(),
)
def test_what_speaks_is_no_name_of_a_person_unless_it_looks_like_one(table):
    assert "speaking" not in {name.rule for name in find_mentions(parsed_as(table))}


def test_each_proposer_is_tested():
    assert tuple(rule for rule, *_ in PROPOSED) == PROPOSERS


SUBJECT = "Kveld/NNP/PROPN/nsubj/1 sang/VBD/VERB/ROOT/1"
FULL_NAME = "Ada/NNP/PROPN/compound/1 Kveld/NNP/PROPN/nsubj/2 sang/VBD/VERB/ROOT/2"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (SUBJECT, [("Kveld", "subject")]),
        (SUBJECT.replace("VERB", "NOUN"), []),
        (SUBJECT.replace("NNP", "NN"), []),
        (f"{SUBJECT} kveld/NN/NOUN/dobj/1", []),
        (f"{SUBJECT} late/JJ/ADJ/amod/0", [("Kveld", "subject")]),
        (FULL_NAME, [("Ada Kveld", "full name")]),
        (FULL_NAME.replace("nsubj", "dobj"), [("Ada Kveld", "full name")]),
        (FULL_NAME.replace("nsubj", "dobj").replace("Ada", "Lund"), []),
        (FULL_NAME.replace("Ada", "Minister"), [("Kveld", "title")]),
    ],
    ids="subject noun common small behind full-name given-name object title".split(),
)
def test_an_untagged_word_is_a_person_if_it_alone_does_something(words, expected):
    assert [(name.words, name.rule) for name in find_mentions(parsed(words))] == expected


@pytest.mark.parametrize(("pronoun", "label"), [("which", "ORG"), ("who", "PERSON")])
def test_the_relative_pronoun_tells_whether_an_untagged_subject_is_a_person(pronoun, label):
    clause = f"{pronoun}/WDT/nsubj>sold sold=sell/VBD/relcl>Kveld"
    sentence = parsed_as(f"Kveld/NNP/nsubj>fell ,/,/punct {clause} ,/,/punct fell=fall/VBD/ROOT")
    assert [(name.words, name.label) for name in find_mentions(sentence)] == [("Kveld", label)]


def test_a_name_behind_a_title_goes_on_with_the_last_name():
    table = "Mayor/NNP/PROPN/compound/2 Ada/NNP/PROPN/compound/2 Kveld/NNP/PROPN/dobj/3 saw/VBD/VERB/ROOT/3"
    assert [name.words for name in find_mentions(parsed(table))] == ["Ada Kveld"]
    assert [name.words for name in find_mentions(parsed(table.replace("Kveld/NNP", "kveld/NN")))] == ["Ada"]


KNOWN = "We/PRP/PRON/nsubj/1 like/VBP/VERB/ROOT/1 Twitter/NNP/PROPN/dobj/1"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (KNOWN, True),
        (KNOWN.replace("NNP", "NN"), False),
        (f"{KNOWN} twitter/NN/NOUN/appos/2", False),
        ("Twitter/NNP/PROPN/nsubj/1 fell/VBD/AUX/ROOT/1", False),
    ],
    ids="name common small first".split(),
)
def test_a_known_name_of_one_word_must_be_one_in_the_parse(words, found):
    assert ("known" in [name.rule for name in find_mentions(parsed(words))]) is found


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("the Lund Daily News wrote", [], ["Lund Daily News"]),
        ("the Lund City Council met", [], ["Lund City Council"]),
        ("the Ministry of Roads Ada Berg led", [("Ada Berg", "PERSON")], ["Ministry of Roads", "Ada Berg"]),
        ("the Bank of Lund and Kveld Fish Company fell", [], ["Bank of Lund", "Kveld Fish Company"]),
        ("the Berg-led Harbour Party won", [], ["Harbour Party"]),
        ("Rain fell.\nVik and Lund Police say", [], ["Vik and Lund Police"]),
        ("Rain fell in Vik and Lund Police say", [], ["Lund Police"]),
    ],
    ids="known-inside head-behind person another compound two-counties two-names".split(),
)
def test_a_phrase_ends_where_another_name_begins(text, ents, expected):
    assert [words for words, _ in names_in(text, *ents)] == expected


@pytest.mark.parametrize(
    ("text", "ent", "expected"),
    [
        ("so Lund: Kveld won", ("Lund: Kveld", "ORG"), ["Lund", "Kveld"]),
        ("the Kveld Havn (KH) won", ("Kveld Havn (KH)", "ORG"), ["Kveld Havn", "KH"]),
        ("so Berg's Harbour Party won", ("Berg's Harbour Party", "ORG"), ["Berg", "Harbour Party"]),
        ("the Women's Party won", ("Women's Party", "ORG"), ["Women's Party"]),
        ("so Lund-Oslo won", ("Lund", "ORG"), ["Lund-Oslo"]),
        ("so Kveld Havn, Inc. won", ("Kveld Havn", "ORG"), ["Kveld Havn, Inc."]),
        ("so Kveld Havn PLC won", ("Kveld Havn", "ORG"), ["Kveld Havn PLC"]),
        ("so Kveld Havn, Cobb and Lie won", ("Kveld Havn", "ORG"), ["Kveld Havn"]),
    ],
    ids="colon acronym owner no-owner branch company plc comma".split(),
)
def test_what_the_model_ran_together_is_split(text, ent, expected):
    assert [words for words, _ in names_in(text, ent)] == expected
