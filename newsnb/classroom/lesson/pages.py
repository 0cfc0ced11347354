"""Render an exercise as HTML: the page for students, and the output of a cell.

The key is packed twice, so that nobody reads it in the source of the page by accident.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from newsnb.classroom.lesson.exercise import QUESTIONS, Exercise
from newsnb.classroom.lesson.keys import plain_key
from newsnb.classroom.lesson.words import pieces_of, words_of
from newsnb.reading import Reading
from newsnb.values import Part
from newsnb.views.assets import app_style, bare, lesson_script, loader, packed, packed_code, policy, render
from newsnb.views.model import find_headline
from newsnb.views.moments import name_day
from newsnb.views.pieces import Layer, blocks_of

_TASKS = {
    "places": "each place",
    "quotes": "everything that somebody says, in quotation marks or not",
    "speaker": "who says it",
    "naming": "how that source is named",
}


def lesson_page(exercise: Exercise) -> str:
    """Return the page for students."""
    return _render_page(exercise, place="page")


def frame_of(exercise: Exercise) -> str:
    """Return the page as the document of a frame in a notebook."""
    return _render_page(exercise, place="frame")


def lesson_cell(exercise: Exercise) -> str:
    """Return the output of a cell: the page in a frame, and the script that connects it with the notebook."""
    what = f"An exercise: find {join_task(exercise.find)}. Trust the notebook to see it, or save it with .save()."
    return render(
        "lesson_cell.html",
        key=name_of(exercise),
        title=f"An exercise: {title_of(exercise.reading)}",
        summary=what,
        frame=frame_of(exercise),
        glue=bare("glue.js"),
    )


def _render_page(exercise: Exercise, *, place: str) -> str:
    script = loader("loader.js")
    style = app_style() + bare("lesson/lesson.css")
    lesson = _make_lesson(exercise)
    return render(
        "lesson.html",
        title=title_of(exercise.reading),
        made_by=exercise.reading.made_by,
        paragraphs=["".join(block["pieces"]).strip() for block in lesson["blocks"]],
        style=bare("page.css"),
        policy=policy([script, lesson_script()]),
        shared=packed_code(style, lesson_script()),
        payload=packed(_dump_json({"place": place, "lesson": lesson})),
        script=script,
    )


def _make_lesson(exercise: Exercise) -> dict[str, Any]:
    reading = exercise.reading
    return {
        "name": name_of(exercise),
        "title": title_of(reading),
        "about": " · ".join(filter(None, (reading.meta.outlet, name_day(reading.meta.date or "")))),
        "sha256": reading.sha256,
        "find": exercise.find,
        "code": exercise.code,
        "questions": list(QUESTIONS.items()),
        "task": f"Find {join_task(exercise.find)}.",
        "blocks": blocks_with_words(reading.text or "", reading.parts),
        "key": packed(_dump_json(plain_key(exercise.key, exercise.find))),
    }


def blocks_with_words(text: str, parts: Iterable[Part]) -> list[dict[str, Any]]:
    """Return paragraphs with their kind, each as gap, word, gap, ..., gap; joined they are the text."""
    words = words_of(text)
    found = []
    for block in blocks_of(text, [Layer(part.start, part.end, part.kind) for part in parts]):
        lengths: dict[str, int] = {}
        for piece in block.pieces:
            kind = piece.layers[-1] if piece.layers else "body"
            lengths[kind] = lengths.get(kind, 0) + len(piece.words)
        kind = max(lengths, key=lambda name: lengths[name], default="body")
        end = block.end + len(block.gap)
        found.append({"kind": kind, "pieces": pieces_of(text, words, block.start, end)})
    return found


def join_task(find: tuple[str, ...]) -> str:
    """Return what is to be found as a phrase.

    >>> join_task(("places", "quotes", "speaker"))
    'each place; everything that somebody says, in quotation marks or not, and who says it'
    """
    quotes = [_TASKS[name] for name in find if name != "places"]
    said = [", and ".join(filter(None, (quotes[0], " and ".join(quotes[1:]))))] if quotes else []
    return "; ".join([*(["each place"] if "places" in find else []), *said])


def title_of(reading: Reading) -> str:
    """Return the title of an article, or its headline, or its first words."""
    return reading.meta.title or find_headline(reading) or " ".join((reading.text or "").split()[:8]) + " …"


def name_of(exercise: Exercise) -> str:
    """Return the name under which a browser keeps this exercise: the same for the same one."""
    plain = f"{exercise.reading.sha256} {exercise.find} {exercise.code}"
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:16]


def _dump_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
