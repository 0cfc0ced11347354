"""Looks at a parse that take no longer where a whole text hangs on one word.

A parser makes one phrase of a name that stands there thousands of times. What spaCy's own properties walk over for each
token of it, up to the sentence's root or down to every word, is then the square of the text.
"""

from spacy.tokens import Span, Token

_LONGEST_PHRASE = 500  # tokens that hang on a word; more are a list


def root_of(span: Span) -> Token:
    """Return the token of a phrase that hangs on a word outside of it, the last if there are several.

    `Span.root` counts the steps from each token to the root of its sentence.
    """
    root = span[-1]
    for token in span:
        head = token.head.i
        if head == token.i:
            return token
        if not span.start <= head < span.end:
            root = token
    return root


def heads_a_list(token: Token) -> bool:
    """Return whether more hangs on a word than a phrase has: each look at it would take as long as the list is."""
    return token.right_edge.i - token.left_edge.i > _LONGEST_PHRASE
