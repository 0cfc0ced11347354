"""Data files that come with the package."""

import json
from importlib.resources import files
from typing import Any


def read_shipped(*path: str) -> str:
    """Return the text of a file in the package; ``path`` is relative to ``newsnb/``."""
    return files("newsnb").joinpath(*path).read_text(encoding="utf-8")


def read_shipped_json(*path: str) -> dict[str, Any]:
    """Return the object in a JSON file of the package."""
    found: dict[str, Any] = json.loads(read_shipped(*path))
    return found
