import pytest

from newsnb.gazetteer.names import LONGEST, fold, fold_abbreviation, is_plausible, keys_of, plural_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zürich", "ZURICH"),
        ("the Balkans", "Balkans"),
        ("St. Louis", "Saint Louis"),
        ("Winston-Salem", "Winston Salem"),
        ("Xi’an", "Xi'an"),
        ("Łódź", "Lodz"),
        ("Dar‘ā", "Dara"),
        ("Washington, D.C.", "Washington DC"),
        ("New\u00a0York", "New York"),
    ],
)
def test_fold_sees_the_same_name(one, other):
    assert fold(one) == fold(other) != ""


def test_fold_keeps_the_word_saint_apart_from_a_name_that_ends_in_st():
    assert fold("Wall St") == "wall st"


@pytest.mark.parametrize(
    ("name", "key"),
    [("U.S.", "=US"), ("US", "=US"), ("U. S. A.", "=USA"), ("Calif.", "=Calif."), ("W. Va.", "=W.Va.")],
)
def test_fold_abbreviation_keeps_capitals(name, key):
    assert fold_abbreviation(name) == key


@pytest.mark.parametrize("word", ["us", "Us", "u.s.", "ore", "Kabul", "MOSCOW", "A", ""])
def test_fold_abbreviation_ignores_words(word):
    assert fold_abbreviation(word) is None


@pytest.mark.parametrize("name", ["", "   ", "us", "ny", "...", "x" * (LONGEST + 1)])
def test_keys_of_is_empty_for_what_cannot_be_a_name(name):
    assert keys_of(name) == ()


@pytest.mark.parametrize(
    ("word", "plural"),
    [("Qatari", "Qataris"), ("Chinese", None), ("British", None), ("Frenchman", "Frenchmen"), ("German", "Germans")],
)
def test_plural_of_people(word, plural):
    assert plural_of(word) == plural


@pytest.mark.parametrize(
    ("name", "plausible"),
    [
        ("Bombay", True),
        ("Nur-Sultan", True),
        ("N'Djamena", True),
        ("MOW", False),
        ("Par", False),
        ("hua sheng dun", False),
        ("Москва", False),
        ("Kanón:no", False),
    ],
)
def test_is_plausible_leaves_out_codes_and_other_scripts(name, plausible):
    assert is_plausible(name) is plausible
