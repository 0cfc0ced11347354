"""What the name of a place is used for, over parses made by hand."""

import pytest
from placed import doc_of, mentions

from newsnb.extract.discourse import discourse_in
from newsnb.extract.places import find_places


@pytest.mark.parametrize(
    ("words", "ents", "deps", "expected"),
    [
        (
            "talks in Moscow resumed",
            "O O B-GPE O",
            "nsubj>3/NOUN/talk prep>0/ADP pobj>1/PROPN ROOT/VERB/resume",
            "literal",
        ),
        (
            "Moscow has hosted talks",
            "B-GPE O O O",
            "nsubj>2/PROPN aux>2/AUX/have ROOT/VERB/host dobj>2/NOUN/talk",
            "metonym",
        ),
        (
            "Moscow has twice hosted talks",  # the parser hung the subject on the auxiliary
            "B-GPE O O O O",
            "nsubj>1/PROPN aux>3/AUX/have advmod>3/ADV ROOT/VERB/host dobj>3/NOUN/talk",
            "metonym",
        ),
        ("Moscow is cold", "B-GPE O O", "nsubj>1/PROPN ROOT/AUX/be acomp>1/ADJ", "literal"),
        (
            "Moscow seems to agree",
            "B-GPE O O O",
            "nsubj>1/PROPN ROOT/VERB/seem aux>3/PART/to xcomp>1/VERB/agree",
            "metonym",
        ),
        (
            "Russia was accused of it",
            "B-GPE O O O O",
            "nsubjpass>2/PROPN auxpass>2/AUX/be ROOT/VERB/accuse prep>2/ADP pobj>3/PRON",
            "metonym",
        ),
        (
            "Russia was flooded again",
            "B-GPE O O O",
            "nsubjpass>2/PROPN auxpass>2/AUX/be ROOT/VERB/flood advmod>2/ADV",
            "literal",
        ),
        (
            "talks with Washington failed",
            "O O B-GPE O",
            "nsubj>3/NOUN/talk prep>0/ADP pobj>1/PROPN ROOT/VERB/fail",
            "metonym",
        ),
        (
            "flights to Moscow stopped",
            "O O B-GPE O",
            "nsubj>3/NOUN/flight prep>0/ADP pobj>1/PROPN ROOT/VERB/stop",
            "literal",
        ),
        (
            "a pact signed by Russia",
            "O O O O B-GPE",
            "det>1/DET ROOT/NOUN/pact acl>1/VERB/sign agent>2/ADP pobj>3/PROPN",
            "metonym",
        ),
        (
            "They urged Russia yesterday",
            "O O B-GPE O",
            "nsubj>1/PRON ROOT/VERB/urge dobj>1/PROPN npadvmod>1/NOUN",
            "metonym",
        ),
        (
            "They left Russia yesterday",
            "O O B-GPE O",
            "nsubj>1/PRON ROOT/VERB/leave dobj>1/PROPN npadvmod>1/NOUN",
            "literal",
        ),
        ("a Moscow meeting", "O B-GPE O", "det>2/DET compound>2/PROPN ROOT/NOUN", "adjective"),
        (
            "a Moscow - based bank",
            "O B-GPE O O O",
            "det>4/DET npadvmod>3/PROPN punct>3/PUNCT amod>4/VERB/base ROOT/NOUN",
            "adjective",
        ),
        (
            "a Qatari - based envoy",
            "O B-NORP O O O",
            "det>4/DET npadvmod>3/PROPN punct>3/PUNCT amod>4/VERB/base ROOT/NOUN",
            "demonym",
        ),
        (
            "Central Asia has spoken",
            "B-LOC I-LOC O O",
            "compound>1/PROPN nsubj>3/PROPN aux>3/AUX/have ROOT/VERB/speak",
            "literal",
        ),
    ],
)
def test_use_is_decided_by_the_parse(small, words, ents, deps, expected):
    doc = doc_of(words, ents, deps)
    (mention,) = mentions(doc, find_places(discourse_in(doc), small))
    assert mention[2] == expected


def test_a_name_joined_by_and_shares_the_use_of_the_first(small):
    doc = doc_of(
        "signed by Qatar , France and Russia",
        "O O B-GPE O B-GPE O B-GPE",
        "ROOT/VERB/sign agent>0/ADP pobj>1/PROPN punct>2/PUNCT conj>2/PROPN cc>4/CCONJ conj>4/PROPN",
    )
    assert [use for _, _, use in mentions(doc, find_places(discourse_in(doc), small))] == ["metonym"] * 3


def test_use_is_literal_where_there_is_no_parse(small):
    doc = doc_of("Moscow hosted talks", "B-GPE O O")
    assert [use for _, _, use in mentions(doc, find_places(discourse_in(doc), small))] == ["literal"]
