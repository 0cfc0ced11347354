"""Nouns that stand for somebody named: the mayor, the Republican nominee, his wife, the committee, the newspaper.

What an entity may be called is what the article itself calls it: the noun of its title, the word in its name that says
what it is, or, for an organisation, a general word for its kind. Words between article and noun must not speak for
another one ("the former president" and "the president" are two men where two titles say so).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity, Reference

# Score: the share of right links by rule, in articles that were marked by reading (docs/entities.md).
_SCORES = {"title given before": 0.9, "word of the name": 0.8, "word for its kind": 0.6}

ALIKE = english.coreference.maps.alike
_KINDS = english.coreference.maps.kinds
_DEFINITE = english.coreference.words.definite
_OWNERS = english.coreference.words.owners
_KIN = english.coreference.words.kin
_PLAIN = english.coreference.words.plain
_OTHERS = english.coreference.words.others
_PARTIES = english.coreference.maps.parties
_NAMES_OTHERS = english.coreference.words.names_others

_NOUN_PHRASE = frozenset(("ADJ", "NOUN", "PROPN"))
_COMMA = 2  # tokens from a noun to what stands beside it behind a comma
_WIDE = 6  # tokens to the left of a noun in which its article stands
_MANY = 40  # of one noun, which then stands for nobody
_NEAR = 600  # characters back in which an organisation must have been named to be called by its kind alone

Link = tuple[str, Reference]


@dataclass(frozen=True, slots=True)
class Calling:
    """That an entity may be called by a noun: from where on, and the other words of its title."""

    since: int
    entity: str
    words: frozenset[str]
    rule: str


def find_nominals(discourse: Discourse, entities: Sequence[Entity]) -> Iterator[Link]:
    """Yield each entity's id with a noun that stands for it, in text order."""
    callings = callings_of(entities)
    starts = {entity.id: [m.start for m in entity.mentions] for entity in entities}
    taken = {i for e in entities for m in e.mentions for i in discourse.tokens(m.start, m.end)}
    for i in discourse.find_words({discourse.doc.vocab.strings[noun] for noun in callings}):
        noun = discourse.doc[i]
        if i in taken or not _may_refer(noun) or (first := first_of(noun)) is None:
            continue
        words = frozenset(token.lower_ for token in noun.doc[first.i + 1 : i])
        if (chosen := _choose(callings[noun.lower_], first, words, starts)) is not None:
            end = noun.idx + len(noun)
            yield (
                chosen.entity,
                Reference(start=first.idx, end=end, kind="role", rule=chosen.rule, score=_SCORES[chosen.rule]),
            )


def callings_of(entities: Sequence[Entity]) -> Mapping[str, Sequence[Calling]]:
    """Return the nouns by which entities may be called, with whom each may mean; at most `_MANY` for each."""
    by_noun: dict[str, list[Calling]] = defaultdict(list)
    for entity in entities:
        for noun, calling in _callings(entity):
            if len(by_noun[noun]) < _MANY:
                by_noun[noun].append(calling)
    return by_noun


def _callings(entity: Entity) -> Iterator[tuple[str, Calling]]:
    """Yield the nouns by which an entity may be called later on."""
    if entity.label == "PERSON":
        yield from _of_title(entity)
    elif entity.label == "ORG":
        yield from _of_name(entity)
        yield from _of_kind(entity)


def _of_title(entity: Entity) -> Iterator[tuple[str, Calling]]:
    noun = noun_of_title(entity.title) if entity.title else None
    if entity.title and noun:
        calling = Calling(entity.mentions[0].start, entity.id, words_of_title(entity.title), "title given before")
        yield from ((one, calling) for one in (noun, *ALIKE.get(noun, ())))


def words_of_title(title: str) -> frozenset[str]:
    """Return the words of a title in small letters, abbreviations in full."""
    parts = title.lower().replace(".", "").split()
    return frozenset(english.abbreviated_titles.get(part, part) for part in parts)


def _of_name(entity: Entity) -> Iterator[tuple[str, Calling]]:
    parts = entity.name.split()
    head = next((parts[i - 1] for i in range(1, len(parts)) if parts[i] in ("of", "for")), parts[-1])
    is_word = head.isalpha() and head[:1].isupper() and not head.isupper()
    if len(parts) > 1 and is_word:
        words = frozenset(part.lower() for part in parts)
        yield head.lower(), Calling(entity.mentions[0].start, entity.id, words, "word of the name")


def _of_kind(entity: Entity) -> Iterator[tuple[str, Calling]]:
    named = {noun for noun, _ in _of_name(entity)}
    for noun in _KINDS.get(entity.role or "", "").split():
        if noun not in named:
            yield noun, Calling(entity.mentions[0].start, entity.id, frozenset(), "word for its kind")


def _may_refer(noun: Token) -> bool:
    is_noun = noun.tag_ in ("NN", "NNP") and noun.dep_ not in _NAMES_OTHERS
    return is_noun and not is_described(noun)


def first_of(noun: Token) -> Token | None:
    """Return the "the", "this" or "his" of a noun phrase; None where there is none."""
    for i in range(noun.i - 1, max(-1, noun.i - _WIDE), -1):
        token = noun.doc[i]
        if token.lower_ in _DEFINITE or (token.lower_ in _OWNERS and noun.lower_ in _KIN):
            return token
        if not _belongs(token):
            return None
    return None


def _belongs(token: Token) -> bool:
    """Return whether a token may stand between an article and its noun."""
    return (token.pos_ in _NOUN_PHRASE or token.lower_ in ("ex", "-")) and not token.is_space


def _choose(
    fitting: Sequence[Calling], first: Token, words: frozenset[str], starts: Mapping[str, Sequence[int]]
) -> Calling | None:
    """Return the one who may be called so: by the words in between, then by who was given the noun alone."""
    before = [calling for calling in fitting if calling.since < first.idx]
    sure = [calling for calling in before if calling.rule != "word for its kind"]
    if words and first.lower_ not in _OWNERS:
        return _only(_fitting(sure, words))
    if not sure:
        return _only([c for c in before if _last(starts[c.entity], first.idx) > first.idx - _NEAR])
    if len(sure) > 1:
        sure = [calling for calling in sure if len(calling.words) == 1] or sure
    return _only(sure)


def _fitting(sure: Sequence[Calling], words: frozenset[str]) -> Sequence[Calling]:
    """Return those whose title has all words in between, or the only one: "the California congressman"."""
    named = [calling for calling in sure if words - _PLAIN <= calling.words]
    return named or [calling for calling in sure if len(sure) == 1 and _may_add(words, calling)]


def _only(callings: Sequence[Calling]) -> Calling | None:
    return callings[0] if len(callings) == 1 else None


def _may_add(words: frozenset[str], calling: Calling) -> bool:
    """Return whether words that a title has not may be said of its holder, and speak for no other one."""
    return calling.rule == "title given before" and not words & _OTHERS and not are_of_two_parties(words, calling.words)


def are_of_two_parties(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two descriptions name a party each."""
    first, second = _parties(one), _parties(other)
    return bool(first) and bool(second) and not first & second


def are_of_one_party(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two descriptions name the same party."""
    return bool(_parties(one) & _parties(other))


def _parties(words: frozenset[str]) -> frozenset[str]:
    return frozenset(_PARTIES[word] for word in words if word in _PARTIES)


def _last(starts: Sequence[int], offset: int) -> int:
    at = bisect_left(starts, offset)
    return starts[at - 1] if at else -(10**9)


def is_described(noun: Token) -> bool:
    """Return whether words behind a noun say which one is meant ("the mayor who ...", "the mayor, Berg")."""
    return any(_describes(child, noun) for child in noun.children if child.i > noun.i)


def _describes(child: Token, noun: Token) -> bool:
    at = child.left_edge.i - noun.i
    return (at == 1 and child.dep_ in ("relcl", "acl", "prep")) or (at <= _COMMA and child.dep_ == "appos")
