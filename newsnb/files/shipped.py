"""Data files that come with the package."""

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def read_shipped(*path: str) -> str:
    """Return the text of a file in the package; ``path`` is relative to ``newsnb/``."""
    return files("newsnb").joinpath(*path).read_text(encoding="utf-8")


def read_shipped_json(*path: str) -> dict[str, Any]:
    """Return the object in a JSON file of the package."""
    found: dict[str, Any] = json.loads(read_shipped(*path))
    return found


def find_shipped(folder: str, name: str) -> Traversable:
    """Find a file in the wheel, or its original beside the package in a checkout."""
    inside = files("newsnb") / folder / name
    return inside if inside.is_file() else Path(__file__).parents[2] / folder / name
