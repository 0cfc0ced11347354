"""Word vectors in their context: all that an encoder does to a stretch of tokens while it is in the processor's cache.

Each layer of an encoder looks at a token and its neighbours, multiplies, takes the best of three sums, brings these to
mean 0 and variance 1, and adds them to the token. The stock layers pass over all tokens of a batch for each of these
steps, in arrays far larger than the cache.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

_ROWS = 256
"""Tokens of a stretch: what is made of them takes some 800 KB."""

_LEAST_VARIANCE = 1e-8  # as in thinc, which divides by the root

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """The weights of a layer, all first pieces before all second ones; what normalized sums are scaled and moved by."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    pieces: int


def encode_at_once(encoder: Model[Any, Any]) -> Model[Any, Any]:
    """Return a layer that gives what an encoder gives: ``with_array`` around a chain of residual layers."""
    layers = [_layer_of(residual) for residual in encoder.layers[0].layers]

    def forward(model: Model[Any, Any], rows: Floats, is_train: bool) -> Any:
        return _encode(rows, layers), lambda gradient: gradient

    encoder.layers[0] = Model("encode_at_once", forward, layers=[encoder.layers[0]])
    return encoder


def _layer_of(residual: Model[Any, Any]) -> _Layer:
    layers: dict[str, Any] = {layer.name: layer for layer in residual.walk()}
    maxout, normal = layers["maxout"], layers["layernorm"]
    weights = maxout.get_param("W")
    width, pieces, inputs = weights.shape
    return _Layer(
        weights=np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T),
        bias=np.ascontiguousarray(maxout.get_param("b").T.reshape(pieces * width)),
        scale=normal.get_param("G"),
        shift=normal.get_param("b"),
        pieces=pieces,
    )


def _encode(rows: Floats, layers: list[_Layer]) -> Floats:
    """Return the rows of a batch, one behind the other, after all layers."""
    number, width = rows.shape
    # Nothing stands before the first row or behind the last.
    given: Floats = np.zeros((number + 2, width), np.float32)
    new = given.copy()
    given[1:-1] = rows
    for layer in layers:
        for start in range(0, number, _ROWS):
            stop = min(start + _ROWS, number)
            new[start + 1 : stop + 1] = _encode_stretch(given[start : stop + 2], layer)
        given, new = new, given
    return given[1:-1]


def _encode_stretch(rows: Floats, layer: _Layer) -> Floats:
    """Return the rows of a stretch after a layer; the first and last of those given are only neighbours."""
    width = rows.shape[1]
    sums = np.concatenate((rows[:-2], rows[1:-1], rows[2:]), axis=1) @ layer.weights
    sums += layer.bias
    best = sums[:, :width]
    for piece in range(1, layer.pieces):
        np.maximum(best, sums[:, piece * width : (piece + 1) * width], out=best)
    best -= (best @ np.full(width, 1 / width, np.float32))[:, None]
    variance = np.einsum("ij,ij->i", best, best) / width + _LEAST_VARIANCE
    best *= (1 / np.sqrt(variance))[:, None]
    best *= layer.scale
    best += layer.shift
    best += rows[1:-1]
    return best
