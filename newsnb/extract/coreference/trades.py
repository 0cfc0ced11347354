"""What persons do or did for a living, to the noun for it: "who starred in" -> "the actor"."""

from collections.abc import Iterator
from functools import cache

import spacy.symbols as sym
from spacy.strings import get_string_id
from spacy.tokens import Token

from newsnb.extract.coreference.chains import Chains
from newsnb.lang import english

_TRADES = english.coreference.maps.trades
_AS = english.attributions.words.likening
_FAR = 1500  # tokens from a description back to what somebody does


def doers_of(chains: Chains, head: Token) -> list[str]:
    """Return the persons who, before a description, do what its noun says, or do so for a living; each once."""
    found = (chains.owner_of(chains.discourse.clauses.agent_of(verb)) for verb in _verbs_before(chains, head))
    return list(dict.fromkeys(name for name in found if name is not None and chains.is_person(name)))


def _verbs_before(chains: Chains, head: Token) -> Iterator[int]:
    """Yield the verbs of a trade, and those of "worked as a nurse"."""
    acts, doc = _acts().get(head.lower_, {}), head.doc
    lemmas, lower, quoted = chains.discourse.lemmas, chains.discourse.lower, chains.discourse.quoted
    for i in range(head.i - 1, max(-1, head.i - _FAR), -1):
        if lower[i] == head.lower and doc[i].head.lower_ in _AS:
            yield doc[i].head.head.i
        elif lemmas[i] in acts and not quoted[i] and _is_done(doc[i], acts[lemmas[i]]):
            yield i


def _is_done(verb: Token, things: frozenset[str]) -> bool:
    """Return whether a verb is affirmed and has one of some objects, where any are given: "wrote a novel"."""
    if verb.pos != sym.VERB:
        return False
    return not things or any(child.dep == sym.dobj and child.lemma_ in things for child in verb.rights)


@cache
def _acts() -> dict[str, dict[int, frozenset[str]]]:
    """Return the verbs that identify the holder of each noun, as spaCy's ids of words, each with its objects."""
    return {noun: dict(map(_act, acts)) for noun, acts in _TRADES.items()}


def _act(words: str) -> tuple[int, frozenset[str]]:
    verb, *things = words.split()
    return get_string_id(verb), frozenset(things)
