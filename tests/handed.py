"""Files of a class, made without a browser."""

import json

from newsnb.classroom.lesson.keys import items_of
from readings import harbour

READING = harbour()


def answers(code="a1", marks=(), *, reading=READING, **changes):
    """Return a file as the page of an exercise writes it."""
    return {
        "format": "newsnb.answers", "version": 1, "code": code, "on_day": "2026-11-28", "sha256": reading.sha256,
        "title": "Harbour towns", "find": ["places", "quotes", "speaker", "naming"], "marks": marks,
        "judgement": {}, "text": reading.text,
    } | changes  # fmt: skip


def mark(words, kind="quote", speaker=None, naming=None, reading=READING):
    start = reading.text.index(words)
    return {"kind": kind, "start": start, "end": start + len(words), "speaker": speaker, "naming": naming}


def marks_like(reading=READING, leave_out=0):
    """Return the marks of a student who finds what the reading has, but for the first few."""
    return [
        {
            "kind": item.kind, "start": item.spans[0][0], "end": item.spans[-1][1],
            "speaker": item.speaker if item.kind == "quote" else None, "naming": item.naming or None,
        }
        for item in items_of(reading, ["places", "quotes"])[leave_out:]
    ]  # fmt: skip


def hand_in(folder, *files):
    folder.mkdir(exist_ok=True)
    for number, content in enumerate(files):
        words = content if isinstance(content, bytes) else json.dumps(content).encode()
        (folder / f"answers-{number:02}.json").write_bytes(words)
    return folder
