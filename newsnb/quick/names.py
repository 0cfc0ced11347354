"""Named entities: all tokens scored at once, and only those walked that begin an entity of several words.

The recognizer moves over a text token by token. Outside an entity its state is the token alone, so what it would do
there can be asked of all tokens together. Inside one, it can only go on or end.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Doc, Span

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moves:
    """What the recognizer can do at a token, by the number of the move (``B-ORG``, ``I-ORG``, ``L-ORG``, ``O``).

    ``inside`` and ``last`` are the numbers of the moves that go on and end with the label of a move.
    """

    labels: list[str]
    outside: Mask
    begins: Mask
    units: Mask
    inside: Numbers
    last: Numbers


class QuickNames:
    """Names the entities that a recognizer names; a Doc with entities set before is left to the recognizer itself."""

    def __init__(self, recognizer: Any) -> None:
        self._recognizer = recognizer
        self._moves = _moves_of([recognizer.moves.get_class_name(number) for number in range(recognizer.moves.n_moves)])

    def __call__(self, doc: Doc) -> Doc:
        """Name the entities of a Doc."""
        return self._name([doc])[0]

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Name the entities of Docs, those of a batch at once."""
        left = iter(docs)
        while batch := list(islice(left, batch_size)):
            yield from self._name(batch)

    def _name(self, docs: list[Doc]) -> list[Doc]:
        if any(not len(doc) or doc.has_annotation("ENT_IOB") for doc in docs):
            return [self._recognizer(doc) for doc in docs]
        state = _State(self._recognizer.model, docs)
        best = _best_moves(state, self._moves)
        stops = _stops(state, best, self._moves)
        for doc, start in zip(docs, state.starts.tolist(), strict=True):
            spans = _spans(best[start : start + len(doc)], stops[start : start + len(doc)] - start, self._moves)
            doc.set_ents([Span(doc, *span) for span in spans], default="outside")
        return docs


def _moves_of(names: Sequence[str]) -> _Moves:
    """Return the moves by their names; ``U-``, for a token that must not be an entity, is for Docs with entities."""
    split = [name.partition("-")[::2] for name in names]
    number = {name: index for index, name in enumerate(names)}
    begins, units = (np.array([move == kind and label != "" for move, label in split]) for kind in "BU")
    return _Moves(
        labels=[label for _, label in split],
        outside=begins | units | np.array([move == "O" for move, _ in split]),
        begins=begins,
        units=units,
        inside=np.array([number.get(f"I-{label}", -1) for _, label in split]),
        last=np.array([number.get(f"L-{label}", -1) for _, label in split]),
    )


class _State:
    """The tokens of Docs, one Doc behind the other, and the recognizer's layers over them."""

    def __init__(self, model: Any, docs: Sequence[Doc]) -> None:
        lengths = np.array([len(doc) for doc in docs])
        ends = np.cumsum(lengths)
        self.starts = ends - lengths
        sentence, space = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs]).T
        self.is_space: Mask = space == 1
        self.is_last: Mask = np.roll(sentence == 1, -1)  # of its sentence or its Doc: no entity goes beyond it
        self.is_last[ends - 1] = True
        self._take_layers(model, np.asarray(model.get_ref("tok2vec").predict(docs)))

    def _take_layers(self, model: Any, vectors: Floats) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        features, self.hidden, self.pieces, width = lower.get_param("W").shape
        self.weights = lower.get_param("W").reshape(features, self.hidden * self.pieces, width)
        self.pad = lower.get_param("pad").reshape(features, self.hidden * self.pieces)
        self.bias = lower.get_param("b").reshape(self.hidden * self.pieces)
        self.upper: tuple[Floats, Floats] = (upper.get_param("W"), upper.get_param("b"))
        self.vectors = vectors
        self.at_token: Floats = vectors @ self.weights[0].T

    def maxout(self, sums: Floats) -> Floats:
        """Return the hidden layer of states, of what their tokens sum up to."""
        pieces = (sums + self.bias).reshape(len(sums), self.hidden, self.pieces)
        found: Floats = pieces[:, :, 0]
        for number in range(1, self.pieces):  # far quicker than `max` along so short an axis
            found = np.maximum(found, pieces[:, :, number])
        return found


def _best_moves(state: _State, moves: _Moves) -> Numbers:
    """Return the best move of each token, were it outside an entity."""
    upper, bias = state.upper
    scores = state.maxout(state.at_token + state.pad[1] + state.pad[2]) @ upper.T + bias
    scores[:, ~moves.outside] = -np.inf
    scores[np.ix_(state.is_last, moves.begins)] = -np.inf
    scores[np.ix_(state.is_space, moves.begins | moves.units)] = -np.inf
    best: Numbers = scores.argmax(axis=1)
    return best


def _stops(state: _State, best: Numbers, moves: _Moves) -> Numbers:
    """Return where the entity ends that begins at a token: behind it, or as far as the recognizer goes on."""
    stops = np.arange(1, len(best) + 1)
    starts = np.flatnonzero(moves.begins[best])
    first = state.vectors[starts] @ state.weights[1].T
    upper, bias = state.upper
    open_ = np.arange(len(starts))  # the entities that go on still, all of the same length
    while len(open_):
        here = stops[starts[open_]]
        before = state.vectors[here - 1] @ state.weights[2].T
        hidden = state.maxout(state.at_token[here] + first[open_] + before)
        inside, last = moves.inside[best[starts[open_]]], moves.last[best[starts[open_]]]
        goes_on = (hidden * upper[inside]).sum(1) + bias[inside] >= (hidden * upper[last]).sum(1) + bias[last]
        stops[starts[open_]] += 1
        open_ = open_[goes_on & ~state.is_last[here]]
    return stops


def _spans(best: Numbers, stops: Numbers, moves: _Moves) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and label of the entities of a Doc; what begins within another was never asked."""
    reached = 0
    for start in np.flatnonzero((moves.begins | moves.units)[best]).tolist():
        if start >= reached:
            reached = int(stops[start])
            yield start, reached, moves.labels[best[start]]
