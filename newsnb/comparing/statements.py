"""Two accounts -> which of their quotes say the same, whether in marks or not."""

from collections.abc import Sequence
from functools import lru_cache

from newsnb.checking.voices import people
from newsnb.checking.words import fold, is_number, is_small, stem_of, words_of
from newsnb.reading import Reading

_FEWEST = 3  # telling words that two statements share
_SHARED = 0.6  # of the telling words of the shorter


@lru_cache(maxsize=64)
def list_stems(reading: Reading) -> tuple[frozenset[str], ...]:
    """Return the stems of what each quote of a reading says, without names of people, numbers and small words."""
    names = {stem_of(fold(part)) for one in people(reading) for part in one.name.split()}
    found = []
    for quote in reading.quotes:
        words = words_of(reading.text or "", quote.content)
        stems = (stem for form, stem in zip(words.forms, words.stems, strict=True) if not is_small(form))
        found.append(frozenset(one for one in stems if not is_number(one)) - names)
    return tuple(found)


def match_statements(one: Reading, two: Reading) -> frozenset[tuple[int, int]]:
    """Return the pairs of quotes, by number, of which each shares more with the other than with any else."""
    ours, theirs = list_stems(one), list_stems(two)
    best = [_find_best(stems, theirs) for stems in ours]
    back = [_find_best(stems, ours) for stems in theirs]
    return frozenset((mine, its) for mine, its in enumerate(best) if its is not None and back[its] == mine)


def _find_best(stems: frozenset[str], others: Sequence[frozenset[str]]) -> int | None:
    """Return the only one of several statements that shares most with one, and enough."""
    shares = [len(stems & other) for other in others]
    most = max(shares, default=0)
    if most < _FEWEST or shares.count(most) > 1:
        return None
    at = shares.index(most)
    return at if most >= _SHARED * min(len(stems), len(others[at])) else None
