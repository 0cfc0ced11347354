"""Words that are said to be quoted, and an article -> which word is which, and what was done to the rest.

The best chain of equal words is found by dynamic programming: words that follow one another in both texts cost
nothing, a gap costs a little more the longer it is, and a leap to another part of the article costs most.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsnb.checking.ground import Ground
from newsnb.checking.words import Words, is_small

_STEM = 0.6  # of a word's weight, where only its stem is equal
_GAP, _GAP_WORD, _LEAP = 0.3, 0.06, 1.6
_REACH, _REACH_SMALL = 30, 12  # words over which a gap is none that leaps
_LEAST = 1.2  # what a part of the chain must weigh


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the passage and the word of the article that it is, by number; equal in form, or in stem alone."""

    here: int
    there: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the passage that stand where the article has others; one of the two may be empty."""

    here: tuple[int, ...]
    there: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of the words of a passage.

    Attributes
    ----------
    parts
        Chains of pairs; between two of them the passage leaps to another part of the article.
    left_out
        Words of the article that are left out inside a part without a sign.
    changes
        Words that differ.
    share
        Of the passage's words, by weight, that are the article's.
    """

    parts: tuple[tuple[Pair, ...], ...] = ()
    left_out: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    share: float = 0.0

    @property
    def there(self) -> list[int]:
        """The words of the article, by number."""
        return [pair.there for part in self.parts for pair in part]


def align(words: Words, breaks: frozenset[int], ground: Ground, favours: Mapping[int, float]) -> Alignment:
    """Find the words of a passage in an article.

    Parameters
    ----------
    words
        Of the passage.
    breaks
        Numbers of the words before which dots or square brackets show that something was left out or put in.
    favours
        What a word of the article in a certain quote counts for more, by the number of the quote.
    """
    weights = [ground.weigh(form, stem) for form, stem in zip(words.forms, words.stems, strict=True)]
    chain = _find_chain(words, weights, ground, favours)
    parts = _drop_strays(_divide(_extend(chain, words, ground), weights), ground)
    kept = [pair for part in parts for pair in part]
    if not kept:
        return Alignment()
    matched = sum(weights[pair.here] * (1 if pair.exact else _STEM) for pair in kept)
    left_out, changes = _find_changes(words, parts, breaks, ground)
    return Alignment(tuple(parts), left_out, changes, matched / sum(weights))


def _find_chain(words: Words, weights: Sequence[float], ground: Ground, favours: Mapping[int, float]) -> list[Pair]:
    best: dict[int, tuple[float, Pair, int]] = {}  # by the last word there: score, pair, key of the one before
    steps: list[tuple[Pair, int]] = []
    top, top_step = 0.0, -1
    for here, (form, stem) in enumerate(zip(words.forms, words.stems, strict=True)):
        reach = _REACH_SMALL if is_small(form) else _REACH
        found: list[tuple[int, float, Pair, int]] = []
        exact = ground.where.get(form, ())
        near = () if is_small(form) else ground.where_stem.get(stem, ())
        for there in dict.fromkeys((*exact, *near)):
            is_exact = ground.words.forms[there] == form
            gain = weights[here] * (1 if is_exact else _STEM) * (1 + favours.get(ground.quote[there], 0.0))
            gain += 0.02 * ground.marked[there]
            score, before = (top - _LEAP, top_step) if top > _LEAP and not is_small(form) else (0.0, -1)
            for back in range(1, reach + 1):
                if there - back in best:
                    earlier, pair, step = best[there - back]
                    skipped = max(back - 1, here - pair.here - 1)
                    now = earlier - (_GAP + _GAP_WORD * skipped if skipped else 0)
                    if now > score:
                        score, before = now, step
            found.append((there, score + gain, Pair(here, there, is_exact), before))
        for there, score, pair, before in found:
            steps.append((pair, before))
            if there not in best or score > best[there][0]:
                best[there] = (score, pair, len(steps) - 1)
            if score > top:
                top, top_step = score, len(steps) - 1
    return _trace(steps, top_step)


def _trace(steps: Sequence[tuple[Pair, int]], last: int) -> list[Pair]:
    chain = []
    while last >= 0:
        pair, last = steps[last]
        chain.append(pair)
    return chain[::-1]


def _extend(chain: Sequence[Pair], words: Words, ground: Ground) -> list[Pair]:
    """Return the chain with the small words before a word that the chain reached by a gap or a leap."""
    found: list[Pair] = []
    for pair in chain:
        here, there = pair.here - 1, pair.there - 1
        least = found[-1].here if found else -1
        taken = {one.there for one in found}
        more = []
        while here > least and there >= 0 and there not in taken and words.forms[here] == ground.words.forms[there]:
            more.append(Pair(here, there, True))
            here, there = here - 1, there - 1
        found += [*more[::-1], pair]
    return found


def _divide(chain: Sequence[Pair], weights: Sequence[float]) -> list[tuple[Pair, ...]]:
    """Return the chain in parts, without those that weigh so little that they may be chance."""
    parts: list[list[Pair]] = []
    for pair in chain:
        if parts and 0 < pair.there - parts[-1][-1].there <= _REACH:
            parts[-1].append(pair)
        else:
            parts.append([pair])
    heavy = [part for part in parts if sum(weights[pair.here] for pair in part) >= _LEAST]
    return [tuple(part) for part in heavy or parts[:1]]


def _drop_strays(parts: Sequence[tuple[Pair, ...]], ground: Ground) -> list[tuple[Pair, ...]]:
    """Return parts without those of one telling word outside of marks, where others stand in marks."""
    if not any(ground.marked[pair.there] for part in parts for pair in part):
        return list(parts)
    return [
        part
        for part in parts
        if any(ground.marked[pair.there] for pair in part)
        or sum(not is_small(ground.words.forms[pair.there]) for pair in part) > 1
    ]


def _find_changes(
    words: Words, parts: Sequence[Sequence[Pair]], breaks: frozenset[int], ground: Ground
) -> tuple[tuple[int, ...], tuple[Change, ...]]:
    left_out: list[int] = []
    changes = [Change((pair.here,), (pair.there,)) for part in parts for pair in part if not pair.exact]
    for part in parts:
        for one, two in pairwise(part):
            here = tuple(range(one.here + 1, two.here))
            there = tuple(_between(one.there, two.there, ground))
            if breaks.isdisjoint(range(one.here + 1, two.here + 1)):
                rest = _without(here, there, words, ground)
                if rest is None:
                    changes.append(Change(here, there))
                else:
                    left_out += rest
            elif here:
                changes.append(Change(here, ()))
    ends = [-1, *(at for part in parts for at in (part[0].here, part[-1].here)), len(words)]
    for before, after in zip(ends[::2], ends[1::2], strict=True):
        if here := tuple(range(before + 1, after)):
            changes.append(Change(here, ()))
    return tuple(left_out), tuple(change for change in changes if not _is_spelling(change, words, ground))


def _is_spelling(change: Change, words: Words, ground: Ground) -> bool:
    """Return whether words differ only by where one ends: *e-mail*, *per cent*."""
    return "".join(words.forms[at] for at in change.here) == "".join(ground.words.forms[at] for at in change.there)


def _without(here: Sequence[int], there: Sequence[int], words: Words, ground: Ground) -> list[int] | None:
    """Return the words there without those here, which stand among them in their order; None if they do not."""
    rest, left = [], [words.forms[number] for number in here]
    for number in there:
        if left and ground.words.forms[number] == left[0]:
            left.pop(0)
        else:
            rest.append(number)
    return None if left else rest


def _between(one: int, two: int, ground: Ground) -> list[int]:
    """Return the words between two of an article; between two in marks, those in marks alone."""
    between = range(one + 1, two)
    if ground.marked[one] and ground.marked[two]:
        return [at for at in between if ground.marked[at]]
    return list(between)
