import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsnb.bench.scores.words import stretches, tokens_in, tokens_of


def quoted(text):
    return [text[start:end] for start, end in stretches(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Don’t go,” she said.", ["Don’t", "go", "she", "said"]),
        ("the dockers' 24-hour strike", ["the", "dockers", "24", "hour", "strike"]),
        ("snake_case and § 5", ["snake", "case", "and", "5"]),
        (" … ", []),
    ],
)
def test_tokens_are_words_without_marks(text, words):
    assert [text[start:end] for start, end in tokens_of(text)] == words


@pytest.mark.parametrize(
    ("spans", "inside"),
    [
        ([(0, 5)], {0}),
        ([(3, 5)], set()),  # two of five letters
        ([(2, 8)], {0, 1}),
        ([(0, 5), (10, 14)], {0, 2}),
        ([(5, 6), (9, 9)], set()),
        ([(0, 99)], {0, 1, 2}),
    ],
)
def test_a_token_lies_in_a_span_from_half_of_it_on(spans, inside):
    assert tokens_in(spans, tokens_of("ferry to Oslo")) == inside


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # on a busy machine
@given(st.text("ab '’-", max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=4))
def test_tokens_in_spans_are_those_that_overlap_by_half(text, spans):
    tokens = tokens_of(text)
    overlapping = {
        number
        for number, (left, right) in enumerate(tokens)
        if any(2 * (min(right, end) - max(left, start)) >= right - left for start, end in spans)
    }
    assert tokens_in(spans, tokens) == overlapping


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Go,” she said. “Now.”", ["Go,", "Now."]),
        ('"Go," she said. "Now."', ["Go,", "Now."]),
        ("„Geht“ and «Allez» and ``go''", ["Allez", "go"]),
        ('The ship sailed." Nobody saw it.', []),
        ('He said "go and then "stay" again.', ["stay"]),
        ("“One paragraph.\n“And the next.”", ["One paragraph.", "And the next."]),
        ("“One paragraph.\nAnd the next.", []),
        ("“ ” and 'this'", []),
    ],
    ids=["curly", "straight", "other", "stray", "reopened", "carried on", "left open", "empty and single"],
)
def test_stretches_are_what_stands_between_paired_marks(text, found):
    assert quoted(text) == found


@given(st.text("a \n\"“”«»„''``(—", max_size=60))
def test_stretches_are_total_and_never_empty(text):
    assert all(0 <= start < end <= len(text) for start, end in stretches(text))
