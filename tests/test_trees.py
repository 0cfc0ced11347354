"""Looks at a parse: which token of a phrase hangs on a word outside of it, and what is too long for a phrase."""

import pytest
import spacy
from spacy.tokens import Doc

from newsnb.trees import heads_a_list, root_of

VOCAB = spacy.blank("en").vocab


def parsed(words, heads):
    return Doc(VOCAB, words=words, heads=heads, deps=["dep"] * len(words))


@pytest.mark.parametrize(
    ("start", "end", "root"),
    [(0, 2, "Berg"), (0, 1, "Ada"), (0, 3, "spoke"), (1, 5, "spoke"), (3, 5, "Oslo")],
)
def test_the_root_of_a_phrase_is_the_word_that_hangs_on_none_of_its_own(start, end, root):
    doc = parsed(["Ada", "Berg", "spoke", "near", "Oslo"], [1, 2, 2, 2, 2])
    assert root_of(doc[start:end]).text == root


def test_the_root_is_the_one_that_spacy_finds_where_there_is_but_one():
    doc = parsed("the mayor of the old town of Oslo said so".split(), [1, 8, 1, 5, 5, 2, 5, 6, 8, 8])
    phrases = [doc[a:b] for a in range(len(doc)) for b in range(a + 1, len(doc) + 1)]
    single = [p for p in phrases if sum(t.head not in p or t.head == t for t in p) == 1]
    assert len(single) > 20
    assert all(root_of(phrase) == phrase.root for phrase in single)


def test_a_word_on_which_hundreds_hang_heads_a_list():
    names = ["Oslo"] * 600
    assert heads_a_list(parsed(names, [0] * 600)[0])
    assert not heads_a_list(parsed(names[:20], [0] * 20)[0])
