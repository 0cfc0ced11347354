"""A statement and an article -> how near in sense to it the words come that each who speaks there says.

Two words are as near as the cosine of their vectors, which ``scripts/word_meanings.py`` makes from the definitions of
WordNet: *footwear* is near to *shoe*, and *refund* to *money*. What `newsnb.checking.meaning` compares are words and
synonyms alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from newsnb.checking.findings import Claim
from newsnb.checking.ground import NOWHERE, Ground
from newsnb.checking.voices import same_voice
from newsnb.checking.words import Words, is_negation, is_number, is_small, lemmas_of
from newsnb.lang import english

_UNRELATED = 0.25  # cosine, up to which two words have nothing to do with one another
_NEAREST = 0.9  # for words that are not the same
_SYNONYM = 0.85
_FAR = 0.1  # below which a word has no counterpart
_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75)
_MANY = 60  # words that the claimed speaker says, from which their number counts no more
_FEW = 3  # words without a counterpart, from which their number counts no more

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near to a statement the nearest words of those come who say something.

    Attributes
    ----------
    share
        By who speaks, as `newsnb.checking.weighing.KINDS` has it: of the statement, by the weight of its words, what
        the nearest words cover.
    mutual
        The same, and how much of those words the statement covers, as the harmonic mean of the two.
    at
        The nearest words of those who may be the claimed speaker, by number.
    said
        How many words they say in all.
    told, anywhere
        For each word of the statement the nearness of the nearest word of theirs, and of the whole article.
    covered
        Of the statement, by the weight of its words, what all the words that they say cover.
    """

    share: dict[str, float]
    mutual: dict[str, float]
    at: tuple[int, ...]
    said: int
    told: tuple[float, ...]
    anywhere: tuple[float, ...]
    covered: float

    @property
    def own(self) -> float:
        """What the nearest words cover of those who may be the claimed speaker."""
        return _own(self.share)


def _own(by_kind: dict[str, float]) -> float:
    return max(by_kind.get("own", 0.0), by_kind.get("open", 0.0))


@dataclass(frozen=True, slots=True)
class _Units:
    """The words of an article quote by quote: each sentence of one, each whole with the words that report it.

    ``at`` has the words of all units, one behind the other, ``starts`` where each begins, ``quotes`` whose it is;
    ``told`` its words without those that report them; ``telling`` which words of ``at`` say something.
    """

    at: NDArray[np.int64]
    starts: NDArray[np.int64]
    quotes: tuple[int, ...]
    told: tuple[tuple[int, ...], ...]
    telling: Floats


def find_nearness(claim: Claim, ground: Ground) -> Nearness:
    """Return how near to a statement the words come of those who say something in an article."""
    words = claim.passage.words
    telling = [at for at, form in enumerate(words.forms) if not is_small(form) and not is_negation(form)]
    units = _units_of(ground)
    if not telling or not units.quotes:
        return Nearness({}, {}, (), 0, (), (), 0.0)
    table = _compare(words, telling, ground)
    weights = np.array([ground.weigh(words.forms[at], words.stems[at]) for at in telling], dtype=np.float32)
    weights /= weights.sum()
    known = {quote: _kind_of(claim, quote, ground) for quote in dict.fromkeys(units.quotes)}
    kinds = [known[quote] for quote in units.quotes]
    one, both = _cover(table, weights, units)
    own = [number for number, kind in enumerate(kinds) if kind in ("own", "open")]
    theirs = sorted({at for number in own for at in units.told[number]})
    nearest = max(own, key=lambda number: one[number], default=None)
    told = table[:, theirs].max(axis=1, initial=0.0)
    return Nearness(
        _list_best(kinds, one),
        _list_best(kinds, both),
        () if nearest is None else units.told[nearest],
        len(theirs),
        tuple(told),
        tuple(table.max(axis=1)),
        float(weights @ told),
    )


def _cover(table: Floats, weights: Floats, units: _Units) -> tuple[list[float], list[float]]:
    """Return how much of a statement each unit covers, and the harmonic mean with what it covers of the unit."""
    one = weights @ np.maximum.reduceat(table[:, units.at], units.starts, axis=1)
    counts = np.add.reduceat(units.telling, units.starts).clip(1.0)
    other = np.add.reduceat(table.max(axis=0)[units.at] * units.telling, units.starts) / counts
    both = 2 * one * other / (one + other).clip(1e-9)
    return one.tolist(), both.tolist()


def _list_best(kinds: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    """Return the greatest value of each kind."""
    best: dict[str, float] = {}
    for kind, value in zip(kinds, values, strict=True):
        best[kind] = max(value, best.get(kind, 0.0))
    return best


@lru_cache(maxsize=64)
def _units_of(ground: Ground) -> _Units:
    """Return the units of an article; kept, since many statements are checked against it."""
    sentences: dict[tuple[int, int], list[int]] = {}
    for number, key in enumerate(zip(ground.quote, ground.sentence, strict=True)):
        sentences.setdefault(key, []).append(number)
    quotes: dict[int, list[int]] = {}
    for (quote, _), words in sentences.items():
        if quote != NOWHERE:
            quotes.setdefault(quote, []).extend(words)
    found: list[tuple[int, tuple[int, ...], list[int]]]
    found = [(quote, tuple(words), []) for (quote, _), words in sentences.items()]
    found += [(quote, tuple(words), ground.cue(quote)) for quote, words in quotes.items()]
    at = [word for _, words, cue in found for word in (*words, *cue)]
    lengths = [len(words) + len(cue) for _, words, cue in found]
    telling = np.array([not is_small(ground.words.forms[word]) for word in at], dtype=np.float32)
    starts = np.cumsum([0, *lengths[:-1]])
    return _Units(
        np.array(at), starts, tuple(quote for quote, _, _ in found), tuple(words for _, words, _ in found), telling
    )


def _kind_of(claim: Claim, quote: int, ground: Ground) -> str:
    if quote == NOWHERE:
        return "narrator"
    return {True: "own", False: "other", None: "open"}[same_voice(claim.claimed, ground.voices[quote])]


def list_nearness_signs(near: Nearness) -> Iterator[tuple[str, float]]:
    """Yield the signs of `newsnb.checking.weighing` that nearness gives, each from -1 to 1."""
    own, mutual = near.own, _own(near.mutual)
    for kind in ("own", "other", "open", "narrator"):
        yield f"near {kind}", near.share.get(kind, 0.0)
        yield f"near {kind}, mutual", near.mutual.get(kind, 0.0)
    yield "near", own
    yield "near squared", own**2
    yield "near, mutual", mutual
    for kind in ("other", "narrator"):
        yield f"near less {kind}", own - near.share.get(kind, 0.0)
        yield f"near less {kind}, mutual", mutual - near.mutual.get(kind, 0.0)
    yield from ((f"near from {step}", float(own >= step)) for step in _STEPS)
    yield "near all", near.covered
    yield "far", sum(one < _FAR for one in near.told) / (len(near.told) or 1)
    far = sum(one < _FAR for one in near.anywhere)
    yield "far everywhere", far / (len(near.anywhere) or 1)
    yield "many far everywhere", min(1.0, far / _FEW)
    yield "says", min(1.0, near.said / _MANY)
    yield "says nothing", float(not near.said)


def _compare(words: Words, telling: Sequence[int], ground: Ground) -> Floats:
    """Return how near each of some words of a statement is to each word of an article, from 0 to 1."""
    _, vectors = _read_vectors()
    mine = np.array([_vector_of(words.forms[at], words.stems[at]) for at in telling], dtype=np.float32)
    mine = mine.reshape(len(telling), vectors.shape[1])
    table = ((mine @ _vectors_of(ground).T - _UNRELATED) / (1 - _UNRELATED)).clip(0.0, _NEAREST)
    for row, at in enumerate(telling):
        alike = ground.alike(words.forms[at], words.stems[at])
        table[row, alike] = np.maximum(table[row, alike], _SYNONYM)
        table[row, ground.where_stem.get(words.stems[at], [])] = 1.0
    return table


@lru_cache(maxsize=64)
def _vectors_of(ground: Ground) -> Floats:
    """Return the vectors of the words of an article; kept as well."""
    words = ground.words
    _, vectors = _read_vectors()
    found = [_vector_of(form, stem) for form, stem in zip(words.forms, words.stems, strict=True)]
    return np.array(found, dtype=np.float32).reshape(len(found), vectors.shape[1])


def _vector_of(form: str, stem: str) -> Floats:
    """Return the vector of a word; one of zeros for a number, a small word, or one that WordNet does not know."""
    rows, vectors = _read_vectors()
    known = () if is_small(form) or is_number(stem) else (rows[lemma] for lemma in lemmas_of(form) if lemma in rows)
    found: Floats = vectors[next(iter(known), -1)]
    return found


@cache
def _read_vectors() -> tuple[dict[str, int], Floats]:
    """Return the vectors of words, each of length 1, and a last one of zeros; and the row of each word."""
    words = english.meanings
    table = np.array([np.frombuffer(packed, dtype=np.int8) for packed in words.values()], dtype=np.float32)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    return {word: row for row, word in enumerate(words)}, np.vstack([table, np.zeros_like(table[:1])])
