"""Nouns that stand for somebody named: the mayor, the Republican nominee, his wife, the committee, the newspaper.

What an entity may be called is what the article itself calls it: the noun of its title, the word in its name that says
what it is, or, for an organisation, a general word for its kind. Words between article and noun must not speak for
another one ("the former president" and "the president" are two men where two titles say so).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.strings import get_string_id
from spacy.tokens import Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity, Reference

# Score: the share of right links by rule, in articles that were marked by reading (docs/entities.md).
_SCORES = {"title given before": 0.9, "word of the name": 0.8, "word for its kind": 0.6}

_ALIKE = {
    "representative": ("congressman", "congresswoman", "lawmaker"),
    "congressman": ("lawmaker",),
    "congresswoman": ("lawmaker",),
    "senator": ("lawmaker",),
    "nominee": ("candidate",),
    "justice": ("judge",),
    "minister": ("premier",),
}
"""What somebody of a title is called too."""

_KINDS = {
    "media": ("newspaper", "paper", "magazine", "network", "broadcaster", "outlet", "website", "site"),
    "business": ("company", "firm", "maker", "retailer", "bank"),
    "government": ("agency", "department", "ministry"),
    "armed group": ("group", "militants", "organization", "organisation"),
    "organisation": ("group", "organization", "organisation", "charity", "union", "nonprofit"),
    "expert": ("university", "institute", "college", "school"),
    "unknown": ("group", "company", "organization", "organisation", "agency"),
}
"""General words for an organisation of a role."""

_DEFINITE = frozenset("the this that".split())
_OWNERS = frozenset("his her their its our".split())
_KIN = frozenset("wife husband son daughter brother sister mother father".split())
_PLAIN = frozenset("presidential vice then- current present same".split())
_OTHERS = frozenset(
    "former ex then previous next new other another first second third last late future deputy vice acting assistant "
    "rival opposing fellow potential likely average only eventual".split()
)
"""Words that speak for another one, where the title that was given has not the same."""

_PARTIES = frozenset(
    "democratic republican democrat gop labour labor conservative liberal green libertarian socialist".split()
)
_STAND_INS = dict.fromkeys(
    "candidate nominee hopeful contender frontrunner billionaire mogul tycoon magnate".split(), ""
)
_STAND_INS |= {"businessman": "he", "businesswoman": "she"}
_POINTED_AT = {"man": "he", "guy": "he", "woman": "she", "lady": "she"}
STAND_INS = frozenset(get_string_id(noun) for noun in (*_STAND_INS, *_POINTED_AT))
"""The nouns that stand for somebody as a pronoun does, as spaCy numbers them."""

_NAMES_OTHERS = ("compound", "appos", "attr", "nmod")
_COMMA = 2  # tokens from a noun to what stands beside it behind a comma
_WIDE = 6  # tokens to the left of a noun in which its article stands
_MANY = 40  # of one noun, which then stands for nobody
_NEAR = 600  # characters back in which an organisation must have been named to be called by its kind alone

Link = tuple[str, Reference]


@dataclass(frozen=True, slots=True)
class _Called:
    """That an entity may be called by a noun: from where on, and the other words of its title."""

    since: int
    entity: str
    words: frozenset[str]
    rule: str


def follow_callings(discourse: Discourse, entities: Sequence[Entity]) -> Iterator[Link]:
    """Yield each entity's id with a noun that stands for it, in text order."""
    by_noun: dict[str, list[_Called]] = defaultdict(list)
    for entity in entities:
        for noun, called in _callings(entity):
            if len(by_noun[noun]) < _MANY:
                by_noun[noun].append(called)
    starts = {entity.id: [m.start for m in entity.mentions] for entity in entities}
    doc = discourse.doc
    taken = {i for e in entities for m in e.mentions for i in discourse.tokens(m.start, m.end)}
    for i in discourse.find_words({get_string_id(noun) for noun in by_noun}):
        token = doc[i]
        if i in taken or token.tag_ not in ("NN", "NNP") or token.dep_ in _NAMES_OTHERS:
            continue
        first = _first(token)
        if first is None or _is_described(token):
            continue
        words = frozenset(t.lower_ for t in doc[first.i + 1 : i])
        chosen = _choose(by_noun[token.lower_], first.lower_, words, first.idx, starts)
        if chosen is not None:
            rule = chosen.rule
            yield (
                chosen.entity,
                Reference(start=first.idx, end=token.idx + len(token), kind="role", rule=rule, score=_SCORES[rule]),
            )


def follow_stand_ins(discourse: Discourse, taken: Collection[int]) -> Iterator[tuple[int, int, int, str]]:
    """Yield start, end, token and form ("he", "she" or "") of nouns that stand for somebody as a pronoun does.

    Those are what a newspaper calls the person whom it just spoke of ("the businessman"), and "this man".
    """
    doc = discourse.doc
    for i in discourse.find_words(STAND_INS):
        token = doc[i]
        if i in taken or token.tag_ != "NN" or token.dep_ in _NAMES_OTHERS or token.head.lower_ == "as":
            continue
        first = _first(token)
        if first is None or _is_described(token):
            continue
        pointed = token.lower_ in _POINTED_AT
        others = any(t.lower_ in _OTHERS for t in doc[first.i + 1 : i])
        if (first.lower_ == "this") if pointed else (first.lower_ in _DEFINITE and not others):
            yield first.idx, token.idx + len(token), i, {**_STAND_INS, **_POINTED_AT}[token.lower_]


def _callings(entity: Entity) -> Iterator[tuple[str, _Called]]:
    """Yield the nouns by which an entity may be called later on."""
    since = entity.mentions[0].start
    if entity.label == "PERSON" and entity.title and (noun := noun_of_title(entity.title)):
        parts = entity.title.lower().replace(".", "").split()
        words = frozenset(english.abbreviated_titles.get(part, part) for part in parts)
        for one in (noun, *_ALIKE.get(noun, ())):
            yield one, _Called(since, entity.id, words, "title given before")
    elif entity.label == "ORG":
        parts = entity.name.split()
        head = next((parts[i - 1] for i in range(1, len(parts)) if parts[i] in ("of", "for")), parts[-1])
        if len(parts) > 1 and head.isalpha() and head[:1].isupper() and not head.isupper():
            words = frozenset(part.lower() for part in parts)
            yield head.lower(), _Called(since, entity.id, words, "word of the name")
        for noun in _KINDS.get(entity.role or "", ()):
            if len(parts) < 2 or noun != head.lower():
                yield noun, _Called(since, entity.id, frozenset(), "word for its kind")


def _first(noun: Token) -> Token | None:
    """Give the "the", "this" or "his" of a noun phrase; None where there is none."""
    for i in range(noun.i - 1, max(-1, noun.i - _WIDE), -1):
        token = noun.doc[i]
        if token.lower_ in _DEFINITE or (token.lower_ in _OWNERS and noun.lower_ in _KIN):
            return token
        if (token.pos_ not in ("ADJ", "NOUN", "PROPN") and token.lower_ not in ("ex", "-")) or token.is_space:
            return None
    return None


def _choose(
    fitting: Sequence[_Called], first: str, words: frozenset[str], start: int, starts: dict[str, list[int]]
) -> _Called | None:
    """Choose the one who may be called so: by the words in between, then by who was given the noun alone."""
    before = [called for called in fitting if called.since < start]
    sure = [called for called in before if called.rule != "word for its kind"]
    if words and first not in _OWNERS:
        named = [called for called in sure if words - _PLAIN <= called.words]
        if not named and len(sure) == 1 and _may_add(words, sure[0]):
            named = sure  # "the California congressman", of the only congressman
        return named[0] if len(named) == 1 else None
    if not sure:
        near = [called for called in before if _last(starts[called.entity], start) > start - _NEAR]
        return near[0] if len(near) == 1 else None
    if len(sure) > 1:
        bare = [called for called in sure if len(called.words) == 1]
        sure = bare or sure
    return sure[0] if len(sure) == 1 else None


def _may_add(words: frozenset[str], called: _Called) -> bool:
    """Tell whether words that a title has not may be said of its holder, and speak for no other one."""
    of_another_party = words & _PARTIES and called.words & _PARTIES
    return called.rule == "title given before" and not words & _OTHERS and not of_another_party


def _last(starts: Sequence[int], offset: int) -> int:
    at = bisect_left(starts, offset)
    return starts[at - 1] if at else -(10**9)


def _is_described(token: Token) -> bool:
    """Tell whether words behind a noun say which one is meant ("the mayor who ...", "the mayor, Berg")."""
    behind = ((child.left_edge.i - token.i, child.dep_) for child in token.children if child.i > token.i)
    return any((at == 1 and dep in ("relcl", "acl", "prep")) or (at <= _COMMA and dep == "appos") for at, dep in behind)
