"""An exercise on paper: the bare text with wide margins, a table to fill in, and an answer sheet."""

from bisect import bisect_right
from typing import Any

from newsnb.classroom.lesson.exercise import QUESTIONS, Exercise
from newsnb.classroom.lesson.keys import Item, items_of
from newsnb.classroom.lesson.pages import blocks_with_words, join_task, title_of
from newsnb.classroom.lesson.words import brief
from newsnb.views.assets import bare, policy, render
from newsnb.views.moments import name_day
from newsnb.views.words import NAMINGS

_ROWS = 12  # to fill in: more than most articles have quotes, so that their number gives nothing away
_LONG = 110  # letters of a quote on the answer sheet


def worksheet_page(exercise: Exercise) -> str:
    """Return the page to print."""
    reading = exercise.reading
    text = reading.text or ""
    blocks = [block for block in blocks_with_words(text, reading.parts) if any(map(str.strip, block["pieces"]))]
    starts = _find_starts(exercise)
    items = items_of(exercise.key, exercise.find)
    quotes = [_describe(exercise, item, starts) for item in items if item.kind == "quote"]
    places = [(item.place, _paragraph(item, starts)) for item in items if item.kind == "place" and not item.optional]
    return render(
        "worksheet.html",
        title=title_of(reading),
        about=" · ".join(filter(None, (reading.meta.outlet, name_day(reading.meta.date or "")))),
        task=f"Find {join_task(exercise.find)}.",
        style=bare("lesson/paper.css") + bare("lesson/sheet.css"),
        policy=policy([]),
        paragraphs=[(block["kind"], "".join(block["pieces"]).strip()) for block in blocks],
        find=exercise.find,
        rows=range(_ROWS),
        questions=list(QUESTIONS.values()),
        by="the teacher’s reading"
        if exercise.key.corrections
        else "the machine’s reading: check it before you rely on it",
        quotes=quotes,
        places=_count_places(places),
    )


def _find_starts(exercise: Exercise) -> list[int]:
    """Return where each paragraph that has words begins."""
    starts, at = [], 0
    for block in blocks_with_words(exercise.reading.text or "", exercise.reading.parts):
        words = "".join(block["pieces"])
        if words.strip():
            starts.append(at)
        at += len(words)
    return starts


def _paragraph(item: Item, starts: list[int]) -> int:
    return bisect_right(starts, item.spans[0][0])


def _describe(exercise: Exercise, item: Item, starts: list[int]) -> dict[str, Any]:
    words = " ".join(exercise.key.words(item.spans).split())
    return {
        "paragraph": _paragraph(item, starts),
        "who": item.speaker or "nobody",
        "words": brief(words, _LONG),
        "naming": NAMINGS.get(item.naming, item.naming),
        "notes": item.notes,
    }


def _count_places(places: list[tuple[str, int]]) -> list[tuple[str, str]]:
    """Return each place with the paragraphs that name it."""
    found: dict[str, list[int]] = {}
    for name, paragraph in places:
        found.setdefault(name, []).append(paragraph)
    return [(name, ", ".join(map(str, dict.fromkeys(where)))) for name, where in found.items()]
