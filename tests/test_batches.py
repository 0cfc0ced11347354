"""Many articles are parsed a few at once: as many as there is memory for."""

import pytest

from newsnb.batches import _TOKENS, _groups

FULL = _TOKENS


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ([10, 10, 10], [[10, 10, 10]]),
        ([FULL - 10, 10, 10], [[FULL - 10, 10], [10]]),
        ([3 * FULL, 3 * FULL], [[3 * FULL], [3 * FULL]]),
        ([10, 3 * FULL, 10], [[10], [3 * FULL], [10]]),
    ],
)
def test_articles_are_parsed_together_up_to_so_many_tokens(sizes, groups):
    begun = [(range(size), None) for size in sizes]
    assert [[len(doc) for doc, _ in group] for group in _groups(begun)] == groups


def test_what_cannot_be_parsed_keeps_its_place():
    error = ValueError("odd")
    one, other = (range(FULL), None), (range(1), None)
    assert list(_groups([error, one, error, other])) == [[error, one, error], [other]]
