"""How much of what a reader is shown is right, on texts so short that it can be counted by hand."""

import pytest

from newsnb.bench.corpora.articles import Article, Attribution
from newsnb.bench.scores.figures import Totals
from newsnb.bench.scores.shown import errors_in, figures_of, tally

TEXT = "“The pier is safe and open today,” Ada Berg said. The mayor asked whether the ferry sails. It sank in May."
PIER, FERRY, SANK = "“The pier is safe and open today,”", "the ferry sails", "It sank in May"


def attribution(content, source="", speakers=None):
    spans = [((TEXT.index(words), TEXT.index(words) + len(words)),) if words else () for words in (content, source)]
    return Attribution(content=spans[0], source=spans[1], speakers=speakers)


def article(*marked):
    return Article(id="pier", text=TEXT, attributions=tuple(marked))


def measure(gold, found):
    figures = figures_of(Totals([tally(article(*gold), found)]))
    return figures["right"].value, figures["invented"].value


MARKED = [attribution(PIER, "Ada Berg", ("Ada Berg",)), attribution(FERRY, "The mayor", ("The mayor",))]


def test_what_people_marked_is_right():
    assert measure(MARKED, MARKED) == (1, 0)


def test_what_is_not_shown_takes_nothing_away():
    assert measure(MARKED, MARKED[:1]) == (1, 0)
    assert measure(MARKED, []) == (0, 0)


def test_what_nobody_said_is_invented():
    assert measure(MARKED, [*MARKED, attribution(SANK, "The mayor", ("The mayor",))]) == (2 / 3, 1)


@pytest.mark.parametrize(
    ("speakers", "right"),
    [
        (("Ada Berg",), 1),
        (("Berg",), 1),
        (("Dr Ada Berg",), 1),
        (("Ada Berg’s", "The mayor"), 1),
        (("Bo Berg",), 0),  # of the same family
        (("The mayor",), 0),
        ((), 0),
    ],
)
def test_the_speaker_shown_must_be_the_one_marked(speakers, right):
    assert measure(MARKED, [attribution(PIER, "Ada Berg", speakers)]) == (right, 0)


def test_nobody_must_be_shown_where_nobody_is_given():
    gold = [attribution(FERRY, "", ())]
    assert measure(gold, [attribution(FERRY, "", ())]) == (1, 0)
    assert measure(gold, [attribution(FERRY, "The mayor", ("The mayor",))]) == (0, 0)


def test_sources_are_compared_where_a_corpus_does_not_tell_the_speakers():
    gold = [attribution(PIER, "Ada Berg")]
    assert measure(gold, [attribution(PIER, "Berg", ("Bo Berg",))]) == (1, 0)
    assert measure(gold, [attribution(PIER, "The mayor", ("Ada Berg",))]) == (0, 0)


@pytest.mark.parametrize(
    ("content", "right"),
    [
        ("The pier is safe", 1),
        ("The pier is", 0),  # less than half of what was said
        ("“The pier is safe and open today,” Ada Berg said. The mayor asked", 1),
        ("“The pier is safe and open today,” Ada Berg said. The mayor asked whether the ferry", 0),  # mostly not said
    ],
)
def test_half_of_the_words_must_be_common_both_ways(content, right):
    assert measure(MARKED[:1], [attribution(content, "Ada Berg", ("Ada Berg",))]) == (right, 0)


def test_every_quote_that_is_not_right_is_an_error():
    found = [*MARKED[:1], attribution("The pier", "", ()), attribution(FERRY, "", ()), attribution(SANK, "", ())]
    kinds = [one["kind"] for one in errors_in(article(*MARKED), found)]
    assert kinds == ["shown: other words", "shown: another speaker", "shown: invented"]
