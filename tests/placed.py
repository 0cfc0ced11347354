"""What the tests of places share: Docs made by hand, and what is found in them as plain values."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

_CLOSE = {",", ".", "'s", ")", "-", "’s"}


def doc_of(words, ents):
    """Make a Doc of words and of entities like ``B-GPE I-GPE O``; commas and full stops close up to a word."""
    tokens = words.split()
    spaces = [following not in _CLOSE for following in [*tokens[1:], "."]]
    return Doc(Vocab(), words=tokens, spaces=spaces, ents=ents.split())


def printed(doc, found):
    """Give the country of each mention by its words as printed."""
    return {doc.text[m.start : m.end]: place.country for place in found.places for m in place.mentions}
