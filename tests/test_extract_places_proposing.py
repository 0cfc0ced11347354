"""What proposes names of places, one article for each, and what is switched off."""

import gc
import weakref
from dataclasses import dataclass

import pytest
from placed import doc_of, keys, rows

from newsnb.extract.discourse import discourse_in
from newsnb.extract.places import find_places
from newsnb.extract.places.finding import find_names
from newsnb.extract.places.names import name_at
from newsnb.extract.places.page import tags_of_model
from newsnb.extract.places.proposing import PROPOSERS
from newsnb.gazetteer import SqliteGazetteer
from newsnb.gazetteer.store import write

CASES = {
    "tagged places": ("Talks in Moscow", "O O B-GPE", "Moscow"),
    "tagged public bodies": ("the Kabul Fire Department said", "O B-FAC I-FAC I-FAC O", "Kabul"),
    "parts of compounds": ("intra-Afghan talks", "B-NORP O", "Afghan"),
    "unknown places": ("a boat from Atlantis", "O O O B-GPE", "Atlantis"),
    "mistagged places": ("a storm in Kabul", "O O O B-PERSON", "Kabul"),
    "untagged places": ("Newark police searched", "O O O", "Newark"),
    "datelines": ("KABUL -- A bridge opened", "O O O O O", "KABUL"),
    "words for people": ("a Qatari baker", "O O O", "Qatari"),
    "shared kinds": ("Cobb and Lunden counties", "O O O O", "Cobb"),
    "public bodies": ("the Kabul Fire Department said", "O B-ORG I-ORG I-ORG O", "Kabul"),
    "containers": ("Long Beach , Calif. is warm", "B-GPE I-GPE O O O O", "Calif."),
    "whole names": ("across Central Asia by bus", "O B-LOC O O O", "Central Asia"),
}


def found(words, ents, gazetteer, without=()):
    doc = doc_of(words, ents)
    return find_names(discourse_in(doc), tags_of_model(doc), gazetteer, without=without)


@pytest.mark.parametrize(("proposer", "case"), CASES.items(), ids=CASES)
def test_each_proposer_finds_its_name_and_is_named_with_it(small, proposer, case):
    words, ents, expected = case
    assert (expected, proposer) in [(name.text, name.rule) for name in found(words, ents, small)]


@pytest.mark.parametrize(("proposer", "case"), CASES.items(), ids=CASES)
def test_a_proposer_that_is_switched_off_finds_nothing(small, proposer, case):
    words, ents, expected = case
    assert (expected, proposer) not in [(name.text, name.rule) for name in found(words, ents, small, [proposer])]


def test_each_proposer_has_a_case():
    assert list(CASES) == list(PROPOSERS)


def test_find_places_switches_proposers_off(small):
    doc = doc_of("KABUL -- Talks in Moscow", "O O O O B-GPE")
    assert keys(find_places(discourse_in(doc), small)) == ["kabul", "moscow"]
    assert keys(find_places(discourse_in(doc), small, without=["tagged places"])) == ["kabul"]
    assert keys(find_places(discourse_in(doc), small, without=PROPOSERS)) == []


@pytest.mark.parametrize(
    ("words", "ents", "expected"),
    [
        ("Golden won", "B-GPE O", []),
        ("Spokane won in Spokane", "O O O O", ["Spokane", "Spokane"]),
        ("Central Asia and Long Beach", "B-LOC I-LOC O O O", ["Central Asia", "Long Beach"]),
        ("from Newark to Golden", "O B-GPE O O", ["Newark"]),
    ],
    ids=["small town alone", "told once", "in a list", "seldom a place"],
)
def test_what_an_article_says_once_counts_for_its_other_names(small, words, ents, expected):
    assert [name.text for name in found(words, ents, small)] == expected


def test_of_names_that_overlap_the_tagged_and_then_the_longest_stays(small):
    doc = doc_of("in Washington , D.C. again", "O B-GPE I-GPE I-GPE O")
    assert keys(find_places(discourse_in(doc), small)) == ["dc"]


def test_a_gazetteer_is_freed_after_use(tmp_path):
    write(tmp_path / "gazetteer.sqlite", rows(), "test")
    gazetteer = SqliteGazetteer(tmp_path / "gazetteer.sqlite")
    assert name_at("Moscow", 0, 6, "GPE", gazetteer).entries
    kept = weakref.ref(gazetteer)
    del gazetteer
    gc.collect()
    assert kept() is None


@dataclass(slots=True)
class Unkept:
    """A user's gazetteer that neither hashes nor takes weak references."""

    world: SqliteGazetteer

    def lookup(self, name):
        return self.world.lookup(name)


def test_a_gazetteer_that_cannot_be_kept_is_asked_each_time(small):
    assert name_at("northern Texas", 0, 14, "GPE", Unkept(small)) == name_at("northern Texas", 0, 14, "GPE", small)
