"""Relatives: "my wife" is one person whenever one speaker says it, and may be introduced as "his wife, Ada"."""

from collections.abc import Iterator

import spacy.symbols as sym
from spacy.strings import get_string_id
from spacy.tokens import Token

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.findings import Attribution
from newsnb.extract.grammar import child_of
from newsnb.lang import english

_OWN = english.coreference.words.own
_YOURS = english.coreference.words.yours
_POSSESSIVES = frozenset(map(get_string_id, _OWN | _YOURS | english.coreference.words.owners))

Relation = tuple[str, str]
"""Whose somebody is, by id, and what they are to them: the lemma of the noun."""


def relation_of(chains: Chains, noun: Token) -> Relation | None:
    """Return the entity behind the possessive of "my wife" or "his wife", and the noun; None if not known."""
    owner = child_of(noun, sym.poss)
    name = _owner(chains, owner) if owner is not None else None
    return (name, noun.lemma_.lower()) if name is not None else None


def _owner(chains: Chains, word: Token) -> str | None:
    if word.lower_ in _OWN:
        return _only(_speakers(chains, next(iter(chains.voices.around(word.idx)), None)))
    if word.lower_ in _YOURS:
        return _only(_speakers(chains, chains.voices.answered(word.idx)))
    return chains.owner_of(word.i)


def _speakers(chains: Chains, one: Attribution | None) -> tuple[str, ...]:
    return chains.voices.speakers.get(one.head, ()) if one is not None else ()


def _only(names: tuple[str, ...]) -> str | None:
    return names[0] if len(names) == 1 else None


def note_relatives(chains: Chains) -> None:
    """Note the persons who are introduced as somebody's relatives, those with a name first: "his wife, Ada"."""
    related = list(_related(chains))
    for relation, name in sorted(related, key=lambda pair: not chains[pair[1]].named):
        chains.relatives.setdefault(relation, name)


def _related(chains: Chains) -> Iterator[tuple[Relation, str]]:
    doc = chains.discourse.doc
    for noun in (doc[i].head for i in chains.discourse.find_words(_POSSESSIVES) if doc[i].dep == sym.poss):
        named = [name for name in chains.named_by(noun) if chains.is_person(name)]
        name = named[0] if len(named) == 1 else chains.owner_of(noun.i)
        relation = relation_of(chains, noun) if name is not None else None
        if name is not None and relation is not None and name != relation[0]:
            yield relation, name


def note_relative(chains: Chains, noun: Token) -> None:
    """Note the entity that a noun was resolved to, for when the same speaker uses it again."""
    relation, name = relation_of(chains, noun), chains.owner_of(noun.i)
    if relation is not None and name is not None and name != relation[0]:
        chains.relatives.setdefault(relation, name)
