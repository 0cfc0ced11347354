import pytest
from named import doc_of, names_in, parsed

from newsnb.extract.discourse import discourse_in
from newsnb.extract.mentions import PROPOSERS, find_mentions

# ---- The proposers, each alone and left out

PROPOSED = [
    ("name", "so Kveld won", [("Kveld", "ORG")], "Kveld"),
    ("hyphenated", "so Lund-on-Sea fell", [("Lund", "PERSON")], "Lund-on-Sea"),
    ("phrase", "at the University of Lund today", [], "University of Lund"),
    ("known", "the Islamic State fell", [("Islamic", "NORP")], "Islamic State"),
    ("election", "the 2011 Lund general election came", [], "2011 Lund general election"),
    ("dateline", "KVELD (AP) - Rain fell", [], "KVELD"),
    ("turn", "ADA BERG: We go on.\n\nADA BERG: So we do.", [], "ADA BERG"),
    ("whole person", "so Ada van der Berg sang", [("Ada", "PERSON")], "Ada van der Berg"),
    ("spelt out", "the Havn-og-Pir Kveld (HPK) won", [("Kveld", "GPE")], "Havn-og-Pir Kveld"),
    ("acronym", "the Kveld Havn (KH) won", [("Kveld Havn", "ORG")], "KH"),
    ("again", "so Lund Havn won and Lund Havn fell", [("Lund Havn", "ORG")], "Lund Havn"),
    ("surname", "so Ada Berg met Berg", [("Ada Berg", "PERSON")], "Berg"),
    ("full name", "so Berg met Ada Berg", [("Berg", "PERSON")], "Ada Berg"),
    ("title", "so Mr Kveld sang", [], "Kveld"),
]


@pytest.mark.parametrize(("rule", "text", "ents", "expected"), PROPOSED, ids=[rule for rule, *_ in PROPOSED])
def test_a_proposer_finds_names_under_its_rule_and_can_be_left_out(rule, text, ents, expected):
    discourse = discourse_in(doc_of(text, *ents))
    with_it = {(name.words, name.rule) for name in find_mentions(discourse)}
    without_it = {(name.words, name.rule) for name in find_mentions(discourse, without={rule})}
    assert (expected, "name" if rule == "whole person" else rule) in with_it - without_it


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


def test_each_proposer_is_tested():
    assert tuple(rule for rule, *_ in PROPOSED) == PROPOSERS


SUBJECT = "Kveld/NNP/PROPN/nsubj/1 sang/VBD/VERB/ROOT/1"
FULL_NAME = "Ada/NNP/PROPN/compound/1 Kveld/NNP/PROPN/nsubj/2 sang/VBD/VERB/ROOT/2"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (SUBJECT, [("Kveld", "title")]),
        (SUBJECT.replace("VERB", "NOUN"), []),
        (SUBJECT.replace("NNP", "NN"), []),
        (f"{SUBJECT} kveld/NN/NOUN/dobj/1", []),
        (f"{SUBJECT} late/JJ/ADJ/amod/0", [("Kveld", "title")]),
        (FULL_NAME, [("Ada Kveld", "full name")]),
        (FULL_NAME.replace("nsubj", "dobj"), [("Ada Kveld", "full name")]),
        (FULL_NAME.replace("nsubj", "dobj").replace("Ada", "Lund"), []),
        (FULL_NAME.replace("Ada", "Minister"), [("Kveld", "title")]),
    ],
    ids="subject noun common small behind full-name given-name object title".split(),
)
def test_an_untagged_word_is_a_person_if_it_alone_does_something(words, expected):
    assert [(name.words, name.rule) for name in find_mentions(parsed(words))] == expected


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
