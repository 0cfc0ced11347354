"""The answers of a class, put together: who marked what, where they agree, and where they split."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.classroom.lesson.keys import items_of
from newsnb.classroom.lesson.matching import Marked
from newsnb.classroom.lesson.words import words_of
from newsnb.classroom.together.answers import Answers, BadAnswers
from newsnb.classroom.together.collecting import choose_article, choose_files, collect
from newsnb.classroom.together.figures import alpha_of, pair_scores
from newsnb.classroom.together.grouping import Group, group_marks, join_names, say_counts, split_of
from newsnb.errors import UnknownName, WrongType
from newsnb.files import path_of, write_whole
from newsnb.reading import Reading
from newsnb.values import Span
from newsnb.views.pieces import Layer, blocks_of

if TYPE_CHECKING:
    import pandas as pd

LAYERS = {"quote": "quotes", "place": "places"}
"""What is marked, and what it is called to be found."""

_COLUMNS = {
    "layer": "string", "start": "Int64", "end": "Int64", "words": "string", "marked": "Int64", "of": "Int64",
    "share": "Float64", "split": "Float64", "speakers": "string", "namings": "string", "codes": "string",
    "machine": "boolean", "machine_speaker": "string", "machine_naming": "string",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What a class handed in on one article, made by `agreement`.

    Attributes
    ----------
    answers
        Of each student, by code.
    reading
        The reading that the class is compared with, or None.
    problems
        Files that could not be read, or in part, and why.
    """

    answers: tuple[Answers, ...]
    reading: Reading | None = None
    problems: tuple[str, ...] = ()

    @property
    def find(self) -> tuple[str, ...]:
        """What was to be found."""
        return self.answers[0].find

    @property
    def text(self) -> str:
        """The article."""
        return self.answers[0].text

    @cached_property
    def marks(self) -> dict[str, list[Marked]]:
        """The marks of each student, by code."""
        return {one.code: one.marked() for one in self.answers}

    @cached_property
    def groups(self) -> list[Group]:
        """What was marked by somebody, or is in the reading, in text order; names that mean one person are one."""
        items = items_of(self.reading, self.find) if self.reading else []
        kinds = [kind for kind, name in LAYERS.items() if name in self.find]
        found = [group for kind in kinds for group in group_marks(self.marks, kind, items)]
        names = join_names(
            (said for group in found for said in group.speakers.values()),
            [*(item.speaker for item in items), *(entity.name for entity in self.reading.entities)]
            if self.reading
            else (),
        )
        joined = [replace(one, speakers={code: names[said] for code, said in one.speakers.items()}) for one in found]
        return sorted(joined, key=lambda group: (group.words[0], -group.words[-1], group.kind))

    @property
    def table(self) -> "pd.DataFrame":
        """A row for each thing that was marked: how many did, what they answered, how split they are, and the machine.

        ``machine`` is whether the reading has it, and empty without a reading.
        """
        import pandas as pd

        return pd.DataFrame([self._make_row(group) for group in self.groups], columns=list(_COLUMNS)).astype(_COLUMNS)

    def _make_row(self, group: Group) -> tuple[Any, ...]:
        start, end = self._span(group)
        count, of, item = len(group.codes), len(self.answers), group.item
        return (
            LAYERS[group.kind], start, end, self.words(group), count, of, count / of,
            self.split(group), say_counts(group.speakers), say_counts(group.namings), ", ".join(group.codes),
            None if self.reading is None else item is not None, item and item.speaker, item and item.naming,
        )  # fmt: skip

    def _span(self, group: Group) -> Span:
        words = words_of(self.text)
        return words[group.words[0]].start, words[group.words[-1]].end

    def words(self, group: Group) -> str:
        """Return the words of a group in one line."""
        start, end = self._span(group)
        return " ".join(self.text[start:end].split())

    def split(self, group: Group) -> float:
        """Return how far the class is split over a group, from 0 to 1."""
        return split_of(group, len(self.answers), [group.speakers, group.namings])

    @cached_property
    def alpha(self) -> dict[str, float | None]:
        """Krippendorff's alpha of each layer; None where there is nothing to compare.

        For places and quotes the units are the words of the article (marked or not), for speaker and naming what the
        class marked as a quote.
        """
        found: dict[str, float | None] = {}
        for kind, name in LAYERS.items():
            if name in self.find:
                found[name] = alpha_of(self._words_coded(kind))
        for name, field in (("speaker", "speakers"), ("naming", "namings")):
            if name in self.find:
                groups = [getattr(group, field) for group in self.groups if group.kind == "quote"]
                given = [(code, at, said) for at, group in enumerate(groups) for code, said in group.items()]
                found[name] = alpha_of(given)
        return found

    def _words_coded(self, kind: str) -> Iterable[tuple[str, int, bool]]:
        solid = [number for number, word in enumerate(words_of(self.text)) if word.solid]
        for code, marks in self.marks.items():
            marked = {number for mark in marks if mark.kind == kind for number in mark.words}
            yield from ((code, number, number in marked) for number in solid)

    @property
    def pairs(self) -> "pd.DataFrame":
        """F1 of the words that each pair of students marked, for places and quotes, with intervals of 95 %."""
        import pandas as pd

        rows = []
        for kind, name in LAYERS.items():
            if name in self.find:
                coded = [self._by_paragraph(marks, kind) for marks in self.marks.values()]
                codes = list(self.marks)
                rows += [(name, codes[i], codes[j], *scores) for i, j, *scores in pair_scores(coded)]
        numbers = dict.fromkeys(("f1", "low", "high"), "Float64")
        return pd.DataFrame(rows, columns=["layer", "one", "other", "f1", "low", "high"]).astype(numbers)

    def _by_paragraph(self, marks: Sequence[Marked], kind: str) -> list[set[int]]:
        """Return the words that a student marked, for each paragraph."""
        starts = [block.start for block in blocks_of(self.text, list[Layer[str]]())]
        words = words_of(self.text)
        found: list[set[int]] = [set() for _ in starts]
        for number in {number for mark in marks if mark.kind == kind for number in mark.words}:
            found[bisect_right(starts, words[number].start) - 1].add(number)
        return found

    def save(self, path: str | Path) -> Path:
        """Write the class picture, one page to project or print; return its path.

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
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> newsnb.agreement([reading, reading]).save(folder).name
        'class.html'
        """
        from newsnb.classroom.together.picture import class_page

        target = path_of(path)
        if target.is_dir():
            target /= "class.html"
        if target.suffix.lower() not in (".html", ".htm"):
            raise UnknownName("file type", target.suffix or target.name, (".html",))
        write_whole(target, class_page(self))
        return target

    def feedback(self, key: Reading, folder: str | Path) -> list[Path]:
        """Write a page for each code: the student's marks beside the key, with the teacher's notes; return the paths.

        Parameters
        ----------
        key
            The corrected reading; the reasons of its corrections are the notes.
        folder
            Where the pages go; it is made if there is none.

        Raises
        ------
        FileProblem
            If the folder or a file cannot be written.
        BadAnswers
            If the key is of another text.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> key = reading.correct(reading.places[0].id, remove=True, why="A football club.")
        >>> len(newsnb.agreement([reading, reading]).feedback(key, folder))
        2
        """
        from newsnb.classroom.together.feedback import write_feedback

        return write_feedback(self, key, folder)

    def __repr__(self) -> str:
        problems = f", {len(self.problems)} problems" if self.problems else ""
        return f"<Agreement of {len(self.answers)} students on {self.answers[0].title!r}{problems}>"

    def _repr_mimebundle_(self, **options: object) -> dict[str, str]:
        from newsnb.classroom.together.picture import class_cell

        return {"text/html": class_cell(self), "text/plain": repr(self)}


def agreement(handed_in: str | Path | Iterable[Any], reading: Reading | None = None) -> Agreement:
    """Put together what a class handed in.

    Parameters
    ----------
    handed_in
        The folder of the files, or a list of files, of `Answers`, or of readings of people who corrected them. A
        reading saved as .json among the files is the one that the class is compared with.
    reading
        The reading to compare the class with; None for one among the files, if there is one.

    Returns
    -------
    Agreement
        Of the students whose files can be read. ``.problems`` names the others, with the reason.

    Raises
    ------
    BadAnswers
        If no file can be read.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.', title="Going on")
    >>> other = reading.correct(reading.places[0].id, remove=True)
    >>> agreement([reading, other])
    <Agreement of 2 students on 'Going on'>
    """
    if reading is not None and not isinstance(reading, Reading):
        raise WrongType("agreement", "a reading to compare with", reading)
    answers, readings, problems = collect(handed_in)
    if not answers:
        why = f" ({problems[0]})" if problems else ""
        raise BadAnswers(
            f"there are no answers of students here{why}; name the folder with the files that were handed in"
        )
    chosen, more = choose_article(answers)
    chosen, twice = choose_files(chosen)
    problems += [*more, *twice, *(f"{one.code}: {problem}" for one in chosen for problem in one.problems)]
    key = reading or next((one for one in readings if one.sha256 == chosen[0].sha256), None)
    if key is not None and key.sha256 != chosen[0].sha256:
        raise BadAnswers("the reading is of another text than the answers; read the text of the exercise")
    return Agreement(answers=tuple(chosen), reading=key, problems=tuple(problems))
