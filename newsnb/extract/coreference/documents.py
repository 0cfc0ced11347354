"""A document that speaks to whose words it holds: "the statement read", "a letter from the union"."""

from collections.abc import Iterator

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.grammar import child_of, children_of, object_of
from newsnb.lang import english

_AUTHORED = english.coreference.words.authored
_BY = english.coreference.words.authors_behind
_STUDIES = english.coreference.words.studies
_AUTHORS = english.coreference.words.authors
_DEFINITE = english.coreference.words.definite
_FAR = 600  # tokens from a document back to whoever spoke in it


def is_document(noun: Token) -> bool:
    """Return whether a noun stands for written or spoken words that are somebody's."""
    return noun.pos in (sym.NOUN, sym.PROPN) and (noun.lemma_ in english.channels or noun.lemma_ in _STUDIES)


def authors_of(chains: Chains, document: Token) -> tuple[str, ...]:
    """Return whose words a document holds, if the article says so by name; none where it does not."""
    found = (_known(chains, noun) for noun in _owners(document))
    names = next(filter(None, found), ())
    if not names and document.lemma_ in _STUDIES:
        names = _leading_author(chains)
    return names or _spoke_in_it(chains, document)


def _owners(document: Token) -> Iterator[Token]:
    """Yield the words for whose document it is: its owner, behind "from", behind "signed by"."""
    yield from children_of(document, sym.poss)
    for holder in (document, *(part for part in children_of(document, sym.acl) if part.lemma_ in _AUTHORED)):
        for preposition in children_of(holder, sym.prep, sym.agent):
            noun = object_of(preposition) if preposition.lower_ in _BY else None
            if noun is not None:
                yield noun


def _known(chains: Chains, noun: Token) -> tuple[str, ...]:
    """Return whom a word names or refers to, if that has a name."""
    owner = chains.owner_of(noun.i)
    names = chains.named_by(noun) or ((owner,) if owner else ())
    return tuple(name for name in names if chains[name].named)


def _leading_author(chains: Chains) -> tuple[str, ...]:
    """Return the person whom the article calls the author of the study, the leading one if there are two."""
    titles = ((entity.id, (entity.title or "").lower().split()) for entity in chains if entity.label == "PERSON")
    authors = [(name, title) for name, title in titles if not _AUTHORS.isdisjoint(title)]
    leading = [name for name, title in authors if "lead" in title] or [name for name, _ in authors]
    return (leading[0],) if len(leading) == 1 else ()


def _spoke_in_it(chains: Chains, document: Token) -> tuple[str, ...]:
    """Return who was reported last in a sentence that tells of the document: "Berg said in a letter. The letter"."""
    if not any(child.dep == sym.det and child.lower_ in _DEFINITE for child in document.children):
        return ()
    doc, sentence = document.doc, chains.discourse.sentence
    nouns = (i for i in range(document.i - 1, max(-1, document.i - _FAR), -1) if doc[i].lemma == document.lemma)
    said_in = next(nouns, None)
    if said_in is None or child_of(doc[said_in], sym.poss) is not None:
        return () if said_in is None else next(filter(None, (_known(chains, one) for one in _owners(doc[said_in]))), ())
    heads = [i for i in chains.sources if sentence(i) == sentence(said_in) and i != said_in]
    names = next(filter(None, (_known(chains, doc[i]) for i in heads)), ())
    return names or next(filter(None, (_known(chains, one) for one in _owners(doc[said_in]))), ())
