"""Two versions of a text -> which sentences are the same, reworded, dropped or added, and which words of them.

Sentences are the same if their words are: marks, capitals and British or American spelling change nothing, and neither
does another order of the paragraphs.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from newsnb.checking.ground import Ground
from newsnb.checking.words import is_number, is_small
from newsnb.lang import english

_ALIKE = 0.45  # of two sentences, from which one is the other reworded
_SHARED = 0.5  # of the telling words of the shorter of two sentences, in one go, from which one is the other reworded
_FEWEST = 3  # words that two sentences must share in marks, or telling words
_MOVED = 0.6  # of the telling words of the longer of two sentences, in any order
_RUN = 5  # words in marks that follow one another in both
_PART = 2  # telling words that a sentence shares with one that it became part of
_SHORTEST = 4  # letters of a word that may be an error of typing
_NEAREST = 4  # sentences that are looked at, for each that is gone


Sentence = tuple[str, ...]
"""The words of a sentence, as they are compared."""


@dataclass(frozen=True)
class Run:
    """Words that one version has where the other has others; one of the two may be empty."""

    old: Sequence[int]
    new: Sequence[int]


@dataclass(frozen=True)
class Edits:
    """What became of each sentence.

    Attributes
    ----------
    pairs
        Numbers of the sentences that were reworded, old and new.
    dropped, added
        Numbers of those that only one version has.
    there
        For each word of the old version that is kept, the word of the new one.
    runs
        Words of reworded sentences that differ.
    """

    pairs: tuple[tuple[int, int], ...]
    dropped: tuple[int, ...]
    added: tuple[int, ...]
    there: dict[int, int]
    runs: tuple[Run, ...]

    @cached_property
    def turned(self) -> "Edits":
        """The edits that make the old version of the new one."""
        pairs = tuple((two, one) for one, two in self.pairs)
        runs = tuple(Run(run.new, run.old) for run in self.runs)
        return Edits(pairs, self.added, self.dropped, self.back, runs)

    @cached_property
    def back(self) -> dict[int, int]:
        """For each word of the new version that was kept, the word of the old one."""
        return {new: old for old, new in self.there.items()}


def find_edits(old: Ground, new: Ground) -> Edits:
    """Return what became of each sentence of an article in its new version."""
    ours, theirs = _list_sentences(old), _list_sentences(new)
    same = _match_equal(ours, theirs)
    left = [number for number in range(len(ours)) if number not in same and ours[number]]
    right = sorted(set(range(len(theirs))) - set(same.values()) - {at for at, one in enumerate(theirs) if not one})
    beside = {one + 1: two + 1 for one, two in same.items() if two + 1 in right}
    pairs = _match_alike(left, right, beside, (ours, theirs), (_list_marked(old), _list_marked(new)))
    there: dict[int, int] = {}
    runs: list[Run] = []
    for one, two in same.items():
        there.update(zip(old.inside(one), new.inside(two), strict=True))
    for one, two in pairs:
        _align(old.inside(one), new.inside(two), ours[one], theirs[two], there)
    for one, two in pairs:
        _align_typing(old.inside(one), new.inside(two), old, new, there)
    pairs = sorted({*pairs, *_match_parts(left, right, pairs, (old, new), there)})
    back = set(there.values())
    for one, two in pairs:
        differ = _list_differing(ours[one], theirs[two], old.inside(one), new.inside(two), old, new)
        runs += (Run([at for at in a if at not in there], [at for at in b if at not in back]) for a, b in differ)
    mine, its = {one for one, _ in pairs}, {two for _, two in pairs}
    return Edits(
        pairs=tuple(pairs),
        dropped=tuple(one for one in left if one not in mine),
        added=tuple(two for two in right if two not in its),
        there=there,
        runs=tuple(runs),
    )


def _list_sentences(ground: Ground) -> list[Sentence]:
    return [tuple(key_of(at, ground) for at in ground.inside(number)) for number in range(len(ground.sentences))]


def key_of(at: int, ground: Ground) -> str:
    """Return a word as versions are compared: a number in digits."""
    stem = ground.words.stems[at]
    return stem if is_number(stem) else ground.words.forms[at]


def _match_equal(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> dict[int, int]:
    """Return the sentences that both have: those in order first, then those that were moved."""
    found: dict[int, int] = {}
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        found.update((block.a + at, block.b + at) for at in range(block.size))
    taken = set(found.values())
    where: dict[Sentence, list[int]] = {}
    for number in range(len(theirs) - 1, -1, -1):
        if number not in taken:
            where.setdefault(theirs[number], []).append(number)
    for number, sentence in enumerate(ours):
        if number not in found and where.get(sentence):
            found[number] = where[sentence].pop()
    return found


def _list_marked(ground: Ground) -> list[Sentence]:
    """Return the words of each sentence that stand in marks."""
    numbers = range(len(ground.sentences))
    return [tuple(ground.words.forms[at] for at in ground.inside(number) if ground.marked[at]) for number in numbers]


def _match_alike(
    left: Sequence[int],
    right: Sequence[int],
    beside: Mapping[int, int],
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    marked: tuple[Sequence[Sentence], Sequence[Sentence]],
) -> list[tuple[int, int]]:
    """Return the sentences that were reworded, each with the one that is most like it.

    Looked at are those that share words, and those that come after the same sentence (``beside``).
    """
    ours, theirs = sentences
    where: dict[str, list[int]] = {}
    for number in right:
        for form in set(theirs[number]):
            if not is_small(form):
                where.setdefault(form, []).append(number)
    scored = []
    for number in left:
        near = Counter(two for form in set(ours[number]) if not is_small(form) for two in where.get(form, ()))
        for two in {*(two for two, _ in near.most_common(_NEAREST)), *([beside[number]] if number in beside else [])}:
            same = len(marked[0][number]) >= _FEWEST and marked[0][number] == marked[1][two]
            scored.append((-1.0 if same else -_liken(ours[number], theirs[two]), number, two))
    pairs: dict[int, int] = {}
    for score, one, two in sorted(scored):
        if score < 0 and one not in pairs and two not in pairs.values():
            pairs[one] = two
    return sorted(pairs.items())


def _liken(ours: Sentence, theirs: Sentence) -> float:
    """Return how alike two sentences are, from 0 to 1; 0 where one is hardly the other reworded."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    ratio = matcher.ratio()
    if ratio >= _ALIKE:
        return ratio
    common = Counter(filter(_is_telling, ours)) & Counter(filter(_is_telling, theirs))
    sizes = sorted(sum(map(_is_telling, sentence)) for sentence in (ours, theirs))
    if common.total() >= _FEWEST and common.total() >= _MOVED * sizes[1]:
        return common.total() / sizes[1]
    block = matcher.find_longest_match()
    telling = sum(not is_small(form) for form in ours[block.a : block.a + block.size])
    shorter = min(sum(not is_small(form) for form in sentence) for sentence in (ours, theirs))
    return ratio if telling >= _FEWEST and telling >= _SHARED * shorter else 0.0


def _is_telling(form: str) -> bool:
    return not is_small(form)


def _align(mine: range, its: range, ours: Sequence[str], theirs: Sequence[str], there: dict[int, int]) -> None:
    """Add the words that two sentences share: those in order, then those of a clause that was moved."""
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        there.update((mine[block.a + at], its[block.b + at]) for at in range(block.size))
    taken = set(there.values())
    free = [at for at, word in enumerate(mine) if word not in there]
    rest = [at for at, word in enumerate(its) if word not in taken]
    one, two = (
        ([mine[at] for at in free], [ours[at] for at in free]),
        ([its[at] for at in rest], [theirs[at] for at in rest]),
    )
    _align_moved(*one, *two, there)


def _align_moved(
    mine: Sequence[int], ours: Sequence[str], its: Sequence[int], theirs: Sequence[str], there: dict[int, int]
) -> None:
    """Add words that stand elsewhere in the other version; small ones only beside others."""
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        if block.size >= _FEWEST or any(map(_is_telling, ours[block.a : block.a + block.size])):
            there.update((mine[block.a + at], its[block.b + at]) for at in range(block.size))


def _align_typing(mine: range, its: range, old: Ground, new: Ground, there: dict[int, int]) -> None:
    """Add the words of two sentences that are one but for an error of typing."""
    ours, theirs = ([ground.words.forms[at] for at in words] for ground, words in ((old, mine), (new, its)))
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "replace" and is_typing(ours[a:b], theirs[c:d]):
            there[mine[a]] = its[c]


def _list_differing(
    ours: Sentence, theirs: Sentence, mine: range, its: range, old: Ground, new: Ground
) -> Iterator[tuple[range, range]]:
    """Yield the words of two sentences that differ, by more than errors of typing."""
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        one = [old.words.forms[at] for at in mine[a:b]]
        two = [new.words.forms[at] for at in its[c:d]]
        if tag != "equal" and "".join(one) != "".join(two) and not is_typing(one, two):
            yield mine[a:b], its[c:d]


def _match_parts(
    left: Sequence[int],
    right: Sequence[int],
    pairs: Sequence[tuple[int, int]],
    grounds: tuple[Ground, Ground],
    there: dict[int, int],
) -> list[tuple[int, int]]:
    """Return sentences that became part of another, or were part of one, and add the words that they share."""
    old, new = grounds
    found = []
    alone = [one for one in left if one not in {one for one, _ in pairs}]
    beside = [two for two in right if two not in {two for _, two in pairs}]
    taken = set(there.values())
    words = [{one: _list_telling(one, ground) for one in several} for several, ground in ((left, old), (right, new))]
    quoted = _list_quoted(alone, beside, (left, right), grounds)
    near = [
        *quoted,
        *((one, two) for one in alone for two in _list_near(words[0][one], words[1])),
        *((one, two) for two in beside for one in _list_near(words[1][two], words[0])),
    ]
    for one, two in near:
        mine = [at for at in old.inside(one) if at not in there]
        its = [at for at in new.inside(two) if at not in taken]
        ours, theirs = [key_of(at, old) for at in mine], [key_of(at, new) for at in its]
        shared = set(filter(_is_telling, ours)) & set(theirs)
        enough = len(shared) >= _PART and _is_part(len(shared), one, two, (alone, beside), (ours, theirs))
        if not enough and (one, two) not in quoted:
            continue
        before = len(there)
        _align_moved(mine, ours, its, theirs, there)
        if len(there) > before:
            taken = set(there.values())
            found.append((one, two))
    return found


def _list_quoted(
    alone: Sequence[int], beside: Sequence[int], every: tuple[Sequence[int], Sequence[int]], grounds: tuple[Ground, ...]
) -> list[tuple[int, int]]:
    """Return sentences of which one has a run of the other's words in marks; one of the two has no partner."""
    marked = [
        {one: words[one] for one in several if len(words[one]) >= _RUN}
        for several, words in zip(every, map(_list_marked, grounds), strict=True)
    ]
    pairs = [(one, two) for one in marked[0] for two in marked[1] if one in alone or two in beside]
    return [(one, two) for one, two in pairs if _share_run(marked[0][one], marked[1][two])]


def _share_run(one: Sentence, two: Sentence) -> bool:
    block = SequenceMatcher(None, one, two, autojunk=False).find_longest_match()
    return block.size >= _RUN and block.size >= _SHARED * min(len(one), len(two))


def _list_telling(sentence: int, ground: Ground) -> frozenset[str]:
    return frozenset(filter(_is_telling, (key_of(at, ground) for at in ground.inside(sentence))))


def _list_near(words: frozenset[str], others: Mapping[int, frozenset[str]]) -> list[int]:
    """Return the few sentences that share most words, and enough, with one."""
    shared = {number: len(words & other) for number, other in others.items()}
    near = sorted((number for number in shared if shared[number] >= _PART), key=lambda number: -shared[number])
    return near[:_NEAREST]


def _is_part(
    shared: int, one: int, two: int, alone: tuple[Sequence[int], Sequence[int]], words: tuple[Sequence[str], ...]
) -> bool:
    """Return whether enough of a sentence without a partner stands in another."""
    sizes = [sum(map(_is_telling, several)) for several in words]
    return (one in alone[0] and shared >= _SHARED * sizes[0]) or (two in alone[1] and shared >= _SHARED * sizes[1])


def is_typing(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether a word is another with its letters in disorder, or one too many or too few that makes it none."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    one, two = sorted((ours[0], theirs[0]), key=len)
    if is_number(one) or is_number(two) or len(one) < _SHORTEST or len(two) - len(one) > 1:
        return False
    if len(one) == len(two):
        return sorted(one) == sorted(two)
    holds = any(two[:at] + two[at + 1 :] == one for at in range(len(two)))
    return holds and not (one in english.dictionary and two in english.dictionary)
