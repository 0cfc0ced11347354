"""Descriptions that stand for a source to the named entity that they mean, where the article names it.

A description is followed to a title given before ("the mayor"), to whoever is salient where its noun is one by which
newspapers vary a name ("the candidate", "the 36-year-old"), or to the name that a headline or lead only announces
("A former mayor says ..., " and then the name).
"""

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Token

from newsnb.extract.coreference.anaphors import Anaphor
from newsnb.extract.coreference.antecedents import rank
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.forms import form_of
from newsnb.extract.coreference.nominals import ALIKE, are_of_one_party, are_of_two_parties, words_of_title
from newsnb.extract.coreference.pronouns import Proposal
from newsnb.extract.coreference.speakers import is_person_noun
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity

_DEFINITE = english.coreference.words.definite
_OTHERS = english.coreference.words.others
_VARIED = frozenset(english.coreference.maps.stand_ins) | frozenset(english.coreference.maps.pointed_at)
_AGED = english.coreference.patterns.aged
_LEAST_SALIENT = 0.6  # share, from which on a description goes to whoever is salient
_SOON = 1500  # characters from a description to the name that it announces
_NEXT = 700  # characters from a description to the next who speaks

Proposer = Callable[[Chains, Token, Anaphor], Proposal | None]


def propose_titled(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the one named last whose title or name has the noun: "the appeals court", "the president"."""
    if not is_definite(head):
        return None
    words = words_between(chains, head, anaphor)
    fitting = [entity for entity in chains if head.lower_ in nouns_of(entity) and not _conflicts(words, entity)]
    before = [(m.start, entity.id) for entity in fitting for m in entity.mentions if m.start < head.idx]
    return Proposal(entity=max(before)[1], rule="named before", score=0.7) if before else None


def propose_varied(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose whoever is salient for a noun by which newspapers vary a name: "the candidate", "the 36-year-old"."""
    if not is_definite(head) or not _varies(chains, head, anaphor):
        return None
    words = words_between(chains, head, anaphor)
    fitting = [(share, name) for share, name in rank(chains, anaphor) if name in chains]
    named = [(share, name) for share, name in fitting if not _conflicts(words, chains[name])]
    party = [
        (share, name) for share, name in named if are_of_one_party(words, words_of_title(chains[name].title or ""))
    ]
    named = party if len(party) == 1 else [one for one in named if one[0] >= _LEAST_SALIENT]
    if not named:
        return None
    return Proposal(entity=named[0][1], rule="most salient person", score=round(named[0][0], 2))


def propose_announced(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose whom a description only announces: the one who is named soon below, first of all as a source.

    "A former mayor says the pier is rotten." and then "Ada Berg told reporters", or "Ada Berg, who was mayor".
    """
    if is_definite(head) or head.tag_ not in ("NN", "NNP"):
        return None
    words = words_between(chains, head, anaphor)
    titled = [entity for entity in chains if _is_announced(entity, head) and not _conflicts(words, entity)]
    if len(titled) == 1:
        return Proposal(entity=titled[0].id, rule="named below", score=0.7)
    name = _source_below(chains, head) if is_person_noun(head) else None
    fits = name is not None and not noun_of_title(chains[name].title or "")
    return Proposal(entity=name, rule="named below", score=0.6) if fits and name is not None else None


def _is_announced(entity: Entity, head: Token) -> bool:
    is_below = entity.named and head.idx < entity.mentions[0].start < head.idx + _SOON
    return is_below and head.lower_ in nouns_of(entity)


def _source_below(chains: Chains, head: Token) -> str | None:
    """Return the next person who speaks after a description, if it is the first that the article tells of them."""
    doc, discourse = head.doc, chains.discourse
    below = (i for i in sorted(chains.sources) if i > head.i and discourse.sentence(i) > discourse.sentence(head.i))
    following = next(below, None)
    if following is None or doc[following].idx > head.idx + _NEXT:
        return None
    names = [name for name in chains.named_by(doc[following]) if chains.is_person(name)]
    first = chains[names[0]].mentions[0].start if len(names) == 1 else -1
    return names[0] if first > head.idx else None


def nouns_of(entity: Entity) -> frozenset[str]:
    """Return the nouns that may stand for an entity: that of its title, or the words of an organisation's name."""
    if entity.label == "PERSON":
        noun = noun_of_title(entity.title) if entity.title else None
        return frozenset((noun, *ALIKE.get(noun, ()))) if noun else frozenset()
    if entity.label == "ORG" and entity.named:
        return frozenset(entity.name.lower().split()) - english.roles.keys()
    return frozenset()


def words_between(chains: Chains, head: Token, anaphor: Anaphor) -> frozenset[str]:
    """Return the words of a description before its noun, in small letters."""
    return frozenset(token.lower_ for token in head.doc[chains.discourse.token(anaphor.start) : head.i])


def is_definite(head: Token) -> bool:
    """Return whether a noun has "the", "this" or "that"."""
    return any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in head.children)


def _varies(chains: Chains, head: Token, anaphor: Anaphor) -> bool:
    """Return whether a noun is one of those by which newspapers vary a name, or an age stands with it."""
    words = chains.discourse.text[anaphor.start : anaphor.end].lower()
    return head.lower_ in _VARIED or _AGED.search(words) is not None


def _conflicts(words: frozenset[str], entity: Entity) -> bool:
    """Return whether a description speaks of another one: of another party, or of a former one."""
    title = words_of_title(entity.title or "")
    return are_of_two_parties(words, title) or bool((words & _OTHERS) - title)


def form_of_description(head: Token) -> str:
    """Return the pronoun that goes with a description's noun; empty where it may be either."""
    return english.coreference.maps.pointed_at.get(head.lower_) or form_of(head.lower_) or ""


PROPOSERS: Mapping[str, Proposer] = {
    "named before": propose_titled,
    "varied": propose_varied,
    "named below": propose_announced,
}
"""What proposes whom a description means, by name, the surest first."""


def propose(chains: Chains, head: Token, anaphor: Anaphor, proposers: Sequence[Proposer]) -> Proposal | None:
    """Return what the first proposer proposes that has something to."""
    return next((found for proposer in proposers if (found := proposer(chains, head, anaphor))), None)
