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
from newsnb.checking.words import is_number, is_small
from newsnb.lang import english

_ALIKE = 0.45  # of two sentences, from which one is the other reworded
_SHARED = 0.5  # of the telling words of the shorter of two sentences, in one go, from which one is the other reworded
_FEWEST = 3  # words that two sentences must share in marks, or telling words
_SHORTEST = 4  # letters of a word that may be an error of typing
_NEAREST = 4  # sentences that are looked at, for each that is gone


Sentence = tuple[str, ...]
"""The words of a sentence, as they are compared."""


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
    pairs = _match_alike(left, right, (ours, theirs), (_list_marked(old), _list_marked(new)))
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


def _list_sentences(ground: Ground) -> list[Sentence]:
    return [tuple(ground.words.forms[at] for at in ground.inside(number)) for number in range(len(ground.sentences))]


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
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    marked: tuple[Sequence[Sentence], Sequence[Sentence]],
) -> list[tuple[int, int]]:
    """Return the sentences that were reworded, each with the one that is most like it."""
    ours, theirs = sentences
    where: dict[str, list[int]] = {}
    for number in right:
        for form in set(theirs[number]):
            if not is_small(form):
                where.setdefault(form, []).append(number)
    scored = []
    for number in left:
        near = Counter(two for form in set(ours[number]) if not is_small(form) for two in where.get(form, ()))
        for two, _ in near.most_common(_NEAREST):
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
    block = matcher.find_longest_match()
    telling = sum(not is_small(form) for form in ours[block.a : block.a + block.size])
    shorter = min(sum(not is_small(form) for form in sentence) for sentence in (ours, theirs))
    return ratio if telling >= _FEWEST and telling >= _SHARED * shorter else 0.0


def _compare_words(
    mine: range, its: range, ours: Sequence[str], theirs: Sequence[str], there: dict[int, int], runs: list[Run]
) -> None:
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            there.update(zip(mine[a:b], its[c:d], strict=True))
        elif "".join(ours[a:b]) != "".join(theirs[c:d]) and not is_typing(ours[a:b], theirs[c:d]):
            runs.append(Run(mine[a:b], its[c:d]))


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
