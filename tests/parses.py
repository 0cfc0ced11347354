"""Docs with a parse, made by hand: no model is needed to test what goes by the parse."""

import re
from itertools import pairwise

from spacy.lang.en import English
from spacy.tokens import Doc

from newsnb.extract.discourse import discourse_in

POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "IN": "ADP", "JJ": "ADJ", "MD": "AUX", "NN": "NOUN", "NNP": "PROPN",
    "NNS": "NOUN", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "TO": "PART", "WP": "PRON",
    "_SP": "SPACE",
}  # fmt: skip
VOCAB = English().vocab  # a bare one knows no small letters and no punctuation
NO_SPACE_BEFORE = set(",.:;?!”’") | {"’s", "n’t", "\n\n"}


def parse(table):
    """Make a Doc of words such as ``said=say/VBD/ccomp>knew``: the word, its lemma, its tag, on what it hangs and how.

    The head is a word, the nearest if several are alike; without one, the word is the root. ``¶`` begins a paragraph.
    """
    rows = [re.fullmatch(r"(.[^=/]*)(?:=(\w+))?/([^/]+)/(\w+)(?:>(.+))?", row).groups() for row in table.split()]
    words = ["\n\n" if word == "¶" else word for word, *_ in rows]
    lemmas = [lemma or (word if tag == "NNP" else word.lower()) for word, lemma, tag, *_ in rows]
    return Doc(
        VOCAB,
        words=words,
        spaces=[word not in ("“", "‘") and behind not in NO_SPACE_BEFORE for word, behind in pairwise([*words, "."])],
        lemmas=lemmas,
        tags=[tag for _, _, tag, *_ in rows],
        pos=[pos_of(tag, dep, lemma) for lemma, (_, _, tag, dep, _) in zip(lemmas, rows, strict=True)],
        deps=[dep for *_, dep, _ in rows],
        heads=[at if head is None else nearest(rows, head, at) for at, (*_, head) in enumerate(rows)],
    )


def discourse(table):
    """Make the discourse of such a Doc."""
    return discourse_in(parse(table))


def words(doc, spans):
    """Return the words of some spans of characters."""
    return [doc.text[start:end] for start, end in spans]


def nearest(rows, head, at):
    return min((i for i, (word, *_) in enumerate(rows) if word == head), key=lambda i: abs(i - at))


def pos_of(tag, dep, lemma):
    if tag.startswith("VB"):
        return "AUX" if lemma == "be" or dep.startswith("aux") else "VERB"
    return "SCONJ" if tag == "IN" and dep == "mark" else POS.get(tag, "PUNCT")
