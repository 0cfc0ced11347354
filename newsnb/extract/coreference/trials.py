"""The person on trial: "the defendant" is the one who is accused, denies or is acquitted, not a witness."""

from collections.abc import Iterator

import spacy.symbols as sym
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference.anaphors import Anaphor
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.discourse import Discourse
from newsnb.extract.grammar import children_of
from newsnb.lang import english

_ACCUSED = english.coreference.words.accused
_ACCUSING = frozenset(map(hash_string, english.coreference.words.accusing))


def is_on_trial(chains: Chains, anaphor: Anaphor) -> bool:
    """Return whether a noun means a person on trial: "the defendant"."""
    return chains.discourse.doc[anaphor.token].lower_ in _ACCUSED


def accused_in(chains: Chains) -> str | None:
    """Return the only named person who, the article says, is accused or denies; None where two are."""
    named = ((i, name) for i, name in chains.owners.items() if chains[name].named and chains.is_person(name))
    found = {name for i, name in named if not _ACCUSING.isdisjoint(_said_of(chains.discourse, i))}
    return found.pop() if len(found) == 1 else None


def _said_of(discourse: Discourse, noun: int) -> Iterator[int]:
    """Yield the lemmas of the verbs that a noun is the subject of, or that modify it."""
    clauses = discourse.clauses
    if clauses.dep[noun] in SUBJECTS:
        yield discourse.lemmas[clauses.heads[noun]]
    yield from (discourse.lemmas[child.i] for child in children_of(discourse.doc[noun], sym.relcl, sym.acl))
