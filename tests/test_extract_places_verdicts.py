"""The signs that a proposed name is, or is not, a place's, each by itself, and what they come to."""

import pytest
from placed import doc_of

from newsnb.extract.discourse import discourse_in
from newsnb.extract.places.page import Page, Tag, read_page, tags_of_model
from newsnb.extract.places.proposing import propose_names
from newsnb.extract.places.signs import fits_place, is_titled, is_way
from newsnb.extract.places.verdicts import chance_of, judge, signs_by_others, signs_of
from newsnb.lang import english

ADA = "Ada Newark spoke ; Newark"
ADA_TAGGED = "B-PERSON I-PERSON O O O O"


def page_of(gazetteer, words, ents=None, deps=None) -> Page:
    doc = doc_of(words, ents, deps)
    return propose_names(read_page(discourse_in(doc), tags_of_model(doc), gazetteer))


@pytest.mark.parametrize(
    ("sign", "words", "printed", "options"),
    [
        ("found as untagged places", "Newark won", "Newark", {}),
        ("found as containers", "Golden , Texas", "Texas", {}),
        ("marked ORG", "Newark won", "Newark", {"ents": "B-ORG O"}),
        ("decided ORG", "Newark won", "Newark", {"ents": "B-ORG O"}),
        ("decided nothing", "Newark won", "Newark", {}),
        ("in ORG", "the Kabul Fire Department", "Kabul", {"ents": "O B-ORG I-ORG I-ORG"}),
        ("abbreviation of a place", "Golden , Tex. ,", "Tex.", {}),
        ("people", "an Afghan baker", "Afghan", {"ents": "O B-NORP O"}),
        ("country", "in Jordan", "Jordan", {}),
        ("division", "in Texas", "Texas", {}),
        ("town", "in Newark", "Newark", {}),
        ("other place", "the Kremlin", "Kremlin", {}),
        ("well known of one word", "in Moscow", "Moscow", {}),
        ("well known of several words", "in Long Beach", "Long Beach", {}),
        ("village of one word", "in Golden", "Golden", {}),
        ("sure before", "in Newark", "Newark", {}),
        ("sure behind", "Newark police", "Newark", {}),
        ("likely before", "from Newark", "Newark", {}),
        ("likely behind", "Newark schools", "Newark", {}),
        ("nothing around", "Newark won", "Newark", {}),
        ("titled", "Mr. Newark won", "Newark", {}),
        ("person behind", "Newark said", "Newark", {}),
        ("person in full", f"{ADA} won", "Newark", {"ents": ADA_TAGGED}),
        ("seldom a place", "in Golden", "Golden", {}),
        ("party", "a Golden councillor", "Golden", {}),
        ("also in small letters", "a golden ring in Golden", "Golden", {}),
        ("first name", "in Georgia", "Georgia", {}),
        ("container behind", "Golden , Texas", "Golden", {}),
        ("capital before", "with Ada Newark", "Newark", {"ents": "O O B-GPE"}),
        ("owner", "in Newark 's Hall", "Newark", {"ents": "O B-GPE O O"}),
        ("capital behind", "in Newark Hall", "Newark", {"ents": "O B-GPE O"}),
        ("hyphen behind", "a Newark-like town", "Newark", {}),
        ("ampersand behind", "Newark & Berg", "Newark", {"ents": "B-GPE O O"}),
        ("is pobj", "near Newark", "Newark", {"deps": "ROOT/ADP pobj>0/PROPN"}),
        ("behind near", "near Newark", "Newark", {"deps": "ROOT/ADP pobj>0/PROPN"}),
    ],
)
def test_each_sign_is_seen(small, sign, words, printed, options):
    page = page_of(small, words, **options)
    signs = [{*signs_of(name, page)} for name in page.found if name.entries and name.text == printed]
    assert any(sign in each for each in signs), signs


def test_a_word_of_the_dictionary_that_is_no_name_there_is_a_sign(gazetteer):
    (name,) = page_of(gazetteer, "from Gander").found
    assert "ordinary word" in signs_of(name, page_of(gazetteer, "from Gander"))


def test_short_capitals_that_are_no_abbreviation_are_a_sign(gazetteer):
    page = page_of(gazetteer, "the UN won", "O B-ORG O")
    assert all("capitals" in signs_of(name, page) for name in page.found)


def test_a_planet_is_no_town(gazetteer):
    page = page_of(gazetteer, "from Mars", "O B-GPE")
    assert "planet" in [*signs_of(page.found[0], page)]
    assert judge(page) == []


def test_a_month_is_rather_no_town(gazetteer):
    page = page_of(gazetteer, "from March", "O B-GPE")
    assert "month" in [*signs_of(page.found[0], page)]


@pytest.mark.parametrize(
    ("sign", "words", "chances"),
    [
        ("named once", "in Newark ; in Moscow", (0.9, 0.9)),
        ("elsewhere sure", "in Newark ; in Newark", (0.5, 0.95)),
        ("elsewhere no place", "in Newark ; in Newark", (0.5, 0.1)),
        ("listed with sure", "in Newark and Moscow", (0.5, 0.95)),
        ("listed with no place", "in Newark and Moscow", (0.5, 0.1)),
        ("most in its country", "in Newark ; in Texas ; in California ; in Spokane", (0.5, 0.9, 0.9, 0.9)),
        ("none in its country", "in Newark ; in Moscow ; in Kabul ; in Qatar", (0.5, 0.9, 0.9, 0.9)),
    ],
)
def test_the_other_names_are_signs(small, sign, words, chances):
    page = page_of(small, words)
    names = sorted(page.found, key=lambda name: name.start)
    assert sign in signs_by_others(names, chances, page.text)[0]


def test_a_chance_is_the_sum_of_the_weights_of_the_signs():
    assert chance_of(["a", "b", "c"], {"a": 1.0, "b": -1.0}) == 0.5
    assert chance_of([], {}) == 0.5 < chance_of(["a"], {"a": 1.0})


def test_every_weight_is_of_a_sign_that_may_be_seen():
    given = ("found as ", "marked ", "decided ", "in ", "is ", "behind ", "elsewhere ", "listed with ")
    sizes = tuple(f"{size} of " for size in ("well known", "city", "town", "small town", "village"))
    kinds = (" of a place", " in its country")
    (cases,) = (mark.args[1] for mark in test_each_sign_is_seen.pytestmark)
    seen = {case[0] for case in cases} | {"any", "capitals", "named once", "ordinary word", "planet", "month"}
    weights = english.weights("place_names")
    assert [s for s in weights if not (s in seen or s.startswith((*given, *sizes)) or s.endswith(kinds))] == []


@pytest.mark.parametrize(
    ("words", "ents", "expected"),
    [
        (f"{ADA} won", ADA_TAGGED, []),
        ("Mr. Newark won", "O O O", []),
        ("Newark police searched", "O O O", ["Newark"]),
        ("Golden won", "B-GPE O", []),
        ("in Moscow", "O B-GPE", ["Moscow"]),
        ("a Golden senator", "O B-PERSON O", []),
    ],
)
def test_names_are_judged_by_all_their_signs(small, words, ents, expected):
    assert [name.text for name in judge(page_of(small, words, ents))] == expected


def test_names_that_are_likelier_places_have_higher_chances(small):
    sure, doubtful = judge(page_of(small, "in Moscow ; Newark police", "O B-GPE O O O"))
    assert 1 > sure.chance > doubtful.chance > 0


def test_a_tag_knows_what_its_name_was_decided_to_be(small):
    doc = doc_of("in Newark")
    page = propose_names(read_page(discourse_in(doc), [Tag(3, 9, "GPE", "ORG")], small))
    (name,) = page.found
    assert {"marked GPE", "decided ORG"} <= {*signs_of(name, page)}


@pytest.mark.parametrize(
    ("sign", "text", "expected"),
    [
        (fits_place, "a road to Vikby", True),
        (fits_place, "Vikby schools", True),
        (fits_place, "Vikby won", False),
        (fits_place, "near Vikby", True),
        (fits_place, "via the Vikby", True),
        (fits_place, "with Vikby", False),
        (lambda text, start, _: is_titled(text, start), "Capt. Vikby", True),
        (lambda text, start, _: is_titled(text, start), "captain Vikby", False),
        (lambda text, _, end: is_way(text, end), "the Vikby ferry", True),
        (lambda text, _, end: is_way(text, end), "the Vikby baker", False),
    ],
)
def test_signs_around_a_name(sign, text, expected):
    start = text.index("Vikby")
    assert sign(text, start, start + 5) is expected
