"""Whether the quick path was tried with what is installed here: versions, components, shapes and numpy's library."""

from typing import Any

import spacy
import thinc
from spacy.language import Language
from thinc.api import Model, NumpyOps, get_current_ops

from newsnb.quick.threads import kernel
from newsnb.quick.vectors import word_models

_TRIED = {"spaCy": (spacy, "3.8."), "thinc": (thinc, "8.3.")}
_MODEL = "3.8.0"
_COMPONENTS = {
    "tok2vec": "spacy.pipeline.tok2vec.Tok2Vec",
    "tagger": "spacy.pipeline.tagger.Tagger",
    "parser": "spacy.pipeline.dep_parser.DependencyParser",
    "attribute_ruler": "spacy.pipeline.attributeruler.AttributeRuler",
    "lemmatizer": "spacy.lang.en.lemmatizer.EnglishLemmatizer",
    "ner": "spacy.pipeline.ner.EntityRecognizer",
}
_EMBEDDING = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
_ENCODING = "residual(expand_window>>maxout>>layernorm>>dropout)"
_RECOGNIZER = {"lower": (3, 64, 2, 64), "upper": (74, 64)}
_KERNELS = ("Haswell", "Zen", "SkylakeX", "Cooperlake", "Sapphirerapids")
"""Those of OpenBLAS for AVX2 and AVX-512; without these instructions it is no quicker than the library of thinc."""


def reason_against(nlp: Language) -> str | None:
    """Return why the quick path would not do for a pipeline, in words for a reader; None if it does."""
    for name, (module, version) in _TRIED.items():
        if not module.__version__.startswith(version):
            return f"{name} {module.__version__} was not tried"
    if nlp.meta.get("version") != _MODEL:
        return f"version {nlp.meta.get('version')} of the model was not tried"
    return _reason_in_components(nlp) or _reason_in_weights(nlp) or _reason_in_machine()


def _reason_in_components(nlp: Language) -> str | None:
    found = {name: f"{type(pipe).__module__}.{type(pipe).__qualname__}" for name, pipe in nlp.pipeline}
    if found != _COMPONENTS or list(found) != list(_COMPONENTS):
        odd = sorted(set(found.items()) ^ set(_COMPONENTS.items()))
        return f"its components are others or in another order ({', '.join(dict(odd) or found)})"
    return None


def _reason_in_weights(nlp: Language) -> str | None:
    """Return what differs in the layers that the quick path takes apart."""
    names: Any = nlp.get_pipe("ner")
    lemmas: Any = nlp.get_pipe("lemmatizer")
    for words in word_models(nlp):
        if reason := _reason_in_vectors(words):
            return reason
    if any(names.model.get_ref(layer).get_param("W").shape != shape for layer, shape in _RECOGNIZER.items()):
        return "the weights of its recognizer have another shape"
    if names.cfg["beam_width"] != 1 or names.model.attrs["unseen_classes"] or lemmas.mode != "rule" or lemmas.overwrite:
        return "its recognizer or its lemmatizer is set otherwise"
    return None


def _reason_in_vectors(words: Model[Any, Any]) -> str | None:
    embedding, encoding = words.layers
    if tuple(layer.name.partition("(")[0] for layer in embedding.layers) != _EMBEDDING:
        return "its embedding has other layers"
    layers = encoding.layers[0].layers
    if any(layer.name != _ENCODING for layer in layers) or _windows(encoding) != {1}:
        return "its encoding has other layers"
    return None


def _windows(encoding: Model[Any, Any]) -> set[int]:
    """Return how many neighbours on each side the layers of an encoder look at."""
    return {layer.attrs["window_size"] for layer in encoding.walk() if layer.name == "expand_window"}


def _reason_in_machine() -> str | None:
    if type(get_current_ops()) is not NumpyOps:
        return f"thinc runs on {get_current_ops().name}"
    if kernel() not in _KERNELS:
        return f"numpy has no OpenBLAS with AVX2 here, but {kernel() or 'another library'}"
    return None
