"""Nouns and labels that stand for a named entity: the mayor, his wife, the committee, the A of an interview.

What an entity may be called is what the article itself calls it: the noun of its title, the word in its name that says
what it is, or, for an organisation, a general word for its kind. Words between article and noun must not point to
another one ("the former president" and "the president" are two men where two titles say so).
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.coreference.grouping import last_before
from newsnb.extract.coreference.offices import words_of_title
from newsnb.extract.discourse import Discourse
from newsnb.extract.names import PARTICLES
from newsnb.extract.roles import noun_of_title
from newsnb.extract.titles import initials_of_office
from newsnb.gazetteer.names import plural_of
from newsnb.gazetteer.rows import TABLES, read_table
from newsnb.lang import english
from newsnb.text.turns import Turn
from newsnb.values import Entity, Reference

_SCORES = english.coreference.maps.right_by_rule
_SURE = max(_SCORES.values())
ALIKE = english.coreference.maps.alike
_KINDS = {role: words.split() for role, words in english.coreference.maps.kinds.items()}
_ROLES = {word: role for role, words in _KINDS.items() for word in words if word not in _KINDS["unknown"]}
_DEFINITE = english.coreference.words.definite
_OWNERS = english.coreference.words.owners
_KIN = english.coreference.words.kin
_PLAIN = english.coreference.words.plain
_OTHERS = english.coreference.words.others
_GRADES = english.coreference.words.grades
_PARTIES = english.coreference.maps.parties
_OF_ONE = english.coreference.words.of_one
_FOR_ONE_AND_ALL = tuple(english.coreference.words.one_and_all)
_MEMBERS = english.coreference.words.members
_FAITHS = english.coreference.words.faiths
_NAMES_OTHERS = english.coreference.words.names_others

_NOUN_PHRASE = frozenset((sym.ADJ, sym.NOUN, sym.PROPN))
_COMMA = 2  # tokens from a noun to what stands beside it behind a comma
_WIDE = 6  # tokens to the left of a noun in which its article stands
_MANY = 40  # of one noun, which then stands for nobody
_NEAR = 600  # characters back in which an organisation must have been named to be called by its kind alone

Link = tuple[str, Reference]


@dataclass(frozen=True, slots=True)
class Calling:
    """That an entity may be called by a noun: from where on, and the other words of its title.

    ``is_told`` is False where nothing says of which kind an organisation is, so that it could be called by most nouns.
    """

    since: int
    entity: str
    words: frozenset[str]
    rule: str
    is_told: bool = True


def find_nominals(discourse: Discourse, entities: Sequence[Entity], titles: Mapping[str, str]) -> Iterator[Link]:
    """Yield each entity's id with a noun that stands for it, in text order; ``titles`` are those of persons."""
    callings = callings_of(entities, titles)
    starts = {entity.id: [m.start for m in entity.mentions] for entity in entities}
    taken = {i for e in entities for m in e.mentions for i in discourse.tokens(m.start, m.end)}
    for i in discourse.find_words({discourse.doc.vocab.strings[noun.lower()] for noun in callings}):
        noun = discourse.doc[i]
        first = first_of(noun) if i not in taken and _may_refer(noun) else None
        chosen = _choose(callings.get(called_by(noun, callings), ()), first, noun, starts) if first else None
        if first and chosen:
            span, rule = (first.idx, noun.idx + len(noun)), chosen.rule
            yield chosen.entity, Reference(start=span[0], end=span[1], kind="role", rule=rule, score=_SCORES[rule])


def called_by(noun: Token, known: Container[str]) -> str:
    """Return a noun as it is looked up: in capitals if it abbreviates a known office ("the CM"), else small."""
    return noun.text if noun.text in known else noun.lower_


def callings_of(entities: Sequence[Entity], titles: Mapping[str, str]) -> Mapping[str, Sequence[Calling]]:
    """Return the nouns by which entities may be called, each with at most `_MANY` entities."""
    by_noun: dict[str, list[Calling]] = defaultdict(list)
    for entity in entities:
        for noun, calling in _callings(entity, titles.get(entity.id, "")):
            if len(by_noun[noun]) < _MANY:
                by_noun[noun].append(calling)
    return by_noun


def _callings(entity: Entity, title: str) -> Iterator[tuple[str, Calling]]:
    """Yield the nouns by which an entity may be called later on."""
    if entity.label == "PERSON":
        yield from _of_title(entity, title)
    elif entity.label == "ORG":
        yield from _of_body(entity)


def _of_title(entity: Entity, title: str) -> Iterator[tuple[str, Calling]]:
    rule = "title given before" if title == entity.title else "known office"
    calling = Calling(entity.mentions[0].start, entity.id, words_of_title(title), rule)
    for noun in nouns_of_title(title):
        yield noun, calling


@lru_cache(maxsize=2_000)
def nouns_of_title(title: str) -> Sequence[str]:
    """Return the noun of a title, its synonyms and its initials; empty where the title has no noun."""
    noun, office = noun_of_title(title), _office_of_title(title)
    ending = " ".join(title.lower().split()[-2:])
    return (noun, *ALIKE.get(ending, ALIKE.get(noun, ())), *office, *initials_of_office(title)) if noun else ()


def _office_of_title(title: str) -> Sequence[str]:
    """Return *minister* of "Finance Minister Senator": the noun before a second one that is no part of the office."""
    noun, last = ["", "", *title.lower().split()][-2:]
    is_another = noun in english.roles and noun not in _GRADES | _OTHERS
    return (noun,) if is_another and last in english.roles else ()


def _of_body(entity: Entity) -> Iterator[tuple[str, Calling]]:
    """Yield the noun of an organisation's name, and other words for its kind."""
    start, noun = entity.mentions[0].start, _noun_of_name(entity.name.split())
    if noun:
        yield noun, Calling(start, entity.id, frozenset(entity.name.lower().split()), "word of the name")
    role = _ROLES.get(noun, entity.role or "")
    for kind in _KINDS.get(role, ()):
        if kind != noun:
            yield kind, Calling(start, entity.id, frozenset(), "word for its kind", is_told=role != "unknown")


def _noun_of_name(words: Sequence[str]) -> str:
    """Return "committee" of "Committee for Piers", in small letters; empty where a name has none."""
    noun = next((word for word, behind in pairwise(words) if behind in ("of", "for")), words[-1])
    is_word = noun.isalpha() and noun[0].isupper() and not noun.isupper()
    return noun.lower() if is_word and len(words) > 1 else ""


def _may_refer(noun: Token) -> bool:
    is_noun = noun.tag_ in ("NN", "NNP") and noun.dep_ not in _NAMES_OTHERS
    return is_noun and not is_described(noun)


def first_of(noun: Token) -> Token | None:
    """Return the "the", "this" or "his" of a noun phrase; None where there is none."""
    before = (noun.doc[i] for i in range(noun.i - 1, max(-1, noun.i - _WIDE), -1))
    token = next((token for token in before if _begins(token, noun) or not _belongs(token)), None)
    return token if token and _begins(token, noun) else None


def _begins(token: Token, noun: Token) -> bool:
    return token.lower_ in _DEFINITE or (token.lower_ in _OWNERS and noun.lower_ in _KIN)


def _belongs(token: Token) -> bool:
    """Return whether a token may stand between an article and its noun."""
    return (token.pos in _NOUN_PHRASE or token.lower_ in ("ex", "-")) and not token.is_space


def _choose(
    callings: Sequence[Calling], first: Token, noun: Token, starts: Mapping[str, Sequence[int]]
) -> Calling | None:
    """Return the entity that may be called so: by the words in between, else the one that was given the noun alone."""
    before = [calling for calling in callings if calling.since < first.idx]
    sure = [calling for calling in before if calling.rule != "word for its kind"]
    words = words_of(noun.doc[first.i + 1 : noun.i])
    if words and first.lower_ not in _OWNERS:
        return _only(_fitting(sure, words))
    if not sure:
        near = [c for c in before if last_before(starts[c.entity], first.idx) > first.idx - _NEAR]
        return _only(near) or _only([calling for calling in near if calling.is_told])
    return _only(sure) or _only([calling for calling in sure if len(calling.words) == 1])


def _fitting(sure: Sequence[Calling], words: frozenset[str]) -> Sequence[Calling]:
    """Return those whose title has all words in between, or the only one: "the California congressman"."""
    named = [calling for calling in sure if _says_no_more(words - _PLAIN, calling.words)]
    return named or [calling for calling in sure if len(sure) == 1 and _may_add(words, calling)]


def _says_no_more(words: frozenset[str], title: frozenset[str]) -> bool:
    """Return whether a title has the words of a description, whatever it calls the nation: American, US."""
    missing = words - title
    return all(word in _nation_words() for word in missing) and nations_in(missing) <= nations_in(title)


def _only(callings: Sequence[Calling]) -> Calling | None:
    return callings[0] if len(callings) == 1 else None


def _may_add(words: frozenset[str], calling: Calling) -> bool:
    """Return whether words that a title lacks may be said of its holder, and do not point to another person."""
    is_title = calling.rule != "word of the name"
    return is_title and not words & (_OTHERS | _GRADES - calling.words) and not speak_of_two(words, calling.words)


def speak_of_two(words: frozenset[str], title: frozenset[str]) -> bool:
    """Return whether a description differs from a title in its party, or names a nation that the title lacks."""
    return are_of_two(words, title) or not nations_in(words) <= nations_in(title)


def are_of_two(words: frozenset[str], title: frozenset[str]) -> bool:
    """Return whether two descriptions name different parties or different nations."""
    pairs = ((_parties(words), _parties(title)), (nations_in(words), nations_in(title)))
    return any(one and other and not one & other for one, other in pairs)


def nations_in(words: frozenset[str]) -> frozenset[str]:
    """Return the countries that words name."""
    return frozenset(_nation_words()[word] for word in words if word in _nation_words())


@cache
def _nation_words() -> Mapping[str, str]:
    """Return the countries of all names, demonyms and abbreviations of one word, in small letters without dots."""
    names = ((name, row.country or "") for row in read_table(TABLES / "countries.csv") for name, _ in row.names)
    return {name.lower().replace(".", ""): country for name, country in names if " " not in name}


def is_member(noun: Token) -> bool:
    """Return whether a noun calls one person by nation or party: "the Italian", "a Democrat"; "the Dutch" are many."""
    if all(child.dep != sym.det for child in noun.children):
        return False
    is_one = not noun.tag_.endswith("S") and (noun.lower_ in _MEMBERS or noun.lower_ in _nationals())
    return is_one or _is_one_of_many(noun)


def _is_one_of_many(noun: Token) -> bool:
    """Return whether "the Portuguese" is one person: a subject whose sentence has "he", "she" or "I"."""
    is_subject = noun.dep == sym.nsubj and noun.lower_ in _peoples()
    return is_subject and any(token.lower_ in _OF_ONE for token in noun.sent)


def is_mere_adjective(discourse: Discourse, entity: Entity) -> bool:
    """Return whether a name is only an adjective of faith, under which no group speaks or acts here."""
    if entity.label != "NORP" or entity.role or entity.references or entity.name.lower() not in _FAITHS:
        return False
    last = (discourse.token_at(mention.end - 1) for mention in entity.mentions)
    return all(token.dep == sym.amod for token in last)


@cache
def _nationals() -> frozenset[str]:
    """Return the nouns for one person of a nation, in small letters."""
    return frozenset(name for name in _demonyms() if plural_of(name))


@cache
def _peoples() -> frozenset[str]:
    """Return the nouns for a nation's people that also stand for one person ("the Portuguese"), in small letters."""
    return frozenset(name for name in _demonyms() if not plural_of(name) and name.endswith(_FOR_ONE_AND_ALL))


@cache
def _demonyms() -> frozenset[str]:
    rows = read_table(TABLES / "countries.csv")
    names = (name for row in rows for name, kind in row.names if kind == "demonym")
    return frozenset(name.lower() for name in names if " " not in name)


def words_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Return words in small letters without dots, as those of a title: "us" of "U.S."."""
    return frozenset(token.lower_.replace(".", "") for token in tokens)


def are_of_one_party(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two descriptions name the same party."""
    return bool(_parties(one) & _parties(other))


def _parties(words: frozenset[str]) -> frozenset[str]:
    return frozenset(_PARTIES[word] for word in words if word in _PARTIES)


def is_described(noun: Token) -> bool:
    """Return whether words behind a noun define it ("the mayor who ...", "the mayor, Berg")."""
    return any(_describes(child, noun) for child in noun.children if child.i > noun.i)


def _describes(child: Token, noun: Token) -> bool:
    at = child.left_edge.i - noun.i
    return (at == 1 and child.dep_ in ("relcl", "acl", "prep")) or (at <= _COMMA and child.dep_ == "appos")


def find_answers(discourse: Discourse, entities: Sequence[Entity]) -> Iterator[tuple[str, Reference]]:
    """Yield each person's id with the labels that stand for it: A for the one interviewed, or the person's initials."""
    labels = [turn for turn in discourse.layout.turns if turn.kind in ("answer", "initials")]
    if not labels:
        return
    asked = _asked(entities, discourse.layout.turns[0].start)
    for entity in entities:
        for reference in _references(entity, entity.id == asked, discourse.text, labels):
            yield entity.id, reference


def _references(entity: Entity, is_asked: bool, text: str, labels: Sequence[Turn]) -> Iterator[Reference]:
    """Yield the labels that stand for an entity."""
    if entity.label != "PERSON":
        return
    initials = _initials(entity.name)
    for turn in labels:
        if turn.kind == "answer" and is_asked:
            yield Reference(start=turn.start, end=turn.end, kind="role", rule="answers the questions", score=_SURE)
        elif turn.kind == "initials" and text[turn.start : turn.end].replace(".", "") in initials:
            yield Reference(start=turn.start, end=turn.end, kind="role", rule="initials", score=_SURE)


def _asked(entities: Sequence[Entity], start: int) -> str | None:
    """Return the one interviewed: the person named most often before the first turn; None where two are."""
    named = Counter(e.id for e in entities if e.label == "PERSON" for m in e.mentions if m.start < start)
    first, second = [*named.most_common(2), (None, 0), (None, 0)][:2]
    return first[0] if first[1] > second[1] else None


def _initials(name: str) -> tuple[str, str]:
    """Return the initials of the first and last name, and those of all."""
    letters = "".join(part[0] for part in name.split() if part.casefold() not in PARTICLES).upper()
    return letters[:1] + letters[-1:], letters
