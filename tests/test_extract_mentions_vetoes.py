import pytest
from named import names_in

from newsnb.extract.findings import Name
from newsnb.extract.mentions import cleaning


@pytest.mark.parametrize("words", ["COVID-19", "GDP", "CEO", "Minister of Roads", "2019"])
def test_what_names_nobody_is_left_out(words):
    assert names_in(f"So the {words} fell", (words, "ORG")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("So the Court fell", []), ("So the Court fell near Harbour Court", ["Court", "Harbour Court"])],
    ids=["alone", "short for a longer name"],
)
def test_a_word_for_a_kind_of_body_is_no_name(text, expected):
    names = [("Court", "ORG"), ("Harbour Court", "ORG")][: len(expected) or 1]
    assert [words for words, _ in names_in(text, *names)] == expected


# ---- The vetoes

VETOED = {
    cleaning.has_no_letters: ("2019", "ORG"),
    cleaning.is_initial: ("D.", "GPE"),
    cleaning.is_listed_as_nothing: ("GDP", "ORG"),
    cleaning.is_plural_acronym: ("NGOs", "ORG"),
    cleaning.is_half_sentence: ("The Sea is", "WORK_OF_ART"),
    cleaning.is_common_words: ("Minister", "PERSON"),
}


@pytest.mark.parametrize(("veto", "case"), VETOED.items(), ids=[veto.__name__ for veto in VETOED])
def test_a_veto_forbids_what_names_nothing(veto, case):
    words, label = case
    assert veto(words, label)
    assert not veto("Ada Berg", label)


def test_each_veto_is_tested():
    assert tuple(VETOED) == cleaning.VETOES


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Secretary of Roads", "Secretary of Roads", True),
        ("Kveld Minister Ada Berg", "Kveld", True),
        ("Minister for the Harbour", "Harbour", True),
        ("Harbour of Lund", "Lund", False),
    ],
    ids="of behind for none".split(),
)
def test_the_words_of_an_office_are_no_name(text, words, expected):
    start = text.index(words)
    assert cleaning.is_office(text, Name(start, start + len(words), words, "ORG")) is expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("says Ada Berg, M.A., who", "M.A.", True),
        ("says Ada Berg, M.S., Ph.D., who", "Ph.D.", True),
        ("Counsel Ada Berg KC told the jury", "KC", True),
        ("a warehouse in downtown KC burned", "KC", False),
        ("Fjord Wind ASA (OSE: FJW), which", "OSE", True),
        ("the exchange (OSE) said", "OSE", False),
        ("in M.A. courses", "M.A.", False),
        ("in Lund, N.D., who", "N.D.", False),
        ("some US$5 million", "US", True),
        ("some 5 million US dollars", "US", True),
        ("hotels in the Kingdom were empty", "Kingdom", True),
        ("hotels in the Gambia were empty", "Gambia", False),
        ("hotels in Reading were empty", "Reading", False),
        ("Caesar landed in 54 BC.", "BC", True),
        ("built around 2,000 B.C. near", "B.C.", True),
        ("a house in Lund, BC, burned", "BC", False),
        ("In 2019 BC voted", "BC", False),
    ],
    ids=(
        "name list letters town share exchange sentence state sum money noun country town-like-a-noun "
        "era thousands province year"
    ).split(),
)
def test_a_degree_or_an_era_is_no_name(text, words, expected):
    start = text.index(words)
    assert cleaning.names_nothing(text, Name(start, start + len(words), words, "GPE")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chief Minister left and the CM fell", []),
        ("The Common Market left and the CM fell", ["CM"]),
        ("The Chief Minister left and CM fell", ["CM"]),
    ],
    ids=["an office", "a body", "no article"],
)
def test_the_letters_of_an_office_are_no_name(text, expected):
    assert [words for words, _ in names_in(text, ("CM", "ORG"))] == expected
