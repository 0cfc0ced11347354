"""Words that are said to be quoted, and an article -> which word is which, and what was done to the rest.

The best chain of equal words is found by dynamic programming: words that follow one another in both texts cost
nothing, a gap costs a little more the longer it is, and a leap to another part of the article costs most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsnb.checking.amounts import amount_of
from newsnb.checking.ground import Ground
from newsnb.checking.words import Words, is_number, is_small, stem_of

_STEM = 0.6  # of a word's weight, where only its stem is equal
_MARKED = 0.02  # for a word in quotation marks
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
    parts = _drop_strays(_divide(_extend(_pull(chain, words, ground), words, breaks, ground), weights), ground)
    kept = [pair for part in parts for pair in part]
    if not kept:
        return Alignment()
    matched = sum(weights[pair.here] * (1 if pair.exact else _STEM) for pair in kept)
    left_out, changes = _find_changes(words, parts, breaks, ground)
    same = [change for change in changes if _is_spelling(change, words, ground)]
    matched += sum(weights[at] for change in same for at in change.here if at not in {pair.here for pair in kept})
    return Alignment(tuple(parts), left_out, tuple(one for one in changes if one not in same), matched / sum(weights))


@dataclass(frozen=True, slots=True)
class _Step:
    """The best chain that ends with a pair: what it scores, and the step before."""

    pair: Pair
    score: float
    before: "_Step | None"


def _find_chain(words: Words, weights: Sequence[float], ground: Ground, favours: Mapping[int, float]) -> list[Pair]:
    best: dict[int, _Step] = {}  # by the last word there
    top: _Step | None = None
    for here, (form, stem) in enumerate(zip(words.forms, words.stems, strict=True)):
        small = is_small(form)
        pairs = [Pair(here, there, ground.words.forms[there] == form) for there in _list_same(form, stem, ground)]
        steps = [_go_on(pair, _gain(pair, weights[here], ground, favours), best, top, small) for pair in pairs]
        for step in steps:
            if step.pair.there not in best or step.score > best[step.pair.there].score:
                best[step.pair.there] = step
            if top is None or step.score > top.score:
                top = step
    return _trace(top)


def _list_same(form: str, stem: str, ground: Ground) -> Iterable[int]:
    """Return the words of an article that are a word, in its form or in another; of small words in its own alone."""
    near = () if is_small(form) else ground.where_stem.get(stem, ())
    return dict.fromkeys((*ground.where.get(form, ()), *near))


def _gain(pair: Pair, weight: float, ground: Ground, favours: Mapping[int, float]) -> float:
    """Return what a pair counts for, of a word of some weight; words in marks a little more than others."""
    favour = 1 + favours.get(ground.quote[pair.there], 0.0)
    return weight * (1 if pair.exact else _STEM) * favour + _MARKED * ground.marked[pair.there]


def _go_on(pair: Pair, gain: float, best: Mapping[int, _Step], top: _Step | None, small: bool) -> _Step:
    """Return the best chain that ends with a pair: it goes on from one nearby, or leaps there from the best of all."""
    score, before = 0.0, None
    if top and top.score > _LEAP and not small:
        score, before = top.score - _LEAP, top
    for back in range(1, (_REACH_SMALL if small else _REACH) + 1):
        step = best.get(pair.there - back)
        if step:
            skipped = max(back - 1, pair.here - step.pair.here - 1)
            now = step.score - (_GAP + _GAP_WORD * skipped if skipped else 0)
            if now > score:
                score, before = now, step
    return _Step(pair, score + gain, before)


def _trace(last: _Step | None) -> list[Pair]:
    chain = []
    while last:
        chain.append(last.pair)
        last = last.before
    return chain[::-1]


def _pull(chain: Sequence[Pair], words: Words, ground: Ground) -> list[Pair]:
    """Return the chain with small words taken from where the word beside them is, and not from farther away."""
    found = list(chain)
    for at in range(len(found) - 1, 0, -1):
        if not _is_beside(found, at - 2, at - 1) and (pair := _move(found[at - 1], found[at], words, ground)):
            found[at - 1] = pair
    for at in range(1, len(found)):
        if not _is_beside(found, at, at + 1) and (pair := _move(found[at], found[at - 1], words, ground)):
            found[at] = pair
    return found


def _is_beside(chain: Sequence[Pair], one: int, two: int) -> bool:
    """Return whether the words of two pairs of a chain, by number, follow one another in both texts."""
    if one < 0 or two >= len(chain):
        return False
    return (chain[two].here - chain[one].here, chain[two].there - chain[one].there) == (1, 1)


def _move(pair: Pair, beside: Pair, words: Words, ground: Ground) -> Pair | None:
    """Return the pair of a small word with the word of the article that stands beside another, if that is the same."""
    there = beside.there + pair.here - beside.here
    if abs(pair.here - beside.here) != 1 or there == pair.there or not is_small(words.forms[pair.here]):
        return None
    same = 0 <= there < len(ground.words) and ground.words.forms[there] == words.forms[pair.here]
    return Pair(pair.here, there, True) if same else None


def _extend(chain: Sequence[Pair], words: Words, breaks: frozenset[int], ground: Ground) -> list[Pair]:
    """Return the chain with the small words before a word that the chain reached by a gap or a leap."""
    found: list[Pair] = []
    for pair in chain:
        least = found[-1].here if found else -1
        taken = {one.there for one in found}
        more: list[Pair] = []
        at = pair
        while (before := _find_before(at, words, breaks, ground)) and before.here > least and before.there not in taken:
            more.append(before)
            at = before
        found += [*more[::-1], pair]
    return found


def _find_before(pair: Pair, words: Words, breaks: frozenset[int], ground: Ground) -> Pair | None:
    """Return the pair of the words before two that are one; where words are left out with a sign, of one nearby."""
    here = pair.here - 1
    reach = _REACH_SMALL if pair.here in breaks else 1
    near = range(pair.there - 1, max(-1, pair.there - 1 - reach), -1)
    there = next((at for at in near if here >= 0 and words.forms[here] == ground.words.forms[at]), None)
    return None if there is None else Pair(here, there, True)


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
    """Return parts without words that only happen to be elsewhere.

    Those are one telling word of what stands elsewhere in the chain or, where others stand in marks, outside of marks;
    and words outside of marks in another sentence than those in marks of their part.
    """
    taken = [pair.there for part in parts for pair in part]
    kept = [part for part in parts if not (len(part) == 1 and taken.count(part[0].there) > 1)]
    if not any(ground.marked[there] for there in taken):
        return kept
    inside = [_keep_sentences(part, ground) for part in kept]
    return [part for part in inside if _is_marked(part, ground) or _count_telling(part, ground) > 1]


def _is_marked(part: Sequence[Pair], ground: Ground) -> bool:
    return any(ground.marked[pair.there] for pair in part)


def _count_telling(part: Sequence[Pair], ground: Ground) -> int:
    return sum(not is_small(ground.words.forms[pair.there]) for pair in part)


def _keep_sentences(part: tuple[Pair, ...], ground: Ground) -> tuple[Pair, ...]:
    """Return a part without the words outside of marks that are in no sentence of its words in marks."""
    sentences = {ground.sentence[pair.there] for pair in part if ground.marked[pair.there]}
    if not sentences:
        return part
    return tuple(pair for pair in part if ground.sentence[pair.there] in sentences)


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
    return tuple(left_out), tuple(changes)


def _is_spelling(change: Change, words: Words, ground: Ground) -> bool:
    """Return whether words differ only by where one ends (*e-mail*, *per cent*) or by how a number is written."""
    mine, its = [words.forms[at] for at in change.here], [ground.words.forms[at] for at in change.there]
    amount = amount_of(mine)
    same = amount is not None and amount == amount_of(its)
    return same or _join(mine) == _join(its) or _are_ordinals(mine, its)


def _join(forms: Sequence[str]) -> str:
    return "".join(forms).replace(" ", "")


def _are_ordinals(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Return whether words are one ordinal, in digits and in letters: *20th*, *twentieth*."""
    one, two = (stem_of("".join(forms)) if forms else "" for forms in (mine, its))
    return one == two != "" and is_number(one) and one[-1].isalpha()


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
