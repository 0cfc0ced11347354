"""The file that a student hands in, version 1, checked: it may have been edited by hand."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsnb.classroom.lesson.exercise import CODE, FIND, QUESTIONS
from newsnb.classroom.lesson.keys import Item, items_of
from newsnb.classroom.lesson.matching import Marked
from newsnb.classroom.lesson.words import solid_in, words_of
from newsnb.errors import BadReading, FileProblem, NewsnbError
from newsnb.files import read_whole
from newsnb.plain import Value, from_plain, later
from newsnb.reading import Reading, sha256_of
from newsnb.values import NAMINGS

FORMAT = "newsnb.answers"
VERSION = 1

_LARGEST = 4_000_000  # bytes; the answers on a newspaper's longest article have 200,000
_LONGEST = 600  # letters of a sentence of judgement, as the page allows
_TODO = "ask for the file that the exercise page downloaded"


class BadAnswers(NewsnbError, ValueError):
    """A file is not what a student's page wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Value):
    """Words that a student marked.

    Attributes
    ----------
    kind
        ``"quote"`` or ``"place"``.
    start, end
        Half-open span of characters of the text.
    speaker, naming
        What the student answered of a quote; None if it was not answered, and empty for nobody.
    """

    kind: str
    start: int
    end: int
    speaker: str | None = later(None)
    naming: str | None = later(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a student handed in.

    Attributes
    ----------
    code
        The code that the teacher gave.
    title, text, sha256
        Of the article.
    on_day
        When it was handed in, as in 2026-11-28.
    find
        What was to be found.
    marks
        In text order.
    judgement
        A sentence on each question that was answered.
    problems
        What in the file was left out, and why.
    """

    code: str
    title: str
    on_day: str
    text: str
    sha256: str
    find: tuple[str, ...]
    marks: tuple[Mark, ...]
    judgement: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def marked(self) -> list[Marked]:
        """Return the marks by the words that they cover."""
        words = words_of(self.text)
        return [
            Marked(
                kind=one.kind, words=solid_in(words, ((one.start, one.end),)), speaker=one.speaker, naming=one.naming
            )
            for one in self.marks
        ]


def load_answers(path: Path) -> Answers:
    """Read a file that a student handed in; what is good in it is kept.

    Raises
    ------
    FileProblem
        If it cannot be read, or is far too large.
    BadAnswers
        If it is something else, or of a later version.
    """
    content = read_whole(path, largest=_LARGEST, todo=_TODO, too_large=_TODO)
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadAnswers(f"{path.name}: it is not a JSON file; {_TODO}") from None
    try:
        return from_answers(found)
    except BadAnswers as error:
        raise BadAnswers(f"{path.name}: {error}") from None


def from_answers(found: Any) -> Answers:
    """Return the answers in what was read as JSON."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadAnswers(f"these are no answers (the format should be {FORMAT!r}); {_TODO}")
    version = found.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or not 1 <= version <= VERSION:
        raise BadAnswers(f"answers of version {version!r}, this newsnb knows {VERSION}; run `pip install -U newsnb`")
    text, code = found.get("text"), found.get("code")
    if not isinstance(text, str) or not text.strip() or _hash(text) != found.get("sha256"):
        raise BadAnswers(f"the article in it was changed; {_TODO}")
    if not isinstance(code, str) or not CODE.fullmatch(code.strip()):
        raise BadAnswers("it has no code of 1 to 24 letters and digits; write the student's code in its line `code`")
    marks, problems = _read_marks(found.get("marks"), len(text))
    judgement, too_long = _read_judgement(found.get("judgement"))
    return Answers(
        code=code.strip(),
        title=_read_words(found.get("title"))[:200],
        on_day=_read_words(found.get("on_day"))[:10],
        text=text,
        sha256=found["sha256"],
        find=tuple(name for name in FIND if name in _read_list(found.get("find"))) or FIND,
        marks=tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))),
        judgement=judgement,
        problems=(*problems, *too_long),
    )


def answers_of(reading: Reading, code: str) -> Answers:
    """Return a reading as the answers of somebody who marked all that is in it.

    Raises
    ------
    BadAnswers
        If it was saved without its words.
    """
    if reading.text is None:
        raise BadAnswers(f"the reading of {code} was saved without its words; read the text again to compare it")
    items = items_of(reading, FIND)
    return Answers(
        code=code,
        title=reading.meta.title or "",
        on_day=max((one.on_day for one in reading.corrections), default=""),
        text=reading.text,
        sha256=reading.sha256,
        find=FIND,
        marks=tuple(_mark_item(item) for item in items),
    )


def _mark_item(item: Item) -> Mark:
    start, end = item.spans[0][0], item.spans[-1][1]
    if item.kind == "place":
        return Mark(kind="place", start=start, end=end)
    return Mark(kind="quote", start=start, end=end, speaker=item.speaker, naming=item.naming)


def _hash(text: str) -> str:
    try:
        return sha256_of(text)
    except UnicodeEncodeError:  # half a character
        return ""


def _read_marks(found: Any, length: int) -> tuple[list[Mark], list[str]]:
    """Return the good marks, and what is wrong with the others."""
    marks, problems = [], []
    for number, plain in enumerate(_read_list(found), 1):
        try:
            marks.append(_read_mark(plain, length))
        except BadReading as error:
            problems.append(f"mark {number} was left out: {error}")
    return list(dict.fromkeys(marks)), problems


def _read_mark(plain: Any, length: int) -> Mark:
    mark = from_plain(Mark, plain, where="mark")
    if not 0 <= mark.start < mark.end <= length:
        raise BadReading(f"{mark.start}:{mark.end} is outside the text of {length:,} characters")
    if mark.kind not in ("quote", "place"):
        raise BadReading(f"there is no kind {mark.kind[:40]!r}; there are quote and place")
    if mark.naming not in (None, *NAMINGS):
        raise BadReading(f"there is no naming {mark.naming[:40]!r}")
    return mark


def _read_judgement(found: Any) -> tuple[dict[str, str], list[str]]:
    """Return the sentences of judgement, and which were cut because they are longer than the page allows."""
    given = found if isinstance(found, dict) else {}
    said = {name: words.strip() for name in QUESTIONS if (words := _read_words(given.get(name)))}
    cut = [f"{name!r} was cut to {_LONGEST} letters" for name, words in said.items() if len(words) > _LONGEST]
    return {name: words[:_LONGEST] for name, words in said.items()}, cut


def _read_words(found: Any) -> str:
    return found.encode("utf-8", "replace").decode("utf-8") if isinstance(found, str) else ""


def _read_list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def problem_of(path: Path, error: NewsnbError) -> str:
    """Return why a file could not be read, with its name."""
    words = str(error)
    return words.replace(repr(str(path)), path.name, 1) if isinstance(error, FileProblem) else words
