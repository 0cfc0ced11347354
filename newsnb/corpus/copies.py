"""Articles that are copies of one another: cut, under another headline, updated, or taken from one agency."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from newsnb.errors import PackageNotFound
from newsnb.reading import sha256_of

if TYPE_CHECKING:
    from datasketch import MinHash

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
_FEWEST = 12  # shingles; of shorter texts only the very same are copies
_PERMUTATIONS = 128
_BANDS = (64, 2)  # finds pairs that share a quarter of all shingles of both 98 times of 100, and verifies them
_CONTAINED = 0.5  # of the shorter text, from which it is a copy: a topic shares a tenth, an update two thirds
_REPEATED = 6  # words


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A text as it is compared: the MinHash of its shingles, their hashes in order, and a hash of all its words."""

    hash: "MinHash"
    shingles: "np.ndarray[Any, Any]"
    whole: str

    @property
    def size(self) -> int:
        return len(self.shingles)


def group_copies(texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each article that has copies the id of the first of them, in the order given.

    Parameters
    ----------
    texts
        The articles by id.

    Raises
    ------
    PackageNotFound
        If datasketch is not installed.

    Notes
    -----
    Pairs are found by MinHash and locality-sensitive hashing over four words each (Broder 1997; datasketch). They are
    copies if the shorter one has half of its shingles in the longer one: a text that was cut to a third is a copy, one
    on the same topic is none.
    """
    try:
        from datasketch import MinHashLSH
    except ImportError as error:
        raise PackageNotFound("finding copies", "datasketch", "corpus") from error
    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
    sketches: dict[str, _Sketch] = {}
    same: dict[str, str] = {}
    first: dict[str, str] = {}
    for id, text in texts.items():
        sketch = _sketch(text)
        if sketch.whole in same:
            join_group(first, id, same[sketch.whole])
        elif sketch.size >= _FEWEST:
            for other in index.query(sketch.hash):  # one copy in a group is enough: groups may have thousands
                if find_leader(first, other) != find_leader(first, id) and _is_copy(sketch, sketches[other]):
                    join_group(first, id, other)
        if sketch.whole not in same and sketch.size >= _FEWEST:
            index.insert(id, sketch.hash)
            sketches[id] = sketch
        same.setdefault(sketch.whole, id)
    order = {id: at for at, id in enumerate(texts)}
    return _settle(first, order)


def _sketch(text: str) -> _Sketch:
    from datasketch import MinHash

    words = _WORD.findall(text.casefold())
    joined = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    shingles = [one.encode("utf-8", "replace") for one in joined]
    found = MinHash(num_perm=_PERMUTATIONS)
    found.update_batch(shingles)
    hashes = np.unique(np.array([crc32(shingle) for shingle in shingles], dtype=np.uint32))
    return _Sketch(found, hashes, sha256_of(" ".join(words)))


def _is_copy(one: _Sketch, other: _Sketch) -> bool:
    shared = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return shared >= _CONTAINED * min(one.size, other.size)


def join_group(first: dict[Any, Any], one: Any, other: Any) -> None:
    """Put two things into one group; ``first`` leads from each to one before it."""
    one, other = find_leader(first, one), find_leader(first, other)
    first.setdefault(one, one)
    first.setdefault(other, other)
    if one != other:
        first[one] = other


def find_leader(first: dict[Any, Any], one: Any) -> Any:
    """Return what stands for the group of a thing."""
    while first.get(one, one) != one:
        first[one] = first[first[one]]
        one = first[one]
    return one


def _settle(first: dict[str, str], order: Mapping[str, int]) -> dict[str, str]:
    """Return the first member, in order, of the group of each."""
    leaders: dict[str, str] = {}
    for id in sorted(first, key=order.__getitem__):
        leaders.setdefault(find_leader(first, id), id)
    return {id: leaders[find_leader(first, id)] for id in first}


def group_quotations(rows: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Return for each quotation that stands in several articles the row of the first of them.

    Parameters
    ----------
    rows
        Article and words of each quotation. Two are the same if they share `_REPEATED` words in a row, or all of them,
        where one has fewer but at least four.
    """
    seen: dict[tuple[str, ...], int] = {}
    first: dict[int, int] = {}
    for row, (_, words) in enumerate(rows):
        for shingle in _long_shingles(words):
            if (other := seen.setdefault(shingle, row)) != row:
                join_group(first, row, other)
    repeated = (group for group in _groups(first) if len({rows[row][0] for row in group}) > 1)
    return {row: group[0] for group in repeated for row in group}


def _long_shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    if len(words) < 4:
        return
    length = min(len(words), _REPEATED)
    yield from (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _groups(first: dict[int, int]) -> Iterable[list[int]]:
    groups: dict[int, list[int]] = {}
    for row in sorted(first):
        groups.setdefault(find_leader(first, row), []).append(row)
    return groups.values()
