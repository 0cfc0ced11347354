"""Times of texts that are made from the table of expressions: each kind, behind each kind of time."""

from collections import defaultdict

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsnb.extract.discourse import discourse_in
from newsnb.extract.times import find_times
from newsnb.extract.times.expressions import _write_out
from newsnb.extract.times.tables import CLASSES, EXPRESSIONS, SAMPLES
from newsnb.extract.times.words import IDLE, signs

NLP = spacy.blank("en")
BEFORE = [
    "", "It closed in 2015.", "It closed in May 2015.", "It closed on 5 May 2015.", "It closed in the 1990s.",
    "It closed last week.", "It closed this morning.", "It closed in the third quarter.", "It closed in spring 2014.",
    "It closed for three days.", "It closed at 5 p.m.", "It closed last weekend.", "It closed in the 19th century.",
    "It closed in 54 BC.", "It closed on 31 December 9999.", "It closed on 1 January 1.",
]  # fmt: skip


def words_by_sign():
    listed = sorted({word for words in CLASSES.values() for word in words})
    found = defaultdict(list)
    for word in [*listed, *map(str.capitalize, listed), *SAMPLES]:
        found[signs().sign(word)].append(word)
    return found


WORDS = words_by_sign()


@st.composite
def written(draw, rule):
    """Draw the words of an expression, each a word of the classes that its rule asks for."""
    line = draw(st.from_regex(signs().compile(_write_out(EXPRESSIONS[rule]))))
    return " ".join([draw(st.sampled_from(WORDS[sign])) for sign in line if sign in WORDS and sign != IDLE])


@pytest.mark.parametrize("rule", EXPRESSIONS)
def test_an_expression_has_a_meaning_or_none_whatever_was_named_before(rule):
    @settings(suppress_health_check=list(HealthCheck), max_examples=max(20, settings.default.max_examples // 5))
    @given(written(rule), st.sampled_from(BEFORE), st.sampled_from([None, "2019-09-13", "9999-12-31", "0001-01-01"]))
    def check(words, before, date):
        text = f"{before} {words} she sang."
        for time in find_times(discourse_in(NLP(text)), date=date):
            assert 0 <= time.start < time.end <= len(text)
            assert time.value

    check()
