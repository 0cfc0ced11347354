"""What a comparison or a check found -> a file, by its suffix."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.errors import UnknownName
from newsnb.export.tables import guard
from newsnb.files import path_of, write_whole

if TYPE_CHECKING:
    import pandas as pd


def save_result(path: str | Path, makers: Mapping[str, Callable[[], str]]) -> Path:
    """Write what the maker of the path's suffix makes, and return the path.

    Raises
    ------
    UnknownName
        If there is no maker for the suffix.
    FileProblem
        If the file cannot be written.
    """
    target = path_of(path)
    if target.suffix.lower() not in makers:
        raise UnknownName("file type", target.suffix or target.name, makers)
    write_whole(target, makers[target.suffix.lower()]())
    return target


def json_of(found: Mapping[str, Any]) -> str:
    """Return plain values as JSON."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def csv_of(frame: "pd.DataFrame") -> str:
    """Return a table as CSV, with cells that a spreadsheet would run made harmless."""
    return str(frame.map(guard).to_csv(index=False, lineterminator="\r\n"))
