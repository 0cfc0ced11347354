"""Word vectors: the products in OpenBLAS, and each form embedded once a batch."""

from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from newsnb.quick.encoding import encode_at_once

_ODD = np.random.default_rng(0).integers(1, 2**63, size=8, dtype=np.uint64) * np.uint64(2) + np.uint64(1)


def quicken_vectors(nlp: Language) -> None:
    """Make the models of a pipeline multiply in numpy's library and embed each form of a batch once."""
    ops = NumpyOps(use_blis=False)
    for name in ("tok2vec", "tagger", "parser", "ner"):
        component: Any = nlp.get_pipe(name)
        for layer in component.model.walk():
            layer.ops = ops
    for words in word_models(nlp):
        words.layers[0] = _embed_once(words.layers[0])
        words.layers[1] = encode_at_once(words.layers[1])


def word_models(nlp: Language) -> list[Model[Any, Any]]:
    """Return the two models of a pipeline that give word vectors, each an embedding and an encoding."""
    shared: Any = nlp.get_pipe("tok2vec")
    names: Any = nlp.get_pipe("ner")
    return [shared.model, names.model.get_ref("tok2vec").layers[0]]


def _embed_once(embed: Model[Any, Any]) -> Model[Any, Any]:
    """Return a layer that gives what another embeds: a vector depends on nothing but the attributes of the form."""
    extract, _, hashes, mix, _ = embed.layers

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> Any:
        features = extract.predict(docs)
        columns = np.concatenate(features)
        first, groups = group(columns)
        vectors = mix.predict(hashes.predict(columns[first]))[groups]
        return np.split(vectors, np.cumsum([len(rows) for rows in features])[:-1]), lambda gradient: []

    return Model("embed_once", forward, layers=[embed], dims={"nO": embed.get_dim("nO")})


def group(columns: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the first row of each group of equal rows, and the group of each row.

    A row is mixed into one number, which is far quicker to sort. Should two different rows give the same number, the
    rows themselves are sorted.
    """
    mixed = (columns * _ODD[: columns.shape[1]]).sum(axis=1, dtype=np.uint64)
    _, first, groups = np.unique(mixed, return_index=True, return_inverse=True)
    if not np.array_equal(columns[first][groups], columns):
        _, first, groups = np.unique(columns, axis=0, return_index=True, return_inverse=True)
    return first, groups.reshape(-1)
