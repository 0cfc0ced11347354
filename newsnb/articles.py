"""One article: text to tokens, and a Doc that the pipeline went over to a Reading."""

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from textwrap import shorten
from typing import Any

from spacy.tokens import Doc

from newsnb.errors import TextTooLong, WrongType
from newsnb.extract.places import home_of
from newsnb.extract.times import day_written
from newsnb.gazetteer import Gazetteer
from newsnb.intake import Article, clean, readable, take
from newsnb.intake.doubts import doubts
from newsnb.linking import reading_of
from newsnb.reading import Reading
from newsnb.records import DATE, HOME
from newsnb.settings import Settings
from newsnb.steps import Steps
from newsnb.text.casing import recase
from newsnb.tokens import tokenize
from newsnb.values import MadeBy, Meta, Note

Text = str | bytes | Path | Article


@dataclass(frozen=True, slots=True)
class Accepted:
    """An article that can be read, with what is known and noted of it."""

    text: str
    meta: Meta
    notes: tuple[Note, ...]


def accept(text: Text, known: Meta, settings: Settings) -> Accepted:
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
    cleaned: dict[str, Any] = {name: clean_line(first or second) for name, (first, second) in told.items()}
    meta = Meta(**cleaned)
    return Accepted(words, meta, (*article.notes, *notes, *doubts(words)))


def clean_line(told: str | None) -> str | None:
    """Return what is told of an article, as it can be shown."""
    return told and readable(told)


def prepare(article: Accepted, steps: Steps, settings: Settings) -> tuple[Doc, Accepted]:
    """Return the tokens of an article, recased where it stands in capitals, and the article with what was noted."""
    doc, untold = tokenize(steps.nlp, recase(article.text, steps.gazetteer))
    if len(doc) > settings.max_tokens:
        raise TextTooLong(len(doc), settings.max_tokens, "tokens")
    for step in steps.before:
        doc = step(doc)
    doc.user_data[HOME] = article.meta.home
    doc.user_data[DATE] = article.meta.date
    article = note_date(note_home(article, steps.gazetteer))
    return doc, replace(article, notes=(*article.notes, *untold))


def note_home(article: Accepted, gazetteer: Gazetteer) -> Accepted:
    """Return the article with a note if the gazetteer does not know where its readers live."""
    home = article.meta.home
    is_known = not home or home_of(home, gazetteer) is not None
    return article if is_known else replace(article, notes=(*article.notes, _note_unknown_home(home or "")))


def note_date(article: Accepted) -> Accepted:
    """Return the article with a note if its date is no day that times can be counted from."""
    date = article.meta.date
    return article if not date or day_written(date) else replace(article, notes=(*article.notes, _note_no_day(date)))


def _note_no_day(date: str) -> Note:
    message = f"{shorten(date, 60)!r} is no day that times can be counted from: give the date as in 2019-09-13"
    return Note(code="unknown-date", start=0, end=0, message=message)


def _note_unknown_home(home: str) -> Note:
    message = f"the gazetteer knows no place named {shorten(home, 60)!r}: as a home it settles no names"
    return Note(code="unknown-home", start=0, end=0, message=message)


def to_reading(doc: Doc, article: Accepted, steps: Steps, settings: Settings) -> Reading:
    """Run what comes behind the pipeline, and return the reading."""
    for step in steps.after:
        doc = step(doc)
    return link(doc, article, made_by_of(steps.model, steps.gazetteer_version, steps.parse, settings))


@lru_cache(maxsize=16)  # importlib looks for a package on the disk each time
def made_by_of(model: str, gazetteer: str, parse: str, settings: Settings) -> MadeBy:
    """Return the versions and settings that make a reading."""
    versions = {name: version(name) for name in ("newsnb", "spacy")}
    return MadeBy(**versions, model=model, gazetteer=gazetteer, parse=parse, settings=settings)


def link(doc: Doc, article: Accepted, made_by: MadeBy) -> Reading:
    """Return the reading of a Doc that all components went over."""
    return reading_of(doc, text=article.text, meta=article.meta, made_by=made_by, notes=article.notes)
