"""A folder of files, or a list, to the answers of a class: one for each code, all on one article."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsnb.classroom.together.answers import Answers, BadAnswers, answers_of, load_answers, problem_of
from newsnb.errors import NewsnbError, WrongType
from newsnb.export import load
from newsnb.files import open_regular, path_of
from newsnb.reading import FORMAT as READING
from newsnb.reading import Reading


def collect(handed_in: Any) -> tuple[list[Answers], list[Reading], list[str]]:
    """Return the answers and readings of a folder or list, and what could not be read."""
    answers: list[Answers] = []
    readings: list[Reading] = []
    problems: list[str] = []
    for one in _list_files(handed_in):
        if isinstance(one, Answers | Reading):
            answers.append(_name_coder(one, len(answers) + 1) if isinstance(one, Reading) else one)
            continue
        try:
            found = _load(one)
        except NewsnbError as error:
            problems.append(problem_of(one, error))
            continue
        answers.append(found) if isinstance(found, Answers) else readings.append(found)
    return answers, readings, problems


def _list_files(handed_in: Any) -> list[Any]:
    if isinstance(handed_in, str | Path):
        folder = path_of(handed_in)
        if not folder.is_dir():
            raise BadAnswers(f"{str(folder)!r} is no folder; name the one with the files that were handed in")
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    listed = list(handed_in) if isinstance(handed_in, Iterable) else [handed_in]
    for one in listed:
        if not isinstance(one, str | Path | Answers | Reading):
            raise WrongType("agreement", "a folder, files, answers or readings", one)
    return [path_of(one) if isinstance(one, str | Path) else one for one in listed]


def _name_coder(reading: Reading, number: int) -> Answers:
    """Return a reading as answers of whoever corrected it last."""
    by = next((one.by for one in reversed(reading.corrections) if one.by), None)
    return answers_of(reading, f"{number} {by}"[:24] if by else f"reading {number}")


def _load(path: Path) -> Answers | Reading:
    """Return what is in a file: answers, or a reading."""
    try:
        return load_answers(path)
    except BadAnswers:
        if path.suffix.lower() == ".json" and _is_reading(path):
            return load(path)
        raise


def _is_reading(path: Path) -> bool:
    with open_regular(path) as file:
        return READING.encode() in file.read(200)


def choose_article(answers: list[Answers]) -> tuple[list[Answers], list[str]]:
    """Return the answers on the article that most are about, and what the others are."""
    [(most, _)] = Counter(one.sha256 for one in answers).most_common(1)
    others = [f"{one.code}: these answers are on another text ({one.title!r})" for one in answers if one.sha256 != most]
    return [one for one in answers if one.sha256 == most], others


def choose_files(answers: list[Answers]) -> tuple[list[Answers], list[str]]:
    """Return one file for each code, the latest day's, and which codes came twice."""
    by_code: dict[str, Answers] = {}
    problems = []
    for one in sorted(answers, key=lambda one: (one.on_day, len(one.marks))):
        code = one.code.casefold()
        if code in by_code:
            problems.append(f"{one.code}: there are two files of this code; the later one counts")
        by_code[code] = one
    return sorted(by_code.values(), key=lambda one: one.code.casefold()), problems
