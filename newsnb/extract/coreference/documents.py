"""A document as a source to the author of its words: "the statement read", "a letter from the union"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

import spacy.symbols as sym
from spacy.strings import get_string_id
from spacy.tokens import Token

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.grammar import child_of, children_of, object_of
from newsnb.lang import english

_AUTHORED = english.coreference.words.authored
_BY = english.coreference.words.authors_behind
_STUDIES = english.coreference.words.studies
_LED = english.coreference.words.led_for_study
_FIGURES = english.coreference.words.figures
_FIRST = english.coreference.words.first_authors
_AUTHOR = english.coreference.words.only_authors
_LESSER = english.coreference.words.lesser_authors
_LEADS = english.coreference.words.leads_study
_COMPARED = english.coreference.words.compared_studies
_AUTHORS = english.coreference.words.authors
_OCCUPATIONS = english.coreference.words.occupations
_DEFINITE = english.coreference.words.definite
_FAR = 600  # tokens from a document to whoever spoke in it, or made it


def is_document(noun: Token) -> bool:
    """Return whether a noun stands for a document or speech that has an author."""
    return noun.pos in (sym.NOUN, sym.PROPN) and any(
        noun.lemma_ in words for words in (english.channels, _STUDIES, _FIGURES)
    )


def authors_of(chains: Chains, document: Token) -> tuple[str, ...]:
    """Return the authors of a document, if the article names them; empty where it does not."""
    found = (_known(chains, noun) for noun in _owners(document))
    names = next(filter(None, found), ())
    if not names and document.lemma_ in _STUDIES and not _is_another(document):
        names = _leading_author(chains, document)
    return names or _spoke_in_it(chains, document)


def _is_another(study: Token) -> bool:
    """Return whether a study is only mentioned for comparison: "an earlier study", "another paper"."""
    return any(child.lower_ in _COMPARED for child in study.children)


def _owners(document: Token) -> Iterator[Token]:
    """Yield the heads of the phrases that name a document's author: its owner, behind "from", behind "signed by"."""
    yield from children_of(document, sym.poss)
    for holder in (document, *(part for part in children_of(document, sym.acl) if part.lemma_ in _AUTHORED)):
        for preposition in children_of(holder, sym.prep, sym.agent):
            noun = object_of(preposition) if preposition.lower_ in _BY else None
            if noun is not None:
                yield noun


def _known(chains: Chains, noun: Token) -> tuple[str, ...]:
    """Return the entity that a word names or refers to, if the entity has a name."""
    owner = chains.owner_of(noun.i) or _named_right_behind(chains, noun)
    names = chains.named_by(noun) or ((owner,) if owner else ())
    return tuple(name for name in names if chains[name].named)


def _named_right_behind(chains: Chains, noun: Token) -> str | None:
    """Return Ada Berg of "a report by the auditor Ada Berg said", where the parser makes her the subject of *said*."""
    name = chains.name_at(noun.right_edge.i + 1)
    return name if name is not None and _is_role(noun) and chains.is_person(name) else None


def _is_role(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in english.roles or lemma in _OCCUPATIONS


def _leading_author(chains: Chains, study: Token) -> tuple[str, ...]:
    """Return the person whom the article calls the author of the study, the leading one if there are several."""
    titles = ((entity.id, (entity.title or "").lower().split()) for entity in chains if entity.label == "PERSON")
    authors = [(name, frozenset(title)) for name, title in titles if not _AUTHORS.isdisjoint(title)]
    leading = _foremost(authors) or _leading(chains, study) or [name for name, _ in authors]
    return (leading[0],) if len(leading) == 1 else ()


def _foremost(authors: Sequence[tuple[str, frozenset[str]]]) -> list[str]:
    """Return the lead authors; else the authors, without co-authors and "a third author"."""
    leading = [name for name, title in authors if title & _FIRST]
    return leading or [name for name, title in authors if title & _AUTHOR and title.isdisjoint(_LESSER)]


def _leading(chains: Chains, study: Token) -> list[str]:
    """Return the person near a study who led it: "Ada Berg, who led the study", "Berg wrote the paper"."""
    doc, words, nouns = study.doc, chains.discourse.lower, _study_nouns()
    near = range(max(0, study.i - _FAR), min(len(doc), study.i + _FAR))
    studies = (doc[i] for i in near if words[i] in nouns and doc[i].dep == sym.dobj)
    makers = (child_of(noun.head, sym.nsubj) for noun in studies if noun.head.lemma_ in _LEADS)
    names = (_known(chains, maker) for maker in makers if maker is not None)
    return [name for name in dict.fromkeys(chain.from_iterable(names)) if chains.is_person(name)]


@cache
def _study_nouns() -> frozenset[int]:
    return frozenset(map(get_string_id, _STUDIES | _LED))


def _spoke_in_it(chains: Chains, document: Token) -> tuple[str, ...]:
    """Return the last source of a sentence that mentions the document: "Berg said in a letter. The letter"."""
    said_in = _told_of_before(document)
    if said_in is None:
        return ()
    named = (_known(chains, one) for one in _owners(said_in))
    if child_of(said_in, sym.poss) is not None:
        return next(filter(None, named), ())
    sentence = chains.discourse.sentence
    heads = [document.doc[i] for i in chains.sources if sentence(i) == sentence(said_in.i) and i != said_in.i]
    known = chain((_known(chains, head) for head in heads), named, (_described(chains, head) for head in heads))
    return next(filter(None, known), ())


def _told_of_before(document: Token) -> Token | None:
    """Return the noun that mentioned the same document before, if the article or demonstrative refers back to it."""
    if not any(child.dep == sym.det and child.lower_ in _DEFINITE for child in document.children):
        return None
    before = (document.doc[i] for i in range(document.i - 1, max(-1, document.i - _FAR), -1))
    return next((noun for noun in before if noun.lemma == document.lemma), None)


def _described(chains: Chains, head: Token) -> tuple[str, ...]:
    """Return a source without a name ("nine governors urged in a letter. The letter"), outside quotation marks."""
    owner = None if chains.discourse.quoted[head.i] else chains.owner_of(head.i)
    return () if owner is None or is_document(head) else (owner,)
