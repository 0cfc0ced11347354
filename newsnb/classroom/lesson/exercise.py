"""An exercise: an article in which students mark what they find, before they see what others found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsnb.errors import NewsnbError, UnknownName, WrongType
from newsnb.files import file_name, path_of, write_whole
from newsnb.reading import Reading

if TYPE_CHECKING:
    from newsnb.classroom.lesson.box import ExerciseWidget

FIND = ("places", "quotes", "speaker", "naming")
QUESTIONS = {
    "independent": "Is the most important source independent of what it speaks about?",
    "verified": "Does anybody verify what is said? Who, and how?",
    "nobody_says": "What does nobody in this article say?",
}
"""What each student judges at the end, in a sentence."""

CODE = re.compile(r"[\w .-]{1,24}")
"""What a student's code may look like."""


class BadExercise(NewsnbError, ValueError):
    """An exercise cannot be made of what was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An article to mark, made by `exercise`.

    Attributes
    ----------
    reading
        The article, as the machine or a teacher reads it.
    key
        The reading that marks are compared with.
    find
        What is to be found, some of `FIND`.
    code
        The code of the student whose page this is; None if each student types one.
    """

    reading: Reading
    key: Reading
    find: tuple[str, ...]
    code: str | None = None

    def save(self, path: str | Path) -> Path:
        """Write the page for students, one file that needs no network, and return its path.

        A folder gets a file named after the article.

        Parameters
        ----------
        path
            A file that ends in .html, or a folder.

        Raises
        ------
        UnknownName
            If the suffix is another.
        FileProblem
            If the file cannot be written.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.', title="Going on")
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> newsnb.exercise(reading).save(folder).name
        'lesson-Going-on.html'
        """
        from newsnb.classroom.lesson.pages import lesson_page

        return self._write(path, "lesson", lesson_page(self))

    def worksheet(self, path: str | Path) -> Path:
        """Write a page to print: the bare text, a table to fill in, and an answer sheet; return its path.

        Parameters
        ----------
        path
            A file that ends in .html, or a folder.

        Raises
        ------
        UnknownName
            If the suffix is another.
        FileProblem
            If the file cannot be written.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.', title="Going on")
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> newsnb.exercise(reading).worksheet(f"{folder}/sheet.html").name
        'sheet.html'
        """
        from newsnb.classroom.lesson.worksheet import worksheet_page

        return self._write(path, "worksheet", worksheet_page(self))

    def widget(self) -> "ExerciseWidget":
        """Make a DOM widget of it, as `newsnb.widget` does; its trait ``answers`` has what is handed in.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.', title="Going on")
        >>> newsnb.exercise(reading).widget().answers  # empty until it is handed in
        {}
        """
        from newsnb.classroom.lesson.box import exercise_widget

        return exercise_widget(self)

    def _write(self, path: str | Path, kind: str, page: str) -> Path:
        target = path_of(path)
        if target.is_dir():
            target /= file_name(f"{kind} {self.reading.meta.title or ''}", ".html")
        if target.suffix.lower() not in (".html", ".htm"):
            raise UnknownName("file type", target.suffix or target.name, (".html",))
        write_whole(target, page)
        return target

    def __repr__(self) -> str:
        title = self.reading.meta.title or (self.reading.text or "")[:40]
        return f"<Exercise {title!r}: find {', '.join(self.find)}>"

    def _repr_mimebundle_(self, **options: object) -> dict[str, str]:
        from newsnb.classroom.lesson.pages import lesson_cell

        return {"text/html": lesson_cell(self), "text/plain": repr(self)}


def exercise(
    reading: Reading,
    *,
    find: Sequence[str] | str = FIND,
    key: Reading | None = None,
    code: str | None = None,
) -> Exercise:
    """Make an exercise of an article: students mark first, and then compare with a key.

    Parameters
    ----------
    reading
        The article, read by `newsnb.read`.
    find
        What students look for: ``"places"``, ``"quotes"``, ``"speaker"`` and ``"naming"`` (of each quote).
    key
        The reading that marks are compared with, such as one that you corrected. None for ``reading`` itself.
    code
        The code of one student, for a page of his or her own. None: each student types the code that you gave.

    Returns
    -------
    Exercise
        It shows itself on the last line of a cell; ``.save("lesson.html")`` writes the page for students.

    Raises
    ------
    BadExercise
        If the reading has no words, or the key is of another text.
    UnknownName
        If something to find is unknown.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.', title="Going on")
    >>> exercise(reading, find=["quotes", "speaker"])
    <Exercise 'Going on': find quotes, speaker>
    """
    for one in (reading, key):
        if one is not None and not isinstance(one, Reading):
            raise WrongType("exercise", "a reading (newsnb.read makes one from a text)", one)
    if not reading.text or not reading.text.strip():
        raise BadExercise("this reading has no words; read the text of the article again, then make the exercise")
    if key is not None and (key.sha256 != reading.sha256 or key.text is None):
        raise BadExercise("the key is a reading of another text; give a reading of this article, with its words")
    return Exercise(reading=reading, key=key or reading, find=_check_find(find), code=_check_code(code))


def _check_find(find: Sequence[str] | str) -> tuple[str, ...]:
    asked = [find] if isinstance(find, str) else list(find)
    for name in asked:
        if name not in FIND:
            raise UnknownName("thing to find", name, FIND)
    if not asked:
        raise BadExercise(f"there is nothing to find; choose some of {', '.join(FIND)}")
    if {"speaker", "naming"} & set(asked):
        asked.append("quotes")  # which have them
    return tuple(name for name in FIND if name in asked)


def _check_code(code: object) -> str | None:
    if code is None:
        return None
    if not isinstance(code, str) or not CODE.fullmatch(code.strip()):
        raise BadExercise(f"a code has 1 to 24 letters, digits or hyphens, such as '7b-03', got {str(code)[:60]!r}")
    return code.strip()
