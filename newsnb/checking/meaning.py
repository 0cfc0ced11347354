"""A statement and an article -> where the article says that, and how far it says the same."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.words import (
    BOOSTS,
    DENIALS,
    HEDGES,
    Words,
    are_opposites,
    is_negation,
    is_number,
    is_small,
    stem_of,
    turned,
    words_of,
)
from newsnb.lang import english

SAME_SENSE = 0.55  # of a statement, from which the article says it
NEAR_SENSE = 0.3  # from which the same speaker says something like it
_STOPS = frozenset(",;:–—")
_OPEN = english.checking.patterns.leaves_open
_WILL = frozenset(map(stem_of, english.checking.words.future))
_AHEAD = _WILL | {stem_of("would")}
_POSSIBLE = frozenset(map(stem_of, english.checking.words.possible))
_CONDITION = frozenset(map(stem_of, english.checking.words.condition))
_BELIEFS = frozenset(map(stem_of, english.checking.words.beliefs))
_KINDS = tuple(frozenset(map(stem_of, kind.split())) for kind in english.checking.maps.kinds.values())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SPANS = frozenset((stem_of(span),) for span in english.checking.maps.kinds["spans"].split())
_ASIDES = english.checking.words.asides
_BESIDE = 2  # words of a statement beside a number, from which the number is about the same
_LINKS = english.checking.words.links
_POINTERS = english.checking.words.pointers
_BRIEF_CLAUSE = 2  # words that say something, of a clause that only points to the one before
_MOST, _MOST_OWN = 6, 4  # sentences that are looked at, and those of the claimed speaker besides
_NEGATED = 2  # words before one in which a negation is about it
_SYNONYM, _NEAR = 0.75, 0.4  # of a word's weight: for a synonym, and in the sentences beside


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far one place of an article says what a statement says.

    Attributes
    ----------
    at
        The words of the article there, by number.
    quote
        The number of the quote that they stand in, or `NOWHERE` for the narrator's.
    share
        Of the statement's words, by weight, that it has in one way or another.
    missing
        Words of the statement that it does not have, by number.
    facts
        Numbers and names of the statement that are missing.
    denied, weaker, opposed
        Whether one of the two denies what the other says; whether the article says it with more reserve; whether
        words of the two are opposites.
    reserve, beyond
        The words of reserve that the article has, and those of the statement that go further, by number.
    """

    at: tuple[int, ...]
    quote: int
    share: float
    missing: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    denied: bool = False
    weaker: bool = False
    opposed: bool = False
    reserve: tuple[int, ...] = ()
    beyond: tuple[int, ...] = ()


def list_likenesses(words: Words, cue: Words, ground: Ground, favours: Mapping[int, float]) -> list[Likeness]:
    """Return the places of an article that share words with a statement, and all quotes in ``favours``."""
    ours = list(zip(cue.forms, cue.stems, strict=True))
    return [_compare(words, ours, at, ground) for at in _list_places(words, ground, favours)]


def find_likeness(found: Sequence[Likeness], favours: Mapping[int, float]) -> Likeness | None:
    """Return the place of an article that is most like a statement; None if no word of it is there.

    Where no place is much like it, what the claimed speaker says there counts most.
    """
    own = max((one for one in found if one.quote in favours), key=_share, default=None)
    best = max(found, key=lambda one: one.share * (1 + favours.get(one.quote, 0.0)), default=None)
    return own if own and best and best.share < SAME_SENSE and own.share >= NEAR_SENSE else best


def _share(like: Likeness) -> float:
    return like.share


def _list_places(words: Words, ground: Ground, favours: Iterable[int]) -> Iterable[tuple[int, ...]]:
    """Return the sentences and quotes that share words with a statement."""
    hits: dict[tuple[int, int], float] = {}
    for form, stem in zip(words.forms, words.stems, strict=True):
        if not is_small(form):
            for there in ground.alike(form, stem):
                key = (ground.quote[there], ground.sentence[there])
                hits[key] = hits.get(key, 0.0) + 1
    most = sorted(hits, key=lambda key: -hits[key])
    best = dict.fromkeys((*most[:_MOST], *[key for key in most if key[0] in favours][:_MOST_OWN]))
    quotes = dict.fromkeys((*favours, *(quote for quote, _ in best if quote != NOWHERE)))
    whole = [words for words in map(ground.whole, quotes) if words]
    answers = [ground.unit(ground.quote[words[0]], ground.sentence[words[0]]) for words in whole]
    units = [*(ground.unit(*key) for key in best), *whole, *(one for one in answers if _is_answer(one, ground))]
    questions = [set(unit) for unit in units if _is_answer(unit, ground)]
    return [unit for unit in dict.fromkeys(units) if unit and not any(set(unit) < question for question in questions)]


def _compare(words: Words, cue: list[tuple[str, str]], at: tuple[int, ...], ground: Ground) -> Likeness:
    here = set(at)
    around = ground.around(at)
    got = total = 0.0
    missing = []
    is_turned = False
    for number, (form, stem) in enumerate(zip(words.forms, words.stems, strict=True)):
        if is_small(form) or is_negation(form):
            continue
        weight = ground.weigh(form, stem)
        total += weight
        part = _match(form, stem, here, around, ground)
        if part < 1 and _is_turned(stem, here, ground):
            part, is_turned = _SYNONYM, not is_turned
        got += weight * part
        if part < _SYNONYM:
            missing.append(number)
    close = focus(words, at, ground)
    told = [*close, *ground.cue(ground.quote[at[-1]])]
    theirs = [(ground.words.forms[n], ground.words.stems[n]) for n in told]
    ours = [*zip(words.forms, words.stems, strict=True), *cue]
    swapped = list_swapped([words.stems[n] for n in missing], words.stems, [stem for _, stem in theirs])
    against = {n for n in missing for form, _ in theirs if not is_small(form) and are_opposites(words.forms[n], form)}
    facts = tuple(n for n in missing if _is_fact(n, words, swapped, around, ground) or n in against)
    mine, its = {stem for _, stem in ours}, {stem for _, stem in theirs}
    reserve = _list_reserve(list_hedges(words) | (HEDGES & {stem for _, stem in cue}), told, ground)
    boosts = mine & BOOSTS - its - (_WILL if its & _AHEAD else set())  # what *would* be in reported words *will* be
    beyond = tuple(n for n, stem in enumerate(words.stems) if stem in boosts and not _is_rate(n, words))
    return Likeness(
        at,
        ground.quote[at[-1]] if at else NOWHERE,
        got / total if total else 0.0,
        tuple(missing),
        facts,
        (denies(_before_aside(ours)) != denies(theirs)) != is_turned,
        bool(reserve or beyond) or (not _is_answer(at, ground) and _leaves_open(words, close, ground)),
        bool(against),
        reserve,
        beyond,
    )


def list_hedges(words: Words) -> frozenset[str]:
    """Return the words of reserve, as stems; *May* is a month."""
    names = {stem for stem, capital in zip(words.stems[1:], words.capital[1:], strict=True) if capital}
    return HEDGES.intersection(words.stems) - names


def _list_reserve(mine: frozenset[str], told: Sequence[int], ground: Ground) -> tuple[int, ...]:
    """Return the words of an article that are less sure than a statement with some words of reserve."""
    known = HEDGES
    if mine:
        known = (_POSSIBLE if mine.isdisjoint(_POSSIBLE) else frozenset()) - _CONDITION
    hedges = (n for n in told if ground.words.stems[n] in known and not _is_name(n, ground))
    return tuple(n for n in hedges if not _is_negated(n, ground))


def _is_negated(at: int, ground: Ground) -> bool:
    """Return whether a word of belief is negated: who does *not believe* something denies it."""
    return ground.words.stems[at] in _BELIEFS and any(
        is_negation(form) for form in ground.words.forms[max(0, at - _NEGATED) : at]
    )


def _is_name(at: int, ground: Ground) -> bool:
    return ground.words.capital[at] and at != ground.first[ground.sentence[at]]


def focus(words: Words, at: Sequence[int], ground: Ground) -> list[int]:
    """Return the clauses of a place that have words of a statement; what others hedge or deny is not about it.

    An answer has its question, so that all of it counts.
    """
    if _is_answer(at, ground):
        return list(at)
    hits = find_hits(words, at, ground)
    every = _list_clauses(at, ground)
    clauses = [
        clause
        for before, clause in zip([[], *every], every, strict=False)
        if not hits.isdisjoint(clause) or (not hits.isdisjoint(before) and _goes_on(clause, ground))
    ]
    return [there for clause in clauses for there in clause] or list(at)


def find_hits(words: Words, at: Sequence[int], ground: Ground) -> set[int]:
    """Return the words of a place that are words of a statement, or like them."""
    telling = [(form, stem) for form, stem in zip(words.forms, words.stems, strict=True) if not is_small(form)]
    here = set(at)
    return {there for form, stem in telling for there in _list_hits(form, stem, here, ground)}


def _goes_on(clause: Sequence[int], ground: Ground) -> bool:
    """Return whether a clause says something of the one before, at which its last word points: *is considering it*."""
    forms = [ground.words.forms[at] for at in clause]
    return forms[-1] in _POINTERS and sum(not is_small(form) for form in forms) <= _BRIEF_CLAUSE


def _is_answer(at: Sequence[int], ground: Ground) -> bool:
    """Return whether a place begins with a question outside of the quote that answers it."""
    return bool(at) and ground.quote[at[0]] != ground.quote[at[-1]]


def _list_hits(form: str, stem: str, here: set[int], ground: Ground) -> list[int]:
    """Return where a place has a word; its opposite by a prefix, or synonyms, only if it has not the word itself."""
    same = [there for there in ground.where_stem.get(stem, ()) if there in here]
    opposite = (there for one in turned(stem) for there in ground.where_stem.get(one, ()))
    return same or [there for there in (*ground.alike(form, stem), *opposite) if there in here]


def _list_clauses(at: Sequence[int], ground: Ground) -> list[list[int]]:
    text, spans = ground.reading.text or "", ground.words.spans
    found: list[list[int]] = [[at[0]]]
    for one, two in pairwise(at):
        if ground.words.forms[two] in _LINKS or not _STOPS.isdisjoint(text[spans[one][1] : spans[two][0]]):
            found.append([])
        found[-1].append(two)
    return found


def _match(form: str, stem: str, here: set[int], around: set[int], ground: Ground) -> float:
    same = ground.where_stem.get(stem, ())
    if any(there in here for there in same):
        return 1.0
    if any(there in here for there in ground.alike(form, stem)):
        return _SYNONYM
    return _NEAR if any(there in around for there in same) else 0.0


def _is_rate(number: int, words: Words) -> bool:
    """Return whether a word stands before a span of time: *every year* is no more than *a year*."""
    return words.stems[number + 1 : number + 2] in _SPANS


def _is_fact(number: int, words: Words, swapped: frozenset[str], around: set[int], ground: Ground) -> bool:
    """Return whether a missing word is a name, a number that no other sentence has of the same, or one of a kind."""
    if is_number(words.stems[number]):
        return not _is_elsewhere(number, words, around, ground)
    return words.capital[number] or words.stems[number] in swapped


def _is_elsewhere(number: int, words: Words, around: set[int], ground: Ground) -> bool:
    """Return whether another sentence has a number of a statement, and enough of its other words.

    One is enough in the sentences beside.
    """
    others = {stem for at, stem in enumerate(words.stems) if at != number and not is_small(words.forms[at])}
    for there in ground.where_stem.get(words.stems[number], ()):
        shared = others.intersection(ground.words.stems[at] for at in ground.inside(ground.sentence[there]))
        if len(shared) >= (1 if there in around else _BESIDE):
            return True
    return False


def _before_aside(words: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Return the words before a clause that says something of them: *which the firm denied*."""
    end = next((at for at, (form, _) in enumerate(words) if at and form in _ASIDES), len(words))
    return words[:end]


def _is_turned(stem: str, here: set[int], ground: Ground) -> bool:
    """Return whether a place has a word with a prefix that turns it around, or without one: *unarmed*."""
    return any(there in here for one in turned(stem) for there in ground.where_stem.get(one, ()))


def denies(words: Iterable[tuple[str, str]]) -> bool:
    """Return whether words, each a form and a stem, deny something; two negations deny nothing."""
    return sum(is_negation(form) or stem in DENIALS for form, stem in words) % 2 == 1


def _leaves_open(words: Words, close: Sequence[int], ground: Ground) -> bool:
    """Return whether the article expressly leaves open what a statement says without reserve."""
    opens = find_open(close, ground)
    if opens is None or _OPEN.search(" ".join(words.forms)):
        return False
    its = words_of(opens, [(0, len(opens))])
    telling = {stem for form, stem in zip(its.forms, its.stems, strict=True) if not is_small(form)}
    return telling.isdisjoint(words.stems)  # *a decision was taken* is denied by *no decision*, and not left open


def find_open(at: Sequence[int], ground: Ground) -> str | None:
    """Return the words by which some words of an article leave something open."""
    found = _OPEN.search(ground.text_of(at))
    return found[0] if found else None


def list_swapped(missing: Iterable[str], ours: Iterable[str], theirs: Iterable[str]) -> frozenset[str]:
    """Return the missing words, as stems, in whose place stands another of their kind: *June* for *July*."""
    lost, mine, its = frozenset(missing), frozenset(ours), frozenset(theirs)
    years = frozenset(filter(_YEAR.fullmatch, lost | its))
    return frozenset().union(*(lost & kind for kind in (*_KINDS, years) if (its & kind) - mine))
