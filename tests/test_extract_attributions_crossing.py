from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from newsnb.extract.attributions.crossing import uncrossed

TEXT = "It rained. Nobody said so, and the harbour was full of boats that night."
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda span: (span[0], span[0] + span[1]))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=1), max_size=8), st.lists(SPANS, max_size=3))
def test_nothing_crosses_afterwards(contents, stretches):
    spans = [span for found in uncrossed(TEXT, contents, stretches) for span in found]
    assert all(not a < c < b < d for one, other in combinations(sorted(spans), 2) for a, b in [one] for c, d in [other])
    assert all(TEXT[start:end].strip() == TEXT[start:end] != "" for start, end in spans)


def test_what_does_not_cross_stays_as_it_is():
    contents = [[(0, 9), (11, 26)], [(11, 17)], [(28, 40)]]
    assert uncrossed(TEXT, contents) == [((0, 9), (11, 26)), ((11, 17),), ((28, 40),)]


def test_words_in_marks_stay_whole_where_plain_words_begin_in_them():
    assert uncrossed(TEXT, [[(0, 9)], [(3, 26)]], [(0, 9)]) == [((0, 9),), ((9, 26),)]
