"""A path -> texts with who is who and whose turn it is, as Wikinews texts are marked in GUM (Zeldes 2017)."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

from newsnb.errors import FileProblem

_WANTED = "give JSON lines of id, text, entities and turns"
_FIRST_PERSON = frozenset("i me my mine myself".split())
_ARTICLES = ("a ", "an ", "one ")  # begin what is predicated or in apposition, which newsnb gives as a title
_POSSESSIVES = ("'s", "’s")
_LABELS = {"PER": "PERSON", "ORG": "ORG"}

Marked = dict[str, Any]
"""``id``, ``clusters`` with ``mentions`` of ``[start, end, kind]``, and ``turns`` with ``start``, ``end``, ``who``,
and ``from``, below the title."""


def has_turns(path: Path) -> bool:
    """Return whether a corpus marks clusters in its own file, and turns."""
    try:
        with path.open(encoding="utf-8") as lines:
            return "turns" in json.loads(next(lines, "{}"))
    except (OSError, ValueError, TypeError):
        return False  # whoever reads it says what is wrong with it


def read_interviews(path: Path, *, limit: int | None = None) -> list[tuple[str, Marked]]:
    """Read texts, each with its clusters and turns.

    Parameters
    ----------
    path
        A file of JSON lines ``{"id", "text", "entities": [{"type", "mentions": [{"start", "end", "kind"}]}], "turns":
        [{"start", "end", "who"}]}``; a ``"title"`` is put above its text, as papers print it.
    limit
        Number of texts to read; None for all.

    Raises
    ------
    FileProblem
        If a line is no such text.
    """
    lines = (line for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    try:
        return [_marked(json.loads(line)) for line in islice(lines, limit)]
    except (ValueError, TypeError, KeyError) as error:
        raise FileProblem(path, "holds a line that is no text with turns", _WANTED) from error


def _marked(row: dict[str, Any]) -> tuple[str, Marked]:
    head = f"{row['title']}\n\n" if row.get("title") else ""
    text = head + row["text"]
    clusters = [
        {"mentions": [mention for one in entity["mentions"] if (mention := _mention(text, _moved(one, len(head))))]}
        for entity in row["entities"]
        if entity["type"] in _LABELS
    ]
    turns = [_moved(turn, len(head)) for turn in row.get("turns", [])]
    return text, {"id": row["id"], "clusters": clusters, "turns": turns, "from": len(head)}


def _moved(one: dict[str, Any], by: int) -> dict[str, Any]:
    return one | {"start": one["start"] + by, "end": one["end"] + by}


def _mention(text: str, one: dict[str, Any]) -> list[Any] | None:
    """Return a mention with its kind as newsnb counts them; None where it is not counted."""
    start, end, kind = one["start"], one["end"], one["kind"]
    words = text[start:end]
    if kind == "nominal":
        return None if words.lower().startswith(_ARTICLES) else [start, end, "role"]
    if kind == "pronoun":
        return [start, end, "first" if words.lower() in _FIRST_PERSON else "pronoun"]
    return [start, end - 2 if words.endswith(_POSSESSIVES) else end, "name"]
