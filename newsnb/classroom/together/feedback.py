"""What my teacher changed: a page for each code, with the student's marks beside the key and the teacher's notes."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.classroom.lesson.exercise import QUESTIONS
from newsnb.classroom.lesson.keys import Item, items_of, removed_notes
from newsnb.classroom.lesson.matching import Found, Marked, compare
from newsnb.classroom.lesson.words import numbers_in, words_of
from newsnb.classroom.together.answers import Answers, BadAnswers, Mark
from newsnb.classroom.together.painting import paint
from newsnb.errors import WrongType
from newsnb.files import file_name, make_folder, path_of, write_whole
from newsnb.reading import Reading
from newsnb.views.assets import bare, policy, render
from newsnb.views.words import NAMINGS

if TYPE_CHECKING:
    from newsnb.classroom.together.agreement import Agreement

_ORDER = ("agreed", "different", "missed", "extra")
_SAID = {"agreed": "agreed", "different": "different", "missed": "missed", "extra": "only you"}
_NO_ANSWER = "no answer"


def write_feedback(agreement: "Agreement", key: Reading, folder: str | Path) -> list[Path]:
    """Write a page for each code; see `newsnb.classroom.together.Agreement.feedback`."""
    if not isinstance(key, Reading):
        raise WrongType("feedback", "a reading as the key", key)
    if key.sha256 != agreement.answers[0].sha256 or key.text is None:
        raise BadAnswers("the key is of another text than the answers; give your reading of the exercise's article")
    where = path_of(folder)
    make_folder(where, todo="choose a folder that you may write to")
    items = items_of(key, agreement.find)
    taken: set[str] = set()
    paths = []
    for answers, marks in zip(agreement.answers, agreement.marks.values(), strict=True):
        path = where / _free_name(answers.code, taken)
        write_whole(path, feedback_page(answers, marks, key, items))
        paths.append(path)
    return paths


def _free_name(code: str, taken: set[str]) -> str:
    """Return the name of a code's file; codes that differ in signs only get a number."""
    name = stem = file_name(f"feedback {code}", otherwise="code")
    while name.casefold() in taken:
        name = f"{stem}-{len(taken)}"
    taken.add(name.casefold())
    return f"{name}.html"


def feedback_page(answers: Answers, marks: Sequence[Marked], key: Reading, items: Sequence[Item]) -> str:
    """Return the page of one student."""
    found = compare(items, marks, answers.find)
    counts = Counter(one.status for one in found)
    by = "your teacher" if key.corrections else "the machine"
    ordered = sorted(found, key=lambda one: _spans_of(one, answers, items))
    results = [_describe(one, answers, key, items) for one in ordered]
    return render(
        "feedback.html",
        title=answers.title or "An article",
        about=" · ".join(filter(None, (answers.code, answers.on_day))),
        by=by,
        style=bare("lesson/paper.css"),
        policy=policy([]),
        tally=[(name, _SAID[name], counts[name]) for name in _ORDER if counts[name]],
        paragraphs=_paint(answers, key, found, items),
        results=[one for one in results if not one["is_place"]],
        places=_join_places(results),
        judgement=[(QUESTIONS[name], words) for name, words in answers.judgement.items()],
    )


def _spans_of(one: Found, answers: Answers, items: Sequence[Item]) -> list[tuple[int, int]]:
    if one.item >= 0:
        return list(items[one.item].spans)
    return [(answers.marks[at].start, answers.marks[at].end) for at in one.marks]


def _paint(answers: Answers, key: Reading, found: Sequence[Found], items: Sequence[Item]) -> list[Any]:
    words = words_of(answers.text)
    looks: dict[int, frozenset[str]] = {}
    tags: dict[int, tuple[tuple[str, str], ...]] = {}
    # The shorter later: a place in a quote keeps its own look.
    for one in sorted(found, key=lambda one: -sum(end - start for start, end in _spans_of(one, answers, items))):
        for at, span in enumerate(_spans_of(one, answers, items)):
            numbers = numbers_in(words, span)
            looks |= dict.fromkeys(numbers, frozenset({f"is-{one.status}"}))
            if numbers and not at:
                tags[numbers[0]] = ((f"is-{one.status}", _SAID[one.status]),)
    return paint(answers.text, key.parts, looks, tags)


def _describe(one: Found, answers: Answers, key: Reading, items: Sequence[Item]) -> dict[str, Any]:
    mine = [answers.marks[at] for at in one.marks]
    item = items[one.item] if one.item >= 0 else None
    notes = list(item.notes) if item else _notes_on(mine[0], key)
    return {
        "status": one.status,
        "said": _SAID[one.status],
        "words": _join_words(answers.text, _spans_of(one, answers, items)),
        "lines": list(_list_lines(one, answers, item, mine)),
        "notes": notes,
        "brief": one.status == "agreed" and not notes,
        "is_place": (item.kind if item else mine[0].kind) == "place" and not notes,
    }


def _join_places(results: Sequence[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return the places of which there is nothing to say but what they are, with their status."""
    found = []
    for status in _ORDER[1:]:
        those = [one["words"] for one in results if one["is_place"] and one["status"] == status]
        if those:
            found.append((status, _SAID[status], ", ".join(dict.fromkeys(those))))
    return found


def _join_words(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _notes_on(mark: Mark, key: Reading) -> list[str]:
    """Return why the teacher took out what a student marked."""
    return [why for (start, end), why in removed_notes(key) if why and mark.start < end and start < mark.end]


def _list_lines(one: Found, answers: Answers, item: Item | None, mine: Sequence[Mark]) -> list[tuple[str, str, str]]:
    """Return what is asked, the student's answer, and the key's."""
    lines = []
    if "words" in one.differs:
        yours = _join_words(answers.text, [(mark.start, mark.end) for mark in mine])
        lines.append(("Words", f"“{yours}”", "as above"))
    if item is not None and item.kind == "place":
        lines.append(("Place", "", item.place))
    quotes = (item.kind if item else mine[0].kind) == "quote"
    asked = one.differs if item and mine else answers.find  # what is the same needs no line
    if quotes and "speaker" in asked:
        given = [mark.speaker or "nobody" for mark in mine if mark.speaker is not None]
        lines.append(("Who says it", _join(given, mine), (item.speaker or "nobody") if item else ""))
    if quotes and "naming" in asked:
        given = [NAMINGS[mark.naming] for mark in mine if mark.naming is not None]
        lines.append(("Named", _join(given, mine), NAMINGS.get(item.naming, item.naming) if item else ""))
    return lines


def _join(given: Sequence[str], mine: Sequence[Mark]) -> str:
    return ", ".join(dict.fromkeys(given)) or (_NO_ANSWER if mine else "")
