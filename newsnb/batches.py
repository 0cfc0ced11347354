"""Many articles: in batches of so many tokens, here or in processes of their own; none is lost to a bad one."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from textwrap import shorten
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from tqdm import tqdm

from newsnb.articles import Accepted, Text, accept, clean_line, made_by_of, prepare, to_reading
from newsnb.errors import NewsnbError
from newsnb.reading import Reading, sha256_of
from newsnb.settings import Settings
from newsnb.steps import Steps, steps_of
from newsnb.values import Meta, Note
from newsnb.workers import Job, Pool

UNREAD = "not-read"
"""Code of the note on an article that could not be read."""

KILLED = "the process that read it ended each time; is it very long, or memory short?"
"""What is wrong with an article of which processes died."""

_BATCH = 16
"""Articles that are asked for, or given to a process, at once."""

_TOKENS = 12_000
"""Tokens parsed at once, unless one article has more: for each, the parser's layers take some 6 KB."""

_KEPT_WORDS = 20_000
"""Words that our own pipeline keeps, some 10 MB: of the first hundreds of articles, and most of those of later ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What is the same for many articles."""

    home: str | None
    model: str | Path | Language | None
    settings: Settings
    noted: bool


Outcome = Reading | Exception
"""What becomes of an article."""

_Begun = tuple[Doc, Accepted] | Exception
"""What an article is before it is parsed."""


def give(batches: Iterator[list[Outcome]], progress: bool) -> Iterator[Reading]:
    """Yield the readings of batches one by one, and raise the errors among them."""
    with tqdm(unit=" articles", disable=not progress) as bar:
        for number, outcome in enumerate(chain.from_iterable(batches), 1):
            if isinstance(outcome, Exception):
                outcome.add_note(f"It is article {number:,} of those given.")
                raise outcome
            yield outcome
            bar.update()


def read_here(texts: Iterator[Text], how: How) -> Iterator[list[Outcome]]:
    """Read batches in this process, each when it is asked for."""
    while batch := list(islice(texts, _BATCH)):
        yield _read_job(Job(payload=(0, batch, how)))


def read_apart(texts: Iterator[Text], how: How, n_process: int) -> Iterator[list[Outcome]]:
    """Read batches in processes of their own, a few ahead of what is taken."""
    done: dict[int, list[Outcome]] = {}
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


def _read_job(job: Job, tell: Callable[[int], None] = lambda step: None) -> list[Outcome]:
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


def _read_step(step: int, text: Text, steps: Steps, how: How, job: Job, tell: Callable[[int], None]) -> Outcome:
    tell(step)
    return NewsnbError(KILLED) if step in job.lost else _read_one(text, steps, how)


def _read_batch(batch: list[Text], steps: Steps, how: How) -> list[Outcome]:
    try:
        with _memory_zone(steps.nlp, how):
            begun = (_begin(text, steps, how) for text in batch)
            return [outcome for group in _groups(begun) for outcome in _read_group(group, steps, how)]
    except Exception:  # a fault of ours, or of the model, in one of them
        return [_read_one(text, steps, how) for text in batch]


def _groups(begun: Iterable[_Begun]) -> Iterator[list[_Begun]]:
    """Yield what is parsed at once: as many as there is memory for."""
    group: list[_Begun] = []
    tokens = 0
    for one in begun:
        size = 0 if isinstance(one, Exception) else len(one[0])
        if group and tokens + size > _TOKENS:
            yield group
            group, tokens = [], 0
        group.append(one)
        tokens += size
    yield group


def _read_group(group: list[_Begun], steps: Steps, how: How) -> list[Outcome]:
    with steps.undisturbed():
        parsed = steps.nlp.pipe([one for one in group if not isinstance(one, Exception)], as_tuples=True)
        readings = iter([to_reading(doc, article, steps, how.settings) for doc, article in parsed])
    return [one if isinstance(one, Exception) else next(readings) for one in group]


def _read_one(text: Text, steps: Steps, how: How) -> Outcome:
    with _memory_zone(steps.nlp, how), steps.undisturbed():
        begun = _begin(text, steps, how)
        if isinstance(begun, Exception):
            return begun
        doc, article = begun
        try:
            return to_reading(steps.nlp(doc), article, steps, how.settings)
        except Exception as error:  # it costs this article, and no other
            return error


def _begin(text: Text, steps: Steps, how: How) -> _Begun:
    try:
        return prepare(accept(text, Meta(home=how.home), how.settings), steps, how.settings)
    except Exception as error:
        return error


def _note_unread(error: Exception, text: object, steps: Steps, how: How) -> Reading:
    """Return an empty reading with a note on why the article could not be read."""
    told = {name: getattr(text, name, None) for name in ("title", "outlet", "date", "home", "url")}
    known: dict[str, Any] = {name: clean_line(one) for name, one in told.items() if isinstance(one, str)}
    reason = " ".join(str(error).split()) or type(error).__name__
    message = shorten(
        reason if isinstance(error, NewsnbError | TypeError) else f"{type(error).__name__}: {reason}", 500
    )
    return Reading(
        text="",
        sha256=sha256_of(""),
        length=0,
        meta=Meta(**known),
        made_by=made_by_of(steps.model, steps.gazetteer_version, steps.parse, how.settings),
        notes=(Note(code=UNREAD, start=0, end=0, message=message),),
    )


def _memory_zone(nlp: Language, how: How) -> AbstractContextManager[object]:
    """Return a context at whose end spaCy forgets the words first met in it, once our own pipeline knows enough.

    To meet a word anew costs, and in such a context the tokenizer keeps nothing. A caller's own goes before ours.
    """
    is_learning = not isinstance(how.model, Language) and len(nlp.vocab) < _KEPT_WORDS
    return nullcontext() if is_learning or nlp.vocab.in_memory_zone else nlp.memory_zone()  # type: ignore[attr-defined]
