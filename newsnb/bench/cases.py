"""Sets of made texts that were judged by hand, as JSON lines -> their rows, and their articles as readings."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from newsnb.errors import FileProblem
from newsnb.pipeline import read
from newsnb.reading import Reading


def list_rows(path: Path, field: str, limit: int | None) -> list[dict[str, Any]]:
    """Return the rows of a set, each of which has a field.

    Raises
    ------
    FileProblem
        If it is no such set.
    """
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise FileProblem(path, f"is no set of cases ({error})", "give a file of benchmarks/checking") from None
    if not rows or not all(isinstance(row, dict) and field in row for row in rows):
        raise FileProblem(path, f"has lines without {field!r}", "give a file of benchmarks/checking")
    return rows[:limit]


def read_article(row: Mapping[str, Any]) -> Reading:
    """Read an article of a set."""
    return read(row["text"], title=row.get("title"), outlet=row.get("outlet"), date=row.get("date"))


def made(subject: str, path: Path) -> dict[str, Any]:
    """Return what was measured, on what and when."""
    return {"bench": subject, "corpus": path.name, "date": date.today().isoformat()}
