"""The labels of spaCy's English parse, as numbers, and the looks at what hangs on a token that several steps share."""

from collections.abc import Iterable, Iterator

import spacy.symbols as sym
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token


def ids_of(names: str) -> frozenset[int]:
    """Return labels and tags that `spacy.symbols` does not have, as spaCy numbers them."""
    return frozenset(map(get_string_id, names.split()))


COMPOUND, DATIVE = get_string_id("compound"), get_string_id("dative")
VERBS = frozenset((sym.VERB, sym.AUX))
NOUNS = frozenset((sym.NOUN, sym.PROPN, sym.PRON))
SUBJECTS = frozenset((sym.nsubj, sym.nsubjpass, sym.csubj, sym.expl))
PASSIVE = frozenset((sym.auxpass, sym.nsubjpass))
ABOUT_NOUN = frozenset((sym.acl, sym.relcl))
IN_NAME = frozenset((COMPOUND, sym.nmod))
FINITE = ids_of("VBD VBZ VBP")
RELATIVES = ids_of("WDT WP WP$")
PAST = ids_of("VBD VBN")
GERUND = ids_of("VBG")
INFINITIVE = ids_of("VB")


def children_of(token: Token, *labels: int) -> list[Token]:
    """Return what hangs on ``token`` by one of some dependencies, in text order."""
    return [child for child in token.children if child.dep in labels]


def child_of(token: Token, *labels: int) -> Token | None:
    """Return the first of `children_of`, if any."""
    for child in token.children:
        if child.dep in labels:
            return child
    return None


def object_of(preposition: Token) -> Token | None:
    """Return the noun behind a preposition."""
    return child_of(preposition, sym.pobj)


def above(token: Token, most: int) -> Iterator[Token]:
    """Yield what ``token`` hangs on, from the nearest towards the root, at most ``most`` tokens."""
    for _ in range(most):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def under(tokens: Iterable[Token]) -> set[int]:
    """Return the indices of ``tokens`` and of all that hangs on them."""
    return {inner.i for token in tokens for inner in token.subtree}


def is_root(token: Token) -> bool:
    """Return whether ``token`` hangs on nothing."""
    return bool(token.head.i == token.i)


def parts_of_hyphenated(noun: Token) -> list[Token]:
    """Return the parts of a noun with hyphens, each of which taggers may take for a subject: *vice-president*.

    The hyphens are among them, and a name that the last part stands before; most nouns are their only part.
    """
    doc, first, last = noun.doc, noun.i, noun.i
    while _are_side_by_side(noun, first - 2):
        first -= 2
    while _are_side_by_side(noun, last):
        last += 2
    last = max(last, doc[last].head.i) if doc[last].dep == COMPOUND else last
    return list(doc[first : last + 1])


def name_beside(subject: Token) -> Token | None:
    """Return the name that the parser made a second subject: Bo in "The sailor hired by the port, Bo Lund, said"."""
    if subject.dep != sym.nsubj:
        return None
    second = next((one for one in subject.head.lefts if one.dep == sym.nsubj and one.i > subject.i), None)
    if second is None or second.pos != sym.PROPN:
        return None
    return second if second.left_edge.nbor(-1).text == "," else None


def with_prefix(doc: Doc, start: int) -> int:
    """Return where a noun starts with what a hyphen joins to it, which parsers part: the *co* of *co-author*."""
    joined = start > 1 and doc[start - 1].text == "-" and not (doc[start - 2].whitespace_ or doc[start - 1].whitespace_)
    return start - 2 if joined else start


def _are_side_by_side(noun: Token, at: int) -> bool:
    """Return whether a token and the next but one are parts of a noun, with a hyphen and no blanks between them."""
    doc = noun.doc
    if not 0 <= at < len(doc) - 2 or doc[at + 1].text != "-" or doc[at].whitespace_ or doc[at + 1].whitespace_:
        return False
    holders = (part.head if part.dep == COMPOUND else part for part in (doc[at], doc[at + 2]))
    return all((holder.dep, holder.head.i) == (noun.dep, noun.head.i) for holder in holders)
