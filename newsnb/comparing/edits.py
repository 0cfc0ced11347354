"""Two versions of a text -> which sentences are the same, reworded, dropped or added, and which words of them.

Sentences are the same if their words are: marks, capitals and British or American spelling change nothing, and neither
does another order of the paragraphs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from newsnb.checking.ground import Ground
from newsnb.checking.words import is_small

_ALIKE = 0.45  # of two sentences, from which one is the other reworded
_NEAREST = 4  # sentences that are looked at, for each that is gone


@dataclass(frozen=True)
class Run:
    """Words that one version has where the other has others; one of the two may be empty."""

    old: range
    new: range


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
    def back(self) -> dict[int, int]:
        """For each word of the new version that was kept, the word of the old one."""
        return {new: old for old, new in self.there.items()}


def find_edits(old: Ground, new: Ground) -> Edits:
    """Return what became of each sentence of an article in its new version."""
    ours, theirs = _list_sentences(old), _list_sentences(new)
    same = _match_equal(ours, theirs)
    left = [number for number in range(len(ours)) if number not in same and ours[number]]
    right = sorted(set(range(len(theirs))) - set(same.values()) - {at for at, one in enumerate(theirs) if not one})
    pairs = _match_alike(left, right, ours, theirs)
    there: dict[int, int] = {}
    runs: list[Run] = []
    for one, two in same.items():
        there.update(zip(old.inside(one), new.inside(two), strict=True))
    for one, two in pairs:
        _compare_words(old.inside(one), new.inside(two), ours[one], theirs[two], there, runs)
    mine, its = {one for one, _ in pairs}, {two for _, two in pairs}
    return Edits(
        pairs=tuple(pairs),
        dropped=tuple(one for one in left if one not in mine),
        added=tuple(two for two in right if two not in its),
        there=there,
        runs=tuple(runs),
    )


def _list_sentences(ground: Ground) -> list[tuple[str, ...]]:
    return [tuple(ground.words.forms[at] for at in ground.inside(number)) for number in range(len(ground.sentences))]


def _match_equal(ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Return the sentences that both have: those in order first, then those that were moved."""
    found: dict[int, int] = {}
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        found.update((block.a + at, block.b + at) for at in range(block.size))
    taken = set(found.values())
    where: dict[tuple[str, ...], list[int]] = {}
    for number in range(len(theirs) - 1, -1, -1):
        if number not in taken:
            where.setdefault(theirs[number], []).append(number)
    for number, sentence in enumerate(ours):
        if number not in found and where.get(sentence):
            found[number] = where[sentence].pop()
    return found


def _match_alike(
    left: Sequence[int], right: Sequence[int], ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """Return the sentences that were reworded, each with the one that is most like it."""
    where: dict[str, list[int]] = {}
    for number in right:
        for form in set(theirs[number]):
            if not is_small(form):
                where.setdefault(form, []).append(number)
    scored = []
    for number in left:
        near = Counter(two for form in set(ours[number]) if not is_small(form) for two in where.get(form, ()))
        for two, _ in near.most_common(_NEAREST):
            ratio = SequenceMatcher(None, ours[number], theirs[two], autojunk=False).ratio()
            scored.append((-ratio, number, two))
    pairs: dict[int, int] = {}
    for ratio, one, two in sorted(scored):
        if -ratio >= _ALIKE and one not in pairs and two not in pairs.values():
            pairs[one] = two
    return sorted(pairs.items())


def _compare_words(
    mine: range, its: range, ours: Sequence[str], theirs: Sequence[str], there: dict[int, int], runs: list[Run]
) -> None:
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            there.update(zip(mine[a:b], its[c:d], strict=True))
        elif "".join(ours[a:b]) != "".join(theirs[c:d]):
            runs.append(Run(mine[a:b], its[c:d]))
