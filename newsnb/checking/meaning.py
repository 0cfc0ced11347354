"""A statement and an article -> where the article says that, and how far it says the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
)

SAME_SENSE = 0.55  # of a statement, from which the article says it
NEAR_SENSE = 0.3  # from which the same speaker says something like it
_BESIDE = 3  # words beside those of a statement in which a word of reserve is about them
_MOST, _MOST_OWN = 6, 4  # sentences that are looked at, and those of the claimed speaker besides
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
    """

    at: tuple[int, ...]
    quote: int
    share: float
    missing: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    denied: bool = False
    weaker: bool = False
    opposed: bool = False


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
    units = [*(ground.unit(*key) for key in best), *map(ground.whole, quotes)]
    questions = [set(unit) for unit in units if unit and ground.quote[unit[0]] != ground.quote[unit[-1]]]
    return [unit for unit in dict.fromkeys(units) if unit and not any(set(unit) < question for question in questions)]


def _compare(words: Words, cue: list[tuple[str, str]], at: tuple[int, ...], ground: Ground) -> Likeness:
    here = set(at)
    around = ground.around(at)
    got = total = 0.0
    missing = []
    for number, (form, stem) in enumerate(zip(words.forms, words.stems, strict=True)):
        if is_small(form) or is_negation(form):
            continue
        weight = ground.weigh(form, stem)
        total += weight
        part = _match(form, stem, here, around, ground)
        got += weight * part
        if part < _SYNONYM:
            missing.append(number)
    theirs = [
        (ground.words.forms[there], ground.words.stems[there]) for there in (*at, *ground.cue(ground.quote[at[-1]]))
    ]
    ours = [*zip(words.forms, words.stems, strict=True), *cue]
    facts = tuple(n for n in missing if is_number(words.stems[n]) or words.capital[n])
    return Likeness(
        at,
        ground.quote[at[-1]] if at else NOWHERE,
        got / total if total else 0.0,
        tuple(missing),
        facts,
        denies(ours) != denies(theirs),
        _weakens(ours, _list_close(words, at, ground)),
        any(are_opposites(words.forms[n], form) for n in missing for form, _ in theirs if not is_small(form)),
    )


def _list_close(words: Words, at: tuple[int, ...], ground: Ground) -> list[tuple[str, str]]:
    """Return the words of a place from just before to just behind those of a statement, and its reporting words."""
    here = set(at)
    telling = [(form, stem) for form, stem in zip(words.forms, words.stems, strict=True) if not is_small(form)]
    hits = [there for form, stem in telling for there in ground.alike(form, stem) if there in here]
    first, last = (min(hits) - _BESIDE, max(hits) + _BESIDE) if hits else (at[0], at[-1])
    close = [there for there in at if first <= there <= last]
    return [
        (ground.words.forms[there], ground.words.stems[there]) for there in (*close, *ground.cue(ground.quote[at[-1]]))
    ]


def _match(form: str, stem: str, here: set[int], around: set[int], ground: Ground) -> float:
    same = ground.where_stem.get(stem, ())
    if any(there in here for there in same):
        return 1.0
    if any(there in here for there in ground.alike(form, stem)):
        return _SYNONYM
    return _NEAR if any(there in around for there in same) else 0.0


def denies(words: Iterable[tuple[str, str]]) -> bool:
    """Return whether words, each a form and a stem, deny something; two negations deny nothing."""
    return sum(is_negation(form) or stem in DENIALS for form, stem in words) % 2 == 1


def _weakens(ours: Iterable[tuple[str, str]], theirs: Iterable[tuple[str, str]]) -> bool:
    """Return whether the article has words of reserve that the statement has not, or the statement stronger ones."""
    mine, its = {stem for _, stem in ours}, {stem for _, stem in theirs}
    return bool(its & HEDGES and not mine & HEDGES) or bool(mine & BOOSTS - its)
