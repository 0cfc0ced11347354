"""Descriptions that stand for a source to the named entity that they mean, where the article names it.

A description is followed to a title given before ("the mayor"), to whoever is salient where its noun is one by which
newspapers vary a name ("the candidate", "the 36-year-old"), or to the name that a headline or lead only announces
("A former mayor says ..., " and then the name).
"""

from collections.abc import Callable, Collection, Mapping

from spacy.tokens import Token

from newsnb.extract.coreference.anaphors import Anaphor
from newsnb.extract.coreference.antecedents import candidates_of, rank
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.forms import form_of
from newsnb.extract.coreference.nominals import are_of_one_party, nouns_of_title, speak_of_two, words_of, words_of_title
from newsnb.extract.coreference.pronouns import Proposal
from newsnb.extract.coreference.speakers import is_person_noun
from newsnb.extract.naming import by_name, without_some
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity

_DEFINITE = english.coreference.words.definite
_OTHERS = english.coreference.words.others
_VARIED = frozenset(english.coreference.maps.stand_ins) | frozenset(english.coreference.maps.pointed_at)
_AGED = english.coreference.patterns.aged
_LEAST_SALIENT = 0.6  # share, from which on a description goes to whoever is salient
_LEAST_SCORE = 0.6  # of what is proposed: one who is alone may have a small share
_SENTENCES_BACK = 2  # in which somebody is alone, who then need not be as salient
_FAR = 150  # tokens
_WIDE = 20  # characters behind a noun
_SOON = 1500  # characters from a description to the name that it announces
_NEXT = 700  # characters from a description to the next who speaks

Proposer = Callable[[Chains, Token, Anaphor], Proposal | None]


def propose_named_before(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose the one named last whose title or name has the noun: "the appeals court", "the president"."""
    fitting = _called(chains, head, anaphor) if is_definite(head) else ()
    before = [(m.start, entity.id) for entity in fitting for m in entity.mentions if m.start < head.idx]
    return Proposal(entity=max(before)[1], rule="named before", score=0.7) if before else None


def propose_varied(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose whoever is salient for a noun by which newspapers vary a name: "the candidate", "the 36-year-old"."""
    if not is_definite(head) or not _varies(chains, head, anaphor):
        return None
    words = words_between(chains, head, anaphor)
    ranked = [(share, chains[name]) for share, name in rank(chains, anaphor) if name in chains]
    fitting = [(share, entity) for share, entity in ranked if not _conflicts(words, entity)]
    party = [one for one in fitting if are_of_one_party(words, words_of_title(one[1].title or ""))]
    near = candidates_of(chains, anaphor, back=_SENTENCES_BACK)
    alone = set(near) if len(near) == 1 else set()
    salient = [one for one in fitting if one[1].id in alone or one[0] >= _LEAST_SALIENT]
    share, entity = next(iter(party if len(party) == 1 else salient), (0.0, None))
    if entity is None:
        return None
    score = max(_LEAST_SCORE, round(share, 2))
    return Proposal(entity=entity.id, rule="most salient person", score=score)


def propose_named_below(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Propose whom a description only announces: the one who is named soon below, first of all as a source.

    "A former mayor says the pier is rotten." and then "Ada Berg told reporters", or "Ada Berg, who was mayor".
    """
    if is_definite(head) or head.tag_ not in ("NN", "NNP"):
        return None
    titled = [entity for entity in _called(chains, head, anaphor) if _is_announced(entity, head)]
    if len(titled) == 1:
        return Proposal(entity=titled[0].id, rule="named below", score=0.7)
    name = _source_below(chains, head) if is_person_noun(head) else None
    return Proposal(entity=name, rule="named below", score=0.6) if name else None


def _called(chains: Chains, head: Token, anaphor: Anaphor) -> list[Entity]:
    """Return the entities whose title or name has a description's noun, and of which it may speak."""
    words = words_between(chains, head, anaphor)
    return [entity for entity in chains if head.lower_ in nouns_of(entity) and not _conflicts(words, entity)]


def _is_announced(entity: Entity, head: Token) -> bool:
    return entity.named and head.idx < entity.mentions[0].start < head.idx + _SOON


def _source_below(chains: Chains, head: Token) -> str | None:
    """Return the next person who speaks after a description, if it is the first that the article tells of them."""
    sentence = chains.discourse.sentence
    following = min((i for i in chains.sources if sentence(i) > sentence(head.i)), default=None)
    names = [name for name in chains.named_at(following) if chains.is_person(name)]
    return names[0] if len(names) == 1 and _is_new(chains, names[0], following or 0, head) else None


def _is_new(chains: Chains, name: str, at: int, head: Token) -> bool:
    """Return whether somebody without a title speaks soon after a description, and is named nowhere before it."""
    entity = chains[name]
    is_soon = chains.discourse.offsets[at] <= head.idx + _NEXT
    return is_soon and entity.mentions[0].start > head.idx and not noun_of_title(entity.title or "")


def nouns_of(entity: Entity) -> Collection[str]:
    """Return the nouns that may stand for an entity: that of its title, or the words of an organisation's name."""
    if entity.label == "PERSON":
        return nouns_of_title(entity.title or "")
    is_body = entity.label == "ORG" and entity.named
    return frozenset(entity.name.lower().split()) - english.roles.keys() if is_body else ()


def words_between(chains: Chains, head: Token, anaphor: Anaphor) -> frozenset[str]:
    """Return the words of a description before its noun, in small letters."""
    return words_of(head.doc[chains.discourse.token(anaphor.start) : head.i])


def is_definite(head: Token) -> bool:
    """Return whether a noun has "the", "this" or "that"."""
    return any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in head.children)


def _varies(chains: Chains, head: Token, anaphor: Anaphor) -> bool:
    """Return whether a noun is one of those by which newspapers vary a name, or an age or children stand with it."""
    end = head.right_edge.idx + len(head.right_edge)
    words = chains.discourse.text[anaphor.start : min(end, anaphor.end + _WIDE)].lower()
    return (head.lower_ in _VARIED and not _is_told_of(chains, head)) or _AGED.search(words) is not None


def _is_told_of(chains: Chains, head: Token) -> bool:
    """Return whether the noun has just stood for somebody without a name: "A woman fell ... The woman said"."""
    discourse, owners = chains.discourse, chains.owners
    before = (i for i in range(max(0, head.i - _FAR), head.i) if discourse.lower[i] == head.lower)
    return head.lower_ in english.coreference.maps.pointed_at and any(
        i not in owners or not chains[owners[i]].named for i in before
    )


def _conflicts(words: frozenset[str], entity: Entity) -> bool:
    """Return whether a description speaks of another one: of another party or nation, or of a former one."""
    title = words_of_title(entity.title or "")
    return speak_of_two(words, title) or bool((words & _OTHERS) - title)


def form_of_description(head: Token) -> str:
    """Return the pronoun that goes with a description's noun; empty where it may be either."""
    return english.coreference.maps.pointed_at.get(head.lower_) or form_of(head.lower_) or ""


PROPOSERS: Mapping[str, Proposer] = by_name(propose_named_before, propose_varied, propose_named_below)
"""What proposes whom a description means, by name, the surest first."""


def propose(chains: Chains, head: Token, anaphor: Anaphor) -> Proposal | None:
    """Return what the first proposer proposes that has something to."""
    asked = without_some(PROPOSERS, chains.without)
    return next((found for proposer in asked if (found := proposer(chains, head, anaphor))), None)
